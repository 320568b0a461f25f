//! What happened to ideas, on the thread from idea to delivery.

use super::begin_round;
use super::writing::set_status;
use crate::clock::{from_millis, millis};
use crate::db::{DbError, Tx};
use crate::{run, sql};
use domain::idea::{Status, StepKind};
use domain::ids::{AccountId, IdeaId, PollId};
use jiff::Timestamp;
use uuid::Uuid;

/// Something that happened to an idea.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Its id.
    pub id: Uuid,
    /// What happened.
    pub kind: StepKind,
    /// The status it came to.
    pub status: Option<Status>,
    /// Words about it; may be empty.
    pub words: String,
    /// The poll about it.
    pub poll: Option<PollId>,
    /// The amount, in minor units.
    pub amount_minor: Option<i64>,
    /// The idea, answer or milestone it is about.
    pub about: Option<Uuid>,
    /// Who took it; nobody where it came by itself.
    pub by: Option<AccountId>,
    /// When.
    pub at: Timestamp,
}

impl Step {
    /// A step with nothing to say but what it is.
    #[must_use]
    pub fn new(id: Uuid, kind: StepKind, by: Option<AccountId>, at: Timestamp) -> Self {
        Self {
            id,
            kind,
            status: None,
            words: String::new(),
            poll: None,
            amount_minor: None,
            about: None,
            by,
            at,
        }
    }
}

/// Lets a new idea be discussed from the first comment on; nobody is told, the comment tells.
///
/// # Errors
/// When the database fails.
pub async fn begin_discussion(tx: &mut Tx, idea: IdeaId, now: Timestamp) -> Result<(), DbError> {
    if !set_status(tx, idea, Status::New, Status::Discussed).await? {
        return Ok(());
    }
    // It happens once, so the id follows from the idea's.
    let id = blake3::derive_key("comitia 2026-12 first comment", idea.0.as_bytes());
    let id: [u8; 16] = std::array::from_fn(|at| id[at]);
    let step = Step {
        status: Some(Status::Discussed),
        ..Step::new(Uuid::from_bytes(id), StepKind::Status, None, now)
    };
    note_step(tx, idea, &step).await
}

/// Adds a step to the thread of an idea, and has those told whom it concerns.
///
/// # Errors
/// When the database fails.
pub async fn add_step(tx: &mut Tx, idea: IdeaId, step: &Step) -> Result<(), DbError> {
    note_step(tx, idea, step).await?;
    if step.kind.is_told() {
        begin_round(tx, idea, step).await?;
    }
    Ok(())
}

async fn note_step(tx: &mut Tx, idea: IdeaId, step: &Step) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!(
        "INSERT INTO idea_steps (id, idea, kind, status, words, poll, amount_minor, about, taken_by, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"
    )).bind(step.id).bind(idea.0).bind(step.kind.word()).bind(step.status.map(Status::word)).bind(&step.words).bind(step.poll.map(|poll| poll.0))
        .bind(step.amount_minor).bind(step.about).bind(step.by.map(|by| by.0)).bind(millis(step.at)).execute(c).await?.rows_affected());
    run!(tx, c => sqlx::query(sql!("UPDATE ideas SET last_activity_at = $2 WHERE id = $1 AND last_activity_at < $2"))
        .bind(idea.0).bind(millis(step.at)).execute(c).await?.rows_affected());
    Ok(())
}

#[derive(sqlx::FromRow)]
struct StepRow {
    id: Uuid,
    kind: String,
    status: Option<String>,
    words: String,
    poll: Option<Uuid>,
    amount_minor: Option<i64>,
    about: Option<Uuid>,
    taken_by: Option<Uuid>,
    at: i64,
}

impl TryFrom<StepRow> for Step {
    type Error = DbError;

    fn try_from(row: StepRow) -> Result<Self, DbError> {
        let status = row.status.as_deref().map(Status::from_word);
        Ok(Self {
            id: row.id,
            kind: StepKind::from_word(&row.kind).ok_or(DbError::Stored("step of an idea"))?,
            status: status
                .map(|s| s.ok_or(DbError::Stored("status")))
                .transpose()?,
            words: row.words,
            poll: row.poll.map(PollId),
            amount_minor: row.amount_minor,
            about: row.about,
            by: row.taken_by.map(AccountId),
            at: from_millis(row.at)?,
        })
    }
}

/// What happened to an idea, in its order; the last 200.
///
/// # Errors
/// When the database fails.
pub async fn steps(tx: &mut Tx, idea: IdeaId) -> Result<Vec<Step>, DbError> {
    let rows: Vec<StepRow> = run!(tx, c => sqlx::query_as(sql!(
        "SELECT id, kind, status, words, poll, amount_minor, about, taken_by, at FROM idea_steps WHERE idea = $1 ORDER BY at DESC, id DESC LIMIT 200"
    )).bind(idea.0).fetch_all(c).await?);
    rows.into_iter().rev().map(Step::try_from).collect()
}

/// Whether a step with this id was written.
///
/// # Errors
/// When the database fails.
pub async fn has_step(tx: &mut Tx, id: Uuid) -> Result<bool, DbError> {
    let found: i64 = run!(tx, c => sqlx::query_scalar(sql!("SELECT COUNT(*) FROM idea_steps WHERE id = $1")).bind(id).fetch_one(c).await?);
    Ok(found > 0)
}

/// One step of an idea.
///
/// # Errors
/// When the database fails.
pub async fn step(tx: &mut Tx, id: Uuid) -> Result<Option<Step>, DbError> {
    let row: Option<StepRow> = run!(tx, c => sqlx::query_as(sql!(
        "SELECT id, kind, status, words, poll, amount_minor, about, taken_by, at FROM idea_steps WHERE id = $1"
    )).bind(id).fetch_optional(c).await?);
    row.map(Step::try_from).transpose()
}
