//! Rows of wishes for correction.

use crate::clock::millis;
use crate::db::{DbError, Tx};
use crate::{run, sql};
use domain::ids::AccountId;
use domain::privacy::{About, Outcome};
use domain::rights::{MayErase, MayManageOwnAccount, MayServe};
use jiff::Timestamp;
use uuid::Uuid;

/// A wish, and what became of it.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Correction {
    /// Whose.
    pub account: Uuid,
    /// What is wrong: a word of [`About`].
    pub about: String,
    /// What is wrong, in their words.
    pub wrong: String,
    /// What is right.
    pub correct: String,
    /// When, in milliseconds since 1970-01-01 UTC.
    pub asked_at: i64,
    /// A word of [`Outcome`], once it is worked on.
    pub outcome: Option<String>,
    /// Why.
    pub reason: Option<String>,
    /// When it was worked on.
    pub worked_at: Option<i64>,
    /// By whom, by name.
    pub worked_name: Option<String>,
}

/// What somebody asks for.
#[derive(Clone, Debug)]
pub struct Wish {
    /// What it is about.
    pub about: About,
    /// What is wrong.
    pub wrong: String,
    /// What is right.
    pub correct: String,
}

/// Writes a wish down; `false` if the person has `most` waiting already.
///
/// # Errors
/// When the database fails.
pub async fn insert(
    tx: &mut Tx,
    permit: &MayManageOwnAccount,
    id: Uuid,
    wish: &Wish,
    most: i64,
    now: Timestamp,
) -> Result<bool, DbError> {
    let waiting: i64 = run!(tx, c => sqlx::query_scalar(sql!("SELECT COUNT(*) FROM corrections WHERE account = $1 AND worked_at IS NULL"))
        .bind(permit.account().0).fetch_one(c).await?);
    if waiting >= most {
        return Ok(false);
    }
    run!(tx, c => sqlx::query(sql!("INSERT INTO corrections (id, account, about, wrong, correct, asked_at) VALUES ($1, $2, $3, $4, $5, $6)"))
        .bind(id).bind(permit.account().0).bind(wish.about.word()).bind(&wish.wrong).bind(&wish.correct).bind(millis(now))
        .execute(c).await?.rows_affected());
    Ok(true)
}

/// What a person asked for, newest first.
///
/// # Errors
/// When the database fails.
pub async fn of(tx: &mut Tx, account: AccountId, limit: i64) -> Result<Vec<Correction>, DbError> {
    Ok(run!(tx, c => sqlx::query_as(sql!(
        "SELECT account, about, wrong, correct, asked_at, outcome, reason, worked_at, worked_name FROM corrections
         WHERE account = $1 ORDER BY asked_at DESC, id LIMIT $2"
    )).bind(account.0).bind(limit).fetch_all(c).await?))
}

/// What waits, oldest first: id, what it is about, and when it was asked for. Nothing about whom.
///
/// # Errors
/// When the database fails.
pub async fn waiting(
    tx: &mut Tx,
    _: &MayServe,
    limit: i64,
) -> Result<Vec<(Uuid, String, i64)>, DbError> {
    Ok(
        run!(tx, c => sqlx::query_as(sql!("SELECT id, about, asked_at FROM corrections WHERE worked_at IS NULL ORDER BY asked_at, id LIMIT $1"))
        .bind(limit).fetch_all(c).await?),
    )
}

/// One wish.
///
/// # Errors
/// When the database fails.
pub async fn one(tx: &mut Tx, _: &MayServe, id: Uuid) -> Result<Option<Correction>, DbError> {
    Ok(run!(tx, c => sqlx::query_as(sql!(
        "SELECT account, about, wrong, correct, asked_at, outcome, reason, worked_at, worked_name FROM corrections WHERE id = $1"
    )).bind(id).fetch_optional(c).await?))
}

/// Writes down what became of it; `false` if somebody else was faster.
///
/// # Errors
/// When the database fails.
pub async fn answer(
    tx: &mut Tx,
    may: &MayServe,
    id: Uuid,
    name: &str,
    answer: (Outcome, &str),
    now: Timestamp,
) -> Result<bool, DbError> {
    let done = run!(tx, c => sqlx::query(sql!(
        "UPDATE corrections SET outcome = $2, reason = $3, worked_at = $4, worked_by = $5, worked_name = $6 WHERE id = $1 AND worked_at IS NULL"
    )).bind(id).bind(answer.0.word()).bind(answer.1).bind(millis(now)).bind(may.by().0).bind(name).execute(c).await?.rows_affected());
    Ok(done == 1)
}

/// Takes away what belongs to an account.
///
/// # Errors
/// When the database fails.
pub async fn erase(tx: &mut Tx, may: &MayErase) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!("DELETE FROM corrections WHERE account = $1")).bind(may.account().0).execute(c).await?.rows_affected());
    // An answer keeps the name it was signed with; the person who asked has read it.
    run!(tx, c => sqlx::query(sql!("UPDATE corrections SET worked_by = $2 WHERE worked_by = $1")).bind(may.account().0).bind(AccountId::ERASED.0).execute(c).await?.rows_affected());
    Ok(())
}

/// How many were worked on before a moment.
///
/// # Errors
/// When the database fails.
pub async fn count(tx: &mut Tx, before: Timestamp) -> Result<i64, DbError> {
    Ok(
        run!(tx, c => sqlx::query_scalar(sql!("SELECT COUNT(*) FROM corrections WHERE worked_at < $1")).bind(millis(before)).fetch_one(c).await?),
    )
}

/// Deletes those that were worked on before a moment.
///
/// # Errors
/// When the database fails.
pub async fn clear(tx: &mut Tx, before: Timestamp, limit: i64) -> Result<u64, DbError> {
    Ok(
        run!(tx, c => sqlx::query(sql!("DELETE FROM corrections WHERE id IN (SELECT id FROM corrections WHERE worked_at < $1 LIMIT $2)"))
        .bind(millis(before)).bind(limit).execute(c).await?.rows_affected()),
    )
}
