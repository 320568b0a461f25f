//! Putting ideas forward, and what happened to them.

use crate::clock::{from_millis, millis};
use crate::db::{DbError, Tx};
use crate::{run, sql};
use domain::idea::{Place, Status, StepKind};
use domain::ids::{AccountId, IdeaId, PollId};
use domain::moderation::Visibility;
use domain::rights::MayPropose;
use jiff::Timestamp;
use uuid::Uuid;

/// What authors write of an idea.
#[derive(Clone, Debug, PartialEq)]
pub struct Wording {
    /// What it is called.
    pub title: String,
    /// The text, in Markdown.
    pub body: String,
    /// Language of both (BCP 47).
    pub lang: String,
    /// Its category.
    pub category: Option<Uuid>,
    /// Its part of the municipality.
    pub district: Option<String>,
    /// Where it is, in words; may be empty.
    pub place: String,
    /// Where it is on the map.
    pub point: Option<Place>,
    /// What it may cost, in minor units.
    pub cost_minor: Option<i64>,
}

/// Writes an idea with its first wording and its author. `random` orders it among others.
///
/// # Errors
/// When the database fails.
pub async fn insert(
    tx: &mut Tx,
    may: &MayPropose,
    id: IdeaId,
    wording: &Wording,
    visibility: Visibility,
    random: [u8; 32],
    now: Timestamp,
) -> Result<(), DbError> {
    let [a, b, c, d, ..] = random;
    let shuffle = i64::from(u32::from_le_bytes([a, b, c, d]));
    let (at, by) = (millis(now), may.by().0);
    let (latitude, longitude) = coordinates(wording);
    run!(tx, c => sqlx::query(sql!(
        "INSERT INTO ideas (id, board, status, visibility, title, body, lang, category, district, place, latitude, longitude, cost_minor, version, author,
                created_at, updated_at, last_activity_at, supports, follows, comments, pros, cons, questions, answer_due_at, answered_at, merged_into, shuffle)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 1, $14, $15, $15, $15, 0, 0, 0, 0, 0, 0, NULL, NULL, NULL, $16)"
    )).bind(id.0).bind(may.board().0).bind(Status::New.word()).bind(visibility.word()).bind(&wording.title).bind(&wording.body)
        .bind(&wording.lang).bind(wording.category).bind(&wording.district).bind(&wording.place).bind(latitude).bind(longitude)
        .bind(wording.cost_minor).bind(by).bind(at).bind(shuffle).execute(c).await?.rows_affected());
    run!(tx, c => sqlx::query(sql!("INSERT INTO idea_authors (idea, account, since, via) VALUES ($1, $2, $3, NULL)"))
        .bind(id.0).bind(by).bind(at).execute(c).await?.rows_affected());
    insert_version(tx, id, 1, wording, *may.by(), now).await
}

fn coordinates(wording: &Wording) -> (Option<f64>, Option<f64>) {
    let point = wording.point;
    (
        point.map(|point| point.latitude),
        point.map(|point| point.longitude),
    )
}

/// Keeps a wording in the history.
///
/// # Errors
/// When the database fails.
pub async fn insert_version(
    tx: &mut Tx,
    id: IdeaId,
    version: i64,
    wording: &Wording,
    by: AccountId,
    now: Timestamp,
) -> Result<(), DbError> {
    let (latitude, longitude) = coordinates(wording);
    run!(tx, c => sqlx::query(sql!(
        "INSERT INTO idea_versions (idea, version, title, body, category, district, place, latitude, longitude, cost_minor, edited_by, at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)"
    )).bind(id.0).bind(version).bind(&wording.title).bind(&wording.body).bind(wording.category).bind(&wording.district).bind(&wording.place)
        .bind(latitude).bind(longitude).bind(wording.cost_minor).bind(by.0).bind(millis(now)).execute(c).await?.rows_affected());
    Ok(())
}

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

/// Adds a step to the thread of an idea.
///
/// # Errors
/// When the database fails.
pub async fn add_step(tx: &mut Tx, idea: IdeaId, step: &Step) -> Result<(), DbError> {
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

/// What happened to an idea, in its order; the last 200.
///
/// # Errors
/// When the database fails.
pub async fn steps(tx: &mut Tx, idea: IdeaId) -> Result<Vec<Step>, DbError> {
    let rows: Vec<StepRow> = run!(tx, c => sqlx::query_as(sql!(
        "SELECT id, kind, status, words, poll, amount_minor, about, taken_by, at FROM idea_steps WHERE idea = $1 ORDER BY at DESC, id DESC LIMIT 200"
    )).bind(idea.0).fetch_all(c).await?);
    let step = |row: StepRow| {
        let status = row.status.as_deref().map(Status::from_word);
        Ok(Step {
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
    };
    rows.into_iter().rev().map(step).collect()
}
