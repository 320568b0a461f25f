//! Rows of sessions, as their owner sees them.

use crate::clock::millis;
use crate::db::{DbError, Tx};
use crate::{run, sql};
use domain::ids::AccountId;
use domain::rights::MayManageOwnAccount;
use jiff::Timestamp;

/// A place where somebody is signed in.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Row {
    /// The hash of the session's id.
    pub id: Vec<u8>,
    /// Browser and system, coarsely.
    pub agent: String,
    /// The network it was signed in from, coarsely.
    pub place: String,
    /// When it began, in milliseconds since 1970-01-01 UTC.
    pub created_at: i64,
    /// When it was last used, to ten minutes.
    pub seen_at: i64,
}

/// The sessions of an account that have not ended, newest first.
///
/// # Errors
/// When the database fails.
pub async fn of(
    tx: &mut Tx,
    permit: &MayManageOwnAccount,
    now: Timestamp,
    idle_since: Timestamp,
) -> Result<Vec<Row>, DbError> {
    Ok(run!(tx, c => sqlx::query_as(sql!(
        "SELECT id, agent, place, created_at, seen_at FROM sessions WHERE account = $1 AND expires_at > $2 AND seen_at > $3 ORDER BY created_at DESC LIMIT 100"
    )).bind(permit.account().0).bind(millis(now)).bind(millis(idle_since)).fetch_all(c).await?))
}

/// Ends one session of one's own; `false` if there is none.
///
/// # Errors
/// When the database fails.
pub async fn end(tx: &mut Tx, permit: &MayManageOwnAccount, id: &[u8]) -> Result<bool, DbError> {
    let ended = run!(tx, c => sqlx::query(sql!("DELETE FROM sessions WHERE id = $1 AND account = $2"))
        .bind(id).bind(permit.account().0).execute(c).await?.rows_affected());
    Ok(ended == 1)
}

/// Ends all sessions of an account.
///
/// # Errors
/// When the database fails.
pub async fn end_all(tx: &mut Tx, permit: &MayManageOwnAccount) -> Result<u64, DbError> {
    Ok(
        run!(tx, c => sqlx::query(sql!("DELETE FROM sessions WHERE account = $1")).bind(permit.account().0).execute(c).await?.rows_affected()),
    )
}

/// Ends all sessions of an account, for whoever has undone what a stranger did to it.
///
/// # Errors
/// When the database fails.
pub async fn end_all_of(tx: &mut Tx, account: AccountId) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!("DELETE FROM sessions WHERE account = $1")).bind(account.0).execute(c).await?.rows_affected());
    Ok(())
}
