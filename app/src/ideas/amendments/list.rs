//! `/ideas/{id}/amendments`: the changes that were proposed to an idea, newest first.

use super::is_seen;
use crate::clock::from_millis;
use crate::error::{Answer, Problem};
use crate::ideas::seen::Seen;
use crate::ideas::store::{self, AmendmentRow};
use crate::profile::{self, Names};
use crate::ui::pager::pager;
use crate::ui::{self, lang_of};
use crate::web::{Id, Page, Query, Section, Visit};
use crate::{i18n, t};
use domain::ids::{AccountId, IdeaId};
use leptos::either::Either;
use leptos::prelude::*;

/// `GET /ideas/{id}/amendments?before=…`
pub async fn show(visit: Visit, Id(id): Id<IdeaId>, Query(query): Query) -> Answer {
    let before = query.get("before").parse().unwrap_or(i64::MAX);
    let mut tx = visit.app.db.read().await?;
    let seen = Seen::load(&visit, &mut tx, id).await?;
    let mut rows = store::amendments(&mut tx, id, before).await?;
    drop(tx);
    let has_more = rows.len() > 20;
    rows.truncate(20);
    let last = rows.last().filter(|_| has_more);
    let next = last.map(|row| format!("/ideas/{id}/amendments?before={}", row.created_at));
    rows.retain(|row| is_seen(&visit, row, &seen));
    let people: Vec<AccountId> = rows.iter().map(|row| AccountId(row.proposed_by)).collect();
    let names = profile::public_names(&visit.app, visit.locale, seen.space.id, &people).await?;
    let items = rows
        .iter()
        .map(|row| item(&visit, &seen, row, &names))
        .collect::<Result<Vec<_>, Problem>>()?;
    let l = visit.locale;
    let title = t!(l, "amendments-title");
    let list = if items.is_empty() {
        Either::Left(view! { <div class="empty"><p>{t!(l, "amendments-none")}</p></div> })
    } else {
        Either::Right(view! { <ul class="rows">{items}</ul> })
    };
    Ok(visit.page(Page::new(Section::Ideas, title.clone()), || {
        view! {
            {ui::back(l, seen.path())}
            <p class="over" lang=lang_of(&visit, &seen.idea.lang)>{seen.idea.title.clone()}</p>
            <h1>{title}</h1>
            <p class="lede">{t!(l, "amendments-lede")}</p>
            {list}
            {pager(l, None, next)}
            <div class="actions"><a class="button" href=format!("/ideas/{id}/amendments/new")>{t!(l, "amendment-new")}</a></div>
        }
    }))
}

fn item(visit: &Visit, seen: &Seen, row: &AmendmentRow, names: &Names) -> Result<AnyView, Problem> {
    let l = visit.locale;
    let who = names
        .of(seen.space.id, AccountId(row.proposed_by))
        .to_owned();
    let day = i18n::local(from_millis(row.created_at)?, &visit.app.site.time_zone).date();
    let by = t!(l, "amendment-by", who = who, day = i18n::short_day(l, day));
    let state = t!(l, &format!("amendment-state-{}", row.state));
    let why: String = row.why.chars().take(200).collect();
    Ok(view! {
        <li><div><b><a href=format!("/amendments/{}", row.id)>{by}</a></b><small lang=lang_of(visit, &row.lang)>{why}</small></div><span class="tag plain">{state}</span></li>
    }
    .into_any())
}
