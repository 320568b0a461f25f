//! `/ideas/{id}/progress`: from the answer to the delivery, for those who answer for the administration: where it stands, news, a poll, money, and
//! what is to be done by when.

use super::names::status_on;
use super::seen::Seen;
use super::store::{self, Milestone, Step};
use crate::error::{Answer, Problem};
use crate::events::{self, Kind};
use crate::form::{Fields, FormState};
use crate::ui::forms::{FieldText, InputKind, day, input, radios};
use crate::ui::{self, ErrorSummary, TextArea, lang_of};
use crate::web::{AppState, Id, LocalPath, Page, Section, Visit};
use crate::{i18n, polls, t, transact};
use axum::Router;
use axum::routing::get;
use domain::idea::{self, MILESTONES, Status, StepKind, WORDS};
use domain::ids::{IdeaId, PollId};
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
    drop(tx);
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
                {status_form(visit, &seen, &form)}
                {milestone_part(visit, &milestones, &form)}
                {others(visit, &seen, &form)}
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

fn id_field(form: &FormState) -> impl IntoView + use<> {
    view! { <input r#type="hidden" name="id" value=form.value("id")/> }
}

fn status_form(visit: &Visit, seen: &Seen, form: &FormState) -> impl IntoView + use<> {
    let l = visit.locale;
    let choices: Vec<_> = choices(seen.idea.status)
        .into_iter()
        .map(|to| {
            (
                to.word().to_owned(),
                status_on(visit, &seen.board, to).0,
                String::new(),
            )
        })
        .collect();
    let (now, _) = status_on(visit, &seen.board, seen.idea.status);
    let text = FieldText::new(
        "status",
        t!(l, "progress-status"),
        t!(l, "progress-status-hint", now = now),
    );
    let words = FieldText::new(
        "words",
        t!(l, "progress-words"),
        t!(l, "progress-words-hint"),
    );
    (!choices.is_empty()).then(|| {
        view! {
            <form method="post" class="card" novalidate>
                {id_field(form)}
                <input r#type="hidden" name="from" value=seen.idea.status.word()/>
                {radios(l, form, &text, choices)}
                <TextArea l form=form.clone() text=words rows=3/>
                <div class="actions"><button class="button" name="action" value="status">{t!(l, "progress-take")}</button></div>
            </form>
        }
    })
}

fn milestone_part(
    visit: &Visit,
    milestones: &[Milestone],
    form: &FormState,
) -> impl IntoView + use<> {
    let l = visit.locale;
    let row = |milestone: &Milestone| {
        let due = milestone.due_on.map(|day| {
            view! { <small>{t!(l, "milestone-due", day = i18n::short_day(l, day))}</small> }
        });
        let (action, label) = match milestone.done_at {
            Some(_) => ("undone", "milestone-undone"),
            None => ("done", "milestone-done"),
        };
        let which = format!(" {}", milestone.title);
        view! {
            <li><div><b>{milestone.title.clone()}</b>{due}</div>
                <div class="actions"><form method="post"><input r#type="hidden" name="milestone" value=milestone.id.to_string()/>
                    <button class="button secondary slim" name="action" value=action>{t!(l, label)}<span class="hide">{which.clone()}</span></button>
                    <button class="button danger quiet slim" name="action" value="drop">{t!(l, "admin-remove")}<span class="hide">{which}</span></button></form></div></li>
        }
    };
    let rows = milestones.iter().map(row).collect_view();
    let title = FieldText::new(
        "milestone_title",
        t!(l, "milestone-title"),
        t!(l, "milestone-title-hint"),
    );
    view! {
        <section class="card" aria-labelledby="milestones">
            <h2 id="milestones">{t!(l, "milestones-title")}</h2>
            <ul class="rows">{rows}</ul>
            <form method="post" novalidate>
                {id_field(form)}
                {input(l, form, &title, InputKind::TEXT)}
                {day(l, form, DUE, t!(l, "milestone-day"), t!(l, "milestone-day-hint"))}
                <div class="actions"><button class="button secondary" name="action" value="milestone">{t!(l, "milestone-add")}</button></div>
            </form>
        </section>
    }
}

fn others(visit: &Visit, seen: &Seen, form: &FormState) -> impl IntoView + use<> {
    let l = visit.locale;
    let news = FieldText::new("news", t!(l, "progress-news"), t!(l, "progress-news-hint"));
    let poll = FieldText::new("poll", t!(l, "progress-poll"), t!(l, "progress-poll-hint"));
    let currency = seen.board.draft.currency.as_str();
    let amount = FieldText::new(
        "amount",
        t!(l, "progress-amount", currency = currency),
        String::new(),
    );
    let line = FieldText::new("line", t!(l, "progress-line"), t!(l, "progress-line-hint"));
    let medium = InputKind {
        width: "w-m",
        ..InputKind::TEXT
    };
    view! {
        <form method="post" class="card" novalidate>
            {id_field(form)}
            <TextArea l form=form.clone() text=news rows=4/>
            <div class="actions"><button class="button secondary" name="action" value="news">{t!(l, "progress-tell")}</button></div>
        </form>
        <form method="post" class="card" novalidate>
            {id_field(form)}
            {input(l, form, &poll, InputKind::TEXT)}
            <div class="actions"><button class="button secondary" name="action" value="poll">{t!(l, "progress-link-poll")}</button></div>
        </form>
        <form method="post" class="card" novalidate>
            {id_field(form)}
            {input(l, form, &amount, medium)}
            {input(l, form, &line, InputKind::TEXT)}
            <div class="actions"><button class="button secondary" name="action" value="budget">{t!(l, "progress-note-money")}</button></div>
        </form>
    }
}

/// What a form of the page asks for.
enum Change {
    Status(Status, Status),
    Step,
    Milestone(Milestone),
    Done(Uuid, bool),
    Drop(Uuid),
}

/// `POST /ideas/{id}/progress`
async fn change(visit: Visit, Id(id): Id<IdeaId>, fields: Fields) -> Answer {
    let mut tx = visit.app.db.read().await?;
    let seen = Seen::load(&visit, &mut tx, id).await?;
    drop(tx);
    rights::may_answer_idea(&visit.actor, &seen.rules)?;
    let mut form = FormState::of(fields);
    let step_id = form
        .fields
        .get("id")
        .parse()
        .unwrap_or_else(|_| visit.app.clock.id());
    let mut step = Step::new(step_id, StepKind::News, visit.actor.account, visit.now);
    let change = read(&visit, &seen, &mut form, &mut step).await?;
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
    form: &mut FormState,
    step: &mut Step,
) -> Result<Option<Change>, Problem> {
    let milestone = form.fields.get("milestone").parse::<Uuid>();
    Ok(match form.fields.get("action") {
        "news" => {
            step.words = form.paragraphs("news", WORDS);
            Some(Change::Step)
        }
        "poll" => {
            step.kind = StepKind::Poll;
            step.poll = read_poll(visit, seen, form).await?;
            Some(Change::Step)
        }
        "budget" => {
            step.kind = StepKind::Budget;
            step.words = form.line("line", idea::PLACE);
            step.amount_minor =
                idea::amount(form.fields.get("amount")).filter(|a| *a <= idea::COST);
            if step.amount_minor.is_none() {
                form.refuse("amount", "error-cost", &[]);
            }
            Some(Change::Step)
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
    transact!(&visit.app.db, tx => {
        let seen = Seen::load(visit, tx, id).await?;
        let may = rights::may_answer_idea(&visit.actor, &seen.rules)?;
        if store::has_step(tx, step.id).await? {
            // The same form sent twice.
            return Ok(());
        }
        if carry_out(tx, &may, change, step).await? {
            let facts = json!({ "kind": step.kind.word() });
            events::record(tx, event, now, Kind::IdeaStepped, id.0, Some(*may.by()), &facts).await?;
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
        Change::Step => store::add_step(tx, idea, step).await?,
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
    }
    Ok(true)
}
