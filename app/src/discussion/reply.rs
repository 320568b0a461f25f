//! `/comments/{id}/reply`: a comment with all its replies, page by page, and the form for one more.

use super::card::{self, Cards};
use super::store::{self, AT_ONCE, Row};
use super::talk::Talk;
use super::write::{self, Done};
use super::{form, link, shown, view};
use crate::db::DbError;
use crate::error::{Answer, OrNotFound, Problem};
use crate::form::{Fields, FormState};
use crate::moderation;
use crate::t;
use crate::ui::{self, ErrorSummary};
use crate::web::{Id, LocalPath, Page, Query, Section, Visit};
use domain::ids::CommentId;
use domain::rights::discussion::speaks_as;
use leptos::prelude::*;

/// What is replied to.
struct Asked {
    talk: Talk,
    /// The comment.
    comment: Row,
    /// The reply to it that is meant, if it is one.
    reply: Option<Row>,
}

async fn asked(visit: &Visit, id: CommentId) -> Result<Asked, Problem> {
    let (row, talk) = link::find(visit, id).await?;
    let Some(parent) = row.parent else {
        return Ok(Asked {
            talk,
            comment: row,
            reply: None,
        });
    };
    let mut tx = visit.app.db.read().await?;
    let comment = store::find(&mut tx, CommentId(parent), visit.actor.account).await?;
    Ok(Asked {
        talk,
        comment: comment.or_not_found()?,
        reply: Some(row),
    })
}

/// `GET /comments/{id}/reply?after=…`: who replies to a reply calls its author by name, because replies are one level deep.
pub async fn show(visit: Visit, Id(id): Id<CommentId>, Query(query): Query) -> Answer {
    let asked = asked(&visit, id).await?;
    let form = match visit.typed_before().await? {
        Some(typed) => typed,
        None => calling(&visit, &asked).await?,
    };
    draw(&visit, &asked, query.get("after"), &form).await
}

/// A form in which the author of the reply is called by name.
async fn calling(visit: &Visit, asked: &Asked) -> Result<FormState, Problem> {
    let mut form = FormState::default();
    let other = asked.reply.as_ref().filter(|row| row.is_public());
    let Some(other) = other.filter(|row| visit.actor.account != Some(row.author())) else {
        return Ok(form);
    };
    let names = shown::names_of(visit, &asked.talk, std::iter::once(other)).await?;
    let name = names.of(asked.talk.topic.space, other.author());
    form.fields.set("body", format!("@{name} "));
    Ok(form)
}

async fn draw(visit: &Visit, asked: &Asked, after: &str, form: &FormState) -> Answer {
    let l = visit.locale;
    let (talk, comment) = (&asked.talk, &asked.comment);
    let after = after.parse::<i64>().unwrap_or(0).max(0);
    let mut tx = visit.app.db.read().await?;
    let mut replies =
        store::replies(&mut tx, comment.comment(), after, visit.actor.account).await?;
    let labels = moderation::labels_about(&mut tx, talk.topic.id).await?;
    drop(tx);
    let has_more = replies.len() > AT_ONCE;
    replies.truncate(AT_ONCE);
    let may = shown::may_write(visit, talk).await?;
    let rows = std::iter::once(comment).chain(&replies);
    let names = shown::names_of(visit, talk, rows).await?;
    let cards = Cards::new(visit, talk, &names, &labels);
    let items = replies
        .iter()
        .map(|reply| Ok(view! { <li>{card::one(&cards, reply)?}</li> }))
        .collect::<Result<Vec<_>, DbError>>()?;
    let path = format!("/comments/{}/reply", comment.id);
    let last = replies.last().filter(|_| has_more);
    let next = last.map(|row| format!("{path}?after={}", row.number));
    let first = (after > 0).then(|| path.clone());
    let top = card::one(&cards, comment)?;
    let id = asked.reply.as_ref().map_or(comment.id, |reply| reply.id);
    let own = (comment.is_public() || form.is_refused()).then(|| {
        let action = format!("/comments/{id}/reply");
        let fields = form::view(visit, talk, form, action, false).into_any();
        let form = view::form_or_why(visit, &may, form, fields);
        view! { <div class="own" id="write"><h2>{t!(l, "comment-reply-title")}</h2>{form}</div> }
    });
    let title = t!(l, "comment-replies-page", title = talk.topic.title.as_str());
    let page = Page::new(Section::Ideas, title).of_form(l, form);
    Ok(visit.page(page, || {
        view! {
            <ErrorSummary l errors=form.errors.clone()/>
            {ui::back(l, format!("/comments/{}", comment.id))}
            <h1>{t!(l, "comment-replies", n = comment.replies)}</h1>
            <div class="discussion">
                {top}
                <ol class="replies">{items}</ol>
                {ways(visit, first, next)}
                {own}
            </div>
        }
    }))
}

fn ways(visit: &Visit, first: Option<String>, next: Option<String>) -> impl IntoView + use<> {
    let l = visit.locale;
    (first.is_some() || next.is_some()).then(|| {
        let first = first.map(|href| view! { <a href=href>{t!(l, "discussion-first")}</a> });
        let next = next
            .map(|href| view! { <a href=href rel="next">{t!(l, "discussion-more-replies")}</a> });
        view! { <nav class="pager" aria-label=t!(l, "pager")>{first}{next}</nav> }
    })
}

/// `POST /comments/{id}/reply`
pub async fn write(visit: Visit, Id(id): Id<CommentId>, fields: Fields) -> Answer {
    let mut form = FormState::of(fields);
    let asked = match asked(&visit, id).await {
        Err(Problem::NotFound) if visit.actor.account.is_some() => {
            form.refuse("body", "comment-gone", &[]);
            return write::refused(&visit, &form);
        }
        asked => asked?,
    };
    let role = speaks_as(&visit.actor, &asked.talk.space);
    let mut draft = form::read(&mut form, false, role);
    if !asked.comment.is_public() && !form.is_refused() {
        form.refuse("body", "comment-gone", &[]);
        draft = None;
    }
    let Some(draft) = draft.filter(|_| !form::is_preview(&form.fields)) else {
        return draw(&visit, &asked, "", &form).await;
    };
    let done = write::publish(
        &visit,
        asked.talk.idea(),
        Some(&asked.comment),
        &draft,
        &mut form,
    );
    match done.await? {
        Done::Refused => draw(&visit, &asked, "", &form).await,
        Done::Written { id, is_held } => {
            let key = if is_held {
                "comment-is-held"
            } else {
                "comment-sent"
            };
            visit.notice(key).await?;
            let row = store::find(&mut visit.app.db.read().await?, id, None).await?;
            let to = row
                .as_ref()
                .map_or_else(|| LocalPath::new(asked.talk.path()), link::place);
            Ok(visit.redirect(&to))
        }
    }
}
