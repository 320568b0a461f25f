//! What is in a ballot, sealed until the poll is unsealed: ECIES over ristretto255 with ChaCha20-Poly1305 (RFC 8439).

use std::fmt;

use chacha20poly1305::{
    ChaCha20Poly1305,
    aead::{Aead, KeyInit, Payload},
};
use curve25519_dalek::{ristretto::RistrettoPoint, scalar::Scalar};
use serde::{Deserialize, Serialize};

use super::{
    context, group, json,
    read::{ReadError, Reader},
    sharing::UnsealKey,
};
use crate::{PollId, encoding::Fields};

/// Bytes by which a sealed body is longer than the body.
pub const SEAL_TAG: usize = 16;

/// What a voter wrote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Body {
    /// The choice, as its method encodes it.
    #[serde(with = "json::bytes")]
    pub choice: Vec<u8>,
    /// A few words of the voter, to find the ballot by after unsealing. May be empty.
    pub phrase: String,
}

/// Choice and phrase are longer than every ballot of the poll.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLong {
    /// Bytes of every body.
    pub max_len: u32,
}

impl fmt::Display for TooLong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "choice and phrase do not fit the {} bytes of a ballot",
            self.max_len
        )
    }
}

impl std::error::Error for TooLong {}

impl Body {
    /// `LP(choice) ‖ LP(phrase)` and zeros up to `max_len`.
    ///
    /// # Errors
    /// [`TooLong`].
    pub fn to_bytes(&self, max_len: u32) -> Result<Vec<u8>, TooLong> {
        let mut bytes = Fields::default()
            .bytes(&self.choice)
            .bytes(self.phrase.as_bytes())
            .finish();
        let length = usize::try_from(max_len).map_err(|_| TooLong { max_len })?;
        if bytes.len() > length {
            return Err(TooLong { max_len });
        }
        bytes.resize(length, 0);
        Ok(bytes)
    }

    /// Reads a body.
    ///
    /// # Errors
    /// [`ReadError`] if anything but zeros follows, or the phrase is not UTF-8.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, ReadError> {
        let mut reader = Reader::new(bytes);
        let choice = reader.field()?.to_vec();
        let phrase = reader.text()?;
        if reader.rest().iter().all(|byte| *byte == 0) {
            Ok(Self { choice, phrase })
        } else {
            Err(ReadError::NotCanonical)
        }
    }
}

/// To what a sealing is bound: nobody can hand in the sealed body of another, or an older one, as theirs.
#[derive(Clone, Copy)]
pub(crate) struct Bound<'a> {
    pub(crate) poll: &'a PollId,
    pub(crate) pk: &'a [u8; 32],
    pub(crate) seq: u32,
}

impl Bound<'_> {
    /// `poll_id ‖ pk ‖ seq`.
    fn aad(self) -> Vec<u8> {
        let mut aad = self.poll.0.to_vec();
        aad.extend_from_slice(self.pk);
        aad.extend_from_slice(&u64::from(self.seq).to_be_bytes());
        aad
    }

    /// `H[seal key](poll_id, R, shared point, pk, seq)`, for one message only, so with a nonce of zeros.
    fn cipher(self, r_point: &[u8; 32], shared: &RistrettoPoint) -> ChaCha20Poly1305 {
        let key = Fields::default()
            .bytes(&self.poll.0)
            .bytes(r_point)
            .bytes(shared.compress().as_bytes())
            .bytes(self.pk)
            .number(self.seq)
            .hash(context::SEAL_KEY);
        ChaCha20Poly1305::new(&key.into())
    }

    fn open(self, r_point: &[u8; 32], shared: &RistrettoPoint, sealed: &[u8]) -> Option<Vec<u8>> {
        let aad = self.aad();
        let payload = Payload {
            msg: sealed,
            aad: &aad,
        };
        self.cipher(r_point, shared)
            .decrypt(&[0; 12].into(), payload)
            .ok()
    }

    /// Opens with the key of the poll.
    pub(crate) fn unseal(
        self,
        key: &UnsealKey,
        r_point: &[u8; 32],
        sealed: &[u8],
    ) -> Option<Vec<u8>> {
        let shared = group::point(r_point).ok()? * key.0;
        self.open(r_point, &shared, sealed)
    }

    /// Opens with the scalar of this sealing, as its voter published it.
    pub(crate) fn open_own(
        self,
        poll_key: &[u8; 32],
        r: &[u8; 32],
        r_point: &[u8; 32],
        sealed: &[u8],
    ) -> Option<Vec<u8>> {
        let r = group::scalar(r).ok()?;
        if group::base(&r).compress().as_bytes() != r_point {
            return None;
        }
        let shared = group::point(poll_key).ok()? * r;
        self.open(r_point, &shared, sealed)
    }
}

/// `H[seal scalar](seed, poll_id, seq, body)`, 64 bytes of it, reduced.
pub(crate) fn seal_scalar(seed: &[u8; 32], bound: Bound, body: &[u8]) -> Scalar {
    let fields = Fields::default()
        .bytes(seed)
        .bytes(&bound.poll.0)
        .number(bound.seq)
        .bytes(body);
    Scalar::from_bytes_mod_order_wide(&fields.wide_hash(context::SEAL_SCALAR))
}

/// Seals a body under the key of the poll. The same arguments give the same bytes. `None` if the key is no point.
pub(crate) fn seal(
    poll_key: &[u8; 32],
    seed: &[u8; 32],
    bound: Bound,
    body: &[u8],
) -> Option<([u8; 32], Vec<u8>)> {
    let r = seal_scalar(seed, bound, body);
    let r_point = group::base(&r).compress().to_bytes();
    let shared = group::point(poll_key).ok()? * r;
    let aad = bound.aad();
    let payload = Payload {
        msg: body,
        aad: &aad,
    };
    let sealed = bound
        .cipher(&r_point, &shared)
        .encrypt(&[0; 12].into(), payload)
        .ok()?;
    Some((r_point, sealed))
}
