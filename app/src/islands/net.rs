//! Asking the server. Ballots go without cookies and without saying where they come from.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{ReferrerPolicy, RequestCache, RequestCredentials, RequestInit, Response};

/// An answer: its status and its bytes.
pub struct Answer {
    /// HTTP status.
    pub status: u16,
    /// Whether the browser was led to another page.
    pub redirected: bool,
    /// The body.
    pub body: Vec<u8>,
}

/// As whom something is asked.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum As {
    /// The person who is signed in.
    Oneself,
    /// Nobody.
    Nobody,
}

/// Asks for something below our own address. An error is that the server was not reached.
pub async fn ask(path: &str, asking: As, body: Option<&str>) -> Result<Answer, JsValue> {
    let init = RequestInit::new();
    init.set_cache(RequestCache::NoStore);
    if let Some(body) = body {
        init.set_method("POST");
        init.set_body(&JsValue::from_str(body));
    }
    if asking == As::Nobody {
        init.set_credentials(RequestCredentials::Omit);
        init.set_referrer_policy(ReferrerPolicy::NoReferrer);
    } else {
        init.set_credentials(RequestCredentials::SameOrigin);
    }
    fetched(path, &init).await
}

/// Sends a form as the person who is signed in. An error is that the server was not reached.
pub async fn send_form(path: &str, form: &str) -> Result<Answer, JsValue> {
    let init = RequestInit::new();
    init.set_cache(RequestCache::NoStore);
    init.set_credentials(RequestCredentials::SameOrigin);
    init.set_method("POST");
    init.set_body(&JsValue::from_str(form));
    let headers = js_sys::Object::new();
    let kind = JsValue::from_str("application/x-www-form-urlencoded");
    js_sys::Reflect::set(&headers, &JsValue::from_str("content-type"), &kind)?;
    init.set_headers(&headers);
    fetched(path, &init).await
}

async fn fetched(path: &str, init: &RequestInit) -> Result<Answer, JsValue> {
    let window = web_sys::window().ok_or(JsValue::UNDEFINED)?;
    let answer = JsFuture::from(window.fetch_with_str_and_init(path, init)).await?;
    let answer: Response = answer.dyn_into()?;
    let bytes = JsFuture::from(answer.array_buffer()?).await?;
    Ok(Answer {
        status: answer.status(),
        redirected: answer.redirected(),
        body: js_sys::Uint8Array::new(&bytes).to_vec(),
    })
}
