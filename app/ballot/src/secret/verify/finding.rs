//! What a verifier finds.

use std::fmt;

use serde::{Serialize, Serializer, ser::SerializeStruct};

use crate::{
    PollId, Receipt,
    secret::{
        ManifestFault, Refused,
        record::{checkpoint::CheckpointError, leaf::LeafError, tiles::TileName},
    },
};

/// One thing that is wrong, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The number of the leaf, from 0; `None` if it is not about one leaf.
    pub leaf: Option<u64>,
    /// What is wrong.
    pub fault: Fault,
}

/// What can be wrong with a record. Numbers are as published; `found` and `computed` as recomputed.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(
    missing_docs,
    reason = "the fields of a fault are what its sentence names"
)]
pub enum Fault {
    /// The bytes are no leaf.
    Leaf(LeafError),
    /// The first leaf is not a manifest, or there is none.
    NoManifest,
    /// A manifest stands at another place than the first.
    SecondManifest,
    /// The manifest makes no poll.
    Manifest(ManifestFault),
    /// The record is of another poll than the voter was shown.
    OtherPoll { shown: PollId },
    /// The text that was shown is not that of the manifest.
    Text,

    /// A checkpoint cannot be read or is not signed.
    Checkpoint {
        place: usize,
        error: CheckpointError,
    },
    /// A checkpoint is shorter than the one before.
    CheckpointOrder { place: usize },
    /// The leaves do not have the root that was signed.
    Root { size: u64 },
    /// A checkpoint from elsewhere is signed by the box, and is not of this record: somebody was shown another one.
    Fork { size: u64 },
    /// A signed checkpoint has more leaves than there are.
    Truncated { size: u64, leaves: u64 },
    /// Leaves stand after the last checkpoint.
    Unsigned { size: u64 },
    /// No checkpoint was signed between a batch and the next.
    NoCheckpoint { batch: u64 },
    /// A tile is missing or not that of the leaves.
    Tile { name: TileName },

    /// The slot in this line of the roll (from 0) is not greater than the one before: not sorted, or there twice.
    RollOrder { line: u64 },
    /// The roll has another number of slots than the manifest says.
    RollCount { manifest: u64, found: u64 },
    /// The root of the roll is not that of the manifest.
    RollRoot,

    /// There is no such issuer.
    NoSuchIssuer { issuer: u16 },
    /// The issuer did not sign this batch.
    IssuanceSignature { issuer: u16 },
    /// The slots of this batch are not sorted, or it is empty.
    IssuanceOrder { issuer: u16 },
    /// The batches of an issuer are not numbered without a gap.
    IssuanceBatch { expected: u64, found: u64 },
    /// A slot is not on the roll.
    NotOnRoll { slot: [u8; 32] },
    /// An issuer issued to a slot a second time.
    IssuedTwice { issuer: u16, slot: [u8; 32] },

    /// The ballot is not good by itself, or not the next of its credential.
    Ballot(Refused),
    /// The receipt is not greater than the one before in the batch: the order could tell something, or it is there twice.
    BatchOrder { receipt: Receipt },
    /// The batches are not numbered without a gap.
    BatchNumber { expected: u64, found: u64 },
    /// Another leaf stands within the batch.
    BrokenBatch { batch: u64 },
    /// A checkpoint was signed within the batch, and so told ballots of it apart.
    CheckpointInBatch { batch: u64, size: u64 },
    /// A batch that is not the last has too few ballots.
    SmallBatch { batch: u64, found: u64, min_k: u32 },
    /// It was added after the close.
    AfterClose,
    /// It was published before the close.
    BeforeClose,
    /// It was published after the result.
    AfterResult,
    /// There are more credentials than slots to which every issuer issued.
    TooManyCredentials { credentials: u64, issued: u64 },

    /// All witnesses saw the close before the window of casting was over (seconds since 1970).
    ClosedEarly { seen: i64, closes: i64 },
    /// A second close.
    SecondClose,
    /// A number in the close is not that of the record.
    Close {
        what: &'static str,
        published: Option<u64>,
        computed: Option<u64>,
    },
    /// A share is not that of its trustee.
    Share { index: u16 },
    /// A share is there twice.
    SecondShare { index: u16 },
    /// An opening is of no ballot of the record, or there twice.
    OpeningOfNone { receipt: Receipt },
    /// An opening does not open its ballot.
    Opening { receipt: Receipt },
    /// A second result.
    SecondResult,
    /// The hash of the result is not that of its fields.
    ResultHash,
    /// A number in the result is not that of the ballots.
    ResultNumber {
        what: &'static str,
        published: u64,
        computed: u64,
    },
    /// The count is not that of the ballots.
    Tally,
    /// The leaves were others when they were read the second time.
    SecondReading,
    /// The method of the manifest cannot be counted by this verifier.
    Method,

    /// A promise is not by the box of this poll.
    NotPromised { receipt: Receipt },
    /// The box promised a ballot, and it is not in the record by its batch.
    PromiseBroken { receipt: Receipt, batch: u64 },
}

impl Fault {
    /// One word for programs: the name of the variant.
    #[must_use]
    pub fn code(&self) -> String {
        let debug = format!("{self:?}");
        debug.chars().take_while(|c| c.is_alphanumeric()).collect()
    }

    /// What is about the record as a log.
    fn write_log(&self, f: &mut fmt::Formatter<'_>) -> Option<fmt::Result> {
        Some(match self {
            Self::Checkpoint { place, error } => write!(f, "checkpoint {place}: {error}"),
            Self::CheckpointOrder { place } => {
                write!(f, "checkpoint {place} is shorter than the one before")
            }
            Self::Root { size } => write!(
                f,
                "the first {size} leaves do not have the root that was signed"
            ),
            Self::Fork { size } => write!(f, "the box signed another record with {size} leaves"),
            Self::Truncated { size, leaves } => {
                write!(f, "{size} leaves were signed and {leaves} are there")
            }
            Self::Unsigned { size } => write!(f, "only {size} leaves are signed"),
            Self::NoCheckpoint { batch } => {
                write!(f, "no checkpoint was signed after batch {batch}")
            }
            Self::Tile { name } => write!(f, "{name} is missing or not that of the leaves"),
            _ => return None,
        })
    }

    /// What is about the roll and issuing.
    fn write_roll(&self, f: &mut fmt::Formatter<'_>) -> Option<fmt::Result> {
        Some(match self {
            Self::RollOrder { line } => write!(
                f,
                "slot {line} of the roll is not greater than the one before"
            ),
            Self::RollCount { manifest, found } => {
                write!(
                    f,
                    "the roll has {found} slots, the manifest says {manifest}"
                )
            }
            Self::RollRoot => f.write_str("the roll is not that of the manifest"),
            Self::NoSuchIssuer { issuer } => write!(f, "there is no issuer {issuer}"),
            Self::IssuanceSignature { issuer } => {
                write!(f, "issuer {issuer} did not sign this batch")
            }
            Self::IssuanceOrder { issuer } => {
                write!(f, "the slots of issuer {issuer} are not sorted")
            }
            Self::IssuanceBatch { expected, found } => {
                write!(
                    f,
                    "batch {found} of issuing stands where batch {expected} belongs"
                )
            }
            Self::NotOnRoll { slot } => write!(f, "the slot {} is not on the roll", PollId(*slot)),
            Self::IssuedTwice { issuer, slot } => {
                write!(
                    f,
                    "issuer {issuer} issued twice to the slot {}",
                    PollId(*slot)
                )
            }
            Self::TooManyCredentials {
                credentials,
                issued,
            } => {
                write!(f, "{credentials} credentials voted, {issued} were issued")
            }
            _ => return None,
        })
    }

    /// What is about the end.
    fn write_end(&self, f: &mut fmt::Formatter<'_>) -> Option<fmt::Result> {
        Some(match self {
            Self::ClosedEarly { seen, closes } => {
                write!(
                    f,
                    "the poll was closed by {seen}, and casting was to end at {closes}"
                )
            }
            Self::SecondClose => f.write_str("the poll was closed before"),
            Self::Close {
                what,
                published,
                computed,
            } => {
                let shown = |number: &Option<u64>| {
                    number.map_or_else(|| "none".to_owned(), |number| number.to_string())
                };
                let (published, computed) = (shown(published), shown(computed));
                write!(
                    f,
                    "{what}: the close says {published}, the record {computed}"
                )
            }
            Self::Share { index } => write!(f, "share {index} is not that of its trustee"),
            Self::SecondShare { index } => write!(f, "share {index} is there already"),
            Self::OpeningOfNone { receipt } => {
                write!(f, "no ballot is left to open with the receipt {receipt}")
            }
            Self::Opening { receipt } => write!(f, "this does not open the ballot {receipt}"),
            Self::SecondResult => f.write_str("there is a result already"),
            Self::ResultHash => f.write_str("the hash of the result is not that of its fields"),
            Self::ResultNumber {
                what,
                published,
                computed,
            } => {
                write!(
                    f,
                    "the result says {published} {what}, the ballots {computed}"
                )
            }
            Self::Tally => f.write_str("the count is not that of the ballots"),
            Self::SecondReading => f.write_str("the leaves changed while they were read"),
            Self::Method => f.write_str("this verifier cannot count by the method of the poll"),
            _ => return None,
        })
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let written = self
            .write_log(f)
            .or_else(|| self.write_roll(f))
            .or_else(|| self.write_end(f));
        if let Some(written) = written {
            return written;
        }
        match self {
            Self::Leaf(error) => error.fmt(f),
            Self::NoManifest => f.write_str("the first leaf is no manifest"),
            Self::SecondManifest => f.write_str("a manifest stands after the first leaf"),
            Self::Manifest(fault) => fault.fmt(f),
            Self::OtherPoll { shown } => write!(f, "the voter was shown the poll {shown}"),
            Self::Text => f.write_str("the text that was shown is not that of the poll"),
            Self::Ballot(refused) => refused.fmt(f),
            Self::BatchOrder { receipt } => {
                write!(f, "{receipt} is not greater than the receipt before")
            }
            Self::BatchNumber { expected, found } => {
                write!(f, "batch {found} stands where batch {expected} belongs")
            }
            Self::BrokenBatch { batch } => {
                write!(f, "another leaf stands within batch {batch}")
            }
            Self::CheckpointInBatch { batch, size } => {
                write!(
                    f,
                    "a checkpoint of {size} leaves was signed within batch {batch}"
                )
            }
            Self::SmallBatch {
                batch,
                found,
                min_k,
            } => {
                write!(
                    f,
                    "batch {batch} has {found} ballots, at least {min_k} are asked for"
                )
            }
            Self::AfterClose => f.write_str("this was added after the close"),
            Self::BeforeClose => f.write_str("this was published before the close"),
            Self::AfterResult => f.write_str("this was published after the result"),
            Self::NotPromised { receipt } => {
                write!(f, "the box did not promise the ballot {receipt}")
            }
            Self::PromiseBroken { receipt, batch } => {
                write!(
                    f,
                    "the box promised the ballot {receipt} by batch {batch}, and it is not there"
                )
            }
            other => f.write_str(&other.code()),
        }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(leaf) = self.leaf {
            write!(f, "leaf {leaf}: ")?;
        }
        self.fault.fmt(f)
    }
}

impl Serialize for Finding {
    /// `{"leaf": 3, "code": "PromiseBroken", "text": "…"}`.
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut object = to.serialize_struct("Finding", 3)?;
        object.serialize_field("leaf", &self.leaf)?;
        object.serialize_field("code", &self.fault.code())?;
        object.serialize_field("text", &self.fault.to_string())?;
        object.end()
    }
}

/// All that was found, in the order of finding.
#[derive(Debug, Default)]
pub(crate) struct Findings(pub(crate) Vec<Finding>);

impl Findings {
    pub(crate) fn at(&mut self, leaf: u64, fault: Fault) {
        let leaf = Some(leaf);
        self.0.push(Finding { leaf, fault });
    }

    pub(crate) fn general(&mut self, fault: Fault) {
        self.0.push(Finding { leaf: None, fault });
    }
}
