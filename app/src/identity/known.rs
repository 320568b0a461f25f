//! People who are given accounts without having signed in: for the demonstration, replays and measurements.
//!
//! The statements are split by engine because only each engine's own JSON functions take a whole set of rows as one value.

use crate::clock::millis;
use crate::db::{DbError, Tx};
use crate::{run, sql};
use domain::actor::Grant;
use domain::rights::MayAdminister;
use jiff::Timestamp;
use serde_json::{Value, json};
use uuid::Uuid;

/// Whether there is anybody who was not made up by this program: an account whose mail could arrive (no mail ever does under `.invalid`,
/// RFC 2606), or an entry of the roll whose reference no replay and no measurement gives.
///
/// # Errors
/// When the database fails.
pub async fn has_real_people(tx: &mut Tx) -> Result<bool, DbError> {
    let real: i64 = run!(tx, c => sqlx::query_scalar(sql!(
        "SELECT COUNT(*) FROM (SELECT 1 AS one FROM accounts WHERE email NOT LIKE '%.invalid'
            UNION ALL SELECT 1 AS one FROM roll_entries WHERE reference NOT LIKE 'pabulib-%' AND reference NOT LIKE 'ballots-%' AND reference NOT LIKE 'measured-%' LIMIT 1) f"
    )).fetch_one(c).await?);
    Ok(real > 0)
}

/// Somebody on the roll who has an account: for the demonstration, replays and measurements.
#[derive(Clone, Debug)]
pub struct KnownResident {
    /// The id of the account, if it is new.
    pub account: Uuid,
    /// The confirmed address.
    pub email: String,
    /// What to be called.
    pub name: String,
    /// The reference of the entry on the roll.
    pub reference: String,
}

/// Gives accounts to entries of the roll, unless the address or the entry has one.
///
/// # Errors
/// When the database fails.
pub async fn insert_accounts(
    tx: &mut Tx,
    _may: &MayAdminister,
    residents: &[KnownResident],
    lang: &str,
    now: Timestamp,
) -> Result<(), DbError> {
    let row = |known: &KnownResident| {
        json!([
            known.account.simple().to_string(),
            known.email,
            known.name,
            known.reference
        ])
    };
    let rows = Value::from_iter(residents.iter().map(row)).to_string();
    match tx {
        Tx::Sqlite(lease) => sqlx::query(sql!(
            Sqlite,
            "INSERT INTO accounts (id, email, name, lang, roll_entry, created_at)
             SELECT unhex(given.value ->> 0), given.value ->> 1, given.value ->> 2, $2, r.id, $3
             FROM json_each($1) given JOIN roll_entries r ON r.reference = given.value ->> 3 WHERE 1 = 1 ON CONFLICT DO NOTHING"
        ))
        .bind(rows)
        .bind(lang)
        .bind(millis(now))
        .execute(&mut **lease)
        .await?
        .rows_affected(),
        Tx::Postgres(lease) => sqlx::query(sql!(
            Postgres,
            "INSERT INTO accounts (id, email, name, lang, roll_entry, created_at)
             SELECT CAST(given.value ->> 0 AS uuid), given.value ->> 1, given.value ->> 2, $2, r.id, $3
             FROM json_array_elements(CAST($1 AS json)) given JOIN roll_entries r ON r.reference = given.value ->> 3 ON CONFLICT DO NOTHING"
        ))
        .bind(rows)
        .bind(lang)
        .bind(millis(now))
        .execute(&mut **lease)
        .await?
        .rows_affected(),
    };
    Ok(())
}

/// Gives the account of an address a role, unless it is held.
///
/// # Errors
/// When the database fails.
pub async fn insert_grant(
    tx: &mut Tx,
    _may: &MayAdminister,
    email: &str,
    grant: Grant,
    now: Timestamp,
) -> Result<(), DbError> {
    let space = grant.space.map_or(Uuid::nil(), |space| space.0);
    run!(tx, c => sqlx::query(sql!(
        "INSERT INTO role_grants (account, space, role, granted_by, granted_at)
         SELECT a.id, $2, $3, NULL, $4 FROM accounts a WHERE a.email = $1 ON CONFLICT DO NOTHING"
    )).bind(email).bind(space).bind(grant.role.word()).bind(millis(now)).execute(c).await?.rows_affected());
    Ok(())
}

/// An account that is not matched to the roll, unless the address has one.
///
/// # Errors
/// When the database fails.
pub async fn insert_account(
    tx: &mut Tx,
    _may: &MayAdminister,
    account: Uuid,
    email: &str,
    name: &str,
    now: Timestamp,
) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!(
        "INSERT INTO accounts (id, email, name, lang, roll_entry, created_at) VALUES ($1, $2, $3, 'en', NULL, $4) ON CONFLICT DO NOTHING"
    )).bind(account).bind(email).bind(name).bind(millis(now)).execute(c).await?.rows_affected());
    Ok(())
}
