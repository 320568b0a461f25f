//! What a voter takes along: files, and a code for a second device's camera.

use super::Desk;
use ballot::secret::to_json;
use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use leptos::prelude::*;
use qrcodegen::{QrCode, QrCodeEcc};

/// A file that is in the address itself: nothing is asked of a server.
fn data(json: &str) -> String {
    format!("data:application/json;base64,{}", STANDARD.encode(json))
}

fn link(desk: Desk, class: &'static str, label: &str, name: &str, json: Option<String>) -> AnyView {
    let id = desk
        .page
        .with_value(|page| page.poll.chars().take(8).collect::<String>());
    let name = format!("comitia-{name}-{id}.json");
    let label = desk.words(label);
    json.map(|json| view! { <a class=class href=data(&json) download=name>{label}</a> })
        .into_any()
}

/// The secret file.
pub fn secret_link(desk: Desk, label: &'static str) -> AnyView {
    (move || {
        let json = desk
            .kept
            .with(|kept| to_json(kept.as_ref()?.device.secret()).ok());
        link(desk, "button secondary", label, "secret", json)
    })
    .into_any()
}

/// The receipt file.
pub fn receipt_link(desk: Desk) -> AnyView {
    let json = desk
        .kept
        .with_untracked(|kept| to_json(kept.as_ref()?.device.receipt()?).ok());
    link(
        desk,
        "button secondary",
        "vote-save-receipt",
        "receipt",
        json,
    )
}

/// The address that brings the secret to a second device: what stands behind `#` is never sent to a server.
fn address(desk: Desk) -> Option<String> {
    let json = desk
        .kept
        .with_untracked(|kept| to_json(kept.as_ref()?.device.secret()).ok())?;
    let page = desk.page.get_value();
    Some(format!(
        "{}{}/device#{}",
        page.origin,
        page.path,
        URL_SAFE_NO_PAD.encode(json)
    ))
}

/// The code for a camera.
pub fn picture(desk: Desk) -> AnyView {
    let Some(code) = address(desk).and_then(|text| QrCode::encode_text(&text, QrCodeEcc::Low).ok())
    else {
        return ().into_any();
    };
    let size = code.size();
    let mut path = String::new();
    for y in 0..size {
        for x in (0..size).filter(|x| code.get_module(*x, y)) {
            path.push_str(&format!("M{x},{y}h1v1h-1z"));
        }
    }
    view! {
        <svg class="qr" viewBox=format!("-4 -4 {} {}", size + 8, size + 8) role="img" aria-labelledby="qr-title">
            <title id="qr-title">{desk.words("vote-code-title")}</title>
            <rect class="paper" x="-4" y="-4" width=size + 8 height=size + 8></rect>
            <path class="ink" d=path></path>
        </svg>
    }
    .into_any()
}
