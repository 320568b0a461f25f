//! The verifier: recomputes a whole poll from its public record, and names everything that is wrong.
//!
//! It reads the leaves twice, at most 1024 at a time, and keeps 33 bytes for each slot of the roll and 76, in a hash map, for each
//! credential that voted. Signatures can be checked on several threads. Nothing is taken on trust but the hash of the manifest that the voter was shown, if it is given.

mod chain;
mod files;
mod finding;
mod issued;
mod log;
mod opening;
mod said;
mod scan;
mod verdict;
mod work;

use std::num::NonZeroUsize;

use base64::{Engine, engine::general_purpose::STANDARD};
use serde::{Serialize, Serializer};

pub use files::{Files, Place};
pub use finding::{Fault, Finding};
pub use said::Said;
pub use verdict::Verdict;

use self::{
    finding::Findings,
    opening::Opening,
    scan::{ReadLeaf, Scan},
    work::{each, next_leaves},
};
use super::{
    Leaf, Poll, Promise,
    record::{tiles::TileName, tree::Hash},
};
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
    /// The root of their tree.
    #[serde(serialize_with = "as_in_checkpoints")]
    pub root: Option<Hash>,
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
    /// What was counted: with the shares of enough trustees, or as a result says it was without them. `None`: not counted yet.
    pub result: Option<super::ResultLeaf>,
    /// Everything that is wrong. Empty means that all is as it should be so far.
    pub findings: Vec<Finding>,
}

/// A hash as the third line of a checkpoint has it.
fn as_in_checkpoints<S: Serializer>(root: &Option<Hash>, to: S) -> Result<S::Ok, S::Error> {
    root.map(|root| STANDARD.encode(root)).serialize(to)
}

/// Verifies a record on this thread. `counter` makes what counts by the method of the manifest; `None` if this verifier does not know
/// the method.
pub fn verify<R: Record, C: Counter>(
    record: &R,
    evidence: &Evidence,
    counter: impl FnOnce(&super::Method) -> Option<C>,
    progress: impl FnMut(Progress),
) -> Report {
    verify_on(NonZeroUsize::MIN, record, evidence, counter, progress)
}

/// As [`verify`], with signatures checked and ballots opened on so many threads. The report is the same with any number.
pub fn verify_on<R: Record, C: Counter>(
    threads: NonZeroUsize,
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
    let (mut leaves, mut at) = (record.leaves(), 0);
    loop {
        let some = next_leaves(&mut leaves);
        if some.is_empty() {
            break;
        }
        for read in each(threads, &some, |bytes| ReadLeaf::new(&scan.poll, bytes)) {
            scan.leaf(record, at, read);
            progress(Progress {
                reading: 1,
                leaves: at,
            });
            at += 1;
        }
    }
    scan.finish(record);
    let mut report = scan.report();
    match counter(&scan.poll.manifest().method) {
        None => scan.findings.general(Fault::Method),
        Some(mut counter) => {
            let mut opening = Opening::new(&mut scan, &mut counter);
            report.unsealed = opening.is_unsealed();
            if opening.is_possible() {
                opening.read(threads, record.leaves(), &mut progress);
                let is_counted = opening.is_counted();
                let computed = opening.finish();
                report.result = is_counted.then_some(computed);
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
