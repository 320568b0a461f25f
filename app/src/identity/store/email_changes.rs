//! Rows of changes of an account's address, and of addresses kept while a change can be undone.

use crate::clock::millis;
use crate::db::{DbError, Tx};
use crate::{run, sql};
use domain::ids::AccountId;
use domain::rights::MayActForSure;
use jiff::Timestamp;
use uuid::Uuid;

/// A change of an address.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Change {
    /// The hash of the secret that confirms it.
    pub id: Vec<u8>,
    /// Whose.
    pub account: Uuid,
    /// The address it had.
    pub old_email: String,
    /// The address it gets.
    pub new_email: String,
    /// When it was asked for, in milliseconds since 1970-01-01 UTC.
    pub asked_at: i64,
}

/// A week in milliseconds.
const WEEK: i64 = 7 * 24 * 3600 * 1000;

impl Change {
    /// Since when whoever asked for it may have had a hand in the account, in milliseconds since 1970: a week before they asked.
    #[must_use]
    pub fn doubtful_since(&self) -> i64 {
        self.asked_at - WEEK
    }
}

/// Writes down that a change was asked for; an earlier one that nobody confirmed is of no use any more.
///
/// # Errors
/// When the database fails.
pub async fn ask(
    tx: &mut Tx,
    permit: &MayActForSure,
    change: &Change,
    expires_at: Timestamp,
) -> Result<(), DbError> {
    let account = permit.account().0;
    run!(tx, c => sqlx::query(sql!("DELETE FROM email_changes WHERE account = $1 AND confirmed_at IS NULL")).bind(account).execute(c).await?.rows_affected());
    run!(tx, c => sqlx::query(sql!(
        "INSERT INTO email_changes (id, account, old_email, new_email, asked_at, expires_at, confirmed_at, undo, undo_until, undone_at) VALUES ($1, $2, $3, $4, $5, $6, NULL, NULL, NULL, NULL)"
    )).bind(&change.id).bind(account).bind(&change.old_email).bind(&change.new_email).bind(change.asked_at).bind(millis(expires_at))
        .execute(c).await?.rows_affected());
    Ok(())
}

/// A change that can be confirmed.
///
/// # Errors
/// When the database fails.
pub async fn open(tx: &mut Tx, id: &[u8], now: Timestamp) -> Result<Option<Change>, DbError> {
    Ok(run!(tx, c => sqlx::query_as(sql!(
        "SELECT e.id, e.account, e.old_email, e.new_email, e.asked_at FROM email_changes e JOIN accounts a ON a.id = e.account AND a.email = e.old_email
         WHERE e.id = $1 AND e.confirmed_at IS NULL AND e.expires_at > $2"
    )).bind(id).bind(millis(now)).fetch_optional(c).await?))
}

/// Whether the address belongs to an account, or is kept for another one than this.
///
/// # Errors
/// When the database fails.
pub async fn is_taken(
    tx: &mut Tx,
    email: &str,
    account: Uuid,
    now: Timestamp,
) -> Result<bool, DbError> {
    let taken: i64 = run!(tx, c => sqlx::query_scalar(sql!(
        "SELECT (SELECT COUNT(*) FROM accounts WHERE email = $1) + (SELECT COUNT(*) FROM held_emails WHERE email = $1 AND account <> $2 AND until > $3)"
    )).bind(email).bind(account).bind(millis(now)).fetch_one(c).await?);
    Ok(taken > 0)
}

/// Gives the account its new address, and keeps the old one for it until `until`; `undo` is the hash of the secret that takes it back.
///
/// # Errors
/// When the database fails; a unique violation says that somebody else took the address at this moment.
pub async fn carry_out(
    tx: &mut Tx,
    change: &Change,
    undo: &[u8],
    now: Timestamp,
    until: Timestamp,
) -> Result<(), DbError> {
    let (now, until) = (millis(now), millis(until));
    run!(tx, c => sqlx::query(sql!("UPDATE email_changes SET confirmed_at = $2, undo = $3, undo_until = $4 WHERE id = $1"))
        .bind(&change.id).bind(now).bind(undo).bind(until).execute(c).await?.rows_affected());
    run!(tx, c => sqlx::query(sql!("DELETE FROM held_emails WHERE email = $1 OR email = $3 OR until <= $2"))
        .bind(&change.old_email).bind(now).bind(&change.new_email).execute(c).await?.rows_affected());
    run!(tx, c => sqlx::query(sql!("INSERT INTO held_emails (email, account, until) VALUES ($1, $2, $3)"))
        .bind(&change.old_email).bind(change.account).bind(until).execute(c).await?.rows_affected());
    readdress(tx, change.account, &change.new_email).await?;
    forget_links(tx, &change.old_email).await
}

/// A change that can be undone by this secret.
///
/// # Errors
/// When the database fails.
pub async fn undoable(tx: &mut Tx, undo: &[u8], now: Timestamp) -> Result<Option<Change>, DbError> {
    Ok(run!(tx, c => sqlx::query_as(sql!(
        "SELECT id, account, old_email, new_email, asked_at FROM email_changes WHERE undo = $1 AND undone_at IS NULL AND undo_until > $2"
    )).bind(undo).bind(millis(now)).fetch_optional(c).await?))
}

/// Gives the account its old address back, and takes away the passkeys that were made in the week before the change was asked for, or since.
///
/// # Errors
/// When the database fails.
pub async fn undo(tx: &mut Tx, change: &Change, now: Timestamp) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!("UPDATE email_changes SET undone_at = $2 WHERE id = $1")).bind(&change.id).bind(millis(now)).execute(c).await?.rows_affected());
    run!(tx, c => sqlx::query(sql!("DELETE FROM email_changes WHERE account = $1 AND confirmed_at IS NULL")).bind(change.account).execute(c).await?.rows_affected());
    run!(tx, c => sqlx::query(sql!("DELETE FROM held_emails WHERE account = $1")).bind(change.account).execute(c).await?.rows_affected());
    run!(tx, c => sqlx::query(sql!("DELETE FROM passkeys WHERE account = $1 AND created_at >= $2")).bind(change.account).bind(change.doubtful_since()).execute(c).await?.rows_affected());
    readdress(tx, change.account, &change.old_email).await?;
    forget_links(tx, &change.new_email).await
}

async fn readdress(tx: &mut Tx, account: Uuid, email: &str) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!("UPDATE accounts SET email = $2 WHERE id = $1")).bind(account).bind(email).execute(c).await?.rows_affected());
    Ok(())
}

async fn forget_links(tx: &mut Tx, email: &str) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!("DELETE FROM email_links WHERE email = $1")).bind(email).execute(c).await?.rows_affected());
    Ok(())
}

/// Until when the address of an account cannot be changed again, because the last change can still be undone.
///
/// # Errors
/// When the database fails.
pub async fn held_until(
    tx: &mut Tx,
    account: AccountId,
    now: Timestamp,
) -> Result<Option<i64>, DbError> {
    Ok(
        run!(tx, c => sqlx::query_scalar(sql!("SELECT until FROM held_emails WHERE account = $1 AND until > $2"))
        .bind(account.0).bind(millis(now)).fetch_optional(c).await?),
    )
}

/// When a change that nobody has confirmed yet was asked for last.
///
/// # Errors
/// When the database fails.
pub async fn asked_last(tx: &mut Tx, account: AccountId) -> Result<Option<i64>, DbError> {
    Ok(
        run!(tx, c => sqlx::query_scalar(sql!("SELECT asked_at FROM email_changes WHERE account = $1 AND confirmed_at IS NULL ORDER BY asked_at DESC LIMIT 1"))
        .bind(account.0).fetch_optional(c).await?),
    )
}

/// Whether an address was given up a moment ago and is kept for the account that had it.
///
/// # Errors
/// When the database fails.
pub async fn is_held(tx: &mut Tx, email: &str, now: Timestamp) -> Result<bool, DbError> {
    let held: i64 = run!(tx, c => sqlx::query_scalar(sql!("SELECT COUNT(*) FROM held_emails WHERE email = $1 AND until > $2"))
        .bind(email).bind(millis(now)).fetch_one(c).await?);
    Ok(held > 0)
}

/// Deletes what nobody can confirm or undo any more.
///
/// # Errors
/// When the database fails.
pub async fn purge(tx: &mut Tx, now: Timestamp) -> Result<(), DbError> {
    let now = millis(now);
    run!(tx, c => sqlx::query(sql!("DELETE FROM held_emails WHERE until <= $1")).bind(now).execute(c).await?.rows_affected());
    run!(tx, c => sqlx::query(sql!(
        "DELETE FROM email_changes WHERE (confirmed_at IS NULL AND expires_at <= $1) OR undo_until <= $1"
    )).bind(now).execute(c).await?.rows_affected());
    Ok(())
}
