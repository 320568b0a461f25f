//! Rows of corrections and consents.

pub mod consents;
pub mod corrections;
pub mod exports;
