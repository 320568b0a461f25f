//! Rows of who came, left, got or lost which role.

use crate::clock::millis;
use crate::db::{DbError, Tx};
use crate::directory::outcome::{Change, What};
use crate::{run, sql};
use domain::actor::{Grant, Role};
use domain::ids::{AccountId, SpaceId};
use domain::rights::MayFollowDirectory;
use jiff::SignedDuration;
use uuid::Uuid;

/// So long it is kept.
const KEPT: SignedDuration = SignedDuration::from_hours(90 * 24);

/// Writes down what a run changed, or would have; forgets what is old.
///
/// # Errors
/// When the database fails.
pub async fn insert(
    tx: &mut Tx,
    permit: &MayFollowDirectory,
    run: Uuid,
    changes: &[Change],
) -> Result<(), DbError> {
    let now = *permit.at();
    for (number, change) in (0_i64..).zip(changes) {
        let role = change.grant.map(|grant| grant.role.word());
        let space = change.grant.and_then(|grant| grant.space);
        run!(tx, c => sqlx::query(sql!(
            "INSERT INTO directory_changes (run, number, at, account, uid, name, what, space, role) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"
        )).bind(run).bind(number).bind(millis(now)).bind(change.account.0).bind(&change.uid).bind(&change.name).bind(change.what.word())
            .bind(space.map(|space| space.0)).bind(role).execute(c).await?.rows_affected());
    }
    run!(tx, c => sqlx::query(sql!("DELETE FROM directory_changes WHERE at < $1")).bind(millis(now - KEPT)).execute(c).await?.rows_affected());
    Ok(())
}

#[derive(sqlx::FromRow)]
struct Row {
    account: Option<Uuid>,
    uid: String,
    name: String,
    what: String,
    space: Option<Uuid>,
    role: Option<String>,
}

/// What a run changed, or would have, by person; at most `limit`.
///
/// # Errors
/// When the database fails.
pub async fn of(tx: &mut Tx, run: Uuid, limit: i64) -> Result<Vec<Change>, DbError> {
    let rows: Vec<Row> = run!(tx, c => sqlx::query_as(sql!(
        "SELECT account, uid, name, what, space, role FROM directory_changes WHERE run = $1 ORDER BY number LIMIT $2"
    )).bind(run).bind(limit).fetch_all(c).await?);
    let change = |row: Row| {
        let role = row
            .role
            .map(|word| Role::from_word(&word).ok_or(DbError::Stored("role")));
        Ok(Change {
            what: What::from_word(&row.what).ok_or(DbError::Stored("change of the directory"))?,
            uid: row.uid,
            name: row.name,
            account: AccountId(row.account.unwrap_or_default()),
            grant: role.transpose()?.map(|role| Grant {
                role,
                space: row.space.map(SpaceId),
            }),
        })
    };
    rows.into_iter().map(change).collect()
}
