//! Pictures that people add: read with limits, drawn anew without what the camera wrote into them.

use crate::web::AppState;
use axum::Router;

/// Routes of this part.
pub fn routes() -> Router<AppState> {
    Router::new()
}
