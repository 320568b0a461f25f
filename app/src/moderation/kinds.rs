//! What is moderated: each part says for its own content how it is read and how it is hidden.

use crate::db::{DbError, Tx};
use crate::{discussion, ideas, media, profile};
use domain::ids::{AccountId, SpaceId};
use domain::moderation::{ContentKind, ThreadRule, Visibility};
use domain::rights::{MayDecide, MaySetVisibility};
use futures::future::BoxFuture;
use jiff::Timestamp;
use uuid::Uuid;

/// A piece of content, as moderators see it.
#[derive(Clone, Debug)]
pub struct Content {
    /// What it is.
    pub kind: ContentKind,
    /// Its id.
    pub id: Uuid,
    /// Where.
    pub space: SpaceId,
    /// The idea it belongs to; itself where it belongs to none.
    pub about: Uuid,
    /// Who wrote it; accounts that were erased are not among them.
    pub authors: Vec<AccountId>,
    /// What it is called, or what it is an answer to.
    pub title: String,
    /// What it says, in Markdown; empty for what is a title alone.
    pub text: String,
    /// Language of both (BCP 47).
    pub lang: String,
    /// Where it stands: a path of ours.
    pub link: String,
    /// Who can read it.
    pub visibility: Visibility,
    /// When it was published.
    pub created_at: Timestamp,
}

/// Something on its way out of the database.
pub type Answered<'a, T> = BoxFuture<'a, Result<T, DbError>>;

/// How content of one kind is read and hidden.
#[derive(Clone, Copy)]
pub struct Moderated {
    /// Which.
    pub kind: ContentKind,
    /// Reads one; `None` if it is gone.
    pub load: for<'a> fn(&'a mut Tx, Uuid) -> Answered<'a, Option<Content>>,
    /// Makes one readable or unreadable; counters and the index of the search follow.
    pub set: for<'a> fn(
        &'a mut Tx,
        &'a MaySetVisibility,
        Uuid,
        Visibility,
        Timestamp,
    ) -> Answered<'a, ()>,
}

/// How the rules of a discussion are read and set, by the idea it is about.
#[derive(Clone, Copy)]
pub struct Threads {
    /// Reads them.
    pub rule: for<'a> fn(&'a mut Tx, Uuid) -> Answered<'a, ThreadRule>,
    /// Sets them.
    pub set: for<'a> fn(&'a mut Tx, &'a MayDecide, Uuid, ThreadRule, Timestamp) -> Answered<'a, ()>,
}

/// All kinds of content there are. A part that has one adds a line.
pub const MODERATED: &[Moderated] = &[
    ideas::MODERATED,
    ideas::amendments::MODERATED,
    profile::MODERATED,
    discussion::MODERATED,
    media::MODERATED,
];

/// The part that keeps discussions.
pub const THREADS: Option<Threads> = Some(discussion::THREADS);

/// Reads who supports an idea, and since when.
pub type Supports = for<'a> fn(&'a mut Tx, Uuid) -> Answered<'a, Vec<(AccountId, Timestamp)>>;

/// The part that keeps supports of ideas.
pub const SUPPORTS: Option<Supports> = Some(|tx, idea| Box::pin(ideas::supporters(tx, idea)));

/// How content of a kind is read and hidden; `None` for a kind that no part has.
#[must_use]
pub fn of(kind: ContentKind) -> Option<&'static Moderated> {
    MODERATED.iter().find(|moderated| moderated.kind == kind)
}

/// Reads a piece of content.
///
/// # Errors
/// When the database fails.
pub async fn load(tx: &mut Tx, kind: ContentKind, id: Uuid) -> Result<Option<Content>, DbError> {
    match of(kind) {
        Some(moderated) => (moderated.load)(tx, id).await,
        None => Ok(None),
    }
}

/// The rules of the discussion around content.
///
/// # Errors
/// When the database fails.
pub async fn thread_rule(
    tx: &mut Tx,
    kind: ContentKind,
    about: Uuid,
) -> Result<ThreadRule, DbError> {
    match THREADS {
        Some(threads) if kind.has_thread() => (threads.rule)(tx, about).await,
        _ => Ok(ThreadRule::default()),
    }
}
