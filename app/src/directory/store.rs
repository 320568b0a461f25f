//! Rows of what the directory says, and of when it was followed.

pub mod changes;
pub mod tries;

use crate::clock::millis;
use crate::db::{DbError, Tx};
use crate::{run, sql};
use domain::actor::{Grant, Role};
use domain::ids::{AccountId, SpaceId};
use domain::rights::MayFollowDirectory;
use jiff::Timestamp;
use std::collections::BTreeMap;
use uuid::Uuid;

/// Whom the directory has named: account by the name to sign in with.
///
/// # Errors
/// When the database fails.
pub async fn members(tx: &mut Tx) -> Result<BTreeMap<String, AccountId>, DbError> {
    let rows: Vec<(String, Uuid)> = run!(tx, c => sqlx::query_as(sql!("SELECT uid, account FROM directory_members")).fetch_all(c).await?);
    let rows = rows.into_iter();
    Ok(rows
        .map(|(uid, account)| (uid, AccountId(account)))
        .collect())
}

/// The roles somebody holds because the directory says so.
///
/// # Errors
/// When the database fails.
pub async fn grants(tx: &mut Tx, account: AccountId) -> Result<Vec<Grant>, DbError> {
    let rows: Vec<(Uuid, String)> = run!(tx, c => sqlx::query_as(sql!("SELECT space, role FROM directory_grants WHERE account = $1")).bind(account.0).fetch_all(c).await?);
    let grant = |(space, role): (Uuid, String)| {
        Ok(Grant {
            role: Role::from_word(&role).ok_or(DbError::Stored("role"))?,
            space: (!space.is_nil()).then_some(SpaceId(space)),
        })
    };
    rows.into_iter().map(grant).collect()
}

/// Writes down that the directory names somebody; `true` if that is new. Under another name than before, it is the same person.
///
/// # Errors
/// When the database fails.
pub async fn join(
    tx: &mut Tx,
    permit: &MayFollowDirectory,
    account: AccountId,
    uid: &str,
) -> Result<bool, DbError> {
    run!(tx, c => sqlx::query(sql!("DELETE FROM directory_members WHERE account = $1 AND uid <> $2 OR uid = $2 AND account <> $1"))
        .bind(account.0).bind(uid).execute(c).await?.rows_affected());
    let added = run!(tx, c => sqlx::query(sql!("INSERT INTO directory_members (account, uid, since) VALUES ($1, $2, $3) ON CONFLICT (account) DO NOTHING"))
        .bind(account.0).bind(uid).bind(millis(*permit.at())).execute(c).await?.rows_affected());
    Ok(added == 1)
}

/// Writes down that the directory names somebody no longer.
///
/// # Errors
/// When the database fails.
pub async fn depart(
    tx: &mut Tx,
    _: &MayFollowDirectory,
    account: AccountId,
) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!("DELETE FROM directory_grants WHERE account = $1")).bind(account.0).execute(c).await?.rows_affected());
    run!(tx, c => sqlx::query(sql!("DELETE FROM directory_members WHERE account = $1")).bind(account.0).execute(c).await?.rows_affected());
    Ok(())
}

/// How many people hold a role because the directory says so.
///
/// # Errors
/// When the database fails.
pub async fn count_holders(tx: &mut Tx) -> Result<i64, DbError> {
    Ok(
        run!(tx, c => sqlx::query_scalar(sql!("SELECT COUNT(DISTINCT account) FROM directory_grants")).fetch_one(c).await?),
    )
}

/// Marks a role as one that comes from the directory.
///
/// # Errors
/// When the database fails.
pub async fn mark(
    tx: &mut Tx,
    permit: &MayFollowDirectory,
    account: AccountId,
    grant: Grant,
    group: &str,
) -> Result<(), DbError> {
    let space = grant.space.map_or(Uuid::nil(), |space| space.0);
    run!(tx, c => sqlx::query(sql!(
        "INSERT INTO directory_grants (account, space, role, group_name, since) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (account, space, role) DO NOTHING"
    )).bind(account.0).bind(space).bind(grant.role.word()).bind(group).bind(millis(*permit.at())).execute(c).await?.rows_affected());
    Ok(())
}

/// Takes the mark away again.
///
/// # Errors
/// When the database fails.
pub async fn unmark(
    tx: &mut Tx,
    _: &MayFollowDirectory,
    account: AccountId,
    grant: Grant,
) -> Result<(), DbError> {
    let space = grant.space.map_or(Uuid::nil(), |space| space.0);
    run!(tx, c => sqlx::query(sql!("DELETE FROM directory_grants WHERE account = $1 AND space = $2 AND role = $3"))
        .bind(account.0).bind(space).bind(grant.role.word()).execute(c).await?.rows_affected());
    Ok(())
}

/// A run, as it is written down.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Row {
    /// Its id.
    pub id: Uuid,
    /// When, in milliseconds since 1970-01-01 UTC.
    pub at: i64,
    /// `running`, `done`, `stopped` or `failed`.
    pub outcome: String,
    /// How many people came.
    pub joined: i64,
    /// How many left.
    pub departed: i64,
    /// How many roles were given.
    pub granted: i64,
    /// How many were taken.
    pub revoked: i64,
}

/// The newest runs.
///
/// # Errors
/// When the database fails.
pub async fn newest(tx: &mut Tx) -> Result<Vec<Row>, DbError> {
    Ok(run!(tx, c => sqlx::query_as(sql!(
        "SELECT id, at, outcome, joined, departed, granted, revoked FROM directory_runs WHERE outcome <> 'running' ORDER BY at DESC, id DESC LIMIT 20"
    )).fetch_all(c).await?))
}

/// Takes the nightly run of a day for this machine; `false` if another has it, or had it.
///
/// # Errors
/// When the database fails.
pub async fn claim(
    tx: &mut Tx,
    permit: &MayFollowDirectory,
    id: Uuid,
    day: &str,
) -> Result<bool, DbError> {
    let claimed = run!(tx, c => sqlx::query(sql!(
        "INSERT INTO directory_runs (id, day, at, outcome, joined, departed, granted, revoked) VALUES ($1, $2, $3, 'running', 0, 0, 0, 0) ON CONFLICT (day) DO NOTHING"
    )).bind(id).bind(day).bind(millis(*permit.at())).execute(c).await?.rows_affected());
    Ok(claimed == 1)
}

/// Gives up claims of machines that stopped in the middle, and of runs that failed, after an hour: then it is tried again.
///
/// # Errors
/// When the database fails.
pub async fn give_up(
    tx: &mut Tx,
    _: &MayFollowDirectory,
    before: Timestamp,
) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!(
        "UPDATE directory_runs SET day = NULL, outcome = 'failed' WHERE day IS NOT NULL AND outcome IN ('running', 'failed') AND at < $1"
    )).bind(millis(before)).execute(c).await?.rows_affected());
    Ok(())
}

/// Writes down what a run did.
///
/// # Errors
/// When the database fails.
pub async fn write(tx: &mut Tx, _: &MayFollowDirectory, row: &Row) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!(
        "INSERT INTO directory_runs (id, day, at, outcome, joined, departed, granted, revoked) VALUES ($1, NULL, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (id) DO UPDATE SET outcome = excluded.outcome, joined = excluded.joined, departed = excluded.departed, granted = excluded.granted, revoked = excluded.revoked"
    )).bind(row.id).bind(row.at).bind(&row.outcome).bind(row.joined).bind(row.departed).bind(row.granted).bind(row.revoked).execute(c).await?.rows_affected());
    Ok(())
}
