//! The application: pages, actions, rules and stores, one folder for each thing citizens know.
//!
//! With the feature `ssr` this is the server's side; with `hydrate` it is the browser's, islands alone.
// The type of a page nests as deep as its elements.
#![recursion_limit = "512"]

#[cfg(feature = "ssr")]
pub mod access;
#[cfg(feature = "ssr")]
pub mod admin;
#[cfg(feature = "ssr")]
pub mod clock;
#[cfg(feature = "ssr")]
pub mod contacts;
#[cfg(feature = "ssr")]
pub mod db;
#[cfg(feature = "ssr")]
pub mod desk;
#[cfg(feature = "ssr")]
pub mod directory;
#[cfg(feature = "ssr")]
pub mod discussion;
#[cfg(feature = "ssr")]
pub mod error;
#[cfg(feature = "ssr")]
pub mod events;
#[cfg(feature = "ssr")]
pub mod federation;
#[cfg(feature = "ssr")]
pub mod form;
#[cfg(feature = "ssr")]
pub mod help;
#[cfg(feature = "ssr")]
pub mod home;
#[cfg(feature = "ssr")]
pub mod i18n;
#[cfg(feature = "ssr")]
pub mod ideas;
/// In the browser there are only the islands.
#[cfg(all(not(feature = "ssr"), feature = "islands-ideas"))]
pub mod ideas {
    pub mod islands;
}
#[cfg(feature = "ssr")]
pub mod identity;
/// In the browser there are only the islands.
#[cfg(all(
    not(feature = "ssr"),
    any(feature = "islands-citizens", feature = "islands-trustees")
))]
pub mod identity {
    pub mod islands;
}
pub mod islands;
#[cfg(feature = "ssr")]
pub mod issuer;
/// In the browser there are only the islands.
#[cfg(all(not(feature = "ssr"), feature = "islands-trustees"))]
pub mod issuer {
    pub mod island;
}
#[cfg(feature = "ssr")]
pub mod keys;
#[cfg(feature = "ssr")]
pub mod mail;
#[cfg(feature = "ssr")]
pub mod media;
#[cfg(feature = "ssr")]
pub mod moderation;
#[cfg(feature = "ssr")]
pub mod notices;
#[cfg(feature = "ssr")]
pub mod polls;
#[cfg(feature = "ssr")]
pub mod privacy;
#[cfg(feature = "ssr")]
pub mod profile;
#[cfg(feature = "ssr")]
pub mod recent;
#[cfg(feature = "ssr")]
pub mod retention;
#[cfg(feature = "ssr")]
pub mod roll;
#[cfg(feature = "ssr")]
pub mod search;
#[cfg(feature = "ssr")]
pub mod secret;
/// In the browser there are only the islands.
#[cfg(all(
    not(feature = "ssr"),
    any(feature = "islands-citizens", feature = "islands-verify")
))]
pub mod secret {
    #[cfg(feature = "islands-citizens")]
    pub mod islands;
    #[cfg(feature = "islands-verify")]
    pub mod verifier;
}
#[cfg(feature = "ssr")]
pub mod signals;
#[cfg(feature = "ssr")]
pub mod spaces;
#[cfg(feature = "ssr")]
pub mod trustees;
/// In the browser there are only the islands.
#[cfg(all(not(feature = "ssr"), feature = "islands-trustees"))]
pub mod trustees {
    pub mod island;
}
#[cfg(feature = "ssr")]
pub mod ui;
#[cfg(feature = "ssr")]
pub mod web;

/// Called by the script of a page with islands, before it wakes them.
#[cfg(feature = "hydrate")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
}

/// All routes of the application.
#[cfg(feature = "ssr")]
pub fn routes() -> axum::Router<web::AppState> {
    use axum::routing::get;
    axum::Router::new()
        .route("/language/{tag}", get(web::choose_language))
        .merge(home::routes())
        .merge(help::routes())
        .merge(identity::routes())
        .merge(profile::routes())
        .merge(roll::routes())
        .merge(contacts::routes())
        .merge(notices::routes())
        .merge(access::routes())
        .merge(desk::routes())
        .merge(signals::routes())
        .merge(federation::routes())
        .merge(directory::routes())
        .merge(privacy::routes())
        .merge(retention::routes())
        .merge(spaces::routes())
        .merge(polls::routes())
        .merge(secret::routes())
        .merge(trustees::routes())
        .merge(ideas::routes())
        .merge(discussion::routes())
        .merge(moderation::routes())
        .merge(search::routes())
        .merge(media::routes())
        .merge(admin::routes())
}
