//! Rows of polls and of the ballot box.

mod ballots;
mod life;
mod manage;
mod mixing;
mod public;
mod records;
mod results;
mod searched;

pub use ballots::*;
pub use life::*;
pub use manage::*;
pub use mixing::*;
pub use public::*;
pub use records::*;
pub use results::*;
pub use searched::index_missing;
