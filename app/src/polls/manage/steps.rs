//! The steps in the life of a poll, each after a page that says what it means.

use super::answers::answers;
use super::look::{Managed, NOTE};
use super::words::{self, step_name, step_words};
use crate::admin::{self, Tab};
use crate::error::{Answer, OrNotFound, Problem};
use crate::events::{self, Kind};
use crate::form::{Fields, FormState};
use crate::polls::jobs::{self, Early};
use crate::polls::store;
use crate::ui::TextArea;
use crate::ui::forms::FieldText;
use crate::web::{Id, LocalPath, Page, Query, Section, Visit};
use crate::{roll, secret, spaces, t, transact};
use axum::http::StatusCode;
use axum::response::Response;
use domain::ids::PollId;
use domain::poll::{PollState, RuleFault, Step};
use domain::rights::{self, MayRunSpace};
use domain::space::{Activity, Space};
use leptos::prelude::*;
use serde_json::json;

/// Why a poll cannot be shown or published as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Obstacle {
    Rule(RuleFault),
    /// No phase of its space permits voting during the whole time.
    Phases,
    /// The server is to seal ballots for voters, and other issuers ask voters themselves.
    Issuers,
}

fn obstacles(visit: &Visit, managed: &Managed, space: &Space, step: Step) -> Vec<Obstacle> {
    let poll = &managed.record.poll;
    if !matches!(step, Step::ShowPreview | Step::Publish) {
        return Vec::new();
    }
    let faults = poll.check_rules(visit.now).err().unwrap_or_default();
    let mut found: Vec<Obstacle> = faults.into_iter().map(Obstacle::Rule).collect();
    let from = poll.opens_at.max(visit.now);
    if poll.seals_for_voters() && !visit.app.site.issuers.0.is_empty() {
        found.push(Obstacle::Issuers);
    }
    if !space.permits_throughout(Activity::Vote, from, poll.closes_at) {
        found.push(Obstacle::Phases);
    }
    found
}

/// Whether an obstacle keeps the step from being done; before publishing, the phases are only a warning.
fn is_refusal(obstacle: Obstacle, step: Step) -> bool {
    step == Step::Publish || obstacle != Obstacle::Phases
}

/// The poll, its space, and the step if it leads on from where the poll stands.
async fn load(visit: &Visit, id: PollId, word: &str) -> Result<(Managed, Space, Step), Problem> {
    let managed = Managed::load(visit, id).await?;
    let step = Step::from_word(word).ok_or(Problem::Malformed)?;
    if !managed.record.poll.permits(step) {
        return Err(Problem::Conflict);
    }
    let mut tx = visit.app.db.read().await?;
    let space = spaces::rules_of(&mut tx, managed.record.poll.space).await?;
    Ok((managed, space, step))
}

/// `GET /admin/polls/{id}/step?step=WORD`
pub async fn ask(visit: Visit, Id(id): Id<PollId>, Query(query): Query) -> Answer {
    let (managed, space, step) = load(&visit, id, query.get("step")).await?;
    let form = visit.typed_before().await?.unwrap_or_default();
    let found = obstacles(&visit, &managed, &space, step);
    Ok(step_page(
        &visit,
        &managed,
        step,
        &form,
        &found,
        StatusCode::OK,
    ))
}

/// `POST /admin/polls/{id}/step` with `step`, `version` and, for closing early, `note`.
pub async fn step(visit: Visit, Id(id): Id<PollId>, fields: Fields) -> Answer {
    let (managed, space, step) = load(&visit, id, fields.get("step")).await?;
    let version = admin::version(&fields)?;
    let mut form = FormState::of(fields);
    let note = if step == Step::Close {
        form.paragraphs("note", NOTE)
    } else {
        String::new()
    };
    form.say_if_empty("note", "needed-reason");
    let found = obstacles(&visit, &managed, &space, step);
    if form.is_refused() || found.iter().any(|obstacle| is_refusal(*obstacle, step)) {
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        return Ok(step_page(&visit, &managed, step, &form, &found, status));
    }
    take(&visit, &managed, step, version, &note).await?;
    visit.notice(words::step_done(step)).await?;
    Ok(visit.redirect(&LocalPath::new(managed.path())))
}

/// Does the step, if the poll still is as it was when the form was drawn.
async fn take(
    visit: &Visit,
    managed: &Managed,
    step: Step,
    version: i64,
    note: &str,
) -> Result<(), Problem> {
    let (id, may) = (managed.record.poll.id, &managed.may);
    let early = Early {
        may,
        version: Some(version),
        note: (step == Step::Close).then_some(note),
    };
    match step {
        Step::Open => require(jobs::open(&visit.app, id, visit.now, Some(&early)).await?),
        Step::Close => require(jobs::close(&visit.app, id, visit.now, Some(&early)).await?),
        _ => walk(visit, may, id, step, version).await,
    }
}

/// A step that neither opens nor closes.
async fn walk(
    visit: &Visit,
    may: &MayRunSpace,
    id: PollId,
    step: Step,
    version: i64,
) -> Result<(), Problem> {
    let event = visit.app.clock.id();
    let taken: Result<(), Problem> = transact!(&visit.app.db, tx => {
        let record = store::find(tx, id).await?.or_not_found()?;
        let permit = rights::may_step(may, &record.poll, step);
        let Some(permit) = permit.filter(|_| record.version == version) else {
            return Err(Problem::Conflict);
        };
        require(store::step(tx, &permit, visit.now).await?)?;
        if step == Step::Archive {
            roll::forget_list(tx, id).await?;
        }
        events::record(tx, event, visit.now, Kind::of_step(step), id.0, Some(*may.by()), &json!({})).await
            .map_err(Problem::from)
    });
    taken?;
    if step == Step::Withdraw {
        // Whatever keeps it from being taken back now, the jobs try again.
        secret::take_back(&visit.app, id).await?;
    }
    if step == Step::Archive {
        secret::delete_keys(&visit.app, id, visit.now).await?;
        // Whatever keeps the key from being destroyed now, the jobs try again.
        visit
            .app
            .keys
            .destroy_participation(id)
            .map_err(Problem::internal)?;
    }
    Ok(())
}

fn require(is_done: bool) -> Result<(), Problem> {
    if is_done {
        Ok(())
    } else {
        Err(Problem::Conflict)
    }
}

fn step_page(
    visit: &Visit,
    managed: &Managed,
    step: Step,
    form: &FormState,
    found: &[Obstacle],
    status: StatusCode,
) -> Response {
    let l = visit.locale;
    let title = step_name(l, step);
    let page = Page {
        status,
        ..Page::new(Section::Admin, title.clone())
    };
    let is_refused = found.iter().any(|obstacle| is_refusal(*obstacle, step));
    let check = matches!(step, Step::ShowPreview | Step::Publish).then(|| {
        view! { <h2>{t!(l, "poll-check")}</h2>{answers(visit, managed)} }
    });
    let cancel = managed.path();
    let action = format!("{}/step", managed.path());
    let class = if matches!(step, Step::Close | Step::Archive) {
        "button danger"
    } else {
        "button"
    };
    admin::page(
        visit,
        Tab::Polls,
        page,
        Some(form),
        managed.crumbs(visit),
        || {
            let note = FieldText::new("note", t!(l, "close-note"), t!(l, "close-note-hint"));
            let note = (step == Step::Close)
                .then(|| view! { <TextArea l form=form.clone() text=note rows=4/> });
            let button =
                (!is_refused).then(|| view! { <button class=class>{title.clone()}</button> });
            view! {
                <h1>{title.clone()}</h1>
                <p class="lede" lang=crate::ui::lang_of(visit, &managed.record.lang)>{managed.record.title.clone()}</p>
                {obstacle_list(visit, managed, found, is_refused)}
                <p>{step_words(l, step)}</p>
                {check}
                <form method="post" action=action class="measure" novalidate>
                    <input r#type="hidden" name="step" value=step.word()/>
                    <input r#type="hidden" name="version" value=managed.record.version.to_string()/>
                    {note}
                    <div class="actions">{button}<a class="button quiet" href=cancel>{t!(l, "admin-cancel")}</a></div>
                </form>
            }
        },
    )
}

fn obstacle_list(
    visit: &Visit,
    managed: &Managed,
    found: &[Obstacle],
    is_refused: bool,
) -> impl IntoView + use<> {
    let l = visit.locale;
    let (edit, space) = (
        format!("{}/edit", managed.path()),
        format!("/admin/spaces/{}", managed.record.poll.space),
    );
    let is_editable = managed.record.poll.state == PollState::Draft
        || managed.record.poll.state == PollState::Preview;
    let lines: Vec<_> = found
        .iter()
        .map(|obstacle| {
            match obstacle {
                Obstacle::Rule(fault) => {
                    let (field, key) = words::fault(*fault);
                    view! { <li><a href=format!("{edit}#{field}")>{t!(l, key)}</a></li> }
                }
                Obstacle::Issuers => {
                    view! { <li><a href=format!("{edit}#assisted")>{t!(l, "fault-assisted-issuers")}</a></li> }
                }
                Obstacle::Phases => {
                    view! { <li><a href=space.clone()>{t!(l, "fault-phases")}</a></li> }
                }
            }
            .into_any()
        })
        .collect();
    let (class, title) = if is_refused {
        ("notice bad", t!(l, "step-refused"))
    } else {
        ("notice warn", t!(l, "step-warning"))
    };
    (is_editable && !lines.is_empty())
        .then(|| view! { <div class=class><h2>{title}</h2><ul>{lines}</ul></div> })
}
