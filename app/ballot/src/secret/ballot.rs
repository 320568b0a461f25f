//! A sealed, signed ballot: its bytes, its receipt, and the name of its credential.

use std::fmt;

use ed25519_dalek::Signature;
use serde::{Deserialize, Serialize};

use super::{
    context, group, json,
    read::{ReadError, Reader},
    record::vkey::public_key,
    seal::{Body, Bound},
    sharing::UnsealKey,
};
use crate::{PollId, Receipt, encoding::Fields};

/// The name of a credential in the record: `H[credential id](poll_id, pk)`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CredentialId(pub [u8; 32]);

impl CredentialId {
    /// That of a public key in a poll.
    #[must_use]
    pub fn of(poll: &PollId, pk: &[u8; 32]) -> Self {
        let fields = Fields::default().bytes(&poll.0).bytes(pk);
        Self(fields.hash(context::CREDENTIAL_ID))
    }
}

impl fmt::Display for CredentialId {
    /// 64 lower-case hexadecimal digits.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// A sealed ballot. It says nothing about its voter or the time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ballot {
    /// The poll.
    pub poll_id: PollId,
    /// The voter's public key of this poll.
    #[serde(with = "json::array")]
    pub pk: [u8; 32],
    /// The signature of each issuer.
    #[serde(with = "json::lists")]
    pub sigs: Vec<Vec<u8>>,
    /// The randomiser of each.
    #[serde(with = "json::arrays")]
    pub rands: Vec<[u8; 32]>,
    /// 0 for the first ballot of a credential, then one more each time.
    pub seq: u32,
    /// The receipt of the ballot before, of the same credential.
    pub prev_receipt: Option<Receipt>,
    /// `r · G`.
    #[serde(rename = "R", with = "json::array")]
    pub r_point: [u8; 32],
    /// The sealed body: 16 bytes longer than every body of the poll.
    #[serde(rename = "ct", with = "json::bytes")]
    pub sealed: Vec<u8>,
}

impl Ballot {
    /// The fields in order, each with its length before it.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let previous: &[u8] = self.prev_receipt.as_ref().map_or(&[], |receipt| &receipt.0);
        Fields::default()
            .bytes(&self.poll_id.0)
            .bytes(&self.pk)
            .list(&self.sigs)
            .list(&self.rands)
            .number(self.seq)
            .bytes(previous)
            .bytes(&self.r_point)
            .bytes(&self.sealed)
            .finish()
    }

    fn read(bytes: &[u8]) -> Result<Self, ReadError> {
        let mut r = Reader::new(bytes);
        let ballot = Self {
            poll_id: PollId(r.array()?),
            pk: r.array()?,
            sigs: r.list(|r| r.field().map(<[u8]>::to_vec))?,
            rands: r.list(Reader::array)?,
            seq: r.number()?,
            prev_receipt: r.optional()?.map(Receipt),
            r_point: r.array()?,
            sealed: r.field()?.to_vec(),
        };
        r.end()?;
        Ok(ballot)
    }

    /// `"CBP1 ballot\n" ‖ H[ballot](the fields)`: what the voter signs.
    #[must_use]
    pub fn signed_bytes(&self) -> Vec<u8> {
        let mut message = context::SIGN_BALLOT.to_vec();
        message.extend_from_slice(&blake3::derive_key(context::BALLOT, &self.to_bytes()));
        message
    }

    /// The name of the credential.
    #[must_use]
    pub fn credential_id(&self) -> CredentialId {
        CredentialId::of(&self.poll_id, &self.pk)
    }

    fn bound(&self) -> Bound<'_> {
        Bound {
            poll: &self.poll_id,
            pk: &self.pk,
            seq: self.seq,
        }
    }

    /// What the voter wrote, by the key of the poll; `None` if the ballot cannot be read: it was not sealed as the protocol says, or
    /// the sealed part is copied from another.
    #[must_use]
    pub fn unseal(&self, key: &UnsealKey) -> Option<Body> {
        let bytes = self.bound().unseal(key, &self.r_point, &self.sealed)?;
        Body::from_bytes(&bytes).ok()
    }

    /// Whether this is the scalar of its sealing: what it opens is what the voter wrote, even if that cannot be read.
    #[must_use]
    pub fn is_opened_by(&self, r: &[u8; 32]) -> bool {
        group::scalar(r).is_ok_and(|r| group::base(&r).compress().as_bytes() == &self.r_point)
    }

    /// What the voter wrote, by the scalar that its voter published; `None` if it does not open the ballot.
    #[must_use]
    pub fn open_own(&self, poll_key: &[u8; 32], r: &[u8; 32]) -> Option<Body> {
        let bytes = self
            .bound()
            .open_own(poll_key, r, &self.r_point, &self.sealed)?;
        Body::from_bytes(&bytes).ok()
    }
}

/// A ballot as it is handed in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignedBallot {
    /// The ballot.
    pub ballot: Ballot,
    /// The voter's Ed25519 signature.
    #[serde(with = "json::array")]
    pub sig: [u8; 64],
}

impl SignedBallot {
    /// `LP(ballot) ‖ LP(signature)`.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        Fields::default()
            .bytes(&self.ballot.to_bytes())
            .bytes(&self.sig)
            .finish()
    }

    /// Reads the bytes; nothing is verified.
    ///
    /// # Errors
    /// [`ReadError`] for everything that [`to_bytes`](Self::to_bytes) would not write.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, ReadError> {
        let mut reader = Reader::new(bytes);
        let ballot = Ballot::read(reader.field()?)?;
        let sig = reader.array()?;
        reader.end()?;
        Ok(Self { ballot, sig })
    }

    /// `H[receipt](poll_id, LP(ballot), LP(signature))`: what the voter keeps.
    #[must_use]
    pub fn receipt(&self) -> Receipt {
        let fields = Fields::default()
            .bytes(&self.ballot.poll_id.0)
            .bytes(&self.ballot.to_bytes())
            .bytes(&self.sig);
        Receipt(fields.hash(context::RECEIPT))
    }

    /// Whether the holder of the key signed; `None` if it is no key.
    pub(crate) fn is_signed(&self) -> Option<bool> {
        let key = public_key(&self.ballot.pk)?;
        let signature = Signature::from_bytes(&self.sig);
        let message = self.ballot.signed_bytes();
        Some(key.verify_strict(&message, &signature).is_ok())
    }
}
