//! Points and scalars of ristretto255 (RFC 9496), read strictly.

use curve25519_dalek::{
    ristretto::{CompressedRistretto, RistrettoPoint},
    scalar::Scalar,
    traits::Identity,
};

use super::read::ReadError;

/// A point other than the identity, from its one encoding (RFC 9496 §4.3.1).
pub(crate) fn point(bytes: &[u8; 32]) -> Result<RistrettoPoint, ReadError> {
    CompressedRistretto(*bytes)
        .decompress()
        .filter(|point| *point != RistrettoPoint::identity())
        .ok_or(ReadError::NotCanonical)
}

/// A scalar below the order of the group, other than zero.
pub(crate) fn scalar(bytes: &[u8; 32]) -> Result<Scalar, ReadError> {
    Option::<Scalar>::from(Scalar::from_canonical_bytes(*bytes))
        .filter(|scalar| *scalar != Scalar::ZERO)
        .ok_or(ReadError::NotCanonical)
}

/// `scalar · G`.
pub(crate) fn base(scalar: &Scalar) -> RistrettoPoint {
    RistrettoPoint::mul_base(scalar)
}

/// The Lagrange coefficient of `own` among `indices` for the value at `x`; `None` unless `own` is there exactly once and no
/// other index twice.
pub(crate) fn lagrange(x: u16, own: u16, indices: &[u16]) -> Option<Scalar> {
    let mut numerator = Scalar::ONE;
    let mut denominator = Scalar::ONE;
    for (place, index) in indices.iter().enumerate() {
        if indices.iter().skip(place + 1).any(|other| other == index) {
            return None;
        }
        if *index != own {
            numerator *= Scalar::from(*index) - Scalar::from(x);
            denominator *= Scalar::from(*index) - Scalar::from(own);
        }
    }
    indices
        .contains(&own)
        .then(|| numerator * denominator.invert())
}
