//! What voters keep: a receipt that may be shown, and, apart from it, a secret that may not.

use serde::{Deserialize, Serialize};

use super::{Body, Poll, Promise, SignedBallot, Voter, json, voter::wipe};
use crate::PollId;

/// Safe to show before the poll is unsealed: there is no choice in it, and after unsealing everybody sees the choice of this ballot.
/// With it anybody can hand the ballot in again, or prove that it is missing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReceiptFile {
    /// The word of the box.
    pub promise: Promise,
    /// The ballot.
    pub ballot: SignedBallot,
}

impl ReceiptFile {
    /// Whether ballot and promise are good, of this poll, and of each other.
    #[must_use]
    pub fn is_of(&self, poll: &Poll) -> bool {
        self.promise.poll_id == poll.id()
            && self.promise.receipt == self.ballot.receipt()
            && self.promise.is_signed(&poll.manifest().box_vkey)
            && poll.check(&self.ballot).is_ok()
    }
}

/// Never to be shown: who has it can vote as this voter, and sees what was chosen. The seed is overwritten when it is dropped.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SecretFile {
    /// The poll.
    pub poll_id: PollId,
    /// 32 random bytes, stored before anything is asked of an issuer.
    #[serde(with = "json::array")]
    pub seed: [u8; 32],
    /// What was cast, in the order of `seq`: without it a ballot cannot be opened by its voter.
    pub bodies: Vec<Body>,
}

impl Drop for SecretFile {
    fn drop(&mut self) {
        wipe(&mut self.seed);
    }
}

impl SecretFile {
    /// The voter.
    #[must_use]
    pub fn voter(&self) -> Voter {
        Voter::new(self.seed, self.poll_id)
    }
}
