//! Showing who one is once more, and on the way to a higher assurance level: always with the reason, always back to where one was.

use super::attempts::{self, Try};
use super::islands::{Ask, PasskeyButton, Question};
use super::{links, passkeys, proof, sign_in, store};
use crate::error::{Answer, OrNotFound};
use crate::federation::{self, Purpose};
use crate::form::{Fields, FormState, Unkept};
use crate::i18n::Locale;
use crate::t;
use crate::ui::ErrorSummary;
use crate::web::{AppState, LocalPath, Page, Query, Section, Visit};
use axum::Router;
use axum::routing::{get, post};
use domain::actor::{Level, Proof};
use domain::rights;
use leptos::either::EitherOf3;
use leptos::prelude::*;

pub(super) fn routes() -> Router<AppState> {
    Router::new()
        .route("/confirm", get(ask).post(confirm))
        .route("/confirm/link", post(confirm_by_link))
        .route("/step-up", get(step_up))
}

/// `GET /confirm`: "Is it you?", before something sensitive.
async fn ask(visit: Visit, Query(query): Query) -> Answer {
    let mut form = FormState::default();
    let next = LocalPath::to_return_to(query.get("next"));
    form.fields.set("next", next.as_str());
    draw(&visit, &form).await
}

async fn draw(visit: &Visit, form: &FormState) -> Answer {
    let permit = rights::may_manage_own_account(&visit.actor)?;
    let account = store::account(&mut visit.app.db.read().await?, *permit.account())
        .await?
        .or_not_found()?;
    let l = visit.locale;
    let title = t!(l, "confirm-title");
    let page = Page::new(Section::Me, title.clone()).of_form(l, form);
    let next = form.value("next");
    let providers = federation::buttons(visit, Purpose::Confirm, &next).await?;
    let providers =
        providers.map(|links| view! { <p>{t!(l, "providers-confirm-words")}</p>{links} });
    Ok(visit.page(page, || {
        let way = if !visit.actor.has_passkey {
            EitherOf3::A(view! {
                <form method="post" action="/confirm/link">
                    <input r#type="hidden" name="next" value=next/>
                    <p>{t!(l, "confirm-link-words", email = account.email)}</p>
                    <div class="actions"><button class="button">{t!(l, "sign-in-link-send")}</button></div>
                </form>
            })
        } else if visit.app.site.islands.is_some() {
            EitherOf3::B(by_passkey(visit, next))
        } else {
            EitherOf3::C(view! { <div class="notice"><p>{t!(l, "confirm-off")}</p></div> })
        };
        view! {
            <div class="narrow">
                <ErrorSummary l errors=form.errors.clone()/>
                <h1>{title}</h1>
                <p class="lede">{t!(l, "confirm-lede")}</p>
                {way}
                {providers}
                <details class="more"><summary>{t!(l, "confirm-trouble")}</summary><p>{t!(l, "confirm-trouble-words", contact = visit.app.site.contact.as_str())}</p></details>
            </div>
        }
    }))
}

/// The button that asks for a passkey of one's own, and the way on.
fn by_passkey(visit: &Visit, next: String) -> impl IntoView + use<> {
    let l = visit.locale;
    view! {
        <form method="post" action="/confirm" id="passkey" tabindex="-1">
            <input r#type="hidden" name="next" value=next/>
            <input r#type="hidden" name="credential"/>
            <PasskeyButton question=Question::At("/sign-in/passkey/options".to_owned()) ask=Ask::Use label=t!(l, "confirm-passkey") texts=sign_in::texts(visit)/>
        </form>
        <noscript><p class="small">{t!(l, "confirm-needs-scripts")}</p></noscript>
    }
}

/// `POST /confirm`: a passkey of the same account counts, under a new session id.
async fn confirm(visit: Visit, Unkept(fields): Unkept) -> Answer {
    let permit = rights::may_manage_own_account(&visit.actor)?;
    let refused = match passkeys::answered(&visit, fields.get("credential")).await? {
        Ok(account) if account == *permit.account() => None,
        Ok(_) => {
            attempts::missed(&visit, Try::Passkey).await?;
            Some("passkey-of-another")
        }
        Err(key) => Some(key),
    };
    if let Some(key) = refused {
        let mut form = FormState::default();
        let next = LocalPath::to_return_to(fields.get("next"));
        form.fields.set("next", next.as_str());
        form.refuse("passkey", key, &[]);
        return draw(&visit, &form).await;
    }
    visit.session.cycle_id().await?;
    proof::keep(&visit.session, Proof::passkey(visit.now)).await?;
    Ok(visit.redirect(&LocalPath::checked(fields.get("next"))))
}

/// `POST /confirm/link`: a link to the address of the account, for whoever has no passkey.
async fn confirm_by_link(visit: Visit, fields: Fields) -> Answer {
    let permit = rights::may_manage_own_account(&visit.actor)?;
    let account = store::account(&mut visit.app.db.read().await?, *permit.account())
        .await?
        .or_not_found()?;
    links::send_to(&visit, account.email, fields.get("next")).await
}

/// `GET /step-up`: what is missing for a level, the ways there, and then back.
async fn step_up(visit: Visit, Query(query): Query) -> Answer {
    let next = LocalPath::to_return_to(query.get("next"));
    let asked = query.get("needs").parse().ok().and_then(Level::from_number);
    let needs = asked.unwrap_or(Level::Resident);
    if visit.actor.account.is_none() && needs > Level::Anonymous {
        let here = LocalPath::step_up(needs, next.as_str());
        return Ok(visit.redirect(&LocalPath::sign_in(here.as_str())));
    }
    if visit.actor.level >= needs {
        return Ok(visit.redirect(&next));
    }
    let l = visit.locale;
    let title = t!(l, "step-up-title");
    let purpose = match (needs, visit.actor.level >= Level::Resident) {
        (Level::Strong, true) => Purpose::Strong,
        _ => Purpose::Resident,
    };
    let providers = federation::buttons(&visit, purpose, next.as_str()).await?;
    let providers = providers.map(|links| view! { <p>{t!(l, "providers-step-words")}</p>{links} });
    Ok(visit.page(Page::new(Section::Me, title.clone()), || {
        let strong = (needs == Level::Strong).then(|| strong_step(&visit, next.as_str()));
        view! {
            <div class="narrow">
                <h1>{title}</h1>
                <p class="lede">{t!(l, match needs {
                    Level::Strong => "step-up-lede-strong",
                    _ => "step-up-lede-resident",
                })}</p>
                <ol class="steps">
                    {step(l, true, t!(l, "step-up-email"), ())}
                    {resident_step(&visit, next.as_str())}
                    {strong}
                </ol>
                {providers}
                <p><a href=next.as_str().to_owned()>{t!(l, "step-up-later")}</a></p>
            </div>
        }
    }))
}

/// One step on the way, done or to do.
fn step(l: Locale, is_done: bool, title: String, how: impl IntoView) -> impl IntoView {
    let done = is_done.then(|| view! { <span class="tag done">{t!(l, "step-done")}</span> });
    view! { <li><h2>{title}" "{done}</h2>{how}</li> }
}

fn resident_step(visit: &Visit, next: &str) -> impl IntoView + use<> {
    let l = visit.locale;
    let is_done = visit.actor.level >= Level::Resident;
    let code = LocalPath::leading_back("/me/residence/code", &[], next);
    let desk = LocalPath::leading_back("/me/residence/desk", &[], next);
    let how = (!is_done).then(|| view! {
        <p>{t!(l, "step-up-resident-words")}</p>
        <ul class="rows ways-to">
            <li><div><b><a href=code.as_str().to_owned()>{t!(l, "step-up-code")}</a></b><small>{t!(l, "step-up-code-words")}</small></div></li>
            <li><div><b><a href=desk.as_str().to_owned()>{t!(l, "step-up-desk")}</a></b><small>{t!(l, "step-up-desk-words")}</small></div></li>
        </ul>
    });
    step(l, is_done, t!(l, "step-up-resident"), how)
}

fn strong_step(visit: &Visit, next: &str) -> impl IntoView + use<> {
    let l = visit.locale;
    let how = if visit.actor.level < Level::Resident {
        EitherOf3::A(view! { <p>{t!(l, "step-up-strong-after")}</p> })
    } else if visit.actor.has_passkey {
        EitherOf3::B(
            view! { <p>{t!(l, "step-up-strong-use")}</p> {by_passkey(visit, next.to_owned())} },
        )
    } else {
        let make = LocalPath::leading_back("/me/passkeys/new", &[], next);
        EitherOf3::C(view! {
            <p>{t!(l, "step-up-strong-make")}</p>
            <div class="actions"><a class="button" href=make.as_str().to_owned()>{t!(l, "passkey-add")}</a></div>
        })
    };
    step(l, false, t!(l, "step-up-strong"), how)
}
