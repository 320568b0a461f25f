//! Who may add pictures to an idea: whoever may change its text.

use super::{Denied, signed_in};
use crate::actor::Actor;
use crate::ids::{AccountId, IdeaId, SpaceId};

/// Most pictures of one idea.
pub const PICTURES: usize = 6;

permits! {
    /// May add pictures to one idea or draft, say what they show, and take them away.
    MayAddPictures {
        /// Who.
        by: AccountId,
        /// To which.
        idea: IdeaId,
        /// Where it is.
        space: SpaceId,
    }
}

/// Whether somebody may add pictures to what these people write together.
///
/// # Errors
/// [`Denied::SignIn`], or [`Denied::Role`] for others.
pub fn may_add_pictures(
    actor: &Actor,
    authors: &[AccountId],
    idea: IdeaId,
    space: SpaceId,
) -> Result<MayAddPictures, Denied> {
    let by = signed_in(actor)?;
    if authors.contains(&by) {
        Ok(MayAddPictures { by, idea, space })
    } else {
        Err(Denied::Role)
    }
}
