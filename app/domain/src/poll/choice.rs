//! What a voter may choose, and in which order the options stand.

use super::{Marks, Poll};
use std::collections::BTreeMap;

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

    /// What is chosen on a ballot by places: pairs of option and place, the first place is 1. Where options may share a place, empty places are left
    /// out: first, first, third means the same as first, first, second.
    ///
    /// # Errors
    /// [`ChoiceFault`].
    pub fn rank(&self, places: &[(u16, u16)], none: bool) -> Result<Chosen, ChoiceFault> {
        self.check_named(places.iter().map(|(option, _)| *option), none)?;
        if none {
            return Ok(Chosen::NoneOfThese);
        }
        let is_place = |place: u16| (1..=self.options).contains(&place);
        if let Some((option, _)) = places.iter().find(|(_, place)| !is_place(*place)) {
            return Err(ChoiceFault::NoSuchPlace { option: *option });
        }
        let mut tiers: BTreeMap<u16, Vec<u16>> = BTreeMap::new();
        for (option, place) in places {
            tiers.entry(*place).or_default().push(*option);
        }
        tiers.values_mut().for_each(|tier| tier.sort_unstable());
        if self.method.marks() == (Marks::Ranking { equal: false }) {
            for (place, tier) in &tiers {
                if let [_, option, ..] = tier[..] {
                    let place = *place;
                    return Err(ChoiceFault::PlaceTwice { option, place });
                }
            }
            for (expected, (place, tier)) in (1..).zip(&tiers) {
                if *place != expected {
                    let option = tier.first().copied().unwrap_or(1);
                    let place = expected;
                    return Err(ChoiceFault::PlaceGap { option, place });
                }
            }
        }
        Ok(Chosen::Ranking(tiers.into_values().collect()))
    }

    /// What is chosen on a ballot by scores or grades: pairs of option and rating, 0 the lowest.
    ///
    /// # Errors
    /// [`ChoiceFault`].
    pub fn rate(&self, ratings: &[(u16, u8)], none: bool) -> Result<Chosen, ChoiceFault> {
        self.check_named(ratings.iter().map(|(option, _)| *option), none)?;
        if none {
            return Ok(Chosen::NoneOfThese);
        }
        let Marks::Ratings { highest } = self.method.marks() else {
            return Err(ChoiceFault::NoSuchOption);
        };
        let mut rated = vec![None; usize::from(self.options)];
        for (option, rating) in ratings {
            if *rating > highest {
                return Err(ChoiceFault::NoSuchRating { option: *option });
            }
            if let Some(slot) = rated.get_mut(usize::from(*option).saturating_sub(1)) {
                *slot = Some(*rating);
            }
        }
        Ok(Chosen::Ratings(rated))
    }

    /// That each option is one of the poll and there once, that there is one, and that "none of these" stands alone.
    fn check_named(
        &self,
        options: impl Iterator<Item = u16>,
        none: bool,
    ) -> Result<(), ChoiceFault> {
        let mut numbers: Vec<u16> = options.collect();
        let count = numbers.len();
        if none && !self.none_option {
            return Err(ChoiceFault::NoSuchOption);
        }
        match (none, count) {
            (true, 0) => return Ok(()),
            (true, _) => return Err(ChoiceFault::NoneAndOthers),
            (false, 0) => return Err(ChoiceFault::Nothing),
            (false, _) => {}
        }
        numbers.sort_unstable();
        numbers.dedup();
        if numbers.len() != count {
            return Err(ChoiceFault::Twice);
        }
        if numbers.first() == Some(&0) || numbers.last() > Some(&self.options) {
            return Err(ChoiceFault::NoSuchOption);
        }
        Ok(())
    }
}

/// What a voter chose, in canonical form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Chosen {
    /// None of the options.
    NoneOfThese,
    /// These options: numbers from 1, ascending, each once.
    Options(Vec<u16>),
    /// A score or grade for each option in the order of their numbers; `None` for those that are left out.
    Ratings(Vec<Option<u8>>),
    /// Options by number, best first; those in one tier share a place. The others have none.
    Ranking(Vec<Vec<u16>>),
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
    /// Two options have the same place, and the method does not permit that.
    PlaceTwice {
        /// The one with the higher number.
        option: u16,
        /// The place.
        place: u16,
    },
    /// Nothing has a place, and something has a later one.
    PlaceGap {
        /// The option with the first place after it.
        option: u16,
        /// The place that is empty.
        place: u16,
    },
    /// There is no such place.
    NoSuchPlace {
        /// The option that has it.
        option: u16,
    },
    /// There is no such score or grade.
    NoSuchRating {
        /// The option that has it.
        option: u16,
    },
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
                Ok(other) => prop_assert!(false, "{:?}", other),
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
        fn places_are_taken_or_the_first_fault_is_named(
            options in 2_u16..8, equal: bool, none: bool, offered: bool, given in prop::collection::vec((0_u16..9, 0_u16..9), 0..6)
        ) {
            let method = if equal { Method::Schulze { seats: 1 } } else { Method::Borda { seats: 1 } };
            let poll = poll(options, method, offered);
            let known = |(option, place): &(u16, u16)| (1..=options).contains(option) && (1..=options).contains(place);
            let mut named: Vec<u16> = given.iter().map(|(option, _)| *option).collect();
            named.sort_unstable();
            named.dedup();
            let mut places: Vec<u16> = given.iter().map(|(_, place)| *place).collect();
            places.sort_unstable();
            let is_strict = places.iter().copied().eq((1..).take(places.len()));
            let fine = given.iter().all(known) && named.len() == given.len() && !given.is_empty() && (equal || is_strict);
            match poll.rank(&given, none) {
                Ok(Chosen::NoneOfThese) => prop_assert!(none && offered && given.is_empty()),
                Ok(Chosen::Ranking(tiers)) => {
                    prop_assert!(!none && fine);
                    // Who has an earlier place stands in an earlier tier.
                    let tier = |option: u16| tiers.iter().position(|tier| tier.contains(&option));
                    for (a, before) in &given {
                        for (b, after) in &given {
                            prop_assert_eq!(before.cmp(after), tier(*a).cmp(&tier(*b)));
                        }
                    }
                    prop_assert_eq!(tiers.iter().map(Vec::len).sum::<usize>(), given.len());
                    prop_assert!(tiers.iter().all(|tier| !tier.is_empty()));
                }
                Ok(other) => prop_assert!(false, "{other:?}"),
                Err(ChoiceFault::PlaceTwice { option, place } ) => {
                    prop_assert!(!equal && given.contains(&(option, place)));
                    prop_assert!(places.iter().filter(|other| **other == place).count() > 1);
                }
                Err(ChoiceFault::PlaceGap { place, .. }) => {
                    prop_assert!(!equal && !places.contains(&place) && places.iter().any(|other| *other > place));
                }
                Err(_) => {
                    let refused_rightly = if none { !offered || !given.is_empty() } else { !fine };
                    prop_assert!(refused_rightly);
                }
            }
        }

        #[test]
        fn ratings_are_taken_or_refused(options in 2_u16..6, given in prop::collection::vec((0_u16..7, 0_u8..8), 0..6)) {
            let poll = poll(options, Method::MajorityJudgment { seats: 1 }, false);
            let mut named: Vec<u16> = given.iter().map(|(option, _)| *option).collect();
            named.sort_unstable();
            named.dedup();
            let known = |(option, rating): &(u16, u8)| (1..=options).contains(option) && *rating < 6;
            let fine = given.iter().all(known) && named.len() == given.len() && !given.is_empty();
            let chosen = poll.rate(&given, false);
            prop_assert_eq!(chosen.is_ok(), fine);
            if let Ok(Chosen::Ratings(ratings)) = chosen {
                prop_assert_eq!(ratings.len(), usize::from(options));
                for (option, rating) in &given {
                    prop_assert_eq!(ratings[usize::from(*option) - 1], Some(*rating));
                }
                prop_assert_eq!(ratings.iter().flatten().count(), given.len());
            }
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
    fn places_may_not_be_given_twice_or_left_out() {
        let strict = poll(4, Method::Stv { seats: 2 }, true);
        assert_eq!(
            strict.rank(&[(3, 1), (1, 1)], false),
            Err(ChoiceFault::PlaceTwice {
                option: 3,
                place: 1
            })
        );
        assert_eq!(
            strict.rank(&[(3, 1), (1, 3)], false),
            Err(ChoiceFault::PlaceGap {
                option: 1,
                place: 2
            })
        );
        assert_eq!(
            strict.rank(&[(3, 5)], false),
            Err(ChoiceFault::NoSuchPlace { option: 3 })
        );
        assert_eq!(strict.rank(&[], true), Ok(Chosen::NoneOfThese));
        assert_eq!(
            strict.rank(&[(1, 1)], true),
            Err(ChoiceFault::NoneAndOthers)
        );
        let pairs = poll(4, Method::Schulze { seats: 1 }, false);
        assert_eq!(
            pairs.rank(&[(4, 3), (1, 1), (2, 1)], false),
            Ok(Chosen::Ranking(vec![vec![1, 2], vec![4]]))
        );
        assert_eq!(pairs.rank(&[], false), Err(ChoiceFault::Nothing));
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
