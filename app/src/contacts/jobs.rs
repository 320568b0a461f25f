//! What goes with time.

use super::limits::WEEK;
use super::store::{codes, points};
use crate::clock::millis;
use crate::db::{DbError, Tx};
use crate::error::Problem;
use crate::web::AppState;
use crate::{run, sql, transact};
use jiff::Timestamp;

/// Deletes codes that have expired and changes that nobody can take back any more. May run twice.
///
/// # Errors
/// When the database fails.
pub async fn purge(app: &AppState) -> Result<(), Problem> {
    let now = app.clock.now();
    transact!(&app.db, tx => {
        codes::purge(tx, now, codes::ago(now, WEEK)).await?;
        points::purge(tx, now).await?;
        Ok(())
    })
}

/// How many letters were printed before a moment.
///
/// # Errors
/// When the database fails.
pub async fn count_letters(tx: &mut Tx, before: Timestamp) -> Result<i64, DbError> {
    Ok(
        run!(tx, c => sqlx::query_scalar(sql!("SELECT COUNT(*) FROM outgoing_letters WHERE printed_at < $1")).bind(millis(before)).fetch_one(c).await?),
    )
}

/// Deletes letters that were printed before a moment.
///
/// # Errors
/// When the database fails.
pub async fn clear_letters(tx: &mut Tx, before: Timestamp, limit: i64) -> Result<u64, DbError> {
    Ok(
        run!(tx, c => sqlx::query(sql!("DELETE FROM outgoing_letters WHERE id IN (SELECT id FROM outgoing_letters WHERE printed_at < $1 LIMIT $2)"))
        .bind(millis(before)).bind(limit).execute(c).await?.rows_affected()),
    )
}
