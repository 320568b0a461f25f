//! The frame of the desk's pages, and its front page: what waits.

use crate::error::Answer;
use crate::form::FormState;
use crate::t;
use crate::ui::ErrorSummary;
use crate::web::{Page, Section, Visit};
use crate::{access, roll, signals};
use axum::response::Response;
use domain::rights;
use leptos::prelude::*;

/// The pages of the desk: address, name, what it is for.
const PAGES: [(&str, &str, &str); 6] = [
    ("/desk/identify", "identify-title", "identify-what"),
    ("/desk/people", "people-title", "people-what"),
    ("/desk/letters", "letters-title", "letters-what"),
    ("/desk/claims", "claims-title", "claims-what"),
    ("/desk/signals", "signals-title", "signals-what"),
    ("/desk/questions", "questions-title", "questions-what"),
];

/// Draws a page of the desk: the error summary first, the navigation at the side.
pub fn page<V: IntoView>(
    visit: &Visit,
    page: Page,
    form: Option<&FormState>,
    view: impl FnOnce() -> V,
) -> Response {
    let l = visit.locale;
    let errors = form.map(|form| form.errors.clone()).unwrap_or_default();
    let page = match form {
        Some(form) => page.of_form(l, form),
        None => page,
    };
    let here = visit.uri.path().to_owned();
    let link = |href: &'static str, key: &'static str| {
        let current = if href == "/desk" {
            here == href
        } else {
            here.starts_with(href)
        };
        view! { <li><a href=href aria-current=current.then_some("page")>{crate::i18n::text(l, key, None)}</a></li> }
    };
    visit.page(page, || {
        let links = PAGES.map(|(href, key, _)| link(href, key));
        view! {
            <ErrorSummary l errors/>
            <div class="with-subnav">
                <nav class="subnav" aria-label=t!(l, "nav-desk")><ul>{link("/desk", "desk-overview")}{links}</ul></nav>
                <div>{view()}</div>
            </div>
        }
    })
}

/// `GET /desk`
pub async fn show(visit: Visit) -> Answer {
    rights::may_serve(&visit.actor)?;
    let mut tx = visit.app.db.read().await?;
    let claims = roll::count_claims(&mut tx).await?;
    let signs = signals::count_open(&mut tx).await?;
    let questions = access::count_questions(&mut tx).await?;
    drop(tx);
    let l = visit.locale;
    let title = t!(l, "nav-desk");
    Ok(page(
        &visit,
        Page::new(Section::Desk, title.clone()),
        None,
        || {
            let rows = PAGES.map(|(href, name, what)| {
            let waiting = match href {
                "/desk/claims" => claims,
                "/desk/questions" => questions,
                "/desk/signals" => signs,
                _ => 0,
            };
            let waiting = (waiting > 0)
                .then(|| view! { <span class="tag open">{t!(l, "desk-waiting", count = waiting)}</span> });
            let (name, what) = (crate::i18n::text(l, name, None), crate::i18n::text(l, what, None));
            view! { <li><div><b><a href=href>{name}</a></b><small>{what}</small></div>{waiting}</li> }
        });
            view! {
                <h1>{title}</h1>
                <p class="lede">{t!(l, "desk-front-lede")}</p>
                <ul class="rows">{rows.collect_view()}</ul>
            }
        },
    ))
}
