//! What there is to take along of ideas, and what goes with the account: drafts and follows go, ideas and answers stay under a neutral name, supports
//! and ratings stay counted without the account.

use super::store;
use crate::db::{DbError, Tx};
use crate::privacy::{Exported, Kind, ROWS, Whose, moment};
use crate::{run, sql};
use domain::ids::AccountId;
use domain::rights::MayErase;
use serde_json::{Value, json};
use uuid::Uuid;

pub use super::store::{clear_old_drafts, count_old_drafts};

type Rows = Result<Vec<Vec<Value>>, DbError>;

/// Ideas somebody wrote, alone or with others.
pub const IDEAS: Exported = Exported {
    name: "ideas",
    columns: &[
        ("at", Kind::Moment),
        ("idea", Kind::Text),
        ("title", Kind::Text),
        ("body", Kind::Text),
        ("place", Kind::Text),
        ("state", Kind::Words("idea-status-")),
    ],
    read: |tx, whose| Box::pin(ideas(tx, whose)),
};

/// Wordings somebody gave to ideas.
pub const VERSIONS: Exported = Exported {
    name: "idea_versions",
    columns: &[
        ("at", Kind::Moment),
        ("idea", Kind::Text),
        ("version", Kind::Number),
        ("title", Kind::Text),
        ("body", Kind::Text),
    ],
    read: |tx, whose| Box::pin(versions(tx, whose)),
};

/// Drafts of ideas.
pub const DRAFTS: Exported = Exported {
    name: "idea_drafts",
    columns: &[("at", Kind::Moment), ("typed", Kind::Text)],
    read: |tx, whose| Box::pin(drafts(tx, whose)),
};

/// Ideas somebody supports.
pub const SUPPORTS: Exported = Exported {
    name: "idea_supports",
    columns: &[("at", Kind::Moment), ("idea", Kind::Text)],
    read: |tx, whose| Box::pin(supports(tx, whose)),
};

/// Changes somebody proposed to ideas.
pub const AMENDMENTS: Exported = Exported {
    name: "amendments",
    columns: &[
        ("at", Kind::Moment),
        ("idea", Kind::Text),
        ("title", Kind::Text),
        ("body", Kind::Text),
        ("why", Kind::Text),
        ("state", Kind::Words("amendment-state-")),
    ],
    read: |tx, whose| Box::pin(amendments(tx, whose)),
};

/// Changes somebody voted on.
pub const AMENDMENT_VOTES: Exported = Exported {
    name: "amendment_votes",
    columns: &[
        ("at", Kind::Moment),
        ("amendment", Kind::Text),
        ("for_it", Kind::Flag),
    ],
    read: |tx, whose| Box::pin(votes(tx, whose)),
};

/// Ideas somebody follows.
pub const FOLLOWS: Exported = Exported {
    name: "idea_follows",
    columns: &[("at", Kind::Moment), ("idea", Kind::Text)],
    read: |tx, whose| Box::pin(follows(tx, whose)),
};

/// What somebody thinks of official answers.
pub const RATINGS: Exported = Exported {
    name: "answer_ratings",
    columns: &[
        ("at", Kind::Moment),
        ("idea", Kind::Text),
        ("rating", Kind::Number),
    ],
    read: |tx, whose| Box::pin(ratings(tx, whose)),
};

/// Official answers somebody gave.
pub const ANSWERS: Exported = Exported {
    name: "official_answers",
    columns: &[
        ("at", Kind::Moment),
        ("idea", Kind::Text),
        ("body", Kind::Text),
    ],
    read: |tx, whose| Box::pin(answers(tx, whose)),
};

fn link(idea: Uuid) -> Value {
    json!(format!("/ideas/{idea}"))
}

async fn ideas(tx: &mut Tx, whose: &Whose) -> Rows {
    let rows: Vec<(i64, Uuid, String, String, String, String)> = run!(tx, c => sqlx::query_as(sql!(
        "SELECT a.since, i.id, i.title, i.body, i.place, i.status FROM idea_authors a JOIN ideas i ON i.id = a.idea WHERE a.account = $1 ORDER BY a.since DESC, i.id LIMIT $2"
    )).bind(whose.account.0).bind(ROWS).fetch_all(c).await?);
    let row =
        |(at, id, title, body, place, status): (i64, Uuid, String, String, String, String)| {
            let status = status.replace('_', "-");
            vec![
                moment(at),
                link(id),
                json!(title),
                json!(body),
                json!(place),
                json!(status),
            ]
        };
    Ok(rows.into_iter().map(row).collect())
}

async fn versions(tx: &mut Tx, whose: &Whose) -> Rows {
    let rows: Vec<(i64, Uuid, i64, String, String)> = run!(tx, c => sqlx::query_as(sql!(
        "SELECT at, idea, version, title, body FROM idea_versions WHERE edited_by = $1 ORDER BY at DESC, idea, version LIMIT $2"
    )).bind(whose.account.0).bind(ROWS).fetch_all(c).await?);
    let row = |(at, id, version, title, body): (i64, Uuid, i64, String, String)| {
        vec![
            moment(at),
            link(id),
            json!(version),
            json!(title),
            json!(body),
        ]
    };
    Ok(rows.into_iter().map(row).collect())
}

async fn drafts(tx: &mut Tx, whose: &Whose) -> Rows {
    let rows: Vec<(i64, String)> = run!(tx, c => sqlx::query_as(sql!(
        "SELECT updated_at, fields FROM idea_drafts WHERE account = $1 ORDER BY updated_at DESC, id LIMIT $2"
    )).bind(whose.account.0).bind(ROWS).fetch_all(c).await?);
    let row = |(at, fields)| vec![moment(at), json!(fields)];
    Ok(rows.into_iter().map(row).collect())
}

async fn supports(tx: &mut Tx, whose: &Whose) -> Rows {
    let rows: Vec<(i64, Uuid)> = run!(tx, c => sqlx::query_as(sql!("SELECT at, idea FROM idea_supports WHERE account = $1 ORDER BY at DESC, idea LIMIT $2"))
        .bind(whose.account.0).bind(ROWS).fetch_all(c).await?);
    Ok(rows
        .into_iter()
        .map(|(at, id)| vec![moment(at), link(id)])
        .collect())
}

async fn amendments(tx: &mut Tx, whose: &Whose) -> Rows {
    let rows: Vec<(i64, Uuid, String, String, String, String)> = run!(tx, c => sqlx::query_as(sql!(
        "SELECT created_at, idea, title, body, why, state FROM amendments WHERE proposed_by = $1 ORDER BY created_at DESC, id LIMIT $2"
    )).bind(whose.account.0).bind(ROWS).fetch_all(c).await?);
    let row = |(at, idea, title, body, why, state): (i64, Uuid, String, String, String, String)| {
        vec![
            moment(at),
            link(idea),
            json!(title),
            json!(body),
            json!(why),
            json!(state),
        ]
    };
    Ok(rows.into_iter().map(row).collect())
}

async fn votes(tx: &mut Tx, whose: &Whose) -> Rows {
    let rows: Vec<(i64, Uuid, bool)> = run!(tx, c => sqlx::query_as(sql!(
        "SELECT at, amendment, in_favour FROM amendment_votes WHERE account = $1 ORDER BY at DESC, amendment LIMIT $2"
    )).bind(whose.account.0).bind(ROWS).fetch_all(c).await?);
    let row = |(at, id, for_it): (i64, Uuid, bool)| {
        vec![
            moment(at),
            json!(format!("/amendments/{id}")),
            json!(for_it),
        ]
    };
    Ok(rows.into_iter().map(row).collect())
}

async fn follows(tx: &mut Tx, whose: &Whose) -> Rows {
    let rows: Vec<(i64, Uuid)> = run!(tx, c => sqlx::query_as(sql!("SELECT at, idea FROM idea_follows WHERE account = $1 ORDER BY at DESC, idea LIMIT $2"))
        .bind(whose.account.0).bind(ROWS).fetch_all(c).await?);
    Ok(rows
        .into_iter()
        .map(|(at, id)| vec![moment(at), link(id)])
        .collect())
}

async fn ratings(tx: &mut Tx, whose: &Whose) -> Rows {
    let rows: Vec<(i64, Uuid, i16)> = run!(tx, c => sqlx::query_as(sql!(
        "SELECT r.at, o.idea, r.rating FROM answer_ratings r JOIN official_answers o ON o.id = r.answer WHERE r.account = $1 ORDER BY r.at DESC, o.idea LIMIT $2"
    )).bind(whose.account.0).bind(ROWS).fetch_all(c).await?);
    let row = |(at, id, rating): (i64, Uuid, i16)| vec![moment(at), link(id), json!(rating)];
    Ok(rows.into_iter().map(row).collect())
}

async fn answers(tx: &mut Tx, whose: &Whose) -> Rows {
    let rows: Vec<(i64, Uuid, String)> = run!(tx, c => sqlx::query_as(sql!(
        "SELECT at, idea, body FROM official_answers WHERE answered_by = $1 ORDER BY at DESC, idea LIMIT $2"
    )).bind(whose.account.0).bind(ROWS).fetch_all(c).await?);
    let row = |(at, id, body): (i64, Uuid, String)| vec![moment(at), link(id), json!(body)];
    Ok(rows.into_iter().map(row).collect())
}

/// Takes an account out of ideas. The tag of a support stays, so that nobody supports twice by leaving in between.
///
/// # Errors
/// When the database fails.
pub async fn erase(tx: &mut Tx, may: &MayErase) -> Result<(), DbError> {
    let (id, nobody) = (may.account().0, AccountId::ERASED.0);
    store::erase_drafts(tx, may).await?;
    run!(tx, c => sqlx::query(sql!("UPDATE ideas SET follows = follows - 1 WHERE id IN (SELECT f.idea FROM idea_follows f WHERE f.account = $1)")).bind(id).execute(c).await?.rows_affected());
    run!(tx, c => sqlx::query(sql!("DELETE FROM idea_follows WHERE account = $1")).bind(id).execute(c).await?.rows_affected());
    run!(tx, c => sqlx::query(sql!("DELETE FROM idea_invitations WHERE invited_by = $1")).bind(id).execute(c).await?.rows_affected());
    run!(tx, c => sqlx::query(sql!("DELETE FROM idea_authors WHERE account = $1")).bind(id).execute(c).await?.rows_affected());
    run!(tx, c => sqlx::query(sql!("UPDATE ideas SET author = $2 WHERE author = $1")).bind(id).bind(nobody).execute(c).await?.rows_affected());
    run!(tx, c => sqlx::query(sql!("UPDATE idea_versions SET edited_by = $2 WHERE edited_by = $1")).bind(id).bind(nobody).execute(c).await?.rows_affected());
    run!(tx, c => sqlx::query(sql!("UPDATE idea_supports SET account = $2 WHERE account = $1")).bind(id).bind(nobody).execute(c).await?.rows_affected());
    run!(tx, c => sqlx::query(sql!("UPDATE answer_ratings SET account = $2 WHERE account = $1")).bind(id).bind(nobody).execute(c).await?.rows_affected());
    run!(tx, c => sqlx::query(sql!("UPDATE idea_steps SET taken_by = $2 WHERE taken_by = $1")).bind(id).bind(nobody).execute(c).await?.rows_affected());
    run!(tx, c => sqlx::query(sql!("UPDATE idea_merges SET merged_by = $2 WHERE merged_by = $1")).bind(id).bind(nobody).execute(c).await?.rows_affected());
    run!(tx, c => sqlx::query(sql!("UPDATE official_answers SET answered_by = $2 WHERE answered_by = $1")).bind(id).bind(nobody).execute(c).await?.rows_affected());
    run!(tx, c => sqlx::query(sql!("UPDATE amendments SET proposed_by = $2 WHERE proposed_by = $1")).bind(id).bind(nobody).execute(c).await?.rows_affected());
    run!(tx, c => sqlx::query(sql!("UPDATE amendments SET decided_by = $2 WHERE decided_by = $1")).bind(id).bind(nobody).execute(c).await?.rows_affected());
    run!(tx, c => sqlx::query(sql!("UPDATE amendment_votes SET account = $2 WHERE account = $1")).bind(id).bind(nobody).execute(c).await?.rows_affected());
    run!(tx, c => sqlx::query(sql!("UPDATE milestones SET written_by = $2 WHERE written_by = $1")).bind(id).bind(nobody).execute(c).await?.rows_affected());
    // Accounts are ordered by when they were made, to the millisecond in the first 48 bits (RFC 9562): a round that has got to this one
    // goes on from there.
    let moment = Uuid::from_u128(id.as_u128() >> 80 << 80);
    run!(tx, c => sqlx::query(sql!("UPDATE idea_rounds SET reached = $2 WHERE reached = $1")).bind(id).bind(moment).execute(c).await?.rows_affected());
    Ok(())
}
