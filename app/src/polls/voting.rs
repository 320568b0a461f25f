//! From a choice to the box: the one way for the form of a citizen, for replays and for the demonstration.

use super::casting::{CastError, CastVote, Outcome};
use super::store::PollRecord;
use super::{jobs, manifest};
use crate::error::Problem;
use crate::roll;
use crate::web::AppState;
use ballot::{Ballot, Choice, Receipt, participation_tag};
use domain::actor::Actor;
use domain::poll::{Chosen, Listed};
use domain::rights::{self, MayVote};
use domain::space::Space;
use jiff::Timestamp;

/// What became of a vote, and under which receipt.
#[derive(Clone, Copy, Debug)]
pub struct Voted {
    /// What became of it.
    pub outcome: Outcome,
    /// The receipt of the ballot.
    pub receipt: Receipt,
}

/// Casts the vote of somebody who may: permit, participation hash, ballot, box.
///
/// # Errors
/// [`Problem::Denied`] where a rule says no; what hinders the box.
pub async fn vote(
    app: &AppState,
    actor: &Actor,
    space: &Space,
    record: &PollRecord,
    chosen: &Chosen,
    salt: [u8; 32],
    now: Timestamp,
) -> Result<Voted, Problem> {
    let close_day = jobs::close_day(app, &record.poll);
    let listed = match &actor.resident {
        Some(resident) if record.poll.eligibility.asks_for_resident() => {
            roll::listed(&mut app.db.read().await?, record.poll.id, resident.entry).await?
        }
        _ => Listed::NotFixed,
    };
    let may = rights::may_vote(actor, space, &record.poll, now, close_day, listed)?;
    cast(app, &may, record, chosen, salt).await
}

/// Casts a vote with the permit in hand.
///
/// # Errors
/// What hinders the box.
pub async fn cast(
    app: &AppState,
    may: &MayVote,
    record: &PollRecord,
    chosen: &Chosen,
    salt: [u8; 32],
) -> Result<Voted, Problem> {
    let poll = record.manifest.ok_or(Problem::Unavailable)?;
    let key = app.keys.participation(*may.poll(), record.key_check)?;
    let tag = participation_tag(&key, may.person());
    let chosen = manifest::vote(&record.poll, chosen);
    let choice = manifest::rules(&record.poll)
        .encode(&chosen)
        .map_err(Problem::internal)?;
    let made = Ballot {
        poll,
        salt,
        choice: Choice(choice),
    };
    let receipt = made.receipt();
    let vote = CastVote {
        poll: record.poll.id,
        tag,
        receipt,
        salt,
        choice: made.choice.0,
    };
    match app.casting.cast(vote).await {
        Ok(outcome) => Ok(Voted { outcome, receipt }),
        Err(CastError::Unavailable) => Err(Problem::Unavailable),
        Err(CastError::Failed(cause)) => Err(Problem::Internal(cause)),
    }
}
