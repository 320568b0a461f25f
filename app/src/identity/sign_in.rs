//! The sign-in page with its two ways, what begins a session, and signing out.

use super::alerts::Device;
use super::islands::{Ask, PasskeyButton, PasskeyTexts, Question};
use super::{activity, agent, links, passkeys, place, proof};
use crate::directory;
use crate::error::{Answer, Problem};
use crate::federation::{self, Purpose};
use crate::form::FormState;
use crate::t;
use crate::ui::ErrorSummary;
use crate::ui::forms::{FieldText, InputKind, input};
use crate::web::{
    AppState, LocalPath, Page, Query, SESSION_ACCOUNT, SESSION_AGENT, SESSION_PLACE, Section, Site,
    Visit,
};
use axum::Router;
use axum::http::HeaderMap;
use axum::routing::{get, post};
use domain::actor::Proof;
use domain::ids::AccountId;
use leptos::prelude::*;
use webauthn_rs::{Webauthn, WebauthnBuilder};

pub(super) fn routes() -> Router<AppState> {
    Router::new()
        .merge(super::step_up::routes())
        .merge(passkeys::routes())
        .route("/sign-in", get(page))
        .route("/sign-in/link", post(links::ask))
        .route("/sign-in/passkey", post(passkeys::sign_in))
        .route("/sign-in/passkey/options", post(passkeys::challenge))
        .route("/sign-out", post(sign_out))
}

/// Passkeys for the address of this service.
///
/// # Errors
/// When the address has no host name that passkeys could be bound to; in words.
pub fn webauthn(site: &Site) -> Result<Webauthn, String> {
    let host = site.base_url.host_str().ok_or("has no host")?;
    let builder = WebauthnBuilder::new(host, &site.base_url).map_err(|e| e.to_string())?;
    builder
        .rp_name(&site.name)
        .build()
        .map_err(|e| e.to_string())
}

async fn page(visit: Visit, Query(query): Query) -> Answer {
    let mut form = FormState::default();
    form.fields
        .set("next", LocalPath::to_return_to(query.get("next")).as_str());
    draw(&visit, form).await
}

/// The page with both ways to sign in; `form` has `next`, `email`, and what was wrong with either way.
pub(super) async fn draw(visit: &Visit, form: FormState) -> Answer {
    let l = visit.locale;
    let title = Page::new(Section::Other, t!(l, "sign-in")).of_form(l, &form);
    let signed_in = visit
        .actor
        .account
        .map(|_| t!(l, "sign-in-already", name = visit.actor.name.as_str()));
    let next = LocalPath::to_return_to(form.fields.get("next"))
        .as_str()
        .to_owned();
    let providers = by_provider(visit, &next).await?;
    let staff = directory::sign_in_form(visit, &next);
    Ok(visit.page(title, || {
        view! {
            <ErrorSummary l errors=form.errors.clone()/>
            <h1>{t!(l, "sign-in")}</h1>
            <p class="lede">{t!(l, "sign-in-lede")}</p>
            {signed_in.map(|words| view! { <div class="notice"><p>{words}</p></div> })}
            <div class="ways">
                {by_passkey(visit, next.clone()).into_any()}
                {by_link(visit, &form, next).into_any()}
                {providers}
            </div>
            {staff}
            <details class="more"><summary>{t!(l, "passkey-what")}</summary><p>{t!(l, "passkey-what-words")}</p></details>
            <details class="more"><summary>{t!(l, "sign-in-trouble")}</summary><p>{t!(l, "sign-in-trouble-words")}</p></details>
        }
    }))
}

async fn by_provider(visit: &Visit, next: &str) -> Result<Option<AnyView>, Problem> {
    let l = visit.locale;
    let links = federation::buttons(visit, Purpose::SignIn, next).await?;
    Ok(links.map(|links| {
        view! {
            <section class="card" aria-labelledby="way-provider">
                <h2 id="way-provider">{t!(l, "providers-sign-in")}</h2>
                <p>{t!(l, "providers-sign-in-words")}</p>
                {links}
            </section>
        }
        .into_any()
    }))
}

fn by_passkey(visit: &Visit, next: String) -> impl IntoView + use<> {
    let l = visit.locale;
    // Where this server has no browser bundle no passkey works.
    let way = match visit.app.site.islands {
        Some(_) => leptos::either::Either::Left(view! {
            <form method="post" action="/sign-in/passkey">
                <input r#type="hidden" name="next" value=next/>
                <input r#type="hidden" name="credential"/>
                <PasskeyButton question=Question::At("/sign-in/passkey/options".to_owned()) ask=Ask::Use label=t!(l, "passkey-sign-in") texts=texts(visit)/>
            </form>
            <noscript><p class="small">{t!(l, "passkey-needs-scripts")}</p></noscript>
        }),
        None => leptos::either::Either::Right(view! { <p>{t!(l, "passkey-off")}</p> }),
    };
    view! {
        <section class="card first" id="passkey" tabindex="-1" aria-labelledby="way-passkey">
            <h2 id="way-passkey">{t!(l, "sign-in-passkey")}</h2>
            <p>{t!(l, "sign-in-passkey-words")}</p>
            {way}
        </section>
    }
}

/// What the passkey button says when something does not work.
pub(super) fn texts(visit: &Visit) -> PasskeyTexts {
    let l = visit.locale;
    PasskeyTexts {
        busy: t!(l, "passkey-busy"),
        unsupported: t!(l, "passkey-unsupported"),
        cancelled: t!(l, "passkey-cancelled"),
        present: t!(l, "passkey-present"),
        failed: t!(l, "passkey-failed"),
    }
}

fn by_link(visit: &Visit, form: &FormState, next: String) -> impl IntoView + use<> {
    let l = visit.locale;
    let text = FieldText::new("email", t!(l, "email"), t!(l, "sign-in-email-hint"));
    view! {
        <section class="card" aria-labelledby="way-link">
            <h2 id="way-link">{t!(l, "sign-in-link")}</h2>
            <p>{t!(l, "sign-in-link-words")}</p>
            <form method="post" action="/sign-in/link" novalidate>
                <input r#type="hidden" name="next" value=next/>
                {input(l, form, &text, InputKind::EMAIL)}
                <div class="actions"><button class="button secondary">{t!(l, "sign-in-link-send")}</button></div>
            </form>
        </section>
    }
}

/// Begins a session for this account under a new id; what waits in the old one (a typed form) is kept. Whoever signs in on a device that is
/// new to the account gets a mail about it, unless the account itself is new; the answer has to remember the device.
pub(super) async fn begin(
    visit: &Visit,
    headers: &HeaderMap,
    (account, is_new): (AccountId, bool),
    proof: Proof,
) -> Result<Device, Problem> {
    let session = &visit.session;
    let before: Option<AccountId> = session.get(SESSION_ACCOUNT).await?;
    if before.is_some_and(|before| before != account) {
        visit.forget_typed().await?;
    }
    session.cycle_id().await?;
    passkeys::forget_challenges(visit).await?;
    session.insert(SESSION_ACCOUNT, account).await?;
    proof::keep(session, proof).await?;
    session.insert(SESSION_AGENT, agent::of(headers)).await?;
    let place = visit
        .from
        .map(|from| place::of(from.address))
        .unwrap_or_default();
    session.insert(SESSION_PLACE, place).await?;
    let device = Device::of(visit, headers);
    device.meet(visit, headers, account, is_new).await?;
    activity::seen(visit, account).await?;
    Ok(device)
}

/// Ends this session; the next page gets one of its own for what there is to tell.
pub async fn end(visit: &Visit, notice: &'static str) -> Answer {
    let provider = federation::signed_in_by(visit).await?;
    visit.session.clear().await;
    visit.session.cycle_id().await?;
    if let Some(provider) = provider {
        return Ok(visit.redirect(&provider));
    }
    visit.notice(notice).await?;
    Ok(visit.redirect(&LocalPath::new("/")))
}

async fn sign_out(visit: Visit) -> Answer {
    if visit.session.id().is_none() {
        return Ok(visit.redirect(&LocalPath::new("/")));
    }
    end(&visit, "signed-out").await
}
