//! Making a passkey at an issuer: by a code from its own register, once.

use super::guest::Guest;
use super::register;
use super::store;
use crate::error::{Answer, Problem};
use crate::form::{FormState, Unkept};
use crate::identity::islands::{Ask, PasskeyButton, PasskeyTexts, Question};
use crate::ui::forms::{FieldText, InputKind, input};
use crate::ui::{self, ErrorSummary};
use crate::{t, transact};
use axum::response::Response;
use domain::letter_code::{CodeFault, LetterCode};
use jiff::SignedDuration;
use leptos::either::Either;
use leptos::prelude::*;
use serde_json::json;
use uuid::Uuid;
use webauthn_rs::prelude::{PasskeyRegistration, RegisterPublicKeyCredential};

/// An answer of the browser that comes later is refused.
const PATIENCE: SignedDuration = SignedDuration::from_mins(10);

/// `GET /enrol`
pub async fn show_code(guest: Guest) -> Answer {
    Ok(draw(&guest, &FormState::default()))
}

fn draw(guest: &Guest, form: &FormState) -> Response {
    let l = guest.locale;
    let title = t!(l, "issuer-enrol-title");
    let heading = title.clone();
    let text = FieldText::new("code", t!(l, "issuer-code"), t!(l, "issuer-code-hint"));
    let errors = form.errors.clone();
    guest.page(&title, Some(form), || {
        view! {
            <div class="narrow">
                <ErrorSummary l errors/>
                {ui::back(l, "/")}
                <h1>{heading}</h1>
                <p class="lede">{t!(l, "issuer-enrol-words", name = guest.office.set.name.as_str())}</p>
                <form method="post" action="/enrol" novalidate>
                    {input(l, form, &text, InputKind { width: "w-m", ..InputKind::TEXT })}
                    <div class="actions"><button class="button">{t!(l, "continue")}</button></div>
                </form>
                <p class="small muted">{t!(l, "issuer-no-code")}</p>
            </div>
        }
    })
}

/// The code that was typed, with its hash; what is wrong with it stands in the form.
fn typed(guest: &Guest, form: &mut FormState) -> Result<Option<(LetterCode, [u8; 32])>, Problem> {
    let key = match LetterCode::typed(form.fields.get("code")) {
        Ok(code) => {
            let hash = register::hash(&guest.office, &code)?;
            return Ok(Some((code, hash)));
        }
        Err(CodeFault::Empty) => "issuer-code-empty",
        Err(CodeFault::Length) => "issuer-code-length",
        Err(CodeFault::Slip) => "issuer-code-slip",
    };
    form.refuse("code", key, &[]);
    Ok(None)
}

/// `POST /enrol` with `code`: the page that makes the passkey.
pub async fn ask_code(guest: Guest, Unkept(fields): Unkept) -> Answer {
    let mut form = FormState::of(fields);
    let Some((code, hash)) = typed(&guest, &mut form)? else {
        return Ok(draw(&guest, &form));
    };
    let now = guest.office.clock.now();
    let found = store::by_code(&mut guest.office.db.read().await?, hash, now).await?;
    let Some((person, _)) = found else {
        form.refuse("code", "issuer-code-unknown", &[]);
        return Ok(draw(&guest, &form));
    };
    let (options, making) = creation(&guest, &person)?;
    transact!(&guest.office.db, tx => store::keep_making(tx, hash, &making, now + PATIENCE).await)?;
    Ok(draw_making(&guest, &code, &person.name, options))
}

/// What the browser is asked for, and what is to be kept until it answers. The passkey must be found by itself later (a "discoverable" credential).
fn creation(guest: &Guest, person: &store::Person) -> Result<(String, String), Problem> {
    let (options, state) = guest
        .office
        .webauthn
        .start_passkey_registration(
            Uuid::from_bytes(person.id),
            &person.reference,
            &person.name,
            None,
        )
        .map_err(Problem::internal)?;
    let mut options = serde_json::to_value(&options).map_err(Problem::internal)?;
    if let Some(selection) = options.pointer_mut("/publicKey/authenticatorSelection") {
        *selection = json!({ "residentKey": "required", "requireResidentKey": true, "userVerification": "required" });
    }
    let making = serde_json::to_string(&state).map_err(Problem::internal)?;
    Ok((options.to_string(), making))
}

/// What the button says when something does not work.
fn texts(guest: &Guest) -> PasskeyTexts {
    let l = guest.locale;
    PasskeyTexts {
        busy: t!(l, "passkey-busy"),
        unsupported: t!(l, "issuer-passkeys-none"),
        cancelled: t!(l, "passkey-cancelled"),
        present: t!(l, "passkey-present"),
        failed: t!(l, "issuer-passkey-failed"),
    }
}

fn draw_making(guest: &Guest, code: &LetterCode, name: &str, options: String) -> Response {
    let l = guest.locale;
    let title = t!(l, "issuer-make-title");
    let heading = title.clone();
    let way = if guest.office.set.islands.is_some() {
        Either::Left(view! {
            <form method="post" action="/enrol/passkey" id="passkey">
                <input r#type="hidden" name="code" value=code.grouped()/>
                <input r#type="hidden" name="credential"/>
                <PasskeyButton question=Question::Here(options) ask=Ask::Make label=t!(l, "passkey-make") texts=texts(guest)/>
            </form>
            <noscript><div class="notice warn"><p>{t!(l, "issuer-needs-scripts")}</p></div></noscript>
        })
    } else {
        Either::Right(view! { <div class="notice"><p>{t!(l, "passkey-off")}</p></div> })
    };
    guest.page(&title, None, || {
        view! {
            <div class="narrow">
                {ui::back(l, "/enrol")}
                <h1>{heading}</h1>
                <p class="lede">{t!(l, "issuer-make-words", person = name)}</p>
                <p>{t!(l, "passkey-what-words")}</p>
                {way}
            </div>
        }
    })
}

/// `POST /enrol/passkey` with `code` and `credential`: the passkey is made, and the code used up.
pub async fn make(guest: Guest, Unkept(fields): Unkept) -> Answer {
    let credential = fields.get("credential").to_owned();
    let mut form = FormState::of(fields);
    let Some((_, hash)) = typed(&guest, &mut form)? else {
        return Ok(draw(&guest, &form));
    };
    let office = &guest.office;
    let found = store::by_code(&mut office.db.read().await?, hash, office.clock.now()).await?;
    let Some((person, making)) = found else {
        form.refuse("code", "issuer-code-unknown", &[]);
        return Ok(draw(&guest, &form));
    };
    let state = making.and_then(|text| serde_json::from_str::<PasskeyRegistration>(&text).ok());
    let answer = serde_json::from_str::<RegisterPublicKeyCredential>(&credential);
    let made = match (state, answer) {
        (None, _) => Err("passkey-late"),
        (_, Err(_)) => Err("passkey-malformed"),
        (Some(state), Ok(answer)) => office
            .webauthn
            .finish_passkey_registration(&answer, &state)
            .map_err(|_| "passkey-refused"),
    };
    let is_kept: bool = match &made {
        Ok(key) => transact!(&office.db, tx => store::put_passkey(tx, person.id, hash, key).await)?,
        Err(_) => false,
    };
    if !is_kept {
        form.refuse("code", made.err().unwrap_or("passkey-refused"), &[]);
        return Ok(draw(&guest, &form));
    }
    let l = guest.locale;
    let title = t!(l, "issuer-made-title");
    let heading = title.clone();
    Ok(guest.page(&title, None, || {
        view! {
            <div class="narrow">
                <h1>{heading}</h1>
                <p class="lede">{t!(l, "issuer-made-words")}</p>
                <p>{t!(l, "issuer-made-again")}</p>
            </div>
        }
    }))
}
