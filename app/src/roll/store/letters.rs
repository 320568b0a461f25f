//! Batches of letters, and whom they go to.

use crate::clock::millis;
use crate::db::{DbError, Tx};
use crate::roll::entries::Entry;
use crate::{run, sql};
use domain::ids::RollEntryId;
use domain::rights::MayServe;
use jiff::Timestamp;
use uuid::Uuid;

/// Nobody gets a second letter with their district within this time, in milliseconds; one can be made by reference.
const ROUND: i64 = 24 * 3600 * 1000;

/// Residents of a district (of all for the empty one) without an account and without a code that can be used, by name; at most `limit`.
///
/// # Errors
/// When the database fails.
pub async fn recipients(
    tx: &mut Tx,
    district: &str,
    now: Timestamp,
    limit: i64,
) -> Result<Vec<Entry>, DbError> {
    Ok(run!(tx, c => sqlx::query_as(sql!(
        "SELECT r.id, r.reference, r.given_name, r.family_name, r.birth_date, r.district, r.address, r.left_on, r.left_why FROM roll_entries r
         WHERE r.left_on IS NULL AND ($1 = '' OR r.district = $1)
           AND NOT EXISTS (SELECT 1 FROM accounts a WHERE a.roll_entry = r.id)
           AND NOT EXISTS (SELECT 1 FROM letter_codes k WHERE k.entry = r.id AND k.used_at IS NULL AND k.expires_at > $2)
         ORDER BY r.family_name, r.given_name, r.id LIMIT $3"
    )).bind(district).bind(millis(now)).bind(limit).fetch_all(c).await?))
}

/// The same, also those who have a code, which will be replaced: whose letter is oldest comes first, and nobody who got one within a day, so that
/// batch after batch goes on where the one before ended, until nobody is left.
///
/// # Errors
/// When the database fails.
pub async fn recipients_again(
    tx: &mut Tx,
    district: &str,
    now: Timestamp,
    limit: i64,
) -> Result<Vec<Entry>, DbError> {
    Ok(run!(tx, c => sqlx::query_as(sql!(
        "SELECT r.id, r.reference, r.given_name, r.family_name, r.birth_date, r.district, r.address, r.left_on, r.left_why FROM roll_entries r
         LEFT JOIN letter_codes k ON k.entry = r.id LEFT JOIN letter_batches b ON b.id = k.batch
         WHERE r.left_on IS NULL AND ($1 = '' OR r.district = $1) AND COALESCE(b.at, 0) <= $2
           AND NOT EXISTS (SELECT 1 FROM accounts a WHERE a.roll_entry = r.id)
         ORDER BY COALESCE(b.at, 0), r.family_name, r.given_name, r.id LIMIT $3"
    )).bind(district).bind(millis(now) - ROUND).bind(limit).fetch_all(c).await?))
}

/// One resident, if no account has the entry.
///
/// # Errors
/// When the database fails.
pub async fn recipient(tx: &mut Tx, reference: &str) -> Result<Option<Entry>, DbError> {
    Ok(run!(tx, c => sqlx::query_as(sql!(
        "SELECT r.id, r.reference, r.given_name, r.family_name, r.birth_date, r.district, r.address, r.left_on, r.left_why FROM roll_entries r
         WHERE r.reference = $1 AND r.left_on IS NULL AND NOT EXISTS (SELECT 1 FROM accounts a WHERE a.roll_entry = r.id)"
    )).bind(reference).fetch_optional(c).await?))
}

/// Residents without an account, by district: with and without a code that can be used.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Waiting {
    /// The district; empty where the roll names none.
    pub district: String,
    /// Residents without an account.
    pub people: i64,
    /// Of those: with a code that can be used.
    pub with_code: i64,
}

/// How many residents have no account, by district.
///
/// # Errors
/// When the database fails.
pub async fn waiting(tx: &mut Tx, now: Timestamp) -> Result<Vec<Waiting>, DbError> {
    Ok(run!(tx, c => sqlx::query_as(sql!(
        "SELECT COALESCE(r.district, '') AS district, COUNT(*) AS people, COUNT(k.entry) AS with_code FROM roll_entries r
         LEFT JOIN letter_codes k ON k.entry = r.id AND k.used_at IS NULL AND k.expires_at > $1
         WHERE r.left_on IS NULL AND NOT EXISTS (SELECT 1 FROM accounts a WHERE a.roll_entry = r.id)
         GROUP BY COALESCE(r.district, '') ORDER BY 1"
    )).bind(millis(now)).fetch_all(c).await?))
}

/// A batch that is to be written.
#[derive(Clone, Debug)]
pub struct NewBatch {
    /// Its id.
    pub id: Uuid,
    /// The district; empty for all.
    pub district: String,
    /// Until when its codes work.
    pub expires_at: Timestamp,
}

/// Writes a batch down with its codes: each entry and the hash of its code.
///
/// # Errors
/// When the database fails.
pub async fn insert(
    tx: &mut Tx,
    may: &MayServe,
    batch: &NewBatch,
    codes: &[(RollEntryId, Vec<u8>)],
    now: Timestamp,
) -> Result<(), DbError> {
    let letters = i64::try_from(codes.len()).unwrap_or(i64::MAX);
    run!(tx, c => sqlx::query(sql!("INSERT INTO letter_batches (id, at, by_account, district, letters, expires_at) VALUES ($1, $2, $3, $4, $5, $6)"))
        .bind(batch.id).bind(millis(now)).bind(may.by().0).bind(&batch.district).bind(letters).bind(millis(batch.expires_at))
        .execute(c).await?.rows_affected());
    for (entry, hash) in codes {
        run!(tx, c => sqlx::query(sql!(
            "INSERT INTO letter_codes (entry, batch, hash, expires_at, wrong_births) VALUES ($1, $2, $3, $4, 0)
             ON CONFLICT (entry) DO UPDATE SET batch = excluded.batch, hash = excluded.hash, expires_at = excluded.expires_at, wrong_births = 0, used_at = NULL"
        )).bind(entry.0).bind(batch.id).bind(hash).bind(millis(batch.expires_at)).execute(c).await?.rows_affected());
    }
    Ok(())
}

/// A batch that was printed.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Batch {
    /// When, in milliseconds since 1970.
    pub at: i64,
    /// The district; empty for all.
    pub district: Option<String>,
    /// Letters in it.
    pub letters: i64,
    /// Until when its codes work.
    pub expires_at: i64,
    /// Codes of it that were used.
    pub used: i64,
}

/// The newest batches.
///
/// # Errors
/// When the database fails.
pub async fn batches(tx: &mut Tx, limit: i64) -> Result<Vec<Batch>, DbError> {
    Ok(run!(tx, c => sqlx::query_as(sql!(
        "SELECT b.at, b.district, b.letters, b.expires_at, b.cleared_used + (SELECT COUNT(*) FROM letter_codes k WHERE k.batch = b.id AND k.used_at IS NOT NULL) AS used
         FROM letter_batches b ORDER BY b.at DESC LIMIT $1"
    )).bind(limit).fetch_all(c).await?))
}
