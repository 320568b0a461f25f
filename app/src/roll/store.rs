//! Rows of the roll that are not entries: codes, numbers for the desk, matches and claims.

pub mod assistances;
pub mod claims;
pub mod codes;
pub mod imports;
pub mod letters;
pub mod matches;
pub mod uploads;
