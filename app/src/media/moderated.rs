//! Pictures as moderators see and hide them.

use super::store;
use crate::clock::from_millis;
use crate::db::{DbError, Tx};
use crate::moderation::{Content, Moderated};
use domain::ids::{AccountId, PictureId};
use domain::moderation::{ContentKind, Visibility};

/// Pictures.
pub const MODERATED: Moderated = Moderated {
    kind: ContentKind::Picture,
    load: |tx, id| Box::pin(load(tx, PictureId(id))),
    set: |tx, may, id, to, _| Box::pin(store::set_visibility(tx, may, PictureId(id), to)),
};

/// A picture: its text is what it is said to show.
async fn load(tx: &mut Tx, id: PictureId) -> Result<Option<Content>, DbError> {
    let Some(picture) = store::find(tx, id).await? else {
        return Ok(None);
    };
    let author = Some(picture.by()).filter(|by| *by != AccountId::ERASED);
    let visibility = Visibility::from_word(&picture.visibility);
    Ok(Some(Content {
        kind: ContentKind::Picture,
        id: picture.id,
        space: picture.space(),
        about: picture.idea,
        authors: author.into_iter().collect(),
        title: picture.alt.clone(),
        visibility: visibility.ok_or(DbError::Stored("visibility"))?,
        created_at: from_millis(picture.created_at)?,
        link: format!("/pictures/{id}"),
        text: picture.alt,
        lang: picture.lang,
    }))
}
