//! Rows of the ballot box: who took part, and apart from that the ballots.

use crate::clock::millis;
use crate::db::{DbError, Tx};
use crate::{run, sql};
use ballot::{Receipt, Tag};
use domain::ids::PollId;
use jiff::Timestamp;
use std::collections::HashSet;

/// Hashes of 32 bytes one after the other, ascending: what the set statements below take as one value.
fn packed(hashes: impl Iterator<Item = [u8; 32]>) -> (Vec<u8>, i32) {
    let mut hashes: Vec<[u8; 32]> = hashes.collect();
    hashes.sort_unstable();
    let count = i32::try_from(hashes.len()).unwrap_or(i32::MAX);
    (hashes.concat(), count)
}

fn hash32(bytes: Vec<u8>) -> Result<[u8; 32], DbError> {
    bytes.try_into().map_err(|_| DbError::Stored("hash"))
}

/// Whether the poll takes ballots at this time.
///
/// # Errors
/// When the database fails.
pub async fn takes_ballots(tx: &mut Tx, poll: PollId, now: Timestamp) -> Result<bool, DbError> {
    let open: Option<i64> = run!(tx, c => sqlx::query_scalar(sql!("SELECT closes_at FROM polls WHERE id = $1 AND state = 'open' AND closes_at > $2"))
        .bind(poll.0).bind(millis(now)).fetch_optional(c).await?);
    Ok(open.is_some())
}

/// Notes that these persons take part; yields those who had not before. One statement for the whole group.
///
/// # Errors
/// When the database fails.
pub async fn insert_participation(
    tx: &mut Tx,
    poll: PollId,
    tags: impl Iterator<Item = Tag>,
) -> Result<HashSet<Tag>, DbError> {
    let (tags, count) = packed(tags.map(|tag| tag.0));
    if count == 0 {
        return Ok(HashSet::new());
    }
    // The empty SELECT gives $2 its type in PostgreSQL; the WHERE keeps SQLite from reading ON as part of a join.
    let new: Vec<Vec<u8>> = run!(tx, c => sqlx::query_scalar(sql!(
        "WITH RECURSIVE given (tags) AS (SELECT tag FROM participation WHERE 1 = 0 UNION ALL SELECT $2),
                        n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < $3)
         INSERT INTO participation (poll, tag)
         SELECT $1, substr(given.tags, n.i * 32 + 1, 32) FROM n, given WHERE 1 = 1 ORDER BY 2
         ON CONFLICT DO NOTHING RETURNING tag"
    )).bind(poll.0).bind(tags).bind(count).fetch_all(c).await?);
    new.into_iter().map(|tag| hash32(tag).map(Tag)).collect()
}

/// Which of these persons have taken part.
///
/// # Errors
/// When the database fails.
pub async fn took_part(
    tx: &mut Tx,
    poll: PollId,
    tags: impl Iterator<Item = Tag>,
) -> Result<HashSet<Tag>, DbError> {
    let (tags, count) = packed(tags.map(|tag| tag.0));
    if count == 0 {
        return Ok(HashSet::new());
    }
    let found: Vec<Vec<u8>> = run!(tx, c => sqlx::query_scalar(sql!(
        "WITH RECURSIVE given (tags) AS (SELECT tag FROM participation WHERE 1 = 0 UNION ALL SELECT $2),
                        n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < $3)
         SELECT p.tag FROM n CROSS JOIN given CROSS JOIN participation p WHERE p.poll = $1 AND p.tag = substr(given.tags, n.i * 32 + 1, 32)"
    )).bind(poll.0).bind(tags).bind(count).fetch_all(c).await?);
    found.into_iter().map(|tag| hash32(tag).map(Tag)).collect()
}

/// Which of these receipts belong to ballots in the open box.
///
/// # Errors
/// When the database fails.
pub async fn staged(
    tx: &mut Tx,
    poll: PollId,
    receipts: impl Iterator<Item = Receipt>,
) -> Result<HashSet<Receipt>, DbError> {
    let (receipts, count) = packed(receipts.map(|receipt| receipt.0));
    if count == 0 {
        return Ok(HashSet::new());
    }
    let found: Vec<Vec<u8>> = run!(tx, c => sqlx::query_scalar(sql!(
        "WITH RECURSIVE given (receipts) AS (SELECT receipt FROM staged_ballots WHERE 1 = 0 UNION ALL SELECT $2),
                        n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < $3)
         SELECT s.receipt FROM n CROSS JOIN given CROSS JOIN staged_ballots s WHERE s.poll = $1 AND s.receipt = substr(given.receipts, n.i * 32 + 1, 32)"
    )).bind(poll.0).bind(receipts).bind(count).fetch_all(c).await?);
    found
        .into_iter()
        .map(|receipt| hash32(receipt).map(Receipt))
        .collect()
}

/// Puts ballots (receipt, salt, choice) into the box, in the order of their receipts. All choices of a poll have the same length.
///
/// # Errors
/// When the database fails.
pub async fn insert_ballots(
    tx: &mut Tx,
    poll: PollId,
    mut ballots: Vec<(Receipt, [u8; 32], &[u8])>,
) -> Result<(), DbError> {
    ballots.sort_unstable_by_key(|(receipt, ..)| receipt.0);
    let Some(choice_length) = ballots.first().map(|(.., choice)| choice.len()) else {
        return Ok(());
    };
    let is_longer_or_shorter = |choice: &[u8]| choice.len() != choice_length;
    if ballots
        .iter()
        .any(|(.., choice)| is_longer_or_shorter(choice))
    {
        return Err(DbError::Stored("choice"));
    }
    let row_length = 64 + choice_length;
    let rows: Vec<u8> = ballots
        .iter()
        .flat_map(|(receipt, salt, choice)| {
            let hashes = receipt.0.into_iter().chain(*salt);
            hashes.chain(choice.iter().copied())
        })
        .collect();
    let [count, row_length, choice_length] =
        [ballots.len(), row_length, choice_length].map(|n| i32::try_from(n).unwrap_or(i32::MAX));
    run!(tx, c => sqlx::query(sql!(
        "WITH RECURSIVE given (given_rows) AS (SELECT salt FROM staged_ballots WHERE 1 = 0 UNION ALL SELECT $2),
                        n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < $3)
         INSERT INTO staged_ballots (poll, receipt, salt, choice)
         SELECT $1, substr(given.given_rows, n.i * $4 + 1, 32), substr(given.given_rows, n.i * $4 + 33, 32),
                substr(given.given_rows, n.i * $4 + 65, $5) FROM n, given WHERE 1 = 1 ORDER BY 2"
    )).bind(poll.0).bind(rows).bind(count).bind(row_length).bind(choice_length).execute(c).await?.rows_affected());
    Ok(())
}

/// Counts that so many more have taken part.
///
/// # Errors
/// When the database fails.
pub async fn add_turnout(tx: &mut Tx, poll: PollId, more: usize) -> Result<(), DbError> {
    let more = i64::try_from(more).unwrap_or(0);
    if more > 0 {
        run!(tx, c => sqlx::query(sql!(
            "INSERT INTO turnout (poll, voted) VALUES ($1, $2) ON CONFLICT (poll) DO UPDATE SET voted = turnout.voted + excluded.voted"
        )).bind(poll.0).bind(more).execute(c).await?.rows_affected());
    }
    Ok(())
}
