//! Rounds through those who are to be told of a poll, and who wants to be reminded of which.

use crate::clock::millis;
use crate::db::{DbError, Tx};
use crate::{run, sql};
use domain::ids::{AccountId, PollId};
use domain::notices::Kind;
use domain::rights::MayManageOwnAccount;
use jiff::Timestamp;
use uuid::Uuid;

/// A round that is not done.
#[derive(Clone, Debug)]
pub struct Round {
    /// The poll.
    pub poll: PollId,
    /// What is told of it.
    pub kind: Kind,
    /// The last account that was looked at.
    pub reached: AccountId,
}

/// Begins a round, once for each poll and kind.
///
/// # Errors
/// When the database fails.
pub async fn begin(tx: &mut Tx, poll: PollId, kind: Kind, now: Timestamp) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!("INSERT INTO notice_rounds (poll, kind, reached, begun_at) VALUES ($1, $2, $3, $4) ON CONFLICT (poll, kind) DO NOTHING"))
        .bind(poll.0).bind(kind.word()).bind(Uuid::nil()).bind(millis(now)).execute(c).await?.rows_affected());
    Ok(())
}

/// Whether a round has begun.
///
/// # Errors
/// When the database fails.
pub async fn has_begun(tx: &mut Tx, poll: PollId, kind: Kind) -> Result<bool, DbError> {
    let found: i64 = run!(tx, c => sqlx::query_scalar(sql!("SELECT COUNT(*) FROM notice_rounds WHERE poll = $1 AND kind = $2"))
        .bind(poll.0).bind(kind.word()).fetch_one(c).await?);
    Ok(found > 0)
}

/// The rounds that are not done, oldest first; as many as there is use for at once.
///
/// # Errors
/// When the database fails.
pub async fn under_way(tx: &mut Tx) -> Result<Vec<Round>, DbError> {
    let rows: Vec<(Uuid, String, Uuid)> = run!(tx, c => sqlx::query_as(sql!(
        "SELECT poll, kind, reached FROM notice_rounds WHERE done_at IS NULL ORDER BY begun_at, poll, kind LIMIT 50"
    )).fetch_all(c).await?);
    let round = |(poll, kind, reached): (Uuid, String, Uuid)| {
        Ok(Round {
            poll: PollId(poll),
            kind: Kind::from_word(&kind).ok_or(DbError::Stored("kind of notice"))?,
            reached: AccountId(reached),
        })
    };
    rows.into_iter().map(round).collect()
}

/// Goes on to an account, or ends the round; `false` if another worker did so meanwhile.
///
/// # Errors
/// When the database fails.
pub async fn go_on(
    tx: &mut Tx,
    round: &Round,
    to: AccountId,
    done_at: Option<Timestamp>,
) -> Result<bool, DbError> {
    let moved = run!(tx, c => sqlx::query(sql!("UPDATE notice_rounds SET reached = $4, done_at = $5 WHERE poll = $1 AND kind = $2 AND reached = $3 AND done_at IS NULL"))
        .bind(round.poll.0).bind(round.kind.word()).bind(round.reached.0).bind(to.0).bind(done_at.map(millis)).execute(c).await?.rows_affected());
    Ok(moved == 1)
}

/// Those who follow a poll, after an account, in their order, at most `limit`.
///
/// # Errors
/// When the database fails.
pub async fn followers_after(
    tx: &mut Tx,
    poll: PollId,
    after: AccountId,
    limit: i64,
) -> Result<Vec<AccountId>, DbError> {
    let ids: Vec<Uuid> = run!(tx, c => sqlx::query_scalar(sql!("SELECT account FROM poll_follows WHERE poll = $1 AND account > $2 ORDER BY account LIMIT $3"))
        .bind(poll.0).bind(after.0).bind(limit).fetch_all(c).await?);
    Ok(ids.into_iter().map(AccountId).collect())
}

/// Whether somebody follows a poll.
///
/// # Errors
/// When the database fails.
pub async fn follows(tx: &mut Tx, account: AccountId, poll: PollId) -> Result<bool, DbError> {
    let found: i64 = run!(tx, c => sqlx::query_scalar(sql!("SELECT COUNT(*) FROM poll_follows WHERE account = $1 AND poll = $2"))
        .bind(account.0).bind(poll.0).fetch_one(c).await?);
    Ok(found > 0)
}

/// Follows a poll, or does so no more.
///
/// # Errors
/// When the database fails.
pub async fn follow(
    tx: &mut Tx,
    permit: &MayManageOwnAccount,
    poll: PollId,
    is_wanted: bool,
    now: Timestamp,
) -> Result<(), DbError> {
    let account = permit.account().0;
    if is_wanted {
        run!(tx, c => sqlx::query(sql!("INSERT INTO poll_follows (account, poll, since) VALUES ($1, $2, $3) ON CONFLICT (account, poll) DO NOTHING"))
            .bind(account).bind(poll.0).bind(millis(now)).execute(c).await?.rows_affected());
    } else {
        run!(tx, c => sqlx::query(sql!("DELETE FROM poll_follows WHERE account = $1 AND poll = $2")).bind(account).bind(poll.0).execute(c).await?.rows_affected());
    }
    Ok(())
}
