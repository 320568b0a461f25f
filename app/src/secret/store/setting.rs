//! What is set down for a secret poll.

use super::hash32;
use crate::clock::{from_millis, millis};
use crate::db::{DbError, Tx};
use crate::{run, sql};
use ballot::secret::{Manifest, Sealing, from_json, to_json};
use domain::ids::PollId;
use jiff::Timestamp;

/// What is set down for a secret poll.
#[derive(Clone, Debug)]
pub struct Setting {
    /// Fewest ballots of a batch, and fewest persons who may vote.
    pub min_k: u32,
    /// Seconds between batches.
    pub batch_seconds: u32,
    /// Hours between the close and the opening of the ballots.
    pub complaint_hours: u16,
    /// Bits of the issuer's key.
    pub key_bits: usize,
    /// The public part of the key that seals ballots, once the trustees have made it.
    pub sealing: Option<Sealing>,
    /// The manifest, once it is fixed.
    pub manifest: Option<Manifest>,
    /// The nonce of the trial opening.
    pub trial_nonce: Option<[u8; 32]>,
    /// When enough trustees had shown that they have their shares.
    pub trial_passed_at: Option<Timestamp>,
    /// When a batch was last published.
    pub released_at: Option<Timestamp>,
    /// When its keys and the openings of its roll were deleted.
    pub deleted_at: Option<Timestamp>,
}

#[derive(sqlx::FromRow)]
struct Row {
    min_k: i32,
    batch_seconds: i32,
    complaint_hours: i16,
    key_bits: i16,
    sealing: Option<String>,
    manifest: Option<Vec<u8>>,
    trial_nonce: Option<Vec<u8>>,
    trial_passed_at: Option<i64>,
    released_at: Option<i64>,
    deleted_at: Option<i64>,
}

impl TryFrom<Row> for Setting {
    type Error = DbError;

    fn try_from(row: Row) -> Result<Self, DbError> {
        let wrong = DbError::Stored("setting of a secret poll");
        let sealing = row.sealing.map(|text| from_json(text.as_bytes()));
        let manifest = row.manifest.map(|bytes| Manifest::from_bytes(&bytes));
        let when = |at: Option<i64>| at.map(from_millis).transpose();
        let (Ok(min_k), Ok(batch_seconds), Ok(complaint_hours), Ok(key_bits)) = (
            row.min_k.try_into(),
            row.batch_seconds.try_into(),
            row.complaint_hours.try_into(),
            row.key_bits.try_into(),
        ) else {
            return Err(wrong);
        };
        Ok(Self {
            min_k,
            batch_seconds,
            complaint_hours,
            key_bits,
            sealing: sealing
                .transpose()
                .map_err(|_| DbError::Stored("sealing"))?,
            manifest: manifest
                .transpose()
                .map_err(|_| DbError::Stored("manifest"))?,
            trial_nonce: row.trial_nonce.map(hash32).transpose()?,
            trial_passed_at: when(row.trial_passed_at)?,
            released_at: when(row.released_at)?,
            deleted_at: when(row.deleted_at)?,
        })
    }
}

/// Sets down a secret poll with what is usual, unless it is: batches of 20 ballots every 10 minutes at most, a day for complaints, RSA-2048.
///
/// # Errors
/// When the database fails.
pub async fn begin(tx: &mut Tx, poll: PollId) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!(
        "INSERT INTO secret_polls (poll, min_k, batch_seconds, complaint_hours, key_bits) VALUES ($1, 20, 600, 24, 2048) ON CONFLICT DO NOTHING"
    )).bind(poll.0).execute(c).await?.rows_affected());
    Ok(())
}

/// What is set down for a poll; `None` if nothing is.
///
/// # Errors
/// When the database fails.
pub async fn setting(tx: &mut Tx, poll: PollId) -> Result<Option<Setting>, DbError> {
    let row: Option<Row> = run!(tx, c => sqlx::query_as(sql!(
        "SELECT min_k, batch_seconds, complaint_hours, key_bits, sealing, manifest, trial_nonce, trial_passed_at, released_at, deleted_at
         FROM secret_polls WHERE poll = $1"
    )).bind(poll.0).fetch_optional(c).await?);
    row.map(Setting::try_from).transpose()
}

/// Sets the public part of the key that seals the ballots of a poll whose manifest is not fixed; `false` if it is.
///
/// # Errors
/// When the database fails.
pub async fn set_sealing(tx: &mut Tx, poll: PollId, sealing: &Sealing) -> Result<bool, DbError> {
    let text = to_json(sealing).map_err(|_| DbError::Stored("sealing"))?;
    let changed = run!(tx, c => sqlx::query(sql!("UPDATE secret_polls SET sealing = $2 WHERE poll = $1 AND manifest IS NULL"))
        .bind(poll.0).bind(text).execute(c).await?.rows_affected());
    Ok(changed == 1)
}

/// Takes the public part of the key back from a poll whose manifest is not fixed; `false` if it is.
///
/// # Errors
/// When the database fails.
pub async fn unset_sealing(tx: &mut Tx, poll: PollId) -> Result<bool, DbError> {
    let changed = run!(tx, c => sqlx::query(sql!("UPDATE secret_polls SET sealing = NULL WHERE poll = $1 AND manifest IS NULL"))
        .bind(poll.0).execute(c).await?.rows_affected());
    Ok(changed == 1)
}

/// Fixes the manifest of a poll that has none, and the nonce of its trial opening; `false` if it has one.
///
/// # Errors
/// When the database fails.
pub async fn fix(
    tx: &mut Tx,
    poll: PollId,
    manifest: &Manifest,
    trial_nonce: [u8; 32],
    now: Timestamp,
) -> Result<bool, DbError> {
    let changed = run!(tx, c => sqlx::query(sql!(
        "UPDATE secret_polls SET manifest = $2, trial_nonce = $3, fixed_at = $4 WHERE poll = $1 AND manifest IS NULL"
    )).bind(poll.0).bind(manifest.to_bytes()).bind(trial_nonce.to_vec()).bind(millis(now)).execute(c).await?.rows_affected());
    Ok(changed == 1)
}

/// Takes the manifest of a poll back, because it was withdrawn before it opened.
///
/// # Errors
/// When the database fails.
pub async fn unfix(tx: &mut Tx, poll: PollId) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!(
        "UPDATE secret_polls SET manifest = NULL, trial_nonce = NULL, fixed_at = NULL, trial_passed_at = NULL WHERE poll = $1"
    )).bind(poll.0).execute(c).await?.rows_affected());
    Ok(())
}

/// Notes that enough trustees have shown that they have their shares.
///
/// # Errors
/// When the database fails.
pub async fn pass_trial(tx: &mut Tx, poll: PollId, now: Timestamp) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!("UPDATE secret_polls SET trial_passed_at = $2 WHERE poll = $1 AND trial_passed_at IS NULL"))
        .bind(poll.0).bind(millis(now)).execute(c).await?.rows_affected());
    Ok(())
}

/// Notes that a batch was published.
///
/// # Errors
/// When the database fails.
pub async fn note_release(tx: &mut Tx, poll: PollId, now: Timestamp) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!("UPDATE secret_polls SET released_at = $2 WHERE poll = $1"))
        .bind(poll.0).bind(millis(now)).execute(c).await?.rows_affected());
    Ok(())
}

/// Notes that keys and openings were deleted.
///
/// # Errors
/// When the database fails.
pub async fn note_deletion(tx: &mut Tx, poll: PollId, now: Timestamp) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!("UPDATE secret_polls SET deleted_at = $2 WHERE poll = $1"))
        .bind(poll.0).bind(millis(now)).execute(c).await?.rows_affected());
    Ok(())
}
