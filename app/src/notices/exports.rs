//! What there is to take along of notices; what goes with the account, and with time.

use crate::clock::millis;
use crate::db::{DbError, Tx};
use crate::privacy::{Exported, Kind, ROWS, Whose, moment};
use crate::{run, sql};
use domain::rights::MayErase;
use jiff::Timestamp;
use serde_json::{Value, json};
use uuid::Uuid;

type Rows = Result<Vec<Vec<Value>>, DbError>;

/// Notices on the site.
pub const NOTICES: Exported = Exported {
    name: "notices",
    columns: &[
        ("at", Kind::Moment),
        ("kind", Kind::Words("notice-kind-")),
        ("subject", Kind::Text),
        ("body", Kind::Text),
        ("read", Kind::Moment),
    ],
    read: |tx, whose| Box::pin(notices(tx, whose)),
};

/// Which notices somebody chose.
pub const CHOICES: Exported = Exported {
    name: "notice_choices",
    columns: &[
        ("kind", Kind::Words("notice-kind-")),
        ("way", Kind::Words("notice-way-")),
        ("pace", Kind::Words("notice-pace-")),
        ("at", Kind::Moment),
    ],
    read: |tx, whose| Box::pin(choices(tx, whose)),
};

/// Polls somebody wants to be reminded of.
pub const FOLLOWED: Exported = Exported {
    name: "followed",
    columns: &[("poll", Kind::Text), ("at", Kind::Moment)],
    read: |tx, whose| Box::pin(followed(tx, whose)),
};

type Notice = (i64, String, String, String, Option<i64>);

async fn notices(tx: &mut Tx, whose: &Whose) -> Rows {
    let rows: Vec<Notice> = run!(tx, c => sqlx::query_as(sql!("SELECT at, kind, subject, body, read_at FROM notices WHERE account = $1 ORDER BY id DESC LIMIT $2"))
        .bind(whose.account.0).bind(ROWS).fetch_all(c).await?);
    let row = |(at, kind, subject, body, read): Notice| {
        let read = read.map_or(Value::Null, moment);
        vec![moment(at), json!(kind), json!(subject), json!(body), read]
    };
    Ok(rows.into_iter().map(row).collect())
}

async fn choices(tx: &mut Tx, whose: &Whose) -> Rows {
    let rows: Vec<(String, String, String, i64)> = run!(tx, c => sqlx::query_as(sql!("SELECT kind, way, pace, chosen_at FROM notice_choices WHERE account = $1 ORDER BY kind"))
        .bind(whose.account.0).fetch_all(c).await?);
    let row = |(kind, way, pace, at)| vec![json!(kind), json!(way), json!(pace), moment(at)];
    Ok(rows.into_iter().map(row).collect())
}

async fn followed(tx: &mut Tx, whose: &Whose) -> Rows {
    let rows: Vec<(Uuid, i64)> = run!(tx, c => sqlx::query_as(sql!("SELECT poll, since FROM poll_follows WHERE account = $1 ORDER BY since DESC, poll LIMIT $2"))
        .bind(whose.account.0).bind(ROWS).fetch_all(c).await?);
    let row = |(poll, at): (Uuid, i64)| vec![json!(format!("/polls/{poll}")), moment(at)];
    Ok(rows.into_iter().map(row).collect())
}

/// Takes away the notices of an account, and what it chose about them.
///
/// # Errors
/// When the database fails.
pub async fn erase(tx: &mut Tx, may: &MayErase) -> Result<(), DbError> {
    let id = may.account().0;
    run!(tx, c => sqlx::query(sql!("DELETE FROM notices WHERE account = $1")).bind(id).execute(c).await?.rows_affected());
    run!(tx, c => sqlx::query(sql!("DELETE FROM notice_choices WHERE account = $1")).bind(id).execute(c).await?.rows_affected());
    run!(tx, c => sqlx::query(sql!("DELETE FROM notice_digests WHERE account = $1")).bind(id).execute(c).await?.rows_affected());
    run!(tx, c => sqlx::query(sql!("DELETE FROM poll_follows WHERE account = $1")).bind(id).execute(c).await?.rows_affected());
    // Accounts are ordered by when they were made, to the millisecond in the first 48 bits (RFC 9562): a round that has got to this one
    // goes on from there.
    let moment = Uuid::from_u128(id.as_u128() >> 80 << 80);
    run!(tx, c => sqlx::query(sql!("UPDATE notice_rounds SET reached = $2 WHERE reached = $1")).bind(id).bind(moment).execute(c).await?.rows_affected());
    Ok(())
}

/// How many notices are from before a moment.
///
/// # Errors
/// When the database fails.
pub async fn count_old(tx: &mut Tx, before: Timestamp) -> Result<i64, DbError> {
    Ok(
        run!(tx, c => sqlx::query_scalar(sql!("SELECT COUNT(*) FROM notices WHERE at < $1")).bind(millis(before)).fetch_one(c).await?),
    )
}

/// Deletes notices from before a moment.
///
/// # Errors
/// When the database fails.
pub async fn clear_old(tx: &mut Tx, before: Timestamp, limit: i64) -> Result<u64, DbError> {
    Ok(
        run!(tx, c => sqlx::query(sql!("DELETE FROM notices WHERE id IN (SELECT id FROM notices WHERE at < $1 LIMIT $2)"))
        .bind(millis(before)).bind(limit).execute(c).await?.rows_affected()),
    )
}
