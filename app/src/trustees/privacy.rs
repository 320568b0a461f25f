//! What stands about trustees: exported, kept for a time, and taken away.

use crate::clock::millis;
use crate::db::{DbError, Tx};
use crate::privacy::{Exported, Kind, ROWS, Whose, moment};
use crate::{run, sql};
use domain::ids::{AccountId, PollId};
use domain::rights::MayErase;
use jiff::Timestamp;
use serde_json::{Value, json};
use uuid::Uuid;

/// Of which polls somebody keeps, or kept, a part of the key.
pub const KEY_PARTS: Exported = Exported {
    name: "key_parts",
    columns: &[
        ("poll", Kind::Text),
        ("number", Kind::Number),
        ("handed_in", Kind::Moment),
    ],
    read: |tx, whose| Box::pin(key_parts(tx, whose)),
};

async fn key_parts(tx: &mut Tx, whose: &Whose) -> Result<Vec<Vec<Value>>, DbError> {
    let rows: Vec<(Uuid, i16, Option<i64>)> = run!(tx, c => sqlx::query_as(sql!(
        "SELECT poll, number, shared_at FROM trustees WHERE account = $1 ORDER BY poll DESC LIMIT $2"
    )).bind(whose.account.0).bind(ROWS).fetch_all(c).await?);
    let row = |(poll, number, shared): (Uuid, i16, Option<i64>)| {
        let handed_in = shared.map_or(Value::Null, moment);
        vec![json!(format!("/polls/{poll}")), json!(number), handed_in]
    };
    Ok(rows.into_iter().map(row).collect())
}

/// Whether others rely on a part of a key that somebody keeps.
///
/// # Errors
/// When the database fails.
pub async fn keeps_a_part(tx: &mut Tx, account: AccountId) -> Result<bool, DbError> {
    let kept: i64 = run!(tx, c => sqlx::query_scalar(sql!(
        "SELECT COUNT(*) FROM trustees JOIN trustee_ceremonies ON trustee_ceremonies.poll = trustees.poll WHERE account = $1 AND ended_at IS NULL"
    )).bind(account.0).fetch_one(c).await?);
    Ok(kept > 0)
}

/// Takes an account out of the polls whose key it kept. That somebody kept it stays.
///
/// # Errors
/// When the database fails.
pub async fn erase(tx: &mut Tx, may: &MayErase) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!("UPDATE trustees SET account = $2 WHERE account = $1"))
        .bind(may.account().0).bind(AccountId::ERASED.0).execute(c).await?.rows_affected());
    Ok(())
}

/// Deletes all about the trustees of a poll that is deleted.
///
/// # Errors
/// When the database fails.
pub async fn forget(tx: &mut Tx, poll: PollId) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!("DELETE FROM trustees WHERE poll = $1")).bind(poll.0).execute(c).await?.rows_affected());
    run!(tx, c => sqlx::query(sql!("DELETE FROM trustee_complaints WHERE poll = $1")).bind(poll.0).execute(c).await?.rows_affected());
    run!(tx, c => sqlx::query(sql!("DELETE FROM trustee_ceremonies WHERE poll = $1")).bind(poll.0).execute(c).await?.rows_affected());
    Ok(())
}

/// How many polls' trustees were done before a moment.
///
/// # Errors
/// When the database fails.
pub async fn count_old(tx: &mut Tx, before: Timestamp) -> Result<i64, DbError> {
    Ok(
        run!(tx, c => sqlx::query_scalar(sql!("SELECT COUNT(*) FROM trustee_ceremonies WHERE ended_at < $1")).bind(millis(before)).fetch_one(c).await?),
    )
}

/// Deletes who the trustees of polls were that were done before a moment: what they did is in the public record.
///
/// # Errors
/// When the database fails.
pub async fn clear_old(tx: &mut Tx, before: Timestamp, limit: i64) -> Result<u64, DbError> {
    let ids: Vec<Uuid> = run!(tx, c => sqlx::query_scalar(sql!("SELECT poll FROM trustee_ceremonies WHERE ended_at < $1 ORDER BY poll LIMIT $2"))
        .bind(millis(before)).bind(limit).fetch_all(c).await?);
    let mut cleared = 0;
    for id in ids {
        forget(tx, PollId(id)).await?;
        cleared += 1;
    }
    Ok(cleared)
}
