//! Discussion: comments on an idea, for, against or asking, with replies one level deep, and what people found helpful.
//!
//! What others call: [`load`] draws the discussion on the page of an idea; [`MODERATED`] and [`THREADS`] are for moderators;
//! [`tell`] is the job that tells people of replies and of being named; [`counted`] counts anew what ideas keep as counters.

mod card;
mod edit;
mod exports;
mod form;
mod history;
mod link;
mod list;
pub mod made;
mod moderated;
mod page;
mod rate;
mod reply;
mod shown;
mod store;
mod talk;
mod tell;
mod view;
mod withdraw;
mod words;
mod write;

pub use exports::{COMMENTS, RATINGS, erase};
pub use moderated::{MODERATED, THREADS};
pub use shown::{Shown, load};
pub use store::counted;
pub use talk::Topic;
pub use tell::tell;

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
