//! Amendments as moderators read and hide them.

use super::super::{seen::Seen, store};
use crate::clock::from_millis;
use crate::db::{DbError, Tx};
use crate::moderation::{Content, Moderated};
use domain::amendment::State;
use domain::ids::{AccountId, IdeaId};
use domain::moderation::ContentKind;
use uuid::Uuid;

/// Amendments.
pub const MODERATED: Moderated = Moderated {
    kind: ContentKind::Amendment,
    load: |tx, id| Box::pin(load(tx, id)),
    set: |tx, may, id, to, _| Box::pin(store::show_amendment(tx, may, id, to)),
};

async fn load(tx: &mut Tx, id: Uuid) -> Result<Option<Content>, DbError> {
    let row = store::amendment(tx, id).await?;
    let Some(row) = row.filter(|row| row.state != State::Withdrawn.word()) else {
        return Ok(None);
    };
    let Some(seen) = Seen::find(tx, IdeaId(row.idea)).await? else {
        return Ok(None);
    };
    let author = Some(AccountId(row.proposed_by)).filter(|author| *author != AccountId::ERASED);
    Ok(Some(Content {
        kind: ContentKind::Amendment,
        id,
        space: seen.space.id,
        about: row.idea,
        authors: author.into_iter().collect(),
        text: format!("{}\n\n{}", row.why, row.body),
        visibility: row.rules()?.visibility,
        created_at: from_millis(row.created_at)?,
        link: format!("/amendments/{id}"),
        title: row.title,
        lang: row.lang,
    }))
}
