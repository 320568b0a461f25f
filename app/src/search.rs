//! Finding texts by their words, and those that resemble each other. The one place where the engines differ on purpose.

use crate::web::AppState;
use axum::Router;

/// Routes of this part.
pub fn routes() -> Router<AppState> {
    Router::new()
}
