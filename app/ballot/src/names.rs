//! The 32-byte names of the protocol and how people read them.

use std::{fmt, str::FromStr};

/// The identity of a poll: the hash of everything that could differ between its voters.
/// Displayed as 64 lower-case hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PollId(pub [u8; 32]);

impl fmt::Display for PollId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// That a person used their vote right in a poll, without saying who. Never published.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tag(pub [u8; 32]);

/// What a voter keeps to find the ballot in the published list.
///
/// Displayed as 52 digits of Crockford's base 32 in lower case, in thirteen groups of four joined by `-`.
/// Reading one back forgives upper case, missing or additional dashes, white space and the mix-ups `o` for `0` and
/// `i` or `l` for `1` (<https://www.crockford.com/base32.html>).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Receipt(pub [u8; 32]);

/// Crockford's digits: no `i`, `l`, `o`, `u`.
const DIGITS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
/// 256 bits in digits of 5 bits: the last digit has 4 bits that must be zero.
const LENGTH: usize = 52;
const GROUP: usize = 4;

impl fmt::Display for Receipt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for place in 0..LENGTH {
            if place > 0 && place % GROUP == 0 {
                f.write_str("-")?;
            }
            write!(
                f,
                "{}",
                char::from(DIGITS[usize::from(five_bits(&self.0, place))])
            )?;
        }
        Ok(())
    }
}

/// The digit at a place: bits `5 * place ..` of the bytes, most significant first, zeros after the end.
fn five_bits(bytes: &[u8; 32], place: usize) -> u8 {
    let (byte, bit) = (place * 5 / 8, place * 5 % 8);
    let next = bytes.get(byte + 1).copied().unwrap_or(0);
    let window = u16::from_be_bytes([bytes[byte], next]);
    (window >> (11 - bit)).to_be_bytes()[1] & 0b1_1111
}

/// The first digits of bytes, in groups of four joined by `-`.
pub(crate) fn digits(bytes: &[u8], count: usize) -> String {
    let mut text = String::new();
    for place in 0..count {
        if place > 0 && place % GROUP == 0 {
            text.push('-');
        }
        let (byte, bit) = (place * 5 / 8, place * 5 % 8);
        let at = |index: usize| bytes.get(index).copied().unwrap_or(0);
        let window = u16::from_be_bytes([at(byte), at(byte + 1)]);
        let five = (window >> (11 - bit)) & 0b1_1111;
        text.push(char::from(DIGITS[usize::from(five)]));
    }
    text
}

/// The bytes of digits; `None` if one is no digit. Bits that fill no byte are left out.
pub(crate) fn from_digits(text: &str) -> Option<Vec<u8>> {
    let (mut bytes, mut held, mut bits) = (Vec::new(), 0_u16, 0_u32);
    let is_digit = |c: &char| *c != '-' && !c.is_whitespace();
    for character in text.chars().filter(is_digit) {
        held = (held << 5) | u16::from(digit(character)?);
        bits += 5;
        if bits >= 8 {
            bits -= 8;
            bytes.push((held >> bits).to_be_bytes()[1]);
            held &= (1 << bits) - 1;
        }
    }
    Some(bytes)
}

impl FromStr for Receipt {
    type Err = ReceiptError;

    /// # Errors
    /// Says which character is wrong, or that the length or the last digit is: a cut or changed receipt is refused.
    fn from_str(text: &str) -> Result<Self, ReceiptError> {
        let mut bytes = [0; 32];
        let (mut held, mut bits, mut found, mut filled) = (0_u16, 0, 0, 0);
        for (index, character) in text.chars().enumerate() {
            if character == '-' || character.is_whitespace() {
                continue;
            }
            let digit = digit(character).ok_or(ReceiptError::Character {
                character,
                position: index + 1,
            })?;
            found += 1;
            held = (held << 5) | u16::from(digit);
            bits += 5;
            if bits >= 8 && filled < bytes.len() {
                bits -= 8;
                bytes[filled] = (held >> bits).to_be_bytes()[1];
                held &= (1 << bits) - 1;
                filled += 1;
            } else if found > LENGTH {
                (held, bits) = (0, 0);
            }
        }
        match (found, held) {
            (LENGTH, 0) => Ok(Self(bytes)),
            (LENGTH, _) => Err(ReceiptError::LastDigit),
            _ => Err(ReceiptError::Length { found }),
        }
    }
}

fn digit(character: char) -> Option<u8> {
    let plain = match character.to_ascii_lowercase() {
        'o' => '0',
        'i' | 'l' => '1',
        other => other,
    };
    let place = DIGITS
        .iter()
        .position(|digit| char::from(*digit) == plain)?;
    u8::try_from(place).ok()
}

/// Why a text is no receipt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReceiptError {
    /// Not 52 digits.
    Length {
        /// How many digits there are, dashes and spaces left out.
        found: usize,
    },
    /// A character that is no digit, dash or space.
    Character {
        /// The character.
        character: char,
        /// Its place in the text, from 1, in characters.
        position: usize,
    },
    /// The last digit holds bits that no receipt has: probably mistyped.
    LastDigit,
}

impl fmt::Display for ReceiptError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Length { found } => write!(
                f,
                "a receipt has {LENGTH} letters and digits, this has {found}"
            ),
            Self::Character {
                character,
                position,
            } => {
                write!(
                    f,
                    "{character:?} at place {position} does not occur in a receipt"
                )
            }
            Self::LastDigit => f.write_str("the last character of this receipt cannot be right"),
        }
    }
}

impl std::error::Error for ReceiptError {}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{PollId, Receipt, ReceiptError};

    #[test]
    fn receipts_are_written_in_thirteen_groups() {
        let zeros = ["0000"; 13].join("-");
        assert_eq!(Receipt([0; 32]).to_string(), zeros);
        // 255 = 11111 111|11 ...: all ones, and the last digit is 10000.
        assert_eq!(
            Receipt([255; 32]).to_string(),
            format!("{}-zzzg", ["zzzz"; 12].join("-"))
        );
        assert_eq!(PollId([0xab; 32]).to_string(), "ab".repeat(32));
    }

    #[test]
    fn bad_receipts_are_refused_with_the_reason() {
        let good = Receipt([1; 32]).to_string();
        let read = |text: &str| text.parse::<Receipt>();
        assert_eq!(read(""), Err(ReceiptError::Length { found: 0 }));
        assert_eq!(
            read(&good[..good.len() - 1]),
            Err(ReceiptError::Length { found: 51 })
        );
        assert_eq!(
            read(&format!("{good}0")),
            Err(ReceiptError::Length { found: 53 })
        );
        assert_eq!(
            read(&"0".repeat(100_000)),
            Err(ReceiptError::Length { found: 100_000 })
        );
        assert_eq!(
            read("00u0"),
            Err(ReceiptError::Character {
                character: 'u',
                position: 3
            })
        );
        assert_eq!(
            read("é"),
            Err(ReceiptError::Character {
                character: 'é',
                position: 1
            })
        );
        for last in "123456789abcdef".chars() {
            assert_eq!(
                read(&format!("{}{last}", "0".repeat(51))),
                Err(ReceiptError::LastDigit)
            );
        }
    }

    proptest! {
        #[test]
        fn a_receipt_reads_back_however_it_is_typed(bytes: [u8; 32]) {
            let written = Receipt(bytes).to_string();
            prop_assert_eq!(written.len(), 52 + 12);
            prop_assert_eq!(written.parse(), Ok(Receipt(bytes)));
            let typed = format!(" {} ", written.to_uppercase().replace('-', " ").replace('0', "O").replace('1', "l"));
            prop_assert_eq!(typed.parse(), Ok(Receipt(bytes)));
        }

        #[test]
        fn any_text_is_read_or_refused(text: String) {
            if let Ok(receipt) = text.parse::<Receipt>() {
                prop_assert_eq!(receipt.to_string().parse(), Ok(receipt));
            }
        }

        #[test]
        fn one_mistyped_digit_is_another_receipt_or_none(bytes: [u8; 32], place in 0_usize..52, by in 1_u8..32) {
            let mut digits: Vec<char> = Receipt(bytes).to_string().replace('-', "").chars().collect();
            let old = super::digit(digits[place]).expect("a digit");
            digits[place] = char::from(super::DIGITS[usize::from((old + by) % 32)]);
            let read = digits.into_iter().collect::<String>().parse::<Receipt>();
            prop_assert_ne!(read, Ok(Receipt(bytes)));
        }
    }
}
