//! Rows of the public record: leaves, tiles, checkpoints.

use super::{number, stored};
use crate::clock::{from_millis, millis};
use crate::db::{DbError, Tx};
use crate::{run, sql};
use ballot::PollId;
use jiff::Timestamp;

/// A checkpoint as it was published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublishedCheckpoint {
    /// Leaves of the record.
    pub size: u64,
    /// When it was signed.
    pub at: Timestamp,
    /// The signed note.
    pub note: String,
}

/// Leaves that one statement adds. Each row reads the bytes of all of them, so more at once is not faster.
const ADDED_AT_ONCE: usize = 64;

/// Adds leaves from a number on; those of the same length that follow each other go into one statement.
///
/// # Errors
/// When the database fails, or a number is taken.
pub async fn insert_leaves(
    tx: &mut Tx,
    poll: PollId,
    from: u64,
    leaves: &[Vec<u8>],
) -> Result<(), DbError> {
    let mut from = stored(from);
    for alike in leaves.chunk_by(|one, next| one.len() == next.len()) {
        for some in alike.chunks(ADDED_AT_ONCE) {
            let [count, length] = [some.len(), some.first().map_or(0, Vec::len)]
                .map(|n| i32::try_from(n).unwrap_or(i32::MAX));
            run!(tx, c => sqlx::query(sql!(
                "WITH RECURSIVE given (leaves) AS (SELECT leaf FROM record_leaves WHERE 1 = 0 UNION ALL SELECT $2),
                                n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < $3)
                 INSERT INTO record_leaves (poll, number, leaf)
                 SELECT $1, $5 + n.i, substr(given.leaves, n.i * $4 + 1, $4) FROM n, given WHERE 1 = 1 ORDER BY 2"
            )).bind(poll.0.to_vec()).bind(some.concat()).bind(count).bind(length).bind(from).execute(c).await?.rows_affected());
            from += i64::from(count);
        }
    }
    Ok(())
}

/// Leaves from a number on, at most `limit`.
///
/// # Errors
/// When the database fails.
pub async fn leaves_from(
    tx: &mut Tx,
    poll: PollId,
    from: u64,
    limit: i64,
) -> Result<Vec<Vec<u8>>, DbError> {
    Ok(run!(tx, c => sqlx::query_scalar(sql!(
        "SELECT leaf FROM record_leaves WHERE poll = $1 AND number >= $2 ORDER BY number LIMIT $3"
    )).bind(poll.0.to_vec()).bind(stored(from)).bind(limit).fetch_all(c).await?))
}

/// Writes a tile, in place of the narrower one that was there.
///
/// # Errors
/// When the database fails.
pub async fn put_tile(
    tx: &mut Tx,
    poll: PollId,
    level: u32,
    index: u64,
    hashes: &[u8],
) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!(
        "INSERT INTO record_tiles (poll, level, number, hashes) VALUES ($1, $2, $3, $4) ON CONFLICT (poll, level, number) DO UPDATE SET hashes = excluded.hashes"
    )).bind(poll.0.to_vec()).bind(i16::try_from(level).unwrap_or(i16::MAX)).bind(stored(index)).bind(hashes).execute(c).await?.rows_affected());
    Ok(())
}

/// A tile, as wide as it has become.
///
/// # Errors
/// When the database fails.
pub async fn tile(
    tx: &mut Tx,
    poll: PollId,
    level: u32,
    index: u64,
) -> Result<Option<Vec<u8>>, DbError> {
    Ok(
        run!(tx, c => sqlx::query_scalar(sql!("SELECT hashes FROM record_tiles WHERE poll = $1 AND level = $2 AND number = $3"))
        .bind(poll.0.to_vec()).bind(i16::try_from(level).unwrap_or(i16::MAX)).bind(stored(index)).fetch_optional(c).await?),
    )
}

/// Publishes a checkpoint, or one of the same size with more cosignatures.
///
/// # Errors
/// When the database fails.
pub async fn put_checkpoint(
    tx: &mut Tx,
    poll: PollId,
    checkpoint: &PublishedCheckpoint,
) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!(
        "INSERT INTO record_checkpoints (poll, size, at, note) VALUES ($1, $2, $3, $4) ON CONFLICT (poll, size) DO UPDATE SET note = excluded.note"
    )).bind(poll.0.to_vec()).bind(stored(checkpoint.size)).bind(millis(checkpoint.at)).bind(&checkpoint.note).execute(c).await?.rows_affected());
    Ok(())
}

/// Checkpoints of less than so many leaves, the newest first, at most `limit`.
///
/// # Errors
/// When the database fails.
pub async fn checkpoints_before(
    tx: &mut Tx,
    poll: PollId,
    below: u64,
    limit: i64,
) -> Result<Vec<PublishedCheckpoint>, DbError> {
    let rows: Vec<(i64, i64, String)> = run!(tx, c => sqlx::query_as(sql!(
        "SELECT size, at, note FROM record_checkpoints WHERE poll = $1 AND size < $2 ORDER BY size DESC LIMIT $3"
    )).bind(poll.0.to_vec()).bind(stored(below)).bind(limit).fetch_all(c).await?);
    rows.into_iter().map(published).collect()
}

/// Checkpoints of more than so many leaves, the oldest first, at most `limit`.
///
/// # Errors
/// When the database fails.
pub async fn checkpoints_after(
    tx: &mut Tx,
    poll: PollId,
    above: u64,
    limit: i64,
) -> Result<Vec<PublishedCheckpoint>, DbError> {
    let rows: Vec<(i64, i64, String)> = run!(tx, c => sqlx::query_as(sql!(
        "SELECT size, at, note FROM record_checkpoints WHERE poll = $1 AND size > $2 ORDER BY size LIMIT $3"
    )).bind(poll.0.to_vec()).bind(stored(above)).bind(limit).fetch_all(c).await?);
    rows.into_iter().map(published).collect()
}

fn published((size, at, note): (i64, i64, String)) -> Result<PublishedCheckpoint, DbError> {
    Ok(PublishedCheckpoint {
        size: number(size)?,
        at: from_millis(at)?,
        note,
    })
}

/// The checkpoint of exactly so many leaves.
///
/// # Errors
/// When the database fails.
pub async fn checkpoint_of(
    tx: &mut Tx,
    poll: PollId,
    size: u64,
) -> Result<Option<PublishedCheckpoint>, DbError> {
    let found = checkpoints_before(tx, poll, size.saturating_add(1), 1).await?;
    Ok(found.into_iter().find(|checkpoint| checkpoint.size == size))
}

/// The leaves of ballots that count, the last of each credential, from a number on, at most `limit`.
///
/// # Errors
/// When the database fails.
pub async fn counting_leaves(
    tx: &mut Tx,
    poll: PollId,
    from: u64,
    limit: i64,
) -> Result<Vec<(u64, Vec<u8>)>, DbError> {
    let rows: Vec<(i64, Vec<u8>)> = run!(tx, c => sqlx::query_as(sql!(
        "SELECT l.number, l.leaf FROM recorded_envelopes r JOIN record_leaves l ON l.poll = r.poll AND l.number = r.leaf
         WHERE r.poll = $1 AND r.leaf >= $2
               AND NOT EXISTS (SELECT 1 FROM recorded_envelopes later WHERE later.poll = r.poll AND later.cid = r.cid AND later.seq > r.seq)
         ORDER BY r.leaf LIMIT $3"
    )).bind(poll.0.to_vec()).bind(stored(from)).bind(limit).fetch_all(c).await?);
    rows.into_iter()
        .map(|(place, leaf)| Ok((number(place)?, leaf)))
        .collect()
}
