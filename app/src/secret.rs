//! Secret polls: the server as issuer of credentials, as ballot box and as keeper of the public record. Who may vote and what is asked is for the slice
//! `polls` to say; how ballots are sealed and checked is for the crate `ballot`.

mod agree;
mod assist;
mod count;
mod fix;
mod further;
mod held;
pub mod islands;
mod issue;
mod keys;
mod life;
mod opening;
mod pages;
mod proofs;
mod record;
mod showing;
mod standing;
mod store;
mod taking;
mod trustees;
pub mod verifier;
mod witnesses;

pub use agree::{agree, ask_now, awaited, gather, tell_to_forget};
pub use assist::{Nonce, NotAssisted, can_assist, cast_for, cast_with};
pub use count::{Counted, count};
pub use fix::{NotYet, Subject, fix, take_back};
pub use further::{FurtherIssuer, FurtherIssuers, asking_key, further};
pub use held::{Held, HeldPolls, held, held_as};
pub use issue::{NotIssued, issue};
pub use life::{Ready, ShareRefused, is_due, ready, shares_from_ms, took_part};
pub use life::{delete_keys, hand_in, open_box, release};
pub use opening::{NotOpened, own_openings_ms, record_openings, take_opening, takes_openings};
pub use pages::{Refusal, refusal, routes};
pub use showing::slot_opening;
pub use standing::{Standing, Watch, Watcher, assisted, standing, whereabouts};
pub use store::{Further, PublishedCheckpoint, Whereabouts};
pub use taking::Taking;
pub use trustees::{
    ForTrustees, for_trustees, set_sealing, set_sealing_in, trial_nonce, try_open, unset_sealing,
};
pub use witnesses::{Asking, Witness, Witnesses, ask_witnesses};
