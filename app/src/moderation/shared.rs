//! What the moderators' pages have in common.

use super::store::appeals;
use crate::error::Problem;
use crate::form::FormState;
use crate::identity::people;
use crate::t;
use crate::ui::{self, ErrorSummary, SideLink};
use crate::web::{Page, Section, Visit};
use axum::response::Response;
use domain::actor::Role;
use domain::ids::{AccountId, SpaceId};
use domain::rights;
use leptos::prelude::*;

/// A page of the moderators.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tab {
    /// The queue.
    Queue,
    /// Appeals.
    Appeals,
    /// Templates.
    Templates,
}

/// Where somebody moderates: `None` is everywhere.
pub fn places(visit: &Visit) -> Result<Vec<Option<SpaceId>>, Problem> {
    rights::may_enter_moderation(&visit.actor)?;
    let grants = visit.actor.grants.iter();
    let mut places: Vec<Option<SpaceId>> = grants
        .filter(|grant| grant.role == Role::Moderator)
        .map(|grant| grant.space)
        .collect();
    if places.contains(&None) {
        return Ok(vec![None]);
    }
    places.sort_unstable();
    places.dedup();
    Ok(places)
}

/// Draws a page of the moderators, with the others at its side.
pub async fn page<V: IntoView>(
    visit: &Visit,
    tab: Tab,
    page: Page,
    form: Option<&FormState>,
    view: impl FnOnce() -> V,
) -> Result<Response, Problem> {
    let l = visit.locale;
    let mut tx = visit.app.db.read().await?;
    let mut waiting = 0;
    for place in places(visit)? {
        waiting += appeals::count_waiting(&mut tx, place).await?;
    }
    drop(tx);
    let appeals = if waiting > 0 {
        format!("{} ({waiting})", t!(l, "appeals-title"))
    } else {
        t!(l, "appeals-title")
    };
    let links = [
        (Some(Tab::Queue), "/moderation", t!(l, "queue-title")),
        (Some(Tab::Appeals), "/moderation/appeals", appeals),
        (
            Some(Tab::Templates),
            "/moderation/templates",
            t!(l, "templates-title"),
        ),
        (None, "/moderation/log", t!(l, "log-title")),
        (None, "/moderation/report", t!(l, "monthly-title")),
    ];
    let links = links.map(|(entry, href, name)| SideLink {
        href,
        name,
        is_here: entry == Some(tab),
    });
    let page = Page {
        section: Section::Moderation,
        ..page
    };
    let page = match form {
        Some(form) => page.of_form(l, form),
        None => page,
    };
    let errors = form.map(|form| form.errors.clone()).unwrap_or_default();
    Ok(visit.page(page, || {
        view! {
            <ErrorSummary l errors/>
            {ui::with_side(t!(l, "nav-moderation"), links.into_iter().collect(), view())}
        }
    }))
}

/// What moderators call each other: the name of the account.
pub async fn name_of(visit: &Visit, account: AccountId) -> Result<String, Problem> {
    let name = people::name_of(&mut visit.app.db.read().await?, account).await?;
    Ok(if name.is_empty() {
        t!(visit.locale, "moderator-gone")
    } else {
        name
    })
}
