//! What is discussed, and what holds for it.

use crate::db::{DbError, Tx};
use crate::error::{OrNotFound, Problem};
use crate::web::Visit;
use crate::{discussion::store, ideas, spaces};
use domain::actor::Level;
use domain::ids::{AccountId, BoardId, IdeaId, SpaceId};
use domain::moderation::ThreadRule;
use domain::rights::discussion::Forum;
use domain::rights::may_moderate;
use domain::space::Space;
use jiff::SignedDuration;
use uuid::Uuid;

/// What is discussed, as its own part describes it.
#[derive(Clone, Debug)]
pub struct Topic {
    /// The idea.
    pub id: Uuid,
    /// Its space.
    pub space: SpaceId,
    /// The board it stands on.
    pub board: Option<BoardId>,
    /// What it is called.
    pub title: String,
    /// Where its page is: a path of ours.
    pub link: String,
    /// Who wrote it.
    pub authors: Vec<AccountId>,
    /// The level its board asks for.
    pub min_level: Level,
    /// Whether everybody can read it; else only its authors and moderators.
    pub is_public: bool,
    /// Whether it takes comments at all: not withdrawn, merged or hidden.
    pub is_open: bool,
    /// Language of its texts (BCP 47).
    pub lang: String,
    /// How many comments it has.
    pub comments: i64,
}

/// A topic with the rules of its space and of its moderators.
#[derive(Clone, Debug)]
pub struct Talk {
    /// What is discussed.
    pub topic: Topic,
    /// Its space.
    pub space: Space,
    /// What moderators set.
    pub rule: ThreadRule,
}

impl Talk {
    /// The discussion of an idea; `None` if there is no such idea.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn find(tx: &mut Tx, idea: IdeaId) -> Result<Option<Self>, DbError> {
        let Some(topic) = ideas::topic(tx, idea).await? else {
            return Ok(None);
        };
        Self::of(tx, topic).await.map(Some)
    }

    /// The discussion of a topic.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn of(tx: &mut Tx, topic: Topic) -> Result<Self, DbError> {
        Ok(Self {
            space: spaces::rules_of(tx, topic.space).await?,
            rule: store::thread(tx, IdeaId(topic.id)).await?,
            topic,
        })
    }

    /// The discussion of an idea, for a page that shows it.
    ///
    /// # Errors
    /// [`Problem::NotFound`] where there is none, or none this visitor may read.
    pub async fn to_read(visit: &Visit, tx: &mut Tx, idea: IdeaId) -> Result<Self, Problem> {
        let found = Self::find(tx, idea).await?;
        found.filter(|talk| talk.is_readable(visit)).or_not_found()
    }

    /// Whether the visitor may read it.
    #[must_use]
    pub fn is_readable(&self, visit: &Visit) -> bool {
        let is_author = |account: AccountId| self.topic.authors.contains(&account);
        self.topic.is_public
            || visit.actor.account.is_some_and(is_author)
            || self.is_moderated_by(visit)
    }

    /// Whether the visitor moderates here, and so sees what others do not.
    #[must_use]
    pub fn is_moderated_by(&self, visit: &Visit) -> bool {
        may_moderate(&visit.actor, self.topic.space).is_ok()
    }

    /// As far as rules ask for it.
    #[must_use]
    pub fn forum(&self) -> Forum<'_> {
        Forum {
            idea: self.idea(),
            space: &self.space,
            min_level: self.topic.min_level,
            is_open: self.topic.is_open && self.topic.is_public,
            is_locked: self.rule.is_locked,
            pause: SignedDuration::from_mins(i64::from(self.rule.slow_minutes)),
        }
    }

    /// The idea.
    #[must_use]
    pub fn idea(&self) -> IdeaId {
        IdeaId(self.topic.id)
    }

    /// The page of the discussion.
    #[must_use]
    pub fn path(&self) -> String {
        format!("/ideas/{}/comments", self.topic.id)
    }
}
