//! Rows that change when a poll opens, closes and is counted.

use super::records::change_state;
use crate::clock::millis;
use crate::db::{DbError, Tx};
use crate::keys::KeyCheck;
use crate::{run, sql};
use ballot::{Choice, Receipt};
use domain::actor::Level;
use domain::ids::PollId;
use domain::poll::PollState;
use domain::rights::{MayClose, MayOpen};
use jiff::Timestamp;
use uuid::Uuid;

/// Open polls that take votes at the desk, the one that closes first first; at most 100.
///
/// # Errors
/// When the database fails.
pub async fn open_assisted(tx: &mut Tx) -> Result<Vec<PollId>, DbError> {
    let ids: Vec<Uuid> = run!(tx, c => sqlx::query_scalar(sql!(
        "SELECT id FROM polls WHERE state = 'open' AND assisted = TRUE ORDER BY closes_at, id LIMIT 100"
    )).fetch_all(c).await?);
    Ok(ids.into_iter().map(PollId).collect())
}

/// Published polls whose time to open has come.
///
/// # Errors
/// When the database fails.
pub async fn due_to_open(tx: &mut Tx, now: Timestamp) -> Result<Vec<PollId>, DbError> {
    let ids: Vec<Uuid> = run!(tx, c => sqlx::query_scalar(sql!("SELECT id FROM polls WHERE state = 'published' AND opens_at <= $1 ORDER BY opens_at"))
        .bind(millis(now)).fetch_all(c).await?);
    Ok(ids.into_iter().map(PollId).collect())
}

/// Open polls whose time to close has come, and closed ones that are not counted yet.
///
/// # Errors
/// When the database fails.
pub async fn due_to_close(tx: &mut Tx, now: Timestamp) -> Result<Vec<PollId>, DbError> {
    let ids: Vec<Uuid> = run!(tx, c => sqlx::query_scalar(sql!(
        "SELECT id FROM polls WHERE state = 'open' AND closes_at <= $1
         UNION ALL SELECT p.id FROM polls p WHERE p.state = 'closed' AND NOT EXISTS (SELECT 1 FROM results r WHERE r.poll = p.id)"
    )).bind(millis(now)).fetch_all(c).await?);
    Ok(ids.into_iter().map(PollId).collect())
}

/// The open polls and what the participation key of each is told by.
///
/// # Errors
/// When the database fails.
pub async fn open_keys(tx: &mut Tx) -> Result<Vec<(PollId, Option<KeyCheck>)>, DbError> {
    let rows: Vec<(Uuid, Option<Vec<u8>>)> = run!(tx, c => sqlx::query_as(sql!("SELECT id, key_check FROM polls WHERE state = 'open' AND profile = 'confidential'")).fetch_all(c).await?);
    let row = |(id, check): (Uuid, Option<Vec<u8>>)| {
        let check = check.map(|check| check.try_into().map_err(|_| DbError::Stored("hash")));
        Ok((PollId(id), check.transpose()?.map(KeyCheck)))
    };
    rows.into_iter().map(row).collect()
}

/// The open polls that close between two moments, closing soonest first.
///
/// # Errors
/// When the database fails.
pub async fn closing(
    tx: &mut Tx,
    from: Timestamp,
    until: Timestamp,
) -> Result<Vec<PollId>, DbError> {
    let ids: Vec<Uuid> = run!(tx, c => sqlx::query_scalar(sql!("SELECT id FROM polls WHERE state = 'open' AND closes_at > $1 AND closes_at <= $2 ORDER BY closes_at, id"))
        .bind(millis(from)).bind(millis(until)).fetch_all(c).await?);
    Ok(ids.into_iter().map(PollId).collect())
}

/// Whether a poll is archived.
///
/// # Errors
/// When the database fails.
pub async fn is_archived(tx: &mut Tx, id: PollId) -> Result<bool, DbError> {
    let found: Option<Uuid> = run!(tx, c => sqlx::query_scalar(sql!("SELECT id FROM polls WHERE id = $1 AND state = 'archived'"))
        .bind(id.0).fetch_optional(c).await?);
    Ok(found.is_some())
}

/// Polls with secret ballots and where they stand in their life.
///
/// # Errors
/// When the database fails.
pub async fn secret_polls(tx: &mut Tx) -> Result<Vec<(PollId, PollState)>, DbError> {
    let rows: Vec<(Uuid, String)> = run!(tx, c => sqlx::query_as(sql!(
        "SELECT id, state FROM polls WHERE profile = 'secret' ORDER BY id"
    )).fetch_all(c).await?);
    rows.into_iter()
        .map(|(id, state)| {
            let state = PollState::from_word(&state).ok_or(DbError::Stored("poll state"))?;
            Ok((PollId(id), state))
        })
        .collect()
}

/// Notes how many have taken part, as the record of a secret poll says it.
///
/// # Errors
/// When the database fails.
pub async fn set_turnout(tx: &mut Tx, id: PollId, voted: i64) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!(
        "INSERT INTO turnout (poll, voted) VALUES ($1, $2) ON CONFLICT (poll) DO UPDATE SET voted = excluded.voted"
    )).bind(id.0).bind(voted).execute(c).await?.rows_affected());
    Ok(())
}

/// What is fixed when a poll opens.
#[derive(Clone, Copy, Debug)]
pub struct Opening {
    /// Nonce of the manifest.
    pub nonce: [u8; 32],
    /// Hash of the manifest.
    pub manifest: ballot::PollId,
    /// What the participation key is told by.
    pub key_check: Option<KeyCheck>,
    /// Number of persons who may vote, where that is known.
    pub eligible: Option<i64>,
    /// The assurance level it opens with: its own, or the higher one of its space.
    pub min_level: Level,
}

/// Opens a published poll under its manifest. `false` if it is not published (any more).
///
/// # Errors
/// When the database fails.
pub async fn open(
    tx: &mut Tx,
    may: &MayOpen,
    opening: &Opening,
    now: Timestamp,
) -> Result<bool, DbError> {
    let id = *may.poll();
    if !change_state(tx, id, PollState::Published, PollState::Open, now).await? {
        return Ok(false);
    }
    run!(tx, c => sqlx::query(sql!(
        "UPDATE polls SET manifest_nonce = $2, manifest_hash = $3, key_check = $4, eligible = $5, opens_at = $6, min_level = $7 WHERE id = $1"
    )).bind(id.0).bind(opening.nonce.to_vec()).bind(opening.manifest.0.to_vec()).bind(opening.key_check.map(|check| check.0.to_vec())).bind(opening.eligible)
        .bind(millis(*may.opens_at())).bind(opening.min_level.number()).execute(c).await?.rows_affected());
    Ok(true)
}

/// Closes an open poll: its ballots become the public list, in the order of their receipts. `false` if it is not open (any more).
///
/// # Errors
/// When the database fails.
pub async fn close(tx: &mut Tx, may: &MayClose, now: Timestamp) -> Result<bool, DbError> {
    let id = *may.poll();
    if !change_state(tx, id, PollState::Open, PollState::Closed, now).await? {
        return Ok(false);
    }
    run!(tx, c => sqlx::query(sql!(
        "INSERT INTO ballots (poll, receipt, salt, choice)
         SELECT poll, receipt, salt, choice FROM staged_ballots WHERE poll = $1 ORDER BY receipt"
    )).bind(id.0).execute(c).await?.rows_affected());
    run!(tx, c => sqlx::query(sql!("DELETE FROM staged_ballots WHERE poll = $1")).bind(id.0).execute(c).await?.rows_affected());
    Ok(true)
}

/// A ballot of the public list.
pub type PublicBallot = (Receipt, [u8; 32], Choice);

/// The public list of a closed poll from after a receipt on, at most `limit` ballots.
///
/// # Errors
/// When the database fails.
pub async fn ballots_after(
    tx: &mut Tx,
    poll: PollId,
    after: Option<Receipt>,
    limit: i64,
) -> Result<Vec<PublicBallot>, DbError> {
    // No receipt is shorter than 32 bytes: the empty one stands before all.
    let after = after.map(|receipt| receipt.0.to_vec()).unwrap_or_default();
    let rows: Vec<(Vec<u8>, Vec<u8>, Vec<u8>)> = run!(tx, c => sqlx::query_as(sql!(
        "SELECT receipt, salt, choice FROM ballots WHERE poll = $1 AND receipt > $2 ORDER BY receipt LIMIT $3"
    )).bind(poll.0).bind(after).bind(limit).fetch_all(c).await?);
    rows.into_iter().map(public_ballot).collect()
}

/// One ballot of the public list.
///
/// # Errors
/// When the database fails.
pub async fn public_ballot_with(
    tx: &mut Tx,
    poll: PollId,
    receipt: Receipt,
) -> Result<Option<PublicBallot>, DbError> {
    let row: Option<(Vec<u8>, Vec<u8>, Vec<u8>)> = run!(tx, c => sqlx::query_as(sql!(
        "SELECT receipt, salt, choice FROM ballots WHERE poll = $1 AND receipt = $2"
    )).bind(poll.0).bind(receipt.0.to_vec()).fetch_optional(c).await?);
    row.map(public_ballot).transpose()
}

pub(super) fn public_ballot(
    (receipt, salt, choice): (Vec<u8>, Vec<u8>, Vec<u8>),
) -> Result<PublicBallot, DbError> {
    let hash = |bytes: Vec<u8>| <[u8; 32]>::try_from(bytes).map_err(|_| DbError::Stored("hash"));
    Ok((Receipt(hash(receipt)?), hash(salt)?, Choice(choice)))
}
