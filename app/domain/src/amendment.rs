//! Amendments: changes that others propose to the text of an idea. Its authors decide about them, or the board votes.

use crate::ids::{AccountId, IdeaId};
use crate::moderation::Visibility;
use jiff::Timestamp;
use uuid::Uuid;

/// Longest reasons for a change, and for a decision about it, in characters.
pub const WHY: usize = 2000;
/// Most changes that wait for one idea by one person.
pub const WAITING: i64 = 3;
/// Longest time a board votes on one, in days.
pub const LONGEST_VOTE: i64 = 90;

words! {
    /// Where an amendment stands.
    State {
        /// It waits for a decision.
        Open "open",
        /// It is in the text of the idea.
        Accepted "accepted",
        /// It is not, and the reasons say why.
        Declined "declined",
        /// The board voted for it, but the text had changed meanwhile: nothing was overwritten.
        Overtaken "overtaken",
        /// Who proposed it took it back.
        Withdrawn "withdrawn",
    }
}

/// An amendment, as far as rules ask for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Amendment {
    /// Its id.
    pub id: Uuid,
    /// The idea it changes.
    pub idea: IdeaId,
    /// The version it was made from.
    pub base: i64,
    /// Who proposed it.
    pub by: AccountId,
    /// Where it stands.
    pub state: State,
    /// Who sees it.
    pub visibility: Visibility,
    /// Until when the board votes; `None` where the authors decide.
    pub closes_at: Option<Timestamp>,
}

impl Amendment {
    /// Whether it waits for a decision in public.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.state == State::Open && self.visibility == Visibility::Visible
    }

    /// Whether the board votes on it now.
    #[must_use]
    pub fn is_voted_on(&self, now: Timestamp) -> bool {
        self.is_open() && self.closes_at.is_some_and(|closes| now < closes)
    }

    /// Whether the vote on it is over and not counted yet.
    #[must_use]
    pub fn is_to_be_counted(&self, now: Timestamp) -> bool {
        self.state == State::Open && self.closes_at.is_some_and(|closes| closes <= now)
    }

    /// What becomes of it when the vote is counted: more must be for it than against. The idea stands at this version by then.
    #[must_use]
    pub fn counted(&self, pros: i64, cons: i64, version: i64) -> State {
        match pros > cons && self.visibility == Visibility::Visible {
            false => State::Declined,
            true if version == self.base => State::Accepted,
            true => State::Overtaken,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn amendment(closes: Option<i64>) -> Amendment {
        Amendment {
            id: Uuid::nil(),
            idea: IdeaId(Uuid::nil()),
            base: 3,
            by: AccountId(Uuid::nil()),
            state: State::Open,
            visibility: Visibility::Visible,
            closes_at: closes.map(|at| Timestamp::from_second(at).expect("in range")),
        }
    }

    proptest! {
        #[test]
        fn a_vote_is_taken_or_counted_and_never_both(closes in 0_i64..100, now in 0_i64..100) {
            let (amendment, now) = (amendment(Some(closes)), Timestamp::from_second(now).expect("in range"));
            prop_assert_ne!(amendment.is_voted_on(now), amendment.is_to_be_counted(now));
        }

        #[test]
        fn nothing_is_accepted_without_more_for_it_or_over_a_newer_text(pros in 0_i64..9, cons in 0_i64..9, version in 1_i64..6) {
            let state = amendment(Some(0)).counted(pros, cons, version);
            prop_assert_eq!(state == State::Declined, pros <= cons);
            prop_assert_eq!(state == State::Accepted, pros > cons && version == 3);
            let hidden = Amendment { visibility: Visibility::Hidden, ..amendment(Some(0)) };
            prop_assert_eq!(hidden.counted(pros, cons, version), State::Declined);
        }
    }

    #[test]
    fn where_authors_decide_nobody_votes() {
        let now = Timestamp::UNIX_EPOCH;
        assert!(amendment(None).is_open());
        assert!(!amendment(None).is_voted_on(now) && !amendment(None).is_to_be_counted(now));
    }
}
