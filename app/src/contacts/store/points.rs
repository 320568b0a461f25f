//! Contact points that are confirmed, and those that were given up a moment ago.

use crate::clock::millis;
use crate::db::{DbError, Tx};
use crate::identity::people;
use crate::web::Site;
use crate::{profile, roll, run, sql};
use domain::contacts::{Kind, Means};
use domain::ids::AccountId;
use domain::notices::Reachable;
use domain::profile::is_same;
use jiff::Timestamp;
use uuid::Uuid;

/// A contact point that is confirmed.
#[derive(Clone, Debug)]
pub struct Point {
    /// The number as networks know it, or the postal address.
    pub value: String,
    /// By what means it was confirmed.
    pub means: Means,
}

/// The confirmed contact point of a kind. A postal address is also confirmed where it is the one on the roll.
///
/// # Errors
/// When the database fails.
pub async fn confirmed(
    tx: &mut Tx,
    account: AccountId,
    kind: Kind,
) -> Result<Option<Point>, DbError> {
    let row: Option<(String, String)> = run!(tx, c => sqlx::query_as(sql!("SELECT value, means FROM contact_points WHERE account = $1 AND kind = $2"))
        .bind(account.0).bind(kind.word()).fetch_optional(c).await?);
    if let Some((value, means)) = row {
        let means = Means::from_word(&means).ok_or(DbError::Stored("means"))?;
        return Ok(Some(Point { value, means }));
    }
    if kind == Kind::Phone {
        return Ok(None);
    }
    let told = profile::told(tx, account, kind.word()).await?;
    let entry = people::entry_of(tx, account).await?;
    let (Some(value), Some(entry)) = (told, entry) else {
        return Ok(None);
    };
    let on_roll = roll::address(tx, entry).await?;
    let is_on_roll = on_roll.is_some_and(|on_roll| is_same(&on_roll, &value));
    let means = Means::Roll;
    Ok(is_on_roll.then_some(Point { value, means }))
}

/// By which ways somebody can be told.
///
/// # Errors
/// When the database fails.
pub async fn reachable(tx: &mut Tx, site: &Site, account: AccountId) -> Result<Reachable, DbError> {
    let sms = site.sms && confirmed(tx, account, Kind::Phone).await?.is_some();
    let letter = confirmed(tx, account, Kind::Address).await?.is_some();
    Ok(Reachable { sms, letter })
}

/// Writes down that a contact point is confirmed.
///
/// # Errors
/// When the database fails.
pub async fn confirm(
    tx: &mut Tx,
    account: AccountId,
    kind: Kind,
    point: &Point,
    now: Timestamp,
) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!(
        "INSERT INTO contact_points (account, kind, value, means, confirmed_at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (account, kind) DO UPDATE SET value = excluded.value, means = excluded.means, confirmed_at = excluded.confirmed_at"
    )).bind(account.0).bind(kind.word()).bind(&point.value).bind(point.means.word()).bind(millis(now)).execute(c).await?.rows_affected());
    Ok(())
}

/// A contact point that was given up, as it can be taken back.
#[derive(Clone, Debug)]
pub struct Change {
    /// Whose.
    pub account: AccountId,
    /// Of what kind.
    pub kind: Kind,
    /// What it was.
    pub point: Point,
    /// When it was given up, in milliseconds since 1970-01-01 UTC.
    pub changed_at: i64,
}

/// Gives a contact point up; `undo` is the hash of the secret that takes this back until then.
///
/// # Errors
/// When the database fails.
pub async fn give_up(
    tx: &mut Tx,
    change: &Change,
    undo: &[u8],
    until: Timestamp,
) -> Result<(), DbError> {
    let (account, kind) = (change.account.0, change.kind.word());
    run!(tx, c => sqlx::query(sql!("DELETE FROM contact_points WHERE account = $1 AND kind = $2")).bind(account).bind(kind).execute(c).await?.rows_affected());
    run!(tx, c => sqlx::query(sql!(
        "INSERT INTO contact_changes (undo, account, kind, value, means, changed_at, undo_until) VALUES ($1, $2, $3, $4, $5, $6, $7)"
    )).bind(undo).bind(account).bind(kind).bind(&change.point.value).bind(change.point.means.word()).bind(change.changed_at).bind(millis(until))
        .execute(c).await?.rows_affected());
    Ok(())
}

type ChangeRow = (Uuid, String, String, String, i64);

/// The change that this secret takes back, if it still can.
///
/// # Errors
/// When the database fails.
pub async fn undoable(tx: &mut Tx, undo: &[u8], now: Timestamp) -> Result<Option<Change>, DbError> {
    let row: Option<ChangeRow> = run!(tx, c => sqlx::query_as(sql!(
        "SELECT account, kind, value, means, changed_at FROM contact_changes WHERE undo = $1 AND undone_at IS NULL AND undo_until > $2"
    )).bind(undo).bind(millis(now)).fetch_optional(c).await?);
    let Some((account, kind, value, means, changed_at)) = row else {
        return Ok(None);
    };
    let means = Means::from_word(&means).ok_or(DbError::Stored("means"))?;
    Ok(Some(Change {
        account: AccountId(account),
        kind: Kind::from_word(&kind).ok_or(DbError::Stored("kind of contact"))?,
        point: Point { value, means },
        changed_at,
    }))
}

/// Takes a change back, and all that came after it: whoever made it cannot take that back in turn.
///
/// # Errors
/// When the database fails.
pub async fn take_back(tx: &mut Tx, change: &Change, now: Timestamp) -> Result<(), DbError> {
    let (account, kind) = (change.account.0, change.kind.word());
    run!(tx, c => sqlx::query(sql!("UPDATE contact_changes SET undone_at = $4 WHERE account = $1 AND kind = $2 AND changed_at >= $3 AND undone_at IS NULL"))
        .bind(account).bind(kind).bind(change.changed_at).bind(millis(now)).execute(c).await?.rows_affected());
    run!(tx, c => sqlx::query(sql!("DELETE FROM contact_points WHERE account = $1 AND kind = $2")).bind(account).bind(kind).execute(c).await?.rows_affected());
    if change.point.means != Means::Roll {
        confirm(tx, change.account, change.kind, &change.point, now).await?;
    }
    Ok(())
}

/// Deletes changes that nobody can take back any more.
///
/// # Errors
/// When the database fails.
pub async fn purge(tx: &mut Tx, now: Timestamp) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!("DELETE FROM contact_changes WHERE undo_until <= $1")).bind(millis(now)).execute(c).await?.rows_affected());
    Ok(())
}
