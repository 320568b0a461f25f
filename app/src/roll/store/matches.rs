//! How accounts were bound to the roll, and how that ended.

use crate::clock::millis;
use crate::db::{DbError, Tx};
use crate::roll::matching::Match;
use crate::{run, sql};
use domain::ids::{AccountId, RollEntryId};
use jiff::Timestamp;
use uuid::Uuid;

/// Writes down that an account was bound.
///
/// # Errors
/// When the database fails.
pub async fn insert(tx: &mut Tx, id: Uuid, made: &Match, now: Timestamp) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!(
        "INSERT INTO residence_matches (id, account, entry, means, document, at, by_account) VALUES ($1, $2, $3, $4, $5, $6, $7)"
    )).bind(id).bind(made.account.0).bind(made.entry.0).bind(made.means.word()).bind(made.document.map(|document| document.word()))
        .bind(millis(now)).bind(made.by.map(|by| by.0)).execute(c).await?.rows_affected());
    Ok(())
}

/// Writes down that what bound an account ended.
///
/// # Errors
/// When the database fails.
pub async fn end(
    tx: &mut Tx,
    account: AccountId,
    why: &'static str,
    now: Timestamp,
) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!("UPDATE residence_matches SET ended_at = $2, ended_why = $3 WHERE account = $1 AND ended_at IS NULL"))
        .bind(account.0).bind(millis(now)).bind(why).execute(c).await?.rows_affected());
    Ok(())
}

/// Whether a clerk matched this account at the desk to the entry it has.
///
/// # Errors
/// When the database fails.
pub async fn is_by_clerk(tx: &mut Tx, account: AccountId) -> Result<bool, DbError> {
    let by_clerk: i64 = run!(tx, c => sqlx::query_scalar(sql!(
        "SELECT COUNT(*) FROM residence_matches WHERE account = $1 AND ended_at IS NULL AND means = 'desk'"
    )).bind(account.0).fetch_one(c).await?);
    Ok(by_clerk > 0)
}

/// Whether this account was once bound to this entry and is no longer.
///
/// # Errors
/// When the database fails.
pub async fn was_ended(
    tx: &mut Tx,
    account: AccountId,
    entry: RollEntryId,
) -> Result<bool, DbError> {
    let ended: i64 = run!(tx, c => sqlx::query_scalar(sql!(
        "SELECT COUNT(*) FROM residence_matches WHERE account = $1 AND entry = $2 AND ended_at IS NOT NULL"
    )).bind(account.0).bind(entry.0).fetch_one(c).await?);
    Ok(ended > 0)
}

/// The match that binds an account now.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Row {
    /// By what means, as it is stored.
    pub means: String,
    /// When, in milliseconds since 1970.
    pub at: i64,
}

/// How an account was bound to its entry, if that was written down.
///
/// # Errors
/// When the database fails.
pub async fn current(tx: &mut Tx, account: AccountId) -> Result<Option<Row>, DbError> {
    Ok(run!(tx, c => sqlx::query_as(sql!(
        "SELECT means, at FROM residence_matches WHERE account = $1 AND ended_at IS NULL ORDER BY at DESC LIMIT 1"
    )).bind(account.0).fetch_optional(c).await?))
}
