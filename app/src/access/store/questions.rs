//! Rows of questions about entries.

use crate::clock::millis;
use crate::db::{DbError, Tx};
use crate::{run, sql};
use domain::ids::AccountId;
use domain::rights::{MayAnswer, MayManageOwnAccount};
use jiff::Timestamp;
use uuid::Uuid;

/// A question, and its answer if there is one.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Question {
    /// Its id.
    pub id: Uuid,
    /// The entry it is about.
    pub number: i64,
    /// Who asks.
    pub account: Uuid,
    /// When, in milliseconds since 1970-01-01 UTC.
    pub asked_at: i64,
    /// What.
    pub body: String,
    /// When it was answered.
    pub answered_at: Option<i64>,
    /// By whom, by name.
    pub answered_name: Option<String>,
    /// The answer.
    pub answer: Option<String>,
}

/// Asks; `false` if a question of the same person about the same entry waits for its answer.
///
/// # Errors
/// When the database fails.
pub async fn insert(
    tx: &mut Tx,
    permit: &MayManageOwnAccount,
    id: Uuid,
    number: i64,
    body: &str,
    now: Timestamp,
) -> Result<bool, DbError> {
    let asked = run!(tx, c => sqlx::query(sql!(
        "INSERT INTO access_questions (id, number, account, asked_at, body)
         SELECT $1, $2, $3, $4, $5 WHERE NOT EXISTS (SELECT 1 FROM access_questions WHERE account = $3 AND number = $2 AND answered_at IS NULL)"
    )).bind(id).bind(number).bind(permit.account().0).bind(millis(now)).bind(body).execute(c).await?.rows_affected());
    Ok(asked == 1)
}

/// What a person has asked about these entries, oldest first.
///
/// # Errors
/// When the database fails.
pub async fn of(
    tx: &mut Tx,
    account: AccountId,
    from: i64,
    to: i64,
) -> Result<Vec<Question>, DbError> {
    Ok(run!(tx, c => sqlx::query_as(sql!(
        "SELECT id, number, account, asked_at, body, answered_at, answered_name, answer FROM access_questions
         WHERE account = $1 AND number >= $2 AND number <= $3 ORDER BY asked_at, id LIMIT 500"
    )).bind(account.0).bind(from).bind(to).fetch_all(c).await?))
}

/// Questions: those that wait, oldest first, and the newest answered ones.
///
/// # Errors
/// When the database fails.
pub async fn list(
    tx: &mut Tx,
    _: &MayAnswer,
    limit: i64,
) -> Result<(Vec<Question>, Vec<Question>), DbError> {
    let waiting = run!(tx, c => sqlx::query_as(sql!(
        "SELECT id, number, account, asked_at, body, answered_at, answered_name, answer FROM access_questions
         WHERE answered_at IS NULL ORDER BY asked_at, id LIMIT $1"
    )).bind(limit).fetch_all(c).await?);
    let answered = run!(tx, c => sqlx::query_as(sql!(
        "SELECT id, number, account, asked_at, body, answered_at, answered_name, answer FROM access_questions
         WHERE answered_at IS NOT NULL ORDER BY answered_at DESC, id LIMIT $1"
    )).bind(limit).fetch_all(c).await?);
    Ok((waiting, answered))
}

/// One question.
///
/// # Errors
/// When the database fails.
pub async fn one(tx: &mut Tx, _: &MayAnswer, id: Uuid) -> Result<Option<Question>, DbError> {
    Ok(run!(tx, c => sqlx::query_as(sql!(
        "SELECT id, number, account, asked_at, body, answered_at, answered_name, answer FROM access_questions WHERE id = $1"
    )).bind(id).fetch_optional(c).await?))
}

/// Answers; `false` if somebody else was faster.
///
/// # Errors
/// When the database fails.
pub async fn answer(
    tx: &mut Tx,
    may: &MayAnswer,
    id: Uuid,
    name: &str,
    answer: &str,
    now: Timestamp,
) -> Result<bool, DbError> {
    let done = run!(tx, c => sqlx::query(sql!(
        "UPDATE access_questions SET answered_at = $2, answered_by = $3, answered_name = $4, answer = $5 WHERE id = $1 AND answered_at IS NULL"
    )).bind(id).bind(millis(now)).bind(may.by().0).bind(name).bind(answer).execute(c).await?.rows_affected());
    Ok(done == 1)
}
