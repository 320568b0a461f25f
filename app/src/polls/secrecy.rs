//! Polls with secret ballots: what this slice has to say when the ballot protocol takes its steps. Every function may run twice, and beside itself on another
//! machine.

use super::jobs::close_day;
use super::store::{self, Counted, Drawn, Opening, PollRecord};
use super::{counting, manifest};
use crate::error::Problem;
use crate::events::{self, Kind};
use crate::secret::{self, Asking, NotYet, Subject};
use crate::web::AppState;
use crate::{spaces, transact};
use domain::ids::PollId;
use domain::poll::PollState;
use domain::rights;
use jiff::Timestamp;
use serde_json::json;

/// Bytes on every ballot for a few words of the voter, by which they find it again.
pub const PHRASE: u16 = 64;

/// Fixes the manifest of a published poll as soon as everything is there; says what is missing.
///
/// # Errors
/// When a database fails or keys cannot be written.
pub async fn fix(app: &AppState, id: PollId, now: Timestamp) -> Result<Option<NotYet>, Problem> {
    let mut tx = app.db.read().await?;
    let Some(record) = store::find(&mut tx, id).await? else {
        return Ok(None);
    };
    if record.poll.state != PollState::Published || !record.poll.profile.is_secret() {
        return Ok(None);
    }
    let options = store::options(&mut tx, id).await?;
    drop(tx);
    let subject = Subject {
        texts: manifest::texts(&record, &options),
        method: manifest::rules(&record.poll).method(PHRASE),
        close_day: close_day(app, &record.poll),
        poll: record.poll,
    };
    Ok(secret::fix(app, &subject, now).await?.err())
}

/// Opens a published poll whose manifest is fixed and whose time has come; `false` if it cannot be opened (yet).
///
/// # Errors
/// When keys are missing or a database fails.
pub async fn open(app: &AppState, id: PollId, now: Timestamp) -> Result<bool, Problem> {
    let Some(ready) = secret::ready(app, id).await? else {
        return Ok(false);
    };
    let event = app.clock.id();
    let opened: Result<bool, Problem> = transact!(&app.db, tx => {
        let Some(record) = store::find(tx, id).await? else { return Ok(false) };
        let Some(may) = rights::due_to_open(&record.poll, now) else { return Ok(false) };
        let space = spaces::rules_of(tx, record.poll.space).await?;
        let opening = Opening {
            nonce: ready.nonce,
            manifest: ready.name,
            key_check: None,
            eligible: Some(ready.eligible),
            min_level: space.min_level.max(record.poll.eligibility.min_level),
        };
        if !store::open(tx, &may, &opening, now).await? {
            return Ok(false);
        }
        let facts = json!({ "manifest": ready.name.to_string(), "eligible": ready.eligible });
        events::record(tx, event, now, Kind::PollOpened, id.0, *may.by(), &facts).await?;
        Ok::<bool, Problem>(true)
    });
    let opened = opened?;
    if opened {
        secret::open_box(app, ready.name).await?;
    }
    Ok(opened)
}

/// What there is to do for secret polls every moment: fix manifests, publish batches. One that fails is tried again in the next round and keeps none of the
/// others back.
///
/// # Errors
/// When it cannot be read which these are.
pub async fn tend(app: &AppState) -> Result<(), Problem> {
    let now = app.clock.now();
    for (id, state) in store::secret_polls(&mut app.db.read().await?).await? {
        let done = match state {
            PollState::Published => fix(app, id, now).await.map(|_| ()),
            PollState::Open => publish(app, id, now).await,
            PollState::Draft | PollState::Preview | PollState::Closed | PollState::Archived => {
                Ok(())
            }
        };
        told(id, done);
    }
    Ok(())
}

/// What there is to do for secret polls now and then, should whoever did it have been interrupted: take back the manifest of a poll that was withdrawn, delete
/// the keys of one that is archived.
///
/// # Errors
/// When it cannot be read which these are.
pub async fn settle(app: &AppState) -> Result<(), Problem> {
    let now = app.clock.now();
    for (id, state) in store::secret_polls(&mut app.db.read().await?).await? {
        let done = match state {
            PollState::Draft | PollState::Preview => secret::take_back(app, id).await,
            PollState::Archived => secret::delete_keys(app, id, now).await,
            PollState::Published | PollState::Open | PollState::Closed => Ok(()),
        };
        told(id, done);
    }
    Ok(())
}

/// Asks the witnesses of all secret polls with a record to cosign what they have not cosigned yet.
///
/// # Errors
/// When it cannot be read which polls these are.
pub async fn watch(app: &AppState, asking: &mut Asking) -> Result<(), Problem> {
    if app.site.witnesses.list.is_empty() {
        return Ok(());
    }
    let now = app.clock.now();
    let mut polls = Vec::new();
    for (id, state) in store::secret_polls(&mut app.db.read().await?).await? {
        let has_record = !matches!(state, PollState::Draft | PollState::Preview);
        if has_record && let Some(held) = secret::held(app, id).await? {
            polls.push(held);
        }
    }
    secret::ask_witnesses(app, &polls, asking, now).await;
    Ok(())
}

/// Goes on with the issuers beside this server: their keys and their consent before a poll, what they issued to while it is open and at its close, and what
/// they are to forget. One that does not answer keeps none of the others back.
///
/// # Errors
/// When it cannot be read which polls these are.
pub async fn agree(app: &AppState) -> Result<(), Problem> {
    let now = app.clock.now();
    for (id, state) in store::secret_polls(&mut app.db.read().await?).await? {
        let done = match state {
            PollState::Published => secret::agree(app, id, now).await,
            PollState::Open => secret::gather(app, id, false, now).await,
            PollState::Closed => secret::gather(app, id, true, now).await,
            PollState::Draft | PollState::Preview | PollState::Archived => Ok(()),
        };
        told(id, done);
    }
    secret::tell_to_forget(app, now).await
}

fn told(id: PollId, done: Result<(), Problem>) {
    if let Err(problem) = done {
        tracing::error!(poll = %id, error.cause = ?problem, "a secret poll was not tended");
    }
}

async fn publish(app: &AppState, id: PollId, now: Timestamp) -> Result<(), Problem> {
    let Some(held) = secret::held(app, id).await? else {
        return Ok(());
    };
    // Whoever opened the poll may have been interrupted before the box knew.
    secret::open_box(app, held.name()).await?;
    if secret::is_due(app, &held, now).await? {
        let voted = secret::release(app, &held, false, now).await?;
        note_turnout(app, id, voted).await?;
    }
    Ok(())
}

async fn note_turnout(app: &AppState, id: PollId, voted: u64) -> Result<(), Problem> {
    let voted = i64::try_from(voted).unwrap_or(i64::MAX);
    Ok(transact!(&app.db, tx => store::set_turnout(tx, id, voted).await)?)
}

/// Ends a closed poll: the last ballots go into the record. Counts it, once enough trustees have handed in their shares; `false` if they have not.
///
/// # Errors
/// When keys are missing or a database fails.
pub async fn count(app: &AppState, record: &PollRecord, now: Timestamp) -> Result<bool, Problem> {
    let id = record.poll.id;
    let Some(held) = secret::held(app, id).await? else {
        return Ok(false);
    };
    let voted = secret::release(app, &held, true, now).await?;
    note_turnout(app, id, voted).await?;
    secret::record_openings(app, &held, now).await?;
    let Some(counted) = secret::count(app, &held, now).await? else {
        return Ok(false);
    };
    let drawn = Drawn::new(counted.outcome, &counted.seed, record.poll.options);
    let counted = Counted::new(counted.ballots, counted.invalid, drawn);
    let signing = held.signing()?;
    let key = &signing.participation;
    let districts = counting::district_turnout(app, record, key, Some(&held)).await?;
    counting::write(app, record, &counted, &districts, now).await
}
