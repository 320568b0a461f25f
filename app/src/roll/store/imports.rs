//! What imports ask of the roll, and what is written down of them.
//!
//! Two statements are split by engine because only each engine's own JSON functions take a whole set of values as one.

use crate::clock::{from_millis, millis};
use crate::db::{DbError, Tx};
use crate::roll::import::Wish;
use crate::{run, sql};
use domain::residence::Left;
use domain::rights::MayAdminister;
use domain::roll_csv::RollEntry;
use jiff::Timestamp;
use jiff::civil::Date;
use serde_json::Value;
use uuid::Uuid;

/// An entry as it stood before an import.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Known {
    /// The number by which the municipality knows the person.
    pub reference: String,
    /// Given names.
    pub given_name: String,
    /// Family name.
    pub family_name: String,
    /// Date of birth, `yyyy-mm-dd`.
    pub birth_date: String,
    /// District.
    pub district: Option<String>,
    /// E-mail address.
    pub email: Option<String>,
    /// Phone number.
    pub phone: Option<String>,
    /// Postal address.
    pub address: Option<String>,
    /// Why the person left, as it is stored.
    pub left_why: Option<String>,
}

impl Known {
    /// Whether the file says the same.
    #[must_use]
    pub fn is(&self, entry: &RollEntry) -> bool {
        self.given_name == entry.given_name
            && self.family_name == entry.family_name
            && self.birth_date == entry.birth_date.to_string()
            && self.district == entry.district
            && self.email == entry.email
            && self.phone == entry.phone
            && self.address == entry.address
            && self.left_why.as_deref() == entry.left.map(|(why, _)| why.word())
    }
}

/// The entries with these references, in any order.
///
/// # Errors
/// When the database fails.
pub async fn known<'a>(
    tx: &mut Tx,
    references: impl Iterator<Item = &'a str>,
) -> Result<Vec<Known>, DbError> {
    let references = Value::from_iter(references).to_string();
    Ok(match tx {
        Tx::Sqlite(lease) => sqlx::query_as(sql!(
            Sqlite,
            "SELECT reference, given_name, family_name, birth_date, district, email, phone, address, left_why FROM roll_entries
             WHERE reference IN (SELECT value FROM json_each($1))"
        ))
        .bind(references)
        .fetch_all(&mut **lease)
        .await?,
        Tx::Postgres(lease) => sqlx::query_as(sql!(
            Postgres,
            "SELECT reference, given_name, family_name, birth_date, district, email, phone, address, left_why FROM roll_entries
             WHERE reference IN (SELECT json_array_elements_text(CAST($1 AS json)))"
        ))
        .bind(references)
        .fetch_all(&mut **lease)
        .await?,
    })
}

/// References of residents after `after` in their order, at most `limit`.
///
/// # Errors
/// When the database fails.
pub async fn residents_after(tx: &mut Tx, after: &str, limit: i64) -> Result<Vec<String>, DbError> {
    Ok(run!(tx, c => sqlx::query_scalar(sql!(
        "SELECT reference FROM roll_entries WHERE reference > $1 AND left_on IS NULL ORDER BY reference LIMIT $2"
    )).bind(after).bind(limit).fetch_all(c).await?))
}

/// Marks all residents as gone whose references are not among these.
///
/// # Errors
/// When the database fails.
pub async fn strike_missing<'a>(
    tx: &mut Tx,
    _: &MayAdminister,
    references: impl Iterator<Item = &'a str>,
    today: Date,
    now: Timestamp,
) -> Result<(), DbError> {
    let references = Value::from_iter(references).to_string();
    let (today, why) = (today.to_string(), Left::Missing.word());
    match tx {
        Tx::Sqlite(lease) => sqlx::query(sql!(
            Sqlite,
            "UPDATE roll_entries SET left_on = $2, left_why = $3, imported_at = $4
             WHERE left_on IS NULL AND reference NOT IN (SELECT value FROM json_each($1))"
        ))
        .bind(references)
        .bind(today)
        .bind(why)
        .bind(millis(now))
        .execute(&mut **lease)
        .await?
        .rows_affected(),
        Tx::Postgres(lease) => sqlx::query(sql!(
            Postgres,
            "UPDATE roll_entries SET left_on = $2, left_why = $3, imported_at = $4
             WHERE left_on IS NULL AND reference NOT IN (SELECT json_array_elements_text(CAST($1 AS json)))"
        ))
        .bind(references)
        .bind(today)
        .bind(why)
        .bind(millis(now))
        .execute(&mut **lease)
        .await?
        .rows_affected(),
    };
    Ok(())
}

/// How many residents were born after one day and not after another.
///
/// # Errors
/// When the database fails.
pub async fn born_between(tx: &mut Tx, after: &str, until: &str) -> Result<u64, DbError> {
    let count: i64 = run!(tx, c => sqlx::query_scalar(sql!(
        "SELECT COUNT(*) FROM roll_entries WHERE left_on IS NULL AND birth_date > $1 AND birth_date <= $2"
    )).bind(after).bind(until).fetch_one(c).await?);
    Ok(u64::try_from(count).unwrap_or(0))
}

/// When the roll was imported last.
///
/// # Errors
/// When the database fails.
pub async fn newest(tx: &mut Tx) -> Result<Option<Timestamp>, DbError> {
    let at: Option<i64> = run!(tx, c => sqlx::query_scalar(sql!("SELECT MAX(at) FROM roll_imports")).fetch_one(c).await?);
    at.map(from_millis).transpose()
}

/// Writes down an import.
///
/// # Errors
/// When the database fails.
pub async fn insert(
    tx: &mut Tx,
    id: Uuid,
    wish: &Wish,
    facts: &Value,
    now: Timestamp,
) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!("INSERT INTO roll_imports (id, at, by_account, file, facts) VALUES ($1, $2, $3, $4, $5)"))
        .bind(id).bind(millis(now)).bind(wish.by.map(|by| by.0)).bind(&wish.file).bind(facts.to_string()).execute(c).await?.rows_affected());
    Ok(())
}

/// An import that was carried out: when in milliseconds since 1970, the file, the changes as JSON.
pub type Import = (i64, String, String);

/// The newest imports.
///
/// # Errors
/// When the database fails.
pub async fn list(tx: &mut Tx, limit: i64) -> Result<Vec<Import>, DbError> {
    Ok(
        run!(tx, c => sqlx::query_as(sql!("SELECT at, file, facts FROM roll_imports ORDER BY at DESC LIMIT $1")).bind(limit).fetch_all(c).await?),
    )
}
