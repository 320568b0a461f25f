//! Signs of misuse at the desk: each explained, quick to dismiss, and opened only with an entry in the log.

use super::store::{self, Row};
use crate::access::{self, Opened};
use crate::db::DbError;
use crate::desk;
use crate::error::{Answer, OrNotFound, Problem};
use crate::events::{self, Kind};
use crate::form::Fields;
use crate::i18n::{self, Locale};
use crate::t;
use crate::transact;
use crate::ui;
use crate::ui::pager::pager;
use crate::web::{AppState, Id, LocalPath, Page, Query, Section, Visit};
use crate::{identity, roll};
use axum::Router;
use axum::routing::{get, post};
use domain::access::{Field, Person, Purpose, Why};
use domain::ids::AccountId;
use domain::rights;
use domain::signals::{SignalKind, SignalState};
use leptos::either::Either;
use leptos::prelude::*;
use serde_json::json;
use uuid::Uuid;

/// The page of the desk this belongs to.
const HERE: &str = "/desk/signals";
/// Signs on a page.
const AT_ONCE: i64 = 30;
/// Accounts of one sign that are shown.
const ACCOUNTS: usize = 20;
/// What is opened of an account.
const OF_ACCOUNT: &[Field] = &[Field::AccountEmail, Field::AccountDates, Field::Signals];

pub(super) fn routes() -> Router<AppState> {
    Router::new()
        .route("/desk/signals", get(list))
        .route("/desk/signals/{id}", post(open))
        .route("/desk/signals/{id}/dismiss", post(dismiss))
        .route("/desk/signals/{id}/to-desk", post(to_desk))
}

fn kind_words(l: Locale, row: &Row) -> (String, String) {
    match SignalKind::from_word(&row.kind) {
        Some(SignalKind::OneMailbox) => (
            t!(l, "signal-one-mailbox", count = row.count),
            t!(l, "signal-one-mailbox-why"),
        ),
        Some(SignalKind::Burst) => (
            t!(l, "signal-burst", count = row.count),
            t!(l, "signal-burst-why"),
        ),
        Some(SignalKind::CodesTried) => (
            t!(l, "signal-codes", count = row.count),
            t!(l, "signal-codes-why"),
        ),
        Some(SignalKind::DeskDevice) => (
            t!(l, "signal-desk-device", count = row.count),
            t!(l, "signal-desk-device-why"),
        ),
        Some(SignalKind::CodeVoid) | None => (t!(l, "signal-void"), t!(l, "signal-void-why")),
    }
}

fn moment(visit: &Visit, at: i64) -> Result<String, DbError> {
    let at = crate::clock::from_millis(at)?;
    Ok(i18n::moment(visit.locale, at, &visit.app.site.time_zone))
}

/// `GET /desk/signals`: what waits, or with `?state=` what was decided.
async fn list(visit: Visit, Query(query): Query) -> Answer {
    rights::may_serve(&visit.actor)?;
    let state = SignalState::from_word(query.get("state")).unwrap_or(SignalState::Open);
    let before = query.get("before").parse().unwrap_or(i64::MAX);
    let mut tx = visit.app.db.read().await?;
    let rows = store::list(&mut tx, state, before, AT_ONCE).await?;
    drop(tx);
    let l = visit.locale;
    let full = i64::try_from(rows.len()).unwrap_or(0) == AT_ONCE;
    let next = rows.last().filter(|_| full);
    let next = next.map(|row| {
        format!(
            "/desk/signals?state={}&before={}",
            state.word(),
            row.last_at
        )
    });
    let cards = rows
        .iter()
        .map(|row| card(&visit, row))
        .collect::<Result<Vec<_>, Problem>>()?;
    let states = [
        (SignalState::Open, t!(l, "signals-open")),
        (SignalState::Dismissed, t!(l, "signals-dismissed")),
        (SignalState::Acted, t!(l, "signals-acted")),
    ]
    .map(|(other, name)| {
        let current = (other == state).then_some("page");
        view! { <li><a href=format!("/desk/signals?state={}", other.word()) aria-current=current>{name}</a></li> }
    });
    let title = t!(l, "signals-title");
    Ok(desk::page(
        &visit,
        HERE,
        Page::new(Section::Desk, title.clone()),
        None,
        || {
            let body = if cards.is_empty() {
                Either::Left(
                    view! { <div class="empty"><h2>{t!(l, "signals-none")}</h2><p>{t!(l, "signals-none-words")}</p></div> },
                )
            } else {
                Either::Right(view! { <ul class="cards">{cards}</ul> })
            };
            view! {
                <h1>{title}</h1>
                <p class="lede">{t!(l, "signals-lede")}</p>
                <nav class="tabs" aria-label=t!(l, "signals-states")><ul>{states.collect_view()}</ul></nav>
                {body}
                {pager(l, None, next)}
            }
        },
    ))
}

fn card(visit: &Visit, row: &Row) -> Result<AnyView, Problem> {
    let l = visit.locale;
    let (what, why) = kind_words(l, row);
    let (first, last) = (moment(visit, row.first_at)?, moment(visit, row.last_at)?);
    let has_accounts = !row.accounts()?.is_empty();
    let is_open = row.state == SignalState::Open.word();
    let path = format!("/desk/signals/{}", row.id);
    let open = has_accounts.then(|| {
        view! { <form method="post" action=path.clone()><button class="button secondary">{t!(l, "signal-open")}</button></form> }
    });
    let dismiss = is_open.then(|| {
        view! { <form method="post" action=format!("{path}/dismiss")><button class="button quiet">{t!(l, "signal-dismiss")}</button></form> }
    });
    Ok(view! {
        <li class="card">
            <h2>{what}</h2>
            <p>{why}</p>
            <p class="small muted">{t!(l, "signal-when", first = first, last = last)}</p>
            <div class="actions">{open}{dismiss}</div>
        </li>
    }
    .into_any())
}

/// `POST /desk/signals/{id}`: the accounts, opened and written down.
async fn open(visit: Visit, Id(id): Id<Uuid>) -> Answer {
    let may = rights::may_serve(&visit.actor)?;
    let row = store::find(&mut visit.app.db.read().await?, id)
        .await?
        .or_not_found()?;
    let accounts = row.accounts()?;
    let why = Why {
        purpose: Purpose::FraudCheck,
        reason: String::new(),
        case: None,
    };
    let cards = transact!(&visit.app.db, tx => {
        let mut cards = Vec::new();
        for account in accounts.iter().take(ACCOUNTS) {
            let Some(card) = identity::card(tx, *account).await? else { continue };
            let look = Opened { may: &may, person: Person::Account(*account), why: &why, fields: OF_ACCOUNT };
            access::record(tx, &look, visit.now).await?;
            cards.push(card);
        }
        Ok::<_, Problem>(cards)
    })?;
    let l = visit.locale;
    let (what, why) = kind_words(l, &row);
    let rows = cards
        .iter()
        .map(|card| account_row(&visit, id, card))
        .collect::<Result<Vec<_>, Problem>>()?;
    Ok(desk::page(
        &visit,
        HERE,
        Page::new(Section::Desk, what.clone()),
        None,
        || {
            view! {
                {ui::back(l, "/desk/signals")}
                <h1>{what}</h1>
                <p class="lede">{why}</p>
                <div class="notice"><p>{t!(l, "open-recorded")}</p></div>
                <ul class="rows">{rows}</ul>
                <form method="post" action=format!("/desk/signals/{id}/dismiss")><div class="actions"><button class="button secondary">{t!(l, "signal-dismiss")}</button></div></form>
            }
        },
    ))
}

fn account_row(visit: &Visit, id: Uuid, card: &identity::Card) -> Result<AnyView, Problem> {
    let l = visit.locale;
    let since = t!(l, "signal-since", when = moment(visit, card.created_at)?);
    let account = card.id.to_string();
    let action = format!("/desk/signals/{id}/to-desk");
    let email = card.email.clone();
    Ok(view! {
        <li><div><b>{email.clone()}</b><small>{since}</small></div>
            <form method="post" action=action><input r#type="hidden" name="account" value=account/>
                <button class="button danger quiet slim">{t!(l, "signal-to-desk")}<span class="hide">" "{email}</span></button></form></li>
    }
    .into_any())
}

/// `POST /desk/signals/{id}/dismiss`: it was nothing. If it grows, it comes back.
async fn dismiss(visit: Visit, Id(id): Id<Uuid>) -> Answer {
    let may = rights::may_serve(&visit.actor)?;
    let event = visit.app.clock.id();
    let done = transact!(&visit.app.db, tx => {
        let done = store::decide(tx, &may, id, SignalState::Dismissed, "", visit.now).await?;
        if done {
            events::record(tx, event, visit.now, Kind::SignalDecided, id, Some(*may.by()), &json!({ "state": "dismissed" })).await?;
        }
        Ok::<_, Problem>(done)
    })?;
    done.then_some(()).or_not_found()?;
    visit.notice("signal-dismissed").await?;
    Ok(visit.redirect(&LocalPath::new("/desk/signals")))
}

/// `POST /desk/signals/{id}/to-desk`: for thirty days only the desk can match this account to the roll. The account itself stays usable.
async fn to_desk(visit: Visit, Id(id): Id<Uuid>, fields: Fields) -> Answer {
    let may = rights::may_serve(&visit.actor)?;
    let account: AccountId = fields
        .get("account")
        .parse()
        .map_err(|_| Problem::Malformed)?;
    let row = store::find(&mut visit.app.db.read().await?, id)
        .await?
        .or_not_found()?;
    if !row.accounts()?.contains(&account) {
        return Err(Problem::NotFound);
    }
    let event = visit.app.clock.id();
    transact!(&visit.app.db, tx => {
        roll::only_at_desk(tx, &may, account, visit.now).await?;
        store::decide(tx, &may, id, SignalState::Acted, "", visit.now).await?;
        events::record(tx, event, visit.now, Kind::SignalDecided, id, Some(*may.by()), &json!({ "state": "acted", "account": account })).await?;
        Ok::<_, Problem>(())
    })?;
    visit.notice("signal-sent-to-desk").await?;
    Ok(visit.redirect(&LocalPath::new("/desk/signals")))
}
