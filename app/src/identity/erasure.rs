//! Taking an account away, with all that lets somebody in. The entry of the roll belongs to the municipality and stays.

use crate::db::{DbError, Tx};
use crate::privacy::Whose;
use crate::{run, sql};
use domain::ids::AccountId;
use domain::rights::MayErase;

/// Whether an account holds a role anywhere.
///
/// # Errors
/// When the database fails.
pub async fn holds_roles(tx: &mut Tx, account: AccountId) -> Result<bool, DbError> {
    let held: i64 = run!(tx, c => sqlx::query_scalar(sql!("SELECT COUNT(*) FROM role_grants WHERE account = $1")).bind(account.0).fetch_one(c).await?);
    Ok(held > 0)
}

/// Takes away sessions, links, devices, passkeys, and the account itself.
///
/// # Errors
/// When the database fails; also when another part still has rows that belong to the account.
pub async fn erase(tx: &mut Tx, may: &MayErase, whose: &Whose) -> Result<(), DbError> {
    let id = may.account().0;
    run!(tx, c => sqlx::query(sql!("DELETE FROM sessions WHERE account = $1")).bind(id).execute(c).await?.rows_affected());
    run!(tx, c => sqlx::query(sql!("DELETE FROM email_links WHERE email = $1")).bind(&whose.email).execute(c).await?.rows_affected());
    run!(tx, c => sqlx::query(sql!("DELETE FROM desk_devices WHERE account = $1")).bind(id).execute(c).await?.rows_affected());
    run!(tx, c => sqlx::query(sql!("DELETE FROM devices WHERE account = $1")).bind(id).execute(c).await?.rows_affected());
    run!(tx, c => sqlx::query(sql!("DELETE FROM passkeys WHERE account = $1")).bind(id).execute(c).await?.rows_affected());
    run!(tx, c => sqlx::query(sql!("DELETE FROM account_activity WHERE account = $1")).bind(id).execute(c).await?.rows_affected());
    run!(tx, c => sqlx::query(sql!("DELETE FROM email_changes WHERE account = $1")).bind(id).execute(c).await?.rows_affected());
    run!(tx, c => sqlx::query(sql!("DELETE FROM held_emails WHERE account = $1")).bind(id).execute(c).await?.rows_affected());
    // What others asked for about others stays, without who decided it: that can be no account that is gone.
    run!(tx, c => sqlx::query(sql!("DELETE FROM role_requests WHERE account = $1 OR asked_by = $1")).bind(id).execute(c).await?.rows_affected());
    run!(tx, c => sqlx::query(sql!("UPDATE role_requests SET decided_by = NULL WHERE decided_by = $1")).bind(id).execute(c).await?.rows_affected());
    run!(tx, c => sqlx::query(sql!("UPDATE role_grants SET granted_by = $2 WHERE granted_by = $1")).bind(id).bind(AccountId::ERASED.0).execute(c).await?.rows_affected());
    run!(tx, c => sqlx::query(sql!("DELETE FROM accounts WHERE id = $1")).bind(id).execute(c).await?.rows_affected());
    Ok(())
}
