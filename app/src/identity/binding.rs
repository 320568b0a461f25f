//! Which account belongs to which entry of the roll: one to one, by a UNIQUE constraint.

use crate::db::{DbError, Tx};
use crate::{run, sql};
use domain::ids::{AccountId, RollEntryId};
use uuid::Uuid;

/// What came of binding an account to an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// It is bound now.
    Now,
    /// It was bound to this entry before.
    Before,
    /// The account is bound to another entry.
    ToAnother,
    /// Another account is bound to the entry.
    TakenBy(AccountId),
}

/// Binds an account to an entry, unless either is bound already.
///
/// # Errors
/// When the database fails; a unique violation says that somebody else took the entry at the same moment.
pub async fn bind(tx: &mut Tx, account: AccountId, entry: RollEntryId) -> Result<Bound, DbError> {
    match entry_of(tx, account).await? {
        Some(bound) if bound == entry => return Ok(Bound::Before),
        Some(_) => return Ok(Bound::ToAnother),
        None => {}
    }
    if let Some(holder) = holder(tx, entry).await? {
        return Ok(Bound::TakenBy(holder));
    }
    let bound = run!(tx, c => sqlx::query(sql!("UPDATE accounts SET roll_entry = $2 WHERE id = $1 AND roll_entry IS NULL"))
        .bind(account.0).bind(entry.0).execute(c).await?.rows_affected());
    match bound {
        1 => Ok(Bound::Now),
        _ => Err(DbError::Stored("account to bind")),
    }
}

/// Ends the binding of an account; `None` if it had none.
///
/// # Errors
/// When the database fails.
pub async fn release(tx: &mut Tx, account: AccountId) -> Result<Option<RollEntryId>, DbError> {
    let entry = entry_of(tx, account).await?;
    run!(tx, c => sqlx::query(sql!("UPDATE accounts SET roll_entry = NULL WHERE id = $1")).bind(account.0).execute(c).await?.rows_affected());
    Ok(entry)
}

/// The entry an account is bound to.
///
/// # Errors
/// When the database fails.
pub async fn entry_of(tx: &mut Tx, account: AccountId) -> Result<Option<RollEntryId>, DbError> {
    let entry: Option<Option<Uuid>> = run!(tx, c => sqlx::query_scalar(sql!("SELECT roll_entry FROM accounts WHERE id = $1")).bind(account.0).fetch_optional(c).await?);
    Ok(entry.flatten().map(RollEntryId))
}

/// The account that is bound to an entry.
///
/// # Errors
/// When the database fails.
pub async fn holder(tx: &mut Tx, entry: RollEntryId) -> Result<Option<AccountId>, DbError> {
    let account: Option<Uuid> = run!(tx, c => sqlx::query_scalar(sql!("SELECT id FROM accounts WHERE roll_entry = $1")).bind(entry.0).fetch_optional(c).await?);
    Ok(account.map(AccountId))
}

/// An account as staff may see it.
#[derive(Clone, Debug)]
pub struct Card {
    /// Its id.
    pub id: AccountId,
    /// Confirmed address.
    pub email: String,
    /// What the person wants to be called; may be empty.
    pub name: String,
    /// When it was made, in milliseconds since 1970.
    pub created_at: i64,
}

/// The card of an account. Whoever shows it to staff writes that to the access log.
///
/// # Errors
/// When the database fails.
pub async fn card(tx: &mut Tx, account: AccountId) -> Result<Option<Card>, DbError> {
    let row: Option<(String, String, i64)> = run!(tx, c => sqlx::query_as(sql!("SELECT email, name, created_at FROM accounts WHERE id = $1")).bind(account.0).fetch_optional(c).await?);
    Ok(row.map(|(email, name, created_at)| Card {
        id: account,
        email,
        name,
        created_at,
    }))
}
