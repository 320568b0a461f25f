//! What everybody sees of spaces.

use super::store::{self, SpaceRecord};
use super::{form, rules_of, views};
use crate::error::{Answer, OrNotFound};
use crate::ideas;
use crate::polls;
use crate::t;
use crate::ui::{Markdown, lang_of, pager};
use crate::web::{Name, Page, Query, Section, Visit};
use domain::rights;
use domain::space::Space;
use leptos::either::Either;
use leptos::prelude::*;

/// Spaces on a page.
const PER_PAGE: i64 = 24;

/// `GET /spaces?after=…`
pub async fn list(visit: Visit, Query(query): Query) -> Answer {
    let l = visit.locale;
    let after: String = query
        .get("after")
        .chars()
        .filter(|c| !c.is_control())
        .take(100)
        .collect();
    let mut tx = visit.app.db.read().await?;
    let mut spaces = store::list(&mut tx, "", &after, PER_PAGE + 1).await?;
    let found = store::count(&mut tx, "").await?;
    let per_page = usize::try_from(PER_PAGE).unwrap_or(usize::MAX);
    let more = spaces.len() > per_page;
    spaces.truncate(per_page);
    let open = polls::open_by_space(&mut tx).await?;
    let mut cards = Vec::new();
    for space in &spaces {
        let rules = rules_of(&mut tx, space.id).await?;
        let open = open
            .iter()
            .find(|(id, _)| *id == space.id)
            .map_or(0, |(_, n)| *n);
        cards.push(card(&visit, space, &rules, open));
    }
    drop(tx);
    let address = |slug: &str| format!("/spaces?after={slug}");
    let next = spaces.last().filter(|_| more).map(|s| address(&s.slug));
    let first = (!after.is_empty()).then(|| "/spaces".to_owned());
    let title = t!(l, "spaces-title");
    Ok(visit.page(Page::new(Section::Spaces, title.clone()), || {
        let list = if cards.is_empty() {
            Either::Left(view! { <div class="empty"><h2>{t!(l, "spaces-none")}</h2><p>{t!(l, "spaces-none-public")}</p></div> })
        } else {
            Either::Right(view! { <p class="count">{t!(l, "spaces-count", n = found)}</p><ul class="grid">{cards}</ul> })
        };
        view! {
            <h1>{title}</h1>
            <p class="lede">{t!(l, "spaces-lede")}</p>
            {list}
            {first.map(|href| view! { <p><a href=href>{t!(l, "admin-first-page")}</a></p> })}
            {pager::pager(l, None, next)}
        }
    }))
}

fn card(visit: &Visit, space: &SpaceRecord, rules: &Space, open: i64) -> impl IntoView + use<> {
    let l = visit.locale;
    let lang = lang_of(visit, &space.lang);
    let running = rules
        .phases
        .iter()
        .find(|phase| phase.is_running(visit.now));
    let phase = running.map(|phase| {
        view! { <p class="small">{t!(l, "space-now")}" "<span lang=lang.clone()>{phase.title.clone()}</span></p> }
    });
    view! {
        <li class="space-card">
            <p class="over">{form::kind_name(l, space.kind)}</p>
            <h2 lang=lang.clone()><a href=format!("/spaces/{}", space.slug)>{space.title.clone()}</a></h2>
            <p lang=lang.clone()>{space.summary.clone()}</p>
            {phase}
            <p class="small muted">{t!(l, "space-open-polls", n = open)}</p>
        </li>
    }
}

/// `GET /spaces/{slug}`
pub async fn show(visit: Visit, Name(slug): Name) -> Answer {
    let mut tx = visit.app.db.read().await?;
    let space = store::find_by_slug(&mut tx, &slug).await?.or_not_found()?;
    let rules = rules_of(&mut tx, space.id).await?;
    let polls = polls::home::Highlights::load(&visit, &mut tx, &space.slug).await?;
    let boards = ideas::home::Boards::load(&mut tx, space.id).await?;
    drop(tx);
    let l = visit.locale;
    let lang = lang_of(&visit, &space.lang);
    let manage = rights::may_run_space(&visit.actor, space.id).is_ok().then(|| {
        view! { <p class="no-print"><a href=format!("/admin/spaces/{}", space.id)>{t!(l, "space-manage")}</a></p> }
    });
    let about = (!space.body.is_empty()).then(|| {
        view! { <section aria-labelledby="about"><h2 id="about">{t!(l, "space-about")}</h2><Markdown text=space.body.clone() lang=lang.clone()/></section> }
    });
    let phases = (!rules.phases.is_empty()).then(|| {
        view! { <aside class="card" aria-labelledby="phases"><h2 id="phases">{t!(l, "space-when")}</h2>{views::phases(&visit, &rules, lang.clone())}</aside> }
    });
    let has_aside = phases.is_some();
    let page = Page::new(Section::Spaces, space.title.clone());
    Ok(visit.page(page, || {
        view! {
            {crate::ui::crumbs(l, vec![("/spaces".to_owned(), t!(l, "nav-spaces"))])}
            <div class:two=has_aside>
                <div>
                    <p class="over">{form::kind_name(l, space.kind)}</p>
                    <h1 lang=lang.clone()>{space.title.clone()}</h1>
                    <p class="lede" lang=lang.clone()>{space.summary.clone()}</p>
                    {manage}
                    {about}
                    {polls.sections(&visit)}
                    {boards.section(&visit)}
                </div>
                {phases}
            </div>
        }
    }))
}
