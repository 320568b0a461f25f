//! The rules of Comitia: who may do what, when, and what follows from it.
//!
//! Nothing here reads a clock, a database, a socket or a source of randomness; what a rule needs comes in as an
//! argument, so that each rule can be tested alone and runs the same in the browser.

pub mod access;
pub mod actor;
pub mod ids;
pub mod pabulib;
pub mod poll;
pub mod results;
pub mod rights;
pub mod roll_csv;
pub mod space;
pub mod text;
