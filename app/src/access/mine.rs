//! `/me/access`: the citizen reads who opened what about them, and can ask about it.

use super::form::{field_name, purpose_name};
use super::store::questions::Question;
use super::store::{self, questions};
use crate::desk::moment;
use crate::error::{Answer, OrNotFound, Problem};
use crate::events;
use crate::form::{Fields, FormState};
use crate::i18n::Locale;
use crate::identity::{framed, people, role_name};
use crate::t;
use crate::transact;
use crate::ui::forms::FieldText;
use crate::ui::{self, ErrorSummary, TextArea};
use crate::web::{Id, LocalPath, Page, Query, Section, Visit};
use axum::response::Response;
use domain::access::{Field, Purpose, Record};
use domain::actor::Role;
use domain::rights;
use leptos::either::Either;
use leptos::prelude::*;
use serde_json::json;

/// Entries on one page.
const SHOWN: usize = 25;
/// Longest question, in characters.
const QUESTION: usize = 2000;

/// `GET /me/access`
pub async fn list(visit: Visit, Query(query): Query) -> Answer {
    let permit = rights::may_manage_own_account(&visit.actor)?;
    let before: Option<i64> = query.get("before").parse().ok();
    let limit = i64::try_from(SHOWN).unwrap_or(i64::MAX) + 1;
    let mut tx = visit.app.db.read().await?;
    let from = before.unwrap_or(i64::MAX);
    // Also of an entry that left the roll.
    let entry = people::entry_of(&mut tx, *permit.account()).await?;
    let mut found = store::about(&mut tx, *permit.account(), entry, from, limit).await?;
    let more = found.len() > SHOWN;
    found.truncate(SHOWN);
    let (oldest, newest) = (found.last(), found.first());
    let (oldest, newest) = oldest
        .zip(newest)
        .map_or((0, 0), |(o, n)| (o.number, n.number));
    let asked = questions::of(&mut tx, *permit.account(), oldest, newest).await?;
    drop(tx);
    let l = visit.locale;
    let items = found
        .iter()
        .map(|record| item(&visit, record, &asked))
        .collect::<Result<Vec<_>, Problem>>()?;
    let next = more.then(|| format!("/me/access?before={oldest}"));
    let previous = before.map(|_| "/me/access".to_owned());
    let title = t!(l, "me-access");
    let content = if items.is_empty() {
        Either::Left(
            view! { <div class="empty"><h2>{t!(l, "access-none")}</h2><p>{t!(l, "access-none-words")}</p></div> },
        )
    } else {
        Either::Right(view! { <ol class="outbox">{items}</ol> })
    };
    Ok(visit.page(Page::new(Section::Me, title.clone()), || {
        framed(
            l,
            "/me/access",
            view! {
                <h1>{title}</h1>
                <p class="lede">{t!(l, "access-lede")}</p>
                {content}
                {ui::pager::pager(l, previous, next)}
            },
        )
    }))
}

/// An entry in plain words.
fn item(visit: &Visit, record: &Record, asked: &[Question]) -> Result<AnyView, Problem> {
    let l = visit.locale;
    let asked: Vec<&Question> = asked.iter().filter(|q| q.number == record.number).collect();
    let waits = asked.iter().any(|question| question.answered_at.is_none());
    let asked = asked
        .into_iter()
        .map(|question| question_view(visit, question))
        .collect::<Result<Vec<_>, Problem>>()?;
    let when = moment(visit, record.at)?;
    let ask = (!waits).then(|| view! { <p><a href=format!("/me/access/{}/ask", record.number)>{t!(l, "access-ask")}<span class="hide">{format!(" ({when})")}</span></a></p> });
    Ok(view! {
        <li class="card">
            <h2>{when.clone()}</h2>
            {facts(l, record)}
            {asked}
            {ask}
        </li>
    }
    .into_any())
}

/// An entry in plain words, to print.
///
/// # Errors
/// When its moment is none.
pub fn entry_view(visit: &Visit, record: &Record) -> Result<AnyView, Problem> {
    let when = moment(visit, record.at)?;
    Ok(view! { <li class="card"><h3>{when}</h3>{facts(visit.locale, record)}</li> }.into_any())
}

/// Who, why and what.
pub fn facts(l: Locale, record: &Record) -> impl IntoView + use<> {
    let role = Role::from_word(&record.role)
        .map_or_else(|| record.role.clone(), |role| role_name(l, role));
    let who = t!(
        l,
        "access-who-line",
        name = record.actor_name.as_str(),
        role = role
    );
    let purpose = Purpose::from_word(&record.purpose).map_or_else(
        || record.purpose.clone(),
        |purpose| purpose_name(l, purpose),
    );
    let what: Vec<String> = record
        .fields
        .split(' ')
        .filter_map(Field::from_word)
        .map(|field| field_name(l, field))
        .collect();
    let reason = (!record.reason.is_empty()).then(|| view! { <div><dt>{t!(l, "access-reason-said")}</dt><dd>{record.reason.clone()}</dd></div> });
    let case = record
        .case_reference
        .clone()
        .map(|case| view! { <div><dt>{t!(l, "access-case")}</dt><dd>{case}</dd></div> });
    view! {
        <dl class="answers">
            <div><dt>{t!(l, "access-who")}</dt><dd>{who}</dd></div>
            <div><dt>{t!(l, "access-why")}</dt><dd>{purpose}</dd></div>
            {reason}
            {case}
            <div><dt>{t!(l, "access-what")}</dt><dd>{what.join(", ")}</dd></div>
        </dl>
    }
}

/// A question with its answer.
fn question_view(visit: &Visit, question: &Question) -> Result<AnyView, Problem> {
    let l = visit.locale;
    let asked = t!(l, "access-asked", when = moment(visit, question.asked_at)?);
    let answer = match (question.answered_at, &question.answer) {
        (Some(at), Some(answer)) => {
            let by = question.answered_name.as_deref().unwrap_or_default();
            let heading = t!(l, "access-answered", name = by, when = moment(visit, at)?);
            Either::Left(view! { <p><b>{heading}</b></p><p class="pre">{answer.clone()}</p> })
        }
        _ => Either::Right(view! { <p>{t!(l, "access-answer-waits")}</p> }),
    };
    Ok(view! { <div class="notice"><p><b>{asked}</b></p><p class="pre">{question.body.clone()}</p>{answer}</div> }.into_any())
}

/// The entry of this number, if it is about the visitor.
async fn own(visit: &Visit, number: i64) -> Result<Record, Problem> {
    let permit = rights::may_manage_own_account(&visit.actor)?;
    let mut tx = visit.app.db.read().await?;
    let entry = people::entry_of(&mut tx, *permit.account()).await?;
    let entry = entry.map(|entry| entry.0);
    let found = store::one(&mut tx, number).await?;
    drop(tx);
    found
        .filter(|record| record.person == permit.account().0 || Some(record.person) == entry)
        .or_not_found()
}

/// `GET /me/access/{number}/ask`
pub async fn question(visit: Visit, Id(number): Id<i64>) -> Answer {
    let record = own(&visit, number).await?;
    let form = visit.typed_before().await?.unwrap_or_default();
    draw(&visit, &record, &form)
}

fn draw(visit: &Visit, record: &Record, form: &FormState) -> Result<Response, Problem> {
    let l = visit.locale;
    let title = t!(l, "access-ask-title");
    let when = moment(visit, record.at)?;
    let text = FieldText::new(
        "question",
        t!(l, "access-ask-label"),
        t!(l, "access-ask-hint"),
    );
    Ok(visit.page(Page::new(Section::Me, title.clone()).of_form(l, form), || {
        view! {
            <div class="narrow">
                <ErrorSummary l errors=form.errors.clone()/>
                {ui::back(l, "/me/access")}
                <h1>{title}</h1>
                <p class="lede">{when}</p>
                {facts(l, record)}
                <form method="post">
                    <TextArea l form=form.clone() text rows=5/>
                    <div class="actions"><button class="button">{t!(l, "access-ask-send")}</button></div>
                </form>
            </div>
        }
    }))
}

/// `POST /me/access/{number}/ask`
pub async fn ask(visit: Visit, Id(number): Id<i64>, fields: Fields) -> Answer {
    let permit = rights::may_manage_own_account(&visit.actor)?;
    let record = own(&visit, number).await?;
    let mut form = FormState::of(fields);
    let body = form.paragraphs("question", QUESTION);
    form.say_if_empty("question", "error-question-empty");
    if form.is_refused() {
        return draw(&visit, &record, &form);
    }
    let (id, event, now) = (visit.app.clock.id(), visit.app.clock.id(), visit.now);
    let asked = transact!(&visit.app.db, tx => {
        let asked = questions::insert(tx, &permit, id, number, &body, now).await?;
        if asked {
            let facts = json!({ "entry": number });
            events::record(tx, event, now, events::Kind::QuestionAsked, id, Some(*permit.account()), &facts).await?;
        }
        Ok::<_, Problem>(asked)
    })?;
    visit
        .notice(if asked {
            "question-sent"
        } else {
            "question-waits"
        })
        .await?;
    Ok(visit.redirect(&LocalPath::new("/me/access")))
}
