//! Polls: their life, their rules and what a voter may choose.

mod choice;
mod eligibility;
mod fit;
mod life;
mod method;

pub use choice::{ChoiceFault, Chosen, shuffled};
pub use eligibility::{Eligibility, Listed, completed_years};
pub use fit::RuleFault;
pub use life::{InvalidTransition, PollState, Step};
pub use method::{GRADES, MAX_OPTIONS, MAX_RANKED, MAX_RATED, MAX_SCORE, Marks, Method};

use crate::actor::Level;
use crate::ids::{PollId, SpaceId};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// In which order the options stand on the ballot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum OptionOrder {
    /// As the administration wrote them, for everybody.
    Fixed,
    /// In an order of their own for each voter, the same at every visit: no option profits from standing first.
    Shuffled,
}

/// How ballots are kept (`ballots.md`: profiles).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Profile {
    /// Who took part and the ballots stand apart; whoever runs the server could look while a ballot is cast.
    Confidential,
    /// The voter's own device seals the ballot: no copy of the databases tells who cast it, and anybody can check the count.
    Secret {
        /// Whether who has voted may vote again until the poll closes; the last ballot counts.
        revote: bool,
    },
}

impl Profile {
    /// The word it is stored as.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Confidential => "confidential",
            Self::Secret { .. } => "secret",
        }
    }

    /// Whether ballots are sealed by the voter's device.
    #[must_use]
    pub fn is_secret(self) -> bool {
        matches!(self, Self::Secret { .. })
    }

    /// Whether who has voted may vote again.
    #[must_use]
    pub fn permits_revote(self) -> bool {
        self == Self::Secret { revote: true }
    }
}

/// A poll, as far as rules ask for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Poll {
    /// Its id.
    pub id: PollId,
    /// The space it belongs to.
    pub space: SpaceId,
    /// Where it stands in its life.
    pub state: PollState,
    /// How ballots are kept.
    pub profile: Profile,
    /// How one chooses.
    pub method: Method,
    /// Number of options, without "none of these".
    pub options: u16,
    /// Whether "none of these" can be chosen.
    pub none_option: bool,
    /// Order of the options.
    pub order: OptionOrder,
    /// Who may vote.
    pub eligibility: Eligibility,
    /// Whether residents without an account may vote at the desk, with a clerk who sees what they choose. In a secret poll also whether the server seals
    /// ballots for voters whose browser cannot, and sees them while it does.
    pub assisted: bool,
    /// When ballots are taken from.
    pub opens_at: Timestamp,
    /// From when on ballots are refused.
    pub closes_at: Timestamp,
    /// Whether a result stands in the store.
    pub counted: bool,
}

/// What a poll is to a citizen at a moment: its state and the time together, so that a late job changes nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Not public.
    Unpublished,
    /// Public, ballots are not taken yet.
    Announced,
    /// Ballots are taken.
    Open,
    /// Ballots are no longer taken; the result is not there yet.
    Counting,
    /// The result is there.
    Counted,
}

impl Poll {
    /// Whether a resident whom a clerk knows by an identity document is known well enough, and is what the poll asks for.
    #[must_use]
    pub fn takes_assisted(&self) -> bool {
        self.assisted
            && self.eligibility.asks_for_resident()
            && self.eligibility.min_level <= Level::Resident
    }

    /// Whether the server seals ballots of this secret poll for voters who ask for that.
    #[must_use]
    pub fn seals_for_voters(&self) -> bool {
        self.assisted && self.profile.is_secret()
    }

    /// Whether somebody may take this step at all. The times of a secret poll stand in its manifest: nobody can open or close it at another time.
    #[must_use]
    pub fn permits(&self, step: Step) -> bool {
        !(self.profile.is_secret() && matches!(step, Step::Open | Step::Close))
            && self.state.after(step).is_ok()
    }

    /// The stage at a moment.
    #[must_use]
    pub fn stage(&self, now: Timestamp) -> Stage {
        match self.state {
            PollState::Draft | PollState::Preview => Stage::Unpublished,
            PollState::Published => Stage::Announced,
            PollState::Open if now < self.closes_at => Stage::Open,
            PollState::Open => Stage::Counting,
            PollState::Closed | PollState::Archived if self.counted => Stage::Counted,
            PollState::Closed | PollState::Archived => Stage::Counting,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).expect("in range")
    }

    pub(super) fn poll(options: u16, method: Method, none_option: bool) -> Poll {
        Poll {
            id: PollId(Uuid::nil()),
            space: SpaceId(Uuid::nil()),
            state: PollState::Open,
            profile: Profile::Confidential,
            method,
            options,
            none_option,
            order: OptionOrder::Fixed,
            eligibility: Eligibility {
                min_level: Level::Email,
                districts: Vec::new(),
                min_age: None,
                max_age: None,
            },
            assisted: false,
            opens_at: at(0),
            closes_at: at(100),
            counted: false,
        }
    }

    #[test]
    fn a_late_worker_changes_nothing_for_citizens() {
        let mut poll = poll(2, Method::SingleChoice, false);
        assert_eq!(poll.stage(at(99)), Stage::Open);
        assert_eq!(poll.stage(at(100)), Stage::Counting);
        poll.state = PollState::Closed;
        assert_eq!(poll.stage(at(1)), Stage::Counting);
        poll.counted = true;
        assert_eq!(poll.stage(at(1)), Stage::Counted);
    }
}
