//! Signatures that some verifiers of Ed25519 take and this protocol does not, and what several cosignatures of one witness say.

use ballot::secret::record::{
    checkpoint::{Checkpoint, CheckpointError},
    note::SignedNote,
    vkey::{KeyKind, VerifierKey},
};
use curve25519_dalek::{edwards::EdwardsPoint, scalar::Scalar};
use sha2::{Digest, Sha512};

use crate::support::{ORIGIN, Town};

/// A signature by the secret scalar with this `R`, whose discrete logarithm is taken to be 0: RFC 8032 with the cofactor accepts it.
fn with_r(secret: &Scalar, r_point: [u8; 32], message: &[u8]) -> ([u8; 32], [u8; 64]) {
    let key = EdwardsPoint::mul_base(secret).compress().to_bytes();
    let digest: [u8; 64] = Sha512::new()
        .chain_update(r_point)
        .chain_update(key)
        .chain_update(message)
        .finalize()
        .into();
    let s = Scalar::from_bytes_mod_order_wide(&digest) * secret;
    let mut signature = [0; 64];
    let (first, last) = signature.split_at_mut(32);
    first.copy_from_slice(&r_point);
    last.copy_from_slice(s.as_bytes());
    (key, signature)
}

#[test]
fn an_r_of_small_order_is_refused() {
    let secret = Scalar::from(123_456_789_u64);
    let mut identity = [0; 32];
    identity[0] = 1;
    let (key, signature) = with_r(&secret, identity, b"message");
    // The equation of RFC 8032 holds, without the cofactor too: S·G = R + k·A with R the neutral point.
    let lax = ed25519_dalek::VerifyingKey::from_bytes(&key).expect("a key");
    let parsed = ed25519_dalek::Signature::from_bytes(&signature);
    assert!(ed25519_dalek::Verifier::verify(&lax, b"message", &parsed).is_ok());
    let strict = VerifierKey::new("box.example", KeyKind::Note, &key).expect("a key");
    assert!(!strict.has_signed(b"message", &signature));
}

#[test]
fn a_checkpoint_has_no_extension_lines() {
    let town = Town::new();
    let signed = |extensions| {
        let checkpoint = Checkpoint {
            origin: ORIGIN.into(),
            size: 1,
            root: [1; 32],
            extensions,
        };
        let mut note = checkpoint.sign(&town.box_key).expect("a note");
        note.cosign(&town.witness, 1);
        town.poll.checkpoint(&note.to_string()).map(|_| ())
    };
    assert_eq!(signed(Vec::new()), Ok(()));
    let extended = signed(vec!["for you alone".into()]);
    assert_eq!(extended, Err(CheckpointError::Body));
}

#[test]
fn of_a_witness_the_earliest_cosignature_counts() {
    let town = Town::new();
    let mut note = SignedNote::parse(&town.record(4).checkpoints[0]).expect("a note");
    for time in [900, 100, 500] {
        note.cosign(&town.witness, time);
    }
    let witnesses = [town.witness.public().clone()];
    let opened = Checkpoint::open(&note.to_string(), town.box_key.public(), &witnesses);
    let (_, seen) = opened.expect("a checkpoint");
    let times: Vec<u64> = seen.iter().map(|seen| seen.timestamp).collect();
    assert_eq!(times, [100]);
}
