//! What there is to take along about an account: itself, the roll, roles, sessions, devices, passkeys.

use super::agent;
use crate::db::{DbError, Tx};
use crate::i18n::Locale;
use crate::privacy::{Exported, Kind, ROWS, Whose, moment};
use crate::{run, sql};
use serde_json::{Value, json};
use uuid::Uuid;

type Rows = Result<Vec<Vec<Value>>, DbError>;

/// The account.
pub const ACCOUNT: Exported = Exported {
    name: "account",
    columns: &[
        ("email", Kind::Text),
        ("name", Kind::Text),
        ("language", Kind::Text),
        ("made", Kind::Moment),
        ("used", Kind::Moment),
    ],
    read: |tx, whose| Box::pin(account(tx, whose)),
};

async fn account(tx: &mut Tx, whose: &Whose) -> Rows {
    let rows: Vec<(String, String, String, i64, Option<i64>)> = run!(tx, c => sqlx::query_as(sql!(
        "SELECT a.email, a.name, a.lang, a.created_at, s.seen_on FROM accounts a LEFT JOIN account_activity s ON s.account = a.id WHERE a.id = $1"
    )).bind(whose.account.0).fetch_all(c).await?);
    let row = |(email, name, lang, made, used): (String, String, String, i64, Option<i64>)| {
        let used = used.map_or(Value::Null, moment);
        vec![json!(email), json!(name), json!(lang), moment(made), used]
    };
    Ok(rows.into_iter().map(row).collect())
}

/// Roles held.
pub const ROLES: Exported = Exported {
    name: "roles",
    columns: &[
        ("role", Kind::Role),
        ("space", Kind::Text),
        ("given", Kind::Moment),
    ],
    read: |tx, whose| Box::pin(roles(tx, whose)),
};

async fn roles(tx: &mut Tx, whose: &Whose) -> Rows {
    let rows: Vec<(String, Uuid, i64)> = run!(tx, c => sqlx::query_as(sql!(
        "SELECT role, space, granted_at FROM role_grants WHERE account = $1 ORDER BY granted_at, role, space LIMIT $2"
    )).bind(whose.account.0).bind(ROWS).fetch_all(c).await?);
    let row = |(role, space, at): (String, Uuid, i64)| {
        let space = (!space.is_nil()).then(|| space.to_string());
        vec![json!(role), json!(space), moment(at)]
    };
    Ok(rows.into_iter().map(row).collect())
}

/// Sessions that have not ended.
pub const SESSIONS: Exported = Exported {
    name: "sessions",
    columns: &[
        ("device", Kind::Text),
        ("began", Kind::Moment),
        ("used", Kind::Moment),
    ],
    read: |tx, whose| Box::pin(sessions(tx, whose)),
};

async fn sessions(tx: &mut Tx, whose: &Whose) -> Rows {
    let rows: Vec<(String, i64, i64)> = run!(tx, c => sqlx::query_as(sql!(
        "SELECT agent, created_at, seen_at FROM sessions WHERE account = $1 ORDER BY created_at DESC LIMIT $2"
    )).bind(whose.account.0).bind(ROWS).fetch_all(c).await?);
    let row = |(agent, began, seen): (String, i64, i64)| {
        vec![
            json!(agent::words(Locale::En, &agent)),
            moment(began),
            moment(seen),
        ]
    };
    Ok(rows.into_iter().map(row).collect())
}

/// Devices that are known again: nothing is known of each but when it was used.
pub const DEVICES: Exported = Exported {
    name: "devices",
    columns: &[("used", Kind::Moment)],
    read: |tx, whose| Box::pin(devices(tx, whose)),
};

async fn devices(tx: &mut Tx, whose: &Whose) -> Rows {
    let rows: Vec<i64> = run!(tx, c => sqlx::query_scalar(sql!("SELECT seen_at FROM devices WHERE account = $1 ORDER BY seen_at DESC LIMIT $2"))
        .bind(whose.account.0).bind(ROWS).fetch_all(c).await?);
    Ok(rows.into_iter().map(|seen| vec![moment(seen)]).collect())
}

/// Passkeys: names and dates. What they are checked with is of no use to anybody else, and stays.
pub const PASSKEYS: Exported = Exported {
    name: "passkeys",
    columns: &[
        ("name", Kind::Text),
        ("made", Kind::Moment),
        ("used", Kind::Moment),
    ],
    read: |tx, whose| Box::pin(passkeys(tx, whose)),
};

async fn passkeys(tx: &mut Tx, whose: &Whose) -> Rows {
    let rows: Vec<(String, i64, Option<i64>)> = run!(tx, c => sqlx::query_as(sql!(
        "SELECT name, created_at, used_at FROM passkeys WHERE account = $1 ORDER BY created_at LIMIT $2"
    )).bind(whose.account.0).bind(ROWS).fetch_all(c).await?);
    let row = |(name, made, used): (String, i64, Option<i64>)| {
        vec![json!(name), moment(made), used.map_or(Value::Null, moment)]
    };
    Ok(rows.into_iter().map(row).collect())
}
