//! Rows of comments, of what they said before, and of what moderators set for a discussion.

mod pages;
mod ratings;
mod threads;
mod written;

pub use pages::{AT_ONCE, by_ids, first_replies, helpful, newest, of_side, replies};
pub use ratings::{Rated, rate, rated_by, take_back};
pub use threads::{set_thread, thread};
pub use written::{
    Edit, New, count_made, edit, forget_author, insert, last_at, participants, set_visibility,
    told, untold, versions, withdraw,
};

use crate::clock::from_millis;
use crate::db::{DbError, Tx};
use crate::{run, sql};
use domain::actor::Role;
use domain::discussion::{Key, Stance};
use domain::ids::{AccountId, CommentId, IdeaId};
use domain::moderation::Visibility;
use domain::rights::discussion::Written;
use uuid::Uuid;

/// A comment as it is stored, and how whoever reads it rated it.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Row {
    /// Its id.
    pub id: Uuid,
    /// The idea it is about.
    pub idea: Uuid,
    /// The comment it replies to.
    pub parent: Option<Uuid>,
    /// Which reply to that it is, from 1; 0 for none.
    pub number: i64,
    /// Who wrote it.
    pub author: Uuid,
    /// The role in which they spoke for the administration.
    pub role: Option<String>,
    /// The word of its stance; empty for none.
    pub stance: String,
    /// What it says, in Markdown.
    pub body: String,
    /// Language of the text (BCP 47).
    pub lang: String,
    /// The word of who sees it.
    pub visibility: String,
    /// When it was withdrawn, in milliseconds since 1970.
    pub withdrawn_at: Option<i64>,
    /// How often it was written.
    pub version: i64,
    /// When it was written.
    pub created_at: i64,
    /// When it was last edited.
    pub edited_at: Option<i64>,
    /// How many replies it has.
    pub replies: i64,
    /// The newest reply by the administration.
    pub answer: Option<Uuid>,
    /// How many people found it helpful.
    pub helpful: i64,
    /// How many people said whether they did.
    pub rated: i64,
    /// See [`domain::discussion::score`].
    pub score: i64,
    /// Whether the reader found it helpful, if they said so.
    pub mine: Option<bool>,
}

impl Row {
    /// Its id.
    #[must_use]
    pub fn comment(&self) -> CommentId {
        CommentId(self.id)
    }

    /// The idea it is about.
    #[must_use]
    pub fn of(&self) -> IdeaId {
        IdeaId(self.idea)
    }

    /// Who wrote it.
    #[must_use]
    pub fn author(&self) -> AccountId {
        AccountId(self.author)
    }

    /// Its stance.
    #[must_use]
    pub fn stance(&self) -> Option<Stance> {
        Stance::from_word(&self.stance)
    }

    /// The role in which its author spoke for the administration.
    #[must_use]
    pub fn role(&self) -> Option<Role> {
        Role::from_word(self.role.as_deref()?)
    }

    /// Who sees it.
    ///
    /// # Errors
    /// When what is stored is none of the words.
    pub fn visibility(&self) -> Result<Visibility, DbError> {
        Visibility::from_word(&self.visibility).ok_or(DbError::Stored("visibility"))
    }

    /// Whether it counts: everybody can read it.
    #[must_use]
    pub fn is_public(&self) -> bool {
        self.withdrawn_at.is_none() && self.visibility == Visibility::Visible.word()
    }

    /// Its place in an order.
    #[must_use]
    pub fn key(&self) -> Key {
        Key {
            score: self.score,
            at: self.created_at,
            id: self.id,
        }
    }

    /// As far as rules ask for it.
    ///
    /// # Errors
    /// When what is stored makes no sense.
    pub fn written(&self) -> Result<Written, DbError> {
        Ok(Written {
            id: self.comment(),
            author: self.author(),
            created_at: from_millis(self.created_at)?,
            is_public: self.is_public(),
            is_withdrawn: self.withdrawn_at.is_some(),
            is_held: self.visibility()? == Visibility::Held,
            is_hidden: self.visibility()? == Visibility::Hidden,
        })
    }
}

/// The comment with this id, as one reader finds it.
///
/// # Errors
/// When the database fails.
pub async fn find(
    tx: &mut Tx,
    id: CommentId,
    reader: Option<AccountId>,
) -> Result<Option<Row>, DbError> {
    Ok(by_ids(tx, &[id.0], reader).await?.into_iter().next())
}

/// The account of a reader; nobody has the one of an erased account.
fn account_of(reader: Option<AccountId>) -> Uuid {
    reader.unwrap_or(AccountId::ERASED).0
}

/// How many comments there are about an idea, by stance, counted anew: for the job that proves the counters.
///
/// # Errors
/// When the database fails.
pub async fn counted(tx: &mut Tx, idea: IdeaId) -> Result<Vec<(String, i64)>, DbError> {
    Ok(run!(tx, c => sqlx::query_as(sql!(
        "SELECT stance, COUNT(*) FROM comments WHERE idea = $1 AND visibility = 'visible' AND withdrawn_at IS NULL GROUP BY stance"
    )).bind(idea.0).fetch_all(c).await?))
}
