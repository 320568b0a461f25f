//! The administration of polls: writing them, their steps, public notes.

mod answers;
mod edit;
mod form;
mod issuers;
mod list;
mod look;
mod options;
mod remove;
mod steps;
mod view;
mod words;

pub use super::store::{AdminPoll, open_by_space, windows};
pub use words::state_tag;

use crate::db::{DbError, Tx};
use crate::web::AppState;
use axum::Router;
use axum::routing::{get, post};
use domain::ids::SpaceId;
use jiff::Timestamp;

/// Routes of the administration of polls.
pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/admin/polls", get(list::list))
        .route("/admin/polls/new", get(edit::new).post(edit::create))
        .route("/admin/polls/{id}", get(look::show))
        .route("/admin/polls/{id}/edit", get(edit::edit).post(edit::save))
        .route("/admin/polls/{id}/step", get(steps::ask).post(steps::step))
        .route(
            "/admin/polls/{id}/notes",
            get(look::note).post(look::add_note),
        )
        .route("/admin/polls/{id}/issuers", post(issuers::ask_now))
        .route(
            "/admin/polls/{id}/delete",
            get(remove::ask).post(remove::delete),
        )
}

/// What waits for the administrators of a space, or of all: drafts, what opens or closes before `until`, what is closed but not counted.
///
/// # Errors
/// When the database fails.
pub async fn waiting(
    tx: &mut Tx,
    space: Option<SpaceId>,
    until: Timestamp,
) -> Result<Vec<AdminPoll>, DbError> {
    super::store::waiting(tx, space, until).await
}
