//! Rows of one-time links.

use crate::clock::millis;
use crate::db::{DbError, Tx};
use crate::{run, sql};
use jiff::Timestamp;

/// A link that was sent.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Link {
    /// To which address.
    pub email: String,
    /// Where to go after signing in.
    pub next: String,
    /// Language in which it was asked for.
    pub lang: String,
}

/// How many links of this address could still be used, and how many were asked for by anybody since `since`
/// (both by the time they expire).
///
/// # Errors
/// When the database fails.
pub async fn counts(
    tx: &mut Tx,
    email: &str,
    now: Timestamp,
    recent: Timestamp,
) -> Result<(i64, i64), DbError> {
    let live: i64 = run!(tx, c => sqlx::query_scalar(sql!("SELECT COUNT(*) FROM email_links WHERE email = $1 AND expires_at > $2 AND used_at IS NULL"))
        .bind(email).bind(millis(now)).fetch_one(c).await?);
    let all: i64 = run!(tx, c => sqlx::query_scalar(sql!("SELECT COUNT(*) FROM email_links WHERE expires_at > $1")).bind(millis(recent)).fetch_one(c).await?);
    Ok((live, all))
}

/// Writes down a link.
///
/// # Errors
/// When the database fails.
pub async fn insert(
    tx: &mut Tx,
    id: &[u8],
    link: &Link,
    now: Timestamp,
    expires_at: Timestamp,
) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!(
        "INSERT INTO email_links (id, email, next, lang, created_at, expires_at, used_at) VALUES ($1, $2, $3, $4, $5, $6, NULL)"
    )).bind(id).bind(&link.email).bind(&link.next).bind(&link.lang).bind(millis(now)).bind(millis(expires_at)).execute(c).await?.rows_affected());
    Ok(())
}

/// A link that can be used.
///
/// # Errors
/// When the database fails.
pub async fn usable(tx: &mut Tx, id: &[u8], now: Timestamp) -> Result<Option<Link>, DbError> {
    Ok(
        run!(tx, c => sqlx::query_as(sql!("SELECT email, next, lang FROM email_links WHERE id = $1 AND used_at IS NULL AND expires_at > $2"))
        .bind(id).bind(millis(now)).fetch_optional(c).await?),
    )
}

/// Uses a link up; `false` if it was used before, has expired, or never was.
///
/// # Errors
/// When the database fails.
pub async fn use_up(tx: &mut Tx, id: &[u8], now: Timestamp) -> Result<bool, DbError> {
    let used = run!(tx, c => sqlx::query(sql!("UPDATE email_links SET used_at = $2 WHERE id = $1 AND used_at IS NULL AND expires_at > $2"))
        .bind(id).bind(millis(now)).execute(c).await?.rows_affected());
    Ok(used == 1)
}
