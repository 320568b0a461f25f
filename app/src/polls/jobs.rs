//! What happens to polls by themselves when their time has come. Every function may run twice, and beside itself on another machine.

use super::manifest;
use super::store::{self, DistrictTurnout};
use crate::error::Problem;
use crate::web::AppState;
use crate::{events, identity, transact};
use ballot::{Ballot, Receipt, Tally, participation_tag};
use domain::ids::{PollId, RollEntryId};
use domain::poll::{Poll, PollState, Step};
use domain::rights::MayRunSpace;
use jiff::Timestamp;
use jiff::civil::Date;
use serde_json::json;
use std::collections::BTreeMap;

/// Ballots that are read at once while counting: a million fit into little memory this way.
const BALLOTS_AT_ONCE: i64 = 8192;
/// Roll entries that are looked up at once; as many as one group of casting.
const PERSONS_AT_ONCE: i64 = 512;

/// Opens every published poll whose time has come. One that fails is tried again in the next round and keeps none of the others back.
///
/// # Errors
/// When it cannot be read which these are.
pub async fn open_due(app: &AppState) -> Result<(), Problem> {
    let now = app.clock.now();
    let due = store::due_to_open(&mut app.db.read().await?, now).await?;
    for id in due {
        if let Err(problem) = open(app, id, now).await {
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
        if let Err(problem) = close(app, id, now).await {
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

/// Opens a published poll now: its participation key is made, those who may vote are counted, and all that binds is fixed in its manifest.
/// `false` if it is not published (any more).
///
/// # Errors
/// When the key cannot be written or the database fails.
pub async fn open(app: &AppState, id: PollId, now: Timestamp) -> Result<bool, Problem> {
    // The key is durable before the first vote can be; one that is there already stays.
    app.keys
        .create_participation(id, app.clock.as_ref())
        .map_err(Problem::internal)?;
    let (fresh_nonce, event) = (app.clock.random(), app.clock.id());
    transact!(&app.db, tx => {
        let Some(mut record) = store::find(tx, id).await? else { return Ok(false) };
        if record.poll.state != PollState::Published {
            return Ok(false);
        }
        record.poll.opens_at = record.poll.opens_at.min(now);
        let options = store::options(tx, id).await?;
        let rule = &record.poll.eligibility;
        let eligible = if rule.asks_for_resident() {
            Some(identity::count_eligible(tx, rule, close_day(app, &record.poll)).await?)
        } else {
            None
        };
        let nonce = record.nonce.unwrap_or(fresh_nonce);
        let hash = manifest::manifest(&record, &options, &app.site.operator, nonce, eligible).poll_id();
        if !store::open(tx, id, nonce, hash, eligible, record.poll.opens_at, now).await? {
            return Ok(false);
        }
        let facts = json!({ "manifest": hash.to_string(), "eligible": eligible });
        events::record(tx, event, now, "poll.opened", id.0, None, &facts).await?;
        Ok::<bool, Problem>(true)
    })
}

/// Closes an open poll now and counts it. Both steps are whole: whoever finds it closed but not counted goes on with the count.
/// `false` if there was nothing to do.
///
/// # Errors
/// When the database fails.
pub async fn close(app: &AppState, id: PollId, now: Timestamp) -> Result<bool, Problem> {
    let event = app.clock.id();
    let closed: Result<bool, Problem> = transact!(&app.db, tx => {
        let closed = store::close(tx, id, now).await?;
        if closed {
            events::record(tx, event, now, "poll.closed", id.0, None, &json!({})).await?;
        }
        Ok::<bool, Problem>(closed)
    });
    after_close(app, id, now, closed?).await
}

/// A close before its time: who does it, from which version of the poll, and the reason, which is published.
pub struct Early<'a> {
    /// The permit of who closes.
    pub may: &'a MayRunSpace,
    /// The version of the poll they have seen.
    pub version: i64,
    /// The reason.
    pub note: &'a str,
}

/// Closes an open poll before its time and counts it; the reason stands beside it from the moment on in which it is closed.
/// `false` if it is not open (any more).
///
/// # Errors
/// [`Problem::Conflict`] when it was changed meanwhile, or when the database fails.
pub async fn close_early(
    app: &AppState,
    id: PollId,
    now: Timestamp,
    early: &Early<'_>,
) -> Result<bool, Problem> {
    let ids = [app.clock.id(), app.clock.id(), app.clock.id()];
    let by = *early.may.by();
    let closed: Result<bool, Problem> = transact!(&app.db, tx => {
        let record = store::find(tx, id).await?.ok_or(Problem::NotFound)?;
        if record.version != early.version {
            return Err(Problem::Conflict);
        }
        if !store::close(tx, id, now).await? {
            return Ok(false);
        }
        store::insert_note(tx, early.may, ids[0], &record, early.note, now).await?;
        events::record(tx, ids[1], now, "poll.step", id.0, Some(by), &json!({ "step": Step::Close.word() })).await?;
        events::record(tx, ids[2], now, "poll.closed", id.0, None, &json!({})).await?;
        Ok::<bool, Problem>(true)
    });
    if !closed? {
        return Ok(false);
    }
    after_close(app, id, now, true).await
}

/// Destroys the keys of polls that are archived: whoever archived them may have been interrupted before. One that cannot be destroyed
/// keeps none of the others back.
///
/// # Errors
/// When the folder of keys cannot be read, a key not be destroyed, or the database fails.
pub async fn destroy_keys(app: &AppState) -> Result<(), Problem> {
    let mut done = Ok(());
    for id in app.keys.participations().map_err(Problem::internal)? {
        if store::is_archived(&mut app.db.read().await?, id).await?
            && let Err(error) = app.keys.destroy_participation(id)
        {
            tracing::error!(poll = %id, error.cause = %error, "a key was not destroyed");
            done = Err(Problem::internal(error));
        }
    }
    done
}

/// What follows a close: the count, and that the database forgets in which order ballots came in.
async fn after_close(
    app: &AppState,
    id: PollId,
    now: Timestamp,
    closed: bool,
) -> Result<bool, Problem> {
    let counted = count(app, id, now).await;
    if (closed || matches!(counted, Ok(true)))
        && let Err(error) = store::forget_order(&app.db, id).await
    {
        tracing::warn!(poll = %id, error.cause = %error, "the database did not clean up after the close");
    }
    Ok(counted? || closed)
}

/// Counts a closed poll; `false` if it is not closed or was counted before.
async fn count(app: &AppState, id: PollId, now: Timestamp) -> Result<bool, Problem> {
    let Some(record) = store::find(&mut app.db.read().await?, id).await? else {
        return Ok(false);
    };
    if record.poll.state != PollState::Closed || record.poll.counted {
        return Ok(false);
    }
    let Some(manifest) = record.manifest else {
        return Err(Problem::internal(std::io::Error::other(
            "a closed poll without manifest",
        )));
    };
    let tally = tally(app, &record.poll, manifest).await?;
    let districts = district_turnout(app, &record.poll).await?;
    let event = app.clock.id();
    transact!(&app.db, tx => {
        let counted = store::insert_result(tx, id, &tally, record.poll.none_option, &districts, now).await?;
        if counted {
            let facts = json!({ "ballots": tally.ballots, "invalid": tally.invalid });
            events::record(tx, event, now, "poll.counted", id.0, None, &facts).await?;
        }
        Ok::<bool, Problem>(counted)
    })
}

/// The count over the public list, page by page.
async fn tally(app: &AppState, poll: &Poll, manifest: ballot::PollId) -> Result<Tally, Problem> {
    let method = manifest::method(poll);
    let mut sum = Tally {
        ballots: 0,
        none: 0,
        per_option: vec![0; usize::from(method.options)],
        invalid: 0,
    };
    let mut after: Option<Receipt> = None;
    loop {
        let mut tx = app.db.read().await?;
        let page = store::ballots_after(&mut tx, poll.id, after, BALLOTS_AT_ONCE).await?;
        let Some((last, ..)) = page.last() else {
            return Ok(sum);
        };
        after = Some(*last);
        let ballots = page.into_iter().map(|(_, salt, choice)| Ballot {
            poll: manifest,
            salt,
            choice,
        });
        let part = ballot::tally(ballots, &method).map_err(Problem::internal)?;
        sum.ballots += part.ballots;
        sum.none += part.none;
        sum.invalid += part.invalid;
        for (all, more) in sum.per_option.iter_mut().zip(part.per_option) {
            *all += more;
        }
        tokio::task::yield_now().await;
    }
}

/// Turnout by district, from the roll and the participation hashes. Without the key nobody can tell any more who took part: then there is none.
async fn district_turnout(app: &AppState, poll: &Poll) -> Result<Vec<DistrictTurnout>, Problem> {
    if !poll.eligibility.asks_for_resident() {
        return Ok(Vec::new());
    }
    let key = match app.keys.participation(poll.id) {
        Ok(key) => key,
        Err(error) => {
            tracing::error!(poll = %poll.id, error.cause = %error, "no participation key: counted without turnout by district");
            return Ok(Vec::new());
        }
    };
    let mut districts: BTreeMap<String, (i64, i64)> = BTreeMap::new();
    let mut after: Option<RollEntryId> = None;
    loop {
        let mut tx = app.db.read().await?;
        let day = close_day(app, poll);
        let page =
            identity::eligible_after(&mut tx, &poll.eligibility, day, after, PERSONS_AT_ONCE)
                .await?;
        let Some((last, _)) = page.last() else { break };
        after = Some(*last);
        let tag = |entry: &RollEntryId| participation_tag(&key, &entry.0.into_bytes());
        let voted =
            store::took_part(&mut tx, poll.id, page.iter().map(|(entry, _)| tag(entry))).await?;
        for (entry, district) in &page {
            let Some(district) = district else { continue };
            let cell = districts.entry(district.clone()).or_default();
            cell.0 += 1;
            cell.1 += i64::from(voted.contains(&tag(entry)));
        }
    }
    let row = |(district, (eligible, voted))| DistrictTurnout {
        district,
        eligible,
        voted,
    };
    Ok(districts.into_iter().map(row).collect())
}
