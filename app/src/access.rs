//! Who looked at my data: a log that every opening of a person's data by staff is written to, in the transaction that reads the data.

mod asking;
mod chain;
mod mine;
mod questions;
mod store;

pub use asking::{purpose_field, purpose_of, warning};
pub use chain::{Broken, Chain, verify};
pub use mine::purpose_words;
pub use store::{By, Opened, count_waiting as count_questions, record};

use crate::web::AppState;
use axum::Router;

/// Routes of this part.
pub fn routes() -> Router<AppState> {
    Router::new()
        .merge(mine::routes())
        .merge(questions::routes())
}
