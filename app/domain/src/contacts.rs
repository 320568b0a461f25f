//! Contact points beside the e-mail address: a telephone number and a postal address, how each is confirmed, and for how long a change of one
//! can be taken back.

use crate::residence::{self, Tries};
use jiff::{SignedDuration, Timestamp};

words! {
    /// A contact point. The word is the key of its field in the profile.
    Kind {
        /// A telephone number that takes text messages.
        Phone "phone",
        /// A postal address.
        Address "address",
    }
}

words! {
    /// By what means a contact point was confirmed.
    Means {
        /// A code in a text message.
        Sms "sms",
        /// A code in a letter.
        Letter "letter",
        /// A clerk at the desk.
        Desk "desk",
        /// It is the one on the roll.
        Roll "roll",
    }
}

/// So long a code in a text message can be used.
pub const SMS_VALID: SignedDuration = SignedDuration::from_mins(10);
/// So long a code in a letter can be used.
pub const LETTER_VALID: SignedDuration = SignedDuration::from_hours(30 * 24);
/// So long an account waits after too many wrong codes.
pub const COOL_DOWN: SignedDuration = SignedDuration::from_hours(1);
/// So long a change can be taken back.
pub const UNDO: SignedDuration = SignedDuration::from_hours(72);

/// The tries left after so many wrong codes, the last of them at this time. After the cool-down they count anew.
#[must_use]
pub fn tries(wrong: i64, last_at: Timestamp, now: Timestamp) -> Tries {
    residence::tries_within(COOL_DOWN, wrong, last_at, now)
}

/// Six digits made from these random bytes.
#[must_use]
pub fn digits(bytes: &[u8; 32]) -> String {
    // 64 bits of chance: the remainder prefers no number noticeably.
    let drawn = bytes.iter().take(8);
    let drawn = drawn.fold(0_u64, |sum, byte| (sum << 8) | u64::from(*byte));
    format!("{:06}", drawn % 1_000_000)
}

/// The six digits somebody typed, with whatever they put between them; `None` where there are not six.
#[must_use]
pub fn typed_digits(typed: &str) -> Option<String> {
    let plain: String = typed
        .chars()
        .filter(|c| !c.is_whitespace() && *c != '-')
        .collect();
    (plain.len() == 6 && plain.bytes().all(|byte| byte.is_ascii_digit())).then_some(plain)
}

/// A telephone number as networks know it (ITU-T E.164): `+` and digits. `home` is the beginning of numbers of this country, which a leading
/// nought stands for. `None` where nobody can tell the country.
#[must_use]
pub fn international(typed: &str, home: &str) -> Option<String> {
    let plain = |text: &str| -> String { text.chars().filter(char::is_ascii_digit).collect() };
    let typed = typed.trim();
    let number = if let Some(rest) = typed.strip_prefix('+') {
        // The nought in brackets is for callers within the country.
        plain(&rest.replace("(0)", ""))
    } else {
        let digits = plain(typed);
        match (digits.strip_prefix("00"), digits.strip_prefix('0')) {
            (Some(rest), _) => rest.to_owned(),
            (None, Some(rest)) => format!("{}{rest}", plain(home)),
            (None, None) => return None,
        }
    };
    ((7..=15).contains(&number.len()) && !number.starts_with('0')).then(|| format!("+{number}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_told_with_their_country() {
        for (typed, known) in [
            ("030 901820", Some("+4930901820")),
            ("+49 (0)30 901820", Some("+4930901820")),
            ("0049 30/901820", Some("+4930901820")),
            ("+48 22 555 0100", Some("+48225550100")),
            ("901820", None),
            ("+0123456789", None),
            ("000123456789", None),
            ("", None),
            ("0123", None),
        ] {
            assert_eq!(international(typed, "+49").as_deref(), known, "{typed}");
        }
    }

    #[test]
    fn a_code_has_six_digits_however_it_is_typed() {
        assert_eq!(digits(&[0; 32]), "000000");
        assert_eq!(typed_digits(" 123 456 ").as_deref(), Some("123456"));
        assert_eq!(typed_digits("123-456").as_deref(), Some("123456"));
        for bad in ["", "12345", "1234567", "12345x", "١٢٣٤٥٦"] {
            assert_eq!(typed_digits(bad), None, "{bad}");
        }
    }

    #[test]
    fn tries_come_back_after_an_hour() {
        let at = |minute: i64| Timestamp::from_second(minute * 60).expect("in range");
        assert_eq!(tries(4, at(0), at(1)), Tries::Left(1));
        assert_eq!(tries(5, at(0), at(59)), Tries::Until(at(60)));
        assert_eq!(tries(5, at(0), at(60)), Tries::Left(5));
    }
}
