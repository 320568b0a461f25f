//! Changing the text of an idea, for its authors; each wording is kept. Whoever was overtaken sees both texts, and nothing is lost.

use super::form;
use super::lists;
use super::moderated;
use super::seen::Seen;
use super::store::{self, Category, Step, Wording};
use crate::admin;
use crate::error::{Answer, Problem};
use crate::events::{self, Kind};
use crate::form::{Fields, FormState};
use crate::moderation::{self, Screened};
use crate::ui::{self, ErrorSummary};
use crate::web::{AppState, Id, LocalPath, Page, Section, Visit};
use crate::{t, transact};
use axum::Router;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use domain::idea::{Status, StepKind};
use domain::ids::IdeaId;
use domain::moderation::Visibility;
use domain::rights::{self, Denied};
use leptos::prelude::*;
use serde_json::json;

pub(super) fn routes() -> Router<AppState> {
    Router::new()
        .route("/ideas/{id}/edit", get(edit).post(save))
        .route("/ideas/{id}/withdraw", get(ask).post(withdraw))
}

/// An idea that the visitor wrote, with the categories to choose from.
async fn own(visit: &Visit, id: IdeaId) -> Result<(Seen, Vec<Category>), Problem> {
    let mut tx = visit.app.db.read().await?;
    let seen = Seen::load(visit, &mut tx, id).await?;
    let categories = store::categories(&mut tx, seen.idea.board).await?;
    drop(tx);
    rights::may_edit_idea(&visit.actor, &seen.space, &seen.rules, visit.now)?;
    Ok((seen, categories))
}

/// `GET /ideas/{id}/edit`
async fn edit(visit: Visit, Id(id): Id<IdeaId>) -> Answer {
    let (seen, categories) = own(&visit, id).await?;
    let kept = visit.typed_before().await?;
    let form = kept.unwrap_or_else(|| FormState::of(form::fields_of(&seen.idea)));
    Ok(draw(&visit, &seen, &categories, &form, Drawn::Plain))
}

/// How the form is drawn.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Drawn {
    Plain,
    Preview,
    Stale,
}

/// `POST /ideas/{id}/edit`
async fn save(visit: Visit, Id(id): Id<IdeaId>, fields: Fields) -> Answer {
    let (seen, categories) = own(&visit, id).await?;
    let is_preview = fields.get("action") == "preview";
    let version = admin::version(&fields)?;
    let mut form = FormState::of(fields);
    let wording = form::read(&mut form, &seen.board, &categories);
    let Some(wording) = wording else {
        return Ok(draw(&visit, &seen, &categories, &form, Drawn::Plain));
    };
    if is_preview {
        return Ok(draw(&visit, &seen, &categories, &form, Drawn::Preview));
    }
    let written = write(&visit, id, (version, &wording), &form.fields).await?;
    let Some(screened) = written else {
        let (seen, categories) = own(&visit, id).await?;
        return Ok(draw(&visit, &seen, &categories, &form, Drawn::Stale));
    };
    match screened.or_refuse(&mut form) {
        None => return Ok(draw(&visit, &seen, &categories, &form, Drawn::Plain)),
        Some(Visibility::Visible) => visit.notice("idea-saved").await?,
        Some(_) => visit.notice("idea-waits").await?,
    }
    Ok(visit.redirect(&LocalPath::new(format!("/ideas/{id}"))))
}

/// Writes the new text, if moderation lets it be written; `None` if somebody was faster. What waits for moderators goes on waiting.
async fn write(
    visit: &Visit,
    id: IdeaId,
    (version, wording): (i64, &Wording),
    fields: &Fields,
) -> Result<Option<Screened>, Problem> {
    let (event, now) = (visit.app.clock.id(), visit.now);
    let step = Step::new(
        visit.app.clock.id(),
        StepKind::Edited,
        visit.actor.account,
        now,
    );
    transact!(&visit.app.db, tx => {
        let seen = Seen::load(visit, tx, id).await?;
        let may = rights::may_edit_idea(&visit.actor, &seen.space, &seen.rules, now)?;
        if seen.idea.version != version {
            return Ok(None);
        }
        if is_same(&seen, wording) {
            return Ok(Some(Screened::Publish));
        }
        let place = (id, seen.space.id);
        let screened = moderated::screened(visit, tx, place, wording, (fields, true)).await?;
        let visibility = match (&screened, seen.idea.visibility) {
            (Screened::Refuse { .. }, _) => return Ok(Some(screened)),
            (Screened::Hold { .. }, Visibility::Visible) => Visibility::Held,
            (_, before) => before,
        };
        if !store::rewrite(tx, &may, version, (wording, visibility), now).await? {
            return Ok(None);
        }
        store::add_step(tx, id, &step).await?;
        lists::index(tx, id).await?;
        events::record(tx, event, now, Kind::IdeaEdited, id.0, Some(*may.by()), &json!({ "version": version + 1 })).await?;
        Ok::<_, Problem>(Some(screened))
    })
}

/// Whether nothing was changed: then there is nothing to keep or to tell.
fn is_same(seen: &Seen, wording: &Wording) -> bool {
    let idea = &seen.idea;
    idea.title == wording.title
        && idea.body == wording.body
        && idea.lang == wording.lang
        && idea.category == wording.category
        && idea.district == wording.district
        && idea.place == wording.place
        && idea.point.map(|p| p.words()) == wording.point.map(|p| p.words())
        && idea.cost_minor == wording.cost_minor
}

fn draw(
    visit: &Visit,
    seen: &Seen,
    categories: &[Category],
    form: &FormState,
    drawn: Drawn,
) -> Response {
    let l = visit.locale;
    let title = t!(l, "idea-edit");
    let status = match drawn {
        Drawn::Stale => StatusCode::CONFLICT,
        Drawn::Plain | Drawn::Preview => StatusCode::OK,
    };
    let page = Page {
        status,
        ..Page::new(Section::Ideas, title.clone())
    };
    let mut form = form.clone();
    let stale = (drawn == Drawn::Stale).then(|| {
        let (mut now, mut yours) = (form::fields_of(&seen.idea), form.fields.clone());
        for fields in [&mut now, &mut yours] {
            let named = categories
                .iter()
                .find(|c| fields.has("category", &c.id.to_string()));
            fields.replace(
                "category",
                named.map(|c| c.name.clone()).unwrap_or_default(),
            );
        }
        form.fields
            .replace("version", seen.idea.version.to_string());
        view! { {admin::stale_notice(l)}{admin::both_versions(l, &form::labels(l), &now, &yours)} }
    });
    let preview = (drawn == Drawn::Preview).then(|| form::preview(l, &form));
    let version = form.value("version");
    let fields = form::view(l, &form, &seen.board, categories);
    visit.page(page.of_form(l, &form), || {
        view! {
            <div class="narrow">
                <ErrorSummary l errors=form.errors.clone()/>
                {ui::back(l, seen.path())}
                <h1>{title}</h1>
                <p>{t!(l, "idea-edit-words")}</p>
                {stale}
                {preview}
                <form method="post" novalidate>
                    <input r#type="hidden" name="version" value=version/>
                    {fields}
                    {moderation::honey(l)}
                    <div class="actions">
                        <button class="button" name="action" value="save">{t!(l, "idea-save")}</button>
                        <button class="button secondary" name="action" value="preview">{t!(l, "idea-show-preview")}</button>
                        <a class="button quiet" href=seen.path()>{t!(l, "admin-cancel")}</a>
                    </div>
                </form>
            </div>
        }
    })
}

/// `GET /ideas/{id}/withdraw`
async fn ask(visit: Visit, Id(id): Id<IdeaId>) -> Answer {
    let mut tx = visit.app.db.read().await?;
    let seen = Seen::load(&visit, &mut tx, id).await?;
    drop(tx);
    rights::may_withdraw(&visit.actor, &seen.rules)?;
    let l = visit.locale;
    let title = t!(l, "idea-withdraw-question");
    Ok(visit.page(Page::new(Section::Other, title.clone()), || {
        view! {
            <div class="narrow">
                {ui::back(l, seen.path())}
                <h1>{title}</h1>
                <p class="lede" lang=ui::lang_of(&visit, &seen.idea.lang)>{seen.idea.title.clone()}</p>
                <p>{t!(l, "idea-withdraw-words")}</p>
                <form method="post"><div class="actions">
                    <button class="button danger">{t!(l, "idea-withdraw")}</button>
                    <a class="button quiet" href=seen.path()>{t!(l, "admin-cancel")}</a>
                </div></form>
            </div>
        }
    }))
}

/// `POST /ideas/{id}/withdraw`
async fn withdraw(visit: Visit, Id(id): Id<IdeaId>) -> Answer {
    let (event, now) = (visit.app.clock.id(), visit.now);
    let account = visit.actor.account;
    let step = Step {
        status: Some(Status::Withdrawn),
        ..Step::new(visit.app.clock.id(), StepKind::Status, account, now)
    };
    transact!(&visit.app.db, tx => {
        let seen = Seen::load(&visit, tx, id).await?;
        let may = match rights::may_withdraw(&visit.actor, &seen.rules) {
            // The same form sent twice.
            Err(Denied::Settled) if seen.idea.status == Status::Withdrawn => return Ok(()),
            may => may?,
        };
        if !store::withdraw(tx, &may).await? {
            return Err(Problem::Conflict);
        }
        store::add_step(tx, id, &step).await?;
        lists::index(tx, id).await?;
        events::record(tx, event, now, Kind::IdeaWithdrawn, id.0, account, &json!({})).await?;
        Ok::<_, Problem>(())
    })?;
    visit.notice("idea-was-withdrawn").await?;
    Ok(visit.redirect(&LocalPath::new(format!("/ideas/{id}"))))
}
