//! Whether the rules of a poll that is being written fit together.

use super::{MAX_OPTIONS, MAX_SCORE, Marks, Method, Poll};
use jiff::Timestamp;

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
    /// More than one can rank, or rate.
    TooManyToCompare,
    /// Fewer than two to rank or rate.
    TooFewToCompare,
    /// No option would win, or all of them.
    Seats,
    /// The highest score is 0 or above [`MAX_SCORE`].
    Scale,
    /// It closes before or when it opens.
    Times,
    /// It would close in the past.
    Past,
    /// The smallest age is above the largest, or one is out of 0 to 120.
    Ages,
    /// Help at the desk is for residents alone, and no clerk can vouch for an electronic identity: the poll asks for another level.
    Assisted,
    /// Secret ballots need a list of those who may vote, which is made from the roll: the poll asks for no residents.
    SecretElectorate,
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
        self.check_method(&mut faults);
        if self.closes_at <= self.opens_at {
            faults.push(RuleFault::Times);
        } else if self.closes_at <= now {
            faults.push(RuleFault::Past);
        }
        if !ages_make_sense(self.eligibility.min_age, self.eligibility.max_age) {
            faults.push(RuleFault::Ages);
        }
        if self.assisted && !self.profile.is_secret() && !self.takes_assisted() {
            faults.push(RuleFault::Assisted);
        }
        if self.profile.is_secret() && !self.eligibility.asks_for_resident() {
            faults.push(RuleFault::SecretElectorate);
        }
        if faults.is_empty() {
            Ok(())
        } else {
            Err(faults)
        }
    }

    fn check_method(&self, faults: &mut Vec<RuleFault>) {
        let options = usize::from(self.options);
        if self.method.marks() == Marks::Options {
            let (min, max) = self.method.bounds();
            if min == 0 || min > max {
                faults.push(RuleFault::Bounds);
            } else if max > self.options {
                faults.push(RuleFault::MaxAboveOptions);
            }
            return;
        }
        if options == 1 {
            faults.push(RuleFault::TooFewToCompare);
        } else if (self.method.most_options() + 1..=MAX_OPTIONS).contains(&options) {
            faults.push(RuleFault::TooManyToCompare);
        }
        let seats = self.method.seats();
        if seats == 0 || (seats >= self.options && options > 1) {
            faults.push(RuleFault::Seats);
        }
        let is_score = matches!(self.method, Method::Score { .. });
        if is_score && !(1..=MAX_SCORE).contains(&self.method.scale()) {
            faults.push(RuleFault::Scale);
        }
    }
}

fn ages_make_sense(min: Option<i16>, max: Option<i16>) -> bool {
    let in_range = |age: Option<i16>| age.is_none_or(|age| (0..=120).contains(&age));
    in_range(min) && in_range(max) && min.unwrap_or(0) <= max.unwrap_or(120)
}
