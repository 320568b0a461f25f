//! An idea as the thing a discussion is about, and the counters of its comments.

use super::seen::Seen;
use super::store;
use crate::db::{DbError, Tx};
use crate::discussion::Topic;
use domain::discussion::Stance;
use domain::idea::Status;
use domain::ids::IdeaId;
use domain::moderation::Visibility;
use jiff::Timestamp;

/// An idea as the thing a discussion is about; `None` if there is no such idea.
///
/// # Errors
/// When the database fails.
pub async fn topic(tx: &mut Tx, id: IdeaId) -> Result<Option<Topic>, DbError> {
    Ok(Seen::find(tx, id).await?.map(|seen| seen.topic()))
}

impl Seen {
    /// The idea as the thing a discussion is about.
    #[must_use]
    pub fn topic(&self) -> Topic {
        let is_public = self.idea.visibility == Visibility::Visible;
        let is_gone = matches!(self.idea.status, Status::Withdrawn | Status::Merged);
        Topic {
            id: self.idea.id.0,
            space: self.space.id,
            board: Some(self.idea.board),
            title: self.idea.title.clone(),
            link: self.path(),
            authors: self.rules.authors.clone(),
            min_level: self.board.rules.min_level,
            is_public,
            is_open: is_public && !is_gone,
            lang: self.idea.lang.clone(),
            comments: self.idea.comments,
        }
    }
}

/// Counts a comment that everybody can read from now on (`change` is 1), or can read no longer (-1).
///
/// # Errors
/// When the database fails.
pub async fn count_comment(
    tx: &mut Tx,
    id: IdeaId,
    stance: Option<Stance>,
    change: i64,
    now: Timestamp,
) -> Result<(), DbError> {
    let of = |one: Stance| if stance == Some(one) { change } else { 0 };
    let sides = [Stance::For, Stance::Against, Stance::Question].map(of);
    store::count_comments(tx, id, change, sides, now).await?;
    if change > 0 {
        store::begin_discussion(tx, id, now).await?;
    }
    Ok(())
}
