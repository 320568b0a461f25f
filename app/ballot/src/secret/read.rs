//! Reading back the bytes that [`lp`](crate::lp) wrote: strictly, so that a value has one encoding.

use std::fmt;

/// Why bytes are not an encoding of this protocol.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadError {
    /// They end in the middle of a field.
    Cut,
    /// Bytes are left over after the last field.
    Trailing,
    /// A field does not have the length of its kind.
    Length {
        /// Bytes a field of this kind has.
        expected: usize,
        /// Bytes it has.
        found: usize,
    },
    /// A number is greater than its field permits.
    Number(u64),
    /// A text is not UTF-8.
    Text,
    /// A name stands for nothing in this protocol.
    Unknown,
    /// The value is readable but not the one way to write it.
    NotCanonical,
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Cut => f.write_str("the bytes end in the middle of a field"),
            Self::Trailing => f.write_str("bytes are left over after the last field"),
            Self::Length { expected, found } => {
                write!(f, "a field has {found} bytes instead of {expected}")
            }
            Self::Number(number) => write!(f, "the number {number} is too great for its field"),
            Self::Text => f.write_str("a text is not UTF-8"),
            Self::Unknown => f.write_str("a name stands for nothing in this protocol"),
            Self::NotCanonical => f.write_str("a value is not written in its one way"),
        }
    }
}

impl std::error::Error for ReadError {}

/// The fields that are not read yet.
pub(crate) struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    /// The next field.
    pub(crate) fn field(&mut self) -> Result<&'a [u8], ReadError> {
        let (length, rest) = self.0.split_first_chunk::<4>().ok_or(ReadError::Cut)?;
        let length = usize::try_from(u32::from_be_bytes(*length)).map_err(|_| ReadError::Cut)?;
        let (field, rest) = rest.split_at_checked(length).ok_or(ReadError::Cut)?;
        self.0 = rest;
        Ok(field)
    }

    /// A field of exactly `N` bytes.
    pub(crate) fn array<const N: usize>(&mut self) -> Result<[u8; N], ReadError> {
        let field = self.field()?;
        field.try_into().map_err(|_| ReadError::Length {
            expected: N,
            found: field.len(),
        })
    }

    /// A field of `N` bytes, or of none.
    pub(crate) fn optional<const N: usize>(&mut self) -> Result<Option<[u8; N]>, ReadError> {
        let field = self.field()?;
        if field.is_empty() {
            return Ok(None);
        }
        field.try_into().map(Some).map_err(|_| ReadError::Length {
            expected: N,
            found: field.len(),
        })
    }

    /// A number that fits its type.
    pub(crate) fn number<T: TryFrom<u64>>(&mut self) -> Result<T, ReadError> {
        let number = u64::from_be_bytes(self.array()?);
        T::try_from(number).map_err(|_| ReadError::Number(number))
    }

    /// A moment in milliseconds.
    pub(crate) fn moment(&mut self) -> Result<i64, ReadError> {
        Ok(i64::from_be_bytes(self.array()?))
    }

    /// Yes (1) or no (0).
    pub(crate) fn flag(&mut self) -> Result<bool, ReadError> {
        match self.number::<u64>()? {
            0 => Ok(false),
            1 => Ok(true),
            other => Err(ReadError::Number(other)),
        }
    }

    /// A text.
    pub(crate) fn text(&mut self) -> Result<String, ReadError> {
        let text = std::str::from_utf8(self.field()?).map_err(|_| ReadError::Text)?;
        Ok(text.to_owned())
    }

    /// A list of what `item` reads, its number of items before it.
    pub(crate) fn list<T>(
        &mut self,
        mut item: impl FnMut(&mut Self) -> Result<T, ReadError>,
    ) -> Result<Vec<T>, ReadError> {
        let count: u64 = self.number()?;
        // No allocation by a number that a stranger wrote: what is cut off fails at its first missing field.
        let mut items = Vec::new();
        for _ in 0..count {
            items.push(item(self)?);
        }
        Ok(items)
    }

    /// All that is left.
    pub(crate) fn rest(self) -> &'a [u8] {
        self.0
    }

    /// That nothing is left.
    pub(crate) fn end(self) -> Result<(), ReadError> {
        if self.0.is_empty() {
            Ok(())
        } else {
            Err(ReadError::Trailing)
        }
    }
}
