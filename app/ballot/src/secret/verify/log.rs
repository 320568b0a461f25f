//! Checkpoints, tree and tiles: that what is there is what was signed.

use std::collections::BTreeMap;

use super::{
    Record,
    finding::{Fault, Findings},
};
use crate::secret::{
    Poll,
    record::{
        checkpoint::Checkpoint,
        tiles::{TileBuilder, TileName},
        tree::{GrowingTree, Hash, empty_root, leaf_hash},
    },
};

/// The tree as it grows, and what was signed of it.
pub(super) struct Log {
    tree: GrowingTree,
    tiles: TileBuilder,
    /// Roots of the record's own checkpoints by size.
    published: BTreeMap<u64, Vec<Hash>>,
    /// When the last witness saw each of them: seconds since 1970.
    seen: BTreeMap<u64, u64>,
    /// Those from elsewhere.
    elsewhere: BTreeMap<u64, Vec<Hash>>,
}

impl Log {
    /// Reads all checkpoints. One from elsewhere that the box did not sign proves nothing and is passed over; cosignatures are not asked
    /// of it.
    pub(super) fn new<R: Record>(
        record: &R,
        elsewhere: &[String],
        poll: &Poll,
        findings: &mut Findings,
    ) -> Self {
        let mut log = Self {
            tree: GrowingTree::default(),
            tiles: TileBuilder::default(),
            published: BTreeMap::new(),
            seen: BTreeMap::new(),
            elsewhere: BTreeMap::new(),
        };
        let mut before = 0;
        for (place, note) in record.checkpoints().enumerate() {
            match poll.watched(&note) {
                Ok((checkpoint, witnesses)) => {
                    if checkpoint.size < before {
                        findings.general(Fault::CheckpointOrder { place });
                    }
                    before = checkpoint.size;
                    if let Some(last) = witnesses.iter().map(|seen| seen.timestamp).max() {
                        let seen = log.seen.entry(before).or_insert(last);
                        *seen = last.min(*seen);
                    }
                    log.published
                        .entry(checkpoint.size)
                        .or_default()
                        .push(checkpoint.root);
                }
                Err(error) => findings.general(Fault::Checkpoint { place, error }),
            }
        }
        for note in elsewhere {
            if let Ok((checkpoint, _)) = Checkpoint::open(note, &poll.manifest().box_vkey, &[]) {
                log.elsewhere
                    .entry(checkpoint.size)
                    .or_default()
                    .push(checkpoint.root);
            }
        }
        let empty = empty_root();
        log.compare(0, &empty, findings);
        log
    }

    fn compare(&self, size: u64, root: &Hash, findings: &mut Findings) {
        let differs = |signed: &BTreeMap<u64, Vec<Hash>>| {
            signed
                .get(&size)
                .is_some_and(|roots| roots.iter().any(|signed| signed != root))
        };
        if differs(&self.published) {
            findings.general(Fault::Root { size });
        }
        if differs(&self.elsewhere) {
            findings.general(Fault::Fork { size });
        }
    }

    fn compare_tile<R: Record>(
        record: &R,
        (name, computed): (TileName, Vec<u8>),
        findings: &mut Findings,
    ) {
        if record.has_tiles() && record.tile(name) != Some(computed) {
            findings.general(Fault::Tile { name });
        }
    }

    /// Adds a leaf.
    pub(super) fn push<R: Record>(&mut self, record: &R, leaf: &[u8], findings: &mut Findings) {
        let hash = leaf_hash(leaf);
        self.tree.push(hash);
        for tile in self.tiles.push(hash) {
            Self::compare_tile(record, tile, findings);
        }
        let size = self.tree.size();
        if self.published.contains_key(&size) || self.elsewhere.contains_key(&size) {
            self.compare(size, &self.tree.root(), findings);
        }
    }

    /// Whether a checkpoint of a size between was signed, both included.
    pub(super) fn is_signed_between(&self, first: u64, last: u64) -> bool {
        first <= last && self.published.range(first..=last).next().is_some()
    }

    /// When all witnesses had seen a leaf for the first time: seconds since 1970; `None` if nobody watches.
    pub(super) fn seen(&self, leaf: u64) -> Option<u64> {
        let (_, seen) = self.seen.range(leaf.checked_add(1)?..).next()?;
        Some(*seen)
    }

    /// How many leaves there are so far.
    pub(super) fn leaves(&self) -> u64 {
        self.tree.size()
    }

    /// The root of the leaves so far.
    pub(super) fn root(&self) -> Hash {
        self.tree.root()
    }

    /// After the last leaf.
    pub(super) fn finish<R: Record>(&self, record: &R, findings: &mut Findings) {
        let leaves = self.tree.size();
        for tile in self.tiles.partial() {
            Self::compare_tile(record, tile, findings);
        }
        let signed = self.published.keys().next_back().copied().unwrap_or(0);
        if signed < leaves {
            findings.general(Fault::Unsigned { size: signed });
        }
        let all = self.published.keys().chain(self.elsewhere.keys());
        if let Some(size) = all.copied().max().filter(|size| *size > leaves) {
            findings.general(Fault::Truncated { size, leaves });
        }
    }
}
