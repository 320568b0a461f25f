//! `/moderation/appeals`: appeals against decisions, for moderators who did not make them.

use super::deciding::{self, Concerned, Deciding};
use super::item::not_decided;
use super::kinds;
use super::shared::{Tab, name_of, page, places};
use super::store::appeals::{self, Appeal};
use super::store::statements::{self, Statement};
use super::store::{items, reports};
use super::telling;
use super::words::{decision_name, kind_name, moment, span};
use crate::error::{Answer, OrNotFound, Problem};
use crate::form::{Fields, FormState};
use crate::i18n::Locale;
use crate::notices::{Notice, Teller};
use crate::ui::errors::denied_words;
use crate::ui::forms::{FieldText, radios};
use crate::ui::{self, Markdown, TextArea, lang_of};
use crate::web::{AppState, Id, LocalPath, Page, Section, Visit};
use crate::{events, spaces, t, transact};
use axum::Router;
use axum::response::Response;
use axum::routing::get;
use domain::moderation::{Outcome, Part};
use domain::notices::Kind;
use domain::rights::{self, Denied, MayDecide};
use leptos::either::Either;
use leptos::prelude::*;
use serde_json::json;
use uuid::Uuid;

/// Appeals on a page.
const SHOWN: i64 = 100;
/// Longest reasons.
const REASONS: usize = 5000;

/// Routes of appeals.
pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/moderation/appeals", get(list))
        .route("/moderation/appeals/{id}", get(show).post(decide))
}

async fn list(visit: Visit) -> Answer {
    let places = places(&visit)?;
    let mut tx = visit.app.db.read().await?;
    let mut waiting = Vec::new();
    for place in places {
        for appeal in appeals::waiting(&mut tx, place, SHOWN).await? {
            let statement = statements::find(&mut tx, appeal.statement).await?;
            waiting.extend(statement.map(|statement| (appeal, statement)));
        }
    }
    drop(tx);
    waiting.sort_by_key(|(appeal, _)| appeal.at);
    let l = visit.locale;
    let title = t!(l, "appeals-title");
    let rows: Vec<_> = waiting
        .iter()
        .map(|(appeal, statement)| {
            let age = span(l, visit.now.duration_since(appeal.at).as_mins());
            let own = (Some(statement.decided_by) == visit.actor.account)
                .then(|| view! { <span class="tag plain">{t!(l, "appeals-own")}</span> });
            let lang = lang_of(&visit, &statement.lang);
            view! {
                <li><div><p class="over">{decision_name(l, &statement.decision)}" · "{kind_name(l, statement.kind)}</p>
                    <b><a href=format!("/moderation/appeals/{}", appeal.id) lang=lang>{statement.title.clone()}</a></b>
                    <small>{t!(l, "queue-waits", span = age)}" · "{part_name(l, appeal.part)}</small></div>{own}</li>
            }
        })
        .collect();
    let list = if rows.is_empty() {
        Either::Left(view! { <div class="empty"><h2>{t!(l, "appeals-none")}</h2></div> })
    } else {
        Either::Right(view! { <ul class="rows">{rows}</ul> })
    };
    let shell = Page::new(Section::Moderation, title.clone());
    page(&visit, Tab::Appeals, shell, None, || {
        view! { <h1>{title}</h1><p class="lede">{t!(l, "appeals-lede")}</p>{list} }
    })
    .await
}

fn part_name(l: Locale, part: Part) -> String {
    t!(l, &format!("appeal-by-{}", part.word()))
}

/// What one page shows.
struct Whole {
    appeal: Appeal,
    statement: Statement,
    space: String,
    decided_by: String,
    text: Option<(String, String)>,
    denied: Option<Denied>,
}

async fn load(visit: &Visit, id: Uuid) -> Result<Whole, Problem> {
    rights::may_enter_moderation(&visit.actor)?;
    let mut tx = visit.app.db.read().await?;
    let appeal = appeals::find(&mut tx, id).await?.or_not_found()?;
    let may = rights::may_moderate(&visit.actor, appeal.space)?;
    let statement = statements::find(&mut tx, appeal.statement).await?;
    let statement = statement.or_not_found()?;
    let item = items::find(&mut tx, statement.item).await?.or_not_found()?;
    let content = kinds::load(&mut tx, item.kind, item.content).await?;
    let denied = match &content {
        Some(content) => {
            let concerned = Concerned::load(&mut tx, &item, content).await?;
            let matter = concerned.matter(&item);
            rights::may_decide_appeal(&may, &matter, statement.decided_by).err()
        }
        None => (statement.decided_by == *may.by()).then_some(Denied::OwnDecision),
    };
    let space = spaces::find(&mut tx, statement.space).await?;
    drop(tx);
    Ok(Whole {
        decided_by: name_of(visit, statement.decided_by).await?,
        space: space.map(|space| space.title).unwrap_or_default(),
        text: content.map(|content| (content.text, content.lang)),
        appeal,
        statement,
        denied,
    })
}

async fn show(visit: Visit, Id(id): Id<Uuid>) -> Answer {
    let whole = load(&visit, id).await?;
    let form = visit.typed_before().await?.unwrap_or_default();
    draw(&visit, &whole, &form).await
}

async fn draw(visit: &Visit, whole: &Whole, form: &FormState) -> Result<Response, Problem> {
    let l = visit.locale;
    let title = t!(l, "appeal-title");
    let shell = Page::new(Section::Moderation, title.clone());
    let statement = &whole.statement;
    let lang = lang_of(visit, &statement.lang);
    let text = whole.text.clone().filter(|(text, _)| !text.is_empty());
    let text = text.map(|(text, lang)| view! { <Markdown text=text lang=lang_of(visit, &lang)/> });
    let fields: Vec<_> = telling::fields(l, &visit.app.site, statement, &whole.space)
        .into_iter()
        .filter(|(key, _)| *key != "redress")
        .map(|(key, words)| {
            view! { <div><dt>{t!(l, &format!("statement-{key}"))}</dt><dd class="pre">{words}</dd></div> }
        })
        .collect();
    let when = moment(visit, statement.at);
    let appealed = moment(visit, whole.appeal.at);
    page(visit, Tab::Appeals, shell, Some(form), || {
        view! {
            {ui::back(l, "/moderation/appeals")}
            <h1>{title}</h1>
            <p class="lede" lang=lang>{statement.title.clone()}</p>
            <div class="moderated"><div class="matter">
                <section class="card" aria-labelledby="words"><h2 id="words">{t!(l, "appeal-words")}</h2><p class="pre">{whole.appeal.words.clone()}</p>
                    <p class="small muted">{part_name(l, whole.appeal.part)}" · "{appealed}</p></section>
                {text}
                <section aria-labelledby="statement"><h2 id="statement">{t!(l, "appeal-against")}</h2>
                    <p>{decision_name(l, &statement.decision)}" · "{whole.decided_by.clone()}" · "{when}</p><dl class="answers">{fields}</dl>
                    <p><a href=format!("/moderation/items/{}", statement.item)>{t!(l, "appeal-item")}</a></p></section>
            </div><div class="verdict">{panel(visit, whole, form)}</div></div>
        }
    })
    .await
}

fn panel(visit: &Visit, whole: &Whole, form: &FormState) -> AnyView {
    let l = visit.locale;
    if let Some(outcome) = whole.appeal.outcome {
        let words = t!(l, &format!("appeal-outcome-{}", outcome.word()));
        let when = whole.appeal.decided_at.map(|at| moment(visit, at));
        return view! {
            <div class="notice ok"><h2>{words}</h2><p class="pre">{whole.appeal.reasons.clone()}</p><p class="small muted">{when}</p></div>
        }
        .into_any();
    }
    if let Some(denied) = &whole.denied {
        let words = denied_words(visit, denied);
        return view! { <div class="notice warn"><h2>{t!(l, "item-not-yours")}</h2><p>{words}</p></div> }.into_any();
    }
    let outcome = FieldText::new("outcome", t!(l, "appeal-outcome"), String::new());
    let reasons = FieldText::new(
        "reasons",
        t!(l, "appeal-reasons"),
        t!(l, "appeal-reasons-hint"),
    );
    let outcomes = Outcome::ALL.iter().map(|outcome| {
        let word = outcome.word();
        (
            word.to_owned(),
            t!(l, &format!("appeal-outcome-{word}")),
            t!(l, &format!("appeal-outcome-{word}-words")),
        )
    });
    view! {
        <section class="card" aria-labelledby="decide"><h2 id="decide">{t!(l, "appeal-decide")}</h2>
            <form method="post" novalidate>
                {radios(l, form, &outcome, outcomes.collect())}
                <TextArea l form=form.clone() text=reasons rows=5/>
                <div class="actions"><button class="button">{t!(l, "appeal-do")}</button></div>
            </form></section>
    }
    .into_any()
}

async fn decide(visit: Visit, Id(id): Id<Uuid>, fields: Fields) -> Answer {
    let whole = load(&visit, id).await?;
    if let Some(denied) = whole.denied {
        return Err(denied.into());
    }
    if whole.appeal.outcome.is_some() {
        return Err(Problem::Conflict);
    }
    let mut form = FormState::of(fields);
    let outcome = Outcome::from_word(form.fields.get("outcome"));
    if outcome.is_none() {
        form.refuse("outcome", "appeal-choose", &[]);
    }
    let reasons = form.paragraphs("reasons", REASONS);
    form.say_if_empty("reasons", "appeal-reasons-empty");
    let (Some(outcome), false) = (outcome, form.is_refused()) else {
        return draw(&visit, &whole, &form).await;
    };
    let by = Deciding::new(&visit)?;
    let teller = Teller::new(&visit.app, visit.now)?;
    let settled = transact!(&visit.app.db, tx => {
        let (appeal, statement) = (&whole.appeal, &whole.statement);
        let may = permit(tx, &visit, statement).await?;
        // One that was undone meanwhile, or whose content is gone, needs no second undoing.
        let is_there = whole.text.is_some() && statement.undone_at.is_none();
        if outcome == Outcome::Reversed
            && is_there
            && let Err(why) = deciding::undo(tx, &by, statement, &reasons, Some(appeal)).await?
        {
            return Ok(Err(why));
        }
        if !appeals::decide(tx, &may, appeal.id, (outcome, &reasons), visit.now).await? {
            return Err(Problem::Conflict);
        }
        tell(tx, &visit, &teller, &whole, (outcome, &reasons)).await?;
        let facts = json!({ "appeal": appeal.id.to_string(), "outcome": outcome.word() });
        let (event, kind) = (visit.app.clock.id(), events::Kind::AppealDecided);
        events::record(tx, event, visit.now, kind, statement.content, Some(*may.by()), &facts).await?;
        Ok::<_, Problem>(Ok(()))
    });
    match settled? {
        Ok(()) => {
            visit.notice("appeal-decided").await?;
            Ok(visit.redirect(&LocalPath::new("/moderation/appeals")))
        }
        Err(why) => {
            form.refuse("outcome", not_decided(why), &[]);
            draw(&visit, &whole, &form).await
        }
    }
}

/// The permit to decide, also where the content is gone.
async fn permit(
    tx: &mut crate::db::Tx,
    visit: &Visit,
    statement: &Statement,
) -> Result<MayDecide, Problem> {
    let may = rights::may_moderate(&visit.actor, statement.space)?;
    let item = items::find(tx, statement.item).await?.or_not_found()?;
    let content = kinds::load(tx, item.kind, item.content).await?;
    let reporters: Vec<_> = reports::of(tx, item.id)
        .await?
        .iter()
        .map(|report| report.by)
        .collect();
    let authors = content.map(|content| content.authors);
    let matter = rights::Matter {
        space: statement.space,
        content: statement.content,
        authors: &authors.unwrap_or_default(),
        reporters: &reporters,
    };
    Ok(rights::may_decide_appeal(
        &may,
        &matter,
        statement.decided_by,
    )?)
}

/// Tells whoever appealed what became of it.
async fn tell(
    tx: &mut crate::db::Tx,
    visit: &Visit,
    teller: &Teller<'_>,
    whole: &Whole,
    (outcome, reasons): (Outcome, &str),
) -> Result<(), Problem> {
    let link = format!("/me/decisions/{}", whole.statement.id);
    let base = visit.app.site.base_url.as_str().trim_end_matches('/');
    let address = format!("{base}{link}");
    let title = whole.statement.title.as_str();
    let words = |l: Locale| {
        let outcome = t!(l, &format!("appeal-outcome-{}", outcome.word()));
        (
            t!(l, "appeal-subject", outcome = outcome.as_str()),
            t!(
                l,
                "appeal-mail",
                outcome = outcome.as_str(),
                title = title,
                reasons = reasons,
                link = address.as_str()
            ),
        )
    };
    let notice = Notice {
        kind: Kind::Moderation,
        about: whole.appeal.id,
        link: &link,
        words: &words,
    };
    let ids = [visit.app.clock.id(), visit.app.clock.id()];
    teller.tell(tx, whole.appeal.by, ids, &notice).await?;
    Ok(())
}
