//! Rows of the log.

use crate::db::{DbError, Tx};
use crate::{run, sql};
use domain::access::{Chain, Record};
use domain::ids::AccountId;

/// The chain as it ends now.
///
/// # Errors
/// When the database fails.
pub async fn chain(tx: &mut Tx) -> Result<Chain, DbError> {
    let last: Option<(i64, Vec<u8>)> = run!(tx, c => sqlx::query_as(sql!("SELECT number, hash FROM access_log ORDER BY number DESC LIMIT 1")).fetch_optional(c).await?);
    let Some((number, hash)) = last else {
        return Ok(Chain::START);
    };
    let head = hash
        .try_into()
        .map_err(|_| DbError::Stored("head of the access log"))?;
    Ok(Chain::ending(number, head))
}

/// Adds an entry.
///
/// # Errors
/// When the database fails; a unique violation says that there is one of this number already.
pub async fn insert(tx: &mut Tx, entry: &Record) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!(
        "INSERT INTO access_log (number, at, person_kind, person, actor, actor_name, role, unit, purpose, reason, case_reference, fields, previous, hash)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)"
    )).bind(entry.number).bind(entry.at).bind(&entry.person_kind).bind(entry.person).bind(entry.actor).bind(&entry.actor_name).bind(&entry.role)
        .bind(entry.unit).bind(&entry.purpose).bind(&entry.reason).bind(&entry.case_reference).bind(&entry.fields).bind(&entry.previous).bind(&entry.hash)
        .execute(c).await?.rows_affected());
    Ok(())
}

/// Notes that the holder of an account is to be told of an entry.
///
/// # Errors
/// When the database fails.
pub async fn tell_later(tx: &mut Tx, account: AccountId, number: i64) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!("INSERT INTO access_untold (account, number) VALUES ($1, $2)"))
        .bind(account.0).bind(number).execute(c).await?.rows_affected());
    Ok(())
}
