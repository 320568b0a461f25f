//! The first reading of a record: every leaf, one after the other.

use std::collections::{HashMap, hash_map::Entry};

use super::{
    Evidence, Record, Report,
    chain::{Chains, ReadBatch},
    finding::{Fault, Findings},
    issued::Issued,
    log::Log,
};
use crate::{
    Receipt,
    secret::{
        Checked, Close, Leaf, LeafError, Poll, Promise, Refused, ResultLeaf, SelfOpening, Share,
        record::tree::{Hash, empty_root, leaf_hash},
    },
};

/// Seconds by which the clocks of witnesses may be wrong.
const CLOCKS: i64 = 600;

/// What can be said of a leaf by itself.
pub(super) struct ReadLeaf {
    hash: Hash,
    leaf: Result<Leaf, LeafError>,
    /// For a ballot: its receipt, and what the box would have said.
    ballot: Option<(Receipt, Result<Checked, Refused>)>,
}

impl ReadLeaf {
    /// Reads a leaf, and checks the signatures of a ballot.
    pub(super) fn new(poll: &Poll, bytes: &[u8]) -> Self {
        let leaf = Leaf::from_bytes(bytes);
        let ballot = match &leaf {
            Ok(Leaf::Ballot(leaf)) => Some((leaf.signed.receipt(), poll.check(&leaf.signed))),
            _ => None,
        };
        let hash = leaf_hash(bytes);
        Self { hash, leaf, ballot }
    }
}

/// What is known after the first reading.
pub(super) struct Scan {
    pub(super) poll: Poll,
    pub(super) log: Log,
    pub(super) issued: Issued,
    pub(super) chains: Chains,
    pub(super) findings: Findings,
    pub(super) closed: Option<u64>,
    /// The root of the tree with the close as its last leaf; without a close, of no leaf.
    pub(super) closing_root: Hash,
    pub(super) shares: Vec<Share>,
    pub(super) openings: HashMap<Receipt, (u64, SelfOpening)>,
    pub(super) result: Option<(u64, ResultLeaf)>,
    /// Promised receipts that were not seen yet, and the batch each was promised for.
    promised: HashMap<Receipt, u64>,
    /// A batch with too few ballots, if nothing came after it yet.
    small: Option<(u64, u64)>,
    /// The end of the last batch that was read, and its number.
    batch_end: Option<(u64, u64)>,
}

impl Scan {
    pub(super) fn new<R: Record>(
        poll: Poll,
        record: &R,
        evidence: &Evidence,
        mut findings: Findings,
    ) -> Self {
        let log = Log::new(record, &evidence.checkpoints, &poll, &mut findings);
        let issued = Issued::new(record.roll(), &poll, &mut findings);
        let mut scan = Self {
            poll,
            log,
            issued,
            chains: Chains::default(),
            findings,
            closed: None,
            closing_root: empty_root(),
            shares: Vec::new(),
            openings: HashMap::new(),
            result: None,
            promised: HashMap::new(),
            small: None,
            batch_end: None,
        };
        evidence
            .promises
            .iter()
            .for_each(|promise| scan.promise(promise));
        scan
    }

    fn promise(&mut self, promise: &Promise) {
        let receipt = promise.receipt;
        let manifest = self.poll.manifest();
        if promise.poll_id != self.poll.id() || !promise.is_signed(&manifest.box_vkey) {
            self.findings.general(Fault::NotPromised { receipt });
            return;
        }
        let batch = self.promised.entry(receipt).or_insert(promise.batch_no);
        *batch = promise.batch_no.min(*batch);
    }

    /// A leaf by its number.
    pub(super) fn leaf<R: Record>(&mut self, record: &R, at: u64, read: ReadLeaf) {
        self.log.push(record, read.hash, &mut self.findings);
        let leaf = match read.leaf {
            Ok(leaf) => leaf,
            Err(error) => return self.findings.at(at, Fault::Leaf(error)),
        };
        if let Some(fault) = self.is_out_of_place(at, &leaf) {
            return self.findings.at(at, fault);
        }
        match leaf {
            Leaf::Manifest(manifest) if at == 0 => {
                if manifest.poll_id() != self.poll.id() {
                    self.findings.at(at, Fault::SecondReading);
                }
            }
            // Found out of place above.
            Leaf::Manifest(_) => {}
            Leaf::Issuance(batch) => {
                self.issued
                    .batch(at, &batch, &self.poll, &mut self.findings);
            }
            Leaf::Ballot(leaf) => {
                self.chains.assisted += u64::from(leaf.assisted);
                if let Some((receipt, checked)) = read.ballot {
                    self.ballot(at, leaf.batch_no, receipt, checked);
                }
            }
            Leaf::Close(close) => self.close(at, close),
            Leaf::Share(share) => self.share(at, share),
            Leaf::Opening(opening) => {
                let receipt = opening.receipt;
                match self.openings.entry(receipt) {
                    Entry::Occupied(_) => self.findings.at(at, Fault::OpeningOfNone { receipt }),
                    Entry::Vacant(place) => {
                        place.insert((at, opening));
                    }
                }
            }
            Leaf::Result(result) => self.result = Some((at, result)),
            Leaf::Incident(_) => {}
        }
    }

    /// Why a leaf stands where it may not. Such a leaf is passed over.
    fn is_out_of_place(&self, at: u64, leaf: &Leaf) -> Option<Fault> {
        let (closed, counted) = (self.closed.is_some(), self.result.is_some());
        match leaf {
            Leaf::Manifest(_) if at > 0 => Some(Fault::SecondManifest),
            Leaf::Manifest(_) | Leaf::Incident(_) => None,
            _ if at == 0 => Some(Fault::NoManifest),
            Leaf::Issuance(_) | Leaf::Ballot(_) if closed => Some(Fault::AfterClose),
            Leaf::Close(_) if closed => Some(Fault::SecondClose),
            Leaf::Issuance(_) | Leaf::Ballot(_) | Leaf::Close(_) => None,
            _ if !closed => Some(Fault::BeforeClose),
            Leaf::Result(_) if counted => Some(Fault::SecondResult),
            _ if counted => Some(Fault::AfterResult),
            _ => None,
        }
    }

    fn ballot(
        &mut self,
        at: u64,
        batch_no: u64,
        receipt: Receipt,
        checked: Result<Checked, Refused>,
    ) {
        let before = self.chains.enter(at, batch_no, receipt, &mut self.findings);
        if let Some(batch) = before {
            self.end_batch(&batch);
        }
        self.follow_batch(at);
        if self
            .promised
            .get(&receipt)
            .is_some_and(|batch| batch_no <= *batch)
        {
            self.promised.remove(&receipt);
        }
        match checked {
            Ok(ballot) => self.chains.add(at, ballot, &mut self.findings),
            Err(refused) => self.findings.at(at, Fault::Ballot(refused)),
        }
    }

    fn end_batch(&mut self, batch: &ReadBatch) {
        let min_k = self.poll.manifest().batch.min_k;
        if batch.ballots < u64::from(min_k) {
            self.small = Some((batch.number, batch.ballots));
        }
        for size in self.log.sizes_within(batch.start, batch.end) {
            let batch = batch.number;
            self.findings
                .at(size, Fault::CheckpointInBatch { batch, size });
        }
        self.batch_end = Some((batch.end, batch.number));
    }

    /// Something comes after a batch, at a leaf: then it was signed and not too small.
    fn follow_batch(&mut self, at: u64) {
        let min_k = self.poll.manifest().batch.min_k;
        if let Some((batch, found)) = self.small.take() {
            self.findings.at(
                at,
                Fault::SmallBatch {
                    batch,
                    found,
                    min_k,
                },
            );
        }
        if let Some((end, batch)) = self.batch_end.take()
            && !self.log.is_signed_between(end, at)
        {
            self.findings.at(at, Fault::NoCheckpoint { batch });
        }
    }

    fn close(&mut self, at: u64, close: Close) {
        self.closed = Some(at);
        self.closing_root = self.log.root();
        let closes_ms = self.poll.manifest().windows.cast.closes_at_ms;
        let seen = self.log.seen(at).and_then(|seen| i64::try_from(seen).ok());
        let is_early = |seen: &i64| seen.saturating_add(CLOCKS).saturating_mul(1000) < closes_ms;
        if let Some(seen) = seen.filter(is_early) {
            let closes = closes_ms / 1000;
            self.findings.at(at, Fault::ClosedEarly { seen, closes });
        }
        if let Some(batch) = self.chains.end_batch(&mut self.findings) {
            self.end_batch(&batch);
        }
        let credentials = u64::try_from(self.chains.last.len()).ok();
        let numbers = [
            ("ballots", Some(close.ballots), Some(self.chains.ballots)),
            ("credentials", Some(close.distinct_cids), credentials),
            (
                "issued slots",
                Some(close.issued),
                Some(self.issued.by_all()),
            ),
            (
                "as the last batch",
                close.last_batch,
                self.chains.last_batch(),
            ),
        ];
        for (what, published, computed) in numbers {
            if published != computed {
                let fault = Fault::Close {
                    what,
                    published,
                    computed,
                };
                self.findings.at(at, fault);
            }
        }
    }

    fn share(&mut self, at: u64, share: Share) {
        let index = share.index;
        if self.poll.manifest().sealing.check_share(&share).is_err() {
            self.findings.at(at, Fault::Share { index });
        } else if self.shares.iter().any(|other| other.index == index) {
            self.findings.at(at, Fault::SecondShare { index });
        } else {
            self.shares.push(share);
        }
    }

    /// What the first reading says; the findings are added at the end.
    pub(super) fn report(&self) -> Report {
        Report {
            poll_id: Some(self.poll.id()),
            leaves: self.log.leaves(),
            root: Some(self.log.root()),
            eligible: self.poll.manifest().eligible_count,
            issued: self.issued.by_all(),
            ballots: self.chains.ballots,
            assisted: self.chains.assisted,
            credentials: u64::try_from(self.chains.last.len()).unwrap_or(u64::MAX),
            closed: self.closed.is_some(),
            ..Report::default()
        }
    }

    /// After the last leaf.
    pub(super) fn finish<R: Record>(&mut self, record: &R) {
        if let Some(batch) = self.chains.end_batch(&mut self.findings) {
            self.end_batch(&batch);
        }
        self.log.finish(record, &mut self.findings);
        let credentials = u64::try_from(self.chains.last.len()).unwrap_or(u64::MAX);
        let issued = self.issued.by_all();
        if credentials > issued {
            self.findings.general(Fault::TooManyCredentials {
                credentials,
                issued,
            });
        }
        let last = self.chains.last_batch();
        let mut broken: Vec<(Receipt, u64)> = self
            .promised
            .drain()
            .filter(|(_, batch)| self.closed.is_some() || last.is_some_and(|last| *batch <= last))
            .collect();
        broken.sort_unstable();
        for (receipt, batch) in broken {
            self.findings
                .general(Fault::PromiseBroken { receipt, batch });
        }
    }
}
