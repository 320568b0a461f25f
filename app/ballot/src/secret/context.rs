//! The names under which the profile `secret` hashes and signs. Each purpose has its own, so that no hash or signature
//! of one kind can stand for another.

/// [`Manifest::poll_id`](super::Manifest::poll_id), as in the profile `confidential`.
pub use crate::context::MANIFEST;
/// [`SignedBallot::receipt`](super::SignedBallot::receipt), as in the profile `confidential`.
pub use crate::context::RECEIPT;

/// A person's place on the roll: [`slot`](super::slot).
pub const ROLL_SLOT: &str = "comitia 2026-11 CBP1 roll slot";
/// What a person can authenticate with: [`authenticator`](super::authenticator).
pub const AUTHENTICATOR: &str = "comitia 2026-11 CBP1 authenticator";
/// The key of a poll that hides who took part: [`participation_key`](super::participation_key).
pub const PARTICIPATION_KEY: &str = "comitia 2026-11 CBP1 participation key";
/// What a second issuer has the citizen sign: [`issue_challenge`](super::issue_challenge).
pub const ISSUE_CHALLENGE: &str = "comitia 2026-11 CBP1 issue challenge";
/// By which a retry is known: [`issue_request`](super::issue_request).
pub const ISSUE_REQUEST: &str = "comitia 2026-11 CBP1 issue request";
/// What an issuer keeps of the citizen's proof: [`evidence`](super::evidence).
pub const EVIDENCE: &str = "comitia 2026-11 CBP1 evidence";
/// The voter's signing key: [`Voter`](super::Voter).
pub const CREDENTIAL_KEY: &str = "comitia 2026-11 CBP1 credential key";
/// The randomness of blinding; a space and the number of the issuer in decimal follow, from 0.
pub const BLIND_RNG: &str = "comitia 2026-11 CBP1 blind rng";
/// The name of a credential in the record: [`CredentialId`](super::CredentialId).
pub const CREDENTIAL_ID: &str = "comitia 2026-11 CBP1 credential id";
/// The scalar of one sealing.
pub const SEAL_SCALAR: &str = "comitia 2026-11 CBP1 seal scalar";
/// The key of one sealing.
pub const SEAL_KEY: &str = "comitia 2026-11 CBP1 seal key";
/// What a voter signs.
pub const BALLOT: &str = "comitia 2026-11 CBP1 ballot";
/// What the box signs; no hash, as its fields have fixed lengths.
pub const PROMISE: &str = "comitia 2026-11 CBP1 promise";
/// The trial opening by the trustees, and the challenge of its proofs.
pub const CANARY: &str = "comitia 2026-11 CBP1 canary";
/// The published count: [`ResultLeaf`](super::ResultLeaf).
pub const TALLY: &str = "comitia 2026-11 CBP1 tally";
/// From what ties are broken: [`TieSeed`](crate::methods::TieSeed).
pub const TIE_SEED: &str = "comitia 2026-11 CBP1 tie seed";
/// The place of an option among those that are equal: [`TieOrder`](crate::methods::TieOrder).
pub const TIE_ORDER: &str = "comitia 2026-11 CBP1 tie order";
/// The coefficients of a sharing: [`Dealing`](super::Dealing).
pub const SHARING: &str = "comitia 2026-11 CBP1 sharing";
/// What trustees agree on before they make a key: [`Ceremony::id`](super::Ceremony::id) and [`Task::members`](super::Task::members).
pub const CEREMONY: &str = "comitia 2026-11 CBP1 ceremony";
/// What follows from the one secret of a trustee: [`TrusteeFile`](super::TrusteeFile).
pub const TRUSTEE: &str = "comitia 2026-11 CBP1 trustee";
/// The key under which a share goes from one trustee to another.
pub const TRUSTEE_SHARE: &str = "comitia 2026-11 CBP1 trustee share";
/// The challenge of the trustees' proofs: [`Proof`](super::Proof).
pub const TRUSTEE_PROOF: &str = "comitia 2026-11 CBP1 trustee proof";

/// What the first bytes of an Ed25519 message of this protocol are; C2SP notes never begin so.
pub const SIGNATURE_PREFIX: &str = "CBP1 ";
/// Before the message that issuers sign blindly.
pub const SIGN_CREDENTIAL: &[u8] = b"CBP1 credential\n";
/// Before the hash of a ballot.
pub const SIGN_BALLOT: &[u8] = b"CBP1 ballot\n";
/// Before a promise.
pub const SIGN_PROMISE: &[u8] = b"CBP1 promise\n";
/// Before a batch of issued slots.
pub const SIGN_ISSUANCE: &[u8] = b"CBP1 issuance\n";
