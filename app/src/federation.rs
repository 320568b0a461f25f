//! Signing in by providers of identities (OpenID Connect), which the administration sets up.

mod admin;
mod arrive;
mod buttons;
mod exports;
pub mod fetch;
mod leave;
mod mine;
mod offers;
mod pending;
mod protocol;
mod start;
mod store;

pub use buttons::{Purpose, buttons};
pub use exports::{IDENTITIES, erase};
pub use leave::signed_in_by;
pub use offers::Offers;
pub use store::part_since;

use crate::web::AppState;
use axum::Router;

/// Routes of this part.
pub fn routes() -> Router<AppState> {
    Router::new()
        .merge(start::routes())
        .merge(arrive::routes())
        .merge(leave::routes())
        .merge(mine::routes())
        .merge(pending::routes())
        .merge(admin::routes())
}
