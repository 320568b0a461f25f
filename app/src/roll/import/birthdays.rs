//! Who reaches an age between two imports, counted without writing anything.

use super::Known;
use crate::db::{DbError, Tx};
use crate::roll::store::imports;
use domain::roll_csv::RollEntry;
use jiff::civil::Date;

/// Birthdays that give rights in most places, in completed years.
pub const AGES: [i16; 2] = [16, 18];

/// An age, with the days of birth (`yyyy-mm-dd`) after and until which somebody reached it, and how many residents did.
struct Age {
    years: i16,
    after: String,
    until: String,
    residents: u64,
}

impl Age {
    fn is_of(&self, born: &str) -> bool {
        self.after.as_str() < born && born <= self.until.as_str()
    }
}

/// Residents who reach each of [`AGES`] between the import before and today.
pub struct Birthdays(Vec<Age>);

impl Birthdays {
    /// Nobody yet; at the first import nobody at all.
    pub fn between(since: Option<Date>, today: Date) -> Self {
        // Dates are compared as text, see `Bounds` in electorate.rs.
        let born = |day: Date, years: i16| {
            format!(
                "{:04}-{:02}-{:02}",
                day.year() - years,
                day.month(),
                day.day()
            )
        };
        let age = |since: Date, years| Age {
            years,
            after: born(since, years),
            until: born(today, years),
            residents: 0,
        };
        let ages = AGES.iter();
        Self(since.map_or_else(Vec::new, |since| {
            ages.map(|years| age(since, *years)).collect()
        }))
    }

    /// Begins with the residents that the roll has before a file that does not tell of all of them.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn start_from(&mut self, tx: &mut Tx) -> Result<(), DbError> {
        for age in &mut self.0 {
            age.residents = imports::born_between(tx, &age.after, &age.until).await?;
        }
        Ok(())
    }

    /// Takes an entry of the file in place of what was counted of it before, if it was.
    pub fn count(&mut self, before: Option<&Known>, entry: &RollEntry) {
        let born = entry.birth_date.to_string();
        for age in &mut self.0 {
            if before.is_some_and(|known| known.left_why.is_none() && age.is_of(&known.birth_date))
            {
                age.residents = age.residents.saturating_sub(1);
            }
            age.residents += u64::from(entry.left.is_none() && age.is_of(&born));
        }
    }

    /// Each age, and how many reach it.
    pub fn reached(self) -> Vec<(i16, u64)> {
        let ages = self.0.into_iter();
        ages.map(|age| (age.years, age.residents)).collect()
    }
}
