//! Official answers, and what supporters think of them.

use super::supports::{Tag, both};
use super::writing::set_status;
use crate::clock::{from_millis, millis};
use crate::db::{DbError, Tx};
use crate::{run, sql};
use domain::actor::Role;
use domain::idea::{Rating, Status};
use domain::ids::{AccountId, IdeaId};
use domain::rights::{MayAnswerIdea, MayRate};
use jiff::Timestamp;
use uuid::Uuid;

/// An official answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfficialAnswer {
    /// Its id.
    pub id: Uuid,
    /// Where the idea stands by it.
    pub status: Status,
    /// The reasons, in Markdown.
    pub body: String,
    /// Their language (BCP 47).
    pub lang: String,
    /// In which role it was given.
    pub role: Role,
    /// Who gave it.
    pub by: AccountId,
    /// When.
    pub at: Timestamp,
}

/// Gives an answer and takes the idea to the status it says; `false` if the idea does not stand at `from` any more, or this answer was given before.
/// What only says that the idea is looked into does not stand for the answer that is due.
///
/// # Errors
/// When the database fails.
pub async fn answer(
    tx: &mut Tx,
    may: &MayAnswerIdea,
    from: Status,
    answer: &OfficialAnswer,
) -> Result<bool, DbError> {
    let idea = *may.idea();
    if !set_status(tx, idea, from, answer.status).await? {
        return Ok(false);
    }
    let added = run!(tx, c => sqlx::query(sql!(
        "INSERT INTO official_answers (id, idea, status, body, lang, role, answered_by, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (id) DO NOTHING"
    )).bind(answer.id).bind(idea.0).bind(answer.status.word()).bind(&answer.body).bind(&answer.lang).bind(may.role().word()).bind(may.by().0)
        .bind(millis(answer.at)).execute(c).await?.rows_affected());
    if added == 1 && answer.status != Status::UnderReview {
        run!(tx, c => sqlx::query(sql!("UPDATE ideas SET answered_at = $2 WHERE id = $1")).bind(idea.0).bind(millis(answer.at)).execute(c).await?.rows_affected());
    }
    Ok(added == 1)
}

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    status: String,
    body: String,
    lang: String,
    role: String,
    answered_by: Uuid,
    at: i64,
}

/// The official answers of an idea, newest first; the last 50.
///
/// # Errors
/// When the database fails.
pub async fn answers(tx: &mut Tx, idea: IdeaId) -> Result<Vec<OfficialAnswer>, DbError> {
    let rows: Vec<Row> = run!(tx, c => sqlx::query_as(sql!(
        "SELECT id, status, body, lang, role, answered_by, at FROM official_answers WHERE idea = $1 ORDER BY at DESC, id DESC LIMIT 50"
    )).bind(idea.0).fetch_all(c).await?);
    let answer = |row: Row| {
        Ok(OfficialAnswer {
            id: row.id,
            status: Status::from_word(&row.status).ok_or(DbError::Stored("status"))?,
            body: row.body,
            lang: row.lang,
            role: Role::from_word(&row.role).ok_or(DbError::Stored("role"))?,
            by: AccountId(row.answered_by),
            at: from_millis(row.at)?,
        })
    };
    rows.into_iter().map(answer).collect()
}

/// How many find that an answer takes up what they wanted: yes, in part, no; and what one person said.
///
/// # Errors
/// When the database fails.
pub async fn ratings(
    tx: &mut Tx,
    answer: Uuid,
    tags: &[Tag],
) -> Result<([i64; 3], Option<Rating>), DbError> {
    let (first, last) = both(tags);
    let rows: Vec<(i16, i64, i64)> = run!(tx, c => sqlx::query_as(sql!(
        "SELECT rating, COUNT(*), COUNT(CASE WHEN tag IN ($2, $3) THEN 1 END) FROM answer_ratings WHERE answer = $1 GROUP BY rating"
    )).bind(answer).bind(first).bind(last).fetch_all(c).await?);
    let (mut counts, mut own) = ([0; 3], None);
    for (count, rating) in counts.iter_mut().zip(Rating::ALL) {
        let row = rows.iter().find(|(number, ..)| *number == rating.number());
        if let Some((_, all, mine)) = row {
            *count = *all;
            own = own.or((*mine > 0).then_some(*rating));
        }
    }
    Ok((counts, own))
}

/// Says what a person thinks of an answer, in place of what they said before.
///
/// # Errors
/// When the database fails.
pub async fn rate(
    tx: &mut Tx,
    may: &MayRate,
    answer: Uuid,
    tags: &[Tag],
    rating: Rating,
    now: Timestamp,
) -> Result<(), DbError> {
    let (first, last) = both(tags);
    run!(tx, c => sqlx::query(sql!("DELETE FROM answer_ratings WHERE answer = $1 AND tag IN ($2, $3)"))
        .bind(answer).bind(&first).bind(last).execute(c).await?.rows_affected());
    run!(tx, c => sqlx::query(sql!("INSERT INTO answer_ratings (answer, tag, account, rating, at) VALUES ($1, $2, $3, $4, $5)"))
        .bind(answer).bind(first).bind(may.by().0).bind(rating.number()).bind(millis(now)).execute(c).await?.rows_affected());
    Ok(())
}
