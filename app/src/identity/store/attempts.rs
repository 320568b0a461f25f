//! Rows of attempts that failed.

use crate::clock::millis;
use crate::db::{DbError, Tx};
use crate::{run, sql};
use jiff::Timestamp;

/// How often it failed of late, and when last, in milliseconds since 1970-01-01 UTC.
///
/// # Errors
/// When the database fails.
pub async fn find(tx: &mut Tx, id: &[u8]) -> Result<Option<(i64, i64)>, DbError> {
    Ok(
        run!(tx, c => sqlx::query_as(sql!("SELECT failures, last_at FROM failed_attempts WHERE id = $1")).bind(id).fetch_optional(c).await?),
    )
}

/// Counts a failure; those before `since` are forgotten.
///
/// # Errors
/// When the database fails.
pub async fn count(
    tx: &mut Tx,
    id: &[u8],
    now: Timestamp,
    since: Timestamp,
) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!(
        "INSERT INTO failed_attempts (id, failures, last_at) VALUES ($1, 1, $2)
         ON CONFLICT (id) DO UPDATE SET failures = CASE WHEN failed_attempts.last_at < $3 THEN 1 ELSE failed_attempts.failures + 1 END, last_at = $2"
    )).bind(id).bind(millis(now)).bind(millis(since)).execute(c).await?.rows_affected());
    Ok(())
}

/// Forgets the failures: somebody has shown that they may.
///
/// # Errors
/// When the database fails.
pub async fn forget(tx: &mut Tx, id: &[u8]) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!("DELETE FROM failed_attempts WHERE id = $1")).bind(id).execute(c).await?.rows_affected());
    Ok(())
}

/// Deletes what is older than `before`.
///
/// # Errors
/// When the database fails.
pub async fn purge(tx: &mut Tx, before: Timestamp) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!("DELETE FROM failed_attempts WHERE last_at < $1")).bind(millis(before)).execute(c).await?.rows_affected());
    Ok(())
}
