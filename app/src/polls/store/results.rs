//! Rows of results.

use crate::clock::{from_millis, millis};
use crate::db::{DbError, Tx};
use crate::{run, sql};
use ballot::methods::{Outcome, TieSeed};
use domain::ids::PollId;
use domain::results::Counts;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// Turnout of one district.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct DistrictTurnout {
    /// The district; empty for residents who have none on the roll.
    pub district: String,
    /// How many may vote there.
    pub eligible: i64,
    /// How many have.
    pub voted: i64,
}

/// A count step by step, and the lot that broke its ties.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Drawn {
    /// What the ballots say.
    pub outcome: Outcome,
    /// The seed of the lot, 64 hexadecimal digits.
    pub seed: String,
    /// All options in the order of the lot: who stands earlier is preferred.
    pub order: Vec<u16>,
}

impl Drawn {
    /// What was counted, with the seed by which its ties were broken.
    #[must_use]
    pub fn new(outcome: Outcome, seed: &TieSeed, options: u16) -> Self {
        Self {
            outcome,
            seed: seed.0.iter().map(|byte| format!("{byte:02x}")).collect(),
            order: seed.order(options).options().to_vec(),
        }
    }
}

/// What came out of a count, as it is written.
#[derive(Clone, Debug)]
pub struct Counted {
    /// All ballots, invalid ones too.
    pub ballots: u64,
    /// Ballots that cannot be read or break the rules of the method.
    pub invalid: u64,
    /// Ballots for "none of these".
    pub none: u64,
    /// Ballots for each option; none by methods that rate or rank.
    pub per_option: Vec<u64>,
    /// The count step by step; `None` where nobody counted ballots.
    pub drawn: Option<Drawn>,
}

impl Counted {
    /// From the outcome of a count.
    #[must_use]
    pub fn new(ballots: u64, invalid: u64, drawn: Drawn) -> Self {
        let (none, per_option) = match &drawn.outcome {
            Outcome::Options(outcome) => (outcome.none, outcome.per_option.clone()),
            other => (blank(other), Vec::new()),
        };
        Self {
            ballots,
            invalid,
            none,
            per_option,
            drawn: Some(drawn),
        }
    }
}

/// Ballots that name no option.
fn blank(outcome: &Outcome) -> u64 {
    match outcome {
        Outcome::Options(outcome) => outcome.none,
        Outcome::Score(outcome) => outcome.blank,
        Outcome::Judgment(outcome) => outcome.blank,
        Outcome::Borda(outcome) => outcome.blank,
        Outcome::Schulze(outcome) => outcome.blank,
        Outcome::Runoff(outcome) => outcome.blank,
        Outcome::Stv(outcome) => outcome.blank,
    }
}

/// Writes the count; `false` if another worker was faster.
///
/// # Errors
/// When the database fails.
pub async fn insert_result(
    tx: &mut Tx,
    poll: PollId,
    counted: &Counted,
    with_none: bool,
    districts: &[DistrictTurnout],
    now: Timestamp,
) -> Result<bool, DbError> {
    let n = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
    let outcome = counted.drawn.as_ref().map(serde_json::to_string);
    let outcome = outcome
        .transpose()
        .map_err(|_| DbError::Stored("outcome"))?;
    let written = run!(tx, c => sqlx::query(sql!(
        "INSERT INTO results (poll, ballots, none, invalid, outcome, counted_at) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING"
    )).bind(poll.0).bind(n(counted.ballots)).bind(with_none.then_some(n(counted.none))).bind(n(counted.invalid)).bind(&outcome).bind(millis(now))
        .execute(c).await?.rows_affected());
    if written == 0 {
        return Ok(false);
    }
    for (number, votes) in (1_i16..).zip(&counted.per_option) {
        run!(tx, c => sqlx::query(sql!("INSERT INTO result_votes (poll, number, votes) VALUES ($1, $2, $3)"))
            .bind(poll.0).bind(number).bind(n(*votes)).execute(c).await?.rows_affected());
    }
    for row in districts {
        run!(tx, c => sqlx::query(sql!("INSERT INTO district_turnout (poll, district, eligible, voted) VALUES ($1, $2, $3, $4)"))
            .bind(poll.0).bind(&row.district).bind(row.eligible).bind(row.voted).execute(c).await?.rows_affected());
    }
    Ok(true)
}

/// What came out of a poll.
#[derive(Clone, Debug)]
pub struct ResultRecord {
    /// The counts; no votes for options by methods that rate or rank.
    pub counts: Counts,
    /// Ballots that could not be read; among the ballots, counted for nothing.
    pub invalid: i64,
    /// The count step by step; `None` for polls that were counted before it was kept.
    pub drawn: Option<Drawn>,
    /// When it was counted.
    pub counted_at: Timestamp,
}

#[derive(sqlx::FromRow)]
struct Row {
    ballots: i64,
    none: Option<i64>,
    invalid: i64,
    outcome: Option<String>,
    counted_at: i64,
}

/// The result of a poll, from its count on.
///
/// # Errors
/// When the database fails.
pub async fn result(tx: &mut Tx, poll: PollId) -> Result<Option<ResultRecord>, DbError> {
    let row: Option<Row> = run!(tx, c => sqlx::query_as(sql!(
        "SELECT ballots, none, invalid, outcome, counted_at FROM results WHERE poll = $1"
    )).bind(poll.0).fetch_optional(c).await?);
    let Some(row) = row else {
        return Ok(None);
    };
    let votes: Vec<i64> = run!(tx, c => sqlx::query_scalar(sql!("SELECT votes FROM result_votes WHERE poll = $1 ORDER BY number"))
        .bind(poll.0).fetch_all(c).await?);
    let n = |n: i64| u64::try_from(n).map_err(|_| DbError::Stored("count"));
    let drawn = row.outcome.as_deref().map(serde_json::from_str);
    Ok(Some(ResultRecord {
        counts: Counts {
            ballots: n(row.ballots)?,
            none: row.none.map(n).transpose()?,
            votes: votes.into_iter().map(n).collect::<Result<_, _>>()?,
        },
        invalid: row.invalid,
        drawn: drawn.transpose().map_err(|_| DbError::Stored("outcome"))?,
        counted_at: from_millis(row.counted_at)?,
    }))
}

/// Turnout by district, as written at the count; those without a district, whose name is empty, come last.
///
/// # Errors
/// When the database fails.
pub async fn districts(tx: &mut Tx, poll: PollId) -> Result<Vec<DistrictTurnout>, DbError> {
    Ok(
        run!(tx, c => sqlx::query_as(sql!("SELECT district, eligible, voted FROM district_turnout WHERE poll = $1 ORDER BY district = '', district"))
        .bind(poll.0).fetch_all(c).await?),
    )
}
