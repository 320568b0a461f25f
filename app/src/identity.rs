//! Who somebody is: accounts, passkeys, links by e-mail, sessions, roles, and the roll of residents.

mod electorate;
pub mod roll;
pub mod sessions;
mod store;

pub use electorate::{count_eligible, eligible_after};
pub use sessions::SessionTable;
pub use store::actor;

use crate::web::{AppState, Site};
use axum::Router;
use webauthn_rs::{Webauthn, WebauthnBuilder};

/// Routes of this part.
pub fn routes() -> Router<AppState> {
    Router::new()
}

/// Passkeys for the address of this service.
///
/// # Errors
/// When the address has no host name that passkeys could be bound to; in words.
pub fn webauthn(site: &Site) -> Result<Webauthn, String> {
    let host = site.base_url.host_str().ok_or("has no host")?;
    let builder = WebauthnBuilder::new(host, &site.base_url).map_err(|e| e.to_string())?;
    builder
        .rp_name(&site.name)
        .build()
        .map_err(|e| e.to_string())
}
