//! Rows that the administration of polls asks for and writes.

use super::PollRecord;
use crate::clock::{from_millis, millis};
use crate::db::{DbError, Tx};
use crate::{run, sql};
use domain::ids::{PollId, SpaceId};
use domain::poll::PollState;
use domain::rights::MayRunSpace;
use jiff::Timestamp;
use uuid::Uuid;

/// What the administration asks for in its list of polls.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The state; `None` for all.
    pub state: Option<PollState>,
    /// The space; `None` for all.
    pub space: Option<SpaceId>,
    /// Words in the title; empty for all.
    pub words: String,
    /// Only polls made before this one.
    pub before: Option<PollId>,
    /// Only polls made after this one.
    pub after: Option<PollId>,
}

/// A poll in a list of the administration. Never a count of votes.
#[derive(Clone, Debug)]
pub struct AdminPoll {
    /// Its id.
    pub id: PollId,
    /// Where it stands in its life.
    pub state: PollState,
    /// Language of its texts.
    pub lang: String,
    /// The question.
    pub title: String,
    /// When it opens.
    pub opens_at: Timestamp,
    /// When it closes.
    pub closes_at: Timestamp,
    /// Title of its space.
    pub space_title: String,
    /// Whether a result stands in the store.
    pub counted: bool,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    state: String,
    lang: String,
    title: String,
    opens_at: i64,
    closes_at: i64,
    space_title: String,
    counted: bool,
}

impl TryFrom<Row> for AdminPoll {
    type Error = DbError;

    fn try_from(row: Row) -> Result<Self, DbError> {
        Ok(Self {
            id: PollId(row.id),
            state: PollState::from_word(&row.state).ok_or(DbError::Stored("poll state"))?,
            lang: row.lang,
            title: row.title,
            opens_at: from_millis(row.opens_at)?,
            closes_at: from_millis(row.closes_at)?,
            space_title: row.space_title,
            counted: row.counted,
        })
    }
}

impl Asked {
    fn state(&self) -> &'static str {
        self.state.map_or("", PollState::word)
    }

    fn pattern(&self) -> String {
        let plain = self
            .words
            .replace('!', "!!")
            .replace('%', "!%")
            .replace('_', "!_");
        format!("%{plain}%")
    }

    fn space(&self) -> (bool, Uuid) {
        (
            self.space.is_none(),
            self.space.map_or(Uuid::nil(), |space| space.0),
        )
    }
}

/// Polls for the administration, the newest first, at most `limit`; if `after` is given those next to it, newest first too.
///
/// # Errors
/// When the database fails.
pub async fn administered(
    tx: &mut Tx,
    asked: &Asked,
    limit: i64,
) -> Result<Vec<AdminPoll>, DbError> {
    let (all, space) = asked.space();
    if let Some(after) = asked.after {
        let rows: Vec<Row> = run!(tx, c => sqlx::query_as(sql!(
            "SELECT p.id, p.state, p.lang, p.title, p.opens_at, p.closes_at, s.title AS space_title, r.poll IS NOT NULL AS counted
             FROM polls p JOIN spaces s ON s.id = p.space LEFT JOIN results r ON r.poll = p.id
             WHERE p.id > $1 AND ($2 = '' OR p.state = $2) AND ($3 = TRUE OR p.space = $4) AND LOWER(p.title) LIKE LOWER($5) ESCAPE '!'
             ORDER BY p.id LIMIT $6"
        )).bind(after.0).bind(asked.state()).bind(all).bind(space).bind(asked.pattern()).bind(limit).fetch_all(c).await?);
        return rows.into_iter().rev().map(AdminPoll::try_from).collect();
    }
    let before = asked.before.map_or(Uuid::max(), |id| id.0);
    let rows: Vec<Row> = run!(tx, c => sqlx::query_as(sql!(
        "SELECT p.id, p.state, p.lang, p.title, p.opens_at, p.closes_at, s.title AS space_title, r.poll IS NOT NULL AS counted
         FROM polls p JOIN spaces s ON s.id = p.space LEFT JOIN results r ON r.poll = p.id
         WHERE p.id < $1 AND ($2 = '' OR p.state = $2) AND ($3 = TRUE OR p.space = $4) AND LOWER(p.title) LIKE LOWER($5) ESCAPE '!'
         ORDER BY p.id DESC LIMIT $6"
    )).bind(before).bind(asked.state()).bind(all).bind(space).bind(asked.pattern()).bind(limit).fetch_all(c).await?);
    rows.into_iter().map(AdminPoll::try_from).collect()
}

/// How many polls the filters let through.
///
/// # Errors
/// When the database fails.
pub async fn count_administered(tx: &mut Tx, asked: &Asked) -> Result<i64, DbError> {
    let (all, space) = asked.space();
    Ok(run!(tx, c => sqlx::query_scalar(sql!(
        "SELECT COUNT(*) FROM polls p WHERE ($1 = '' OR p.state = $1) AND ($2 = TRUE OR p.space = $3) AND LOWER(p.title) LIKE LOWER($4) ESCAPE '!'"
    )).bind(asked.state()).bind(all).bind(space).bind(asked.pattern()).fetch_one(c).await?))
}

/// What waits for the administration: drafts and previews, what opens or closes before `until`, what is closed but not counted.
///
/// # Errors
/// When the database fails.
pub async fn waiting(
    tx: &mut Tx,
    space: Option<SpaceId>,
    until: Timestamp,
) -> Result<Vec<AdminPoll>, DbError> {
    let (all, space) = (space.is_none(), space.map_or(Uuid::nil(), |space| space.0));
    let rows: Vec<Row> = run!(tx, c => sqlx::query_as(sql!(
        "SELECT p.id, p.state, p.lang, p.title, p.opens_at, p.closes_at, s.title AS space_title, r.poll IS NOT NULL AS counted
         FROM polls p JOIN spaces s ON s.id = p.space LEFT JOIN results r ON r.poll = p.id
         WHERE ($1 = TRUE OR p.space = $2)
           AND (p.state IN ('draft', 'preview') OR (p.state = 'published' AND p.opens_at <= $3) OR (p.state = 'open' AND p.closes_at <= $3)
                OR (p.state = 'closed' AND r.poll IS NULL))
         ORDER BY p.opens_at, p.id LIMIT 60"
    )).bind(all).bind(space).bind(millis(until)).fetch_all(c).await?);
    rows.into_iter().map(AdminPoll::try_from).collect()
}

/// When ballots are or will be taken in the polls of a space that citizens know of, with id and title of each.
///
/// # Errors
/// When the database fails.
pub async fn windows(
    tx: &mut Tx,
    space: SpaceId,
) -> Result<Vec<(Timestamp, Timestamp, (PollId, String))>, DbError> {
    let rows: Vec<(Uuid, String, i64, i64)> = run!(tx, c => sqlx::query_as(sql!(
        "SELECT id, title, opens_at, closes_at FROM polls WHERE space = $1 AND state IN ('published', 'open') ORDER BY opens_at, id"
    )).bind(space.0).fetch_all(c).await?);
    let window = |(id, title, opens_at, closes_at)| {
        Ok((
            from_millis(opens_at)?,
            from_millis(closes_at)?,
            (PollId(id), title),
        ))
    };
    rows.into_iter().map(window).collect()
}

/// How many polls are open in each space that has one.
///
/// # Errors
/// When the database fails.
pub async fn open_by_space(tx: &mut Tx) -> Result<Vec<(SpaceId, i64)>, DbError> {
    let rows: Vec<(Uuid, i64)> = run!(tx, c => sqlx::query_as(sql!(
        "SELECT space, COUNT(*) AS n FROM polls WHERE state = 'open' GROUP BY space"
    )).fetch_all(c).await?);
    Ok(rows
        .into_iter()
        .map(|(space, n)| (SpaceId(space), n))
        .collect())
}

/// Deletes a draft with its options, if nobody changed it since `version`; `false` if somebody did, or it is no draft.
///
/// # Errors
/// When the database fails.
pub async fn delete_draft(
    tx: &mut Tx,
    may: &MayRunSpace,
    id: PollId,
    version: i64,
) -> Result<bool, DbError> {
    let locked = run!(tx, c => sqlx::query(sql!(
        "UPDATE polls SET version = version + 1 WHERE id = $1 AND space = $2 AND version = $3 AND state = 'draft'"
    )).bind(id.0).bind(may.space().0).bind(version).execute(c).await?.rows_affected());
    if locked == 0 {
        return Ok(false);
    }
    run!(tx, c => sqlx::query(sql!("DELETE FROM poll_notes WHERE poll = $1")).bind(id.0).execute(c).await?.rows_affected());
    run!(tx, c => sqlx::query(sql!("DELETE FROM poll_options WHERE poll = $1")).bind(id.0).execute(c).await?.rows_affected());
    run!(tx, c => sqlx::query(sql!("DELETE FROM polls WHERE id = $1")).bind(id.0).execute(c).await?.rows_affected());
    Ok(true)
}

/// Adds a public note to a poll.
///
/// # Errors
/// When the database fails.
pub async fn insert_note(
    tx: &mut Tx,
    _: &MayRunSpace,
    id: Uuid,
    poll: &PollRecord,
    body: &str,
    now: Timestamp,
) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!("INSERT INTO poll_notes (id, poll, at, body) VALUES ($1, $2, $3, $4)"))
        .bind(id).bind(poll.poll.id.0).bind(millis(now)).bind(body).execute(c).await?.rows_affected());
    Ok(())
}

/// The public notes of a poll, the oldest first.
///
/// # Errors
/// When the database fails.
pub async fn notes_written(tx: &mut Tx, poll: PollId) -> Result<Vec<(Timestamp, String)>, DbError> {
    let rows: Vec<(i64, String)> = run!(tx, c => sqlx::query_as(sql!("SELECT at, body FROM poll_notes WHERE poll = $1 ORDER BY at, id"))
        .bind(poll.0).fetch_all(c).await?);
    let note = |(at, body)| Ok((from_millis(at)?, body));
    rows.into_iter().map(note).collect()
}
