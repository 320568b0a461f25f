//! Files with votes that other programs read and write: [PrefLib](https://preflib.github.io/PrefLib-Jekyll/format) and BLT.
//!
//! Readers are strict and say the line in which something is wrong. What was written reads back the same.

mod blt;
mod header;
mod preflib;

use std::fmt;

pub use blt::Blt;
pub use header::About;
pub use preflib::{PrefKind, PrefLib};

/// The most bytes of a file that is read: 16 MiB.
pub const MAX_FILE: usize = 16 << 20;
/// The most options of a file. Those that can be counted are fewer: [`MAX_RANKED`](super::MAX_RANKED).
pub const MAX_FILE_OPTIONS: u16 = 1000;
/// The most categories of a file.
pub const MAX_CATEGORIES: u16 = 100;
/// The most ballots of a file: sums of them stay far below what a counter holds.
pub const MAX_FILE_BALLOTS: u64 = 1 << 40;

/// Ballots that are alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alike {
    /// How many there are.
    pub ballots: u64,
    /// Options by number, best first, those in one tier equal; or, in categories, one tier for each category, which may be empty.
    pub tiers: Vec<Vec<u16>>,
}

/// What is wrong in a file, and in which line; lines count from 1. For a file that is to be written the line is 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileError {
    /// The line.
    pub line: usize,
    /// What is wrong there.
    pub fault: FileFault,
}

/// What is wrong in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileFault {
    /// It is longer than [`MAX_FILE`].
    TooLong,
    /// It ends where more must come.
    Ends,
    /// Something stands here that is none of what may stand here.
    Unexpected,
    /// A field of the header that is not known here.
    UnknownField(String),
    /// A field of the header stands there twice.
    FieldTwice(String),
    /// A field of the header is missing, or has no value.
    NoField(String),
    /// A number is not written in plain digits, or out of range.
    Number(String),
    /// The kind of file is not known, or its ballots are of another.
    Kind,
    /// There is no option of this number.
    UnknownOption(u64),
    /// An option stands on a ballot twice, or is withdrawn twice.
    OptionTwice(u16),
    /// Options are ranked equal in a file of strict rankings.
    Equal,
    /// An option is missing in a file of complete rankings.
    Incomplete,
    /// A ballot names no option.
    Empty,
    /// Braces do not match, or are around one option alone.
    Braces,
    /// A ballot has not as many categories as the file.
    Categories {
        /// As many as the file has.
        expected: usize,
        /// As many as the ballot has.
        found: usize,
    },
    /// Equal ballots stand in two lines.
    BallotTwice,
    /// A sum in the header is not that of the lines.
    Sum {
        /// As the header says.
        expected: u64,
        /// As it is.
        found: u64,
    },
    /// A name is missing, there twice, or not such that it could be read back.
    Name(String),
}

impl fmt::Display for FileFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLong => write!(f, "the file is longer than {MAX_FILE} bytes"),
            Self::Ends => f.write_str("the file ends too early"),
            Self::Unexpected => f.write_str("this cannot stand here"),
            Self::UnknownField(name) => write!(f, "the field \"{name}\" is not known"),
            Self::FieldTwice(name) => write!(f, "the field \"{name}\" is there twice"),
            Self::NoField(name) => write!(f, "the field \"{name}\" is missing"),
            Self::Number(text) => write!(f, "\"{text}\" is no number that may stand here"),
            Self::Kind => f.write_str("the ballots are not of the kind the file says"),
            Self::UnknownOption(option) => write!(f, "there is no option {option}"),
            Self::OptionTwice(option) => write!(f, "option {option} is there twice"),
            Self::Equal => f.write_str("options are ranked equal in a file of strict rankings"),
            Self::Incomplete => f.write_str("an option is missing in a file of whole rankings"),
            Self::Empty => f.write_str("a ballot names no option"),
            Self::Braces => f.write_str("braces do not match, or hold one option alone"),
            Self::Categories { expected, found } => {
                write!(f, "{found} categories on a ballot, {expected} in the file")
            }
            Self::BallotTwice => f.write_str("equal ballots stand in two lines"),
            Self::Sum { expected, found } => {
                write!(f, "the header says {expected}, the lines say {found}")
            }
            Self::Name(name) => write!(f, "\"{name}\" cannot be a name here"),
        }
    }
}

impl fmt::Display for FileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            0 => self.fault.fmt(f),
            line => write!(f, "line {line}: {}", self.fault),
        }
    }
}

impl std::error::Error for FileError {}

impl FileFault {
    fn at(self, line: usize) -> FileError {
        FileError { line, fault: self }
    }
}

/// A number in plain digits, within bounds.
fn number<T: TryFrom<u64>>(text: &str, least: u64, most: u64) -> Result<T, FileFault> {
    let wrong = || FileFault::Number(text.chars().take(40).collect());
    let is_plain = text.bytes().all(|byte| byte.is_ascii_digit())
        && (text.len() == 1 || !text.starts_with('0'));
    let number: u64 = text.parse().map_err(|_| wrong())?;
    if !is_plain || !(least..=most).contains(&number) {
        return Err(wrong());
    }
    T::try_from(number).map_err(|_| wrong())
}

/// An option of a file with so many.
fn option(text: &str, options: usize) -> Result<u16, FileFault> {
    let option: u64 = number(text, 0, u64::MAX)?;
    u16::try_from(option)
        .ok()
        .filter(|option| *option > 0 && usize::from(*option) <= options)
        .ok_or(FileFault::UnknownOption(option))
}

/// That no option is there twice, and each is one of the file.
fn check_options(tiers: &[Vec<u16>], options: usize) -> Result<usize, FileFault> {
    let mut named = vec![false; options];
    for option in tiers.iter().flatten() {
        let place = usize::from(*option).checked_sub(1);
        match place.and_then(|place| named.get_mut(place)) {
            None => return Err(FileFault::UnknownOption(u64::from(*option))),
            Some(named) if *named => return Err(FileFault::OptionTwice(*option)),
            Some(named) => *named = true,
        }
    }
    Ok(named.into_iter().filter(|named| *named).count())
}

/// How many ballots are alike: at least one, and not more than a file may have.
fn check_ballots(ballots: u64) -> Result<(), FileFault> {
    if ballots == 0 || ballots > MAX_FILE_BALLOTS {
        return Err(FileFault::Number(ballots.to_string()));
    }
    Ok(())
}

/// A text that stands in one line and reads back the same: no control characters, no white space at its ends.
fn check_line(text: &str) -> Result<(), FileFault> {
    if text.chars().any(char::is_control) || text.trim() != text {
        return Err(FileFault::Name(text.chars().take(40).collect()));
    }
    Ok(())
}

/// Names that are there, can be written, and are all different.
fn check_names(names: &[String], most: u16) -> Result<(), FileFault> {
    if names.is_empty() || names.len() > usize::from(most) {
        return Err(FileFault::Number(names.len().to_string()));
    }
    let mut seen = std::collections::BTreeSet::new();
    for name in names {
        check_line(name)?;
        if name.is_empty() || !seen.insert(name) {
            return Err(FileFault::Name(name.chars().take(40).collect()));
        }
    }
    Ok(())
}
