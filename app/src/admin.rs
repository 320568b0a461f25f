//! The administration: its front page, and what its pages have in common.

mod front;
mod shared;

pub use shared::{Tab, both_versions, moment_field, page, stale_notice, version};

use crate::web::AppState;
use axum::Router;
use axum::routing::get;

/// Routes of this part.
pub fn routes() -> Router<AppState> {
    Router::new().route("/admin", get(front::show))
}
