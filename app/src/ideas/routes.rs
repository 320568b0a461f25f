//! All addresses of this part.

use super::{
    amendments, answer, authors, boards, curate, drafts, edit, history, list, lists, page,
    progress, propose, support,
};
use crate::web::AppState;
use axum::Router;

/// Routes of this part.
pub fn routes() -> Router<AppState> {
    Router::new()
        .merge(list::routes())
        .merge(lists::routes())
        .merge(propose::routes())
        .merge(drafts::routes())
        .merge(page::routes())
        .merge(support::routes())
        .merge(edit::routes())
        .merge(amendments::routes())
        .merge(authors::routes())
        .merge(answer::routes())
        .merge(progress::routes())
        .merge(curate::routes())
        .merge(history::routes())
        .merge(boards::routes())
}
