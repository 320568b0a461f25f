//! How trustees make the key of a poll together, so that nobody but enough of them ever knows it (Pedersen 1991, with the proofs of possession of FROST,
//! RFC 9591 and Komlo–Goldberg 2020). What everybody sees and can check stands here; what one trustee computes from the one secret is in [`own`].
//!
//! 1. Each trustee joins with an encryption key ([`Joined`]).
//! 2. When all have, each deals: commitments, and for each other trustee a share sealed to their key ([`Dealt`]).
//! 3. When all have, each collects: the shares are checked, and the sum is shown to be there ([`Confirmed`]), or a wrong share is laid open ([`Complaint`]).
//! 4. When all have confirmed, the key is that of [`Task::sealing`].

mod error;
mod own;
mod proof;
mod sheet;

pub use error::CeremonyError;
pub use own::{Collected, TrusteeFile};
pub use proof::Proof;
pub use sheet::SheetError;

use chacha20poly1305::{
    ChaCha20Poly1305,
    aead::{Aead, KeyInit},
};
use curve25519_dalek::ristretto::RistrettoPoint;
use serde::{Deserialize, Serialize};

use super::{CanaryPart, Dealing, MAX_SHARES, Sealing, Share, context, group, json};
use crate::{PollId, encoding::Fields, names::digits};

/// Digits of [`Task::members_code`]: 140 bits, so that two lists with one code cannot be searched for.
pub const MEMBERS_DIGITS: usize = 28;
/// Bytes of a sealed share: a scalar and a tag.
const SEALED: usize = 48;

/// What a key is made for. Another nonce is another ceremony, in which every trustee computes everything anew from the same secret.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ceremony {
    /// The poll, as its server names it.
    pub poll: String,
    /// Fresh random bytes.
    #[serde(with = "json::array")]
    pub nonce: [u8; 32],
    /// How many are needed to open.
    pub t: u16,
    /// How many there are.
    pub n: u16,
}

/// The first round of one trustee.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Joined {
    /// Whose: 1 to `n`.
    pub index: u16,
    /// The key to which shares are sealed.
    #[serde(rename = "E", with = "json::array")]
    pub key: [u8; 32],
    /// That its secret part is there.
    pub proof: Proof,
}

/// A share on its way from the dealer to another trustee.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SealedShare {
    /// To whom.
    pub to: u16,
    /// `r · G`.
    #[serde(rename = "R", with = "json::array")]
    pub point: [u8; 32],
    /// The scalar of the share, sealed.
    #[serde(with = "json::bytes")]
    pub ct: Vec<u8>,
}

/// The second round of one trustee.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dealt {
    /// Whose.
    pub index: u16,
    /// What the shares are checked by.
    pub dealing: Dealing,
    /// That the constant coefficient is known: nobody can choose theirs so that it takes the others' away.
    pub proof: Proof,
    /// For each other trustee, ascending.
    pub sealed: Vec<SealedShare>,
}

/// The third round of one trustee: all shares were right, and the sum is there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Confirmed {
    /// Whose.
    pub index: u16,
    /// That the share of the verifying share is there.
    pub proof: Proof,
}

/// That a dealer sealed a wrong share, laid open for everybody to see. It says nothing about any other share.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Complaint {
    /// Who got it.
    pub by: u16,
    /// Who sealed it.
    pub dealer: u16,
    /// `e · R`, by which it is opened.
    #[serde(rename = "K", with = "json::array")]
    pub point: [u8; 32],
    /// That this is the secret part of the key of `by`.
    pub proof: Proof,
}

/// A trial opening that is asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Trial {
    /// The poll, by its manifest.
    pub poll_id: PollId,
    /// Fresh random bytes.
    #[serde(with = "json::array")]
    pub nonce: [u8; 32],
}

/// What one trustee gets to do the next step: all that was published so far.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Task {
    /// What for.
    pub ceremony: Ceremony,
    /// The number of the trustee.
    pub index: u16,
    /// The first round, ascending.
    pub joined: Vec<Joined>,
    /// The second round, ascending.
    pub dealt: Vec<Dealt>,
    /// The trial that is asked for.
    pub trial: Option<Trial>,
}

/// What one trustee sends back. Whoever is alone sends the first three at once.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TrusteeAnswer {
    /// The first round.
    pub joined: Option<Joined>,
    /// The second round.
    pub dealt: Option<Dealt>,
    /// The third round.
    pub confirmed: Option<Confirmed>,
    /// Instead of the third round.
    pub complaint: Option<Complaint>,
    /// A part of a trial opening.
    pub trial: Option<CanaryPart>,
    /// The share itself, after the poll.
    pub share: Option<Share>,
}

impl Ceremony {
    /// `H[ceremony](poll, nonce, t, n)`: what all that happens in it is bound to.
    #[must_use]
    pub fn id(&self) -> [u8; 32] {
        Fields::default()
            .bytes(b"ceremony")
            .bytes(self.poll.as_bytes())
            .bytes(&self.nonce)
            .number(self.t)
            .number(self.n)
            .hash(context::CEREMONY)
    }

    /// That the numbers make a ceremony, and this is a trustee of it.
    ///
    /// # Errors
    /// [`CeremonyError::Numbers`].
    pub fn check(&self, index: u16) -> Result<(), CeremonyError> {
        let is_good = self.t > 0 && self.t <= self.n && self.n <= MAX_SHARES;
        (is_good && index > 0 && index <= self.n)
            .then_some(())
            .ok_or(CeremonyError::Numbers)
    }

    /// That what a trustee joins with is good.
    ///
    /// # Errors
    /// [`CeremonyError::Joined`] and [`CeremonyError::Numbers`].
    pub fn check_joined(&self, joined: &Joined) -> Result<(), CeremonyError> {
        self.check(joined.index)?;
        let wrong = CeremonyError::Joined {
            index: joined.index,
        };
        let key = group::point(&joined.key).map_err(|_| wrong)?;
        let on = [(proof::base(), key)];
        let is_shown = joined.proof.shows(b"join", &self.id(), joined.index, &on);
        is_shown.then_some(()).ok_or(wrong)
    }
}

impl Task {
    /// What all must have seen alike before they deal: `H[ceremony]("members", id, keys)`.
    ///
    /// # Errors
    /// [`CeremonyError::NotYet`] if not all have joined; [`CeremonyError::Joined`].
    pub fn members(&self) -> Result<[u8; 32], CeremonyError> {
        self.ceremony.check(self.index)?;
        if self.joined.len() != usize::from(self.ceremony.n) {
            return Err(CeremonyError::NotYet);
        }
        let mut keys = Vec::new();
        for (index, joined) in (1..).zip(&self.joined) {
            if joined.index != index {
                return Err(CeremonyError::Joined { index });
            }
            self.ceremony.check_joined(joined)?;
            keys.push(joined.key);
        }
        let fields = Fields::default().bytes(b"members");
        Ok(fields
            .bytes(&self.ceremony.id())
            .list(&keys)
            .hash(context::CEREMONY))
    }

    /// The beginning of [`members`](Self::members) for people to compare: digits in groups of four.
    ///
    /// # Errors
    /// As [`members`](Self::members).
    pub fn members_code(&self) -> Result<String, CeremonyError> {
        Ok(digits(&self.members()?, MEMBERS_DIGITS))
    }

    fn joined_by(&self, index: u16) -> Result<&Joined, CeremonyError> {
        let place = usize::from(index).checked_sub(1);
        place
            .and_then(|place| self.joined.get(place))
            .ok_or(CeremonyError::Numbers)
    }

    /// That what a trustee deals can be right, as far as everybody can see.
    ///
    /// # Errors
    /// [`CeremonyError::Dealt`]; as [`members`](Self::members).
    pub fn check_dealt(&self, dealt: &Dealt) -> Result<(), CeremonyError> {
        let members = self.members()?;
        self.ceremony.check(dealt.index)?;
        let wrong = CeremonyError::Dealt { index: dealt.index };
        if dealt.dealing.commitments.len() != usize::from(self.ceremony.t) {
            return Err(wrong);
        }
        for commitment in &dealt.dealing.commitments {
            group::point(commitment).map_err(|_| wrong)?;
        }
        let constant = dealt.dealing.commitments.first().ok_or(wrong)?;
        let on = [(proof::base(), group::point(constant).map_err(|_| wrong)?)];
        let others = (1..=self.ceremony.n).filter(|index| *index != dealt.index);
        let is_whole = dealt.sealed.iter().map(|sealed| sealed.to).eq(others)
            && dealt.sealed.iter().all(SealedShare::is_well_formed);
        let is_shown = dealt.proof.shows(b"deal", &members, dealt.index, &on);
        (is_whole && is_shown).then_some(()).ok_or(wrong)
    }

    /// The key that all made together: what goes into the manifest.
    ///
    /// # Errors
    /// [`CeremonyError::NotYet`] if not all have dealt; [`CeremonyError::Dealt`]; [`CeremonyError::Sharing`] if it can be opened by fewer than it should.
    pub fn sealing(&self) -> Result<Sealing, CeremonyError> {
        if self.dealt.len() != usize::from(self.ceremony.n) {
            return Err(CeremonyError::NotYet);
        }
        for (index, dealt) in (1..).zip(&self.dealt) {
            if dealt.index != index {
                return Err(CeremonyError::Dealt { index });
            }
            self.check_dealt(dealt)?;
        }
        let dealings: Vec<Dealing> = self
            .dealt
            .iter()
            .map(|dealt| dealt.dealing.clone())
            .collect();
        Dealing::join(&dealings, self.ceremony.n).map_err(CeremonyError::Sharing)
    }

    /// What a confirmation is bound to: the key that was made.
    fn agreed(&self, sealing: &Sealing) -> Result<[u8; 32], CeremonyError> {
        Ok(Fields::default()
            .bytes(b"agreed")
            .bytes(&self.members()?)
            .bytes(&sealing.key)
            .list(&sealing.verifying_shares)
            .hash(context::CEREMONY))
    }

    /// That a trustee has shown the share.
    ///
    /// # Errors
    /// [`CeremonyError::Confirmed`]; as [`sealing`](Self::sealing).
    pub fn check_confirmed(&self, confirmed: &Confirmed) -> Result<(), CeremonyError> {
        let sealing = self.sealing()?;
        let index = confirmed.index;
        let wrong = CeremonyError::Confirmed { index };
        let verifying = sealing.verifying_share(index).ok_or(wrong)?;
        let on = [(proof::base(), group::point(verifying).map_err(|_| wrong)?)];
        let agreed = self.agreed(&sealing)?;
        let is_shown = confirmed.proof.shows(b"confirm", &agreed, index, &on);
        is_shown.then_some(()).ok_or(wrong)
    }

    /// That a share was wrong, as somebody says. Whoever complains without reason is refused.
    ///
    /// # Errors
    /// [`CeremonyError::Complaint`] if it is right or was not laid open.
    pub fn check_complaint(&self, complaint: &Complaint) -> Result<(), CeremonyError> {
        let members = self.members()?;
        let wrong = CeremonyError::Complaint {
            dealer: complaint.dealer,
        };
        let dealer = self.dealt.iter().find(|d| d.index == complaint.dealer);
        let dealt = dealer.ok_or(wrong)?;
        let sealed = dealt.sealed.iter().find(|s| s.to == complaint.by);
        let sealed = sealed.ok_or(wrong)?;
        let read = |bytes: &[u8; 32]| group::point(bytes).map_err(|_| wrong);
        let point = read(&complaint.point)?;
        let on = [
            (proof::base(), read(&self.joined_by(complaint.by)?.key)?),
            (read(&sealed.point)?, point),
        ];
        let about = complaint_about(&members, complaint.dealer);
        let is_open = complaint
            .proof
            .shows(b"complain", &about, complaint.by, &on);
        let share = sealed.open(&members, complaint.dealer, &point);
        let is_right = share.is_some_and(|share| dealt.dealing.check(&share).is_ok());
        (is_open && !is_right).then_some(()).ok_or(wrong)
    }
}

/// What the proof of a complaint is bound to.
fn complaint_about(members: &[u8; 32], dealer: u16) -> [u8; 32] {
    let fields = Fields::default().bytes(b"complaint").bytes(members);
    fields.number(dealer).hash(context::CEREMONY)
}

impl SealedShare {
    fn is_well_formed(&self) -> bool {
        self.ct.len() == SEALED && group::point(&self.point).is_ok()
    }

    /// The cipher for the way from one trustee to another, by the point that only these two can compute. Its key is for this one share.
    fn cipher(members: &[u8; 32], from: u16, to: u16, points: [&[u8; 32]; 2]) -> ChaCha20Poly1305 {
        let key = Fields::default()
            .bytes(members)
            .number(from)
            .number(to)
            .bytes(points[0])
            .bytes(points[1])
            .hash(context::TRUSTEE_SHARE);
        ChaCha20Poly1305::new(&key.into())
    }

    /// The share, if it can be opened; whether it is right is another question.
    fn open(&self, members: &[u8; 32], from: u16, shared: &RistrettoPoint) -> Option<Share> {
        let shared = shared.compress().to_bytes();
        let cipher = Self::cipher(members, from, self.to, [&self.point, &shared]);
        let plain = cipher.decrypt(&[0; 12].into(), self.ct.as_slice()).ok()?;
        Some(Share {
            index: self.to,
            scalar: plain.try_into().ok()?,
        })
    }
}
