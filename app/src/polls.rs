//! Polls: written by administrators, voted on by citizens, counted at the close, checked by anybody.

mod casting;
pub mod draft;
pub mod jobs;
mod manifest;
pub mod replay;
mod store;
mod voting;

pub use casting::{CastError, CastVote, Casting, Outcome};
pub use voting::{Voted, vote};

use crate::web::AppState;
use axum::Router;

/// Routes of this part.
pub fn routes() -> Router<AppState> {
    Router::new()
}
