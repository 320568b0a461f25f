//! The second reading: ballots are opened and counted.

use super::{Counter, finding::Fault, scan::Scan};
use crate::{
    methods::TieSeed,
    secret::{Body, Leaf, ResultLeaf, SignedBallot, UnsealKey},
};

/// Opens and counts, ballot by ballot.
pub(super) struct Opening<'a, C> {
    scan: &'a mut Scan,
    counter: &'a mut C,
    key: Option<UnsealKey>,
    counted: u64,
    invalid: u64,
    unreadable: u64,
}

impl<'a, C: Counter> Opening<'a, C> {
    pub(super) fn new(scan: &'a mut Scan, counter: &'a mut C) -> Self {
        let key = scan.poll.manifest().sealing.interpolate(&scan.shares).ok();
        Self {
            scan,
            counter,
            key,
            counted: 0,
            invalid: 0,
            unreadable: 0,
        }
    }

    /// Whether anything can be opened.
    pub(super) fn is_possible(&self) -> bool {
        self.key.is_some() || !self.scan.openings.is_empty() || self.scan.result.is_some()
    }

    /// Whether the trustees opened the poll.
    pub(super) fn is_unsealed(&self) -> bool {
        self.key.is_some()
    }

    /// A leaf by its number and bytes; all but ballots are passed over.
    pub(super) fn leaf(&mut self, at: u64, bytes: &[u8]) {
        let Ok(Leaf::Ballot(leaf)) = Leaf::from_bytes(bytes) else {
            return;
        };
        let body = self.open(&leaf.signed);
        let cid = leaf.signed.ballot.credential_id();
        let last = self.scan.chains.last.get(&cid);
        // By its receipt too: what is read now must be what was verified before.
        let counts =
            last.is_some_and(|last| last.leaf == at && last.receipt == leaf.signed.receipt());
        if !counts {
            return;
        }
        self.counted += 1;
        match body {
            None => self.unreadable += 1,
            Some(body) if !self.counter.count(&body.choice) => self.invalid += 1,
            Some(_) => {}
        }
    }

    fn open(&mut self, signed: &SignedBallot) -> Option<Body> {
        let ballot = &signed.ballot;
        let receipt = signed.receipt();
        let opening = self.scan.openings.remove(&receipt);
        let own = opening.and_then(|(at, opening)| {
            let body = ballot.open_own(&self.scan.poll.manifest().sealing.key, &opening.r);
            if body.is_none() {
                self.scan.findings.at(at, Fault::Opening { receipt });
            }
            body
        });
        match &self.key {
            Some(key) => ballot.unseal(key),
            None => own,
        }
    }

    /// Compares with the published result; returns what was counted.
    pub(super) fn finish(self) -> ResultLeaf {
        let findings = &mut self.scan.findings;
        if u64::try_from(self.scan.chains.last.len()) != Ok(self.counted) {
            findings.general(Fault::SecondReading);
        }
        let mut left: Vec<_> = self.scan.openings.drain().collect();
        left.sort_unstable_by_key(|(_, (at, _))| *at);
        for (receipt, (at, _)) in left {
            findings.at(at, Fault::OpeningOfNone { receipt });
        }
        let numbers = (self.counted, self.invalid, self.unreadable);
        let poll = self.scan.poll.id();
        let seed = TieSeed::new(&poll, &self.scan.closing_root, self.key.as_ref());
        let computed = ResultLeaf::new(&poll, numbers, self.counter.tally(&seed));
        let Some((at, published)) = &self.scan.result else {
            return computed;
        };
        for (what, published, computed) in [
            ("counted ballots", published.counted, computed.counted),
            ("invalid ballots", published.invalid, computed.invalid),
            (
                "unreadable ballots",
                published.unreadable,
                computed.unreadable,
            ),
        ] {
            if published != computed {
                let fault = Fault::ResultNumber {
                    what,
                    published,
                    computed,
                };
                findings.at(*at, fault);
            }
        }
        if published.tally != computed.tally {
            findings.at(*at, Fault::Tally);
        }
        let numbers = (published.counted, published.invalid, published.unreadable);
        let hashed = ResultLeaf::new(&poll, numbers, published.tally.clone());
        if hashed.hash != published.hash {
            findings.at(*at, Fault::ResultHash);
        }
        computed
    }
}
