//! Rows of the log.

pub mod questions;

use crate::db::{DbError, Tx};
use crate::{run, sql};
use domain::access::{Chain, Record};
use domain::ids::{AccountId, RollEntryId};
use domain::rights::MayAudit;
use uuid::Uuid;

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

#[derive(sqlx::FromRow)]
struct Row {
    number: i64,
    at: i64,
    person_kind: String,
    person: Uuid,
    actor: Uuid,
    actor_name: String,
    role: String,
    unit: Uuid,
    purpose: String,
    reason: String,
    case_reference: Option<String>,
    fields: String,
    previous: Vec<u8>,
    hash: Vec<u8>,
}

impl From<Row> for Record {
    fn from(row: Row) -> Self {
        Self {
            number: row.number,
            at: row.at,
            person_kind: row.person_kind,
            person: row.person,
            actor: row.actor,
            actor_name: row.actor_name,
            role: row.role,
            unit: row.unit,
            purpose: row.purpose,
            reason: row.reason,
            case_reference: row.case_reference,
            fields: row.fields,
            previous: row.previous,
            hash: row.hash,
        }
    }
}

/// Entries after a number, in their order.
///
/// # Errors
/// When the database fails.
pub async fn after(tx: &mut Tx, number: i64, limit: i64) -> Result<Vec<Record>, DbError> {
    let rows: Vec<Row> = run!(tx, c => sqlx::query_as(sql!(
        "SELECT number, at, person_kind, person, actor, actor_name, role, unit, purpose, reason, case_reference, fields, previous, hash
         FROM access_log WHERE number > $1 ORDER BY number LIMIT $2"
    )).bind(number).bind(limit).fetch_all(c).await?);
    Ok(rows.into_iter().map(Record::from).collect())
}

/// Entries about an account and the entry of the roll it is matched to, newest first, before a number.
///
/// # Errors
/// When the database fails.
pub async fn about(
    tx: &mut Tx,
    account: AccountId,
    entry: Option<RollEntryId>,
    before: i64,
    limit: i64,
) -> Result<Vec<Record>, DbError> {
    let entry = entry.map_or(account.0, |entry| entry.0);
    let rows: Vec<Row> = run!(tx, c => sqlx::query_as(sql!(
        "SELECT number, at, person_kind, person, actor, actor_name, role, unit, purpose, reason, case_reference, fields, previous, hash
         FROM access_log WHERE person IN ($1, $2) AND number < $3 ORDER BY number DESC LIMIT $4"
    )).bind(account.0).bind(entry).bind(before).bind(limit).fetch_all(c).await?);
    Ok(rows.into_iter().map(Record::from).collect())
}

/// Entries about an entry of the roll, newest first.
///
/// # Errors
/// When the database fails.
pub async fn of_entry(tx: &mut Tx, entry: RollEntryId, limit: i64) -> Result<Vec<Record>, DbError> {
    about(tx, AccountId(entry.0), Some(entry), i64::MAX, limit).await
}

/// One entry.
///
/// # Errors
/// When the database fails.
pub async fn one(tx: &mut Tx, number: i64) -> Result<Option<Record>, DbError> {
    let row: Option<Row> = run!(tx, c => sqlx::query_as(sql!(
        "SELECT number, at, person_kind, person, actor, actor_name, role, unit, purpose, reason, case_reference, fields, previous, hash
         FROM access_log WHERE number = $1"
    )).bind(number).fetch_optional(c).await?);
    Ok(row.map(Record::from))
}

/// How many entries there are of each role and purpose since a moment: nothing about anybody.
///
/// # Errors
/// When the database fails.
pub async fn counts(
    tx: &mut Tx,
    _: &MayAudit,
    since: i64,
) -> Result<Vec<(String, String, i64)>, DbError> {
    Ok(run!(tx, c => sqlx::query_as(sql!(
        "SELECT role, purpose, COUNT(*) FROM access_log WHERE at >= $1 GROUP BY role, purpose ORDER BY role, purpose"
    )).bind(since).fetch_all(c).await?))
}

/// Accounts whose holders are to be told now, with the number of entries: those who were told last at or before `told_before`, or never.
///
/// # Errors
/// When the database fails.
pub async fn untold(
    tx: &mut Tx,
    told_before: i64,
    limit: i64,
) -> Result<Vec<(Uuid, i64)>, DbError> {
    Ok(run!(tx, c => sqlx::query_as(sql!(
        "SELECT u.account, COUNT(*) FROM access_untold u LEFT JOIN access_told t ON t.account = u.account
         WHERE t.at IS NULL OR t.at <= $1 GROUP BY u.account ORDER BY u.account LIMIT $2"
    )).bind(told_before).bind(limit).fetch_all(c).await?))
}

/// Takes what the holder of an account is to be told of; yields how many entries.
///
/// # Errors
/// When the database fails.
pub async fn take_untold(tx: &mut Tx, account: AccountId, now: i64) -> Result<u64, DbError> {
    let taken = run!(tx, c => sqlx::query(sql!("DELETE FROM access_untold WHERE account = $1")).bind(account.0).execute(c).await?.rows_affected());
    if taken > 0 {
        run!(tx, c => sqlx::query(sql!(
            "INSERT INTO access_told (account, at) VALUES ($1, $2) ON CONFLICT (account) DO UPDATE SET at = excluded.at"
        )).bind(account.0).bind(now).execute(c).await?.rows_affected());
    }
    Ok(taken)
}
