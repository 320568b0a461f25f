//! How an account is shown to belong to an entry of the roll, and what becomes of two that claim the same.

use jiff::{SignedDuration, Timestamp};

words! {
    /// By what means an account was bound to an entry.
    MatchMeans {
        /// The confirmed e-mail address is the one that the roll has for this entry alone.
        Email "email",
        /// A code from a letter, and the date of birth.
        Letter "letter",
        /// A clerk saw an identity document.
        Desk "desk",
        /// An identity provider named the entry.
        Provider "provider",
    }
}

words! {
    /// An identity document a clerk can have seen. Its number is never asked for.
    Document {
        /// National identity card.
        IdentityCard "identity_card",
        /// Passport.
        Passport "passport",
        /// Residence permit.
        ResidencePermit "residence_permit",
        /// Another document with a photo, such as a driving licence.
        OtherWithPhoto "other_photo",
    }
}

/// So long a clerk acts for somebody without an account after their document was compared.
pub const ASSISTED_FOR: SignedDuration = SignedDuration::from_hours(1);

words! {
    /// Where a claim on an entry that another account holds stands.
    ClaimState {
        /// Waits for a clerk.
        Open "open",
        /// Decided: the holder keeps the entry.
        Kept "kept",
        /// Decided: the claimant has the entry now.
        Moved "moved",
    }
}

words! {
    /// Why somebody left the roll.
    Left {
        /// Moved away.
        Moved "moved",
        /// Died.
        Died "died",
        /// Not in a file that was said to be the whole roll.
        Missing "missing",
    }
}

/// Wrong codes an account may type before it has to wait.
pub const TRIES: i64 = 5;
/// So long it waits then, from the last wrong one.
pub const COOL_DOWN: SignedDuration = SignedDuration::from_hours(24);
/// Wrong dates of birth after which a code is void: somebody found or stole the letter.
pub const WRONG_BIRTHS: i64 = 5;

/// How many wrong codes an account may still type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tries {
    /// So many, at least one.
    Left(i64),
    /// None until then.
    Until(Timestamp),
}

/// The tries left after so many wrong ones, the last of them at this time. After the cool-down they count anew.
#[must_use]
pub fn tries(wrong: i64, last_at: Timestamp, now: Timestamp) -> Tries {
    tries_within(COOL_DOWN, wrong, last_at, now)
}

/// The same, for codes with a cool-down of their own.
#[must_use]
pub fn tries_within(
    cool_down: SignedDuration,
    wrong: i64,
    last_at: Timestamp,
    now: Timestamp,
) -> Tries {
    let until = last_at.saturating_add(cool_down).unwrap_or(Timestamp::MAX);
    if wrong <= 0 || now >= until {
        Tries::Left(TRIES)
    } else if wrong < TRIES {
        Tries::Left(TRIES - wrong)
    } else {
        Tries::Until(until)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tries_are_counted_down_and_come_back_after_a_day() {
        let at = |hour: i64| Timestamp::from_second(hour * 3600).expect("in range");
        assert_eq!(tries(0, at(0), at(0)), Tries::Left(5));
        assert_eq!(tries(4, at(1), at(1)), Tries::Left(1));
        assert_eq!(tries(5, at(1), at(24)), Tries::Until(at(25)));
        assert_eq!(tries(5, at(1), at(25)), Tries::Left(5));
        assert_eq!(tries(9, at(1), at(2)), Tries::Until(at(25)));
    }

    #[test]
    fn words_come_back() {
        for means in MatchMeans::ALL {
            assert_eq!(MatchMeans::from_word(means.word()), Some(*means));
        }
        for document in Document::ALL {
            assert_eq!(Document::from_word(document.word()), Some(*document));
        }
        for left in Left::ALL {
            assert_eq!(Left::from_word(left.word()), Some(*left));
        }
        assert_eq!(ClaimState::from_word("lost"), None);
    }
}
