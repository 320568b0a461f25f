//! Official answers: given with reasons by those who answer for the administration, and rated by those who supported the idea.

use super::names::status_on;
use super::seen::Seen;
use super::store::{self, OfficialAnswer, Step};
use super::support::tags_of;
use crate::error::{Answer, OrNotFound, Problem};
use crate::events::{self, Kind};
use crate::form::{Fields, FormState};
use crate::i18n::Locale;
use crate::ui::forms::{FieldText, radios};
use crate::ui::{self, ErrorSummary, Markdown, TextArea, lang_of};
use crate::web::{AppState, Id, LocalPath, Page, Section, Visit};
use crate::{t, transact};
use axum::Router;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::{get, post};
use domain::idea::{Rating, Status, StepKind, WORDS};
use domain::ids::IdeaId;
use domain::rights;
use leptos::prelude::*;
use serde_json::json;
use uuid::Uuid;

pub(super) fn routes() -> Router<AppState> {
    Router::new()
        .route("/ideas/{id}/answer", get(show).post(give))
        .route("/ideas/{id}/rate", post(rate))
}

/// Where an official answer can take an idea: to a decision, to being looked into, or nowhere else than where it stands once it is decided.
fn choices(from: Status) -> Vec<Status> {
    let decides = |to: &&Status| to.needs_answer() || **to == Status::UnderReview;
    let mut choices: Vec<Status> = from.next().iter().filter(decides).copied().collect();
    if !from.is_undecided() || from == Status::UnderReview {
        choices.push(from);
    }
    choices
}

/// `GET /ideas/{id}/answer`
async fn show(visit: Visit, Id(id): Id<IdeaId>) -> Answer {
    let seen = load(&visit, id).await?;
    let form = match visit.typed_before().await? {
        Some(typed) => typed,
        None => {
            let mut form = FormState::default();
            form.fields.set("id", visit.app.clock.id().to_string());
            form.fields.set("from", seen.idea.status.word());
            form
        }
    };
    Ok(draw(&visit, &seen, &form, false, false))
}

async fn load(visit: &Visit, id: IdeaId) -> Result<Seen, Problem> {
    let mut tx = visit.app.db.read().await?;
    let seen = Seen::load(visit, &mut tx, id).await?;
    rights::may_answer_idea(&visit.actor, &seen.rules)?;
    Ok(seen)
}

fn draw(
    visit: &Visit,
    seen: &Seen,
    form: &FormState,
    is_preview: bool,
    is_stale: bool,
) -> Response {
    let l = visit.locale;
    let title = t!(l, "answer-title");
    let status = if is_stale {
        StatusCode::CONFLICT
    } else {
        StatusCode::OK
    };
    let page = Page {
        status,
        ..Page::new(Section::Ideas, title.clone())
    };
    let choice = |status: &Status| {
        let (name, _) = status_on(visit, &seen.board, *status);
        let key = format!("answer-{}-words", status.word().replace('_', "-"));
        let words = match status {
            Status::Accepted | Status::Rejected | Status::UnderReview
                if *status != seen.idea.status =>
            {
                t!(l, &key)
            }
            _ => t!(l, "answer-same-words"),
        };
        (status.word().to_owned(), name, words)
    };
    let choices = choices(seen.idea.status).iter().map(choice).collect();
    let what = FieldText::new("status", t!(l, "answer-status"), String::new());
    let body = FieldText::new("body", t!(l, "answer-body"), t!(l, "answer-body-hint"));
    let stale = is_stale.then(|| {
        view! { <div class="notice warn" role="alert"><h2>{t!(l, "stale-title")}</h2><p>{t!(l, "answer-stale")}</p></div> }
    });
    let preview = is_preview.then(|| {
        view! {
            <section class="official preview" aria-labelledby="preview" tabindex="-1" autofocus>
                <p class="over" id="preview">{t!(l, "idea-preview")}</p>
                <Markdown text=form.value("body")/>
            </section>
        }
    });
    let (id, from) = (form.value("id"), seen.idea.status.word());
    visit.page(page.of_form(l, form), || {
        view! {
            <div class="narrow">
                <ErrorSummary l errors=form.errors.clone()/>
                {ui::back(l, seen.path())}
                <p class="over" lang=lang_of(visit, &seen.idea.lang)>{seen.idea.title.clone()}</p>
                <h1>{title}</h1>
                <p class="lede">{t!(l, "answer-lede")}</p>
                {stale}
                {preview}
                <form method="post" novalidate>
                    <input r#type="hidden" name="id" value=id/>
                    <input r#type="hidden" name="from" value=from/>
                    {radios(l, form, &what, choices)}
                    <TextArea l form=form.clone() text=body rows=12/>
                    <div class="actions">
                        <button class="button" name="action" value="give">{t!(l, "answer-give")}</button>
                        <button class="button secondary" name="action" value="preview">{t!(l, "idea-show-preview")}</button>
                        <a class="button quiet" href=seen.path()>{t!(l, "admin-cancel")}</a>
                    </div>
                </form>
            </div>
        }
    })
}

/// `POST /ideas/{id}/answer`
async fn give(visit: Visit, Id(id): Id<IdeaId>, fields: Fields) -> Answer {
    let seen = load(&visit, id).await?;
    let is_preview = fields.get("action") == "preview";
    let mut form = FormState::of(fields);
    let status = Status::from_word(form.fields.get("status"));
    let from = Status::from_word(form.fields.get("from"));
    let body = form.paragraphs("body", WORDS);
    form.say_if_empty("body", "needed-answer");
    let is_choice = status.is_some_and(|status| choices(seen.idea.status).contains(&status));
    let is_stale = from.is_some_and(|from| from != seen.idea.status);
    if is_preview && form.error("body").is_none() {
        return Ok(draw(&visit, &seen, &form, true, false));
    }
    if !is_choice && !is_stale {
        form.refuse("status", "admin-choose", &[]);
    }
    let (Some(status), Some(from), false) = (status, from, form.is_refused()) else {
        return Ok(draw(&visit, &seen, &form, false, is_stale));
    };
    let answer_id: Uuid = form
        .fields
        .get("id")
        .parse()
        .map_err(|_| Problem::Malformed)?;
    match write(&visit, id, (from, status), answer_id, &body).await? {
        Given::Done => {}
        Given::Stale => {
            let seen = load(&visit, id).await?;
            return Ok(draw(&visit, &seen, &form, false, true));
        }
    }
    visit.notice("answer-given").await?;
    Ok(visit.redirect(&LocalPath::new(format!("/ideas/{id}"))))
}

enum Given {
    Done,
    Stale,
}

async fn write(
    visit: &Visit,
    id: IdeaId,
    (from, status): (Status, Status),
    answer_id: Uuid,
    body: &str,
) -> Result<Given, Problem> {
    let (event, now) = (visit.app.clock.id(), visit.now);
    let lang = if visit.locale == Locale::De {
        "de"
    } else {
        "en"
    };
    let step = Step {
        status: Some(status),
        about: Some(answer_id),
        ..Step::new(
            visit.app.clock.id(),
            StepKind::Answer,
            visit.actor.account,
            now,
        )
    };
    transact!(&visit.app.db, tx => {
        let seen = Seen::load(visit, tx, id).await?;
        let may = rights::may_answer_idea(&visit.actor, &seen.rules)?;
        if store::answers(tx, id).await?.iter().any(|answer| answer.id == answer_id) {
            // The same form sent twice.
            return Ok(Given::Done);
        }
        if seen.idea.status != from || (status != from && from.to(status).is_err()) {
            return Ok(Given::Stale);
        }
        let answer = OfficialAnswer {
            id: answer_id,
            status,
            body: body.to_owned(),
            lang: lang.to_owned(),
            role: *may.role(),
            by: *may.by(),
            at: now,
        };
        if !store::answer(tx, &may, from, &answer).await? {
            return Err(Problem::Conflict);
        }
        store::add_step(tx, id, &step).await?;
        events::record(tx, event, now, Kind::IdeaAnswered, id.0, Some(*may.by()), &json!({ "status": status.word() })).await?;
        Ok::<_, Problem>(Given::Done)
    })
}

/// `POST /ideas/{id}/rate`: whether the newest answer takes up what was supported.
async fn rate(visit: Visit, Id(id): Id<IdeaId>, fields: Fields) -> Answer {
    let own = super::support::own_tags(&visit)?;
    let now = visit.now;
    let rating = Rating::from_word(fields.get("rating"));
    let tags_for = |may: &rights::MayRate| tags_of(&visit, may.persons());
    transact!(&visit.app.db, tx => {
        let seen = Seen::load(&visit, tx, id).await?;
        let supports = match visit.actor.account {
            Some(account) => store::mine(tx, id, account, &own).await?.0,
            None => false,
        };
        let may = rights::may_rate(&visit.actor, &seen.rules, supports)?;
        let answer = store::answers(tx, id).await?.into_iter().next().or_not_found()?;
        let rating = rating.ok_or(Problem::Malformed)?;
        store::rate(tx, &may, answer.id, &tags_for(&may)?, rating, now).await?;
        Ok::<_, Problem>(())
    })?;
    visit.notice("answer-rated").await?;
    Ok(visit.redirect(&LocalPath::new(format!("/ideas/{id}#answer"))))
}
