//! Amendments: changes that others propose to the text of an idea. Its authors accept or decline them, or the board votes where it says so; what is
//! accepted becomes a version of the idea that names who proposed it. Where the text changed meanwhile, both are shown and nothing is overwritten.

mod decide;
mod list;
mod moderated;
mod page;
mod propose;
mod settings;
mod telling;
mod vote;

pub use moderated::MODERATED;
pub use telling::{count_votes, tell};

use super::seen::Seen;
use super::store::{self, AmendmentRow};
use crate::error::{OrNotFound, Problem};
use crate::web::{AppState, Visit};
use axum::Router;
use axum::routing::{get, post};
use domain::ids::{AccountId, IdeaId};
use domain::moderation::Visibility;
use domain::rights::may_moderate;
use uuid::Uuid;

pub(super) fn routes() -> Router<AppState> {
    Router::new()
        .route("/ideas/{id}/amendments", get(list::show))
        .route(
            "/ideas/{id}/amendments/new",
            get(propose::show).post(propose::propose),
        )
        .route("/amendments/{id}", get(page::show))
        .route(
            "/amendments/{id}/decide",
            get(page::to_page).post(decide::decide),
        )
        .route("/amendments/{id}/vote", get(page::to_page).post(vote::vote))
        .route(
            "/amendments/{id}/withdraw",
            post(decide::withdraw).get(page::to_page),
        )
        .route(
            "/admin/boards/{id}/amendments",
            get(settings::show).post(settings::save),
        )
}

/// An amendment with its idea, if the visitor may see both.
async fn found(visit: &Visit, id: Uuid) -> Result<(AmendmentRow, Seen), Problem> {
    let mut tx = visit.app.db.read().await?;
    let row = store::amendment(&mut tx, id).await?.or_not_found()?;
    let seen = Seen::load(visit, &mut tx, IdeaId(row.idea)).await?;
    is_seen(visit, &row, &seen)
        .then_some((row, seen))
        .or_not_found()
}

/// Whether the visitor may see an amendment: everybody once it is public, else who proposed it and moderators.
fn is_seen(visit: &Visit, row: &AmendmentRow, seen: &Seen) -> bool {
    row.visibility == Visibility::Visible.word()
        || visit.actor.account == Some(AccountId(row.proposed_by))
        || may_moderate(&visit.actor, seen.space.id).is_ok()
}
