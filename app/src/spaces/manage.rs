//! Making and editing spaces.

use super::form::{self, fields_of, fields_of_new};
use super::store::{self, SpaceDraft, SpaceRecord};
use super::{NewSpace, found, id_of, views};
use crate::admin::{self, Tab};
use crate::error::{Answer, OrNotFound, Problem};
use crate::form::{Fields, FormState};
use crate::ui::pager;
use crate::web::{AppState, Id, LocalPath, Page, Query, Section, Visit};
use crate::{events, t, transact};
use axum::Router;
use axum::http::StatusCode;
use axum::routing::get;
use domain::ids::SpaceId;
use domain::rights::{self, MayAdminister};
use leptos::either::Either;
use leptos::prelude::*;
use serde_json::json;

/// Spaces on a page.
const PER_PAGE: i64 = 25;

/// Routes of the administration of spaces.
pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/admin/spaces", get(list))
        .route("/admin/spaces/new", get(new).post(create))
        .route("/admin/spaces/{id}", get(show))
        .route("/admin/spaces/{id}/edit", get(edit).post(save))
}

/// What became of an attempt to save.
enum Saved {
    Done,
    SlugTaken,
    Stale,
}

/// `GET /admin/spaces?q=…&after=…`: all of them for administrators of the municipality, else those one administers.
pub async fn list(visit: Visit, Query(query): Query) -> Answer {
    rights::may_enter_administration(&visit.actor)?;
    let l = visit.locale;
    let is_all = rights::may_administer(&visit.actor).is_ok();
    let words = short(query.get("q"));
    let after = short(query.get("after"));
    let mut tx = visit.app.db.read().await?;
    let (mut spaces, found) = if is_all {
        (
            store::list(&mut tx, &words, &after, PER_PAGE + 1).await?,
            store::count(&mut tx, &words).await?,
        )
    } else {
        let mut own = Vec::new();
        for space in administered(&visit) {
            own.extend(store::find(&mut tx, space).await?);
        }
        let found = i64::try_from(own.len()).unwrap_or(i64::MAX);
        (own, found)
    };
    drop(tx);
    let per_page = usize::try_from(PER_PAGE).unwrap_or(usize::MAX);
    let more = is_all && spaces.len() > per_page;
    if more {
        spaces.truncate(per_page);
    }
    let address = |after: &str| {
        let mut address = url::form_urlencoded::Serializer::new(String::new());
        address.append_pair("q", &words).append_pair("after", after);
        format!("/admin/spaces?{}", address.finish())
    };
    let next = spaces.last().filter(|_| more).map(|s| address(&s.slug));
    let first = (!after.is_empty()).then(|| address(""));
    let title = t!(l, "admin-spaces");
    Ok(admin::page(
        &visit,
        Tab::Spaces,
        Page::new(Section::Admin, title.clone()),
        None,
        vec![],
        || {
            let new = is_all.then(
                || view! { <a class="button" href="/admin/spaces/new">{t!(l, "space-new")}</a> },
            );
            let search = is_all.then(|| view! {
            <form class="filters" role="search" method="get" action="/admin/spaces" aria-label=t!(l, "search")>
                <div class="field"><label for="q">{t!(l, "spaces-words")}</label><input id="q" name="q" r#type="search" maxlength="200" value=words.clone()/></div>
                <button class="button secondary slim">{t!(l, "admin-show")}</button>
            </form>
        });
            let rows = if spaces.is_empty() {
                Either::Left(
                    view! { <div class="empty"><h2>{t!(l, "spaces-none")}</h2><p>{t!(l, "spaces-none-words")}</p></div> },
                )
            } else {
                Either::Right(
                    view! { <p class="count">{t!(l, "spaces-count", n = found)}</p><ul class="rows">{rows(&visit, &spaces)}</ul> },
                )
            };
            view! {
                <div class="title-row"><h1>{title}</h1>{new}</div>
                {search}
                {rows}
                {first.map(|href| view! { <p><a href=href>{t!(l, "admin-first-page")}</a></p> })}
                {pager::pager(l, None, next)}
            }
        },
    ))
}

fn rows(visit: &Visit, spaces: &[SpaceRecord]) -> impl IntoView + use<> {
    let l = visit.locale;
    let row = |space: &SpaceRecord| {
        let lang = crate::ui::lang_of(visit, &space.lang);
        view! {
            <li><div><b><a href=format!("/admin/spaces/{}", space.id) lang=lang>{space.title.clone()}</a></b><small>{form::kind_name(l, space.kind)}</small></div></li>
        }
    };
    spaces.iter().map(row).collect_view()
}

/// The spaces somebody administers one by one.
fn administered(visit: &Visit) -> Vec<SpaceId> {
    let grants = visit.actor.grants.iter();
    grants
        .filter(|grant| grant.role == domain::actor::Role::Administrator)
        .filter_map(|grant| grant.space)
        .collect()
}

/// A line of a query, shortened.
fn short(text: &str) -> String {
    let clean = text.trim().chars().filter(|c| !c.is_control());
    clean.take(200).collect()
}

/// `GET /admin/spaces/new`
pub async fn new(visit: Visit) -> Answer {
    rights::may_administer(&visit.actor)?;
    let kept = visit.typed_before().await?;
    let form = kept.unwrap_or_else(|| FormState::of(fields_of_new(visit.locale)));
    Ok(new_page(&visit, &form))
}

fn new_page(visit: &Visit, form: &FormState) -> axum::response::Response {
    let l = visit.locale;
    let title = t!(l, "space-new");
    let page = Page::new(Section::Admin, title.clone());
    let crumbs = vec![("/admin/spaces".to_owned(), t!(l, "nav-spaces"))];
    admin::page(visit, Tab::Spaces, page, Some(form), crumbs, || {
        view! { <h1>{title}</h1>{form::view(l, form, t!(l, "space-make"), "/admin/spaces".to_owned())} }
    })
}

/// `POST /admin/spaces/new`
pub async fn create(visit: Visit, fields: Fields) -> Answer {
    let may = rights::may_administer(&visit.actor)?;
    let mut form = FormState::of(fields);
    let Some(draft) = form::read(&mut form) else {
        return Ok(new_page(&visit, &form));
    };
    let (id, event) = (SpaceId(visit.app.clock.id()), visit.app.clock.id());
    let name_rule = draft.name_rule;
    let space = NewSpace {
        id,
        slug: draft.slug,
        kind: draft.kind,
        min_level: draft.min_level,
        title: draft.title,
        summary: draft.summary,
        body: draft.body,
        lang: draft.lang,
        phases: Vec::new(),
    };
    let saved: Result<Saved, Problem> = transact!(&visit.app.db, tx => {
        if id_of(tx, &space.slug).await?.is_some() {
            return Ok(Saved::SlugTaken);
        }
        found(tx, &may, &space, visit.now).await?;
        store::set_name_rule(tx, &may, id, name_rule).await?;
        events::record(tx, event, visit.now, events::Kind::SpaceCreated, id.0, Some(*may.by()), &json!({ "title": space.title })).await?;
        Ok(Saved::Done)
    });
    if !matches!(saved?, Saved::Done) {
        form.refuse("slug", "space-slug-taken", &[]);
        return Ok(new_page(&visit, &form));
    }
    visit.notice("space-made").await?;
    Ok(visit.redirect(&LocalPath::new(format!("/admin/spaces/{id}"))))
}

/// `GET /admin/spaces/{id}`: the texts in short, the phases, and what can be done.
pub async fn show(visit: Visit, Id(id): Id<SpaceId>) -> Answer {
    rights::may_run_space(&visit.actor, id)?;
    let mut tx = visit.app.db.read().await?;
    let space = store::find(&mut tx, id).await?.or_not_found()?;
    let rules = super::rules_of(&mut tx, id).await?;
    drop(tx);
    let l = visit.locale;
    let page = Page::new(Section::Admin, space.title.clone());
    let crumbs = vec![("/admin/spaces".to_owned(), t!(l, "nav-spaces"))];
    let lang = crate::ui::lang_of(&visit, &space.lang);
    let edit = rights::may_administer(&visit.actor).is_ok().then(|| {
        view! { <a class="button secondary" href=format!("/admin/spaces/{id}/edit")>{t!(l, "space-edit")}</a> }
    });
    Ok(admin::page(&visit, Tab::Spaces, page, None, crumbs, || {
        view! {
            <p class="over">{form::kind_name(l, space.kind)}</p>
            <h1 lang=lang.clone()>{space.title.clone()}</h1>
            <p class="lede" lang=lang.clone()>{space.summary.clone()}</p>
            <div class="actions">
                <a class="button" href=format!("/admin/polls/new?space={id}")>{t!(l, "poll-new")}</a>
                <a class="button secondary" href=format!("/admin/boards/new?space={id}")>{t!(l, "board-new")}</a>
                {edit}
                <a class="button quiet" href=format!("/spaces/{}", space.slug)>{t!(l, "space-public")}</a>
            </div>
            {views::editable_phases(&visit, &space, &rules)}
            <ul class="links"><li><a href=format!("/admin/polls?space={id}")>{t!(l, "space-polls")}</a></li>
                <li><a href=format!("/admin/spaces/{id}/moderation")>{t!(l, "rules-title")}</a></li></ul>
        }
    }))
}

/// `GET /admin/spaces/{id}/edit`
pub async fn edit(visit: Visit, Id(id): Id<SpaceId>) -> Answer {
    rights::may_administer(&visit.actor)?;
    let space = stored(&visit, id).await?;
    let kept = visit.typed_before().await?;
    let form = kept.unwrap_or_else(|| FormState::of(fields_of(&space)));
    Ok(edit_page(&visit, &space, &form, false))
}

/// `POST /admin/spaces/{id}/edit`
pub async fn save(visit: Visit, Id(id): Id<SpaceId>, fields: Fields) -> Answer {
    let may = rights::may_administer(&visit.actor)?;
    let version = admin::version(&fields)?;
    let mut form = FormState::of(fields);
    let space = stored(&visit, id).await?;
    let Some(draft) = form::read(&mut form) else {
        return Ok(edit_page(&visit, &space, &form, false));
    };
    match write(&visit, &may, id, version, &draft).await? {
        Saved::Done => {}
        Saved::SlugTaken => {
            form.refuse("slug", "space-slug-taken", &[]);
            return Ok(edit_page(&visit, &space, &form, false));
        }
        Saved::Stale => {
            let space = stored(&visit, id).await?;
            return Ok(edit_page(&visit, &space, &form, true));
        }
    }
    visit.notice("admin-saved").await?;
    Ok(visit.redirect(&LocalPath::new(format!("/admin/spaces/{id}"))))
}

async fn write(
    visit: &Visit,
    may: &MayAdminister,
    id: SpaceId,
    version: i64,
    draft: &SpaceDraft,
) -> Result<Saved, Problem> {
    let event = visit.app.clock.id();
    transact!(&visit.app.db, tx => {
        if store::find_by_slug(tx, &draft.slug).await?.is_some_and(|other| other.id != id) {
            return Ok(Saved::SlugTaken);
        }
        if !store::update(tx, may, id, version, draft).await? {
            return Ok(Saved::Stale);
        }
        events::record(tx, event, visit.now, events::Kind::SpaceEdited, id.0, Some(*may.by()), &json!({ "title": draft.title })).await?;
        Ok::<Saved, Problem>(Saved::Done)
    })
}

async fn stored(visit: &Visit, id: SpaceId) -> Result<SpaceRecord, Problem> {
    store::find(&mut visit.app.db.read().await?, id)
        .await?
        .or_not_found()
}

fn edit_page(
    visit: &Visit,
    space: &SpaceRecord,
    form: &FormState,
    is_stale: bool,
) -> axum::response::Response {
    let l = visit.locale;
    let title = t!(l, "space-edit");
    let page = Page {
        status: if is_stale {
            StatusCode::CONFLICT
        } else {
            StatusCode::OK
        },
        ..Page::new(Section::Admin, title.clone())
    };
    let back = format!("/admin/spaces/{}", space.id);
    let crumbs = vec![
        ("/admin/spaces".to_owned(), t!(l, "nav-spaces")),
        (back.clone(), space.title.clone()),
    ];
    let (mut form, now) = (form.clone(), fields_of(space));
    let stale = is_stale.then(|| {
        form.fields.replace("version", space.version.to_string());
        view! { {admin::stale_notice(l)}{admin::both_versions(l, &form::labels(l), &now, &form.fields)} }
    });
    let (view_form, save) = (form.clone(), t!(l, "admin-save"));
    admin::page(visit, Tab::Spaces, page, Some(&form), crumbs, || {
        view! { <h1>{title}</h1>{stale}{form::view(l, &view_form, save, back)} }
    })
}
