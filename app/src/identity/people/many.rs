//! What is shown of several people on one page, by one statement.

use crate::db::{DbError, Tx};
use crate::{run, sql};
use domain::actor::{Actor, Grant, Role};
use domain::ids::{AccountId, SpaceId};
use std::collections::HashMap;
use uuid::Uuid;

/// So many accounts are asked for at once; with more it is one statement for each so many.
pub const AT_ONCE: usize = 64;

/// What is known of somebody who appears in public.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// The name on the roll, if the account is matched to it.
    pub on_roll: Option<String>,
    /// The roles, as of an actor.
    pub roles: Actor,
}

impl Known {
    /// Whether the account is matched to the roll.
    #[must_use]
    pub fn is_resident(&self) -> bool {
        self.on_roll.is_some()
    }
}

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    given_name: Option<String>,
    family_name: Option<String>,
    space: Option<Uuid>,
    role: Option<String>,
}

/// What is known of these accounts; those that are gone are not among them.
///
/// # Errors
/// When the database fails.
pub async fn known(
    tx: &mut Tx,
    accounts: &[AccountId],
) -> Result<HashMap<AccountId, Known>, DbError> {
    let mut found: HashMap<AccountId, Known> = HashMap::new();
    for some in accounts.chunks(AT_ONCE) {
        let ids = (0..AT_ONCE).map(|at| some.get(at).map_or(Uuid::nil(), |id| id.0));
        let rows: Vec<Row> = run!(tx, c => {
            let mut query = sqlx::query_as(sql!(
                "SELECT a.id, r.given_name, r.family_name, g.space, g.role
                 FROM accounts a LEFT JOIN roll_entries r ON r.id = a.roll_entry LEFT JOIN role_grants g ON g.account = a.id
                 WHERE a.id IN ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34, $35, $36, $37, $38, $39, $40, $41, $42, $43, $44, $45, $46, $47, $48, $49, $50, $51, $52, $53, $54, $55, $56, $57, $58, $59, $60, $61, $62, $63, $64)"
            ));
            for id in ids {
                query = query.bind(id);
            }
            query.fetch_all(c).await?
        });
        for row in rows {
            let account = AccountId(row.id);
            let known = found.entry(account).or_default();
            known.roles.account = Some(account);
            if let (Some(given), Some(family)) = (row.given_name, row.family_name) {
                known.on_roll = Some(format!("{given} {family}"));
            }
            if let Some((space, role)) = row.space.zip(row.role) {
                known.roles.grants.push(Grant {
                    role: Role::from_word(&role).ok_or(DbError::Stored("role"))?,
                    space: (!space.is_nil()).then_some(SpaceId(space)),
                });
            }
        }
    }
    Ok(found)
}

/// Who holds a role in a space, or in the whole municipality; 200 at most.
///
/// # Errors
/// When the database fails.
pub async fn holders(tx: &mut Tx, role: Role, space: SpaceId) -> Result<Vec<AccountId>, DbError> {
    let ids: Vec<Uuid> = run!(tx, c => sqlx::query_scalar(sql!(
        "SELECT DISTINCT account FROM role_grants WHERE role = $1 AND space IN ($2, $3) ORDER BY account LIMIT 200"
    )).bind(role.word()).bind(space.0).bind(Uuid::nil()).fetch_all(c).await?);
    Ok(ids.into_iter().map(AccountId).collect())
}
