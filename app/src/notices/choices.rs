//! `/me/notices`: which notices somebody wants, by which way and how often.

use super::store;
use crate::contacts;
use crate::error::{Answer, OrNotFound, Problem};
use crate::events;
use crate::form::{Fields, FormState};
use crate::i18n::Locale;
use crate::identity;
use crate::t;
use crate::transact;
use crate::ui::forms::{FieldText, radios};
use crate::ui::{self, ErrorSummary};
use crate::web::{LocalPath, Name, Page, Section, Visit};
use axum::response::Response;
use domain::notices::{Choice, Kind, Pace, Reachable, Way};
use domain::rights;
use leptos::prelude::*;
use serde_json::json;

const HERE: &str = "/me/notices";

fn name(l: Locale, kind: Kind) -> String {
    t!(l, &format!("notice-kind-{}", kind.word()))
}

fn way_name(l: Locale, way: Way) -> String {
    t!(l, &format!("notice-way-{}", way.word()))
}

fn pace_name(l: Locale, pace: Pace) -> String {
    t!(l, &format!("notice-pace-{}", pace.word()))
}

/// `GET /me/notices`
pub async fn list(visit: Visit) -> Answer {
    let permit = rights::may_manage_own_account(&visit.actor)?;
    let account = *permit.account();
    let mut tx = visit.app.db.read().await?;
    let reachable = contacts::reachable(&mut tx, &visit.app.site, account).await?;
    let unread = store::unread(&mut tx, account).await?;
    let mut rows = Vec::new();
    for kind in Kind::ALL {
        let choice = store::choice(&mut tx, account, *kind).await?;
        rows.push(row(visit.locale, *kind, choice, reachable));
    }
    drop(tx);
    let l = visit.locale;
    let title = t!(l, "me-notices");
    Ok(visit.page(Page::new(Section::Me, title.clone()), || {
        identity::framed(
            l,
            HERE,
            view! {
                <h1>{title}</h1>
                <p class="lede">{t!(l, "notices-lede")}</p>
                <p><a href="/me/notices/inbox">{t!(l, "notices-inbox-link", n = unread)}</a></p>
                <h2>{t!(l, "notices-choose")}</h2>
                <dl class="answers profile">{rows}</dl>
                {ways_missing(&visit, reachable)}
                <p class="small muted">{t!(l, "notices-vote")}</p>
            },
        )
    }))
}

/// A kind of notice, and how it comes.
fn row(l: Locale, kind: Kind, choice: Choice, reachable: Reachable) -> AnyView {
    let label = name(l, kind);
    let way = reachable.taken(choice.way);
    let has_pace = way == Way::Mail && kind.has_pace();
    let pace = has_pace.then(|| view! { <small>{pace_name(l, choice.pace)}</small> });
    let words = t!(l, &format!("notice-words-{}", kind.word()));
    let change = kind.is_free().then(|| {
        let href = format!("{HERE}/{}", kind.word());
        view! { <dd class="change"><a href=href>{t!(l, "change")}<span class="hide">" "{label.clone()}</span></a></dd> }
    });
    view! { <div><dt>{label.clone()}</dt><dd>{way_name(l, way)}{pace}<small>{words}</small></dd>{change}</div> }.into_any()
}

/// What opens ways that are closed now.
fn ways_missing(visit: &Visit, reachable: Reachable) -> impl IntoView + use<> {
    let l = visit.locale;
    let sms = (visit.app.site.sms && !reachable.sms)
        .then(|| view! { <li>{t!(l, "notices-no-sms")}" "<a href="/me/about/phone/confirm">{t!(l, "profile-phone-confirm")}</a></li> });
    let letter = (!reachable.letter)
        .then(|| view! { <li>{t!(l, "notices-no-letter")}" "<a href="/me/about/address/confirm">{t!(l, "profile-address-confirm")}</a></li> });
    let is_any = sms.is_some() || letter.is_some();
    is_any.then(|| view! { <ul>{sms}{letter}</ul> })
}

/// The kind of notice in the path, if there is something to choose.
fn kind_of(word: &str) -> Result<Kind, Problem> {
    Kind::from_word(word)
        .filter(|kind| kind.is_free())
        .or_not_found()
}

/// `GET /me/notices/{kind}`
pub async fn show(visit: Visit, Name(word): Name) -> Answer {
    let permit = rights::may_manage_own_account(&visit.actor)?;
    let kind = kind_of(&word)?;
    let mut tx = visit.app.db.read().await?;
    let reachable = contacts::reachable(&mut tx, &visit.app.site, *permit.account()).await?;
    let choice = store::choice(&mut tx, *permit.account(), kind).await?;
    drop(tx);
    let form = match visit.typed_before().await? {
        Some(typed) => typed,
        None => {
            let mut form = FormState::default();
            form.fields.set("way", reachable.taken(choice.way).word());
            form.fields.set("pace", choice.pace.word());
            form
        }
    };
    Ok(draw(&visit, kind, reachable, &form))
}

fn draw(visit: &Visit, kind: Kind, reachable: Reachable, form: &FormState) -> Response {
    let l = visit.locale;
    let title = name(l, kind);
    let way = FieldText::new("way", t!(l, "notice-way"), String::new());
    let pace = FieldText::new("pace", t!(l, "notice-pace"), t!(l, "notice-pace-hint"));
    let hint = |way: Way| match way {
        Way::Here => t!(l, "notice-way-here-hint"),
        _ => String::new(),
    };
    let ways = kind.ways_for(reachable).into_iter();
    let ways = ways.map(|way| (way.word().to_owned(), way_name(l, way), hint(way)));
    let ways = ways.collect();
    let paces = kind.has_pace().then(|| {
        let paces = Pace::ALL.iter();
        let paces = paces.map(|pace| (pace.word().to_owned(), pace_name(l, *pace), String::new()));
        radios(l, form, &pace, paces.collect())
    });
    let page = Page::new(Section::Me, title.clone()).of_form(l, form);
    visit.page(page, || {
        view! {
            <div class="narrow">
                <ErrorSummary l errors=form.errors.clone()/>
                {ui::back(l, HERE)}
                <h1>{title}</h1>
                <p class="lede">{t!(l, &format!("notice-words-{}", kind.word()))}</p>
                <form method="post" novalidate>
                    {radios(l, form, &way, ways)}
                    {paces}
                    <div class="actions"><button class="button">{t!(l, "save")}</button></div>
                </form>
            </div>
        }
    })
}

/// `POST /me/notices/{kind}`
pub async fn save(visit: Visit, Name(word): Name, fields: Fields) -> Answer {
    let permit = rights::may_manage_own_account(&visit.actor)?;
    let kind = kind_of(&word)?;
    let account = *permit.account();
    let mut tx = visit.app.db.read().await?;
    let reachable = contacts::reachable(&mut tx, &visit.app.site, account).await?;
    drop(tx);
    let mut form = FormState::of(fields);
    let way = Way::from_word(form.fields.get("way"));
    let way = way.filter(|way| kind.ways_for(reachable).contains(way));
    if way.is_none() {
        form.refuse("way", "notice-way-choose", &[]);
    }
    let pace = if kind.has_pace() {
        Pace::from_word(form.fields.get("pace"))
    } else {
        Some(kind.usual().pace)
    };
    if pace.is_none() {
        form.refuse("pace", "notice-pace-choose", &[]);
    }
    let (Some(way), Some(pace)) = (way, pace) else {
        return Ok(draw(&visit, kind, reachable, &form));
    };
    let (event, now, choice) = (visit.app.clock.id(), visit.now, Choice { way, pace });
    transact!(&visit.app.db, tx => {
        store::choose(tx, &permit, kind, choice, now).await?;
        events::record(tx, event, now, events::Kind::NoticesEdited, account.0, Some(account), &json!({})).await
    })?;
    visit.notice("saved").await?;
    Ok(visit.redirect(&LocalPath::new(HERE)))
}
