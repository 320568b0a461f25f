//! Rows of the register: persons, the codes by which they come, and their passkeys.

use crate::clock::millis;
use crate::db::{DbError, Tx};
use crate::{run, sql};
use jiff::Timestamp;
use webauthn_rs::prelude::Passkey;

/// A person of the register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// Random bytes that stand for the person here.
    pub id: [u8; 16],
    /// What stands for them in the registers of all issuers.
    pub reference: String,
    /// Their name.
    pub name: String,
}

type Row = (Vec<u8>, String, String);

fn person((id, reference, name): Row) -> Result<Person, DbError> {
    let id = id.try_into().map_err(|_| DbError::Stored("person"))?;
    Ok(Person {
        id,
        reference,
        name,
    })
}

/// The person with this reference.
///
/// # Errors
/// When the database fails.
pub async fn person_of(tx: &mut Tx, reference: &str) -> Result<Option<Person>, DbError> {
    let row: Option<Row> = run!(tx, c => sqlx::query_as(sql!("SELECT person, reference, name FROM register_persons WHERE reference = $1"))
        .bind(reference).fetch_optional(c).await?);
    row.map(person).transpose()
}

/// How many persons there are.
///
/// # Errors
/// When the database fails.
pub async fn count_persons(tx: &mut Tx) -> Result<u64, DbError> {
    let count: i64 = run!(tx, c => sqlx::query_scalar(sql!("SELECT COUNT(*) FROM register_persons")).fetch_one(c).await?);
    super::number(count)
}

/// Takes up a person, or their new name.
///
/// # Errors
/// When the database fails.
pub async fn put_person(tx: &mut Tx, new: &Person, now: Timestamp) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!(
        "INSERT INTO register_persons (person, reference, name, added_at) VALUES ($1, $2, $3, $4) ON CONFLICT (reference) DO UPDATE SET name = excluded.name"
    )).bind(new.id.to_vec()).bind(&new.reference).bind(&new.name).bind(millis(now)).execute(c).await?.rows_affected());
    Ok(())
}

/// Takes a person off the register, with passkey and code; `false` if there is none. What was given to them stays.
///
/// # Errors
/// When the database fails.
pub async fn remove_person(tx: &mut Tx, id: [u8; 16]) -> Result<bool, DbError> {
    run!(tx, c => sqlx::query(sql!("DELETE FROM register_codes WHERE person = $1")).bind(id.to_vec()).execute(c).await?.rows_affected());
    run!(tx, c => sqlx::query(sql!("DELETE FROM register_passkeys WHERE person = $1")).bind(id.to_vec()).execute(c).await?.rows_affected());
    let gone = run!(tx, c => sqlx::query(sql!("DELETE FROM register_persons WHERE person = $1")).bind(id.to_vec()).execute(c).await?.rows_affected());
    Ok(gone == 1)
}

/// Whether a person has a passkey, and whether they have a code that still counts.
///
/// # Errors
/// When the database fails.
pub async fn ways_of(tx: &mut Tx, id: [u8; 16], now: Timestamp) -> Result<(bool, bool), DbError> {
    Ok(run!(tx, c => sqlx::query_as(sql!(
        "SELECT EXISTS (SELECT 1 FROM register_passkeys WHERE person = $1), EXISTS (SELECT 1 FROM register_codes WHERE person = $1 AND expires_at > $2)"
    )).bind(id.to_vec()).bind(millis(now)).fetch_one(c).await?))
}

/// Gives a person a code, in place of the one they had.
///
/// # Errors
/// When the database fails.
pub async fn put_code(
    tx: &mut Tx,
    id: [u8; 16],
    hash: [u8; 32],
    until: Timestamp,
) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!(
        "INSERT INTO register_codes (person, hash, expires_at) VALUES ($1, $2, $3)
         ON CONFLICT (person) DO UPDATE SET hash = excluded.hash, expires_at = excluded.expires_at, making = NULL, making_until = NULL"
    )).bind(id.to_vec()).bind(hash.to_vec()).bind(millis(until)).execute(c).await?.rows_affected());
    Ok(())
}

/// Whose code this is, if it still counts; and what was asked of the browser that makes a passkey with it, as long as that counts.
///
/// # Errors
/// When the database fails.
pub async fn by_code(
    tx: &mut Tx,
    hash: [u8; 32],
    now: Timestamp,
) -> Result<Option<(Person, Option<String>)>, DbError> {
    let row: Option<(Vec<u8>, String, String, Option<String>)> = run!(tx, c => sqlx::query_as(sql!(
        "SELECT p.person, p.reference, p.name, CASE WHEN c.making_until > $2 THEN c.making END
         FROM register_codes c JOIN register_persons p ON p.person = c.person WHERE c.hash = $1 AND c.expires_at > $2"
    )).bind(hash.to_vec()).bind(millis(now)).fetch_optional(c).await?);
    row.map(|(id, reference, name, making)| Ok((person((id, reference, name))?, making)))
        .transpose()
}

/// Keeps what is asked of the browser that makes a passkey.
///
/// # Errors
/// When the database fails.
pub async fn keep_making(
    tx: &mut Tx,
    hash: [u8; 32],
    making: &str,
    until: Timestamp,
) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!("UPDATE register_codes SET making = $2, making_until = $3 WHERE hash = $1"))
        .bind(hash.to_vec()).bind(making).bind(millis(until)).execute(c).await?.rows_affected());
    Ok(())
}

/// Gives a person a passkey, in place of the one they had, and uses up the code; `false` if the code is used up, or the passkey is somebody's.
///
/// # Errors
/// When the database fails.
pub async fn put_passkey(
    tx: &mut Tx,
    id: [u8; 16],
    hash: [u8; 32],
    passkey: &Passkey,
) -> Result<bool, DbError> {
    let used = run!(tx, c => sqlx::query(sql!("DELETE FROM register_codes WHERE person = $1 AND hash = $2"))
        .bind(id.to_vec()).bind(hash.to_vec()).execute(c).await?.rows_affected());
    if used != 1 {
        return Ok(false);
    }
    let text = serde_json::to_string(passkey).map_err(|_| DbError::Stored("passkey"))?;
    let credential: &[u8] = passkey.cred_id().as_ref();
    run!(tx, c => sqlx::query(sql!("DELETE FROM register_passkeys WHERE person = $1")).bind(id.to_vec()).execute(c).await?.rows_affected());
    let added = run!(tx, c => sqlx::query(sql!("INSERT INTO register_passkeys (id, person, credential) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING"))
        .bind(credential).bind(id.to_vec()).bind(text).execute(c).await?.rows_affected());
    Ok(added == 1)
}

/// Whose passkey this is, and what is known of it for checking an answer.
///
/// # Errors
/// When the database fails.
pub async fn by_passkey(tx: &mut Tx, id: &[u8]) -> Result<Option<(Person, Passkey)>, DbError> {
    let row: Option<(Vec<u8>, String, String, String)> = run!(tx, c => sqlx::query_as(sql!(
        "SELECT p.person, p.reference, p.name, k.credential FROM register_passkeys k JOIN register_persons p ON p.person = k.person WHERE k.id = $1"
    )).bind(id).fetch_optional(c).await?);
    let Some((id, reference, name, text)) = row else {
        return Ok(None);
    };
    let passkey = serde_json::from_str(&text).map_err(|_| DbError::Stored("passkey"))?;
    Ok(Some((person((id, reference, name))?, passkey)))
}

/// Writes down that a passkey was used, with its new counter.
///
/// # Errors
/// When the database fails.
pub async fn note_use(tx: &mut Tx, passkey: &Passkey) -> Result<(), DbError> {
    let text = serde_json::to_string(passkey).map_err(|_| DbError::Stored("passkey"))?;
    let id: &[u8] = passkey.cred_id().as_ref();
    run!(tx, c => sqlx::query(sql!("UPDATE register_passkeys SET credential = $2 WHERE id = $1")).bind(id).bind(text).execute(c).await?.rows_affected());
    Ok(())
}

/// Clears codes whose time is over.
///
/// # Errors
/// When the database fails.
pub async fn clear_codes(tx: &mut Tx, now: Timestamp) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!("DELETE FROM register_codes WHERE expires_at <= $1")).bind(millis(now)).execute(c).await?.rows_affected());
    Ok(())
}
