//! The trial opening: trustees show, before a poll opens and before it closes, that they still have their shares. Nothing of the
//! key gets out: a Chaum–Pedersen proof (1992) that `D = share · P` for a point `P` of which nobody knows the logarithm.

use curve25519_dalek::{ristretto::RistrettoPoint, scalar::Scalar};
use serde::{Deserialize, Serialize};

use super::{
    context, group, json,
    manifest::Sealing,
    sharing::{Share, SharingError},
};
use crate::{PollId, encoding::Fields};

/// One trustee's part of the trial opening.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CanaryPart {
    /// Whose: 1 to `n`.
    pub index: u16,
    /// `share · P`.
    #[serde(rename = "D", with = "json::array")]
    pub point: [u8; 32],
    /// The challenge of the proof.
    #[serde(rename = "c", with = "json::array")]
    pub challenge: [u8; 32],
    /// Its response.
    #[serde(rename = "z", with = "json::array")]
    pub response: [u8; 32],
}

/// The point of a trial: by 32 fresh random bytes that are published with it. It cannot be the point of a ballot.
fn trial_point(poll: &PollId, nonce: &[u8; 32]) -> RistrettoPoint {
    let fields = Fields::default()
        .bytes(b"point")
        .bytes(&poll.0)
        .bytes(nonce);
    RistrettoPoint::from_uniform_bytes(&fields.wide_hash(context::CANARY))
}

/// The challenge of a proof by its commitments.
fn challenge(
    poll: &PollId,
    share: (u16, &[u8; 32]),
    points: [&RistrettoPoint; 2],
    commitments: [RistrettoPoint; 2],
) -> Scalar {
    let fields = Fields::default()
        .bytes(b"challenge")
        .bytes(&poll.0)
        .number(share.0)
        .bytes(share.1);
    let fields = points
        .into_iter()
        .chain(&commitments)
        .fold(fields, |fields, point| {
            fields.bytes(point.compress().as_bytes())
        });
    Scalar::from_bytes_mod_order_wide(&fields.wide_hash(context::CANARY))
}

/// A trustee's part. `masking` is 32 fresh secret random bytes.
///
/// # Errors
/// [`SharingError::Share`] if the share is not that of a trustee of the poll.
pub fn open_canary(
    poll: &PollId,
    sealing: &Sealing,
    nonce: &[u8; 32],
    share: &Share,
    masking: &[u8; 32],
) -> Result<CanaryPart, SharingError> {
    sealing.check_share(share)?;
    let wrong = SharingError::Share { index: share.index };
    let verifying = sealing.verifying_share(share.index).ok_or(wrong)?;
    let secret = group::scalar(&share.scalar).map_err(|_| wrong)?;
    let trial = trial_point(poll, nonce);
    let opened = trial * secret;
    let fields = Fields::default()
        .bytes(b"nonce")
        .bytes(&share.scalar)
        .bytes(masking)
        .bytes(&poll.0)
        .bytes(nonce);
    let k = Scalar::from_bytes_mod_order_wide(&fields.wide_hash(context::CANARY));
    let c = challenge(
        poll,
        (share.index, verifying),
        [&trial, &opened],
        [group::base(&k), trial * k],
    );
    Ok(CanaryPart {
        index: share.index,
        point: opened.compress().to_bytes(),
        challenge: c.to_bytes(),
        response: (k + c * secret).to_bytes(),
    })
}

/// That a part is of a trustee who has the share.
///
/// # Errors
/// [`SharingError::Share`].
pub fn check_canary(
    poll: &PollId,
    sealing: &Sealing,
    nonce: &[u8; 32],
    part: &CanaryPart,
) -> Result<(), SharingError> {
    let wrong = SharingError::Share { index: part.index };
    let verifying = sealing.verifying_share(part.index).ok_or(wrong)?;
    let share_point = group::point(verifying).map_err(|_| wrong)?;
    let opened = group::point(&part.point).map_err(|_| wrong)?;
    let c = group::scalar(&part.challenge).map_err(|_| wrong)?;
    let z = group::scalar(&part.response).map_err(|_| wrong)?;
    let trial = trial_point(poll, nonce);
    let commitments = [group::base(&z) - share_point * c, trial * z - opened * c];
    if c == challenge(
        poll,
        (part.index, verifying),
        [&trial, &opened],
        commitments,
    ) {
        Ok(())
    } else {
        Err(wrong)
    }
}
