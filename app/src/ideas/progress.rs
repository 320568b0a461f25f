//! `/ideas/{id}/progress`: from the answer to the delivery, for those who answer for the administration: where it stands, news, a poll, money, and
//! what is to be done by when.

mod forms;

use super::lists::pictures;
use super::seen::Seen;
use super::store::{self, Milestone, Step};
use crate::error::{Answer, Problem};
use crate::events::{self, Kind};
use crate::form::{FormState, WithFiles};
use crate::media::{self, Drawn};
use crate::ui::{self, ErrorSummary, lang_of};
use crate::web::{AppState, Id, LocalPath, Page, Section, Visit};
use crate::{polls, t, transact};
use axum::Router;
use axum::routing::get;
use domain::idea::{self, MILESTONES, Status, StepKind, WORDS};
use domain::ids::{IdeaId, PictureId, PollId};
use domain::rights::{self, MayAnswerIdea};
use leptos::prelude::*;
use serde_json::json;
use uuid::Uuid;

/// Fields of the day by which something is to be done.
const DUE: [&str; 3] = ["due_day", "due_month", "due_year"];

pub(super) fn routes() -> Router<AppState> {
    Router::new().route("/ideas/{id}/progress", get(show).post(change))
}

/// Where the administration can take an idea without an official answer.
fn choices(from: Status) -> Vec<Status> {
    let plain = |to: &&Status| !to.needs_answer();
    from.next().iter().filter(plain).copied().collect()
}

/// `GET /ideas/{id}/progress`
async fn show(visit: Visit, Id(id): Id<IdeaId>) -> Answer {
    let form = visit.typed_before().await?.unwrap_or_default();
    draw(&visit, id, form).await
}

async fn draw(visit: &Visit, id: IdeaId, form: FormState) -> Answer {
    let mut tx = visit.app.db.read().await?;
    let seen = Seen::load(visit, &mut tx, id).await?;
    rights::may_answer_idea(&visit.actor, &seen.rules)?;
    let milestones = store::milestones(&mut tx, id).await?;
    let mut photos = media::of_idea(&mut tx, id).await?;
    drop(tx);
    photos.retain(|photo| photo.step.is_some());
    let l = visit.locale;
    let form = with_id(visit, form);
    let title = t!(l, "progress-title");
    let page = Page::new(Section::Ideas, title.clone()).of_form(l, &form);
    Ok(visit.page(page, || {
        view! {
            <div class="narrow">
                <ErrorSummary l errors=form.errors.clone()/>
                {ui::back(l, seen.path())}
                <p class="over" lang=lang_of(visit, &seen.idea.lang)>{seen.idea.title.clone()}</p>
                <h1>{title}</h1>
                <p class="lede">{t!(l, "progress-lede")}</p>
                {forms::status_form(visit, &seen, &form)}
                {forms::milestone_part(visit, &milestones, &form)}
                {forms::news(l, &photos, &form)}
                {forms::others(l, &seen, &form)}
            </div>
        }
    }))
}

/// An id for what the forms of this page make, so that each sent twice makes one.
fn with_id(visit: &Visit, mut form: FormState) -> FormState {
    if form.fields.get("id").is_empty() {
        form.fields.replace("id", visit.app.clock.id().to_string());
    }
    form
}

/// What a form of the page asks for.
enum Change {
    Status(Status, Status),
    /// A step that says all there is, but for a photo with what it shows.
    Step(Option<(Drawn, String)>),
    Milestone(Milestone),
    Done(Uuid, bool),
    Drop(Uuid),
    DropPhoto(PictureId),
}

impl Change {
    /// What the log of events says of it.
    fn facts(&self, step: &Step) -> serde_json::Value {
        match self {
            Self::Milestone(new) => json!({ "kind": "milestone-added", "milestone": new.id }),
            Self::Drop(id) => json!({ "kind": "milestone-removed", "milestone": id }),
            Self::Done(id, is_done) => {
                json!({ "kind": "milestone", "milestone": id, "done": is_done })
            }
            Self::DropPhoto(id) => json!({ "kind": "photo-removed", "picture": id.to_string() }),
            Self::Status(..) | Self::Step(_) => json!({ "kind": step.kind.word() }),
        }
    }
}

/// `POST /ideas/{id}/progress`
async fn change(visit: Visit, Id(id): Id<IdeaId>, sent: WithFiles) -> Answer {
    let mut tx = visit.app.db.read().await?;
    let seen = Seen::load(&visit, &mut tx, id).await?;
    drop(tx);
    rights::may_answer_idea(&visit.actor, &seen.rules)?;
    let mut form = FormState::of(sent.fields.clone());
    let step_id = form
        .fields
        .get("id")
        .parse()
        .unwrap_or_else(|_| visit.app.clock.id());
    let mut step = Step::new(step_id, StepKind::News, visit.actor.account, visit.now);
    let change = read(&visit, &seen, (&mut form, &sent), &mut step).await?;
    let Some(change) = change.filter(|_| !form.is_refused()) else {
        return draw(&visit, id, form).await;
    };
    match write(&visit, id, &change, &step).await {
        Err(Problem::Conflict) => {
            let field = if matches!(change, Change::Milestone(_)) {
                "milestone_title"
            } else {
                "status"
            };
            form.refuse(field, "error-moved-on", &[]);
            return draw(&visit, id, form).await;
        }
        done => done?,
    }
    visit.notice("idea-saved").await?;
    Ok(visit.redirect(&LocalPath::new(format!("/ideas/{id}/progress"))))
}

/// Reads one of the forms; what is wrong is noted in it.
async fn read(
    visit: &Visit,
    seen: &Seen,
    (form, sent): (&mut FormState, &WithFiles),
    step: &mut Step,
) -> Result<Option<Change>, Problem> {
    let milestone = form.fields.get("milestone").parse::<Uuid>();
    Ok(match form.fields.get("action") {
        "news" => {
            step.words = form.paragraphs("news", WORDS);
            let has_photo =
                sent.file("file").is_some() || !form.fields.get("alt").trim().is_empty();
            let photo = match has_photo {
                true => pictures::read(form, sent).await,
                false => None,
            };
            Some(Change::Step(photo))
        }
        "poll" => {
            step.kind = StepKind::Poll;
            step.poll = read_poll(visit, seen, form).await?;
            Some(Change::Step(None))
        }
        "budget" => {
            step.kind = StepKind::Budget;
            step.words = form.line("line", idea::PLACE);
            step.amount_minor =
                idea::amount(form.fields.get("amount")).filter(|a| *a <= idea::COST);
            if step.amount_minor.is_none() {
                form.refuse("amount", "error-cost", &[]);
            }
            Some(Change::Step(None))
        }
        "milestone" => read_milestone(form, step.id).map(Change::Milestone),
        "done" => Some(Change::Done(
            milestone.map_err(|_| Problem::Malformed)?,
            true,
        )),
        "undone" => Some(Change::Done(
            milestone.map_err(|_| Problem::Malformed)?,
            false,
        )),
        "drop" => Some(Change::Drop(milestone.map_err(|_| Problem::Malformed)?)),
        "drop-photo" => {
            let photo = form.fields.get("photo").parse();
            Some(Change::DropPhoto(photo.map_err(|_| Problem::Malformed)?))
        }
        _ => read_status(seen, form, step),
    })
}

fn read_status(seen: &Seen, form: &mut FormState, step: &mut Step) -> Option<Change> {
    let to = Status::from_word(form.fields.get("status"));
    let from = Status::from_word(form.fields.get("from")).unwrap_or(seen.idea.status);
    let to = to.filter(|to| choices(from).contains(to));
    step.kind = StepKind::Status;
    step.status = to;
    step.words = form.optional_paragraphs("words", WORDS);
    if to.is_none() {
        form.refuse("status", "admin-choose", &[]);
    }
    to.map(|to| Change::Status(from, to))
}

async fn read_poll(
    visit: &Visit,
    seen: &Seen,
    form: &mut FormState,
) -> Result<Option<PollId>, Problem> {
    let typed = form.optional_line("poll", 500);
    // The address of the poll's page, or of one below it.
    let id = typed
        .split_once("/polls/")
        .map_or(typed.as_str(), |(_, rest)| rest);
    let id = id.split(['/', '?', '#']).next().unwrap_or_default();
    let id: Option<PollId> = id.parse().ok();
    let found = match id {
        Some(id) => {
            let mut tx = visit.app.db.read().await?;
            polls::standing(&visit.app, &mut tx, id, visit.now).await?
        }
        None => None,
    };
    let found = found.filter(|found| found.poll.space == seen.space.id);
    if found.is_none() {
        form.refuse("poll", "error-poll", &[]);
    }
    Ok(found.map(|found| found.poll.id))
}

fn read_milestone(form: &mut FormState, id: Uuid) -> Option<Milestone> {
    let title = form.line("milestone_title", idea::TITLE);
    let is_empty = DUE
        .iter()
        .all(|part| form.fields.get(part).trim().is_empty());
    let due_on = if is_empty { None } else { form.day(DUE) };
    (!form.is_refused()).then_some(Milestone {
        id,
        title,
        due_on,
        done_at: None,
    })
}

async fn write(visit: &Visit, id: IdeaId, change: &Change, step: &Step) -> Result<(), Problem> {
    let (event, now) = (visit.app.clock.id(), visit.now);
    let photo = PictureId(visit.app.clock.id());
    transact!(&visit.app.db, tx => {
        let seen = Seen::load(visit, tx, id).await?;
        let may = rights::may_answer_idea(&visit.actor, &seen.rules)?;
        if store::has_step(tx, step.id).await? {
            // The same form sent twice.
            return Ok(());
        }
        if carry_out(tx, &may, change, step).await? {
            let facts = change.facts(step);
            events::record(tx, event, now, Kind::IdeaStepped, id.0, Some(*may.by()), &facts).await?;
        }
        if let Change::Step(Some((drawn, alt))) = change {
            let place = (seen.space.id, step.id);
            media::add_to_step(tx, &may, photo, place, drawn, (alt, visit.locale.tag()), now).await?;
        }
        Ok::<_, Problem>(())
    })
}

/// Does what was asked for; `false` where it was so already.
async fn carry_out(
    tx: &mut crate::db::Tx,
    may: &MayAnswerIdea,
    change: &Change,
    step: &Step,
) -> Result<bool, Problem> {
    let idea = *may.idea();
    match change {
        Change::Status(from, to) => {
            from.to(*to).map_err(|_| Problem::Conflict)?;
            if !store::take_step(tx, may, *from, *to).await? {
                return Err(Problem::Conflict);
            }
            store::add_step(tx, idea, step).await?;
        }
        Change::Step(_) => store::add_step(tx, idea, step).await?,
        Change::Milestone(milestone) => {
            let known = store::milestones(tx, idea).await?;
            if known.len() >= MILESTONES {
                return Err(Problem::Conflict);
            }
            return Ok(store::add_milestone(tx, may, milestone, step.at).await?);
        }
        Change::Done(id, is_done) => {
            let done_at = is_done.then_some(step.at);
            let Some(title) = store::set_done(tx, may, *id, done_at).await? else {
                return Ok(false);
            };
            if *is_done {
                let step = Step {
                    kind: StepKind::Milestone,
                    words: title,
                    about: Some(*id),
                    ..step.clone()
                };
                store::add_step(tx, idea, &step).await?;
            }
        }
        Change::Drop(id) => return Ok(store::drop_milestone(tx, may, *id).await?),
        Change::DropPhoto(id) => return Ok(media::remove_from_step(tx, may, *id).await?),
    }
    Ok(true)
}
