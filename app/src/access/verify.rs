//! Following the chain from its first entry.

use super::store;
use crate::db::{Db, DbError};
use domain::access::{Broken, Chain, Hash};

/// Entries read at once.
const AT_ONCE: i64 = 1000;

/// What following the chain shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Each entry is the one that was written.
    Whole(Chain),
    /// This is the number of the first one that is not.
    Broken {
        /// The number.
        number: i64,
    },
    /// The entries fit together, but the head that somebody remembered is not among them: newer ones were removed, or all were written anew.
    HeadMissing(Chain),
}

/// Follows the whole chain; with a head that somebody remembers, looks for it too.
///
/// # Errors
/// When the database fails.
pub async fn verify(db: &Db, remembered: Option<Hash>) -> Result<Verdict, DbError> {
    let mut chain = Chain::START;
    let mut is_found = remembered.is_none_or(|head| head == chain.head());
    let mut after = i64::MIN;
    loop {
        let records = store::after(&mut db.read().await?, after, AT_ONCE).await?;
        let Some(last) = records.last() else {
            break;
        };
        after = last.number;
        for record in &records {
            if let Err(Broken { number }) = chain.follow(record) {
                return Ok(Verdict::Broken { number });
            }
            is_found |= remembered == Some(chain.head());
        }
    }
    Ok(if is_found {
        Verdict::Whole(chain)
    } else {
        Verdict::HeadMissing(chain)
    })
}
