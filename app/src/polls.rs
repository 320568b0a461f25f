//! Polls: written by administrators, voted on by citizens, counted at the close, checked by anybody.

mod casting;
mod counting;
pub mod draft;
mod electorate;
pub mod jobs;
pub mod manage;
mod manifest;
pub mod measured;
mod pages;
mod recent;
pub mod replay;
mod secrecy;
mod store;
mod voting;

pub use casting::{CastError, CastVote, Casting, Outcome};
pub use electorate::{Brief, Standing, brief, closing, standing};
pub use manage::{open_by_space, windows};
pub use pages::assisted::{Offer, offers};
pub use pages::home;
pub use recent::RecentPolls;
pub use secrecy::{agree, settle, tend, watch};
pub use store::index_missing;
pub use voting::{Voted, vote};

use crate::web::AppState;
use axum::Router;

/// Routes of this part.
pub fn routes() -> Router<AppState> {
    Router::new().merge(manage::routes()).merge(pages::routes())
}
