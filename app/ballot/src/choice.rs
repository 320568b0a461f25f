//! What a voter chose, and the bytes that say it.

use std::fmt;

/// What a voter chose, as people would say it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Selection {
    /// "None of these".
    NoneOfThese,
    /// The chosen options by number, from 1, ascending, each once, at least one.
    Options(Vec<u16>),
}

/// A selection as bytes; all ballots of a poll have the same length.
///
/// A row of bits: bit `n` is bit `n % 8`, counted from the least significant, of byte `n / 8`. Bit 0 is "none of
/// these", bit `n` is option `n`, the rest is zero. [`encode`] makes canonical ones; bytes read from
/// elsewhere are checked by [`decode`].
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Choice(pub Vec<u8>);

impl Choice {
    /// How many bytes a choice has in a poll with so many options.
    #[must_use]
    pub fn length(options: u16) -> usize {
        usize::from(options) / 8 + 1
    }
}

/// Writes a selection in a poll with `options` options.
///
/// # Errors
/// [`ChoiceError::Blank`], [`ChoiceError::UnknownOption`] or [`ChoiceError::NotAscending`].
pub fn encode(selection: &Selection, options: u16) -> Result<Choice, ChoiceError> {
    let mut bits = vec![0; Choice::length(options)];
    match selection {
        Selection::NoneOfThese => bits[0] = 1,
        Selection::Options(chosen) => {
            check_numbers(chosen, options)?;
            for option in chosen {
                bits[usize::from(option / 8)] |= 1 << (option % 8);
            }
        }
    }
    Ok(Choice(bits))
}

/// Reads a choice in a poll with `options` options: exactly what [`encode`] can write, nothing else.
///
/// # Errors
/// [`ChoiceError::Length`], [`ChoiceError::StrayBits`], [`ChoiceError::NoneAndOptions`] or [`ChoiceError::Blank`].
pub fn decode(choice: &Choice, options: u16) -> Result<Selection, ChoiceError> {
    let (expected, found) = (Choice::length(options), choice.0.len());
    if found != expected {
        return Err(ChoiceError::Length { expected, found });
    }
    let is_set = |bit: u16| choice.0[usize::from(bit / 8)] >> (bit % 8) & 1 == 1;
    let last = choice.0[usize::from(options / 8)];
    if u16::from(last) >> (options % 8 + 1) != 0 {
        return Err(ChoiceError::StrayBits);
    }
    let chosen: Vec<u16> = (1..=options).filter(|option| is_set(*option)).collect();
    match (is_set(0), chosen.is_empty()) {
        (true, true) => Ok(Selection::NoneOfThese),
        (false, false) => Ok(Selection::Options(chosen)),
        (true, false) => Err(ChoiceError::NoneAndOptions),
        (false, true) => Err(ChoiceError::Blank),
    }
}

/// That the numbers are ascending options of a poll with `options` options, and that there is one.
fn check_numbers(chosen: &[u16], options: u16) -> Result<(), ChoiceError> {
    if chosen.is_empty() {
        return Err(ChoiceError::Blank);
    }
    if let Some(option) = chosen
        .iter()
        .find(|option| **option == 0 || **option > options)
    {
        return Err(ChoiceError::UnknownOption {
            option: *option,
            options,
        });
    }
    if chosen.is_sorted_by(|a, b| a < b) {
        Ok(())
    } else {
        Err(ChoiceError::NotAscending)
    }
}

impl crate::Method {
    /// Whether a selection is permitted by this method: its numbers, how many they are, and "none of these".
    ///
    /// # Errors
    /// The first rule that is broken.
    pub fn check(&self, selection: &Selection) -> Result<(), ChoiceError> {
        let Selection::Options(chosen) = selection else {
            return if self.none_allowed {
                Ok(())
            } else {
                Err(ChoiceError::NoneNotAllowed)
            };
        };
        check_numbers(chosen, self.options)?;
        let found = chosen.len();
        if found < usize::from(self.min) {
            return Err(ChoiceError::TooFew {
                min: self.min,
                found,
            });
        }
        if found > usize::from(self.max) {
            return Err(ChoiceError::TooMany {
                max: self.max,
                found,
            });
        }
        Ok(())
    }
}

/// Why a selection or choice is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChoiceError {
    /// Nothing is chosen, not even "none of these".
    Blank,
    /// There is no option of this number.
    UnknownOption {
        /// The number that was given.
        option: u16,
        /// How many options the poll has.
        options: u16,
    },
    /// The numbers are not ascending, or one is there twice.
    NotAscending,
    /// "None of these" is no choice in this poll.
    NoneNotAllowed,
    /// Fewer options than the method asks for.
    TooFew {
        /// The least.
        min: u16,
        /// How many are chosen.
        found: usize,
    },
    /// More options than the method permits.
    TooMany {
        /// The most.
        max: u16,
        /// How many are chosen.
        found: usize,
    },
    /// The bytes are not as many as every ballot of the poll has.
    Length {
        /// Bytes of every ballot of the poll.
        expected: usize,
        /// Bytes of this one.
        found: usize,
    },
    /// Bits are set that mean nothing.
    StrayBits,
    /// "None of these" together with an option.
    NoneAndOptions,
}

impl fmt::Display for ChoiceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Blank => f.write_str("nothing is chosen"),
            Self::UnknownOption { option, options } => {
                write!(f, "there is no option {option} among {options}")
            }
            Self::NotAscending => f.write_str("the options are not in ascending order, each once"),
            Self::NoneNotAllowed => f.write_str("\"none of these\" cannot be chosen here"),
            Self::TooFew { min, found } => {
                write!(f, "{found} options chosen, at least {min} are asked for")
            }
            Self::TooMany { max, found } => {
                write!(f, "{found} options chosen, at most {max} are permitted")
            }
            Self::Length { expected, found } => {
                write!(f, "{found} bytes, every ballot here has {expected}")
            }
            Self::StrayBits => f.write_str("bits are set that stand for no option"),
            Self::NoneAndOptions => f.write_str("\"none of these\" together with an option"),
        }
    }
}

impl std::error::Error for ChoiceError {}

#[cfg(test)]
mod tests {
    use proptest::{collection::btree_set, prelude::*};

    use super::{Choice, ChoiceError, Selection, decode, encode};
    use crate::Method;

    /// A number of options and a selection among them.
    fn polls() -> impl Strategy<Value = (u16, Selection)> {
        (1_u16..300).prop_flat_map(|options| {
            let chosen = btree_set(1..=options, 1..20)
                .prop_map(|set| Selection::Options(set.into_iter().collect()));
            (
                Just(options),
                prop_oneof![1 => Just(Selection::NoneOfThese), 4 => chosen],
            )
        })
    }

    #[test]
    fn bits_stand_where_the_protocol_says() {
        assert_eq!(
            encode(&Selection::NoneOfThese, 7),
            Ok(Choice(vec![0b0000_0001]))
        );
        assert_eq!(
            encode(&Selection::Options(vec![1, 7]), 7),
            Ok(Choice(vec![0b1000_0010]))
        );
        assert_eq!(
            encode(&Selection::Options(vec![2, 8]), 8),
            Ok(Choice(vec![0b0000_0100, 0b0000_0001]))
        );
        assert_eq!(
            encode(&Selection::Options(vec![u16::MAX]), u16::MAX).map(|choice| choice.0[8191]),
            Ok(0b1000_0000)
        );
    }

    #[test]
    fn what_is_not_canonical_is_refused() {
        let choose = |chosen: &[u16]| encode(&Selection::Options(chosen.to_vec()), 5);
        assert_eq!(choose(&[]), Err(ChoiceError::Blank));
        assert_eq!(
            choose(&[0]),
            Err(ChoiceError::UnknownOption {
                option: 0,
                options: 5
            })
        );
        assert_eq!(
            choose(&[6]),
            Err(ChoiceError::UnknownOption {
                option: 6,
                options: 5
            })
        );
        assert_eq!(choose(&[2, 2]), Err(ChoiceError::NotAscending));
        assert_eq!(choose(&[2, 1]), Err(ChoiceError::NotAscending));

        let read = |bytes: &[u8], options| decode(&Choice(bytes.to_vec()), options);
        assert_eq!(
            read(&[], 5),
            Err(ChoiceError::Length {
                expected: 1,
                found: 0
            })
        );
        assert_eq!(
            read(&[2, 0], 5),
            Err(ChoiceError::Length {
                expected: 1,
                found: 2
            })
        );
        assert_eq!(read(&[0], 5), Err(ChoiceError::Blank));
        assert_eq!(read(&[0b0100_0010], 5), Err(ChoiceError::StrayBits));
        assert_eq!(read(&[0b1000_0000], 7), Ok(Selection::Options(vec![7])));
        assert_eq!(read(&[2, 0b10], 8), Err(ChoiceError::StrayBits));
        assert_eq!(read(&[0b11], 5), Err(ChoiceError::NoneAndOptions));
    }

    #[test]
    fn a_method_bounds_what_may_be_chosen() {
        let method = Method {
            id: "approval".into(),
            version: 1,
            min: 2,
            max: 3,
            none_allowed: false,
            options: 5,
            params: Vec::new(),
        };
        let check = |chosen: &[u16]| method.check(&Selection::Options(chosen.to_vec()));
        assert_eq!(check(&[1]), Err(ChoiceError::TooFew { min: 2, found: 1 }));
        assert_eq!(check(&[1, 5]), Ok(()));
        assert_eq!(check(&[1, 2, 5]), Ok(()));
        assert_eq!(
            check(&[1, 2, 3, 5]),
            Err(ChoiceError::TooMany { max: 3, found: 4 })
        );
        assert_eq!(
            check(&[1, 6]),
            Err(ChoiceError::UnknownOption {
                option: 6,
                options: 5
            })
        );
        assert_eq!(
            method.check(&Selection::NoneOfThese),
            Err(ChoiceError::NoneNotAllowed)
        );
        assert_eq!(
            Method {
                none_allowed: true,
                ..method
            }
            .check(&Selection::NoneOfThese),
            Ok(())
        );
    }

    proptest! {
        #[test]
        fn a_selection_reads_back((options, selection) in polls()) {
            let choice = encode(&selection, options).expect("a good selection");
            prop_assert_eq!(choice.0.len(), Choice::length(options));
            prop_assert_eq!(decode(&choice, options), Ok(selection));
        }

        #[test]
        fn bytes_are_refused_or_the_only_way_to_say_it(options in 0_u16..40, bytes in proptest::collection::vec(any::<u8>(), 0..6)) {
            let choice = Choice(bytes);
            if let Ok(selection) = decode(&choice, options) {
                prop_assert_eq!(encode(&selection, options), Ok(choice));
            }
        }
    }
}
