//! Rows of the issuer: the roll with its openings, and whose vote right was used. There is no ballot here.

use super::{hash32, number, stored};
use crate::db::{DbError, Tx};
use crate::{run, sql};
use ballot::{PollId, Tag};
use std::collections::HashSet;

/// A person's place on the roll of a poll.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// What stands for the person within the server.
    pub person: [u8; 16],
    /// The public slot.
    pub slot: [u8; 32],
    /// What opens it: with the person it gives the slot.
    pub salt: [u8; 32],
}

/// Bytes of a place in the statement that writes many.
const PLACE: usize = 16 + 32 + 32;

/// Takes up the roll of a poll, or more of it. What is there stays.
///
/// # Errors
/// When the database fails.
pub async fn insert_places(tx: &mut Tx, poll: PollId, places: &[Place]) -> Result<(), DbError> {
    let mut sorted = places.to_vec();
    sorted.sort_unstable_by_key(|place| place.person);
    let mut packed = Vec::with_capacity(sorted.len() * PLACE);
    for place in &sorted {
        packed.extend_from_slice(&place.person);
        packed.extend_from_slice(&place.slot);
        packed.extend_from_slice(&place.salt);
    }
    let count = i32::try_from(sorted.len()).unwrap_or(i32::MAX);
    if count == 0 {
        return Ok(());
    }
    // The empty SELECT gives $2 its type in PostgreSQL; the WHERE keeps SQLite from reading ON as part of a join.
    run!(tx, c => sqlx::query(sql!(
        "WITH RECURSIVE given (places) AS (SELECT salt FROM roll_slots WHERE 1 = 0 UNION ALL SELECT $2),
                        n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < $3)
         INSERT INTO roll_slots (poll, person, slot, salt)
         SELECT $1, substr(given.places, n.i * 80 + 1, 16), substr(given.places, n.i * 80 + 17, 32), substr(given.places, n.i * 80 + 49, 32)
         FROM n, given WHERE 1 = 1 ORDER BY 2 ON CONFLICT DO NOTHING"
    )).bind(poll.0.to_vec()).bind(packed).bind(count).execute(c).await?.rows_affected());
    Ok(())
}

/// Begins to issue for a poll, as its issuer with this number. Doing it again changes nothing.
///
/// # Errors
/// When the database fails.
pub async fn begin_issuing(tx: &mut Tx, poll: PollId, issuer: u16) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!("INSERT INTO issuer_polls (poll, issuer, next_batch) VALUES ($1, $2, 0) ON CONFLICT DO NOTHING"))
        .bind(poll.0.to_vec()).bind(i16::try_from(issuer).unwrap_or(i16::MAX)).execute(c).await?.rows_affected());
    Ok(())
}

/// The place of a person on the roll of a poll.
///
/// # Errors
/// When the database fails.
pub async fn place(tx: &mut Tx, poll: PollId, person: &[u8; 16]) -> Result<Option<Place>, DbError> {
    let row: Option<(Vec<u8>, Vec<u8>)> = run!(tx, c => sqlx::query_as(sql!("SELECT slot, salt FROM roll_slots WHERE poll = $1 AND person = $2"))
        .bind(poll.0.to_vec()).bind(person.to_vec()).fetch_optional(c).await?);
    row.map(|(slot, salt)| {
        Ok(Place {
            person: *person,
            slot: hash32(slot)?,
            salt: hash32(salt)?,
        })
    })
    .transpose()
}

/// Slots of the public roll after one, ascending, at most `limit`.
///
/// # Errors
/// When the database fails.
pub async fn slots_after(
    tx: &mut Tx,
    poll: PollId,
    after: Option<[u8; 32]>,
    limit: i64,
) -> Result<Vec<[u8; 32]>, DbError> {
    let after = after.map_or_else(Vec::new, |slot| slot.to_vec());
    let rows: Vec<Vec<u8>> = run!(tx, c => sqlx::query_scalar(sql!(
        "SELECT slot FROM roll_slots WHERE poll = $1 AND slot > $2 ORDER BY slot LIMIT $3"
    )).bind(poll.0.to_vec()).bind(after).bind(limit).fetch_all(c).await?);
    rows.into_iter().map(hash32).collect()
}

/// What was issued to a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issued {
    /// Of which request.
    pub digest: [u8; 32],
    /// The blind signature that was given.
    pub blind_sig: Vec<u8>,
}

/// What was issued to a person, if anything.
///
/// # Errors
/// When the database fails.
pub async fn issued(tx: &mut Tx, poll: PollId, tag: Tag) -> Result<Option<Issued>, DbError> {
    let row: Option<(Vec<u8>, Vec<u8>)> = run!(tx, c => sqlx::query_as(sql!("SELECT digest, blind_sig FROM issuance WHERE poll = $1 AND tag = $2"))
        .bind(poll.0.to_vec()).bind(tag.0.to_vec()).fetch_optional(c).await?);
    row.map(|(digest, blind_sig)| {
        Ok(Issued {
            digest: hash32(digest)?,
            blind_sig,
        })
    })
    .transpose()
}

/// Uses the vote right of a person; `false` if it was used.
///
/// # Errors
/// When the database fails.
pub async fn issue(
    tx: &mut Tx,
    poll: PollId,
    tag: Tag,
    slot: [u8; 32],
    issued: &Issued,
) -> Result<bool, DbError> {
    let new = run!(tx, c => sqlx::query(sql!(
        "INSERT INTO issuance (poll, tag, slot, digest, blind_sig) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING"
    )).bind(poll.0.to_vec()).bind(tag.0.to_vec()).bind(slot.to_vec()).bind(issued.digest.to_vec()).bind(&issued.blind_sig)
        .execute(c).await?.rows_affected());
    Ok(new == 1)
}

/// How many slots were issued to, and how many of them were not published.
///
/// # Errors
/// When the database fails.
pub async fn count_issued(tx: &mut Tx, poll: PollId) -> Result<(u64, u64), DbError> {
    let (all, waiting): (i64, i64) = run!(tx, c => sqlx::query_as(sql!(
        "SELECT COUNT(*), COUNT(*) - COUNT(batch) FROM issuance WHERE poll = $1"
    )).bind(poll.0.to_vec()).fetch_one(c).await?);
    Ok((number(all)?, number(waiting)?))
}

/// Most slots of a batch: it is one leaf of the record.
const LARGEST_BATCH: i64 = 2000;

/// Gives the slots that were issued to and are in no batch the next batch, in the order of the slots, and says which it is. `None` if there are
/// none; if there are more than fit, this is to be done again.
///
/// # Errors
/// When the database fails.
pub async fn batch_issued(tx: &mut Tx, poll: PollId) -> Result<Option<u64>, DbError> {
    let next: i64 = run!(tx, c => sqlx::query_scalar(sql!("SELECT next_batch FROM issuer_polls WHERE poll = $1"))
        .bind(poll.0.to_vec()).fetch_one(c).await?);
    let batched = run!(tx, c => sqlx::query(sql!(
        "UPDATE issuance SET batch = $2 WHERE poll = $1 AND slot IN (SELECT slot FROM issuance WHERE poll = $1 AND batch IS NULL ORDER BY slot LIMIT $3)"
    )).bind(poll.0.to_vec()).bind(next).bind(LARGEST_BATCH).execute(c).await?.rows_affected());
    if batched == 0 {
        return Ok(None);
    }
    run!(tx, c => sqlx::query(sql!("UPDATE issuer_polls SET next_batch = next_batch + 1 WHERE poll = $1")).bind(poll.0.to_vec()).execute(c).await?.rows_affected());
    number(next).map(Some)
}

/// How many batches there are.
///
/// # Errors
/// When the database fails.
pub async fn issued_batches(tx: &mut Tx, poll: PollId) -> Result<u64, DbError> {
    let next: Option<i64> = run!(tx, c => sqlx::query_scalar(sql!("SELECT next_batch FROM issuer_polls WHERE poll = $1"))
        .bind(poll.0.to_vec()).fetch_optional(c).await?);
    number(next.unwrap_or(0))
}

/// The slots of a batch, ascending.
///
/// # Errors
/// When the database fails.
pub async fn slots_of_batch(
    tx: &mut Tx,
    poll: PollId,
    batch: u64,
) -> Result<Vec<[u8; 32]>, DbError> {
    let rows: Vec<Vec<u8>> = run!(tx, c => sqlx::query_scalar(sql!("SELECT slot FROM issuance WHERE poll = $1 AND batch = $2 ORDER BY slot"))
        .bind(poll.0.to_vec()).bind(stored(batch)).fetch_all(c).await?);
    rows.into_iter().map(hash32).collect()
}

/// Deletes what opens the roll of a poll, and who used their right: what is public stays in the record.
///
/// # Errors
/// When the database fails.
pub async fn forget_openings(tx: &mut Tx, poll: PollId) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!("DELETE FROM issuance WHERE poll = $1")).bind(poll.0.to_vec()).execute(c).await?.rows_affected());
    run!(tx, c => sqlx::query(sql!("DELETE FROM roll_slots WHERE poll = $1")).bind(poll.0.to_vec()).execute(c).await?.rows_affected());
    super::forget_further_slots(tx, poll).await
}

/// Which of these persons were given a credential.
///
/// # Errors
/// When the database fails.
pub async fn issued_to(tx: &mut Tx, poll: PollId, tags: &[Tag]) -> Result<HashSet<Tag>, DbError> {
    let packed: Vec<u8> = tags.iter().flat_map(|tag| tag.0).collect();
    let count = i32::try_from(tags.len()).unwrap_or(i32::MAX);
    if count == 0 {
        return Ok(HashSet::new());
    }
    let rows: Vec<Vec<u8>> = run!(tx, c => sqlx::query_scalar(sql!(
        "WITH RECURSIVE given (tags) AS (SELECT tag FROM issuance WHERE 1 = 0 UNION ALL SELECT $2),
                        n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < $3)
         SELECT i.tag FROM n CROSS JOIN given CROSS JOIN issuance i WHERE i.poll = $1 AND i.tag = substr(given.tags, n.i * 32 + 1, 32)"
    )).bind(poll.0.to_vec()).bind(packed).bind(count).fetch_all(c).await?);
    rows.into_iter().map(|tag| hash32(tag).map(Tag)).collect()
}
