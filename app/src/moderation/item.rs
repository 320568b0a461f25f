//! `/moderation/items/{id}`: one item on one page, with what it is about, why it came, what was decided before, and the decision.

use super::deciding::{self, Concerned, Deciding, NotDecided, Verdict};
use super::kinds::{self, Content};
use super::queue::{lead_on, take};
use super::shared::{Tab, name_of, page};
use super::store::items::{self, Item};
use super::store::notes::{self, Note};
use super::store::reports::{self, Report};
use super::store::statements::{self, Statement};
use super::store::templates::{self, Template};
use super::words::kind_name;
use crate::error::{Answer, OrNotFound, Problem};
use crate::form::{Fields, FormState};
use crate::ui;
use crate::web::{AppState, Id, LocalPath, Page, Query, Section, Visit};
use crate::{events, spaces, t, transact};
use axum::Router;
use axum::response::Response;
use axum::routing::{get, post};
use domain::ids::ItemId;
use domain::moderation::{Decision, Ground, Standing};
use domain::rights::{self, Denied};
use leptos::prelude::*;
use serde_json::json;

pub mod form;
mod parts;
mod undo;

/// Longest note between moderators.
const NOTE: usize = 2000;

/// Routes of an item.
pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/moderation/items/{id}", get(show))
        .route("/moderation/items/{id}/claim", post(claim))
        .route("/moderation/items/{id}/release", post(release))
        .route("/moderation/items/{id}/decide", post(decide))
        .route("/moderation/items/{id}/notes", post(note))
        .route(
            "/moderation/statements/{id}/undo",
            get(undo::ask).post(undo::carry_out),
        )
}

/// All that one page shows.
pub struct Whole {
    item: Item,
    space: String,
    content: Option<Content>,
    standing: Option<Standing>,
    reports: Vec<(String, Report)>,
    statements: Vec<(String, Statement)>,
    notes: Vec<(String, Note)>,
    templates: Vec<Template>,
    of_author: Vec<(String, i64)>,
    /// Why one cannot decide oneself.
    denied: Option<Denied>,
}

async fn load(visit: &Visit, id: ItemId) -> Result<Whole, Problem> {
    let mut tx = visit.app.db.read().await?;
    let item = items::find(&mut tx, id).await?;
    let Some(item) = item else {
        rights::may_enter_moderation(&visit.actor)?;
        return Err(Problem::NotFound);
    };
    let may = rights::may_moderate(&visit.actor, item.space)?;
    let content = kinds::load(&mut tx, item.kind, item.content).await?;
    let (mut denied, mut standing) = (None, None);
    if let Some(content) = &content {
        let concerned = Concerned::load(&mut tx, &item, content).await?;
        denied = rights::may_decide(&may, &concerned.matter(&item)).err();
        standing = Some(deciding::standing(&mut tx, &item, content, visit.now).await?);
    }
    let reports = reports::of(&mut tx, id).await?;
    let statements = statements::of_item(&mut tx, id).await?;
    let notes = notes::of(&mut tx, id).await?;
    let templates = templates::of(&mut tx, item.space).await?;
    let of_author = match item.author {
        Some(author) => statements::about_author(&mut tx, author, item.space).await?,
        None => Vec::new(),
    };
    let space = spaces::find(&mut tx, item.space).await?;
    drop(tx);
    let mut whole = Whole {
        item,
        space: space.map(|space| space.title).unwrap_or_default(),
        content,
        standing,
        reports: Vec::new(),
        statements: Vec::new(),
        notes: Vec::new(),
        templates,
        of_author,
        denied,
    };
    for report in reports {
        whole
            .reports
            .push((name_of(visit, report.by).await?, report));
    }
    for statement in statements {
        let name = name_of(visit, statement.decided_by).await?;
        whole.statements.push((name, statement));
    }
    for note in notes {
        whole.notes.push((name_of(visit, note.by).await?, note));
    }
    Ok(whole)
}

async fn show(visit: Visit, Id(id): Id<ItemId>, Query(query): Query) -> Answer {
    let whole = load(&visit, id).await?;
    let mut form = visit.typed_before().await?.unwrap_or_default();
    // A template fills the form; everything in it can still be changed.
    let template = whole
        .templates
        .iter()
        .find(|template| template.id.to_string() == query.get("template"));
    if let Some(template) = template {
        form.fields.replace("decision", &template.decision);
        form.fields.replace("ground", &template.ground);
        form.fields.replace("facts", &template.facts);
    }
    draw(&visit, &whole, &form).await
}

async fn draw(visit: &Visit, whole: &Whole, form: &FormState) -> Result<Response, Problem> {
    let l = visit.locale;
    let item = &whole.item;
    let title = if item.title.is_empty() {
        kind_name(l, item.kind)
    } else {
        t!(
            l,
            "item-title",
            kind = kind_name(l, item.kind),
            title = item.title.as_str()
        )
    };
    let shell = Page::new(Section::Moderation, title.clone());
    page(visit, Tab::Queue, shell, Some(form), || {
        view! {
            {ui::back(l, "/moderation")}
            <h1>{title}</h1>
            <div class="moderated">
                <div class="matter">
                    {parts::status(visit, whole)}
                    {parts::content(visit, whole)}
                    {parts::reports(visit, whole)}
                    {parts::history(visit, whole)}
                    {parts::notes(visit, whole, form)}
                </div>
                <div class="verdict">{form::panel(visit, whole, form)}</div>
            </div>
        }
    })
    .await
}

async fn claim(visit: Visit, Id(id): Id<ItemId>) -> Answer {
    rights::may_enter_moderation(&visit.actor)?;
    let event = visit.app.clock.id();
    let is_taken = transact!(&visit.app.db, tx => take(tx, &visit, id, event).await)?;
    if !is_taken {
        return Err(Problem::Conflict);
    }
    Ok(visit.redirect(&LocalPath::new(format!("/moderation/items/{id}"))))
}

async fn release(visit: Visit, Id(id): Id<ItemId>) -> Answer {
    rights::may_enter_moderation(&visit.actor)?;
    transact!(&visit.app.db, tx => {
        let item = items::find(tx, id).await?.or_not_found()?;
        let may = rights::may_moderate(&visit.actor, item.space)?;
        items::release(tx, &may, id).await.map_err(Problem::from)
    })?;
    Ok(visit.redirect(&LocalPath::new("/moderation")))
}

/// What was typed, or a template that decides by one click.
fn verdict(form: &mut FormState, templates: &[Template]) -> Result<Option<Verdict>, Problem> {
    let by_template = form.fields.get("by_template").to_owned();
    if by_template.is_empty() {
        return Ok(form::read(form));
    }
    let template = templates
        .iter()
        .find(|template| template.id.to_string() == by_template)
        .ok_or(Problem::Conflict)?;
    let decision = Decision::from_words(&template.decision, "").ok_or(Problem::Conflict)?;
    Ok(Some(Verdict {
        decision,
        ground: Ground::from_word(&template.ground).filter(|_| decision.restricts()),
        facts: template.facts.clone(),
    }))
}

async fn decide(visit: Visit, Id(id): Id<ItemId>, fields: Fields) -> Answer {
    let whole = load(&visit, id).await?;
    if let Some(denied) = whole.denied {
        return Err(denied.into());
    }
    let mut form = FormState::of(fields);
    let Some(verdict) = verdict(&mut form, &whole.templates)? else {
        return draw(&visit, &whole, &form).await;
    };
    let seen = form.fields.get("seen").parse().ok();
    let deciding = Deciding::new(&visit)?;
    let decided =
        transact!(&visit.app.db, tx => deciding::decide(tx, &deciding, id, &verdict, seen).await)?;
    match decided {
        Ok(_) => {}
        Err(NotDecided::Gone) => visit.notice("item-gone").await?,
        Err(why) => {
            form.refuse("decision", not_decided(why), &[]);
            let whole = load(&visit, id).await?;
            return draw(&visit, &whole, &form).await;
        }
    }
    if form.fields.get("then") == "next" {
        return lead_on(&visit, id).await;
    }
    if decided.is_ok() {
        visit.notice("item-decided").await?;
    }
    Ok(visit.redirect(&LocalPath::new(format!("/moderation/items/{id}"))))
}

/// Why nothing was decided, as the key of a text.
pub fn not_decided(why: NotDecided) -> &'static str {
    use domain::moderation::Refused;
    match why {
        NotDecided::Held => "not-decided-held",
        NotDecided::Overtaken => "not-decided-overtaken",
        NotDecided::Gone => "item-gone",
        NotDecided::Refused(Refused::Already) => "not-decided-already",
        NotDecided::Refused(Refused::IsHidden) => "not-decided-hidden",
        NotDecided::Refused(Refused::NotForThis) => "not-decided-not-for-this",
        NotDecided::Refused(Refused::OutOfBounds) => "not-decided-bounds",
        NotDecided::Refused(Refused::Overtaken) => "not-decided-later",
    }
}

async fn note(visit: Visit, Id(id): Id<ItemId>, fields: Fields) -> Answer {
    let whole = load(&visit, id).await?;
    let mut form = FormState::of(fields);
    let words = form.paragraphs("note", NOTE);
    form.say_if_empty("note", "moderator-note-empty");
    if form.is_refused() {
        return draw(&visit, &whole, &form).await;
    }
    let may = rights::may_moderate(&visit.actor, whole.item.space)?;
    let (note, event, now) = (visit.app.clock.id(), visit.app.clock.id(), visit.now);
    transact!(&visit.app.db, tx => {
        notes::add(tx, &may, note, id, &words, now).await?;
        let facts = json!({ "item": id.to_string() });
        let kind = events::Kind::ContentNoted;
        events::record(tx, event, now, kind, whole.item.content, Some(*may.by()), &facts).await
    })?;
    Ok(visit.redirect(&LocalPath::new(format!("/moderation/items/{id}#notes"))))
}
