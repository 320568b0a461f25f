//! The list of boards, and cards of ideas.

use super::names::status_tag;
use super::store::{self, BoardRecord, IdeaRecord};
use crate::error::{Answer, Problem};
use crate::profile::{self, Names};
use crate::ui::lang_of;
use crate::web::{AppState, Page, Section, Visit};
use crate::{i18n, t};
use axum::Router;
use axum::routing::get;
use domain::ids::{AccountId, SpaceId};
use leptos::either::Either;
use leptos::prelude::*;

/// Fresh ideas shown beside the boards.
const FRESH: i64 = 6;

pub(super) fn routes() -> Router<AppState> {
    Router::new().route("/ideas", get(all))
}

/// `GET /ideas`: the boards, and what was put forward last.
async fn all(visit: Visit) -> Answer {
    let l = visit.locale;
    let mut tx = visit.app.db.read().await?;
    let boards = store::boards(&mut tx, None).await?;
    let counts = store::count_by_board(&mut tx).await?;
    let fresh = store::newest(&mut tx, None, None, FRESH).await?;
    drop(tx);
    let fresh = cards(&visit, &boards, &fresh).await?;
    let has_fresh = !fresh.is_empty();
    let tiles = boards
        .iter()
        .map(|board| {
            let count = counts.iter().find(|(id, _)| *id == board.id());
            tile(&visit, board, count.map_or(0, |(_, n)| *n))
        })
        .collect_view();
    let title = t!(l, "ideas-title");
    Ok(visit.page(Page::new(Section::Ideas, title.clone()), || {
        let list = if boards.is_empty() {
            Either::Left(view! { <div class="empty"><h2>{t!(l, "boards-none")}</h2><p>{t!(l, "boards-none-words")}</p></div> })
        } else {
            Either::Right(view! { <h2 class="hide">{t!(l, "boards-title")}</h2><ul class="grid">{tiles}</ul> })
        };
        let fresh = has_fresh.then(|| {
            view! { <div class="head"><h2>{t!(l, "ideas-fresh")}</h2></div><ul class="idea-list">{fresh}</ul> }
        });
        view! {
            <h1>{title}</h1>
            <p class="lede">{t!(l, "ideas-lede")}</p>
            {list}
            {fresh}
        }
    }))
}

/// A board in a list.
pub(super) fn tile(visit: &Visit, board: &BoardRecord, ideas: i64) -> impl IntoView + use<> {
    let l = visit.locale;
    let lang = lang_of(visit, &board.draft.lang);
    let closed = (!board.rules.is_open)
        .then(|| view! { <p><span class="tag closed">{t!(l, "board-closed")}</span></p> });
    view! {
        <li class="space-card">
            {closed}
            <h3 lang=lang.clone()><a href=format!("/boards/{}", board.draft.slug)>{board.draft.title.clone()}</a></h3>
            <p lang=lang>{board.draft.summary.clone()}</p>
            <p class="small muted">{t!(l, "ideas-count", n = ideas)}</p>
        </li>
    }
}

/// Cards of ideas, with the names of their authors; `boards` are those they can be on.
///
/// # Errors
/// When the database fails.
pub async fn cards(
    visit: &Visit,
    boards: &[BoardRecord],
    ideas: &[IdeaRecord],
) -> Result<Vec<AnyView>, Problem> {
    let board_of = |idea: &IdeaRecord| boards.iter().find(|board| board.id() == idea.board);
    let who = |idea: &IdeaRecord| Some((board_of(idea)?.rules.space, idea.author));
    let places: Vec<(SpaceId, AccountId)> = ideas.iter().filter_map(who).collect();
    let names = profile::public_names_across(&visit.app, visit.locale, &places).await?;
    let card_of = |idea: &IdeaRecord| Some(card(visit, board_of(idea)?, idea, &names));
    Ok(ideas.iter().filter_map(card_of).collect())
}

/// An idea in a list.
pub fn card(visit: &Visit, board: &BoardRecord, idea: &IdeaRecord, names: &Names) -> AnyView {
    let who = names.of(board.rules.space, idea.author).to_owned();
    brief(visit, board, idea, Some(who))
}

/// An idea in a list, with its author where the name is at hand.
pub(super) fn brief(
    visit: &Visit,
    board: &BoardRecord,
    idea: &IdeaRecord,
    who: Option<String>,
) -> AnyView {
    let l = visit.locale;
    let lang = lang_of(visit, &idea.lang);
    let day = i18n::local(idea.created_at, &visit.app.site.time_zone).date();
    let category = idea.category_name.clone().map(|name| {
        view! { <li class="tag plain" lang=lang_of(visit, &board.draft.lang)>{name}</li> }
    });
    let place = [Some(idea.place.clone()), idea.district.clone()];
    let place = place.into_iter().flatten().find(|place| !place.is_empty());
    view! {
        <li class="idea-card">
            <ul class="tags"><li>{status_tag(visit, board, idea.status)}</li>{category}</ul>
            <h3 lang=lang><a href=format!("/ideas/{}", idea.id)>{idea.title.clone()}</a></h3>
            <ul class="meta">{who.map(|who| view! { <li>{who}</li> })}<li>{i18n::short_day(l, day)}</li>{place.map(|place| view! { <li>{place}</li> })}</ul>
            <ul class="figures">
                <li><b>{i18n::number(l, idea.supports.unsigned_abs())}</b>" "{t!(l, "supports-word", n = idea.supports)}</li>
                <li><b>{i18n::number(l, idea.comments.unsigned_abs())}</b>" "{t!(l, "comments-word", n = idea.comments)}</li>
            </ul>
        </li>
    }
    .into_any()
}
