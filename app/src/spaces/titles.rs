//! Which spaces there are, for choosing one.

use crate::db::{DbError, Tx};
use crate::{run, sql};
use domain::ids::SpaceId;
use uuid::Uuid;

/// Id and title of every space (500 at most), by title.
///
/// # Errors
/// When the database fails.
pub async fn all_titles(tx: &mut Tx) -> Result<Vec<(SpaceId, String)>, DbError> {
    let rows: Vec<(Uuid, String)> = run!(tx, c => sqlx::query_as(sql!("SELECT id, title FROM spaces ORDER BY title, id LIMIT 500")).fetch_all(c).await?);
    Ok(rows
        .into_iter()
        .map(|(id, title)| (SpaceId(id), title))
        .collect())
}
