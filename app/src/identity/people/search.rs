//! Finding somebody at the desk, and what stands about them.

use crate::db::{DbError, Tx};
use crate::{run, sql};
use domain::access::{Field, Person};
use domain::ids::{AccountId, RollEntryId};
use domain::rights::MayServe;
use domain::spelling::is_called;
use jiff::civil::Date;
use uuid::Uuid;

/// So many people are shown at most.
const FOUND: usize = 20;

/// What a clerk knows of somebody.
#[derive(Clone, Debug)]
pub enum Sought {
    /// Names and the date of birth.
    Born(String, Date),
    /// The reference on the roll.
    Reference(String),
    /// An e-mail address, of the roll or of an account.
    Email(String),
}

/// Somebody who was found: as much as tells them from others, and no more.
#[derive(Clone, Debug)]
pub struct Found {
    /// Who.
    pub person: Person,
    /// The name on the roll, or in the account.
    pub name: String,
    /// Year of birth.
    pub born: Option<i16>,
    /// District of residence.
    pub district: Option<String>,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    given_name: String,
    family_name: String,
    birth_date: String,
    district: Option<String>,
}

impl From<Row> for Found {
    fn from(row: Row) -> Self {
        Self {
            person: Person::Entry(RollEntryId(row.id)),
            name: format!("{} {}", row.given_name, row.family_name),
            born: row.birth_date.parse::<Date>().ok().map(Date::year),
            district: row.district,
        }
    }
}

/// Whom a clerk may mean. Names are compared here, as [`domain::spelling`] says: no database folds them alike, and few people share a day of birth.
///
/// # Errors
/// When the database fails.
pub async fn search(tx: &mut Tx, _: &MayServe, sought: &Sought) -> Result<Vec<Found>, DbError> {
    let rows: Vec<Row> = match sought {
        Sought::Born(_, day) => run!(tx, c => sqlx::query_as(sql!(
            "SELECT id, given_name, family_name, birth_date, district FROM roll_entries WHERE birth_date = $1 ORDER BY family_name, given_name, id"
        )).bind(day.to_string()).fetch_all(c).await?),
        Sought::Reference(reference) => run!(tx, c => sqlx::query_as(sql!(
            "SELECT id, given_name, family_name, birth_date, district FROM roll_entries WHERE reference = $1"
        )).bind(reference).fetch_all(c).await?),
        Sought::Email(email) => run!(tx, c => sqlx::query_as(sql!(
            "SELECT r.id, r.given_name, r.family_name, r.birth_date, r.district FROM roll_entries r
             WHERE r.email = $1 OR r.id IN (SELECT a.roll_entry FROM accounts a WHERE a.email = $1) ORDER BY r.family_name, r.given_name, r.id LIMIT 20"
        )).bind(email).fetch_all(c).await?),
    };
    let rows = rows.into_iter().filter(|row| match sought {
        Sought::Born(names, _) => is_called(&row.given_name, &row.family_name, names),
        Sought::Reference(_) | Sought::Email(_) => true,
    });
    let mut found: Vec<Found> = rows.map(Found::from).collect();
    if let Sought::Email(email) = sought {
        found.extend(unmatched(tx, email).await?);
    }
    found.truncate(FOUND);
    Ok(found)
}

/// The account of an address that is not matched to the roll.
async fn unmatched(tx: &mut Tx, email: &str) -> Result<Option<Found>, DbError> {
    let row: Option<(Uuid, String)> = run!(tx, c => sqlx::query_as(sql!(
        "SELECT id, name FROM accounts WHERE email = $1 AND roll_entry IS NULL"
    )).bind(email).fetch_optional(c).await?);
    Ok(row.map(|(id, name)| Found {
        person: Person::Account(AccountId(id)),
        name,
        born: None,
        district: None,
    }))
}

/// What the roll says of somebody.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct RollFile {
    /// The entry.
    pub id: Uuid,
    /// Its reference.
    pub reference: String,
    /// Given name.
    pub given_name: String,
    /// Family name.
    pub family_name: String,
    /// Date of birth.
    pub birth_date: String,
    /// Postal address.
    pub address: Option<String>,
    /// District of residence.
    pub district: Option<String>,
    /// E-mail address.
    pub email: Option<String>,
    /// Telephone number.
    pub phone: Option<String>,
}

/// What the account says of somebody.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct AccountFile {
    /// The account.
    pub id: Uuid,
    /// Confirmed address.
    pub email: String,
    /// What to be called; may be empty.
    pub name: String,
    /// Language of mails.
    pub lang: String,
    /// When it was made, in milliseconds since 1970-01-01 UTC.
    pub created_at: i64,
}

/// What stands about somebody.
#[derive(Clone, Debug)]
pub struct File {
    /// On the roll.
    pub roll: Option<RollFile>,
    /// In the account.
    pub account: Option<AccountFile>,
}

impl File {
    /// What of it there is, for the log.
    #[must_use]
    pub fn fields(&self) -> Vec<Field> {
        let roll = [
            Field::Name,
            Field::BirthDate,
            Field::Address,
            Field::District,
            Field::Reference,
            Field::RollEmail,
            Field::RollPhone,
        ];
        let account = [
            Field::AccountEmail,
            Field::AccountName,
            Field::Language,
            Field::AccountDates,
        ];
        let mut fields = Vec::new();
        if self.roll.is_some() {
            fields.extend(roll);
        }
        if self.account.is_some() {
            fields.extend(account);
        }
        if self.roll.is_some() && self.account.is_some() {
            fields.push(Field::Match);
        }
        fields
    }
}

/// What stands about somebody; `None` if there is nobody. Whoever shows it calls [`crate::access::record`] in the same transaction.
///
/// # Errors
/// When the database fails.
pub async fn file(tx: &mut Tx, _: &MayServe, person: Person) -> Result<Option<File>, DbError> {
    let account = super::account_of(tx, person).await?;
    let entry = match (person, account) {
        (Person::Entry(entry), _) => Some(entry),
        (Person::Account(_), Some(account)) => super::entry_of(tx, account).await?,
        (Person::Account(_), None) => None,
    };
    let mut file = File {
        roll: None,
        account: None,
    };
    if let Some(entry) = entry {
        file.roll = run!(tx, c => sqlx::query_as(sql!(
            "SELECT id, reference, given_name, family_name, birth_date, address, district, email, phone FROM roll_entries WHERE id = $1"
        )).bind(entry.0).fetch_optional(c).await?);
    }
    if let Some(account) = account {
        file.account = run!(tx, c => sqlx::query_as(sql!("SELECT id, email, name, lang, created_at FROM accounts WHERE id = $1")).bind(account.0).fetch_optional(c).await?);
    }
    Ok((file.roll.is_some() || file.account.is_some()).then_some(file))
}
