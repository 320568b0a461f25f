//! Rows of what issuers beside this server issued to, and how much of it is in the record.

use super::{hash32, number, stored};
use crate::db::{DbError, Tx};
use crate::{run, sql};
use ballot::PollId;
use ballot::secret::Issuance;

fn small(issuer: u16) -> i16 {
    i16::try_from(issuer).unwrap_or(i16::MAX)
}

/// How many batches of an issuer beside this server were taken in.
///
/// # Errors
/// When the database fails.
pub async fn further_batches(tx: &mut Tx, poll: PollId, issuer: u16) -> Result<u64, DbError> {
    let count: i64 = run!(tx, c => sqlx::query_scalar(sql!("SELECT COUNT(*) FROM further_batches WHERE poll = $1 AND issuer = $2"))
        .bind(poll.0.to_vec()).bind(small(issuer)).fetch_one(c).await?);
    number(count)
}

/// Takes in the next batch of an issuer, whose signature was checked. `false`, and nothing is taken, if it is not the next, or has a slot that is not on the
/// roll or that this issuer issued to before.
///
/// # Errors
/// When the database fails.
pub async fn take_batch(tx: &mut Tx, poll: PollId, batch: &Issuance) -> Result<bool, DbError> {
    let (name, issuer) = (poll.0.to_vec(), small(batch.issuer));
    if further_batches(tx, poll, batch.issuer).await? != batch.batch {
        return Ok(false);
    }
    let many = i64::try_from(batch.slots.len()).unwrap_or(i64::MAX);
    let (packed, count) = (
        batch.slots.concat(),
        i32::try_from(many).unwrap_or(i32::MAX),
    );
    let known: i64 = run!(tx, c => sqlx::query_scalar(sql!(
        "WITH RECURSIVE given (slots) AS (SELECT salt FROM roll_slots WHERE 1 = 0 UNION ALL SELECT $2),
                        n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < $3)
         SELECT COUNT(*) FROM n CROSS JOIN given CROSS JOIN roll_slots r WHERE r.poll = $1 AND r.slot = substr(given.slots, n.i * 32 + 1, 32)
                AND NOT EXISTS (SELECT 1 FROM further_slots f WHERE f.poll = r.poll AND f.issuer = $4 AND f.slot = r.slot)"
    )).bind(name.clone()).bind(packed.clone()).bind(count).bind(issuer).fetch_one(c).await?);
    if known != many {
        return Ok(false);
    }
    // The empty SELECT gives $2 its type in PostgreSQL; the WHERE keeps SQLite from reading ON as part of a join.
    run!(tx, c => sqlx::query(sql!(
        "WITH RECURSIVE given (slots) AS (SELECT salt FROM roll_slots WHERE 1 = 0 UNION ALL SELECT $2),
                        n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < $3)
         INSERT INTO further_slots (poll, issuer, slot, batch)
         SELECT $1, $4, substr(given.slots, n.i * 32 + 1, 32), $5 FROM n, given"
    )).bind(name.clone()).bind(packed).bind(count).bind(issuer).bind(stored(batch.batch)).execute(c).await?.rows_affected());
    run!(tx, c => sqlx::query(sql!("INSERT INTO further_batches (poll, issuer, batch, signature) VALUES ($1, $2, $3, $4)"))
        .bind(name).bind(issuer).bind(stored(batch.batch)).bind(batch.signature.to_vec()).execute(c).await?.rows_affected());
    Ok(true)
}

/// A batch of an issuer as it signed it.
///
/// # Errors
/// When the database fails.
pub async fn further_batch(
    tx: &mut Tx,
    poll: PollId,
    issuer: u16,
    batch: u64,
) -> Result<Issuance, DbError> {
    let signature: Vec<u8> = run!(tx, c => sqlx::query_scalar(sql!(
        "SELECT signature FROM further_batches WHERE poll = $1 AND issuer = $2 AND batch = $3"
    )).bind(poll.0.to_vec()).bind(small(issuer)).bind(stored(batch)).fetch_one(c).await?);
    let slots: Vec<Vec<u8>> = run!(tx, c => sqlx::query_scalar(sql!(
        "SELECT slot FROM further_slots WHERE poll = $1 AND issuer = $2 AND batch = $3 ORDER BY slot"
    )).bind(poll.0.to_vec()).bind(small(issuer)).bind(stored(batch)).fetch_all(c).await?);
    let slots = slots.into_iter().map(hash32).collect::<Result<_, _>>()?;
    Ok(Issuance {
        issuer,
        batch,
        slots,
        signature: signature
            .try_into()
            .map_err(|_| DbError::Stored("signature"))?,
    })
}

/// How many slots this server and so many others all issued to.
///
/// # Errors
/// When the database fails.
pub async fn count_issued_by_all(tx: &mut Tx, poll: PollId, others: u16) -> Result<u64, DbError> {
    let count: i64 = run!(tx, c => sqlx::query_scalar(sql!(
        "SELECT COUNT(*) FROM issuance i WHERE i.poll = $1
                AND (SELECT COUNT(*) FROM further_slots f WHERE f.poll = i.poll AND f.slot = i.slot) = $2"
    )).bind(poll.0.to_vec()).bind(i64::from(others)).fetch_one(c).await?);
    number(count)
}

/// How many batches of an issuer beside this server are in the record.
///
/// # Errors
/// When the database fails.
pub async fn further_recorded(tx: &mut Tx, poll: PollId, issuer: u16) -> Result<u64, DbError> {
    let count: Option<i64> = run!(tx, c => sqlx::query_scalar(sql!("SELECT batches FROM further_recorded WHERE poll = $1 AND issuer = $2"))
        .bind(poll.0.to_vec()).bind(small(issuer)).fetch_optional(c).await?);
    number(count.unwrap_or(0))
}

/// Notes that the next batch of an issuer beside this server is in the record.
///
/// # Errors
/// When the database fails.
pub async fn note_further_recorded(tx: &mut Tx, poll: PollId, issuer: u16) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!(
        "INSERT INTO further_recorded (poll, issuer, batches) VALUES ($1, $2, 1)
         ON CONFLICT (poll, issuer) DO UPDATE SET batches = further_recorded.batches + 1"
    )).bind(poll.0.to_vec()).bind(small(issuer)).execute(c).await?.rows_affected());
    Ok(())
}

/// Forgets what other issuers issued to; the record has it.
///
/// # Errors
/// When the database fails.
pub async fn forget_further_slots(tx: &mut Tx, poll: PollId) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!("DELETE FROM further_slots WHERE poll = $1")).bind(poll.0.to_vec()).execute(c).await?.rows_affected());
    run!(tx, c => sqlx::query(sql!("DELETE FROM further_batches WHERE poll = $1")).bind(poll.0.to_vec()).execute(c).await?.rows_affected());
    Ok(())
}
