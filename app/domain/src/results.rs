//! What came out of a poll.

use crate::poll::Method;

/// The counts of a poll.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counts {
    /// Ballots counted, "none of these" included.
    pub ballots: u64,
    /// Ballots that chose "none of these"; `None` where the poll does not offer it.
    pub none: Option<u64>,
    /// Votes for each option; the first is option 1.
    pub votes: Vec<u64>,
}

/// The outcome in one sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Nobody voted.
    NoBallots,
    /// One option has more votes than any other and than "none of these".
    Winner {
        /// Option number, from 1.
        option: u16,
        /// Its votes.
        votes: u64,
        /// Votes ahead of the next.
        margin: u64,
    },
    /// Several options have the most votes.
    Tie {
        /// Their numbers, ascending.
        options: Vec<u16>,
        /// Votes of each.
        votes: u64,
    },
    /// "None of these" has at least as many votes as every option.
    NoneOfThese {
        /// Ballots that chose it.
        votes: u64,
        /// Votes ahead of the best option; 0 is a tie.
        margin: u64,
    },
}

impl Counts {
    /// The outcome.
    #[must_use]
    pub fn outcome(&self) -> Outcome {
        if self.ballots == 0 {
            return Outcome::NoBallots;
        }
        let most = self.votes.iter().copied().max().unwrap_or(0);
        if let Some(none) = self.none.filter(|none| *none >= most) {
            return Outcome::NoneOfThese {
                votes: none,
                margin: none - most,
            };
        }
        let first = self
            .ranking()
            .into_iter()
            .take_while(|(_, votes)| *votes == most)
            .map(|(option, _)| option)
            .collect::<Vec<_>>();
        match first.as_slice() {
            [option] => {
                let second = self
                    .ranking()
                    .get(1)
                    .map_or(0, |(_, votes)| *votes)
                    .max(self.none.unwrap_or(0));
                Outcome::Winner {
                    option: *option,
                    votes: most,
                    margin: most - second,
                }
            }
            _ => Outcome::Tie {
                options: first,
                votes: most,
            },
        }
    }

    /// Options and their votes, most votes first; equal ones by number.
    #[must_use]
    pub fn ranking(&self) -> Vec<(u16, u64)> {
        let mut ranking: Vec<(u16, u64)> = (1..).zip(self.votes.iter().copied()).collect();
        ranking.sort_by_key(|(option, votes)| (std::cmp::Reverse(*votes), *option));
        ranking
    }

    /// Votes in tenths of a percent of the ballots, rounded half up. In an approval poll these do not add up to 1000.
    #[must_use]
    pub fn share(&self, votes: u64) -> u64 {
        share(votes, self.ballots)
    }

    /// Whether the counts can belong to the method: a single-choice ballot has exactly one vote.
    #[must_use]
    pub fn is_consistent(&self, method: Method) -> bool {
        let votes: u64 = self.votes.iter().sum();
        let none = self.none.unwrap_or(0);
        match method {
            Method::SingleChoice => votes + none == self.ballots,
            Method::Approval { min, max } => {
                let with_options = self.ballots.saturating_sub(none);
                (with_options * u64::from(min)..=with_options * u64::from(max)).contains(&votes)
            }
        }
    }
}

/// A part of a whole in tenths of a percent, rounded half up; 0 of nothing is 0.
#[must_use]
pub fn share(part: u64, whole: u64) -> u64 {
    if whole == 0 {
        0
    } else {
        (part * 2000 + whole) / (whole * 2)
    }
}

/// Smallest number of persons a published cell of turnout may stand for; smaller ones are hidden.
pub const MIN_CELL: u64 = 10;

/// Which rows of a table of turnout (eligible, voted) must not show how many took part: those under [`MIN_CELL`], and where that is one row
/// alone also the next smallest, because the total is public and the one hidden number would follow from it.
#[must_use]
pub fn hidden_cells(rows: &[(u64, u64)]) -> Vec<bool> {
    let mut hidden: Vec<bool> = rows
        .iter()
        .map(|(eligible, voted)| *eligible < MIN_CELL || *voted < MIN_CELL)
        .collect();
    if hidden.iter().filter(|hidden| **hidden).count() == 1 {
        let next = (0..rows.len())
            .filter(|row| !hidden[*row])
            .min_by_key(|row| rows[*row].1);
        if let Some(next) = next {
            hidden[next] = true;
        }
    }
    hidden
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn counts(ballots: u64, none: Option<u64>, votes: &[u64]) -> Counts {
        Counts {
            ballots,
            none,
            votes: votes.to_vec(),
        }
    }

    #[test]
    fn outcomes() {
        assert_eq!(counts(0, Some(0), &[0, 0]).outcome(), Outcome::NoBallots);
        assert_eq!(
            counts(9, None, &[2, 7]).outcome(),
            Outcome::Winner {
                option: 2,
                votes: 7,
                margin: 5
            }
        );
        assert_eq!(
            counts(10, Some(4), &[5, 1]).outcome(),
            Outcome::Winner {
                option: 1,
                votes: 5,
                margin: 1
            }
        );
        assert_eq!(
            counts(8, None, &[4, 4, 0]).outcome(),
            Outcome::Tie {
                options: vec![1, 2],
                votes: 4
            }
        );
        assert_eq!(
            counts(8, Some(4), &[4, 0]).outcome(),
            Outcome::NoneOfThese {
                votes: 4,
                margin: 0
            }
        );
    }

    #[test]
    fn shares_are_rounded_half_up() {
        assert_eq!(share(1, 3), 333);
        assert_eq!(share(2, 3), 667);
        assert_eq!(share(1, 2000), 1);
        assert_eq!(share(0, 0), 0);
    }

    proptest! {
        #[test]
        fn no_small_cell_is_shown_and_none_is_hidden_alone(rows in prop::collection::vec((0_u64..60, 0_u64..40), 0..12)) {
            let hidden = hidden_cells(&rows);
            for ((eligible, voted), hidden) in rows.iter().zip(&hidden) {
                prop_assert!(*hidden || (*eligible >= MIN_CELL && *voted >= MIN_CELL));
            }
            prop_assert!(rows.len() < 2 || hidden.iter().filter(|hidden| **hidden).count() != 1);
        }

        #[test]
        fn the_winner_has_most_votes(votes in prop::collection::vec(0_u64..50, 1..20)) {
            let all = counts(votes.iter().sum(), None, &votes);
            if let Outcome::Winner { option, votes: won, margin } = all.outcome() {
                let others = votes.iter().enumerate().filter(|(i, _)| *i + 1 != usize::from(option)).map(|(_, v)| *v).max().unwrap_or(0);
                prop_assert_eq!(won - others, margin);
                prop_assert!(margin > 0);
            }
        }
    }
}
