//! Rows of secret polls, in three databases that no statement joins: what is set down (main), who was given a credential (issuer), and the box with
//! its record (box).

mod forgetting;
mod further;
mod further_slots;
mod issuing;
mod opening;
mod record;
mod setting;
mod taking;

pub use forgetting::*;
pub use further::*;
pub use further_slots::*;
pub use issuing::*;
pub use opening::*;
pub use record::*;
pub use setting::*;
pub use taking::*;

use crate::db::DbError;

/// A hash as it is stored.
fn hash32(bytes: Vec<u8>) -> Result<[u8; 32], DbError> {
    bytes.try_into().map_err(|_| DbError::Stored("hash"))
}

/// A number as it is stored.
fn stored(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// A stored number that cannot be negative.
fn number(stored: i64) -> Result<u64, DbError> {
    u64::try_from(stored).map_err(|_| DbError::Stored("number"))
}
