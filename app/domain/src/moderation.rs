//! Moderation with due process: what can be decided about content, on what ground, what follows, and how it is undone.
//!
//! Whoever decides says why (the statement of reasons of Art. 17 of the Digital Services Act, Regulation (EU) 2022/2065), everybody concerned
//! is told, and somebody else decides about an appeal. Who may do it stands in [`rights`](crate::rights).

mod claim;
mod decision;
mod figures;
pub mod limits;
pub mod rules;
pub mod signals;

pub use claim::{CLAIMED_FOR, Claim, HeldByOther};
pub use decision::{Decision, Effect, Refused, Standing, SuspensionChange, ThreadRule};
pub use figures::median;

use jiff::{SignedDuration, Timestamp};

words! {
    /// What is moderated.
    ContentKind {
        /// An idea.
        Idea "idea",
        /// A comment.
        Comment "comment",
        /// A picture.
        Picture "picture",
        /// A proposal to change an idea.
        Amendment "amendment",
        /// A name somebody chose for a space.
        Name "name",
    }
}

impl ContentKind {
    /// Whether there is a discussion around it that can be locked or slowed down.
    #[must_use]
    pub fn has_thread(self) -> bool {
        matches!(self, Self::Idea | Self::Comment)
    }

    /// Whether a note can be put beside it.
    #[must_use]
    pub fn takes_label(self) -> bool {
        self != Self::Name
    }
}

words! {
    /// Who can read content.
    Visibility {
        /// Everybody.
        Visible "visible",
        /// Its author and moderators, until moderators have looked at it.
        Held "held",
        /// Its author, moderators and whoever decides about an appeal: it was hidden by a decision.
        Hidden "hidden",
    }
}

words! {
    /// Why content waits for moderators.
    Origin {
        /// Somebody reported it.
        Report "report",
        /// A rule of the space noticed it.
        Rule "rule",
        /// The space has everything looked at before it is public.
        Before "before",
        /// Its author changed it, as moderators had asked.
        Changed "changed",
    }
}

words! {
    /// On what ground content is reported, and decisions are made.
    Ground {
        /// It attacks or insults a person.
        Insult "insult",
        /// It incites hatred against a group.
        Hate "hate",
        /// It tells what is private of somebody else.
        Private "private",
        /// It threatens, or calls for violence.
        Threat "threat",
        /// Advertising, or the same again and again.
        Spam "spam",
        /// It pretends to come from somebody else.
        Pretence "pretence",
        /// It uses somebody's work without permission.
        Copyright "copyright",
        /// It has nothing to do with the subject.
        OffTopic "off_topic",
        /// It breaks a law in another way.
        Unlawful "unlawful",
    }
}

impl Ground {
    /// Whether the ground is a law (Art. 17(3)(d)) and not the rules of the platform (Art. 17(3)(e)).
    #[must_use]
    pub fn is_legal(self) -> bool {
        matches!(
            self,
            Self::Hate | Self::Private | Self::Threat | Self::Copyright | Self::Unlawful
        )
    }

    /// How urgent a report on this ground is: 3 is looked at first.
    #[must_use]
    pub fn urgency(self) -> i16 {
        match self {
            Self::Threat | Self::Hate | Self::Private => 3,
            Self::Insult | Self::Unlawful | Self::Pretence => 2,
            Self::Spam | Self::Copyright | Self::OffTopic => 1,
        }
    }
}

words! {
    /// A note that moderators put beside content.
    Label {
        /// What it says of facts is disputed.
        Disputed "disputed",
        /// Its tone hurts.
        Harsh "harsh",
        /// It speaks of something else than the subject.
        Aside "aside",
        /// It is of a political party or an interest group.
        Interest "interest",
    }
}

words! {
    /// In which part somebody is told of a decision.
    Part {
        /// They wrote what it is about.
        Author "author",
        /// They reported it.
        Reporter "reporter",
    }
}

words! {
    /// What led to a decision (`source_type` of Art. 17(3)(b)).
    Source {
        /// A report (a notice by Art. 16).
        Notice "notice",
        /// The moderators' own look, or a rule of the space.
        OwnInitiative "own_initiative",
    }
}

words! {
    /// What became of an appeal.
    Outcome {
        /// The decision stays.
        Upheld "upheld",
        /// The decision is undone.
        Reversed "reversed",
    }
}

/// So long after a decision an appeal can be made: six months (Art. 20(1)), as 183 days.
pub const APPEAL_WITHIN: SignedDuration = SignedDuration::from_hours(183 * 24);

/// Whether an appeal against a decision of this time can still be made.
#[must_use]
pub fn is_open_to_appeal(decided_at: Timestamp, now: Timestamp) -> bool {
    now.duration_since(decided_at) <= APPEAL_WITHIN
}

/// How urgent content is: by the worst ground it was reported on, and one more where three people or more reported it.
#[must_use]
pub fn urgency(grounds: &[Ground]) -> i16 {
    let worst = grounds.iter().map(|ground| ground.urgency()).max();
    worst.unwrap_or(1) + i16::from(grounds.len() >= 3)
}

/// Until when content of this urgency should be decided about.
#[must_use]
pub fn due_at(urgency: i16, opened_at: Timestamp) -> Timestamp {
    let hours = match urgency {
        ..=1 => 72,
        2 => 24,
        _ => 4,
    };
    opened_at
        .checked_add(SignedDuration::from_hours(hours))
        .unwrap_or(Timestamp::MAX)
}

/// Somebody may not take part in a space for a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Suspended {
    /// Until when.
    pub until: Timestamp,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).expect("in range")
    }

    #[test]
    fn what_hurts_people_comes_first() {
        assert_eq!(urgency(&[]), 1);
        assert_eq!(urgency(&[Ground::OffTopic, Ground::Threat]), 3);
        assert_eq!(urgency(&[Ground::Insult; 3]), 3);
        let due: Vec<i64> = [1, 2, 3, 4]
            .iter()
            .map(|urgency| due_at(*urgency, at(0)).as_second() / 3600)
            .collect();
        assert_eq!(due, [72, 24, 4, 4]);
    }

    #[test]
    fn appeals_are_taken_for_six_months() {
        let day = 24 * 3600;
        assert!(is_open_to_appeal(at(0), at(183 * day)));
        assert!(!is_open_to_appeal(at(0), at(183 * day + 1)));
    }
}
