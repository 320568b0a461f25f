//! The section META.

use std::collections::HashMap;

use jiff::civil::Date;

use super::{
    Instance, Money, Reason,
    records::{Errors, day},
    sections::{Section, Sections},
};
use crate::text::line;

/// Reads META into an instance without projects and votes; `None` if something that must be there is not.
pub(super) fn read(sections: &Sections, errors: &mut Errors<Reason>) -> Option<Instance> {
    let mut meta = Meta::of(&sections.meta, errors)?;
    meta.check_vote_type();
    meta.check_count("num_projects", &sections.projects);
    meta.check_count("num_votes", &sections.votes);
    let min_length = meta.optional("min_length", number);
    let max_length = meta.optional("max_length", number);
    if let (Some(min), Some(max)) = (min_length, max_length)
        && min > max
    {
        meta.error("min_length", Reason::MinAboveMax { min, max });
    }
    let texts = ["description", "country", "unit", "instance"].map(|key| meta.required(key, text));
    let budget = meta.required("budget", money);
    let date_begin = meta.optional("date_begin", |text| date(text, (1, 1)));
    let date_end = meta.optional("date_end", |text| date(text, (12, 31)));
    let district = meta
        .optional("district", text)
        .or_else(|| meta.optional("subunit", text));
    let mut optional = |key| meta.optional(key, text);
    let (currency, rule, language) = (optional("currency"), optional("rule"), optional("language"));
    let min_sum_cost = meta.optional("min_sum_cost", money);
    let max_sum_cost = meta.optional("max_sum_cost", money);
    let [Some(description), Some(country), Some(unit), Some(instance)] = texts else {
        return None;
    };
    Some(Instance {
        description,
        country,
        unit,
        district,
        instance,
        currency,
        budget: budget?,
        min_length: min_length.unwrap_or(1),
        max_length: max_length.unwrap_or_else(|| as_u64(sections.projects.rows.len())),
        min_sum_cost,
        max_sum_cost,
        rule,
        language,
        date_begin,
        date_end,
        projects: Vec::new(),
        votes: Vec::new(),
    })
}

struct Meta<'a> {
    line: u64,
    values: HashMap<String, (u64, String)>,
    errors: &'a mut Errors<Reason>,
}

impl<'a> Meta<'a> {
    fn of(section: &Section, errors: &'a mut Errors<Reason>) -> Option<Self> {
        let (key, value) = (
            section.required("key", errors),
            section.required("value", errors),
        );
        let (key, value) = (key?, value?);
        let mut values: HashMap<String, (u64, String)> = HashMap::new();
        for row in &section.rows {
            let key = row.fields.get(key).unwrap_or_default().to_lowercase();
            // A value with a `;` that is not quoted, as comments have it, is put together again.
            let value = row
                .fields
                .iter()
                .take(row.used())
                .skip(value)
                .collect::<Vec<_>>()
                .join(";");
            if let Some((first, _)) = values.get(&key) {
                errors.add(row.line, Some(&key), Reason::KeyTwice { first: *first });
            } else {
                values.insert(key, (row.line, value));
            }
        }
        Some(Self {
            line: section.line,
            values,
            errors,
        })
    }

    fn error(&mut self, key: &str, reason: Reason) {
        let line = self.values.get(key).map_or(self.line, |(line, _)| *line);
        self.errors.add(line, Some(key), reason);
    }

    /// A value that may be missing or empty.
    fn optional<T>(
        &mut self,
        key: &str,
        read: impl FnOnce(&str) -> Result<T, Reason>,
    ) -> Option<T> {
        let (_, value) = self
            .values
            .get(key)
            .filter(|(_, value)| !value.is_empty())?;
        read(value).map_err(|reason| self.error(key, reason)).ok()
    }

    fn required<T>(
        &mut self,
        key: &str,
        read: impl FnOnce(&str) -> Result<T, Reason>,
    ) -> Option<T> {
        match self.values.get(key) {
            None => self.error(key, Reason::MissingKey),
            Some((_, value)) if value.is_empty() => self.error(key, Reason::Empty),
            Some(_) => return self.optional(key, read),
        }
        None
    }

    fn check_vote_type(&mut self) {
        let is_approval = |found: &str| match found.eq_ignore_ascii_case("approval") {
            true => Ok(()),
            false => Err(Reason::UnsupportedVoteType {
                found: found.to_owned(),
            }),
        };
        self.required("vote_type", is_approval);
    }

    fn check_count(&mut self, key: &str, section: &Section) {
        let found = as_u64(section.rows.len());
        if let Some(announced) = self.required(key, number)
            && announced != found
        {
            self.error(key, Reason::CountDiffers { announced, found });
        }
    }
}

pub(super) fn as_u64(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}

/// The most characters in a name or description.
const LONGEST: usize = 2000;

pub(super) fn text(text: &str) -> Result<String, Reason> {
    line(text, LONGEST).map_err(|fault| Reason::BadText { fault })
}

pub(super) fn number(text: &str) -> Result<u64, Reason> {
    text.parse().map_err(|_| Reason::NotANumber {
        found: text.to_owned(),
    })
}

pub(super) fn money(text: &str) -> Result<Money, Reason> {
    text.parse().map_err(|error| Reason::BadMoney {
        found: text.to_owned(),
        error,
    })
}

/// A day, or a year, which then stands for its day `(month, day)`.
fn date(text: &str, (month, of_month): (i8, i8)) -> Result<Date, Reason> {
    let year = || match text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        true => Date::new(text.parse().ok()?, month, of_month).ok(),
        false => None,
    };
    day(text).or_else(year).ok_or_else(|| Reason::NotADate {
        found: text.to_owned(),
    })
}
