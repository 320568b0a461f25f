//! Talking to `navigator.credentials` (Web Authentication, level 2). Byte strings travel as base64url without padding, changed to and from
//! buffers here, because not every browser has `parseCreationOptionsFromJSON`.

use super::{Ask, Question, Refusal};
use js_sys::{Array, Function, JSON, Object, Promise, Reflect, Uint8Array};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Whether this browser has passkeys on this page.
pub fn has_passkeys() -> bool {
    credentials().is_some()
}

/// Asks, fills the form's field `credential` and sends the form.
pub async fn ask(
    question: &Question,
    ask: Ask,
    button: NodeRef<leptos::html::Button>,
) -> Result<(), Refusal> {
    let button: web_sys::HtmlElement = button
        .get_untracked()
        .map(|button| button.unchecked_into())
        .ok_or(Refusal::Failed)?;
    let options = match question {
        Question::Here(options) => options.clone(),
        Question::At(path) => fetched(path).await.map_err(refusal)?,
    };
    let answer = answered(&options, ask).await?;
    send(&button, &answer).map_err(refusal)
}

/// Asks with these options; yields the answer as JSON.
pub async fn answered(options: &str, ask: Ask) -> Result<String, Refusal> {
    let options = prepared(options).map_err(refusal)?;
    let credential = call(ask, &options).await?;
    answer(&credential, ask).map_err(refusal)
}

fn credentials() -> Option<JsValue> {
    let window = web_sys::window()?;
    let known = get(&window, "PublicKeyCredential").ok()?;
    let credentials = get(&window.navigator(), "credentials").ok()?;
    (!known.is_undefined() && !credentials.is_undefined()).then_some(credentials)
}

/// What a POST to this path of ours answers with.
async fn fetched(path: &str) -> Result<String, JsValue> {
    let window = web_sys::window().ok_or(JsValue::UNDEFINED)?;
    let init: JsValue = Object::new().into();
    set(&init, "method", &JsValue::from_str("POST"))?;
    let fetch: Function = get(&window, "fetch")?.dyn_into()?;
    let asked: Promise = fetch
        .call2(&window, &JsValue::from_str(path), &init)?
        .dyn_into()?;
    let answer = JsFuture::from(asked).await?;
    if get(&answer, "ok")? != JsValue::TRUE {
        return Err(JsValue::UNDEFINED);
    }
    let read: Function = get(&answer, "text")?.dyn_into()?;
    let text: Promise = read.call0(&answer)?.dyn_into()?;
    let text = JsFuture::from(text).await?;
    text.as_string().ok_or(JsValue::UNDEFINED)
}

async fn call(ask: Ask, options: &JsValue) -> Result<JsValue, Refusal> {
    let credentials = credentials().ok_or(Refusal::Unsupported)?;
    let name = match ask {
        Ask::Make => "create",
        Ask::Use => "get",
    };
    let function: Function = get(&credentials, name)
        .map_err(refusal)?
        .dyn_into()
        .map_err(|_| Refusal::Unsupported)?;
    let promise: Promise = function
        .call1(&credentials, options)
        .map_err(refusal)?
        .dyn_into()
        .map_err(refusal)?;
    let credential = JsFuture::from(promise).await.map_err(refusal)?;
    if credential.is_null() {
        return Err(Refusal::Cancelled);
    }
    Ok(credential)
}

/// The names are those of `DOMException`.
fn refusal(error: JsValue) -> Refusal {
    let name = get(&error, "name").ok().and_then(|name| name.as_string());
    match name.as_deref() {
        Some("NotAllowedError" | "AbortError") => Refusal::Cancelled,
        Some("InvalidStateError") => Refusal::Present,
        Some("NotSupportedError") => Refusal::Unsupported,
        _ => Refusal::Failed,
    }
}

/// The options with their byte strings as buffers.
fn prepared(options: &str) -> Result<JsValue, JsValue> {
    let options = JSON::parse(options)?;
    let public_key = get(&options, "publicKey")?;
    unpack(&public_key, "challenge")?;
    let user = get(&public_key, "user")?;
    if user.is_object() {
        unpack(&user, "id")?;
    }
    for list in ["excludeCredentials", "allowCredentials"] {
        let list = get(&public_key, list)?;
        if list.is_object() {
            for described in Array::from(&list).iter() {
                unpack(&described, "id")?;
            }
        }
    }
    Ok(options)
}

fn unpack(object: &JsValue, name: &str) -> Result<(), JsValue> {
    let text = get(object, name)?.as_string().unwrap_or_default();
    let bytes = decode(&text).ok_or(JsValue::UNDEFINED)?;
    set(object, name, &Uint8Array::from(bytes.as_slice()).buffer())
}

/// The browser's answer as JSON.
fn answer(credential: &JsValue, ask: Ask) -> Result<String, JsValue> {
    let response = get(credential, "response")?;
    let names: &[&str] = match ask {
        Ask::Make => &["attestationObject", "clientDataJSON"],
        Ask::Use => &[
            "authenticatorData",
            "clientDataJSON",
            "signature",
            "userHandle",
        ],
    };
    let packed: JsValue = Object::new().into();
    for name in names {
        let value = get(&response, name)?;
        if value.is_object() {
            set(&packed, name, &pack(&value))?;
        }
    }
    let id = pack(&get(credential, "rawId")?);
    let answer: JsValue = Object::new().into();
    set(&answer, "id", &id)?;
    set(&answer, "rawId", &id)?;
    set(&answer, "type", &JsValue::from_str("public-key"))?;
    set(&answer, "response", &packed)?;
    Ok(JSON::stringify(&answer)?.into())
}

fn pack(buffer: &JsValue) -> JsValue {
    JsValue::from_str(&encode(&Uint8Array::new(buffer).to_vec()))
}

fn send(button: &web_sys::HtmlElement, answer: &str) -> Result<(), JsValue> {
    let form = button.closest("form")?.ok_or(JsValue::UNDEFINED)?;
    let field = form
        .query_selector("[name=credential]")?
        .ok_or(JsValue::UNDEFINED)?;
    set(&field, "value", &JsValue::from_str(answer))?;
    form.unchecked_into::<web_sys::HtmlFormElement>().submit()
}

fn get(object: &JsValue, name: &str) -> Result<JsValue, JsValue> {
    Reflect::get(object, &JsValue::from_str(name))
}

fn set(object: &JsValue, name: &str, value: &JsValue) -> Result<(), JsValue> {
    Reflect::set(object, &JsValue::from_str(name), value).map(|_| ())
}

fn encode(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let bits = (0..3).fold(0u32, |bits, i| {
            bits << 8 | u32::from(three.get(i).copied().unwrap_or(0))
        });
        for i in 0..=three.len() {
            let index = bits >> (18 - 6 * i) & 63;
            text.push(char::from(ALPHABET[index as usize]));
        }
    }
    text
}

fn decode(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() * 3 / 4);
    let (mut bits, mut count) = (0u32, 0);
    for c in text.bytes() {
        let value = ALPHABET.iter().position(|known| *known == c)?;
        bits = bits << 6 | u32::try_from(value).ok()?;
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push(u8::try_from(bits >> count & 255).ok()?);
        }
    }
    Some(bytes)
}
