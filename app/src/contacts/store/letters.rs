//! Letters to print at the desk.

use crate::clock::millis;
use crate::contacts::letters::Written;
use crate::db::{DbError, Tx};
use crate::{run, sql};
use domain::rights::MayServe;
use jiff::Timestamp;
use uuid::Uuid;

/// A letter that waits.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Waiting {
    /// Its id.
    pub id: Uuid,
    /// To whom.
    pub account: Uuid,
    /// Where to.
    pub address: String,
    /// Subject.
    pub subject: String,
    /// Text; paragraphs have an empty line between them.
    pub body: String,
    /// Language (BCP 47).
    pub lang: String,
}

/// Queues a letter.
///
/// # Errors
/// When the database fails.
pub async fn queue(
    tx: &mut Tx,
    id: Uuid,
    letter: &Written<'_>,
    now: Timestamp,
) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!(
        "INSERT INTO outgoing_letters (id, account, address, subject, body, lang, queued_at) VALUES ($1, $2, $3, $4, $5, $6, $7)"
    )).bind(id).bind(letter.account.0).bind(letter.address).bind(letter.subject).bind(letter.body).bind(letter.lang).bind(millis(now))
        .execute(c).await?.rows_affected());
    Ok(())
}

/// Letters that wait, oldest first.
///
/// # Errors
/// When the database fails.
pub async fn waiting(tx: &mut Tx, _: &MayServe, limit: i64) -> Result<Vec<Waiting>, DbError> {
    Ok(run!(tx, c => sqlx::query_as(sql!(
        "SELECT id, account, address, subject, body, lang FROM outgoing_letters WHERE printed_at IS NULL ORDER BY queued_at, id LIMIT $1"
    )).bind(limit).fetch_all(c).await?))
}

/// How many letters wait.
///
/// # Errors
/// When the database fails.
pub async fn count_waiting(tx: &mut Tx) -> Result<i64, DbError> {
    Ok(
        run!(tx, c => sqlx::query_scalar(sql!("SELECT COUNT(*) FROM outgoing_letters WHERE printed_at IS NULL")).fetch_one(c).await?),
    )
}

/// Writes down that a letter is printed.
///
/// # Errors
/// When the database fails.
pub async fn printed(tx: &mut Tx, _: &MayServe, id: Uuid, now: Timestamp) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!("UPDATE outgoing_letters SET printed_at = $2 WHERE id = $1")).bind(id).bind(millis(now)).execute(c).await?.rows_affected());
    Ok(())
}
