//! Questions that were answered go with time; the log itself stays.

use crate::clock::millis;
use crate::db::{DbError, Tx};
use crate::{run, sql};
use jiff::Timestamp;

/// How many were answered before a moment.
///
/// # Errors
/// When the database fails.
pub async fn count_questions(tx: &mut Tx, before: Timestamp) -> Result<i64, DbError> {
    Ok(
        run!(tx, c => sqlx::query_scalar(sql!("SELECT COUNT(*) FROM access_questions WHERE answered_at < $1")).bind(millis(before)).fetch_one(c).await?),
    )
}

/// Deletes those that were answered before a moment.
///
/// # Errors
/// When the database fails.
pub async fn clear_questions(tx: &mut Tx, before: Timestamp, limit: i64) -> Result<u64, DbError> {
    Ok(
        run!(tx, c => sqlx::query(sql!("DELETE FROM access_questions WHERE id IN (SELECT id FROM access_questions WHERE answered_at < $1 LIMIT $2)"))
        .bind(millis(before)).bind(limit).execute(c).await?.rows_affected()),
    )
}
