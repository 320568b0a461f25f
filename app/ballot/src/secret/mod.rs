//! The profile `secret`: one vote per person, secret from the operator, checkable by anybody.
//!
//! The path of one vote, and where it stands:
//!
//! 1. [`Poll::new`] checks a [`Manifest`]; [`Poll::checkpoint`] and [`Poll::is_first_leaf`] show that everybody has the same.
//! 2. [`Voter::blind`] asks each issuer, [`IssuerSecret::blind_sign`] answers, [`Voter::finalise`] makes the [`Credential`].
//! 3. [`Voter::cast`] seals and signs; [`Poll::check`] and [`Checked::follows`] are what the box looks at; [`Promise::sign`] is its
//!    answer, and [`ReceiptFile`] what the voter keeps.
//! 4. [`Leaf`] is what the record holds, [`record`] its tree, files and checkpoints.
//! 5. [`TrusteeFile`] is how trustees make the key that seals, and open: each has one secret, and nobody has the key.
//!    [`Sealing::interpolate`] gives the key from the trustees' shares, [`Ballot::unseal`] opens.
//! 6. [`verify::verify`] recomputes all of it.

mod agreement;
mod ballot;
mod canary;
mod ceremony;
mod check;
pub mod context;
mod device;
mod group;
mod issue;
mod issuer;
mod json;
mod kept;
mod manifest;
mod options;
mod poll;
mod promise;
pub(crate) mod read;
pub mod record;
mod roll;
mod seal;
mod sharing;
pub mod verify;
mod voter;
mod watch;

pub use agreement::{Agreed, Ask, MAX_AGE_MS};
pub use ballot::{Ballot, CredentialId, SignedBallot};
pub use canary::{CanaryPart, check_canary, open_canary};
pub use ceremony::{
    Ceremony, CeremonyError, Collected, Complaint, Confirmed, Dealt, Joined, MEMBERS_DIGITS, Proof,
    SealedShare, SheetError, Task, Trial, TrusteeAnswer, TrusteeFile,
};
pub use check::{Checked, Refused, check};
pub use device::{Device, DeviceError, Elsewhere, Next};
pub use issue::{
    BlindAnswer, BlindRequest, Issuance, IssueRequest, NotAscending, evidence, issue_challenge,
    issue_request, participation_key,
};
pub use issuer::{Blinding, IssuerError, IssuerKey, IssuerSecret};
pub use json::{JsonError, from_json, to_json};
pub use kept::{ReceiptFile, SecretFile};
pub use manifest::{
    Batch, Issuer, Manifest, Method, PROFILE, Revote, Sealing, UnreadableRule, Window, Windows,
    WitnessPolicy,
};
pub use options::{OptionCounter, option_params};
pub use poll::{LEAST_MIN_K, MAX_BODY, MAX_ISSUERS, ManifestFault, Poll};
pub use promise::Promise;
pub use read::ReadError;
pub use record::leaf::{BallotLeaf, Close, Incident, Leaf, LeafError, ResultLeaf, SelfOpening};
pub use roll::{SlotOpening, authenticator, is_on_roll, prove_slot, roll_root, slot};
pub use seal::{Body, SEAL_TAG, TooLong};
pub use sharing::{Dealing, MAX_SHARES, Share, SharingError, UnsealKey, deal};
pub use voter::{Credential, Voter, VoterError, credential_message};
