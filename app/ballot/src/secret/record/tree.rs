//! The Merkle tree of a record or roll: RFC 6962 §2.1 with SHA-256, and its proofs verified as in RFC 9162 §2.1.
//!
//! Written here and not taken from `ct-merkle` or `tlog_tiles`: the first wants the whole tree in memory and has its own proof type,
//! the second brings an asynchronous reader and random numbers; what is needed are these few functions, which the vectors
//! of transparency-dev/merkle hold to the standard.

use sha2::{Digest, Sha256};

/// SHA-256 of a leaf or node.
pub type Hash = [u8; 32];

/// `SHA-256(0x00 ‖ leaf)`.
#[must_use]
pub fn leaf_hash(leaf: &[u8]) -> Hash {
    Sha256::new()
        .chain_update([0])
        .chain_update(leaf)
        .finalize()
        .into()
}

/// `SHA-256(0x01 ‖ left ‖ right)`.
#[must_use]
pub fn node_hash(left: &Hash, right: &Hash) -> Hash {
    Sha256::new()
        .chain_update([1])
        .chain_update(left)
        .chain_update(right)
        .finalize()
        .into()
}

/// The root of the tree without leaves: SHA-256 of nothing.
#[must_use]
pub fn empty_root() -> Hash {
    Sha256::digest([]).into()
}

/// A tree that grows leaf by leaf and keeps only the roots of its whole subtrees: at most 64 hashes.
#[derive(Clone, Debug, Default)]
pub struct GrowingTree {
    size: u64,
    /// The roots of the whole subtrees from left to right, one for each bit of `size`.
    roots: Vec<Hash>,
}

impl GrowingTree {
    /// Adds a leaf by its hash.
    pub fn push(&mut self, leaf: Hash) {
        let mut hash = leaf;
        for _ in 0..self.size.trailing_ones() {
            if let Some(left) = self.roots.pop() {
                hash = node_hash(&left, &hash);
            }
        }
        self.roots.push(hash);
        self.size += 1;
    }

    /// How many leaves there are.
    #[must_use]
    pub fn size(&self) -> u64 {
        self.size
    }

    /// The root of the leaves so far.
    #[must_use]
    pub fn root(&self) -> Hash {
        root_of_peaks(&self.roots)
    }

    /// The roots of the whole subtrees, from left to right.
    pub(super) fn peaks(&self) -> &[Hash] {
        &self.roots
    }
}

/// The root of a tree by the roots of its whole subtrees, from left to right.
pub(super) fn root_of_peaks(peaks: &[Hash]) -> Hash {
    let mut peaks = peaks.iter().rev();
    let Some(last) = peaks.next() else {
        return empty_root();
    };
    peaks.fold(*last, |right, left| node_hash(left, &right))
}

/// The root of leaves.
#[must_use]
pub fn root<'a>(leaves: impl IntoIterator<Item = &'a [u8]>) -> Hash {
    let mut tree = GrowingTree::default();
    leaves
        .into_iter()
        .for_each(|leaf| tree.push(leaf_hash(leaf)));
    tree.root()
}

/// Where the roots of whole subtrees come from: the one of the `2^level` leaves from `index * 2^level` on.
pub trait Nodes {
    /// The root of one whole subtree; `None` if it is not known.
    fn node(&self, level: u32, index: u64) -> Option<Hash>;
}

/// Leaf hashes in memory.
impl Nodes for [Hash] {
    fn node(&self, level: u32, index: u64) -> Option<Hash> {
        let start = usize::try_from(index.checked_shl(level)?).ok()?;
        let length = 1_usize.checked_shl(level)?;
        let leaves = self.get(start..start.checked_add(length)?)?;
        let mut tree = GrowingTree::default();
        leaves.iter().for_each(|leaf| tree.push(*leaf));
        Some(tree.root())
    }
}

/// The root of the leaves from `start` to before `end`, as the tree of RFC 6962 splits them.
fn range_root<N: Nodes + ?Sized>(nodes: &N, start: u64, end: u64) -> Option<Hash> {
    let length = end.checked_sub(start)?;
    if length == 0 {
        return None;
    }
    if length.is_power_of_two() {
        let level = length.trailing_zeros();
        return nodes.node(level, start >> level);
    }
    let middle = start + split(length);
    let left = range_root(nodes, start, middle)?;
    Some(node_hash(&left, &range_root(nodes, middle, end)?))
}

/// The greatest power of two below `length`, which is at least 2.
fn split(length: u64) -> u64 {
    1 << (length - 1).ilog2()
}

/// The root of the first `size` leaves; `None` if a node is not known.
#[must_use]
pub fn root_from<N: Nodes + ?Sized>(nodes: &N, size: u64) -> Option<Hash> {
    if size == 0 {
        return Some(empty_root());
    }
    range_root(nodes, 0, size)
}

/// The proof that the leaf `index` is in the tree of the first `size` leaves (RFC 6962 §2.1.1), from the leaf upwards.
/// `None` if there is no such leaf or a node is not known.
#[must_use]
pub fn prove_inclusion<N: Nodes + ?Sized>(nodes: &N, index: u64, size: u64) -> Option<Vec<Hash>> {
    if index >= size {
        return None;
    }
    let (mut start, mut end, mut proof) = (0, size, Vec::new());
    while end - start > 1 {
        let middle = start + split(end - start);
        if index < middle {
            proof.push(range_root(nodes, middle, end)?);
            end = middle;
        } else {
            proof.push(range_root(nodes, start, middle)?);
            start = middle;
        }
    }
    proof.reverse();
    Some(proof)
}

/// The proof that the tree of the first `old` leaves is the beginning of that of the first `new` (RFC 6962 §2.1.2). Empty if
/// they are the same; `None` if `old` is 0 or greater than `new`, or if a node is not known.
#[must_use]
pub fn prove_consistency<N: Nodes + ?Sized>(nodes: &N, old: u64, new: u64) -> Option<Vec<Hash>> {
    if old == 0 || old > new {
        return None;
    }
    let (mut start, mut end, mut proof) = (0, new, Vec::new());
    // Whether the old tree is what is left: then its root is known to the reader as long as we went left.
    while old != end {
        let middle = start + split(end - start);
        if old <= middle {
            proof.push(range_root(nodes, middle, end)?);
            end = middle;
        } else {
            proof.push(range_root(nodes, start, middle)?);
            start = middle;
        }
    }
    if start > 0 {
        proof.push(range_root(nodes, start, end)?);
    }
    proof.reverse();
    Some(proof)
}

/// Whether a proof shows that a leaf is in a tree (RFC 9162 §2.1.3.2).
#[must_use]
pub fn is_included(leaf: &Hash, index: u64, size: u64, proof: &[Hash], root: &Hash) -> bool {
    if index >= size {
        return false;
    }
    let (mut place, mut last, mut hash) = (index, size - 1, *leaf);
    for sibling in proof {
        if last == 0 {
            return false;
        }
        if place & 1 == 1 || place == last {
            hash = node_hash(sibling, &hash);
            if place & 1 == 0 {
                let zeros = place.trailing_zeros().min(63);
                (place, last) = (place >> zeros, last >> zeros);
            }
        } else {
            hash = node_hash(&hash, sibling);
        }
        (place, last) = (place >> 1, last >> 1);
    }
    last == 0 && hash == *root
}

/// Whether a proof shows that one tree is the beginning of another (RFC 9162 §2.1.4.2). Of a tree without leaves nothing can be
/// shown.
#[must_use]
pub fn is_consistent(old: (u64, &Hash), new: (u64, &Hash), proof: &[Hash]) -> bool {
    let ((old_size, old_root), (new_size, new_root)) = (old, new);
    if old_size == 0 || old_size > new_size {
        return false;
    }
    if old_size == new_size {
        return proof.is_empty() && old_root == new_root;
    }
    let mut proof = proof.iter();
    let first = if old_size.is_power_of_two() {
        Some(old_root)
    } else {
        proof.next()
    };
    let Some(first) = first else { return false };
    let shift = (old_size - 1).trailing_ones();
    let (mut place, mut last) = ((old_size - 1) >> shift, (new_size - 1) >> shift);
    let (mut old_hash, mut new_hash) = (*first, *first);
    for sibling in proof {
        if last == 0 {
            return false;
        }
        if place & 1 == 1 || place == last {
            old_hash = node_hash(sibling, &old_hash);
            new_hash = node_hash(sibling, &new_hash);
            if place & 1 == 0 {
                let zeros = place.trailing_zeros().min(63);
                (place, last) = (place >> zeros, last >> zeros);
            }
        } else {
            new_hash = node_hash(&new_hash, sibling);
        }
        (place, last) = (place >> 1, last >> 1);
    }
    last == 0 && old_hash == *old_root && new_hash == *new_root
}
