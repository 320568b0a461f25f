//! The home page.

use crate::db::DbError;
use crate::error::Answer;
use crate::ideas::home::Fresh;
use crate::polls::home::Highlights;
use crate::spaces::home::Glimpse;
use crate::t;
use crate::web::{AppState, Page, Section, Visit};
use axum::Router;
use axum::routing::get;
use leptos::prelude::*;
use std::sync::Arc;

/// Routes of this part.
pub fn routes() -> Router<AppState> {
    Router::new().route("/", get(home))
}

/// What the page shows, the same for everybody.
pub struct Content {
    polls: Highlights,
    ideas: Fresh,
    spaces: Glimpse,
}

async fn home(visit: Visit) -> Answer {
    let app = &visit.app;
    let read = async {
        let mut tx = app.db.read().await?;
        let polls = Highlights::load(&visit, &mut tx, "").await?;
        let ideas = Fresh::load(&mut tx).await?;
        let spaces = Glimpse::load(&mut tx).await?;
        Ok::<_, DbError>(Arc::new(Content {
            polls,
            ideas,
            spaces,
        }))
    };
    let content = app.recent_home.get(app, (), read).await?;
    let Content {
        polls,
        ideas,
        spaces,
    } = &*content;
    let l = visit.locale;
    let place = visit.app.site.name.as_str();
    let title = t!(l, "home-title", place = place);
    let page = Page {
        wide: true,
        ..Page::new(Section::Home, title.clone())
    };
    Ok(visit.page(page, || {
        view! {
            <section class="hero" aria-labelledby="welcome"><div class="wrap">
                {seats()}
                <h1 id="welcome">{title}</h1>
                <p class="lede">{t!(l, "home-lede")}</p>
                <form class="search-box" role="search" action="/polls" method="get">
                    <label for="q">{t!(l, "search-polls")}</label>
                    <input id="q" name="q" r#type="search" maxlength="200"/>
                    <button class="button">{t!(l, "search")}</button>
                </form>
            </div></section>
            <div class="wrap">
                {polls.sections(&visit)}
                {ideas.section(&visit)}
                {spaces.section(&visit)}
                <div class="head"><h2>{t!(l, "home-how")}</h2><a href="/help">{t!(l, "home-how-more")}</a></div>
                <ol class="phases">
                    <li>{t!(l, "home-step-sign-in")}<small>{t!(l, "home-step-sign-in-words")}</small></li>
                    <li>{t!(l, "home-step-vote")}<small>{t!(l, "home-step-vote-words")}</small></li>
                    <li>{t!(l, "home-step-receipt")}<small>{t!(l, "home-step-receipt-words")}</small></li>
                    <li>{t!(l, "home-step-check")}<small>{t!(l, "home-step-check-words")}</small></li>
                </ol>
            </div>
        }
    }))
}

/// A half-circle of seats; one of them is yours.
fn seats() -> impl IntoView {
    let rows = [
        ("M140 200a60 60 0 0 1 120 0", "7.01"),
        ("M108 200a92 92 0 0 1 184 0", "11.01"),
        ("M76 200a124 124 0 0 1 248 0", "15.01"),
        ("M44 200a156 156 0 0 1 312 0", "19.01"),
        ("M12 200a188 188 0 0 1 376 0", "23.01"),
    ]
    .map(|(path, length)| view! { <path d=path pathLength=length stroke-dasharray="0 1" stroke-width="15"/> })
    .collect_view();
    view! { <svg class="seats" viewBox="0 0 400 220" aria-hidden="true">{rows}<circle cx="283" cy="107.9" r="11"/></svg> }
}
