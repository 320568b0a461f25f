//! Rows of spaces and phases.

use super::searched;
use crate::clock::{from_millis, millis};
use crate::db::{DbError, Tx};
use crate::{run, sql};
use domain::actor::Level;
use domain::ids::{PhaseId, SpaceId};
use domain::names::NameRule;
use domain::rights::{MayAdminister, MayRunSpace};
use domain::space::{Permits, Phase, SpaceKind};
use uuid::Uuid;

/// A space with its texts.
#[derive(Clone, Debug)]
pub struct SpaceRecord {
    /// Its id.
    pub id: SpaceId,
    /// Its name in addresses.
    pub slug: String,
    /// What it is.
    pub kind: SpaceKind,
    /// What it is called.
    pub title: String,
    /// One or two sentences: what happens there.
    pub summary: String,
    /// The whole description, in Markdown; may be empty.
    pub body: String,
    /// Language of the texts (BCP 47).
    pub lang: String,
    /// The assurance level of everybody who takes part.
    pub min_level: Level,
    /// Under which names people appear there.
    pub name_rule: NameRule,
    /// Counts changes, of the phases too; a form that was drawn from an older version is refused.
    pub version: i64,
}

/// A space as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpaceDraft {
    /// Its name in addresses.
    pub slug: String,
    /// What it is.
    pub kind: SpaceKind,
    /// What it is called.
    pub title: String,
    /// One or two sentences.
    pub summary: String,
    /// Description in Markdown.
    pub body: String,
    /// Language of the texts (BCP 47).
    pub lang: String,
    /// The assurance level of everybody who takes part.
    pub min_level: Level,
    /// Under which names people appear there.
    pub name_rule: NameRule,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    slug: String,
    kind: String,
    title: String,
    summary: String,
    body: String,
    lang: String,
    min_level: i16,
    name_rule: String,
    version: i64,
}

impl TryFrom<Row> for SpaceRecord {
    type Error = DbError;

    fn try_from(row: Row) -> Result<Self, DbError> {
        Ok(Self {
            id: SpaceId(row.id),
            slug: row.slug,
            kind: SpaceKind::from_word(&row.kind).ok_or(DbError::Stored("kind of space"))?,
            title: row.title,
            summary: row.summary,
            body: row.body,
            lang: row.lang,
            min_level: Level::from_number(row.min_level).ok_or(DbError::Stored("level"))?,
            name_rule: NameRule::from_word(&row.name_rule)
                .ok_or(DbError::Stored("rule of names"))?,
            version: row.version,
        })
    }
}

/// The space with this id.
///
/// # Errors
/// When the database fails.
pub async fn find(tx: &mut Tx, id: SpaceId) -> Result<Option<SpaceRecord>, DbError> {
    let row: Option<Row> = run!(tx, c => sqlx::query_as(sql!("SELECT id, slug, kind, title, summary, body, lang, min_level, name_rule, version FROM spaces WHERE id = $1"))
        .bind(id.0).fetch_optional(c).await?);
    row.map(SpaceRecord::try_from).transpose()
}

/// The space with this name in addresses.
///
/// # Errors
/// When the database fails.
pub async fn find_by_slug(tx: &mut Tx, slug: &str) -> Result<Option<SpaceRecord>, DbError> {
    let row: Option<Row> = run!(tx, c => sqlx::query_as(sql!("SELECT id, slug, kind, title, summary, body, lang, min_level, name_rule, version FROM spaces WHERE slug = $1"))
        .bind(slug).fetch_optional(c).await?);
    row.map(SpaceRecord::try_from).transpose()
}

/// Spaces in the order of their names in addresses, from after a name on, at most `limit`; `words` is a part of the title, empty for all.
///
/// # Errors
/// When the database fails.
pub async fn list(
    tx: &mut Tx,
    words: &str,
    after: &str,
    limit: i64,
) -> Result<Vec<SpaceRecord>, DbError> {
    let rows: Vec<Row> = run!(tx, c => sqlx::query_as(sql!(
        "SELECT id, slug, kind, title, summary, body, lang, min_level, name_rule, version FROM spaces
         WHERE slug > $1 AND LOWER(title) LIKE LOWER($2) ESCAPE '!' ORDER BY slug LIMIT $3"
    )).bind(after).bind(containing(words)).bind(limit).fetch_all(c).await?);
    rows.into_iter().map(SpaceRecord::try_from).collect()
}

/// How many spaces there are with these words in the title.
///
/// # Errors
/// When the database fails.
pub async fn count(tx: &mut Tx, words: &str) -> Result<i64, DbError> {
    Ok(
        run!(tx, c => sqlx::query_scalar(sql!("SELECT COUNT(*) FROM spaces WHERE LOWER(title) LIKE LOWER($1) ESCAPE '!'"))
        .bind(containing(words)).fetch_one(c).await?),
    )
}

/// The pattern for LIKE of what contains the words.
fn containing(words: &str) -> String {
    let plain = words
        .replace('!', "!!")
        .replace('%', "!%")
        .replace('_', "!_");
    format!("%{plain}%")
}

/// Replaces the texts of a space, if nobody changed it since `version`; `false` if somebody did.
///
/// # Errors
/// When the database fails.
pub async fn update(
    tx: &mut Tx,
    _: &MayAdminister,
    id: SpaceId,
    version: i64,
    draft: &SpaceDraft,
) -> Result<bool, DbError> {
    let changed = run!(tx, c => sqlx::query(sql!(
        "UPDATE spaces SET version = version + 1, slug = $3, kind = $4, title = $5, summary = $6, body = $7, lang = $8, min_level = $9, name_rule = $10 WHERE id = $1 AND version = $2"
    )).bind(id.0).bind(version).bind(&draft.slug).bind(draft.kind.word()).bind(&draft.title).bind(&draft.summary).bind(&draft.body)
        .bind(&draft.lang).bind(draft.min_level.number()).bind(draft.name_rule.word()).execute(c).await?.rows_affected());
    if changed == 1 {
        searched::index(tx, id).await?;
    }
    Ok(changed == 1)
}

/// Counts a change of the phases of a space, if nobody changed it since `version`; `false` if somebody did.
///
/// # Errors
/// When the database fails.
pub async fn touch(tx: &mut Tx, may: &MayRunSpace, version: i64) -> Result<bool, DbError> {
    let changed = run!(tx, c => sqlx::query(sql!("UPDATE spaces SET version = version + 1 WHERE id = $1 AND version = $2"))
        .bind(may.space().0).bind(version).execute(c).await?.rows_affected());
    Ok(changed == 1)
}

/// A phase and the space it belongs to.
///
/// # Errors
/// When the database fails.
pub async fn find_phase(tx: &mut Tx, id: PhaseId) -> Result<Option<(SpaceId, Phase)>, DbError> {
    let row: Option<(Uuid, String, i64, i64, i16)> = run!(tx, c => sqlx::query_as(sql!(
        "SELECT space, title, starts_at, ends_at, permits FROM phases WHERE id = $1"
    )).bind(id.0).fetch_optional(c).await?);
    let Some((space, title, starts_at, ends_at, permits)) = row else {
        return Ok(None);
    };
    let phase = Phase {
        id,
        title,
        starts_at: from_millis(starts_at)?,
        ends_at: from_millis(ends_at)?,
        permits: Permits::from_bits(permits).ok_or(DbError::Stored("permits"))?,
    };
    Ok(Some((SpaceId(space), phase)))
}

/// Writes a phase, new or in place of the one with its id.
///
/// # Errors
/// When the database fails.
pub async fn put_phase(tx: &mut Tx, may: &MayRunSpace, phase: &Phase) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!(
        "INSERT INTO phases (id, space, title, starts_at, ends_at, permits) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (id) DO UPDATE SET title = excluded.title, starts_at = excluded.starts_at, ends_at = excluded.ends_at, permits = excluded.permits"
    )).bind(phase.id.0).bind(may.space().0).bind(&phase.title).bind(millis(phase.starts_at)).bind(millis(phase.ends_at))
        .bind(phase.permits.bits()).execute(c).await?.rows_affected());
    Ok(())
}

/// Removes a phase.
///
/// # Errors
/// When the database fails.
pub async fn delete_phase(tx: &mut Tx, may: &MayRunSpace, id: PhaseId) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!("DELETE FROM phases WHERE id = $1 AND space = $2"))
        .bind(id.0).bind(may.space().0).execute(c).await?.rows_affected());
    Ok(())
}

/// Sets under which names people appear in a space that has just been made.
///
/// # Errors
/// When the database fails.
pub async fn set_name_rule(
    tx: &mut Tx,
    _: &MayAdminister,
    id: SpaceId,
    rule: NameRule,
) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!("UPDATE spaces SET name_rule = $2 WHERE id = $1")).bind(id.0).bind(rule.word()).execute(c).await?.rows_affected());
    Ok(())
}
