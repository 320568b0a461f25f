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
            // What is counted there are no votes for options.
            _ => self.votes.is_empty() && none <= self.ballots,
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

/// Which rows of a table of turnout (eligible, voted) must not be shown: those where fewer than [`MIN_CELL`] took part or stayed away (a
/// district where everybody voted says of each resident that they did), and the next smallest with them until what is hidden cannot be computed. The number of all `ballots` is public, so whatever it leaves over beside the visible rows has to be
/// made of two parts at least, and of [`MIN_CELL`] persons. Who took part but stands in no row (moved away since) is such a part too.
#[must_use]
pub fn hidden_rows(rows: &[(u64, u64)], ballots: u64) -> Vec<bool> {
    let mut hidden: Vec<bool> = rows
        .iter()
        .map(|(eligible, voted)| {
            let stayed_away = eligible.saturating_sub(*voted);
            *voted < MIN_CELL || stayed_away < MIN_CELL
        })
        .collect();
    let listed: u64 = rows.iter().map(|(_, voted)| voted).sum();
    let unlisted = ballots.abs_diff(listed);
    if !hidden.contains(&true) && !(1..MIN_CELL).contains(&unlisted) {
        return hidden;
    }
    loop {
        let parts = hidden.iter().filter(|hidden| **hidden).count() + usize::from(unlisted > 0);
        let within: u64 = (0..rows.len())
            .filter(|row| hidden[*row])
            .map(|row| rows[row].1)
            .sum();
        let stayed_away: u64 = (0..rows.len())
            .filter(|row| hidden[*row])
            .map(|row| rows[row].0.saturating_sub(rows[row].1))
            .sum();
        if parts >= 2 && within + unlisted >= MIN_CELL && stayed_away >= MIN_CELL {
            return hidden;
        }
        let next = (0..rows.len())
            .filter(|row| !hidden[*row])
            .min_by_key(|row| rows[*row].1);
        match next {
            Some(next) => hidden[next] = true,
            None => return hidden,
        }
    }
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

    #[test]
    fn a_small_rest_is_not_left_over_alone() {
        // The rows of two districts and of those without one; all together 106 ballots.
        let rows = [(200, 60), (150, 40), (12, 6)];
        assert_eq!(hidden_rows(&rows, 106), [false, true, true]);
        // Nobody took part in two districts: that they are two hides nothing, so a third goes with them.
        let rows = [(50, 0), (50, 0), (90, 30), (90, 40)];
        assert_eq!(hidden_rows(&rows, 70), [true, true, true, false]);
        // Six took part and moved away: they are what the ballots leave over, so a row goes with them.
        assert_eq!(hidden_rows(&[(200, 60), (150, 40)], 106), [false, true]);
        assert_eq!(hidden_rows(&[(200, 60), (150, 40)], 100), [false, false]);
    }

    proptest! {
        #[test]
        fn no_small_cell_is_shown_and_none_can_be_computed(
            rows in prop::collection::vec((0_u64..60, 0_u64..40), 0..12),
            moved in 0_u64..20,
        ) {
            let ballots = rows.iter().map(|(_, voted)| voted).sum::<u64>() + moved;
            let hidden = hidden_rows(&rows, ballots);
            for ((eligible, voted), hidden) in rows.iter().zip(&hidden) {
                let stayed_away = eligible.saturating_sub(*voted);
                prop_assert!(*hidden || (stayed_away >= MIN_CELL && *voted >= MIN_CELL));
            }
            let away: u64 = rows.iter().zip(&hidden).filter(|(_, hidden)| **hidden).map(|((eligible, voted), _)| eligible.saturating_sub(*voted)).sum();
            prop_assert!(away >= MIN_CELL || !hidden.contains(&true) || !hidden.contains(&false));
            // What anybody can compute: the ballots beside the visible rows.
            let shown: u64 = rows.iter().zip(&hidden).filter(|(_, hidden)| !**hidden).map(|((_, voted), _)| voted).sum();
            let parts = hidden.iter().filter(|hidden| **hidden).count() + usize::from(moved > 0);
            let is_all_hidden = !hidden.contains(&false);
            let is_one_large_part = !hidden.contains(&true) && moved >= MIN_CELL;
            prop_assert!(parts == 0 || is_all_hidden || is_one_large_part || (parts >= 2 && ballots - shown >= MIN_CELL));
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
