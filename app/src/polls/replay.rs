//! Polls that come from a file, and votes that are cast as its ballots say. A replay that breaks off goes on where it was: the ballot of a
//! line is the same each time, and its voter can take part once.

use super::casting::Outcome;
use super::draft::PollDraft;
use super::store::{self, PollRecord};
use super::{manifest, voting};
use crate::db::{DbError, Tx};
use crate::error::{OrNotFound, Problem};
use crate::web::AppState;
use crate::{events, identity, run, spaces, sql, transact};
use ballot::methods::{MethodCounter, TieOrder, Vote};
use domain::ids::{AccountId, PollId};
use domain::poll::{Chosen, PollState, Step};
use domain::rights::{self, MayRunSpace};
use domain::space::Space;
use futures::{StreamExt, TryStreamExt, stream};
use jiff::Timestamp;
use serde_json::json;
use uuid::Uuid;

/// Votes that are on their way at once, so that they share commits.
const IN_FLIGHT: usize = 256;
/// Votes after which the progress is written down.
const STEP: usize = 1024;

/// How far a replay is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Replay {
    /// Hash of the file.
    pub source: [u8; 32],
    /// The poll it is cast in.
    pub poll: PollId,
    /// Ballots of the file that are in the box.
    pub done: usize,
    /// Ballots of the file.
    pub total: usize,
}

/// The ballot of one line.
#[derive(Clone, Debug)]
pub struct ReplayBallot {
    /// Whose it is.
    pub account: AccountId,
    /// What it says.
    pub chosen: Chosen,
    /// Its salt, the same each time.
    pub salt: [u8; 32],
}

/// Writes a poll as a draft, with its event.
///
/// # Errors
/// When the database fails.
pub async fn create(
    tx: &mut Tx,
    may: &MayRunSpace,
    id: PollId,
    draft: &PollDraft,
    event: Uuid,
    now: Timestamp,
) -> Result<(), DbError> {
    store::insert(tx, may, id, draft, now).await?;
    events::record(
        tx,
        event,
        now,
        events::Kind::PollCreated,
        id.0,
        None,
        &json!({ "space": may.space() }),
    )
    .await
}

/// The replay of this source, begun now with a new poll if there is none.
///
/// # Errors
/// When the database fails.
pub async fn begin(
    app: &AppState,
    may: &MayRunSpace,
    source: [u8; 32],
    draft: &PollDraft,
    total: usize,
) -> Result<Replay, Problem> {
    let (id, event, now) = (PollId(app.clock.id()), app.clock.id(), app.clock.now());
    let count = i64::try_from(total).unwrap_or(i64::MAX);
    transact!(&app.db, tx => {
        if let Some(begun) = find(tx, source).await? {
            Ok(begun)
        } else {
            create(tx, may, id, draft, event, now).await?;
            run!(tx, c => sqlx::query(sql!("INSERT INTO replays (source, poll, done, total) VALUES ($1, $2, 0, $3)"))
                .bind(source.to_vec()).bind(id.0).bind(count).execute(c).await?.rows_affected());
            Ok::<Replay, Problem>(Replay { source, poll: id, done: 0, total })
        }
    })
}

/// The replay of this source, if it was begun.
///
/// # Errors
/// When the database fails.
pub async fn find(tx: &mut Tx, source: [u8; 32]) -> Result<Option<Replay>, DbError> {
    let row: Option<(Uuid, i64, i64)> = run!(tx, c => sqlx::query_as(sql!("SELECT poll, done, total FROM replays WHERE source = $1"))
        .bind(source.to_vec()).fetch_optional(c).await?);
    Ok(row.map(|(poll, done, total)| Replay {
        source,
        poll: PollId(poll),
        done: usize::try_from(done).unwrap_or(0),
        total: usize::try_from(total).unwrap_or(0),
    }))
}

/// Takes a draft to its publication; one that is further already stays where it is.
///
/// # Errors
/// When the database fails.
pub async fn publish(
    app: &AppState,
    may: &MayRunSpace,
    id: PollId,
    now: Timestamp,
) -> Result<(), Problem> {
    walk(app, may, id, Step::ShowPreview, now).await?;
    walk(app, may, id, Step::Publish, now).await
}

/// Shows a draft as a preview.
///
/// # Errors
/// When the database fails.
pub async fn preview(
    app: &AppState,
    may: &MayRunSpace,
    id: PollId,
    now: Timestamp,
) -> Result<(), Problem> {
    walk(app, may, id, Step::ShowPreview, now).await
}

/// Archives a poll that is counted, and destroys its key.
///
/// # Errors
/// When the database fails, or the key cannot be destroyed.
pub async fn archive(
    app: &AppState,
    may: &MayRunSpace,
    id: PollId,
    now: Timestamp,
) -> Result<(), Problem> {
    walk(app, may, id, Step::Archive, now).await?;
    super::jobs::destroy_keys(app).await
}

/// Takes a step if it leads on from where the poll stands.
async fn walk(
    app: &AppState,
    may: &MayRunSpace,
    id: PollId,
    step: Step,
    now: Timestamp,
) -> Result<(), Problem> {
    let event = app.clock.id();
    transact!(&app.db, tx => {
        let record = store::find(tx, id).await?.or_not_found()?;
        if let Some(permit) = rights::may_step(may, &record.poll, step)
            && store::step(tx, &permit, now).await?
        {
            events::record(tx, event, now, events::Kind::of_step(step), id.0, None, &json!({})).await?;
        }
        Ok::<(), Problem>(())
    })
}

/// Where a poll stands in its life.
///
/// # Errors
/// [`Problem::NotFound`], or when the database fails.
pub async fn state(app: &AppState, id: PollId) -> Result<PollState, Problem> {
    let record = store::find(&mut app.db.read().await?, id).await?;
    Ok(record.or_not_found()?.poll.state)
}

/// Casts ballots as their voters would, many at once; `progress` hears how many more are in the box.
///
/// # Errors
/// The first ballot that does not get into the box, or the database.
pub async fn cast_all(
    app: &AppState,
    id: PollId,
    ballots: &[ReplayBallot],
    progress: impl Fn(usize),
) -> Result<(), Problem> {
    let mut tx = app.db.read().await?;
    let record = store::find(&mut tx, id).await?.or_not_found()?;
    let space = spaces::rules_of(&mut tx, record.poll.space).await?;
    drop(tx);
    let casts = ballots
        .iter()
        .map(|ballot| cast_one(app, &record, &space, ballot));
    stream::iter(casts)
        .buffer_unordered(IN_FLIGHT)
        .try_for_each(|()| {
            progress(1);
            std::future::ready(Ok(()))
        })
        .await
}

async fn cast_one(
    app: &AppState,
    record: &PollRecord,
    space: &Space,
    ballot: &ReplayBallot,
) -> Result<(), Problem> {
    let mut tx = app.db.read().await?;
    let actor = identity::actor(&mut tx, ballot.account)
        .await?
        .or_not_found()?;
    drop(tx);
    let now = app.clock.now();
    let voted = voting::vote(app, &actor, space, record, &ballot.chosen, ballot.salt, now).await?;
    match voted.outcome {
        Outcome::InTheBox => Ok(()),
        Outcome::VotedBefore | Outcome::NotOpen | Outcome::SaltTaken => Err(Problem::Conflict),
    }
}

/// Casts what of a replay is not cast yet.
///
/// # Errors
/// As [`cast_all`]; what is in the box stays there.
pub async fn go_on(
    app: &AppState,
    replay: &Replay,
    ballots: &[ReplayBallot],
    progress: impl Fn(usize),
) -> Result<(), Problem> {
    let mut done = replay.done.min(ballots.len());
    progress(done);
    for some in ballots[done..].chunks(STEP) {
        cast_all(app, replay.poll, some, &progress).await?;
        done += some.len();
        let (source, count) = (
            replay.source.to_vec(),
            i64::try_from(done).unwrap_or(i64::MAX),
        );
        let written: Result<(), Problem> = transact!(&app.db, tx => {
            run!(tx, c => sqlx::query(sql!("UPDATE replays SET done = $2 WHERE source = $1")).bind(&source).bind(count).execute(c).await?.rows_affected());
            Ok(())
        });
        written?;
    }
    Ok(())
}

/// The published count: ballots, and votes by option in the order of their numbers. `None` before it is there.
///
/// # Errors
/// When the database fails.
pub async fn counted(tx: &mut Tx, poll: PollId) -> Result<Option<(u64, Vec<u64>)>, DbError> {
    let n = |n: i64| u64::try_from(n).unwrap_or(0);
    let ballots: Option<i64> = run!(tx, c => sqlx::query_scalar(sql!("SELECT ballots FROM results WHERE poll = $1")).bind(poll.0).fetch_optional(c).await?);
    let votes: Vec<i64> = run!(tx, c => sqlx::query_scalar(sql!("SELECT votes FROM result_votes WHERE poll = $1 ORDER BY number")).bind(poll.0).fetch_all(c).await?);
    Ok(ballots.map(|ballots| (n(ballots), votes.into_iter().map(n).collect())))
}

/// What was counted of a replay, beside a count of its source.
#[derive(Clone, Debug)]
pub struct Recounted {
    /// All ballots.
    pub ballots: u64,
    /// The options that win.
    pub winners: Vec<u16>,
    /// Whether votes of the source, counted without being cast, have the same outcome.
    pub is_the_same: bool,
}

/// Counts votes of a source by the rules and the lot of a counted poll, and compares.
///
/// # Errors
/// [`Problem::NotFound`] if the poll is not counted or a vote breaks its rules; when the database fails.
pub async fn recount(
    app: &AppState,
    id: PollId,
    votes: &[(u64, Vote)],
) -> Result<Recounted, Problem> {
    let mut tx = app.db.read().await?;
    let record = store::find(&mut tx, id).await?.or_not_found()?;
    let result = store::result(&mut tx, id).await?.or_not_found()?;
    drop(tx);
    let drawn = result.drawn.or_not_found()?;
    let rules = manifest::rules(&record.poll);
    let mut counter = MethodCounter::by(rules).map_err(Problem::internal)?;
    for (ballots, vote) in votes {
        let choice = rules.encode(vote).map_err(Problem::internal)?;
        counter.count_alike(&choice, *ballots);
    }
    let order = TieOrder::new(drawn.order).or_not_found()?;
    Ok(Recounted {
        ballots: result.counts.ballots,
        winners: drawn.outcome.winners().to_vec(),
        is_the_same: counter.outcome(&order) == drawn.outcome,
    })
}
