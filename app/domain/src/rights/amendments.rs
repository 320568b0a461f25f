//! Who may propose a change to the text of an idea, who decides about it, and who votes on it.

use super::ideas::{Person, level_of, may_edit_idea};
use super::{Denied, reaches, signed_in};
use crate::actor::Actor;
use crate::amendment::{Amendment, State};
use crate::idea::Idea;
use crate::ids::{AccountId, IdeaId};
use crate::moderation::Visibility;
use crate::space::{Activity, Space};
use jiff::Timestamp;
use uuid::Uuid;

permits! {
    /// May propose changes to the text of one idea.
    MayAmend {
        /// Who.
        by: AccountId,
        /// Of which.
        idea: IdeaId,
    }
    /// May accept or decline one amendment.
    MayDecideAmendment {
        /// Who; nobody where a vote is counted.
        by: Option<AccountId>,
        /// Which.
        amendment: Uuid,
    }
    /// May put the text of an accepted amendment into its idea.
    MayApplyAmendment {
        /// Who proposed it.
        by: AccountId,
        /// Which idea.
        idea: IdeaId,
        /// The version it has to be at.
        base: i64,
    }
    /// May vote on one amendment, once.
    MayVoteOnAmendment {
        /// Who.
        by: AccountId,
        /// On which.
        amendment: Uuid,
        /// What stands for the person: the entry of the roll where there is one, and the account.
        persons: Vec<Person>,
    }
    /// May take back one's own amendment.
    MayWithdrawAmendment {
        /// Who.
        by: AccountId,
        /// Which.
        amendment: Uuid,
    }
}

/// Whether texts can be worked on now, whoever wants to.
fn is_time(space: &Space, idea: &Idea, now: Timestamp) -> Result<(), Denied> {
    let is_open = idea.board.is_open && idea.status.is_editable();
    if !is_open || idea.visibility != Visibility::Visible {
        return Err(Denied::Settled);
    }
    let activities = [Activity::Propose, Activity::Discuss];
    if activities.iter().any(|what| space.permits(*what, now)) {
        return Ok(());
    }
    let starts = |what: &Activity| Some(space.next_permitting(*what, now)?.starts_at);
    Err(Denied::Phase {
        next: activities.iter().filter_map(starts).min(),
    })
}

/// Whether somebody may propose a change to the text of an idea now.
///
/// # Errors
/// [`Denied::Settled`], [`Denied::Phase`], [`Denied::SignIn`] or [`Denied::Level`].
pub fn may_amend(
    actor: &Actor,
    space: &Space,
    idea: &Idea,
    now: Timestamp,
) -> Result<MayAmend, Denied> {
    is_time(space, idea, now)?;
    let by = signed_in(actor)?;
    reaches(actor, level_of(&idea.board, space))?;
    Ok(MayAmend { by, idea: idea.id })
}

/// Whether somebody may accept or decline an amendment: the authors of the idea, where the board does not vote.
///
/// # Errors
/// As for editing the idea; [`Denied::Settled`] where it is decided, not public, or voted on.
pub fn may_decide_amendment(
    actor: &Actor,
    space: &Space,
    idea: &Idea,
    amendment: &Amendment,
    now: Timestamp,
) -> Result<MayDecideAmendment, Denied> {
    let by = *may_edit_idea(actor, space, idea, now)?.by();
    if !amendment.is_open() || amendment.closes_at.is_some() || amendment.idea != idea.id {
        return Err(Denied::Settled);
    }
    Ok(MayDecideAmendment {
        by: Some(by),
        amendment: amendment.id,
    })
}

/// The permit to close a vote that is over, and what becomes of the amendment.
#[must_use]
pub fn due_to_count(
    amendment: &Amendment,
    (pros, cons): (i64, i64),
    version: i64,
    now: Timestamp,
) -> Option<(MayDecideAmendment, State)> {
    amendment.is_to_be_counted(now).then(|| {
        let may = MayDecideAmendment {
            by: None,
            amendment: amendment.id,
        };
        (may, amendment.counted(pros, cons, version))
    })
}

/// The permit to put the text of an amendment into its idea, for whoever may decide about it.
#[must_use]
pub fn may_apply(may: &MayDecideAmendment, amendment: &Amendment) -> Option<MayApplyAmendment> {
    (may.amendment == amendment.id).then_some(MayApplyAmendment {
        by: amendment.by,
        idea: amendment.idea,
        base: amendment.base,
    })
}

/// Whether somebody may vote on an amendment now: everybody who could propose one.
///
/// # Errors
/// As [`may_amend`]; [`Denied::Settled`] where nothing is voted on.
pub fn may_vote_on_amendment(
    actor: &Actor,
    space: &Space,
    idea: &Idea,
    amendment: &Amendment,
    now: Timestamp,
) -> Result<MayVoteOnAmendment, Denied> {
    if !amendment.is_voted_on(now) || amendment.idea != idea.id {
        return Err(Denied::Settled);
    }
    let by = *may_amend(actor, space, idea, now)?.by();
    let entry = actor.resident.as_ref();
    let entry = entry.map(|resident| Person::Entry(resident.entry.0.into_bytes()));
    let account = Person::Account(by.0.into_bytes());
    Ok(MayVoteOnAmendment {
        by,
        amendment: amendment.id,
        persons: entry.into_iter().chain([account]).collect(),
    })
}

/// Whether somebody may take an amendment back: who proposed it, until it is decided.
///
/// # Errors
/// [`Denied::SignIn`], [`Denied::Role`] for others, [`Denied::Settled`].
pub fn may_withdraw_amendment(
    actor: &Actor,
    amendment: &Amendment,
) -> Result<MayWithdrawAmendment, Denied> {
    let by = signed_in(actor)?;
    if by != amendment.by {
        return Err(Denied::Role);
    }
    if amendment.state != State::Open || amendment.visibility == Visibility::Hidden {
        return Err(Denied::Settled);
    }
    Ok(MayWithdrawAmendment {
        by,
        amendment: amendment.id,
    })
}
