//! Time, randomness and new ids, as the server provides them. Rules and stores take them as arguments; only the server
//! reads the machine's clock and its source of randomness.

use jiff::Timestamp;
use uuid::Uuid;

/// Where time, ids and random bytes come from.
pub trait Clock: Send + Sync {
    /// The current time, to the millisecond (what a database keeps).
    fn now(&self) -> Timestamp;
    /// A new id that sorts by the time it was made (UUID version 7).
    fn id(&self) -> Uuid;
    /// 32 bytes from the operating system's cryptographic source.
    fn random(&self) -> [u8; 32];
}

/// A stored time: milliseconds since 1970-01-01 UTC.
#[must_use]
pub fn millis(time: Timestamp) -> i64 {
    time.as_millisecond()
}

/// A time from its stored form.
///
/// # Errors
/// When the number lies outside of the years −9999 to 9999.
pub fn from_millis(millis: i64) -> Result<Timestamp, crate::db::DbError> {
    Timestamp::from_millisecond(millis).map_err(|_| crate::db::DbError::Stored("time"))
}
