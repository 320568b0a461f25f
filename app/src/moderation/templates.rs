//! `/moderation/templates`: words for decisions that come again and again. On the page of an item each is one button.

use super::item::form as decision;
use super::shared::{Tab, page, places};
use super::store::templates::{self, Template};
use super::words::{decision_name, ground_name};
use crate::error::{Answer, OrNotFound, Problem};
use crate::form::{Fields, FormState};
use crate::ui::TextArea;
use crate::ui::forms::{FieldText, InputKind, input, radios, select};
use crate::web::{AppState, Id, LocalPath, Page, Section, Visit};
use crate::{events, spaces, t, transact};
use axum::Router;
use axum::response::Response;
use axum::routing::{get, post};
use domain::ids::SpaceId;
use domain::moderation::{Decision, Ground};
use domain::rights;
use leptos::prelude::*;
use serde_json::json;
use uuid::Uuid;

/// Longest title.
const TITLE: usize = 80;
/// Longest words.
const FACTS: usize = 5000;
/// Decisions that need nothing beside ground and words.
const PLAIN: [&str; 5] = ["keep", "change", "hide", "restore", "lock"];

/// Routes of templates.
pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/moderation/templates", get(list).post(add))
        .route("/moderation/templates/{id}/remove", post(remove))
}

async fn own_spaces(visit: &Visit) -> Result<Vec<(SpaceId, String)>, Problem> {
    let places = places(visit)?;
    let mut known = spaces::all_titles(&mut visit.app.db.read().await?).await?;
    known.retain(|(space, _)| places.contains(&None) || places.contains(&Some(*space)));
    Ok(known)
}

async fn list(visit: Visit) -> Answer {
    rights::may_enter_moderation(&visit.actor)?;
    let form = visit.typed_before().await?.unwrap_or_default();
    draw(&visit, &form).await
}

async fn draw(visit: &Visit, form: &FormState) -> Result<Response, Problem> {
    let l = visit.locale;
    let spaces = own_spaces(visit).await?;
    let mut tx = visit.app.db.read().await?;
    let mut rows = Vec::new();
    for (space, of) in &spaces {
        for template in templates::of(&mut tx, *space).await? {
            rows.push(row(visit, of, &template).into_any());
        }
    }
    drop(tx);
    let list = (!rows.is_empty()).then(|| view! { <ul class="rows">{rows}</ul> });
    let title = t!(l, "templates-title");
    let shell = Page::new(Section::Moderation, title.clone());
    let text = |name, key: &'static str| FieldText::new(name, t!(l, key), String::new());
    let decisions = PLAIN.map(|word| {
        let words = t!(l, &format!("decision-{word}-words"));
        (word.to_owned(), decision_name(l, word), words)
    });
    let choices = spaces.into_iter();
    let choices = choices.map(|(space, title)| (space.to_string(), title));
    let facts = FieldText::new("facts", t!(l, "decide-facts"), t!(l, "decide-facts-hint"));
    page(visit, Tab::Templates, shell, Some(form), || {
        view! {
            <h1>{title}</h1>
            <p class="lede">{t!(l, "templates-lede")}</p>
            {list}
            <h2>{t!(l, "template-new")}</h2>
            <form method="post" class="measure" novalidate>
                {select(l, form, &text("space", "queue-space"), choices.collect())}
                {input(l, form, &FieldText::new("title", t!(l, "template-name"), t!(l, "template-name-hint")), InputKind::TEXT)}
                {radios(l, form, &text("decision", "decide-what"), decisions.to_vec())}
                {select(l, form, &text("ground", "decide-ground"), decision::grounds(l))}
                <TextArea l form=form.clone() text=facts rows=4/>
                <div class="actions"><button class="button">{t!(l, "template-add")}</button></div>
            </form>
        }
    })
    .await
}

fn row(visit: &Visit, space: &str, template: &Template) -> impl IntoView + use<> {
    let l = visit.locale;
    let ground = Ground::from_word(&template.ground);
    let ground = ground.map(|ground| format!(" · {}", ground_name(l, ground)));
    let action = format!("/moderation/templates/{}/remove", template.id);
    view! {
        <li><div><b>{template.title.clone()}</b><small>{decision_name(l, &template.decision)}{ground}" · "{space.to_owned()}</small>
            <p class="pre small">{template.facts.clone()}</p></div>
            <form method="post" action=action class="actions"><button class="button danger quiet slim">{t!(l, "admin-remove")}<span class="hide">": "{template.title.clone()}</span></button></form></li>
    }
}

async fn add(visit: Visit, fields: Fields) -> Answer {
    rights::may_enter_moderation(&visit.actor)?;
    let mut form = FormState::of(fields);
    let space: Option<SpaceId> = form.fields.get("space").parse().ok();
    let may = match space {
        Some(space) => Some(rights::may_moderate(&visit.actor, space)?),
        None => None,
    };
    if may.is_none() {
        form.refuse("space", "template-space", &[]);
    }
    let title = form.line("title", TITLE);
    form.say_if_empty("title", "template-name-empty");
    let word = form.fields.get("decision").to_owned();
    let decision = Decision::from_words(&word, "").filter(|_| PLAIN.contains(&word.as_str()));
    if decision.is_none() {
        form.refuse("decision", "decide-choose", &[]);
    }
    let ground = Ground::from_word(form.fields.get("ground"));
    let restricts = decision.is_some_and(Decision::restricts);
    if restricts && ground.is_none() {
        form.refuse("ground", "decide-ground-choose", &[]);
    }
    let facts = if restricts {
        form.paragraphs("facts", FACTS)
    } else {
        form.optional_paragraphs("facts", FACTS)
    };
    form.say_if_empty("facts", "decide-facts-empty");
    let (Some(may), Some(decision), false) = (may, decision, form.is_refused()) else {
        return draw(&visit, &form).await;
    };
    let template = Template {
        id: visit.app.clock.id(),
        space: may.space().0,
        title,
        decision: decision.word().to_owned(),
        ground: ground.map_or("", Ground::word).to_owned(),
        facts,
    };
    let (event, now) = (visit.app.clock.id(), visit.now);
    transact!(&visit.app.db, tx => {
        templates::add(tx, &may, &template).await?;
        let facts = json!({ "template": template.id.to_string() });
        events::record(tx, event, now, events::Kind::TemplatesEdited, template.space, Some(*may.by()), &facts).await
    })?;
    visit.notice("saved").await?;
    Ok(visit.redirect(&LocalPath::new("/moderation/templates")))
}

async fn remove(visit: Visit, Id(id): Id<Uuid>) -> Answer {
    rights::may_enter_moderation(&visit.actor)?;
    let template = templates::find(&mut visit.app.db.read().await?, id).await?;
    let template = template.or_not_found()?;
    let may = rights::may_moderate(&visit.actor, SpaceId(template.space))?;
    let (event, now) = (visit.app.clock.id(), visit.now);
    transact!(&visit.app.db, tx => {
        templates::remove(tx, &may, id).await?;
        let facts = json!({ "template": id.to_string() });
        events::record(tx, event, now, events::Kind::TemplatesEdited, template.space, Some(*may.by()), &facts).await
    })?;
    visit.notice("saved").await?;
    Ok(visit.redirect(&LocalPath::new("/moderation/templates")))
}
