//! What goes with time: once a day each kind of data is cleared of what has had its time, and accounts that nobody uses are warned and erased.

mod inactive;
mod jobs;
mod page;
mod rules;
mod store;

pub use jobs::apply;
pub use page::period;

use crate::web::AppState;
use axum::Router;
use axum::routing::get;

/// Routes of this part.
pub fn routes() -> Router<AppState> {
    Router::new().route("/admin/retention", get(page::show))
}
