//! Rows of devices.

use crate::clock::millis;
use crate::db::{DbError, Tx};
use crate::{run, sql};
use domain::ids::AccountId;
use jiff::Timestamp;
use uuid::Uuid;

/// Writes down that an account signs in on a device. `true` if it is not known to have signed in on this one before.
///
/// # Errors
/// When the database fails.
pub async fn meet(
    tx: &mut Tx,
    account: AccountId,
    device: &[u8],
    now: Timestamp,
) -> Result<bool, DbError> {
    let known: Option<i64> = run!(tx, c => sqlx::query_scalar(sql!("SELECT seen_at FROM devices WHERE account = $1 AND id = $2")).bind(account.0).bind(device).fetch_optional(c).await?);
    run!(tx, c => sqlx::query(sql!(
        "INSERT INTO devices (account, id, seen_at) VALUES ($1, $2, $3) ON CONFLICT (account, id) DO UPDATE SET seen_at = excluded.seen_at"
    )).bind(account.0).bind(device).bind(millis(now)).execute(c).await?.rows_affected());
    Ok(known.is_none())
}

/// Writes down that an account which staff matched at the desk signs in on a device. Yields how many such accounts it has.
///
/// # Errors
/// When the database fails.
pub async fn meet_of_desk(
    tx: &mut Tx,
    account: AccountId,
    device: &[u8],
    now: Timestamp,
) -> Result<usize, DbError> {
    run!(tx, c => sqlx::query(sql!(
        "INSERT INTO desk_devices (account, device, seen_at) VALUES ($1, $2, $3) ON CONFLICT (account, device) DO UPDATE SET seen_at = excluded.seen_at"
    )).bind(account.0).bind(device).bind(millis(now)).execute(c).await?.rows_affected());
    let all: i64 = run!(tx, c => sqlx::query_scalar(sql!("SELECT COUNT(*) FROM desk_devices WHERE device = $1")).bind(device).fetch_one(c).await?);
    Ok(usize::try_from(all).unwrap_or(0))
}

/// The accounts matched at the desk that sign in on a device of this one, and itself, in the order of their ids; at most 100.
///
/// # Errors
/// When the database fails.
pub async fn sharing_a_device(tx: &mut Tx, account: AccountId) -> Result<Vec<Uuid>, DbError> {
    Ok(run!(tx, c => sqlx::query_scalar(sql!(
        "SELECT DISTINCT d.account FROM desk_devices d JOIN desk_devices own ON own.device = d.device WHERE own.account = $1 ORDER BY d.account LIMIT 100"
    )).bind(account.0).fetch_all(c).await?))
}
