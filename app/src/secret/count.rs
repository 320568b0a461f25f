//! Opening and counting a closed secret poll, from its public record alone.

use super::held::Held;
use super::opening::own_openings_ms;
use super::record::Pen;
use super::store::{self, BoxStand, BoxState};
use crate::clock::millis;
use crate::db::{DbError, Tx};
use crate::error::Problem;
use crate::transact;
use crate::web::AppState;
use ballot::Receipt;
use ballot::methods::{MethodCounter, Outcome, TieSeed};
use ballot::secret::record::checkpoint::Checkpoint;
use ballot::secret::verify::Counter;
use ballot::secret::{BallotLeaf, Body, Leaf, ResultLeaf, Share, SignedBallot, UnsealKey};
use jiff::Timestamp;
use std::collections::HashMap;
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
    /// What the others say.
    pub outcome: Outcome,
    /// What ties were drawn by.
    pub seed: TieSeed,
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

/// By what ballots are opened.
enum OpenedBy {
    /// By the key that the trustees' shares make.
    Trustees(UnsealKey),
    /// By what voters published of their own; all other ballots stay sealed.
    Voters {
        /// The public key of the poll.
        key: [u8; 32],
        /// The scalars of their sealings.
        scalars: HashMap<Receipt, [u8; 32]>,
    },
}

impl OpenedBy {
    fn key(&self) -> Option<&UnsealKey> {
        match self {
            Self::Trustees(key) => Some(key),
            Self::Voters { .. } => None,
        }
    }

    fn open(&self, signed: &SignedBallot) -> Option<Body> {
        match self {
            Self::Trustees(key) => signed.ballot.unseal(key),
            Self::Voters { key, scalars } => {
                let scalar = scalars.get(&signed.receipt())?;
                signed.ballot.open_own(key, scalar)
            }
        }
    }
}

/// By what the ballots of a closed poll are opened; `None` while it is waiting for the trustees, and then for the voters.
async fn opened_by(
    app: &AppState,
    held: &Held,
    (stand, closed): &(BoxStand, AfterClose),
    now: Timestamp,
) -> Result<Option<OpenedBy>, Problem> {
    let sealing = &held.poll.manifest().sealing;
    if let Ok(key) = sealing.interpolate(&closed.shares) {
        return Ok(Some(OpenedBy::Trustees(key)));
    }
    let (_, until) = own_openings_ms(held);
    if stand.state == BoxState::Closed && millis(now) < until {
        return Ok(None);
    }
    let openings = store::openings(&mut app.box_db.read().await?, held.name()).await?;
    let scalars: HashMap<_, _> = openings
        .into_iter()
        .map(|one| (one.receipt, one.r))
        .collect();
    let key = sealing.key;
    Ok((!scalars.is_empty()).then_some(OpenedBy::Voters { key, scalars }))
}

/// What ties are drawn by: the root of the record at its close, and the key that opens the poll.
async fn tie_seed(
    app: &AppState,
    held: &Held,
    closed: &AfterClose,
    key: Option<&UnsealKey>,
) -> Result<TieSeed, Problem> {
    let name = held.name();
    let mut tx = app.box_db.read().await?;
    let published = store::checkpoint_of(&mut tx, name, closed.size).await?;
    let published = published.ok_or(DbError::Stored("checkpoint of the close"))?;
    let box_key = &held.poll.manifest().box_vkey;
    let (checkpoint, _) =
        Checkpoint::open(&published.note, box_key, &[]).map_err(Problem::internal)?;
    Ok(TieSeed::new(&name, &checkpoint.root, key))
}

/// Counts a closed poll if enough trustees have handed in their shares, or else when the time of the voters to open their own ballots is over; and writes the
/// result into the record. `None` if it is too early. Counting again gives the same.
///
/// # Errors
/// When the method is not known here, keys are missing or a database fails.
pub async fn count(
    app: &AppState,
    held: &Arc<Held>,
    now: Timestamp,
) -> Result<Option<Counted>, Problem> {
    let name = held.name();
    let after = {
        let mut tx = app.box_db.read().await?;
        let Some(stand) = store::stand(&mut tx, name).await? else {
            return Ok(None);
        };
        if !matches!(stand.state, BoxState::Closed | BoxState::Final) {
            return Ok(None);
        }
        (stand, after_close(&mut tx, name, &stand).await?)
    };
    let Some(opened_by) = opened_by(app, held, &after, now).await? else {
        return Ok(None);
    };
    let (stand, closed) = after;
    let is_by_voters = opened_by.key().is_none();
    let counter = MethodCounter::new(&held.poll.manifest().method).map_err(Problem::internal)?;
    let seed = tie_seed(app, held, &closed, opened_by.key()).await?;
    let (counter, [counted, invalid, unreadable]) =
        open_all(app, held, &stand, opened_by, counter).await?;
    let result = ResultLeaf::new(&name, (counted, invalid, unreadable), counter.tally(&seed));
    let signing = held.signing()?;
    transact!(&app.box_db, tx => {
        let mut pen = Pen::open(tx, name).await?;
        if is_by_voters && pen.stand.leaves != stand.leaves {
            // A share came meanwhile: all is counted anew, by it.
            return Err(Problem::Conflict);
        }
        if pen.stand.state == BoxState::Closed {
            pen.append(tx, &Leaf::Result(result.clone())).await?;
            pen.stand.state = BoxState::Final;
            pen.sign(tx, &signing.ballot_box, now).await?;
        }
        Ok::<(), Problem>(())
    })?;
    Ok(Some(Counted {
        ballots: counted,
        invalid: invalid + unreadable,
        outcome: counter.outcome_by(&seed),
        seed,
    }))
}

/// Opens and counts the ballots that count; yields how many there are, how many of them are invalid, and how many unreadable.
async fn open_all(
    app: &AppState,
    held: &Arc<Held>,
    stand: &BoxStand,
    opened_by: OpenedBy,
    counter: MethodCounter,
) -> Result<(MethodCounter, [u64; 3]), Problem> {
    let name = held.name();
    let mut counting = Counting {
        opened_by,
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
    opened_by: OpenedBy,
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
        match self.opened_by.open(&signed) {
            None => *unreadable += 1,
            Some(body) if !self.counter.count(&body.choice) => *invalid += 1,
            Some(_) => {}
        }
        Ok(())
    }
}
