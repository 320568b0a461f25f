//! Confirming a telephone number: a code of six digits by text message, typed on the next page.

use super::check::{self, Checked};
use super::limits::Limits;
use super::store::codes::{self, Open};
use super::store::points;
use crate::clock::millis;
use crate::db::Tx;
use crate::error::{Answer, Problem};
use crate::events;
use crate::form::{FormState, Unkept};
use crate::mail;
use crate::profile;
use crate::t;
use crate::transact;
use crate::ui::forms::{FieldText, InputKind, input};
use crate::ui::{self, ErrorSummary};
use crate::web::{LocalPath, Page, Section, Visit};
use axum::http::StatusCode;
use axum::response::Response;
use domain::contacts::{self, Kind, SMS_VALID};
use domain::ids::AccountId;
use domain::residence::Tries;
use domain::rights::{self, MayManageOwnAccount};
use leptos::prelude::*;
use serde_json::json;

const FIELD: &str = "/me/about/phone";
const HERE: &str = "/me/about/phone/confirm";
const CODE: &str = "/me/about/phone/code";

/// The number of the profile: as it was typed, and as networks know it.
async fn number(
    visit: &Visit,
    tx: &mut Tx,
    account: AccountId,
) -> Result<Option<(String, Option<String>)>, Problem> {
    let told = profile::told(tx, account, Kind::Phone.word()).await?;
    Ok(told.map(|typed| {
        let known = contacts::international(&typed, &visit.app.site.phone_prefix);
        (typed, known)
    }))
}

/// `GET /me/about/phone/confirm`
pub async fn page(visit: Visit) -> Answer {
    draw(&visit, None).await
}

/// The page; `refused` says that enough was sent.
async fn draw(visit: &Visit, refused: Option<String>) -> Answer {
    let permit = rights::may_manage_own_account(&visit.actor)?;
    let mut tx = visit.app.db.read().await?;
    let Some((typed, known)) = number(visit, &mut tx, *permit.account()).await? else {
        return Ok(visit.redirect(&LocalPath::new(FIELD)));
    };
    let point = points::confirmed(&mut tx, *permit.account(), Kind::Phone).await?;
    drop(tx);
    let l = visit.locale;
    let title = t!(l, "phone-confirm-title");
    let is_confirmed = point.is_some_and(|point| known.as_ref() == Some(&point.value));
    let status = match refused {
        Some(_) => StatusCode::TOO_MANY_REQUESTS,
        None => StatusCode::OK,
    };
    let page = Page {
        status,
        ..Page::new(Section::Me, title.clone())
    };
    Ok(visit.page(page, || {
        view! {
            <div class="narrow">
                {ui::back(l, "/me/about")}
                <h1>{title}</h1>
                {refused.map(|words| view! { <div class="notice warn" role="alert"><p>{words}</p></div> })}
                <p class="lede">{typed}</p>
                {way_on(visit, is_confirmed, known)}
            </div>
        }
    }))
}

/// What can be done about the number.
fn way_on(visit: &Visit, is_confirmed: bool, known: Option<String>) -> AnyView {
    let l = visit.locale;
    if is_confirmed {
        return view! { <div class="notice ok"><p>{t!(l, "phone-confirmed")}</p></div> }.into_any();
    }
    if !visit.app.site.sms {
        return view! {
            <div class="notice"><p>{t!(l, "phone-no-gateway")}</p></div>
            <div class="actions"><a class="button" href="/me/residence/desk">{t!(l, "phone-desk")}</a></div>
        }
        .into_any();
    }
    match known {
        Some(number) => view! {
            <p>{t!(l, "phone-confirm-words", number = number, minutes = SMS_VALID.as_mins())}</p>
            <form method="post"><div class="actions"><button class="button">{t!(l, "phone-send")}</button></div></form>
        }
        .into_any(),
        None => view! {
            <div class="notice warn"><p>{t!(l, "phone-no-country")}</p></div>
            <div class="actions"><a class="button" href=FIELD>{t!(l, "change")}</a></div>
        }
        .into_any(),
    }
}

/// `POST /me/about/phone/confirm`: sends a code, as long as not too many were sent.
pub async fn send(visit: Visit) -> Answer {
    let permit = rights::may_manage_own_account(&visit.actor)?;
    let account = *permit.account();
    let mut tx = visit.app.db.read().await?;
    let found = number(&visit, &mut tx, account).await?;
    let point = points::confirmed(&mut tx, account, Kind::Phone).await?;
    let tries = codes::tries(&mut tx, account, Kind::Phone, visit.now).await?;
    drop(tx);
    let number = found.and_then(|(_, known)| known);
    let is_confirmed = |number: &String| {
        let point = point.as_ref();
        point.is_some_and(|point| point.value == *number)
    };
    let Some(number) = number.filter(|number| visit.app.site.sms && !is_confirmed(number)) else {
        return draw(&visit, None).await;
    };
    if let Tries::Until(until) = tries {
        return Ok(check::cooling_down(&visit, until));
    }
    if queue(&visit, &permit, &number).await? {
        Ok(visit.redirect(&LocalPath::new(CODE)))
    } else {
        draw(&visit, Some(t!(visit.locale, "phone-too-many"))).await
    }
}

/// Makes a code and queues the message; `false` if too many were sent.
async fn queue(visit: &Visit, permit: &MayManageOwnAccount, number: &str) -> Result<bool, Problem> {
    let (app, l, now, account) = (&visit.app, visit.locale, visit.now, *permit.account());
    let code = contacts::digits(&app.clock.random());
    let expires_at = now.saturating_add(SMS_VALID).map_err(Problem::internal)?;
    let open = Open {
        value: number.to_owned(),
        hash: Some(check::hash(app, account, Kind::Phone, &code)?),
        expires_at: Some(millis(expires_at)),
    };
    let limits = Limits::of_message(app, account, number, visit.from)?;
    let text = t!(
        l,
        "phone-sms",
        code = code,
        site = app.site.name.as_str(),
        minutes = SMS_VALID.as_mins()
    );
    let (message, event) = (app.clock.id(), app.clock.id());
    transact!(&app.db, tx => {
        if !limits.take(tx, now).await? {
            return Ok(false);
        }
        codes::ask(tx, permit, Kind::Phone, &open, now).await?;
        mail::queue_sms(tx, message, number, &text, now, Some(expires_at)).await?;
        let facts = json!({ "kind": Kind::Phone.word() });
        events::record(tx, event, now, events::Kind::ContactAsked, account.0, Some(account), &facts).await?;
        Ok::<_, Problem>(true)
    })
}

/// `GET /me/about/phone/code`
pub async fn form(visit: Visit) -> Answer {
    draw_form(&visit, &FormState::default()).await
}

async fn draw_form(visit: &Visit, form: &FormState) -> Answer {
    let permit = rights::may_manage_own_account(&visit.actor)?;
    let account = *permit.account();
    let mut tx = visit.app.db.read().await?;
    let tries = codes::tries(&mut tx, account, Kind::Phone, visit.now).await?;
    let open = codes::open(&mut tx, account, Kind::Phone, visit.now).await?;
    if let Tries::Until(until) = tries {
        return Ok(check::cooling_down(visit, until));
    }
    let Some(open) = open else {
        return Ok(visit.redirect(&LocalPath::new(HERE)));
    };
    let is_stuck = mail::is_stuck(&mut tx, &open.value).await?;
    drop(tx);
    Ok(form_page(visit, form, open.value, is_stuck))
}

fn form_page(visit: &Visit, form: &FormState, number: String, is_stuck: bool) -> Response {
    let l = visit.locale;
    let title = t!(l, "phone-code-title");
    let text = FieldText::new("code", t!(l, "phone-code"), t!(l, "phone-code-hint"));
    let kind = InputKind {
        autocomplete: "one-time-code",
        ..InputKind::NUMBER
    };
    let stuck = is_stuck.then(|| {
        view! { <div class="notice warn"><p>{t!(l, "phone-stuck")}</p><p><a href="/me/residence/desk">{t!(l, "phone-desk")}</a></p></div> }
    });
    let is_demo = visit.app.site.demo;
    let demo = is_demo.then(|| view! { <p><a href="/demo/outbox">{t!(l, "demo-more")}</a></p> });
    let page = Page::new(Section::Me, title.clone()).of_form(l, form);
    visit.page(page, || {
        view! {
            <div class="narrow">
                <ErrorSummary l errors=form.errors.clone()/>
                {ui::back(l, HERE)}
                <h1>{title}</h1>
                <p class="lede">{t!(l, "phone-code-lede", number = number)}</p>
                {stuck}
                {demo}
                <form method="post" novalidate>
                    {input(l, form, &text, kind)}
                    <div class="actions"><button class="button">{t!(l, "continue")}</button></div>
                </form>
                <p class="small"><a href=HERE>{t!(l, "phone-send-again")}</a></p>
            </div>
        }
    })
}

/// `POST /me/about/phone/code`. What cannot be a code is no try.
pub async fn enter(visit: Visit, Unkept(fields): Unkept) -> Answer {
    let permit = rights::may_manage_own_account(&visit.actor)?;
    let account = *permit.account();
    let mut form = FormState::of(fields);
    let Some(code) = contacts::typed_digits(form.fields.get("code")) else {
        form.refuse("code", "phone-code-six", &[]);
        return draw_form(&visit, &form).await;
    };
    let hash = check::hash(&visit.app, account, Kind::Phone, &code)?;
    match check::check(&visit, account, Kind::Phone, &hash).await? {
        Checked::Right => {
            visit.notice("contact-confirmed").await?;
            Ok(visit.redirect(&LocalPath::new("/me/about")))
        }
        Checked::Wrong(left) => {
            form.refuse("code", "phone-code-wrong", &[("left", left)]);
            draw_form(&visit, &form).await
        }
        Checked::Waiting(until) => Ok(check::cooling_down(&visit, until)),
        Checked::Gone => {
            visit.notice("contact-code-gone").await?;
            Ok(visit.redirect(&LocalPath::new(HERE)))
        }
    }
}
