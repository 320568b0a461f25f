//! The chain of hashes, and checking it.

use super::store;
use crate::db::{Db, DbError};
use domain::access::Logged;

/// Entries that are read at once.
const AT_ONCE: i64 = 1000;

/// The hash of an entry after the one before.
#[must_use]
pub fn link(previous: &[u8; 32], logged: &Logged) -> [u8; 32] {
    blake3::derive_key("comitia 2026-11 access log", &logged.bytes(previous))
}

/// A whole chain: how many entries, and the hash of the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chain {
    /// Entries.
    pub entries: i64,
    /// The hash of the last one; zeros for none.
    pub head: [u8; 32],
    /// Whether the remembered head that was asked about is in it.
    pub has_remembered: bool,
}

/// Why the log is not as it was written.
#[derive(Debug, thiserror::Error)]
pub enum Broken {
    /// An entry is missing, or stands twice.
    #[error("entry {0} is missing")]
    Missing(i64),
    /// An entry was changed.
    #[error("entry {0} is not as it was written")]
    Changed(i64),
    /// It could not be read.
    #[error("{0}")]
    Db(#[from] DbError),
}

/// Reads the whole log and hashes it anew. `remembered` is the hash of an entry that somebody wrote down before: without it, entries that were
/// taken off the end are not noticed.
///
/// # Errors
/// [`Broken`], with the first entry that is wrong.
pub async fn verify(db: &Db, remembered: Option<[u8; 32]>) -> Result<Chain, Broken> {
    let mut chain = Chain {
        entries: 0,
        head: [0; 32],
        has_remembered: remembered == Some([0; 32]),
    };
    loop {
        let page = store::after(&mut db.read().await?, chain.entries, AT_ONCE).await?;
        if page.is_empty() {
            return Ok(chain);
        }
        for row in page {
            let number = chain.entries + 1;
            if row.number != number {
                return Err(Broken::Missing(number));
            }
            let hash = link(&chain.head, &row.logged());
            if row.hash != hash {
                return Err(Broken::Changed(number));
            }
            chain.entries = number;
            chain.head = hash;
            chain.has_remembered |= remembered == Some(hash);
        }
    }
}
