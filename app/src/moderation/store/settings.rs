//! What a space asks of moderation.

use crate::db::{DbError, Tx};
use crate::{run, sql};
use domain::ids::SpaceId;
use domain::moderation::rules::{SpaceRules, terms};
use domain::rights::MayRunSpace;

/// The rules of a space, and how often they were changed.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// The rules.
    pub rules: SpaceRules,
    /// Counts changes; a form that was drawn from an older version is refused.
    pub version: i64,
}

/// What a space asks for; nothing where it was never set.
///
/// # Errors
/// When the database fails.
pub async fn of(tx: &mut Tx, space: SpaceId) -> Result<Settings, DbError> {
    let row: Option<(bool, String, i64, i64, i64, i64)> = run!(tx, c => sqlx::query_as(sql!(
        "SELECT premoderated, words, links, new_days, alike, version FROM moderation_rules WHERE space = $1"
    )).bind(space.0).fetch_optional(c).await?);
    let Some((is_premoderated, words, links, new_days, alike, version)) = row else {
        return Ok(Settings::default());
    };
    Ok(Settings {
        rules: SpaceRules {
            is_premoderated,
            words: terms(&words),
            links: usize::try_from(links).map_err(|_| DbError::Stored("links"))?,
            new_days: u32::try_from(new_days).map_err(|_| DbError::Stored("days"))?,
            alike: u16::try_from(alike).map_err(|_| DbError::Stored("likeness"))?,
        },
        version,
    })
}

/// Sets what a space asks for, if nobody changed it since `version`; `false` if somebody did.
///
/// # Errors
/// When the database fails.
pub async fn set(
    tx: &mut Tx,
    may: &MayRunSpace,
    rules: &SpaceRules,
    version: i64,
) -> Result<bool, DbError> {
    let number = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let written = run!(tx, c => sqlx::query(sql!(
        "INSERT INTO moderation_rules (space, premoderated, words, links, new_days, alike, version) VALUES ($1, $2, $3, $4, $5, $6, 1)
         ON CONFLICT (space) DO UPDATE SET premoderated = excluded.premoderated, words = excluded.words, links = excluded.links,
            new_days = excluded.new_days, alike = excluded.alike, version = moderation_rules.version + 1 WHERE moderation_rules.version = $7"
    )).bind(may.space().0).bind(rules.is_premoderated).bind(rules.words.join("\n")).bind(number(rules.links))
        .bind(i64::from(rules.new_days)).bind(i64::from(rules.alike)).bind(version).execute(c).await?.rows_affected());
    Ok(written == 1)
}
