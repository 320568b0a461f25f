//! What can be wrong in a roll.

use std::fmt;

use jiff::civil::Date;

use super::Column;
use crate::{pabulib::explain, text::TextFault};

/// What is wrong in a line of a roll.
///
/// Displayed in plain English; [`Reason::key`] names it for a translation.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(
    missing_docs,
    reason = "the fields are what their names say, and the sentence of each variant has them all"
)]
pub enum Reason {
    /// Bytes that are no UTF-8.
    NotUtf8,
    /// A quote that is not closed in its line.
    OpenQuote,
    /// Nobody is on the roll.
    NoRows,
    /// A column is missing.
    MissingColumn { column: Column },
    /// Two columns are the same, perhaps under two names.
    ColumnTwice { column: Column, first: String },
    /// More fields than columns: probably a separator that should be in quotes.
    FieldCount { expected: usize, found: usize },
    /// Too long, or with characters that cannot be stored.
    BadText { fault: TextFault },
    /// No reference.
    NoReference,
    /// The reference is in an earlier line.
    ReferenceTwice { reference: String, first: u64 },
    /// Neither given nor family name.
    NoName,
    /// No day of the calendar, or not written `YYYY-MM-DD` or `DD.MM.YYYY`.
    BadDate { found: String },
    /// Born after today.
    FutureDate { found: Date },
    /// Older than anybody.
    TooOld { found: Date, age: i16 },
    /// No e-mail address.
    BadEmail { found: String },
    /// No phone number.
    BadPhone { found: String },
    /// Neither resident nor moved nor died.
    BadStatus { found: String },
    /// A day of leaving for somebody who did not leave.
    LeftWithoutStatus,
    /// So many more errors are not listed.
    More { count: u64 },
}

impl Reason {
    /// The name of the reason, for looking up its sentence in another language.
    #[must_use]
    pub fn key(&self) -> &'static str {
        match self {
            Self::NotUtf8 => "roll-not-utf8",
            Self::OpenQuote => "roll-open-quote",
            Self::NoRows => "roll-no-rows",
            Self::MissingColumn { .. } => "roll-missing-column",
            Self::ColumnTwice { .. } => "roll-column-twice",
            Self::FieldCount { .. } => "roll-field-count",
            Self::BadText { .. } => "roll-bad-text",
            Self::NoReference => "roll-no-reference",
            Self::ReferenceTwice { .. } => "roll-reference-twice",
            Self::NoName => "roll-no-name",
            Self::BadDate { .. } => "roll-bad-date",
            Self::FutureDate { .. } => "roll-future-date",
            Self::TooOld { .. } => "roll-too-old",
            Self::BadEmail { .. } => "roll-bad-email",
            Self::BadPhone { .. } => "roll-bad-phone",
            Self::BadStatus { .. } => "roll-bad-status",
            Self::LeftWithoutStatus => "roll-left-without-status",
            Self::More { .. } => "roll-more",
        }
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotUtf8 => f.write_str("this line is not UTF-8; save the file as \"CSV UTF-8\""),
            Self::OpenQuote => f.write_str("a quote is opened and not closed in this line"),
            Self::NoRows => f.write_str("there is nobody on this roll"),
            Self::MissingColumn { column } => write!(f, "the column {} is missing", column.name()),
            Self::ColumnTwice { column, first } => {
                write!(
                    f,
                    "this column and {first:?} both are the {}; leave one out",
                    column.name()
                )
            }
            Self::FieldCount { expected, found } => {
                write!(f, "{found} fields, but there are {expected} columns")
            }
            Self::BadText { fault } => explain(*fault, f),
            Self::NoReference => f.write_str("no reference is given"),
            Self::ReferenceTwice { reference, first } => {
                write!(f, "{reference:?} is in line {first} already")
            }
            Self::NoName => f.write_str("no name is given"),
            Self::BadDate { found } => write!(
                f,
                "{found:?} is not a day; write it as 1990-12-31 or 31.12.1990"
            ),
            Self::FutureDate { found } => write!(f, "{found} is in the future"),
            Self::TooOld { found, age } => {
                write!(f, "born on {found}, this person would be {age} years old")
            }
            Self::BadEmail { found } => write!(f, "{found:?} is not an e-mail address"),
            Self::BadPhone { found } => write!(f, "{found:?} is not a phone number"),
            Self::BadStatus { found } => write!(
                f,
                "{found:?} is not a status; write resident, moved or died"
            ),
            Self::LeftWithoutStatus => {
                f.write_str("a day of leaving needs the status moved or died")
            }
            Self::More { count } => write!(f, "{count} more errors are not listed"),
        }
    }
}

/// What is no error in a roll, but should be looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Warning {
    /// Several people have one e-mail address: it is not used to recognise them.
    SharedEmail {
        /// The address.
        email: String,
        /// Their lines, ascending.
        lines: Vec<u64>,
    },
}

impl Warning {
    /// The name of the warning, for looking up its sentence in another language.
    #[must_use]
    pub fn key(&self) -> &'static str {
        match self {
            Self::SharedEmail { .. } => "roll-shared-email",
        }
    }
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::SharedEmail { email, lines } => {
                let lines: Vec<String> = lines.iter().map(u64::to_string).collect();
                write!(
                    f,
                    "lines {}: {email} is the address of several people and recognises none of them",
                    lines.join(", ")
                )
            }
        }
    }
}
