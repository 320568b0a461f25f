//! What moderators set for the discussion of an idea.

use crate::clock::millis;
use crate::db::{DbError, Tx};
use crate::{run, sql};
use domain::ids::IdeaId;
use domain::moderation::ThreadRule;
use domain::rights::MayDecide;
use jiff::Timestamp;

/// What holds for the discussion of an idea.
///
/// # Errors
/// When the database fails.
pub async fn thread(tx: &mut Tx, idea: IdeaId) -> Result<ThreadRule, DbError> {
    let row: Option<(bool, i64)> = run!(tx, c => sqlx::query_as(sql!("SELECT is_locked, slow_minutes FROM threads WHERE idea = $1"))
        .bind(idea.0).fetch_optional(c).await?);
    Ok(
        row.map_or_else(ThreadRule::default, |(is_locked, minutes)| ThreadRule {
            is_locked,
            slow_minutes: u32::try_from(minutes).unwrap_or(0),
        }),
    )
}

/// Sets what holds for the discussion of an idea, as moderators decided.
///
/// # Errors
/// When the database fails.
pub async fn set_thread(
    tx: &mut Tx,
    _may: &MayDecide,
    idea: IdeaId,
    rule: ThreadRule,
    now: Timestamp,
) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!(
        "INSERT INTO threads (idea, is_locked, slow_minutes, changed_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (idea) DO UPDATE SET is_locked = excluded.is_locked, slow_minutes = excluded.slow_minutes, changed_at = excluded.changed_at"
    )).bind(idea.0).bind(rule.is_locked).bind(i64::from(rule.slow_minutes)).bind(millis(now)).execute(c).await?.rows_affected());
    Ok(())
}
