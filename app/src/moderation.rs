//! Moderation with due process: one queue, decisions with a statement of reasons, appeals decided by somebody else, and a public log.
//!
//! A part with content joins by a line in [`MODERATED`], calls [`screen`] in the transaction that publishes a text, asks [`may_take_part`], and
//! shows [`report_link`] under what it shows. What moderators note beside content is told by [`labels_about`].

mod alerts;
mod appeals;
mod bulk;
mod deciding;
mod item;
mod kinds;
mod log;
mod mine;
mod monthly;
pub mod privacy;
mod queue;
mod report;
mod rules;
mod screening;
mod shared;
mod signals;
mod store;
mod telling;
mod templates;
mod words;

pub use alerts::alert;
pub use kinds::{Answered, Content, MODERATED, Moderated, Threads, load};
pub use report::{file, report_link};
pub use screening::{Fresh, HONEY, Screened, honey, may_take_part, screen, screening};
pub use store::items::labels_about;
pub use words::label_name;

use crate::web::AppState;
use axum::Router;

/// Routes of this part.
pub fn routes() -> Router<AppState> {
    Router::new()
        .merge(report::routes())
        .merge(queue::routes())
        .merge(item::routes())
        .merge(bulk::routes())
        .merge(appeals::routes())
        .merge(signals::routes())
        .merge(log::routes())
        .merge(mine::routes())
        .merge(rules::routes())
}
