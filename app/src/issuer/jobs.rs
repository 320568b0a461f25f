//! What an issuer does by its own clock. Every step may run twice.

use super::office::Office;
use super::publishing;
use super::store::{self, State};
use crate::clock::millis;
use crate::error::Problem;
use crate::transact;
use ballot::PollId;

/// Milliseconds of a day.
const DAY: i64 = 24 * 3_600_000;
/// Keys that were asked for and came into no manifest are deleted after so many days.
const UNUSED: i64 = 90;

/// Publishes batches, ends polls whose time is over, and deletes those whose term is. One that fails keeps none of the others back.
///
/// # Errors
/// When it cannot be read which these are.
pub async fn round(office: &Office) -> Result<(), Problem> {
    let now = office.clock.now();
    transact!(&office.db, tx => store::clear_codes(tx, now).await)?;
    let unused =
        store::unused_keys(&mut office.db.read().await?, millis(now) - UNUSED * DAY).await?;
    for poll in &unused {
        publishing::forget(office, poll).await?;
    }
    for name in store::all_served(&mut office.db.read().await?).await? {
        if let Err(problem) = tend(office, name, millis(now)).await {
            tracing::error!(poll = %name, error.cause = ?problem, "a poll was not tended");
        }
    }
    Ok(())
}

async fn tend(office: &Office, name: PollId, now: i64) -> Result<(), Problem> {
    let found = store::served_as(&mut office.db.read().await?, name).await?;
    let Some((poll, manifest)) = found else {
        return Ok(());
    };
    let term = i64::from(office.set.term_days) * DAY;
    let windows = manifest.windows;
    match poll.state {
        State::Key => Ok(()),
        State::Open if now < windows.issue.closes_at_ms => {
            publishing::publish_due(office, &poll, name).await
        }
        State::Open | State::Closing => publishing::close(office, name).await.map(|_| ()),
        State::Closed if now >= windows.cast.closes_at_ms.saturating_add(term) => {
            publishing::forget(office, &poll).await
        }
        State::Closed => Ok(()),
    }
}

/// Whether the keys of every open poll are here: credentials can be given.
///
/// # Errors
/// For the first poll whose keys are missing or damaged, or when the database fails.
pub async fn require_keys(office: &Office) -> Result<(), Problem> {
    for name in store::all_served(&mut office.db.read().await?).await? {
        office.served(name).await?;
    }
    Ok(())
}
