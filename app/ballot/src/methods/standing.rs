//! The order in which options come out.

use std::cmp::Ordering;

use serde::{Deserialize, Serialize};

use super::{outcome::numbers, ties::TieOrder};
use crate::encoding::Fields;

/// The order in which options come out of a count.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standing {
    /// By the ballots alone, best first: options in one tier are equal; ascending within it.
    pub tiers: Vec<Vec<u16>>,
    /// All options, best first; within a tier as they were drawn.
    pub order: Vec<u16>,
    /// As many of the first as there are seats; none if no ballot counts.
    pub winners: Vec<u16>,
}

impl Standing {
    /// Sorts options by `better`: [`Ordering::Less`] if the first place is better than the second. Places count from 0.
    pub(super) fn sorted(
        options: u16,
        seats: u16,
        ties: &TieOrder,
        better: impl Fn(usize, usize) -> Ordering,
    ) -> Self {
        let compare = |a: &u16, b: &u16| better(usize::from(*a) - 1, usize::from(*b) - 1);
        let mut all: Vec<u16> = (1..=options).collect();
        all.sort_by(compare);
        let tiers = all
            .chunk_by(|a, b| compare(a, b).is_eq())
            .map(<[u16]>::to_vec)
            .collect();
        Self::of_tiers(tiers, seats, ties)
    }

    /// From tiers, best first, ascending within.
    pub(super) fn of_tiers(tiers: Vec<Vec<u16>>, seats: u16, ties: &TieOrder) -> Self {
        let order: Vec<u16> = tiers.iter().flat_map(|tier| ties.sort(tier)).collect();
        let winners = order.iter().copied().take(usize::from(seats)).collect();
        Self {
            tiers,
            order,
            winners,
        }
    }

    /// Nobody wins if no ballot counts.
    pub(super) fn if_counted(mut self, ballots: u64) -> Self {
        if ballots == 0 {
            self.winners.clear();
        }
        self
    }

    /// The options of which only some win, though the ballots make no difference between them: there the lot decided.
    #[must_use]
    pub fn lot(&self) -> Option<&[u16]> {
        let wins = |option: &u16| self.winners.contains(option);
        self.tiers
            .iter()
            .map(Vec::as_slice)
            .find(|tier| tier.iter().any(wins) && !tier.iter().all(wins))
    }

    /// The list of tiers, the order, the winners.
    pub(super) fn fields(&self, fields: Fields) -> Fields {
        let tiers: Vec<Vec<u8>> = self.tiers.iter().map(|tier| numbers(tier)).collect();
        fields
            .list(&tiers)
            .bytes(&numbers(&self.order))
            .bytes(&numbers(&self.winners))
    }
}
