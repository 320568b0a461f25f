//! Who of the roll belongs to those who may vote: for counting them when a poll opens, and for turnout by district.

use crate::db::{DbError, Tx};
use crate::{run, sql};
use domain::ids::RollEntryId;
use domain::poll::Eligibility;
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

/// How many entries of the roll a rule admits; age counts on `close_day`.
///
/// # Errors
/// When the database fails.
pub async fn count_eligible(
    tx: &mut Tx,
    rule: &Eligibility,
    close_day: Date,
) -> Result<i64, DbError> {
    let bounds = Bounds::of(rule, close_day);
    Ok(run!(tx, c => sqlx::query_scalar(sql!(
        "SELECT COUNT(*) FROM roll_entries
         WHERE birth_date <= $1 AND birth_date > $2 AND ($3 = '' OR replace($3, '\u{1f}' || district || '\u{1f}', '') <> $3)"
    )).bind(bounds.born_until).bind(bounds.born_after).bind(bounds.districts).fetch_one(c).await?))
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
         WHERE birth_date <= $1 AND birth_date > $2 AND ($3 = '' OR replace($3, '\u{1f}' || district || '\u{1f}', '') <> $3) AND id > $4
         ORDER BY id LIMIT $5"
    )).bind(bounds.born_until).bind(bounds.born_after).bind(bounds.districts)
        .bind(after.map_or(Uuid::nil(), |entry| entry.0)).bind(limit).fetch_all(c).await?);
    Ok(rows
        .into_iter()
        .map(|(id, district)| (RollEntryId(id), district))
        .collect())
}
