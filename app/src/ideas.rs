//! Ideas: boards on which citizens put them forward, support them, and follow what becomes of them.

use crate::web::AppState;
use axum::Router;

/// Routes of this part.
pub fn routes() -> Router<AppState> {
    Router::new()
}
