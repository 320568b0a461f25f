//! Taking in a secret: from a file, or from the code that another device showed.

use super::{keep, own, poll_of, run, stop, unkept};
use crate::islands::kept::Store;
use crate::islands::text_of;
use crate::secret::islands::{Desk, Fault, Step, Trouble};
use ballot::secret::{BlindAnswer, Device, SecretFile, from_json};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsValue;

fn file_fault(desk: Desk, key: &str) {
    let words = desk.words(key);
    desk.fault.set(Some(Fault {
        field: "secret-file".into(),
        words,
    }));
}

/// A secret file was chosen.
pub fn open(desk: Desk, field: NodeRef<leptos::html::Input>) {
    spawn_local(async move {
        let Some(text) = text_of(field).await else {
            return file_fault(desk, "vote-file-unread");
        };
        bring(desk, &text).await;
    });
}

/// Takes a secret in: for the person who is signed in, or for whoever signs in next.
async fn bring(desk: Desk, text: &str) {
    let Ok(secret) = from_json::<SecretFile>(text.as_bytes()) else {
        return file_fault(desk, "vote-file-unread");
    };
    let poll = match poll_of(desk).await {
        Ok(poll) => poll,
        Err(trouble) => return stop(desk, trouble.into()),
    };
    if secret.poll_id != poll.id() {
        return file_fault(desk, "vote-file-other");
    }
    desk.fault.set(None);
    let stored = async {
        let store = Store::open().await.map_err(unkept)?;
        store.get(&own(desk)).await.map_err(unkept)
    };
    let done = match stored.await {
        Ok(before) => keep(desk, before.as_deref(), Device::new(secret), &poll).await,
        Err::<_, Trouble>(trouble) => Err(trouble.into()),
    };
    match done {
        Ok(_) if desk.page.with_value(|page| page.whose.is_empty()) => desk.step.set(Step::TakenIn),
        Ok(_) => run(desk).await,
        Err(halt) => stop(desk, halt),
    }
}

/// A second device was led here: what stands behind `#` is taken in, and taken out of the address.
pub fn take_in(desk: Desk) {
    spawn_local(async move {
        let Some(window) = web_sys::window() else {
            return;
        };
        let location = window.location();
        let fragment = location.hash().unwrap_or_default();
        let Some(text) = taken_from(&fragment).filter(|text| !text.is_empty()) else {
            return desk.step.set(Step::NothingToTakeIn);
        };
        if let (Ok(path), Ok(history)) = (location.pathname(), window.history()) {
            // An address that keeps its secret is no worse than the code it came from.
            let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&path));
        }
        desk.step.set(Step::NothingToTakeIn);
        bring(desk, &text).await;
    });
}

/// What another issuer answered, behind `#` of the address; it is taken out of there.
pub fn answer() -> Option<BlindAnswer> {
    let window = web_sys::window()?;
    let location = window.location();
    let json = taken_from(&location.hash().ok()?).filter(|text| !text.is_empty())?;
    if let (Ok(path), Ok(history)) = (location.pathname(), window.history()) {
        // An address that keeps its answer does no harm: it is good for this request alone.
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&path));
    }
    from_json(json.as_bytes()).ok()
}

/// What an address of a second device holds: the JSON of a secret file.
fn taken_from(fragment: &str) -> Option<String> {
    let bytes = URL_SAFE_NO_PAD
        .decode(fragment.trim_start_matches('#'))
        .ok()?;
    String::from_utf8(bytes).ok()
}
