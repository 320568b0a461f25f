//! Comments as moderators read and hide them.

use super::store::{self, Row};
use super::talk::Talk;
use super::write;
use crate::clock::from_millis;
use crate::db::{DbError, Tx};
use crate::moderation::{Content, Moderated, Threads};
use crate::{ideas, search};
use domain::ids::{AccountId, CommentId, IdeaId};
use domain::moderation::{ContentKind, Visibility};
use domain::rights::MaySetVisibility;
use jiff::Timestamp;

/// Comments.
pub const MODERATED: Moderated = Moderated {
    kind: ContentKind::Comment,
    load: |tx, id| Box::pin(load(tx, CommentId(id))),
    set: |tx, may, id, to, now| Box::pin(set(tx, may, CommentId(id), to, now)),
};

/// What moderators set for a discussion.
pub const THREADS: Threads = Threads {
    rule: |tx, idea| Box::pin(store::thread(tx, IdeaId(idea))),
    set: |tx, may, idea, rule, now| Box::pin(store::set_thread(tx, may, IdeaId(idea), rule, now)),
};

/// A comment; `None` once it was withdrawn.
async fn load(tx: &mut Tx, id: CommentId) -> Result<Option<Content>, DbError> {
    let row = store::find(tx, id, None).await?;
    let Some(row) = row.filter(|row| row.withdrawn_at.is_none()) else {
        return Ok(None);
    };
    let Some(talk) = Talk::find(tx, row.of()).await? else {
        return Ok(None);
    };
    let authors = Some(row.author()).filter(|author| *author != AccountId::ERASED);
    Ok(Some(Content {
        kind: ContentKind::Comment,
        id: row.id,
        space: talk.topic.space,
        about: row.idea,
        authors: authors.into_iter().collect(),
        title: talk.topic.title,
        visibility: row.visibility()?,
        created_at: from_millis(row.created_at)?,
        link: format!("/comments/{id}"),
        text: row.body,
        lang: row.lang,
    }))
}

/// Sets who sees a comment; the counters of its idea and the search follow.
async fn set(
    tx: &mut Tx,
    may: &MaySetVisibility,
    id: CommentId,
    to: Visibility,
    now: Timestamp,
) -> Result<(), DbError> {
    let Some(before) = store::set_visibility(tx, may, id, to).await? else {
        return Ok(());
    };
    let after = Row {
        visibility: to.word().to_owned(),
        ..before.clone()
    };
    let change = i64::from(after.is_public()) - i64::from(before.is_public());
    if change != 0 {
        ideas::count_comment(tx, before.of(), before.stance(), change, now).await?;
    }
    match Talk::find(tx, before.of()).await? {
        Some(talk) if after.is_public() => {
            write::list(tx, &talk.topic, id, (&after.body, &after.lang)).await
        }
        _ => search::remove(tx, id.0).await,
    }
}
