//! The rights of a person: to take their data along, to have it corrected, to consent and withdraw, to leave.
//!
//! A part that keeps data about people joins by a line in [`export::EXPORTS`] and, where it has rows that belong to an account, by one in
//! [`erasure::ERASERS`].

mod consents;
mod corrections;
pub mod erasure;
pub mod export;
mod hub;
mod parts;
mod readable;
mod store;
mod worklist;

pub use consents::consenting;
pub use parts::{Exported, Kind, ROWS, Whose, moment};
pub use store::consents::{clear as clear_consents, count as count_consents};
pub use store::corrections::{clear as clear_corrections, count as count_corrections};

use crate::web::AppState;
use axum::Router;
use axum::routing::get;

/// Routes of this part.
pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/me/data", get(hub::show))
        .route("/me/data/export", get(export::page).post(export::download))
        .route("/me/data/corrections", get(corrections::list))
        .route(
            "/me/data/corrections/new",
            get(corrections::form).post(corrections::ask),
        )
        .route(
            "/me/data/consents",
            get(consents::list).post(consents::change),
        )
        .route(
            "/me/data/erase",
            get(erasure::page).post(erasure::carry_out),
        )
        .route("/desk/corrections", get(worklist::list))
        .route(
            "/desk/corrections/{id}",
            get(worklist::one).post(worklist::answer),
        )
}
