//! What there is to take along of a profile; and what goes when somebody erases their account.

use super::store;
use crate::db::{DbError, Tx};
use crate::privacy::{Exported, Kind, Whose, moment};
use crate::{run, spaces, sql};
use domain::rights::MayErase;
use serde_json::{Value, json};

/// What somebody told about themselves.
pub const PROFILE: Exported = Exported {
    name: "profile",
    columns: &[
        ("field", Kind::Text),
        ("value", Kind::Text),
        ("given", Kind::Moment),
    ],
    read: |tx, whose| Box::pin(fields(tx, whose)),
};

/// Names in public.
pub const NAMES: Exported = Exported {
    name: "names",
    columns: &[("space", Kind::Text), ("name", Kind::Text)],
    read: |tx, whose| Box::pin(names(tx, whose)),
};

async fn fields(tx: &mut Tx, whose: &Whose) -> Result<Vec<Vec<Value>>, DbError> {
    let rows = store::fields(tx, whose.account).await?;
    let row = |row: store::Row| vec![json!(row.key), json!(row.value), moment(row.changed_at)];
    Ok(rows.into_iter().map(row).collect())
}

async fn names(tx: &mut Tx, whose: &Whose) -> Result<Vec<Vec<Value>>, DbError> {
    let chosen = store::chosen(tx, whose.account).await?;
    let mut names = Vec::new();
    for (space, title) in spaces::all_titles(tx).await? {
        if let Some(pseudonym) = store::pseudonym(tx, space, whose.account).await? {
            names.push(vec![json!(title), json!(pseudonym.words().0)]);
        }
        let own = chosen.iter().filter(|(of, _)| *of == space);
        names.extend(own.map(|(_, name)| vec![json!(title), json!(name)]));
    }
    Ok(names)
}

/// Takes away what an account told about itself, and its names in public.
///
/// # Errors
/// When the database fails.
pub async fn erase(tx: &mut Tx, may: &MayErase) -> Result<(), DbError> {
    let id = may.account().0;
    run!(tx, c => sqlx::query(sql!("DELETE FROM profile_fields WHERE account = $1")).bind(id).execute(c).await?.rows_affected());
    run!(tx, c => sqlx::query(sql!("DELETE FROM pseudonyms WHERE account = $1")).bind(id).execute(c).await?.rows_affected());
    run!(tx, c => sqlx::query(sql!("DELETE FROM public_names WHERE account = $1")).bind(id).execute(c).await?.rows_affected());
    Ok(())
}
