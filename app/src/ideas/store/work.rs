//! From the answer to the delivery: statuses and milestones.

use super::writing::set_status;
use crate::clock::{from_millis, millis};
use crate::db::{DbError, Tx};
use crate::{run, sql};
use domain::idea::Status;
use domain::ids::IdeaId;
use domain::rights::MayAnswerIdea;
use jiff::Timestamp;
use jiff::civil::Date;
use uuid::Uuid;

/// Takes an idea from one status to another; `false` if it does not stand there any more.
///
/// # Errors
/// When the database fails.
pub async fn take_step(
    tx: &mut Tx,
    may: &MayAnswerIdea,
    from: Status,
    to: Status,
) -> Result<bool, DbError> {
    set_status(tx, *may.idea(), from, to).await
}

/// Something that is to be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Milestone {
    /// Its id.
    pub id: Uuid,
    /// What.
    pub title: String,
    /// By which day.
    pub due_on: Option<Date>,
    /// When it was done.
    pub done_at: Option<Timestamp>,
}

type Row = (Uuid, String, Option<String>, Option<i64>);

/// The milestones of an idea: by their day, those without one last.
///
/// # Errors
/// When the database fails.
pub async fn milestones(tx: &mut Tx, idea: IdeaId) -> Result<Vec<Milestone>, DbError> {
    let rows: Vec<Row> = run!(tx, c => sqlx::query_as(sql!(
        "SELECT id, title, due_on, done_at FROM milestones WHERE idea = $1 ORDER BY CASE WHEN due_on IS NULL THEN 1 ELSE 0 END, due_on, at, id LIMIT 100"
    )).bind(idea.0).fetch_all(c).await?);
    let milestone = |(id, title, due_on, done_at): Row| {
        let day = due_on.map(|day| day.parse().map_err(|_| DbError::Stored("day")));
        Ok(Milestone {
            id,
            title,
            due_on: day.transpose()?,
            done_at: done_at.map(from_millis).transpose()?,
        })
    };
    rows.into_iter().map(milestone).collect()
}

/// Adds a milestone; one that was added before stays as it is.
///
/// # Errors
/// When the database fails.
pub async fn add_milestone(
    tx: &mut Tx,
    may: &MayAnswerIdea,
    milestone: &Milestone,
    now: Timestamp,
) -> Result<bool, DbError> {
    let added = run!(tx, c => sqlx::query(sql!(
        "INSERT INTO milestones (id, idea, title, due_on, done_at, written_by, at, version) VALUES ($1, $2, $3, $4, NULL, $5, $6, 1) ON CONFLICT (id) DO NOTHING"
    )).bind(milestone.id).bind(may.idea().0).bind(&milestone.title).bind(milestone.due_on.map(|day| day.to_string())).bind(may.by().0)
        .bind(millis(now)).execute(c).await?.rows_affected());
    Ok(added == 1)
}

/// Says that a milestone is done, or not after all; `None` if that was said before, else what it is.
///
/// # Errors
/// When the database fails.
pub async fn set_done(
    tx: &mut Tx,
    may: &MayAnswerIdea,
    id: Uuid,
    done_at: Option<Timestamp>,
) -> Result<Option<String>, DbError> {
    Ok(run!(tx, c => sqlx::query_scalar(sql!(
        "UPDATE milestones SET done_at = $3, version = version + 1 WHERE id = $1 AND idea = $2 AND (done_at IS NULL) <> $4 RETURNING title"
    )).bind(id).bind(may.idea().0).bind(done_at.map(millis)).bind(done_at.is_none()).fetch_optional(c).await?))
}

/// Takes a milestone away.
///
/// # Errors
/// When the database fails.
pub async fn drop_milestone(tx: &mut Tx, may: &MayAnswerIdea, id: Uuid) -> Result<bool, DbError> {
    let gone = run!(tx, c => sqlx::query(sql!("DELETE FROM milestones WHERE id = $1 AND idea = $2"))
        .bind(id).bind(may.idea().0).execute(c).await?.rows_affected());
    Ok(gone == 1)
}
