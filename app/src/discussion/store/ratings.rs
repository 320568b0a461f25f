//! Who found what helpful; the counters of a comment change with it.

use crate::clock::millis;
use crate::db::{DbError, Tx};
use crate::{run, sql};
use domain::discussion::score;
use domain::ids::{AccountId, CommentId};
use domain::rights::discussion::MayRateComment;
use jiff::Timestamp;
use uuid::Uuid;

/// How somebody rated a comment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rated {
    /// It helped.
    Helpful,
    /// It did not.
    Unhelpful,
}

/// How somebody rated a comment before.
///
/// # Errors
/// When the database fails.
async fn rating(
    tx: &mut Tx,
    comment: CommentId,
    account: AccountId,
) -> Result<Option<Rated>, DbError> {
    let helpful: Option<bool> = run!(tx, c => sqlx::query_scalar(sql!("SELECT helpful FROM comment_ratings WHERE comment = $1 AND account = $2"))
        .bind(comment.0).bind(account.0).fetch_optional(c).await?);
    Ok(helpful.map(|helpful| match helpful {
        true => Rated::Helpful,
        false => Rated::Unhelpful,
    }))
}

/// Writes down how somebody rates a comment, in place of what they said before; `None` takes it back.
///
/// # Errors
/// When the database fails.
pub async fn rate(
    tx: &mut Tx,
    may: &MayRateComment,
    rated: Option<Rated>,
    now: Timestamp,
) -> Result<(), DbError> {
    let (comment, account) = (*may.comment(), *may.by());
    let before = rating(tx, comment, account).await?;
    match rated {
        Some(rated) => {
            run!(tx, c => sqlx::query(sql!(
                "INSERT INTO comment_ratings (comment, account, helpful, at) VALUES ($1, $2, $3, $4)
                 ON CONFLICT (comment, account) DO UPDATE SET helpful = excluded.helpful, at = excluded.at"
            )).bind(comment.0).bind(account.0).bind(rated == Rated::Helpful).bind(millis(now)).execute(c).await?.rows_affected());
        }
        None => {
            run!(tx, c => sqlx::query(sql!("DELETE FROM comment_ratings WHERE comment = $1 AND account = $2"))
                .bind(comment.0).bind(account.0).execute(c).await?.rows_affected());
        }
    }
    let one = |rated: Option<Rated>, of: Rated| i64::from(rated == Some(of));
    let helpful = one(rated, Rated::Helpful) - one(before, Rated::Helpful);
    let all = i64::from(rated.is_some()) - i64::from(before.is_some());
    count(tx, comment, helpful, all).await
}

/// Changes the counters of a comment, and its score with them.
async fn count(tx: &mut Tx, comment: CommentId, helpful: i64, all: i64) -> Result<(), DbError> {
    let counted: Option<(i64, i64)> = run!(tx, c => sqlx::query_as(sql!(
        "UPDATE comments SET helpful = helpful + $2, rated = rated + $3 WHERE id = $1 RETURNING helpful, rated"
    )).bind(comment.0).bind(helpful).bind(all).fetch_optional(c).await?);
    let Some((helpful, rated)) = counted else {
        return Ok(());
    };
    run!(tx, c => sqlx::query(sql!("UPDATE comments SET score = $2 WHERE id = $1"))
        .bind(comment.0).bind(score(helpful, rated)).execute(c).await?.rows_affected());
    Ok(())
}

/// What somebody rated, with what they said.
///
/// # Errors
/// When the database fails.
pub async fn rated_by(tx: &mut Tx, account: AccountId) -> Result<Vec<(Uuid, bool)>, DbError> {
    Ok(
        run!(tx, c => sqlx::query_as(sql!("SELECT comment, helpful FROM comment_ratings WHERE account = $1 ORDER BY comment"))
        .bind(account.0).fetch_all(c).await?),
    )
}

/// Takes back what an account said of a comment, for an account that is erased.
///
/// # Errors
/// When the database fails.
pub async fn take_back(
    tx: &mut Tx,
    comment: Uuid,
    account: AccountId,
    helpful: bool,
) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!("DELETE FROM comment_ratings WHERE comment = $1 AND account = $2"))
        .bind(comment).bind(account.0).execute(c).await?.rows_affected());
    count(tx, CommentId(comment), -i64::from(helpful), -1).await
}
