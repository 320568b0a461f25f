//! Rows of polls and of the ballot box.

mod ballots;
mod life;
mod public;
mod records;

pub use ballots::*;
pub use life::*;
pub use public::*;
pub use records::*;
