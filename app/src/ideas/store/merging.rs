//! One idea going up in another, coming out of it again, and moving to another board. Whoever supports both counts once; what was given to the one that
//! went up is kept there too, so that taking them apart undoes nothing but the merge.

use super::writing::set_status;
use crate::clock::millis;
use crate::db::{DbError, Tx};
use crate::{run, sql};
use domain::idea::Status;
use domain::ids::{AccountId, BoardId, IdeaId};
use domain::rights::MayCurate;
use jiff::Timestamp;
use uuid::Uuid;

/// Lets an idea that stands at `from` go up in another; yields how many supports the other has then, or `None` if it does not stand there any more.
///
/// # Errors
/// When the database fails.
pub async fn merge(
    tx: &mut Tx,
    may: &MayCurate,
    (idea, into): (IdeaId, IdeaId),
    from: Status,
    now: Timestamp,
) -> Result<Option<i64>, DbError> {
    if !set_status(tx, idea, from, Status::Merged).await? {
        return Ok(None);
    }
    run!(tx, c => sqlx::query(sql!("UPDATE ideas SET merged_into = $2 WHERE id = $1")).bind(idea.0).bind(into.0).execute(c).await?.rows_affected());
    run!(tx, c => sqlx::query(sql!("INSERT INTO idea_merges (idea, into_idea, status, merged_by, at) VALUES ($1, $2, $3, $4, $5)"))
        .bind(idea.0).bind(into.0).bind(from.word()).bind(may.by().0).bind(millis(now)).execute(c).await?.rows_affected());
    run!(tx, c => sqlx::query(sql!(
        "INSERT INTO idea_authors (idea, account, since, via) SELECT $2, a.account, $3, $1 FROM idea_authors a WHERE a.idea = $1
         ON CONFLICT (idea, account) DO NOTHING"
    )).bind(idea.0).bind(into.0).bind(millis(now)).execute(c).await?.rows_affected());
    // Somebody who supported one as an account and the other as a resident is one person still.
    let supports = run!(tx, c => sqlx::query(sql!(
        "INSERT INTO idea_supports (idea, tag, account, via, at) SELECT $2, s.tag, s.account, $1, s.at FROM idea_supports s
         WHERE s.idea = $1 AND NOT EXISTS (SELECT 1 FROM idea_supports t WHERE t.idea = $2 AND t.account = s.account AND t.account <> $3)
         ON CONFLICT (idea, tag) DO NOTHING"
    )).bind(idea.0).bind(into.0).bind(AccountId::ERASED.0).execute(c).await?.rows_affected());
    let follows = run!(tx, c => sqlx::query(sql!(
        "INSERT INTO idea_follows (idea, account, at) SELECT $2, f.account, $3 FROM idea_follows f WHERE f.idea = $1 ON CONFLICT (idea, account) DO NOTHING"
    )).bind(idea.0).bind(into.0).bind(millis(now)).execute(c).await?.rows_affected());
    Ok(Some(
        add(tx, into, signed(supports), signed(follows)).await?,
    ))
}

fn signed(rows: u64) -> i64 {
    i64::try_from(rows).unwrap_or(i64::MAX)
}

async fn add(tx: &mut Tx, idea: IdeaId, supports: i64, follows: i64) -> Result<i64, DbError> {
    Ok(
        run!(tx, c => sqlx::query_scalar(sql!("UPDATE ideas SET supports = supports + $2, follows = follows + $3 WHERE id = $1 RETURNING supports"))
        .bind(idea.0).bind(supports).bind(follows).fetch_one(c).await?),
    )
}

/// Where an idea stood before it went up in another, and in which.
///
/// # Errors
/// When the database fails.
pub async fn merged(tx: &mut Tx, idea: IdeaId) -> Result<Option<(IdeaId, Status)>, DbError> {
    let row: Option<(Uuid, String)> = run!(tx, c => sqlx::query_as(sql!("SELECT into_idea, status FROM idea_merges WHERE idea = $1"))
        .bind(idea.0).fetch_optional(c).await?);
    let known = |(into, status): (Uuid, String)| {
        let status = Status::from_word(&status).ok_or(DbError::Stored("status"))?;
        Ok((IdeaId(into), status))
    };
    row.map(known).transpose()
}

/// The ideas that went up in one, with their titles.
///
/// # Errors
/// When the database fails.
pub async fn parts(tx: &mut Tx, into: IdeaId) -> Result<Vec<(IdeaId, String, String)>, DbError> {
    let rows: Vec<(Uuid, String, String)> = run!(tx, c => sqlx::query_as(sql!(
        "SELECT i.id, i.title, i.lang FROM idea_merges m JOIN ideas i ON i.id = m.idea WHERE m.into_idea = $1 AND i.visibility = 'visible' ORDER BY m.at, i.id LIMIT 100"
    )).bind(into.0).fetch_all(c).await?);
    let part = |(id, title, lang)| (IdeaId(id), title, lang);
    Ok(rows.into_iter().map(part).collect())
}

/// Takes an idea out of the one it went up in: its authors and supports count there no more, it stands where it stood before. `false` if somebody was faster.
///
/// # Errors
/// When the database fails.
pub async fn split(
    tx: &mut Tx,
    _may: &MayCurate,
    (idea, into): (IdeaId, IdeaId),
    to: Status,
) -> Result<bool, DbError> {
    if !set_status(tx, idea, Status::Merged, to).await? {
        return Ok(false);
    }
    run!(tx, c => sqlx::query(sql!("UPDATE ideas SET merged_into = NULL WHERE id = $1")).bind(idea.0).execute(c).await?.rows_affected());
    run!(tx, c => sqlx::query(sql!("DELETE FROM idea_merges WHERE idea = $1 AND into_idea = $2")).bind(idea.0).bind(into.0).execute(c).await?.rows_affected());
    run!(tx, c => sqlx::query(sql!("DELETE FROM idea_authors WHERE idea = $2 AND via = $1")).bind(idea.0).bind(into.0).execute(c).await?.rows_affected());
    let supports = run!(tx, c => sqlx::query(sql!("DELETE FROM idea_supports WHERE idea = $2 AND via = $1"))
        .bind(idea.0).bind(into.0).execute(c).await?.rows_affected());
    add(tx, into, -signed(supports), 0).await?;
    Ok(true)
}

/// Moves an idea to another board, into the category of the same name if there is one there; `false` if it was moved meanwhile.
///
/// # Errors
/// When the database fails.
pub async fn move_to(
    tx: &mut Tx,
    _may: &MayCurate,
    idea: IdeaId,
    (from, to): (BoardId, BoardId),
) -> Result<bool, DbError> {
    let moved = run!(tx, c => sqlx::query(sql!(
        "UPDATE ideas SET board = $3, category = (SELECT n.id FROM board_categories n JOIN board_categories o ON o.name = n.name
                WHERE o.id = ideas.category AND n.board = $3 AND n.removed_at IS NULL)
         WHERE id = $1 AND board = $2"
    )).bind(idea.0).bind(from.0).bind(to.0).execute(c).await?.rows_affected());
    Ok(moved == 1)
}
