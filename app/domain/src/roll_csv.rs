//! Reading a roll of residents from CSV.
//!
//! The columns are named in the first line, in any order, in English or German: reference (the number by which the
//! municipality knows the person), given name, family name and birth date must be there; district, e-mail, phone,
//! address, status (resident, moved, died) and the day of leaving may be.
//! Fields are separated by `,`, `;` or tab, with quotes as in RFC 4180; the file is UTF-8, with or without byte order mark.

use std::collections::HashMap;

use jiff::civil::Date;

mod columns;
mod entry;
mod reason;

pub use columns::Column;
pub use reason::{Reason, Warning};

use self::columns::Columns;
use crate::pabulib::records::{self, Errors, Record};
use crate::residence::Left;

/// What is wrong with a roll, and in which line.
pub type LineError = records::LineError<Reason>;

/// A roll as read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Roll {
    /// The residents in the order of the file.
    pub entries: Vec<RollEntry>,
    /// The names of the columns that are not read.
    pub ignored_columns: Vec<String>,
    /// What is no error but should be looked at.
    pub warnings: Vec<Warning>,
}

/// One resident.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RollEntry {
    /// The number by which the municipality knows the person, unique in the roll.
    pub reference: String,
    /// May be empty for people with one name.
    pub given_name: String,
    /// May be empty for people with one name.
    pub family_name: String,
    /// The day of birth.
    pub birth_date: Date,
    /// The district where the person lives.
    pub district: Option<String>,
    /// In lower case.
    pub email: Option<String>,
    /// Whether others in the roll have the same e-mail address, so that it says nothing about who somebody is.
    pub email_is_shared: bool,
    /// Digits only, with a leading `+` where the number is international.
    pub phone: Option<String>,
    /// Postal address, on one line.
    pub address: Option<String>,
    /// Why and when the person left, for somebody who did.
    pub left: Option<(Left, Date)>,
    /// The line of the file.
    pub line: u64,
}

impl RollEntry {
    /// The e-mail address by which this person, and nobody else in the roll, can be recognised.
    #[must_use]
    pub fn matching_email(&self) -> Option<&str> {
        self.email.as_deref().filter(|_| !self.email_is_shared)
    }
}

/// Reads a roll: all of it, or nothing. `today` is the day from which birth dates lie in the future.
///
/// # Errors
/// Every field that is wrong, by line, up to [`MAX_ERRORS`](crate::pabulib::MAX_ERRORS). Where the text or its columns cannot be read, only
/// that is reported.
pub fn parse(bytes: &[u8], today: Date) -> Result<Roll, Vec<LineError>> {
    let mut errors = Errors::new();
    let roll = read(bytes, today, &mut errors);
    errors.or(roll, |count| Reason::More { count })
}

fn read(bytes: &[u8], today: Date, errors: &mut Errors<Reason>) -> Option<Roll> {
    let text = match records::utf8(bytes) {
        Ok(text) => text,
        Err(lines) => {
            lines
                .into_iter()
                .for_each(|line| errors.add(line, None, Reason::NotUtf8));
            return None;
        }
    };
    let records = match records::records(text, delimiter(text)) {
        Ok(records) => records,
        Err(line) => {
            errors.add(line, None, Reason::OpenQuote);
            return None;
        }
    };
    let Some((header, rows)) = records.split_first() else {
        errors.add(1, None, Reason::NoRows);
        return None;
    };
    let columns = Columns::read(header, errors)?;
    if rows.is_empty() {
        errors.add(header.line, None, Reason::NoRows);
    }
    let mut entries = entries(rows, &columns, today, errors);
    let warnings = mark_shared_emails(&mut entries);
    Some(Roll {
        entries,
        ignored_columns: columns.ignored,
        warnings,
    })
}

/// The separator that stands most often in the first line that is not blank; a comma if none does.
fn delimiter(text: &str) -> u8 {
    let header = text
        .split(['\n', '\r'])
        .find(|line| !line.trim().is_empty())
        .unwrap_or_default();
    let mut in_quotes = false;
    let mut found = [(b',', 0), (b';', 0), (b'\t', 0)];
    for byte in header.bytes() {
        in_quotes ^= byte == b'"';
        if let Some((_, count)) = found
            .iter_mut()
            .find(|(delimiter, _)| *delimiter == byte && !in_quotes)
        {
            *count += 1;
        }
    }
    let [comma, semicolon, tab] = found;
    [semicolon, tab]
        .into_iter()
        .fold(
            comma,
            |most, next| if next.1 > most.1 { next } else { most },
        )
        .0
}

fn entries(
    rows: &[Record],
    columns: &Columns,
    today: Date,
    errors: &mut Errors<Reason>,
) -> Vec<RollEntry> {
    let mut references: HashMap<String, u64> = HashMap::new();
    let mut entries = Vec::with_capacity(rows.len());
    for record in rows {
        if record.used() > columns.count {
            errors.add(
                record.line,
                None,
                Reason::FieldCount {
                    expected: columns.count,
                    found: record.used(),
                },
            );
            continue;
        }
        let mut row = entry::Row {
            record,
            columns,
            errors,
        };
        let reference = row.reference();
        if let Some(reference) = &reference {
            let first = *references.entry(reference.clone()).or_insert(record.line);
            if first != record.line {
                row.error(
                    Column::Reference,
                    Reason::ReferenceTwice {
                        reference: reference.clone(),
                        first,
                    },
                );
            }
        }
        entries.extend(row.entry(reference, today));
    }
    entries
}

/// Marks the addresses that several people have, and lists them.
fn mark_shared_emails(entries: &mut [RollEntry]) -> Vec<Warning> {
    let mut lines: HashMap<String, Vec<u64>> = HashMap::new();
    for entry in entries.iter() {
        if let Some(email) = &entry.email {
            lines.entry(email.clone()).or_default().push(entry.line);
        }
    }
    lines.retain(|_, lines| lines.len() > 1);
    for entry in entries {
        entry.email_is_shared = entry
            .email
            .as_ref()
            .is_some_and(|email| lines.contains_key(email));
    }
    let shared = lines
        .into_iter()
        .map(|(email, lines)| Warning::SharedEmail { email, lines });
    let mut warnings: Vec<Warning> = shared.collect();
    warnings.sort_by(
        |Warning::SharedEmail { lines: a, .. }, Warning::SharedEmail { lines: b, .. }| a.cmp(b),
    );
    warnings
}
