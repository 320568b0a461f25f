//! What others may ask about people: their names, and which account stands for whom.

use crate::db::{DbError, Tx};
use crate::{run, sql};
use domain::access::Person;
use domain::ids::{AccountId, RollEntryId};
use uuid::Uuid;

/// The name of an account; its address where it has none, and nothing where it is gone.
///
/// # Errors
/// When the database fails.
pub async fn name_of(tx: &mut Tx, account: AccountId) -> Result<String, DbError> {
    let found: Option<(String, String)> = run!(tx, c => sqlx::query_as(sql!("SELECT name, email FROM accounts WHERE id = $1")).bind(account.0).fetch_optional(c).await?);
    Ok(found
        .map(|(name, email)| if name.is_empty() { email } else { name })
        .unwrap_or_default())
}

/// The account of a person: itself, or the one that is matched to the entry of the roll.
///
/// # Errors
/// When the database fails.
pub async fn account_of(tx: &mut Tx, person: Person) -> Result<Option<AccountId>, DbError> {
    let found: Option<Uuid> = match person {
        Person::Account(AccountId(id)) => {
            run!(tx, c => sqlx::query_scalar(sql!("SELECT id FROM accounts WHERE id = $1")).bind(id).fetch_optional(c).await?)
        }
        Person::Entry(RollEntryId(id)) => {
            run!(tx, c => sqlx::query_scalar(sql!("SELECT id FROM accounts WHERE roll_entry = $1")).bind(id).fetch_optional(c).await?)
        }
    };
    Ok(found.map(AccountId))
}

/// The entry of the roll an account is matched to.
///
/// # Errors
/// When the database fails.
pub async fn entry_of(tx: &mut Tx, account: AccountId) -> Result<Option<RollEntryId>, DbError> {
    let found: Option<Option<Uuid>> = run!(tx, c => sqlx::query_scalar(sql!("SELECT roll_entry FROM accounts WHERE id = $1")).bind(account.0).fetch_optional(c).await?);
    Ok(found.flatten().map(RollEntryId))
}
