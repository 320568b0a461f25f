//! `/me/data/corrections`: what a person wants corrected, and what became of it.

use super::store::corrections::{self, Correction, Wish};
use crate::desk::moment;
use crate::error::{Answer, Problem};
use crate::events;
use crate::form::{Fields, FormState};
use crate::i18n::Locale;
use crate::t;
use crate::transact;
use crate::ui::forms::{FieldText, radios};
use crate::ui::{self, ErrorSummary, TextArea};
use crate::web::{LocalPath, Page, Section, Visit};
use axum::response::Response;
use domain::privacy::About;
use domain::rights;
use leptos::either::Either;
use leptos::prelude::*;
use serde_json::json;

const HERE: &str = "/me/data/corrections";
/// So many are shown.
const SHOWN: i64 = 100;
/// So many of one person can wait.
const WAITING: i64 = 10;
/// Longest text, in characters.
const TEXT: usize = 2000;

/// What a thing to correct is called.
pub fn about_name(l: Locale, word: &str) -> String {
    match About::from_word(word) {
        Some(about) => t!(l, &format!("correction-about-{}", about.word())),
        None => word.to_owned(),
    }
}

/// `GET /me/data/corrections`
pub async fn list(visit: Visit) -> Answer {
    let permit = rights::may_manage_own_account(&visit.actor)?;
    let mut tx = visit.app.db.read().await?;
    let found = corrections::of(&mut tx, *permit.account(), SHOWN).await?;
    drop(tx);
    let l = visit.locale;
    let items = found
        .iter()
        .map(|wish| item(&visit, wish))
        .collect::<Result<Vec<_>, Problem>>()?;
    let list = if items.is_empty() {
        Either::Left(view! { <p>{t!(l, "corrections-none")}</p> })
    } else {
        Either::Right(view! { <ol class="outbox">{items}</ol> })
    };
    let title = t!(l, "data-corrections");
    Ok(visit.page(Page::new(Section::Me, title.clone()), || {
        view! {
            <div class="narrow">
                {ui::back(l, "/me/data")}
                <h1>{title}</h1>
                <p class="lede">{t!(l, "corrections-lede")}</p>
                <div class="actions"><a class="button" href="/me/data/corrections/new">{t!(l, "correction-new")}</a></div>
                {list}
            </div>
        }
    }))
}

fn item(visit: &Visit, wish: &Correction) -> Result<AnyView, Problem> {
    let l = visit.locale;
    let asked = t!(l, "access-asked", when = moment(visit, wish.asked_at)?);
    let outcome = match (&wish.outcome, wish.worked_at) {
        (Some(outcome), Some(at)) => {
            let name = wish.worked_name.as_deref().unwrap_or_default();
            let heading = t!(l, "access-answered", name = name, when = moment(visit, at)?);
            let became = t!(l, &format!("correction-outcome-{outcome}"));
            let reason = wish.reason.clone().unwrap_or_default();
            Either::Left(
                view! { <div class="notice ok"><p><b>{became}</b></p><p class="pre">{reason}</p><p class="small muted">{heading}</p></div> },
            )
        }
        _ => Either::Right(view! { <p><span class="tag">{t!(l, "correction-waits")}</span></p> }),
    };
    Ok(view! { <li class="card"><h2>{about_name(l, &wish.about)}</h2><p class="small muted">{asked}</p>{facts(l, wish)}{outcome}</li> }.into_any())
}

/// What is wrong and what is right.
pub fn facts(l: Locale, wish: &Correction) -> impl IntoView + use<> {
    view! {
        <dl class="answers">
            <div><dt>{t!(l, "correction-wrong")}</dt><dd class="pre">{wish.wrong.clone()}</dd></div>
            <div><dt>{t!(l, "correction-right")}</dt><dd class="pre">{wish.correct.clone()}</dd></div>
        </dl>
    }
}

/// `GET /me/data/corrections/new`
pub async fn form(visit: Visit) -> Answer {
    rights::may_manage_own_account(&visit.actor)?;
    let form = visit.typed_before().await?.unwrap_or_default();
    Ok(draw(&visit, &form))
}

fn draw(visit: &Visit, form: &FormState) -> Response {
    let l = visit.locale;
    let title = t!(l, "correction-title");
    let about = FieldText::new("about", t!(l, "correction-about"), String::new());
    let wrong = FieldText::new(
        "wrong",
        t!(l, "correction-wrong"),
        t!(l, "correction-wrong-hint"),
    );
    let right = FieldText::new(
        "right",
        t!(l, "correction-right"),
        t!(l, "correction-right-hint"),
    );
    let choices = About::ALL
        .iter()
        .map(|about| {
            (
                about.word().to_owned(),
                about_name(l, about.word()),
                String::new(),
            )
        })
        .collect();
    visit.page(Page::new(Section::Me, title.clone()).of_form(l, form), || {
        view! {
            <div class="narrow">
                <ErrorSummary l errors=form.errors.clone()/>
                {ui::back(l, HERE)}
                <h1>{title}</h1>
                <form method="post">
                    {radios(l, form, &about, choices)}
                    <TextArea l form=form.clone() text=wrong rows=3/>
                    <TextArea l form=form.clone() text=right rows=3/>
                    <div class="actions"><button class="button">{t!(l, "correction-send")}</button></div>
                </form>
            </div>
        }
    })
}

/// `POST /me/data/corrections/new`
pub async fn ask(visit: Visit, fields: Fields) -> Answer {
    let permit = rights::may_manage_own_account(&visit.actor)?;
    let mut form = FormState::of(fields);
    let about = About::from_word(form.fields.get("about"));
    if about.is_none() {
        form.refuse("about", "error-correction-about", &[]);
    }
    let wrong = form.paragraphs("wrong", TEXT);
    form.say_if_empty("wrong", "error-correction-wrong");
    let correct = form.paragraphs("right", TEXT);
    form.say_if_empty("right", "error-correction-right");
    let Some(about) = about.filter(|_| !form.is_refused()) else {
        return Ok(draw(&visit, &form));
    };
    let wish = Wish {
        about,
        wrong,
        correct,
    };
    let (id, event, now) = (visit.app.clock.id(), visit.app.clock.id(), visit.now);
    let asked = transact!(&visit.app.db, tx => {
        let asked = corrections::insert(tx, &permit, id, &wish, WAITING, now).await?;
        if asked {
            let facts = json!({ "about": wish.about.word() });
            events::record(tx, event, now, events::Kind::CorrectionRequested, id, Some(*permit.account()), &facts).await?;
        }
        Ok::<_, Problem>(asked)
    })?;
    if !asked {
        form.refuse("about", "error-correction-many", &[("most", WAITING)]);
        return Ok(draw(&visit, &form));
    }
    visit.notice("correction-sent").await?;
    Ok(visit.redirect(&LocalPath::new(HERE)))
}
