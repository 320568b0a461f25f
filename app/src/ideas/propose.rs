//! Putting an idea forward: the form, the check, and the act. What is typed is kept as a draft on the way, whose id becomes that of the idea: the
//! same form sent twice makes one.

mod checked;

use super::form::{self, ID};
use super::islands::keeping::KeepsDraft;
use super::lists::alike;
use super::store::{self, BoardRecord, Category, IdeaRecord};
use crate::error::{Answer, OrNotFound, Problem};
use crate::form::{Fields, FormState};
use crate::moderation;
use crate::transact;
use crate::ui::{self, ErrorSummary, errors, lang_of};
use crate::web::{AppState, Id, LocalPath, Name, Page, Section, Visit};
use crate::{spaces, t};
use axum::Router;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use domain::idea;
use domain::ids::IdeaId;
use domain::rights::{self, Denied, MayManageOwnAccount};
use domain::space::Space;
use jiff::Timestamp;
use leptos::prelude::*;
use uuid::{Uuid, Version};

pub(super) fn routes() -> Router<AppState> {
    Router::new()
        .route("/boards/{slug}/new", get(new).post(typed))
        .route("/boards/{slug}/draft", post(kept_quietly))
        .route("/ideas/drafts/{id}", get(draft).post(retyped))
        .route(
            "/ideas/drafts/{id}/check",
            get(checked::show).post(checked::publish),
        )
}

/// Where an idea is to go.
struct Ground {
    board: BoardRecord,
    categories: Vec<Category>,
    space: Space,
}

impl Ground {
    async fn of(visit: &Visit, board: BoardRecord) -> Result<Self, Problem> {
        let mut tx = visit.app.db.read().await?;
        let categories = store::categories(&mut tx, board.id()).await?;
        let space = spaces::rules_of(&mut tx, board.rules.space).await?;
        Ok(Self {
            board,
            categories,
            space,
        })
    }

    async fn by_slug(visit: &Visit, slug: &str) -> Result<Self, Problem> {
        let board = store::board_by_slug(&mut visit.app.db.read().await?, slug).await?;
        Self::of(visit, board.or_not_found()?).await
    }

    /// Why somebody cannot put an idea forward here now, if it is not for signing in or a higher level, to which they are led.
    fn hindrance(&self, visit: &Visit) -> Option<Denied> {
        let may = rights::may_propose(&visit.actor, &self.space, &self.board.rules, visit.now);
        may.err()
            .filter(|denied| !matches!(denied, Denied::SignIn | Denied::Level { .. }))
    }
}

/// `GET /boards/{slug}/new`
async fn new(visit: Visit, Name(slug): Name) -> Answer {
    let ground = Ground::by_slug(&visit, &slug).await?;
    let form = match visit.typed_before().await? {
        Some(typed) => typed,
        None => FormState::of(form::fields_of_new(visit.locale, visit.app.clock.id())),
    };
    Ok(draw(&visit, &ground, &form))
}

/// `POST /boards/{slug}/new`
async fn typed(visit: Visit, Name(slug): Name, fields: Fields) -> Answer {
    let ground = Ground::by_slug(&visit, &slug).await?;
    let id = fresh_id(&fields, visit.now)?;
    sent(&visit, &ground, id, fields).await
}

/// The id that was made for the form: one of ours, not from the future.
fn fresh_id(fields: &Fields, now: Timestamp) -> Result<IdeaId, Problem> {
    let id: Uuid = fields.get(ID).parse().map_err(|_| Problem::Malformed)?;
    let is_ours = id.get_version() == Some(Version::SortRand);
    let made = id.get_timestamp().map(|at| at.to_unix().0);
    let latest = u64::try_from(now.as_second()).unwrap_or_default() + 60;
    if is_ours && made.is_some_and(|made| made <= latest) {
        Ok(IdeaId(id))
    } else {
        Err(Problem::Malformed)
    }
}

/// A form was sent: shown as it will look, kept, or kept and checked.
async fn sent(visit: &Visit, ground: &Ground, id: IdeaId, fields: Fields) -> Answer {
    let action = fields.get("action").to_owned();
    let mut form = FormState::of(fields);
    let wording = form::read(&mut form, &ground.board, &ground.categories);
    let is_too_long = |error: &crate::form::FieldError| error.key == "error-too-long";
    match action.as_str() {
        "preview" => {
            // What is missing can be filled in later; the text is shown as far as it goes.
            form.errors.retain(is_too_long);
            let above = if form.is_refused() {
                Above::Nothing
            } else {
                Above::Preview
            };
            return Ok(draw_with(visit, ground, &form, above));
        }
        "similar" => {
            form.errors.retain(is_too_long);
            let (title, body) = (form.value("title"), form.value("body"));
            let mut tx = visit.app.db.read().await?;
            let found = alike::alike(&mut tx, &ground.board, &title, &body, Some(id)).await?;
            drop(tx);
            return Ok(draw_with(visit, ground, &form, Above::Alike(found)));
        }
        "keep" => form.errors.retain(is_too_long),
        _ if wording.is_none() => return Ok(draw(visit, ground, &form)),
        _ => {}
    }
    let may = rights::may_manage_own_account(&visit.actor)?;
    if form.is_refused() || !keep(visit, &may, ground, id, &mut form).await? {
        return Ok(draw(visit, ground, &form));
    }
    if action == "keep" {
        visit.notice("idea-draft-kept").await?;
        return Ok(visit.redirect(&LocalPath::new("/me/ideas")));
    }
    Ok(visit.redirect(&LocalPath::new(format!("/ideas/drafts/{id}/check"))))
}

/// Keeps what was typed; `false` with an error where there are too many drafts already.
async fn keep(
    visit: &Visit,
    may: &MayManageOwnAccount,
    ground: &Ground,
    id: IdeaId,
    form: &mut FormState,
) -> Result<bool, Problem> {
    let (board, now) = (ground.board.id(), visit.now);
    let mut kept = form.fields.clone();
    kept.0.retain(|(name, _)| name != "action" && name != ID);
    let others = transact!(&visit.app.db, tx => {
        let others = store::count_drafts(tx, may, id).await?;
        if others >= i64::try_from(idea::DRAFTS).unwrap_or(i64::MAX) {
            return Ok(others);
        }
        if store::find(tx, id).await?.is_some() || !store::keep_draft(tx, may, id, board, &kept, now).await? {
            // The form was sent before and is an idea by now, or the id is of somebody else's.
            return Err(Problem::Conflict);
        }
        Ok(0)
    })?;
    if others > 0 {
        form.refuse("title", "error-drafts", &[("limit", others)]);
    }
    Ok(others == 0)
}

/// What was asked for and stands above the form.
enum Above {
    Nothing,
    Preview,
    Alike(Vec<IdeaRecord>),
}

impl Above {
    fn view(self, visit: &Visit, ground: &Ground, form: &FormState) -> AnyView {
        match self {
            Self::Nothing => ().into_any(),
            Self::Preview => form::preview(visit.locale, form).into_any(),
            Self::Alike(found) if found.is_empty() => alike::nothing(visit).into_any(),
            Self::Alike(found) => alike::section(visit, &ground.board, &found).into_any(),
        }
    }
}

fn draw(visit: &Visit, ground: &Ground, form: &FormState) -> Response {
    draw_with(visit, ground, form, Above::Nothing)
}

fn draw_with(visit: &Visit, ground: &Ground, form: &FormState, above: Above) -> Response {
    let l = visit.locale;
    let board = &ground.board.draft;
    let lang = lang_of(visit, &board.lang);
    let title = t!(l, "idea-new");
    let hindrance = ground.hindrance(visit).map(|denied| {
        let words = errors::denied_words(visit, &denied);
        view! { <div class="notice warn"><p>{words}" "{t!(l, "idea-keep-anyway")}</p></div> }
    });
    let id = form.value(ID);
    let above = above.view(visit, ground, form);
    let typing = alike::while_typing(visit, &ground.board);
    let keeps = visit.actor.account.map(|_| {
        let address = format!("/boards/{}/draft", board.slug);
        view! { <KeepsDraft address=address kept=t!(l, "idea-draft-kept")/> }
    });
    let fields = form::view(l, form, &ground.board, &ground.categories);
    let page = Page::new(Section::Ideas, title.clone()).of_form(l, form);
    visit.page(page, || {
        view! {
            <div class="narrow">
                <ErrorSummary l errors=form.errors.clone()/>
                {ui::back(l, format!("/boards/{}", board.slug))}
                <p class="over" lang=lang>{board.title.clone()}</p>
                <h1>{title}</h1>
                {hindrance}
                {above}
                <form method="post" novalidate>
                    <input r#type="hidden" name=ID value=id/>
                    {fields}
                    {moderation::honey(l)}
                    {typing}
                    {keeps}
                    <p><button class="button quiet" name="action" value="similar">{t!(l, "idea-alike-look")}</button></p>
                    <div class="actions">
                        <button class="button" name="action" value="check">{t!(l, "idea-continue")}</button>
                        <button class="button secondary" name="action" value="preview">{t!(l, "idea-show-preview")}</button>
                        <button class="button quiet" name="action" value="keep">{t!(l, "idea-keep")}</button>
                    </div>
                </form>
            </div>
        }
    })
}

/// A draft of the visitor, and where it is to go.
async fn own(visit: &Visit, id: IdeaId) -> Result<(Ground, FormState), Problem> {
    let may = rights::may_manage_own_account(&visit.actor)?;
    let mut tx = visit.app.db.read().await?;
    let draft = store::draft(&mut tx, &may, id).await?.or_not_found()?;
    let board = store::board(&mut tx, draft.board).await?.or_not_found()?;
    drop(tx);
    Ok((Ground::of(visit, board).await?, FormState::of(draft.fields)))
}

/// `POST /boards/{slug}/draft`: keeps what is typed, for the island; the button does it in its own way.
async fn kept_quietly(visit: Visit, Name(slug): Name, fields: Fields) -> Answer {
    let may = rights::may_manage_own_account(&visit.actor)?;
    let ground = Ground::by_slug(&visit, &slug).await?;
    let id = fresh_id(&fields, visit.now)?;
    let mut form = FormState::of(fields);
    form::read(&mut form, &ground.board, &ground.categories);
    form.errors.retain(|error| error.key == "error-too-long");
    let is_empty = form.value("title").trim().is_empty() && form.value("body").trim().is_empty();
    if is_empty || form.is_refused() || !keep(&visit, &may, &ground, id, &mut form).await? {
        return Ok(StatusCode::UNPROCESSABLE_ENTITY.into_response());
    }
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// `GET /ideas/drafts/{id}`
async fn draft(visit: Visit, Id(id): Id<IdeaId>) -> Answer {
    let (ground, kept) = own(&visit, id).await?;
    let mut form = visit.typed_before().await?.unwrap_or(kept);
    form.fields.replace(ID, id.to_string());
    Ok(draw(&visit, &ground, &form))
}

/// `POST /ideas/drafts/{id}`
async fn retyped(visit: Visit, Id(id): Id<IdeaId>, fields: Fields) -> Answer {
    let (ground, _) = own(&visit, id).await?;
    sent(&visit, &ground, id, fields).await
}
