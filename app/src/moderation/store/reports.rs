//! What people reported.

use crate::clock::millis;
use crate::db::{DbError, Tx};
use crate::{run, sql};
use domain::ids::{AccountId, ItemId};
use domain::moderation::{ContentKind, Ground};
use domain::rights::MayReport;
use jiff::Timestamp;
use uuid::Uuid;

/// A report.
#[derive(Clone, Debug)]
pub struct Report {
    /// Who made it.
    pub by: AccountId,
    /// On what ground.
    pub ground: Ground,
    /// In their words.
    pub words: String,
    /// When, in milliseconds since 1970.
    pub at: i64,
    /// Whether it was answered.
    pub is_closed: bool,
}

type Row = (Uuid, String, String, i64, Option<i64>);

fn report((by, ground, words, at, closed): Row) -> Result<Report, DbError> {
    Ok(Report {
        by: AccountId(by),
        ground: Ground::from_word(&ground).ok_or(DbError::Stored("ground"))?,
        words,
        at,
        is_closed: closed.is_some(),
    })
}

/// The reports about an item, oldest first.
///
/// # Errors
/// When the database fails.
pub async fn of(tx: &mut Tx, item: ItemId) -> Result<Vec<Report>, DbError> {
    let rows: Vec<Row> = run!(tx, c => sqlx::query_as(sql!(
        "SELECT account, ground, words, at, closed_at FROM reports WHERE item = $1 ORDER BY at, id LIMIT 500"
    )).bind(item.0).fetch_all(c).await?);
    rows.into_iter().map(report).collect()
}

/// The report somebody made about a piece of content.
///
/// # Errors
/// When the database fails.
pub async fn own(
    tx: &mut Tx,
    account: AccountId,
    kind: ContentKind,
    content: Uuid,
) -> Result<Option<Report>, DbError> {
    let row: Option<Row> = run!(tx, c => sqlx::query_as(sql!(
        "SELECT r.account, r.ground, r.words, r.at, r.closed_at FROM reports r JOIN moderation_items i ON i.id = r.item
         WHERE r.account = $1 AND i.kind = $2 AND i.content = $3"
    )).bind(account.0).bind(kind.word()).bind(content).fetch_optional(c).await?);
    row.map(report).transpose()
}

/// Writes a report; a second one by the same person is refused by the database.
///
/// # Errors
/// When the database fails.
pub async fn add(
    tx: &mut Tx,
    may: &MayReport,
    id: Uuid,
    item: ItemId,
    (ground, words): (Ground, &str),
    now: Timestamp,
) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!("INSERT INTO reports (id, item, account, ground, words, at, closed_at) VALUES ($1, $2, $3, $4, $5, $6, NULL)"))
        .bind(id).bind(item.0).bind(may.by().0).bind(ground.word()).bind(words).bind(millis(now)).execute(c).await?.rows_affected());
    Ok(())
}

/// How many reports somebody has made since a moment.
///
/// # Errors
/// When the database fails.
pub async fn count_since(
    tx: &mut Tx,
    account: AccountId,
    since: Timestamp,
) -> Result<i64, DbError> {
    Ok(
        run!(tx, c => sqlx::query_scalar(sql!("SELECT COUNT(*) FROM reports WHERE account = $1 AND at > $2"))
        .bind(account.0).bind(millis(since)).fetch_one(c).await?),
    )
}

/// How many reports were answered before a moment and still say who made them.
///
/// # Errors
/// When the database fails.
pub async fn count_old(tx: &mut Tx, before: Timestamp) -> Result<i64, DbError> {
    Ok(
        run!(tx, c => sqlx::query_scalar(sql!("SELECT COUNT(*) FROM reports WHERE closed_at < $1")).bind(millis(before)).fetch_one(c).await?),
    )
}

/// Deletes reports that were answered before a moment; the statements of what was decided stay.
///
/// # Errors
/// When the database fails.
pub async fn clear_old(tx: &mut Tx, before: Timestamp, limit: i64) -> Result<u64, DbError> {
    Ok(
        run!(tx, c => sqlx::query(sql!("DELETE FROM reports WHERE id IN (SELECT id FROM reports WHERE closed_at < $1 LIMIT $2)"))
        .bind(millis(before)).bind(limit).execute(c).await?.rows_affected()),
    )
}
