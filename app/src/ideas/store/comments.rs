//! The counters of the comments of an idea.

use crate::clock::millis;
use crate::db::{DbError, Tx};
use crate::{run, sql};
use domain::ids::IdeaId;
use jiff::Timestamp;

/// Changes how many comments an idea has, and how many of them are for it, against it, or ask. A new one is something that happened to it.
///
/// # Errors
/// When the database fails.
pub async fn count_comments(
    tx: &mut Tx,
    id: IdeaId,
    all: i64,
    [pros, cons, questions]: [i64; 3],
    now: Timestamp,
) -> Result<(), DbError> {
    let new_at = if all > 0 { millis(now) } else { 0 };
    run!(tx, c => sqlx::query(sql!(
        "UPDATE ideas SET comments = comments + $2, pros = pros + $3, cons = cons + $4, questions = questions + $5,
                last_activity_at = CASE WHEN last_activity_at < $6 THEN $6 ELSE last_activity_at END WHERE id = $1"
    )).bind(id.0).bind(all).bind(pros).bind(cons).bind(questions).bind(new_at).execute(c).await?.rows_affected());
    Ok(())
}
