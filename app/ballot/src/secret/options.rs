//! Counting polls whose choices are rows of options: the methods of the profile `confidential`, in a secret poll.

use super::{manifest::Method, verify::Counter};
use crate::{
    Choice, Selection, decode,
    encoding::Fields,
    methods::{Rules, TieSeed},
};

/// Counts how many ballots are for each option.
#[derive(Clone, Debug)]
pub struct OptionCounter {
    method: crate::Method,
    ballots: u64,
    none: u64,
    per_option: Vec<u64>,
}

/// The parameters of such a method in a secret manifest: `min`, `max`, `none_allowed`, `options`, each a number.
#[must_use]
pub fn option_params(method: &crate::Method) -> Vec<u8> {
    Fields::default()
        .number(method.min)
        .number(method.max)
        .number(method.none_allowed)
        .number(method.options)
        .finish()
}

impl OptionCounter {
    /// What counts a poll with the method `single` or `approval`, version 1; `None` for another, or if the parameters are not its: at least
    /// one option, `1 ≤ min ≤ max ≤ options`, `max` 1 for `single`, and choices that fit into a body.
    #[must_use]
    pub fn new(method: &Method) -> Option<Self> {
        match Rules::of(method).ok()? {
            Rules::Single(rules) | Rules::Approval(rules) => {
                Some(Self::by(rules.as_method(&method.id)))
            }
            _ => None,
        }
    }

    /// What counts by rules that were read elsewhere.
    pub(crate) fn by(method: crate::Method) -> Self {
        let per_option = vec![0; usize::from(method.options)];
        Self {
            method,
            ballots: 0,
            none: 0,
            per_option,
        }
    }

    /// Counts ballots that are alike.
    pub(crate) fn count_alike(&mut self, choice: &[u8], ballots: u64) -> bool {
        let Ok(selection) = decode(&Choice(choice.to_vec()), self.method.options) else {
            return false;
        };
        if self.method.check(&selection).is_err() {
            return false;
        }
        match selection {
            Selection::NoneOfThese => self.none += ballots,
            Selection::Options(chosen) => {
                self.ballots += ballots;
                for option in chosen {
                    let place = usize::from(option).checked_sub(1);
                    if let Some(count) = place.and_then(|place| self.per_option.get_mut(place)) {
                        *count += ballots;
                    }
                }
            }
        }
        true
    }

    /// Ballots for options, ballots for "none of these", and the ballots for each option.
    pub(crate) fn sums(&self) -> (u64, u64, &[u64]) {
        (self.ballots, self.none, &self.per_option)
    }

    /// Ballots for "none of these".
    #[must_use]
    pub fn none(&self) -> u64 {
        self.none
    }

    /// Ballots for each option, in the order of their numbers.
    #[must_use]
    pub fn per_option(&self) -> &[u64] {
        &self.per_option
    }
}

impl Counter for OptionCounter {
    fn count(&mut self, choice: &[u8]) -> bool {
        self.count_alike(choice, 1)
    }

    /// Ballots for "none of these", how many options there are, and the ballots for each: numbers. Who wins follows from them.
    fn tally(&self, _: &TieSeed) -> Vec<u8> {
        let fields = Fields::default()
            .number(self.none)
            .count(self.per_option.len());
        self.per_option
            .iter()
            .fold(fields, |fields, count| fields.number(*count))
            .finish()
    }
}
