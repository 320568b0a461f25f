//! A citizen's own page about the roll: whether the account belongs to an entry, since when and by what means, the ways there, and out.

mod code;
mod number;

pub use code::hash as hash_of_code;
pub use number::hash as hash_of_number;

use super::entries;
use super::store::{claims, matches};
use crate::error::{Answer, OrNotFound, Problem};
use crate::events::{self, Kind};
use crate::i18n::{self, Locale};
use crate::identity;
use crate::t;
use crate::transact;
use crate::ui;
use crate::web::{AppState, LocalPath, Page, Query, Section, Visit};
use axum::Router;
use axum::routing::get;
use domain::ids::AccountId;
use domain::residence::{ClaimState, Left, MatchMeans};
use domain::rights;
use leptos::either::EitherOf4;
use leptos::prelude::*;
use serde_json::json;

pub(super) fn routes() -> Router<AppState> {
    Router::new()
        .route("/me/residence", get(show))
        .route("/me/residence/code", get(code::page).post(code::enter))
        .route("/me/residence/desk", get(number::page).post(number::give))
        .route("/me/residence/release", get(ask_release).post(release))
}

/// What there is to say about an account and the roll.
struct Standing {
    entry: Option<entries::Entry>,
    bound: Option<matches::Row>,
    claim: Option<claims::Row>,
}

impl Standing {
    async fn load(visit: &Visit, account: AccountId) -> Result<Self, Problem> {
        let mut tx = visit.app.db.read().await?;
        let entry = match identity::entry_of(&mut tx, account).await? {
            Some(entry) => entries::find(&mut tx, entry).await?,
            None => None,
        };
        Ok(Self {
            entry,
            bound: matches::current(&mut tx, account).await?,
            claim: claims::newest_of(&mut tx, account).await?,
        })
    }
}

async fn show(visit: Visit, Query(query): Query) -> Answer {
    let permit = rights::may_manage_own_account(&visit.actor)?;
    let standing = Standing::load(&visit, *permit.account()).await?;
    let l = visit.locale;
    let next = LocalPath::to_return_to(query.get("next"));
    let title = t!(l, "residence-title");
    let is_open = |claim: &claims::Row| claim.state == ClaimState::Open.word();
    let body = match &standing {
        Standing {
            entry: Some(entry), ..
        } if entry.left_on.is_some() => EitherOf4::A(left(&visit, entry)),
        Standing {
            entry: Some(entry),
            bound,
            ..
        } => EitherOf4::B(belongs(&visit, entry, bound.as_ref())?),
        Standing {
            claim: Some(claim), ..
        } if is_open(claim) => EitherOf4::C(view! {
            <div class="notice warn"><h2>{t!(l, "claim-open-title")}</h2><p>{t!(l, "claim-open-words")}</p></div>
            {ways(l, next.as_str())}
        }),
        Standing { claim, .. } => EitherOf4::D((
            claim.as_ref().map(|claim| decided(l, claim)),
            view! { <p class="lede">{t!(l, "residence-none")}</p><p>{t!(l, "residence-why")}</p> },
            ways(l, next.as_str()),
        )),
    };
    Ok(visit.page(Page::new(Section::Me, title.clone()), || {
        identity::framed(l, "/me/residence", view! { <h1>{title}</h1> {body} })
    }))
}

fn fact(label: String, value: String) -> impl IntoView {
    view! { <div><dt>{label}</dt><dd>{value}</dd></div> }
}

fn belongs(
    visit: &Visit,
    entry: &entries::Entry,
    bound: Option<&matches::Row>,
) -> Result<impl IntoView + use<>, Problem> {
    let l = visit.locale;
    let born = i18n::short_day(l, entry.born()?);
    let how = match bound {
        Some(bound) => Some(how_bound(visit, bound)?),
        None => None,
    };
    Ok(view! {
        <div class="notice ok"><p><b>{t!(l, "residence-yes")}</b></p>{how.map(|how| view! { <p>{how}</p> })}</div>
        <dl class="answers profile">
            {fact(t!(l, "me-roll-name"), entry.name())}
            {entry.district.clone().map(|district| fact(t!(l, "me-roll-district"), district))}
            {fact(t!(l, "me-roll-born"), born)}
            {entry.address.clone().map(|address| fact(t!(l, "me-roll-address"), address))}
        </dl>
        <p>{t!(l, "me-roll-words")}</p>
        <details class="more"><summary>{t!(l, "residence-wrong")}</summary>
            <p>{t!(l, "residence-wrong-words", contact = visit.app.site.contact.as_str())}</p>
            <p><a href="/me/residence/release">{t!(l, "release-title")}</a></p></details>
    })
}

/// "Since 3 May 2026, with a code from a letter."
pub fn how_bound(visit: &Visit, bound: &matches::Row) -> Result<String, Problem> {
    let l = visit.locale;
    let at = crate::clock::from_millis(bound.at)?;
    let when = i18n::moment(l, at, &visit.app.site.time_zone);
    Ok(match MatchMeans::from_word(&bound.means) {
        Some(MatchMeans::Letter) => t!(l, "bound-letter", when = when),
        Some(MatchMeans::Desk) => t!(l, "bound-desk", when = when),
        Some(MatchMeans::Provider) => t!(l, "bound-provider", when = when),
        Some(MatchMeans::Email) | None => t!(l, "bound-email", when = when),
    })
}

fn left(visit: &Visit, entry: &entries::Entry) -> impl IntoView + use<> {
    let l = visit.locale;
    let day = entry.left_on.as_deref().and_then(|day| day.parse().ok());
    let when = day.map(|day| i18n::short_day(l, day)).unwrap_or_default();
    let why = entry.left_why.as_deref().and_then(Left::from_word);
    let words = match why {
        Some(Left::Moved) => t!(l, "residence-moved", when = when),
        _ => t!(l, "residence-struck", when = when),
    };
    let contact = visit.app.site.contact.clone();
    view! { <div class="notice warn"><h2>{t!(l, "residence-left")}</h2><p>{words}</p><p>{t!(l, "residence-left-words", contact = contact)}</p><p><a href="/me/residence/release">{t!(l, "release-title")}</a></p></div> }
}

fn decided(l: Locale, claim: &claims::Row) -> impl IntoView + use<> {
    // The reason goes with time, and what is old news goes with it.
    let reason = claim.reason.clone();
    let reason = reason.filter(|_| claim.state == ClaimState::Kept.word());
    reason.map(|reason| {
        view! { <div class="notice"><h2>{t!(l, "claim-kept-title")}</h2><p>{t!(l, "claim-kept-words")}</p><blockquote class="pre">{reason}</blockquote></div> }
    })
}

/// The ways to be matched to the roll.
fn ways(l: Locale, next: &str) -> impl IntoView + use<> {
    let way = |page: &str, name: String, words: String| {
        let href = LocalPath::leading_back(page, &[], next);
        view! { <li><div><b><a href=href.as_str().to_owned()>{name}</a></b><small>{words}</small></div></li> }
    };
    view! {
        <h2>{t!(l, "step-up-resident-words")}</h2>
        <ul class="rows">
            {way("/me/residence/code", t!(l, "step-up-code"), t!(l, "step-up-code-words"))}
            {way("/me/residence/desk", t!(l, "step-up-desk"), t!(l, "step-up-desk-words"))}
        </ul>
    }
}

async fn ask_release(visit: Visit) -> Answer {
    let permit = rights::may_act_for_sure(&visit.actor, visit.now)?;
    let mut tx = visit.app.db.read().await?;
    identity::entry_of(&mut tx, *permit.account())
        .await?
        .or_not_found()?;
    drop(tx);
    let l = visit.locale;
    let title = t!(l, "release-title");
    Ok(visit.page(Page::new(Section::Me, title.clone()), || {
        view! {
            <div class="narrow">
                {ui::back(l, "/me/residence")}
                <h1>{title}</h1>
                <p class="lede">{t!(l, "release-lede")}</p>
                <p>{t!(l, "release-words")}</p>
                <form method="post"><div class="actions"><button class="button danger">{t!(l, "release-do")}</button><a class="button quiet" href="/me/residence">{t!(l, "cancel")}</a></div></form>
            </div>
        }
    }))
}

async fn release(visit: Visit) -> Answer {
    let permit = rights::may_act_for_sure(&visit.actor, visit.now)?;
    let (event, account) = (visit.app.clock.id(), *permit.account());
    let released = transact!(&visit.app.db, tx => {
        let entry = identity::release(tx, account).await?;
        if entry.is_some() {
            matches::end(tx, account, "own", visit.now).await?;
            events::record(tx, event, visit.now, Kind::AccountReleased, account.0, Some(account), &json!({ "why": "own" })).await?;
        }
        Ok::<_, Problem>(entry)
    })?;
    released.or_not_found()?;
    visit.notice("released").await?;
    Ok(visit.redirect(&LocalPath::new("/me/residence")))
}
