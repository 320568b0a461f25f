//! Words for decisions that come again and again.

use crate::db::{DbError, Tx};
use crate::{run, sql};
use domain::ids::SpaceId;
use domain::rights::MayModerate;
use uuid::Uuid;

/// A template.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Template {
    /// Its id.
    pub id: Uuid,
    /// Its space.
    pub space: Uuid,
    /// What it is called.
    pub title: String,
    /// The decision it goes with.
    pub decision: String,
    /// The ground.
    pub ground: String,
    /// The words.
    pub facts: String,
}

/// The templates of a space, by title.
///
/// # Errors
/// When the database fails.
pub async fn of(tx: &mut Tx, space: SpaceId) -> Result<Vec<Template>, DbError> {
    Ok(run!(tx, c => sqlx::query_as(sql!(
        "SELECT id, space, title, decision, ground, facts FROM moderation_templates WHERE space = $1 ORDER BY title, id LIMIT 50"
    )).bind(space.0).fetch_all(c).await?))
}

/// One template.
///
/// # Errors
/// When the database fails.
pub async fn find(tx: &mut Tx, id: Uuid) -> Result<Option<Template>, DbError> {
    Ok(run!(tx, c => sqlx::query_as(sql!(
        "SELECT id, space, title, decision, ground, facts FROM moderation_templates WHERE id = $1"
    )).bind(id).fetch_optional(c).await?))
}

/// Adds a template to the space of the permit.
///
/// # Errors
/// When the database fails.
pub async fn add(tx: &mut Tx, may: &MayModerate, template: &Template) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!("INSERT INTO moderation_templates (id, space, title, decision, ground, facts) VALUES ($1, $2, $3, $4, $5, $6)"))
        .bind(template.id).bind(may.space().0).bind(&template.title).bind(&template.decision).bind(&template.ground).bind(&template.facts)
        .execute(c).await?.rows_affected());
    Ok(())
}

/// Removes a template from the space of the permit.
///
/// # Errors
/// When the database fails.
pub async fn remove(tx: &mut Tx, may: &MayModerate, id: Uuid) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!("DELETE FROM moderation_templates WHERE id = $1 AND space = $2"))
        .bind(id).bind(may.space().0).execute(c).await?.rows_affected());
    Ok(())
}
