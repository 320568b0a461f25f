//! Opening and counting a closed secret poll, from its public record alone.

use super::held::Held;
use super::record::Pen;
use super::store::{self, BoxStand, BoxState};
use crate::db::{DbError, Tx};
use crate::error::Problem;
use crate::transact;
use crate::web::AppState;
use ballot::methods::{MethodCounter, Outcome, TieSeed};
use ballot::secret::record::checkpoint::Checkpoint;
use ballot::secret::verify::Counter;
use ballot::secret::{BallotLeaf, Leaf, ResultLeaf, Share, UnsealKey};
use jiff::Timestamp;
use std::sync::Arc;

/// Leaves that are read at once.
const LEAVES_AT_ONCE: i64 = 1000;

/// What came out of a poll.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    /// Ballots that count: the last of each credential, invalid ones too.
    pub ballots: u64,
    /// Those among them that break the rules of the method, or could not be read.
    pub invalid: u64,
    /// Ballots for "none of these".
    pub none: u64,
    /// Ballots for each option, in the order of their numbers.
    pub per_option: Vec<u64>,
}

/// What stands behind the close of a record.
pub struct AfterClose {
    /// How many leaves the record has with the close as its last; 0 if it has none.
    pub size: u64,
    /// The shares.
    pub shares: Vec<Share>,
}

/// The close of a record and the shares behind it.
///
/// # Errors
/// When the database fails.
pub async fn after_close(
    tx: &mut Tx,
    name: ballot::PollId,
    stand: &BoxStand,
) -> Result<AfterClose, DbError> {
    let mut shares = Vec::new();
    let mut end = stand.leaves;
    // From the end backwards, to the close.
    while end > 0 {
        let from = end.saturating_sub(256);
        let limit = i64::try_from(end - from).unwrap_or(0);
        let leaves = store::leaves_from(tx, name, from, limit).await?;
        for (size, bytes) in (from + 1..)
            .zip(&leaves)
            .collect::<Vec<_>>()
            .into_iter()
            .rev()
        {
            match Leaf::from_bytes(bytes).map_err(|_| DbError::Stored("leaf"))? {
                Leaf::Share(share) => shares.push(share),
                Leaf::Close(_) => return Ok(AfterClose { size, shares }),
                _ => {}
            }
        }
        end = from;
    }
    Ok(AfterClose { size: 0, shares })
}

/// What ties are drawn by: the root of the record at its close, and the key that opens the poll.
async fn tie_seed(
    app: &AppState,
    held: &Held,
    closed: &AfterClose,
    key: &UnsealKey,
) -> Result<TieSeed, Problem> {
    let name = held.name();
    let mut tx = app.box_db.read().await?;
    let published = store::checkpoint_of(&mut tx, name, closed.size).await?;
    let published = published.ok_or(DbError::Stored("checkpoint of the close"))?;
    let box_key = &held.poll.manifest().box_vkey;
    let (checkpoint, _) =
        Checkpoint::open(&published.note, box_key, &[]).map_err(Problem::internal)?;
    Ok(TieSeed::new(&name, &checkpoint.root, Some(key)))
}

/// Counts a closed poll if enough trustees have handed in their shares, and writes the result into the record. `None` if they have not. Counting again gives
/// the same.
///
/// # Errors
/// When the method is not known here, keys are missing or a database fails.
pub async fn count(
    app: &AppState,
    held: &Arc<Held>,
    now: Timestamp,
) -> Result<Option<Counted>, Problem> {
    let name = held.name();
    let (stand, closed) = {
        let mut tx = app.box_db.read().await?;
        let Some(stand) = store::stand(&mut tx, name).await? else {
            return Ok(None);
        };
        if !matches!(stand.state, BoxState::Closed | BoxState::Final) {
            return Ok(None);
        }
        (stand, after_close(&mut tx, name, &stand).await?)
    };
    let Ok(key) = held.poll.manifest().sealing.interpolate(&closed.shares) else {
        return Ok(None);
    };
    let counter = MethodCounter::new(&held.poll.manifest().method).map_err(Problem::internal)?;
    let seed = tie_seed(app, held, &closed, &key).await?;
    let (counter, [counted, invalid, unreadable]) =
        open_all(app, held, &stand, key, counter).await?;
    let result = ResultLeaf::new(&name, (counted, invalid, unreadable), counter.tally(&seed));
    let signing = held.signing()?;
    transact!(&app.box_db, tx => {
        let mut pen = Pen::open(tx, name).await?;
        if pen.stand.state == BoxState::Closed {
            pen.append(tx, &Leaf::Result(result.clone())).await?;
            pen.stand.state = BoxState::Final;
            pen.sign(tx, &signing.ballot_box, now).await?;
        }
        Ok::<(), Problem>(())
    })?;
    let Outcome::Options(outcome) = counter.outcome_by(&seed) else {
        let other = "a poll of this server with a method that its pages do not know";
        return Err(Problem::internal(std::io::Error::other(other)));
    };
    Ok(Some(Counted {
        ballots: counted,
        invalid: invalid + unreadable,
        none: outcome.none,
        per_option: outcome.per_option,
    }))
}

/// Opens and counts the ballots that count; yields how many there are, how many of them are invalid, and how many unreadable.
async fn open_all(
    app: &AppState,
    held: &Arc<Held>,
    stand: &BoxStand,
    key: UnsealKey,
    counter: MethodCounter,
) -> Result<(MethodCounter, [u64; 3]), Problem> {
    let name = held.name();
    let mut counting = Counting {
        key,
        counter,
        sums: [0; 3],
    };
    let mut from = 0;
    while from < stand.leaves {
        let mut tx = app.box_db.read().await?;
        let last = store::counting_leaves(&mut tx, name, from, LEAVES_AT_ONCE).await?;
        let Some(end) = last.last().map(|(place, _)| *place) else {
            break;
        };
        from = end + 1;
        let page: Vec<Vec<u8>> = last.into_iter().map(|(_, leaf)| leaf).collect();
        let opened = tokio::task::spawn_blocking(move || {
            page.iter().try_for_each(|leaf| counting.leaf(leaf))?;
            Ok::<Counting, DbError>(counting)
        });
        counting = opened.await.map_err(Problem::internal)??;
    }
    Ok((counting.counter, counting.sums))
}

/// A count under way: ballots, invalid, unreadable.
struct Counting {
    key: UnsealKey,
    counter: MethodCounter,
    sums: [u64; 3],
}

impl Counting {
    fn leaf(&mut self, bytes: &[u8]) -> Result<(), DbError> {
        let leaf = Leaf::from_bytes(bytes).map_err(|_| DbError::Stored("leaf"))?;
        let Leaf::Ballot(ballot) = leaf else {
            return Err(DbError::Stored("leaf of a ballot"));
        };
        let BallotLeaf { signed, .. } = *ballot;
        let [counted, invalid, unreadable] = &mut self.sums;
        *counted += 1;
        match signed.ballot.unseal(&self.key) {
            None => *unreadable += 1,
            Some(body) if !self.counter.count(&body.choice) => *invalid += 1,
            Some(_) => {}
        }
        Ok(())
    }
}
