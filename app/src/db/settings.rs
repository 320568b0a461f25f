//! What is set for the whole municipality, by name.

use super::{DbError, Tx};
use crate::{run, sql};

/// The value set under this name.
///
/// # Errors
/// When the database fails.
pub async fn get(tx: &mut Tx, name: &str) -> Result<Option<String>, DbError> {
    Ok(
        run!(tx, c => sqlx::query_scalar(sql!("SELECT value FROM settings WHERE name = $1")).bind(name).fetch_optional(c).await?),
    )
}

/// Sets a value.
///
/// # Errors
/// When the database fails.
pub async fn set(tx: &mut Tx, name: &str, value: &str) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!(
        "INSERT INTO settings (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value"
    )).bind(name).bind(value).execute(c).await?.rows_affected());
    Ok(())
}
