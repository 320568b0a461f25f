//! `/ideas/{id}/history`: every wording an idea has had, each with what changed.

use super::diff;
use super::seen::Seen;
use super::store::{self, Version};
use crate::error::{Answer, Problem};
use crate::profile::{self, Names};
use crate::ui::pager::pager;
use crate::ui::{self, lang_of};
use crate::web::{AppState, Id, Page, Query, Section, Visit};
use crate::{i18n, t};
use axum::Router;
use axum::routing::get;
use domain::idea::Place;
use domain::ids::{AccountId, IdeaId};
use leptos::either::Either;
use leptos::prelude::*;

/// Wordings on a page.
const PER_PAGE: i64 = 10;

pub(super) fn routes() -> Router<AppState> {
    Router::new().route("/ideas/{id}/history", get(show))
}

/// `GET /ideas/{id}/history?until=…`
async fn show(visit: Visit, Id(id): Id<IdeaId>, Query(query): Query) -> Answer {
    let until = query.get("until").parse().unwrap_or(i64::MAX);
    let mut tx = visit.app.db.read().await?;
    let seen = Seen::load(&visit, &mut tx, id).await?;
    // One more than is shown: the oldest shown is compared with it.
    let versions = store::versions(&mut tx, id, until, PER_PAGE + 1).await?;
    drop(tx);
    let people: Vec<AccountId> = versions.iter().map(|version| version.by).collect();
    let names = profile::public_names(&visit.app, visit.locale, seen.space.id, &people).await?;
    let l = visit.locale;
    let shown = usize::try_from(PER_PAGE).unwrap_or(usize::MAX);
    let entries = versions
        .iter()
        .enumerate()
        .take(shown)
        .map(|(at, version)| entry(&visit, &seen, version, versions.get(at + 1), &names))
        .collect::<Result<Vec<_>, Problem>>()?;
    let next = versions
        .get(shown)
        .map(|older| format!("/ideas/{id}/history?until={}", older.version));
    let title = t!(l, "idea-history");
    Ok(visit.page(Page::new(Section::Ideas, title.clone()), || {
        view! {
            {ui::back(l, seen.path())}
            <p class="over" lang=lang_of(&visit, &seen.idea.lang)>{seen.idea.title.clone()}</p>
            <h1>{title}</h1>
            <p class="lede">{t!(l, "idea-history-words")}</p>
            <ol class="versions" reversed>{entries}</ol>
            {pager(l, None, next)}
        }
    }))
}

fn entry(
    visit: &Visit,
    seen: &Seen,
    version: &Version,
    before: Option<&Version>,
    names: &Names,
) -> Result<AnyView, Problem> {
    let l = visit.locale;
    let lang = lang_of(visit, &seen.idea.lang);
    let who = names.of(seen.space.id, version.by).to_owned();
    let when = i18n::moment(l, version.at, &visit.app.site.time_zone);
    let heading = t!(l, "idea-version", n = version.version);
    let body = match before {
        Some(before) => Either::Left(changes(visit, seen, version, before)),
        None => Either::Right(view! {
            <p><b lang=lang.clone()>{version.title.clone()}</b></p>
            <p class="diff pre" lang=lang>{version.body.clone()}</p>
        }),
    };
    Ok(view! {
        <li class="card"><h2>{heading}</h2><p class="small muted">{t!(l, "idea-version-by", who = who, when = when)}</p>{body}</li>
    }
    .into_any())
}

fn changes(visit: &Visit, seen: &Seen, new: &Version, old: &Version) -> impl IntoView + use<> {
    let l = visit.locale;
    let lang = lang_of(visit, &seen.idea.lang);
    let currency = seen.board.draft.currency.clone();
    let cost = |version: &Version| {
        let cost = version
            .cost_minor
            .map(|minor| i18n::money(l, minor, &currency));
        cost.unwrap_or_default()
    };
    let point = |version: &Version| version.point.map(Place::words).unwrap_or_default();
    let name = |name: &Option<String>| name.clone().unwrap_or_default();
    let facts = [
        ("idea-title", old.title.clone(), new.title.clone()),
        ("idea-body", old.body.clone(), new.body.clone()),
        (
            "idea-category",
            name(&old.category_name),
            name(&new.category_name),
        ),
        ("idea-district", name(&old.district), name(&new.district)),
        ("idea-place", old.place.clone(), new.place.clone()),
        ("idea-point", point(old), point(new)),
        ("idea-cost-label", cost(old), cost(new)),
    ];
    facts
        .into_iter()
        .filter(|(_, old, new)| old != new)
        .map(|(label, old, new)| {
            view! { <h3>{t!(l, label)}</h3>{diff::view(l, &old, &new, lang.clone())} }
        })
        .collect_view()
}
