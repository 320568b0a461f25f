//! The roll: who may vote, as salted slots that say nobody's name.

use serde::{Deserialize, Serialize};

use super::{
    context, json,
    manifest::Manifest,
    record::tree::{self, Hash, is_included, leaf_hash},
};
use crate::encoding::Fields;

/// `H[authenticator](kind, public part)`: what a person can authenticate with, such as a passkey (`kind` names its form).
#[must_use]
pub fn authenticator(kind: &str, public_part: &[u8]) -> [u8; 32] {
    Fields::default()
        .bytes(kind.as_bytes())
        .bytes(public_part)
        .hash(context::AUTHENTICATOR)
}

/// `H[roll slot](nonce, person_ref, authenticators, salt)`: a person's place on the roll of the poll with this nonce. The salt has 32
/// random bytes of the person's own; who has it can show the slot to be theirs. The order of authenticators does not matter.
#[must_use]
pub fn slot(
    nonce: &[u8; 32],
    person_ref: &[u8],
    authenticators: &[[u8; 32]],
    salt: &[u8; 32],
) -> [u8; 32] {
    let mut sorted = authenticators.to_vec();
    sorted.sort_unstable();
    sorted.dedup();
    Fields::default()
        .bytes(nonce)
        .bytes(person_ref)
        .list(&sorted)
        .bytes(salt)
        .hash(context::ROLL_SLOT)
}

/// The root of the slots in ascending order (RFC 6962): sort them first.
#[must_use]
pub fn roll_root(sorted_slots: &[[u8; 32]]) -> Hash {
    tree::root(sorted_slots.iter().map(<[u8; 32]>::as_slice))
}

/// The proof that the slot at `index` is on the roll; `None` if there is no such slot.
#[must_use]
pub fn prove_slot(sorted_slots: &[[u8; 32]], index: u64) -> Option<Vec<Hash>> {
    let hashes: Vec<Hash> = sorted_slots.iter().map(|slot| leaf_hash(slot)).collect();
    let size = u64::try_from(hashes.len()).ok()?;
    tree::prove_inclusion(hashes.as_slice(), index, size)
}

/// Whether a slot is on the roll of `eligible_count` slots with this root.
#[must_use]
pub fn is_on_roll(
    slot: &[u8; 32],
    index: u64,
    eligible_count: u64,
    proof: &[Hash],
    root: &Hash,
) -> bool {
    is_included(&leaf_hash(slot), index, eligible_count, proof, root)
}

/// What a citizen shows an issuer that does not keep the roll: that a slot is theirs, and on the roll.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SlotOpening {
    /// What stands for the person in the registers of all issuers.
    #[serde(with = "json::bytes")]
    pub person_ref: Vec<u8>,
    /// What the person can authenticate with, as far as the roll says it.
    #[serde(with = "json::arrays")]
    pub authenticators: Vec<[u8; 32]>,
    /// The salt of the slot.
    #[serde(with = "json::array")]
    pub salt: [u8; 32],
    /// The place of the slot on the roll, from 0.
    pub index: u64,
    /// The proof that it stands there.
    #[serde(with = "json::arrays")]
    pub proof: Vec<Hash>,
}

impl SlotOpening {
    /// The slot that is opened, if it is on the roll of this poll.
    #[must_use]
    pub fn slot_of(&self, manifest: &Manifest) -> Option<[u8; 32]> {
        let slot = slot(
            &manifest.nonce,
            &self.person_ref,
            &self.authenticators,
            &self.salt,
        );
        let (count, root) = (manifest.eligible_count, &manifest.roll_root);
        is_on_roll(&slot, self.index, count, &self.proof, root).then_some(slot)
    }
}
