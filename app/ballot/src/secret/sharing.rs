//! The key of a poll in shares: any `t` of `n` open (Shamir 1979), and everybody can check a share (Feldman 1987).

use std::fmt;

use curve25519_dalek::{
    ristretto::{CompressedRistretto, RistrettoPoint},
    scalar::Scalar,
    traits::Identity,
};
use serde::{Deserialize, Serialize};

use super::{context, group, json, manifest::Sealing, voter::wipe};
use crate::encoding::Fields;

/// The most shares of a poll.
pub const MAX_SHARES: u16 = 64;

/// One trustee's share of the key: secret until the poll is unsealed, then published. Overwritten when it is dropped.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Share {
    /// Whose: 1 to `n`.
    pub index: u16,
    /// The value of the polynomial there, a scalar below the order of the group.
    #[serde(with = "json::array")]
    pub scalar: [u8; 32],
}

impl Drop for Share {
    fn drop(&mut self) {
        wipe(&mut self.scalar);
    }
}

impl fmt::Debug for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Share({})", self.index)
    }
}

/// Why shares, or the public part of a sharing, are refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SharingError {
    /// `t` is not between 1 and `n`, or `n` is greater than [`MAX_SHARES`].
    Numbers,
    /// There is no such trustee, or the share is not that of its verifying share.
    Share {
        /// The index of the share.
        index: u16,
    },
    /// A point is no canonical point, or the verifying shares are not those of one key and `t`.
    Points,
    /// There are fewer right shares of different trustees than are needed.
    TooFew {
        /// How many are needed.
        needed: u16,
        /// How many there are.
        found: usize,
    },
}

impl fmt::Display for SharingError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Numbers => f.write_str("so many shares of so many cannot be made"),
            Self::Share { index } => write!(f, "the share {index} is not that of its trustee"),
            Self::Points => f.write_str("the verifying shares are not those of one key"),
            Self::TooFew { needed, found } => {
                write!(f, "{found} right shares, {needed} are needed")
            }
        }
    }
}

impl std::error::Error for SharingError {}

/// What a dealer publishes: `coefficient · G` for each coefficient of the polynomial, from the constant one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dealing {
    /// As many as shares are needed.
    #[serde(with = "json::arrays")]
    pub commitments: Vec<[u8; 32]>,
}

/// Deals a key: the public part, and a share for each trustee. The seed (32 secret random bytes) gives the key, and is to be
/// forgotten.
///
/// One dealer knows the key. So that nobody does, every trustee deals, sends each other trustee the share of their index, checks
/// what it got by [`Dealing::check`] and adds it up by [`Share::sum`]; the key is that of [`Dealing::join`] (Pedersen 1991).
///
/// # Errors
/// [`SharingError::Numbers`].
pub fn deal(seed: &[u8; 32], t: u16, n: u16) -> Result<(Dealing, Vec<Share>), SharingError> {
    if t == 0 || t > n || n > MAX_SHARES {
        return Err(SharingError::Numbers);
    }
    let coefficients: Vec<Scalar> = (0..t).map(|k| coefficient(seed, k)).collect();
    let commitments = coefficients
        .iter()
        .map(|a| group::base(a).compress().to_bytes())
        .collect();
    let share = |index: u16| {
        let x = Scalar::from(index);
        let value = coefficients
            .iter()
            .rev()
            .fold(Scalar::ZERO, |sum, a| sum * x + a);
        Share {
            index,
            scalar: value.to_bytes(),
        }
    };
    Ok((Dealing { commitments }, (1..=n).map(share).collect()))
}

fn coefficient(seed: &[u8; 32], k: u16) -> Scalar {
    let fields = Fields::default().bytes(seed).number(k);
    Scalar::from_bytes_mod_order_wide(&fields.wide_hash(context::SHARING))
}

/// The constant coefficient of a dealing: what it adds to the key.
pub(crate) fn constant(seed: &[u8; 32]) -> Scalar {
    coefficient(seed, 0)
}

impl Dealing {
    /// `share · G` of a trustee.
    fn verifying_share(&self, index: u16) -> Result<RistrettoPoint, SharingError> {
        let x = Scalar::from(index);
        self.commitments
            .iter()
            .rev()
            .try_fold(RistrettoPoint::identity(), |sum, commitment| {
                let point = group::point(commitment).map_err(|_| SharingError::Points)?;
                Ok(sum * x + point)
            })
    }

    /// Whether a trustee got the share that this dealing promises.
    ///
    /// # Errors
    /// [`SharingError::Share`] and [`SharingError::Points`].
    pub fn check(&self, share: &Share) -> Result<(), SharingError> {
        let wrong = SharingError::Share { index: share.index };
        let scalar = group::scalar(&share.scalar).map_err(|_| wrong)?;
        if share.index > 0 && group::base(&scalar) == self.verifying_share(share.index)? {
            Ok(())
        } else {
            Err(wrong)
        }
    }

    /// The public part of the key that these dealings make together, for `n` trustees: what goes into the manifest.
    ///
    /// # Errors
    /// [`SharingError::Numbers`] and [`SharingError::Points`].
    pub fn join(dealings: &[Self], n: u16) -> Result<Sealing, SharingError> {
        let first = dealings.first().ok_or(SharingError::Numbers)?;
        let t = u16::try_from(first.commitments.len()).map_err(|_| SharingError::Numbers)?;
        if dealings
            .iter()
            .any(|dealing| dealing.commitments.len() != usize::from(t))
        {
            return Err(SharingError::Numbers);
        }
        // Coefficient by coefficient first: the value of a sum is the sum of the values, and is computed once.
        let mut sums = vec![RistrettoPoint::identity(); usize::from(t)];
        for dealing in dealings {
            for (sum, commitment) in sums.iter_mut().zip(&dealing.commitments) {
                *sum += group::point(commitment).map_err(|_| SharingError::Points)?;
            }
        }
        let at = |index: u16| {
            let x = Scalar::from(index);
            let value = sums
                .iter()
                .rev()
                .fold(RistrettoPoint::identity(), |value, sum| value * x + sum);
            Ok(value.compress().to_bytes())
        };
        let sealing = Sealing {
            key: at(0)?,
            t,
            n,
            verifying_shares: (1..=n).map(at).collect::<Result<_, _>>()?,
        };
        sealing.check()?;
        Ok(sealing)
    }
}

impl Share {
    /// What a trustee got from all dealers, added up.
    ///
    /// # Errors
    /// [`SharingError::Share`] if they are not for one trustee, or one is no scalar.
    pub fn sum(shares: &[Self]) -> Result<Self, SharingError> {
        let index = shares.first().map_or(0, |share| share.index);
        let wrong = SharingError::Share { index };
        let mut sum = Scalar::ZERO;
        for share in shares {
            sum += group::scalar(&share.scalar).map_err(|_| wrong)?;
            if share.index != index {
                return Err(wrong);
            }
        }
        let scalar = sum.to_bytes();
        (index > 0).then_some(Self { index, scalar }).ok_or(wrong)
    }
}

/// Whether points at 0, 1, 2 and so on lie on one polynomial with `t` coefficients.
fn fit(points: &[RistrettoPoint], t: u16) -> bool {
    let known: Vec<u16> = (0..t).collect();
    (0..)
        .zip(points)
        .skip(usize::from(t))
        .all(|(index, point)| {
            let sum: RistrettoPoint = known
                .iter()
                .zip(points)
                .filter_map(|(own, point)| Some(point * group::lagrange(index, *own, &known)?))
                .sum();
            sum == *point
        })
}

impl Sealing {
    /// That the verifying shares lie on one polynomial with `t` coefficients, and not on one with fewer, whose value at 0 is the key.
    ///
    /// # Errors
    /// [`SharingError::Numbers`] and [`SharingError::Points`].
    pub fn check(&self) -> Result<(), SharingError> {
        let (t, n) = (self.t, self.n);
        if t == 0 || t > n || n > MAX_SHARES || self.verifying_shares.len() != usize::from(n) {
            return Err(SharingError::Numbers);
        }
        let mut points = vec![group::point(&self.key).map_err(|_| SharingError::Points)?];
        for share in &self.verifying_shares {
            points.push(group::point(share).map_err(|_| SharingError::Points)?);
        }
        // Fewer shares than the manifest says must not be enough either.
        if fit(&points, t) && (t == 1 || !fit(&points, t - 1)) {
            Ok(())
        } else {
            Err(SharingError::Points)
        }
    }

    /// The verifying share of a trustee.
    pub(crate) fn verifying_share(&self, index: u16) -> Option<&[u8; 32]> {
        self.verifying_shares
            .get(usize::from(index).checked_sub(1)?)
    }

    /// That a published share is that of its trustee: `share · G` is the verifying share of the manifest.
    ///
    /// # Errors
    /// [`SharingError::Share`].
    pub fn check_share(&self, share: &Share) -> Result<(), SharingError> {
        let wrong = SharingError::Share { index: share.index };
        let scalar = group::scalar(&share.scalar).map_err(|_| wrong)?;
        let expected = self.verifying_share(share.index).ok_or(wrong)?;
        if group::base(&scalar).compress() == CompressedRistretto(*expected) {
            Ok(())
        } else {
            Err(wrong)
        }
    }

    /// The key of the poll from published shares. Wrong shares and second ones of a trustee are passed over.
    ///
    /// # Errors
    /// [`SharingError::TooFew`].
    pub fn interpolate(&self, shares: &[Share]) -> Result<UnsealKey, SharingError> {
        let mut right: Vec<&Share> = Vec::new();
        for share in shares
            .iter()
            .filter(|share| self.check_share(share).is_ok())
        {
            if right.iter().all(|other| other.index != share.index) {
                right.push(share);
            }
        }
        let too_few = SharingError::TooFew {
            needed: self.t,
            found: right.len(),
        };
        let used = right.get(..usize::from(self.t)).ok_or(too_few)?;
        let indices: Vec<u16> = used.iter().map(|share| share.index).collect();
        let mut key = Scalar::ZERO;
        for share in used {
            let scalar = group::scalar(&share.scalar).map_err(|_| too_few)?;
            key += scalar * group::lagrange(0, share.index, &indices).ok_or(too_few)?;
        }
        if group::base(&key).compress() == CompressedRistretto(self.key) {
            Ok(UnsealKey(key))
        } else {
            Err(SharingError::Points)
        }
    }
}

/// The key of a poll, once it is unsealed.
pub struct UnsealKey(pub(crate) Scalar);
