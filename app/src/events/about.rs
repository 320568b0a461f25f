//! What happened to somebody, for themselves; and what of it goes with time, or with the account.

use crate::clock::millis;
use crate::db::{DbError, Tx};
use crate::privacy::{Exported, Kind, ROWS, Whose, moment};
use crate::{run, sql};
use domain::ids::AccountId;
use domain::rights::MayErase;
use jiff::Timestamp;
use serde_json::{Value, json};
use uuid::Uuid;

/// What happened to the account, and what its holder did.
pub const EVENTS: Exported = Exported {
    name: "events",
    columns: &[
        ("at", Kind::Moment),
        ("kind", Kind::Text),
        ("by_me", Kind::Flag),
        ("facts", Kind::Text),
    ],
    read: |tx, whose| Box::pin(events(tx, whose)),
};

async fn events(tx: &mut Tx, whose: &Whose) -> Result<Vec<Vec<Value>>, DbError> {
    let rows: Vec<(i64, String, Option<Uuid>, String)> = run!(tx, c => sqlx::query_as(sql!(
        "SELECT at, kind, actor, facts FROM events WHERE subject = $1 OR actor = $1 ORDER BY id DESC LIMIT $2"
    )).bind(whose.account.0).bind(ROWS).fetch_all(c).await?);
    let row = |(at, kind, actor, facts): (i64, String, Option<Uuid>, String)| {
        let by_me = actor == Some(whose.account.0);
        vec![moment(at), json!(kind), json!(by_me), json!(facts)]
    };
    Ok(rows.into_iter().map(row).collect())
}

/// Empties the facts of what happened to an account; that it happened stays. What the account did to others was done by
/// [`AccountId::ERASED`] from now on, and facts that name it are emptied, too.
///
/// # Errors
/// When the database fails.
pub async fn forget(tx: &mut Tx, may: &MayErase) -> Result<(), DbError> {
    let id = may.account().0;
    run!(tx, c => sqlx::query(sql!("UPDATE events SET facts = '{}' WHERE subject = $1")).bind(id).execute(c).await?.rows_affected());
    run!(tx, c => sqlx::query(sql!("UPDATE events SET actor = $2 WHERE actor = $1 AND subject <> $1"))
        .bind(id).bind(AccountId::ERASED.0).execute(c).await?.rows_affected());
    run!(tx, c => sqlx::query(sql!("UPDATE events SET facts = '{}' WHERE facts LIKE $1")).bind(format!("%{id}%")).execute(c).await?.rows_affected());
    Ok(())
}

/// How many events about people have facts from before a moment.
///
/// # Errors
/// When the database fails.
pub async fn count_facts(tx: &mut Tx, before: Timestamp) -> Result<i64, DbError> {
    Ok(run!(tx, c => sqlx::query_scalar(sql!(
        "SELECT COUNT(*) FROM events WHERE at < $1 AND facts <> '{}'
         AND (kind LIKE 'account.%' OR kind LIKE 'passkey.%' OR kind LIKE 'contact.%' OR kind LIKE 'profile.%' OR kind LIKE 'claim.%'
              OR kind LIKE 'letter.%' OR kind LIKE 'question.%' OR kind LIKE 'correction.%' OR kind LIKE 'consent.%' OR kind LIKE 'people.%')"
    )).bind(millis(before)).fetch_one(c).await?))
}

/// Empties the facts of events about people from before a moment; what happened and when stays.
///
/// # Errors
/// When the database fails.
pub async fn clear_facts(tx: &mut Tx, before: Timestamp, limit: i64) -> Result<u64, DbError> {
    Ok(run!(tx, c => sqlx::query(sql!(
        "UPDATE events SET facts = '{}' WHERE id IN (SELECT id FROM events WHERE at < $1 AND facts <> '{}'
         AND (kind LIKE 'account.%' OR kind LIKE 'passkey.%' OR kind LIKE 'contact.%' OR kind LIKE 'profile.%' OR kind LIKE 'claim.%'
              OR kind LIKE 'letter.%' OR kind LIKE 'question.%' OR kind LIKE 'correction.%' OR kind LIKE 'consent.%' OR kind LIKE 'people.%')
         LIMIT $2)"
    )).bind(millis(before)).bind(limit).execute(c).await?.rows_affected()))
}

/// How many events there are about accounts that were erased before a moment.
///
/// # Errors
/// When the database fails.
pub async fn count_erased(tx: &mut Tx, before: Timestamp) -> Result<i64, DbError> {
    Ok(run!(tx, c => sqlx::query_scalar(sql!(
        "SELECT COUNT(*) FROM events e WHERE EXISTS (SELECT 1 FROM events x WHERE x.subject = e.subject AND x.kind = 'account.erased' AND x.at < $1)"
    )).bind(millis(before)).fetch_one(c).await?))
}

/// Deletes events about accounts that were erased before a moment; the erasure itself last, so that what is left is found again.
///
/// # Errors
/// When the database fails.
pub async fn clear_erased(tx: &mut Tx, before: Timestamp, limit: i64) -> Result<u64, DbError> {
    let others = run!(tx, c => sqlx::query(sql!(
        "DELETE FROM events WHERE id IN (SELECT e.id FROM events e WHERE e.kind <> 'account.erased'
         AND EXISTS (SELECT 1 FROM events x WHERE x.subject = e.subject AND x.kind = 'account.erased' AND x.at < $1) LIMIT $2)"
    )).bind(millis(before)).bind(limit).execute(c).await?.rows_affected());
    if others > 0 {
        return Ok(others);
    }
    Ok(run!(tx, c => sqlx::query(sql!(
        "DELETE FROM events WHERE id IN (SELECT id FROM events WHERE kind = 'account.erased' AND at < $1 LIMIT $2)"
    )).bind(millis(before)).bind(limit).execute(c).await?.rows_affected()))
}
