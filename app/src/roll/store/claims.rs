//! Claims on entries that another account holds.

use crate::clock::millis;
use crate::db::{DbError, Tx};
use crate::roll::matching::Match;
use crate::{run, sql};
use domain::ids::{AccountId, ClaimId, RollEntryId};
use domain::residence::ClaimState;
use domain::rights::MayServe;
use jiff::Timestamp;
use uuid::Uuid;

/// A claim that is open, or was decided against this claimant while the same account held the entry: it is not opened anew.
///
/// # Errors
/// When the database fails.
pub async fn of(
    tx: &mut Tx,
    entry: RollEntryId,
    claimant: AccountId,
    holder: AccountId,
) -> Result<Option<ClaimId>, DbError> {
    let id: Option<Uuid> = run!(tx, c => sqlx::query_scalar(sql!(
        "SELECT id FROM residence_claims WHERE entry = $1 AND claimant = $2 AND holder = $3 AND state IN ('open', 'kept') LIMIT 1"
    )).bind(entry.0).bind(claimant.0).bind(holder.0).fetch_optional(c).await?);
    Ok(id.map(ClaimId))
}

/// Whether a claim of this account on this entry was ever decided.
///
/// # Errors
/// When the database fails.
pub async fn was_decided(
    tx: &mut Tx,
    entry: RollEntryId,
    claimant: AccountId,
) -> Result<bool, DbError> {
    let decided: i64 = run!(tx, c => sqlx::query_scalar(sql!(
        "SELECT COUNT(*) FROM residence_claims WHERE entry = $1 AND (claimant = $2 OR holder = $2) AND state <> 'open'"
    )).bind(entry.0).bind(claimant.0).fetch_one(c).await?);
    Ok(decided > 0)
}

/// Opens a claim.
///
/// # Errors
/// When the database fails.
pub async fn insert(
    tx: &mut Tx,
    id: ClaimId,
    made: &Match,
    holder: AccountId,
    now: Timestamp,
) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!(
        "INSERT INTO residence_claims (id, entry, holder, claimant, means, at, state, opened_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"
    )).bind(id.0).bind(made.entry.0).bind(holder.0).bind(made.account.0).bind(made.means.word()).bind(millis(now))
        .bind(ClaimState::Open.word()).bind(made.by.map(|by| by.0)).execute(c).await?.rows_affected());
    Ok(())
}

/// A claim.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Row {
    /// Its id.
    pub id: Uuid,
    /// The entry.
    pub entry: Uuid,
    /// The account that had the entry.
    pub holder: Uuid,
    /// The account that claims it.
    pub claimant: Uuid,
    /// By what means, as it is stored.
    pub means: String,
    /// When, in milliseconds since 1970.
    pub at: i64,
    /// Where it stands, as it is stored.
    pub state: String,
    /// Why.
    pub reason: Option<String>,
    /// The clerk in whose hands it arose.
    pub opened_by: Option<Uuid>,
}

/// The claim with this id.
///
/// # Errors
/// When the database fails.
pub async fn find(tx: &mut Tx, id: ClaimId) -> Result<Option<Row>, DbError> {
    Ok(run!(tx, c => sqlx::query_as(sql!(
        "SELECT id, entry, holder, claimant, means, at, state, reason, opened_by FROM residence_claims WHERE id = $1"
    )).bind(id.0).fetch_optional(c).await?))
}

/// Claims in a state, oldest first, from after a time on, at most `limit`.
///
/// # Errors
/// When the database fails.
pub async fn list(
    tx: &mut Tx,
    state: ClaimState,
    after: i64,
    limit: i64,
) -> Result<Vec<Row>, DbError> {
    Ok(run!(tx, c => sqlx::query_as(sql!(
        "SELECT id, entry, holder, claimant, means, at, state, reason, opened_by FROM residence_claims
         WHERE state = $1 AND at > $2 ORDER BY at LIMIT $3"
    )).bind(state.word()).bind(after).bind(limit).fetch_all(c).await?))
}

/// The newest claim of an account.
///
/// # Errors
/// When the database fails.
pub async fn newest_of(tx: &mut Tx, claimant: AccountId) -> Result<Option<Row>, DbError> {
    Ok(run!(tx, c => sqlx::query_as(sql!(
        "SELECT id, entry, holder, claimant, means, at, state, reason, opened_by FROM residence_claims WHERE claimant = $1 ORDER BY at DESC LIMIT 1"
    )).bind(claimant.0).fetch_optional(c).await?))
}

/// Decides an open claim; `false` if somebody else has.
///
/// # Errors
/// When the database fails.
pub async fn decide(
    tx: &mut Tx,
    may: &MayServe,
    id: ClaimId,
    state: ClaimState,
    reason: &str,
    now: Timestamp,
) -> Result<bool, DbError> {
    let decided = run!(tx, c => sqlx::query(sql!(
        "UPDATE residence_claims SET state = $2, reason = $3, decided_at = $4, decided_by = $5 WHERE id = $1 AND state = 'open'"
    )).bind(id.0).bind(state.word()).bind(reason).bind(millis(now)).bind(may.by().0).execute(c).await?.rows_affected());
    Ok(decided == 1)
}

/// How many claims wait for a decision.
///
/// # Errors
/// When the database fails.
pub async fn count_open(tx: &mut Tx) -> Result<i64, DbError> {
    Ok(
        run!(tx, c => sqlx::query_scalar(sql!("SELECT COUNT(*) FROM residence_claims WHERE state = 'open'")).fetch_one(c).await?),
    )
}
