//! The queue: what waits, in the order in which it should be looked at, with counts.

use super::items::{Item, Row};
use crate::clock::millis;
use crate::db::{DbError, Tx};
use crate::{run, sql};
use domain::ids::{AccountId, ItemId, SpaceId};
use jiff::Timestamp;
use uuid::Uuid;

/// What is shown of the queue; an empty word shows all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// The state: `open`, `mine`, `free`, `late` or `decided`.
    pub state: String,
    /// The kind of content.
    pub kind: String,
    /// Why it came.
    pub origin: String,
    /// The space.
    pub space: Option<SpaceId>,
}

/// The place after which a page of the queue begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct After {
    /// Urgency of the item before.
    pub urgency: i64,
    /// Since when that waits, in milliseconds since 1970.
    pub opened_at: i64,
    /// Its id.
    pub id: Uuid,
}

impl After {
    /// Before all.
    pub const START: Self = Self {
        urgency: i64::MAX,
        opened_at: i64::MIN,
        id: Uuid::nil(),
    };

    /// After an item.
    pub fn of(item: &Item) -> Self {
        Self {
            urgency: item.urgency,
            opened_at: millis(item.opened_at),
            id: item.id.0,
        }
    }
}

/// Items in a space, or in all of them, in their order, at most `limit`: what is urgent first, then what waits longest.
///
/// # Errors
/// When the database fails.
pub async fn list(
    tx: &mut Tx,
    space: Option<SpaceId>,
    filter: &Filter,
    (by, now): (AccountId, Timestamp),
    after: After,
    limit: i64,
) -> Result<Vec<Item>, DbError> {
    let state = if filter.state == "decided" {
        "decided"
    } else {
        "open"
    };
    let rows: Vec<Row> = run!(tx, c => sqlx::query_as(sql!(
        "SELECT id, space, kind, content, about, author, title, excerpt, lang, origin, why, grounds, label, state, urgency, reports, opened_at, due_at,
                decided_at, claimed_by, claimed_until FROM moderation_items
         WHERE state = $1 AND ($2 OR space = $3) AND ($4 = '' OR kind = $4) AND ($5 = '' OR origin = $5)
           AND ($6 <> 'mine' OR (claimed_by = $7 AND claimed_until > $8))
           AND ($6 <> 'free' OR claimed_by IS NULL OR claimed_by = $7 OR claimed_until <= $8)
           AND ($6 <> 'late' OR due_at < $8)
           AND (urgency < $9 OR (urgency = $9 AND (opened_at > $10 OR (opened_at = $10 AND id > $11))))
         ORDER BY urgency DESC, opened_at, id LIMIT $12"
    )).bind(state).bind(space.is_none()).bind(space.map_or(Uuid::nil(), |space| space.0)).bind(&filter.kind).bind(&filter.origin).bind(&filter.state)
        .bind(by.0).bind(millis(now)).bind(after.urgency).bind(after.opened_at).bind(after.id).bind(limit).fetch_all(c).await?);
    rows.into_iter().map(Item::try_from).collect()
}

/// How many items wait, how many of them are late, and how many somebody else works on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Items that wait.
    pub open: i64,
    /// Of these, whose time is over.
    pub late: i64,
    /// Of these, on which one works oneself.
    pub mine: i64,
    /// Of these, on which nobody works.
    pub free: i64,
}

/// Counts what waits in a space, or in all of them.
///
/// # Errors
/// When the database fails.
pub async fn counts(
    tx: &mut Tx,
    space: Option<SpaceId>,
    (by, now): (AccountId, Timestamp),
) -> Result<Counts, DbError> {
    let (open, late, mine, taken): (i64, i64, i64, i64) = run!(tx, c => sqlx::query_as(sql!(
        "SELECT COUNT(*), CAST(COALESCE(SUM(CASE WHEN due_at < $4 THEN 1 ELSE 0 END), 0) AS BIGINT),
                CAST(COALESCE(SUM(CASE WHEN claimed_by = $3 AND claimed_until > $4 THEN 1 ELSE 0 END), 0) AS BIGINT),
                CAST(COALESCE(SUM(CASE WHEN claimed_until > $4 THEN 1 ELSE 0 END), 0) AS BIGINT)
         FROM moderation_items WHERE state = 'open' AND ($1 OR space = $2)"
    )).bind(space.is_none()).bind(space.map_or(Uuid::nil(), |space| space.0)).bind(by.0).bind(millis(now)).fetch_one(c).await?);
    Ok(Counts {
        open,
        late,
        mine,
        free: open - taken,
    })
}

/// How much one moderator has to do, and has done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Load {
    /// Who.
    pub by: AccountId,
    /// Items they work on.
    pub claimed: i64,
    /// Decisions since a moment.
    pub decided: i64,
}

/// The load of those who work on something now, or decided something since a moment.
///
/// # Errors
/// When the database fails.
pub async fn load(
    tx: &mut Tx,
    space: Option<SpaceId>,
    since: Timestamp,
    now: Timestamp,
) -> Result<Vec<Load>, DbError> {
    let rows: Vec<(Uuid, i64, i64)> = run!(tx, c => sqlx::query_as(sql!(
        "SELECT who, CAST(SUM(claimed) AS BIGINT), CAST(SUM(decided) AS BIGINT) FROM (
            SELECT claimed_by AS who, 1 AS claimed, 0 AS decided FROM moderation_items
            WHERE state = 'open' AND claimed_by IS NOT NULL AND claimed_until > $4 AND ($1 OR space = $2)
            UNION ALL SELECT decided_by AS who, 0 AS claimed, 1 AS decided FROM statements WHERE at > $3 AND ($1 OR space = $2)) l
         GROUP BY who ORDER BY 3 DESC, who LIMIT 50"
    )).bind(space.is_none()).bind(space.map_or(Uuid::nil(), |space| space.0)).bind(millis(since)).bind(millis(now)).fetch_all(c).await?);
    let load = |(by, claimed, decided)| Load {
        by: AccountId(by),
        claimed,
        decided,
    };
    Ok(rows.into_iter().map(load).collect())
}

/// The first item that waits and that a moderator can take: neither do others work on it, nor did they write or report it.
///
/// # Errors
/// When the database fails.
pub async fn next(
    tx: &mut Tx,
    space: Option<SpaceId>,
    (by, now): (AccountId, Timestamp),
    but: ItemId,
) -> Result<Option<ItemId>, DbError> {
    let id: Option<Uuid> = run!(tx, c => sqlx::query_scalar(sql!(
        "SELECT id FROM moderation_items i WHERE state = 'open' AND ($1 OR space = $2) AND id <> $5
           AND (claimed_by IS NULL OR claimed_by = $3 OR claimed_until <= $4) AND (author IS NULL OR author <> $3)
           AND NOT EXISTS (SELECT 1 FROM reports r WHERE r.item = i.id AND r.account = $3)
         ORDER BY urgency DESC, opened_at, id LIMIT 1"
    )).bind(space.is_none()).bind(space.map_or(Uuid::nil(), |space| space.0)).bind(by.0).bind(millis(now)).bind(but.0).fetch_optional(c).await?);
    Ok(id.map(ItemId))
}
