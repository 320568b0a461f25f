//! Polls and ballots in quantity, for measurements alone: written set by set instead of vote by vote.

use super::casting::CastVote;
use super::draft::PollDraft;
use super::manifest;
use super::store::{self, Counted, Opening};
use crate::db::{DbError, Tx};
use crate::error::Problem;
use crate::keys::KeyCheck;
use crate::web::AppState;
use crate::{run, sql, transact};
use ballot::{Ballot, Choice, Tag};
use domain::ids::PollId;
use domain::poll::{PollState, Step};
use domain::rights::{self, MayRunSpace};
use jiff::Timestamp;

/// Ballots that are written by one statement.
const BALLOTS_AT_ONCE: u64 = 2048;

/// Writes a poll that is closed and counted, with votes by option; its list of ballots stays empty.
///
/// # Errors
/// When the database fails.
pub async fn insert_closed(
    tx: &mut Tx,
    may: &MayRunSpace,
    id: PollId,
    draft: &PollDraft,
    votes: &[u64],
    now: Timestamp,
) -> Result<(), DbError> {
    store::insert(tx, may, id, draft, now).await?;
    let Some(record) = store::find(tx, id).await? else {
        return Err(DbError::Stored("poll"));
    };
    let options = store::options(tx, id).await?;
    let ballots: u64 = votes.iter().sum();
    let eligible = i64::try_from(ballots * 3).ok();
    let mut poll = record.poll.clone();
    for step in [Step::ShowPreview, Step::Publish] {
        if let Some(permit) = rights::may_step(may, &poll, step) {
            store::step(tx, &permit, draft.opens_at).await?;
            poll.state = *permit.to();
        }
    }
    let nonce = blake3::derive_key("comitia 2026-11 measured poll", id.0.as_bytes());
    let opening = Opening {
        nonce,
        manifest: manifest::manifest(&record, &options, "", nonce, eligible).poll_id(),
        // Nobody votes in it any more: it has no key.
        key_check: Some(KeyCheck([0; 32])),
        eligible,
        min_level: draft.eligibility.min_level,
    };
    if let Some(permit) = rights::due_to_open(&poll, draft.opens_at) {
        store::open(tx, &permit, &opening, draft.opens_at).await?;
        poll.state = PollState::Open;
    }
    if let Some(permit) = rights::due_to_close(&poll, draft.closes_at) {
        store::close(tx, &permit, draft.closes_at).await?;
    }
    store::add_turnout(tx, id, usize::try_from(ballots).unwrap_or(0)).await?;
    let counted = Counted {
        ballots,
        invalid: 0,
        none: 0,
        per_option: votes.to_vec(),
        drawn: None,
    };
    store::insert_result(tx, id, &counted, draft.none_option, &[], draft.closes_at).await?;
    Ok(())
}

/// Puts so many ballots into an open poll's box, by persons who are on no roll.
///
/// # Errors
/// When the poll is not open, or the database fails.
pub async fn stuff(
    app: &AppState,
    id: PollId,
    ballots: u64,
    progress: impl Fn(u64),
) -> Result<(), Problem> {
    let record = store::find(&mut app.db.read().await?, id).await?;
    let Some((record, manifest)) = record.and_then(|r| r.manifest.map(|manifest| (r, manifest)))
    else {
        return Err(Problem::Conflict);
    };
    let options = record.poll.options;
    let salts = app.clock.random();
    for from in (0..ballots).step_by(usize::try_from(BALLOTS_AT_ONCE).unwrap_or(1)) {
        let until = (from + BALLOTS_AT_ONCE).min(ballots);
        let votes: Vec<CastVote> = (from..until)
            .map(|n| {
                let salt = *blake3::keyed_hash(&salts, &n.to_le_bytes()).as_bytes();
                let tag = Tag(*blake3::keyed_hash(&salts, &salt).as_bytes());
                let mut choice = vec![0; Choice::length(options)];
                // One option by lot: a canonical single choice.
                let option = usize::from(u16::from(salt[0]) % options.max(1)) + 1;
                choice[option / 8] |= 1 << (option % 8);
                let made = Ballot {
                    poll: manifest,
                    salt,
                    choice: Choice(choice),
                };
                CastVote {
                    poll: id,
                    tag,
                    receipt: made.receipt(),
                    salt,
                    choice: made.choice.0,
                }
            })
            .collect();
        let written: Result<(), DbError> = transact!(&app.db, tx => {
            store::insert_participation(tx, id, votes.iter().map(|vote| vote.tag)).await?;
            store::insert_ballots(tx, id, votes.iter().map(CastVote::ballot).collect()).await?;
            store::add_turnout(tx, id, votes.len()).await
        });
        written?;
        progress(until - from);
    }
    Ok(())
}

/// Lets the engine look at how much lies where, as a server does by itself after a while.
///
/// # Errors
/// When the database fails.
pub async fn analyse(app: &AppState) -> Result<(), Problem> {
    transact!(&app.db, tx => {
        run!(tx, c => sqlx::query(sql!("ANALYZE")).execute(c).await?.rows_affected());
        Ok::<(), Problem>(())
    })
}
