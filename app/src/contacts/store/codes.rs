//! Codes on their way, tries at them, and what was sent lately.

use crate::clock::{from_millis, millis};
use crate::db::{DbError, Tx};
use crate::{run, sql};
use domain::contacts::{self, Kind};
use domain::ids::AccountId;
use domain::residence::{TRIES, Tries};
use domain::rights::{MayManageOwnAccount, MayServe};
use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

/// What is being confirmed.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Open {
    /// The number or the address.
    pub value: String,
    /// The keyed hash of the code; `None` while a letter waits to be printed.
    pub hash: Option<Vec<u8>>,
    /// Until when the code works, in milliseconds since 1970-01-01 UTC.
    pub expires_at: Option<i64>,
}

/// Writes down that a code is on its way, in place of the one before; without a hash a letter waits.
///
/// # Errors
/// When the database fails.
pub async fn ask(
    tx: &mut Tx,
    permit: &MayManageOwnAccount,
    kind: Kind,
    open: &Open,
    now: Timestamp,
) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!(
        "INSERT INTO contact_codes (account, kind, value, hash, asked_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (account, kind) DO UPDATE SET value = excluded.value, hash = excluded.hash, asked_at = excluded.asked_at, expires_at = excluded.expires_at"
    )).bind(permit.account().0).bind(kind.word()).bind(&open.value).bind(&open.hash).bind(millis(now)).bind(open.expires_at)
        .execute(c).await?.rows_affected());
    Ok(())
}

/// What an account is confirming now: a code that has not expired, or a letter that waits.
///
/// # Errors
/// When the database fails.
pub async fn open(
    tx: &mut Tx,
    account: AccountId,
    kind: Kind,
    now: Timestamp,
) -> Result<Option<Open>, DbError> {
    Ok(run!(tx, c => sqlx::query_as(sql!(
        "SELECT value, hash, expires_at FROM contact_codes WHERE account = $1 AND kind = $2 AND (expires_at IS NULL OR expires_at > $3)"
    )).bind(account.0).bind(kind.word()).bind(millis(now)).fetch_optional(c).await?))
}

/// Forgets what an account is confirming.
///
/// # Errors
/// When the database fails.
pub async fn forget(tx: &mut Tx, account: AccountId, kind: Kind) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!("DELETE FROM contact_codes WHERE account = $1 AND kind = $2")).bind(account.0).bind(kind.word()).execute(c).await?.rows_affected());
    Ok(())
}

/// Letters with codes that wait, oldest first: whose, and where to.
///
/// # Errors
/// When the database fails.
pub async fn waiting(
    tx: &mut Tx,
    _: &MayServe,
    limit: i64,
) -> Result<Vec<(Uuid, String)>, DbError> {
    Ok(run!(tx, c => sqlx::query_as(sql!(
        "SELECT account, value FROM contact_codes WHERE kind = 'address' AND hash IS NULL ORDER BY asked_at, account LIMIT $1"
    )).bind(limit).fetch_all(c).await?))
}

/// How many letters with codes wait.
///
/// # Errors
/// When the database fails.
pub async fn count_waiting(tx: &mut Tx) -> Result<i64, DbError> {
    Ok(
        run!(tx, c => sqlx::query_scalar(sql!("SELECT COUNT(*) FROM contact_codes WHERE kind = 'address' AND hash IS NULL")).fetch_one(c).await?),
    )
}

/// Gives a letter that waits its code.
///
/// # Errors
/// When the database fails.
pub async fn print(
    tx: &mut Tx,
    _: &MayServe,
    account: Uuid,
    hash: &[u8],
    expires_at: Timestamp,
) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!("UPDATE contact_codes SET hash = $2, expires_at = $3 WHERE account = $1 AND kind = 'address' AND hash IS NULL"))
        .bind(account).bind(hash).bind(millis(expires_at)).execute(c).await?.rows_affected());
    Ok(())
}

/// The tries an account has left.
///
/// # Errors
/// When the database fails.
pub async fn tries(
    tx: &mut Tx,
    account: AccountId,
    kind: Kind,
    now: Timestamp,
) -> Result<Tries, DbError> {
    let row: Option<(i64, i64)> = run!(tx, c => sqlx::query_as(sql!("SELECT wrong, last_at FROM contact_tries WHERE account = $1 AND kind = $2"))
        .bind(account.0).bind(kind.word()).fetch_optional(c).await?);
    let Some((wrong, last_at)) = row else {
        return Ok(Tries::Left(TRIES));
    };
    Ok(contacts::tries(wrong, from_millis(last_at)?, now))
}

/// Counts a wrong try. After a cool-down counting begins anew.
///
/// # Errors
/// When the database fails.
pub async fn count_try(
    tx: &mut Tx,
    account: AccountId,
    kind: Kind,
    now: Timestamp,
) -> Result<(), DbError> {
    let anew = millis(ago(now, contacts::COOL_DOWN));
    run!(tx, c => sqlx::query(sql!(
        "INSERT INTO contact_tries (account, kind, wrong, last_at) VALUES ($1, $2, 1, $3)
         ON CONFLICT (account, kind) DO UPDATE SET wrong = CASE WHEN contact_tries.last_at <= $4 THEN 1 ELSE contact_tries.wrong + 1 END, last_at = $3"
    )).bind(account.0).bind(kind.word()).bind(millis(now)).bind(anew).execute(c).await?.rows_affected());
    Ok(())
}

/// Forgets wrong tries.
///
/// # Errors
/// When the database fails.
pub async fn forget_tries(tx: &mut Tx, account: AccountId, kind: Kind) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!("DELETE FROM contact_tries WHERE account = $1 AND kind = $2")).bind(account.0).bind(kind.word()).execute(c).await?.rows_affected());
    Ok(())
}

/// How often something was sent on behalf of, or to, what this hash stands for.
///
/// # Errors
/// When the database fails.
pub async fn count_sent(tx: &mut Tx, about: &[u8], since: Timestamp) -> Result<i64, DbError> {
    Ok(
        run!(tx, c => sqlx::query_scalar(sql!("SELECT COUNT(*) FROM contact_sendings WHERE about = $1 AND at > $2"))
        .bind(about).bind(millis(since)).fetch_one(c).await?),
    )
}

/// Counts one that is sent.
///
/// # Errors
/// When the database fails.
pub async fn note_sent(tx: &mut Tx, id: Uuid, about: &[u8], now: Timestamp) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!("INSERT INTO contact_sendings (id, about, at) VALUES ($1, $2, $3)"))
        .bind(id).bind(about).bind(millis(now)).execute(c).await?.rows_affected());
    Ok(())
}

/// The moment so long ago.
pub fn ago(now: Timestamp, ago: SignedDuration) -> Timestamp {
    now.checked_sub(ago).unwrap_or(Timestamp::MIN)
}

/// Deletes codes that have expired, tries that count no more, and what was sent before `sent_before`.
///
/// # Errors
/// When the database fails.
pub async fn purge(tx: &mut Tx, now: Timestamp, sent_before: Timestamp) -> Result<(), DbError> {
    let cool = millis(ago(now, contacts::COOL_DOWN));
    run!(tx, c => sqlx::query(sql!("DELETE FROM contact_codes WHERE expires_at <= $1")).bind(millis(now)).execute(c).await?.rows_affected());
    run!(tx, c => sqlx::query(sql!("DELETE FROM contact_tries WHERE last_at <= $1")).bind(cool).execute(c).await?.rows_affected());
    run!(tx, c => sqlx::query(sql!("DELETE FROM contact_sendings WHERE at < $1")).bind(millis(sent_before)).execute(c).await?.rows_affected());
    Ok(())
}
