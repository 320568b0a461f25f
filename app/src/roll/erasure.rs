//! What goes when somebody erases their account. The entry of the roll belongs to the municipality and stays.

use crate::db::{DbError, Tx};
use crate::{run, sql};
use domain::ids::AccountId;
use domain::rights::MayErase;

/// Takes away what belongs to an account: how it was connected, what it claimed, its numbers and tries. Where it stands in what is about
/// others (whose entry somebody else claims, who matched, who decided), [`AccountId::ERASED`] takes its place.
///
/// # Errors
/// When the database fails.
pub async fn erase(tx: &mut Tx, may: &MayErase) -> Result<(), DbError> {
    let (id, nobody) = (may.account().0, AccountId::ERASED.0);
    run!(tx, c => sqlx::query(sql!("DELETE FROM code_tries WHERE account = $1")).bind(id).execute(c).await?.rows_affected());
    run!(tx, c => sqlx::query(sql!("DELETE FROM desk_numbers WHERE account = $1")).bind(id).execute(c).await?.rows_affected());
    run!(tx, c => sqlx::query(sql!("DELETE FROM residence_matches WHERE account = $1")).bind(id).execute(c).await?.rows_affected());
    run!(tx, c => sqlx::query(sql!("DELETE FROM residence_claims WHERE claimant = $1")).bind(id).execute(c).await?.rows_affected());
    run!(tx, c => sqlx::query(sql!("UPDATE residence_claims SET holder = $2 WHERE holder = $1")).bind(id).bind(nobody).execute(c).await?.rows_affected());
    erase_work(tx, may).await
}

/// Takes an account out of what it did at the desk and for the roll.
async fn erase_work(tx: &mut Tx, may: &MayErase) -> Result<(), DbError> {
    let (id, nobody) = (may.account().0, AccountId::ERASED.0);
    run!(tx, c => sqlx::query(sql!("UPDATE residence_matches SET by_account = $2 WHERE by_account = $1")).bind(id).bind(nobody).execute(c).await?.rows_affected());
    run!(tx, c => sqlx::query(sql!("UPDATE residence_claims SET decided_by = $2 WHERE decided_by = $1")).bind(id).bind(nobody).execute(c).await?.rows_affected());
    run!(tx, c => sqlx::query(sql!("UPDATE residence_claims SET opened_by = $2 WHERE opened_by = $1")).bind(id).bind(nobody).execute(c).await?.rows_affected());
    run!(tx, c => sqlx::query(sql!("UPDATE roll_imports SET by_account = $2 WHERE by_account = $1")).bind(id).bind(nobody).execute(c).await?.rows_affected());
    run!(tx, c => sqlx::query(sql!("UPDATE letter_batches SET by_account = $2 WHERE by_account = $1")).bind(id).bind(nobody).execute(c).await?.rows_affected());
    run!(tx, c => sqlx::query(sql!("DELETE FROM roll_uploads WHERE by_account = $1")).bind(id).execute(c).await?.rows_affected());
    run!(tx, c => sqlx::query(sql!("DELETE FROM desk_assistances WHERE by_account = $1")).bind(id).execute(c).await?.rows_affected());
    Ok(())
}
