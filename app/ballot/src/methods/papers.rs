//! Rankings that are kept until the last ballot is in: equal ones as one.

use std::collections::BTreeMap;

/// Strict rankings and how many ballots have each.
#[derive(Clone, Debug, Default)]
pub(super) struct Papers {
    /// By the bytes of the choice.
    ballots: BTreeMap<Box<[u8]>, u64>,
    blank: u64,
}

/// One ranking.
#[derive(Clone, Debug)]
pub(super) struct Paper {
    /// The options, best first.
    pub(super) ranking: Vec<u16>,
    /// How many ballots have it.
    pub(super) ballots: u64,
}

impl Papers {
    /// A choice that was checked.
    pub(super) fn add(&mut self, choice: &[u8]) {
        if choice.iter().all(|byte| *byte == 0) {
            self.blank += 1;
        } else if let Some(ballots) = self.ballots.get_mut(choice) {
            *ballots += 1;
        } else {
            self.ballots.insert(choice.into(), 1);
        }
    }

    /// Ballots that rank no option.
    pub(super) fn blank(&self) -> u64 {
        self.blank
    }

    /// Ballots that rank an option.
    pub(super) fn ballots(&self) -> u64 {
        self.ballots.values().sum()
    }

    /// The rankings, in an order that only they determine.
    pub(super) fn papers(&self) -> Vec<Paper> {
        let paper = |(choice, ballots): (&Box<[u8]>, &u64)| {
            let mut ranked: Vec<(u8, u16)> = choice
                .iter()
                .copied()
                .zip(1..)
                .filter(|(rank, _)| *rank > 0)
                .collect();
            ranked.sort_unstable();
            Paper {
                ranking: ranked.into_iter().map(|(_, option)| option).collect(),
                ballots: *ballots,
            }
        };
        self.ballots.iter().map(paper).collect()
    }
}
