//! Counting rankings by points.

use serde::{Deserialize, Serialize};

use super::{
    outcome::amounts,
    rules::{BordaRules, Unranked},
    standing::Standing,
    ties::TieOrder,
    vote::per_rank,
};
use crate::encoding::Fields;

/// The count by Borda.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BordaOutcome {
    /// Ballots that rank an option.
    pub ballots: u64,
    /// Ballots that rank none.
    pub blank: u64,
    /// Twice the points of each option: options that share points may get halves.
    pub half_points: Vec<u64>,
    /// Who wins.
    pub standing: Standing,
}

/// Adds up points.
#[derive(Clone, Debug)]
pub(super) struct BordaCount {
    rules: BordaRules,
    ballots: u64,
    blank: u64,
    half_points: Vec<u64>,
}

impl BordaCount {
    pub(super) fn new(rules: BordaRules) -> Self {
        Self {
            rules,
            ballots: 0,
            blank: 0,
            half_points: vec![0; usize::from(rules.span.options)],
        }
    }

    /// So many ballots with a choice that was checked.
    pub(super) fn add(&mut self, choice: &[u8], ballots: u64) {
        let per_rank = per_rank(choice);
        let unranked = u64::from(per_rank[0]);
        let options = u64::from(self.rules.span.options);
        if unranked == options {
            self.blank += ballots;
            return;
        }
        self.ballots += ballots;
        let mut points = [0_u64; 256];
        points[0] = match self.rules.unranked {
            Unranked::Zero => 0,
            Unranked::Average => unranked.saturating_sub(1),
        };
        let mut below = options;
        for (points, equal) in points.iter_mut().zip(per_rank).skip(1) {
            if equal == 0 {
                break;
            }
            // These options hold the places from which `below - 1` down to `below - equal` points are given.
            *points = 2 * below - u64::from(equal) - 1;
            below -= u64::from(equal);
        }
        for (sum, byte) in self.half_points.iter_mut().zip(choice) {
            *sum += points[usize::from(*byte)] * ballots;
        }
    }

    pub(super) fn outcome(&self, ties: &TieOrder) -> BordaOutcome {
        let better = |a: usize, b: usize| self.half_points[b].cmp(&self.half_points[a]);
        let (options, seats) = (self.rules.span.options, self.rules.seats);
        BordaOutcome {
            ballots: self.ballots,
            blank: self.blank,
            half_points: self.half_points.clone(),
            standing: Standing::sorted(options, seats, ties, better).if_counted(self.ballots),
        }
    }
}

impl BordaOutcome {
    pub(super) fn fields(&self) -> Fields {
        let fields = Fields::default()
            .number(self.ballots)
            .number(self.blank)
            .bytes(&amounts(&self.half_points));
        self.standing.fields(fields)
    }
}
