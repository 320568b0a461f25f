//! What there is to take along about an account: itself, changes of its address, roles, sessions, devices, passkeys.

use super::{agent, place};
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

/// Changes of the address that can still be confirmed or taken back.
pub const EMAIL_CHANGES: Exported = Exported {
    name: "email_changes",
    columns: &[
        ("old_email", Kind::Text),
        ("new_email", Kind::Text),
        ("asked", Kind::Moment),
        ("confirmed", Kind::Moment),
        ("undone", Kind::Moment),
    ],
    read: |tx, whose| Box::pin(email_changes(tx, whose)),
};

type Change = (String, String, i64, Option<i64>, Option<i64>);

async fn email_changes(tx: &mut Tx, whose: &Whose) -> Rows {
    let rows: Vec<Change> = run!(tx, c => sqlx::query_as(sql!(
        "SELECT old_email, new_email, asked_at, confirmed_at, undone_at FROM email_changes WHERE account = $1 ORDER BY asked_at DESC LIMIT $2"
    )).bind(whose.account.0).bind(ROWS).fetch_all(c).await?);
    let row = |(old, new, asked, confirmed, undone): Change| {
        let at = |at: Option<i64>| at.map_or(Value::Null, moment);
        vec![
            json!(old),
            json!(new),
            moment(asked),
            at(confirmed),
            at(undone),
        ]
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

/// Changes of roles that an administrator asked for: one's own, or those one asked for; whose they are then is not said.
pub const ROLE_REQUESTS: Exported = Exported {
    name: "role_requests",
    columns: &[
        ("asked", Kind::Moment),
        ("change", Kind::Words("role-change-")),
        ("role", Kind::Role),
        ("space", Kind::Text),
        ("for_me", Kind::Flag),
        ("asked_by_me", Kind::Flag),
        ("expires", Kind::Moment),
        ("outcome", Kind::Words("role-outcome-")),
        ("reason", Kind::Text),
        ("decided", Kind::Moment),
    ],
    read: |tx, whose| Box::pin(role_requests(tx, whose)),
};

#[derive(sqlx::FromRow)]
struct Request {
    asked_by: Uuid,
    account: Uuid,
    space: Uuid,
    role: String,
    change: String,
    asked_at: i64,
    expires_at: i64,
    decided_at: Option<i64>,
    outcome: Option<String>,
    reason: String,
}

async fn role_requests(tx: &mut Tx, whose: &Whose) -> Rows {
    let id = whose.account.0;
    let rows: Vec<Request> = run!(tx, c => sqlx::query_as(sql!(
        "SELECT asked_by, account, space, role, change, asked_at, expires_at, decided_at, outcome, reason FROM role_requests
         WHERE account = $1 OR asked_by = $1 ORDER BY asked_at DESC, id LIMIT $2"
    )).bind(id).bind(ROWS).fetch_all(c).await?);
    let row = |row: Request| {
        let space = (!row.space.is_nil()).then(|| row.space.to_string());
        vec![
            moment(row.asked_at),
            json!(row.change),
            json!(row.role),
            json!(space),
            json!(row.account == id),
            json!(row.asked_by == id),
            moment(row.expires_at),
            json!(row.outcome),
            json!(row.reason),
            row.decided_at.map_or(Value::Null, moment),
        ]
    };
    Ok(rows.into_iter().map(row).collect())
}

/// Sessions that have not ended.
pub const SESSIONS: Exported = Exported {
    name: "sessions",
    columns: &[
        ("device", Kind::Device),
        ("network", Kind::Network),
        ("began", Kind::Moment),
        ("used", Kind::Moment),
    ],
    read: |tx, whose| Box::pin(sessions(tx, whose)),
};

async fn sessions(tx: &mut Tx, whose: &Whose) -> Rows {
    let rows: Vec<(String, String, i64, i64)> = run!(tx, c => sqlx::query_as(sql!(
        "SELECT agent, place, created_at, seen_at FROM sessions WHERE account = $1 ORDER BY created_at DESC LIMIT $2"
    )).bind(whose.account.0).bind(ROWS).fetch_all(c).await?);
    let row = |(agent, place, began, seen): (String, String, i64, i64)| {
        let device = (agent != "/").then_some(agent);
        let network = (!place.is_empty()).then_some(place);
        vec![json!(device), json!(network), moment(began), moment(seen)]
    };
    Ok(rows.into_iter().map(row).collect())
}

/// The words for a device as it is stored, empty where nothing is known of it.
#[must_use]
pub fn device_words(l: Locale, stored: &str) -> String {
    agent::words(l, stored)
}

/// The words for a network as it is stored.
#[must_use]
pub fn network_words(l: Locale, stored: &str) -> String {
    place::words(l, stored, "")
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
