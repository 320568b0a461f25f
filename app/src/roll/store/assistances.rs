//! Visits of people without an account, for whom a clerk acts.

use crate::clock::{from_millis, millis};
use crate::db::{DbError, Tx};
use crate::{run, sql};
use domain::ids::{AccountId, RollEntryId};
use domain::residence::{ASSISTED_FOR, Document};
use domain::rights::MayActFor;
use jiff::Timestamp;
use uuid::Uuid;

/// A visit at the desk.
#[derive(Clone, Copy, Debug)]
pub struct Assistance {
    /// The person's entry of the roll.
    pub entry: RollEntryId,
    /// When it began.
    pub began_at: Timestamp,
}

/// Begins a visit.
///
/// # Errors
/// When the database fails.
pub async fn begin(
    tx: &mut Tx,
    may: &MayActFor,
    id: Uuid,
    document: Document,
    now: Timestamp,
) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!(
        "INSERT INTO desk_assistances (id, entry, by_account, document, expires_at) VALUES ($1, $2, $3, $4, $5)"
    )).bind(id).bind(may.entry().0).bind(may.by().0).bind(document.word()).bind(millis(now + ASSISTED_FOR)).execute(c).await?.rows_affected());
    Ok(())
}

/// A visit that this clerk began and that is not over.
///
/// # Errors
/// When the database fails.
pub async fn of_clerk(
    tx: &mut Tx,
    id: Uuid,
    clerk: AccountId,
    now: Timestamp,
) -> Result<Option<Assistance>, DbError> {
    let row: Option<(Uuid, i64)> = run!(tx, c => sqlx::query_as(sql!(
        "SELECT entry, expires_at FROM desk_assistances WHERE id = $1 AND by_account = $2 AND expires_at > $3"
    )).bind(id).bind(clerk.0).bind(millis(now)).fetch_optional(c).await?);
    let of = |(entry, expires_at)| {
        Ok(Assistance {
            entry: RollEntryId(entry),
            began_at: from_millis(expires_at)? - ASSISTED_FOR,
        })
    };
    row.map(of).transpose()
}

/// Ends a visit.
///
/// # Errors
/// When the database fails.
pub async fn end(tx: &mut Tx, may: &MayActFor, id: Uuid) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!("DELETE FROM desk_assistances WHERE id = $1 AND by_account = $2")).bind(id).bind(may.by().0).execute(c).await?.rows_affected());
    Ok(())
}

/// Forgets the visits that are over.
///
/// # Errors
/// When the database fails.
pub async fn purge(tx: &mut Tx, now: Timestamp) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!("DELETE FROM desk_assistances WHERE expires_at <= $1")).bind(millis(now)).execute(c).await?.rows_affected());
    Ok(())
}
