//! What there is to take along about somebody's identities at providers; and what goes when they erase their account.

use crate::db::{DbError, Tx};
use crate::privacy::{Exported, Kind, Whose, moment};
use crate::{run, sql};
use domain::rights::MayErase;
use serde_json::json;

/// Identities at providers.
pub const IDENTITIES: Exported = Exported {
    name: "identities",
    columns: &[
        ("provider", Kind::Text),
        ("name", Kind::Text),
        ("identifier", Kind::Text),
        ("made", Kind::Moment),
        ("used", Kind::Moment),
    ],
    read: |tx, whose| Box::pin(identities(tx, whose)),
};

async fn identities(tx: &mut Tx, whose: &Whose) -> Result<Vec<Vec<serde_json::Value>>, DbError> {
    let rows: Vec<(String, String, String, i64, i64)> = run!(tx, c => sqlx::query_as(sql!(
        "SELECT p.name, i.label, i.subject, i.linked_at, i.used_at FROM federated_identities i JOIN providers p ON p.id = i.provider WHERE i.account = $1 ORDER BY i.linked_at"
    )).bind(whose.account.0).fetch_all(c).await?);
    let row = |(provider, name, subject, made, used): (String, String, String, i64, i64)| {
        vec![
            json!(provider),
            json!(name),
            json!(subject),
            moment(made),
            moment(used),
        ]
    };
    Ok(rows.into_iter().map(row).collect())
}

/// Takes away that an account can be entered by providers.
///
/// # Errors
/// When the database fails.
pub async fn erase(tx: &mut Tx, may: &MayErase) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!("DELETE FROM federated_identities WHERE account = $1")).bind(may.account().0).execute(c).await?.rows_affected());
    Ok(())
}
