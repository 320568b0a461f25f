//! What happened, written in the transaction that made it happen; other features read it. Never about who voted.

use crate::clock::millis;
use crate::db::{DbError, Tx};
use crate::{run, sql};
use domain::ids::AccountId;
use jiff::Timestamp;
use uuid::Uuid;

/// Writes down that something happened to `subject`.
///
/// # Errors
/// When the database fails.
pub async fn record(
    tx: &mut Tx,
    id: Uuid,
    now: Timestamp,
    kind: &'static str,
    subject: Uuid,
    actor: Option<AccountId>,
    facts: &serde_json::Value,
) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!("INSERT INTO events (id, at, kind, subject, actor, facts) VALUES ($1, $2, $3, $4, $5, $6)"))
        .bind(id).bind(millis(now)).bind(kind).bind(subject).bind(actor.map(|actor| actor.0)).bind(facts.to_string())
        .execute(c).await?.rows_affected());
    Ok(())
}
