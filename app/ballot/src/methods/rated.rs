//! Counting ballots that score or grade options.

use std::cmp::Ordering;

use serde::{Deserialize, Serialize};

use super::{
    outcome::amounts,
    rules::{JudgmentBy, JudgmentRules, ScoreBy, ScoreRules},
    standing::Standing,
    ties::TieOrder,
};
use crate::encoding::Fields;

/// The count of scores.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScoreOutcome {
    /// Ballots that score an option.
    pub ballots: u64,
    /// Ballots that score none.
    pub blank: u64,
    /// The sum of the scores of each option.
    pub sums: Vec<u64>,
    /// How many ballots score each option; the mean is the sum divided by it.
    pub scored_by: Vec<u64>,
    /// Who wins.
    pub standing: Standing,
}

/// The count of grades.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct JudgmentOutcome {
    /// Ballots that grade an option.
    pub ballots: u64,
    /// Ballots that grade none.
    pub blank: u64,
    /// What each option was given.
    pub merits: Vec<Merit>,
    /// Who wins.
    pub standing: Standing,
}

/// What an option was given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Merit {
    /// How many ballots give each grade, the worst first.
    pub tally: Vec<u64>,
    /// The grade that at least half of the ballots reach, the lower one if two do: at place `floor((n + 1) / 2)` from below.
    pub median: u8,
    /// Ballots with a better grade.
    pub above: u64,
    /// Ballots with a worse grade.
    pub below: u64,
}

/// Adds up scores.
#[derive(Clone, Debug)]
pub(super) struct ScoreCount {
    rules: ScoreRules,
    ballots: u64,
    blank: u64,
    sums: Vec<u64>,
    scored_by: Vec<u64>,
}

impl ScoreCount {
    pub(super) fn new(rules: ScoreRules) -> Self {
        let options = usize::from(rules.span.options);
        Self {
            rules,
            ballots: 0,
            blank: 0,
            sums: vec![0; options],
            scored_by: vec![0; options],
        }
    }

    /// So many ballots with a choice that was checked.
    pub(super) fn add(&mut self, choice: &[u8], ballots: u64) {
        let mut is_blank = true;
        for (place, byte) in choice.iter().enumerate() {
            if let Some(score) = byte.checked_sub(1) {
                is_blank = false;
                self.sums[place] += u64::from(score) * ballots;
                self.scored_by[place] += ballots;
            }
        }
        let sum = if is_blank {
            &mut self.blank
        } else {
            &mut self.ballots
        };
        *sum += ballots;
    }

    pub(super) fn outcome(&self, ties: &TieOrder) -> ScoreOutcome {
        let better = |a: usize, b: usize| match self.rules.by {
            ScoreBy::Sum => self.sums[b].cmp(&self.sums[a]),
            ScoreBy::Mean => self.better_mean(a, b),
        };
        let (options, seats) = (self.rules.span.options, self.rules.seats);
        ScoreOutcome {
            ballots: self.ballots,
            blank: self.blank,
            sums: self.sums.clone(),
            scored_by: self.scored_by.clone(),
            standing: Standing::sorted(options, seats, ties, better).if_counted(self.ballots),
        }
    }

    /// Compares fractions by multiplying crosswise; an option that nobody scores has none.
    fn better_mean(&self, a: usize, b: usize) -> Ordering {
        let (by_a, by_b) = (self.scored_by[a], self.scored_by[b]);
        if by_a == 0 || by_b == 0 {
            return (by_a == 0).cmp(&(by_b == 0));
        }
        let cross = |sum: u64, by: u64| u128::from(sum) * u128::from(by);
        cross(self.sums[b], by_a).cmp(&cross(self.sums[a], by_b))
    }
}

/// Adds up grades.
#[derive(Clone, Debug)]
pub(super) struct JudgmentCount {
    rules: JudgmentRules,
    ballots: u64,
    blank: u64,
    tallies: Vec<Vec<u64>>,
}

impl JudgmentCount {
    pub(super) fn new(rules: JudgmentRules) -> Self {
        let tally = vec![0; usize::from(rules.grades)];
        Self {
            rules,
            ballots: 0,
            blank: 0,
            tallies: vec![tally; usize::from(rules.span.options)],
        }
    }

    /// So many ballots with a choice that was checked.
    pub(super) fn add(&mut self, choice: &[u8], ballots: u64) {
        if choice.iter().all(|byte| *byte == 0) {
            self.blank += ballots;
            return;
        }
        self.ballots += ballots;
        for (tally, byte) in self.tallies.iter_mut().zip(choice) {
            tally[usize::from(byte.saturating_sub(1))] += ballots;
        }
    }

    pub(super) fn outcome(&self, ties: &TieOrder) -> JudgmentOutcome {
        let merits: Vec<Merit> = self.tallies.iter().map(|tally| Merit::new(tally)).collect();
        let better = |a: usize, b: usize| match self.rules.by {
            JudgmentBy::Value => better_value(&self.tallies[a], &self.tallies[b]),
            JudgmentBy::Gauge => merits[b].gauge().cmp(&merits[a].gauge()),
        };
        let (options, seats) = (self.rules.span.options, self.rules.seats);
        let standing = Standing::sorted(options, seats, ties, better).if_counted(self.ballots);
        JudgmentOutcome {
            ballots: self.ballots,
            blank: self.blank,
            merits,
            standing,
        }
    }
}

impl Merit {
    fn new(tally: &[u64]) -> Self {
        let ballots: u64 = tally.iter().sum();
        let median = grade_at(tally, ballots.div_ceil(2).max(1));
        let (below, rest) = tally.split_at(median);
        Self {
            tally: tally.to_vec(),
            median: u8::try_from(median).unwrap_or(u8::MAX),
            above: rest.iter().skip(1).sum(),
            below: below.iter().sum(),
        }
    }

    /// Greater is better: the median; whether more are above than below; then how many are above, or how few below.
    fn gauge(&self) -> (u8, bool, i128) {
        let is_plus = self.above > self.below;
        let size = if is_plus {
            i128::from(self.above)
        } else {
            -i128::from(self.below)
        };
        (self.median, is_plus, size)
    }
}

/// The grade at a place from below; places count from 1.
fn grade_at(tally: &[u64], place: u64) -> usize {
    let mut up_to = 0;
    let reaches = |ballots: &u64| {
        up_to += ballots;
        up_to >= place
    };
    tally.iter().position(reaches).unwrap_or(0)
}

/// Compares the sequences of medians, of which each is taken away before the next, without writing them out.
///
/// Medians are taken from the middle outwards, below and above by turns, so the sequences differ first where the
/// grades at some place do. As grades change only where a tally ends, it is enough to look next to those places.
fn better_value(a: &[u64], b: &[u64]) -> Ordering {
    let ballots: u64 = a.iter().sum();
    let mut ends = vec![ballots.div_ceil(2)];
    for tally in [a, b] {
        let mut up_to = 0;
        for count in tally {
            up_to += count;
            ends.extend([up_to, up_to + 1]);
        }
    }
    let differs = |place: &u64| grade_at(a, *place) != grade_at(b, *place);
    ends.into_iter()
        .filter(|place| (1..=ballots).contains(place) && differs(place))
        .min_by_key(|place| turn(*place, ballots))
        .map_or(Ordering::Equal, |place| {
            grade_at(b, place).cmp(&grade_at(a, place))
        })
}

/// When the ballot at a place from below is taken away as the median: the first has the turn 0.
fn turn(place: u64, ballots: u64) -> u64 {
    let median = ballots.div_ceil(2);
    let (is_above, distance) = (place > median, place.abs_diff(median));
    // Of an odd number the next median is the one below, of an even number the one above.
    match distance {
        0 => 0,
        _ if is_above == ballots.is_multiple_of(2) => 2 * distance - 1,
        _ => 2 * distance,
    }
}

impl ScoreOutcome {
    pub(super) fn fields(&self) -> Fields {
        let fields = Fields::default()
            .number(self.ballots)
            .number(self.blank)
            .bytes(&amounts(&self.sums))
            .bytes(&amounts(&self.scored_by));
        self.standing.fields(fields)
    }
}

impl JudgmentOutcome {
    pub(super) fn fields(&self) -> Fields {
        let tallies: Vec<Vec<u8>> = self
            .merits
            .iter()
            .map(|merit| amounts(&merit.tally))
            .collect();
        let fields = Fields::default()
            .number(self.ballots)
            .number(self.blank)
            .list(&tallies);
        self.standing.fields(fields)
    }
}
