//! What goes when somebody leaves: their questions, and what they were to be told. The log itself stays, with the id of the account alone.

use crate::db::{DbError, Tx};
use crate::privacy::Whose;
use crate::{run, sql};
use domain::rights::MayErase;

/// Takes away what belongs to an account.
///
/// # Errors
/// When the database fails.
pub async fn erase(tx: &mut Tx, may: &MayErase, _: &Whose) -> Result<(), DbError> {
    let id = may.account().0;
    run!(tx, c => sqlx::query(sql!("DELETE FROM access_questions WHERE account = $1")).bind(id).execute(c).await?.rows_affected());
    run!(tx, c => sqlx::query(sql!("DELETE FROM access_untold WHERE account = $1")).bind(id).execute(c).await?.rows_affected());
    run!(tx, c => sqlx::query(sql!("DELETE FROM access_told WHERE account = $1")).bind(id).execute(c).await?.rows_affected());
    Ok(())
}
