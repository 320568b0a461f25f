//! The list of a board: found by words, filtered, in an order, as a list or a map, as a feed and as open data. What is asked for stands in the address.
//! Beside it what is like an idea, its pictures, and ideas that come from elsewhere.

pub(super) mod alike;
mod feed;
pub mod made;
mod map;
mod open_data;
mod page;
pub(super) mod pictures;
mod proof;
mod wanted;

pub use alike::index;
pub use page::RecentLists;
pub use pictures::is_public;
pub use proof::prove;
pub use wanted::{Cursor, Wanted};

use crate::web::AppState;
use axum::Router;
use axum::routing::get;

pub(super) fn routes() -> Router<AppState> {
    Router::new()
        .route("/boards/{slug}", get(page::show))
        .route("/boards/{slug}/ideas.atom", get(feed::atom))
        .route("/boards/{slug}/ideas.csv", get(open_data::csv))
        .route("/boards/{slug}/ideas.json", get(open_data::json))
        .route("/ideas/data", get(open_data::dictionary))
        .merge(alike::routes())
        .merge(pictures::routes())
}
