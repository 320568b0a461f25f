//! Contact points beside the e-mail address: confirming a telephone number and a postal address, and taking a change of one back.

mod address;
mod change;
mod check;
mod desk;
mod exports;
mod jobs;
mod letters;
mod limits;
mod phone;
mod store;
mod undo;

pub use change::Replacing;
pub use exports::{CONTACTS, LETTERS, erase};
pub use jobs::{clear_letters, count_letters, purge};
pub use letters::{Written, queue as queue_letter};
pub use store::points::{Point, confirmed, reachable};

use crate::web::AppState;
use axum::Router;
use axum::routing::{get, post};

/// Routes of this part.
pub fn routes() -> Router<AppState> {
    Router::new()
        .route(
            "/me/about/phone/confirm",
            get(phone::page).post(phone::send),
        )
        .route("/me/about/phone/code", get(phone::form).post(phone::enter))
        .route(
            "/me/about/address/confirm",
            get(address::page).post(address::enter),
        )
        .route("/me/about/address/letter", post(address::ask))
        .route("/contact/undo/{secret}", get(undo::open).post(undo::undo))
        .route("/desk/post", get(letters::page).post(letters::print))
        .route("/desk/contacts", get(desk::page).post(desk::confirm))
}
