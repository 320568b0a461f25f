//! Rows of the profile, of pseudonyms and of names chosen for a space.

mod many;

pub use many::{Place, all_chosen, pseudonyms};

use crate::clock::millis;
use crate::db::{DbError, Tx};
use crate::{run, sql};
use domain::ids::{AccountId, SpaceId};
use domain::names::Pseudonym;
use domain::rights::MayManageOwnAccount;
use jiff::Timestamp;
use uuid::Uuid;

/// A field that is filled in.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Row {
    /// The key of the field.
    pub key: String,
    /// What was typed; several choices stand on lines of their own.
    pub value: String,
    /// When, in milliseconds since 1970-01-01 UTC.
    pub changed_at: i64,
}

/// The fields an account has filled in.
///
/// # Errors
/// When the database fails.
pub async fn fields(tx: &mut Tx, account: AccountId) -> Result<Vec<Row>, DbError> {
    Ok(
        run!(tx, c => sqlx::query_as(sql!("SELECT key, value, changed_at FROM profile_fields WHERE account = $1 ORDER BY key"))
        .bind(account.0).fetch_all(c).await?),
    )
}

/// What an account has put into a field; `None` where it is empty.
///
/// # Errors
/// When the database fails.
pub async fn told(tx: &mut Tx, account: AccountId, key: &str) -> Result<Option<String>, DbError> {
    Ok(
        run!(tx, c => sqlx::query_scalar(sql!("SELECT value FROM profile_fields WHERE account = $1 AND key = $2"))
        .bind(account.0).bind(key).fetch_optional(c).await?),
    )
}

/// Puts back what stood in a field, for whoever takes a change of it back.
///
/// # Errors
/// When the database fails.
pub async fn put_back(
    tx: &mut Tx,
    account: AccountId,
    key: &str,
    value: &str,
    now: Timestamp,
) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!(
        "INSERT INTO profile_fields (account, key, value, changed_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (account, key) DO UPDATE SET value = excluded.value, changed_at = excluded.changed_at"
    )).bind(account.0).bind(key).bind(value).bind(millis(now)).execute(c).await?.rows_affected());
    Ok(())
}

/// Fills in a field, or empties it.
///
/// # Errors
/// When the database fails.
pub async fn put(
    tx: &mut Tx,
    permit: &MayManageOwnAccount,
    key: &str,
    value: &str,
    now: Timestamp,
) -> Result<(), DbError> {
    let account = permit.account().0;
    if value.is_empty() {
        run!(tx, c => sqlx::query(sql!("DELETE FROM profile_fields WHERE account = $1 AND key = $2")).bind(account).bind(key).execute(c).await?.rows_affected());
        return Ok(());
    }
    put_back(tx, *permit.account(), key, value, now).await
}

/// The pseudonym of an account in a space, if it has one already.
///
/// # Errors
/// When the database fails.
pub async fn pseudonym(
    tx: &mut Tx,
    space: SpaceId,
    account: AccountId,
) -> Result<Option<Pseudonym>, DbError> {
    let number: Option<i64> = run!(tx, c => sqlx::query_scalar(sql!("SELECT number FROM pseudonyms WHERE space = $1 AND account = $2"))
        .bind(space.0).bind(account.0).fetch_optional(c).await?);
    let known = |number| Pseudonym::from_number(number).ok_or(DbError::Stored("pseudonym"));
    number.map(known).transpose()
}

/// Gives an account a pseudonym in a space; `false` if somebody there has it already.
///
/// # Errors
/// When the database fails.
pub async fn claim(
    tx: &mut Tx,
    space: SpaceId,
    account: AccountId,
    pseudonym: Pseudonym,
) -> Result<bool, DbError> {
    let claimed = run!(tx, c => sqlx::query(sql!("INSERT INTO pseudonyms (space, account, number) VALUES ($1, $2, $3) ON CONFLICT (space, number) DO NOTHING"))
        .bind(space.0).bind(account.0).bind(pseudonym.number()).execute(c).await?.rows_affected());
    Ok(claimed == 1)
}

/// The names an account has chosen, with their spaces.
///
/// # Errors
/// When the database fails.
pub async fn chosen(tx: &mut Tx, account: AccountId) -> Result<Vec<(SpaceId, String)>, DbError> {
    let rows: Vec<(Uuid, String)> = run!(tx, c => sqlx::query_as(sql!("SELECT space, name FROM public_names WHERE account = $1"))
        .bind(account.0).fetch_all(c).await?);
    let of = |(space, name)| (SpaceId(space), name);
    Ok(rows.into_iter().map(of).collect())
}

/// Goes back to the pseudonym in a space. A name that moderators hid stays hidden: others see the pseudonym anyway.
///
/// # Errors
/// When the database fails.
pub async fn unchoose(
    tx: &mut Tx,
    permit: &MayManageOwnAccount,
    space: SpaceId,
) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!("DELETE FROM public_names WHERE account = $1 AND space = $2 AND visibility <> 'hidden'"))
        .bind(permit.account().0).bind(space.0).execute(c).await?.rows_affected());
    Ok(())
}
