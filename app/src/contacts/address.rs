//! Confirming a postal address that is not the one on the roll: the desk sends a letter with a code.

use super::check::{self, Checked};
use super::limits::Limits;
use super::store::codes::{self, Open};
use super::store::points;
use crate::error::{Answer, Problem};
use crate::events;
use crate::form::{FormState, Unkept};
use crate::profile;
use crate::t;
use crate::transact;
use crate::ui::forms::{FieldText, InputKind, input};
use crate::ui::{self, ErrorSummary};
use crate::web::{LocalPath, Page, Section, Visit};
use axum::http::StatusCode;
use domain::contacts::{Kind, LETTER_VALID};
use domain::letter_code::{CodeFault, LetterCode};
use domain::residence::Tries;
use domain::rights::{self, MayManageOwnAccount};
use leptos::prelude::*;
use serde_json::json;

const HERE: &str = "/me/about/address/confirm";

/// `GET /me/about/address/confirm`
pub async fn page(visit: Visit) -> Answer {
    draw(&visit, &FormState::default(), None).await
}

async fn draw(visit: &Visit, form: &FormState, refused: Option<String>) -> Answer {
    let permit = rights::may_manage_own_account(&visit.actor)?;
    let account = *permit.account();
    let mut tx = visit.app.db.read().await?;
    let Some(address) = profile::told(&mut tx, account, Kind::Address.word()).await? else {
        return Ok(visit.redirect(&LocalPath::new("/me/about/address")));
    };
    let point = points::confirmed(&mut tx, account, Kind::Address).await?;
    let tries = codes::tries(&mut tx, account, Kind::Address, visit.now).await?;
    let open = codes::open(&mut tx, account, Kind::Address, visit.now).await?;
    drop(tx);
    if let Tries::Until(until) = tries {
        return Ok(check::cooling_down(visit, until));
    }
    let l = visit.locale;
    let title = t!(l, "address-confirm-title");
    let words = |class: &'static str, text: String| view! { <div class=class><p>{text}</p></div> };
    let way = match (point, open.map(|open| open.hash.is_some())) {
        (Some(_), _) => words("notice ok", t!(l, "address-confirmed")).into_any(),
        (None, Some(true)) => code_form(visit, form).into_any(),
        (None, Some(false)) => words("notice", t!(l, "address-waits")).into_any(),
        (None, None) => {
            view! { <p>{t!(l, "address-confirm-words")}</p>{ask_button(visit)} }.into_any()
        }
    };
    let mut page = Page::new(Section::Me, title.clone()).of_form(l, form);
    if refused.is_some() {
        page.status = StatusCode::TOO_MANY_REQUESTS;
    }
    Ok(visit.page(page, || {
        view! {
            <div class="narrow">
                <ErrorSummary l errors=form.errors.clone()/>
                {ui::back(l, "/me/about")}
                <h1>{title}</h1>
                {refused.map(|words| view! { <div class="notice warn" role="alert"><p>{words}</p></div> })}
                <p class="lede pre">{address}</p>
                {way}
            </div>
        }
    }))
}

fn ask_button(visit: &Visit) -> impl IntoView + use<> {
    let label = t!(visit.locale, "address-ask");
    view! { <form method="post" action="/me/about/address/letter"><div class="actions"><button class="button">{label}</button></div></form> }
}

fn code_form(visit: &Visit, form: &FormState) -> impl IntoView + use<> {
    let l = visit.locale;
    let text = FieldText::new("code", t!(l, "code-label"), t!(l, "code-hint"));
    let kind = InputKind {
        autocomplete: "one-time-code",
        width: "w-m",
        ..InputKind::TEXT
    };
    let days = LETTER_VALID.as_hours() / 24;
    view! {
        <p>{t!(l, "address-code-words", days = days)}</p>
        <form method="post" action=HERE novalidate>
            {input(l, form, &text, kind)}
            <div class="actions"><button class="button">{t!(l, "continue")}</button></div>
        </form>
        <details class="more"><summary>{t!(l, "address-none")}</summary>{ask_button(visit)}</details>
    }
}

/// `POST /me/about/address/letter`: a letter waits for the desk from then on.
pub async fn ask(visit: Visit) -> Answer {
    let permit = rights::may_manage_own_account(&visit.actor)?;
    let account = *permit.account();
    let mut tx = visit.app.db.read().await?;
    let address = profile::told(&mut tx, account, Kind::Address.word()).await?;
    let point = points::confirmed(&mut tx, account, Kind::Address).await?;
    drop(tx);
    let Some(value) = address.filter(|_| point.is_none()) else {
        return Ok(visit.redirect(&LocalPath::new(HERE)));
    };
    if queue(&visit, &permit, value).await? {
        Ok(visit.redirect(&LocalPath::new(HERE)))
    } else {
        let words = t!(visit.locale, "address-too-many");
        draw(&visit, &FormState::default(), Some(words)).await
    }
}

/// Lets a letter wait, unless one does; `false` if too many were asked for.
async fn queue(
    visit: &Visit,
    permit: &MayManageOwnAccount,
    value: String,
) -> Result<bool, Problem> {
    let (event, now, account) = (visit.app.clock.id(), visit.now, *permit.account());
    let open = Open {
        value,
        hash: None,
        expires_at: None,
    };
    let limits = Limits::of_letter(&visit.app, account)?;
    transact!(&visit.app.db, tx => {
        let before = codes::open(tx, account, Kind::Address, now).await?;
        if before.is_some_and(|before| before.hash.is_none()) {
            return Ok(true);
        }
        if !limits.take(tx, now).await? {
            return Ok(false);
        }
        codes::ask(tx, permit, Kind::Address, &open, now).await?;
        let facts = json!({ "kind": Kind::Address.word() });
        events::record(tx, event, now, events::Kind::ContactAsked, account.0, Some(account), &facts).await?;
        Ok::<_, Problem>(true)
    })
}

/// `POST /me/about/address/confirm`. A slip of the finger costs nothing; a wrong code is a try.
pub async fn enter(visit: Visit, Unkept(fields): Unkept) -> Answer {
    let permit = rights::may_manage_own_account(&visit.actor)?;
    let account = *permit.account();
    let mut form = FormState::of(fields);
    let code = match LetterCode::typed(form.fields.get("code")) {
        Ok(code) => code,
        Err(fault) => {
            let key = match fault {
                CodeFault::Empty => "code-empty",
                CodeFault::Length => "code-length",
                CodeFault::Slip => "code-slip",
            };
            form.refuse("code", key, &[]);
            return draw(&visit, &form, None).await;
        }
    };
    let hash = check::hash(&visit.app, account, Kind::Address, code.as_str())?;
    match check::check(&visit, account, Kind::Address, &hash).await? {
        Checked::Right => {
            visit.notice("contact-confirmed").await?;
            Ok(visit.redirect(&LocalPath::new("/me/about")))
        }
        Checked::Wrong(left) => {
            form.refuse("code", "code-wrong", &[("left", left)]);
            draw(&visit, &form, None).await
        }
        Checked::Waiting(until) => Ok(check::cooling_down(&visit, until)),
        Checked::Gone => {
            visit.notice("contact-code-gone").await?;
            Ok(visit.redirect(&LocalPath::new(HERE)))
        }
    }
}
