//! What citizens tell about themselves, once for every form, and under which name they appear in public.

mod about;
mod exports;
mod known;
mod many;
mod moderated;
mod names;
mod public;
mod store;

pub use exports::{NAMES, PROFILE, erase};
pub use known::known;
pub use many::{Names, public_names, public_names_across};
pub use moderated::{MODERATED, name_id};
pub use public::public_name;
pub use store::{put_back, told};

use crate::web::AppState;
use axum::Router;
use axum::routing::get;

/// Routes of this part.
pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/me/about", get(about::list))
        .route("/me/about/{key}", get(about::show).post(about::save))
        .route("/me/names", get(names::list))
        .route("/me/names/{space}", get(names::show).post(names::save))
}
