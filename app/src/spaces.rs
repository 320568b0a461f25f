//! Spaces of the municipality, units, neighbourhoods and processes, with their phases.

use crate::web::AppState;
use axum::Router;

/// Routes of this part.
pub fn routes() -> Router<AppState> {
    Router::new()
}
