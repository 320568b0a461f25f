//! Codes of letters, tries at them, and numbers for the desk.

use crate::clock::{from_millis, millis};
use crate::db::{DbError, Tx};
use crate::{run, sql};
use domain::ids::{AccountId, RollEntryId};
use domain::residence::{self, TRIES, Tries};
use domain::rights::MayServe;
use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

/// What a code stands for.
#[derive(Clone, Debug)]
pub struct Code {
    /// The entry.
    pub entry: RollEntryId,
    /// Date of birth of the entry, as it is stored.
    pub birth_date: String,
}

/// The code with this hash, if it can still be used: not used, not expired, not void.
///
/// # Errors
/// When the database fails.
pub async fn usable(tx: &mut Tx, hash: &[u8], now: Timestamp) -> Result<Option<Code>, DbError> {
    let row: Option<(Uuid, String)> = run!(tx, c => sqlx::query_as(sql!(
        "SELECT k.entry, r.birth_date FROM letter_codes k JOIN roll_entries r ON r.id = k.entry
         WHERE k.hash = $1 AND k.used_at IS NULL AND k.expires_at > $2 AND k.wrong_births < $3 AND r.left_on IS NULL"
    )).bind(hash).bind(millis(now)).bind(residence::WRONG_BIRTHS).fetch_optional(c).await?);
    Ok(row.map(|(entry, birth_date)| Code {
        entry: RollEntryId(entry),
        birth_date,
    }))
}

/// Uses a code up.
///
/// # Errors
/// When the database fails.
pub async fn use_up(tx: &mut Tx, hash: &[u8], now: Timestamp) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!("UPDATE letter_codes SET used_at = $2 WHERE hash = $1")).bind(hash).bind(millis(now)).execute(c).await?.rows_affected());
    Ok(())
}

/// Counts a wrong date of birth against a code. `true` if the code is void from now on.
///
/// # Errors
/// When the database fails.
pub async fn wrong_birth(tx: &mut Tx, hash: &[u8]) -> Result<bool, DbError> {
    let wrong: i64 = run!(tx, c => sqlx::query_scalar(sql!("UPDATE letter_codes SET wrong_births = wrong_births + 1 WHERE hash = $1 RETURNING wrong_births"))
        .bind(hash).fetch_one(c).await?);
    Ok(wrong >= residence::WRONG_BIRTHS)
}

/// The tries an account has left.
///
/// # Errors
/// When the database fails.
pub async fn tries(tx: &mut Tx, account: AccountId, now: Timestamp) -> Result<Tries, DbError> {
    let row: Option<(i64, i64)> = run!(tx, c => sqlx::query_as(sql!("SELECT wrong, last_at FROM code_tries WHERE account = $1"))
        .bind(account.0).fetch_optional(c).await?);
    let Some((wrong, last_at)) = row else {
        return Ok(Tries::Left(TRIES));
    };
    Ok(residence::tries(wrong, from_millis(last_at)?, now))
}

/// Counts a wrong try. After a cool-down counting begins anew.
///
/// # Errors
/// When the database fails.
pub async fn count_try(tx: &mut Tx, account: AccountId, now: Timestamp) -> Result<(), DbError> {
    let anew = millis(now) - i64::try_from(residence::COOL_DOWN.as_millis()).unwrap_or(i64::MAX);
    run!(tx, c => sqlx::query(sql!(
        "INSERT INTO code_tries (account, wrong, last_at) VALUES ($1, 1, $2)
         ON CONFLICT (account) DO UPDATE SET wrong = CASE WHEN code_tries.last_at <= $3 THEN 1 ELSE code_tries.wrong + 1 END, last_at = $2"
    )).bind(account.0).bind(millis(now)).bind(anew).execute(c).await?.rows_affected());
    Ok(())
}

/// Gives an account a number for the desk, in place of the one it had. `false` if another account has this number at the moment.
///
/// # Errors
/// When the database fails.
pub async fn give_number(
    tx: &mut Tx,
    id: Uuid,
    account: AccountId,
    hash: &[u8],
    expires_at: Timestamp,
    now: Timestamp,
) -> Result<bool, DbError> {
    run!(tx, c => sqlx::query(sql!("DELETE FROM desk_numbers WHERE account = $1 OR expires_at <= $2")).bind(account.0).bind(millis(now)).execute(c).await?.rows_affected());
    let given = run!(tx, c => sqlx::query(sql!(
        "INSERT INTO desk_numbers (id, account, hash, expires_at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING"
    )).bind(id).bind(account.0).bind(hash).bind(millis(expires_at)).execute(c).await?.rows_affected());
    Ok(given == 1)
}

/// The visit at the desk that a number stands for: its id.
///
/// # Errors
/// When the database fails.
pub async fn visit_with(tx: &mut Tx, hash: &[u8], now: Timestamp) -> Result<Option<Uuid>, DbError> {
    Ok(
        run!(tx, c => sqlx::query_scalar(sql!("SELECT id FROM desk_numbers WHERE hash = $1 AND expires_at > $2"))
        .bind(hash).bind(millis(now)).fetch_optional(c).await?),
    )
}

/// The account of a visit at the desk that is not over.
///
/// # Errors
/// When the database fails.
pub async fn account_of_visit(
    tx: &mut Tx,
    visit: Uuid,
    now: Timestamp,
) -> Result<Option<AccountId>, DbError> {
    let account: Option<Uuid> = run!(tx, c => sqlx::query_scalar(sql!("SELECT account FROM desk_numbers WHERE id = $1 AND expires_at > $2"))
        .bind(visit).bind(millis(now)).fetch_optional(c).await?);
    Ok(account.map(AccountId))
}

/// Ends a visit at the desk.
///
/// # Errors
/// When the database fails.
pub async fn end_visit(tx: &mut Tx, visit: Uuid) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!("DELETE FROM desk_numbers WHERE id = $1")).bind(visit).execute(c).await?.rows_affected());
    Ok(())
}

/// Until when only the desk can match an account; `None` where any way can.
///
/// # Errors
/// When the database fails.
pub async fn only_at_desk_until(
    tx: &mut Tx,
    account: AccountId,
    now: Timestamp,
) -> Result<Option<Timestamp>, DbError> {
    // Tries that lie in the future are nobody's tries: a clerk wrote them.
    let last: Option<i64> = run!(tx, c => sqlx::query_scalar(sql!("SELECT last_at FROM code_tries WHERE account = $1 AND last_at > $2"))
        .bind(account.0).bind(millis(now)).fetch_optional(c).await?);
    last.map(from_millis).transpose()
}

/// So long an account takes no codes after a clerk has decided that only the desk can match it.
const ONLY_AT_DESK: SignedDuration = SignedDuration::from_hours(29 * 24);

/// Lets only the desk match an account, for thirty days: it has no tries left until then.
///
/// # Errors
/// When the database fails.
pub async fn only_at_desk(
    tx: &mut Tx,
    _: &MayServe,
    account: AccountId,
    now: Timestamp,
) -> Result<(), DbError> {
    let until = now.saturating_add(ONLY_AT_DESK).unwrap_or(Timestamp::MAX);
    run!(tx, c => sqlx::query(sql!(
        "INSERT INTO code_tries (account, wrong, last_at) VALUES ($1, $2, $3) ON CONFLICT (account) DO UPDATE SET wrong = $2, last_at = $3"
    )).bind(account.0).bind(TRIES).bind(millis(until)).execute(c).await?.rows_affected());
    Ok(())
}
