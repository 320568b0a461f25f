//! Which official answers are owed, and how far those who owe them were reminded.

use crate::clock::millis;
use crate::db::{DbError, Tx};
use crate::{run, sql};
use domain::idea::Reminder;
use domain::ids::IdeaId;
use jiff::Timestamp;
use uuid::Uuid;

/// Ideas looked at in one round of the job.
const AT_ONCE: i64 = 500;

fn number(reminder: Reminder) -> i64 {
    match reminder {
        Reminder::Soon => 1,
        Reminder::Late => 2,
    }
}

/// Ideas whose official answer is due before `until` and of which this reminder was not sent yet, the most urgent first.
///
/// # Errors
/// When the database fails.
pub async fn to_remind(
    tx: &mut Tx,
    reminder: Reminder,
    until: Timestamp,
) -> Result<Vec<IdeaId>, DbError> {
    let ids: Vec<Uuid> = run!(tx, c => sqlx::query_scalar(sql!(
        "SELECT id FROM ideas WHERE answered_at IS NULL AND answer_due_at IS NOT NULL AND answer_due_at <= $1 AND reminded < $2
             AND visibility = 'visible' AND status NOT IN ('withdrawn', 'merged')
         ORDER BY answer_due_at, id LIMIT $3"
    )).bind(millis(until)).bind(number(reminder)).bind(AT_ONCE).fetch_all(c).await?);
    Ok(ids.into_iter().map(IdeaId).collect())
}

/// Notes that this reminder is sent; `false` if another worker was faster or the answer was given meanwhile.
///
/// # Errors
/// When the database fails.
pub async fn note_reminder(tx: &mut Tx, idea: IdeaId, reminder: Reminder) -> Result<bool, DbError> {
    let noted = run!(tx, c => sqlx::query(sql!("UPDATE ideas SET reminded = $2 WHERE id = $1 AND reminded < $2 AND answered_at IS NULL"))
        .bind(idea.0).bind(number(reminder)).execute(c).await?.rows_affected());
    Ok(noted == 1)
}
