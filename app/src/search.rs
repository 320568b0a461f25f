//! Finding texts by their words, and those that resemble each other. The one place where the engines differ on purpose: SQLite keeps its index with
//! FTS5 and ranks by BM25, PostgreSQL with `tsvector` and `ts_rank`; both rank the newest [`store::RANKED`] texts that have all the words.
//!
//! Who writes a text that everybody may read calls [`index`] in the same transaction, also when it changes, and [`remove`] when it is hidden,
//! withdrawn or deleted. What a reader typed never becomes a part of a statement or of an index's own language: it is split into plain words first.

mod page;
mod similar;
mod store;

pub use page::RecentSearches;
pub use similar::{Resembles, similar};
pub use store::{
    Entry, Hit, RANKED, Scope, count, find, for_postgres, for_sqlite, index, of_kind, remove,
    within_postgres,
};

use crate::web::AppState;
use axum::Router;
use axum::routing::get;

/// Routes of this part.
pub fn routes() -> Router<AppState> {
    Router::new().route("/search", get(page::show))
}
