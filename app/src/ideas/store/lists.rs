//! Ideas in lists.

use super::{IdeaRecord, Row};
use crate::clock::millis;
use crate::db::{DbError, Tx};
use crate::{run, sql};
use domain::ids::{BoardId, IdeaId};
use jiff::Timestamp;
use uuid::Uuid;

/// Public ideas, the newest first, of a board or of all, after a cursor (when it was put forward, and its id).
///
/// # Errors
/// When the database fails.
pub async fn newest(
    tx: &mut Tx,
    board: Option<BoardId>,
    after: Option<(Timestamp, IdeaId)>,
    limit: i64,
) -> Result<Vec<IdeaRecord>, DbError> {
    let of = board.unwrap_or(BoardId(Uuid::nil())).0;
    let (at, id) = after.map_or((i64::MAX, Uuid::max()), |(at, id)| (millis(at), id.0));
    let rows: Vec<Row> = run!(tx, c => sqlx::query_as(sql!(
        "SELECT i.id, i.board, i.status, i.visibility, i.title, i.body, i.lang, i.category, k.name AS category_name, i.district, i.place, i.latitude, i.longitude,
                i.cost_minor, i.version, i.author, i.created_at, i.updated_at, i.supports, i.follows, i.comments, i.pros, i.cons, i.questions, i.answer_due_at,
                i.answered_at, i.merged_into
         FROM ideas i LEFT JOIN board_categories k ON k.id = i.category
         WHERE ($2 OR i.board = $1) AND i.visibility = 'visible' AND i.status NOT IN ('withdrawn', 'merged')
               AND (i.created_at < $3 OR (i.created_at = $3 AND i.id < $4))
         ORDER BY i.created_at DESC, i.id DESC LIMIT $5"
    )).bind(of).bind(board.is_none()).bind(at).bind(id).bind(limit).fetch_all(c).await?);
    rows.into_iter().map(IdeaRecord::try_from).collect()
}

/// How many public ideas each board has.
///
/// # Errors
/// When the database fails.
pub async fn count_by_board(tx: &mut Tx) -> Result<Vec<(BoardId, i64)>, DbError> {
    let rows: Vec<(Uuid, i64)> = run!(tx, c => sqlx::query_as(sql!(
        "SELECT board, COUNT(*) FROM ideas WHERE visibility = 'visible' AND status NOT IN ('withdrawn', 'merged') GROUP BY board"
    )).fetch_all(c).await?);
    Ok(rows.into_iter().map(|(id, n)| (BoardId(id), n)).collect())
}
