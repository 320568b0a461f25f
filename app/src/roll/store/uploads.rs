//! Files between their dry run and the decision.

use crate::clock::millis;
use crate::db::{DbError, Tx};
use crate::roll::manage::Upload;
use crate::{run, sql};
use domain::rights::MayAdminister;
use jiff::Timestamp;
use uuid::Uuid;

/// So long a file waits, in milliseconds.
const KEPT: i64 = 3600 * 1000;

/// Keeps a file.
///
/// # Errors
/// When the database fails.
pub async fn insert(
    tx: &mut Tx,
    may: &MayAdminister,
    id: Uuid,
    upload: &Upload,
    now: Timestamp,
) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!("INSERT INTO roll_uploads (id, at, by_account, file, is_complete, content) VALUES ($1, $2, $3, $4, $5, $6)"))
        .bind(id).bind(millis(now)).bind(may.by().0).bind(&upload.file).bind(upload.is_complete).bind(&upload.content)
        .execute(c).await?.rows_affected());
    Ok(())
}

/// The file with this id, if this administrator sent it within the hour.
///
/// # Errors
/// When the database fails.
pub async fn find(
    tx: &mut Tx,
    may: &MayAdminister,
    id: Uuid,
    now: Timestamp,
) -> Result<Option<Upload>, DbError> {
    let row: Option<(String, bool, Vec<u8>)> = run!(tx, c => sqlx::query_as(sql!(
        "SELECT file, is_complete, content FROM roll_uploads WHERE id = $1 AND by_account = $2 AND at > $3"
    )).bind(id).bind(may.by().0).bind(millis(now) - KEPT).fetch_optional(c).await?);
    Ok(row.map(|(file, is_complete, content)| Upload {
        file,
        is_complete,
        content,
    }))
}

/// Forgets a file of this administrator.
///
/// # Errors
/// When the database fails.
pub async fn remove(tx: &mut Tx, may: &MayAdminister, id: Uuid) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!("DELETE FROM roll_uploads WHERE id = $1 AND by_account = $2")).bind(id).bind(may.by().0).execute(c).await?.rows_affected());
    Ok(())
}

/// Forgets files nobody decided about within the hour.
///
/// # Errors
/// When the database fails.
pub async fn purge(tx: &mut Tx, now: Timestamp) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!("DELETE FROM roll_uploads WHERE at <= $1")).bind(millis(now) - KEPT).execute(c).await?.rows_affected());
    Ok(())
}
