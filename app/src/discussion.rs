//! Discussion: comments on an idea, for, against or asking, with answers and ratings.

use crate::web::AppState;
use axum::Router;

/// Routes of this part.
pub fn routes() -> Router<AppState> {
    Router::new()
}
