//! Ideas: boards on which citizens put them forward, support them, and follow what becomes of them.

pub mod amendments;
mod answer;
mod authors;
mod boards;
mod curate;
mod diff;
mod drafts;
mod edit;
mod form;
mod history;
pub mod home;
pub mod islands;
mod list;
mod lists;
mod moderated;
mod names;
mod page;
pub mod privacy;
mod progress;
mod propose;
mod seen;
mod store;
mod support;
mod telling;
mod thread;
mod topic;

pub use list::{card, cards};
pub use lists::{index, is_public, made, prove};
pub use moderated::{MODERATED, supporters};
pub use names::status_name;
pub use seen::Seen;
pub use store::{BoardRecord, IdeaRecord};
pub use telling::{purge, tell};
pub use topic::{count_comment, topic};

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
