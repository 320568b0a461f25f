//! When an account was last used, to the day: sessions are cleared away, and somebody has to know which accounts nobody uses any more.

use crate::clock::{from_millis, millis};
use crate::db::{DbError, Tx};
use crate::error::Problem;
use crate::web::Visit;
use crate::{run, sql, transact};
use domain::ids::AccountId;
use domain::retention::{Due, Quiet};
use jiff::Timestamp;
use uuid::Uuid;

/// Milliseconds of a day.
const DAY: i64 = 24 * 3600 * 1000;

/// Writes down that somebody begins a session: the day alone. Warnings about an unused account are void then.
///
/// # Errors
/// When the database fails.
pub(super) async fn seen(visit: &Visit, account: AccountId) -> Result<(), Problem> {
    let day = millis(visit.now) / DAY * DAY;
    transact!(&visit.app.db, tx => {
        run!(tx, c => sqlx::query(sql!(
            "INSERT INTO account_activity (account, seen_on) VALUES ($1, $2)
             ON CONFLICT (account) DO UPDATE SET seen_on = excluded.seen_on, warned_first = NULL, warned_second = NULL"
        )).bind(account.0).bind(day).execute(c).await?.rows_affected());
        Ok(())
    })
}

/// An account that nobody has used for long.
#[derive(Clone, Copy, Debug)]
pub struct Forgotten {
    /// Which.
    pub account: AccountId,
    /// Since when, and when it was warned.
    pub quiet: Quiet,
    /// Whether it holds a role.
    pub is_staff: bool,
}

/// Accounts last used before `before`, in the order of their ids, after `after`.
///
/// # Errors
/// When the database fails.
pub async fn quiet(
    tx: &mut Tx,
    before: Timestamp,
    after: Uuid,
    limit: i64,
) -> Result<Vec<Forgotten>, DbError> {
    type Row = (Uuid, i64, Option<i64>, Option<i64>, i64);
    let rows: Vec<Row> = run!(tx, c => sqlx::query_as(sql!(
        "SELECT a.id, COALESCE(s.seen_on, a.created_at), s.warned_first, s.warned_second,
                (SELECT COUNT(*) FROM role_grants g WHERE g.account = a.id)
         FROM accounts a LEFT JOIN account_activity s ON s.account = a.id
         WHERE COALESCE(s.seen_on, a.created_at) < $1 AND a.id > $2 ORDER BY a.id LIMIT $3"
    )).bind(millis(before)).bind(after).bind(limit).fetch_all(c).await?);
    let forgotten = |(id, seen, first, second, roles): Row| {
        Ok(Forgotten {
            account: AccountId(id),
            quiet: Quiet {
                seen: from_millis(seen)?,
                warned_first: first.map(from_millis).transpose()?,
                warned_second: second.map(from_millis).transpose()?,
            },
            is_staff: roles > 0,
        })
    };
    rows.into_iter().map(forgotten).collect()
}

/// Writes down that the holder of an account was warned; `false` if somebody signed in or another worker was faster.
///
/// # Errors
/// When the database fails.
pub async fn warned(
    tx: &mut Tx,
    forgotten: &Forgotten,
    due: Due,
    now: Timestamp,
) -> Result<bool, DbError> {
    let (account, seen) = (forgotten.account.0, millis(forgotten.quiet.seen));
    let done = match due {
        Due::WarnFirst => run!(tx, c => sqlx::query(sql!(
            "INSERT INTO account_activity (account, seen_on, warned_first) VALUES ($1, $2, $3)
             ON CONFLICT (account) DO UPDATE SET warned_first = excluded.warned_first
             WHERE account_activity.warned_first IS NULL AND account_activity.seen_on = excluded.seen_on"
        )).bind(account).bind(seen).bind(millis(now)).execute(c).await?.rows_affected()),
        Due::WarnSecond => run!(tx, c => sqlx::query(sql!(
            "UPDATE account_activity SET warned_second = $3 WHERE account = $1 AND seen_on = $2 AND warned_first IS NOT NULL AND warned_second IS NULL"
        )).bind(account).bind(seen).bind(millis(now)).execute(c).await?.rows_affected()),
        Due::Erase => 0,
    };
    Ok(done == 1)
}

/// Whether an account is still as unused as it was found.
///
/// # Errors
/// When the database fails.
pub async fn is_still_quiet(tx: &mut Tx, forgotten: &Forgotten) -> Result<bool, DbError> {
    let found: Option<(i64, Option<i64>)> = run!(tx, c => sqlx::query_as(sql!("SELECT seen_on, warned_second FROM account_activity WHERE account = $1"))
        .bind(forgotten.account.0).fetch_optional(c).await?);
    let expected = (
        millis(forgotten.quiet.seen),
        forgotten.quiet.warned_second.map(millis),
    );
    Ok(found == Some(expected))
}
