//! What goes when somebody erases their account: they are taken out of the signs that name them, and a sign about them alone goes.

use super::store::Row;
use crate::db::{DbError, Tx};
use crate::{run, sql};
use domain::ids::AccountId;
use domain::rights::MayErase;
use uuid::Uuid;

/// Takes away which mailbox an account has, and that signs are about it.
///
/// # Errors
/// When the database fails, or a sign says something else than accounts.
pub async fn erase(tx: &mut Tx, may: &MayErase) -> Result<(), DbError> {
    let id = may.account().0;
    run!(tx, c => sqlx::query(sql!("DELETE FROM signal_mailboxes WHERE account = $1")).bind(id).execute(c).await?.rows_affected());
    let named: Vec<Row> = run!(tx, c => sqlx::query_as(sql!(
        "SELECT id, kind, first_at, last_at, count, holders, state FROM signals WHERE holders LIKE $1"
    )).bind(format!("%{id}%")).fetch_all(c).await?);
    for sign in named {
        let mut others: Vec<Uuid> = sign.accounts()?.iter().map(|account| account.0).collect();
        others.retain(|other| *other != id);
        keep_for(tx, &sign, id, &others).await?;
    }
    // What is about this account alone, and what another sign says as well by now.
    run!(tx, c => sqlx::query(sql!("DELETE FROM signals WHERE about = $1")).bind(id.to_string()).execute(c).await?.rows_affected());
    run!(tx, c => sqlx::query(sql!("UPDATE signals SET decided_by = $2 WHERE decided_by = $1")).bind(id).bind(AccountId::ERASED.0).execute(c).await?.rows_affected());
    Ok(())
}

/// Lets a sign name the others alone. One that is known again by its first account is known by the first of the others from now on.
async fn keep_for(tx: &mut Tx, sign: &Row, gone: Uuid, others: &[Uuid]) -> Result<(), DbError> {
    let holders = serde_json::to_string(others).map_err(|_| DbError::Stored("accounts"))?;
    run!(tx, c => sqlx::query(sql!("UPDATE signals SET holders = $2 WHERE id = $1")).bind(sign.id).bind(holders).execute(c).await?.rows_affected());
    let Some(first) = others.first() else {
        return Ok(());
    };
    run!(tx, c => sqlx::query(sql!(
        "UPDATE signals SET about = $3 WHERE id = $1 AND about = $2 AND NOT EXISTS (SELECT 1 FROM signals s WHERE s.kind = signals.kind AND s.about = $3)"
    )).bind(sign.id).bind(gone.to_string()).bind(first.to_string()).execute(c).await?.rows_affected());
    Ok(())
}
