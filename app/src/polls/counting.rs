//! What comes out of a closed poll: the count over its published ballots, and turnout by district.

use super::jobs::close_day;
use super::store::{self, Counted, DistrictTurnout, Drawn, PollRecord};
use super::{manifest, secrecy};
use crate::error::Problem;
use crate::secret::{self, Held};
use crate::web::AppState;
use crate::{events, roll, transact};
use ballot::methods::{Drawing, MethodCounter};
use ballot::secret::verify::Counter;
use ballot::{ParticipationKey, Receipt, Tag, participation_tag};
use domain::ids::{PollId, RollEntryId};
use domain::poll::{Poll, PollState};
use jiff::Timestamp;
use serde_json::json;
use std::collections::BTreeMap;

/// Ballots that are read at once while counting: a million fit into little memory this way.
const BALLOTS_AT_ONCE: i64 = 8192;
/// Roll entries that are looked up at once; as many as one group of casting.
const PERSONS_AT_ONCE: i64 = 512;

/// Counts a closed poll; `false` if it is not closed or was counted before.
pub(super) async fn count(app: &AppState, id: PollId, now: Timestamp) -> Result<bool, Problem> {
    let Some(record) = store::find(&mut app.db.read().await?, id).await? else {
        return Ok(false);
    };
    if record.poll.state != PollState::Closed || record.poll.counted {
        return Ok(false);
    }
    if record.poll.profile.is_secret() {
        return secrecy::count(app, &record, now).await;
    }
    let Some(manifest) = record.manifest else {
        return Err(Problem::internal(std::io::Error::other(
            "a closed poll without manifest",
        )));
    };
    let counted = tally(app, &record.poll, manifest).await?;
    let districts = match app.keys.participation(id, record.key_check) {
        Ok(key) => district_turnout(app, &record, &key, None).await?,
        Err(error) => {
            tracing::error!(poll = %id, error.cause = %error, "no participation key of this poll: counted without turnout by district");
            Vec::new()
        }
    };
    write(app, &record, &counted, &districts, now).await
}

/// Writes the result; `false` if there is one.
pub(super) async fn write(
    app: &AppState,
    record: &PollRecord,
    counted: &Counted,
    districts: &[DistrictTurnout],
    now: Timestamp,
) -> Result<bool, Problem> {
    let (id, event) = (record.poll.id, app.clock.id());
    transact!(&app.db, tx => {
        let written = store::insert_result(tx, id, counted, record.poll.none_option, districts, now).await?;
        if written {
            let facts = json!({ "ballots": counted.ballots, "invalid": counted.invalid });
            events::record(tx, event, now, events::Kind::PollCounted, id.0, None, &facts).await?;
        }
        Ok::<bool, Problem>(written)
    })
}

/// The count over the public list, page by page. Ties are broken by a lot that all its receipts draw together.
async fn tally(app: &AppState, poll: &Poll, manifest: ballot::PollId) -> Result<Counted, Problem> {
    let mut counter = MethodCounter::by(manifest::rules(poll)).map_err(Problem::internal)?;
    let mut drawing = Drawing::new(&manifest);
    let (mut ballots, mut invalid) = (0, 0);
    let mut after: Option<Receipt> = None;
    loop {
        let mut tx = app.db.read().await?;
        let page = store::ballots_after(&mut tx, poll.id, after, BALLOTS_AT_ONCE).await?;
        let Some((last, ..)) = page.last() else {
            break;
        };
        after = Some(*last);
        drop(tx);
        for (receipt, _, choice) in page {
            drawing.add(&receipt);
            ballots += 1;
            invalid += u64::from(!counter.count(&choice.0));
        }
        tokio::task::yield_now().await;
    }
    let seed = drawing.seed();
    // Rankings are counted at their end, which can take a while.
    let outcome = tokio::task::spawn_blocking(move || counter.outcome_by(&seed)).await;
    let outcome = outcome.map_err(Problem::internal)?;
    Ok(Counted::new(
        ballots,
        invalid,
        Drawn::new(outcome, &seed, poll.options),
    ))
}

/// Turnout by district, from the list that was fixed when the poll opened and the participation hashes; those of a secret poll are with its issuer.
pub(super) async fn district_turnout(
    app: &AppState,
    record: &PollRecord,
    key: &ParticipationKey,
    held: Option<&Held>,
) -> Result<Vec<DistrictTurnout>, Problem> {
    let poll = &record.poll;
    if !poll.eligibility.asks_for_resident() {
        return Ok(Vec::new());
    }
    let is_fixed = roll::is_frozen(&mut app.db.read().await?, poll.id).await?;
    let mut districts: BTreeMap<String, (i64, i64)> = BTreeMap::new();
    let mut after: Option<RollEntryId> = None;
    loop {
        let mut tx = app.db.read().await?;
        let day = close_day(app, poll);
        let page = if is_fixed {
            roll::listed_after(&mut tx, poll.id, after, PERSONS_AT_ONCE).await?
        } else {
            roll::eligible_after(&mut tx, &poll.eligibility, day, after, PERSONS_AT_ONCE).await?
        };
        let Some((last, _)) = page.last() else { break };
        after = Some(*last);
        drop(tx);
        let tag = |entry: &RollEntryId| participation_tag(key, &entry.0.into_bytes());
        let tags: Vec<Tag> = page.iter().map(|(entry, _)| tag(entry)).collect();
        let voted = match held {
            Some(held) => secret::took_part(app, held, tags).await?,
            None => store::took_part(&mut app.db.read().await?, poll.id, tags.into_iter()).await?,
        };
        for (entry, district) in &page {
            // Those without a district are a row too: left out, they would be what is left over of the total.
            let cell = districts
                .entry(district.clone().unwrap_or_default())
                .or_default();
            cell.0 += 1;
            cell.1 += i64::from(voted.contains(&tag(entry)));
        }
    }
    let row = |(district, (eligible, voted))| DistrictTurnout {
        district,
        eligible,
        voted,
    };
    if districts.keys().all(String::is_empty) {
        return Ok(Vec::new());
    }
    Ok(districts.into_iter().map(row).collect())
}
