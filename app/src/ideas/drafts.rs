//! `/me/ideas`: what somebody has typed and not put forward yet.

use super::store;
use crate::error::{Answer, OrNotFound};
use crate::i18n;
use crate::transact;
use crate::web::{AppState, Id, LocalPath, Page, Section, Visit};
use crate::{identity, t};
use axum::Router;
use axum::routing::{get, post};
use domain::ids::IdeaId;
use domain::rights;
use leptos::either::Either;
use leptos::prelude::*;

pub(super) fn routes() -> Router<AppState> {
    Router::new()
        .route("/me/ideas", get(list))
        .route("/ideas/drafts/{id}/discard", post(discard))
}

/// `GET /me/ideas`
async fn list(visit: Visit) -> Answer {
    let may = rights::may_manage_own_account(&visit.actor)?;
    let mut tx = visit.app.db.read().await?;
    let drafts = store::drafts(&mut tx, &may).await?;
    drop(tx);
    let l = visit.locale;
    let zone = &visit.app.site.time_zone;
    let rows = drafts
        .iter()
        .map(|draft| {
            let title = draft.fields.get("title").trim().to_owned();
            let title = if title.is_empty() { t!(l, "idea-untitled") } else { title };
            let path = format!("/ideas/drafts/{}", draft.id);
            let when = i18n::moment(l, draft.updated_at, zone);
            view! {
                <li><div><b><a href=path.clone()>{title.clone()}</a></b><small>{t!(l, "idea-draft-of", when = when)}</small></div>
                    <div class="actions"><form method="post" action=format!("{path}/discard")>
                        <button class="button danger quiet slim">{t!(l, "idea-discard")}<span class="hide">" "{title}</span></button></form></div></li>
            }
        })
        .collect_view();
    let title = t!(l, "my-ideas");
    Ok(visit.page(Page::new(Section::Me, title.clone()), || {
        let body = if drafts.is_empty() {
            Either::Left(view! { <div class="empty"><h2>{t!(l, "idea-no-drafts")}</h2><p>{t!(l, "idea-no-drafts-words")}</p></div> })
        } else {
            Either::Right(view! { <ul class="rows">{rows}</ul> })
        };
        identity::framed(l, "/me/ideas", view! { <h1>{title}</h1><h2>{t!(l, "idea-drafts")}</h2>{body} })
    }))
}

/// `POST /ideas/drafts/{id}/discard`
async fn discard(visit: Visit, Id(id): Id<IdeaId>) -> Answer {
    let may = rights::may_manage_own_account(&visit.actor)?;
    let gone = transact!(&visit.app.db, tx => store::drop_draft(tx, &may, id).await)?;
    gone.then_some(()).or_not_found()?;
    visit.notice("idea-draft-gone").await?;
    Ok(visit.redirect(&LocalPath::new("/me/ideas")))
}
