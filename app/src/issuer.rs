//! The issuer that somebody else runs: `comitia issuer`. It has its own register, passkeys on its own origin and keys of its own, gives its part of each
//! credential without seeing what it will be, and never sees a ballot. Nothing here is reached by the service of a municipality.

mod agreement;
mod enrolment;
mod guest;
pub mod island;
mod issuing;
mod jobs;
mod keys;
mod office;
mod pages;
mod publishing;
mod register;
mod store;

pub use agreement::{Refusal, answer};
pub use enrolment::{ask_code, make, show_code};
pub use guest::{Guest, choose_language, problem_page};
pub use issuing::{about, credential, poll_id};
pub use jobs::{require_keys, round};
pub use office::{Office, OfficeReach, Opening, ServedTown};
pub use pages::{home, issue};
pub use publishing::batch;
pub use register::{Enrolled, Entry, Wish, enrol, read_register, strike};
