//! What rules of other parts ask of a space.

use crate::clock::from_millis;
use crate::db::{DbError, Tx};
use crate::{run, sql};
use domain::actor::Level;
use domain::ids::{PhaseId, SpaceId};
use domain::names::NameRule;
use domain::space::{Permits, Phase, Space};
use uuid::Uuid;

/// A space with its phases in the order of their start; one that is not there has none.
///
/// # Errors
/// When the database fails.
pub async fn rules_of(tx: &mut Tx, id: SpaceId) -> Result<Space, DbError> {
    let rows: Vec<(Uuid, String, i64, i64, i16)> = run!(tx, c => sqlx::query_as(sql!(
        "SELECT id, title, starts_at, ends_at, permits FROM phases WHERE space = $1 ORDER BY starts_at, id"
    )).bind(id.0).fetch_all(c).await?);
    let phase = |(id, title, starts_at, ends_at, permits)| {
        Ok(Phase {
            id: PhaseId(id),
            title,
            starts_at: from_millis(starts_at)?,
            ends_at: from_millis(ends_at)?,
            permits: Permits::from_bits(permits).ok_or(DbError::Stored("permits"))?,
        })
    };
    let min_level: Option<i16> = run!(tx, c => sqlx::query_scalar(sql!("SELECT min_level FROM spaces WHERE id = $1")).bind(id.0).fetch_optional(c).await?);
    let min_level = Level::from_number(min_level.unwrap_or(0));
    Ok(Space {
        id,
        min_level: min_level.ok_or(DbError::Stored("level"))?,
        phases: rows
            .into_iter()
            .map(phase)
            .collect::<Result<_, DbError>>()?,
    })
}

/// Under which names people appear in a space; `None` if there is no such space.
///
/// # Errors
/// When the database fails.
pub async fn name_rule(tx: &mut Tx, id: SpaceId) -> Result<Option<NameRule>, DbError> {
    let word: Option<String> = run!(tx, c => sqlx::query_scalar(sql!("SELECT name_rule FROM spaces WHERE id = $1")).bind(id.0).fetch_optional(c).await?);
    let known = |word: String| NameRule::from_word(&word).ok_or(DbError::Stored("rule of names"));
    word.map(known).transpose()
}
