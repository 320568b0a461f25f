//! `/ideas/{id}/comments`: the pages of a discussion, and writing a comment.

use super::form;
use super::shown::Shown;
use super::talk::Talk;
use super::write::{self, Done};
use crate::error::{Answer, OrNotFound};
use crate::form::{Fields, FormState};
use crate::t;
use crate::ui::{self, ErrorSummary, lang_of};
use crate::web::{Id, LocalPath, Page, Query, Section, Visit};
use domain::ids::IdeaId;
use domain::rights::discussion::speaks_as;
use leptos::prelude::*;

/// `GET /ideas/{id}/comments?sort=…&after=…&at=…`
pub async fn show(visit: Visit, Id(id): Id<IdeaId>, Query(query): Query) -> Answer {
    let talk = Talk::to_read(&visit, &mut visit.app.db.read().await?, id).await?;
    let form = visit.typed_before().await?.unwrap_or_default();
    draw(&visit, talk, &query, &form).await
}

async fn draw(visit: &Visit, talk: Talk, query: &Fields, form: &FormState) -> Answer {
    let l = visit.locale;
    let shown = Shown::of(visit, talk, query).await?;
    let topic = shown.talk.topic.clone();
    let title = t!(l, "discussion-page", title = topic.title.as_str());
    let section = shown.section_with(visit, form)?;
    let page = Page::new(Section::Ideas, title).of_form(l, form);
    Ok(visit.page(page, || {
        view! {
            <ErrorSummary l errors=form.errors.clone()/>
            {ui::back(l, topic.link.clone())}
            <h1 lang=lang_of(visit, &topic.lang)>{topic.title.clone()}</h1>
            {section}
        }
    }))
}

/// `POST /ideas/{id}/comments`
pub async fn write(visit: Visit, Id(id): Id<IdeaId>, fields: Fields) -> Answer {
    let talk = Talk::find(&mut visit.app.db.read().await?, id).await?;
    let talk = talk.or_not_found()?;
    let mut form = FormState::of(fields);
    if !talk.is_readable(&visit) {
        form.refuse("body", "discussion-closed", &[]);
        return write::refused(&visit, &form);
    }
    let none = Fields::default();
    let role = speaks_as(&visit.actor, &talk.space);
    let draft = form::read(&mut form, true, role);
    let Some(draft) = draft.filter(|_| !form::is_preview(&form.fields)) else {
        return draw(&visit, talk, &none, &form).await;
    };
    match write::publish(&visit, id, None, &draft, &mut form).await? {
        Done::Refused => draw(&visit, talk, &none, &form).await,
        Done::Written { id, is_held } => {
            let key = if is_held {
                "comment-is-held"
            } else {
                "comment-sent"
            };
            visit.notice(key).await?;
            let to = format!("{}?at={id}#comment-{id}", talk.path());
            Ok(visit.redirect(&LocalPath::new(to)))
        }
    }
}
