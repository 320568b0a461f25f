//! That people published texts: how many, and what tells that two are nearly the same.

use crate::clock::millis;
use crate::db::{DbError, Tx};
use crate::moderation::screening::Fresh;
use crate::{run, sql};
use domain::ids::AccountId;
use domain::moderation::signals::Written;
use domain::similarity::Sketch;
use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

/// A text is compared with those of so many hours before.
const COMPARED_WITHIN: i64 = 7 * 24;
/// And with so many at most, the newest.
const COMPARED: i64 = 200;

/// How many texts an account has published since a moment, in milliseconds since 1970.
///
/// # Errors
/// When the database fails.
pub async fn count_since(tx: &mut Tx, account: AccountId, since: i64) -> Result<i64, DbError> {
    Ok(
        run!(tx, c => sqlx::query_scalar(sql!("SELECT COUNT(*) FROM moderation_texts WHERE account = $1 AND at > $2"))
        .bind(account.0).bind(since).fetch_one(c).await?),
    )
}

/// How many texts beside one an account has published.
///
/// # Errors
/// When the database fails.
pub async fn count_before(tx: &mut Tx, account: AccountId, but: Uuid) -> Result<i64, DbError> {
    Ok(
        run!(tx, c => sqlx::query_scalar(sql!("SELECT COUNT(*) FROM moderation_texts WHERE account = $1 AND content <> $2"))
        .bind(account.0).bind(but).fetch_one(c).await?),
    )
}

/// How alike the nearest of the recent texts in the space is, in per mille.
///
/// # Errors
/// When the database fails, or what is stored is no sketch.
pub async fn nearest(tx: &mut Tx, fresh: &Fresh<'_>, sketch: &Sketch) -> Result<u16, DbError> {
    let since = fresh.now - SignedDuration::from_hours(COMPARED_WITHIN);
    let rows: Vec<Vec<u8>> = run!(tx, c => sqlx::query_scalar(sql!(
        "SELECT sketch FROM moderation_texts WHERE space = $1 AND content <> $2 AND kind = $3 AND at > $4 ORDER BY at DESC LIMIT $5"
    )).bind(fresh.space.0).bind(fresh.id).bind(fresh.kind.word()).bind(millis(since)).bind(COMPARED).fetch_all(c).await?);
    let mut nearest = 0;
    for row in rows {
        let other = Sketch::from_bytes(&row).ok_or(DbError::Stored("sketch"))?;
        nearest = nearest.max(sketch.likeness(&other));
    }
    Ok(nearest)
}

/// Notes that a text was published, or changed.
///
/// # Errors
/// When the database fails.
pub async fn note(
    tx: &mut Tx,
    fresh: &Fresh<'_>,
    account: AccountId,
    sketch: &Sketch,
) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!(
        "INSERT INTO moderation_texts (content, kind, space, about, account, at, sketch) VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (content) DO UPDATE SET sketch = excluded.sketch"
    )).bind(fresh.id).bind(fresh.kind.word()).bind(fresh.space.0).bind(fresh.about).bind(account.0).bind(millis(fresh.now))
        .bind(sketch.bytes()).execute(c).await?.rows_affected());
    Ok(())
}

/// The texts around an idea, newest first, at most `limit`.
///
/// # Errors
/// When the database fails, or what is stored is no sketch.
pub async fn about(tx: &mut Tx, idea: Uuid, limit: i64) -> Result<Vec<Written>, DbError> {
    let rows: Vec<(Uuid, Uuid, Vec<u8>)> = run!(tx, c => sqlx::query_as(sql!(
        "SELECT content, account, sketch FROM moderation_texts WHERE about = $1 ORDER BY at DESC LIMIT $2"
    )).bind(idea).bind(limit).fetch_all(c).await?);
    let written = |(content, account, sketch): (Uuid, Uuid, Vec<u8>)| {
        Ok(Written {
            account: AccountId(account),
            content,
            sketch: Sketch::from_bytes(&sketch).ok_or(DbError::Stored("sketch"))?,
        })
    };
    rows.into_iter().map(written).collect()
}

/// How many notes are from before a moment.
///
/// # Errors
/// When the database fails.
pub async fn count_old(tx: &mut Tx, before: Timestamp) -> Result<i64, DbError> {
    Ok(
        run!(tx, c => sqlx::query_scalar(sql!("SELECT COUNT(*) FROM moderation_texts WHERE at < $1")).bind(millis(before)).fetch_one(c).await?),
    )
}

/// Deletes notes from before a moment.
///
/// # Errors
/// When the database fails.
pub async fn clear_old(tx: &mut Tx, before: Timestamp, limit: i64) -> Result<u64, DbError> {
    Ok(run!(tx, c => sqlx::query(sql!(
        "DELETE FROM moderation_texts WHERE content IN (SELECT content FROM moderation_texts WHERE at < $1 LIMIT $2)"
    )).bind(millis(before)).bind(limit).execute(c).await?.rows_affected()))
}
