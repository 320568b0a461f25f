//! Spaces of the municipality, units, neighbourhoods and processes, with their phases.

mod founding;
mod rules;
mod titles;

pub use founding::{NewSpace, found, id_of, is_empty};
pub use rules::rules_of;
pub use titles::all_titles;

use crate::web::AppState;
use axum::Router;

/// Routes of this part.
pub fn routes() -> Router<AppState> {
    Router::new()
}
