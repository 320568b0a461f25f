//! Rows of changes of roles that a second administrator has to confirm.

use crate::clock::millis;
use crate::db::{DbError, Tx};
use crate::{run, sql};
use domain::actor::{Grant, Role};
use domain::ids::{AccountId, SpaceId};
use domain::rights::{MayAdminister, MaySecond, RoleChange, RoleVerb};
use jiff::Timestamp;
use uuid::Uuid;

/// A change that was asked for.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Row {
    /// Its id.
    pub id: Uuid,
    /// Who asked.
    pub asked_by: Uuid,
    /// Their address.
    pub asker: String,
    /// Whose role.
    pub account: Uuid,
    /// Their address.
    pub holder: String,
    /// Where; nil for the whole municipality.
    pub space: Uuid,
    /// The role's word.
    pub role: String,
    /// The word of what is to be done.
    pub change: String,
    /// Until when it can be confirmed, in milliseconds since 1970-01-01 UTC.
    pub expires_at: i64,
}

impl Row {
    /// What is to become of which role.
    ///
    /// # Errors
    /// When a stored word makes no sense.
    pub fn what(&self) -> Result<RoleChange, DbError> {
        Ok(RoleChange {
            verb: RoleVerb::from_word(&self.change).ok_or(DbError::Stored("change of a role"))?,
            account: AccountId(self.account),
            grant: Grant {
                role: Role::from_word(&self.role).ok_or(DbError::Stored("role"))?,
                space: (!self.space.is_nil()).then_some(SpaceId(self.space)),
            },
        })
    }
}

/// Writes down what was asked for; `false` if the same is asked for already.
///
/// # Errors
/// When the database fails.
pub async fn insert(
    tx: &mut Tx,
    permit: &MayAdminister,
    id: Uuid,
    change: &RoleChange,
    now: Timestamp,
    expires_at: Timestamp,
) -> Result<bool, DbError> {
    let (by, now) = (permit.by().0, millis(now));
    let space = change.grant.space.map_or(Uuid::nil(), |space| space.0);
    let added = run!(tx, c => sqlx::query(sql!(
        "INSERT INTO role_requests (id, asked_by, account, space, role, change, asked_at, expires_at, decided_by, decided_at, outcome, reason)
         SELECT $1, $2, $3, $4, $5, $6, $7, $8, NULL, NULL, NULL, ''
         WHERE NOT EXISTS (SELECT 1 FROM role_requests r WHERE r.account = $3 AND r.space = $4 AND r.role = $5 AND r.change = $6
                           AND r.decided_at IS NULL AND r.expires_at > $7)"
    )).bind(id).bind(by).bind(change.account.0).bind(space).bind(change.grant.role.word()).bind(change.verb.word()).bind(now)
        .bind(millis(expires_at)).execute(c).await?.rows_affected());
    Ok(added == 1)
}

/// What waits for a second administrator, oldest first.
///
/// # Errors
/// When the database fails.
pub async fn open(tx: &mut Tx, _: &MayAdminister, now: Timestamp) -> Result<Vec<Row>, DbError> {
    Ok(run!(tx, c => sqlx::query_as(sql!(
        "SELECT r.id, r.asked_by, b.email AS asker, r.account, a.email AS holder, r.space, r.role, r.change, r.expires_at
         FROM role_requests r JOIN accounts a ON a.id = r.account JOIN accounts b ON b.id = r.asked_by
         WHERE r.decided_at IS NULL AND r.expires_at > $1 ORDER BY r.asked_at, r.id LIMIT 200"
    )).bind(millis(now)).fetch_all(c).await?))
}

/// One that waits.
///
/// # Errors
/// When the database fails.
pub async fn find(tx: &mut Tx, id: Uuid, now: Timestamp) -> Result<Option<Row>, DbError> {
    Ok(run!(tx, c => sqlx::query_as(sql!(
        "SELECT r.id, r.asked_by, b.email AS asker, r.account, a.email AS holder, r.space, r.role, r.change, r.expires_at
         FROM role_requests r JOIN accounts a ON a.id = r.account JOIN accounts b ON b.id = r.asked_by
         WHERE r.id = $1 AND r.decided_at IS NULL AND r.expires_at > $2"
    )).bind(id).bind(millis(now)).fetch_optional(c).await?))
}

/// Writes down the decision; `false` if somebody else decided meanwhile.
///
/// # Errors
/// When the database fails.
pub async fn decide(
    tx: &mut Tx,
    permit: &MaySecond,
    id: Uuid,
    (outcome, reason): (&str, &str),
    now: Timestamp,
) -> Result<bool, DbError> {
    let decided = run!(tx, c => sqlx::query(sql!(
        "UPDATE role_requests SET decided_by = $2, decided_at = $3, outcome = $4, reason = $5 WHERE id = $1 AND decided_at IS NULL AND expires_at > $3"
    )).bind(id).bind(permit.by().0).bind(millis(now)).bind(outcome).bind(reason).execute(c).await?.rows_affected());
    Ok(decided == 1)
}

/// Somebody who is written to: account, address, language.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Reader {
    /// The account.
    pub id: Uuid,
    /// The address.
    pub email: String,
    /// The language of mails.
    pub lang: String,
}

/// The administrators of the whole municipality, to be written to.
///
/// # Errors
/// When the database fails.
pub async fn administrators(tx: &mut Tx, _: &MayAdminister) -> Result<Vec<Reader>, DbError> {
    Ok(run!(tx, c => sqlx::query_as(sql!(
        "SELECT a.id, a.email, a.lang FROM role_grants g JOIN accounts a ON a.id = g.account WHERE g.space = $1 AND g.role = $2 ORDER BY a.id LIMIT 100"
    )).bind(Uuid::nil()).bind(Role::Administrator.word()).fetch_all(c).await?))
}
