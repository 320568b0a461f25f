//! Counting rankings by pairs: Markus Schulze, "A new monotonic, clone-independent, reversal symmetric, and
//! Condorcet-consistent single-winner election method", *Social Choice and Welfare* 36 (2011), 267–303.

use serde::{Deserialize, Serialize};

use super::{
    outcome::amounts,
    rules::{SchulzeRules, Strength},
    standing::Standing,
    ties::TieOrder,
};
use crate::encoding::Fields;

/// A number for each pair of options; row and column count from 0.
pub type Matrix = Vec<Vec<u64>>;

/// The count by Schulze.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SchulzeOutcome {
    /// Ballots that rank an option.
    pub ballots: u64,
    /// Ballots that rank none.
    pub blank: u64,
    /// How many ballots rank the option of the row above that of the column.
    pub pairwise: Matrix,
    /// The strength of the strongest path from the option of the row to that of the column, 0 if there is none. A path goes from
    /// victor to beaten; it is as strong as its weakest victory.
    pub paths: Matrix,
    /// The option that beats every other, if there is one.
    pub condorcet: Option<u16>,
    /// Who wins. An option is above another if its path to it is stronger than the path back; a tier is all options that none
    /// of the rest is above. The first tier are the potential winners.
    pub standing: Standing,
}

/// Adds up pairs.
#[derive(Clone, Debug)]
pub(super) struct SchulzeCount {
    rules: SchulzeRules,
    ballots: u64,
    blank: u64,
    pairwise: Matrix,
}

impl SchulzeCount {
    pub(super) fn new(rules: SchulzeRules) -> Self {
        let options = usize::from(rules.span.options);
        Self {
            rules,
            ballots: 0,
            blank: 0,
            pairwise: vec![vec![0; options]; options],
        }
    }

    /// So many ballots with a choice that was checked.
    pub(super) fn add(&mut self, choice: &[u8], ballots: u64) {
        if choice.iter().all(|byte| *byte == 0) {
            self.blank += ballots;
            return;
        }
        self.ballots += ballots;
        // Not ranked comes to stand below all ranks.
        let rank = |byte: &u8| byte.wrapping_sub(1);
        for (row, above) in self.pairwise.iter_mut().zip(choice) {
            for (sum, below) in row.iter_mut().zip(choice) {
                *sum += u64::from(rank(above) < rank(below)) * ballots;
            }
        }
    }

    pub(super) fn outcome(&self, ties: &TieOrder) -> SchulzeOutcome {
        let paths = strongest_paths(&self.pairwise, self.rules.strength);
        let tiers = tiers(&paths);
        let standing = Standing::of_tiers(tiers, self.rules.seats, ties).if_counted(self.ballots);
        SchulzeOutcome {
            ballots: self.ballots,
            blank: self.blank,
            pairwise: self.pairwise.clone(),
            condorcet: condorcet(&self.pairwise),
            paths,
            standing,
        }
    }
}

/// The strength of every victory, then of every path: Floyd and Warshall, with the weakest link for the length.
fn strongest_paths(pairwise: &Matrix, strength: Strength) -> Matrix {
    let options = pairwise.len();
    let mut paths = vec![vec![0; options]; options];
    for (a, row) in paths.iter_mut().enumerate() {
        for (b, path) in row.iter_mut().enumerate() {
            let (votes, against) = (pairwise[a][b], pairwise[b][a]);
            if votes > against {
                *path = match strength {
                    Strength::WinningVotes => votes,
                    Strength::Margins => votes - against,
                };
            }
        }
    }
    for by in 0..options {
        let onward = paths[by].clone();
        for (a, row) in paths.iter_mut().enumerate() {
            let first = row[by];
            for (b, path) in row.iter_mut().enumerate() {
                if a != b {
                    *path = (*path).max(first.min(onward[b]));
                }
            }
        }
    }
    paths
}

fn condorcet(pairwise: &Matrix) -> Option<u16> {
    let beats = |a: usize, b: usize| pairwise[a][b] > pairwise[b][a];
    let winner = (0..pairwise.len()).find(|a| (0..pairwise.len()).all(|b| *a == b || beats(*a, b)));
    winner.and_then(|place| u16::try_from(place + 1).ok())
}

/// Those that nobody is above; then those of the rest that nobody of the rest is above; and so on.
fn tiers(paths: &Matrix) -> Vec<Vec<u16>> {
    let mut rest: Vec<usize> = (0..paths.len()).collect();
    let mut tiers = Vec::new();
    while !rest.is_empty() {
        let is_beaten = |b: usize| rest.iter().any(|a| paths[*a][b] > paths[b][*a]);
        let (below, tier): (Vec<usize>, Vec<usize>) =
            rest.iter().partition(|place| is_beaten(**place));
        // The relation is transitive (section 4.1), so some option is beaten by nobody; without one this would never end.
        if tier.is_empty() {
            tiers.push(options(&below));
            break;
        }
        tiers.push(options(&tier));
        rest = below;
    }
    tiers
}

fn options(places: &[usize]) -> Vec<u16> {
    let option = |place: &usize| u16::try_from(place + 1).ok();
    places.iter().filter_map(option).collect()
}

impl SchulzeOutcome {
    pub(super) fn fields(&self) -> Fields {
        let fields = Fields::default()
            .number(self.ballots)
            .number(self.blank)
            .bytes(&amounts(&self.pairwise.concat()));
        self.standing.fields(fields)
    }
}
