//! Rows of trustees.

use crate::clock::millis;
use crate::db::{DbError, Tx};
use crate::{run, sql};
use ballot::secret::{
    CanaryPart, Ceremony, Complaint, Confirmed, Dealt, Joined, from_json, to_json,
};
use domain::ids::{AccountId, PollId};
use domain::rights::{MayActAsTrustee, MayRunSpace};
use jiff::Timestamp;
use serde::Serialize;
use serde::de::DeserializeOwned;
use uuid::Uuid;

/// One trustee, with what they published.
#[derive(Clone, Debug)]
pub struct Trustee {
    /// From 1.
    pub number: u16,
    /// Whose.
    pub account: AccountId,
    /// The first round.
    pub joined: Option<Joined>,
    /// The second round.
    pub dealt: Option<Dealt>,
    /// The third round.
    pub confirmed: Option<Confirmed>,
    /// The part of the trial before the opening.
    pub trial: Option<CanaryPart>,
    /// The part of the trial before the close.
    pub second: Option<CanaryPart>,
    /// Whether the share was handed in.
    pub has_shared: bool,
    /// The word of the last step they were written to about.
    pub told: String,
}

/// The trustees of a poll.
#[derive(Clone, Debug)]
pub struct Body {
    /// The poll.
    pub poll: PollId,
    /// What their key is made for.
    pub ceremony: Ceremony,
    /// The nonce of the trial before the close, once it was asked for.
    pub second_nonce: Option<[u8; 32]>,
    /// By their numbers.
    pub trustees: Vec<Trustee>,
    /// Who dealt wrongly, the latest first.
    pub wrong: Vec<u16>,
}

#[derive(sqlx::FromRow)]
struct Row {
    number: i16,
    account: Uuid,
    joined: Option<String>,
    dealt: Option<String>,
    confirmed: Option<String>,
    trial: Option<String>,
    second: Option<String>,
    shared_at: Option<i64>,
    told: String,
}

fn read<T: DeserializeOwned + Serialize>(text: Option<String>) -> Result<Option<T>, DbError> {
    let read = text.map(|text| from_json(text.as_bytes())).transpose();
    read.map_err(|_| DbError::Stored("step of a trustee"))
}

fn written<T: Serialize>(value: &T) -> Result<String, DbError> {
    to_json(value).map_err(|_| DbError::Stored("step of a trustee"))
}

fn small(number: i16) -> Result<u16, DbError> {
    u16::try_from(number).map_err(|_| DbError::Stored("number of a trustee"))
}

fn stored(number: u16) -> i16 {
    i16::try_from(number).unwrap_or(i16::MAX)
}

fn hash32(bytes: Vec<u8>) -> Result<[u8; 32], DbError> {
    bytes.try_into().map_err(|_| DbError::Stored("nonce"))
}

impl TryFrom<Row> for Trustee {
    type Error = DbError;

    fn try_from(row: Row) -> Result<Self, DbError> {
        Ok(Self {
            number: small(row.number)?,
            account: AccountId(row.account),
            joined: read(row.joined)?,
            dealt: read(row.dealt)?,
            confirmed: read(row.confirmed)?,
            trial: read(row.trial)?,
            second: read(row.second)?,
            has_shared: row.shared_at.is_some(),
            told: row.told,
        })
    }
}

/// The trustees of a poll, if they were named.
///
/// # Errors
/// When the database fails.
pub async fn body(tx: &mut Tx, poll: PollId) -> Result<Option<Body>, DbError> {
    let head: Option<(Vec<u8>, i16, Option<Vec<u8>>)> = run!(tx, c => sqlx::query_as(sql!(
        "SELECT nonce, needed, second_nonce FROM trustee_ceremonies WHERE poll = $1"
    )).bind(poll.0).fetch_optional(c).await?);
    let Some((nonce, needed, second)) = head else {
        return Ok(None);
    };
    let rows: Vec<Row> = run!(tx, c => sqlx::query_as(sql!(
        "SELECT number, account, joined, dealt, confirmed, trial, second, shared_at, told FROM trustees WHERE poll = $1 ORDER BY number"
    )).bind(poll.0).fetch_all(c).await?);
    let wrong: Vec<i16> = run!(tx, c => sqlx::query_scalar(sql!(
        "SELECT dealer FROM trustee_complaints WHERE poll = $1 ORDER BY at DESC"
    )).bind(poll.0).fetch_all(c).await?);
    let trustees: Vec<Trustee> = rows
        .into_iter()
        .map(Trustee::try_from)
        .collect::<Result<_, _>>()?;
    Ok(Some(Body {
        poll,
        ceremony: Ceremony {
            poll: poll.to_string(),
            nonce: hash32(nonce)?,
            t: small(needed)?,
            n: u16::try_from(trustees.len()).map_err(|_| DbError::Stored("trustees"))?,
        },
        second_nonce: second.map(hash32).transpose()?,
        trustees,
        wrong: wrong.into_iter().map(small).collect::<Result<_, _>>()?,
    }))
}

/// The polls of which somebody is a trustee, the latest first.
///
/// # Errors
/// When the database fails.
pub async fn polls_of(tx: &mut Tx, account: AccountId) -> Result<Vec<PollId>, DbError> {
    let ids: Vec<Uuid> = run!(tx, c => sqlx::query_scalar(sql!("SELECT poll FROM trustees WHERE account = $1 ORDER BY poll DESC"))
        .bind(account.0).fetch_all(c).await?);
    Ok(ids.into_iter().map(PollId).collect())
}

/// Notes that there is nothing left to do for the trustees of a poll.
///
/// # Errors
/// When the database fails.
pub async fn end(tx: &mut Tx, poll: PollId, now: Timestamp) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!("UPDATE trustee_ceremonies SET ended_at = $2 WHERE poll = $1"))
        .bind(poll.0).bind(millis(now)).execute(c).await?.rows_affected());
    Ok(())
}

/// All polls whose trustees are not done.
///
/// # Errors
/// When the database fails.
pub async fn polls(tx: &mut Tx) -> Result<Vec<PollId>, DbError> {
    let ids: Vec<Uuid> = run!(tx, c => sqlx::query_scalar(sql!("SELECT poll FROM trustee_ceremonies WHERE ended_at IS NULL ORDER BY poll")).fetch_all(c).await?);
    Ok(ids.into_iter().map(PollId).collect())
}

/// Names the trustees of a poll, in place of those that were named before; what these did is gone.
///
/// # Errors
/// When the database fails.
pub async fn name(
    tx: &mut Tx,
    _: &MayRunSpace,
    poll: PollId,
    (nonce, needed): ([u8; 32], u16),
    accounts: &[AccountId],
    now: Timestamp,
) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!("DELETE FROM trustees WHERE poll = $1")).bind(poll.0).execute(c).await?.rows_affected());
    run!(tx, c => sqlx::query(sql!("DELETE FROM trustee_complaints WHERE poll = $1")).bind(poll.0).execute(c).await?.rows_affected());
    run!(tx, c => sqlx::query(sql!(
        "INSERT INTO trustee_ceremonies (poll, nonce, needed, begun_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (poll) DO UPDATE SET nonce = EXCLUDED.nonce, needed = EXCLUDED.needed, begun_at = EXCLUDED.begun_at, second_nonce = NULL, second_at = NULL, ended_at = NULL"
    )).bind(poll.0).bind(nonce.to_vec()).bind(stored(needed)).bind(millis(now)).execute(c).await?.rows_affected());
    for (number, account) in (1_u16..).zip(accounts) {
        run!(tx, c => sqlx::query(sql!("INSERT INTO trustees (poll, number, account, told) VALUES ($1, $2, $3, '')"))
            .bind(poll.0).bind(stored(number)).bind(account.0).execute(c).await?.rows_affected());
    }
    Ok(())
}

/// Begins the making of the key anew, because a share was wrong.
///
/// # Errors
/// When the database fails.
pub async fn restart(
    tx: &mut Tx,
    may: &MayActAsTrustee,
    body: &Body,
    (nonce, complaint): ([u8; 32], &Complaint),
    now: Timestamp,
) -> Result<(), DbError> {
    let poll = may.poll().0;
    run!(tx, c => sqlx::query(sql!("INSERT INTO trustee_complaints (poll, nonce, dealer, complaint, at) VALUES ($1, $2, $3, $4, $5)"))
        .bind(poll).bind(body.ceremony.nonce.to_vec()).bind(stored(complaint.dealer)).bind(written(complaint)?).bind(millis(now))
        .execute(c).await?.rows_affected());
    run!(tx, c => sqlx::query(sql!("UPDATE trustee_ceremonies SET nonce = $2, begun_at = $3 WHERE poll = $1"))
        .bind(poll).bind(nonce.to_vec()).bind(millis(now)).execute(c).await?.rows_affected());
    run!(tx, c => sqlx::query(sql!("UPDATE trustees SET joined = NULL, dealt = NULL, confirmed = NULL, trial = NULL, told = '' WHERE poll = $1"))
        .bind(poll).execute(c).await?.rows_affected());
    Ok(())
}

/// Writes what a trustee did last.
///
/// # Errors
/// When the database fails.
pub async fn keep(
    tx: &mut Tx,
    may: &MayActAsTrustee,
    trustee: &Trustee,
    now: Timestamp,
) -> Result<(), DbError> {
    let text = |value: Option<Result<String, DbError>>| value.transpose();
    run!(tx, c => sqlx::query(sql!(
        "UPDATE trustees SET joined = $3, dealt = $4, confirmed = $5, trial = $6, second = $7, shared_at = COALESCE(shared_at, $8) WHERE poll = $1 AND number = $2"
    )).bind(may.poll().0).bind(stored(*may.number()))
        .bind(text(trustee.joined.as_ref().map(written))?)
        .bind(text(trustee.dealt.as_ref().map(written))?)
        .bind(text(trustee.confirmed.as_ref().map(written))?)
        .bind(text(trustee.trial.as_ref().map(written))?)
        .bind(text(trustee.second.as_ref().map(written))?)
        .bind(trustee.has_shared.then(|| millis(now)))
        .execute(c).await?.rows_affected());
    Ok(())
}

/// Notes about which step a trustee was written to; `false` if they were already.
///
/// # Errors
/// When the database fails.
pub async fn note_told(
    tx: &mut Tx,
    poll: PollId,
    number: u16,
    step: &str,
) -> Result<bool, DbError> {
    let changed = run!(tx, c => sqlx::query(sql!("UPDATE trustees SET told = $3 WHERE poll = $1 AND number = $2 AND told <> $3"))
        .bind(poll.0).bind(stored(number)).bind(step).execute(c).await?.rows_affected());
    Ok(changed == 1)
}

/// Asks for the trial before the close, unless it was.
///
/// # Errors
/// When the database fails.
pub async fn ask_second(
    tx: &mut Tx,
    poll: PollId,
    nonce: [u8; 32],
    now: Timestamp,
) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!("UPDATE trustee_ceremonies SET second_nonce = $2, second_at = $3 WHERE poll = $1 AND second_nonce IS NULL"))
        .bind(poll.0).bind(nonce.to_vec()).bind(millis(now)).execute(c).await?.rows_affected());
    Ok(())
}
