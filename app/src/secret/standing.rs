//! Where a record stands, for people who look at it.

use super::held::Held;
use super::store::{self, PublishedCheckpoint, Whereabouts};
use crate::error::{OrNotFound, Problem};
use crate::web::AppState;
use ballot::Receipt;
use ballot::secret::Manifest;
use ballot::secret::record::note::SignedNote;
use ballot::secret::record::tiles::TileName;
use ballot::secret::record::vkey::VerifierKey;
use jiff::Timestamp;
use std::collections::BTreeMap;

/// Where a record stands.
pub struct Standing {
    /// Leaves under the newest checkpoint.
    pub size: u64,
    /// Ballots in it.
    pub ballots: u64,
    /// Credentials they are by.
    pub voters: u64,
    /// Ballots among them that the server sealed for their voters.
    pub assisted: u64,
    /// Batches of ballots.
    pub batches: u64,
    /// Fewest ballots of a batch.
    pub min_k: u32,
    /// The newest checkpoints, newest first.
    pub checkpoints: Vec<PublishedCheckpoint>,
    /// The first bundle of leaves.
    pub first_bundle: Option<TileName>,
    /// Who watches it.
    pub watch: Watch,
}

/// What the witnesses of a record have cosigned, of the checkpoints that were looked at.
pub struct Watch {
    /// How many of them a checkpoint needs.
    pub quorum: u16,
    /// All of them, in the order of the manifest.
    pub watchers: Vec<Watcher>,
    /// How many have cosigned the checkpoint of a size, for those that somebody has.
    pub cosigned: BTreeMap<u64, usize>,
    /// The largest size that as many have cosigned as are needed.
    pub met_at: Option<u64>,
}

/// A witness of a record.
pub struct Watcher {
    /// The name of its key.
    pub name: String,
    /// The largest size it has cosigned, and when by its own clock.
    pub newest: Option<(u64, Timestamp)>,
}

impl Watch {
    /// Only what verifies is shown.
    fn of(manifest: &Manifest, checkpoints: &[PublishedCheckpoint]) -> Self {
        let policy = &manifest.witness_policy;
        let watcher = |key: &VerifierKey| Watcher {
            name: key.name().to_owned(),
            newest: None,
        };
        let mut watch = Self {
            quorum: policy.quorum,
            watchers: policy.witnesses.iter().map(watcher).collect(),
            cosigned: BTreeMap::new(),
            met_at: None,
        };
        for checkpoint in checkpoints {
            let note = SignedNote::parse(&checkpoint.note);
            let seen = note.and_then(|note| note.verify(&manifest.box_vkey, &policy.witnesses));
            let seen = seen.unwrap_or_default();
            if !seen.is_empty() {
                watch.cosigned.insert(checkpoint.size, seen.len());
            }
            if seen.len() >= usize::from(policy.quorum) {
                watch.met_at = watch.met_at.max(Some(checkpoint.size));
            }
            for one in seen {
                let at = i64::try_from(one.timestamp).unwrap_or(i64::MAX);
                let newest = Timestamp::from_second(at)
                    .ok()
                    .map(|at| (checkpoint.size, at));
                let of_name = |watcher: &&mut Watcher| watcher.name == one.name;
                if let Some(watcher) = watch.watchers.iter_mut().find(of_name) {
                    watcher.newest = watcher.newest.max(newest);
                }
            }
        }
        watch
    }
}

/// Where a record stands, with so many of its newest checkpoints.
///
/// # Errors
/// [`Problem::NotFound`] if it has not begun; when the database fails.
pub async fn standing(app: &AppState, held: &Held, most: i64) -> Result<Standing, Problem> {
    let name = held.name();
    let mut tx = app.box_db.read().await?;
    let stand = store::stand(&mut tx, name).await?.or_not_found()?;
    let (ballots, voters) = store::count_recorded(&mut tx, name).await?;
    let assisted = store::count_assisted(&mut tx, name).await?;
    let checkpoints = store::checkpoints_before(&mut tx, name, u64::MAX, most).await?;
    let size = checkpoints.first().map_or(0, |newest| newest.size);
    let width = u16::try_from(size.min(256)).unwrap_or(256);
    let first = TileName {
        level: None,
        index: 0,
        width,
    };
    Ok(Standing {
        size,
        ballots,
        voters,
        assisted,
        batches: stand.next_batch,
        min_k: held.poll.manifest().batch.min_k,
        watch: Watch::of(held.poll.manifest(), &checkpoints),
        checkpoints,
        first_bundle: (size > 0).then_some(first),
    })
}

/// How many ballots in the record the server sealed for their voters.
///
/// # Errors
/// When the database fails.
pub async fn assisted(app: &AppState, held: &Held) -> Result<u64, Problem> {
    let mut tx = app.box_db.read().await?;
    Ok(store::count_assisted(&mut tx, held.name()).await?)
}

/// Where the ballot with this receipt is; `None` if there is none.
///
/// # Errors
/// When the database fails.
pub async fn whereabouts(
    app: &AppState,
    held: &Held,
    receipt: Receipt,
) -> Result<Option<Whereabouts>, Problem> {
    let mut tx = app.box_db.read().await?;
    Ok(store::whereabouts(&mut tx, held.name(), receipt).await?)
}
