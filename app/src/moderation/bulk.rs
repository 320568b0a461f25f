//! `/moderation/bulk`: one decision about several items, after a look at all of them. Each gets a statement of its own.

use super::deciding::{self, Concerned, Deciding, NotDecided};
use super::item::{form as decision, not_decided};
use super::kinds;
use super::queue::chosen;
use super::shared::{Tab, page};
use super::store::items::{self, Item};
use super::words::kind_name;
use crate::error::{Answer, OrNotFound, Problem};
use crate::form::{Fields, FormState};
use crate::ui::errors::denied_words;
use crate::ui::forms::{FieldText, InputKind, input, select};
use crate::ui::{self, TextArea, lang_of};
use crate::web::{AppState, LocalPath, Page, Query, Section, Visit};
use crate::{t, transact};
use axum::Router;
use axum::response::Response;
use axum::routing::get;
use domain::ids::ItemId;
use domain::moderation::Label;
use domain::rights::{self, Denied};
use leptos::prelude::*;

/// Routes of deciding about several items.
pub fn routes() -> Router<AppState> {
    Router::new().route("/moderation/bulk", get(check).post(carry_out))
}

/// An item that was chosen, and why one cannot decide about it.
struct Chosen {
    item: Item,
    denied: Option<Denied>,
}

async fn load(visit: &Visit, ids: &[ItemId]) -> Result<Vec<Chosen>, Problem> {
    rights::may_enter_moderation(&visit.actor)?;
    let mut tx = visit.app.db.read().await?;
    let mut found = Vec::with_capacity(ids.len());
    for id in ids {
        let item = items::find(&mut tx, *id).await?.or_not_found()?;
        let may = rights::may_moderate(&visit.actor, item.space)?;
        let denied = match kinds::load(&mut tx, item.kind, item.content).await? {
            Some(content) => {
                let concerned = Concerned::load(&mut tx, &item, &content).await?;
                rights::may_decide(&may, &concerned.matter(&item)).err()
            }
            None => None,
        };
        found.push(Chosen { item, denied });
    }
    Ok(found)
}

async fn check(visit: Visit, Query(query): Query) -> Answer {
    rights::may_enter_moderation(&visit.actor)?;
    let ids = chosen(&query)?;
    if ids.is_empty() {
        visit.notice("bulk-none").await?;
        return Ok(visit.redirect(&LocalPath::new("/moderation")));
    }
    let found = load(&visit, &ids).await?;
    draw(&visit, &found, &FormState::default()).await
}

async fn draw(visit: &Visit, chosen: &[Chosen], form: &FormState) -> Result<Response, Problem> {
    let l = visit.locale;
    let can = chosen.iter().filter(|one| one.denied.is_none()).count();
    let title = t!(l, "bulk-title", n = can);
    let shell = Page::new(Section::Moderation, title.clone());
    let rows: Vec<_> = chosen
        .iter()
        .map(|one| row(visit, one).into_any())
        .collect();
    // What makes sense for all of them; what does not for one of them is told afterwards.
    let offered: Vec<&'static str> = chosen.first().map_or(Vec::new(), |first| {
        let of = |one: &Chosen| decision::offered(one.item.kind);
        let is_for_all = |word: &&'static str| chosen.iter().all(|one| of(one).contains(word));
        of(first).into_iter().filter(is_for_all).collect()
    });
    let text = |name, key: &'static str| FieldText::new(name, t!(l, key), String::new());
    let facts = FieldText::new("facts", t!(l, "decide-facts"), t!(l, "bulk-facts-hint"));
    let none = (String::new(), t!(l, "decide-label-none"));
    let labels = Label::ALL.iter();
    let labels = labels.map(|label| (label.word().to_owned(), super::label_name(l, *label)));
    let labels: Vec<_> = std::iter::once(none).chain(labels).collect();
    let hidden: Vec<_> = chosen
        .iter()
        .map(|one| view! { <input r#type="hidden" name="item" value=one.item.id.to_string()/> })
        .collect();
    page(visit, Tab::Queue, shell, Some(form), || {
        view! {
            {ui::back(l, "/moderation")}
            <h1>{title}</h1>
            <p class="lede">{t!(l, "bulk-lede")}</p>
            <ul class="rows">{rows}</ul>
            <form method="post" class="measure" novalidate>
                {hidden}
                {decision::decisions(l, form, &offered)}
                {offered.contains(&"label").then(|| select(l, form, &text("label", "decide-label"), labels))}
                {offered.contains(&"slow").then(|| input(l, form, &text("minutes", "decide-minutes"), InputKind::NUMBER))}
                {input(l, form, &text("days", "decide-days"), InputKind::NUMBER)}
                {select(l, form, &text("ground", "decide-ground"), decision::grounds(l))}
                <TextArea l form=form.clone() text=facts rows=4/>
                <div class="actions"><button class="button">{t!(l, "bulk-do", n = can)}</button><a class="button quiet" href="/moderation">{t!(l, "admin-cancel")}</a></div>
            </form>
        }
    })
    .await
}

fn row(visit: &Visit, one: &Chosen) -> impl IntoView + use<> {
    let l = visit.locale;
    let item = &one.item;
    let lang = lang_of(visit, &item.lang);
    let excerpt: String = item.excerpt.chars().take(160).collect();
    let denied = one.denied.as_ref().map(|denied| {
        let words = denied_words(visit, denied);
        view! { <small class="error">{t!(l, "bulk-left-out")}" "{words}</small> }
    });
    view! {
        <li><div><p class="over">{kind_name(l, item.kind)}</p><b><a href=format!("/moderation/items/{}", item.id) lang=lang.clone()>{item.title.clone()}</a></b>
            {(!excerpt.is_empty()).then(|| view! { <small lang=lang>{excerpt}</small> })}{denied}</div></li>
    }
}

async fn carry_out(visit: Visit, fields: Fields) -> Answer {
    rights::may_enter_moderation(&visit.actor)?;
    let ids = chosen(&fields)?;
    let found = load(&visit, &ids).await?;
    let mut form = FormState::of(fields);
    let Some(verdict) = decision::read(&mut form) else {
        return draw(&visit, &found, &form).await;
    };
    let by = Deciding::new(&visit)?;
    let mut left = Vec::new();
    let mut decided = 0;
    for one in &found {
        if one.denied.is_some() {
            continue;
        }
        // One transaction for each: what cannot be decided keeps nothing else from it.
        let id = one.item.id;
        match transact!(&visit.app.db, tx => deciding::decide(tx, &by, id, &verdict, None).await)? {
            Ok(_) => decided += 1,
            Err(NotDecided::Gone) => {}
            Err(why) => left.push((id, why)),
        }
    }
    if let Some((_, why)) = left.first() {
        form.refuse("decision", not_decided(*why), &[]);
        let ids: Vec<ItemId> = left.iter().map(|(id, _)| *id).collect();
        let rest = load(&visit, &ids).await?;
        return draw(&visit, &rest, &form).await;
    }
    let notice = if decided == found.len() {
        "bulk-done"
    } else {
        "bulk-done-some"
    };
    visit.notice(notice).await?;
    Ok(visit.redirect(&LocalPath::new("/moderation")))
}
