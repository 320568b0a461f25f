//! Rounds through those who are told of a step.

use super::Step;
use crate::clock::millis;
use crate::db::{DbError, Tx};
use crate::{run, sql};
use domain::ids::{AccountId, IdeaId};
use jiff::Timestamp;
use uuid::Uuid;

/// A round that is not done.
#[derive(Clone, Debug)]
pub struct Round {
    /// The step that is told of.
    pub step: Uuid,
    /// The idea.
    pub idea: IdeaId,
    /// The last account that was looked at.
    pub reached: AccountId,
}

/// Begins a round for a step.
///
/// # Errors
/// When the database fails.
pub async fn begin_round(tx: &mut Tx, idea: IdeaId, step: &Step) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!("INSERT INTO idea_rounds (step, idea, reached, begun_at, done_at) VALUES ($1, $2, $3, $4, NULL) ON CONFLICT (step) DO NOTHING"))
        .bind(step.id).bind(idea.0).bind(Uuid::nil()).bind(millis(step.at)).execute(c).await?.rows_affected());
    Ok(())
}

/// The rounds that are not done, oldest first; as many as there is use for at once.
///
/// # Errors
/// When the database fails.
pub async fn rounds_under_way(tx: &mut Tx) -> Result<Vec<Round>, DbError> {
    let rows: Vec<(Uuid, Uuid, Uuid)> = run!(tx, c => sqlx::query_as(sql!(
        "SELECT step, idea, reached FROM idea_rounds WHERE done_at IS NULL ORDER BY begun_at, step LIMIT 50"
    )).fetch_all(c).await?);
    let round = |(step, idea, reached)| Round {
        step,
        idea: IdeaId(idea),
        reached: AccountId(reached),
    };
    Ok(rows.into_iter().map(round).collect())
}

/// Goes on to an account, or ends the round; `false` if another worker did so meanwhile.
///
/// # Errors
/// When the database fails.
pub async fn go_on(
    tx: &mut Tx,
    round: &Round,
    to: AccountId,
    done_at: Option<Timestamp>,
) -> Result<bool, DbError> {
    let moved = run!(tx, c => sqlx::query(sql!("UPDATE idea_rounds SET reached = $3, done_at = $4 WHERE step = $1 AND reached = $2 AND done_at IS NULL"))
        .bind(round.step).bind(round.reached.0).bind(to.0).bind(done_at.map(millis)).execute(c).await?.rows_affected());
    Ok(moved == 1)
}

/// Those who wrote, support or follow an idea, after an account, in their order, at most `limit`.
///
/// # Errors
/// When the database fails.
pub async fn concerned_after(
    tx: &mut Tx,
    idea: IdeaId,
    after: AccountId,
    limit: i64,
) -> Result<Vec<AccountId>, DbError> {
    let ids: Vec<Uuid> = run!(tx, c => sqlx::query_scalar(sql!(
        "SELECT account FROM (
             SELECT account FROM idea_authors WHERE idea = $1 AND account > $2
             UNION SELECT account FROM (SELECT account FROM idea_supports WHERE idea = $1 AND account > $2 ORDER BY account LIMIT $3) AS s
             UNION SELECT account FROM (SELECT account FROM idea_follows WHERE idea = $1 AND account > $2 ORDER BY account LIMIT $3) AS f
         ) AS everybody ORDER BY account LIMIT $3"
    )).bind(idea.0).bind(after.0).bind(limit).fetch_all(c).await?);
    Ok(ids.into_iter().map(AccountId).collect())
}
