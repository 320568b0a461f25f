//! The page of one poll for those who run it: where it stands, what can be done next, public notes. No counts of votes, only turnout.

use super::answers::answers;
use super::issuers;
use super::words::{self, state_tag, step_name, steps_from};
use crate::admin::{self, Tab};
use crate::error::{Answer, OrNotFound, Problem};
use crate::form::{Fields, FormState};
use crate::i18n;
use crate::polls::store::{self, PollOption, PollRecord};
use crate::ui::forms::FieldText;
use crate::ui::{Markdown, TextArea, lang_of};
use crate::web::{Id, LocalPath, Page, Section, Visit};
use crate::{events, secret, t, transact};
use axum::response::Response;
use domain::ids::PollId;
use domain::poll::{PollState, Step};
use domain::rights::{self, MayRunSpace};
use jiff::Timestamp;
use leptos::prelude::*;
use serde_json::json;

/// Longest public note.
pub const NOTE: usize = 2_000;

/// A poll, and the permit to run it.
pub struct Managed {
    /// The poll with its texts.
    pub record: PollRecord,
    /// Its options.
    pub options: Vec<PollOption>,
    /// The permit.
    pub may: MayRunSpace,
}

impl Managed {
    /// The poll with this id, for an administrator of its space.
    ///
    /// # Errors
    /// [`Problem::Denied`] or [`Problem::NotFound`].
    pub async fn load(visit: &Visit, id: PollId) -> Result<Self, Problem> {
        rights::may_enter_administration(&visit.actor)?;
        let mut tx = visit.app.db.read().await?;
        let record = store::find(&mut tx, id).await?.or_not_found()?;
        let may = rights::may_run_space(&visit.actor, record.poll.space)?;
        let options = store::options(&mut tx, id).await?;
        Ok(Self {
            record,
            options,
            may,
        })
    }

    /// The address of its page in the administration.
    pub fn path(&self) -> String {
        format!("/admin/polls/{}", self.record.poll.id)
    }

    /// The way back to it.
    pub fn crumbs(&self, visit: &Visit) -> Vec<(String, String)> {
        vec![
            ("/admin/polls".to_owned(), t!(visit.locale, "nav-polls")),
            (self.path(), self.record.title.clone()),
        ]
    }
}

/// `GET /admin/polls/{id}`
pub async fn show(visit: Visit, Id(id): Id<PollId>) -> Answer {
    let managed = Managed::load(&visit, id).await?;
    let notes = store::notes_written(&mut visit.app.db.read().await?, id).await?;
    let others = secret::further(&visit.app, id).await?;
    let l = visit.locale;
    let record = &managed.record;
    let lang = lang_of(&visit, &record.lang);
    let crumbs = vec![("/admin/polls".to_owned(), t!(l, "nav-polls"))];
    let page = Page::new(Section::Admin, record.title.clone());
    Ok(admin::page(&visit, Tab::Polls, page, None, crumbs, || {
        view! {
            <p class="over">{record.space_title.clone()}</p>
            <h1 lang=lang>{record.title.clone()}</h1>
            <ul class="tags"><li>{state_tag(l, record.poll.state)}</li></ul>
            {life(&visit, &managed)}
            {turnout(&visit, record)}
            {buttons(&visit, &managed)}
            {issuers::list(&visit, &managed, &others)}
            <h2>{t!(l, "poll-set-down")}</h2>
            {answers(&visit, &managed)}
            {notes_list(&visit, &managed, notes)}
            {danger(&visit, &managed)}
        }
    }))
}

/// The life of the poll, with where it stands.
fn life(visit: &Visit, managed: &Managed) -> impl IntoView + use<> {
    let l = visit.locale;
    let poll = &managed.record.poll;
    let at = PollState::ALL.iter().position(|state| *state == poll.state);
    let step = |(place, state): (usize, PollState)| {
        let is_done = at.is_some_and(|at| place < at);
        let is_now = Some(place) == at;
        let when = match state {
            PollState::Open => Some(words::moment(visit, poll.opens_at)),
            PollState::Closed => Some(words::moment(
                visit,
                managed.record.closed_at.unwrap_or(poll.closes_at),
            )),
            _ => None,
        };
        let when = when.map(|when| view! { <small>{when}</small> });
        view! { <li class:done=is_done aria-current=is_now.then_some("step")>{words::state_name(l, state)}{when}</li> }
    };
    let steps: Vec<_> = PollState::ALL.into_iter().enumerate().map(step).collect();
    view! { <ol class="phases">{steps}</ol> }
}

/// How many have taken part so far: the only number there is before the result.
fn turnout(visit: &Visit, record: &PollRecord) -> impl IntoView + use<> {
    let l = visit.locale;
    let n = |n: i64| i18n::number(l, u64::try_from(n).unwrap_or(0));
    (record.poll.state == PollState::Open).then(|| {
        let words = match record.eligible {
            Some(eligible) => t!(
                l,
                "turnout-now-of",
                voted = n(record.voted),
                eligible = n(eligible)
            ),
            None => t!(l, "turnout-now", voted = n(record.voted)),
        };
        view! { <p>{words}</p> }
    })
}

fn buttons(visit: &Visit, managed: &Managed) -> impl IntoView + use<> {
    let l = visit.locale;
    let (path, poll) = (managed.path(), &managed.record.poll);
    let steps: Vec<_> = steps_from(poll)
        .into_iter()
        .enumerate()
        .map(|(place, step)| {
            let is_last_resort = matches!(step, Step::Close | Step::Archive);
            let class = if place == 0 && !is_last_resort { "button" } else { "button secondary" };
            view! { <a class=class href=format!("{path}/step?step={}", step.word())>{step_name(l, step)}</a> }
        })
        .collect();
    let edit = poll.state.is_editable().then(|| {
        view! { <a class="button secondary" href=format!("{path}/edit")>{t!(l, "admin-edit")}</a> }
    });
    let result = (poll.state.after(Step::Archive).is_ok() || poll.state == PollState::Archived).then(|| {
        view! { <a class="button" href=format!("/polls/{}/results", poll.id)>{t!(l, "poll-result")}</a> }
    });
    let keys = poll.profile.is_secret().then(|| {
        view! { <a class="button secondary" href=format!("{path}/trustees")>{t!(l, "trustees-admin-title")}</a> }
    });
    view! {
        <div class="actions">
            {result}
            {steps}
            {edit}
            {keys}
            <a class="button quiet" href=format!("/polls/{}", poll.id)>{t!(l, "poll-as-citizens")}</a>
        </div>
    }
}

fn notes_list(
    visit: &Visit,
    managed: &Managed,
    notes: Vec<(Timestamp, String)>,
) -> impl IntoView + use<> {
    let l = visit.locale;
    let lang = lang_of(visit, &managed.record.lang);
    let is_public = !managed.record.poll.state.is_editable();
    let path = managed.path();
    let notes: Vec<_> = notes
        .into_iter()
        .map(|(at, body)| {
            view! { <li><small>{words::moment(visit, at)}</small><Markdown text=body lang=lang.clone()/></li> }
        })
        .collect();
    let list = (!notes.is_empty()).then(|| view! { <ul>{notes}</ul> });
    is_public.then(|| {
        view! {
            <section aria-labelledby="notes"><h2 id="notes">{t!(l, "notes-title")}</h2>
                <p>{t!(l, "notes-words")}</p>
                {list}
                <div class="actions"><a class="button secondary" href=format!("{path}/notes")>{t!(l, "note-add")}</a></div>
            </section>
        }
    })
}

fn danger(visit: &Visit, managed: &Managed) -> impl IntoView + use<> {
    let l = visit.locale;
    let path = managed.path();
    (managed.record.poll.state == PollState::Draft).then(|| {
        view! {
            <section class="danger-zone" aria-labelledby="danger"><h2 id="danger">{t!(l, "danger-title")}</h2>
                <ul class="rows"><li><div><b>{t!(l, "poll-delete")}</b><small>{t!(l, "poll-delete-words")}</small></div>
                    <a class="button danger" href=format!("{path}/delete")>{t!(l, "poll-delete")}</a></li></ul>
            </section>
        }
    })
}

/// `GET /admin/polls/{id}/notes`
pub async fn note(visit: Visit, Id(id): Id<PollId>) -> Answer {
    let managed = Managed::load(&visit, id).await?;
    public(&managed)?;
    let form = visit.typed_before().await?.unwrap_or_default();
    Ok(note_page(&visit, &managed, &form))
}

/// `POST /admin/polls/{id}/notes`: a public note; what binds stays as it is.
pub async fn add_note(visit: Visit, Id(id): Id<PollId>, fields: Fields) -> Answer {
    let managed = Managed::load(&visit, id).await?;
    public(&managed)?;
    let mut form = FormState::of(fields);
    let body = form.paragraphs("body", NOTE);
    form.say_if_empty("body", "needed-note");
    if form.is_refused() {
        return Ok(note_page(&visit, &managed, &form));
    }
    let (note, event) = (visit.app.clock.id(), visit.app.clock.id());
    let by = *managed.may.by();
    let written: Result<(), Problem> = transact!(&visit.app.db, tx => {
        store::insert_note(tx, &managed.may, note, &managed.record, &body, visit.now).await?;
        events::record(tx, event, visit.now, events::Kind::PollNoted, id.0, Some(by), &json!({})).await?;
        Ok::<(), Problem>(())
    });
    written?;
    visit.notice("note-added").await?;
    Ok(visit.redirect(&LocalPath::new(managed.path())))
}

/// Notes correct what citizens have seen; before that, the text itself is edited.
fn public(managed: &Managed) -> Result<(), Problem> {
    if managed.record.poll.state.is_editable() {
        return Err(Problem::Conflict);
    }
    Ok(())
}

fn note_page(visit: &Visit, managed: &Managed, form: &FormState) -> Response {
    let l = visit.locale;
    let title = t!(l, "note-add");
    let page = Page::new(Section::Admin, title.clone());
    let text = FieldText::new("body", t!(l, "note-body"), t!(l, "note-body-hint"));
    let cancel = managed.path();
    admin::page(
        visit,
        Tab::Polls,
        page,
        Some(form),
        managed.crumbs(visit),
        || {
            view! {
                <h1>{title}</h1>
                <p class="lede">{t!(l, "notes-words")}</p>
                <form method="post" class="measure" novalidate>
                    <TextArea l form=form.clone() text rows=6/>
                    <div class="actions"><button class="button">{t!(l, "note-publish")}</button><a class="button quiet" href=cancel>{t!(l, "admin-cancel")}</a></div>
                </form>
            }
        },
    )
}
