//! Rows of roles.

use crate::clock::millis;
use crate::db::{DbError, Tx};
use crate::{run, sql};
use domain::actor::{Grant, Role};
use domain::ids::AccountId;
use domain::rights::{MayAdminister, MayFollowDirectory};
use jiff::Timestamp;
use uuid::Uuid;

/// Who grants a role.
#[derive(Clone, Copy, Debug)]
pub enum GrantedBy<'a> {
    /// An administrator of the municipality.
    Administrator(&'a MayAdminister),
    /// Whoever runs the server, at its command line.
    Operator,
    /// The directory of staff.
    Directory(&'a MayFollowDirectory),
}

/// A role somebody holds.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Row {
    /// Who.
    pub account: Uuid,
    /// Their address.
    pub email: String,
    /// Their name; may be empty.
    pub name: String,
    /// Where; nil for the whole municipality.
    pub space: Uuid,
    /// The role's word.
    pub role: String,
    /// When it was granted, in milliseconds since 1970-01-01 UTC.
    pub granted_at: i64,
}

/// Roles held, by address, beginning after the given row's address, role and space.
///
/// # Errors
/// When the database fails.
pub async fn list(
    tx: &mut Tx,
    _: &MayAdminister,
    after: (&str, &str, Uuid),
    limit: i64,
) -> Result<Vec<Row>, DbError> {
    let (email, role, space) = after;
    Ok(run!(tx, c => sqlx::query_as(sql!(
        "SELECT g.account, a.email, a.name, g.space, g.role, g.granted_at FROM role_grants g JOIN accounts a ON a.id = g.account
         WHERE a.email > $1 OR (a.email = $1 AND (g.role > $2 OR (g.role = $2 AND g.space > $3)))
         ORDER BY a.email, g.role, g.space LIMIT $4"
    )).bind(email).bind(role).bind(space).bind(limit).fetch_all(c).await?))
}

/// How many roles are held.
///
/// # Errors
/// When the database fails.
pub async fn count(tx: &mut Tx, _: &MayAdminister) -> Result<i64, DbError> {
    Ok(
        run!(tx, c => sqlx::query_scalar(sql!("SELECT COUNT(*) FROM role_grants")).fetch_one(c).await?),
    )
}

/// Grants a role; `false` if it is held already.
///
/// # Errors
/// When the database fails.
pub async fn insert(
    tx: &mut Tx,
    by: GrantedBy<'_>,
    account: AccountId,
    grant: Grant,
    now: Timestamp,
) -> Result<bool, DbError> {
    let by = match by {
        GrantedBy::Administrator(permit) => Some(permit.by().0),
        GrantedBy::Operator | GrantedBy::Directory(_) => None,
    };
    let space = grant.space.map_or(Uuid::nil(), |space| space.0);
    let added = run!(tx, c => sqlx::query(sql!(
        "INSERT INTO role_grants (account, space, role, granted_by, granted_at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (account, space, role) DO NOTHING"
    )).bind(account.0).bind(space).bind(grant.role.word()).bind(by).bind(millis(now)).execute(c).await?.rows_affected());
    Ok(added == 1)
}

/// Whether a role is held.
///
/// # Errors
/// When the database fails.
pub async fn is_held(tx: &mut Tx, account: AccountId, grant: Grant) -> Result<bool, DbError> {
    let space = grant.space.map_or(Uuid::nil(), |space| space.0);
    let held: i64 = run!(tx, c => sqlx::query_scalar(sql!("SELECT COUNT(*) FROM role_grants WHERE account = $1 AND space = $2 AND role = $3"))
        .bind(account.0).bind(space).bind(grant.role.word()).fetch_one(c).await?);
    Ok(held == 1)
}

/// Revokes a role.
///
/// # Errors
/// When the database fails.
pub async fn remove(
    tx: &mut Tx,
    _: &MayAdminister,
    account: AccountId,
    grant: Grant,
) -> Result<(), DbError> {
    let space = grant.space.map_or(Uuid::nil(), |space| space.0);
    run!(tx, c => sqlx::query(sql!("DELETE FROM role_grants WHERE account = $1 AND space = $2 AND role = $3"))
        .bind(account.0).bind(space).bind(grant.role.word()).execute(c).await?.rows_affected());
    Ok(())
}

/// How many administrators the whole municipality has.
///
/// # Errors
/// When the database fails.
pub async fn administrators(tx: &mut Tx) -> Result<i64, DbError> {
    Ok(
        run!(tx, c => sqlx::query_scalar(sql!("SELECT COUNT(*) FROM role_grants WHERE space = $1 AND role = $2"))
        .bind(Uuid::nil()).bind(Role::Administrator.word()).fetch_one(c).await?),
    )
}
