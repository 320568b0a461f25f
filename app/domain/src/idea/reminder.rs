//! When those who answer for the administration are reminded of an official answer they owe.

use jiff::{SignedDuration, Timestamp};

words! {
    /// A reminder of an official answer.
    Reminder {
        /// The day comes near.
        Soon "soon",
        /// The day has passed.
        Late "late",
    }
}

impl Reminder {
    /// The longest time before the day at which the first one is sent: a week.
    pub const LEAD: SignedDuration = SignedDuration::from_hours(24 * 7);

    /// The reminder whose time has come at `now`, if any. The first is sent a week before the answer is due, or half-way where the board gives less than
    /// two weeks; the second once the day has passed.
    #[must_use]
    pub fn at(now: Timestamp, due: Timestamp, answer_days: i64) -> Option<Self> {
        let half = SignedDuration::from_hours(12 * answer_days.max(0));
        if now >= due {
            Some(Self::Late)
        } else if due.duration_since(now) <= Self::LEAD.min(half) {
            Some(Self::Soon)
        } else {
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const HOUR: i64 = 3600;

    proptest! {
        #[test]
        fn first_soon_then_late_and_never_at_once(days in 1..365_i64, hour in 0..10_000_i64) {
            let begun = Timestamp::UNIX_EPOCH;
            let due = Timestamp::from_second(days * 24 * HOUR).expect("a time");
            let now = Timestamp::from_second(hour * HOUR).expect("a time");
            let lead = (7 * 24).min(days * 12);
            let expected = if hour >= days * 24 {
                Some(Reminder::Late)
            } else if hour >= days * 24 - lead {
                Some(Reminder::Soon)
            } else {
                None
            };
            prop_assert_eq!(Reminder::at(now, due, days), expected);
            prop_assert_eq!(Reminder::at(begun, due, days), None);
        }
    }
}
