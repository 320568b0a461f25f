//! Ideas that resemble one: shown while it is typed, and before it is put forward, so that supporting the one that is there is the easy way.

use crate::db::{DbError, Tx};
use crate::error::{Answer, OrNotFound};
use crate::ideas::islands::{Alike, AlikeWhileTyping};
use crate::ideas::names::status_tag;
use crate::ideas::store::{self, BoardRecord, IdeaRecord};
use crate::search::{self, Scope};
use crate::t;
use crate::ui::lang_of;
use crate::web::{AppState, Name, Query, Visit};
use axum::Router;
use axum::response::IntoResponse;
use axum::routing::get;
use domain::ids::IdeaId;
use domain::search::FoundKind;
use leptos::prelude::*;

/// Ideas that are shown.
const SHOWN: usize = 5;

pub(super) fn routes() -> Router<AppState> {
    Router::new().route("/boards/{slug}/similar", get(asked))
}

/// Ideas on a board that resemble a text, the most alike first.
///
/// # Errors
/// When the database fails.
pub async fn alike(
    tx: &mut Tx,
    board: &BoardRecord,
    title: &str,
    text: &str,
    own: Option<IdeaId>,
) -> Result<Vec<IdeaRecord>, DbError> {
    let scope = Scope {
        kind: Some(FoundKind::Idea),
        board: Some(board.id()),
        space: None,
    };
    let found = search::similar(tx, (title, text), &scope, SHOWN + 1).await?;
    let ids = found.iter().map(|found| IdeaId(found.hit.id));
    let ids: Vec<IdeaId> = ids.filter(|id| Some(*id) != own).take(SHOWN).collect();
    store::records(tx, &ids).await
}

/// `GET /boards/{slug}/similar?title=…&body=…`: for the island; the page asks in its own way.
async fn asked(visit: Visit, Name(slug): Name, Query(query): Query) -> Answer {
    let mut tx = visit.app.db.read().await?;
    let board = store::board_by_slug(&mut tx, &slug).await?.or_not_found()?;
    let ideas = alike(&mut tx, &board, query.get("title"), query.get("body"), None).await?;
    drop(tx);
    let l = visit.locale;
    let found: Vec<Alike> = ideas
        .iter()
        .map(|idea| Alike {
            href: format!("/ideas/{}", idea.id),
            title: idea.title.clone(),
            lang: lang_of(&visit, &idea.lang),
            figures: t!(l, "idea-alike-figures", n = idea.supports),
        })
        .collect();
    let headers = [(axum::http::header::CACHE_CONTROL, "no-store")];
    Ok((headers, axum::Json(found)).into_response())
}

/// The island for the form.
pub fn while_typing(visit: &Visit, board: &BoardRecord) -> impl IntoView + use<> {
    let address = format!("/boards/{}/similar", board.draft.slug);
    view! { <AlikeWhileTyping address=address heading=t!(visit.locale, "idea-alike-typing")/> }
}

/// What resembles an idea, with a way to support it instead; nothing where nothing does.
pub fn section(visit: &Visit, board: &BoardRecord, ideas: &[IdeaRecord]) -> impl IntoView + use<> {
    let l = visit.locale;
    let items: Vec<_> = ideas
        .iter()
        .map(|idea| {
            let path = format!("/ideas/{}", idea.id);
            let lang = lang_of(visit, &idea.lang);
            view! {
                <li class="card">
                    <p>{status_tag(visit, board, idea.status)}</p>
                    <h3><a href=path.clone() lang=lang.clone()>{idea.title.clone()}</a></h3>
                    <p class="small muted">{t!(l, "idea-alike-figures", n = idea.supports)}</p>
                    <form method="post" action=format!("{path}/support")><button class="button secondary slim">{t!(l, "idea-alike-support")}
                        <span class="hide">" "<span lang=lang>{idea.title.clone()}</span></span></button></form>
                </li>
            }
        })
        .collect();
    (!items.is_empty()).then(|| {
        view! {
            <section class="alike" aria-labelledby="alike">
                <h2 id="alike">{t!(l, "idea-alike")}</h2>
                <p>{t!(l, "idea-alike-words")}</p>
                <ul class="cards">{items}</ul>
            </section>
        }
    })
}

/// Says that nothing resembles what was typed; for the button that looks for it.
pub fn nothing(visit: &Visit) -> impl IntoView + use<> {
    view! { <p class="notice info" role="status">{t!(visit.locale, "idea-alike-none")}</p> }
}

/// What an idea is known by where it is searched, or nothing where it is not to be found.
///
/// # Errors
/// When the database fails.
pub async fn index(tx: &mut Tx, id: IdeaId) -> Result<(), DbError> {
    let Some(idea) = store::find(tx, id).await? else {
        return search::remove(tx, id.0).await;
    };
    let is_public = idea.visibility == domain::moderation::Visibility::Visible;
    if !is_public || idea.status.is_gone() {
        return search::remove(tx, id.0).await;
    }
    let board = store::board(tx, idea.board).await?;
    let space = board.map(|board| board.rules.space);
    let entry = search::Entry {
        kind: FoundKind::Idea,
        id: id.0,
        space,
        board: Some(idea.board),
        lang: &idea.lang,
        title: &idea.title,
        about: "",
        text: &idea.body,
        link: &format!("/ideas/{id}"),
    };
    search::index(tx, &entry).await
}
