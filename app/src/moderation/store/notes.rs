//! What moderators write to each other about an item.

use crate::clock::millis;
use crate::db::{DbError, Tx};
use crate::{run, sql};
use domain::ids::{AccountId, ItemId};
use domain::rights::MayModerate;
use jiff::Timestamp;
use uuid::Uuid;

/// A note.
#[derive(Clone, Debug)]
pub struct Note {
    /// Who wrote it.
    pub by: AccountId,
    /// What.
    pub words: String,
    /// When, in milliseconds since 1970.
    pub at: i64,
}

/// The notes about an item, oldest first.
///
/// # Errors
/// When the database fails.
pub async fn of(tx: &mut Tx, item: ItemId) -> Result<Vec<Note>, DbError> {
    let rows: Vec<(Uuid, String, i64)> = run!(tx, c => sqlx::query_as(sql!(
        "SELECT account, words, at FROM moderation_notes WHERE item = $1 ORDER BY at, id LIMIT 100"
    )).bind(item.0).fetch_all(c).await?);
    let note = |(by, words, at)| Note {
        by: AccountId(by),
        words,
        at,
    };
    Ok(rows.into_iter().map(note).collect())
}

/// Writes a note.
///
/// # Errors
/// When the database fails.
pub async fn add(
    tx: &mut Tx,
    may: &MayModerate,
    id: Uuid,
    item: ItemId,
    words: &str,
    now: Timestamp,
) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!("INSERT INTO moderation_notes (id, item, account, words, at) VALUES ($1, $2, $3, $4, $5)"))
        .bind(id).bind(item.0).bind(may.by().0).bind(words).bind(millis(now)).execute(c).await?.rows_affected());
    Ok(())
}

/// How many notes are about items that were decided before a moment.
///
/// # Errors
/// When the database fails.
pub async fn count_old(tx: &mut Tx, before: Timestamp) -> Result<i64, DbError> {
    Ok(run!(tx, c => sqlx::query_scalar(sql!(
        "SELECT COUNT(*) FROM moderation_notes n WHERE EXISTS (SELECT 1 FROM moderation_items i WHERE i.id = n.item AND i.decided_at < $1)"
    )).bind(millis(before)).fetch_one(c).await?))
}

/// Deletes notes about items that were decided before a moment.
///
/// # Errors
/// When the database fails.
pub async fn clear_old(tx: &mut Tx, before: Timestamp, limit: i64) -> Result<u64, DbError> {
    Ok(run!(tx, c => sqlx::query(sql!(
        "DELETE FROM moderation_notes WHERE id IN (SELECT n.id FROM moderation_notes n JOIN moderation_items i ON i.id = n.item WHERE i.decided_at < $1 LIMIT $2)"
    )).bind(millis(before)).bind(limit).execute(c).await?.rows_affected()))
}
