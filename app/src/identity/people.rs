//! What others may ask about people: their names, which account stands for whom, and how to write to them.

mod many;
mod search;

pub use many::{AT_ONCE, Known, holders, known};
pub use search::{AccountFile, File, Found, RollFile, Sought, file, search};

use crate::db::{DbError, Tx};
use crate::i18n::Locale;
use crate::mail;
use crate::web::Site;
use crate::{run, sql};
use domain::access::Person;
use domain::actor::Role;
use domain::ids::{AccountId, RollEntryId, SpaceId};
use jiff::Timestamp;
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

/// The account with an address.
///
/// # Errors
/// When the database fails.
pub async fn account_at(tx: &mut Tx, email: &str) -> Result<Option<AccountId>, DbError> {
    let found: Option<Uuid> = run!(tx, c => sqlx::query_scalar(sql!("SELECT id FROM accounts WHERE email = $1")).bind(email).fetch_optional(c).await?);
    Ok(found.map(AccountId))
}

/// Who holds a role in a space, or in the whole municipality.
///
/// # Errors
/// When the database fails.
pub async fn holding(tx: &mut Tx, role: Role, space: SpaceId) -> Result<Vec<AccountId>, DbError> {
    let ids: Vec<Uuid> = run!(tx, c => sqlx::query_scalar(sql!("SELECT DISTINCT account FROM role_grants WHERE role = $1 AND (space = $2 OR space = $3) ORDER BY account"))
        .bind(role.word()).bind(space.0).bind(Uuid::nil()).fetch_all(c).await?);
    Ok(ids.into_iter().map(AccountId).collect())
}

/// How to write to somebody.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Contact {
    /// The confirmed address.
    pub email: String,
    /// Language of mails.
    pub lang: String,
}

/// How to write to the holder of an account; `None` where it is gone.
///
/// # Errors
/// When the database fails.
pub async fn contact(tx: &mut Tx, account: AccountId) -> Result<Option<Contact>, DbError> {
    Ok(
        run!(tx, c => sqlx::query_as(sql!("SELECT email, lang FROM accounts WHERE id = $1")).bind(account.0).fetch_optional(c).await?),
    )
}

/// Signs an account out everywhere.
///
/// # Errors
/// When the database fails.
pub async fn sign_out_everywhere(tx: &mut Tx, account: AccountId) -> Result<(), DbError> {
    super::store::sessions::end_all_of(tx, account).await
}

/// The ids of accounts after one, in their order, at most `limit`: of all, or of those matched to an entry of the roll.
///
/// # Errors
/// When the database fails.
pub async fn accounts_after(
    tx: &mut Tx,
    after: AccountId,
    of_all: bool,
    limit: i64,
) -> Result<Vec<AccountId>, DbError> {
    let ids: Vec<Uuid> = run!(tx, c => sqlx::query_scalar(sql!("SELECT id FROM accounts WHERE id > $1 AND ($3 OR roll_entry IS NOT NULL) ORDER BY id LIMIT $2"))
        .bind(after.0).bind(limit).bind(of_all).fetch_all(c).await?);
    Ok(ids.into_iter().map(AccountId).collect())
}

/// Queues a mail to the holder of an account, in the language the account is written to. `false` where the account is gone.
///
/// # Errors
/// When the database fails.
pub async fn write_to(
    tx: &mut Tx,
    site: &Site,
    account: AccountId,
    mail: (Uuid, Timestamp),
    words: impl Fn(Locale) -> (String, String),
) -> Result<bool, DbError> {
    let Some(to) = contact(tx, account).await? else {
        return Ok(false);
    };
    let l = Locale::from_tag(&to.lang).unwrap_or(site.language);
    let (subject, body) = words(l);
    mail::queue(tx, mail.0, &to.email, &subject, &body, mail.1).await?;
    Ok(true)
}
