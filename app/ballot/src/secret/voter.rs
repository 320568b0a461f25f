//! What the voter's browser computes: all of it from one seed, so that a retry, another tab or another device gives the same bytes.

use std::fmt;

use ed25519_dalek::{Signer, SigningKey};
use rand_chacha::ChaCha20Rng;
use rand_core::SeedableRng;
use serde::{Deserialize, Serialize};

use super::{
    ballot::{Ballot, CredentialId, SignedBallot},
    context,
    issue::BlindRequest,
    issuer::{Blinding, IssuerError},
    json,
    poll::Poll,
    seal::{Body, Bound, TooLong, seal, seal_scalar},
};
use crate::{PollId, Receipt, encoding::Fields};

/// A credential: a public key that every issuer of the poll signed without seeing it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Credential {
    /// The voter's public key.
    #[serde(with = "json::array")]
    pub pk: [u8; 32],
    /// The signature of each issuer, in the order of the manifest.
    #[serde(with = "json::lists")]
    pub sigs: Vec<Vec<u8>>,
    /// The randomiser of each (RFC 9474 §4.1).
    #[serde(with = "json::arrays")]
    pub rands: Vec<[u8; 32]>,
}

/// Why something cannot be done for a voter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VoterError {
    /// There is no such issuer, or not one answer for each.
    NoSuchIssuer,
    /// The key or answer of an issuer.
    Issuer {
        /// Its number, from 0.
        issuer: usize,
        /// What is wrong.
        error: IssuerError,
    },
    /// Choice and phrase do not fit.
    TooLong(TooLong),
    /// The poll or the credential is not that of this voter.
    OtherPoll,
}

impl fmt::Display for VoterError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoSuchIssuer => f.write_str("there is not one answer for each issuer"),
            Self::Issuer { issuer, error } => write!(f, "issuer {issuer}: {error}"),
            Self::TooLong(error) => error.fmt(f),
            Self::OtherPoll => f.write_str("poll or credential is not that of this voter"),
        }
    }
}

impl std::error::Error for VoterError {}

/// `"CBP1 credential\n" ‖ poll_id ‖ pk`: what issuers sign blindly.
#[must_use]
pub fn credential_message(poll: &PollId, pk: &[u8; 32]) -> Vec<u8> {
    let mut message = context::SIGN_CREDENTIAL.to_vec();
    message.extend_from_slice(&poll.0);
    message.extend_from_slice(pk);
    message
}

/// A voter in one poll. The seed is overwritten when this is dropped, as far as safe code can.
pub struct Voter {
    seed: [u8; 32],
    poll: PollId,
    key: SigningKey,
}

/// Overwrites secret bytes. A best effort in safe code: copies that the caller or the compiler made are not reached.
pub(crate) fn wipe(bytes: &mut [u8]) {
    bytes.fill(0);
    // Keeps the compiler from leaving out a write that nobody reads.
    std::hint::black_box(bytes);
}

impl Drop for Voter {
    fn drop(&mut self) {
        wipe(&mut self.seed);
    }
}

impl Voter {
    /// The voter with this seed: 32 random bytes that never leave the voter's devices.
    #[must_use]
    pub fn new(seed: [u8; 32], poll: PollId) -> Self {
        let fields = Fields::default().bytes(&seed).bytes(&poll.0);
        let key = SigningKey::from_bytes(&fields.hash(context::CREDENTIAL_KEY));
        Self { seed, poll, key }
    }

    /// The public key of this voter in this poll.
    #[must_use]
    pub fn public_key(&self) -> [u8; 32] {
        self.key.verifying_key().to_bytes()
    }

    /// Its name in the record.
    #[must_use]
    pub fn credential_id(&self) -> CredentialId {
        CredentialId::of(&self.poll, &self.public_key())
    }

    fn blinding(&self, poll: &Poll, issuer: usize) -> Result<Blinding, VoterError> {
        if poll.id() != self.poll {
            return Err(VoterError::OtherPoll);
        }
        let key = poll.issuers().get(issuer).ok_or(VoterError::NoSuchIssuer)?;
        let fields = Fields::default().bytes(&self.seed).bytes(&self.poll.0);
        let seed = fields.hash(&format!("{} {issuer}", context::BLIND_RNG));
        let message = credential_message(&self.poll, &self.public_key());
        key.blind(&message, &mut ChaCha20Rng::from_seed(seed))
            .map_err(|error| VoterError::Issuer { issuer, error })
    }

    /// What is asked of an issuer (its number in the manifest, from 0). Always the same bytes.
    ///
    /// # Errors
    /// [`VoterError::OtherPoll`], [`VoterError::NoSuchIssuer`], and [`VoterError::Issuer`] for a key that cannot be blinded for.
    pub fn blind(&self, poll: &Poll, issuer: u16) -> Result<BlindRequest, VoterError> {
        let blinding = self.blinding(poll, usize::from(issuer))?;
        Ok(BlindRequest {
            poll_id: self.poll,
            issuer,
            blinded: blinding.blinded().to_vec(),
        })
    }

    /// Unblinds the answer of one issuer and verifies it; yields the signature and its randomiser.
    ///
    /// # Errors
    /// As [`blind`](Self::blind); [`VoterError::Issuer`] if it is not the issuer's answer to what was asked of it.
    pub fn finalise_one(
        &self,
        poll: &Poll,
        issuer: u16,
        blind_sig: &[u8],
    ) -> Result<(Vec<u8>, [u8; 32]), VoterError> {
        let issuer = usize::from(issuer);
        let blinding = self.blinding(poll, issuer)?;
        let key = poll.issuers().get(issuer).ok_or(VoterError::NoSuchIssuer)?;
        let message = credential_message(&self.poll, &self.public_key());
        let signature = key
            .finalise(&message, &blinding, blind_sig)
            .map_err(|error| VoterError::Issuer { issuer, error })?;
        Ok((signature, blinding.randomiser()))
    }

    /// Unblinds and verifies the answers of all issuers, in the order of the manifest.
    ///
    /// # Errors
    /// As [`blind`](Self::blind); [`VoterError::Issuer`] names the issuer whose answer is wrong.
    pub fn finalise(&self, poll: &Poll, blind_sigs: &[Vec<u8>]) -> Result<Credential, VoterError> {
        if blind_sigs.len() != poll.issuers().len() {
            return Err(VoterError::NoSuchIssuer);
        }
        let (mut sigs, mut rands) = (Vec::new(), Vec::new());
        for (issuer, blind_sig) in (0..).zip(blind_sigs) {
            let (signature, randomiser) = self.finalise_one(poll, issuer, blind_sig)?;
            sigs.push(signature);
            rands.push(randomiser);
        }
        let pk = self.public_key();
        Ok(Credential { pk, sigs, rands })
    }

    /// Seals and signs a ballot. `previous` is the receipt of this voter's ballot before, whose `seq` was one less; `None` for the
    /// first, which has `seq` 0. Always the same bytes.
    ///
    /// # Errors
    /// [`VoterError::OtherPoll`] and [`VoterError::TooLong`].
    pub fn cast(
        &self,
        poll: &Poll,
        credential: &Credential,
        (seq, previous): (u32, Option<Receipt>),
        body: &Body,
    ) -> Result<SignedBallot, VoterError> {
        if poll.id() != self.poll || credential.pk != self.public_key() {
            return Err(VoterError::OtherPoll);
        }
        let manifest = poll.manifest();
        let bytes = body
            .to_bytes(manifest.method.max_len)
            .map_err(VoterError::TooLong)?;
        let bound = Bound {
            poll: &self.poll,
            pk: &credential.pk,
            seq,
        };
        let (r_point, sealed) =
            seal(&manifest.sealing.key, &self.seed, bound, &bytes).ok_or(VoterError::OtherPoll)?;
        let ballot = Ballot {
            poll_id: self.poll,
            pk: credential.pk,
            sigs: credential.sigs.clone(),
            rands: credential.rands.clone(),
            seq,
            prev_receipt: previous,
            r_point,
            sealed,
        };
        let sig = self.key.sign(&ballot.signed_bytes()).to_bytes();
        Ok(SignedBallot { ballot, sig })
    }

    /// The scalar that opens this voter's ballot with this number and body, for when trustees lost their shares.
    ///
    /// # Errors
    /// [`VoterError::TooLong`].
    pub fn opening(&self, poll: &Poll, seq: u32, body: &Body) -> Result<[u8; 32], VoterError> {
        let bytes = body
            .to_bytes(poll.manifest().method.max_len)
            .map_err(VoterError::TooLong)?;
        let pk = self.public_key();
        let bound = Bound {
            poll: &self.poll,
            pk: &pk,
            seq,
        };
        Ok(seal_scalar(&self.seed, bound, &bytes).to_bytes())
    }
}
