//! What goes with time of how people were connected to the roll. How long each is kept stands in [`domain::retention`].
//!
//! A match that has ended and a claim that was decided lose what they say of people; the bare row stays as long as the account. It keeps the
//! account from being connected again by itself, and whoever serves at the desk from acting for an entry that was their own.

use super::store;
use crate::clock::millis;
use crate::db::{DbError, Tx};
use crate::error::Problem;
use crate::web::AppState;
use crate::{run, sql, transact};
use jiff::Timestamp;

/// Clears away files of the roll that nobody decided about, and visits at the desk that are over. May run twice.
///
/// # Errors
/// When the database fails.
pub async fn purge(app: &AppState) -> Result<(), Problem> {
    let now = app.clock.now();
    transact!(&app.db, tx => {
        store::uploads::purge(tx, now).await?;
        store::assistances::purge(tx, now).await.map_err(Problem::from)
    })
}

/// How many accounts typed a wrong code last before a moment.
///
/// # Errors
/// When the database fails.
pub async fn count_tries(tx: &mut Tx, before: Timestamp) -> Result<i64, DbError> {
    Ok(
        run!(tx, c => sqlx::query_scalar(sql!("SELECT COUNT(*) FROM code_tries WHERE last_at < $1")).bind(millis(before)).fetch_one(c).await?),
    )
}

/// Forgets the wrong codes of accounts that typed the last one before a moment.
///
/// # Errors
/// When the database fails.
pub async fn clear_tries(tx: &mut Tx, before: Timestamp, limit: i64) -> Result<u64, DbError> {
    Ok(
        run!(tx, c => sqlx::query(sql!("DELETE FROM code_tries WHERE account IN (SELECT account FROM code_tries WHERE last_at < $1 LIMIT $2)"))
        .bind(millis(before)).bind(limit).execute(c).await?.rows_affected()),
    )
}

/// How many codes of letters were used, or expired unused, before a moment.
///
/// # Errors
/// When the database fails.
pub async fn count_codes(tx: &mut Tx, before: Timestamp) -> Result<i64, DbError> {
    Ok(
        run!(tx, c => sqlx::query_scalar(sql!("SELECT COUNT(*) FROM letter_codes WHERE COALESCE(used_at, expires_at) < $1")).bind(millis(before)).fetch_one(c).await?),
    )
}

/// Deletes codes of letters that were used, or expired unused, before a moment. Their batch remembers how many were used.
///
/// # Errors
/// When the database fails.
pub async fn clear_codes(tx: &mut Tx, before: Timestamp, limit: i64) -> Result<u64, DbError> {
    let before = millis(before);
    run!(tx, c => sqlx::query(sql!(
        "UPDATE letter_batches SET cleared_used = cleared_used + (SELECT COUNT(*) FROM letter_codes k WHERE k.batch = letter_batches.id AND k.used_at < $1
            AND k.entry IN (SELECT entry FROM letter_codes WHERE COALESCE(used_at, expires_at) < $1 ORDER BY entry LIMIT $2))
         WHERE id IN (SELECT batch FROM letter_codes WHERE used_at < $1)"
    )).bind(before).bind(limit).execute(c).await?.rows_affected());
    Ok(run!(tx, c => sqlx::query(sql!(
        "DELETE FROM letter_codes WHERE entry IN (SELECT entry FROM letter_codes WHERE COALESCE(used_at, expires_at) < $1 ORDER BY entry LIMIT $2)"
    )).bind(before).bind(limit).execute(c).await?.rows_affected()))
}

/// How many matches that ended before a moment still say by what means they were made.
///
/// # Errors
/// When the database fails.
pub async fn count_matches(tx: &mut Tx, before: Timestamp) -> Result<i64, DbError> {
    Ok(
        run!(tx, c => sqlx::query_scalar(sql!("SELECT COUNT(*) FROM residence_matches WHERE ended_at < $1 AND means <> ''")).bind(millis(before)).fetch_one(c).await?),
    )
}

/// Takes from matches that ended before a moment by what means and by whom they were made, what document was shown, and why they ended.
///
/// # Errors
/// When the database fails.
pub async fn clear_matches(tx: &mut Tx, before: Timestamp, limit: i64) -> Result<u64, DbError> {
    Ok(run!(tx, c => sqlx::query(sql!(
        "UPDATE residence_matches SET means = '', document = NULL, by_account = NULL, ended_why = NULL
         WHERE id IN (SELECT id FROM residence_matches WHERE ended_at < $1 AND means <> '' LIMIT $2)"
    )).bind(millis(before)).bind(limit).execute(c).await?.rows_affected()))
}

/// How many claims that were decided before a moment still say why.
///
/// # Errors
/// When the database fails.
pub async fn count_claims(tx: &mut Tx, before: Timestamp) -> Result<i64, DbError> {
    Ok(
        run!(tx, c => sqlx::query_scalar(sql!("SELECT COUNT(*) FROM residence_claims WHERE decided_at < $1 AND means <> ''")).bind(millis(before)).fetch_one(c).await?),
    )
}

/// Takes from claims that were decided before a moment by what means they were made, who opened and who decided them, and why.
///
/// # Errors
/// When the database fails.
pub async fn clear_claims(tx: &mut Tx, before: Timestamp, limit: i64) -> Result<u64, DbError> {
    Ok(run!(tx, c => sqlx::query(sql!(
        "UPDATE residence_claims SET means = '', reason = NULL, decided_by = NULL, opened_by = NULL
         WHERE id IN (SELECT id FROM residence_claims WHERE decided_at < $1 AND means <> '' LIMIT $2)"
    )).bind(millis(before)).bind(limit).execute(c).await?.rows_affected()))
}
