//! Rows of accounts, roles and the roll.

pub mod attempts;
pub mod devices;
pub mod email_changes;
pub mod links;
pub mod passkeys;
pub mod role_requests;
pub mod roles;
pub mod sessions;

use crate::clock::millis;
use crate::db::{DbError, Tx};
use crate::{run, sql};
use domain::actor::{Actor, Grant, Level, Resident, Role};
use domain::ids::{AccountId, RollEntryId, SpaceId};
use domain::rights::MayManageOwnAccount;
use jiff::Timestamp;
use uuid::Uuid;

#[derive(sqlx::FromRow)]
struct ActorRow {
    id: Uuid,
    email: String,
    name: String,
    entry: Option<Uuid>,
    birth_date: Option<String>,
    district: Option<String>,
    space: Option<Uuid>,
    role: Option<String>,
    passkeys: i64,
}

/// Who the account is: level, roll entry, roles. `None` if there is no such account (any more).
///
/// # Errors
/// When the database fails.
pub async fn actor(tx: &mut Tx, account: AccountId) -> Result<Option<Actor>, DbError> {
    // One row for each role, or a single one without: all that is asked at every request comes by one statement.
    let rows: Vec<ActorRow> = run!(tx, c => sqlx::query_as(sql!(
        "SELECT a.id, a.email, a.name, r.id AS entry, r.birth_date, r.district, g.space, g.role,
                (SELECT COUNT(*) FROM passkeys p WHERE p.account = a.id) AS passkeys
         FROM accounts a LEFT JOIN roll_entries r ON r.id = a.roll_entry AND r.left_on IS NULL LEFT JOIN role_grants g ON g.account = a.id WHERE a.id = $1"
    )).bind(account.0).fetch_all(c).await?);
    let grant = |row: &ActorRow| {
        let (space, role) = row.space.zip(row.role.as_deref())?;
        let role = Role::from_word(role).ok_or(DbError::Stored("role"));
        Some(role.map(|role| Grant {
            role,
            space: (!space.is_nil()).then_some(SpaceId(space)),
        }))
    };
    let grants = rows.iter().filter_map(grant).collect::<Result<_, _>>()?;
    let Some(row) = rows.into_iter().next() else {
        return Ok(None);
    };
    let resident = match (row.entry, row.birth_date) {
        (Some(entry), Some(born)) => Some(Resident {
            entry: RollEntryId(entry),
            birth_date: born.parse().map_err(|_| DbError::Stored("birth date"))?,
            district: row.district,
        }),
        _ => None,
    };
    Ok(Some(Actor {
        account: Some(AccountId(row.id)),
        level: if resident.is_some() {
            Level::Resident
        } else {
            Level::Email
        },
        resident,
        grants,
        name: if row.name.is_empty() {
            row.email
        } else {
            row.name
        },
        proof: None,
        has_passkey: row.passkeys > 0,
        withheld: false,
    }))
}

/// Somebody who is to have an account.
#[derive(Clone, Debug)]
pub struct NewAccount {
    /// The id it gets, unless there is one already.
    pub id: AccountId,
    /// Confirmed address, in the form of [`domain::text::email`].
    pub email: String,
    /// What to be called; may be empty.
    pub name: String,
    /// Language of mails.
    pub lang: &'static str,
}

/// The account of this address, made if there is none; and whether it was made.
///
/// # Errors
/// When the database fails, or the address is kept for an account that gave it up a moment ago (`email_changes`).
pub async fn account_for(
    tx: &mut Tx,
    new: &NewAccount,
    now: Timestamp,
) -> Result<(AccountId, bool), DbError> {
    let made = run!(tx, c => sqlx::query(sql!(
        "INSERT INTO accounts (id, email, name, lang, roll_entry, created_at) SELECT $1, $2, $3, $4, NULL, $5
         WHERE NOT EXISTS (SELECT 1 FROM held_emails h WHERE h.email = $2 AND h.until > $5) ON CONFLICT (email) DO NOTHING"
    )).bind(new.id.0).bind(&new.email).bind(&new.name).bind(new.lang).bind(millis(now)).execute(c).await?.rows_affected());
    let id: Option<Uuid> = run!(tx, c => sqlx::query_scalar(sql!("SELECT id FROM accounts WHERE email = $1")).bind(&new.email).fetch_optional(c).await?);
    let id = id.ok_or(DbError::Stored(
        "an address that is kept for another account",
    ))?;
    Ok((AccountId(id), made == 1))
}

/// What belongs to an account, for its owner.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Account {
    /// Confirmed address.
    pub email: String,
    /// What to be called; may be empty.
    pub name: String,
    /// Language of mails.
    pub lang: String,
    /// Given name on the roll.
    pub given_name: Option<String>,
    /// Family name on the roll.
    pub family_name: Option<String>,
}

/// The account, if it is there.
///
/// # Errors
/// When the database fails.
pub async fn account(tx: &mut Tx, id: AccountId) -> Result<Option<Account>, DbError> {
    Ok(run!(tx, c => sqlx::query_as(sql!(
        "SELECT a.email, a.name, a.lang, r.given_name, r.family_name FROM accounts a LEFT JOIN roll_entries r ON r.id = a.roll_entry WHERE a.id = $1"
    )).bind(id.0).fetch_optional(c).await?))
}

/// Changes the name.
///
/// # Errors
/// When the database fails.
pub async fn rename(tx: &mut Tx, permit: &MayManageOwnAccount, name: &str) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!("UPDATE accounts SET name = $2 WHERE id = $1")).bind(permit.account().0).bind(name).execute(c).await?.rows_affected());
    Ok(())
}

/// Changes the language.
///
/// # Errors
/// When the database fails.
pub async fn set_lang(
    tx: &mut Tx,
    permit: &MayManageOwnAccount,
    lang: &str,
) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!("UPDATE accounts SET lang = $2 WHERE id = $1")).bind(permit.account().0).bind(lang).execute(c).await?.rows_affected());
    Ok(())
}
