//! `/admin/spaces/{id}/moderation`: what a space asks for before a text is public.

use super::store::settings::{self, Settings};
use crate::admin::{self, Tab};
use crate::error::{Answer, OrNotFound, Problem};
use crate::form::{Fields, FormState};
use crate::spaces::{self, SpaceRecord};
use crate::ui::TextArea;
use crate::ui::forms::{FieldText, InputKind, checkboxes, input};
use crate::web::{AppState, Id, LocalPath, Page, Section, Visit};
use crate::{events, t, transact};
use axum::Router;
use axum::routing::get;
use domain::ids::SpaceId;
use domain::moderation::rules::{SpaceRules, terms};
use domain::rights;
use leptos::prelude::*;
use serde_json::json;

/// Longest list of words, in characters.
const WORDS: usize = 20_000;

/// Routes of the rules.
pub fn routes() -> Router<AppState> {
    Router::new().route("/admin/spaces/{id}/moderation", get(show).post(save))
}

async fn space(visit: &Visit, id: SpaceId) -> Result<SpaceRecord, Problem> {
    rights::may_run_space(&visit.actor, id)?;
    let found = spaces::find(&mut visit.app.db.read().await?, id).await?;
    found.or_not_found()
}

fn fields_of(settings: &Settings) -> Fields {
    let rules = &settings.rules;
    let mut fields = Fields::default();
    if rules.is_premoderated {
        fields.set("premoderated", "yes");
    }
    fields.set("word_list", rules.words.join("\n"));
    let number = |n: u64| if n == 0 { String::new() } else { n.to_string() };
    fields.set("links", number(u64::try_from(rules.links).unwrap_or(0)));
    fields.set("new_days", number(u64::from(rules.new_days)));
    fields.set("alike", number(u64::from(rules.alike / 10)));
    fields.set("version", settings.version.to_string());
    fields
}

async fn show(visit: Visit, Id(id): Id<SpaceId>) -> Answer {
    let space = space(&visit, id).await?;
    let form = match visit.typed_before().await? {
        Some(typed) => typed,
        None => {
            let settings = settings::of(&mut visit.app.db.read().await?, id).await?;
            FormState::of(fields_of(&settings))
        }
    };
    Ok(draw(&visit, &space, &form, false))
}

fn draw(
    visit: &Visit,
    space: &SpaceRecord,
    form: &FormState,
    is_stale: bool,
) -> axum::response::Response {
    let l = visit.locale;
    let title = t!(l, "rules-title");
    let back = format!("/admin/spaces/{}", space.id);
    let crumbs = vec![
        ("/admin/spaces".to_owned(), t!(l, "nav-spaces")),
        (back.clone(), space.title.clone()),
    ];
    let text =
        |name, key: &'static str| FieldText::new(name, t!(l, key), t!(l, &format!("{key}-hint")));
    let before = vec![(
        "yes".to_owned(),
        t!(l, "rules-premoderated-yes"),
        t!(l, "rules-premoderated-words"),
    )];
    let premoderated = FieldText::new("premoderated", t!(l, "rules-premoderated"), String::new());
    let shell = Page::new(Section::Admin, title.clone());
    let stale = is_stale.then(|| admin::stale_notice(l));
    admin::page(visit, Tab::Spaces, shell, Some(form), crumbs, || {
        view! {
            {stale}
            <h1>{title}</h1>
            <p class="lede">{t!(l, "rules-lede")}</p>
            <form method="post" class="measure" novalidate>
                <input r#type="hidden" name="version" value=form.value("version")/>
                {checkboxes(l, form, &premoderated, before)}
                <TextArea l form=form.clone() text=text("word_list", "rules-words") rows=8/>
                {input(l, form, &text("links", "rules-links"), InputKind::NUMBER)}
                {input(l, form, &text("new_days", "rules-new-days"), InputKind::NUMBER)}
                {input(l, form, &text("alike", "rules-alike"), InputKind::NUMBER)}
                <div class="actions"><button class="button">{t!(l, "save")}</button><a class="button quiet" href=back>{t!(l, "admin-cancel")}</a></div>
            </form>
            <p class="small muted">{t!(l, "rules-limits")}</p>
        }
    })
}

fn read(form: &mut FormState) -> Option<SpaceRules> {
    let words = form.optional_paragraphs("word_list", WORDS);
    let links = form.optional_number("links", 1, 100).unwrap_or(0);
    let days = form.optional_number("new_days", 1, 365).unwrap_or(0);
    let alike = form.optional_number("alike", 50, 100).unwrap_or(0);
    (!form.is_refused()).then(|| SpaceRules {
        is_premoderated: form.fields.has("premoderated", "yes"),
        words: terms(&words),
        links: usize::try_from(links).unwrap_or(0),
        new_days: u32::try_from(days).unwrap_or(0),
        alike: u16::try_from(alike * 10).unwrap_or(0),
    })
}

async fn save(visit: Visit, Id(id): Id<SpaceId>, fields: Fields) -> Answer {
    let space = space(&visit, id).await?;
    let may = rights::may_run_space(&visit.actor, id)?;
    let mut form = FormState::of(fields);
    let Some(rules) = read(&mut form) else {
        return Ok(draw(&visit, &space, &form, false));
    };
    let version: i64 = form.fields.get("version").parse().unwrap_or(0);
    let (event, now) = (visit.app.clock.id(), visit.now);
    let is_saved = transact!(&visit.app.db, tx => {
        let before = settings::of(tx, id).await?;
        if before.version != version || !settings::set(tx, &may, &rules, version).await? {
            return Ok(false);
        }
        let facts = json!({ "version": version + 1 });
        events::record(tx, event, now, events::Kind::RulesEdited, id.0, Some(*may.by()), &facts).await?;
        Ok::<_, Problem>(true)
    })?;
    if !is_saved {
        let now = settings::of(&mut visit.app.db.read().await?, id).await?;
        form.fields.replace("version", now.version.to_string());
        return Ok(draw(&visit, &space, &form, true));
    }
    visit.notice("saved").await?;
    Ok(visit.redirect(&LocalPath::new(format!("/admin/spaces/{id}/moderation"))))
}
