//! `/me/decisions`: what moderators decided about what one wrote or reported, with the statement of reasons and the appeal.

use super::kinds;
use super::store::appeals::{self, Appeal};
use super::store::statements::{self, Statement};
use super::telling;
use super::words::{decision_name, kind_name, moment};
use crate::error::{Answer, OrNotFound, Problem};
use crate::form::{Fields, FormState};
use crate::identity;
use crate::ui::forms::FieldText;
use crate::ui::pager::pager;
use crate::ui::{self, ErrorSummary, Markdown, TextArea, lang_of};
use crate::web::{AppState, Id, LocalPath, Page, Query, Section, Visit};
use crate::{events, spaces, t, transact};
use axum::Router;
use axum::response::Response;
use axum::routing::{get, post};
use domain::ids::{AccountId, StatementId};
use domain::moderation::Part;
use domain::rights::{self, MayAppeal};
use leptos::either::Either;
use leptos::prelude::*;
use serde_json::json;

const HERE: &str = "/me/decisions";
/// Decisions on a page.
const SHOWN: usize = 25;
/// Longest appeal.
const WORDS: usize = 5000;

/// Routes of the decisions one was told of.
pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/me/decisions", get(list))
        .route("/me/decisions/{id}", get(show))
        .route("/me/decisions/{id}/appeal", post(appeal))
}

async fn list(visit: Visit, Query(query): Query) -> Answer {
    let permit = rights::may_manage_own_account(&visit.actor)?;
    let before: Option<StatementId> = query.get("before").parse().ok();
    let from = before.unwrap_or(StatementId(uuid::Uuid::max()));
    let limit = i64::try_from(SHOWN + 1).unwrap_or(i64::MAX);
    let mut tx = visit.app.db.read().await?;
    let mut told = statements::told(&mut tx, *permit.account(), from, limit).await?;
    drop(tx);
    let more = told.len() > SHOWN;
    told.truncate(SHOWN);
    let l = visit.locale;
    let last = told.last().filter(|_| more);
    let next = last.map(|(statement, _)| format!("{HERE}?before={}", statement.id));
    let previous = before.map(|_| HERE.to_owned());
    let rows: Vec<_> = told
        .iter()
        .map(|(statement, part)| row(&visit, statement, *part))
        .collect();
    let list = if rows.is_empty() {
        Either::Left(
            view! { <div class="empty"><h2>{t!(l, "decisions-none")}</h2><p>{t!(l, "decisions-none-words")}</p></div> },
        )
    } else {
        Either::Right(view! { <ul class="rows">{rows}</ul> })
    };
    let title = t!(l, "decisions-title");
    Ok(visit.page(Page::new(Section::Me, title.clone()), || {
        identity::framed(
            l,
            HERE,
            view! { <h1>{title}</h1><p class="lede">{t!(l, "decisions-lede")}</p>{list}{pager(l, previous, next)} },
        )
    }))
}

fn row(visit: &Visit, statement: &Statement, part: Part) -> impl IntoView + use<> {
    let l = visit.locale;
    let when = moment(visit, statement.at);
    let lang = lang_of(visit, &statement.lang);
    let undone = statement
        .undone_at
        .map(|_| view! { <span class="tag plain">{t!(l, "decision-undone")}</span> });
    let part = t!(l, &format!("decision-part-{}", part.word()));
    view! {
        <li><div><p class="over">{part}</p><b><a href=format!("{HERE}/{}", statement.id)>{decision_name(l, &statement.decision)}": "
            <span lang=lang>{statement.title.clone()}</span></a></b><small>{when}</small></div>{undone}</li>
    }
}

/// What the page of one decision shows.
struct Whole {
    statement: Statement,
    part: Part,
    told: Vec<AccountId>,
    space: String,
    text: Option<(String, String)>,
    appeal: Option<Appeal>,
    undone_by: Option<StatementId>,
}

async fn load(visit: &Visit, id: StatementId) -> Result<Whole, Problem> {
    let account = *rights::may_manage_own_account(&visit.actor)?.account();
    let mut tx = visit.app.db.read().await?;
    let statement = statements::find(&mut tx, id).await?.or_not_found()?;
    let recipients = statements::recipients(&mut tx, id).await?;
    let own = recipients.iter().find(|(told, _)| *told == account);
    let part = own.map(|(_, part)| *part).or_not_found()?;
    let appeals = appeals::against(&mut tx, id).await?;
    let space = spaces::find(&mut tx, statement.space).await?;
    let content = kinds::load(&mut tx, statement.kind, statement.content).await?;
    let later = statements::of_item(&mut tx, statement.item).await?;
    drop(tx);
    // Authors read what they wrote, however it stands; reporters know what they reported.
    let is_author = |content: &kinds::Content| content.authors.contains(&account);
    Ok(Whole {
        text: content
            .filter(is_author)
            .map(|content| (content.text, content.lang)),
        told: recipients.into_iter().map(|(told, _)| told).collect(),
        space: space.map(|space| space.title).unwrap_or_default(),
        appeal: appeals.into_iter().find(|appeal| appeal.by == account),
        undone_by: later
            .iter()
            .find(|other| other.undoes == Some(id))
            .map(|other| other.id),
        statement,
        part,
    })
}

async fn show(visit: Visit, Id(id): Id<StatementId>) -> Answer {
    let whole = load(&visit, id).await?;
    let form = visit.typed_before().await?.unwrap_or_default();
    Ok(draw(&visit, &whole, &form))
}

fn may_appeal(visit: &Visit, whole: &Whole) -> Result<MayAppeal, Problem> {
    let statement = &whole.statement;
    let permit = rights::may_appeal(
        &visit.actor,
        statement.id,
        &whole.told,
        statement.at,
        visit.now,
    )?;
    Ok(permit)
}

fn draw(visit: &Visit, whole: &Whole, form: &FormState) -> Response {
    let l = visit.locale;
    let statement = &whole.statement;
    let title = decision_name(l, &statement.decision);
    let lang = lang_of(visit, &statement.lang);
    let when = moment(visit, statement.at);
    let begin = match whole.part {
        Part::Author => t!(l, "decision-about-yours"),
        Part::Reporter => t!(l, "decision-about-reported"),
    };
    let fields: Vec<_> = telling::fields(l, &visit.app.site, statement, &whole.space)
        .into_iter()
        .map(|(key, words)| {
            view! { <div><dt>{t!(l, &format!("statement-{key}"))}</dt><dd class="pre">{words}</dd></div> }
        })
        .collect();
    let text = whole.text.clone().filter(|(text, _)| !text.is_empty());
    let text = text.map(|(text, lang)| {
        view! { <section class="card" aria-labelledby="yours"><h2 id="yours">{t!(l, "decision-your-text")}</h2><Markdown text=text lang=lang_of(visit, &lang)/></section> }
    });
    let undone = whole.undone_by.map(|by| {
        view! { <div class="notice ok"><p>{t!(l, "decision-undone-words")}" "<a href=format!("{HERE}/{by}")>{t!(l, "decision-undone-link")}</a></p></div> }
    });
    let page = Page::new(Section::Me, title.clone()).of_form(l, form);
    visit.page(page, || {
        view! {
            <ErrorSummary l errors=form.errors.clone()/>
            {identity::framed(l, HERE, view! {
                {ui::back(l, HERE)}
                <p class="over">{kind_name(l, statement.kind)}" · "{when}</p>
                <h1>{title}</h1>
                <p class="lede">{begin}" "<b lang=lang>{statement.title.clone()}</b></p>
                {undone}
                <h2>{t!(l, "statement-title")}</h2>
                <dl class="answers statement">{fields}</dl>
                {text}
                {appeal_part(visit, whole, form)}
            })}
        }
    })
}

/// The appeal: what became of it, the form, or why there is none.
fn appeal_part(visit: &Visit, whole: &Whole, form: &FormState) -> AnyView {
    let l = visit.locale;
    if let Some(appeal) = &whole.appeal {
        let state = match appeal.outcome {
            Some(outcome) => t!(l, &format!("appeal-outcome-{}", outcome.word())),
            None => t!(l, "appeal-waits"),
        };
        let reasons = (!appeal.reasons.is_empty())
            .then(|| view! { <p class="pre">{appeal.reasons.clone()}</p> });
        let when = moment(visit, appeal.at);
        return view! {
            <section class="card" aria-labelledby="appeal"><h2 id="appeal">{t!(l, "appeal-yours")}</h2>
                <p class="pre">{appeal.words.clone()}</p><p class="small muted">{when}</p><p><b>{state}</b></p>{reasons}</section>
        }
        .into_any();
    }
    let can_be = whole.statement.undone_at.is_none() && whole.statement.undoes.is_none();
    if !can_be {
        return ().into_any();
    }
    if may_appeal(visit, whole).is_err() {
        return view! { <p class="small">{t!(l, "denied-appeal-over")}</p> }.into_any();
    }
    let words = FieldText::new("words", t!(l, "appeal-why"), t!(l, "appeal-why-hint"));
    let action = format!("{HERE}/{}/appeal", whole.statement.id);
    view! {
        <section aria-labelledby="appeal"><h2 id="appeal">{t!(l, "appeal-make")}</h2><p>{t!(l, "appeal-make-words")}</p>
            <form method="post" action=action class="measure" novalidate>
                <TextArea l form=form.clone() text=words rows=6/>
                <div class="actions"><button class="button">{t!(l, "appeal-send")}</button></div></form></section>
    }
    .into_any()
}

async fn appeal(visit: Visit, Id(id): Id<StatementId>, fields: Fields) -> Answer {
    let whole = load(&visit, id).await?;
    let may = may_appeal(&visit, &whole)?;
    if whole.statement.undone_at.is_some() || whole.statement.undoes.is_some() {
        return Err(Problem::Conflict);
    }
    let mut form = FormState::of(fields);
    let words = form.paragraphs("words", WORDS);
    form.say_if_empty("words", "appeal-empty");
    if form.is_refused() {
        return Ok(draw(&visit, &whole, &form));
    }
    let (appeal, event, now) = (visit.app.clock.id(), visit.app.clock.id(), visit.now);
    transact!(&visit.app.db, tx => {
        let by = *may.by();
        let against = appeals::against(tx, id).await?;
        if against.iter().any(|other| other.by == by) {
            return Ok(());
        }
        let place = (whole.statement.space, whole.part);
        appeals::add(tx, &may, appeal, place, &words, now).await?;
        let facts = json!({ "statement": id.to_string() });
        let kind = events::Kind::AppealFiled;
        events::record(tx, event, now, kind, whole.statement.content, Some(by), &facts).await?;
        Ok::<_, Problem>(())
    })?;
    visit.notice("appeal-sent").await?;
    Ok(visit.redirect(&LocalPath::new(format!("{HERE}/{id}"))))
}
