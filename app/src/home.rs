//! The home page and the help pages.

use crate::error::Answer;
use crate::t;
use crate::web::{AppState, Page, Section, Visit};
use axum::Router;
use axum::routing::get;
use leptos::prelude::*;

/// Routes of this part.
pub fn routes() -> Router<AppState> {
    Router::new().route("/", get(home))
}

async fn home(visit: Visit) -> Answer {
    let l = visit.locale;
    Ok(visit.page(
        Page::new(Section::Other, t!(l, "home-title")),
        || view! { <h1>{t!(l, "home-title")}</h1> },
    ))
}
