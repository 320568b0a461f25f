//! Spaces that do not come from a form: those of imports and of the demonstration.

use super::searched;
use crate::clock::millis;
use crate::db::{DbError, Tx};
use crate::{run, sql};
use domain::actor::Level;
use domain::ids::SpaceId;
use domain::rights::MayAdminister;
use domain::space::{Phase, SpaceKind};
use jiff::Timestamp;
use uuid::Uuid;

/// A space that is to be.
#[derive(Clone, Debug)]
pub struct NewSpace {
    /// Its id.
    pub id: SpaceId,
    /// Its name in addresses.
    pub slug: String,
    /// What it is.
    pub kind: SpaceKind,
    /// What it is called.
    pub title: String,
    /// One or two sentences.
    pub summary: String,
    /// The whole text, in Markdown; may be empty.
    pub body: String,
    /// Language of the texts (BCP 47).
    pub lang: String,
    /// The assurance level of everybody who takes part.
    pub min_level: Level,
    /// Its phases.
    pub phases: Vec<Phase>,
}

/// The space with this name in addresses.
///
/// # Errors
/// When the database fails.
pub async fn id_of(tx: &mut Tx, slug: &str) -> Result<Option<SpaceId>, DbError> {
    let id: Option<Uuid> = run!(tx, c => sqlx::query_scalar(sql!("SELECT id FROM spaces WHERE slug = $1")).bind(slug).fetch_optional(c).await?);
    Ok(id.map(SpaceId))
}

/// Whether there is no space at all.
///
/// # Errors
/// When the database fails.
pub async fn is_empty(tx: &mut Tx) -> Result<bool, DbError> {
    let one: Option<i64> = run!(tx, c => sqlx::query_scalar(sql!("SELECT version FROM spaces LIMIT 1")).fetch_optional(c).await?);
    Ok(one.is_none())
}

/// Writes a space with its phases.
///
/// # Errors
/// When the database fails; a unique violation says that the name in addresses is taken.
pub async fn found(
    tx: &mut Tx,
    _may: &MayAdminister,
    space: &NewSpace,
    now: Timestamp,
) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!(
        "INSERT INTO spaces (id, slug, kind, title, summary, body, lang, created_at, version, min_level) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 1, $9)"
    )).bind(space.id.0).bind(&space.slug).bind(space.kind.word()).bind(&space.title).bind(&space.summary).bind(&space.body)
        .bind(&space.lang).bind(millis(now)).bind(space.min_level.number()).execute(c).await?.rows_affected());
    for phase in &space.phases {
        run!(tx, c => sqlx::query(sql!("INSERT INTO phases (id, space, title, starts_at, ends_at, permits) VALUES ($1, $2, $3, $4, $5, $6)"))
            .bind(phase.id.0).bind(space.id.0).bind(&phase.title).bind(millis(phase.starts_at)).bind(millis(phase.ends_at))
            .bind(phase.permits.bits()).execute(c).await?.rows_affected());
    }
    searched::index(tx, space.id).await
}
