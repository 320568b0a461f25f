//! Rows of devices.

use crate::clock::millis;
use crate::db::{DbError, Tx};
use crate::{run, sql};
use domain::ids::AccountId;
use jiff::Timestamp;

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

/// Forgets devices that nobody has signed in on since `before`.
///
/// # Errors
/// When the database fails.
pub async fn purge(tx: &mut Tx, before: Timestamp) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!("DELETE FROM devices WHERE seen_at < $1")).bind(millis(before)).execute(c).await?.rows_affected());
    Ok(())
}
