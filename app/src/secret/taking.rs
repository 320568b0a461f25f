//! The box of secret polls. Whoever casts is not asked who they are: the credential says that they may. Ballots that arrive while a transaction is being
//! written wait for the next one and share its commit; the promise leaves after the commit that holds the ballot.

use super::held::Held;
use super::store::{self, BoxState, Envelope, Whereabouts};
use crate::clock::{Clock, millis};
use crate::db::{Db, DbError, Tx};
use crate::error::Problem;
use crate::transact;
use ballot::Receipt;
use ballot::secret::{Checked, CredentialId, Promise, Refused, SignedBallot};
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;
use tokio::sync::{mpsc, oneshot};

/// Most ballots that share one commit.
const LARGEST_GROUP: usize = 512;
/// Most ballots that wait; then the service says that it is overloaded.
const LONGEST_QUEUE: usize = 20_000;

/// What became of a ballot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taken {
    /// It is in the box or the record, at the latest in this batch.
    Promised(u64),
    /// It is not taken.
    Refused(Refused),
}

/// A ballot that is good by itself, on its way into the box.
struct Arriving {
    held: Arc<Held>,
    checked: Checked,
    assisted: bool,
}

type Waiting = (Arriving, oneshot::Sender<Result<Taken, Arc<DbError>>>);

/// The way to the box.
#[derive(Clone)]
pub struct Taking {
    queue: mpsc::Sender<Waiting>,
}

impl Taking {
    /// Starts the task that writes ballots. It ends, with all that waits written, when the last clone of the handle is dropped.
    #[must_use]
    pub fn start(db: Db, clock: Arc<dyn Clock>) -> (Self, tokio::task::JoinHandle<()>) {
        let (queue, waiting) = mpsc::channel(LONGEST_QUEUE);
        (
            Self { queue },
            tokio::spawn(write_groups(db, clock, waiting)),
        )
    }

    /// Checks a ballot and puts it into the box. The same ballot gets the same promise.
    ///
    /// # Errors
    /// [`Problem::Unavailable`] if too many wait or there are no keys; when the database fails, and then nothing was written.
    pub async fn take(
        &self,
        held: &Arc<Held>,
        signed: SignedBallot,
        assisted: bool,
    ) -> Result<Result<Promise, Refused>, Problem> {
        let poll = held.clone();
        let checked = tokio::task::spawn_blocking(move || poll.poll.check(&signed)).await;
        let checked = match checked.map_err(Problem::internal)? {
            Ok(checked) => checked,
            Err(refused) => return Ok(Err(refused)),
        };
        let receipt = checked.receipt();
        let key = &held.signing()?.ballot_box;
        let arriving = Arriving {
            held: held.clone(),
            checked,
            assisted,
        };
        let (answer, taken) = oneshot::channel();
        self.queue
            .try_send((arriving, answer))
            .map_err(|_| Problem::Unavailable)?;
        match taken.await.map_err(|_| Problem::Unavailable)? {
            Ok(Taken::Promised(batch)) => Ok(Ok(Promise::sign(held.name(), receipt, batch, key))),
            Ok(Taken::Refused(refused)) => Ok(Err(refused)),
            Err(error) => Err(Problem::Internal(error)),
        }
    }
}

async fn write_groups(db: Db, clock: Arc<dyn Clock>, mut waiting: mpsc::Receiver<Waiting>) {
    let mut group = Vec::with_capacity(LARGEST_GROUP);
    while waiting.recv_many(&mut group, LARGEST_GROUP).await > 0 {
        let (arriving, answers): (Vec<_>, Vec<_>) = group.drain(..).unzip();
        let now_ms = millis(clock.now());
        let taken: Result<Vec<Taken>, DbError> =
            transact!(&db, tx => write(tx, &arriving, now_ms).await);
        match taken {
            Ok(taken) => {
                for (answer, taken) in answers.into_iter().zip(taken) {
                    // A voter who has gone away gets the same promise when they come back.
                    let _ = answer.send(Ok(taken));
                }
            }
            Err(error) => {
                tracing::error!(error.cause = %error, ballots = arriving.len(), "a group of secret ballots was not written");
                let error = Arc::new(error);
                for answer in answers {
                    let _ = answer.send(Err(error.clone()));
                }
            }
        }
    }
}

/// Writes the ballots of one group, poll by poll; what became of them is in their order.
async fn write(tx: &mut Tx, arriving: &[Arriving], now_ms: i64) -> Result<Vec<Taken>, DbError> {
    let mut by_poll: BTreeMap<[u8; 32], Vec<usize>> = BTreeMap::new();
    for (index, one) in arriving.iter().enumerate() {
        by_poll.entry(one.held.name().0).or_default().push(index);
    }
    let mut taken = vec![Taken::Refused(Refused::Window); arriving.len()];
    for indices in by_poll.into_values() {
        let of_poll: Vec<&Arriving> = indices.iter().filter_map(|i| arriving.get(*i)).collect();
        let written = write_poll(tx, &of_poll, now_ms).await?;
        for (index, one) in indices.into_iter().zip(written) {
            if let Some(place) = taken.get_mut(index) {
                *place = one;
            }
        }
    }
    Ok(taken)
}

async fn write_poll(
    tx: &mut Tx,
    arriving: &[&Arriving],
    now_ms: i64,
) -> Result<Vec<Taken>, DbError> {
    let Some(first) = arriving.first() else {
        return Ok(Vec::new());
    };
    let name = first.held.name();
    let stand = store::stand(tx, name).await?;
    let Some(stand) = stand else {
        return Ok(vec![Taken::Refused(Refused::Window); arriving.len()]);
    };
    let is_open = stand.state == BoxState::Open && first.held.poll.check_window(now_ms).is_ok();
    let cids: Vec<CredentialId> = arriving.iter().map(|one| one.checked.cid()).collect();
    let mut last: HashMap<CredentialId, (u32, Receipt)> = store::last_ballots(tx, name, &cids)
        .await?
        .into_iter()
        .map(|(cid, seq, receipt)| (cid, (seq, receipt)))
        .collect();
    let mut new: Vec<Envelope> = Vec::new();
    let mut taken = Vec::with_capacity(arriving.len());
    for one in arriving {
        let checked = &one.checked;
        let before = last.get(&checked.cid()).copied();
        let known = before.is_some_and(|(seq, _)| checked.seq() <= seq);
        if known {
            taken.push(again(tx, one, &new, stand.next_batch).await?);
        } else if !is_open {
            taken.push(Taken::Refused(Refused::Window));
        } else if let Err(refused) = checked.follows(before) {
            taken.push(Taken::Refused(refused));
        } else {
            last.insert(checked.cid(), (checked.seq(), checked.receipt()));
            new.push(Envelope {
                receipt: checked.receipt(),
                cid: checked.cid(),
                seq: checked.seq(),
                assisted: one.assisted,
                bytes: checked.envelope().to_vec(),
            });
            taken.push(Taken::Promised(stand.next_batch));
        }
    }
    let staged = store::stage(tx, name, &new.iter().collect::<Vec<_>>()).await;
    match staged {
        // Another server took a ballot of the same credential meanwhile: all of the group is looked at anew.
        Err(error) if error.is_unique_violation() => Err(DbError::Overtaken),
        other => other.map(|()| taken),
    }
}

/// What becomes of a ballot whose number is taken: the same promise if it is the same ballot, also after the close.
async fn again(
    tx: &mut Tx,
    one: &Arriving,
    new: &[Envelope],
    next_batch: u64,
) -> Result<Taken, DbError> {
    let (name, receipt) = (one.held.name(), one.checked.receipt());
    if new.iter().any(|envelope| envelope.receipt == receipt) {
        return Ok(Taken::Promised(next_batch));
    }
    Ok(match store::whereabouts(tx, name, receipt).await? {
        Some(Whereabouts::Waiting) => Taken::Promised(next_batch),
        Some(Whereabouts::Recorded { batch, .. }) => Taken::Promised(batch),
        None => {
            let last = store::last_ballots(tx, name, &[one.checked.cid()]).await?;
            let last = last.first().map(|(_, seq, receipt)| (*seq, *receipt));
            let staged = new
                .iter()
                .filter(|envelope| envelope.cid == one.checked.cid());
            let last = staged
                .map(|envelope| (envelope.seq, envelope.receipt))
                .max_by_key(|(seq, _)| *seq)
                .or(last);
            Taken::Refused(one.checked.follows(last).err().unwrap_or(Refused::Previous))
        }
    })
}
