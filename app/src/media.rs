//! Pictures that people add: read with limits, drawn anew without what the camera wrote into them.
//!
//! A picture belongs to an idea, to the draft that becomes it under the same id, or to a step of its thread. Others see it at `/pictures/{id}` as long
//! as it and its idea are visible; its authors and the moderators of the space always. What is sent is never kept: [`take`] yields two JPEGs, and
//! these go into the database, so that every node has them.

mod drawing;
mod moderated;
mod privacy;
mod serving;
mod store;

pub use drawing::{Drawn, Jpeg, MAX_BYTES, MAX_PIXELS, MediaFault, draw, take};
pub use moderated::MODERATED;
pub use privacy::{PICTURES, erase};
pub use store::{
    Picture, add, add_to_step, describe, firsts, of_idea, remove, remove_all, remove_from_step,
};

use crate::web::AppState;
use axum::Router;
use axum::routing::get;

/// Routes of this part.
pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/pictures/{id}", get(serving::large))
        .route("/pictures/{id}/small", get(serving::small))
}
