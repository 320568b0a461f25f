//! Rows of consents.

use crate::clock::millis;
use crate::db::{DbError, Tx};
use crate::{run, sql};
use domain::ids::AccountId;
use domain::privacy::Consent;
use domain::rights::{MayErase, MayManageOwnAccount};
use jiff::Timestamp;
use uuid::Uuid;

/// A consent, perhaps withdrawn.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Row {
    /// A word of [`Consent`].
    pub kind: String,
    /// The version of the wording.
    pub version: i16,
    /// The wording as it was read.
    pub wording: String,
    /// When it was given, in milliseconds since 1970-01-01 UTC.
    pub given_at: i64,
    /// When it was withdrawn.
    pub withdrawn_at: Option<i64>,
}

/// Consents of an account, newest first.
///
/// # Errors
/// When the database fails.
pub async fn of(tx: &mut Tx, account: AccountId, limit: i64) -> Result<Vec<Row>, DbError> {
    Ok(run!(tx, c => sqlx::query_as(sql!(
        "SELECT kind, version, wording, given_at, withdrawn_at FROM consents WHERE account = $1 ORDER BY given_at DESC, id LIMIT $2"
    )).bind(account.0).bind(limit).fetch_all(c).await?))
}

/// The wording somebody reads.
#[derive(Clone, Debug)]
pub struct Wording {
    /// What it is about.
    pub kind: Consent,
    /// In which language.
    pub lang: &'static str,
    /// The text.
    pub text: String,
}

/// Gives a consent; `false` if it is given.
///
/// # Errors
/// When the database fails.
pub async fn give(
    tx: &mut Tx,
    permit: &MayManageOwnAccount,
    id: Uuid,
    wording: &Wording,
    now: Timestamp,
) -> Result<bool, DbError> {
    let given = run!(tx, c => sqlx::query(sql!(
        "INSERT INTO consents (id, account, kind, version, lang, wording, given_at) VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (account, kind) WHERE withdrawn_at IS NULL DO NOTHING"
    )).bind(id).bind(permit.account().0).bind(wording.kind.word()).bind(wording.kind.version()).bind(wording.lang).bind(&wording.text)
        .bind(millis(now)).execute(c).await?.rows_affected());
    Ok(given == 1)
}

/// Withdraws a consent; `false` if it is not given.
///
/// # Errors
/// When the database fails.
pub async fn withdraw(
    tx: &mut Tx,
    permit: &MayManageOwnAccount,
    kind: Consent,
    now: Timestamp,
) -> Result<bool, DbError> {
    let done = run!(tx, c => sqlx::query(sql!("UPDATE consents SET withdrawn_at = $3 WHERE account = $1 AND kind = $2 AND withdrawn_at IS NULL"))
        .bind(permit.account().0).bind(kind.word()).bind(millis(now)).execute(c).await?.rows_affected());
    Ok(done == 1)
}

/// Accounts that consent to something now, in the order of their ids, after `after`.
///
/// # Errors
/// When the database fails.
pub async fn consenting(
    tx: &mut Tx,
    kind: Consent,
    after: Uuid,
    limit: i64,
) -> Result<Vec<Uuid>, DbError> {
    Ok(run!(tx, c => sqlx::query_scalar(sql!(
        "SELECT account FROM consents WHERE kind = $1 AND withdrawn_at IS NULL AND account > $2 ORDER BY account LIMIT $3"
    )).bind(kind.word()).bind(after).bind(limit).fetch_all(c).await?))
}

/// Takes away what belongs to an account.
///
/// # Errors
/// When the database fails.
pub async fn erase(tx: &mut Tx, may: &MayErase) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!("DELETE FROM consents WHERE account = $1")).bind(may.account().0).execute(c).await?.rows_affected());
    Ok(())
}

/// How many were withdrawn before a moment.
///
/// # Errors
/// When the database fails.
pub async fn count(tx: &mut Tx, before: Timestamp) -> Result<i64, DbError> {
    Ok(
        run!(tx, c => sqlx::query_scalar(sql!("SELECT COUNT(*) FROM consents WHERE withdrawn_at < $1")).bind(millis(before)).fetch_one(c).await?),
    )
}

/// Deletes those that were withdrawn before a moment.
///
/// # Errors
/// When the database fails.
pub async fn clear(tx: &mut Tx, before: Timestamp, limit: i64) -> Result<u64, DbError> {
    Ok(
        run!(tx, c => sqlx::query(sql!("DELETE FROM consents WHERE id IN (SELECT id FROM consents WHERE withdrawn_at < $1 LIMIT $2)"))
        .bind(millis(before)).bind(limit).execute(c).await?.rows_affected()),
    )
}
