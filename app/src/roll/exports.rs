//! What there is to take along about somebody on the roll.

use crate::db::{DbError, Tx};
use crate::privacy::{Exported, Kind, Whose, moment};
use crate::{run, sql};
use serde_json::{Value, json};

type Rows = Result<Vec<Vec<Value>>, DbError>;

/// The entry of the roll.
pub const ROLL: Exported = Exported {
    name: "roll",
    columns: &[
        ("reference", Kind::Text),
        ("given_name", Kind::Text),
        ("family_name", Kind::Text),
        ("birth_date", Kind::Day),
        ("district", Kind::Text),
        ("address", Kind::Text),
        ("email", Kind::Text),
        ("phone", Kind::Text),
        ("imported", Kind::Moment),
    ],
    read: |tx, whose| Box::pin(roll(tx, whose)),
};

#[derive(sqlx::FromRow)]
struct Entry {
    reference: String,
    given_name: String,
    family_name: String,
    birth_date: String,
    district: Option<String>,
    address: Option<String>,
    email: Option<String>,
    phone: Option<String>,
    imported_at: i64,
}

async fn roll(tx: &mut Tx, whose: &Whose) -> Rows {
    let Some(entry) = whose.entry else {
        return Ok(Vec::new());
    };
    let rows: Vec<Entry> = run!(tx, c => sqlx::query_as(sql!(
        "SELECT reference, given_name, family_name, birth_date, district, address, email, phone, imported_at FROM roll_entries WHERE id = $1"
    )).bind(entry.0).fetch_all(c).await?);
    let row = |row: Entry| {
        vec![
            json!(row.reference),
            json!(row.given_name),
            json!(row.family_name),
            json!(row.birth_date),
            json!(row.district),
            json!(row.address),
            json!(row.email),
            json!(row.phone),
            moment(row.imported_at),
        ]
    };
    Ok(rows.into_iter().map(row).collect())
}
