//! Rows of whose right was used.

use super::{hash32, number, stored};
use crate::db::{DbError, Tx};
use crate::{run, sql};
use ballot::{PollId, Tag};

/// What was given to a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    /// To which request.
    pub digest: [u8; 32],
    /// The blind signature.
    pub blind_sig: Vec<u8>,
}

/// What shows that it was given by right.
#[derive(Clone, Debug)]
pub struct Evidence {
    /// The slot.
    pub slot: [u8; 32],
    /// The hash of what the person signed.
    pub hash: [u8; 32],
    /// What the person signed.
    pub proof: String,
}

/// What was given to a person, if anything.
///
/// # Errors
/// When the database fails.
pub async fn given(tx: &mut Tx, poll: PollId, tag: Tag) -> Result<Option<Given>, DbError> {
    let row: Option<(Vec<u8>, Vec<u8>)> = run!(tx, c => sqlx::query_as(sql!("SELECT digest, blind_sig FROM served_issuance WHERE poll = $1 AND tag = $2"))
        .bind(poll.0.to_vec()).bind(tag.0.to_vec()).fetch_optional(c).await?);
    row.map(|(digest, blind_sig)| {
        let digest = hash32(digest)?;
        Ok(Given { digest, blind_sig })
    })
    .transpose()
}

/// Uses the right of a person in a poll that is open; `false` if it was used, the slot was, or the poll is not open.
///
/// # Errors
/// When the database fails.
pub async fn give(
    tx: &mut Tx,
    poll: PollId,
    tag: Tag,
    given: &Given,
    evidence: &Evidence,
) -> Result<bool, DbError> {
    // The WHERE also keeps SQLite from reading ON as part of a join.
    let new = run!(tx, c => sqlx::query(sql!(
        "INSERT INTO served_issuance (poll, tag, slot, digest, blind_sig, evidence, proof)
         SELECT s.name, $2, $3, $4, $5, $6, $7 FROM served_polls s WHERE s.name = $1 AND s.state = 'open' ON CONFLICT DO NOTHING"
    )).bind(poll.0.to_vec()).bind(tag.0.to_vec()).bind(evidence.slot.to_vec()).bind(given.digest.to_vec()).bind(&given.blind_sig)
        .bind(evidence.hash.to_vec()).bind(&evidence.proof).execute(c).await?.rows_affected());
    Ok(new == 1)
}

/// How many slots were issued to, and how many of them are in no batch.
///
/// # Errors
/// When the database fails.
pub async fn count_given(tx: &mut Tx, poll: PollId) -> Result<(u64, u64), DbError> {
    let (all, waiting): (i64, i64) = run!(tx, c => sqlx::query_as(sql!(
        "SELECT COUNT(*), COUNT(*) - COUNT(batch) FROM served_issuance WHERE poll = $1"
    )).bind(poll.0.to_vec()).fetch_one(c).await?);
    Ok((number(all)?, number(waiting)?))
}

/// Most slots of a batch: it is one leaf of the record.
const LARGEST_BATCH: i64 = 2000;

/// Puts slots that are in no batch into this one; yields them, ascending.
///
/// # Errors
/// When the database fails.
pub async fn put_into_batch(
    tx: &mut Tx,
    poll: PollId,
    batch: u64,
) -> Result<Vec<[u8; 32]>, DbError> {
    run!(tx, c => sqlx::query(sql!(
        "UPDATE served_issuance SET batch = $2 WHERE poll = $1
                AND slot IN (SELECT slot FROM served_issuance WHERE poll = $1 AND batch IS NULL ORDER BY slot LIMIT $3)"
    )).bind(poll.0.to_vec()).bind(stored(batch)).bind(LARGEST_BATCH).execute(c).await?.rows_affected());
    let rows: Vec<Vec<u8>> = run!(tx, c => sqlx::query_scalar(sql!("SELECT slot FROM served_issuance WHERE poll = $1 AND batch = $2 ORDER BY slot"))
        .bind(poll.0.to_vec()).bind(stored(batch)).fetch_all(c).await?);
    rows.into_iter().map(hash32).collect()
}
