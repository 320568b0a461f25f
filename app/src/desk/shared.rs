//! The frame of the pages of the desk.

use super::links::LINKS;
use crate::clock::from_millis;
use crate::error::Problem;
use crate::form::FormState;
use crate::i18n;
use crate::t;
use crate::ui::{self, ErrorSummary, SideLink};
use crate::web::{Page, Section, Visit};
use axum::response::Response;
use leptos::prelude::*;

/// Draws a page of the desk: the error summary first, the way back, the navigation at the side. `here` is the address of the page of
/// [`LINKS`] it belongs to.
pub fn page<V: IntoView>(
    visit: &Visit,
    here: &'static str,
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
    let page = Page {
        section: Section::Desk,
        ..page
    };
    let steps =
        (here != "/desk").then(|| ui::crumbs(l, vec![("/desk".to_owned(), t!(l, "nav-desk"))]));
    let front = [("/desk", "desk-overview")].into_iter();
    let links = LINKS
        .iter()
        .filter(|link| (link.is_for)(&visit.actor))
        .map(|link| (link.href, link.title));
    let links: Vec<_> = front
        .chain(links)
        .map(|(href, key)| SideLink {
            href,
            name: t!(l, key),
            is_here: href == here,
        })
        .collect();
    visit.page(page, || {
        view! {
            <ErrorSummary l errors/>
            {steps}
            {ui::with_side(t!(l, "nav-desk"), links, view())}
        }
    })
}

/// A stored moment in words.
///
/// # Errors
/// When it is none.
pub fn moment(visit: &Visit, millis: i64) -> Result<String, Problem> {
    Ok(i18n::moment(
        visit.locale,
        from_millis(millis)?,
        &visit.app.site.time_zone,
    ))
}
