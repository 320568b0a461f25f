//! Discussions: which stance a comment takes, in which order comments stand, until when one can be changed, and who is meant by a name in it.

mod balance;
mod mentions;
mod order;

pub use balance::{Side, Turns, balanced};
pub use mentions::mentioned;
pub use order::{Cursor, Key};

use jiff::{SignedDuration, Timestamp};

words! {
    /// What a comment is about the idea.
    Stance {
        /// In favour of it.
        For "for",
        /// Against it.
        Against "against",
        /// Asks about it.
        Question "question",
    }
}

words! {
    /// In which order comments stand.
    Sort {
        /// What was written last comes first.
        Newest "newest",
        /// What people found helpful comes first.
        Helpful "helpful",
        /// For and against take turns, the best of each first.
        Balanced "balanced",
    }
}

/// So long after it was written a comment can be changed.
pub const EDITABLE: SignedDuration = SignedDuration::from_mins(15);
/// Longest comment, in characters.
pub const LENGTH: usize = 5000;
/// So deep lists and quotations may stand inside each other.
pub const DEPTH: usize = 10;
/// So many people one comment can call at most: whoever calls more calls nobody in particular.
pub const CALLED: usize = 10;
/// The pauses moderators can set between two comments by one person, in minutes.
pub const PAUSES: &[i64] = &[1, 5, 15, 60, 720, 1440];

/// Whether a comment can still be changed.
#[must_use]
pub fn is_editable(created_at: Timestamp, now: Timestamp) -> bool {
    now.duration_since(created_at) <= EDITABLE
}

/// Until when a person who wrote last at this time has to wait; `None` if they need not.
#[must_use]
pub fn waits_until(
    last: Option<Timestamp>,
    pause: SignedDuration,
    now: Timestamp,
) -> Option<Timestamp> {
    let until = last?.checked_add(pause).ok()?;
    (until > now).then_some(until)
}

/// How good a comment is, by those who said whether it helped them: the lower bound of the Wilson score interval at 95 % (E. B. Wilson,
/// “Probable Inference, the Law of Succession, and Statistical Inference”, 1927), in billionths. Nine of ten is more than one of one, and
/// nothing is 0.
#[must_use]
pub fn score(helpful: i64, rated: i64) -> i64 {
    /// The square of 1.96, the two-sided quantile of the normal distribution for 95 %.
    const Z2: f64 = 3.8416;
    /// Counts beyond this say nothing more.
    const MOST: i64 = 1_000_000_000;
    let rated = rated.clamp(0, MOST);
    if rated == 0 {
        return 0;
    }
    let float = |n: i64| f64::from(i32::try_from(n).unwrap_or(i32::MAX));
    let (n, k) = (float(rated), float(helpful.clamp(0, rated)));
    let share = k / n;
    let middle = share + Z2 / (2.0 * n);
    let margin = (Z2 * (share * (1.0 - share) + Z2 / (4.0 * n)) / n).sqrt();
    let bound = ((middle - margin) / (1.0 + Z2 / n)).clamp(0.0, 1.0);
    billionths(bound)
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "a share of one in billionths is a small whole number"
)]
fn billionths(share: f64) -> i64 {
    (share * 1e9).floor() as i64
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).expect("in range")
    }

    #[test]
    fn a_comment_can_be_changed_for_fifteen_minutes() {
        assert!(is_editable(at(0), at(0)));
        assert!(is_editable(at(0), at(900)));
        assert!(!is_editable(at(0), at(901)));
    }

    #[test]
    fn whoever_wrote_a_moment_ago_waits() {
        let pause = SignedDuration::from_mins(5);
        assert_eq!(waits_until(None, pause, at(0)), None);
        assert_eq!(waits_until(Some(at(0)), pause, at(299)), Some(at(300)));
        assert_eq!(waits_until(Some(at(0)), pause, at(300)), None);
        assert_eq!(waits_until(Some(at(0)), SignedDuration::ZERO, at(0)), None);
    }

    #[test]
    fn the_bound_is_the_one_of_the_books() {
        // Wilson's interval for 9 of 10 at z = 1.96 begins at 0.5958; for 1 of 1 at 0.2065.
        assert_eq!(score(9, 10) / 100_000, 5958);
        assert_eq!(score(1, 1) / 100_000, 2065);
        assert_eq!((score(0, 0), score(0, 7)), (0, 0));
    }

    proptest! {
        #[test]
        fn more_that_say_so_make_it_better(helpful in 0_i64..500, not in 0_i64..500) {
            let here = score(helpful, helpful + not);
            prop_assert!((0..=1_000_000_000).contains(&here));
            prop_assert!(score(helpful + 1, helpful + not + 1) > here);
            prop_assert!(score(helpful, helpful + not + 1) <= here);
            // The same share of more people counts more.
            prop_assert!(score(2 * helpful, 2 * (helpful + not)) >= here);
        }

        #[test]
        fn it_never_exceeds_the_share(helpful in 0_i64..500, not in 1_i64..500) {
            let share = helpful * 1_000_000_000 / (helpful + not);
            prop_assert!(score(helpful, helpful + not) <= share);
        }
    }
}
