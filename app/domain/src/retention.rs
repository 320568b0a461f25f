//! How long each kind of data is kept, and when an account that nobody uses is warned and erased.

use jiff::{SignedDuration, Timestamp};

words! {
    /// A kind of data that goes when its time is over.
    Kind {
        /// Sessions that nobody uses any more.
        Sessions "sessions",
        /// Links to sign in that have expired.
        SignInLinks "sign_in_links",
        /// Devices on which nobody signs in any more.
        Devices "devices",
        /// Mail that could not be sent.
        Mail "mail",
        /// Personal facts in the log of events; what happened and when stays.
        EventFacts "event_facts",
        /// Questions about opened data that were answered.
        Questions "questions",
        /// Wishes for correction that were worked on.
        Corrections "corrections",
        /// Consents that were withdrawn.
        Consents "consents",
        /// Wrong codes of letters that an account typed.
        CodeTries "code_tries",
        /// Codes of letters that were used or have expired.
        LetterCodes "letter_codes",
        /// How an account was connected to the roll, once that has ended; that it ended stays.
        EndedMatches "ended_matches",
        /// Why it was decided whose an entry of the roll is; that it was decided stays.
        DecidedClaims "decided_claims",
        /// Letters that were printed.
        Letters "letters",
        /// Notices on the site.
        Notices "notices",
        /// Drafts of ideas that nobody went on with.
        IdeaDrafts "idea_drafts",
        /// Who kept a part of the key of a secret poll.
        Trustees "trustees",
        /// Reports that were answered; the decisions stay.
        Reports "moderation_reports",
        /// What moderators wrote to each other about what is decided.
        ModerationNotes "moderation_notes",
        /// What tells that two texts are nearly the same.
        TextSketches "text_sketches",
        /// What is left in the log of events of accounts that were erased.
        ErasedAccounts "erased_accounts",
    }
}

const fn days(days: i64) -> SignedDuration {
    SignedDuration::from_hours(days * 24)
}

impl Kind {
    /// How long it is kept after it was last of use. The reason stands in the texts, as `retention-why-…` with the word of the kind.
    #[must_use]
    pub fn period(self) -> SignedDuration {
        match self {
            Self::Sessions => SignedDuration::from_hours(12),
            Self::SignInLinks => SignedDuration::ZERO,
            // After that tries count anew.
            Self::CodeTries => crate::residence::COOL_DOWN,
            Self::Mail | Self::Letters => days(30),
            Self::LetterCodes | Self::TextSketches => days(90),
            Self::Notices | Self::IdeaDrafts => days(180),
            Self::Devices
            | Self::EventFacts
            | Self::Questions
            | Self::Corrections
            | Self::EndedMatches
            | Self::DecidedClaims
            | Self::Reports
            | Self::ModerationNotes
            | Self::Trustees => days(365),
            Self::Consents | Self::ErasedAccounts => days(3 * 365),
        }
    }

    /// Whether it is kept for a day at most, and therefore looked for more often than once a day.
    #[must_use]
    pub fn is_brief(self) -> bool {
        self.period() <= days(1)
    }

    /// What was last of use before this goes now.
    #[must_use]
    pub fn goes_before(self, now: Timestamp) -> Timestamp {
        now.checked_sub(self.period()).unwrap_or(Timestamp::MIN)
    }
}

/// So long before it is erased an account that nobody uses is warned first.
pub const FIRST_WARNING: SignedDuration = days(60);
/// So long before it is erased it is warned once more.
pub const SECOND_WARNING: SignedDuration = days(14);

/// Since when nobody has used an account, and when its holder was warned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quiet {
    /// When it was last used.
    pub seen: Timestamp,
    /// When the first warning was sent.
    pub warned_first: Option<Timestamp>,
    /// When the second warning was sent.
    pub warned_second: Option<Timestamp>,
}

/// What is to be done about an account that nobody uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Due {
    /// Warn for the first time.
    WarnFirst,
    /// Warn for the second time.
    WarnSecond,
    /// Erase it.
    Erase,
}

impl Quiet {
    /// When it will be erased if nobody signs in: the period after the last use, and never sooner after a warning than the warning says,
    /// also where the service stood still meanwhile.
    #[must_use]
    pub fn erased_at(&self, period: SignedDuration, now: Timestamp) -> Timestamp {
        let first = self.warned_first.unwrap_or(now) + FIRST_WARNING;
        let by_use = self.seen.checked_add(period).unwrap_or(Timestamp::MAX);
        let by_warning = match (self.warned_first, self.warned_second) {
            (Some(_), Some(second)) => first.max(second + SECOND_WARNING),
            _ => first,
        };
        by_use.max(by_warning)
    }

    /// What is due now.
    #[must_use]
    pub fn due(&self, period: SignedDuration, now: Timestamp) -> Option<Due> {
        let end = self.erased_at(period, now);
        match (self.warned_first, self.warned_second) {
            (None, _) => {
                let end = self.seen.checked_add(period).ok()?;
                let warn_at = end.checked_sub(FIRST_WARNING).ok()?;
                (now >= warn_at).then_some(Due::WarnFirst)
            }
            (Some(_), None) => (now >= end - SECOND_WARNING).then_some(Due::WarnSecond),
            (Some(_), Some(_)) => (now >= end).then_some(Due::Erase),
        }
    }
}
