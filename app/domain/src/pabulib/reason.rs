//! What can be wrong in a `.pb` file.

use std::fmt;

use super::{Money, MoneyError};
use crate::text::TextFault;

/// What is wrong in a line of a `.pb` file.
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
    /// Something before the first title of a section.
    BeforeSections,
    /// The file has no such section.
    MissingSection { section: &'static str },
    /// The title of a section stands there twice.
    SectionTwice { first: u64 },
    /// The section has no such column.
    MissingColumn,
    /// Two columns have the same name.
    ColumnTwice,
    /// The row has not as many fields as there are columns.
    FieldCount { expected: usize, found: usize },
    /// META lacks the key.
    MissingKey,
    /// META has the key twice.
    KeyTwice { first: u64 },
    /// Nothing where something must be.
    Empty,
    /// Too long, or with characters that cannot be stored.
    BadText { fault: TextFault },
    /// Votes that are not approval votes.
    UnsupportedVoteType { found: String },
    /// Not a number of the kind that belongs here.
    NotANumber { found: String },
    /// Not an amount of money.
    BadMoney { found: String, error: MoneyError },
    /// Neither `dd.mm.yyyy` nor `yyyy`.
    NotADate { found: String },
    /// The section has not as many rows as META says.
    CountDiffers { announced: u64, found: u64 },
    /// `min_length` is greater than `max_length`, so that no ballot could be right.
    MinAboveMax { min: u64, max: u64 },
    /// The id stands in an earlier line.
    IdTwice { id: String, first: u64 },
    /// A vote for a project that is not in PROJECTS.
    UnknownProject { id: String },
    /// A project that stands twice in one vote.
    ApprovedTwice { id: String },
    /// Fewer projects on a ballot than `min_length`.
    TooFew { min: u64, found: usize },
    /// More projects on a ballot than `max_length`.
    TooMany { max: u64, found: usize },
    /// The projects on a ballot cost less than `min_sum_cost`.
    TooCheap { min: Money },
    /// The projects on a ballot cost more than `max_sum_cost`.
    TooDear { max: Money },
    /// So many more errors are not listed.
    More { count: u64 },
}

impl Reason {
    /// The name of the reason, for looking up its sentence in another language.
    #[must_use]
    pub fn key(&self) -> &'static str {
        match self {
            Self::NotUtf8 => "pabulib-not-utf8",
            Self::OpenQuote => "pabulib-open-quote",
            Self::BeforeSections => "pabulib-before-sections",
            Self::MissingSection { .. } => "pabulib-missing-section",
            Self::SectionTwice { .. } => "pabulib-section-twice",
            Self::MissingColumn => "pabulib-missing-column",
            Self::ColumnTwice => "pabulib-column-twice",
            Self::FieldCount { .. } => "pabulib-field-count",
            Self::MissingKey => "pabulib-missing-key",
            Self::KeyTwice { .. } => "pabulib-key-twice",
            Self::Empty => "pabulib-empty",
            Self::BadText { .. } => "pabulib-bad-text",
            Self::UnsupportedVoteType { .. } => "pabulib-unsupported-vote-type",
            Self::NotANumber { .. } => "pabulib-not-a-number",
            Self::BadMoney { .. } => "pabulib-bad-money",
            Self::NotADate { .. } => "pabulib-not-a-date",
            Self::CountDiffers { .. } => "pabulib-count-differs",
            Self::MinAboveMax { .. } => "pabulib-min-above-max",
            Self::IdTwice { .. } => "pabulib-id-twice",
            Self::UnknownProject { .. } => "pabulib-unknown-project",
            Self::ApprovedTwice { .. } => "pabulib-approved-twice",
            Self::TooFew { .. } => "pabulib-too-few",
            Self::TooMany { .. } => "pabulib-too-many",
            Self::TooCheap { .. } => "pabulib-too-cheap",
            Self::TooDear { .. } => "pabulib-too-dear",
            Self::More { .. } => "pabulib-more",
        }
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotUtf8 => f.write_str("this line is not UTF-8; save the file as UTF-8"),
            Self::OpenQuote => f.write_str("a quote is opened and not closed in this line"),
            Self::BeforeSections => f.write_str("the file must begin with META, PROJECTS or VOTES"),
            Self::MissingSection { section } => write!(f, "the section {section} is missing"),
            Self::SectionTwice { first } => write!(f, "this section is in line {first} already"),
            Self::MissingColumn => f.write_str("this column is missing"),
            Self::ColumnTwice => f.write_str("there are two columns of this name"),
            Self::FieldCount { expected, found } => {
                write!(f, "{found} fields where {expected} belong")
            }
            Self::MissingKey => f.write_str("META does not say this"),
            Self::KeyTwice { first } => write!(f, "META says this in line {first} already"),
            Self::Empty => f.write_str("nothing is given here"),
            Self::BadText { fault } => explain(*fault, f),
            Self::UnsupportedVoteType { found } => {
                write!(
                    f,
                    "votes of the kind {found:?} cannot be read, only \"approval\""
                )
            }
            Self::NotANumber { found } => {
                write!(f, "{found:?} is not a number that can stand here")
            }
            Self::BadMoney { found, error } => write!(f, "{found:?} {error}"),
            Self::NotADate { found } => write!(f, "{found:?} is not a day (dd.mm.yyyy) or a year"),
            Self::CountDiffers { announced, found } => {
                write!(f, "META says {announced}, the file has {found}")
            }
            Self::MinAboveMax { min, max } => write!(f, "the least is {min} but the most is {max}"),
            Self::IdTwice { id, first } => write!(f, "{id:?} is in line {first} already"),
            Self::UnknownProject { id } => write!(f, "there is no project {id:?}"),
            Self::ApprovedTwice { id } => write!(f, "the project {id:?} is in this vote twice"),
            Self::TooFew { min, found } => {
                write!(f, "{found} projects chosen, at least {min} are asked for")
            }
            Self::TooMany { max, found } => {
                write!(f, "{found} projects chosen, at most {max} are permitted")
            }
            Self::TooCheap { min } => {
                write!(f, "the chosen projects cost less than {min} together")
            }
            Self::TooDear { max } => write!(f, "the chosen projects cost more than {max} together"),
            Self::More { count } => write!(f, "{count} more errors are not listed"),
        }
    }
}

/// What is wrong with a text, in plain English.
pub(crate) fn explain(fault: TextFault, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match fault {
        TextFault::Empty => f.write_str("nothing is given here"),
        TextFault::TooLong { limit, length } => {
            write!(f, "{length} characters, at most {limit} are permitted")
        }
        TextFault::ControlCharacter => f.write_str("has a character that cannot be stored"),
    }
}
