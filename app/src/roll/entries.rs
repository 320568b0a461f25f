//! The roll of residents as imports write it: many entries in one statement, known again by their reference, never deleted.
//!
//! The statements are split by engine because only each engine's own JSON functions take a whole set of rows as one value.

use crate::clock::millis;
use crate::db::{DbError, Tx};
use crate::{run, sql};
use domain::ids::RollEntryId;
use domain::rights::{MayAdminister, MayServe};
use domain::roll_csv::RollEntry;
use domain::spelling;
use jiff::Timestamp;
use jiff::civil::Date;
use serde_json::{Value, json};
use uuid::Uuid;

/// Entries that are written by one statement.
pub const ENTRIES_AT_ONCE: usize = 1000;

/// Writes entries: new ones under the given ids, changed ones over what was there, unchanged ones not at all. Yields how many were written.
///
/// # Errors
/// When the database fails.
pub async fn upsert(
    tx: &mut Tx,
    _may: &MayAdminister,
    entries: &[(Uuid, &RollEntry)],
    now: Timestamp,
) -> Result<u64, DbError> {
    let row = |(id, entry): &(Uuid, &RollEntry)| {
        json!([
            id.simple().to_string(),
            entry.reference,
            entry.given_name,
            entry.family_name,
            entry.birth_date.to_string(),
            entry.district,
            entry.email,
            entry.phone,
            entry.address,
            entry.left.map(|(_, on)| on.to_string()),
            entry.left.map(|(why, _)| why.word())
        ])
    };
    let rows = Value::from_iter(entries.iter().map(row)).to_string();
    let now = millis(now);
    Ok(match tx {
        Tx::Sqlite(lease) => sqlx::query(sql!(
            Sqlite,
            "INSERT INTO roll_entries (id, reference, given_name, family_name, birth_date, district, email, phone, address, left_on,
                left_why, imported_at)
             SELECT unhex(value ->> 0), value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6, value ->> 7,
                value ->> 8, value ->> 9, value ->> 10, $2
             FROM json_each($1) WHERE 1 = 1
             ON CONFLICT (reference) DO UPDATE SET given_name = excluded.given_name, family_name = excluded.family_name,
                birth_date = excluded.birth_date, district = excluded.district, email = excluded.email, phone = excluded.phone,
                address = excluded.address, left_on = excluded.left_on, left_why = excluded.left_why, imported_at = excluded.imported_at
             WHERE (roll_entries.given_name, roll_entries.family_name, roll_entries.birth_date) <> (excluded.given_name, excluded.family_name, excluded.birth_date)
                OR roll_entries.district IS DISTINCT FROM excluded.district OR roll_entries.email IS DISTINCT FROM excluded.email
                OR roll_entries.phone IS DISTINCT FROM excluded.phone OR roll_entries.address IS DISTINCT FROM excluded.address
                OR roll_entries.left_why IS DISTINCT FROM excluded.left_why"
        ))
        .bind(rows)
        .bind(now)
        .execute(&mut **lease)
        .await?
        .rows_affected(),
        Tx::Postgres(lease) => sqlx::query(sql!(
            Postgres,
            "INSERT INTO roll_entries (id, reference, given_name, family_name, birth_date, district, email, phone, address, left_on,
                left_why, imported_at)
             SELECT CAST(value ->> 0 AS uuid), value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6, value ->> 7,
                value ->> 8, value ->> 9, value ->> 10, $2
             FROM json_array_elements(CAST($1 AS json))
             ON CONFLICT (reference) DO UPDATE SET given_name = excluded.given_name, family_name = excluded.family_name,
                birth_date = excluded.birth_date, district = excluded.district, email = excluded.email, phone = excluded.phone,
                address = excluded.address, left_on = excluded.left_on, left_why = excluded.left_why, imported_at = excluded.imported_at
             WHERE (roll_entries.given_name, roll_entries.family_name, roll_entries.birth_date) <> (excluded.given_name, excluded.family_name, excluded.birth_date)
                OR roll_entries.district IS DISTINCT FROM excluded.district OR roll_entries.email IS DISTINCT FROM excluded.email
                OR roll_entries.phone IS DISTINCT FROM excluded.phone OR roll_entries.address IS DISTINCT FROM excluded.address
                OR roll_entries.left_why IS DISTINCT FROM excluded.left_why"
        ))
        .bind(rows)
        .bind(now)
        .execute(&mut **lease)
        .await?
        .rows_affected(),
    })
}

/// How many entries the roll has.
///
/// # Errors
/// When the database fails.
pub async fn count(tx: &mut Tx) -> Result<u64, DbError> {
    let count: i64 = run!(tx, c => sqlx::query_scalar(sql!("SELECT COUNT(*) FROM roll_entries")).fetch_one(c).await?);
    Ok(u64::try_from(count).unwrap_or(0))
}

/// How many residents the roll has: entries that did not leave.
///
/// # Errors
/// When the database fails.
pub async fn count_residents(tx: &mut Tx) -> Result<u64, DbError> {
    let count: i64 = run!(tx, c => sqlx::query_scalar(sql!("SELECT COUNT(*) FROM roll_entries WHERE left_on IS NULL")).fetch_one(c).await?);
    Ok(u64::try_from(count).unwrap_or(0))
}

/// The postal address of an entry, if the roll has one.
///
/// # Errors
/// When the database fails.
pub async fn address(tx: &mut Tx, entry: RollEntryId) -> Result<Option<String>, DbError> {
    let found: Option<Option<String>> = run!(tx, c => sqlx::query_scalar(sql!("SELECT address FROM roll_entries WHERE id = $1")).bind(entry.0).fetch_optional(c).await?);
    Ok(found.flatten())
}

/// The districts the roll names, in their order.
///
/// # Errors
/// When the database fails.
pub async fn districts(tx: &mut Tx) -> Result<Vec<String>, DbError> {
    Ok(run!(tx, c => sqlx::query_scalar(sql!(
        "SELECT DISTINCT district FROM roll_entries WHERE district IS NOT NULL AND district <> '' ORDER BY district LIMIT 500"
    )).fetch_all(c).await?))
}

/// The entry that has this e-mail address, if exactly one has it that did not leave.
///
/// # Errors
/// When the database fails.
pub async fn with_email(tx: &mut Tx, email: &str) -> Result<Option<RollEntryId>, DbError> {
    let entries: Vec<Uuid> = run!(tx, c => sqlx::query_scalar(sql!("SELECT id FROM roll_entries WHERE email = $1 AND left_on IS NULL LIMIT 2")).bind(email).fetch_all(c).await?);
    Ok(match entries.as_slice() {
        [entry] => Some(RollEntryId(*entry)),
        _ => None,
    })
}

/// What the roll says of a person.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Entry {
    /// The id.
    pub id: Uuid,
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
    /// Postal address, its lines separated by line ends.
    pub address: Option<String>,
    /// The day of leaving, `yyyy-mm-dd`.
    pub left_on: Option<String>,
    /// Why, as it is stored.
    pub left_why: Option<String>,
}

impl Entry {
    /// Given and family name.
    #[must_use]
    pub fn name(&self) -> String {
        format!("{} {}", self.given_name, self.family_name)
            .trim()
            .to_owned()
    }

    /// The date of birth.
    ///
    /// # Errors
    /// When what is stored is no date.
    pub fn born(&self) -> Result<Date, DbError> {
        self.birth_date
            .parse()
            .map_err(|_| DbError::Stored("birth date"))
    }
}

/// The entry with this id.
///
/// # Errors
/// When the database fails.
pub async fn find(tx: &mut Tx, id: RollEntryId) -> Result<Option<Entry>, DbError> {
    Ok(run!(tx, c => sqlx::query_as(sql!(
        "SELECT id, reference, given_name, family_name, birth_date, district, address, left_on, left_why FROM roll_entries WHERE id = $1"
    )).bind(id.0).fetch_optional(c).await?))
}

/// Entries by reference, or by family name and date of birth; at most `limit`, by name. Whoever searches has to know the person. Names are compared
/// here, as [`domain::spelling`] says: no database folds them alike, and even in a city of a million few people share a day of birth.
///
/// # Errors
/// When the database fails.
pub async fn search(
    tx: &mut Tx,
    _: &MayServe,
    reference: &str,
    family_name: &str,
    born: Option<Date>,
    limit: usize,
) -> Result<Vec<Entry>, DbError> {
    let family_name = spelling::loose(family_name);
    let mut found: Vec<Entry> = match born.filter(|_| !family_name.is_empty()) {
        None if reference.is_empty() => Vec::new(),
        None => run!(tx, c => sqlx::query_as(sql!(
            "SELECT id, reference, given_name, family_name, birth_date, district, address, left_on, left_why FROM roll_entries WHERE reference = $1"
        )).bind(reference).fetch_all(c).await?),
        Some(born) => run!(tx, c => sqlx::query_as(sql!(
            "SELECT id, reference, given_name, family_name, birth_date, district, address, left_on, left_why FROM roll_entries
             WHERE birth_date = $1 ORDER BY family_name, given_name, id"
        )).bind(born.to_string()).fetch_all(c).await?),
    };
    if born.is_some() {
        found.retain(|entry| spelling::loose(&entry.family_name) == family_name);
    }
    found.truncate(limit);
    Ok(found)
}
