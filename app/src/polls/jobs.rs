//! What happens to polls by themselves when their time has come. Every function may run twice, and beside itself on another machine.

use super::store::{self, Opening, PollRecord};
use super::{counting, manifest, secrecy};
use crate::db::DbError;
use crate::error::Problem;
use crate::events::{self, Kind};
use crate::web::AppState;
use crate::{roll, secret, spaces, transact};
use domain::ids::PollId;
use domain::poll::{Poll, PollState};
use domain::rights::{self, MayRunSpace};
use jiff::Timestamp;
use jiff::civil::Date;
use serde_json::json;

/// Opens every published poll whose time has come. One that fails is tried again in the next round and keeps none of the others back.
///
/// # Errors
/// When it cannot be read which these are.
pub async fn open_due(app: &AppState) -> Result<(), Problem> {
    let now = app.clock.now();
    let due = store::due_to_open(&mut app.db.read().await?, now).await?;
    for id in due {
        if let Err(problem) = open(app, id, now, None).await {
            tracing::error!(poll = %id, error.cause = ?problem, "a poll was not opened");
        }
    }
    Ok(())
}

/// Closes and counts every open poll whose time has come, and counts those that were closed but not counted.
///
/// # Errors
/// When it cannot be read which these are.
pub async fn close_due(app: &AppState) -> Result<(), Problem> {
    let now = app.clock.now();
    let due = store::due_to_close(&mut app.db.read().await?, now).await?;
    for id in due {
        if let Err(problem) = close(app, id, now, None).await {
            tracing::error!(poll = %id, error.cause = ?problem, "a poll was not closed or not counted");
        }
    }
    Ok(())
}

/// The local day on which a poll closes: age counts on it.
#[must_use]
pub fn close_day(app: &AppState, poll: &Poll) -> Date {
    crate::i18n::local(poll.closes_at, &app.site.time_zone).date()
}

/// Somebody who opens or closes a poll before its time.
pub struct Early<'a> {
    /// The permit.
    pub may: &'a MayRunSpace,
    /// The version of the poll they have seen; `None` at the command line, where no page was drawn before.
    pub version: Option<i64>,
    /// The reason for a close, which is published beside the poll from the same moment on.
    pub note: Option<&'a str>,
}

impl Early<'_> {
    /// Somebody at the command line.
    #[must_use]
    pub fn at_command_line(may: &MayRunSpace) -> Early<'_> {
        Early {
            may,
            version: None,
            note: None,
        }
    }

    fn require_version_of(&self, record: &PollRecord) -> Result<(), Problem> {
        match self.version {
            Some(seen) if seen != record.version => Err(Problem::Conflict),
            _ => Ok(()),
        }
    }
}

/// Opens a published poll, because its time has come or somebody opens it early: the list of those who may vote is fixed, and all that binds is fixed in
/// its manifest, together with what its participation key is told by. `false` if it is not published (any more), or not due.
///
/// # Errors
/// [`Problem::Conflict`] when it was changed meanwhile; when the key cannot be written or the database fails.
pub async fn open(
    app: &AppState,
    id: PollId,
    now: Timestamp,
    early: Option<&Early<'_>>,
) -> Result<bool, Problem> {
    // Only a poll that is not open yet gets a key, or one whose key is lost would get a second one here.
    let found = store::find(&mut app.db.read().await?, id).await?;
    let Some(found) = found.filter(|record| record.poll.state == PollState::Published) else {
        return Ok(false);
    };
    if found.poll.profile.is_secret() {
        return secrecy::open(app, id, now).await;
    }
    // The key is durable before the first vote can be; one that is there already stays.
    let key_check = app.keys.create_participation(id, app.clock.as_ref())?;
    let (nonce, event) = (app.clock.random(), app.clock.id());
    transact!(&app.db, tx => {
        let Some(mut record) = store::find(tx, id).await? else { return Ok(false) };
        let may = match early {
            Some(early) => {
                early.require_version_of(&record)?;
                rights::may_open(early.may, &record.poll, now)
            }
            None => rights::due_to_open(&record.poll, now),
        };
        let Some(may) = may else { return Ok(false) };
        record.poll.opens_at = *may.opens_at();
        // What its space asks for binds the poll from here on, whatever becomes of the space.
        let space = spaces::rules_of(tx, record.poll.space).await?;
        let asked = &mut record.poll.eligibility.min_level;
        *asked = space.min_level.max(*asked);
        let options = store::options(tx, id).await?;
        let rule = &record.poll.eligibility;
        let eligible = if rule.asks_for_resident() {
            Some(roll::freeze(tx, id, rule, close_day(app, &record.poll), now).await?)
        } else {
            None
        };
        let manifest = manifest::manifest(&record, &options, &app.site.operator, nonce, eligible).poll_id();
        let opening = Opening { nonce, manifest, key_check: Some(key_check), eligible, min_level: rule.min_level };
        if !store::open(tx, &may, &opening, now).await? {
            return Ok(false);
        }
        let facts = json!({ "manifest": manifest.to_string(), "eligible": eligible });
        events::record(tx, event, now, Kind::PollOpened, id.0, *may.by(), &facts).await?;
        Ok::<bool, Problem>(true)
    })
}

/// Closes an open poll, because its time has come or somebody closes it early, and counts it. Both steps are whole: whoever finds it closed
/// but not counted goes on with the count. `false` if there was nothing to do.
///
/// # Errors
/// [`Problem::Conflict`] when it was changed meanwhile, or when the database fails.
pub async fn close(
    app: &AppState,
    id: PollId,
    now: Timestamp,
    early: Option<&Early<'_>>,
) -> Result<bool, Problem> {
    let [note, event] = [app.clock.id(), app.clock.id()];
    let closed: Result<bool, Problem> = transact!(&app.db, tx => {
        let Some(record) = store::find(tx, id).await? else { return Ok(false) };
        let may = match early {
            Some(early) => {
                early.require_version_of(&record)?;
                rights::may_close(early.may, &record.poll)
            }
            None => rights::due_to_close(&record.poll, now),
        };
        let Some(may) = may else { return Ok(false) };
        if !store::close(tx, &may, now).await? {
            return Ok(false);
        }
        if let Some((early, reason)) = early.and_then(|early| Some((early, early.note?))) {
            store::insert_note(tx, early.may, note, &record, reason, now).await?;
        }
        events::record(tx, event, now, Kind::PollClosed, id.0, *may.by(), &json!({})).await?;
        Ok::<bool, Problem>(true)
    });
    after_close(app, id, now, closed?).await
}

/// What follows a close: the database forgets in which order ballots came in, then they are counted. A poll that is closed but not counted
/// comes here again, so that whoever is interrupted in between leaves nothing undone.
async fn after_close(
    app: &AppState,
    id: PollId,
    now: Timestamp,
    closed: bool,
) -> Result<bool, Problem> {
    if let Err(error) = forget_order(app, id).await {
        tracing::error!(poll = %id, error.cause = %error, "the database did not forget the order of ballots after the close");
    }
    Ok(counting::count(app, id, now).await? || closed)
}

async fn forget_order(app: &AppState, id: PollId) -> Result<(), DbError> {
    store::mix(&app.db, id).await?;
    store::clean_up(&app.db).await
}

/// Makes the database forget in which order ballots came into the open polls, as far as enough of them have come in since the last time. A poll
/// whose ballots could not be mixed comes again in the next round and keeps none of the others back.
///
/// # Errors
/// When it cannot be read which these are, or the database cannot clean up.
pub async fn mix_due(app: &AppState) -> Result<(), Problem> {
    let due = store::due_to_mix(&mut app.db.read().await?).await?;
    for id in &due {
        if let Err(error) = store::mix(&app.db, *id).await {
            tracing::error!(poll = %id, error.cause = %error, "the ballots of a poll were not mixed");
        }
    }
    // Once for all: a VACUUM costs as much for one poll as for many.
    store::clean_up(&app.db).await.map_err(Problem::from)
}

/// Destroys the keys of polls that are archived, and who was on their lists: whoever archived them may have been interrupted before. One that cannot be destroyed
/// keeps none of the others back.
///
/// # Errors
/// When the folder of keys cannot be read, a key not be destroyed, or the database fails.
pub async fn destroy_keys(app: &AppState) -> Result<(), Problem> {
    let mut done = Ok(());
    app.keys.forget_read();
    for id in app.keys.participations().map_err(Problem::internal)? {
        if !store::is_archived(&mut app.db.read().await?, id).await? {
            continue;
        }
        // The list of those who may vote goes first: as long as the key is there, this is done again.
        transact!(&app.db, tx => roll::forget_list(tx, id).await)?;
        if let Err(error) = app.keys.destroy_participation(id) {
            tracing::error!(poll = %id, error.cause = %error, "a key was not destroyed");
            done = Err(Problem::internal(error));
        }
    }
    done
}

/// Whether this machine has the participation key of every open poll: votes can be cast here.
///
/// # Errors
/// [`Problem::Key`] for the first poll whose key is missing or another, or when the database fails.
pub async fn require_keys(app: &AppState) -> Result<(), Problem> {
    for (poll, check) in store::open_keys(&mut app.db.read().await?).await? {
        app.keys.participation(poll, check)?;
    }
    for (poll, state) in store::secret_polls(&mut app.db.read().await?).await? {
        if state == PollState::Open
            && let Some(held) = secret::held(app, poll).await?
        {
            held.signing()?;
        }
    }
    Ok(())
}
