//! The desk: where staff serve people. Other parts hang their pages in by a line in [`LINKS`] and draw them by [`page`].

mod front;
mod links;
mod people;
mod shared;

pub use links::{LINKS, Link};
pub use people::file_view;
pub use shared::{moment, page};

use crate::web::AppState;
use axum::Router;
use axum::routing::get;

/// Routes of this part.
pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/desk", get(front::show))
        .route("/desk/people", get(people::form).post(people::find))
        .route(
            "/desk/people/account/{id}",
            get(people::ask_account).post(people::open_account),
        )
        .route(
            "/desk/people/entry/{id}",
            get(people::ask_entry).post(people::open_entry),
        )
}
