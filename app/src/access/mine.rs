//! The citizen's page: who looked, when, at what, what for; and asking about it.

use super::store::{self, Question, Row};
use crate::error::{Answer, OrNotFound, Problem};
use crate::events::{self, Kind};
use crate::form::{Fields, FormState};
use crate::i18n::{self, Locale};
use crate::identity;
use crate::t;
use crate::transact;
use crate::ui::forms::FieldText;
use crate::ui::{self, ErrorSummary, TextArea};
use crate::web::{AppState, Id, LocalPath, Page, Query, Section, Visit};
use axum::Router;
use axum::response::Response;
use axum::routing::get;
use domain::access::{Field, Purpose};
use domain::actor::Role;
use domain::ids::AccountId;
use domain::rights;
use leptos::either::Either;
use leptos::prelude::*;
use serde_json::json;
use uuid::Uuid;

/// Entries on a page.
const AT_ONCE: i64 = 25;
/// Longest question, in characters.
const QUESTION: usize = 1000;

pub(super) fn routes() -> Router<AppState> {
    Router::new()
        .route("/me/access", get(list))
        .route("/me/access/{number}", get(one).post(ask))
}

/// What somebody's data was opened for, in words.
#[must_use]
pub fn purpose_words(l: Locale, purpose: Purpose) -> String {
    match purpose {
        Purpose::Identity => t!(l, "purpose-identity"),
        Purpose::Letter => t!(l, "purpose-letter"),
        Purpose::Request => t!(l, "purpose-request"),
        Purpose::Correction => t!(l, "purpose-correction"),
        Purpose::Misuse => t!(l, "purpose-misuse"),
        Purpose::Other => t!(l, "purpose-other"),
    }
}

fn field_words(l: Locale, field: Field) -> String {
    match field {
        Field::Name => t!(l, "opened-name"),
        Field::BirthDate => t!(l, "opened-birth-date"),
        Field::District => t!(l, "opened-district"),
        Field::Address => t!(l, "opened-address"),
        Field::Reference => t!(l, "opened-reference"),
        Field::Email => t!(l, "opened-email"),
        Field::Phone => t!(l, "opened-phone"),
        Field::Match => t!(l, "opened-match"),
    }
}

/// An entry as a card: when and who, what for, what.
pub(super) fn card(visit: &Visit, row: &Row, below: impl IntoView) -> Result<AnyView, Problem> {
    let l = visit.locale;
    let at = crate::clock::from_millis(row.at)?;
    let when = i18n::moment(l, at, &visit.app.site.time_zone);
    let role = Role::from_word(&row.role).map(|role| identity::role_name(l, role));
    let who = t!(
        l,
        "access-who",
        name = row.actor_name.as_str(),
        role = role.unwrap_or_default()
    );
    let purpose = Purpose::from_word(&row.purpose).map(|purpose| purpose_words(l, purpose));
    let fields = row.fields.split(',').filter_map(Field::from_word);
    let fields: Vec<String> = fields.map(|field| field_words(l, field)).collect();
    let reason = (!row.reason.is_empty()).then(|| row.reason.clone());
    Ok(view! {
        <li class="card access">
            <h2>{when}</h2>
            <dl class="answers">
                <div><dt>{t!(l, "access-by")}</dt><dd>{who}</dd></div>
                <div><dt>{t!(l, "access-for")}</dt><dd>{purpose.unwrap_or_default()}{reason.map(|reason| view! { <br/>{reason} })}</dd></div>
                <div><dt>{t!(l, "access-what")}</dt><dd>{fields.join(", ")}</dd></div>
            </dl>
            {below}
        </li>
    }
    .into_any())
}

async fn list(visit: Visit, Query(query): Query) -> Answer {
    let permit = rights::may_manage_own_account(&visit.actor)?;
    let before = query.get("before").parse().unwrap_or(i64::MAX);
    let mut tx = visit.app.db.read().await?;
    let entry = identity::entry_of(&mut tx, *permit.account()).await?;
    let rows = store::about(&mut tx, *permit.account(), entry, before, AT_ONCE + 1).await?;
    drop(tx);
    let l = visit.locale;
    let shown = usize::try_from(AT_ONCE).unwrap_or(usize::MAX);
    let more = (rows.len() > shown).then(|| rows[shown - 1].number);
    let cards = rows
        .iter()
        .take(shown)
        .map(|row| {
            let href = format!("/me/access/{}", row.number);
            card(
                &visit,
                row,
                view! { <p><a href=href>{t!(l, "access-ask")}</a></p> },
            )
        })
        .collect::<Result<Vec<_>, _>>()?;
    let body = if cards.is_empty() {
        Either::Left(
            view! { <div class="empty"><h2>{t!(l, "access-none")}</h2><p>{t!(l, "access-none-words")}</p></div> },
        )
    } else {
        Either::Right(view! { <ul class="cards">{cards}</ul> })
    };
    let more = more.map(|number| view! { <nav class="pager"><a class="button secondary" href=format!("/me/access?before={number}")>{t!(l, "older")}</a></nav> });
    let title = t!(l, "access-title");
    Ok(visit.page(Page::new(Section::Me, title.clone()), || {
        identity::framed(l, "/me/access", view! {
            <h1>{title}</h1>
            <p class="lede">{t!(l, "access-lede")}</p>
            {body}
            {more}
            <details class="more"><summary>{t!(l, "access-sure")}</summary><p>{t!(l, "access-sure-words")}</p></details>
        })
    }))
}

/// An entry about the visitor, and what was asked about it.
async fn own(visit: &Visit, number: i64) -> Result<(AccountId, Row, Option<Question>), Problem> {
    let permit = rights::may_manage_own_account(&visit.actor)?;
    let mut tx = visit.app.db.read().await?;
    let account = *permit.account();
    let entry = identity::entry_of(&mut tx, account).await?;
    let before = number.saturating_add(1);
    let row = store::about(&mut tx, account, entry, before, 1)
        .await?
        .pop();
    let row = row.filter(|row| row.number == number).or_not_found()?;
    let asked = store::question(&mut tx, number).await?;
    // Somebody who had the entry of the roll before may have asked about it.
    let asked = asked.filter(|asked| asked.account == account.0);
    Ok((account, row, asked))
}

async fn one(visit: Visit, Id(number): Id<i64>) -> Answer {
    let (_, row, asked) = own(&visit, number).await?;
    let form = visit.typed_before().await?.unwrap_or_default();
    draw(&visit, &form, &row, asked.as_ref())
}

fn draw(visit: &Visit, form: &FormState, row: &Row, asked: Option<&Question>) -> Answer {
    let l = visit.locale;
    let title = t!(l, "access-ask-title");
    let card = card(visit, row, ())?;
    let below = match asked {
        Some(asked) => {
            let answer = match &asked.answer {
                Some(answer) => Either::Left(
                    view! { <h2>{t!(l, "access-answer")}</h2><blockquote class="pre">{answer.clone()}</blockquote> },
                ),
                None => Either::Right(
                    view! { <div class="notice"><p>{t!(l, "access-asked-words")}</p></div> },
                ),
            };
            Either::Left(
                view! { <h2>{t!(l, "access-asked")}</h2><blockquote class="pre">{asked.question.clone()}</blockquote>{answer} },
            )
        }
        None => {
            let text = FieldText::new(
                "question",
                t!(l, "access-question"),
                t!(l, "access-question-hint"),
            );
            Either::Right(view! {
                <form method="post" novalidate>
                    <TextArea l form=form.clone() text rows=5/>
                    <div class="actions"><button class="button">{t!(l, "access-send")}</button></div>
                </form>
            })
        }
    };
    let page: Page = Page::new(Section::Me, title.clone()).of_form(l, form);
    let response: Response = visit.page(page, || {
        view! {
            <div class="narrow">
                <ErrorSummary l errors=form.errors.clone()/>
                {ui::back(l, "/me/access")}
                <h1>{title}</h1>
                <ul class="cards">{card}</ul>
                {below}
            </div>
        }
    });
    Ok(response)
}

async fn ask(visit: Visit, Id(number): Id<i64>, fields: Fields) -> Answer {
    let (account, row, asked) = own(&visit, number).await?;
    let mut form = FormState::of(fields);
    let question = form.paragraphs("question", QUESTION);
    form.say_if_empty("question", "access-question-empty");
    if asked.is_some() {
        return Err(Problem::Conflict);
    }
    if form.is_refused() {
        return draw(&visit, &form, &row, None);
    }
    let event = visit.app.clock.id();
    let asked = transact!(&visit.app.db, tx => {
        let asked = store::ask(tx, account, number, &question, visit.now).await?;
        if asked {
            events::record(tx, event, visit.now, Kind::AccessQuestioned, Uuid::nil(), Some(account), &json!({ "number": number })).await?;
        }
        Ok::<_, Problem>(asked)
    })?;
    if !asked {
        return Err(Problem::Conflict);
    }
    visit.notice("access-question-sent").await?;
    Ok(visit.redirect(&LocalPath::new(format!("/me/access/{number}"))))
}
