//! Numbers for the public: the log and the report of a month.

use crate::clock::millis;
use crate::db::{DbError, Tx};
use crate::{run, sql};
use jiff::Timestamp;
use uuid::Uuid;

/// A decision, as the public log shows it: without people, and without what it was about.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Line {
    /// The id of the statement; pages of the log begin after one.
    pub id: Uuid,
    /// When, in milliseconds since 1970.
    pub at: i64,
    /// Its space.
    pub space: Uuid,
    /// What kind of content.
    pub kind: String,
    /// The word of the decision.
    pub decision: String,
    /// What belongs to it.
    pub detail: String,
    /// The ground; empty for none.
    pub ground: String,
    /// What led to it.
    pub source: String,
    /// Whether a rule noticed the content.
    pub automated_detection: bool,
    /// Whether a program decided.
    pub automated_decision: bool,
    /// Since when the content waited, in milliseconds since 1970.
    pub opened_at: i64,
    /// When it was undone.
    pub undone_at: Option<i64>,
    /// The decision it undoes.
    pub statement: Option<Uuid>,
    /// The appeal that led to it.
    pub appeal: Option<Uuid>,
}

/// Decisions, newest first, from before one on, at most `limit`.
///
/// # Errors
/// When the database fails.
pub async fn log(tx: &mut Tx, before: Uuid, limit: i64) -> Result<Vec<Line>, DbError> {
    Ok(run!(tx, c => sqlx::query_as(sql!(
        "SELECT id, at, space, kind, decision, detail, ground, source, automated_detection, automated_decision, opened_at, undone_at, statement, appeal
         FROM statements WHERE id < $1 ORDER BY id DESC LIMIT $2"
    )).bind(before).bind(limit).fetch_all(c).await?))
}

/// Decisions between two moments, oldest first.
///
/// # Errors
/// When the database fails.
pub async fn between(tx: &mut Tx, from: Timestamp, until: Timestamp) -> Result<Vec<Line>, DbError> {
    Ok(run!(tx, c => sqlx::query_as(sql!(
        "SELECT id, at, space, kind, decision, detail, ground, source, automated_detection, automated_decision, opened_at, undone_at, statement, appeal
         FROM statements WHERE at >= $1 AND at < $2 ORDER BY at, id LIMIT 100000"
    )).bind(millis(from)).bind(millis(until)).fetch_all(c).await?))
}

/// Appeals that were made between two moments: how many, how many of them are decided, and how many led to another decision.
///
/// # Errors
/// When the database fails.
pub async fn appeals_between(
    tx: &mut Tx,
    from: Timestamp,
    until: Timestamp,
) -> Result<(i64, i64, i64), DbError> {
    Ok(run!(tx, c => sqlx::query_as(sql!(
        "SELECT COUNT(*), COUNT(decided_at), CAST(COALESCE(SUM(CASE WHEN outcome = 'reversed' THEN 1 ELSE 0 END), 0) AS BIGINT)
         FROM appeals WHERE at >= $1 AND at < $2"
    )).bind(millis(from)).bind(millis(until)).fetch_one(c).await?))
}
