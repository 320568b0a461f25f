//! Who may vote in a poll, and when.

use super::{Denied, MayVote, reaches, signed_in};
use crate::actor::{Actor, Level, Resident};
use crate::ids::AccountId;
use crate::poll::{Listed, Poll, PollState, Stage};
use crate::space::{Activity, Space};
use jiff::Timestamp;
use jiff::civil::Date;

/// Whether somebody may vote in a poll now. Age counts in completed years on `close_day`, the local day the poll closes, so that nobody's
/// right changes while it is open; for the same reason the list of those who may vote is fixed when it opens (`listed`). Whoever leaves the
/// roll meanwhile is struck off, as the municipality does on paper.
///
/// # Errors
/// The first reason why not, in the order in which a person can do something about it: time, sign-in, level, district, age.
pub fn may_vote(
    actor: &Actor,
    space: &Space,
    poll: &Poll,
    now: Timestamp,
    close_day: Date,
    listed: Listed,
) -> Result<MayVote, Denied> {
    takes_votes(space, poll, now)?;
    let account = signed_in(actor)?;
    let person = eligible_person(actor, account, space, poll, close_day, listed)?;
    Ok(MayVote {
        poll: poll.id,
        person,
    })
}

/// Whether votes are taken at all now.
pub(super) fn takes_votes(space: &Space, poll: &Poll, now: Timestamp) -> Result<(), Denied> {
    match poll.stage(now) {
        Stage::Unpublished | Stage::Announced => {
            return Err(Denied::NotOpenYet {
                opens_at: poll.opens_at,
            });
        }
        Stage::Counting | Stage::Counted => {
            return Err(Denied::Closed {
                closed_at: poll.closes_at,
            });
        }
        Stage::Open => {}
    }
    if space.permits(Activity::Vote, now) {
        return Ok(());
    }
    Err(Denied::Phase {
        next: space
            .next_permitting(Activity::Vote, now)
            .map(|phase| phase.starts_at),
    })
}

/// Whether somebody belongs to those who may vote, apart from the time: for the page before the poll opens.
///
/// # Errors
/// As [`may_vote`], without the reasons that lie in the time.
pub fn belongs_to_electorate(
    actor: &Actor,
    space: &Space,
    poll: &Poll,
    close_day: Date,
    listed: Listed,
) -> Result<(), Denied> {
    let account = signed_in(actor)?;
    eligible_person(actor, account, space, poll, close_day, listed).map(|_| ())
}

fn eligible_person(
    actor: &Actor,
    account: AccountId,
    space: &Space,
    poll: &Poll,
    close_day: Date,
    listed: Listed,
) -> Result<[u8; 16], Denied> {
    let rule = &poll.eligibility;
    // What the space asked for when the poll opened is part of its rule since; what it asks for later does not bind it.
    let needs = match poll.state {
        PollState::Draft | PollState::Preview | PollState::Published => {
            rule.min_level.max(space.min_level)
        }
        PollState::Open | PollState::Closed | PollState::Archived => rule.min_level,
    };
    reaches(actor, needs)?;
    if !rule.asks_for_resident() {
        return Ok(account.0.into_bytes());
    }
    let Some(resident) = &actor.resident else {
        return Err(Denied::Level {
            needs: Level::Resident,
        });
    };
    listed_person(resident, poll, close_day, listed)
}

/// What stands for a resident who is admitted.
pub(super) fn listed_person(
    resident: &Resident,
    poll: &Poll,
    close_day: Date,
    listed: Listed,
) -> Result<[u8; 16], Denied> {
    let rule = &poll.eligibility;
    match listed {
        Listed::Yes => {}
        Listed::NotFixed => rule.admits(resident, close_day)?,
        Listed::No => {
            // Where the rule itself says no, that is the better reason.
            rule.admits(resident, close_day)?;
            return Err(Denied::NotListed);
        }
    }
    Ok(resident.entry.0.into_bytes())
}
