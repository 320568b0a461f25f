//! Writing a comment or a reply: in one transaction the rules are asked again, moderation looks at it, it is written and counted.

use super::form::{self, Draft};
use super::store::{self, New, Row};
use super::talk::{Talk, Topic};
use crate::clock::from_millis;
use crate::db::{DbError, Tx};
use crate::error::{Answer, OrNotFound, Problem};
use crate::events::{self, Kind};
use crate::form::{Fields, FormState};
use crate::moderation::{self, Fresh, Screened};
use crate::search::{self, Entry};
use crate::ui::{ErrorSummary, TextArea, forms::FieldText};
use crate::web::{Page, Section, Visit};
use crate::{ideas, t, transact};
use domain::ids::{CommentId, IdeaId};
use domain::moderation::{ContentKind, Visibility};
use domain::rights::Denied;
use domain::rights::discussion::{MayComment, Silenced, may_comment};
use domain::search::FoundKind;
use jiff::Timestamp;
use leptos::prelude::*;
use serde_json::json;
use uuid::Uuid;

/// What became of a comment.
#[derive(Clone, Copy, Debug)]
pub enum Done {
    /// It was refused; the form says why.
    Refused,
    /// It is written.
    Written {
        /// Its id.
        id: CommentId,
        /// Whether it waits for moderation before others can read it.
        is_held: bool,
    },
}

/// Why something that was typed is not taken.
#[derive(Clone, Debug)]
pub struct Why {
    /// At which field it is said.
    field: &'static str,
    /// Key of the words.
    key: &'static str,
    /// Numbers to fill in.
    args: Vec<(&'static str, i64)>,
}

impl Why {
    fn new(key: &'static str, args: &[(&'static str, i64)]) -> Self {
        Self {
            field: "body",
            key,
            args: args.to_vec(),
        }
    }

    /// Says it in the form.
    pub fn note(&self, form: &mut FormState) {
        form.refuse(self.field, self.key, &self.args);
    }
}

/// What is said at the field where somebody cannot write.
///
/// # Errors
/// Where signing in, or showing more of who one is, leads on: then the way there.
pub fn why(silenced: Silenced, now: Timestamp) -> Result<Why, Problem> {
    let plain = |key| Ok(Why::new(key, &[]));
    match silenced {
        Silenced::Denied(denied) => Err(Problem::Denied(denied)),
        Silenced::Closed => plain("discussion-closed"),
        Silenced::Locked => plain("discussion-locked"),
        Silenced::Phase { .. } => plain("discussion-phase"),
        Silenced::TooLate => plain("comment-too-late"),
        Silenced::Own => plain("comment-own"),
        Silenced::Gone => plain("comment-gone"),
        Silenced::Pause { until } => {
            let seconds = until.as_second() - now.as_second();
            let minutes = (seconds + 59).div_euclid(60).max(1);
            Ok(Why::new("error-comment-pause", &[("minutes", minutes)]))
        }
    }
}

/// A form that was sent.
struct Sent {
    /// Its mark.
    mark: String,
    /// All of it.
    fields: Fields,
    /// The id of the event.
    event: Uuid,
}

/// Writes a comment on an idea, or a reply to one; what is wrong is noted in the form.
///
/// # Errors
/// Where the visitor has to sign in or to show more of who they are first, or the database fails.
pub async fn publish(
    visit: &Visit,
    idea: IdeaId,
    parent: Option<&Row>,
    draft: &Draft,
    typed: &mut FormState,
) -> Result<Done, Problem> {
    let sent = Sent {
        mark: form::mark(visit, typed),
        fields: typed.fields.clone(),
        event: visit.app.clock.id(),
    };
    let written: Result<Result<(CommentId, bool), Why>, Problem> = transact!(&visit.app.db, tx => {
        match may(visit, tx, idea).await? {
            Ok((talk, may)) => insert(visit, tx, &talk, &may, parent, (draft, &sent)).await,
            Err(why) => Ok(Err(why)),
        }
    });
    match written? {
        Ok((id, is_held)) => Ok(Done::Written { id, is_held }),
        Err(why) => {
            why.note(typed);
            Ok(Done::Refused)
        }
    }
}

/// Whether the visitor may write now, asked inside of the transaction that does.
async fn may(
    visit: &Visit,
    tx: &mut Tx,
    idea: IdeaId,
) -> Result<Result<(Talk, MayComment), Why>, Problem> {
    let talk = Talk::find(tx, idea).await?.or_not_found()?;
    let last = match visit.actor.account {
        Some(account) => store::last_at(tx, idea, account).await?,
        None => None,
    };
    let last = last.map(from_millis).transpose()?;
    match may_comment(&visit.actor, &talk.forum(), last, visit.now) {
        Ok(may) => Ok(Ok((talk, may))),
        Err(silenced) => Ok(Err(why(silenced, visit.now)?)),
    }
}

async fn insert(
    visit: &Visit,
    tx: &mut Tx,
    talk: &Talk,
    may: &MayComment,
    parent: Option<&Row>,
    (draft, sent): (&Draft, &Sent),
) -> Result<Result<(CommentId, bool), Why>, Problem> {
    let id = form::id_of(*may.by(), &sent.mark);
    if let Some(there) = store::find(tx, id, None).await? {
        return Ok(Ok((id, !there.is_public())));
    }
    let lang = visit.locale.tag();
    let fresh = Fresh {
        lang,
        text: &draft.body,
        ..fresh(visit, talk, id, &sent.fields)
    };
    let visibility = match screen(tx, &fresh).await? {
        Ok(visibility) => visibility,
        Err(why) => return Ok(Err(why)),
    };
    let new = New {
        id,
        parent: parent.map(Row::comment),
        stance: draft.stance,
        role: may.speaks_as().filter(|_| draft.is_official),
        body: draft.body.clone(),
        lang,
        visibility,
    };
    store::insert(tx, may, &new, visit.now).await?;
    if visibility == Visibility::Visible {
        ideas::count_comment(tx, talk.idea(), new.stance, 1, visit.now).await?;
        list(tx, &talk.topic, id, (&new.body, lang)).await?;
    }
    let facts = json!({ "idea": talk.topic.id });
    events::record(
        tx,
        sent.event,
        visit.now,
        Kind::CommentWritten,
        id.0,
        Some(*may.by()),
        &facts,
    )
    .await?;
    Ok(Ok((id, visibility != Visibility::Visible)))
}

/// A comment as moderation looks at it before it is written.
pub fn fresh<'a>(visit: &'a Visit, talk: &'a Talk, id: CommentId, fields: &'a Fields) -> Fresh<'a> {
    let place = (talk.topic.space, talk.topic.id);
    Fresh {
        title: &talk.topic.title,
        ..moderation::screening(visit, ContentKind::Comment, id.0, place, fields)
    }
}

/// Lets moderation look at a text: who sees it, or why it is not taken.
///
/// # Errors
/// When the database fails.
pub async fn screen(tx: &mut Tx, fresh: &Fresh<'_>) -> Result<Result<Visibility, Why>, Problem> {
    match moderation::screen(tx, fresh).await {
        Ok(Screened::Publish) => Ok(Ok(Visibility::Visible)),
        Ok(Screened::Hold { .. }) => Ok(Ok(Visibility::Held)),
        Ok(Screened::Refuse { field, key, args }) => Ok(Err(Why { field, key, args })),
        Err(Problem::Denied(Denied::Suspended { .. })) => {
            Ok(Err(Why::new("discussion-suspended", &[])))
        }
        Err(problem) => Err(problem),
    }
}

/// Lets the search find a comment.
///
/// # Errors
/// When the database fails.
pub async fn list(
    tx: &mut Tx,
    topic: &Topic,
    id: CommentId,
    (body, lang): (&str, &str),
) -> Result<(), DbError> {
    let link = format!("/comments/{id}");
    let entry = Entry {
        kind: FoundKind::Comment,
        id: id.0,
        space: Some(topic.space),
        board: topic.board,
        lang,
        title: "",
        about: &topic.title,
        text: body,
        link: &link,
    };
    search::index(tx, &entry).await
}

/// The page for somebody whose discussion is not there any more: why, and what was typed.
pub fn refused(visit: &Visit, form: &FormState) -> Answer {
    let l = visit.locale;
    let title = t!(l, "discussion-title");
    let text = FieldText::new("body", t!(l, "comment-body"), String::new());
    let form = form.clone();
    let page = Page::new(Section::Ideas, title.clone()).of_form(l, &form);
    Ok(visit.page(page, || {
        view! {
            <div class="narrow">
                <ErrorSummary l errors=form.errors.clone()/>
                <h1>{title}</h1>
                <form method="post" novalidate><TextArea l form text rows=8/></form>
            </div>
        }
    }))
}
