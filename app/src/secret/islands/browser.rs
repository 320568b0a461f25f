//! The island's way through a vote. Every step is stored before the next begins; whoever comes back, goes on.

mod asking;
mod bring;
mod record;

use super::{Desk, Kept, Opened, Place, Step, Trouble};
use crate::islands::kept::Store;
use crate::islands::random;
use ballot::methods::Rules;
use ballot::secret::{Body, Device, DeviceError, Next, Poll, SecretFile, from_json, to_json};
pub use bring::{open, take_in};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};

/// Why a step was not taken.
enum Halt {
    Trouble(Trouble),
    /// The right to vote was used by another device.
    Used,
    /// Another tab went on meanwhile.
    Overtaken,
    /// Another issuer is asked next, at its own address.
    OtherIssuer,
}

impl From<Trouble> for Halt {
    fn from(trouble: Trouble) -> Self {
        Self::Trouble(trouble)
    }
}

impl From<DeviceError> for Halt {
    fn from(_: DeviceError) -> Self {
        Self::Trouble(Trouble::Wrong)
    }
}

fn unkept(_: JsValue) -> Trouble {
    Trouble::Storage
}

/// The name under which this person's vote in this poll is kept.
fn own(desk: Desk) -> String {
    desk.page
        .with_value(|page| format!("{}:{}", page.poll, page.whose))
}

/// The name under which a secret waits that was brought here before anybody signed in.
fn brought(desk: Desk) -> String {
    desk.page.with_value(|page| format!("{}:", page.poll))
}

fn stop(desk: Desk, halt: Halt) {
    desk.step.set(match halt {
        Halt::Trouble(trouble) => Step::Stopped(trouble),
        Halt::Used => Step::Used,
        Halt::Overtaken => Step::Stopped(Trouble::Storage),
        Halt::OtherIssuer => Step::OtherIssuer,
    });
}

async fn poll_of(desk: Desk) -> Result<Arc<Poll>, Trouble> {
    if let Some(poll) = desk.poll.get_value() {
        return Ok(poll);
    }
    let poll = Arc::new(record::poll(desk).await?);
    desk.poll.set_value(Some(poll.clone()));
    Ok(poll)
}

fn read(poll: &Arc<Poll>, stored: String) -> Result<Kept, Trouble> {
    let device: Device = from_json(stored.as_bytes()).map_err(|_| Trouble::Storage)?;
    let poll = poll.clone();
    Ok(Kept {
        poll,
        device,
        stored,
    })
}

/// Stores what a device keeps now in place of what it kept.
async fn keep(
    desk: Desk,
    before: Option<&str>,
    device: Device,
    poll: &Arc<Poll>,
) -> Result<Kept, Halt> {
    let stored = to_json(&device).map_err(|_| Trouble::Storage)?;
    let store = Store::open().await.map_err(unkept)?;
    let is_kept = store
        .replace(&own(desk), before, Some(&stored))
        .await
        .map_err(unkept)?;
    if !is_kept {
        return Err(Halt::Overtaken);
    }
    let kept = Kept {
        poll: poll.clone(),
        device,
        stored,
    };
    desk.kept.set(Some(kept.clone()));
    Ok(kept)
}

/// Reads what is kept, or makes the secret: 32 random bytes, stored before anything is asked for with them.
async fn kept(desk: Desk) -> Result<Option<Kept>, Halt> {
    let poll = poll_of(desk).await?;
    let store = Store::open().await.map_err(unkept)?;
    let own_text = store.get(&own(desk)).await.map_err(unkept)?;
    let here = own_text.map(|text| read(&poll, text)).transpose()?;
    let is_fresh = here
        .as_ref()
        .is_none_or(|kept| kept.device.next() == Next::Choose);
    if is_fresh && let Some(text) = store.get(&brought(desk)).await.map_err(unkept)? {
        let device = read(&poll, text.clone())?.device;
        let before = here.as_ref().map(|kept| kept.stored.as_str());
        let adopted = keep(desk, before, device, &poll).await?;
        store
            .replace(&brought(desk), Some(&text), None)
            .await
            .map_err(unkept)?;
        return Ok(Some(adopted));
    }
    if here.is_some() || desk.page.with_value(|page| page.begun) {
        return Ok(here);
    }
    let secret = SecretFile {
        poll_id: poll.id(),
        seed: random().ok_or(Trouble::Unsupported)?,
        bodies: Vec::new(),
    };
    match keep(desk, None, Device::new(secret), &poll).await {
        Err(Halt::Overtaken) => {
            let text = store.get(&own(desk)).await.map_err(unkept)?;
            Ok(text.map(|text| read(&poll, text)).transpose()?)
        }
        other => other.map(Some),
    }
}

fn is_closed(desk: Desk) -> bool {
    desk.page.with_value(|page| page.closed)
}

/// The page is awake: finds out where the voter was.
pub fn wake(desk: Desk) {
    desk.brought.set_value(bring::answer());
    resume(desk);
}

/// Leads to the issuer that is asked next.
pub fn go_to_issuer(desk: Desk) {
    spawn_local(async move {
        let Some(kept) = desk.kept.get_untracked() else {
            return;
        };
        match asking::address(desk, &kept).await {
            Ok(to) => {
                if window().location().assign(&to).is_err() {
                    stop(desk, Trouble::Wrong.into());
                }
            }
            Err(halt) => stop(desk, halt),
        }
    });
}

fn resume(desk: Desk) {
    spawn_local(async move {
        match kept(desk).await {
            Ok(Some(kept)) => {
                desk.kept.set(Some(kept));
                run(desk).await;
            }
            Ok(None) if is_closed(desk) => stop(desk, Trouble::Closed.into()),
            Ok(None) => stop(desk, Halt::Used),
            Err(halt) => stop(desk, halt),
        }
    });
}

/// Once more, from where it was.
pub fn go_on(desk: Desk) {
    resume(desk);
}

/// The voter casts what is marked.
pub fn cast(desk: Desk) {
    spawn_local(async move {
        desk.step.set(Step::Working);
        match wish(desk).await {
            Ok(()) => run(desk).await,
            Err(Halt::Overtaken) => {
                meet(desk, Halt::Overtaken).await;
                run(desk).await;
            }
            Err(halt) => stop(desk, halt),
        }
    });
}

async fn wish(desk: Desk) -> Result<(), Halt> {
    let Some(kept) = desk.kept.get_untracked() else {
        return Err(Trouble::Storage.into());
    };
    let (marked, phrase) = (desk.marked.get_untracked(), desk.phrase.get_untracked());
    let vote = desk.page.with_value(|page| page.vote(&marked));
    let vote = vote.map_err(|_| Trouble::Wrong)?;
    // The rules are those of the manifest that everybody sees, not what the page says.
    let rules = Rules::of(&kept.poll.manifest().method).map_err(|_| Trouble::Wrong)?;
    let choice = rules.encode(&vote).map_err(|_| Trouble::Wrong)?;
    let body = Body {
        choice,
        phrase: phrase.trim().to_owned(),
    };
    let device = kept.device.clone().wanting(&kept.poll, body)?;
    keep(desk, Some(&kept.stored), device, &kept.poll).await?;
    Ok(())
}

/// Another tab was faster: what it stored is read, and the voter is told.
async fn meet(desk: Desk, halt: Halt) {
    match halt {
        Halt::Overtaken => {
            let again = async {
                let poll = poll_of(desk).await?;
                let store = Store::open().await.map_err(unkept)?;
                let text = store.get(&own(desk)).await.map_err(unkept)?;
                text.map(|text| read(&poll, text)).transpose()
            };
            match again.await {
                Ok(found) => {
                    desk.note.set(Some("vote-other-tab"));
                    desk.kept.set(found);
                }
                Err(trouble) => stop(desk, trouble.into()),
            }
        }
        other => stop(desk, other),
    }
}

/// Goes on as far as it goes.
async fn run(desk: Desk) {
    loop {
        let Some(kept) = desk.kept.get_untracked() else {
            return;
        };
        let next = kept.device.next();
        let step = match next {
            Next::Choose if is_closed(desk) => return stop(desk, Trouble::Closed.into()),
            Next::Choose => return desk.step.set(Step::Choose),
            Next::Done => return look(desk),
            Next::Ask => {
                desk.step.set(Step::Working);
                asking::enrol(desk, &kept).await
            }
            Next::Seal => {
                desk.step.set(Step::Working);
                asking::seal(&kept)
            }
            Next::Send => {
                desk.step.set(Step::Working);
                asking::send(desk, &kept).await
            }
        };
        let done = match step {
            Ok(device) => keep(desk, Some(&kept.stored), device, &kept.poll)
                .await
                .map(|_| ()),
            Err(halt) => Err(halt),
        };
        match done {
            Ok(()) => {}
            Err(Halt::Overtaken) => meet(desk, Halt::Overtaken).await,
            Err(halt) => return stop(desk, halt),
        }
    }
}

/// Looks the ballot up, and checks the proof.
pub fn look(desk: Desk) {
    let Some(kept) = desk.kept.get_untracked() else {
        return;
    };
    let Some((_, receipt)) = kept.device.last() else {
        return;
    };
    desk.place.set(Place::Asked);
    if desk.step.get_untracked() != Step::Receipt {
        desk.step.set(Step::Receipt);
    }
    spawn_local(async move {
        let place = record::place(desk, &kept.poll, &receipt).await;
        desk.place.set(place);
    });
}

/// Opens the voter's own ballot, because too few trustees open the poll.
pub fn open_own(desk: Desk) {
    let own = desk.kept.with_untracked(|kept| {
        let kept = kept.as_ref()?;
        kept.device.own_opening(&kept.poll)
    });
    let Some(json) = own.and_then(|own| to_json(&own).ok()) else {
        return desk
            .opened
            .set(Opened::Refused(desk.words("open-own-elsewhere")));
    };
    desk.opened.set(Opened::Asked);
    spawn_local(async move {
        desk.opened.set(asking::open(desk, &json).await);
    });
}

/// Takes what is kept off this device.
pub fn forget(desk: Desk) {
    spawn_local(async move {
        let stored = desk.kept.get_untracked().map(|kept| kept.stored);
        let gone = async {
            let store = Store::open().await?;
            store.replace(&own(desk), stored.as_deref(), None).await
        };
        if gone.await.is_ok() {
            desk.kept.set(None);
            desk.step.set(Step::Used);
        }
    });
}

/// Moves the focus to the first element that answers to one of these selectors, when the page has been drawn anew. No reactive scope owns the wait:
/// it would end with the button that was pressed, and that is often what goes away.
fn focus_first(selectors: Vec<String>) {
    let focus = Closure::once_into_js(move || {
        let found = selectors
            .iter()
            .find_map(|what| document().query_selector(what).ok().flatten());
        if let Some(element) =
            found.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok())
        {
            let _ = element.focus();
        }
    });
    // Without a next frame there is nothing to move the focus to.
    let _ = window().request_animation_frame(focus.unchecked_ref());
}

/// Moves the focus to the element with an id, once it is there.
pub fn focus(id: &str) {
    focus_first(vec![format!("#{id}")]);
}

/// Moves the focus to what is new: the summary of errors, else the heading.
pub fn arrived(_: Desk) {
    focus_first(
        ["[role=alert].error-summary", ".vote h1"]
            .map(str::to_owned)
            .to_vec(),
    );
}
