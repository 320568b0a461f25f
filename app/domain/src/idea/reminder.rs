//! When those who answer for the administration are reminded of an official answer they owe.

use jiff::civil::Date;

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
    /// The first one is sent so many days before the answer is due, at most.
    pub const LEAD: i64 = 7;

    /// The reminder whose day has come, if any. The first is sent a week before the day on which the answer is due, or half-way where the board gives
    /// less than two weeks; the second on the day after it: until that day is over the answer is in time.
    #[must_use]
    pub fn on(today: Date, due: Date, answer_days: i64) -> Option<Self> {
        let left = due.duration_since(today).as_hours() / 24;
        if left < 0 {
            Some(Self::Late)
        } else if left <= Self::LEAD.min(answer_days / 2) {
            Some(Self::Soon)
        } else {
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::ToSpan;
    use jiff::civil::date;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn first_soon_then_late_and_never_at_once(days in 1..365_i64, gone in 0..500_i64) {
            let begun = date(2026, 12, 1);
            let (due, today) = (begun + days.days(), begun + gone.days());
            let expected = if gone > days {
                Some(Reminder::Late)
            } else if gone >= days - 7.min(days / 2) {
                Some(Reminder::Soon)
            } else {
                None
            };
            prop_assert_eq!(Reminder::on(today, due, days), expected);
            prop_assert_eq!(Reminder::on(begun, due, days), None);
        }
    }
}
