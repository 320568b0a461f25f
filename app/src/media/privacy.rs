//! What there is to take along of somebody's pictures, and what goes when they erase their account: a picture stays with the idea it belongs to, as its
//! text does, but nothing says any more who added it.

use crate::db::{DbError, Tx};
use crate::privacy::{Exported, Kind, ROWS, Whose, moment};
use crate::{run, sql};
use domain::ids::AccountId;
use domain::rights::MayErase;
use serde_json::{Value, json};
use uuid::Uuid;

/// Pictures that somebody added.
pub const PICTURES: Exported = Exported {
    name: "pictures",
    columns: &[
        ("picture", Kind::Text),
        ("alt", Kind::Text),
        ("added", Kind::Moment),
    ],
    read: |tx, whose| Box::pin(pictures(tx, whose)),
};

async fn pictures(tx: &mut Tx, whose: &Whose) -> Result<Vec<Vec<Value>>, DbError> {
    let rows: Vec<(Uuid, String, i64)> = run!(tx, c => sqlx::query_as(sql!(
        "SELECT id, alt, created_at FROM pictures WHERE account = $1 ORDER BY created_at DESC, id LIMIT $2"
    )).bind(whose.account.0).bind(ROWS).fetch_all(c).await?);
    let row = |(id, alt, at): (Uuid, String, i64)| {
        vec![json!(format!("/pictures/{id}")), json!(alt), moment(at)]
    };
    Ok(rows.into_iter().map(row).collect())
}

/// Takes the account out of the pictures it added.
///
/// # Errors
/// When the database fails.
pub async fn erase(tx: &mut Tx, may: &MayErase) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!("UPDATE pictures SET account = $2 WHERE account = $1"))
        .bind(may.account().0).bind(AccountId::ERASED.0).execute(c).await?.rows_affected());
    Ok(())
}
