//! Rows of the reports: counts alone.

use crate::db::{DbError, Tx};
use crate::{run, sql};
use domain::rights::MayAdminister;
use jiff::civil::Date;

/// Begins the report of a kind on a day; `false` if it was begun: another worker is at it, or was.
///
/// # Errors
/// When the database fails.
pub async fn begin(tx: &mut Tx, day: Date, kind: &str) -> Result<bool, DbError> {
    let begun = run!(tx, c => sqlx::query(sql!("INSERT INTO retention_runs (day, kind, cleared) VALUES ($1, $2, 0) ON CONFLICT (day, kind) DO NOTHING"))
        .bind(day.to_string()).bind(kind).execute(c).await?.rows_affected());
    Ok(begun == 1)
}

/// Adds to a report.
///
/// # Errors
/// When the database fails.
pub async fn add(tx: &mut Tx, day: Date, kind: &str, cleared: u64) -> Result<(), DbError> {
    let cleared = i64::try_from(cleared).unwrap_or(i64::MAX);
    run!(tx, c => sqlx::query(sql!("UPDATE retention_runs SET cleared = cleared + $3 WHERE day = $1 AND kind = $2"))
        .bind(day.to_string()).bind(kind).bind(cleared).execute(c).await?.rows_affected());
    Ok(())
}

/// What was cleared away on the newest days: day, kind, how much.
///
/// # Errors
/// When the database fails.
pub async fn reports(
    tx: &mut Tx,
    _: &MayAdminister,
    limit: i64,
) -> Result<Vec<(String, String, i64)>, DbError> {
    Ok(run!(tx, c => sqlx::query_as(sql!(
        "SELECT day, kind, cleared FROM retention_runs WHERE cleared > 0 ORDER BY day DESC, kind LIMIT $1"
    )).bind(limit).fetch_all(c).await?))
}

/// The newest day on which anything was looked at.
///
/// # Errors
/// When the database fails.
pub async fn newest_day(tx: &mut Tx, _: &MayAdminister) -> Result<Option<String>, DbError> {
    Ok(
        run!(tx, c => sqlx::query_scalar(sql!("SELECT MAX(day) FROM retention_runs")).fetch_one(c).await?),
    )
}
