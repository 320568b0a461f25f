//! Signs of misuse: looked for by a job in what happened, and decided by clerks. Ballots are never looked at.

mod erasure;
mod jobs;
mod pages;
mod store;

pub use erasure::erase;
pub use jobs::look;
pub use store::count_open;

use crate::web::AppState;
use axum::Router;

/// Routes of this part.
pub fn routes() -> Router<AppState> {
    pages::routes()
}
