//! Ideas as moderators read and hide them; what becomes of a text before it is public, and who may take part at all.

use super::lists;
use super::seen::Seen;
use super::store::{self, Wording};
use crate::db::{DbError, Tx};
use crate::error::Problem;
use crate::form::Fields;
use crate::moderation::{self, Content, Fresh, Moderated, Screened};
use crate::web::Visit;
use domain::ids::{AccountId, IdeaId, SpaceId};
use domain::moderation::{ContentKind, Suspended, Visibility};
use domain::rights::{Denied, MaySetVisibility};
use jiff::Timestamp;
use uuid::Uuid;

/// Ideas.
pub const MODERATED: Moderated = Moderated {
    kind: ContentKind::Idea,
    load: |tx, id| Box::pin(load(tx, IdeaId(id))),
    set: |tx, may, id, to, _| Box::pin(set(tx, may, IdeaId(id), to)),
};

/// An idea, whoever sees it.
async fn load(tx: &mut Tx, id: IdeaId) -> Result<Option<Content>, DbError> {
    let Some(seen) = Seen::find(tx, id).await? else {
        return Ok(None);
    };
    let link = seen.path();
    Ok(Some(Content {
        kind: ContentKind::Idea,
        id: id.0,
        space: seen.space.id,
        about: id.0,
        authors: seen.rules.authors,
        title: seen.idea.title,
        text: seen.idea.body,
        lang: seen.idea.lang,
        link,
        visibility: seen.idea.visibility,
        created_at: seen.idea.created_at,
    }))
}

/// Sets who sees an idea; the search follows.
async fn set(
    tx: &mut Tx,
    may: &MaySetVisibility,
    id: IdeaId,
    to: Visibility,
) -> Result<(), DbError> {
    store::set_visibility(tx, may, id, to).await?;
    lists::index(tx, id).await
}

/// Who supports an idea, and since when; those who left are not among them.
///
/// # Errors
/// When the database fails.
pub async fn supporters(tx: &mut Tx, id: Uuid) -> Result<Vec<(AccountId, Timestamp)>, DbError> {
    store::supporters(tx, IdeaId(id)).await
}

/// Refuses whoever is suspended from a space.
///
/// # Errors
/// [`Denied::Suspended`], or when the database fails.
pub(super) async fn takes_part(visit: &Visit, tx: &mut Tx, space: SpaceId) -> Result<(), Problem> {
    let account = visit.actor.account.unwrap_or(AccountId::ERASED);
    let may = moderation::may_take_part(tx, account, space, visit.now).await?;
    may.map_err(|Suspended { until }| Problem::Denied(Denied::Suspended { until }))
}

/// What moderation says to a text before it is public, or is changed.
///
/// # Errors
/// As [`moderation::screen`].
pub(super) async fn screened(
    visit: &Visit,
    tx: &mut Tx,
    (id, space): (IdeaId, SpaceId),
    wording: &Wording,
    (fields, is_edit): (&Fields, bool),
) -> Result<Screened, Problem> {
    let about = (space, id.0);
    let fresh = Fresh {
        title: &wording.title,
        text: &wording.body,
        lang: &wording.lang,
        is_edit,
        ..moderation::screening(visit, ContentKind::Idea, id.0, about, fields)
    };
    moderation::screen(tx, &fresh).await
}
