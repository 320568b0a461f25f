//! Who may add pictures to an idea: whoever may change its text.

use super::{Denied, MayRunSpace, signed_in};
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

/// The permit to add a picture that comes from elsewhere, in the name of whoever wrote the idea: for those who run the space.
#[must_use]
pub fn may_add_picture_for(may: &MayRunSpace, author: AccountId, idea: IdeaId) -> MayAddPictures {
    MayAddPictures {
        by: author,
        idea,
        space: *may.space(),
    }
}
