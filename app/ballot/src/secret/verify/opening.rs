//! The second reading: ballots are opened and counted.

use std::num::NonZeroUsize;

use super::{
    Counter, Progress,
    finding::Fault,
    scan::Scan,
    work::{each, next_leaves},
};
use crate::{
    Receipt,
    methods::TieSeed,
    secret::{Body, CredentialId, Leaf, ResultLeaf, UnsealKey},
};

/// A ballot, opened as far as can be.
struct Opened {
    cid: CredentialId,
    receipt: Receipt,
    /// With the key of the trustees.
    unsealed: Option<Body>,
    /// With what its voter published about it.
    own: Option<Own>,
}

/// What a voter published to open a ballot.
enum Own {
    /// The ballot is not good by itself: it cannot be opened.
    OfNone,
    /// It does not open this ballot.
    Wrong,
    /// It does; `None` if there is nothing in it that can be read.
    Right(Option<Body>),
}

impl Opened {
    /// `None` for all leaves but ballots.
    fn new(scan: &Scan, key: Option<&UnsealKey>, bytes: &[u8]) -> Option<Self> {
        let Ok(Leaf::Ballot(leaf)) = Leaf::from_bytes(bytes) else {
            return None;
        };
        let ballot = &leaf.signed.ballot;
        let receipt = leaf.signed.receipt();
        let own = scan.openings.get(&receipt).map(|(_, opening)| {
            if scan.poll.check(&leaf.signed).is_err() {
                Own::OfNone
            } else if ballot.is_opened_by(&opening.r) {
                Own::Right(ballot.open_own(&scan.poll.manifest().sealing.key, &opening.r))
            } else {
                Own::Wrong
            }
        });
        Some(Self {
            cid: ballot.credential_id(),
            receipt,
            unsealed: key.and_then(|key| ballot.unseal(key)),
            own,
        })
    }
}

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
        self.is_counted() || !self.scan.openings.is_empty()
    }

    /// Whether there is a count: the trustees opened the poll, or the result says what was counted without them.
    pub(super) fn is_counted(&self) -> bool {
        self.key.is_some() || self.scan.result.is_some()
    }

    /// Whether the trustees opened the poll.
    pub(super) fn is_unsealed(&self) -> bool {
        self.key.is_some()
    }

    /// Reads all leaves once more.
    pub(super) fn read(
        &mut self,
        threads: NonZeroUsize,
        mut leaves: impl Iterator<Item = Vec<u8>>,
        progress: &mut impl FnMut(Progress),
    ) {
        let mut at = 0;
        loop {
            let some = next_leaves(&mut leaves);
            if some.is_empty() {
                return;
            }
            let (scan, key) = (&*self.scan, self.key.as_ref());
            for opened in each(threads, &some, |bytes| Opened::new(scan, key, bytes)) {
                if let Some(opened) = opened {
                    self.ballot(at, opened);
                }
                progress(Progress {
                    reading: 2,
                    leaves: at,
                });
                at += 1;
            }
        }
    }

    /// A ballot; after the close there is none that counts.
    fn ballot(&mut self, at: u64, opened: Opened) {
        if self.scan.closed.is_some_and(|close| at > close) {
            return;
        }
        let receipt = opened.receipt;
        // A ballot that stands there a second time finds its opening used.
        let own = match (self.scan.openings.remove(&receipt), opened.own) {
            (Some(_), Some(Own::Right(body))) => body,
            (Some((at, _)), Some(Own::Wrong)) => {
                self.scan.findings.at(at, Fault::Opening { receipt });
                None
            }
            (Some((at, _)), Some(Own::OfNone)) => {
                self.scan.findings.at(at, Fault::OpeningOfNone { receipt });
                None
            }
            _ => None,
        };
        let body = match &self.key {
            Some(_) => opened.unsealed,
            None => own,
        };
        let last = self.scan.chains.last.get(&opened.cid);
        // By its receipt too: what is read now must be what was verified before.
        if last.is_none_or(|last| last.leaf != at || last.receipt != receipt) {
            return;
        }
        self.counted += 1;
        match body {
            None => self.unreadable += 1,
            Some(body) if !self.counter.count(&body.choice) => self.invalid += 1,
            Some(_) => {}
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
