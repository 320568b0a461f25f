//! A ballot, its receipt, and that its voter has voted.

use crate::{
    Choice, PollId, Receipt, Tag,
    encoding::{Fields, context},
};

/// One ballot. It says nothing about its voter, and nothing about when it was cast.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ballot {
    /// The poll it belongs to.
    pub poll: PollId,
    /// 32 random bytes, new for each ballot: without them the receipt would say the choice to anybody who tries all.
    pub salt: [u8; 32],
    /// What was chosen.
    pub choice: Choice,
}

impl Ballot {
    /// `H[receipt](LP(poll) ‖ LP(salt) ‖ LP(choice))`.
    #[must_use]
    pub fn receipt(&self) -> Receipt {
        let fields = Fields::default()
            .bytes(&self.poll.0)
            .bytes(&self.salt)
            .bytes(&self.choice.0);
        Receipt(fields.hash(context::RECEIPT))
    }
}

/// The key of a poll that hides who took part. Whoever has it and the roll can tell who did.
///
/// Its bytes cannot be printed, compared or copied out, and are overwritten when it is dropped. That is a best
/// effort in safe code: copies which the caller or the compiler made are not reached.
pub struct ParticipationKey([u8; 32]);

impl ParticipationKey {
    /// A key from 32 random bytes.
    #[must_use]
    pub fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }
}

impl Drop for ParticipationKey {
    fn drop(&mut self) {
        self.0.fill(0);
        // Keeps the compiler from leaving out a write that nobody reads.
        std::hint::black_box(&self.0);
    }
}

/// `K[key](LP("participation") ‖ LP(person_ref))`: the same person has one tag under a key, so that a UNIQUE column
/// refuses a second ballot.
#[must_use]
pub fn participation_tag(key: &ParticipationKey, person_ref: &[u8]) -> Tag {
    let fields = Fields::default()
        .bytes(context::PARTICIPATION.as_bytes())
        .bytes(person_ref);
    Tag(fields.keyed_hash(&key.0))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Ballot, ParticipationKey, participation_tag};
    use crate::{Choice, PollId};

    proptest! {
        #[test]
        fn one_changed_bit_changes_the_receipt(
            poll: [u8; 32], salt: [u8; 32], choice in proptest::collection::vec(any::<u8>(), 1..9), at: prop::sample::Index, bit in 0..8_u8
        ) {
            let ballot = Ballot { poll: PollId(poll), salt, choice: Choice(choice) };
            let mut other = ballot.clone();
            let place = at.index(64 + other.choice.0.len());
            let byte = match place {
                0..32 => &mut other.poll.0[place],
                32..64 => &mut other.salt[place - 32],
                _ => &mut other.choice.0[place - 64],
            };
            *byte ^= 1 << bit;
            prop_assert_ne!(ballot.receipt(), other.receipt());
        }

        #[test]
        fn a_tag_is_of_one_person_and_one_key(key: [u8; 32], a: Vec<u8>, b: Vec<u8>) {
            let tag = |key: [u8; 32], person: &[u8]| participation_tag(&ParticipationKey::from_bytes(key), person);
            prop_assert_eq!(tag(key, &a), tag(key, &a));
            prop_assert_eq!(tag(key, &a) == tag(key, &b), a == b);
            let mut other = key;
            other[0] ^= 1;
            prop_assert_ne!(tag(key, &a), tag(other, &a));
        }
    }
}
