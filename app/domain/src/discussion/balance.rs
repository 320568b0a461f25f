//! "Most balanced": the sides take turns, so that who reads the first ten comments has heard them all.

use super::Stance;

/// Whose turn it can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// The administration, which takes no stance.
    Administration,
    /// Comments with this stance.
    Citizens(Stance),
}

impl Side {
    /// All sides. Their places in arrays are those of this list.
    pub const ALL: [Self; 4] = [
        Self::Administration,
        Self::Citizens(Stance::For),
        Self::Citizens(Stance::Against),
        Self::Citizens(Stance::Question),
    ];

    /// Its place in [`ALL`](Self::ALL).
    #[must_use]
    pub fn index(self) -> usize {
        Self::ALL
            .iter()
            .position(|side| *side == self)
            .unwrap_or_default()
    }

    /// The word its comments are stored with; empty for the administration.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Administration => "",
            Self::Citizens(stance) => stance.word(),
        }
    }
}

/// Whose turn it is. In each round every side that has something left takes one turn, its best first: the administration, the two that
/// stand against each other, and questions. "For" begins in one round, "against" in the next, so that neither always stands on top. A side
/// that has nothing left is passed over.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Turns(usize);

impl Turns {
    /// Turns in two rounds, after which all begins anew.
    const CYCLE: [usize; 8] = [0, 1, 2, 3, 0, 2, 1, 3];

    /// The turn with this number, from 0.
    #[must_use]
    pub fn from_number(number: usize) -> Self {
        Self(number % Self::CYCLE.len())
    }

    /// Its number.
    #[must_use]
    pub fn number(self) -> usize {
        self.0
    }

    /// The next side that has something left, and it has had its turn then; `None` when nobody has anything.
    pub fn next(&mut self, has: impl Fn(Side) -> bool) -> Option<Side> {
        for step in 0..Self::CYCLE.len() {
            let at = (self.0 + step) % Self::CYCLE.len();
            let side = Side::ALL[Self::CYCLE[at]];
            if has(side) {
                *self = Self::from_number(at + 1);
                return Some(side);
            }
        }
        None
    }
}

/// The first `most` comments in balance, from what each side has, best first, and whose turn it is after them. What is left of the sides
/// stays in them: going on from there gives what one long list would have given.
#[must_use]
pub fn balanced<T>(
    sides: &mut [std::collections::VecDeque<T>; 4],
    mut turns: Turns,
    most: usize,
) -> (Vec<(Side, T)>, Turns) {
    let mut taken = Vec::new();
    while taken.len() < most {
        let Some(side) = turns.next(|side| !sides[side.index()].is_empty()) else {
            break;
        };
        taken.extend(sides[side.index()].pop_front().map(|one| (side, one)));
    }
    (taken, turns)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::VecDeque;

    fn sides(lengths: [usize; 4]) -> [VecDeque<usize>; 4] {
        lengths.map(|length| (0..length).collect())
    }

    fn whole(lengths: [usize; 4]) -> Vec<(Side, usize)> {
        balanced(&mut sides(lengths), Turns::default(), usize::MAX).0
    }

    fn lengths() -> impl Strategy<Value = [usize; 4]> {
        [0_usize..5, 0..30, 0..30, 0..30]
    }

    #[test]
    fn for_and_against_begin_in_turn() {
        use Stance::{Against, For, Question};
        let order: Vec<Side> = whole([1, 3, 3, 1]).into_iter().map(|(s, _)| s).collect();
        let expected = [
            Side::Administration,
            Side::Citizens(For),
            Side::Citizens(Against),
            Side::Citizens(Question),
            Side::Citizens(Against),
            Side::Citizens(For),
            Side::Citizens(For),
            Side::Citizens(Against),
        ];
        assert_eq!(order, expected);
    }

    proptest! {
        #[test]
        fn every_comment_stands_there_once_and_the_best_of_each_side_first(lengths in lengths()) {
            let order = whole(lengths);
            for side in Side::ALL {
                let of: Vec<usize> = order.iter().filter(|(s, _)| *s == side).map(|(_, n)| *n).collect();
                prop_assert_eq!(of, (0..lengths[side.index()]).collect::<Vec<_>>());
            }
        }

        #[test]
        fn no_side_is_ever_ahead_by_more_than_one(lengths in lengths()) {
            let order = whole(lengths);
            let [_, pro, con, question] = lengths;
            let fewest = [pro, con, question].into_iter().min().unwrap_or(0);
            for end in 0..=order.len() {
                let count = |stance| order[..end].iter().filter(|(side, _)| *side == Side::Citizens(stance)).count();
                let [p, c, q] = [Stance::For, Stance::Against, Stance::Question].map(count);
                if p.min(c) < pro.min(con) {
                    prop_assert!(p.abs_diff(c) <= 1, "{} for, {} against", p, c);
                }
                if p.min(c).min(q) < fewest {
                    prop_assert!(q.abs_diff(p) <= 1 && q.abs_diff(c) <= 1);
                }
            }
        }

        #[test]
        fn pages_put_together_are_the_whole(lengths in lengths(), size in 1_usize..9) {
            let mut left = sides(lengths);
            let (mut turns, mut pages) = (Turns::default(), Vec::new());
            loop {
                let (page, after) = balanced(&mut left, turns, size);
                turns = Turns::from_number(after.number());
                if page.is_empty() {
                    break;
                }
                pages.extend(page);
            }
            prop_assert_eq!(pages, whole(lengths));
        }
    }
}
