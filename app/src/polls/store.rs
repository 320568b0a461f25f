//! Rows of polls and of the ballot box.

mod ballots;
mod records;

pub use ballots::*;
pub use records::*;
