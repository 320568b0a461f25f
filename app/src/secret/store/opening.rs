//! Rows of the box: what voters published to open their own ballots.

use super::{hash32, stored};
use crate::db::{DbError, Tx};
use crate::{run, sql};
use ballot::secret::SelfOpening;
use ballot::{PollId, Receipt};

type Row = (Vec<u8>, Vec<u8>);

fn read(rows: Vec<Row>) -> Result<Vec<SelfOpening>, DbError> {
    rows.into_iter()
        .map(|(receipt, r)| {
            let receipt = Receipt(hash32(receipt)?);
            Ok(SelfOpening {
                receipt,
                r: hash32(r)?,
            })
        })
        .collect()
}

/// Keeps what opens a ballot, until it stands in the record. Doing it again changes nothing.
///
/// # Errors
/// When the database fails.
pub async fn keep_opening(tx: &mut Tx, poll: PollId, opening: &SelfOpening) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!("INSERT INTO own_openings (poll, receipt, r) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING"))
        .bind(poll.0.to_vec()).bind(opening.receipt.0.to_vec()).bind(opening.r.to_vec()).execute(c).await?.rows_affected());
    Ok(())
}

/// Openings that are not in the record, in the order of their receipts, at most `limit`.
///
/// # Errors
/// When the database fails.
pub async fn new_openings(
    tx: &mut Tx,
    poll: PollId,
    limit: i64,
) -> Result<Vec<SelfOpening>, DbError> {
    let rows: Vec<Row> = run!(tx, c => sqlx::query_as(sql!("SELECT receipt, r FROM own_openings WHERE poll = $1 AND leaf IS NULL ORDER BY receipt LIMIT $2"))
        .bind(poll.0.to_vec()).bind(limit).fetch_all(c).await?);
    read(rows)
}

/// Notes the leaf of an opening.
///
/// # Errors
/// When the database fails.
pub async fn note_opening(
    tx: &mut Tx,
    poll: PollId,
    receipt: Receipt,
    leaf: u64,
) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!("UPDATE own_openings SET leaf = $3 WHERE poll = $1 AND receipt = $2"))
        .bind(poll.0.to_vec()).bind(receipt.0.to_vec()).bind(stored(leaf)).execute(c).await?.rows_affected());
    Ok(())
}

/// All openings that are in the record, 64 bytes each.
///
/// # Errors
/// When the database fails.
pub async fn openings(tx: &mut Tx, poll: PollId) -> Result<Vec<SelfOpening>, DbError> {
    let rows: Vec<Row> = run!(tx, c => sqlx::query_as(sql!("SELECT receipt, r FROM own_openings WHERE poll = $1 AND leaf IS NOT NULL ORDER BY receipt"))
        .bind(poll.0.to_vec()).fetch_all(c).await?);
    read(rows)
}
