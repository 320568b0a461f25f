//! Ideas: boards on which citizens put them forward, support them, and follow what becomes of them.

mod boards;
mod drafts;
mod form;
mod list;
mod names;
mod page;
mod propose;
mod seen;
mod store;
mod support;

pub use list::{card, cards};
pub use names::status_name;
pub use seen::Seen;
pub use store::{BoardRecord, IdeaRecord};

use crate::web::AppState;
use axum::Router;

/// Routes of this part.
pub fn routes() -> Router<AppState> {
    Router::new()
        .merge(list::routes())
        .merge(propose::routes())
        .merge(drafts::routes())
        .merge(page::routes())
        .merge(support::routes())
        .merge(boards::routes())
}

/// Whether everybody may read an idea.
///
/// # Errors
/// When the database fails.
pub async fn is_public(
    _: &mut crate::db::Tx,
    _: domain::ids::IdeaId,
) -> Result<bool, crate::db::DbError> {
    Ok(false)
}
