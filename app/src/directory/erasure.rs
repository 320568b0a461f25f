//! What goes when somebody of the staff erases their account, after having handed back their roles.

use crate::db::{DbError, Tx};
use crate::{run, sql};
use domain::rights::MayErase;

/// Takes away that an account stands in the directory.
///
/// # Errors
/// When the database fails.
pub async fn erase(tx: &mut Tx, may: &MayErase) -> Result<(), DbError> {
    let id = may.account().0;
    run!(tx, c => sqlx::query(sql!("DELETE FROM directory_changes WHERE account = $1")).bind(id).execute(c).await?.rows_affected());
    run!(tx, c => sqlx::query(sql!("DELETE FROM directory_grants WHERE account = $1")).bind(id).execute(c).await?.rows_affected());
    run!(tx, c => sqlx::query(sql!("DELETE FROM directory_members WHERE account = $1")).bind(id).execute(c).await?.rows_affected());
    Ok(())
}
