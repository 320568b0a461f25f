//! The leaves of a record: one byte of kind, then its fields.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::tiles::MAX_LEAF;
use crate::{
    PollId, Receipt,
    encoding::Fields,
    secret::{
        ballot::SignedBallot,
        context,
        issue::Issuance,
        json,
        manifest::Manifest,
        read::{ReadError, Reader},
        sharing::Share,
    },
};

/// A ballot in the record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BallotLeaf {
    /// The number of the batch, from 0.
    pub batch_no: u64,
    /// Whether the server blinded and sealed for the voter, who asked for it: such a ballot is not secret from the operator.
    pub assisted: bool,
    /// The ballot.
    pub signed: SignedBallot,
}

/// The end of casting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Close {
    /// All ballots in the record.
    pub ballots: u64,
    /// Credentials they are by.
    pub distinct_cids: u64,
    /// Slots to which every issuer issued.
    pub issued: u64,
    /// The number of the last batch; `None` if there was no ballot.
    pub last_batch: Option<u64>,
}

/// A voter opens the own ballot, because the trustees cannot.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SelfOpening {
    /// The ballot.
    pub receipt: Receipt,
    /// The scalar of its sealing: [`Voter::opening`](crate::secret::Voter::opening). It opens no other ballot.
    #[serde(with = "json::array")]
    pub r: [u8; 32],
}

/// The published count.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ResultLeaf {
    /// Ballots that count: the last of each credential, invalid ones too.
    pub counted: u64,
    /// Those among them that break the rules of the method.
    pub invalid: u64,
    /// Those among them that could not be opened or read.
    pub unreadable: u64,
    /// The count, as the method encodes it.
    #[serde(with = "json::bytes")]
    pub tally: Vec<u8>,
    /// `H[tally](poll_id, counted, invalid, unreadable, tally)`.
    #[serde(with = "json::array")]
    pub hash: [u8; 32],
}

impl ResultLeaf {
    /// A result with its hash.
    #[must_use]
    pub fn new(
        poll: &PollId,
        (counted, invalid, unreadable): (u64, u64, u64),
        tally: Vec<u8>,
    ) -> Self {
        let hash = Fields::default()
            .bytes(&poll.0)
            .number(counted)
            .number(invalid)
            .number(unreadable)
            .bytes(&tally)
            .hash(context::TALLY);
        Self {
            counted,
            invalid,
            unreadable,
            tally,
            hash,
        }
    }
}

/// Something went wrong and is told, or something was deleted as the law asks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Incident {
    /// What, in one word, for programs: `deleted`, `late_batch`, `other`.
    pub kind: String,
    /// What, for people.
    pub text: String,
}

/// An entry of the record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Leaf {
    /// `0x01`: what the poll is; only as the first leaf.
    Manifest(Box<Manifest>),
    /// `0x10`: slots an issuer issued to.
    Issuance(Issuance),
    /// `0x20`: a ballot.
    Ballot(Box<BallotLeaf>),
    /// `0x30`: the end of casting.
    Close(Close),
    /// `0x40`: a trustee's share.
    Share(Share),
    /// `0x41`: a voter opens a ballot.
    Opening(SelfOpening),
    /// `0x50`: the count.
    Result(ResultLeaf),
    /// `0x60`: an incident.
    Incident(Incident),
}

/// Why bytes are no leaf.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LeafError {
    /// There is no such kind, or no byte at all.
    Kind(Option<u8>),
    /// The fields are not those of the kind.
    Fields(ReadError),
    /// Longer than a bundle can say: [`MAX_LEAF`] bytes.
    TooLong,
}

impl fmt::Display for LeafError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Kind(Some(kind)) => write!(f, "there is no kind of leaf {kind:#04x}"),
            Self::Kind(None) => f.write_str("the leaf is empty"),
            Self::Fields(error) => error.fmt(f),
            Self::TooLong => f.write_str("the leaf is longer than a record permits"),
        }
    }
}

impl std::error::Error for LeafError {}

impl From<ReadError> for LeafError {
    fn from(error: ReadError) -> Self {
        Self::Fields(error)
    }
}

impl Leaf {
    /// The byte of its kind.
    #[must_use]
    pub fn kind(&self) -> u8 {
        match self {
            Self::Manifest(_) => 0x01,
            Self::Issuance(_) => 0x10,
            Self::Ballot(_) => 0x20,
            Self::Close(_) => 0x30,
            Self::Share(_) => 0x40,
            Self::Opening(_) => 0x41,
            Self::Result(_) => 0x50,
            Self::Incident(_) => 0x60,
        }
    }

    fn fields(&self) -> Vec<u8> {
        let fields = Fields::default();
        let fields = match self {
            Self::Manifest(manifest) => return manifest.to_bytes(),
            Self::Issuance(batch) => fields
                .number(batch.issuer)
                .number(batch.batch)
                .bytes(batch.slots.as_flattened())
                .bytes(&batch.signature),
            Self::Ballot(leaf) => fields
                .number(leaf.batch_no)
                .number(leaf.assisted)
                .bytes(&leaf.signed.to_bytes()),
            Self::Close(close) => fields
                .number(close.ballots)
                .number(close.distinct_cids)
                .number(close.issued)
                .optional(close.last_batch),
            Self::Share(share) => fields.number(share.index).bytes(&share.scalar),
            Self::Opening(opening) => fields.bytes(&opening.receipt.0).bytes(&opening.r),
            Self::Result(result) => fields
                .number(result.counted)
                .number(result.invalid)
                .number(result.unreadable)
                .bytes(&result.tally)
                .bytes(&result.hash),
            Self::Incident(incident) => fields
                .bytes(incident.kind.as_bytes())
                .bytes(incident.text.as_bytes()),
        };
        fields.finish()
    }

    /// The bytes that are hashed and published.
    ///
    /// # Errors
    /// [`LeafError::TooLong`].
    pub fn to_bytes(&self) -> Result<Vec<u8>, LeafError> {
        let mut bytes = vec![self.kind()];
        bytes.extend_from_slice(&self.fields());
        if bytes.len() > MAX_LEAF {
            return Err(LeafError::TooLong);
        }
        Ok(bytes)
    }

    /// Reads a leaf; nothing is verified.
    ///
    /// # Errors
    /// [`LeafError`] for everything that [`to_bytes`](Self::to_bytes) would not write.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, LeafError> {
        if bytes.len() > MAX_LEAF {
            return Err(LeafError::TooLong);
        }
        let (kind, fields) = bytes.split_first().ok_or(LeafError::Kind(None))?;
        let mut r = Reader::new(fields);
        let leaf = match kind {
            0x01 => return Ok(Self::Manifest(Box::new(Manifest::from_bytes(fields)?))),
            0x10 => Self::Issuance(read_issuance(&mut r)?),
            0x20 => Self::Ballot(Box::new(BallotLeaf {
                batch_no: r.number()?,
                assisted: r.flag()?,
                signed: SignedBallot::from_bytes(r.field()?)?,
            })),
            0x30 => Self::Close(Close {
                ballots: r.number()?,
                distinct_cids: r.number()?,
                issued: r.number()?,
                last_batch: r.optional()?.map(u64::from_be_bytes),
            }),
            0x40 => Self::Share(Share {
                index: r.number()?,
                scalar: r.array()?,
            }),
            0x41 => Self::Opening(SelfOpening {
                receipt: Receipt(r.array()?),
                r: r.array()?,
            }),
            0x50 => Self::Result(ResultLeaf {
                counted: r.number()?,
                invalid: r.number()?,
                unreadable: r.number()?,
                tally: r.field()?.to_vec(),
                hash: r.array()?,
            }),
            0x60 => Self::Incident(Incident {
                kind: r.text()?,
                text: r.text()?,
            }),
            other => return Err(LeafError::Kind(Some(*other))),
        };
        r.end()?;
        Ok(leaf)
    }
}

fn read_issuance(r: &mut Reader) -> Result<Issuance, ReadError> {
    let (issuer, batch, slots) = (r.number()?, r.number()?, r.field()?);
    let (slots, rest) = slots.as_chunks::<32>();
    if !rest.is_empty() {
        return Err(ReadError::Length {
            expected: 32,
            found: rest.len(),
        });
    }
    Ok(Issuance {
        issuer,
        batch,
        slots: slots.to_vec(),
        signature: r.array()?,
    })
}
