//! Who of the roll belongs to those who may vote: a list that is fixed when a poll opens.

use crate::clock::millis;
use crate::db::{DbError, Tx};
use crate::{run, sql};
use domain::ids::{PollId, RollEntryId};
use domain::poll::{Eligibility, Listed};
use jiff::Timestamp;
use jiff::civil::Date;
use uuid::Uuid;

/// Districts and dates of birth as the statements below take them. Dates are compared as text (`yyyy-mm-dd`), so that 29 February
/// needs no care: whoever is `n` years old on a day was born on or before that month and day `n` years earlier.
struct Bounds {
    districts: String,
    born_until: String,
    born_after: String,
}

impl Bounds {
    fn of(rule: &Eligibility, close_day: Date) -> Self {
        let years_before = |years: i16| {
            let year = (close_day.year() - years).max(0);
            format!("{year:04}-{:02}-{:02}", close_day.month(), close_day.day())
        };
        Self {
            districts: rule
                .districts
                .iter()
                .map(|district| format!("\u{1f}{district}\u{1f}"))
                .collect(),
            born_until: rule.min_age.map_or("9999".to_owned(), years_before),
            born_after: rule
                .max_age
                .map_or("0000".to_owned(), |age| years_before(age + 1)),
        }
    }
}

/// Fixes the list of those who may vote in a poll: the entries a rule admits now, with their districts. Age counts on `close_day`. Yields how
/// many there are. Whoever comes onto the roll or moves later is not on it; whoever leaves the roll cannot use their place.
///
/// # Errors
/// When the database fails; a unique violation says that the list was fixed before.
pub async fn freeze(
    tx: &mut Tx,
    poll: PollId,
    rule: &Eligibility,
    close_day: Date,
    now: Timestamp,
) -> Result<i64, DbError> {
    let bounds = Bounds::of(rule, close_day);
    let listed = run!(tx, c => sqlx::query(sql!(
        "INSERT INTO frozen_roll_entries (poll, entry, district) SELECT $4, id, district FROM roll_entries
         WHERE left_on IS NULL AND birth_date <= $1 AND birth_date > $2 AND ($3 = '' OR replace($3, '\u{1f}' || district || '\u{1f}', '') <> $3)
         ORDER BY id"
    )).bind(bounds.born_until).bind(bounds.born_after).bind(bounds.districts).bind(poll.0).execute(c).await?.rows_affected());
    let listed = i64::try_from(listed).unwrap_or(i64::MAX);
    run!(tx, c => sqlx::query(sql!("INSERT INTO frozen_rolls (poll, at, entries) VALUES ($1, $2, $3)"))
        .bind(poll.0).bind(millis(now)).bind(listed).execute(c).await?.rows_affected());
    Ok(listed)
}

/// Whether the list of those who may vote in a poll was fixed.
///
/// # Errors
/// When the database fails.
pub async fn is_frozen(tx: &mut Tx, poll: PollId) -> Result<bool, DbError> {
    Ok(frozen_size(tx, poll).await?.is_some())
}

/// How many stand on the list of those who may vote in a poll; `None` if it was not fixed.
///
/// # Errors
/// When the database fails.
pub async fn frozen_size(tx: &mut Tx, poll: PollId) -> Result<Option<i64>, DbError> {
    Ok(
        run!(tx, c => sqlx::query_scalar(sql!("SELECT entries FROM frozen_rolls WHERE poll = $1")).bind(poll.0).fetch_optional(c).await?),
    )
}

/// Whether an entry stands on the list of those who may vote in a poll.
///
/// # Errors
/// When the database fails.
pub async fn listed(tx: &mut Tx, poll: PollId, entry: RollEntryId) -> Result<Listed, DbError> {
    let found: Option<bool> = run!(tx, c => sqlx::query_scalar(sql!(
        "SELECT EXISTS (SELECT 1 FROM frozen_roll_entries e WHERE e.poll = f.poll AND e.entry = $2) FROM frozen_rolls f WHERE f.poll = $1"
    )).bind(poll.0).bind(entry.0).fetch_optional(c).await?);
    Ok(match found {
        None => Listed::NotFixed,
        Some(true) => Listed::Yes,
        Some(false) => Listed::No,
    })
}

/// The entries on the list of a poll with their districts of that day, in the order of their ids, from after `after` on, at most `limit`.
///
/// # Errors
/// When the database fails.
pub async fn listed_after(
    tx: &mut Tx,
    poll: PollId,
    after: Option<RollEntryId>,
    limit: i64,
) -> Result<Vec<(RollEntryId, Option<String>)>, DbError> {
    let rows: Vec<(Uuid, Option<String>)> = run!(tx, c => sqlx::query_as(sql!(
        "SELECT entry, district FROM frozen_roll_entries WHERE poll = $1 AND entry > $2 ORDER BY entry LIMIT $3"
    )).bind(poll.0).bind(after.map_or(Uuid::nil(), |entry| entry.0)).bind(limit).fetch_all(c).await?);
    Ok(rows
        .into_iter()
        .map(|(id, district)| (RollEntryId(id), district))
        .collect())
}

/// The entries on the list of a poll with their references, in the order of their ids, from after `after` on, at most `limit`.
///
/// # Errors
/// When the database fails.
pub async fn references_after(
    tx: &mut Tx,
    poll: PollId,
    after: Option<RollEntryId>,
    limit: i64,
) -> Result<Vec<(RollEntryId, String)>, DbError> {
    let rows: Vec<(Uuid, String)> = run!(tx, c => sqlx::query_as(sql!(
        "SELECT f.entry, e.reference FROM frozen_roll_entries f JOIN roll_entries e ON e.id = f.entry
         WHERE f.poll = $1 AND f.entry > $2 ORDER BY f.entry LIMIT $3"
    )).bind(poll.0).bind(after.map_or(Uuid::nil(), |entry| entry.0)).bind(limit).fetch_all(c).await?);
    Ok(rows
        .into_iter()
        .map(|(id, reference)| (RollEntryId(id), reference))
        .collect())
}

/// What stands for an entry in the register it came from.
///
/// # Errors
/// When the database fails.
pub async fn reference(tx: &mut Tx, entry: RollEntryId) -> Result<Option<String>, DbError> {
    Ok(
        run!(tx, c => sqlx::query_scalar(sql!("SELECT reference FROM roll_entries WHERE id = $1")).bind(entry.0).fetch_optional(c).await?),
    )
}

/// Forgets who was on the list of an archived poll; that there was one, and how many stood on it, stays.
///
/// # Errors
/// When the database fails.
pub async fn forget_list(tx: &mut Tx, poll: PollId) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!("DELETE FROM frozen_roll_entries WHERE poll = $1")).bind(poll.0).execute(c).await?.rows_affected());
    Ok(())
}

/// Takes a list back that was fixed for a poll which did not open: it is fixed anew when the poll is published again.
///
/// # Errors
/// When the database fails.
pub async fn unfreeze(tx: &mut Tx, poll: PollId) -> Result<(), DbError> {
    forget_list(tx, poll).await?;
    run!(tx, c => sqlx::query(sql!("DELETE FROM frozen_rolls WHERE poll = $1")).bind(poll.0).execute(c).await?.rows_affected());
    Ok(())
}

/// The entries a rule admits with their districts, in the order of their ids, from after `after` on, at most `limit`.
///
/// # Errors
/// When the database fails.
pub async fn eligible_after(
    tx: &mut Tx,
    rule: &Eligibility,
    close_day: Date,
    after: Option<RollEntryId>,
    limit: i64,
) -> Result<Vec<(RollEntryId, Option<String>)>, DbError> {
    let bounds = Bounds::of(rule, close_day);
    let rows: Vec<(Uuid, Option<String>)> = run!(tx, c => sqlx::query_as(sql!(
        "SELECT id, district FROM roll_entries
         WHERE left_on IS NULL AND birth_date <= $1 AND birth_date > $2 AND ($3 = '' OR replace($3, '\u{1f}' || district || '\u{1f}', '') <> $3) AND id > $4
         ORDER BY id LIMIT $5"
    )).bind(bounds.born_until).bind(bounds.born_after).bind(bounds.districts)
        .bind(after.map_or(Uuid::nil(), |entry| entry.0)).bind(limit).fetch_all(c).await?);
    Ok(rows
        .into_iter()
        .map(|(id, district)| (RollEntryId(id), district))
        .collect())
}
