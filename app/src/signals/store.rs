//! Rows of signs, and of what they are found by.

use crate::clock::millis;
use crate::db::{DbError, Tx};
use crate::{run, sql};
use domain::ids::AccountId;
use domain::rights::MayServe;
use domain::signals::{SignalKind, SignalState};
use jiff::Timestamp;
use uuid::Uuid;

/// A sign that was found.
#[derive(Clone, Debug)]
pub struct Found {
    /// What was noticed.
    pub kind: SignalKind,
    /// About what, so that the same is known again.
    pub about: String,
    /// How many there are: accounts, or wrong codes.
    pub count: i64,
    /// The accounts it is about; may be empty.
    pub accounts: Vec<Uuid>,
}

/// Writes down a sign. One that is known is brought up to date; if it was dismissed, it waits again only when it has grown.
///
/// # Errors
/// When the database fails.
pub async fn note(tx: &mut Tx, id: Uuid, found: &Found, at: i64) -> Result<(), DbError> {
    let accounts =
        serde_json::to_string(&found.accounts).map_err(|_| DbError::Stored("accounts"))?;
    run!(tx, c => sqlx::query(sql!(
        "INSERT INTO signals (id, kind, about, first_at, last_at, count, holders, state) VALUES ($1, $2, $3, $4, $4, $5, $6, 'open')
         ON CONFLICT (kind, about) DO UPDATE SET last_at = excluded.last_at, count = excluded.count, holders = excluded.holders,
            state = CASE WHEN excluded.count > signals.count THEN 'open' ELSE signals.state END"
    )).bind(id).bind(found.kind.word()).bind(&found.about).bind(at).bind(found.count).bind(accounts).execute(c).await?.rows_affected());
    Ok(())
}

/// Writes down the mailbox of a new account and the hour it was made in, once. Yields all accounts of that mailbox.
///
/// # Errors
/// When the database fails.
pub async fn meet_mailbox(
    tx: &mut Tx,
    account: AccountId,
    mailbox: &[u8; 32],
    hour: i64,
) -> Result<Vec<Uuid>, DbError> {
    let mailbox = mailbox.to_vec();
    let new = run!(tx, c => sqlx::query(sql!("INSERT INTO signal_mailboxes (account, mailbox) VALUES ($1, $2) ON CONFLICT DO NOTHING"))
        .bind(account.0).bind(&mailbox).execute(c).await?.rows_affected());
    if new == 1 {
        run!(tx, c => sqlx::query(sql!(
            "INSERT INTO signal_hours (hour, made) VALUES ($1, 1) ON CONFLICT (hour) DO UPDATE SET made = signal_hours.made + 1"
        )).bind(hour).execute(c).await?.rows_affected());
    }
    Ok(
        run!(tx, c => sqlx::query_scalar(sql!("SELECT account FROM signal_mailboxes WHERE mailbox = $1 ORDER BY account")).bind(&mailbox).fetch_all(c).await?),
    )
}

/// Accounts made in the hours from one to another.
///
/// # Errors
/// When the database fails.
pub async fn hours(tx: &mut Tx, from: i64, until: i64) -> Result<Vec<(i64, i64)>, DbError> {
    Ok(
        run!(tx, c => sqlx::query_as(sql!("SELECT hour, made FROM signal_hours WHERE hour >= $1 AND hour <= $2")).bind(from).bind(until).fetch_all(c).await?),
    )
}

/// A sign as it is stored.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Row {
    /// Its id.
    pub id: Uuid,
    /// What was noticed.
    pub kind: String,
    /// When first, in milliseconds since 1970.
    pub first_at: i64,
    /// When last.
    pub last_at: i64,
    /// How many there are.
    pub count: i64,
    /// The accounts, as JSON.
    pub holders: String,
    /// What became of it.
    pub state: String,
}

impl Row {
    /// The accounts it is about.
    ///
    /// # Errors
    /// When what is stored is no list.
    pub fn accounts(&self) -> Result<Vec<AccountId>, DbError> {
        let ids: Vec<Uuid> =
            serde_json::from_str(&self.holders).map_err(|_| DbError::Stored("accounts"))?;
        Ok(ids.into_iter().map(AccountId).collect())
    }
}

/// Signs in a state, newest first, from before a time on, at most `limit`.
///
/// # Errors
/// When the database fails.
pub async fn list(
    tx: &mut Tx,
    state: SignalState,
    before: i64,
    limit: i64,
) -> Result<Vec<Row>, DbError> {
    Ok(run!(tx, c => sqlx::query_as(sql!(
        "SELECT id, kind, first_at, last_at, count, holders, state FROM signals WHERE state = $1 AND last_at < $2 ORDER BY last_at DESC, id LIMIT $3"
    )).bind(state.word()).bind(before).bind(limit).fetch_all(c).await?))
}

/// The sign with this id.
///
/// # Errors
/// When the database fails.
pub async fn find(tx: &mut Tx, id: Uuid) -> Result<Option<Row>, DbError> {
    Ok(
        run!(tx, c => sqlx::query_as(sql!("SELECT id, kind, first_at, last_at, count, holders, state FROM signals WHERE id = $1")).bind(id).fetch_optional(c).await?),
    )
}

/// How many signs wait.
///
/// # Errors
/// When the database fails.
pub async fn count_open(tx: &mut Tx) -> Result<i64, DbError> {
    Ok(
        run!(tx, c => sqlx::query_scalar(sql!("SELECT COUNT(*) FROM signals WHERE state = 'open'")).fetch_one(c).await?),
    )
}

/// Decides about a sign that waits; `false` if somebody else has.
///
/// # Errors
/// When the database fails.
pub async fn decide(
    tx: &mut Tx,
    may: &MayServe,
    id: Uuid,
    state: SignalState,
    reason: &str,
    now: Timestamp,
) -> Result<bool, DbError> {
    let decided = run!(tx, c => sqlx::query(sql!(
        "UPDATE signals SET state = $2, reason = $3, decided_at = $4, decided_by = $5 WHERE id = $1 AND state = 'open'"
    )).bind(id).bind(state.word()).bind(reason).bind(millis(now)).bind(may.by().0).execute(c).await?.rows_affected());
    Ok(decided == 1)
}
