//! The roll, and to whom was issued.

use super::finding::{Fault, Findings};
use crate::secret::{
    Issuance, Poll,
    record::tree::{GrowingTree, leaf_hash},
};

/// Slots and what was issued to them: 33 bytes a slot.
pub(super) struct Issued {
    slots: Vec<[u8; 32]>,
    /// For each slot a bit per issuer.
    by: Vec<u8>,
    /// The next batch of each issuer.
    next: Vec<u64>,
}

impl Issued {
    /// Reads the roll and compares it with the manifest.
    pub(super) fn new(
        roll: impl Iterator<Item = [u8; 32]>,
        poll: &Poll,
        findings: &mut Findings,
    ) -> Self {
        let mut tree = GrowingTree::default();
        let mut slots: Vec<[u8; 32]> = Vec::new();
        for slot in roll {
            if slots.last().is_some_and(|last| *last >= slot) {
                findings.general(Fault::RollOrder { line: tree.size() });
            }
            tree.push(leaf_hash(&slot));
            slots.push(slot);
        }
        let manifest = poll.manifest();
        let (count, found) = (manifest.eligible_count, tree.size());
        if count != found {
            let manifest = count;
            findings.general(Fault::RollCount { manifest, found });
        }
        if tree.root() != manifest.roll_root {
            findings.general(Fault::RollRoot);
        }
        // A roll out of order is found above; looking up needs the order.
        slots.sort_unstable();
        let by = vec![0; slots.len()];
        let next = vec![0; poll.issuers().len()];
        Self { slots, by, next }
    }

    /// A batch of issued slots.
    pub(super) fn batch(
        &mut self,
        at: u64,
        batch: &Issuance,
        poll: &Poll,
        findings: &mut Findings,
    ) {
        let issuer = batch.issuer;
        let place = usize::from(issuer);
        let known = poll
            .manifest()
            .issuers
            .get(place)
            .zip(self.next.get_mut(place));
        let Some((entry, next)) = known else {
            findings.at(at, Fault::NoSuchIssuer { issuer });
            return;
        };
        if *next != batch.batch {
            let (expected, found) = (*next, batch.batch);
            findings.at(at, Fault::IssuanceBatch { expected, found });
        }
        *next = batch.batch.saturating_add(1);
        if !batch.is_ascending() {
            findings.at(at, Fault::IssuanceOrder { issuer });
        }
        if !batch.is_signed(&poll.id(), &entry.record_vkey) {
            // Nobody says that these were issued to.
            return findings.at(at, Fault::IssuanceSignature { issuer });
        }
        for slot in &batch.slots {
            self.mark(at, issuer, *slot, findings);
        }
    }

    fn mark(&mut self, at: u64, issuer: u16, slot: [u8; 32], findings: &mut Findings) {
        let place = self.slots.binary_search(&slot).ok();
        let Some(marks) = place.and_then(|place| self.by.get_mut(place)) else {
            findings.at(at, Fault::NotOnRoll { slot });
            return;
        };
        let bit = 1_u8.checked_shl(u32::from(issuer)).unwrap_or(0);
        if *marks & bit != 0 {
            findings.at(at, Fault::IssuedTwice { issuer, slot });
        }
        *marks |= bit;
    }

    /// Slots to which every issuer issued.
    pub(super) fn by_all(&self) -> u64 {
        let all = self.next.iter().fold(0_u8, |bits, _| bits << 1 | 1);
        let issued = self.by.iter().filter(|marks| **marks == all).count();
        u64::try_from(issued).unwrap_or(u64::MAX)
    }
}
