//! Moderation with due process: one queue, decisions with a statement of reasons, appeals decided by somebody else, and a public log.

use crate::web::AppState;
use axum::Router;

/// Routes of this part.
pub fn routes() -> Router<AppState> {
    Router::new()
}
