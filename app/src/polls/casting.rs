//! Where ballots become rows. Votes that arrive while a transaction is being written wait for the next one and share its commit; nobody
//! is answered before the commit that holds their ballot is durable.
//!
//! Nothing written here joins a person to a ballot: participation and ballots are two sets, each inserted in the order of its hashes.

use super::store;
use crate::clock::Clock;
use crate::db::{Db, DbError, Tx};
use crate::transact;
use ballot::{Receipt, Tag};
use domain::ids::PollId;
use jiff::Timestamp;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;
use tokio::sync::{mpsc, oneshot};

/// Most votes that share one commit.
const LARGEST_GROUP: usize = 512;
/// Most votes that wait; then the service says that it is overloaded.
const LONGEST_QUEUE: usize = 20_000;

/// A vote on its way into the box: that somebody took part, and apart from that a ballot.
#[derive(Clone, Debug)]
pub struct CastVote {
    /// The poll.
    pub poll: PollId,
    /// Participation hash of the voter.
    pub tag: Tag,
    /// Receipt of the ballot.
    pub receipt: Receipt,
    /// Salt of the ballot.
    pub salt: [u8; 32],
    /// The choice, encoded.
    pub choice: Vec<u8>,
}

impl CastVote {
    /// What goes into the box, apart from whose it is: receipt, salt, choice.
    #[must_use]
    pub fn ballot(&self) -> (Receipt, [u8; 32], &[u8]) {
        (self.receipt, self.salt, &self.choice)
    }
}

/// What became of a vote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The ballot is in the box, by this request or an earlier one with the same ballot.
    InTheBox,
    /// The person's vote in this poll had been cast before.
    VotedBefore,
    /// The poll takes no ballots (any more).
    NotOpen,
    /// The salt was used by another ballot: the voter's page must be loaded again.
    SaltTaken,
}

/// Why no outcome is known.
#[derive(Clone, Debug, thiserror::Error)]
pub enum CastError {
    /// Too many votes are waiting, or the service is stopping.
    #[error("the ballot box takes no votes at the moment")]
    Unavailable,
    /// The database failed; nothing of the group was written.
    #[error("the ballot box failed: {0}")]
    Failed(Arc<DbError>),
}

type Waiting = (CastVote, oneshot::Sender<Result<Outcome, CastError>>);

/// The way to the ballot box.
#[derive(Clone)]
pub struct Casting {
    queue: mpsc::Sender<Waiting>,
}

impl Casting {
    /// Starts the task that writes ballots. It ends, with all that waits written, when the last clone of the handle is dropped.
    #[must_use]
    pub fn start(db: Db, clock: Arc<dyn Clock>) -> (Self, tokio::task::JoinHandle<()>) {
        let (queue, waiting) = mpsc::channel(LONGEST_QUEUE);
        (
            Self { queue },
            tokio::spawn(write_groups(db, clock, waiting)),
        )
    }

    /// Puts a vote into the box; the answer comes after the commit.
    ///
    /// # Errors
    /// [`CastError`]; a vote that failed may be cast again unchanged.
    pub async fn cast(&self, vote: CastVote) -> Result<Outcome, CastError> {
        let (answer, outcome) = oneshot::channel();
        self.queue
            .try_send((vote, answer))
            .map_err(|_| CastError::Unavailable)?;
        outcome.await.map_err(|_| CastError::Unavailable)?
    }
}

async fn write_groups(db: Db, clock: Arc<dyn Clock>, mut waiting: mpsc::Receiver<Waiting>) {
    let mut group = Vec::with_capacity(LARGEST_GROUP);
    while waiting.recv_many(&mut group, LARGEST_GROUP).await > 0 {
        let (votes, answers): (Vec<_>, Vec<_>) = group.drain(..).unzip();
        let now = clock.now();
        let outcomes: Result<Vec<Outcome>, DbError> =
            transact!(&db, tx => write(tx, &votes, now).await);
        match outcomes {
            Ok(outcomes) => {
                for (answer, outcome) in answers.into_iter().zip(outcomes) {
                    // A voter who has gone away finds the outcome when they come back.
                    let _ = answer.send(Ok(outcome));
                }
            }
            Err(error) => {
                tracing::error!(error.cause = %error, votes = votes.len(), "a group of ballots was not written");
                let error = Arc::new(error);
                for answer in answers {
                    let _ = answer.send(Err(CastError::Failed(error.clone())));
                }
            }
        }
    }
}

/// Writes the votes of one group, poll by poll; the outcomes are in the order of the votes.
async fn write(tx: &mut Tx, votes: &[CastVote], now: Timestamp) -> Result<Vec<Outcome>, DbError> {
    let mut by_poll: BTreeMap<PollId, Vec<usize>> = BTreeMap::new();
    for (index, vote) in votes.iter().enumerate() {
        by_poll.entry(vote.poll).or_default().push(index);
    }
    let mut outcomes = vec![Outcome::NotOpen; votes.len()];
    for (poll, indices) in by_poll {
        let of_poll: Vec<&CastVote> = indices
            .iter()
            .filter_map(|index| votes.get(*index))
            .collect();
        let written = write_poll(tx, poll, &of_poll, now).await?;
        for (index, outcome) in indices.into_iter().zip(written) {
            if let Some(slot) = outcomes.get_mut(index) {
                *slot = outcome;
            }
        }
    }
    Ok(outcomes)
}

async fn write_poll(
    tx: &mut Tx,
    poll: PollId,
    votes: &[&CastVote],
    now: Timestamp,
) -> Result<Vec<Outcome>, DbError> {
    if !store::takes_ballots(tx, poll, now).await? {
        return Ok(vec![Outcome::NotOpen; votes.len()]);
    }
    // Of several votes by one person in this group the first counts; of several ballots with one receipt too.
    let mut first: HashMap<Tag, &CastVote> = HashMap::new();
    let mut receipts = HashSet::new();
    for vote in votes {
        if !first.contains_key(&vote.tag) && receipts.insert(vote.receipt) {
            first.insert(vote.tag, vote);
        }
    }
    let taken = store::staged(tx, poll, first.values().map(|vote| vote.receipt)).await?;
    // Whoever is known to have voted is not written at all: while the box is mixed, that would wait for the mixing, and every vote with it.
    let known = store::took_part(tx, poll, first.keys().copied()).await?;
    let candidates = first
        .values()
        .filter(|vote| !taken.contains(&vote.receipt) && !known.contains(&vote.tag));
    let new = store::insert_participation(tx, poll, candidates.map(|vote| vote.tag)).await?;
    let ballots: Vec<&CastVote> = first
        .values()
        .filter(|vote| new.contains(&vote.tag))
        .copied()
        .collect();
    let rows = ballots.iter().map(|vote| vote.ballot()).collect();
    store::insert_ballots(tx, poll, rows).await?;
    store::add_turnout(tx, poll, new.len()).await?;

    let in_the_box: HashSet<Receipt> = ballots.iter().map(|vote| vote.receipt).collect();
    let others = votes
        .iter()
        .filter(|vote| !in_the_box.contains(&vote.receipt));
    let found = store::staged(tx, poll, others.clone().map(|vote| vote.receipt)).await?;
    let took_part = store::took_part(tx, poll, others.map(|vote| vote.tag)).await?;
    let outcome = |vote: &&CastVote| {
        let is_first = first
            .get(&vote.tag)
            .is_some_and(|one| one.receipt == vote.receipt);
        if is_first && in_the_box.contains(&vote.receipt) {
            return Outcome::InTheBox;
        }
        match (
            took_part.contains(&vote.tag) || new.contains(&vote.tag),
            found.contains(&vote.receipt),
        ) {
            (true, true) => Outcome::InTheBox,
            (true, false) => Outcome::VotedBefore,
            (false, _) => Outcome::SaltTaken,
        }
    };
    Ok(votes.iter().map(outcome).collect())
}
