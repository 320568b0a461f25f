//! Secret polls: the server as issuer of credentials, as ballot box and as keeper of the public record. Who may vote and what is asked is for the slice
//! `polls` to say; how ballots are sealed and checked is for the crate `ballot`.

mod count;
mod fix;
mod held;
mod issue;
mod keys;
mod life;
mod pages;
mod record;
mod store;
mod taking;
mod trustees;

pub use count::{Counted, count};
pub use fix::{NotYet, Subject, fix, take_back};
pub use held::{Held, HeldPolls, held, held_as};
pub use issue::{NotIssued, issue};
pub use life::{
    Ready, ShareRefused, delete_keys, hand_in, is_due, open_box, ready, release, shares_from_ms,
    took_part,
};
pub use pages::{Refusal, refusal, routes};
pub use taking::Taking;
pub use trustees::{set_sealing, trial_nonce, try_open};
