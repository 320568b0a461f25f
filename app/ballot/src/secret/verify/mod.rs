//! The verifier: recomputes a whole poll from its public record, and names everything that is wrong.
//!
//! It reads the leaves twice, one at a time, and keeps 33 bytes for each slot of the roll and 76, in a hash map, for each credential
//! that voted. Nothing is taken on trust but the hash of the manifest that the voter was shown, if it is given.

mod chain;
mod finding;
mod issued;
mod log;
mod opening;
mod scan;

use serde::Serialize;

pub use finding::{Fault, Finding};

use self::{finding::Findings, opening::Opening, scan::Scan};
use super::{Leaf, Poll, Promise, record::tiles::TileName};
use crate::{PollId, methods::TieSeed, text_hash};

/// Where the files of a record come from. Reading is for the caller; a file that cannot be read is a file that is not there.
pub trait Record {
    /// All leaves from the first. Asked for three times: for the manifest, and for two readings; that it is the same each time is checked.
    fn leaves(&self) -> impl Iterator<Item = Vec<u8>>;
    /// All checkpoints that were published, as signed notes, from the first.
    fn checkpoints(&self) -> impl Iterator<Item = String>;
    /// The slots of the roll as they are published.
    fn roll(&self) -> impl Iterator<Item = [u8; 32]>;
    /// Whether tiles are to be compared too. They can be recomputed from the leaves, and so tell nothing new.
    fn has_tiles(&self) -> bool {
        false
    }
    /// A tile of hashes.
    fn tile(&self, _name: TileName) -> Option<Vec<u8>> {
        None
    }
}

/// What counts ballots by the method of a poll.
pub trait Counter {
    /// Counts a choice; `false` if it cannot be read or breaks the rules of the method, and so counts as invalid.
    fn count(&mut self, choice: &[u8]) -> bool;
    /// The count as the method encodes it; ties are broken by what the seed draws.
    fn tally(&self, seed: &TieSeed) -> Vec<u8>;
}

/// For a method that is known only at run time.
impl<C: Counter + ?Sized> Counter for Box<C> {
    fn count(&mut self, choice: &[u8]) -> bool {
        (**self).count(choice)
    }

    fn tally(&self, seed: &TieSeed) -> Vec<u8> {
        (**self).tally(seed)
    }
}

/// What a verifier knows from elsewhere than the record.
#[derive(Clone, Debug, Default)]
pub struct Evidence {
    /// The poll that the voter was shown.
    pub poll_id: Option<PollId>,
    /// Title, full text and options as they are shown, as for [`text_hash`].
    pub text: Option<Vec<String>>,
    /// Promises that voters kept.
    pub promises: Vec<Promise>,
    /// Checkpoints that others have: witnesses, other voters.
    pub checkpoints: Vec<String>,
}

/// How far the verifier is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// The first or the second reading.
    pub reading: u8,
    /// Leaves read.
    pub leaves: u64,
}

/// What the verifier says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Report {
    /// The poll, if there is a manifest.
    pub poll_id: Option<PollId>,
    /// Leaves of the record.
    pub leaves: u64,
    /// Persons on the roll, as the manifest says.
    pub eligible: u64,
    /// Slots to which every issuer issued.
    pub issued: u64,
    /// Ballots in the record.
    pub ballots: u64,
    /// Those among them that the server cast for voters who asked for it.
    pub assisted: u64,
    /// Credentials that voted.
    pub credentials: u64,
    /// Whether casting has ended.
    pub closed: bool,
    /// Whether the trustees opened the poll.
    pub unsealed: bool,
    /// What was counted, if anything could be opened.
    pub result: Option<super::ResultLeaf>,
    /// Everything that is wrong. Empty means that all is as it should be so far.
    pub findings: Vec<Finding>,
}

/// Verifies a record. `counter` makes what counts by the method of the manifest; `None` if this verifier does not know the method.
pub fn verify<R: Record, C: Counter>(
    record: &R,
    evidence: &Evidence,
    counter: impl FnOnce(&super::Method) -> Option<C>,
    mut progress: impl FnMut(Progress),
) -> Report {
    let mut findings = Findings::default();
    let Some(poll) = read_poll(record, evidence, &mut findings) else {
        let findings = findings.0;
        return Report {
            findings,
            ..Report::default()
        };
    };
    let mut scan = Scan::new(poll, record, evidence, findings);
    for (leaves, bytes) in (0..).zip(record.leaves()) {
        scan.leaf(record, leaves, &bytes);
        progress(Progress { reading: 1, leaves });
    }
    scan.finish(record);
    let mut report = Report {
        poll_id: Some(scan.poll.id()),
        leaves: scan.log.leaves(),
        eligible: scan.poll.manifest().eligible_count,
        issued: scan.issued.by_all(),
        ballots: scan.chains.ballots,
        assisted: scan.chains.assisted,
        credentials: u64::try_from(scan.chains.last.len()).unwrap_or(u64::MAX),
        closed: scan.closed.is_some(),
        ..Report::default()
    };
    match counter(&scan.poll.manifest().method) {
        None => scan.findings.general(Fault::Method),
        Some(mut counter) => {
            let mut opening = Opening::new(&mut scan, &mut counter);
            report.unsealed = opening.is_unsealed();
            if opening.is_possible() {
                for (leaves, bytes) in (0..).zip(record.leaves()) {
                    opening.leaf(leaves, &bytes);
                    progress(Progress { reading: 2, leaves });
                }
                report.result = Some(opening.finish());
            }
        }
    }
    report.findings = scan.findings.0;
    report
}

/// The poll of the first leaf.
fn read_poll<R: Record>(record: &R, evidence: &Evidence, findings: &mut Findings) -> Option<Poll> {
    let Some(Ok(Leaf::Manifest(manifest))) =
        record.leaves().next().map(|bytes| Leaf::from_bytes(&bytes))
    else {
        findings.general(Fault::NoManifest);
        return None;
    };
    if let Some(shown) = evidence.poll_id
        && shown != manifest.poll_id()
    {
        findings.at(0, Fault::OtherPoll { shown });
    }
    let text = evidence
        .text
        .as_ref()
        .map(|parts| parts.iter().map(String::as_str));
    if text.is_some_and(|parts| text_hash(parts) != manifest.text_hash) {
        findings.at(0, Fault::Text);
    }
    match Poll::new(*manifest) {
        Ok(poll) => Some(poll),
        Err(fault) => {
            findings.at(0, Fault::Manifest(fault));
            None
        }
    }
}
