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
