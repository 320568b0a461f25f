//! The addresses of discussions.

use super::{edit, history, link, page, rate, reply, withdraw};
use crate::web::AppState;
use axum::Router;
use axum::routing::{get, post};

/// Routes of this part.
pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/ideas/{id}/comments", get(page::show).post(page::write))
        .route("/comments/{id}", get(link::lead))
        .route("/comments/{id}/reply", get(reply::show).post(reply::write))
        .route("/comments/{id}/edit", get(edit::show).post(edit::save))
        .route("/comments/{id}/history", get(history::show))
        .route("/comments/{id}/rate", post(rate::rate).get(link::lead))
        .route(
            "/comments/{id}/withdraw",
            get(withdraw::ask).post(withdraw::withdraw),
        )
}
