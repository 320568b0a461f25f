//! One row of a roll.

use jiff::civil::Date;

use super::{Column, Reason, RollEntry, columns::Columns};
use crate::{
    pabulib::records::{Errors, Record, day},
    residence::Left,
    text,
};

/// The most characters in a reference, name or district.
const LONGEST: usize = 200;
/// Nobody is older, in years; a date before that is mistyped.
const OLDEST: i16 = 130;

/// One row while it is read.
pub(super) struct Row<'a> {
    pub(super) record: &'a Record,
    pub(super) columns: &'a Columns,
    pub(super) errors: &'a mut Errors<Reason>,
}

impl Row<'_> {
    pub(super) fn error(&mut self, column: Column, reason: Reason) {
        self.errors.add(
            self.record.line,
            Some(self.columns.name_in_file(column)),
            reason,
        );
    }

    /// The reference; `None` if it is empty or bad.
    pub(super) fn reference(&mut self) -> Option<String> {
        let reference = self.text(Column::Reference)?;
        if reference.is_empty() {
            self.error(Column::Reference, Reason::NoReference);
            return None;
        }
        Some(reference)
    }

    /// The whole row; `None` if something in it is wrong.
    pub(super) fn entry(&mut self, reference: Option<String>, today: Date) -> Option<RollEntry> {
        let given_name = self.text(Column::GivenName);
        let family_name = self.text(Column::FamilyName);
        if given_name
            .as_ref()
            .zip(family_name.as_ref())
            .is_some_and(|(a, b)| a.is_empty() && b.is_empty())
        {
            self.error(Column::FamilyName, Reason::NoName);
        }
        let birth_date = self.read(Column::BirthDate, |text| birth_date(text, today));
        let district = self.text(Column::District);
        let email = self.optional(Column::Email, |found| {
            text::email(found).ok_or_else(|| Reason::BadEmail {
                found: found.to_owned(),
            })
        });
        let phone = self.optional(Column::Phone, |found| {
            phone(found).ok_or_else(|| Reason::BadPhone {
                found: found.to_owned(),
            })
        });
        let address = self.text(Column::Address);
        let left = self.left(today);
        Some(RollEntry {
            left: left?,
            address: address.filter(|address| !address.is_empty()),
            reference: reference?,
            given_name: given_name?,
            family_name: family_name?,
            birth_date: birth_date?,
            district: district.filter(|district| !district.is_empty()),
            email,
            email_is_shared: false,
            phone,
            line: self.record.line,
        })
    }

    /// Whether the person left; without a day it was today. `None` if something in it is wrong.
    fn left(&mut self, today: Date) -> Option<Option<(Left, Date)>> {
        let status = self.read(Column::Status, status)?;
        let on = self.optional(Column::LeftOn, |found| match day(found) {
            Some(on) if on <= today => Ok(on),
            Some(found) => Err(Reason::FutureDate { found }),
            None => Err(Reason::BadDate {
                found: found.to_owned(),
            }),
        });
        if on.is_some() && status.is_none() {
            self.error(Column::LeftOn, Reason::LeftWithoutStatus);
            return None;
        }
        Some(status.map(|why| (why, on.unwrap_or(today))))
    }

    fn read<T>(
        &mut self,
        column: Column,
        read: impl FnOnce(&str) -> Result<T, Reason>,
    ) -> Option<T> {
        let record = self.record;
        read(self.columns.field(record, column))
            .map_err(|reason| self.error(column, reason))
            .ok()
    }

    fn text(&mut self, column: Column) -> Option<String> {
        self.read(column, |field| {
            text::line(field, LONGEST).map_err(|fault| Reason::BadText { fault })
        })
    }

    fn optional<T>(
        &mut self,
        column: Column,
        read: impl FnOnce(&str) -> Result<T, Reason>,
    ) -> Option<T> {
        if self.columns.field(self.record, column).is_empty() {
            None
        } else {
            self.read(column, read)
        }
    }
}

/// What a status says: `None` for somebody who lives here. English and German, in either case; empty is a resident.
fn status(text: &str) -> Result<Option<Left>, Reason> {
    match text.to_lowercase().as_str() {
        "" | "resident" | "active" | "gemeldet" | "aktiv" => Ok(None),
        "moved" | "moved away" | "verzogen" | "weggezogen" => Ok(Some(Left::Moved)),
        "died" | "deceased" | "verstorben" | "gestorben" => Ok(Some(Left::Died)),
        _ => Err(Reason::BadStatus {
            found: text.to_owned(),
        }),
    }
}

/// A day of birth in the past, of somebody who may be alive.
fn birth_date(text: &str, today: Date) -> Result<Date, Reason> {
    let birth = day(text).ok_or_else(|| Reason::BadDate {
        found: text.to_owned(),
    })?;
    if birth > today {
        return Err(Reason::FutureDate { found: birth });
    }
    let had_birthday = (today.month(), today.day()) >= (birth.month(), birth.day());
    let age = today.year() - birth.year() - i16::from(!had_birthday);
    if age > OLDEST {
        Err(Reason::TooOld { found: birth, age })
    } else {
        Ok(birth)
    }
}

/// A phone number without what people write between digits: 5 to 15 digits (the most that ITU-T E.164 permits).
/// `00` at the start and `+` are the same; the `(0)` which is left out when calling from abroad is left out.
fn phone(text: &str) -> Option<String> {
    let is_written_between =
        |c: char| c.is_whitespace() || "-/().\u{2010}\u{2011}\u{2013}".contains(c);
    let international = text.trim_start_matches('(').starts_with('+') || text.starts_with("00");
    let text = if international {
        text.replacen("(0)", "", 1)
    } else {
        text.to_owned()
    };
    let plain: String = text.chars().filter(|c| !is_written_between(*c)).collect();
    let digits = match international {
        true => plain
            .strip_prefix('+')
            .or_else(|| plain.strip_prefix("00"))?,
        false => &plain,
    };
    let is_good =
        (5..=15).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_good.then(|| {
        if international {
            format!("+{digits}")
        } else {
            digits.to_owned()
        }
    })
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::{birth_date, phone};
    use crate::roll_csv::Reason;

    #[test]
    fn phones_are_made_plain() {
        for (text, plain) in [
            ("+49 (0)30 / 123-45.67", Some("+49301234567")),
            ("(+49) 30 1234567", Some("+49301234567")),
            ("0049 30 1234567", Some("+49301234567")),
            ("030 1234567", Some("0301234567")),
            ("(030) 1234567", Some("0301234567")),
            ("1234", None),
            ("+1234567890123456", None),
            ("030 12345 ext. 6", None),
            ("++49 30 1234567", None),
            ("-", None),
        ] {
            assert_eq!(phone(text).as_deref(), plain, "{text}");
        }
    }

    #[test]
    fn ages_are_counted_to_the_birthday() {
        let today = date(2026, 3, 1);
        assert_eq!(birth_date("2026-03-01", today), Ok(today));
        assert_eq!(
            birth_date("02.03.2026", today),
            Err(Reason::FutureDate {
                found: date(2026, 3, 2)
            })
        );
        assert_eq!(birth_date("02.03.1895", today), Ok(date(1895, 3, 2)));
        assert_eq!(
            birth_date("01.03.1895", today),
            Err(Reason::TooOld {
                found: date(1895, 3, 1),
                age: 131
            })
        );
        assert_eq!(
            birth_date("1895", today),
            Err(Reason::BadDate {
                found: "1895".into()
            })
        );
    }
}
