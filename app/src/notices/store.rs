//! Rows of notices, of choices about them, and of rounds through those who are to be told.

mod digests;
mod rounds;

pub use digests::*;
pub use rounds::*;

use crate::clock::millis;
use crate::db::{DbError, Tx};
use crate::{run, sql};
use domain::ids::AccountId;
use domain::notices::{Choice, Kind, Pace, Way};
use domain::rights::MayManageOwnAccount;
use jiff::Timestamp;
use uuid::Uuid;

fn choice_of(way: &str, pace: &str) -> Result<Choice, DbError> {
    Ok(Choice {
        way: Way::from_word(way).ok_or(DbError::Stored("way of notices"))?,
        pace: Pace::from_word(pace).ok_or(DbError::Stored("pace of notices"))?,
    })
}

/// What somebody wants for a kind of notice.
///
/// # Errors
/// When the database fails.
pub async fn choice(tx: &mut Tx, account: AccountId, kind: Kind) -> Result<Choice, DbError> {
    let row: Option<(String, String)> = run!(tx, c => sqlx::query_as(sql!("SELECT way, pace FROM notice_choices WHERE account = $1 AND kind = $2"))
        .bind(account.0).bind(kind.word()).fetch_optional(c).await?);
    row.map_or(Ok(kind.usual()), |(way, pace)| choice_of(&way, &pace))
}

/// Writes down what somebody chose. What waits for the mail of the day and is not to come by it any more waits no longer.
///
/// # Errors
/// When the database fails.
pub async fn choose(
    tx: &mut Tx,
    permit: &MayManageOwnAccount,
    kind: Kind,
    choice: Choice,
    now: Timestamp,
) -> Result<(), DbError> {
    put(tx, *permit.account(), kind, choice, now).await
}

/// Takes the mails of a kind of notice away, for whoever holds the address that does so: from then on they stand on the site alone.
///
/// # Errors
/// When the database fails.
pub async fn stop(
    tx: &mut Tx,
    account: AccountId,
    kind: Kind,
    before: Choice,
    now: Timestamp,
) -> Result<(), DbError> {
    let way = Way::Here;
    put(tx, account, kind, Choice { way, ..before }, now).await
}

async fn put(
    tx: &mut Tx,
    account: AccountId,
    kind: Kind,
    choice: Choice,
    now: Timestamp,
) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!(
        "INSERT INTO notice_choices (account, kind, way, pace, chosen_at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (account, kind) DO UPDATE SET way = excluded.way, pace = excluded.pace, chosen_at = excluded.chosen_at"
    )).bind(account.0).bind(kind.word()).bind(choice.way.word()).bind(choice.pace.word()).bind(millis(now)).execute(c).await?.rows_affected());
    if choice.way != Way::Mail {
        run!(tx, c => sqlx::query(sql!("UPDATE notices SET mail_at = NULL WHERE account = $1 AND kind = $2 AND mail_at IS NOT NULL"))
            .bind(account.0).bind(kind.word()).execute(c).await?.rows_affected());
    }
    Ok(())
}

/// A notice as it is stored.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Row {
    /// Its id: later ones are larger.
    pub id: Uuid,
    /// Of what kind.
    pub kind: String,
    /// What about: the same is told once.
    pub about: Uuid,
    /// What it is about, in a line.
    pub subject: String,
    /// The text of its mail.
    pub body: String,
    /// Language of both (BCP 47).
    pub lang: String,
    /// Where to read on: a path of ours.
    pub link: String,
    /// When, in milliseconds since 1970-01-01 UTC.
    pub at: i64,
    /// When it was read.
    pub read_at: Option<i64>,
    /// From when on it may go with the mail of the day.
    pub mail_at: Option<i64>,
}

/// Adds a notice; `false` if the person was told of this before.
///
/// # Errors
/// When the database fails.
pub async fn insert(tx: &mut Tx, account: AccountId, row: &Row) -> Result<bool, DbError> {
    let added = run!(tx, c => sqlx::query(sql!(
        "INSERT INTO notices (id, account, kind, about, subject, body, lang, link, at, mail_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
         ON CONFLICT (account, kind, about) DO NOTHING"
    )).bind(row.id).bind(account.0).bind(&row.kind).bind(row.about).bind(&row.subject).bind(&row.body).bind(&row.lang).bind(&row.link)
        .bind(row.at).bind(row.mail_at).execute(c).await?.rows_affected());
    Ok(added == 1)
}

/// The notices of somebody, newest first, before an id, at most `limit`.
///
/// # Errors
/// When the database fails.
pub async fn list(
    tx: &mut Tx,
    account: AccountId,
    before: Uuid,
    limit: i64,
) -> Result<Vec<Row>, DbError> {
    Ok(run!(tx, c => sqlx::query_as(sql!(
        "SELECT id, kind, about, subject, body, lang, link, at, read_at, mail_at FROM notices WHERE account = $1 AND id < $2 ORDER BY id DESC LIMIT $3"
    )).bind(account.0).bind(before).bind(limit).fetch_all(c).await?))
}

/// How many notices somebody has not read.
///
/// # Errors
/// When the database fails.
pub async fn unread(tx: &mut Tx, account: AccountId) -> Result<i64, DbError> {
    Ok(
        run!(tx, c => sqlx::query_scalar(sql!("SELECT COUNT(*) FROM notices WHERE account = $1 AND read_at IS NULL")).bind(account.0).fetch_one(c).await?),
    )
}

/// Marks all notices up to one as read. What was read on the site does not come by mail any more.
///
/// # Errors
/// When the database fails.
pub async fn read_all(
    tx: &mut Tx,
    permit: &MayManageOwnAccount,
    until: Uuid,
    now: Timestamp,
) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!("UPDATE notices SET read_at = $3, mail_at = NULL WHERE account = $1 AND id <= $2 AND read_at IS NULL"))
        .bind(permit.account().0).bind(until).bind(millis(now)).execute(c).await?.rows_affected());
    Ok(())
}
