//! Who may erase an account: its holder, for sure and without a role; and nobody in particular, when it was not used for too long.

use super::{Denied, MayErase, may_act_for_sure};
use crate::actor::Actor;
use crate::ids::AccountId;
use crate::retention::{Due, Quiet};
use jiff::{SignedDuration, Timestamp};

/// The permit to erase one's own account. Whoever holds a role hands it back first, so that nobody's work is left without an account and the
/// municipality never without an administrator.
///
/// # Errors
/// [`Denied::SignIn`], [`Denied::Confirm`], or [`Denied::Role`] where a role is held.
pub fn may_erase(actor: &Actor, now: Timestamp) -> Result<MayErase, Denied> {
    let sure = may_act_for_sure(actor, now)?;
    if actor.is_staff() || actor.withheld {
        return Err(Denied::Role);
    }
    let account = *sure.account();
    Ok(MayErase {
        account,
        by: Some(account),
    })
}

/// The permit to erase an account that nobody used for the whole period, after both warnings; never one of staff.
#[must_use]
pub fn due_to_erase(
    account: AccountId,
    quiet: &Quiet,
    is_staff: bool,
    period: SignedDuration,
    now: Timestamp,
) -> Option<MayErase> {
    let is_due = !is_staff && quiet.due(period, now) == Some(Due::Erase);
    is_due.then_some(MayErase { account, by: None })
}
