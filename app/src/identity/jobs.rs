//! What is to be cleared away now and then.

use super::alerts::REMEMBERED;
use super::sessions::{ANONYMOUS, IDLE};
use super::store;
use crate::error::Problem;
use crate::transact;
use crate::web::AppState;
use jiff::{SignedDuration, Timestamp};
use std::time::Duration;

/// Deletes sessions that have ended and links that nobody can use any more, and forgets devices long unused. May run twice.
///
/// # Errors
/// When the database fails.
pub async fn purge(app: &AppState) -> Result<(), Problem> {
    let now = app.clock.now();
    let (idle, anonymous) = (before(now, IDLE), before(now, ANONYMOUS));
    transact!(&app.db, tx => {
        store::sessions::purge(tx, now, idle, anonymous).await?;
        store::links::purge(tx, now).await?;
        store::email_changes::purge(tx, now).await?;
        store::attempts::purge(tx, now - super::attempts::FORGOTTEN).await?;
        store::devices::purge(tx, before(now, REMEMBERED)).await?;
        Ok(())
    })
}

/// The moment so long ago.
pub(super) fn before(now: Timestamp, ago: Duration) -> Timestamp {
    SignedDuration::try_from(ago)
        .ok()
        .and_then(|ago| now.checked_sub(ago).ok())
        .unwrap_or(Timestamp::MIN)
}
