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
mod store;
mod voting;

pub use casting::{CastError, CastVote, Casting, Outcome};
pub use electorate::{Standing, closing, standing};
pub use manage::{open_by_space, windows};
pub use pages::assisted::{Offer, offers};
pub use pages::home;
pub use recent::RecentPolls;
pub use voting::{Voted, vote};

use crate::web::AppState;
use axum::Router;
use axum::routing::{get, post};
use pages::{assisted, ballot, cast, feed, list, poll, receipt, record, results};

/// Routes of this part.
pub fn routes() -> Router<AppState> {
    Router::new()
        .merge(manage::routes())
        .route("/polls", get(list::list))
        .route("/polls.atom", get(feed::atom))
        .route("/polls/{id}", get(poll::show))
        .route("/polls/{id}/vote", get(ballot::vote).post(cast::cast))
        .route(
            "/polls/{id}/check",
            post(ballot::check).get(cast::to_ballot),
        )
        .route("/polls/{id}/receipt", get(receipt::show))
        .merge(record::routes())
        .merge(assisted::routes())
        .route("/polls/{id}/results", get(results::show))
}
