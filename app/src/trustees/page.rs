//! The pages of trustees: what waits for them, and what the others still have to do.

use super::answer::{self, LONGEST};
use super::due::{self, Step};
use super::island::{KEYS, TrusteeDesk, TrusteePage};
use super::jobs::step_key;
use super::refusals::{Refused, refusal};
use super::store::{self, Body, Trustee};
use crate::clock::millis;
use crate::error::{Answer, OrNotFound, Problem};
use crate::form::{FormState, Unkept};
use crate::identity::people;
use crate::islands::Words;
use crate::polls::{self, Brief};
use crate::secret::{self, ForTrustees};
use crate::t;
use crate::ui::forms::FieldText;
use crate::ui::{self, ErrorSummary, TextArea, lang_of};
use crate::web::{Id, LocalPath, Page, Section, Visit};
use axum::body::Bytes;
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION};
use axum::response::{IntoResponse, Response};
use domain::ids::PollId;
use domain::rights::{self, MayActAsTrustee};
use leptos::prelude::*;
use serde_json::json;

/// What a page of a trustee needs.
struct Seat {
    may: MayActAsTrustee,
    body: Body,
    stands: ForTrustees,
    brief: Brief,
    names: Vec<String>,
}

impl Seat {
    /// The trustees of a poll, for one of them.
    async fn load(visit: &Visit, id: PollId) -> Result<Self, Problem> {
        rights::may_manage_own_account(&visit.actor)?;
        let mut tx = visit.app.db.read().await?;
        let body = store::body(&mut tx, id).await?.or_not_found()?;
        let accounts: Vec<_> = body
            .trustees
            .iter()
            .map(|one| (one.number, one.account))
            .collect();
        let may = rights::may_act_as_trustee(&visit.actor, id, &accounts)?;
        let brief = polls::brief(&mut tx, id).await?.or_not_found()?;
        let names = names(&mut tx, &body).await?;
        drop(tx);
        let stands = secret::for_trustees(&visit.app, id).await?;
        Ok(Self {
            may,
            body,
            stands,
            brief,
            names,
        })
    }

    fn own(&self) -> Option<&Trustee> {
        let number = *self.may.number();
        self.body.trustees.iter().find(|one| one.number == number)
    }

    fn step(&self, visit: &Visit) -> Option<Step> {
        due::step_of(&self.body, &self.stands, self.own()?, millis(visit.now))
    }

    fn path(&self) -> String {
        format!("/trustees/{}", self.body.poll)
    }
}

/// What trustees are called, in their order.
pub(super) async fn names(
    tx: &mut crate::db::Tx,
    body: &Body,
) -> Result<Vec<String>, crate::db::DbError> {
    let mut names = Vec::new();
    for trustee in &body.trustees {
        names.push(people::name_of(tx, trustee.account).await?);
    }
    Ok(names)
}

/// `GET /trustees`: the polls of which the visitor is a trustee.
pub async fn list(visit: Visit) -> Answer {
    let permit = rights::may_manage_own_account(&visit.actor)?;
    let mut tx = visit.app.db.read().await?;
    let mut rows = Vec::new();
    for id in store::polls_of(&mut tx, *permit.account()).await? {
        let (body, brief) = (
            store::body(&mut tx, id).await?.or_not_found()?,
            polls::brief(&mut tx, id).await?.or_not_found()?,
        );
        let stands = secret::for_trustees(&visit.app, id).await?;
        let own = body
            .trustees
            .iter()
            .find(|one| one.account == *permit.account());
        let step = own.and_then(|own| due::step_of(&body, &stands, own, millis(visit.now)));
        rows.push((id, brief, step));
    }
    drop(tx);
    let l = visit.locale;
    let title = t!(l, "trustees-title");
    let rows: Vec<_> = rows
        .into_iter()
        .map(|(id, brief, step)| {
            let words = step.map_or_else(|| t!(l, "trustee-nothing"), |step| t!(l, step_key(step)));
            let lang = lang_of(&visit, &brief.lang);
            view! { <li><div><b lang=lang><a href=format!("/trustees/{id}")>{brief.title}</a></b><small>{words}</small></div></li> }
        })
        .collect();
    let list = if rows.is_empty() {
        view! { <p>{t!(l, "trustees-none")}</p> }.into_any()
    } else {
        view! { <ul class="rows">{rows}</ul> }.into_any()
    };
    Ok(visit.page(Page::new(Section::Me, title.clone()), || {
        view! { <div class="narrow"><h1>{title}</h1><p class="lede">{t!(l, "trustees-lede")}</p>{list}</div> }
    }))
}

/// `GET /trustees/{poll}`: the visitor's step now, and what others still have to do.
pub async fn show(visit: Visit, Id(id): Id<PollId>) -> Answer {
    let seat = Seat::load(&visit, id).await?;
    Ok(draw(&visit, &seat, &FormState::default()))
}

fn draw(visit: &Visit, seat: &Seat, form: &FormState) -> Response {
    let l = visit.locale;
    let title = t!(l, "trustee-title");
    let page = Page::new(Section::Me, title.clone()).of_form(l, form);
    let lang = lang_of(visit, &seat.brief.lang);
    let runs_space = rights::may_run_space(&visit.actor, seat.brief.poll.space).is_ok();
    let is_admin = runs_space
        .then(|| view! { <div class="notice warn"><p>{t!(l, "trustee-is-admin")}</p></div> });
    let lede = t!(
        l,
        "trustee-lede",
        number = *seat.may.number(),
        needed = seat.body.ceremony.t,
        all = seat.body.ceremony.n
    );
    visit.page(page, || {
        view! {
            <div class="narrow">
                <ErrorSummary l errors=form.errors.clone()/>
                {ui::back(l, "/trustees".to_owned())}
                <h1>{title}</h1>
                <p class="lede" lang=lang>{seat.brief.title.clone()}</p>
                <p>{lede}</p>
                {is_admin}
                {restarted(visit, &seat.body, &seat.names)}
                {own_step(visit, seat, form)}
                <h2>{t!(l, "trustees-others")}</h2>
                {standing(visit, &seat.body, &seat.stands, &seat.names)}
            </div>
        }
    })
}

/// Why it all began anew.
pub(super) fn restarted(visit: &Visit, body: &Body, names: &[String]) -> impl IntoView + use<> {
    let dealer = body
        .wrong
        .first()
        .and_then(|dealer| names.get(usize::from(*dealer).checked_sub(1)?));
    let words = dealer.map(|name| t!(visit.locale, "trustee-restarted", name = name.as_str()));
    words.map(|words| view! { <div class="notice warn"><p>{words}</p></div> })
}

/// Who has done the step that is on, and who has not.
pub(super) fn standing(
    visit: &Visit,
    body: &Body,
    stands: &ForTrustees,
    names: &[String],
) -> impl IntoView + use<> {
    let l = visit.locale;
    let step = due::step(body, stands, millis(visit.now));
    let what = step.map_or_else(|| t!(l, "trustee-nothing"), |step| t!(l, step_key(step)));
    let rows: Vec<_> = body
        .trustees
        .iter()
        .zip(names)
        .map(|(one, name)| {
            let is_done = step.is_none_or(|step| due::has_done(body, stands, one, step));
            let words = if is_done { t!(l, "trustee-done") } else { t!(l, "trustee-waits") };
            let name = if name.is_empty() { t!(l, "trustee-erased") } else { name.clone() };
            view! { <li><div><b>{format!("{}. {name}", one.number)}</b><small>{words}</small></div></li> }
        })
        .collect();
    let done = body
        .trustees
        .iter()
        .filter(|one| step.is_some_and(|step| due::has_done(body, stands, one, step)));
    let shares = (step == Some(Step::Share)).then(|| {
        let words = t!(
            l,
            "trustee-shares",
            there = done.count(),
            needed = body.ceremony.t
        );
        view! { <p>{words}</p> }
    });
    view! { <p>{what}</p>{shares}<ul class="rows">{rows}</ul> }
}

/// What the visitor has to do: on this device, or with files and the program.
fn own_step(visit: &Visit, seat: &Seat, form: &FormState) -> impl IntoView + use<> {
    let l = visit.locale;
    let step = seat.step(visit);
    let files = step.map(|step| by_files(visit, seat, form, step));
    let nothing = step.is_none().then(|| {
        view! { <div class="notice"><p>{t!(l, "trustee-nothing")}</p></div> }
    });
    if visit.app.site.trustee_islands.is_none() {
        return view! { <h2>{t!(l, "trustee-your-step")}</h2>{nothing}{files} }.into_any();
    }
    let page = props(visit, seat, step);
    let is_open = form.is_refused();
    let files = files.map(|files| {
        view! { <details class="more" open=is_open><summary>{t!(l, "trustee-otherwise")}</summary>{files}</details> }
    });
    view! {
        <TrusteeDesk page/>
        <noscript><p>{t!(l, "trustee-no-scripts")}</p></noscript>
        <div class="islands-failed"><p>{t!(l, "trustee-no-scripts")}</p></div>
        {files}
    }
    .into_any()
}

/// What the island is told.
fn props(visit: &Visit, seat: &Seat, step: Option<Step>) -> TrusteePage {
    let l = visit.locale;
    let must_confirm = rights::may_act_for_sure(&visit.actor, visit.now).is_err();
    let number = t!(
        l,
        "trustee-sheet-words",
        number = *seat.may.number(),
        all = seat.body.ceremony.n
    );
    let plain = KEYS.iter().map(|key| ((*key).to_owned(), t!(l, key)));
    let filled = [("trustee-sheet-words".to_owned(), number)];
    TrusteePage {
        path: seat.path(),
        poll: seat.body.poll.to_string(),
        whose: whose(visit, seat.body.poll),
        title: seat.brief.title.clone(),
        lang: lang_of(visit, &seat.brief.lang),
        step: step.map(|step| step.word().to_owned()),
        must_confirm,
        words: Words(plain.chain(filled).collect()),
    }
}

/// Tells accounts that share a browser apart, there alone.
fn whose(visit: &Visit, poll: PollId) -> String {
    let account = visit.actor.account.map(|account| account.0.into_bytes());
    let bytes = [poll.0.into_bytes(), account.unwrap_or_default()].concat();
    let hash = blake3::derive_key(
        "comitia 2026-11 whose secret of a trustee a browser keeps",
        &bytes,
    );
    hash.iter()
        .take(12)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// The step with files and the program, for whoever does not want to use this browser.
fn by_files(visit: &Visit, seat: &Seat, form: &FormState, step: Step) -> impl IntoView + use<> {
    let l = visit.locale;
    let task = due::task(
        &seat.body,
        &seat.stands,
        *seat.may.number(),
        millis(visit.now),
    );
    let code = (step == Step::Deal || step == Step::Confirm)
        .then(|| task.members_code().ok())
        .flatten()
        .map(|code| view! { <p>{t!(l, "trustee-compare")}</p><p><code>{code}</code></p> });
    let text = FieldText::new(
        "answer",
        t!(l, "trustee-answer"),
        t!(l, "trustee-answer-hint"),
    );
    let command = format!(
        "comitia trustee {} --secret trustee-secret.json --in trustee-task.json --out trustee-answer.json",
        step.command()
    );
    let (task_file, action) = (format!("{}/task.json", seat.path()), seat.path());
    let sure = (step == Step::Share).then(|| view! { <p>{t!(l, "trustee-share-sure")}</p> });
    view! {
        <h3>{t!(l, step_key(step))}</h3>
        {sure}
        {code}
        <p>{t!(l, "trustee-by-files")}</p>
        <ol>
            <li><a href=task_file download="trustee-task.json">{t!(l, "trustee-task")}</a></li>
            <li>{t!(l, "trustee-run")}<br/><code>{command}</code></li>
            <li>{t!(l, "trustee-send-words")}</li>
        </ol>
        <form method="post" action=action class="measure" novalidate>
            <TextArea l form=form.clone() text rows=6/>
            <div class="actions"><button class="button">{t!(l, "trustee-send")}</button></div>
        </form>
    }
}

/// `GET /trustees/{poll}/task.json`: what a device needs for the step that is on. All of it may be seen by every trustee.
pub async fn task(visit: Visit, Id(id): Id<PollId>) -> Answer {
    let seat = Seat::load(&visit, id).await?;
    let task = due::task(
        &seat.body,
        &seat.stands,
        *seat.may.number(),
        millis(visit.now),
    );
    let head = [
        (CACHE_CONTROL, "no-store"),
        (
            CONTENT_DISPOSITION,
            "attachment; filename=\"trustee-task.json\"",
        ),
    ];
    Ok((head, axum::Json(task)).into_response())
}

/// `POST /trustees/{poll}/answer`: a step, as JSON.
pub async fn answer(visit: Visit, Id(id): Id<PollId>, body: Bytes) -> Answer {
    let seat = Seat::load(&visit, id).await?;
    let l = visit.locale;
    let taken = match answer::read(&body) {
        Ok(answer) => answer::take(&visit, &seat.may, answer).await?,
        Err(refused) => Err(refused),
    };
    if let Err(refused) = taken {
        return Ok(refusal(l, refused));
    }
    let seat = Seat::load(&visit, id).await?;
    let next = seat.step(&visit).map(Step::word);
    let head = [(CACHE_CONTROL, "no-store")];
    Ok((head, axum::Json(json!({ "next": next }))).into_response())
}

/// `POST /trustees/{poll}`: the same by a form, from the file that the program made. What was typed is not kept: the share is a secret until it is handed in.
pub async fn upload(visit: Visit, Id(id): Id<PollId>, Unkept(fields): Unkept) -> Answer {
    let seat = Seat::load(&visit, id).await?;
    let mut form = FormState::default();
    let typed = fields.get("answer").trim().to_owned();
    let taken = match answer::read(typed.as_bytes()) {
        Ok(answer) => answer::take(&visit, &seat.may, answer).await?,
        Err(refused) => Err(refused),
    };
    if let Err(refused) = taken {
        let refused = if typed.len() > LONGEST {
            Refused::TooLarge
        } else {
            refused
        };
        form.refuse("answer", refused.key(), &[]);
        return Ok(draw(&visit, &seat, &form));
    }
    visit.notice("trustee-taken").await?;
    Ok(visit.redirect(&LocalPath::new(seat.path())))
}
