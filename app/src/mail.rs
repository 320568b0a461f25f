//! Mail and text messages to be sent: written in the transaction that gives reason for it, sent by the server's worker.

use crate::clock::millis;
use crate::db::{DbError, Tx};
use crate::{run, sql};
use jiff::Timestamp;
use uuid::Uuid;

/// By what a message goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Channel {
    /// E-mail.
    Mail,
    /// A text message to a telephone.
    Sms,
}

impl Channel {
    /// The word it is stored as.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Mail => "mail",
            Self::Sms => "sms",
        }
    }
}

/// A message that waits, or in a demonstration one that was "sent".
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Mail {
    /// Its id; later ones are greater.
    pub id: Uuid,
    /// To whom.
    pub address: String,
    /// Subject.
    pub subject: String,
    /// Plain text.
    pub body: String,
    /// By what it goes, as it is stored.
    pub channel: String,
    /// The address that stops notices like this one.
    pub stop: Option<String>,
    /// After this it is of no use any more, in milliseconds since 1970-01-01 UTC.
    pub expires_at: Option<i64>,
    /// When it was written, in milliseconds since 1970-01-01 UTC.
    pub queued_at: i64,
    /// How often sending was tried.
    pub attempts: i16,
}

/// Queues a mail.
///
/// # Errors
/// When the database fails.
pub async fn queue(
    tx: &mut Tx,
    id: Uuid,
    address: &str,
    subject: &str,
    body: &str,
    now: Timestamp,
) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!(
        "INSERT INTO outgoing_mail (id, address, subject, body, queued_at, next_at, attempts) VALUES ($1, $2, $3, $4, $5, $5, 0)"
    )).bind(id).bind(address).bind(subject).bind(body).bind(millis(now)).execute(c).await?.rows_affected());
    Ok(())
}

/// Queues a notice that somebody chose to get: subject, text, and the address that stops it (RFC 8058).
///
/// # Errors
/// When the database fails.
pub async fn queue_stoppable(
    tx: &mut Tx,
    id: Uuid,
    address: &str,
    [subject, body, stop]: [&str; 3],
    now: Timestamp,
) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!(
        "INSERT INTO outgoing_mail (id, address, subject, body, stop, queued_at, next_at, attempts) VALUES ($1, $2, $3, $4, $6, $5, $5, 0)"
    )).bind(id).bind(address).bind(subject).bind(body).bind(millis(now)).bind(stop).execute(c).await?.rows_affected());
    Ok(())
}

/// Queues a text message, which is of no use after `expires_at`.
///
/// # Errors
/// When the database fails.
pub async fn queue_sms(
    tx: &mut Tx,
    id: Uuid,
    number: &str,
    body: &str,
    now: Timestamp,
    expires_at: Option<Timestamp>,
) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!(
        "INSERT INTO outgoing_mail (id, address, subject, body, channel, expires_at, queued_at, next_at, attempts) VALUES ($1, $2, '', $3, 'sms', $5, $4, $4, 0)"
    )).bind(id).bind(number).bind(body).bind(millis(now)).bind(expires_at.map(millis)).execute(c).await?.rows_affected());
    Ok(())
}

/// Whether a text message to a number was tried in vain and still waits.
///
/// # Errors
/// When the database fails.
pub async fn is_stuck(tx: &mut Tx, number: &str) -> Result<bool, DbError> {
    let stuck: i64 = run!(tx, c => sqlx::query_scalar(sql!("SELECT COUNT(*) FROM outgoing_mail WHERE address = $1 AND channel = 'sms' AND attempts > 0"))
        .bind(number).fetch_one(c).await?);
    Ok(stuck > 0)
}

/// Messages of a channel that are due, oldest first.
///
/// # Errors
/// When the database fails.
pub async fn due(
    tx: &mut Tx,
    channel: Channel,
    now: Timestamp,
    limit: i64,
) -> Result<Vec<Mail>, DbError> {
    Ok(run!(tx, c => sqlx::query_as(sql!(
        "SELECT id, address, subject, body, channel, stop, expires_at, queued_at, attempts FROM outgoing_mail WHERE sent_at IS NULL AND next_at <= $1 AND channel = $3 ORDER BY next_at LIMIT $2"
    )).bind(millis(now)).bind(limit).bind(channel.word()).fetch_all(c).await?))
}

/// A mail was sent, or given up: it is deleted, because its text can hold a sign-in link.
///
/// # Errors
/// When the database fails.
pub async fn remove(tx: &mut Tx, id: Uuid) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!("DELETE FROM outgoing_mail WHERE id = $1")).bind(id).execute(c).await?.rows_affected());
    Ok(())
}

/// Forgets all mail that waits for an address.
///
/// # Errors
/// When the database fails.
pub async fn forget(tx: &mut Tx, address: &str) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!("DELETE FROM outgoing_mail WHERE address = $1")).bind(address).execute(c).await?.rows_affected());
    Ok(())
}

/// How many mails were queued before a moment: those that could not be sent, and in a demonstration all.
///
/// # Errors
/// When the database fails.
pub async fn count_old(tx: &mut Tx, before: Timestamp) -> Result<i64, DbError> {
    Ok(
        run!(tx, c => sqlx::query_scalar(sql!("SELECT COUNT(*) FROM outgoing_mail WHERE queued_at < $1")).bind(millis(before)).fetch_one(c).await?),
    )
}

/// Deletes mails that were queued before a moment.
///
/// # Errors
/// When the database fails.
pub async fn clear_old(tx: &mut Tx, before: Timestamp, limit: i64) -> Result<u64, DbError> {
    Ok(
        run!(tx, c => sqlx::query(sql!("DELETE FROM outgoing_mail WHERE id IN (SELECT id FROM outgoing_mail WHERE queued_at < $1 LIMIT $2)"))
        .bind(millis(before)).bind(limit).execute(c).await?.rows_affected()),
    )
}

/// Takes a mail for one attempt; if that fails, it is due again at `next`. `false` if another worker took it meanwhile.
///
/// # Errors
/// When the database fails.
pub async fn take(tx: &mut Tx, mail: &Mail, next: Timestamp) -> Result<bool, DbError> {
    let taken = run!(tx, c => sqlx::query(sql!("UPDATE outgoing_mail SET attempts = attempts + 1, next_at = $2 WHERE id = $1 AND attempts = $3"))
        .bind(mail.id).bind(millis(next)).bind(mail.attempts).execute(c).await?.rows_affected());
    Ok(taken == 1)
}

/// The newest mails, for the outbox page of a demonstration.
///
/// # Errors
/// When the database fails.
pub async fn newest(tx: &mut Tx, limit: i64) -> Result<Vec<Mail>, DbError> {
    Ok(run!(tx, c => sqlx::query_as(sql!(
        "SELECT id, address, subject, body, channel, stop, expires_at, queued_at, attempts FROM outgoing_mail ORDER BY id DESC LIMIT $1"
    )).bind(limit).fetch_all(c).await?))
}
