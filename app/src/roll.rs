//! The roll of residents: what the municipality knows of who lives there, and how a person shows which entry is theirs.

mod desk;
mod electorate;
mod entries;
mod erasure;
mod exports;
mod import;
mod letters;
mod manage;
mod matching;
mod residence;
pub mod retention;
mod store;

pub use desk::{Assisted, assisted, at_desk};
pub use electorate::{
    eligible_after, forget_list, freeze, frozen_size, is_frozen, listed, listed_after, reference,
    references_after, unfreeze,
};
pub use entries::{ENTRIES_AT_ONCE, address, count, districts, upsert};
pub use erasure::erase;
pub use exports::{CLAIMS, MATCHES, ROLL};
pub use import::{AGES, Changes, Imported, Wish, import};
pub use matching::{Match, Matched, Papers, attempt, by_email as match_by_email, is_over};
pub use retention::purge;
pub use store::claims::count_open as count_claims;
pub use store::codes::only_at_desk;
pub use store::matches::is_by_clerk;

use crate::web::AppState;
use axum::Router;

/// Routes of this part.
pub fn routes() -> Router<AppState> {
    Router::new()
        .merge(residence::routes())
        .merge(letters::routes())
        .merge(desk::routes())
        .merge(manage::routes())
}
