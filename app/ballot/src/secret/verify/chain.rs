//! The ballots of each credential, and the batches they came in.

use std::collections::{BTreeMap, HashMap};

use super::finding::{Fault, Findings};
use crate::{
    Receipt,
    secret::{Checked, CredentialId, Refused},
};

/// The last ballot of a credential: all that is kept of each, 76 bytes with its name.
#[derive(Clone, Copy, Debug)]
pub(super) struct Last {
    pub(super) seq: u32,
    pub(super) receipt: Receipt,
    /// The leaf it stands in.
    pub(super) leaf: u64,
}

/// A batch that is being read.
struct OpenBatch {
    number: u64,
    ballots: u64,
    receipt: Receipt,
    /// The leaf of its first ballot.
    start: u64,
    /// The leaf after its last ballot.
    end: u64,
    /// Ballots whose turn has not come: a batch is sorted by receipt, so a second ballot may stand before the first.
    waiting: BTreeMap<(CredentialId, u32), (u64, Checked)>,
}

/// A batch that was read.
pub(super) struct ReadBatch {
    pub(super) number: u64,
    pub(super) ballots: u64,
    pub(super) start: u64,
    pub(super) end: u64,
}

/// All ballots so far.
#[derive(Default)]
pub(super) struct Chains {
    pub(super) last: HashMap<CredentialId, Last>,
    pub(super) ballots: u64,
    pub(super) assisted: u64,
    batch: Option<OpenBatch>,
    next_batch: u64,
}

impl Chains {
    /// Begins a ballot of a batch. Returns the batch before, if this begins another.
    pub(super) fn enter(
        &mut self,
        at: u64,
        number: u64,
        receipt: Receipt,
        findings: &mut Findings,
    ) -> Option<ReadBatch> {
        self.ballots += 1;
        if let Some(batch) = self.batch.as_mut().filter(|batch| batch.number == number) {
            if batch.receipt >= receipt {
                findings.at(at, Fault::BatchOrder { receipt });
            }
            if batch.end != at {
                findings.at(at, Fault::BrokenBatch { batch: number });
            }
            batch.receipt = receipt;
            batch.ballots += 1;
            batch.end = at + 1;
            return None;
        }
        let before = self.end_batch(findings);
        let expected = self.next_batch;
        if expected != number {
            let found = number;
            findings.at(at, Fault::BatchNumber { expected, found });
        }
        self.next_batch = number.saturating_add(1);
        self.batch = Some(OpenBatch {
            number,
            ballots: 1,
            receipt,
            start: at,
            end: at + 1,
            waiting: BTreeMap::new(),
        });
        before
    }

    /// Adds a ballot that is good by itself.
    pub(super) fn add(&mut self, at: u64, ballot: Checked, findings: &mut Findings) {
        let mut next = Some((at, ballot));
        while let Some((at, ballot)) = next.take() {
            let cid = ballot.cid();
            let last = self.last.get(&cid).map(|last| (last.seq, last.receipt));
            match ballot.follows(last) {
                Err(Refused::Seq { expected, found }) if found > expected => {
                    self.wait(at, ballot, findings);
                    return;
                }
                Err(refused) => findings.at(at, Fault::Ballot(refused)),
                Ok(()) => {}
            }
            next = self.count(at, &ballot);
        }
    }

    /// Makes a ballot the last of its credential, if its number is greater; returns the one that waited for it.
    fn count(&mut self, leaf: u64, ballot: &Checked) -> Option<(u64, Checked)> {
        let (cid, seq, receipt) = (ballot.cid(), ballot.seq(), ballot.receipt());
        if self.last.get(&cid).is_some_and(|last| last.seq >= seq) {
            return None;
        }
        self.last.insert(cid, Last { seq, receipt, leaf });
        let after = seq.checked_add(1)?;
        self.batch.as_mut()?.waiting.remove(&(cid, after))
    }

    fn wait(&mut self, at: u64, ballot: Checked, findings: &mut Findings) {
        let found = ballot.seq();
        let key = (ballot.cid(), found);
        let waiting = self.batch.as_mut().map(|batch| &mut batch.waiting);
        // Two ballots with one number: the second is as wrong as one whose number was there already.
        let again = match waiting {
            Some(waiting) if !waiting.contains_key(&key) => {
                waiting.insert(key, (at, ballot));
                None
            }
            _ => Some(found.saturating_add(1)),
        };
        if let Some(expected) = again {
            findings.at(at, Fault::Ballot(Refused::Seq { expected, found }));
        }
    }

    /// Ends the batch: who still waits has no ballot before.
    pub(super) fn end_batch(&mut self, findings: &mut Findings) -> Option<ReadBatch> {
        let batch = self.batch.take()?;
        for (at, ballot) in batch.waiting.into_values() {
            let last = self
                .last
                .get(&ballot.cid())
                .map(|last| (last.seq, last.receipt));
            if let Err(refused) = ballot.follows(last) {
                findings.at(at, Fault::Ballot(refused));
            }
            self.count(at, &ballot);
        }
        Some(ReadBatch {
            number: batch.number,
            ballots: batch.ballots,
            start: batch.start,
            end: batch.end,
        })
    }

    /// The number of the last batch.
    pub(super) fn last_batch(&self) -> Option<u64> {
        self.next_batch.checked_sub(1)
    }
}
