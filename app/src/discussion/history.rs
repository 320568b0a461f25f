//! `/comments/{id}/history`: what a comment said before it was changed.

use super::{link, store, words};
use crate::error::{Answer, OrNotFound, Problem};
use crate::t;
use crate::ui::{self, Markdown, lang_of};
use crate::web::{Id, Page, Section, Visit};
use domain::ids::CommentId;
use leptos::prelude::*;

/// `GET /comments/{id}/history`: for everybody who can read the comment.
pub async fn show(visit: Visit, Id(id): Id<CommentId>) -> Answer {
    let (row, talk) = link::find(&visit, id).await?;
    let is_own = visit.actor.account == Some(row.author());
    let may_read = row.is_public() || is_own || talk.is_moderated_by(&visit);
    (may_read && row.withdrawn_at.is_none())
        .then_some(())
        .or_not_found()?;
    let mut versions = store::versions(&mut visit.app.db.read().await?, id).await?;
    let written = row.edited_at.unwrap_or(row.created_at);
    versions.push((row.version, row.body.clone(), written));
    let l = visit.locale;
    let lang = lang_of(&visit, &row.lang);
    let items = versions
        .into_iter()
        .rev()
        .map(|(version, body, at)| {
            let when = words::stored(&visit, at)?;
            let key = if version == row.version { "comment-version-now" } else { "comment-version" };
            let lang = lang.clone();
            Ok::<_, Problem>(view! {
                <li class="card"><h2>{t!(l, key, when = when)}</h2><Markdown text=body lang=lang/></li>
            })
        })
        .collect::<Result<Vec<_>, _>>()?;
    let title = t!(l, "comment-history-title");
    Ok(visit.page(Page::new(Section::Ideas, title.clone()), || {
        view! {
            <div class="narrow">
                {ui::back(l, format!("/comments/{id}"))}
                <h1>{title}</h1>
                <p class="lede">{t!(l, "comment-history-lede")}</p>
                <ol class="cards">{items}</ol>
            </div>
        }
    }))
}
