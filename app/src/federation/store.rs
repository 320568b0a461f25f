//! Rows of providers and of who somebody is there.

use crate::clock::millis;
use crate::db::{DbError, Tx};
use crate::{run, sql};
use domain::ids::AccountId;
use domain::rights::{MayActForSure, MayAdminister};
use jiff::Timestamp;
use uuid::Uuid;

/// A provider, as the administration has set it up.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Provider {
    /// Its id.
    pub id: Uuid,
    /// What citizens call it.
    pub name: String,
    /// Its address.
    pub issuer: String,
    /// What it calls us.
    pub client_id: String,
    /// What we ask it for, apart from `openid`: words with blanks between.
    pub scopes: String,
    /// Values of `acr` that count as known to the roll: words with blanks between.
    pub resident_acr: String,
    /// Values of `acr` that count as electronic identity: words with blanks between.
    pub strong_acr: String,
    /// How somebody is found on the roll: `none`, `reference` or `person`.
    pub roll_match: String,
    /// Which claim holds the reference of the roll.
    pub match_claim: String,
    /// Whether the e-mail addresses it calls confirmed are.
    pub trusts_email: bool,
    /// Whether one can sign in by it.
    pub is_active: bool,
    /// Counts changes.
    pub version: i64,
    /// When it was set up, in milliseconds since 1970-01-01 UTC.
    pub created_at: i64,
}

impl Provider {
    /// Whether this `acr` counts as electronic identity.
    #[must_use]
    pub fn is_strong(&self, acr: Option<&str>) -> bool {
        acr.is_some_and(|acr| self.strong_acr.split_whitespace().any(|word| word == acr))
    }

    /// Whether somebody who came with this `acr` may be looked up on the roll.
    #[must_use]
    pub fn is_resident(&self, acr: Option<&str>) -> bool {
        let named = |acr: &str| self.resident_acr.split_whitespace().any(|word| word == acr);
        acr.is_some_and(named) || self.is_strong(acr)
    }

    /// The file of its secret.
    #[must_use]
    pub fn secret_name(&self) -> String {
        secret_name(self.id)
    }
}

/// The file of a provider's secret.
#[must_use]
pub fn secret_name(provider: Uuid) -> String {
    format!("provider-{provider}")
}

/// All providers, by name.
///
/// # Errors
/// When the database fails.
pub async fn all(tx: &mut Tx) -> Result<Vec<Provider>, DbError> {
    Ok(run!(tx, c => sqlx::query_as(sql!(
        "SELECT id, name, issuer, client_id, scopes, resident_acr, strong_acr, roll_match, match_claim, trusts_email, is_active, version, created_at
         FROM providers ORDER BY name, id LIMIT 200"
    )).fetch_all(c).await?))
}

/// One provider.
///
/// # Errors
/// When the database fails.
pub async fn one(tx: &mut Tx, id: Uuid) -> Result<Option<Provider>, DbError> {
    Ok(run!(tx, c => sqlx::query_as(sql!(
        "SELECT id, name, issuer, client_id, scopes, resident_acr, strong_acr, roll_match, match_claim, trusts_email, is_active, version, created_at
         FROM providers WHERE id = $1"
    )).bind(id).fetch_optional(c).await?))
}

/// Sets a provider up.
///
/// # Errors
/// When the database fails.
pub async fn insert(tx: &mut Tx, _: &MayAdminister, p: &Provider) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!(
        "INSERT INTO providers (id, name, issuer, client_id, scopes, resident_acr, strong_acr, roll_match, match_claim, trusts_email, is_active, version, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 1, $12)"
    )).bind(p.id).bind(&p.name).bind(&p.issuer).bind(&p.client_id).bind(&p.scopes).bind(&p.resident_acr).bind(&p.strong_acr).bind(&p.roll_match)
        .bind(&p.match_claim).bind(p.trusts_email).bind(p.is_active).bind(p.created_at).execute(c).await?.rows_affected());
    Ok(())
}

/// Changes a provider, if it still has the version the change was made on.
///
/// # Errors
/// When the database fails.
pub async fn update(tx: &mut Tx, _: &MayAdminister, p: &Provider) -> Result<bool, DbError> {
    let changed = run!(tx, c => sqlx::query(sql!(
        "UPDATE providers SET name = $2, issuer = $3, client_id = $4, scopes = $5, resident_acr = $6, strong_acr = $7, roll_match = $8, match_claim = $9,
                trusts_email = $10, is_active = $11, version = version + 1 WHERE id = $1 AND version = $12"
    )).bind(p.id).bind(&p.name).bind(&p.issuer).bind(&p.client_id).bind(&p.scopes).bind(&p.resident_acr).bind(&p.strong_acr).bind(&p.roll_match)
        .bind(&p.match_claim).bind(p.trusts_email).bind(p.is_active).bind(p.version).execute(c).await?.rows_affected());
    Ok(changed == 1)
}

/// Removes a provider with all that is known of who somebody is there; `false` if there is none.
///
/// # Errors
/// When the database fails.
pub async fn remove(tx: &mut Tx, _: &MayAdminister, id: Uuid) -> Result<bool, DbError> {
    run!(tx, c => sqlx::query(sql!("DELETE FROM federated_identities WHERE provider = $1")).bind(id).execute(c).await?.rows_affected());
    let gone = run!(tx, c => sqlx::query(sql!("DELETE FROM providers WHERE id = $1")).bind(id).execute(c).await?.rows_affected());
    Ok(gone == 1)
}

/// How many accounts are connected with a provider.
///
/// # Errors
/// When the database fails.
pub async fn connected(tx: &mut Tx, provider: Uuid) -> Result<i64, DbError> {
    Ok(
        run!(tx, c => sqlx::query_scalar(sql!("SELECT COUNT(*) FROM federated_identities WHERE provider = $1")).bind(provider).fetch_one(c).await?),
    )
}

/// Who somebody is at a provider, for the owner of the account.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Identity {
    /// Its id.
    pub id: Uuid,
    /// The provider's id.
    pub provider_id: Uuid,
    /// The provider's name.
    pub provider: String,
    /// What the provider calls the person.
    pub label: String,
    /// When it was connected, in milliseconds since 1970-01-01 UTC.
    pub linked_at: i64,
    /// When it was last used.
    pub used_at: i64,
}

/// The identities of an account.
///
/// # Errors
/// When the database fails.
pub async fn of(tx: &mut Tx, account: AccountId) -> Result<Vec<Identity>, DbError> {
    Ok(run!(tx, c => sqlx::query_as(sql!(
        "SELECT i.id, p.id AS provider_id, p.name AS provider, i.label, i.linked_at, i.used_at FROM federated_identities i JOIN providers p ON p.id = i.provider
         WHERE i.account = $1 ORDER BY p.name, i.id LIMIT 100"
    )).bind(account.0).fetch_all(c).await?))
}

/// The account that an identity belongs to.
///
/// # Errors
/// When the database fails.
pub async fn holder(
    tx: &mut Tx,
    provider: Uuid,
    subject: &str,
) -> Result<Option<AccountId>, DbError> {
    let found: Option<Uuid> = run!(tx, c => sqlx::query_scalar(sql!("SELECT account FROM federated_identities WHERE provider = $1 AND subject = $2"))
        .bind(provider).bind(subject).fetch_optional(c).await?);
    Ok(found.map(AccountId))
}

/// Writes down that an identity was used, and what the provider calls the person now.
///
/// # Errors
/// When the database fails.
pub async fn used(
    tx: &mut Tx,
    provider: Uuid,
    subject: &str,
    label: &str,
    now: Timestamp,
) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!("UPDATE federated_identities SET used_at = $3, label = $4 WHERE provider = $1 AND subject = $2"))
        .bind(provider).bind(subject).bind(millis(now)).bind(label).execute(c).await?.rows_affected());
    Ok(())
}

/// Why an identity is bound to an account.
#[derive(Clone, Copy, Debug)]
pub enum Bound<'a> {
    /// The account was made with it.
    New(AccountId),
    /// Its owner asked for it.
    Asked(&'a MayActForSure),
}

/// An identity that is to belong to an account.
#[derive(Clone, Debug)]
pub struct NewIdentity<'a> {
    /// The id it gets.
    pub id: Uuid,
    /// The provider.
    pub provider: Uuid,
    /// What the provider knows the person by, for ever.
    pub subject: &'a str,
    /// What the provider calls the person.
    pub label: &'a str,
}

/// Binds an identity to an account; `false` if it belongs to one already.
///
/// # Errors
/// When the database fails.
pub async fn link(
    tx: &mut Tx,
    bound: Bound<'_>,
    new: &NewIdentity<'_>,
    now: Timestamp,
) -> Result<bool, DbError> {
    let account = match bound {
        Bound::New(account) => account,
        Bound::Asked(permit) => *permit.account(),
    };
    let added = run!(tx, c => sqlx::query(sql!(
        "INSERT INTO federated_identities (id, provider, subject, account, label, linked_at, used_at) VALUES ($1, $2, $3, $4, $5, $6, $6)
         ON CONFLICT (provider, subject) DO NOTHING"
    )).bind(new.id).bind(new.provider).bind(new.subject).bind(account.0).bind(new.label).bind(millis(now)).execute(c).await?.rows_affected());
    Ok(added == 1)
}

/// Parts an identity from its account; `false` if it is not one of the account's.
///
/// # Errors
/// When the database fails.
pub async fn unlink(tx: &mut Tx, permit: &MayActForSure, id: Uuid) -> Result<bool, DbError> {
    let gone = run!(tx, c => sqlx::query(sql!("DELETE FROM federated_identities WHERE id = $1 AND account = $2"))
        .bind(id).bind(permit.account().0).execute(c).await?.rows_affected());
    Ok(gone == 1)
}

/// Parts an account from the identities that were connected since a moment, in milliseconds since 1970.
///
/// # Errors
/// When the database fails.
pub async fn part_since(tx: &mut Tx, account: AccountId, since: i64) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!("DELETE FROM federated_identities WHERE account = $1 AND linked_at >= $2"))
        .bind(account.0).bind(since).execute(c).await?.rows_affected());
    Ok(())
}
