//! `/desk/questions`: what people ask about the log, for the manager to answer. Opening a question is recorded: the question itself is the
//! case.

use super::form::warning;
use super::mine::facts;
use super::record::{Opened, record};
use super::store;
use super::store::questions::{self, Question};
use crate::desk::{self, moment};
use crate::error::{Answer, OrNotFound, Problem};
use crate::events;
use crate::form::{Fields, FormState};
use crate::i18n::Locale;
use crate::identity::people;
use crate::notices::{Notice, Teller};
use crate::t;
use crate::transact;
use crate::ui::forms::FieldText;
use crate::ui::{self, TextArea};
use crate::web::{Id, LocalPath, Page, Section, Site, Visit};
use domain::access::{Field, Person, Purpose, Record, Why};
use domain::ids::AccountId;
use domain::notices::Kind;
use domain::rights::{self, Denied};
use leptos::either::Either;
use leptos::prelude::*;
use serde_json::json;
use uuid::Uuid;

const HERE: &str = "/desk/questions";
/// So many of each are listed.
const SHOWN: i64 = 100;
/// Longest answer, in characters.
const ANSWER: usize = 4000;

/// `GET /desk/questions`
pub async fn list(visit: Visit) -> Answer {
    let may = rights::may_answer(&visit.actor)?;
    let (waiting, answered) = questions::list(&mut visit.app.db.read().await?, &may, SHOWN).await?;
    let l = visit.locale;
    let none = waiting
        .is_empty()
        .then(|| view! { <div class="empty"><h2>{t!(l, "desk-questions-none")}</h2></div> });
    let any = !answered.is_empty();
    let warning = (any || !waiting.is_empty()).then(|| warning(l));
    let waiting = rows(&visit, &waiting)?;
    let answered = rows(&visit, &answered)?;
    let answered = any.then(|| view! { <section aria-labelledby="answered"><h2 id="answered">{t!(l, "desk-questions-answered")}</h2><ul class="rows">{answered}</ul></section> });
    let title = t!(l, "desk-questions");
    let shell = Page::new(Section::Desk, title.clone());
    Ok(desk::page(&visit, HERE, shell, None, || {
        view! {
            <h1>{title}</h1>
            <p class="lede">{t!(l, "desk-questions-lede")}</p>
            {none}
            {warning}
            <ul class="rows">{waiting}</ul>
            {answered}
        }
    }))
}

fn rows(visit: &Visit, questions: &[Question]) -> Result<Vec<AnyView>, Problem> {
    let l = visit.locale;
    let row = |question: &Question| {
        let title = t!(l, "desk-question-row", n = question.number);
        let when = t!(l, "access-asked", when = moment(visit, question.asked_at)?);
        let href = format!("{HERE}/{}", question.id);
        Ok(
            view! { <li><div><b><a href=href rel="nofollow">{title}</a></b><small>{when}</small></div></li> }
                .into_any(),
        )
    };
    questions.iter().map(row).collect()
}

/// `GET /desk/questions/{id}`
pub async fn one(visit: Visit, Id(id): Id<Uuid>) -> Answer {
    draw(&visit, id, visit.typed_before().await?.unwrap_or_default()).await
}

/// The question with the entry it is about, read and recorded in one transaction. Nobody answers what they asked themselves.
async fn opened(visit: &Visit, id: Uuid) -> Result<(Question, Record), Problem> {
    let may = rights::may_answer(&visit.actor)?;
    let serve = rights::may_serve(&visit.actor)?;
    let why = Why {
        purpose: Purpose::RequestOfPerson,
        reason: String::new(),
        case: Some(id.to_string()),
    };
    transact!(&visit.app.db, tx => {
        let question = questions::one(tx, &may, id).await?.or_not_found()?;
        let account = AccountId(question.account);
        if account == *may.by() {
            return Err(Problem::Denied(Denied::Role));
        }
        let entry = store::one(tx, question.number).await?.or_not_found()?;
        let opened = Opened { may: &serve, person: Person::Account(account), why: &why, fields: &[Field::Question] };
        record(tx, &opened, visit.now).await?;
        Ok::<_, Problem>((question, entry))
    })
}

async fn draw(visit: &Visit, id: Uuid, form: FormState) -> Answer {
    let (question, record) = opened(visit, id).await?;
    let l = visit.locale;
    let title = t!(l, "desk-question-row", n = question.number);
    let shell = Page::new(Section::Desk, title.clone());
    let opened = t!(l, "desk-question-opened", when = moment(visit, record.at)?);
    let asked = t!(l, "access-asked", when = moment(visit, question.asked_at)?);
    let answer = match (question.answered_at, &question.answer) {
        (Some(at), Some(answer)) => {
            let by = question.answered_name.as_deref().unwrap_or_default();
            let heading = t!(l, "access-answered", name = by, when = moment(visit, at)?);
            Either::Left(
                view! { <div class="notice ok"><p><b>{heading}</b></p><p class="pre">{answer.clone()}</p></div> },
            )
        }
        _ => Either::Right(answer_form(l, &form)),
    };
    let errors = form.clone();
    Ok(desk::page(visit, HERE, shell, Some(&errors), || {
        view! {
            {ui::back(l, HERE)}
            <h1>{title}</h1>
            <p class="small muted">{t!(l, "desk-file-recorded")}</p>
            <div class="notice"><p><b>{asked}</b></p><p class="pre">{question.body.clone()}</p></div>
            <h2>{opened}</h2>
            {facts(l, &record)}
            <p><a href=file_of(&record)>{t!(l, "desk-question-file")}</a></p>
            {answer}
        }
    }))
}

fn file_of(record: &Record) -> String {
    format!("/desk/people/{}/{}", record.person_kind, record.person)
}

fn answer_form(l: Locale, form: &FormState) -> impl IntoView + use<> {
    let text = FieldText::new("answer", t!(l, "desk-answer"), t!(l, "desk-answer-hint"));
    view! {
        <form method="post">
            <TextArea l form=form.clone() text rows=6/>
            <div class="actions"><button class="button">{t!(l, "desk-answer-send")}</button></div>
        </form>
    }
}

/// `POST /desk/questions/{id}`
pub async fn answer(visit: Visit, Id(id): Id<Uuid>, fields: Fields) -> Answer {
    let may = rights::may_answer(&visit.actor)?;
    let mut form = FormState::of(fields);
    let answer = form.paragraphs("answer", ANSWER);
    form.say_if_empty("answer", "error-answer-empty");
    if form.is_refused() {
        return draw(&visit, id, form).await;
    }
    let [event, row, mail] = [(); 3].map(|()| visit.app.clock.id());
    let (now, site) = (visit.now, &visit.app.site);
    let teller = Teller::new(&visit.app, now)?;
    transact!(&visit.app.db, tx => {
        let question = questions::one(tx, &may, id).await?.or_not_found()?;
        let record = store::one(tx, question.number).await?.or_not_found()?;
        if [record.actor, question.account].contains(&may.by().0) {
            // Nobody answers for what they opened themselves, nor themselves.
            return Err(Denied::Role.into());
        }
        let name = people::name_of(tx, *may.by()).await?;
        if !questions::answer(tx, &may, id, &name, &answer, now).await? {
            return Err(Problem::Conflict);
        }
        let notice = Notice {
            kind: Kind::Answers,
            about: id,
            link: "/me/access",
            words: &|l| letter(l, site),
        };
        teller.tell(tx, AccountId(question.account), [row, mail], &notice).await?;
        events::record(tx, event, now, events::Kind::QuestionAnswered, id, Some(*may.by()), &json!({})).await?;
        Ok::<_, Problem>(())
    })?;
    visit.notice("question-answered").await?;
    Ok(visit.redirect(&LocalPath::new(HERE)))
}

fn letter(l: Locale, site: &Site) -> (String, String) {
    let address = format!("{}/me/access", site.base_url.as_str().trim_end_matches('/'));
    let name = site.name.as_str();
    (
        t!(l, "answer-mail-subject", site = name),
        t!(
            l,
            "answer-mail",
            site = name,
            link = address,
            contact = site.contact.as_str()
        ),
    )
}
