//! The ballot protocol of Comitia (CBP1): the profile `confidential` here, and the profile [`secret`].
//!
//! Pure: no files, no network, no clock, no randomness; salts, nonces, seeds and keys come in as arguments. The same
//! code runs in the server, in the browser and in a verifier. `PROTOCOL.md` beside this crate says every byte in
//! words; `vectors.json` has test vectors made by another implementation, `vectors-secret.json` those of the profile `secret`,
//! `vectors-methods.json` those of its counting [`methods`].
//!
//! What the profile `confidential` gives: one ballot per person by [`participation_tag`], a ballot that carries
//! no person, time or order, and a [`Receipt`] by which voters find their own ballot in the published list.
//! What it does not give: secrecy from an operator who looks while a ballot is cast, and protection from
//! voters who show their receipt and salt to somebody.
//!
//! The path of one ballot:
//!
//! ```
//! use ballot::*;
//!
//! let manifest = Manifest {
//!     version: PROTOCOL_VERSION,
//!     profile: Profile::Confidential,
//!     operator: "Town of Example".into(),
//!     nonce: [7; 32],
//!     text_hash: text_hash(["A bench for the square?", "Yes", "No"]),
//!     method: Method { id: "single".into(), version: 1, min: 1, max: 1, none_allowed: true, options: 2, params: Vec::new() },
//!     window: Window { opens_at_ms: 1_000, closes_at_ms: 2_000 },
//!     eligibility: Eligibility::default(),
//!     eligible_count: None,
//! };
//! let selection = Selection::Options(vec![1]);
//! manifest.method.check(&selection)?;
//! let ballot = Ballot { poll: manifest.poll_id(), salt: [9; 32], choice: encode(&selection, 2)? };
//! println!("Keep this: {}", ballot.receipt());
//! assert_eq!(tally([&ballot], &manifest.method)?.per_option, [1, 0]);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod cast;
mod choice;
mod count;
mod encoding;
mod manifest;
pub mod methods;
mod names;
pub mod secret;

pub use cast::{Ballot, ParticipationKey, participation_tag};
pub use choice::{Choice, ChoiceError, Selection, decode, encode};
pub use count::{Fault, Published, Tally, TallyError, tally, verify_published};
pub use encoding::{context, lp};
pub use manifest::{Eligibility, Manifest, Method, PROTOCOL_VERSION, Profile, Window, text_hash};
pub use names::{PollId, Receipt, ReceiptError, Tag};
