//! Who answers for the desk, and who checks it.

use super::{Denied, MayAnswer, MayAudit, signed_in};
use crate::actor::{Actor, Role};

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
