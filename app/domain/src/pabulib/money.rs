//! Exact amounts of money.

use std::{fmt, str::FromStr};

/// An amount in hundredths of the unit of its currency, whatever the currency.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Money(pub i64);

/// Why a text is no amount of money that is zero or more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MoneyError {
    /// No decimal number.
    NotANumber,
    /// Less than zero.
    Negative,
    /// Not a whole number of hundredths.
    TooFine,
    /// More than fits in 63 bits of hundredths.
    TooLarge,
}

impl FromStr for Money {
    type Err = MoneyError;

    /// Reads digits with an optional decimal point and any number of decimals of which those after the second are zero,
    /// or with a decimal comma and at most two decimals (more could be a separator of thousands).
    ///
    /// # Errors
    /// See [`MoneyError`].
    fn from_str(text: &str) -> Result<Self, MoneyError> {
        let (amount, is_negative) = text
            .strip_prefix('-')
            .map_or((text, false), |amount| (amount, true));
        let (units, decimals) = amount.split_once(['.', ',']).unwrap_or((amount, "0"));
        let is_digits =
            |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        if !is_digits(units) || !is_digits(decimals) || (amount.contains(',') && decimals.len() > 2)
        {
            return Err(MoneyError::NotANumber);
        }
        let (hundredths, rest) = decimals.split_at(decimals.len().min(2));
        if rest.bytes().any(|byte| byte != b'0') {
            return Err(MoneyError::TooFine);
        }
        let money: i64 = format!("{units}{hundredths:0<2}")
            .parse()
            .map_err(|_| MoneyError::TooLarge)?;
        if is_negative && money > 0 {
            Err(MoneyError::Negative)
        } else {
            Ok(Self(money))
        }
    }
}

impl fmt::Display for Money {
    /// With a decimal point and two decimals, without a currency.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let hundredths = self.0.unsigned_abs();
        write!(f, "{sign}{}.{:02}", hundredths / 100, hundredths % 100)
    }
}

impl std::error::Error for MoneyError {}

impl fmt::Display for MoneyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotANumber => "is not an amount of money",
            Self::Negative => "is less than zero",
            Self::TooFine => "is not a whole number of hundredths",
            Self::TooLarge => "is too large",
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Money, MoneyError};

    #[test]
    fn amounts_are_read_exactly() {
        for (text, money) in [
            ("0", Ok(0)),
            ("-0", Ok(0)),
            ("100000.0", Ok(10_000_000)),
            ("0.1", Ok(10)),
            ("1516962,07", Ok(151_696_207)),
            ("12.340000", Ok(1234)),
            ("92233720368547758.07", Ok(i64::MAX)),
            ("92233720368547758.08", Err(MoneyError::TooLarge)),
            ("1.005", Err(MoneyError::TooFine)),
            ("1,000", Err(MoneyError::NotANumber)),
            ("1.000,00", Err(MoneyError::NotANumber)),
            ("-1", Err(MoneyError::Negative)),
            ("--1", Err(MoneyError::NotANumber)),
            ("1e3", Err(MoneyError::NotANumber)),
            ("5.", Err(MoneyError::NotANumber)),
            (".5", Err(MoneyError::NotANumber)),
            ("", Err(MoneyError::NotANumber)),
            ("١", Err(MoneyError::NotANumber)),
        ] {
            assert_eq!(text.parse(), money.map(Money), "{text}");
        }
        assert_eq!(Money(-5).to_string(), "-0.05");
    }

    proptest! {
        #[test]
        fn amounts_read_back(money in 0..=i64::MAX) {
            prop_assert_eq!(Money(money).to_string().parse(), Ok(Money(money)));
        }
    }
}
