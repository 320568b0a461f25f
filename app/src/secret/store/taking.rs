//! Rows of the box: ballots that wait for the next batch. There is no person here, no time and no order.

use super::{hash32, number, stored};
use crate::db::{DbError, Tx};
use crate::{run, sql};
use ballot::secret::CredentialId;
use ballot::{PollId, Receipt};

/// How far a box is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BoxState {
    /// The manifest stands in the record; the poll is not open yet.
    Fixed,
    /// It takes them.
    Open,
    /// It takes no more, and all ballots are in the record; the close waits for what other issuers issued to.
    Ending,
    /// It takes no more; shares and the result may come.
    Closed,
    /// The result is in the record.
    Final,
}

impl BoxState {
    fn word(self) -> &'static str {
        match self {
            Self::Fixed => "fixed",
            Self::Open => "open",
            Self::Ending => "ending",
            Self::Closed => "closed",
            Self::Final => "final",
        }
    }

    fn from_word(word: &str) -> Result<Self, DbError> {
        [
            Self::Fixed,
            Self::Open,
            Self::Ending,
            Self::Closed,
            Self::Final,
        ]
        .into_iter()
        .find(|state| state.word() == word)
        .ok_or(DbError::Stored("state of a box"))
    }
}

/// Where a box stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BoxStand {
    /// Whether it takes ballots.
    pub state: BoxState,
    /// The number of the next batch of ballots.
    pub next_batch: u64,
    /// How many batches of issued slots are in the record.
    pub issued_batches: u64,
    /// How many leaves the record has.
    pub leaves: u64,
}

/// Makes a box with an empty record. Doing it again changes nothing.
///
/// # Errors
/// When the database fails.
pub async fn make_box(tx: &mut Tx, poll: PollId) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!(
        "INSERT INTO box_polls (poll, state, next_batch, issued_batches, leaves) VALUES ($1, 'fixed', 0, 0, 0) ON CONFLICT DO NOTHING"
    )).bind(poll.0.to_vec()).execute(c).await?.rows_affected());
    Ok(())
}

/// Where the box of a poll stands; `None` if there is none.
///
/// # Errors
/// When the database fails.
pub async fn stand(tx: &mut Tx, poll: PollId) -> Result<Option<BoxStand>, DbError> {
    let row: Option<(String, i64, i64, i64)> = run!(tx, c => sqlx::query_as(sql!(
        "SELECT state, next_batch, issued_batches, leaves FROM box_polls WHERE poll = $1"
    )).bind(poll.0.to_vec()).fetch_optional(c).await?);
    row.map(|(state, next_batch, issued_batches, leaves)| {
        Ok(BoxStand {
            state: BoxState::from_word(&state)?,
            next_batch: number(next_batch)?,
            issued_batches: number(issued_batches)?,
            leaves: number(leaves)?,
        })
    })
    .transpose()
}

/// Notes where the box of a poll stands now.
///
/// # Errors
/// When the database fails.
pub async fn set_stand(tx: &mut Tx, poll: PollId, stand: &BoxStand) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!("UPDATE box_polls SET state = $2, next_batch = $3, issued_batches = $4, leaves = $5 WHERE poll = $1"))
        .bind(poll.0.to_vec()).bind(stand.state.word()).bind(stored(stand.next_batch)).bind(stored(stand.issued_batches)).bind(stored(stand.leaves))
        .execute(c).await?.rows_affected());
    Ok(())
}

/// A ballot on its way into the box.
#[derive(Clone, Debug)]
pub struct Envelope {
    /// Its receipt.
    pub receipt: Receipt,
    /// The name of its credential.
    pub cid: CredentialId,
    /// Its number among those of the credential, from 0.
    pub seq: u32,
    /// Whether the server sealed it for a voter who asked for that.
    pub assisted: bool,
    /// The signed ballot.
    pub bytes: Vec<u8>,
}

/// Where a ballot is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whereabouts {
    /// In the box, waiting for the next batch.
    Waiting,
    /// In the record.
    Recorded {
        /// The number of its leaf, from 0.
        leaf: u64,
        /// The batch it came with.
        batch: u64,
    },
}

/// Where the ballot with this receipt is; `None` if there is none.
///
/// # Errors
/// When the database fails.
pub async fn whereabouts(
    tx: &mut Tx,
    poll: PollId,
    receipt: Receipt,
) -> Result<Option<Whereabouts>, DbError> {
    let recorded: Option<(i64, i64)> = run!(tx, c => sqlx::query_as(sql!(
        "SELECT leaf, batch FROM recorded_envelopes WHERE poll = $1 AND receipt = $2"
    )).bind(poll.0.to_vec()).bind(receipt.0.to_vec()).fetch_optional(c).await?);
    if let Some((leaf, batch)) = recorded {
        let (leaf, batch) = (number(leaf)?, number(batch)?);
        return Ok(Some(Whereabouts::Recorded { leaf, batch }));
    }
    let waiting: Option<i32> = run!(tx, c => sqlx::query_scalar(sql!("SELECT seq FROM staged_envelopes WHERE poll = $1 AND receipt = $2"))
        .bind(poll.0.to_vec()).bind(receipt.0.to_vec()).fetch_optional(c).await?);
    Ok(waiting.map(|_| Whereabouts::Waiting))
}

/// The last ballot of each of these credentials that has one. `CROSS JOIN` makes SQLite begin with what is asked for, and that `seq` is not negative says
/// nothing new, but makes it use the index by credential: it would read the whole box otherwise, for each group of ballots.
///
/// # Errors
/// When the database fails.
pub async fn last_ballots(
    tx: &mut Tx,
    poll: PollId,
    cids: &[CredentialId],
) -> Result<Vec<(CredentialId, u32, Receipt)>, DbError> {
    let packed: Vec<u8> = cids.iter().flat_map(|cid| cid.0).collect();
    let count = i32::try_from(cids.len()).unwrap_or(i32::MAX);
    if count == 0 {
        return Ok(Vec::new());
    }
    let rows: Vec<(Vec<u8>, i32, Vec<u8>)> = run!(tx, c => sqlx::query_as(sql!(
        "WITH RECURSIVE given (cids) AS (SELECT cid FROM staged_envelopes WHERE 1 = 0 UNION ALL SELECT $2),
                        n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < $3),
                        asked (cid) AS (SELECT substr(given.cids, n.i * 32 + 1, 32) FROM n, given)
         SELECT s.cid, s.seq, s.receipt FROM asked a CROSS JOIN staged_envelopes s WHERE s.poll = $1 AND s.cid = a.cid AND s.seq >= 0
         UNION ALL SELECT r.cid, r.seq, r.receipt FROM asked a CROSS JOIN recorded_envelopes r WHERE r.poll = $1 AND r.cid = a.cid AND r.seq >= 0"
    )).bind(poll.0.to_vec()).bind(packed).bind(count).fetch_all(c).await?);
    let mut last: Vec<(CredentialId, u32, Receipt)> = rows
        .into_iter()
        .map(|(cid, seq, receipt)| {
            let seq = u32::try_from(seq).map_err(|_| DbError::Stored("seq"))?;
            Ok((CredentialId(hash32(cid)?), seq, Receipt(hash32(receipt)?)))
        })
        .collect::<Result<_, DbError>>()?;
    last.sort_unstable_by_key(|(cid, seq, _)| (*cid, std::cmp::Reverse(*seq)));
    last.dedup_by_key(|(cid, ..)| *cid);
    Ok(last)
}

/// The ballot with this receipt, if it waits.
///
/// # Errors
/// When the database fails.
pub async fn waiting(
    tx: &mut Tx,
    poll: PollId,
    receipt: Receipt,
) -> Result<Option<Vec<u8>>, DbError> {
    Ok(
        run!(tx, c => sqlx::query_scalar(sql!("SELECT envelope FROM staged_envelopes WHERE poll = $1 AND receipt = $2"))
        .bind(poll.0.to_vec()).bind(receipt.0.to_vec()).fetch_optional(c).await?),
    )
}

/// Ballots that one statement puts into the box. Each row reads the bytes of all of them, so more at once is not faster.
const STAGED_AT_ONCE: usize = 64;

/// Puts ballots into the box, in the order of their receipts.
///
/// # Errors
/// When the database fails, or a ballot with the same receipt, or credential and number, is there.
pub async fn stage(tx: &mut Tx, poll: PollId, envelopes: &[&Envelope]) -> Result<(), DbError> {
    let mut sorted = envelopes.to_vec();
    let alike = |envelope: &Envelope| (envelope.bytes.len(), envelope.seq, envelope.assisted);
    sorted.sort_unstable_by_key(|envelope| (alike(envelope), envelope.receipt.0));
    for group in sorted.chunk_by(|a, b| alike(a) == alike(b)) {
        for some in group.chunks(STAGED_AT_ONCE) {
            stage_alike(tx, poll, some).await?;
        }
    }
    Ok(())
}

/// Puts ballots into the box that have the same length and number, in one statement.
async fn stage_alike(tx: &mut Tx, poll: PollId, alike: &[&Envelope]) -> Result<(), DbError> {
    let Some(first) = alike.first() else {
        return Ok(());
    };
    let seq = i32::try_from(first.seq).map_err(|_| DbError::Stored("seq"))?;
    let mut rows = Vec::with_capacity(alike.len() * (64 + first.bytes.len()));
    for envelope in alike {
        rows.extend_from_slice(&envelope.receipt.0);
        rows.extend_from_slice(&envelope.cid.0);
        rows.extend_from_slice(&envelope.bytes);
    }
    let [count, length] =
        [alike.len(), first.bytes.len()].map(|n| i32::try_from(n).unwrap_or(i32::MAX));
    run!(tx, c => sqlx::query(sql!(
        "WITH RECURSIVE given (given_rows) AS (SELECT envelope FROM staged_envelopes WHERE 1 = 0 UNION ALL SELECT $2),
                        n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < $3)
         INSERT INTO staged_envelopes (poll, receipt, cid, seq, assisted, envelope)
         SELECT $1, substr(given.given_rows, n.i * (64 + $4) + 1, 32), substr(given.given_rows, n.i * (64 + $4) + 33, 32), $5, $6,
                substr(given.given_rows, n.i * (64 + $4) + 65, $4) FROM n, given WHERE 1 = 1 ORDER BY 2"
    )).bind(poll.0.to_vec()).bind(rows).bind(count).bind(length).bind(seq).bind(first.assisted).execute(c).await?.rows_affected());
    Ok(())
}

/// How many ballots wait.
///
/// # Errors
/// When the database fails.
pub async fn count_waiting(tx: &mut Tx, poll: PollId) -> Result<u64, DbError> {
    let waiting: i64 = run!(tx, c => sqlx::query_scalar(sql!("SELECT COUNT(*) FROM staged_envelopes WHERE poll = $1"))
        .bind(poll.0.to_vec()).fetch_one(c).await?);
    number(waiting)
}

/// Ballots that wait, in the order of their receipts, after one, at most `limit`.
///
/// # Errors
/// When the database fails.
pub async fn waiting_after(
    tx: &mut Tx,
    poll: PollId,
    after: Option<Receipt>,
    limit: i64,
) -> Result<Vec<Envelope>, DbError> {
    let after = after.map_or_else(Vec::new, |receipt| receipt.0.to_vec());
    let rows: Vec<EnvelopeRow> = run!(tx, c => sqlx::query_as(sql!(
        "SELECT receipt, cid, seq, assisted, envelope FROM staged_envelopes WHERE poll = $1 AND receipt > $2 ORDER BY receipt LIMIT $3"
    )).bind(poll.0.to_vec()).bind(after).bind(limit).fetch_all(c).await?);
    rows.into_iter()
        .map(|row| {
            Ok(Envelope {
                receipt: Receipt(hash32(row.receipt)?),
                cid: CredentialId(hash32(row.cid)?),
                seq: u32::try_from(row.seq).map_err(|_| DbError::Stored("seq"))?,
                assisted: row.assisted,
                bytes: row.envelope,
            })
        })
        .collect()
}

#[derive(sqlx::FromRow)]
struct EnvelopeRow {
    receipt: Vec<u8>,
    cid: Vec<u8>,
    seq: i32,
    assisted: bool,
    envelope: Vec<u8>,
}

/// Notes where in the record all ballots stand that wait: in the order of their receipts, from leaf `first` on, in this batch.
///
/// # Errors
/// When the database fails.
pub async fn note_recorded(
    tx: &mut Tx,
    poll: PollId,
    first: u64,
    batch: u64,
) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!(
        "INSERT INTO recorded_envelopes (poll, receipt, cid, seq, leaf, batch, assisted)
         SELECT poll, receipt, cid, seq, $2 - 1 + ROW_NUMBER() OVER (ORDER BY receipt), $3, assisted FROM staged_envelopes WHERE poll = $1"
    )).bind(poll.0.to_vec()).bind(stored(first)).bind(stored(batch)).execute(c).await?.rows_affected());
    Ok(())
}

/// Empties the box of what waits: it is in the record now.
///
/// # Errors
/// When the database fails.
pub async fn clear_waiting(tx: &mut Tx, poll: PollId) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!("DELETE FROM staged_envelopes WHERE poll = $1")).bind(poll.0.to_vec()).execute(c).await?.rows_affected());
    Ok(())
}

/// How many ballots are in the record, and by how many credentials.
///
/// # Errors
/// When the database fails.
pub async fn count_recorded(tx: &mut Tx, poll: PollId) -> Result<(u64, u64), DbError> {
    let (ballots, credentials): (i64, i64) = run!(tx, c => sqlx::query_as(sql!(
        "SELECT COUNT(*), COUNT(DISTINCT cid) FROM recorded_envelopes WHERE poll = $1"
    )).bind(poll.0.to_vec()).fetch_one(c).await?);
    Ok((number(ballots)?, number(credentials)?))
}

/// How many of the ballots in the record the server sealed for their voters.
///
/// # Errors
/// When the database fails.
pub async fn count_assisted(tx: &mut Tx, poll: PollId) -> Result<u64, DbError> {
    let assisted: i64 = run!(tx, c => sqlx::query_scalar(sql!("SELECT COUNT(*) FROM recorded_envelopes WHERE poll = $1 AND assisted = TRUE"))
        .bind(poll.0.to_vec()).fetch_one(c).await?);
    number(assisted)
}
