//! Comments as they are written, changed, withdrawn and hidden.

use super::Row;
use crate::clock::millis;
use crate::db::{DbError, Tx};
use crate::{run, sql};
use domain::actor::Role;
use domain::discussion::Stance;
use domain::ids::{AccountId, CommentId, IdeaId};
use domain::moderation::Visibility;
use domain::rights::MaySetVisibility;
use domain::rights::discussion::{MayComment, MayEditComment, MayWithdrawComment};
use jiff::Timestamp;
use uuid::Uuid;

/// A comment that is to be written.
#[derive(Clone, Debug)]
pub struct New {
    /// The id it gets.
    pub id: CommentId,
    /// The comment it replies to.
    pub parent: Option<CommentId>,
    /// Its stance; none for a reply, and for the administration.
    pub stance: Option<Stance>,
    /// The role in which its author speaks for the administration.
    pub role: Option<Role>,
    /// What it says.
    pub body: String,
    /// Language of the text.
    pub lang: &'static str,
    /// Who sees it.
    pub visibility: Visibility,
}

/// Writes a comment, and counts it with the one it replies to; `false` if it is there already, because the form was sent twice.
///
/// # Errors
/// When the database fails.
pub async fn insert(
    tx: &mut Tx,
    may: &MayComment,
    new: &New,
    now: Timestamp,
) -> Result<bool, DbError> {
    let is_there: Option<Uuid> = run!(tx, c => sqlx::query_scalar(sql!("SELECT id FROM comments WHERE id = $1")).bind(new.id.0).fetch_optional(c).await?);
    if is_there.is_some() {
        return Ok(false);
    }
    let number = match new.parent {
        Some(parent) => count_reply(tx, parent, new).await?,
        None => 0,
    };
    run!(tx, c => sqlx::query(sql!(
        "INSERT INTO comments (id, idea, parent, number, author, role, stance, body, lang, visibility, withdrawn_at, version, created_at, edited_at,
                               replies, answer, helpful, rated, score, untold)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, NULL, 1, $11, NULL, 0, NULL, 0, 0, 0, $12)"
    )).bind(new.id.0).bind(may.idea().0).bind(new.parent.map(|parent| parent.0)).bind(number).bind(may.by().0)
        .bind(new.role.map(Role::word)).bind(new.stance.map_or("", Stance::word)).bind(&new.body).bind(new.lang)
        .bind(new.visibility.word()).bind(millis(now)).bind(true).execute(c).await?.rows_affected());
    Ok(true)
}

/// The number of a new reply; one by the administration is the one that is shown at once.
async fn count_reply(tx: &mut Tx, parent: CommentId, new: &New) -> Result<i64, DbError> {
    let answer = new.role.map(|_| new.id.0);
    Ok(run!(tx, c => sqlx::query_scalar(sql!(
        "UPDATE comments SET replies = replies + 1, answer = COALESCE($2, answer) WHERE id = $1 RETURNING replies"
    )).bind(parent.0).bind(answer).fetch_one(c).await?))
}

/// When somebody last wrote in the discussion of an idea.
///
/// # Errors
/// When the database fails.
pub async fn last_at(
    tx: &mut Tx,
    idea: IdeaId,
    account: AccountId,
) -> Result<Option<i64>, DbError> {
    Ok(
        run!(tx, c => sqlx::query_scalar(sql!("SELECT MAX(created_at) FROM comments WHERE idea = $1 AND author = $2"))
        .bind(idea.0).bind(account.0).fetch_one(c).await?),
    )
}

/// Those who wrote in the discussion of an idea in public, at most `limit`.
///
/// # Errors
/// When the database fails.
pub async fn participants(
    tx: &mut Tx,
    idea: IdeaId,
    limit: i64,
) -> Result<Vec<AccountId>, DbError> {
    let rows: Vec<Uuid> = run!(tx, c => sqlx::query_scalar(sql!(
        "SELECT DISTINCT author FROM comments WHERE idea = $1 AND visibility = 'visible' ORDER BY author LIMIT $2"
    )).bind(idea.0).bind(limit).fetch_all(c).await?);
    Ok(rows.into_iter().map(AccountId).collect())
}

/// A change of a comment.
#[derive(Clone, Debug)]
pub struct Edit {
    /// The version it was made from.
    pub version: i64,
    /// What it says then.
    pub body: String,
    /// Who sees it then.
    pub visibility: Visibility,
}

/// Changes a comment and keeps what it said; `false` if it was changed meanwhile.
///
/// # Errors
/// When the database fails.
pub async fn edit(
    tx: &mut Tx,
    may: &MayEditComment,
    edit: &Edit,
    now: Timestamp,
) -> Result<bool, DbError> {
    let kept = run!(tx, c => sqlx::query(sql!(
        "INSERT INTO comment_versions (comment, version, body, at)
         SELECT id, version, body, COALESCE(edited_at, created_at) FROM comments WHERE id = $1 AND version = $2 AND withdrawn_at IS NULL
         ON CONFLICT DO NOTHING"
    )).bind(may.comment().0).bind(edit.version).execute(c).await?.rows_affected());
    if kept == 0 {
        return Ok(false);
    }
    let changed = run!(tx, c => sqlx::query(sql!(
        "UPDATE comments SET body = $3, visibility = $4, version = version + 1, edited_at = $5, untold = $6 WHERE id = $1 AND version = $2"
    )).bind(may.comment().0).bind(edit.version).bind(&edit.body).bind(edit.visibility.word()).bind(millis(now)).bind(true)
        .execute(c).await?.rows_affected());
    Ok(changed == 1)
}

/// What a comment said before, oldest first: version, text and when it was written.
///
/// # Errors
/// When the database fails.
pub async fn versions(tx: &mut Tx, comment: CommentId) -> Result<Vec<(i64, String, i64)>, DbError> {
    Ok(
        run!(tx, c => sqlx::query_as(sql!("SELECT version, body, at FROM comment_versions WHERE comment = $1 ORDER BY version LIMIT 200"))
        .bind(comment.0).fetch_all(c).await?),
    )
}

/// Withdraws a comment: its text and what it said before are gone, its place stays for the replies; `false` if it was withdrawn before.
///
/// # Errors
/// When the database fails.
pub async fn withdraw(
    tx: &mut Tx,
    may: &MayWithdrawComment,
    now: Timestamp,
) -> Result<bool, DbError> {
    let withdrawn = run!(tx, c => sqlx::query(sql!(
        "UPDATE comments SET withdrawn_at = $2, body = '', version = version + 1, untold = $3 WHERE id = $1 AND withdrawn_at IS NULL"
    )).bind(may.comment().0).bind(millis(now)).bind(false).execute(c).await?.rows_affected());
    run!(tx, c => sqlx::query(sql!("DELETE FROM comment_versions WHERE comment = $1")).bind(may.comment().0).execute(c).await?.rows_affected());
    Ok(withdrawn == 1)
}

/// Sets who sees a comment, as moderators decided; yields it as it was before.
///
/// # Errors
/// When the database fails.
pub async fn set_visibility(
    tx: &mut Tx,
    _may: &MaySetVisibility,
    comment: CommentId,
    to: Visibility,
) -> Result<Option<Row>, DbError> {
    let before = super::find(tx, comment, None).await?;
    run!(tx, c => sqlx::query(sql!("UPDATE comments SET visibility = $2 WHERE id = $1")).bind(comment.0).bind(to.word()).execute(c).await?.rows_affected());
    Ok(before)
}

/// Comments in public of which nobody was told yet, oldest first.
///
/// # Errors
/// When the database fails.
pub async fn untold(tx: &mut Tx, limit: i64) -> Result<Vec<Uuid>, DbError> {
    Ok(run!(tx, c => sqlx::query_scalar(sql!(
        "SELECT id FROM comments WHERE untold AND visibility = 'visible' ORDER BY created_at LIMIT $1"
    )).bind(limit).fetch_all(c).await?))
}

/// Notes that those whom a comment concerns were told of it; `false` if they were before.
///
/// # Errors
/// When the database fails.
pub async fn told(tx: &mut Tx, comment: CommentId, version: i64) -> Result<bool, DbError> {
    let told = run!(tx, c => sqlx::query(sql!("UPDATE comments SET untold = $3 WHERE id = $1 AND version = $2 AND untold"))
        .bind(comment.0).bind(version).bind(false).execute(c).await?.rows_affected());
    Ok(told == 1)
}

/// Takes an account out of what it wrote; the comments stay.
///
/// # Errors
/// When the database fails.
pub async fn forget_author(tx: &mut Tx, account: AccountId) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!("UPDATE comments SET author = $2 WHERE author = $1"))
        .bind(account.0).bind(AccountId::ERASED.0).execute(c).await?.rows_affected());
    Ok(())
}

/// Counts a reply that is brought in, and yields its number; one by the administration is shown at once.
///
/// # Errors
/// When the database fails, or there is no such comment.
pub async fn count_made(
    tx: &mut Tx,
    parent: CommentId,
    answer: Option<CommentId>,
) -> Result<i64, DbError> {
    Ok(run!(tx, c => sqlx::query_scalar(sql!(
        "UPDATE comments SET replies = replies + 1, answer = COALESCE($2, answer) WHERE id = $1 RETURNING replies"
    )).bind(parent.0).bind(answer.map(|id| id.0)).fetch_one(c).await?))
}
