//! What the box checks before it takes a ballot, and the verifier of every ballot in the record.

use std::fmt;

use super::{
    SEAL_TAG,
    ballot::{CredentialId, SignedBallot},
    group,
    manifest::{Manifest, Revote},
    poll::{ManifestFault, Poll},
    voter::credential_message,
};
use crate::Receipt;

/// Why a ballot is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// The manifest makes no poll.
    Manifest(ManifestFault),
    /// It is of another poll.
    OtherPoll,
    /// Now is not within the window of casting.
    Window,
    /// There is not one signature and one randomiser of each issuer.
    Signatures {
        /// How many issuers there are.
        expected: usize,
    },
    /// The sealed part is not as long as that of every ballot of the poll.
    Length {
        /// Bytes of every ballot.
        expected: usize,
        /// Bytes of this one.
        found: usize,
    },
    /// `R` is no canonical point of ristretto255, or the identity.
    Point,
    /// The public key is not canonical, or of small order.
    PublicKey,
    /// The signature of this issuer (from 0) is not there, so the credential is not.
    IssuerSignature(usize),
    /// The voter did not sign these bytes.
    VoterSignature,
    /// `seq` is 0 with a previous receipt, or more than 0 without.
    Previous,
    /// There is one ballot per credential in this poll.
    NoRevote,
    /// `seq` is not one more than that of the ballot before.
    Seq {
        /// What it should be.
        expected: u32,
        /// What it is.
        found: u32,
    },
    /// The previous receipt is not that of the ballot before.
    PreviousReceipt,
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Manifest(fault) => fault.fmt(f),
            Self::OtherPoll => f.write_str("the ballot is of another poll"),
            Self::Window => f.write_str("ballots are not taken now"),
            Self::Signatures { expected } => {
                write!(f, "the ballot has not the signatures of {expected} issuers")
            }
            Self::Length { expected, found } => {
                write!(f, "the sealed part has {found} bytes instead of {expected}")
            }
            Self::Point => f.write_str("R is no canonical point"),
            Self::PublicKey => f.write_str("the public key is not one"),
            Self::IssuerSignature(issuer) => {
                write!(f, "issuer {issuer} did not sign the credential")
            }
            Self::VoterSignature => f.write_str("the signature is not that of the voter's key"),
            Self::Previous => {
                f.write_str("a first ballot has no previous receipt and a later one has")
            }
            Self::NoRevote => f.write_str("this poll takes one ballot of each voter"),
            Self::Seq { expected, found } => {
                write!(
                    f,
                    "the ballot has the number {found}, the next is {expected}"
                )
            }
            Self::PreviousReceipt => {
                f.write_str("the previous receipt is not that of the ballot before")
            }
        }
    }
}

impl std::error::Error for Refused {}

/// A ballot that is good by itself. Whether it is the next of its credential says [`follows`](Self::follows).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {
    cid: CredentialId,
    receipt: Receipt,
    seq: u32,
    previous: Option<Receipt>,
    envelope: Vec<u8>,
}

/// Checks a ballot by itself: [`Poll::check`] for one that is not made ready.
///
/// # Errors
/// [`Refused`].
pub fn check(manifest: &Manifest, ballot: &SignedBallot) -> Result<Checked, Refused> {
    Poll::new(manifest.clone())
        .map_err(Refused::Manifest)?
        .check(ballot)
}

impl Poll {
    /// That a ballot may be taken now (milliseconds since 1970).
    ///
    /// # Errors
    /// [`Refused::Window`].
    pub fn check_window(&self, now_ms: i64) -> Result<(), Refused> {
        if self.manifest().windows.cast.contains(now_ms) {
            Ok(())
        } else {
            Err(Refused::Window)
        }
    }

    /// Checks a ballot by itself: poll, sizes, points, the signature of every issuer, and the voter's; cheap things first.
    ///
    /// # Errors
    /// The first thing that is wrong, as [`Refused`].
    pub fn check(&self, signed: &SignedBallot) -> Result<Checked, Refused> {
        let ballot = &signed.ballot;
        let manifest = self.manifest();
        if ballot.poll_id != self.id() {
            return Err(Refused::OtherPoll);
        }
        let expected = self.issuers().len();
        if ballot.sigs.len() != expected || ballot.rands.len() != expected {
            return Err(Refused::Signatures { expected });
        }
        let body = usize::try_from(manifest.method.max_len).unwrap_or(usize::MAX);
        let (expected, found) = (body.saturating_add(SEAL_TAG), ballot.sealed.len());
        if expected != found {
            return Err(Refused::Length { expected, found });
        }
        if (ballot.seq == 0) != ballot.prev_receipt.is_none() {
            return Err(Refused::Previous);
        }
        if ballot.seq > 0 && manifest.revote == Revote::None {
            return Err(Refused::NoRevote);
        }
        group::point(&ballot.r_point).map_err(|_| Refused::Point)?;
        if !signed.is_signed().ok_or(Refused::PublicKey)? {
            return Err(Refused::VoterSignature);
        }
        let message = credential_message(&self.id(), &ballot.pk);
        let proofs = self.issuers().iter().zip(&ballot.sigs).zip(&ballot.rands);
        for (issuer, ((key, sig), rand)) in proofs.enumerate() {
            key.verify(&message, rand, sig)
                .map_err(|_| Refused::IssuerSignature(issuer))?;
        }
        Ok(Checked {
            cid: ballot.credential_id(),
            receipt: signed.receipt(),
            seq: ballot.seq,
            previous: ballot.prev_receipt,
            envelope: signed.to_bytes(),
        })
    }
}

impl Checked {
    /// The name of the credential.
    #[must_use]
    pub fn cid(&self) -> CredentialId {
        self.cid
    }

    /// The receipt.
    #[must_use]
    pub fn receipt(&self) -> Receipt {
        self.receipt
    }

    /// The number within the credential, from 0.
    #[must_use]
    pub fn seq(&self) -> u32 {
        self.seq
    }

    /// The bytes to be stored: [`SignedBallot::to_bytes`].
    #[must_use]
    pub fn envelope(&self) -> &[u8] {
        &self.envelope
    }

    /// That the ballot is the next of its credential, of which `last` is the number and receipt of the last one. The very same ballot
    /// again is no case for this: whoever finds its receipt stored answers with the same promise.
    ///
    /// # Errors
    /// [`Refused::Seq`] and [`Refused::PreviousReceipt`].
    pub fn follows(&self, last: Option<(u32, Receipt)>) -> Result<(), Refused> {
        let found = self.seq;
        let expected = match last {
            None => 0,
            Some((seq, _)) => seq.saturating_add(1),
        };
        if found != expected {
            return Err(Refused::Seq { expected, found });
        }
        if self.previous != last.map(|(_, receipt)| receipt) {
            return Err(Refused::PreviousReceipt);
        }
        Ok(())
    }
}
