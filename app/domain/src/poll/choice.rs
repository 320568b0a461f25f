//! What a voter may choose, and in which order the options stand.

use super::Poll;

impl Poll {
    /// What is chosen on a ballot, from the option numbers (1 is the first) a voter marked; `none` is "none of these".
    ///
    /// # Errors
    /// [`ChoiceFault`].
    pub fn choose(&self, marked: &[u16], none: bool) -> Result<Chosen, ChoiceFault> {
        if none {
            return match (self.none_option, marked.is_empty()) {
                (false, _) => Err(ChoiceFault::NoSuchOption),
                (true, false) => Err(ChoiceFault::NoneAndOthers),
                (true, true) => Ok(Chosen::NoneOfThese),
            };
        }
        let mut numbers = marked.to_vec();
        numbers.sort_unstable();
        numbers.dedup();
        if numbers.len() != marked.len() {
            return Err(ChoiceFault::Twice);
        }
        if numbers
            .iter()
            .any(|number| *number == 0 || *number > self.options)
        {
            return Err(ChoiceFault::NoSuchOption);
        }
        let (min, max) = self.method.bounds();
        let count = numbers.len();
        match count {
            0 => Err(ChoiceFault::Nothing),
            _ if count < usize::from(min) => Err(ChoiceFault::TooFew { min, chosen: count }),
            _ if count > usize::from(max) => Err(ChoiceFault::TooMany { max, chosen: count }),
            _ => Ok(Chosen::Options(numbers)),
        }
    }
}

/// What a voter chose, in canonical form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Chosen {
    /// None of the options.
    NoneOfThese,
    /// These options: numbers from 1, ascending, each once.
    Options(Vec<u16>),
}

/// Why a choice cannot be a ballot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChoiceFault {
    /// Nothing is marked.
    Nothing,
    /// Fewer options than asked for.
    TooFew {
        /// Smallest permitted number.
        min: u16,
        /// Number marked.
        chosen: usize,
    },
    /// More options than permitted.
    TooMany {
        /// Largest permitted number.
        max: u16,
        /// Number marked.
        chosen: usize,
    },
    /// "None of these" together with an option.
    NoneAndOthers,
    /// An option that the poll does not have.
    NoSuchOption,
    /// An option marked twice.
    Twice,
}

/// The order in which a voter sees the options: a permutation of `1..=options`. `key` is 32 bytes that belong to this voter and poll.
///
/// The shuffle is Fisher–Yates with a xorshift64* generator seeded from the key; it need not be secret, only even and stable.
#[must_use]
pub fn shuffled(options: u16, key: &[u8; 32]) -> Vec<u16> {
    let mut numbers: Vec<u16> = (1..=options).collect();
    let mut state = key
        .chunks_exact(8)
        .fold(0x9e37_79b9_7f4a_7c15_u64, |state, eight| {
            let word = eight
                .iter()
                .fold(0_u64, |word, byte| word << 8 | u64::from(*byte));
            (state ^ word)
                .wrapping_mul(0xbf58_476d_1ce4_e5b9)
                .rotate_left(31)
                | 1
        });
    let mut next = |below: usize| {
        state ^= state >> 12;
        state ^= state << 25;
        state ^= state >> 27;
        usize::try_from(state.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33).unwrap_or(0) % below
    };
    for last in (1..numbers.len()).rev() {
        numbers.swap(last, next(last + 1));
    }
    numbers
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::poll::Method;
    use crate::poll::tests::poll;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_chosen_keeps_the_rules(options in 1_u16..40, min in 1_u16..5, more in 0_u16..5, marked in prop::collection::vec(0_u16..45, 0..8), none: bool, offered: bool) {
            let max = min + more;
            let poll = poll(options, Method::Approval { min, max }, offered);
            match poll.choose(&marked, none) {
                Ok(Chosen::NoneOfThese) => prop_assert!(none && offered && marked.is_empty()),
                Ok(Chosen::Options(numbers)) => {
                    prop_assert!(!none && numbers.is_sorted_by(|a, b| a < b));
                    prop_assert!((usize::from(min)..=usize::from(max)).contains(&numbers.len()));
                    prop_assert!(numbers.iter().all(|number| (1..=options).contains(number) && marked.contains(number)));
                    prop_assert_eq!(numbers.len(), marked.len());
                }
                Err(_) => {
                    let distinct: std::collections::BTreeSet<u16> = marked.iter().copied().collect();
                    let fine = distinct.len() == marked.len()
                        && distinct.iter().all(|number| (1..=options).contains(number))
                        && (usize::from(min)..=usize::from(max)).contains(&marked.len());
                    let refused_rightly = if none { !offered || !marked.is_empty() } else { !fine };
                    prop_assert!(refused_rightly);
                }
            }
        }

        #[test]
        fn the_order_of_marks_does_not_matter(marked in prop::collection::vec(1_u16..9, 0..6)) {
            let poll = poll(8, Method::Approval { min: 1, max: 8 }, true);
            let mut turned = marked.clone();
            turned.reverse();
            prop_assert_eq!(poll.choose(&marked, false), poll.choose(&turned, false));
        }

        #[test]
        fn a_shuffle_is_a_permutation_and_stable(options in 1_u16..200, key: [u8; 32]) {
            let order = shuffled(options, &key);
            prop_assert_eq!(&order, &shuffled(options, &key));
            let mut sorted = order;
            sorted.sort_unstable();
            prop_assert_eq!(sorted, (1..=options).collect::<Vec<_>>());
        }
    }

    #[test]
    fn a_shuffle_favours_no_option() {
        const VOTERS: u32 = 6000;
        let mut first = [0_u32; 6];
        for voter in 0..VOTERS {
            let mut key = [0; 32];
            // Tags are hashes; a few multiplications spread the number as far as the shuffle needs it.
            for (place, eight) in key.chunks_exact_mut(8).enumerate() {
                let word = u64::from(voter + 1)
                    .wrapping_mul(0x9e37_79b9_7f4a_7c15)
                    .rotate_left(u32::try_from(place).unwrap_or(0) * 13);
                eight.copy_from_slice(&word.wrapping_mul(0xd6e8_feb8_6659_fd93).to_be_bytes());
            }
            first[usize::from(shuffled(6, &key)[0] - 1)] += 1;
        }
        for (option, count) in first.iter().enumerate() {
            assert!(
                (850..1150).contains(count),
                "option {} stands first {count} times of {VOTERS}",
                option + 1
            );
        }
    }
}
