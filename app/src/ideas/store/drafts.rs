//! What was typed and is not put forward yet.

use crate::clock::{from_millis, millis};
use crate::db::{DbError, Tx};
use crate::form::Fields;
use crate::{run, sql};
use domain::ids::{BoardId, IdeaId};
use domain::rights::{MayErase, MayManageOwnAccount};
use jiff::Timestamp;
use uuid::Uuid;

/// A draft of somebody.
#[derive(Clone, Debug)]
pub struct Draft {
    /// Its id: that of the idea it becomes.
    pub id: IdeaId,
    /// For which board.
    pub board: BoardId,
    /// The form as it was typed.
    pub fields: Fields,
    /// When it was typed.
    pub updated_at: Timestamp,
}

type Row = (Uuid, Uuid, String, i64);

fn draft_of((id, board, fields, updated_at): Row) -> Result<Draft, DbError> {
    Ok(Draft {
        id: IdeaId(id),
        board: BoardId(board),
        fields: serde_json::from_str(&fields).map_err(|_| DbError::Stored("draft"))?,
        updated_at: from_millis(updated_at)?,
    })
}

/// A draft of somebody; those of others are not there.
///
/// # Errors
/// When the database fails.
pub async fn draft(
    tx: &mut Tx,
    may: &MayManageOwnAccount,
    id: IdeaId,
) -> Result<Option<Draft>, DbError> {
    let row: Option<Row> = run!(tx, c => sqlx::query_as(sql!(
        "SELECT id, board, fields, updated_at FROM idea_drafts WHERE id = $1 AND account = $2"
    )).bind(id.0).bind(may.account().0).fetch_optional(c).await?);
    row.map(draft_of).transpose()
}

/// All drafts of somebody, newest first.
///
/// # Errors
/// When the database fails.
pub async fn drafts(tx: &mut Tx, may: &MayManageOwnAccount) -> Result<Vec<Draft>, DbError> {
    let rows: Vec<Row> = run!(tx, c => sqlx::query_as(sql!(
        "SELECT id, board, fields, updated_at FROM idea_drafts WHERE account = $1 ORDER BY updated_at DESC, id DESC LIMIT 100"
    )).bind(may.account().0).fetch_all(c).await?);
    rows.into_iter().map(draft_of).collect()
}

/// How many drafts somebody has besides one.
///
/// # Errors
/// When the database fails.
pub async fn count_drafts(
    tx: &mut Tx,
    may: &MayManageOwnAccount,
    besides: IdeaId,
) -> Result<i64, DbError> {
    Ok(
        run!(tx, c => sqlx::query_scalar(sql!("SELECT COUNT(*) FROM idea_drafts WHERE account = $1 AND id <> $2"))
        .bind(may.account().0).bind(besides.0).fetch_one(c).await?),
    )
}

/// Keeps a draft; `false` where the id belongs to somebody else's.
///
/// # Errors
/// When the database fails.
pub async fn keep_draft(
    tx: &mut Tx,
    may: &MayManageOwnAccount,
    id: IdeaId,
    board: BoardId,
    fields: &Fields,
    now: Timestamp,
) -> Result<bool, DbError> {
    let text = serde_json::to_string(fields).map_err(|_| DbError::Stored("draft"))?;
    let kept = run!(tx, c => sqlx::query(sql!(
        "INSERT INTO idea_drafts (id, account, board, fields, updated_at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (id) DO UPDATE SET fields = excluded.fields, updated_at = excluded.updated_at
         WHERE idea_drafts.account = excluded.account AND idea_drafts.board = excluded.board"
    )).bind(id.0).bind(may.account().0).bind(board.0).bind(text).bind(millis(now)).execute(c).await?.rows_affected());
    Ok(kept == 1)
}

/// Throws a draft away.
///
/// # Errors
/// When the database fails.
pub async fn drop_draft(
    tx: &mut Tx,
    may: &MayManageOwnAccount,
    id: IdeaId,
) -> Result<bool, DbError> {
    let gone = run!(tx, c => sqlx::query(sql!("DELETE FROM idea_drafts WHERE id = $1 AND account = $2"))
        .bind(id.0).bind(may.account().0).execute(c).await?.rows_affected());
    Ok(gone == 1)
}

/// Takes the drafts of an account away.
///
/// # Errors
/// When the database fails.
pub async fn erase_drafts(tx: &mut Tx, may: &MayErase) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!("DELETE FROM idea_drafts WHERE account = $1")).bind(may.account().0).execute(c).await?.rows_affected());
    Ok(())
}

/// How many drafts were not touched since a moment.
///
/// # Errors
/// When the database fails.
pub async fn count_old_drafts(tx: &mut Tx, before: Timestamp) -> Result<i64, DbError> {
    Ok(
        run!(tx, c => sqlx::query_scalar(sql!("SELECT COUNT(*) FROM idea_drafts WHERE updated_at < $1")).bind(millis(before)).fetch_one(c).await?),
    )
}

/// Deletes drafts that were not touched since a moment.
///
/// # Errors
/// When the database fails.
pub async fn clear_old_drafts(tx: &mut Tx, before: Timestamp, limit: i64) -> Result<u64, DbError> {
    Ok(
        run!(tx, c => sqlx::query(sql!("DELETE FROM idea_drafts WHERE id IN (SELECT id FROM idea_drafts WHERE updated_at < $1 LIMIT $2)"))
        .bind(millis(before)).bind(limit).execute(c).await?.rows_affected()),
    )
}
