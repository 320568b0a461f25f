//! The one mail of the day.

use super::Row;
use crate::clock::millis;
use crate::db::{DbError, Tx};
use crate::{run, sql};
use domain::ids::AccountId;
use jiff::Timestamp;
use uuid::Uuid;

/// Accounts whose mail of the day is due: something may go, and the last one went at or before `last_before`, or never.
///
/// # Errors
/// When the database fails.
pub async fn due(
    tx: &mut Tx,
    now: Timestamp,
    last_before: Timestamp,
    limit: i64,
) -> Result<Vec<AccountId>, DbError> {
    let ids: Vec<Uuid> = run!(tx, c => sqlx::query_scalar(sql!(
        "SELECT DISTINCT n.account FROM notices n LEFT JOIN notice_digests d ON d.account = n.account
         WHERE n.mail_at <= $1 AND (d.at IS NULL OR d.at <= $2) ORDER BY n.account LIMIT $3"
    )).bind(millis(now)).bind(millis(last_before)).bind(limit).fetch_all(c).await?);
    Ok(ids.into_iter().map(AccountId).collect())
}

/// Takes what waits for the mail of the day, oldest first.
///
/// # Errors
/// When the database fails.
pub async fn take(tx: &mut Tx, account: AccountId, now: Timestamp) -> Result<Vec<Row>, DbError> {
    let rows: Vec<Row> = run!(tx, c => sqlx::query_as(sql!(
        "SELECT id, kind, about, subject, body, lang, link, at, read_at, mail_at FROM notices WHERE account = $1 AND mail_at IS NOT NULL ORDER BY id"
    )).bind(account.0).fetch_all(c).await?);
    if rows.is_empty() {
        return Ok(rows);
    }
    run!(tx, c => sqlx::query(sql!("UPDATE notices SET mail_at = NULL WHERE account = $1 AND mail_at IS NOT NULL")).bind(account.0).execute(c).await?.rows_affected());
    run!(tx, c => sqlx::query(sql!("INSERT INTO notice_digests (account, at) VALUES ($1, $2) ON CONFLICT (account) DO UPDATE SET at = excluded.at"))
        .bind(account.0).bind(millis(now)).execute(c).await?.rows_affected());
    Ok(rows)
}
