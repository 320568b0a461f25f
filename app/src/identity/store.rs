//! Rows of accounts, roles and the roll.

use crate::db::{DbError, Tx};
use crate::{run, sql};
use domain::actor::{Actor, Grant, Level, Resident, Role};
use domain::ids::{AccountId, RollEntryId, SpaceId};
use uuid::Uuid;

#[derive(sqlx::FromRow)]
struct ActorRow {
    id: Uuid,
    email: String,
    name: String,
    entry: Option<Uuid>,
    birth_date: Option<String>,
    district: Option<String>,
}

#[derive(sqlx::FromRow)]
struct GrantRow {
    space: Uuid,
    role: String,
}

/// Who the account is: level, roll entry, roles. `None` if there is no such account (any more).
///
/// # Errors
/// When the database fails.
pub async fn actor(tx: &mut Tx, account: AccountId) -> Result<Option<Actor>, DbError> {
    let row: Option<ActorRow> = run!(tx, c => sqlx::query_as(sql!(
        "SELECT a.id, a.email, a.name, r.id AS entry, r.birth_date, r.district
         FROM accounts a LEFT JOIN roll_entries r ON r.id = a.roll_entry WHERE a.id = $1"
    )).bind(account.0).fetch_optional(c).await?);
    let Some(row) = row else { return Ok(None) };
    let grants: Vec<GrantRow> = run!(tx, c => sqlx::query_as(sql!("SELECT space, role FROM role_grants WHERE account = $1")).bind(account.0).fetch_all(c).await?);
    let resident = match (row.entry, row.birth_date) {
        (Some(entry), Some(born)) => Some(Resident {
            entry: RollEntryId(entry),
            birth_date: born.parse().map_err(|_| DbError::Stored("birth date"))?,
            district: row.district,
        }),
        _ => None,
    };
    let grant = |row: GrantRow| {
        let role = Role::from_word(&row.role).ok_or(DbError::Stored("role"))?;
        Ok(Grant {
            role,
            space: (!row.space.is_nil()).then_some(SpaceId(row.space)),
        })
    };
    Ok(Some(Actor {
        account: Some(AccountId(row.id)),
        level: if resident.is_some() {
            Level::Resident
        } else {
            Level::Email
        },
        resident,
        grants: grants
            .into_iter()
            .map(grant)
            .collect::<Result<_, DbError>>()?,
        name: if row.name.is_empty() {
            row.email
        } else {
            row.name
        },
    }))
}
