//! `/comments/{id}`: the address of one comment, which leads to the page that shows it.

use super::store::{self, Row};
use super::talk::Talk;
use crate::error::{Answer, OrNotFound, Problem};
use crate::web::{Id, LocalPath, Visit};
use domain::ids::CommentId;

/// `GET /comments/{id}`, and `GET /comments/{id}/rate` for who comes back from signing in.
pub async fn lead(visit: Visit, Id(id): Id<CommentId>) -> Answer {
    let mut tx = visit.app.db.read().await?;
    let row = store::find(&mut tx, id, None).await?.or_not_found()?;
    Talk::to_read(&visit, &mut tx, row.of()).await?;
    drop(tx);
    Ok(visit.redirect(&place(&row)))
}

/// The page of the discussion that shows a comment, or the page of the replies beside it.
pub fn place(row: &Row) -> LocalPath {
    let id = row.id;
    LocalPath::new(match row.parent {
        None => format!("/ideas/{}/comments?at={id}#comment-{id}", row.idea),
        Some(parent) if row.number <= 3 => {
            format!("/ideas/{}/comments?at={parent}#comment-{id}", row.idea)
        }
        Some(parent) => {
            let after = row.number - 1;
            format!("/comments/{parent}/reply?after={after}#comment-{id}")
        }
    })
}

/// A comment and its discussion, for a visitor who may read it.
pub async fn find(visit: &Visit, id: CommentId) -> Result<(Row, Talk), Problem> {
    let mut tx = visit.app.db.read().await?;
    let row = store::find(&mut tx, id, visit.actor.account)
        .await?
        .or_not_found()?;
    let talk = Talk::to_read(visit, &mut tx, row.of()).await?;
    Ok((row, talk))
}
