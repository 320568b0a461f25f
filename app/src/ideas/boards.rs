//! Setting up boards, for the administrators of their space.

mod form;

use super::store::{self, BoardDraft, BoardRecord};
use crate::admin::{self, Tab};
use crate::error::{Answer, OrNotFound, Problem};
use crate::events::{self, Kind};
use crate::form::{Fields, FormState};
use crate::ui::lang_of;
use crate::web::{AppState, Id, LocalPath, Page, Query, Section, Visit};
use crate::{spaces, t, transact};
use axum::Router;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use domain::ids::{BoardId, SpaceId};
use domain::rights::{self, MayRunSpace};
use leptos::either::Either;
use leptos::prelude::*;
use serde_json::json;
use uuid::Uuid;

pub(super) fn routes() -> Router<AppState> {
    Router::new()
        .route("/admin/boards", get(list))
        .route("/admin/boards/new", get(new).post(create))
        .route("/admin/boards/{id}", get(edit).post(save))
}

/// What became of an attempt to save.
enum Saved {
    Done,
    SlugTaken,
    Stale,
}

/// The spaces in which the visitor may set up boards, with their titles.
async fn own_spaces(visit: &Visit) -> Result<Vec<(SpaceId, String)>, Problem> {
    let mut spaces = spaces::all_titles(&mut visit.app.db.read().await?).await?;
    spaces.retain(|(space, _)| rights::may_run_space(&visit.actor, *space).is_ok());
    Ok(spaces)
}

/// `GET /admin/boards`
async fn list(visit: Visit) -> Answer {
    rights::may_enter_administration(&visit.actor)?;
    let l = visit.locale;
    let spaces = own_spaces(&visit).await?;
    let mut boards = store::boards(&mut visit.app.db.read().await?, None).await?;
    boards.retain(|board| spaces.iter().any(|(space, _)| *space == board.rules.space));
    let row = |board: &BoardRecord| {
        let space = spaces.iter().find(|(space, _)| *space == board.rules.space);
        let space = space.map(|(_, title)| title.clone());
        let closed = (!board.rules.is_open)
            .then(|| view! { <span class="tag closed">{t!(l, "board-closed")}</span> });
        let lang = lang_of(&visit, &board.draft.lang);
        view! {
            <li><div><b><a href=format!("/admin/boards/{}", board.id()) lang=lang>{board.draft.title.clone()}</a></b>" "{closed}<small>{space}</small></div>
                <div class="actions"><a class="button quiet" href=format!("/boards/{}", board.draft.slug)>{t!(l, "board-public")}<span class="hide">" "{board.draft.title.clone()}</span></a></div></li>
        }
    };
    let rows = boards.iter().map(row).collect_view();
    let title = t!(l, "admin-boards");
    let page = Page::new(Section::Admin, title.clone());
    Ok(admin::page(&visit, Tab::Boards, page, None, vec![], || {
        let body = if boards.is_empty() {
            Either::Left(
                view! { <div class="empty"><h2>{t!(l, "boards-none")}</h2><p>{t!(l, "boards-none-admin")}</p></div> },
            )
        } else {
            Either::Right(view! { <ul class="rows">{rows}</ul> })
        };
        view! { <div class="title-row"><h1>{title}</h1><a class="button" href="/admin/boards/new">{t!(l, "board-new")}</a></div>{body} }
    }))
}

/// `GET /admin/boards/new?space=…`
async fn new(visit: Visit, Query(query): Query) -> Answer {
    rights::may_enter_administration(&visit.actor)?;
    let kept = visit.typed_before().await?;
    let form = kept.unwrap_or_else(|| {
        let mut fields = form::fields_of_new(visit.locale);
        fields.set("space", query.get("space"));
        FormState::of(fields)
    });
    new_page(&visit, &form).await
}

async fn new_page(visit: &Visit, form: &FormState) -> Answer {
    let l = visit.locale;
    let title = t!(l, "board-new");
    let page = Page::new(Section::Admin, title.clone());
    let spaces = own_spaces(visit).await?;
    let fields = form::view(
        l,
        form,
        Some(spaces),
        t!(l, "board-make"),
        "/admin/boards".to_owned(),
    );
    Ok(admin::page(
        visit,
        Tab::Boards,
        page,
        Some(form),
        crumbs(visit),
        || {
            view! { <h1>{title}</h1>{fields} }
        },
    ))
}

fn crumbs(visit: &Visit) -> Vec<(String, String)> {
    vec![("/admin/boards".to_owned(), t!(visit.locale, "admin-boards"))]
}

/// New ids for the categories, of which those with a new name take one.
fn with_ids(visit: &Visit, names: Vec<String>) -> Vec<(Uuid, String)> {
    let with_id = |name| (visit.app.clock.id(), name);
    names.into_iter().map(with_id).collect()
}

/// `POST /admin/boards/new`
async fn create(visit: Visit, fields: Fields) -> Answer {
    rights::may_enter_administration(&visit.actor)?;
    let mut form = FormState::of(fields);
    let draft = form::read(&mut form);
    let space: Option<SpaceId> = form.fields.get("space").parse().ok();
    let may = space.and_then(|space| rights::may_run_space(&visit.actor, space).ok());
    if may.is_none() {
        form.refuse("space", "admin-choose", &[]);
    }
    let (Some((draft, categories)), Some(may)) = (draft, may) else {
        return new_page(&visit, &form).await;
    };
    let (id, event, now) = (
        BoardId(visit.app.clock.id()),
        visit.app.clock.id(),
        visit.now,
    );
    let categories = with_ids(&visit, categories);
    let saved: Result<Saved, Problem> = transact!(&visit.app.db, tx => {
        if spaces::find(tx, *may.space()).await?.is_none() {
            return Err(Problem::NotFound);
        }
        if store::board_by_slug(tx, &draft.slug).await?.is_some() {
            return Ok(Saved::SlugTaken);
        }
        store::insert_board(tx, &may, id, &draft, now).await?;
        store::set_categories(tx, &may, id, &categories, now).await?;
        events::record(tx, event, now, Kind::BoardCreated, id.0, Some(*may.by()), &json!({ "title": draft.title })).await?;
        Ok(Saved::Done)
    });
    if !matches!(saved?, Saved::Done) {
        form.refuse("slug", "space-slug-taken", &[]);
        return new_page(&visit, &form).await;
    }
    visit.notice("board-made").await?;
    Ok(visit.redirect(&LocalPath::new(format!("/admin/boards/{id}"))))
}

async fn stored(visit: &Visit, id: BoardId) -> Result<(BoardRecord, Vec<String>), Problem> {
    let mut tx = visit.app.db.read().await?;
    let board = store::board(&mut tx, id).await?.or_not_found()?;
    rights::may_run_space(&visit.actor, board.rules.space)?;
    let categories = store::categories(&mut tx, id).await?;
    Ok((board, categories.into_iter().map(|c| c.name).collect()))
}

/// `GET /admin/boards/{id}`
async fn edit(visit: Visit, Id(id): Id<BoardId>) -> Answer {
    rights::may_enter_administration(&visit.actor)?;
    let (board, categories) = stored(&visit, id).await?;
    let kept = visit.typed_before().await?;
    let form = kept.unwrap_or_else(|| FormState::of(form::fields_of(&board, &categories)));
    Ok(edit_page(&visit, &board, &categories, &form, false))
}

/// `POST /admin/boards/{id}`
async fn save(visit: Visit, Id(id): Id<BoardId>, fields: Fields) -> Answer {
    rights::may_enter_administration(&visit.actor)?;
    let (board, categories) = stored(&visit, id).await?;
    let may = rights::may_run_space(&visit.actor, board.rules.space)?;
    let version = admin::version(&fields)?;
    let mut form = FormState::of(fields);
    let Some((draft, names)) = form::read(&mut form) else {
        return Ok(edit_page(&visit, &board, &categories, &form, false));
    };
    let names = with_ids(&visit, names);
    match write(&visit, &may, (id, version), &draft, &names).await? {
        Saved::Done => {}
        Saved::SlugTaken => {
            form.refuse("slug", "space-slug-taken", &[]);
            return Ok(edit_page(&visit, &board, &categories, &form, false));
        }
        Saved::Stale => {
            let (board, categories) = stored(&visit, id).await?;
            return Ok(edit_page(&visit, &board, &categories, &form, true));
        }
    }
    visit.notice("admin-saved").await?;
    Ok(visit.redirect(&LocalPath::new(format!("/admin/boards/{id}"))))
}

async fn write(
    visit: &Visit,
    may: &MayRunSpace,
    (id, version): (BoardId, i64),
    draft: &BoardDraft,
    categories: &[(Uuid, String)],
) -> Result<Saved, Problem> {
    let (event, now) = (visit.app.clock.id(), visit.now);
    transact!(&visit.app.db, tx => {
        if store::board_by_slug(tx, &draft.slug).await?.is_some_and(|other| other.id() != id) {
            return Ok(Saved::SlugTaken);
        }
        if !store::update_board(tx, may, id, version, draft).await? {
            return Ok(Saved::Stale);
        }
        store::set_categories(tx, may, id, categories, now).await?;
        events::record(tx, event, now, Kind::BoardEdited, id.0, Some(*may.by()), &json!({ "title": draft.title })).await?;
        Ok::<_, Problem>(Saved::Done)
    })
}

fn edit_page(
    visit: &Visit,
    board: &BoardRecord,
    categories: &[String],
    form: &FormState,
    is_stale: bool,
) -> Response {
    let l = visit.locale;
    let page = Page {
        status: if is_stale {
            StatusCode::CONFLICT
        } else {
            StatusCode::OK
        },
        ..Page::new(Section::Admin, board.draft.title.clone())
    };
    let (mut form, now) = (form.clone(), form::fields_of(board, categories));
    let stale = is_stale.then(|| {
        form.fields.replace("version", board.version.to_string());
        view! { {admin::stale_notice(l)}{admin::both_versions(l, &form::labels(l), &now, &form.fields)} }
    });
    let fields = form::view(
        l,
        &form,
        None,
        t!(l, "admin-save"),
        "/admin/boards".to_owned(),
    );
    let lang = lang_of(visit, &board.draft.lang);
    let public = format!("/boards/{}", board.draft.slug);
    admin::page(visit, Tab::Boards, page, Some(&form), crumbs(visit), || {
        view! {
            <h1 lang=lang>{board.draft.title.clone()}</h1>
            <p><a href=public>{t!(l, "board-public")}</a></p>
            {stale}
            {fields}
        }
    })
}
