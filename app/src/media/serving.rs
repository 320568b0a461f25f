//! `/pictures/{id}`: a picture goes out as it lies in the database.

use super::store::{self, Picture};
use crate::db::Tx;
use crate::error::{Answer, OrNotFound, Problem};
use crate::web::{Id, Visit};
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, ETAG, IF_NONE_MATCH,
};
use axum::http::{HeaderMap, StatusCode};
use axum::response::IntoResponse;
use domain::actor::Role;
use domain::ids::PictureId;

/// Shown to everybody: kept for a minute by whoever asks, so that a decision of moderators is seen by all within that time; after it the mark of the
/// bytes spares sending them again.
const SHARED: &str = "public, max-age=60";
/// Shown to those alone who may see what others may not.
const OWN: &str = "private, no-cache";

/// `GET /pictures/{id}`
pub async fn large(visit: Visit, headers: HeaderMap, Id(id): Id<PictureId>) -> Answer {
    answer(&visit, &headers, id, false).await
}

/// `GET /pictures/{id}/small`
pub async fn small(visit: Visit, headers: HeaderMap, Id(id): Id<PictureId>) -> Answer {
    answer(&visit, &headers, id, true).await
}

async fn answer(visit: &Visit, headers: &HeaderMap, id: PictureId, is_small: bool) -> Answer {
    let mut tx = visit.app.db.read().await?;
    let picture = store::find(&mut tx, id).await?.or_not_found()?;
    let caching = caching(visit, &mut tx, &picture).await?;
    let mark: String = picture
        .hash
        .iter()
        .take(12)
        .map(|b| format!("{b:02x}"))
        .collect();
    let mark = format!("\"{mark}{}\"", if is_small { "s" } else { "" });
    let shared = [
        (ETAG, mark.as_str()),
        (CACHE_CONTROL, caching),
        (CONTENT_TYPE, "image/jpeg"),
        // Were it ever taken for a page, it could do nothing.
        (CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox"),
    ];
    let known = headers.get(IF_NONE_MATCH).and_then(|v| v.to_str().ok());
    if known.is_some_and(|known| known.split(',').any(|one| one.trim() == mark)) {
        return Ok((StatusCode::NOT_MODIFIED, shared).into_response());
    }
    let bytes = store::bytes(&mut tx, id, is_small).await?.or_not_found()?;
    Ok((shared, bytes).into_response())
}

/// How long the answer may be kept and by whom; for somebody who may not see the picture there is none.
async fn caching(visit: &Visit, tx: &mut Tx, picture: &Picture) -> Result<&'static str, Problem> {
    if picture.is_visible() && crate::ideas::is_public(tx, picture.idea()).await? {
        return Ok(SHARED);
    }
    let is_own = visit.actor.account.is_some_and(|by| by == picture.by());
    let decides = [Role::Moderator, Role::Administrator];
    if is_own
        || decides
            .iter()
            .any(|role| visit.actor.is(*role, Some(picture.space())))
    {
        return Ok(OWN);
    }
    Err(Problem::NotFound)
}
