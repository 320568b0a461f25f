//! The secret on paper: 56 digits of which the last five are a check, so that a digit that was misread is noticed before anything is done with it.

use std::fmt;

use super::super::context;
use super::TrusteeFile;
use crate::{
    encoding::Fields,
    names::{digits, from_digits},
};

/// 256 bits of the secret and 24 of the check.
const DIGITS: usize = 56;

/// Why the digits of a sheet are not a secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SheetError {
    /// Something that is no digit.
    Character,
    /// Too few or too many digits.
    Length,
    /// At least one digit is wrong.
    Check,
}

impl fmt::Display for SheetError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Character => "there is something that is no digit of a sheet",
            Self::Length => "a sheet has 56 digits",
            Self::Check => "at least one digit is wrong",
        })
    }
}

impl std::error::Error for SheetError {}

/// The check is bound to the poll: the sheet of another poll is refused.
fn check(poll: &str, secret: &[u8]) -> [u8; 3] {
    let fields = Fields::default().bytes(b"sheet").bytes(poll.as_bytes());
    let [a, b, c, ..] = fields.bytes(secret).hash(context::TRUSTEE);
    [a, b, c]
}

impl TrusteeFile {
    /// The digits for a printed sheet, in groups of four.
    #[must_use]
    pub fn sheet(&self) -> String {
        let mut bytes = self.secret.to_vec();
        bytes.extend(check(&self.poll, &self.secret));
        digits(&bytes, DIGITS)
    }

    /// Reads the digits of the sheet for a poll. Case, dashes and white space do not matter, nor `o` for `0` and `i` or `l` for `1`.
    ///
    /// # Errors
    /// [`SheetError`].
    pub fn from_sheet(poll: &str, text: &str) -> Result<Self, SheetError> {
        let bytes = from_digits(text).ok_or(SheetError::Character)?;
        let is_digit = |c: &char| *c != '-' && !c.is_whitespace();
        if text.chars().filter(is_digit).count() != DIGITS {
            return Err(SheetError::Length);
        }
        let bytes = <[u8; 35]>::try_from(bytes).map_err(|_| SheetError::Length)?;
        let (secret, given) = bytes.split_first_chunk::<32>().ok_or(SheetError::Length)?;
        if check(poll, secret) != *given {
            return Err(SheetError::Check);
        }
        Ok(Self {
            poll: poll.to_owned(),
            secret: *secret,
        })
    }
}
