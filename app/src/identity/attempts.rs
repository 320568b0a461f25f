//! Guessing is slowed: after some failures each further one makes the next wait longer, by account and by network, on all machines together.
//!
//! Nobody is locked out. A passkey or a link is always looked at, and a right one always opens; only wrong ones are told to wait.

use super::store::attempts;
use crate::clock::from_millis;
use crate::db::DbError;
use crate::error::Problem;
use crate::transact;
use crate::web::Visit;
use domain::ids::AccountId;
use jiff::{SignedDuration, Timestamp};

/// So many failures are nobody's business: a whole town hall can share one address.
const FREE: i64 = 20;
/// For an account, and for a code or link that has few guesses.
const FREE_OF_ACCOUNT: i64 = 5;
/// The longest wait, in seconds.
const LONGEST: i64 = 900;
/// After this time without a failure all of them are forgotten.
pub(super) const FORGOTTEN: SignedDuration = SignedDuration::from_hours(24);

/// What is tried, and by or against whom.
#[derive(Clone, Copy, Debug)]
pub(super) enum Try {
    /// The secret of a link, from the visitor's network.
    Link,
    /// A passkey, from the visitor's network.
    Passkey,
    /// A passkey of this account.
    PasskeyOf(AccountId),
}

impl Try {
    fn free(self) -> i64 {
        match self {
            Self::Link | Self::Passkey => FREE,
            Self::PasskeyOf(_) => FREE_OF_ACCOUNT,
        }
    }

    /// What stands for it in the table: nobody can tell from it which network it was. `None` where there is no network.
    fn id(self, visit: &Visit) -> Result<Option<[u8; 32]>, Problem> {
        let from = visit.from.filter(|from| from.is_limited);
        let name = match (self, from) {
            (Self::PasskeyOf(account), _) => format!("passkey of {}", account.0),
            (Self::Link | Self::Passkey, Some(from)) => {
                format!("{self:?} {}", from.network())
            }
            (Self::Link | Self::Passkey, None) => return Ok(None),
        };
        let clock = &*visit.app.clock;
        let key = visit.app.keys.of_purpose("attempts", clock);
        let key = key.map_err(Problem::internal)?;
        Ok(Some(*blake3::keyed_hash(&key, name.as_bytes()).as_bytes()))
    }
}

/// Seconds to wait after so many failures, the last of them at `last`.
fn wait(failures: i64, free: i64, last: Timestamp, now: Timestamp) -> i64 {
    let over = failures - free;
    if over <= 0 || now.duration_since(last) >= FORGOTTEN {
        return 0;
    }
    let shift = u32::try_from(over - 1).unwrap_or(u32::MAX).min(10);
    let pause = 1_i64.checked_shl(shift).unwrap_or(LONGEST).min(LONGEST);
    (pause - now.duration_since(last).as_secs()).clamp(0, LONGEST)
}

/// Whether this may be tried now.
///
/// # Errors
/// [`Problem::TooMany`] where it has failed too often.
pub(super) async fn gate(visit: &Visit, what: Try) -> Result<(), Problem> {
    let Some(id) = what.id(visit)? else {
        return Ok(());
    };
    let found = attempts::find(&mut visit.app.db.read().await?, &id).await?;
    let Some((failures, last)) = found else {
        return Ok(());
    };
    match wait(failures, what.free(), from_millis(last)?, visit.now) {
        0 => Ok(()),
        seconds => Err(Problem::TooMany {
            retry_after: seconds.unsigned_abs(),
        }),
    }
}

/// Counts a failure.
///
/// # Errors
/// [`Problem::TooMany`] where the one before was too short a time ago.
pub(super) async fn missed(visit: &Visit, what: Try) -> Result<(), Problem> {
    let waits = gate(visit, what).await;
    let Some(id) = what.id(visit)? else {
        return Ok(());
    };
    let since = visit.now - FORGOTTEN;
    transact!(&visit.app.db, tx => attempts::count(tx, &id, visit.now, since).await)?;
    waits
}

/// Forgets what failed against an account: its owner is here.
///
/// # Errors
/// When the database fails.
pub(super) async fn succeeded(visit: &Visit, what: Try) -> Result<(), Problem> {
    let Some(id) = what.id(visit)? else {
        return Ok(());
    };
    if attempts::find(&mut visit.app.db.read().await?, &id)
        .await?
        .is_some()
    {
        transact!(&visit.app.db, tx => attempts::forget(tx, &id).await)
            .map_err(|error: DbError| Problem::from(error))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_failure_waits_longer_and_a_day_forgets_them() {
        let last = Timestamp::UNIX_EPOCH;
        let now = last;
        let waits: Vec<i64> = (18..40).map(|n| wait(n, FREE, last, now)).collect();
        assert_eq!(&waits[..6], &[0, 0, 0, 1, 2, 4]);
        assert!(waits.is_sorted());
        assert_eq!(waits.last(), Some(&LONGEST));
        assert_eq!(wait(1_000_000, FREE, last, last + FORGOTTEN), 0);
        assert_eq!(wait(24, FREE, last, last + SignedDuration::from_secs(3)), 5);
    }
}
