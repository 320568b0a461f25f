//! Adding, editing and removing phases. A change that a public poll would suffer from is refused.

use super::phase_form;
use super::rules_of;
use super::store::{self, SpaceRecord};
use super::views;
use crate::admin::{self, Tab};
use crate::db::{Collides, DbError};
use crate::error::{Answer, OrNotFound, Problem};
use crate::form::{Fields, FormState};
use crate::web::{AppState, Id, LocalPath, Page, Section, Visit};
use crate::{events, polls, t, transact};
use axum::Router;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use domain::ids::{PhaseId, PollId, SpaceId};
use domain::rights::{self, MayRunSpace};
use domain::space::{Phase, Space};
use leptos::prelude::*;
use serde_json::json;

/// Routes of the phases.
pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/admin/spaces/{id}/phases/new", get(new).post(create))
        .route("/admin/phases/{id}", get(edit).post(save))
        .route("/admin/phases/{id}/remove", get(ask_to_remove).post(remove))
}

/// What became of an attempt to change the phases.
enum Changed {
    Done,
    Stale,
    /// A poll that citizens know of needs them as they are.
    Needed(PollId, String),
}

/// What is to become of a phase.
#[derive(Clone, Copy)]
enum Change<'a> {
    Put(&'a Phase),
    Remove(PhaseId),
}

impl Change<'_> {
    fn applied(self, space: &Space) -> Space {
        let (id, put) = match self {
            Self::Put(phase) => (phase.id, Some(phase.clone())),
            Self::Remove(id) => (id, None),
        };
        let mut phases = space.phases.clone();
        phases.retain(|phase| phase.id != id);
        phases.extend(put);
        Space { phases, ..*space }
    }
}

/// Changes one phase of a space, unless somebody changed the space since `version` or a poll needs it as it is.
async fn change(
    visit: &Visit,
    may: &MayRunSpace,
    version: i64,
    change: Change<'_>,
) -> Result<Changed, Problem> {
    let event = visit.app.clock.id();
    let space = *may.space();
    transact!(&visit.app.db, tx => {
        if !store::touch(tx, may, version).await? {
            return Ok(Changed::Stale);
        }
        let before = rules_of(tx, space).await?;
        let windows = polls::windows(tx, space).await?;
        if let Some((poll, title)) = before.would_break(&change.applied(&before), &windows, visit.now) {
            // Undone with the rest: the version stays as it was.
            return Err(Refused::Needed(*poll, title.clone()));
        }
        let kind = match change {
            Change::Put(phase) => {
                store::put_phase(tx, may, phase).await?;
                events::Kind::PhaseWritten
            }
            Change::Remove(id) => {
                store::delete_phase(tx, may, id).await?;
                events::Kind::PhaseRemoved
            }
        };
        events::record(tx, event, visit.now, kind, space.0, Some(*may.by()), &json!({})).await?;
        Ok::<Changed, Refused>(Changed::Done)
    })
    .or_else(|refused: Refused| match refused {
        Refused::Needed(poll, title) => Ok(Changed::Needed(poll, title)),
        Refused::Problem(problem) => Err(problem),
    })
}

/// Why nothing was written: the transaction is rolled back.
enum Refused {
    Needed(PollId, String),
    Problem(Problem),
}

impl From<DbError> for Refused {
    fn from(error: DbError) -> Self {
        Self::Problem(error.into())
    }
}

impl Collides for Refused {
    fn collides(&self) -> bool {
        matches!(self, Self::Problem(problem) if problem.collides())
    }
}

async fn space_of(visit: &Visit, id: SpaceId) -> Result<SpaceRecord, Problem> {
    store::find(&mut visit.app.db.read().await?, id)
        .await?
        .or_not_found()
}

/// The phase, its space, and the permit to change it.
async fn found(visit: &Visit, id: PhaseId) -> Result<(Phase, SpaceRecord, MayRunSpace), Problem> {
    rights::may_enter_administration(&visit.actor)?;
    let mut tx = visit.app.db.read().await?;
    let (space, phase) = store::find_phase(&mut tx, id).await?.or_not_found()?;
    let may = rights::may_run_space(&visit.actor, space)?;
    let space = store::find(&mut tx, space).await?.or_not_found()?;
    Ok((phase, space, may))
}

/// `GET /admin/spaces/{id}/phases/new`
async fn new(visit: Visit, Id(id): Id<SpaceId>) -> Answer {
    rights::may_run_space(&visit.actor, id)?;
    let space = space_of(&visit, id).await?;
    let form = visit.typed_before().await?.unwrap_or_else(|| {
        let mut fields = Fields::default();
        fields.set("version", space.version.to_string());
        FormState::of(fields)
    });
    Ok(form_page(&visit, &space, None, &form, None))
}

/// `POST /admin/spaces/{id}/phases/new`
async fn create(visit: Visit, Id(id): Id<SpaceId>, fields: Fields) -> Answer {
    let may = rights::may_run_space(&visit.actor, id)?;
    let space = space_of(&visit, id).await?;
    put(&visit, &may, &space, None, fields).await
}

/// `GET /admin/phases/{id}`
async fn edit(visit: Visit, Id(id): Id<PhaseId>) -> Answer {
    let (phase, space, _) = found(&visit, id).await?;
    let zone = &visit.app.site.time_zone;
    let form = visit.typed_before().await?;
    let form =
        form.unwrap_or_else(|| FormState::of(phase_form::fields_of(&phase, space.version, zone)));
    Ok(form_page(&visit, &space, Some(&phase), &form, None))
}

/// `POST /admin/phases/{id}`
async fn save(visit: Visit, Id(id): Id<PhaseId>, fields: Fields) -> Answer {
    let (phase, space, may) = found(&visit, id).await?;
    put(&visit, &may, &space, Some(&phase), fields).await
}

async fn put(
    visit: &Visit,
    may: &MayRunSpace,
    space: &SpaceRecord,
    before: Option<&Phase>,
    fields: Fields,
) -> Answer {
    let version = admin::version(&fields)?;
    let mut form = FormState::of(fields);
    let id = before.map_or_else(|| PhaseId(visit.app.clock.id()), |phase| phase.id);
    let Some(phase) = phase_form::read(&mut form, id, &visit.app.site.time_zone) else {
        return Ok(form_page(visit, space, before, &form, None));
    };
    match change(visit, may, version, Change::Put(&phase)).await? {
        Changed::Done => {
            visit.notice("admin-saved").await?;
            Ok(visit.redirect(&LocalPath::new(format!("/admin/spaces/{}", space.id))))
        }
        Changed::Needed(poll, title) => {
            form.refuse("permits", "phase-needed", &[]);
            Ok(form_page(
                visit,
                space,
                before,
                &form,
                Some(needed(visit, poll, &title).into_any()),
            ))
        }
        Changed::Stale => stale(visit, space.id, before.map(|phase| phase.id), form).await,
    }
}

/// Somebody else was faster: both versions, and the form with what was typed.
async fn stale(
    visit: &Visit,
    space: SpaceId,
    phase: Option<PhaseId>,
    mut form: FormState,
) -> Answer {
    let space = space_of(visit, space).await?;
    let now = match phase {
        Some(id) => store::find_phase(&mut visit.app.db.read().await?, id).await?,
        None => None,
    };
    if phase.is_some() && now.is_none() {
        return Err(Problem::Conflict);
    }
    let l = visit.locale;
    let now = now.map(|(_, phase)| phase);
    form.fields.replace("version", space.version.to_string());
    let both = now.as_ref().map(|phase| {
        let stored = phase_form::fields_of(phase, space.version, &visit.app.site.time_zone);
        admin::both_versions(l, &phase_form::labels(l), &stored, &form.fields)
    });
    let notice = view! { {admin::stale_notice(l)}{both} }.into_any();
    Ok(form_page(visit, &space, now.as_ref(), &form, Some(notice)))
}

fn needed(visit: &Visit, poll: PollId, title: &str) -> impl IntoView + use<> {
    let l = visit.locale;
    let title = title.to_owned();
    view! {
        <div class="notice warn"><h2>{t!(l, "phase-needed-title")}</h2>
            <p>{t!(l, "phase-needed-words")}</p><p><a href=format!("/admin/polls/{poll}")>{title}</a></p></div>
    }
}

fn form_page(
    visit: &Visit,
    space: &SpaceRecord,
    phase: Option<&Phase>,
    form: &FormState,
    notice: Option<AnyView>,
) -> Response {
    let l = visit.locale;
    let title = if phase.is_some() {
        t!(l, "phase-edit")
    } else {
        t!(l, "phase-new")
    };
    let is_stale = notice.is_some() && !form.is_refused();
    let page = Page {
        status: if is_stale {
            StatusCode::CONFLICT
        } else {
            StatusCode::OK
        },
        ..Page::new(Section::Admin, title.clone())
    };
    let back = format!("/admin/spaces/{}", space.id);
    admin::page(
        visit,
        Tab::Spaces,
        page,
        Some(form),
        crumbs(visit, space),
        || {
            view! { <h1>{title}</h1>{notice}{phase_form::view(l, form, back)} }
        },
    )
}

fn crumbs(visit: &Visit, space: &SpaceRecord) -> Vec<(String, String)> {
    vec![
        ("/admin/spaces".to_owned(), t!(visit.locale, "nav-spaces")),
        (format!("/admin/spaces/{}", space.id), space.title.clone()),
    ]
}

/// `GET /admin/phases/{id}/remove`
async fn ask_to_remove(visit: Visit, Id(id): Id<PhaseId>) -> Answer {
    let (phase, space, _) = found(&visit, id).await?;
    Ok(remove_page(&visit, &space, &phase, StatusCode::OK, None))
}

/// `POST /admin/phases/{id}/remove`
async fn remove(visit: Visit, Id(id): Id<PhaseId>, fields: Fields) -> Answer {
    let (phase, space, may) = found(&visit, id).await?;
    let version = admin::version(&fields)?;
    let (status, notice) = match change(&visit, &may, version, Change::Remove(id)).await? {
        Changed::Done => {
            visit.notice("phase-removed").await?;
            return Ok(visit.redirect(&LocalPath::new(format!("/admin/spaces/{}", space.id))));
        }
        Changed::Needed(poll, title) => (
            StatusCode::CONFLICT,
            needed(&visit, poll, &title).into_any(),
        ),
        Changed::Stale => (
            StatusCode::CONFLICT,
            admin::stale_notice(visit.locale).into_any(),
        ),
    };
    Ok(remove_page(&visit, &space, &phase, status, Some(notice)))
}

fn remove_page(
    visit: &Visit,
    space: &SpaceRecord,
    phase: &Phase,
    status: StatusCode,
    notice: Option<AnyView>,
) -> Response {
    let l = visit.locale;
    let title = t!(l, "phase-remove-title", phase = phase.title.as_str());
    let page = Page {
        status,
        ..Page::new(Section::Admin, title.clone())
    };
    let back = format!("/admin/spaces/{}", space.id);
    admin::page(visit, Tab::Spaces, page, None, crumbs(visit, space), || {
        view! {
            <h1>{title}</h1>
            {notice}
            <p class="lede">{views::window(visit, phase)}</p>
            <p>{t!(l, "phase-remove-words")}</p>
            <form method="post">
                <input r#type="hidden" name="version" value=space.version.to_string()/>
                <div class="actions"><button class="button danger">{t!(l, "phase-remove")}</button><a class="button quiet" href=back>{t!(l, "admin-cancel")}</a></div>
            </form>
        }
    })
}
