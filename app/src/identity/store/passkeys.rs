//! Rows of passkeys.

use crate::clock::millis;
use crate::db::{DbError, Tx};
use crate::{run, sql};
use domain::ids::AccountId;
use domain::rights::MayManageOwnAccount;
use jiff::Timestamp;
use uuid::Uuid;
use webauthn_rs::prelude::Passkey;

/// A passkey as its owner sees it.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Row {
    /// The credential's own id.
    pub id: Vec<u8>,
    /// What its owner calls it.
    pub name: String,
    /// When it was made, in milliseconds since 1970-01-01 UTC.
    pub created_at: i64,
    /// When it was last used.
    pub used_at: Option<i64>,
    /// When it goes, because that was asked without showing a passkey.
    pub leaves_at: Option<i64>,
}

/// The passkeys of an account, oldest first.
///
/// # Errors
/// When the database fails.
pub async fn of(tx: &mut Tx, account: AccountId) -> Result<Vec<Row>, DbError> {
    Ok(
        run!(tx, c => sqlx::query_as(sql!("SELECT id, name, created_at, used_at, leaves_at FROM passkeys WHERE account = $1 ORDER BY created_at, id"))
        .bind(account.0).fetch_all(c).await?),
    )
}

/// One passkey of an account.
///
/// # Errors
/// When the database fails.
pub async fn one(tx: &mut Tx, account: AccountId, id: &[u8]) -> Result<Option<Row>, DbError> {
    Ok(
        run!(tx, c => sqlx::query_as(sql!("SELECT id, name, created_at, used_at, leaves_at FROM passkeys WHERE id = $2 AND account = $1"))
        .bind(account.0).bind(id).fetch_optional(c).await?),
    )
}

/// Whose passkey this is, and what is known of it for checking an answer.
///
/// # Errors
/// When the database fails.
pub async fn credential(tx: &mut Tx, id: &[u8]) -> Result<Option<(AccountId, Passkey)>, DbError> {
    let row: Option<(Uuid, String)> = run!(tx, c => sqlx::query_as(sql!("SELECT account, credential FROM passkeys WHERE id = $1"))
        .bind(id).fetch_optional(c).await?);
    let Some((account, text)) = row else {
        return Ok(None);
    };
    let passkey = serde_json::from_str(&text).map_err(|_| DbError::Stored("passkey"))?;
    Ok(Some((AccountId(account), passkey)))
}

/// Adds a passkey; `false` if it is there already.
///
/// # Errors
/// When the database fails.
pub async fn insert(
    tx: &mut Tx,
    permit: &MayManageOwnAccount,
    passkey: &Passkey,
    name: &str,
    now: Timestamp,
) -> Result<bool, DbError> {
    let text = serde_json::to_string(passkey).map_err(|_| DbError::Stored("passkey"))?;
    let id: &[u8] = passkey.cred_id().as_ref();
    let added = run!(tx, c => sqlx::query(sql!(
        "INSERT INTO passkeys (id, account, name, credential, created_at, used_at) VALUES ($1, $2, $3, $4, $5, NULL) ON CONFLICT (id) DO NOTHING"
    )).bind(id).bind(permit.account().0).bind(name).bind(&text).bind(millis(now)).execute(c).await?.rows_affected());
    Ok(added == 1)
}

/// Writes down that a passkey was used, with its new counter. `false` if it was removed meanwhile.
///
/// # Errors
/// When the database fails.
pub async fn used(tx: &mut Tx, passkey: &Passkey, now: Timestamp) -> Result<bool, DbError> {
    let text = serde_json::to_string(passkey).map_err(|_| DbError::Stored("passkey"))?;
    let id: &[u8] = passkey.cred_id().as_ref();
    let found = run!(tx, c => sqlx::query(sql!("UPDATE passkeys SET credential = $2, used_at = $3 WHERE id = $1"))
        .bind(id).bind(&text).bind(millis(now)).execute(c).await?.rows_affected());
    // Whoever holds a passkey is here: none goes that somebody else asked away.
    run!(tx, c => sqlx::query(sql!(
        "UPDATE passkeys SET leaves_at = NULL WHERE leaves_at IS NOT NULL AND account = (SELECT account FROM passkeys WHERE id = $1)"
    )).bind(id).execute(c).await?.rows_affected());
    Ok(found == 1)
}

/// Renames a passkey of one's own; `false` if there is none.
///
/// # Errors
/// When the database fails.
pub async fn rename(
    tx: &mut Tx,
    permit: &MayManageOwnAccount,
    id: &[u8],
    name: &str,
) -> Result<bool, DbError> {
    let found = run!(tx, c => sqlx::query(sql!("UPDATE passkeys SET name = $3 WHERE id = $1 AND account = $2"))
        .bind(id).bind(permit.account().0).bind(name).execute(c).await?.rows_affected());
    Ok(found == 1)
}

/// Lets a passkey of one's own go at a later time; `false` if there is none, or it goes already.
///
/// # Errors
/// When the database fails.
pub async fn let_go(
    tx: &mut Tx,
    permit: &MayManageOwnAccount,
    id: &[u8],
    at: Timestamp,
) -> Result<bool, DbError> {
    let found = run!(tx, c => sqlx::query(sql!("UPDATE passkeys SET leaves_at = $3 WHERE id = $1 AND account = $2 AND leaves_at IS NULL"))
        .bind(id).bind(permit.account().0).bind(millis(at)).execute(c).await?.rows_affected());
    Ok(found == 1)
}

/// Passkeys whose time to go has come, with their accounts; at most 100.
///
/// # Errors
/// When the database fails.
pub async fn due_to_go(tx: &mut Tx, now: Timestamp) -> Result<Vec<(AccountId, Vec<u8>)>, DbError> {
    let rows: Vec<(Uuid, Vec<u8>)> = run!(tx, c => sqlx::query_as(sql!("SELECT account, id FROM passkeys WHERE leaves_at <= $1 ORDER BY leaves_at LIMIT 100"))
        .bind(millis(now)).fetch_all(c).await?);
    Ok(rows
        .into_iter()
        .map(|(account, id)| (AccountId(account), id))
        .collect())
}

/// Removes a passkey whose time to go has come; `false` if it was kept meanwhile.
///
/// # Errors
/// When the database fails.
pub async fn go(tx: &mut Tx, id: &[u8], now: Timestamp) -> Result<bool, DbError> {
    let gone = run!(tx, c => sqlx::query(sql!("DELETE FROM passkeys WHERE id = $1 AND leaves_at <= $2"))
        .bind(id).bind(millis(now)).execute(c).await?.rows_affected());
    Ok(gone == 1)
}

/// Removes a passkey of one's own; `false` if there is none.
///
/// # Errors
/// When the database fails.
pub async fn remove(tx: &mut Tx, permit: &MayManageOwnAccount, id: &[u8]) -> Result<bool, DbError> {
    let found = run!(tx, c => sqlx::query(sql!("DELETE FROM passkeys WHERE id = $1 AND account = $2"))
        .bind(id).bind(permit.account().0).execute(c).await?.rows_affected());
    Ok(found == 1)
}
