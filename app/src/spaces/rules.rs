//! What rules of other parts ask of a space.

use crate::clock::from_millis;
use crate::db::{DbError, Tx};
use crate::{run, sql};
use domain::actor::Level;
use domain::ids::{PhaseId, SpaceId};
use domain::names::NameRule;
use domain::space::{Permits, Phase, Space};
use std::collections::HashMap;
use uuid::Uuid;

/// So many spaces are asked for at once.
const AT_ONCE: usize = 64;

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

/// Under which names people appear in these spaces.
///
/// # Errors
/// When the database fails.
pub async fn name_rules(
    tx: &mut Tx,
    spaces: &[SpaceId],
) -> Result<HashMap<SpaceId, NameRule>, DbError> {
    let mut found = HashMap::new();
    for some in spaces.chunks(AT_ONCE) {
        let rows: Vec<(Uuid, String)> = run!(tx, c => {
            let mut query = sqlx::query_as(sql!(
                "SELECT id, name_rule FROM spaces WHERE id IN ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34, $35, $36, $37, $38, $39, $40, $41, $42, $43, $44, $45, $46, $47, $48, $49, $50, $51, $52, $53, $54, $55, $56, $57, $58, $59, $60, $61, $62, $63, $64)"
            ));
            for at in 0..AT_ONCE {
                query = query.bind(some.get(at).map_or(Uuid::nil(), |id| id.0));
            }
            query.fetch_all(c).await?
        });
        for (id, word) in rows {
            let rule = NameRule::from_word(&word).ok_or(DbError::Stored("rule of names"))?;
            found.insert(SpaceId(id), rule);
        }
    }
    Ok(found)
}
