//! Questions of citizens about the log, at the desk.

use super::mine::card;
use super::store;
use crate::desk;
use crate::error::{Answer, OrNotFound, Problem};
use crate::events::{self, Kind};
use crate::form::{Fields, FormState};
use crate::i18n::Locale;
use crate::identity;
use crate::t;
use crate::transact;
use crate::ui::TextArea;
use crate::ui::forms::FieldText;
use crate::web::{AppState, LocalPath, Page, Section, Site, Visit};
use axum::Router;
use axum::routing::get;
use domain::rights;
use leptos::either::Either;
use leptos::prelude::*;
use serde_json::json;
use uuid::Uuid;

/// Questions that are shown at once, oldest first.
const AT_ONCE: i64 = 20;
/// Longest answer, in characters.
const ANSWER: usize = 2000;

pub(super) fn routes() -> Router<AppState> {
    Router::new().route("/desk/questions", get(list).post(answer))
}

async fn list(visit: Visit) -> Answer {
    let form = visit.typed_before().await?.unwrap_or_default();
    draw(&visit, &form).await
}

/// The questions that wait. They show what the log says, and nothing else of the person.
async fn draw(visit: &Visit, form: &FormState) -> Answer {
    rights::may_serve(&visit.actor)?;
    let waiting = store::waiting(&mut visit.app.db.read().await?, AT_ONCE).await?;
    let l = visit.locale;
    let refused: i64 = form.fields.get("number").parse().unwrap_or(0);
    let cards = waiting
        .into_iter()
        .map(|(question, row)| {
            let is_refused = question.number == refused;
            let form = if is_refused { form.clone() } else { FormState::default() };
            let text = FieldText::new("answer", t!(l, "access-answer"), t!(l, "access-answer-hint"));
            let field = if is_refused || refused == 0 {
                Either::Left(view! { <TextArea l form text rows=4/> })
            } else {
                Either::Right(view! { <p><label>{t!(l, "access-answer")}</label></p> })
            };
            card(visit, &row, view! {
                <h3>{t!(l, "access-question")}</h3>
                <blockquote class="pre">{question.question}</blockquote>
                <form method="post" novalidate>
                    <input r#type="hidden" name="number" value=question.number.to_string()/>
                    {field}
                    <div class="actions"><button class="button">{t!(l, "access-answer-send")}</button></div>
                </form>
            })
        })
        .collect::<Result<Vec<_>, _>>()?;
    let body = if cards.is_empty() {
        Either::Left(view! { <div class="empty"><h2>{t!(l, "questions-none")}</h2></div> })
    } else {
        // One at a time: the oldest first, so that no two fields have one name.
        let waiting = cards.len() - 1;
        let first = cards.into_iter().next();
        Either::Right(
            view! { <ul class="cards">{first}</ul>{(waiting > 0).then(|| view! { <p class="muted">{t!(l, "questions-more", waiting = waiting)}</p> })} },
        )
    };
    let title = t!(l, "questions-title");
    Ok(desk::page(
        visit,
        Page::new(Section::Desk, title.clone()),
        Some(form),
        || {
            view! { <h1>{title}</h1><p class="lede">{t!(l, "questions-lede")}</p>{body} }
        },
    ))
}

async fn answer(visit: Visit, fields: Fields) -> Answer {
    let may = rights::may_serve(&visit.actor)?;
    let mut form = FormState::of(fields);
    let words = form.paragraphs("answer", ANSWER);
    form.say_if_empty("answer", "access-answer-empty");
    if form.is_refused() {
        return draw(&visit, &form).await;
    }
    let number: i64 = form
        .fields
        .get("number")
        .parse()
        .map_err(|_| Problem::Malformed)?;
    let [event, mail] = [visit.app.clock.id(), visit.app.clock.id()];
    let site = visit.app.site.clone();
    let answered = transact!(&visit.app.db, tx => {
        let account = store::answer(tx, &may, number, &words, visit.now).await?;
        if let Some(account) = account {
            events::record(tx, event, visit.now, Kind::AccessAnswered, Uuid::nil(), Some(*may.by()), &json!({ "number": number })).await?;
            identity::write_to(tx, &site, mail, account, visit.now, |l| letter(l, &site, number)).await?;
        }
        Ok::<_, Problem>(account)
    })?;
    answered.or_not_found()?;
    visit.notice("access-answered").await?;
    Ok(visit.redirect(&LocalPath::new("/desk/questions")))
}

fn letter(l: Locale, site: &Site, number: i64) -> (String, String) {
    let base = site.base_url.as_str().trim_end_matches('/');
    let page = format!("{base}/me/access/{number}");
    let name = site.name.as_str();
    (
        t!(l, "mail-answer-subject", site = name),
        t!(
            l,
            "mail-answer-body",
            page = page,
            contact = site.contact.as_str()
        ),
    )
}
