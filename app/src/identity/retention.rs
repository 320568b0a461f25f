//! What of accounts goes with time: sessions, links, devices. How long each is kept stands in [`domain::retention`].

use super::jobs;
use super::sessions::ANONYMOUS;
use crate::clock::millis;
use crate::db::{DbError, Tx};
use crate::{run, sql};
use domain::retention::Kind;
use jiff::Timestamp;

/// The moment it is when [`Kind::Sessions`] goes that was used last before this one, and the one before which a session without an account
/// was used last that goes then.
fn now_and_anonymous(before: Timestamp) -> (i64, i64) {
    let now = before.saturating_add(Kind::Sessions.period());
    let now = now.unwrap_or(Timestamp::MAX);
    (millis(now), millis(jobs::before(now, ANONYMOUS)))
}

/// How many sessions have ended: nobody has used them since a moment, their time is over, or somebody was on the way to signing in.
///
/// # Errors
/// When the database fails.
pub async fn count_sessions(tx: &mut Tx, before: Timestamp) -> Result<i64, DbError> {
    let (now, anonymous) = now_and_anonymous(before);
    Ok(run!(tx, c => sqlx::query_scalar(sql!(
        "SELECT COUNT(*) FROM sessions WHERE seen_at < $1 OR expires_at <= $2 OR (account IS NULL AND seen_at < $3)"
    )).bind(millis(before)).bind(now).bind(anonymous).fetch_one(c).await?))
}

/// Deletes sessions that have ended.
///
/// # Errors
/// When the database fails.
pub async fn clear_sessions(tx: &mut Tx, before: Timestamp, limit: i64) -> Result<u64, DbError> {
    let (now, anonymous) = now_and_anonymous(before);
    Ok(run!(tx, c => sqlx::query(sql!(
        "DELETE FROM sessions WHERE id IN (SELECT id FROM sessions WHERE seen_at < $1 OR expires_at <= $2 OR (account IS NULL AND seen_at < $3) LIMIT $4)"
    )).bind(millis(before)).bind(now).bind(anonymous).bind(limit).execute(c).await?.rows_affected()))
}

/// How many links expired before a moment.
///
/// # Errors
/// When the database fails.
pub async fn count_links(tx: &mut Tx, before: Timestamp) -> Result<i64, DbError> {
    Ok(
        run!(tx, c => sqlx::query_scalar(sql!("SELECT COUNT(*) FROM email_links WHERE expires_at < $1")).bind(millis(before)).fetch_one(c).await?),
    )
}

/// Deletes links that expired before a moment.
///
/// # Errors
/// When the database fails.
pub async fn clear_links(tx: &mut Tx, before: Timestamp, limit: i64) -> Result<u64, DbError> {
    Ok(
        run!(tx, c => sqlx::query(sql!("DELETE FROM email_links WHERE id IN (SELECT id FROM email_links WHERE expires_at < $1 LIMIT $2)"))
        .bind(millis(before)).bind(limit).execute(c).await?.rows_affected()),
    )
}

/// How many devices nobody has signed in on since a moment.
///
/// # Errors
/// When the database fails.
pub async fn count_devices(tx: &mut Tx, before: Timestamp) -> Result<i64, DbError> {
    Ok(run!(tx, c => sqlx::query_scalar(sql!(
        "SELECT (SELECT COUNT(*) FROM devices WHERE seen_at < $1) + (SELECT COUNT(*) FROM desk_devices WHERE seen_at < $1)"
    )).bind(millis(before)).fetch_one(c).await?))
}

/// Forgets devices nobody has signed in on since a moment.
///
/// # Errors
/// When the database fails.
pub async fn clear_devices(tx: &mut Tx, before: Timestamp, limit: i64) -> Result<u64, DbError> {
    let before = millis(before);
    let known = run!(tx, c => sqlx::query(sql!("DELETE FROM devices WHERE (account, id) IN (SELECT account, id FROM devices WHERE seen_at < $1 LIMIT $2)"))
        .bind(before).bind(limit).execute(c).await?.rows_affected());
    let of_desk = run!(tx, c => sqlx::query(sql!("DELETE FROM desk_devices WHERE (account, device) IN (SELECT account, device FROM desk_devices WHERE seen_at < $1 LIMIT $2)"))
        .bind(before).bind(limit).execute(c).await?.rows_affected());
    Ok(known + of_desk)
}

#[cfg(test)]
mod tests {
    use crate::identity::alerts::REMEMBERED;
    use crate::identity::sessions::{ANONYMOUS, IDLE};
    use domain::retention::Kind;

    #[test]
    fn what_counts_no_more_goes() {
        assert_eq!(Kind::Sessions.period().unsigned_abs(), IDLE);
        assert_eq!(Kind::Devices.period().unsigned_abs(), REMEMBERED);
        assert!(ANONYMOUS < IDLE);
    }
}
