//! What a secret poll is, in one hash: everything that could differ between its voters.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{
    json,
    read::{ReadError, Reader},
    record::vkey::{KeyKind, VerifierKey},
};
use crate::{
    PollId,
    encoding::{Fields, context},
};

/// The name of the profile in the manifest.
pub const PROFILE: &str = "secret";

/// How is voted, and how long a ballot is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Method {
    /// Its name, like `approval`.
    pub id: String,
    /// The version of its rules.
    pub version: u16,
    /// Its parameters, in the one encoding that the method gives them.
    #[serde(with = "json::bytes")]
    pub params: Vec<u8>,
    /// Bytes of every body before sealing: choice and phrase with the four bytes of length before each, and zeros.
    pub max_len: u32,
}

/// From `opens_at_ms`, until before `closes_at_ms`: milliseconds since 1970-01-01T00:00Z.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Window {
    /// The first millisecond.
    pub opens_at_ms: i64,
    /// The first millisecond that is too late.
    pub closes_at_ms: i64,
}

impl Window {
    /// Whether a moment is within.
    #[must_use]
    pub fn contains(&self, now_ms: i64) -> bool {
        (self.opens_at_ms..self.closes_at_ms).contains(&now_ms)
    }
}

/// When what happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Windows {
    /// When credentials are issued.
    pub issue: Window,
    /// When ballots are taken.
    pub cast: Window,
    /// Hours between close and unsealing.
    pub complaint_hours: u16,
}

/// Who gives out credentials.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Issuer {
    /// Its name, for people.
    pub name: String,
    /// Where it is asked.
    pub url: String,
    /// Its key of this poll: [`IssuerKey::to_spki`](super::IssuerKey::to_spki).
    #[serde(with = "json::bytes")]
    pub rsa_spki: Vec<u8>,
    /// Signs the batches of slots it issued to.
    pub record_vkey: VerifierKey,
}

/// Under which key ballots are sealed, and who has its shares.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sealing {
    /// The key of the poll, a ristretto255 point.
    #[serde(rename = "Y", with = "json::array")]
    pub key: [u8; 32],
    /// How many shares open.
    pub t: u16,
    /// How many shares there are.
    pub n: u16,
    /// `share · G` of each trustee; the first has the index 1.
    #[serde(with = "json::arrays")]
    pub verifying_shares: Vec<[u8; 32]>,
}

/// Whose cosignatures a checkpoint needs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WitnessPolicy {
    /// How many of the witnesses; 0 if there are none.
    pub quorum: u16,
    /// Their keys, of the kind [`KeyKind::Witness`].
    pub witnesses: Vec<VerifierKey>,
}

/// Whether a voter may vote again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Revote {
    /// The last ballot of a credential counts.
    Last,
    /// There is one ballot per credential.
    None,
}

/// When ballots go from the box into the record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Batch {
    /// The least ballots of a batch that is not the last, and the least eligible persons of the poll.
    pub min_k: u32,
    /// Seconds between batches.
    pub interval: u32,
}

/// What becomes of a ballot that counts and cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum UnreadableRule {
    /// It is published and counted as invalid.
    Invalid,
}

/// Everything that could differ between the voters of a poll. A change of any field is another poll.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// The version of the protocol: [`PROTOCOL_VERSION`](crate::PROTOCOL_VERSION).
    pub version: u16,
    /// [`PROFILE`].
    pub profile: String,
    /// Who runs it, as text for people.
    pub operator: String,
    /// 32 random bytes, new for each poll.
    #[serde(with = "json::array")]
    pub nonce: [u8; 32],
    /// [`text_hash`](crate::text_hash) of the full text and of all options in their order.
    #[serde(with = "json::array")]
    pub text_hash: [u8; 32],
    /// How is voted.
    pub method: Method,
    /// When.
    pub windows: Windows,
    /// How many persons are on the roll.
    pub eligible_count: u64,
    /// [`roll_root`](super::roll_root) of their slots.
    #[serde(with = "json::array")]
    pub roll_root: [u8; 32],
    /// All of them sign every credential.
    pub issuers: Vec<Issuer>,
    /// Under which key.
    pub sealing: Sealing,
    /// Signs promises and the checkpoints of the record; its name is `record_origin`.
    pub box_vkey: VerifierKey,
    /// The first line of every checkpoint.
    pub record_origin: String,
    /// Who watches.
    pub witness_policy: WitnessPolicy,
    /// SHA-256 of each published file that runs in the voter's browser.
    #[serde(with = "json::arrays")]
    pub bundle_hashes: Vec<[u8; 32]>,
    /// Whether one may vote again.
    pub revote: Revote,
    /// When ballots are published.
    pub batch: Batch,
    /// The least number of ballots in a published part of the result.
    pub min_publish_cell: u32,
    /// What becomes of unreadable ballots.
    pub unreadable_rule: UnreadableRule,
}

impl Manifest {
    /// `H[manifest](LP of every field in order)`.
    #[must_use]
    pub fn poll_id(&self) -> PollId {
        PollId(blake3::derive_key(context::MANIFEST, &self.to_bytes()))
    }

    /// The fields in order, as they are hashed and as they stand in leaf 0 of the record.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let fields = Fields::default()
            .number(self.version)
            .bytes(self.profile.as_bytes())
            .bytes(self.operator.as_bytes())
            .bytes(&self.nonce)
            .bytes(&self.text_hash)
            .bytes(self.method.id.as_bytes())
            .number(self.method.version)
            .bytes(&self.method.params)
            .number(self.method.max_len)
            .moment(self.windows.issue.opens_at_ms)
            .moment(self.windows.issue.closes_at_ms)
            .moment(self.windows.cast.opens_at_ms)
            .moment(self.windows.cast.closes_at_ms)
            .number(self.windows.complaint_hours)
            .number(self.eligible_count)
            .bytes(&self.roll_root)
            .count(self.issuers.len());
        let fields = self.issuers.iter().fold(fields, |fields, issuer| {
            fields
                .bytes(issuer.name.as_bytes())
                .bytes(issuer.url.as_bytes())
                .bytes(&issuer.rsa_spki)
                .bytes(issuer.record_vkey.to_string().as_bytes())
        });
        let witnesses: Vec<String> = names(&self.witness_policy.witnesses);
        fields
            .bytes(&self.sealing.key)
            .number(self.sealing.t)
            .number(self.sealing.n)
            .list(&self.sealing.verifying_shares)
            .bytes(self.box_vkey.to_string().as_bytes())
            .bytes(self.record_origin.as_bytes())
            .number(self.witness_policy.quorum)
            .list(&witnesses)
            .list(&self.bundle_hashes)
            .bytes(self.revote.name().as_bytes())
            .number(self.batch.min_k)
            .number(self.batch.interval)
            .number(self.min_publish_cell)
            .bytes(self.unreadable_rule.name().as_bytes())
            .finish()
    }

    /// Reads what [`to_bytes`](Self::to_bytes) wrote. Whether it makes a good poll is for [`Poll::new`](super::Poll::new).
    ///
    /// # Errors
    /// [`ReadError`] for everything else.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, ReadError> {
        let mut reader = Reader::new(bytes);
        let r = &mut reader;
        let manifest = Self {
            version: r.number()?,
            profile: r.text()?,
            operator: r.text()?,
            nonce: r.array()?,
            text_hash: r.array()?,
            method: Method {
                id: r.text()?,
                version: r.number()?,
                params: r.field()?.to_vec(),
                max_len: r.number()?,
            },
            windows: Windows {
                issue: read_window(r)?,
                cast: read_window(r)?,
                complaint_hours: r.number()?,
            },
            eligible_count: r.number()?,
            roll_root: r.array()?,
            issuers: r.list(read_issuer)?,
            sealing: Sealing {
                key: r.array()?,
                t: r.number()?,
                n: r.number()?,
                verifying_shares: r.list(Reader::array)?,
            },
            box_vkey: read_key(r)?,
            record_origin: r.text()?,
            witness_policy: WitnessPolicy {
                quorum: r.number()?,
                witnesses: r.list(read_key)?,
            },
            bundle_hashes: r.list(Reader::array)?,
            revote: Revote::read(&r.text()?)?,
            batch: Batch {
                min_k: r.number()?,
                interval: r.number()?,
            },
            min_publish_cell: r.number()?,
            unreadable_rule: UnreadableRule::read(&r.text()?)?,
        };
        reader.end()?;
        Ok(manifest)
    }
}

fn names(keys: &[VerifierKey]) -> Vec<String> {
    keys.iter().map(ToString::to_string).collect()
}

fn read_window(reader: &mut Reader) -> Result<Window, ReadError> {
    Ok(Window {
        opens_at_ms: reader.moment()?,
        closes_at_ms: reader.moment()?,
    })
}

fn read_key(reader: &mut Reader) -> Result<VerifierKey, ReadError> {
    reader.text()?.parse().map_err(|_| ReadError::NotCanonical)
}

fn read_issuer(reader: &mut Reader) -> Result<Issuer, ReadError> {
    Ok(Issuer {
        name: reader.text()?,
        url: reader.text()?,
        rsa_spki: reader.field()?.to_vec(),
        record_vkey: read_key(reader)?,
    })
}

impl Revote {
    fn name(self) -> &'static str {
        match self {
            Self::Last => "last",
            Self::None => "none",
        }
    }

    fn read(name: &str) -> Result<Self, ReadError> {
        [Self::Last, Self::None]
            .into_iter()
            .find(|revote| revote.name() == name)
            .ok_or(ReadError::Unknown)
    }
}

impl UnreadableRule {
    fn name(self) -> &'static str {
        match self {
            Self::Invalid => "invalid",
        }
    }

    fn read(name: &str) -> Result<Self, ReadError> {
        (name == Self::Invalid.name())
            .then_some(Self::Invalid)
            .ok_or(ReadError::Unknown)
    }
}

impl WitnessPolicy {
    /// Whether every witness of a record has a key of its kind, a name and a key of its own, also beside the log's, and there are enough for
    /// the quorum.
    pub(crate) fn is_sound(&self, log: &VerifierKey) -> bool {
        let keys = || self.witnesses.iter().chain([log]);
        let names: BTreeSet<&str> = keys().map(VerifierKey::name).collect();
        let public: BTreeSet<[u8; 32]> = keys().map(VerifierKey::public_key).collect();
        let all = self.witnesses.len() + 1;
        let are_witnesses = self
            .witnesses
            .iter()
            .all(|key| key.kind() == KeyKind::Witness);
        // One key under two names would be a quorum of two.
        names.len() == all && public.len() == all && usize::from(self.quorum) < all && are_witnesses
    }
}
