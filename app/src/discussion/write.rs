//! Writing a comment or a reply: in one transaction the rules are asked again, moderation looks at it, it is written and counted.

use super::form::{self, Draft};
use super::store::{self, New, Row};
use super::talk::Talk;
use crate::clock::from_millis;
use crate::db::Tx;
use crate::error::{Answer, OrNotFound, Problem};
use crate::events::{self, Kind};
use crate::form::FormState;
use crate::moderation::{self, Fresh, Screened};
use crate::ui::{ErrorSummary, TextArea, forms::FieldText};
use crate::web::{Page, Section, Visit};
use crate::{ideas, search, t, transact};
use domain::ids::{CommentId, IdeaId};
use domain::moderation::{ContentKind, Visibility};
use domain::rights::Denied;
use domain::rights::discussion::{MayComment, Silenced, may_comment};
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

/// Why something that was typed is not taken: a key of a text, and numbers to fill in.
pub type Why = (&'static str, Vec<(&'static str, i64)>);

/// What is said at the field where somebody cannot write.
///
/// # Errors
/// Where signing in, or showing more of who one is, leads on: then the way there.
pub fn why(silenced: Silenced, now: Timestamp) -> Result<Why, Problem> {
    let plain = |key| Ok((key, Vec::new()));
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
            Ok(("error-comment-pause", vec![("minutes", minutes)]))
        }
    }
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
    let mark = form::mark(visit, typed);
    let ids = [visit.app.clock.id(), visit.app.clock.id()];
    let written: Result<Result<(CommentId, bool), Why>, Problem> = transact!(&visit.app.db, tx => {
        match may(visit, tx, idea).await? {
            Ok((talk, may)) => insert(visit, tx, &talk, &may, parent, (draft, &mark), ids).await,
            Err(why) => Ok(Err(why)),
        }
    });
    match written? {
        Ok((id, is_held)) => Ok(Done::Written { id, is_held }),
        Err((key, args)) => {
            typed.refuse("body", key, &args);
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
    (draft, mark): (&Draft, &str),
    ids: [Uuid; 2],
) -> Result<Result<(CommentId, bool), Why>, Problem> {
    let id = form::id_of(*may.by(), mark);
    if let Some(there) = store::find(tx, id, None).await? {
        return Ok(Ok((id, !there.is_public())));
    }
    let lang = visit.locale.tag();
    let visibility = match screen(visit, tx, talk, (id.0, lang), &draft.body, ids[1]).await? {
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
    }
    search::index(tx, &entry(talk, &new)).await?;
    let facts = json!({ "idea": talk.topic.id });
    events::record(tx, ids[0], visit.now, Kind::CommentWritten, id.0, Some(*may.by()), &facts).await?;
    Ok(Ok((id, visibility != Visibility::Visible)))
}

/// Lets moderation look at a text before it is written: who sees it, or why it is not taken.
///
/// # Errors
/// When the database fails.
pub async fn screen(
    visit: &Visit,
    tx: &mut Tx,
    talk: &Talk,
    (id, lang): (Uuid, &str),
    body: &str,
    item: Uuid,
) -> Result<Result<Visibility, Why>, Problem> {
    todo!()
}

/// The page for somebody whose discussion is not there any more: why, and what was typed.
pub fn refused(visit: &Visit, form: &FormState) -> Answer {
    let l = visit.locale;
    let title = t!(l, "discussion-title");
    let text = FieldText::new("body", t!(l, "comment-body"), String::new());
    let form = form.clone();
    let page = Page::new(Section::Other, title.clone()).of_form(l, &form);
    Ok(visit.page(page, || {
        view! {
            <div class="narrow">
                <ErrorSummary l errors=form.errors.clone()/>
                <h1>{title}</h1>
                <TextArea l form text rows=8/>
            </div>
        }
    }))
}
