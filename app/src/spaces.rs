//! Spaces of the municipality, units, neighbourhoods and processes, with their phases.

mod form;
mod founding;
pub mod home;
mod manage;
mod pages;
mod phase_form;
mod phases;
mod rules;
mod searched;
mod store;
mod titles;
mod views;

pub use form::level_name;
pub use founding::{NewSpace, found, id_of, is_empty};
pub use rules::{name_rule, name_rules, rules_of};
pub use searched::index_missing;
pub use store::{SpaceRecord, find, find_by_slug};
pub use titles::all_titles;

use crate::web::AppState;
use axum::Router;
use axum::routing::get;

/// Routes of this part.
pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/spaces", get(pages::list))
        .route("/spaces/{slug}", get(pages::show))
        .merge(manage::routes())
        .merge(phases::routes())
}
