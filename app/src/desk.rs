//! The desk: where staff serve people, each opening of a person's data written down.

mod front;

pub use front::page;

use crate::web::AppState;
use axum::Router;
use axum::routing::get;

/// Routes of this part.
pub fn routes() -> Router<AppState> {
    Router::new().route("/desk", get(front::show))
}
