//! Checkpoints, tree and tiles: that what is there is what was signed.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Bound::Excluded,
};

use super::{
    Record,
    finding::{Fault, Findings},
};
use crate::secret::{
    Poll,
    record::{
        checkpoint::Checkpoint,
        tiles::{TileBuilder, TileName},
        tree::{GrowingTree, Hash, empty_root},
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
        if !record.has_tiles() {
            return;
        }
        let published = record.tile(name);
        if published.as_ref() == Some(&computed) {
            return;
        }
        match published.and_then(|published| first_difference(name, &published, &computed)) {
            Some(leaf) => findings.at(leaf, Fault::Tile { name }),
            None => findings.general(Fault::Tile { name }),
        }
    }

    /// Adds a leaf by its hash.
    pub(super) fn push<R: Record>(&mut self, record: &R, hash: Hash, findings: &mut Findings) {
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

    /// The sizes of checkpoints between two, both excluded: those from elsewhere too, as the box signed them.
    pub(super) fn sizes_within(&self, first: u64, last: u64) -> BTreeSet<u64> {
        let within = (Excluded(first), Excluded(last));
        if first >= last {
            return BTreeSet::new();
        }
        let published = self.published.range(within);
        let sizes = published.chain(self.elsewhere.range(within));
        sizes.map(|(size, _)| *size).collect()
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

/// The first leaf whose hash is another in a tile of leaf hashes: it was changed, or the tile was.
fn first_difference(name: TileName, published: &[u8], computed: &[u8]) -> Option<u64> {
    if name.level != Some(0) {
        return None;
    }
    let (published, _) = published.as_chunks::<32>();
    let (computed, _) = computed.as_chunks::<32>();
    let mut pairs = published.iter().zip(computed);
    let place = pairs.position(|(published, computed)| published != computed)?;
    let first = name.index.checked_mul(256)?;
    first.checked_add(u64::try_from(place).ok()?)
}
