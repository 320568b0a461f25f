//! Pages of comments: first which ones, by an index that fits their order, then these.

use super::{Row, account_of};
use crate::db::{DbError, Tx};
use crate::{run, sql};
use domain::discussion::{Key, Side};
use domain::ids::{AccountId, CommentId, IdeaId};
use uuid::Uuid;

/// So many comments are read at once.
pub const AT_ONCE: usize = 20;

type Keys = Vec<(i64, i64, Uuid)>;

fn keys(rows: Keys) -> Vec<Key> {
    let key = |(score, at, id)| Key { score, at, id };
    rows.into_iter().map(key).collect()
}

/// Comments on an idea after a place, newest first, one more than a page.
///
/// # Errors
/// When the database fails.
pub async fn newest(tx: &mut Tx, idea: IdeaId, after: Key) -> Result<Vec<Key>, DbError> {
    Ok(keys(run!(tx, c => sqlx::query_as(sql!(
        "SELECT score, created_at, id FROM comments WHERE idea = $1 AND parent IS NULL AND (created_at, id) < ($2, $3)
         ORDER BY created_at DESC, id DESC LIMIT 21"
    )).bind(idea.0).bind(after.at).bind(after.id).fetch_all(c).await?)))
}

/// The same, what people found helpful first.
///
/// # Errors
/// When the database fails.
pub async fn helpful(tx: &mut Tx, idea: IdeaId, after: Key) -> Result<Vec<Key>, DbError> {
    Ok(keys(run!(tx, c => sqlx::query_as(sql!(
        "SELECT score, created_at, id FROM comments WHERE idea = $1 AND parent IS NULL AND (score, created_at, id) < ($2, $3, $4)
         ORDER BY score DESC, created_at DESC, id DESC LIMIT 21"
    )).bind(idea.0).bind(after.score).bind(after.at).bind(after.id).fetch_all(c).await?)))
}

/// The same of one side alone.
///
/// # Errors
/// When the database fails.
pub async fn of_side(
    tx: &mut Tx,
    idea: IdeaId,
    side: Side,
    after: Key,
) -> Result<Vec<Key>, DbError> {
    Ok(keys(run!(tx, c => sqlx::query_as(sql!(
        "SELECT score, created_at, id FROM comments WHERE idea = $1 AND stance = $2 AND parent IS NULL AND (score, created_at, id) < ($3, $4, $5)
         ORDER BY score DESC, created_at DESC, id DESC LIMIT 21"
    )).bind(idea.0).bind(side.word()).bind(after.score).bind(after.at).bind(after.id).fetch_all(c).await?)))
}

/// Comments by their ids, in any order; at most [`AT_ONCE`].
///
/// # Errors
/// When the database fails.
pub async fn by_ids(
    tx: &mut Tx,
    ids: &[Uuid],
    reader: Option<AccountId>,
) -> Result<Vec<Row>, DbError> {
    Ok(run!(tx, c => {
        let mut query = sqlx::query_as(sql!(
            "SELECT c.id, c.idea, c.parent, c.number, c.author, c.role, c.stance, c.body, c.lang, c.visibility, c.withdrawn_at, c.version, c.created_at,
                    c.edited_at, c.replies, c.answer, c.helpful, c.rated, c.score, m.helpful AS mine
             FROM comments c LEFT JOIN comment_ratings m ON m.comment = c.id AND m.account = $1
             WHERE c.id IN ($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)"
        )).bind(account_of(reader));
        for at in 0..AT_ONCE {
            query = query.bind(ids.get(at).copied().unwrap_or_default());
        }
        query.fetch_all(c).await?
    }))
}

/// The first three replies to each of these comments, in their order; at most [`AT_ONCE`] comments.
///
/// # Errors
/// When the database fails.
pub async fn first_replies(
    tx: &mut Tx,
    parents: &[Uuid],
    reader: Option<AccountId>,
) -> Result<Vec<Row>, DbError> {
    Ok(run!(tx, c => {
        let mut query = sqlx::query_as(sql!(
            "SELECT c.id, c.idea, c.parent, c.number, c.author, c.role, c.stance, c.body, c.lang, c.visibility, c.withdrawn_at, c.version, c.created_at,
                    c.edited_at, c.replies, c.answer, c.helpful, c.rated, c.score, m.helpful AS mine
             FROM comments c LEFT JOIN comment_ratings m ON m.comment = c.id AND m.account = $1
             WHERE c.parent IN ($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21) AND c.number <= 3
             ORDER BY c.parent, c.number"
        )).bind(account_of(reader));
        for at in 0..AT_ONCE {
            query = query.bind(parents.get(at).copied().unwrap_or_default());
        }
        query.fetch_all(c).await?
    }))
}

/// Replies to a comment after a number, one more than a page.
///
/// # Errors
/// When the database fails.
pub async fn replies(
    tx: &mut Tx,
    parent: CommentId,
    after: i64,
    reader: Option<AccountId>,
) -> Result<Vec<Row>, DbError> {
    Ok(run!(tx, c => sqlx::query_as(sql!(
        "SELECT c.id, c.idea, c.parent, c.number, c.author, c.role, c.stance, c.body, c.lang, c.visibility, c.withdrawn_at, c.version, c.created_at,
                c.edited_at, c.replies, c.answer, c.helpful, c.rated, c.score, m.helpful AS mine
         FROM comments c LEFT JOIN comment_ratings m ON m.comment = c.id AND m.account = $1
         WHERE c.parent = $2 AND c.number > $3 ORDER BY c.number LIMIT 21"
    )).bind(account_of(reader)).bind(parent.0).bind(after).fetch_all(c).await?))
}
