//! What a browser checks of a record without reading it: that its checkpoint is signed and watched, and that a leaf is in it.

use super::{
    Poll,
    record::{
        checkpoint::{Checkpoint, CheckpointError},
        note::Cosignature,
        tree::{Hash, is_consistent, is_included, leaf_hash},
    },
};

impl Poll {
    /// Opens a checkpoint of the record of this poll: signed by the box, and by the quorum of witnesses.
    ///
    /// # Errors
    /// [`CheckpointError`].
    pub fn checkpoint(&self, note: &str) -> Result<Checkpoint, CheckpointError> {
        Ok(self.watched(note)?.0)
    }

    /// As [`checkpoint`](Self::checkpoint), with what the witnesses say.
    ///
    /// # Errors
    /// [`CheckpointError`].
    pub fn watched(&self, note: &str) -> Result<(Checkpoint, Vec<Cosignature>), CheckpointError> {
        let manifest = self.manifest();
        let policy = &manifest.witness_policy;
        let (checkpoint, seen) = Checkpoint::open(note, &manifest.box_vkey, &policy.witnesses)?;
        if !checkpoint.extensions.is_empty() {
            return Err(CheckpointError::Body);
        }
        let (needed, found) = (policy.quorum, seen.len());
        if found < usize::from(needed) {
            return Err(CheckpointError::Quorum { needed, found });
        }
        Ok((checkpoint, seen))
    }

    /// Whether the manifest of this poll is the first leaf under a checkpoint: so everybody who checks this has the same poll.
    #[must_use]
    pub fn is_first_leaf(&self, checkpoint: &Checkpoint, proof: &[Hash]) -> bool {
        let mut leaf = vec![0x01];
        leaf.extend_from_slice(&self.manifest().to_bytes());
        checkpoint.has_leaf(&leaf, 0, proof)
    }
}

impl Checkpoint {
    /// Whether a leaf has this number (from 0) under the checkpoint.
    #[must_use]
    pub fn has_leaf(&self, leaf: &[u8], index: u64, proof: &[Hash]) -> bool {
        is_included(&leaf_hash(leaf), index, self.size, proof, &self.root)
    }

    /// Whether the record only grew since an older checkpoint.
    #[must_use]
    pub fn follows(&self, older: &Self, proof: &[Hash]) -> bool {
        self.origin == older.origin
            && is_consistent((older.size, &older.root), (self.size, &self.root), proof)
    }
}
