//! Who serves at the desk, who answers for it, and who checks it.

use super::{Denied, MayAnswer, MayAudit, MayServe, signed_in};
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
