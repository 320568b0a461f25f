//! What there is to take along of contact points and letters; and what goes when somebody erases their account.

use crate::db::{DbError, Tx};
use crate::privacy::{Exported, Kind, ROWS, Whose, moment};
use crate::{mail, run, sql};
use domain::rights::MayErase;
use serde_json::{Value, json};

type Rows = Result<Vec<Vec<Value>>, DbError>;

/// Contact points that are confirmed.
pub const CONTACTS: Exported = Exported {
    name: "contacts",
    columns: &[
        ("kind", Kind::Words("contact-")),
        ("value", Kind::Text),
        ("means", Kind::Words("contact-means-")),
        ("confirmed", Kind::Moment),
    ],
    read: |tx, whose| Box::pin(contacts(tx, whose)),
};

/// Letters.
pub const LETTERS: Exported = Exported {
    name: "letters",
    columns: &[
        ("address", Kind::Text),
        ("subject", Kind::Text),
        ("body", Kind::Text),
        ("at", Kind::Moment),
        ("printed", Kind::Moment),
    ],
    read: |tx, whose| Box::pin(letters(tx, whose)),
};

async fn contacts(tx: &mut Tx, whose: &Whose) -> Rows {
    let rows: Vec<(String, String, String, i64)> = run!(tx, c => sqlx::query_as(sql!(
        "SELECT kind, value, means, confirmed_at FROM contact_points WHERE account = $1 ORDER BY kind"
    )).bind(whose.account.0).fetch_all(c).await?);
    let row = |(kind, value, means, at)| vec![json!(kind), json!(value), json!(means), moment(at)];
    Ok(rows.into_iter().map(row).collect())
}

type Letter = (String, String, String, i64, Option<i64>);

async fn letters(tx: &mut Tx, whose: &Whose) -> Rows {
    let rows: Vec<Letter> = run!(tx, c => sqlx::query_as(sql!(
        "SELECT address, subject, body, queued_at, printed_at FROM outgoing_letters WHERE account = $1 ORDER BY queued_at DESC, id LIMIT $2"
    )).bind(whose.account.0).bind(ROWS).fetch_all(c).await?);
    let row = |(address, subject, body, at, printed): Letter| {
        let printed = printed.map_or(Value::Null, moment);
        vec![
            json!(address),
            json!(subject),
            json!(body),
            moment(at),
            printed,
        ]
    };
    Ok(rows.into_iter().map(row).collect())
}

/// Takes away the contact points of an account, with what waits to be sent to them.
///
/// # Errors
/// When the database fails.
pub async fn erase(tx: &mut Tx, may: &MayErase) -> Result<(), DbError> {
    let id = may.account().0;
    let numbers: Vec<String> = run!(tx, c => sqlx::query_scalar(sql!(
        "SELECT value FROM contact_points WHERE account = $1 AND kind = 'phone' UNION SELECT value FROM contact_codes WHERE account = $1 AND kind = 'phone'
         UNION SELECT value FROM contact_changes WHERE account = $1 AND kind = 'phone'"
    )).bind(id).fetch_all(c).await?);
    for number in numbers {
        mail::forget(tx, &number).await?;
    }
    run!(tx, c => sqlx::query(sql!("DELETE FROM contact_points WHERE account = $1")).bind(id).execute(c).await?.rows_affected());
    run!(tx, c => sqlx::query(sql!("DELETE FROM contact_codes WHERE account = $1")).bind(id).execute(c).await?.rows_affected());
    run!(tx, c => sqlx::query(sql!("DELETE FROM contact_tries WHERE account = $1")).bind(id).execute(c).await?.rows_affected());
    run!(tx, c => sqlx::query(sql!("DELETE FROM contact_changes WHERE account = $1")).bind(id).execute(c).await?.rows_affected());
    run!(tx, c => sqlx::query(sql!("DELETE FROM outgoing_letters WHERE account = $1")).bind(id).execute(c).await?.rows_affected());
    Ok(())
}
