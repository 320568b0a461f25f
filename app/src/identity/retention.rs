//! What of accounts goes with time: sessions, links, devices. How long each is kept stands in [`domain::retention`].

use crate::clock::millis;
use crate::db::{DbError, Tx};
use crate::{run, sql};
use jiff::Timestamp;

/// How many sessions nobody has used since a moment.
///
/// # Errors
/// When the database fails.
pub async fn count_sessions(tx: &mut Tx, before: Timestamp) -> Result<i64, DbError> {
    Ok(
        run!(tx, c => sqlx::query_scalar(sql!("SELECT COUNT(*) FROM sessions WHERE seen_at < $1")).bind(millis(before)).fetch_one(c).await?),
    )
}

/// Deletes sessions nobody has used since a moment.
///
/// # Errors
/// When the database fails.
pub async fn clear_sessions(tx: &mut Tx, before: Timestamp, limit: i64) -> Result<u64, DbError> {
    Ok(
        run!(tx, c => sqlx::query(sql!("DELETE FROM sessions WHERE id IN (SELECT id FROM sessions WHERE seen_at < $1 LIMIT $2)"))
        .bind(millis(before)).bind(limit).execute(c).await?.rows_affected()),
    )
}

/// How many links expired before a moment.
///
/// # Errors
/// When the database fails.
pub async fn count_links(tx: &mut Tx, before: Timestamp) -> Result<i64, DbError> {
    Ok(
        run!(tx, c => sqlx::query_scalar(sql!("SELECT COUNT(*) FROM email_links WHERE expires_at < $1")).bind(millis(before)).fetch_one(c).await?),
    )
}

/// Deletes links that expired before a moment.
///
/// # Errors
/// When the database fails.
pub async fn clear_links(tx: &mut Tx, before: Timestamp, limit: i64) -> Result<u64, DbError> {
    Ok(
        run!(tx, c => sqlx::query(sql!("DELETE FROM email_links WHERE id IN (SELECT id FROM email_links WHERE expires_at < $1 LIMIT $2)"))
        .bind(millis(before)).bind(limit).execute(c).await?.rows_affected()),
    )
}

/// How many devices nobody has signed in on since a moment.
///
/// # Errors
/// When the database fails.
pub async fn count_devices(tx: &mut Tx, before: Timestamp) -> Result<i64, DbError> {
    Ok(
        run!(tx, c => sqlx::query_scalar(sql!("SELECT COUNT(*) FROM devices WHERE seen_at < $1")).bind(millis(before)).fetch_one(c).await?),
    )
}

/// Forgets devices nobody has signed in on since a moment.
///
/// # Errors
/// When the database fails.
pub async fn clear_devices(tx: &mut Tx, before: Timestamp, limit: i64) -> Result<u64, DbError> {
    Ok(
        run!(tx, c => sqlx::query(sql!("DELETE FROM devices WHERE (account, id) IN (SELECT account, id FROM devices WHERE seen_at < $1 LIMIT $2)"))
        .bind(millis(before)).bind(limit).execute(c).await?.rows_affected()),
    )
}
