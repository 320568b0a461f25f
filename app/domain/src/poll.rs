//! Polls: their life, their rules and what a voter may choose.

mod life;

pub use life::{InvalidTransition, PollState, Step};

use crate::actor::{Level, Resident};
use crate::ids::{PollId, SpaceId};
use crate::rights::Denied;
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Largest number of options a poll can have.
pub const MAX_OPTIONS: usize = 500;

/// How a voter chooses and how ballots are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Method {
    /// Exactly one option.
    SingleChoice,
    /// Every option the voter approves of, at least `min` and at most `max` of them.
    Approval {
        /// Smallest number of options on a ballot, at least 1.
        min: u16,
        /// Largest number of options on a ballot.
        max: u16,
    },
}

impl Method {
    /// Smallest and largest number of options on a ballot that does not choose "none of these".
    #[must_use]
    pub fn bounds(self) -> (u16, u16) {
        match self {
            Self::SingleChoice => (1, 1),
            Self::Approval { min, max } => (min, max),
        }
    }

    /// The word it is stored as.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::SingleChoice => "single",
            Self::Approval { .. } => "approval",
        }
    }
}

/// In which order the options stand on the ballot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum OptionOrder {
    /// As the administration wrote them, for everybody.
    Fixed,
    /// In an order of their own for each voter, the same at every visit: no option profits from standing first.
    Shuffled,
}

/// Who may vote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Eligibility {
    /// Lowest assurance level.
    pub min_level: Level,
    /// Districts whose residents may vote; empty for all.
    pub districts: Vec<String>,
    /// Smallest age in completed years on the day the poll closes.
    pub min_age: Option<i16>,
    /// Largest age in completed years on the day the poll closes.
    pub max_age: Option<i16>,
}

impl Eligibility {
    /// Whether the rule needs facts that only the roll holds, or the assurance that the person stands there.
    #[must_use]
    pub fn asks_for_resident(&self) -> bool {
        self.min_level >= Level::Resident
            || !self.districts.is_empty()
            || self.min_age.is_some()
            || self.max_age.is_some()
    }

    /// Whether a resident is admitted by district and age on the day the poll closes.
    ///
    /// # Errors
    /// [`Denied::District`], [`Denied::TooYoung`] or [`Denied::TooOld`].
    pub fn admits(&self, resident: &Resident, close_day: Date) -> Result<(), Denied> {
        let lives_here = |district: &String| self.districts.contains(district);
        if !self.districts.is_empty() && !resident.district.as_ref().is_some_and(lives_here) {
            return Err(Denied::District {
                districts: self.districts.clone(),
            });
        }
        let age = completed_years(resident.birth_date, close_day);
        match (self.min_age, self.max_age) {
            (Some(min_age), _) if age < min_age => Err(Denied::TooYoung { min_age }),
            (_, Some(max_age)) if age > max_age => Err(Denied::TooOld { max_age }),
            _ => Ok(()),
        }
    }
}

/// Age in completed years on a day. Born on 29 February, one grows older on 1 March of other years (BGB § 188(3) and common practice elsewhere).
#[must_use]
pub fn completed_years(born: Date, on: Date) -> i16 {
    let had_birthday = (on.month(), on.day()) >= (born.month(), born.day());
    on.year() - born.year() - i16::from(!had_birthday)
}

/// A poll, as far as rules ask for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Poll {
    /// Its id.
    pub id: PollId,
    /// The space it belongs to.
    pub space: SpaceId,
    /// Where it stands in its life.
    pub state: PollState,
    /// How one chooses.
    pub method: Method,
    /// Number of options, without "none of these".
    pub options: u16,
    /// Whether "none of these" can be chosen.
    pub none_option: bool,
    /// Order of the options.
    pub order: OptionOrder,
    /// Who may vote.
    pub eligibility: Eligibility,
    /// When ballots are taken from.
    pub opens_at: Timestamp,
    /// From when on ballots are refused.
    pub closes_at: Timestamp,
    /// Whether a result stands in the store.
    pub counted: bool,
}

/// What a poll is to a citizen at a moment: its state and the time together, so that a late job changes nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Not public.
    Unpublished,
    /// Public, ballots are not taken yet.
    Announced,
    /// Ballots are taken.
    Open,
    /// Ballots are no longer taken; the result is not there yet.
    Counting,
    /// The result is there.
    Counted,
}

impl Poll {
    /// The stage at a moment.
    #[must_use]
    pub fn stage(&self, now: Timestamp) -> Stage {
        match self.state {
            PollState::Draft | PollState::Preview => Stage::Unpublished,
            PollState::Published => Stage::Announced,
            PollState::Open if now < self.closes_at => Stage::Open,
            PollState::Open => Stage::Counting,
            PollState::Closed | PollState::Archived if self.counted => Stage::Counted,
            PollState::Closed | PollState::Archived => Stage::Counting,
        }
    }

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

/// Why the rules of a poll that is being written do not fit together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RuleFault {
    /// Fewer than two things to choose from ("none of these" counts).
    TooFewOptions,
    /// More than [`MAX_OPTIONS`].
    TooManyOptions,
    /// The smallest number of options on a ballot is 0 or above the largest.
    Bounds,
    /// The largest number of options on a ballot is above the number of options.
    MaxAboveOptions,
    /// It closes before or when it opens.
    Times,
    /// It would close in the past.
    Past,
    /// The smallest age is above the largest, or one is out of 0 to 120.
    Ages,
}

impl Poll {
    /// Whether the rules fit together so that the poll can be shown in preview and published.
    ///
    /// # Errors
    /// Every fault, in the order of the form.
    pub fn check_rules(&self, now: Timestamp) -> Result<(), Vec<RuleFault>> {
        let mut faults = Vec::new();
        let choices = usize::from(self.options) + usize::from(self.none_option);
        if choices < 2 || self.options == 0 {
            faults.push(RuleFault::TooFewOptions);
        }
        if usize::from(self.options) > MAX_OPTIONS {
            faults.push(RuleFault::TooManyOptions);
        }
        let (min, max) = self.method.bounds();
        if min == 0 || min > max {
            faults.push(RuleFault::Bounds);
        } else if max > self.options {
            faults.push(RuleFault::MaxAboveOptions);
        }
        if self.closes_at <= self.opens_at {
            faults.push(RuleFault::Times);
        } else if self.closes_at <= now {
            faults.push(RuleFault::Past);
        }
        if !ages_make_sense(self.eligibility.min_age, self.eligibility.max_age) {
            faults.push(RuleFault::Ages);
        }
        if faults.is_empty() {
            Ok(())
        } else {
            Err(faults)
        }
    }
}

fn ages_make_sense(min: Option<i16>, max: Option<i16>) -> bool {
    let in_range = |age: Option<i16>| age.is_none_or(|age| (0..=120).contains(&age));
    in_range(min) && in_range(max) && min.unwrap_or(0) <= max.unwrap_or(120)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use uuid::Uuid;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).expect("in range")
    }

    fn poll(options: u16, method: Method, none_option: bool) -> Poll {
        Poll {
            id: PollId(Uuid::nil()),
            space: SpaceId(Uuid::nil()),
            state: PollState::Open,
            method,
            options,
            none_option,
            order: OptionOrder::Fixed,
            eligibility: Eligibility {
                min_level: Level::Email,
                districts: Vec::new(),
                min_age: None,
                max_age: None,
            },
            opens_at: at(0),
            closes_at: at(100),
            counted: false,
        }
    }

    #[test]
    fn a_life_goes_forward_and_nothing_that_binds_changes_after_publication() {
        for state in PollState::ALL {
            assert_eq!(PollState::from_word(state.word()), Some(state));
            for step in Step::ALL {
                let Ok(after) = state.after(step) else {
                    continue;
                };
                let place = |state| PollState::ALL.iter().position(|other| *other == state);
                let back = matches!(step, Step::BackToDraft | Step::Withdraw);
                assert_eq!(place(after) < place(state), back, "{state:?} {step:?}");
                assert!(
                    !back
                        || !matches!(
                            state,
                            PollState::Open | PollState::Closed | PollState::Archived
                        )
                );
            }
        }
        assert!(!PollState::Open.is_editable() && !PollState::Published.is_editable());
    }

    #[test]
    fn a_late_worker_changes_nothing_for_citizens() {
        let mut poll = poll(2, Method::SingleChoice, false);
        assert_eq!(poll.stage(at(99)), Stage::Open);
        assert_eq!(poll.stage(at(100)), Stage::Counting);
        poll.state = PollState::Closed;
        assert_eq!(poll.stage(at(1)), Stage::Counting);
        poll.counted = true;
        assert_eq!(poll.stage(at(1)), Stage::Counted);
    }

    #[test]
    fn years_are_completed_on_the_birthday() {
        let day = |text: &str| text.parse::<Date>().expect("a date");
        assert_eq!(completed_years(day("2010-11-22"), day("2026-11-21")), 15);
        assert_eq!(completed_years(day("2010-11-22"), day("2026-11-22")), 16);
        assert_eq!(completed_years(day("2008-02-29"), day("2026-02-28")), 17);
        assert_eq!(completed_years(day("2008-02-29"), day("2026-03-01")), 18);
    }

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

        #[test]
        fn age_and_district_admit_or_say_why(year in 1920_i16..2026, min in prop::option::of(0_i16..100), max in prop::option::of(0_i16..100), here: bool) {
            let rule = Eligibility { min_level: Level::Resident, districts: vec!["Mitte".into()], min_age: min, max_age: max };
            let born = Date::new(year, 6, 15).expect("a date");
            let on = Date::new(2026, 6, 14).expect("a date");
            let resident = Resident {
                entry: crate::ids::RollEntryId(Uuid::nil()),
                birth_date: born,
                district: here.then(|| "Mitte".to_owned()),
            };
            let age = 2026 - year - 1;
            let fits = here && min.is_none_or(|min| age >= min) && max.is_none_or(|max| age <= max);
            prop_assert_eq!(rule.admits(&resident, on).is_ok(), fits);
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
