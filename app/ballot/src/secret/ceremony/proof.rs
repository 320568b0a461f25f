//! One proof for all that trustees show: that one scalar `x` makes all these points from their bases (Schnorr 1991 with one base, Chaum and Pedersen 1992
//! with two).

use curve25519_dalek::{ristretto::RistrettoPoint, scalar::Scalar};
use serde::{Deserialize, Serialize};

use super::super::{context, group, json};
use crate::encoding::Fields;

/// A proof.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Proof {
    /// The challenge.
    #[serde(rename = "c", with = "json::array")]
    pub challenge: [u8; 32],
    /// The response.
    #[serde(rename = "z", with = "json::array")]
    pub response: [u8; 32],
}

/// The base of keys.
pub(super) fn base() -> RistrettoPoint {
    group::base(&Scalar::ONE)
}

fn compressed(points: &[RistrettoPoint]) -> Vec<[u8; 32]> {
    let bytes = |point: &RistrettoPoint| point.compress().to_bytes();
    points.iter().map(bytes).collect()
}

/// What a proof says: for what, bound to what, by whom, of which points.
fn statement(
    purpose: &[u8],
    bound: &[u8; 32],
    index: u16,
    on: &[(RistrettoPoint, RistrettoPoint)],
) -> Fields {
    let (bases, points): (Vec<_>, Vec<_>) = on.iter().copied().unzip();
    Fields::default()
        .bytes(purpose)
        .bytes(bound)
        .number(index)
        .list(&compressed(&bases))
        .list(&compressed(&points))
}

fn challenge(statement: Fields, commitments: &[RistrettoPoint]) -> Scalar {
    let fields = statement.list(&compressed(commitments));
    Scalar::from_bytes_mod_order_wide(&fields.bytes(b"challenge").wide_hash(context::TRUSTEE_PROOF))
}

impl Proof {
    /// Proves it. The masking scalar follows from the scalar and all that is proven, so that a step done again gives the same bytes.
    pub(super) fn of(
        purpose: &[u8],
        bound: &[u8; 32],
        index: u16,
        x: &Scalar,
        bases: &[RistrettoPoint],
    ) -> Self {
        let on: Vec<_> = bases.iter().map(|base| (*base, base * x)).collect();
        let masking = statement(purpose, bound, index, &on)
            .bytes(x.as_bytes())
            .bytes(b"masking");
        let k = Scalar::from_bytes_mod_order_wide(&masking.wide_hash(context::TRUSTEE_PROOF));
        let commitments: Vec<_> = bases.iter().map(|base| base * k).collect();
        let c = challenge(statement(purpose, bound, index, &on), &commitments);
        Self {
            challenge: c.to_bytes(),
            response: (k + c * x).to_bytes(),
        }
    }

    /// Whether it shows what it should: bases and points.
    pub(super) fn shows(
        &self,
        purpose: &[u8],
        bound: &[u8; 32],
        index: u16,
        on: &[(RistrettoPoint, RistrettoPoint)],
    ) -> bool {
        let (Ok(c), Ok(z)) = (
            group::scalar(&self.challenge),
            group::scalar(&self.response),
        ) else {
            return false;
        };
        let commitments: Vec<_> = on
            .iter()
            .map(|(base, point)| base * z - point * c)
            .collect();
        c == challenge(statement(purpose, bound, index, on), &commitments)
    }
}
