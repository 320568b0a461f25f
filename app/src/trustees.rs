//! The people who hold the key of a secret poll together: they are named, make the key, show that they still have it, and open the ballots after the
//! close. What they compute is in the crate `ballot`, on their own devices; here stands only what they publish.

mod admin;
mod answer;
mod due;
pub mod island;
pub mod jobs;
mod page;
pub mod privacy;
mod refusals;
mod store;

use crate::web::AppState;
use axum::Router;
use axum::routing::{get, post};

/// Routes of this part.
pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/trustees", get(page::list))
        .route("/trustees/{id}", get(page::show).post(page::upload))
        .route("/trustees/{id}/task.json", get(page::task))
        .route("/trustees/{id}/answer", post(page::answer))
        .route(
            "/admin/polls/{id}/trustees",
            get(admin::show).post(admin::name),
        )
}
