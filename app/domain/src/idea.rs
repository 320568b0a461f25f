//! Ideas: what becomes of them, step by step, and the limits of what is typed.

mod area;
mod reminder;
pub mod sheet;
mod sort;

pub use area::{Area, Place};
pub use reminder::Reminder;
pub use sort::Sort;

use crate::actor::Level;
use crate::ids::{AccountId, BoardId, IdeaId, SpaceId};
use crate::moderation::Visibility;
use jiff::{SignedDuration, Timestamp};

/// Longest title of an idea, in characters.
pub const TITLE: usize = 120;
/// Longest text of an idea.
pub const BODY: usize = 10_000;
/// Longest words for a place.
pub const PLACE: usize = 200;
/// Longest official answer, and longest reasons for a step.
pub const WORDS: usize = 10_000;
/// Longest name of a category, a district, a status.
pub const NAME: usize = 60;
/// Most categories of a board.
pub const CATEGORIES: usize = 30;
/// Highest estimate of costs, in minor units: 100 billion.
pub const COST: i64 = 10_000_000_000_000;
/// Most people who write one idea together, unless ideas went up in each other.
pub const AUTHORS: usize = 8;
/// Most invitations of one idea that wait for an answer.
pub const INVITATIONS: usize = 8;
/// So long an invitation to write along is good for.
pub const INVITED_FOR: SignedDuration = SignedDuration::from_hours(14 * 24);
/// Most drafts of one account.
pub const DRAFTS: usize = 20;
/// Most milestones of one idea.
pub const MILESTONES: usize = 30;

words! {
    /// Where an idea stands. The steps between are [`Status::next`]; a board can give each a name of its own.
    Status {
        /// Put forward.
        New "new",
        /// People talk about it.
        Discussed "discussed",
        /// The administration looks into it.
        UnderReview "under_review",
        /// It will be done: with an official answer.
        Accepted "accepted",
        /// It will not be done: with an official answer that says why.
        Rejected "rejected",
        /// There is a plan, money or a date.
        Planned "planned",
        /// Work has begun.
        InProgress "in_progress",
        /// Carried out.
        Done "done",
        /// Its authors took it back.
        Withdrawn "withdrawn",
        /// It went up in another idea.
        Merged "merged",
    }
}

/// A step that there is not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refused {
    /// Where the idea stands.
    pub from: Status,
    /// Where it was to go.
    pub to: Status,
}

impl Status {
    /// The way from an idea to its delivery, as it is shown; a rejected one ends at [`Status::Rejected`].
    pub const WAY: [Self; 7] = [
        Self::New,
        Self::Discussed,
        Self::UnderReview,
        Self::Accepted,
        Self::Planned,
        Self::InProgress,
        Self::Done,
    ];

    /// Where the administration can take an idea from here. What was rejected can be looked into again, and work can be taken back a step: things
    /// turn out otherwise, and then the page says so.
    #[must_use]
    pub fn next(self) -> &'static [Self] {
        match self {
            Self::New => &[
                Self::Discussed,
                Self::UnderReview,
                Self::Accepted,
                Self::Rejected,
            ],
            Self::Discussed => &[Self::UnderReview, Self::Accepted, Self::Rejected],
            Self::UnderReview => &[Self::Discussed, Self::Accepted, Self::Rejected],
            Self::Accepted => &[
                Self::Planned,
                Self::InProgress,
                Self::Done,
                Self::UnderReview,
            ],
            Self::Rejected => &[Self::UnderReview],
            Self::Planned => &[Self::InProgress, Self::Done, Self::Accepted],
            Self::InProgress => &[Self::Done, Self::Planned],
            Self::Done => &[Self::InProgress],
            Self::Withdrawn | Self::Merged => &[],
        }
    }

    /// Takes a step.
    ///
    /// # Errors
    /// [`Refused`] when there is no such step.
    pub fn to(self, to: Self) -> Result<Self, Refused> {
        if self.next().contains(&to) {
            Ok(to)
        } else {
            Err(Refused { from: self, to })
        }
    }

    /// Whether this is reached by an official answer alone, because people are owed the reasons.
    #[must_use]
    pub fn needs_answer(self) -> bool {
        matches!(self, Self::Accepted | Self::Rejected)
    }

    /// Its authors take it back, as long as nothing is decided.
    ///
    /// # Errors
    /// [`Refused`] when it is decided, or gone already.
    pub fn withdraw(self) -> Result<Self, Refused> {
        let to = Self::Withdrawn;
        if self.is_undecided() {
            Ok(to)
        } else {
            Err(Refused { from: self, to })
        }
    }

    /// It goes up in another idea.
    ///
    /// # Errors
    /// [`Refused`] when it is decided, or gone already.
    pub fn merge(self) -> Result<Self, Refused> {
        let to = Self::Merged;
        if self.is_undecided() {
            Ok(to)
        } else {
            Err(Refused { from: self, to })
        }
    }

    /// It is taken out of the other again, and stands where it stood before.
    ///
    /// # Errors
    /// [`Refused`] when it had not gone up in another, or did not stand there before.
    pub fn split(self, before: Self) -> Result<Self, Refused> {
        if self == Self::Merged && before.is_undecided() {
            Ok(before)
        } else {
            Err(Refused {
                from: self,
                to: before,
            })
        }
    }

    /// Whether nothing is decided yet: it can be supported, withdrawn, and go up in another.
    #[must_use]
    pub fn is_undecided(self) -> bool {
        matches!(self, Self::New | Self::Discussed | Self::UnderReview)
    }

    /// Whether its authors can still change it: what is being looked into stands as it was read.
    #[must_use]
    pub fn is_editable(self) -> bool {
        matches!(self, Self::New | Self::Discussed)
    }

    /// Whether it is gone from the lists: taken back, or part of another.
    #[must_use]
    pub fn is_gone(self) -> bool {
        matches!(self, Self::Withdrawn | Self::Merged)
    }

    /// Whether it can be talked about.
    #[must_use]
    pub fn is_discussed(self) -> bool {
        !self.is_gone()
    }
}

words! {
    /// What happened to an idea, on the thread from idea to delivery.
    StepKind {
        /// It was put forward.
        Proposed "proposed",
        /// It came to another status.
        Status "status",
        /// It has as many supports as ask for an official answer.
        Threshold "threshold",
        /// The administration answered.
        Answer "answer",
        /// There is a poll about it.
        Poll "poll",
        /// There is money for it.
        Budget "budget",
        /// Something that was to be done is done.
        Milestone "milestone",
        /// News of the work, in words.
        News "news",
        /// Another idea went up in it.
        Merged "merged",
        /// Another idea was taken out of it again.
        Split "split",
        /// It moved to another board.
        Moved "moved",
        /// Somebody came to write along.
        Joined "joined",
        /// Its authors changed the text.
        Edited "edited",
    }
}

impl StepKind {
    /// Whether supporters and followers are told of it.
    #[must_use]
    pub fn is_told(self) -> bool {
        !matches!(self, Self::Proposed | Self::Joined)
    }
}

/// A board, as far as rules ask for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Board {
    /// Its id.
    pub id: BoardId,
    /// Where it is.
    pub space: SpaceId,
    /// The assurance level it asks for of everybody who takes part; the one of the space counts, too.
    pub min_level: Level,
    /// Whether it takes anything at all: a board that was closed can be read.
    pub is_open: bool,
    /// So many supports ask for an official answer; 0 for never.
    pub threshold: i64,
    /// So many days later the answer is due.
    pub answer_days: i64,
}

impl Board {
    /// When an official answer is due, once an idea with so many supports has got one more: only if it is the one that was missing.
    #[must_use]
    pub fn due(&self, supports: i64, now: Timestamp) -> Option<Timestamp> {
        let is_reached = self.threshold > 0 && supports >= self.threshold;
        let days = SignedDuration::from_hours(24 * self.answer_days);
        is_reached.then(|| now.saturating_add(days).unwrap_or(Timestamp::MAX))
    }
}

/// An idea, as far as rules ask for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Idea {
    /// Its id.
    pub id: IdeaId,
    /// Its board.
    pub board: Board,
    /// Where it stands.
    pub status: Status,
    /// Whether the public sees it.
    pub visibility: Visibility,
    /// Who wrote it, as far as they are still there.
    pub authors: Vec<AccountId>,
}

words! {
    /// Whether an official answer takes up what supporters wanted.
    Rating {
        /// It does.
        Yes "yes",
        /// In part.
        Partly "partly",
        /// It does not.
        No "no",
    }
}

impl Rating {
    /// The number it is stored as.
    #[must_use]
    pub fn number(self) -> i16 {
        match self {
            Self::Yes => 1,
            Self::Partly => 2,
            Self::No => 3,
        }
    }
}

/// An amount of money as people type it, in minor units: `1500`, `1,500.50`, `1.500,5`, `1 500`. A single mark with three digits after it groups.
#[must_use]
pub fn amount(typed: &str) -> Option<i64> {
    let plain: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
    let plain = plain.replace(['\'', '’'], "");
    let is_amount = plain
        .chars()
        .all(|c| c.is_ascii_digit() || ".,".contains(c));
    let (whole, cents) = match plain.rfind(['.', ',']) {
        Some(at) if plain.len() - at <= 3 => (&plain[..at], &plain[at + 1..]),
        _ => (plain.as_str(), ""),
    };
    let mut groups = whole.split(['.', ',']);
    let first = groups.next()?;
    let is_grouped = groups.all(|group| group.len() == 3);
    if !is_amount || !is_grouped || first.is_empty() {
        return None;
    }
    let digits: String = whole.chars().filter(char::is_ascii_digit).collect();
    let cents = match cents.len() {
        0 if plain.ends_with(['.', ',']) => return None,
        0 => 0,
        1 => cents.parse::<i64>().ok()? * 10,
        _ => cents.parse().ok()?,
    };
    digits
        .parse::<i64>()
        .ok()?
        .checked_mul(100)?
        .checked_add(cents)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use uuid::Uuid;

    fn any_status() -> impl Strategy<Value = Status> {
        prop::sample::select(Status::ALL)
    }

    proptest! {
        #[test]
        fn a_step_is_taken_or_refused_and_nothing_else(from in any_status(), to in any_status()) {
            match from.to(to) {
                Ok(reached) => prop_assert!(reached == to && from.next().contains(&to)),
                Err(refused) => {
                    prop_assert_eq!(refused, Refused { from, to });
                    prop_assert!(!from.next().contains(&to));
                }
            }
        }

        #[test]
        fn whoever_is_gone_comes_back_by_a_split_alone(steps in prop::collection::vec(any_status(), 0..20)) {
            for gone in [Status::Withdrawn, Status::Merged] {
                let mut status = gone;
                for to in &steps {
                    status = status.to(*to).unwrap_or(status);
                }
                prop_assert_eq!(status, gone);
            }
        }

        #[test]
        fn no_way_leads_to_work_around_an_official_answer(steps in prop::collection::vec(any_status(), 0..40)) {
            let (mut status, mut is_answered) = (Status::New, false);
            for to in steps {
                if let Ok(reached) = status.to(to) {
                    is_answered |= reached.needs_answer();
                    status = reached;
                }
                let is_work = matches!(status, Status::Planned | Status::InProgress | Status::Done);
                prop_assert!(!is_work || is_answered);
            }
        }

        #[test]
        fn what_was_merged_comes_back_to_where_it_was(before in any_status()) {
            match before.merge() {
                Ok(merged) => prop_assert_eq!(merged.split(before), Ok(before)),
                Err(_) => prop_assert!(!before.is_undecided() && Status::Merged.split(before).is_err()),
            }
        }

        #[test]
        fn an_answer_is_due_once_there_are_enough(threshold in 0..1000_i64, supports in 0..2000_i64, days in 1..365_i64) {
            let board = Board {
                id: BoardId(Uuid::nil()),
                space: SpaceId(Uuid::nil()),
                min_level: Level::Email,
                is_open: true,
                threshold,
                answer_days: days,
            };
            let due = board.due(supports, Timestamp::UNIX_EPOCH);
            prop_assert_eq!(due.is_some(), threshold > 0 && supports >= threshold);
            if let Some(due) = due {
                prop_assert_eq!(due.as_second(), days * 86_400);
            }
        }
    }

    #[test]
    fn amounts_as_people_type_them() {
        for (typed, minor) in [
            ("1500", Some(150_000)),
            ("1,500", Some(150_000)),
            ("1.500", Some(150_000)),
            ("1.500,5", Some(150_050)),
            ("1,500.50", Some(150_050)),
            ("12.5", Some(1250)),
            ("1 500 000", Some(150_000_000)),
            ("2’000", Some(200_000)),
            ("1,5000", None),
            ("1.", None),
            (".5", None),
            ("-5", None),
            ("a lot", None),
            ("", None),
            ("99999999999999999999", None),
        ] {
            assert_eq!(amount(typed), minor, "{typed}");
        }
    }

    #[test]
    fn every_status_is_reached_from_new() {
        let mut reached = vec![Status::New];
        let mut at = 0;
        while let Some(status) = reached.get(at).copied() {
            let more = status.next().iter().copied();
            let more = more.chain(status.withdraw()).chain(status.merge());
            for next in more {
                if !reached.contains(&next) {
                    reached.push(next);
                }
            }
            at += 1;
        }
        assert_eq!(reached.len(), Status::ALL.len());
    }

    #[test]
    fn what_is_decided_is_neither_supported_nor_taken_back() {
        for status in Status::ALL {
            assert_eq!(status.withdraw().is_ok(), status.is_undecided());
            assert!(!status.is_editable() || status.is_undecided());
        }
    }
}
