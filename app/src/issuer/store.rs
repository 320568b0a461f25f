//! Rows of an issuer: its register, the polls it serves, and whose right was used.

mod issuance;
mod people;
mod served;

pub use issuance::*;
pub use people::*;
pub use served::*;

use crate::db::DbError;

fn hash32(bytes: Vec<u8>) -> Result<[u8; 32], DbError> {
    bytes.try_into().map_err(|_| DbError::Stored("hash"))
}

fn stored(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

fn number(stored: i64) -> Result<u64, DbError> {
    u64::try_from(stored).map_err(|_| DbError::Stored("number"))
}
