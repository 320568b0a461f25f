//! What is served of secret polls besides pages of the slice `polls`: the files of the public record.

mod files;
mod place;
mod refusals;

pub use refusals::{Refusal, refusal};

use crate::web::AppState;
use axum::Router;
use axum::routing::get;

/// Routes of the public records.
pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/polls/{id}/record/manifest.json", get(files::manifest))
        .route("/polls/{id}/record/roll", get(files::roll))
        .route("/polls/{id}/record/checkpoint", get(files::checkpoint))
        .route(
            "/polls/{id}/record/checkpoints/sizes",
            get(files::checkpoint_sizes),
        )
        .route(
            "/polls/{id}/record/checkpoints/{size}",
            get(files::older_checkpoint),
        )
        .route("/polls/{id}/record/tile/{*path}", get(files::tile))
        .route("/polls/{id}/record/receipts/{receipt}", get(place::receipt))
        .route(
            "/polls/{id}/record/receipts/{receipt}/file",
            get(place::receipt_file),
        )
        .route("/polls/{id}/record/first.json", get(place::first))
        .route(
            "/polls/{id}/record/credentials/{cid}",
            get(place::credential),
        )
}
