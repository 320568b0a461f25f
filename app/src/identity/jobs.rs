//! What is to be cleared away now and then.

use super::alerts::REMEMBERED;
use super::sessions::{ANONYMOUS, IDLE};
use super::store;
use crate::error::Problem;
use crate::events::{self, Kind};
use crate::transact;
use crate::web::AppState;
use jiff::{SignedDuration, Timestamp};
use serde_json::json;
use std::time::Duration;

/// Deletes sessions that have ended and links that nobody can use any more, forgets devices long unused, and removes passkeys that were asked
/// away. May run twice.
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
