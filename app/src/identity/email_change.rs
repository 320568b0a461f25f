//! Changing the address of an account: the new one is confirmed by a link sent there; the old one is told and can take it back for 72 hours.

mod links;

use super::store::{self, email_changes};
use crate::clock::millis;
use crate::error::{Answer, OrNotFound, Problem};
use crate::form::{Fields, FormState};
use crate::i18n;
use crate::mail;
use crate::t;
use crate::transact;
use crate::ui::forms::{FieldText, InputKind, input};
use crate::ui::{self, ErrorSummary};
use crate::web::{AppState, LocalPath, Page, Section, Visit};
use axum::Router;
use axum::response::Response;
use axum::routing::get;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::rights;
use jiff::{SignedDuration, ToSpan};
use leptos::either::Either;
use leptos::prelude::*;

/// For so many minutes the link to the new address can be used.
const VALID_MINUTES: i64 = 60;
/// For so many hours the old address can undo the change.
const UNDO_HOURS: i64 = 72;
/// Nobody can be made to get more of these mails than one in so many seconds for each account that asks.
const PAUSE: SignedDuration = SignedDuration::from_secs(60);

pub(super) fn routes() -> Router<AppState> {
    Router::new()
        .route("/me/email", get(show).post(ask))
        .route("/me/email/sent", get(sent))
        .route(
            "/email/confirm/{secret}",
            get(links::open).post(links::confirm),
        )
        .route(
            "/email/undo/{secret}",
            get(links::open_undo).post(links::undo),
        )
}

/// What stands for a secret in the table.
fn hash(secret: &str) -> Vec<u8> {
    blake3::derive_key("comitia 2026-11 change of address", secret.as_bytes()).to_vec()
}

async fn show(visit: Visit) -> Answer {
    rights::may_act_for_sure(&visit.actor, visit.now)?;
    let form = visit.typed_before().await?.unwrap_or_default();
    draw(&visit, &form).await
}

async fn draw(visit: &Visit, form: &FormState) -> Answer {
    let permit = rights::may_act_for_sure(&visit.actor, visit.now)?;
    let mut tx = visit.app.db.read().await?;
    let account = store::account(&mut tx, *permit.account())
        .await?
        .or_not_found()?;
    let held = email_changes::held_until(&mut tx, *permit.account(), visit.now).await?;
    drop(tx);
    let l = visit.locale;
    let title = t!(l, "email-change-title");
    let text = FieldText::new("email", t!(l, "email-change-new"), String::new());
    let way = match held {
        Some(until) => {
            let until = super::links::moment(visit, until)?;
            Either::Left(
                view! { <div class="notice"><p>{t!(l, "email-change-held", until = until)}</p></div> },
            )
        }
        None => Either::Right(view! {
            <form method="post" novalidate>
                {input(l, form, &text, InputKind::EMAIL)}
                <div class="actions"><button class="button">{t!(l, "email-change-send")}</button></div>
            </form>
        }),
    };
    Ok(visit.page(
        Page::new(Section::Me, title.clone()).of_form(l, form),
        || {
            view! {
                <div class="narrow">
                    <ErrorSummary l errors=form.errors.clone()/>
                    {ui::back(l, "/me")}
                    <h1>{title}</h1>
                    <p class="lede">{t!(l, "email-change-lede", email = account.email)}</p>
                    <p>{t!(l, "email-change-words", hours = UNDO_HOURS)}</p>
                    {way}
                </div>
            }
        },
    ))
}

/// `POST /me/email`: sends a link to the new address. The answer is the same whether or not that address has an account.
async fn ask(visit: Visit, fields: Fields) -> Answer {
    let permit = rights::may_act_for_sure(&visit.actor, visit.now)?;
    let mut form = FormState::of(fields);
    let email = form.email("email");
    let mut tx = visit.app.db.read().await?;
    let account = store::account(&mut tx, *permit.account())
        .await?
        .or_not_found()?;
    let held = email_changes::held_until(&mut tx, *permit.account(), visit.now).await?;
    let last = email_changes::asked_last(&mut tx, *permit.account()).await?;
    drop(tx);
    if held.is_some() {
        return Err(Problem::Conflict);
    }
    if !form.is_refused() && email == account.email {
        form.refuse("email", "email-change-same", &[]);
    }
    if form.is_refused() {
        return draw(&visit, &form).await;
    }
    if last.is_some_and(|last| millis(visit.now - PAUSE) < last) {
        return Err(Problem::TooMany { retry_after: 60 });
    }
    let secret = URL_SAFE_NO_PAD.encode(visit.app.clock.random());
    let change = email_changes::Change {
        id: hash(&secret),
        account: permit.account().0,
        old_email: account.email,
        new_email: email,
        asked_at: millis(visit.now),
    };
    let (subject, body) = links::letter_to_new(&visit, &secret)?;
    let (mail_id, now) = (visit.app.clock.id(), visit.now);
    let until = now + VALID_MINUTES.minutes();
    transact!(&visit.app.db, tx => {
        email_changes::ask(tx, &permit, &change, until).await?;
        mail::queue(tx, mail_id, &change.new_email, &subject, &body, now).await
    })?;
    Ok(visit.redirect(&LocalPath::new("/me/email/sent")))
}

async fn sent(visit: Visit) -> Answer {
    rights::may_manage_own_account(&visit.actor)?;
    Ok(told(
        &visit,
        t!(visit.locale, "link-sent-title"),
        t!(visit.locale, "email-change-sent", minutes = VALID_MINUTES),
        axum::http::StatusCode::OK,
    ))
}

/// A page that says one thing.
fn told(visit: &Visit, title: String, words: String, status: axum::http::StatusCode) -> Response {
    let l = visit.locale;
    let page = Page {
        status,
        ..Page::new(Section::Me, title.clone())
    };
    let demo = visit
        .app
        .site
        .demo
        .then(|| view! { <p><a href="/demo/outbox">{t!(l, "demo-more")}</a></p> });
    visit.page(page, || {
        view! {
            <div class="narrow">
                <h1>{title}</h1>
                <p class="lede">{words}</p>
                {demo}
                <p><a href="/me">{t!(l, "me-title")}</a></p>
            </div>
        }
    })
}

/// A moment in the language of a mail.
fn in_words(visit: &Visit, l: i18n::Locale, time: jiff::Timestamp) -> String {
    i18n::moment(l, time, &visit.app.site.time_zone)
}
