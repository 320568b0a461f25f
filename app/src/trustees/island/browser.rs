//! The island's way through a step: the secret is stored before anything is computed from it, and what is sent is computed anew from it each time.

use super::{Desk, Step, Trouble};
use crate::islands::kept::Store;
use crate::islands::net::{Answer, As, ask};
use crate::islands::{random, text_of};
use ballot::secret::{CeremonyError, Task, TrusteeAnswer, TrusteeFile, from_json, to_json};
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::Deserialize;
use wasm_bindgen::{JsCast, JsValue};

/// Why a step was not taken.
enum Halt {
    Trouble(Trouble),
    /// The secret is not the one with which the trustee joined.
    OtherSecret,
    /// The server says why.
    Told(String),
}

impl From<Trouble> for Halt {
    fn from(trouble: Trouble) -> Self {
        Self::Trouble(trouble)
    }
}

impl From<CeremonyError> for Halt {
    fn from(error: CeremonyError) -> Self {
        match error {
            CeremonyError::OtherSecret => Self::OtherSecret,
            _ => Self::Trouble(Trouble::Wrong),
        }
    }
}

#[derive(Deserialize)]
struct Taken {
    next: Option<String>,
}

#[derive(Deserialize)]
struct Refused {
    words: String,
}

fn unkept(_: JsValue) -> Trouble {
    Trouble::Storage
}

/// The name under which the secret is kept.
fn own(desk: Desk) -> String {
    desk.page
        .with_value(|page| format!("trustee:{}:{}", page.poll, page.whose))
}

async fn stored(desk: Desk) -> Result<Option<TrusteeFile>, Trouble> {
    let store = Store::open().await.map_err(unkept)?;
    let text = store.get(&own(desk)).await.map_err(unkept)?;
    text.map(|text| from_json(text.as_bytes()).map_err(|_| Trouble::Storage))
        .transpose()
}

/// Stores a secret. What another tab stored meanwhile stays.
async fn keep(desk: Desk, file: &TrusteeFile) -> Result<(), Trouble> {
    let json = |file: &TrusteeFile| to_json(file).map_err(|_| Trouble::Storage);
    let before = desk.secret.get_untracked();
    let before = before.as_ref().map(json).transpose()?;
    let (name, new) = (own(desk), json(file)?);
    let store = Store::open().await.map_err(unkept)?;
    let replaced = store.replace(&name, before.as_deref(), Some(&new)).await;
    let kept = if replaced.map_err(unkept)? {
        Some(file.clone())
    } else {
        stored(desk).await?
    };
    desk.secret.set(kept);
    Ok(())
}

/// Finds out what waits, and whether the secret is here.
pub fn wake(desk: Desk) {
    spawn_local(async move {
        match stored(desk).await {
            Ok(found) => {
                desk.secret.set(found);
                settle(desk).await;
            }
            Err(trouble) => desk.step.set(Step::Stopped(trouble)),
        }
    });
}

fn halt(desk: Desk, halt: Halt) {
    match halt {
        Halt::Trouble(trouble) => desk.step.set(Step::Stopped(trouble)),
        Halt::OtherSecret => {
            desk.step.set(Step::Bring);
            desk.refuse("file", "trustee-secret-other");
        }
        Halt::Told(words) => {
            desk.note.set(Some(words));
            desk.step.set(Step::Idle);
        }
    }
}

/// Shows the step that is on.
async fn settle(desk: Desk) {
    desk.is_sure.set(false);
    desk.fault.set(None);
    let has_secret = desk.secret.with_untracked(Option::is_some);
    let on = desk.on.get_untracked();
    let step = match (on.as_deref(), has_secret) {
        (None, _) => Step::Idle,
        (Some("join"), false) => Step::Make,
        (Some("join"), true) => Step::Keep,
        (Some(_), false) => Step::Bring,
        (Some("deal" | "confirm"), true) => match task(desk).await {
            Ok(task) => {
                desk.code.set(task.members_code().ok());
                Step::Ready
            }
            Err(trouble) => Step::Stopped(trouble),
        },
        (Some(_), true) => Step::Ready,
    };
    desk.step.set(step);
}

fn path(desk: Desk, below: &str) -> String {
    desk.page.with_value(|page| format!("{}{below}", page.path))
}

fn good(answer: Answer) -> Result<Answer, Trouble> {
    match answer.status {
        _ if answer.redirected => Err(Trouble::SignedOut),
        401 => Err(Trouble::SignedOut),
        429 | 500.. => Err(Trouble::Offline),
        _ => Ok(answer),
    }
}

async fn task(desk: Desk) -> Result<Task, Trouble> {
    let asked = ask(&path(desk, "/task.json"), As::Oneself, None).await;
    let answer = good(asked.map_err(|_| Trouble::Offline)?)?;
    from_json(&answer.body).map_err(|_| Trouble::Wrong)
}

/// Makes the secret: 32 random bytes, stored before they are used.
pub fn make(desk: Desk) {
    spawn_local(async move {
        let made = async {
            let poll = desk.page.with_value(|page| page.poll.clone());
            let secret = random().ok_or(Trouble::Unsupported)?;
            keep(desk, &TrusteeFile { poll, secret }).await
        };
        match made.await {
            Ok(()) => settle(desk).await,
            Err(trouble) => desk.step.set(Step::Stopped(trouble)),
        }
    });
}

/// A file was chosen.
pub fn open(desk: Desk, field: NodeRef<leptos::html::Input>) {
    spawn_local(async move {
        let text = text_of(field).await.unwrap_or_default();
        match from_json::<TrusteeFile>(text.as_bytes()) {
            Ok(file) => bring(desk, "file", file).await,
            Err(_) => desk.refuse("file", "trustee-file-unread"),
        }
    });
}

/// Digits were typed.
pub fn type_in(desk: Desk) {
    spawn_local(async move {
        let poll = desk.page.with_value(|page| page.poll.clone());
        match TrusteeFile::from_sheet(&poll, &desk.typed.get_untracked()) {
            Ok(file) => {
                desk.typed.set(String::new());
                bring(desk, "digits", file).await;
            }
            Err(_) => desk.refuse("digits", "trustee-digits-wrong"),
        }
    });
}

/// Takes a secret in, if it is the one with which the trustee joined, or they have not joined yet.
async fn bring(desk: Desk, field: &'static str, file: TrusteeFile) {
    if desk.page.with_value(|page| page.poll != file.poll) {
        return desk.refuse(field, "trustee-file-other");
    }
    let taken = async {
        let task = task(desk).await?;
        let joined = task.joined.iter().find(|one| one.index == task.index);
        let own = file.join(&task.ceremony, task.index);
        let own = own.map_err(|_| Trouble::Wrong)?;
        if joined.is_some_and(|joined| joined.key != own.key) {
            return Ok(false);
        }
        keep(desk, &file).await.map(|()| true)
    };
    match taken.await {
        Ok(true) => settle(desk).await,
        Ok(false) => desk.refuse(field, "trustee-secret-other"),
        Err::<_, Trouble>(trouble) => desk.step.set(Step::Stopped(trouble)),
    }
}

/// Does the step that is on.
pub fn act(desk: Desk) {
    let on = desk.on.get_untracked().unwrap_or_default();
    let needed = match on.as_str() {
        "join" => Some("trustee-kept-needed"),
        "deal" => Some("trustee-same-needed"),
        _ => None,
    };
    if let Some(key) = needed.filter(|_| !desk.is_sure.get_untracked()) {
        return desk.refuse("sure", key);
    }
    desk.note.set(None);
    desk.step.set(Step::Working);
    spawn_local(async move {
        match answered(desk, &on).await {
            Ok(next) => {
                desk.note.set(Some(desk.words("trustee-sent")));
                desk.on.set(next);
                settle(desk).await;
            }
            Err(stopped) => halt(desk, stopped),
        }
    });
}

/// What this trustee answers to a step.
fn computed(file: &TrusteeFile, task: &Task, on: &str) -> Result<TrusteeAnswer, CeremonyError> {
    let none = TrusteeAnswer::default();
    Ok(match on {
        "join" => file.begin(task)?,
        "deal" => TrusteeAnswer {
            dealt: Some(file.deal(task)?),
            ..none
        },
        "confirm" => file.confirm(task)?,
        "share" => TrusteeAnswer {
            share: Some(file.share(task)?),
            ..none
        },
        _ => TrusteeAnswer {
            trial: Some(file.trial(task)?),
            ..none
        },
    })
}

async fn answered(desk: Desk, on: &str) -> Result<Option<String>, Halt> {
    let file = desk.secret.get_untracked().ok_or(Trouble::Storage)?;
    let answer = computed(&file, &task(desk).await?, on)?;
    let json = to_json(&answer).map_err(|_| Trouble::Wrong)?;
    let asked = ask(&path(desk, "/answer"), As::Oneself, Some(&json)).await;
    let answer = good(asked.map_err(|_| Trouble::Offline)?)?;
    if answer.status == 200 {
        let taken: Taken = serde_json::from_slice(&answer.body).map_err(|_| Trouble::Wrong)?;
        return Ok(taken.next);
    }
    Err(match serde_json::from_slice::<Refused>(&answer.body) {
        Ok(told) => Halt::Told(told.words),
        Err(_) => Trouble::Wrong.into(),
    })
}

/// Prints the page: all but the sheet stays off the paper.
pub fn print() {
    if let Some(window) = web_sys::window() {
        // Without a printer nothing is printed.
        let _ = window.print();
    }
}

/// Moves the focus to the heading of what is new.
pub fn arrived() {
    // Without a next frame there is nothing to move the focus to.
    let _ = request_animation_frame(|| {
        let found = document().get_element_by_id("own-step");
        if let Some(element) = found.and_then(|found| found.dyn_into::<web_sys::HtmlElement>().ok())
        {
            let _ = element.focus();
        }
    });
}
