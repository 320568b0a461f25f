//! What there is to take along of moderation; what goes with the account, and with time.
//!
//! Decisions stay: they are the public record of what moderators did. Who wrote and who decided is taken out of them.

pub use super::store::notes::{clear_old as clear_notes, count_old as count_notes};
pub use super::store::reports::{clear_old as clear_reports, count_old as count_reports};
pub use super::store::texts::{clear_old as clear_texts, count_old as count_texts};

use crate::db::{DbError, Tx};
use crate::privacy::{Exported, Kind, ROWS, Whose, moment};
use crate::{run, sql};
use domain::ids::AccountId;
use domain::rights::MayErase;
use serde_json::{Value, json};

type Rows = Result<Vec<Vec<Value>>, DbError>;

/// What somebody reported.
pub const REPORTS: Exported = Exported {
    name: "reports",
    columns: &[
        ("at", Kind::Moment),
        ("about", Kind::Words("content-")),
        ("title", Kind::Text),
        ("ground", Kind::Words("ground-")),
        ("body", Kind::Text),
    ],
    read: |tx, whose| Box::pin(reports(tx, whose)),
};

/// Decisions somebody was told of.
pub const DECISIONS: Exported = Exported {
    name: "decisions",
    columns: &[
        ("at", Kind::Moment),
        ("part", Kind::Words("decision-part-")),
        ("decision", Kind::Words("decision-")),
        ("title", Kind::Text),
        ("ground", Kind::Words("ground-")),
        ("body", Kind::Text),
    ],
    read: |tx, whose| Box::pin(decisions(tx, whose)),
};

/// Appeals somebody made.
pub const APPEALS: Exported = Exported {
    name: "appeals",
    columns: &[
        ("at", Kind::Moment),
        ("body", Kind::Text),
        ("outcome", Kind::Words("appeal-outcome-")),
        ("reason", Kind::Text),
        ("answered", Kind::Moment),
    ],
    read: |tx, whose| Box::pin(appeals(tx, whose)),
};

/// Times in which somebody did not take part.
pub const SUSPENSIONS: Exported = Exported {
    name: "suspensions",
    columns: &[
        ("began", Kind::Moment),
        ("ended", Kind::Moment),
        ("undone", Kind::Moment),
    ],
    read: |tx, whose| Box::pin(suspensions(tx, whose)),
};

/// Notes somebody wrote as a moderator.
pub const NOTES: Exported = Exported {
    name: "moderation_notes",
    columns: &[("at", Kind::Moment), ("body", Kind::Text)],
    read: |tx, whose| Box::pin(notes(tx, whose)),
};

async fn reports(tx: &mut Tx, whose: &Whose) -> Rows {
    let rows: Vec<(i64, String, String, String, String)> = run!(tx, c => sqlx::query_as(sql!(
        "SELECT r.at, i.kind, i.title, r.ground, r.words FROM reports r JOIN moderation_items i ON i.id = r.item WHERE r.account = $1 ORDER BY r.at DESC, r.id LIMIT $2"
    )).bind(whose.account.0).bind(ROWS).fetch_all(c).await?);
    let row = |(at, kind, title, ground, words)| {
        vec![
            moment(at),
            json!(kind),
            json!(title),
            json!(ground),
            json!(words),
        ]
    };
    Ok(rows.into_iter().map(row).collect())
}

async fn decisions(tx: &mut Tx, whose: &Whose) -> Rows {
    let rows: Vec<(i64, String, String, String, String, String)> = run!(tx, c => sqlx::query_as(sql!(
        "SELECT s.at, r.part, s.decision, s.title, s.ground, s.facts FROM statement_recipients r JOIN statements s ON s.id = r.statement
         WHERE r.account = $1 ORDER BY s.at DESC, s.id LIMIT $2"
    )).bind(whose.account.0).bind(ROWS).fetch_all(c).await?);
    let row = |(at, part, decision, title, ground, facts)| {
        vec![
            moment(at),
            json!(part),
            json!(decision),
            json!(title),
            json!(ground),
            json!(facts),
        ]
    };
    Ok(rows.into_iter().map(row).collect())
}

type Appeal = (i64, String, Option<String>, Option<String>, Option<i64>);

async fn appeals(tx: &mut Tx, whose: &Whose) -> Rows {
    let rows: Vec<Appeal> = run!(tx, c => sqlx::query_as(sql!(
        "SELECT at, words, outcome, reasons, decided_at FROM appeals WHERE account = $1 ORDER BY at DESC, id LIMIT $2"
    )).bind(whose.account.0).bind(ROWS).fetch_all(c).await?);
    let row = |(at, words, outcome, reasons, decided): Appeal| {
        let decided = decided.map_or(Value::Null, moment);
        vec![
            moment(at),
            json!(words),
            json!(outcome.unwrap_or_default()),
            json!(reasons),
            decided,
        ]
    };
    Ok(rows.into_iter().map(row).collect())
}

async fn suspensions(tx: &mut Tx, whose: &Whose) -> Rows {
    let rows: Vec<(i64, i64, Option<i64>)> = run!(tx, c => sqlx::query_as(sql!(
        "SELECT since, until, lifted_at FROM suspensions WHERE account = $1 ORDER BY since DESC, id LIMIT $2"
    )).bind(whose.account.0).bind(ROWS).fetch_all(c).await?);
    let row = |(since, until, lifted): (i64, i64, Option<i64>)| {
        vec![
            moment(since),
            moment(until),
            lifted.map_or(Value::Null, moment),
        ]
    };
    Ok(rows.into_iter().map(row).collect())
}

async fn notes(tx: &mut Tx, whose: &Whose) -> Rows {
    let rows: Vec<(i64, String)> = run!(tx, c => sqlx::query_as(sql!(
        "SELECT at, words FROM moderation_notes WHERE account = $1 ORDER BY at DESC, id LIMIT $2"
    )).bind(whose.account.0).bind(ROWS).fetch_all(c).await?);
    let row = |(at, words)| vec![moment(at), json!(words)];
    Ok(rows.into_iter().map(row).collect())
}

/// Takes an account out of moderation: its reports, suspensions and what it was told go; decisions, notes and decided appeals stay without it.
///
/// # Errors
/// When the database fails.
pub async fn erase(tx: &mut Tx, may: &MayErase) -> Result<(), DbError> {
    let (id, erased) = (may.account().0, AccountId::ERASED.0);
    run!(tx, c => sqlx::query(sql!("DELETE FROM reports WHERE account = $1")).bind(id).execute(c).await?.rows_affected());
    run!(tx, c => sqlx::query(sql!("DELETE FROM suspensions WHERE account = $1")).bind(id).execute(c).await?.rows_affected());
    run!(tx, c => sqlx::query(sql!("DELETE FROM statement_recipients WHERE account = $1")).bind(id).execute(c).await?.rows_affected());
    run!(tx, c => sqlx::query(sql!("DELETE FROM moderation_texts WHERE account = $1")).bind(id).execute(c).await?.rows_affected());
    run!(tx, c => sqlx::query(sql!("DELETE FROM appeals WHERE account = $1 AND decided_at IS NULL")).bind(id).execute(c).await?.rows_affected());
    run!(tx, c => sqlx::query(sql!("UPDATE appeals SET account = $2, words = '' WHERE account = $1")).bind(id).bind(erased).execute(c).await?.rows_affected());
    run!(tx, c => sqlx::query(sql!("UPDATE appeals SET decided_by = $2 WHERE decided_by = $1")).bind(id).bind(erased).execute(c).await?.rows_affected());
    run!(tx, c => sqlx::query(sql!("UPDATE statements SET decided_by = $2 WHERE decided_by = $1")).bind(id).bind(erased).execute(c).await?.rows_affected());
    run!(tx, c => sqlx::query(sql!("UPDATE statements SET author = NULL, title = '' WHERE author = $1")).bind(id).execute(c).await?.rows_affected());
    run!(tx, c => sqlx::query(sql!("UPDATE moderation_notes SET account = $2 WHERE account = $1")).bind(id).bind(erased).execute(c).await?.rows_affected());
    run!(tx, c => sqlx::query(sql!("UPDATE moderation_items SET author = NULL, title = '', excerpt = '' WHERE author = $1")).bind(id).execute(c).await?.rows_affected());
    run!(tx, c => sqlx::query(sql!("UPDATE moderation_items SET claimed_by = NULL, claimed_until = NULL WHERE claimed_by = $1")).bind(id).execute(c).await?.rows_affected());
    Ok(())
}
