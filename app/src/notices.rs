//! Telling people what concerns them: on the site, by mail, by text message, by letter; by which way and how often they choose. Who voted is
//! asked nowhere here.

mod choices;
mod exports;
mod follow;
mod inbox;
mod jobs;
mod stop;
mod store;
mod tell;

pub use exports::{CHOICES, FOLLOWED, NOTICES, clear_old, count_old, erase};
pub use jobs::{begin_here, deliver};
pub use store::unread;
pub use tell::{Notice, Teller};

use crate::web::AppState;
use axum::Router;
use axum::routing::get;

/// Routes of this part.
pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/me/notices", get(choices::list))
        .route("/me/notices/inbox", get(inbox::list).post(inbox::read))
        .route(
            "/me/notices/polls/{id}",
            get(follow::page).post(follow::change),
        )
        .route("/me/notices/{kind}", get(choices::show).post(choices::save))
        .route("/stop/{secret}", get(stop::ask).post(stop::stop))
}
