//! What of a space is found by a search. Every space is public.

use super::store;
use crate::db::{DbError, Tx};
use crate::error::Problem;
use crate::search::{self, Entry};
use crate::web::AppState;
use crate::{run, sql, transact};
use domain::ids::SpaceId;
use domain::search::FoundKind;
use uuid::Uuid;

/// Makes a space findable as it stands now.
pub(super) async fn index(tx: &mut Tx, id: SpaceId) -> Result<(), DbError> {
    let Some(space) = store::find(tx, id).await? else {
        return search::remove(tx, id.0).await;
    };
    let entry = Entry {
        kind: FoundKind::Space,
        id: id.0,
        space: Some(id),
        board: None,
        lang: &space.lang,
        title: &space.title,
        about: "",
        text: &format!("{}\n\n{}", space.summary, space.body),
        link: &format!("/spaces/{}", space.slug),
    };
    search::index(tx, &entry).await
}

/// Makes every space findable that is not yet, as on the first start of a version that searches more.
///
/// # Errors
/// When the database fails.
pub async fn index_missing(app: &AppState) -> Result<(), Problem> {
    let mut tx = app.db.read().await?;
    let known = search::of_kind(&mut tx, FoundKind::Space).await?;
    let all: Vec<Uuid> =
        run!(&mut tx, c => sqlx::query_scalar(sql!("SELECT id FROM spaces")).fetch_all(c).await?);
    drop(tx);
    for id in all.into_iter().filter(|id| !known.contains(id)) {
        transact!(&app.db, tx => Ok::<(), Problem>(index(tx, SpaceId(id)).await?))?;
    }
    Ok(())
}
