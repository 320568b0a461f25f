//! What is to be cleared away now and then.

use super::store;
use crate::error::Problem;
use crate::events::{self, Kind};
use crate::transact;
use crate::web::AppState;
use jiff::{SignedDuration, Timestamp};
use serde_json::json;
use std::time::Duration;

/// Deletes changes of an address that nobody can confirm or undo any more, forgets attempts that failed long ago, and removes passkeys that
/// were asked away: what says of itself until when it counts. What is kept for a period (sessions, links and devices, too) is cleared by
/// [`crate::retention`] alone. May run twice.
///
/// # Errors
/// When the database fails.
pub async fn purge(app: &AppState) -> Result<(), Problem> {
    let now = app.clock.now();
    transact!(&app.db, tx => {
        store::email_changes::purge(tx, now).await?;
        store::attempts::purge(tx, now - super::attempts::FORGOTTEN).await?;
        Ok::<_, Problem>(())
    })?;
    let_passkeys_go(app).await
}

/// Removes the passkeys that were asked away three days ago, without anybody showing one since. May run twice.
///
/// # Errors
/// When the database fails.
async fn let_passkeys_go(app: &AppState) -> Result<(), Problem> {
    let now = app.clock.now();
    let due = store::passkeys::due_to_go(&mut app.db.read().await?, now).await?;
    for (account, id) in due {
        let event = app.clock.id();
        transact!(&app.db, tx => {
            if store::passkeys::go(tx, &id, now).await? {
                events::record(tx, event, now, Kind::PasskeyRemoved, account.0, None, &json!({})).await?;
            }
            Ok::<_, Problem>(())
        })?;
    }
    Ok(())
}

/// The moment so long ago.
pub(super) fn before(now: Timestamp, ago: Duration) -> Timestamp {
    SignedDuration::try_from(ago)
        .ok()
        .and_then(|ago| now.checked_sub(ago).ok())
        .unwrap_or(Timestamp::MIN)
}
