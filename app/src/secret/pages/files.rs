//! The files of a record, as `PROTOCOL.md` lays them out: for verifiers, witnesses, and voters' browsers. They are the same for everybody.

use crate::error::{Answer, OrNotFound, Problem};
use crate::secret::held::{Held, held};
use crate::secret::store;
use crate::web::{AppState, Visit};
use axum::body::Body;
use axum::extract::Path;
use axum::http::HeaderValue;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use ballot::secret::record::tiles::{TILE_WIDTH, TileName, bundle};
use ballot::secret::to_json;
use domain::ids::PollId;
use std::sync::Arc;

/// Slots that are read at once.
const SLOTS_AT_ONCE: i64 = 4096;
/// Checkpoints that are read at once.
const CHECKPOINTS_AT_ONCE: i64 = 1000;

/// How long others may keep a file.
#[derive(Clone, Copy)]
pub enum Lasting {
    /// It never changes.
    Forever,
    /// A newer one may be there in a moment.
    Moment,
}

/// A file as an answer.
pub fn file(body: impl Into<Body>, kind: &'static str, lasting: Lasting) -> Response {
    let mut response = Response::new(body.into());
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    let caching = match lasting {
        Lasting::Forever => "public, max-age=31536000, immutable",
        Lasting::Moment => "public, max-age=5",
    };
    headers.insert(CACHE_CONTROL, HeaderValue::from_static(caching));
    response
}

/// The poll whose record is asked for.
///
/// # Errors
/// [`Problem::NotFound`] if it has none.
pub async fn found(app: &AppState, id: &str) -> Result<Arc<Held>, Problem> {
    let id: PollId = id.parse().map_err(|_| Problem::NotFound)?;
    held(app, id).await?.or_not_found()
}

/// `GET /polls/{id}/record/manifest.json`
pub async fn manifest(visit: Visit, Path(id): Path<String>) -> Answer {
    let held = found(&visit.app, &id).await?;
    let text = to_json(held.poll.manifest()).map_err(Problem::internal)?;
    Ok(file(text, "application/json", Lasting::Moment))
}

/// `GET /polls/{id}/record/roll`: the slots, 32 bytes each, ascending.
pub async fn roll(visit: Visit, Path(id): Path<String>) -> Answer {
    let held = found(&visit.app, &id).await?;
    let (app, name) = (visit.app.clone(), held.name());
    let pages = futures::stream::unfold(Some(None), move |after| {
        let app = app.clone();
        async move {
            let after: Option<[u8; 32]> = after?;
            let read = async {
                let mut tx = app.issuer_db.read().await?;
                store::slots_after(&mut tx, name, after, SLOTS_AT_ONCE).await
            };
            match read.await {
                Ok(page) if page.is_empty() => None,
                Ok(page) => {
                    let last = page.last().copied();
                    Some((Ok(page.concat()), last.map(Some)))
                }
                Err(error) => Some((Err(std::io::Error::other(error)), None)),
            }
        }
    });
    // Compression asks once more after the end, which an unfolded stream takes ill.
    Ok(file(
        Body::from_stream(futures::StreamExt::fuse(pages)),
        "application/octet-stream",
        Lasting::Moment,
    ))
}

/// `GET /polls/{id}/record/checkpoint`: the newest.
pub async fn checkpoint(visit: Visit, Path(id): Path<String>) -> Answer {
    let held = found(&visit.app, &id).await?;
    let mut tx = visit.app.box_db.read().await?;
    let newest = store::checkpoints_before(&mut tx, held.name(), u64::MAX, 1).await?;
    let newest = newest.into_iter().next().or_not_found()?;
    Ok(file(
        newest.note,
        "text/plain; charset=utf-8",
        Lasting::Moment,
    ))
}

/// `GET /polls/{id}/record/checkpoints/sizes`: the sizes of all checkpoints, ascending, a line each.
pub async fn checkpoint_sizes(visit: Visit, Path(id): Path<String>) -> Answer {
    let held = found(&visit.app, &id).await?;
    let mut sizes = Vec::new();
    let mut below = u64::MAX;
    loop {
        let mut tx = visit.app.box_db.read().await?;
        let page =
            store::checkpoints_before(&mut tx, held.name(), below, CHECKPOINTS_AT_ONCE).await?;
        let Some(last) = page.last() else { break };
        below = last.size;
        sizes.extend(page.iter().map(|checkpoint| checkpoint.size));
    }
    let lines: String = sizes.iter().rev().map(|size| format!("{size}\n")).collect();
    Ok(file(lines, "text/plain; charset=utf-8", Lasting::Moment))
}

/// `GET /polls/{id}/record/checkpoints/{size}`
pub async fn older_checkpoint(visit: Visit, Path((id, size)): Path<(String, String)>) -> Answer {
    let held = found(&visit.app, &id).await?;
    let size = size.parse().map_err(|_| Problem::NotFound)?;
    let mut tx = visit.app.box_db.read().await?;
    let found = store::checkpoint_of(&mut tx, held.name(), size).await?;
    let note = found.or_not_found()?.note;
    // More witnesses may cosign it.
    Ok(file(note, "text/plain; charset=utf-8", Lasting::Moment))
}

/// `GET /polls/{id}/record/tile/…`: a tile of hashes or a bundle of leaves (C2SP tlog-tiles).
pub async fn tile(visit: Visit, Path((id, path)): Path<(String, String)>) -> Answer {
    let held = found(&visit.app, &id).await?;
    let name = TileName::parse(&format!("tile/{path}")).or_not_found()?;
    let width = usize::from(name.width);
    let mut tx = visit.app.box_db.read().await?;
    let bytes = match name.level {
        Some(level) => {
            let tile = store::tile(&mut tx, held.name(), level, name.index).await?;
            let mut tile = tile
                .filter(|tile| tile.len() >= width * 32)
                .or_not_found()?;
            tile.truncate(width * 32);
            tile
        }
        None => {
            let from = name
                .index
                .saturating_mul(u64::try_from(TILE_WIDTH).unwrap_or(256));
            let limit = i64::from(name.width);
            let leaves = store::leaves_from(&mut tx, held.name(), from, limit).await?;
            let whole = (leaves.len() == width).then_some(leaves).or_not_found()?;
            bundle(whole.iter().map(Vec::as_slice)).or_not_found()?
        }
    };
    Ok(file(bytes, "application/octet-stream", Lasting::Forever).into_response())
}
