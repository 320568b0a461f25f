//! Who serves at the desk, who answers for it, and who checks it.

use super::votes::{listed_person, takes_votes};
use super::{Denied, MayActFor, MayAnswer, MayAudit, MayServe, MayVote, signed_in};
use crate::actor::{Actor, Resident, Role};
use crate::ids::{AccountId, RollEntryId};
use crate::poll::{Listed, Poll};
use crate::space::Space;
use jiff::Timestamp;
use jiff::civil::Date;

/// The permit to answer what people ask about the desk, for managers of the whole municipality.
///
/// # Errors
/// [`Denied::SignIn`] or [`Denied::Role`].
pub fn may_answer(actor: &Actor) -> Result<MayAnswer, Denied> {
    let by = signed_in(actor)?;
    if actor.is(Role::UnitManager, None) {
        Ok(MayAnswer { by })
    } else {
        Err(Denied::Role)
    }
}

/// The permit to check, for auditors of the whole municipality.
///
/// # Errors
/// [`Denied::SignIn`] or [`Denied::Role`].
pub fn may_audit(actor: &Actor) -> Result<MayAudit, Denied> {
    let by = signed_in(actor)?;
    if actor.is(Role::Auditor, None) {
        Ok(MayAudit { by })
    } else {
        Err(Denied::Role)
    }
}

/// The permit to serve people at the desk, for case workers and managers of the whole municipality. Administrators do not have it: whoever
/// gives roles is not the one who opens files.
///
/// # Errors
/// [`Denied::SignIn`] or [`Denied::Role`].
pub fn may_serve(actor: &Actor) -> Result<MayServe, Denied> {
    let by = signed_in(actor)?;
    let role = [Role::CaseWorker, Role::UnitManager]
        .into_iter()
        .find(|role| actor.is(*role, None))
        .ok_or(Denied::Role)?;
    Ok(MayServe { by, role })
}

/// The permit to act for somebody on the roll who came to the desk. Never for somebody who has an account (`holder`), so that nobody is ever
/// impersonated, and never for oneself.
///
/// # Errors
/// [`Denied::SignIn`], [`Denied::Role`] or [`Denied::ActsAlone`].
pub fn may_act_for(
    actor: &Actor,
    entry: RollEntryId,
    holder: Option<AccountId>,
) -> Result<MayActFor, Denied> {
    let serve = may_serve(actor)?;
    if actor
        .resident
        .as_ref()
        .is_some_and(|own| own.entry == entry)
    {
        return Err(Denied::Role);
    }
    if holder.is_some() {
        return Err(Denied::ActsAlone);
    }
    Ok(MayActFor {
        by: serve.by,
        entry,
    })
}

/// The permit to cast the one vote of somebody who came to the desk, in a poll that takes such votes. Everything else holds as for
/// everybody ([`may_vote`](super::may_vote)); the person is the entry of the roll, so that there is no second vote by an account made later.
///
/// # Errors
/// The first reason why not: time, the poll's setting, list, district, age.
pub fn may_vote_for(
    may: &MayActFor,
    resident: &Resident,
    space: &Space,
    poll: &Poll,
    (now, close_day): (Timestamp, Date),
    listed: Listed,
) -> Result<MayVote, Denied> {
    takes_votes(space, poll, now)?;
    if !poll.takes_assisted() || resident.entry != may.entry {
        return Err(Denied::NotAssisted);
    }
    Ok(MayVote {
        poll: poll.id,
        person: listed_person(resident, poll, close_day, listed)?,
    })
}
