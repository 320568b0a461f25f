//! What goes when somebody leaves: their questions, and what they were to be told. The log itself stays, with the id of the account alone.

use crate::db::{DbError, Tx};
use crate::{run, sql};
use domain::ids::AccountId;
use domain::rights::MayErase;

/// Takes away what belongs to an account.
///
/// # Errors
/// When the database fails.
pub async fn erase(tx: &mut Tx, may: &MayErase) -> Result<(), DbError> {
    let id = may.account().0;
    run!(tx, c => sqlx::query(sql!("DELETE FROM access_questions WHERE account = $1")).bind(id).execute(c).await?.rows_affected());
    run!(tx, c => sqlx::query(sql!("DELETE FROM access_untold WHERE account = $1")).bind(id).execute(c).await?.rows_affected());
    run!(tx, c => sqlx::query(sql!("DELETE FROM access_told WHERE account = $1")).bind(id).execute(c).await?.rows_affected());
    // An answer keeps the name it was signed with; the person who asked has read it.
    run!(tx, c => sqlx::query(sql!("UPDATE access_questions SET answered_by = $2 WHERE answered_by = $1")).bind(id).bind(AccountId::ERASED.0).execute(c).await?.rows_affected());
    Ok(())
}
