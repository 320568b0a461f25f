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
    /// So many ballots with a choice that was checked.
    pub(super) fn add(&mut self, choice: &[u8], ballots: u64) {
        if choice.iter().all(|byte| *byte == 0) {
            self.blank += ballots;
        } else if let Some(sum) = self.ballots.get_mut(choice) {
            *sum += ballots;
        } else {
            self.ballots.insert(choice.into(), ballots);
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
        self.ballots
            .iter()
            .map(|(choice, ballots)| Paper {
                ranking: ranking(choice),
                ballots: *ballots,
            })
            .collect()
    }
}

/// The options by their ranks, the best first.
fn ranking(choice: &[u8]) -> Vec<u16> {
    let ranks = choice.iter().copied().zip(1..);
    let mut ranked: Vec<(u8, u16)> = ranks.filter(|(rank, _)| *rank > 0).collect();
    ranked.sort_unstable();
    ranked.into_iter().map(|(_, option)| option).collect()
}
