//! Passwords tried of late, by a keyed hash of the name.

use crate::clock::millis;
use crate::db::{DbError, Tx};
use crate::{run, sql};
use jiff::{SignedDuration, Timestamp};

/// Counts a try, and forgets those that began longer ago than `rest`. Yields how many there were with this one, and when the first was, in milliseconds
/// since 1970-01-01 UTC.
///
/// # Errors
/// When the database fails.
pub async fn count(
    tx: &mut Tx,
    id: &[u8],
    now: Timestamp,
    rest: SignedDuration,
) -> Result<(i64, i64), DbError> {
    run!(tx, c => sqlx::query(sql!("DELETE FROM directory_tries WHERE since <= $1")).bind(millis(now - rest)).execute(c).await?.rows_affected());
    Ok(run!(tx, c => sqlx::query_as(sql!(
        "INSERT INTO directory_tries (id, tries, since) VALUES ($1, 1, $2) ON CONFLICT (id) DO UPDATE SET tries = directory_tries.tries + 1 RETURNING tries, since"
    )).bind(id).bind(millis(now)).fetch_one(c).await?))
}

/// Forgets the tries for a name: the right password was among them.
///
/// # Errors
/// When the database fails.
pub async fn forget(tx: &mut Tx, id: &[u8]) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!("DELETE FROM directory_tries WHERE id = $1")).bind(id).execute(c).await?.rows_affected());
    Ok(())
}
