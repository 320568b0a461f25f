//! What there is to take along: consents and wishes for correction.

use super::{consents, corrections};
use crate::db::{DbError, Tx};
use crate::privacy::{Exported, Kind, ROWS, Whose, moment};
use serde_json::{Value, json};

type Rows = Result<Vec<Vec<Value>>, DbError>;

/// Consents.
pub const CONSENTS: Exported = Exported {
    name: "consents",
    columns: &[
        ("kind", Kind::Words("consent-")),
        ("version", Kind::Number),
        ("wording", Kind::Text),
        ("given", Kind::Moment),
        ("withdrawn", Kind::Moment),
    ],
    read: |tx, whose| Box::pin(consents(tx, whose)),
};

async fn consents(tx: &mut Tx, whose: &Whose) -> Rows {
    let row = |row: consents::Row| {
        vec![
            json!(row.kind),
            json!(row.version),
            json!(row.wording),
            moment(row.given_at),
            row.withdrawn_at.map_or(Value::Null, moment),
        ]
    };
    let rows = consents::of(tx, whose.account, ROWS).await?;
    Ok(rows.into_iter().map(row).collect())
}

/// Wishes for correction.
pub const CORRECTIONS: Exported = Exported {
    name: "corrections",
    columns: &[
        ("about", Kind::Words("correction-about-")),
        ("wrong", Kind::Text),
        ("right", Kind::Text),
        ("at", Kind::Moment),
        ("outcome", Kind::Words("correction-outcome-")),
        ("reason", Kind::Text),
        ("answered", Kind::Moment),
        ("answered_by", Kind::Text),
    ],
    read: |tx, whose| Box::pin(corrections(tx, whose)),
};

async fn corrections(tx: &mut Tx, whose: &Whose) -> Rows {
    let row = |row: corrections::Correction| {
        vec![
            json!(row.about),
            json!(row.wrong),
            json!(row.correct),
            moment(row.asked_at),
            json!(row.outcome),
            json!(row.reason),
            row.worked_at.map_or(Value::Null, moment),
            json!(row.worked_name),
        ]
    };
    let rows = corrections::of(tx, whose.account, ROWS).await?;
    Ok(rows.into_iter().map(row).collect())
}
