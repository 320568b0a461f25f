//! What there is to take along of discussions, and what goes when somebody leaves: their comments stay, without a name.

use super::store;
use crate::db::{DbError, Tx};
use crate::privacy::{Exported, Kind, ROWS, Whose, moment};
use crate::{run, sql};
use domain::rights::MayErase;
use serde_json::{Value, json};
use uuid::Uuid;

/// Comments somebody wrote.
pub const COMMENTS: Exported = Exported {
    name: "comments",
    columns: &[
        ("comment", Kind::Text),
        ("idea", Kind::Text),
        ("at", Kind::Moment),
        ("stance", Kind::Words("comment-")),
        ("body", Kind::Text),
        ("edited", Kind::Moment),
        ("withdrawn", Kind::Moment),
        ("visibility", Kind::Words("comment-seen-")),
    ],
    read: |tx, whose| Box::pin(comments(tx, whose)),
};

/// What somebody found helpful, or not.
pub const RATINGS: Exported = Exported {
    name: "comment_ratings",
    columns: &[
        ("comment", Kind::Text),
        ("helpful", Kind::Flag),
        ("at", Kind::Moment),
    ],
    read: |tx, whose| Box::pin(ratings(tx, whose)),
};

type Comment = (
    Uuid,
    Uuid,
    i64,
    String,
    String,
    Option<i64>,
    Option<i64>,
    String,
);

async fn comments(tx: &mut Tx, whose: &Whose) -> Result<Vec<Vec<Value>>, DbError> {
    let rows: Vec<Comment> = run!(tx, c => sqlx::query_as(sql!(
        "SELECT id, idea, created_at, stance, body, edited_at, withdrawn_at, visibility FROM comments WHERE author = $1 ORDER BY created_at DESC LIMIT $2"
    )).bind(whose.account.0).bind(ROWS).fetch_all(c).await?);
    let row = |(id, idea, at, stance, body, edited, withdrawn, visibility): Comment| {
        vec![
            json!(format!("/comments/{id}")),
            json!(format!("/ideas/{idea}")),
            moment(at),
            json!(stance),
            json!(body),
            edited.map_or(Value::Null, moment),
            withdrawn.map_or(Value::Null, moment),
            json!(visibility),
        ]
    };
    Ok(rows.into_iter().map(row).collect())
}

async fn ratings(tx: &mut Tx, whose: &Whose) -> Result<Vec<Vec<Value>>, DbError> {
    let rows: Vec<(Uuid, bool, i64)> = run!(tx, c => sqlx::query_as(sql!(
        "SELECT comment, helpful, at FROM comment_ratings WHERE account = $1 ORDER BY at DESC LIMIT $2"
    )).bind(whose.account.0).bind(ROWS).fetch_all(c).await?);
    let row =
        |(id, helpful, at)| vec![json!(format!("/comments/{id}")), json!(helpful), moment(at)];
    Ok(rows.into_iter().map(row).collect())
}

/// Takes an account out of what it wrote, and takes back what it said of others' comments.
///
/// # Errors
/// When the database fails.
pub async fn erase(tx: &mut Tx, may: &MayErase) -> Result<(), DbError> {
    let account = *may.account();
    for (comment, helpful) in store::rated_by(tx, account).await? {
        store::take_back(tx, comment, account, helpful).await?;
    }
    store::forget_author(tx, account).await
}
