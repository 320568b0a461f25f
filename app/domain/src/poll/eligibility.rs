//! Who may vote, as far as the roll of residents decides it.

use crate::actor::{Level, Resident};
use crate::rights::Denied;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Who may vote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Eligibility {
    /// Lowest assurance level.
    pub min_level: Level,
    /// Districts whose residents may vote; empty for all.
    pub districts: Vec<String>,
    /// Smallest age in completed years on the day the poll closes.
    pub min_age: Option<i16>,
    /// Largest age in completed years on the day the poll closes.
    pub max_age: Option<i16>,
}

/// Whether somebody stands on the list of those who may vote in a poll. It is fixed when the poll opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Listed {
    /// There is no list: the poll is not open yet, does not ask for residents, or was opened by a version that wrote none.
    NotFixed,
    /// On the list.
    Yes,
    /// Not on the list.
    No,
}

impl Eligibility {
    /// Whether the rule needs facts that only the roll holds, or the assurance that the person stands there.
    #[must_use]
    pub fn asks_for_resident(&self) -> bool {
        self.min_level >= Level::Resident
            || !self.districts.is_empty()
            || self.min_age.is_some()
            || self.max_age.is_some()
    }

    /// Whether a resident is admitted by district and age on the day the poll closes.
    ///
    /// # Errors
    /// [`Denied::District`], [`Denied::TooYoung`] or [`Denied::TooOld`].
    pub fn admits(&self, resident: &Resident, close_day: Date) -> Result<(), Denied> {
        let lives_here = |district: &String| self.districts.contains(district);
        if !self.districts.is_empty() && !resident.district.as_ref().is_some_and(lives_here) {
            return Err(Denied::District {
                districts: self.districts.clone(),
            });
        }
        let age = completed_years(resident.birth_date, close_day);
        match (self.min_age, self.max_age) {
            (Some(min_age), _) if age < min_age => Err(Denied::TooYoung { min_age }),
            (_, Some(max_age)) if age > max_age => Err(Denied::TooOld { max_age }),
            _ => Ok(()),
        }
    }
}

/// Age in completed years on a day. Born on 29 February, one grows older on 1 March of other years (BGB § 188(3) and common practice elsewhere).
#[must_use]
pub fn completed_years(born: Date, on: Date) -> i16 {
    let had_birthday = (on.month(), on.day()) >= (born.month(), born.day());
    on.year() - born.year() - i16::from(!had_birthday)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use uuid::Uuid;

    #[test]
    fn years_are_completed_on_the_birthday() {
        let day = |text: &str| text.parse::<Date>().expect("a date");
        assert_eq!(completed_years(day("2010-11-22"), day("2026-11-21")), 15);
        assert_eq!(completed_years(day("2010-11-22"), day("2026-11-22")), 16);
        assert_eq!(completed_years(day("2008-02-29"), day("2026-02-28")), 17);
        assert_eq!(completed_years(day("2008-02-29"), day("2026-03-01")), 18);
    }

    proptest! {
        #[test]
        fn age_and_district_admit_or_say_why(year in 1920_i16..2026, min in prop::option::of(0_i16..100), max in prop::option::of(0_i16..100), here: bool) {
            let rule = Eligibility { min_level: Level::Resident, districts: vec!["Mitte".into()], min_age: min, max_age: max };
            let born = Date::new(year, 6, 15).expect("a date");
            let on = Date::new(2026, 6, 14).expect("a date");
            let resident = Resident {
                entry: crate::ids::RollEntryId(Uuid::nil()),
                birth_date: born,
                district: here.then(|| "Mitte".to_owned()),
            };
            let age = 2026 - year - 1;
            let fits = here && min.is_none_or(|min| age >= min) && max.is_none_or(|max| age <= max);
            prop_assert_eq!(rule.admits(&resident, on).is_ok(), fits);
        }
    }
}
