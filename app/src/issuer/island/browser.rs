//! Reading the request from the address, asking for the passkey, and leading back with the answer.

use super::{About, Counter, Step};
use crate::identity::islands::{Ask, Refusal, browser as passkeys};
use crate::islands::net::{As, ask};
use ballot::secret::{BlindAnswer, IssueRequest, from_json, issue_challenge, to_json};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::Deserialize;
use serde_json::json;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// Why nothing is given.
#[derive(Deserialize)]
struct Refused {
    refused: String,
    words: String,
}

/// The request behind `#`.
fn request() -> Option<(IssueRequest, String)> {
    let fragment = window().location().hash().ok()?;
    let bytes = URL_SAFE_NO_PAD
        .decode(fragment.trim_start_matches('#'))
        .ok()?;
    let ask: IssueRequest = from_json(&bytes).ok()?;
    let json = to_json(&ask).ok()?;
    Some((ask, json))
}

/// The page is awake: finds out what is asked. The request stays in the address, so that a page that is loaded anew goes on.
pub fn wake(counter: Counter) {
    spawn_local(async move {
        let Some((asked, json)) = request() else {
            return counter.step.set(Step::Nothing);
        };
        if !passkeys::has_passkeys() {
            return counter
                .step
                .set(Step::Stopped(counter.words("issuer-passkeys-none")));
        }
        let path = format!("/polls/{}", asked.request.poll_id);
        let step = match ask(&path, As::Nobody, None).await {
            Ok(answer) if answer.status == 200 => {
                let about: Option<About> = serde_json::from_slice(&answer.body).ok();
                counter.about.set(about);
                counter.ask.set_value(Some(json));
                Step::Confirm(None)
            }
            Ok(answer) if answer.status == 404 => Step::Stopped(counter.words("issue-not-open")),
            _ => Step::Stopped(counter.words("issue-offline")),
        };
        counter.step.set(step);
    });
}

/// The voter confirms.
pub fn confirm(counter: Counter) {
    counter.step.set(Step::Asking);
    spawn_local(async move {
        let step = confirmed(counter).await;
        counter.step.set(step);
    });
}

async fn confirmed(counter: Counter) -> Step {
    let Some((asked, json)) = request() else {
        return Step::Nothing;
    };
    // What is confirmed is what the page was opened with.
    if counter.ask.get_value().as_deref() != Some(json.as_str()) {
        return Step::Nothing;
    }
    let rp_id = counter.page.with_value(|page| page.rp_id.clone());
    let challenge = URL_SAFE_NO_PAD.encode(issue_challenge(&asked.request));
    let options = json!({ "publicKey": {
        "challenge": challenge, "rpId": rp_id, "timeout": 300_000, "userVerification": "required", "allowCredentials": [],
    } });
    let passkey = match passkeys::answered(&options.to_string(), Ask::Use).await {
        Ok(passkey) => passkey,
        Err(Refusal::Cancelled) => return Step::Confirm(Some(counter.words("passkey-cancelled"))),
        Err(Refusal::Unsupported) => return Step::Stopped(counter.words("issuer-passkeys-none")),
        Err(_) => return Step::Confirm(Some(counter.words("issuer-passkey-failed"))),
    };
    let body = format!("{{\"ask\":{json},\"passkey\":{passkey}}}");
    let path = format!("/polls/{}/credential", asked.request.poll_id);
    let Ok(answer) = ask(&path, As::Nobody, Some(&body)).await else {
        return Step::Confirm(Some(counter.words("issue-offline")));
    };
    if answer.status == 200 {
        return lead_back(counter, &answer.body);
    }
    match serde_json::from_slice::<Refused>(&answer.body) {
        // Another passkey may be the right one.
        Ok(told) if ["passkey", "unknown-passkey"].contains(&told.refused.as_str()) => {
            Step::Confirm(Some(told.words))
        }
        Ok(told) => Step::Stopped(told.words),
        Err(_) => Step::Confirm(Some(counter.words("issue-offline"))),
    }
}

/// Goes back to the poll with the answer behind `#`.
fn lead_back(counter: Counter, body: &[u8]) -> Step {
    let wrong = || Step::Stopped(counter.words("issue-wrong"));
    let Ok(answer) = from_json::<BlindAnswer>(body) else {
        return wrong();
    };
    let (Some(about), Ok(json)) = (counter.about.get_untracked(), to_json(&answer)) else {
        return wrong();
    };
    let to = format!("{}#{}", about.back, URL_SAFE_NO_PAD.encode(json));
    match window().location().assign(&to) {
        Ok(()) => Step::Going,
        Err(_) => wrong(),
    }
}

/// Moves the focus to the new heading.
pub fn arrived() {
    let focus = Closure::once_into_js(|| {
        let found = document().query_selector(".vote h1").ok().flatten();
        if let Some(element) =
            found.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok())
        {
            let _ = element.focus();
        }
    });
    // Without a next frame there is nothing to move the focus to.
    let _ = window().request_animation_frame(focus.unchecked_ref());
}
