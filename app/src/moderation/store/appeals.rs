//! Appeals against decisions.

use crate::clock::{from_millis, millis};
use crate::db::{DbError, Tx};
use crate::{run, sql};
use domain::ids::{AccountId, SpaceId, StatementId};
use domain::moderation::{Outcome, Part};
use domain::rights::{MayAppeal, MayDecide};
use jiff::Timestamp;
use uuid::Uuid;

/// An appeal.
#[derive(Clone, Debug)]
pub struct Appeal {
    /// Its id.
    pub id: Uuid,
    /// The decision it is about.
    pub statement: StatementId,
    /// Where.
    pub space: SpaceId,
    /// Who made it.
    pub by: AccountId,
    /// In which part they were told of the decision.
    pub part: Part,
    /// Why the decision is wrong, in their words.
    pub words: String,
    /// When it was made.
    pub at: Timestamp,
    /// What became of it.
    pub outcome: Option<Outcome>,
    /// Why.
    pub reasons: String,
    /// When that was decided.
    pub decided_at: Option<Timestamp>,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    statement: Uuid,
    space: Uuid,
    account: Uuid,
    part: String,
    words: String,
    at: i64,
    outcome: Option<String>,
    reasons: Option<String>,
    decided_at: Option<i64>,
}

impl TryFrom<Row> for Appeal {
    type Error = DbError;

    fn try_from(row: Row) -> Result<Self, DbError> {
        Ok(Self {
            id: row.id,
            statement: StatementId(row.statement),
            space: SpaceId(row.space),
            by: AccountId(row.account),
            part: Part::from_word(&row.part).ok_or(DbError::Stored("part"))?,
            words: row.words,
            at: from_millis(row.at)?,
            outcome: row.outcome.as_deref().and_then(Outcome::from_word),
            reasons: row.reasons.unwrap_or_default(),
            decided_at: row.decided_at.map(from_millis).transpose()?,
        })
    }
}

/// Writes an appeal.
///
/// # Errors
/// When the database fails; a unique violation says that the person has appealed already.
pub async fn add(
    tx: &mut Tx,
    may: &MayAppeal,
    id: Uuid,
    (space, part): (SpaceId, Part),
    words: &str,
    now: Timestamp,
) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!(
        "INSERT INTO appeals (id, statement, space, account, part, words, at, outcome, reasons, decided_by, decided_at) VALUES ($1, $2, $3, $4, $5, $6, $7, NULL, NULL, NULL, NULL)"
    )).bind(id).bind(may.statement().0).bind(space.0).bind(may.by().0).bind(part.word()).bind(words).bind(millis(now)).execute(c).await?.rows_affected());
    Ok(())
}

/// The appeal with this id.
///
/// # Errors
/// When the database fails.
pub async fn find(tx: &mut Tx, id: Uuid) -> Result<Option<Appeal>, DbError> {
    let row: Option<Row> = run!(tx, c => sqlx::query_as(sql!(
        "SELECT id, statement, space, account, part, words, at, outcome, reasons, decided_at FROM appeals WHERE id = $1"
    )).bind(id).fetch_optional(c).await?);
    row.map(Appeal::try_from).transpose()
}

/// The appeals against a decision, oldest first.
///
/// # Errors
/// When the database fails.
pub async fn against(tx: &mut Tx, statement: StatementId) -> Result<Vec<Appeal>, DbError> {
    let rows: Vec<Row> = run!(tx, c => sqlx::query_as(sql!(
        "SELECT id, statement, space, account, part, words, at, outcome, reasons, decided_at FROM appeals WHERE statement = $1 ORDER BY at, id LIMIT 100"
    )).bind(statement.0).fetch_all(c).await?);
    rows.into_iter().map(Appeal::try_from).collect()
}

/// Appeals that wait in a space, or in all of them, oldest first, at most `limit`.
///
/// # Errors
/// When the database fails.
pub async fn waiting(
    tx: &mut Tx,
    space: Option<SpaceId>,
    limit: i64,
) -> Result<Vec<Appeal>, DbError> {
    let rows: Vec<Row> = run!(tx, c => sqlx::query_as(sql!(
        "SELECT id, statement, space, account, part, words, at, outcome, reasons, decided_at FROM appeals
         WHERE decided_at IS NULL AND ($1 OR space = $2) ORDER BY at, id LIMIT $3"
    )).bind(space.is_none()).bind(space.map_or(Uuid::nil(), |space| space.0)).bind(limit).fetch_all(c).await?);
    rows.into_iter().map(Appeal::try_from).collect()
}

/// How many appeals wait in a space, or in all of them.
///
/// # Errors
/// When the database fails.
pub async fn count_waiting(tx: &mut Tx, space: Option<SpaceId>) -> Result<i64, DbError> {
    Ok(
        run!(tx, c => sqlx::query_scalar(sql!("SELECT COUNT(*) FROM appeals WHERE decided_at IS NULL AND ($1 OR space = $2)"))
        .bind(space.is_none()).bind(space.map_or(Uuid::nil(), |space| space.0)).fetch_one(c).await?),
    )
}

/// Decides about an appeal that waits; `false` if somebody else has.
///
/// # Errors
/// When the database fails.
pub async fn decide(
    tx: &mut Tx,
    may: &MayDecide,
    id: Uuid,
    (outcome, reasons): (Outcome, &str),
    now: Timestamp,
) -> Result<bool, DbError> {
    let decided = run!(tx, c => sqlx::query(sql!(
        "UPDATE appeals SET outcome = $2, reasons = $3, decided_by = $4, decided_at = $5 WHERE id = $1 AND decided_at IS NULL"
    )).bind(id).bind(outcome.word()).bind(reasons).bind(may.by().0).bind(millis(now)).execute(c).await?.rows_affected());
    Ok(decided == 1)
}
