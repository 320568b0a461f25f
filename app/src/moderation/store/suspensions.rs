//! Who does not take part in a space for a time.

use crate::clock::{from_millis, millis};
use crate::db::{DbError, Tx};
use crate::{run, sql};
use domain::ids::{AccountId, SpaceId, StatementId};
use domain::rights::MayDecide;
use jiff::Timestamp;
use uuid::Uuid;

/// Until when somebody is suspended from a space; `None` if they take part.
///
/// # Errors
/// When the database fails.
pub async fn until(
    tx: &mut Tx,
    account: AccountId,
    space: SpaceId,
    now: Timestamp,
) -> Result<Option<Timestamp>, DbError> {
    let until: Option<i64> = run!(tx, c => sqlx::query_scalar(sql!(
        "SELECT MAX(until) FROM suspensions WHERE account = $1 AND space = $2 AND until > $3 AND lifted_at IS NULL"
    )).bind(account.0).bind(space.0).bind(millis(now)).fetch_one(c).await?);
    until.map(from_millis).transpose()
}

/// Suspends somebody.
///
/// # Errors
/// When the database fails.
pub async fn begin(
    tx: &mut Tx,
    may: &MayDecide,
    id: Uuid,
    account: AccountId,
    statement: StatementId,
    (now, until): (Timestamp, Timestamp),
) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!("INSERT INTO suspensions (id, space, account, statement, since, until, lifted_at) VALUES ($1, $2, $3, $4, $5, $6, NULL)"))
        .bind(id).bind(may.space().0).bind(account.0).bind(statement.0).bind(millis(now)).bind(millis(until)).execute(c).await?.rows_affected());
    Ok(())
}

/// Ends the suspensions that a decision began.
///
/// # Errors
/// When the database fails.
pub async fn lift(
    tx: &mut Tx,
    _: &MayDecide,
    statement: StatementId,
    now: Timestamp,
) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!("UPDATE suspensions SET lifted_at = $2 WHERE statement = $1 AND lifted_at IS NULL"))
        .bind(statement.0).bind(millis(now)).execute(c).await?.rows_affected());
    Ok(())
}
