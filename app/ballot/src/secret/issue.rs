//! What an issuer computes about a request: by which it knows a retry, what the citizen proves, whose vote right is used.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{SlotOpening, context, json, record::vkey::NamedKey, record::vkey::VerifierKey};
use crate::{ParticipationKey, PollId, encoding::Fields};

/// What a browser sends to an issuer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BlindRequest {
    /// The poll.
    pub poll_id: PollId,
    /// The number of the issuer in the manifest, from 0.
    pub issuer: u16,
    /// The blinded message.
    #[serde(with = "json::bytes")]
    pub blinded: Vec<u8>,
}

/// What the issuer answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BlindAnswer {
    /// The blind signature.
    #[serde(with = "json::bytes")]
    pub blind_sig: Vec<u8>,
}

/// What a voter's browser takes along to an issuer on another origin: what it asks for, and that it is on the roll.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IssueRequest {
    /// The request.
    pub request: BlindRequest,
    /// Whose right it is.
    pub opening: SlotOpening,
}

impl BlindRequest {
    fn fields(&self) -> Fields {
        Fields::default()
            .bytes(&self.poll_id.0)
            .number(self.issuer)
            .bytes(&self.blinded)
    }
}

/// `H[issue request](poll_id, issuer, blinded)`: the same digest gets the same stored signature, another is refused.
#[must_use]
pub fn issue_request(request: &BlindRequest) -> [u8; 32] {
    request.fields().hash(context::ISSUE_REQUEST)
}

/// `H[issue challenge](poll_id, issuer, blinded)`: what a passkey or identity provider signs for an issuer on its own origin.
#[must_use]
pub fn issue_challenge(request: &BlindRequest) -> [u8; 32] {
    request.fields().hash(context::ISSUE_CHALLENGE)
}

/// `H[evidence](poll_id, issuer, blinded, slot, proof)`: what an issuer keeps of a citizen's proof, to show later that a slot was
/// issued to by right.
#[must_use]
pub fn evidence(request: &BlindRequest, slot: &[u8; 32], proof: &[u8]) -> [u8; 32] {
    request
        .fields()
        .bytes(slot)
        .bytes(proof)
        .hash(context::EVIDENCE)
}

/// `H[participation key](secret, poll_id)`: the key for [`participation_tag`](crate::participation_tag), from 32 random bytes that are
/// in no database and no backup and are destroyed when the poll is final.
#[must_use]
pub fn participation_key(secret: &[u8; 32], poll: &PollId) -> ParticipationKey {
    let fields = Fields::default().bytes(secret).bytes(&poll.0);
    ParticipationKey::from_bytes(fields.hash(context::PARTICIPATION_KEY))
}

/// Slots an issuer issued to since its last batch: sorted, so that the order of asking is not told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issuance {
    /// The number of the issuer in the manifest, from 0.
    pub issuer: u16,
    /// The number of the batch of this issuer, from 0.
    pub batch: u64,
    /// Ascending, each once, at least one.
    pub slots: Vec<[u8; 32]>,
    /// By the issuer's `record_vkey`.
    pub signature: [u8; 64],
}

/// Why a batch cannot be signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAscending;

impl fmt::Display for NotAscending {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the slots of a batch must ascend, each once, and there must be one")
    }
}

impl std::error::Error for NotAscending {}

/// `"CBP1 issuance\n" ‖ poll_id ‖ issuer ‖ batch ‖ slots`, the numbers as eight bytes.
fn signed_issuance(poll: &PollId, issuer: u16, batch: u64, slots: &[[u8; 32]]) -> Vec<u8> {
    let mut message = context::SIGN_ISSUANCE.to_vec();
    message.extend_from_slice(&poll.0);
    message.extend_from_slice(&u64::from(issuer).to_be_bytes());
    message.extend_from_slice(&batch.to_be_bytes());
    message.extend_from_slice(slots.as_flattened());
    message
}

impl Issuance {
    /// Signs a batch as its issuer.
    ///
    /// # Errors
    /// [`NotAscending`].
    pub fn sign(
        poll: &PollId,
        issuer: u16,
        batch: u64,
        slots: Vec<[u8; 32]>,
        key: &NamedKey,
    ) -> Result<Self, NotAscending> {
        let signature = key.sign(&signed_issuance(poll, issuer, batch, &slots));
        let this = Self {
            issuer,
            batch,
            slots,
            signature,
        };
        this.is_ascending().then_some(this).ok_or(NotAscending)
    }

    /// Whether the slots ascend, each once, and there is one.
    #[must_use]
    pub fn is_ascending(&self) -> bool {
        !self.slots.is_empty() && self.slots.is_sorted_by(|a, b| a < b)
    }

    /// Whether the issuer with this key signed the batch.
    #[must_use]
    pub fn is_signed(&self, poll: &PollId, key: &VerifierKey) -> bool {
        let message = signed_issuance(poll, self.issuer, self.batch, &self.slots);
        key.has_signed(&message, &self.signature)
    }
}
