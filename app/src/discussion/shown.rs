//! A discussion, loaded for one visitor: a constant number of statements, however long it is.

use super::list::{self, Listed, Thread};
use super::store::{self, Row};
use super::talk::{Talk, Topic};
use super::{form, view};
use crate::clock::from_millis;
use crate::db::DbError;
use crate::error::Problem;
use crate::form::{Fields, FormState};
use crate::moderation;
use crate::profile::{self, Names};
use crate::web::Visit;
use domain::ids::AccountId;
use domain::moderation::{Label, Suspended};
use domain::rights::Denied;
use domain::rights::discussion::{MayComment, Silenced, may_comment};
use leptos::prelude::*;
use uuid::Uuid;

/// A discussion, ready to be drawn.
pub struct Shown {
    /// What is discussed, and what holds for it.
    pub(super) talk: Talk,
    /// The page that is shown.
    pub(super) listed: Listed,
    /// Whether the visitor may write, or why not.
    pub(super) may: Result<MayComment, Silenced>,
    /// Under which names people appear.
    pub(super) names: Names,
    /// What moderators note beside comments.
    pub(super) labels: Vec<(Uuid, Label)>,
}

/// Loads the discussion of a topic for the page of an idea, or the page of it that the query asks for (`sort`, `after`, `at`).
///
/// It opens a connection of its own: the caller holds none meanwhile.
///
/// # Errors
/// When the database fails.
pub async fn load(visit: &Visit, topic: Topic, query: &Fields) -> Result<Shown, Problem> {
    let mut tx = visit.app.db.read().await?;
    let talk = Talk::of(&mut tx, topic).await?;
    drop(tx);
    Shown::of(visit, talk, query).await
}

/// Whether the visitor may write in a discussion now, or why not.
///
/// # Errors
/// When the database fails.
pub(super) async fn may_write(
    visit: &Visit,
    talk: &Talk,
) -> Result<Result<MayComment, Silenced>, Problem> {
    let last = match visit.actor.account {
        Some(account) if talk.rule.slow_minutes > 0 => {
            let mut tx = visit.app.db.read().await?;
            store::last_at(&mut tx, talk.idea(), account).await?
        }
        _ => None,
    };
    let last = last.map(from_millis).transpose()?;
    let may = match may_comment(&visit.actor, &talk.forum(), last, visit.now) {
        Ok(may) => may,
        Err(why) => return Ok(Err(why)),
    };
    let mut tx = visit.app.db.read().await?;
    let suspended =
        moderation::may_take_part(&mut tx, *may.by(), talk.topic.space, visit.now).await?;
    Ok(match suspended {
        Ok(()) => Ok(may),
        Err(Suspended { until }) => Err(Denied::Suspended { until }.into()),
    })
}

/// Under which names those who wrote these comments appear.
pub(super) async fn names_of<'a>(
    visit: &Visit,
    talk: &Talk,
    rows: impl Iterator<Item = &'a Row>,
) -> Result<Names, Problem> {
    let authors: Vec<AccountId> = rows.map(Row::author).collect();
    profile::public_names(&visit.app, visit.locale, talk.topic.space, &authors).await
}

impl Shown {
    pub(super) async fn of(visit: &Visit, talk: Talk, query: &Fields) -> Result<Self, Problem> {
        let mut tx = visit.app.db.read().await?;
        let listed = list::load(&mut tx, talk.idea(), query, visit.actor.account).await?;
        let labels = moderation::labels_about(&mut tx, talk.topic.id).await?;
        drop(tx);
        let may = may_write(visit, &talk).await?;
        let rows = listed.threads.iter().flat_map(Thread::rows);
        let names = names_of(visit, &talk, rows).await?;
        Ok(Self {
            talk,
            listed,
            may,
            names,
            labels,
        })
    }

    /// The section of the page: the comments, and the form for one's own.
    ///
    /// # Errors
    /// When what is stored makes no sense.
    pub fn section(self, visit: &Visit) -> Result<impl IntoView + use<>, DbError> {
        let form = FormState::default();
        view::section(visit, &self, &form)
    }

    /// The same with what was typed in the form.
    pub(super) fn section_with(
        &self,
        visit: &Visit,
        form: &FormState,
    ) -> Result<impl IntoView + use<>, DbError> {
        view::section(visit, self, form)
    }

    /// The form for a comment, or why there is none.
    pub(super) fn form(&self, visit: &Visit, typed: &FormState) -> impl IntoView + use<> {
        let action = self.talk.path();
        let form = form::view(visit, &self.talk, typed, action, true);
        view::form_or_why(visit, &self.may, typed, form.into_any())
    }
}

impl Thread {
    /// The comment and its replies.
    pub(super) fn rows(&self) -> impl Iterator<Item = &Row> {
        std::iter::once(&self.comment).chain(&self.replies)
    }
}
