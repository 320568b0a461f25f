//! How much somebody may publish, by the age of the account and how sure the municipality is of the person. What is beyond waits for a
//! moment; nothing is lost, and nobody solves puzzles.

use crate::actor::Level;
use jiff::SignedDuration;

/// Limits for one account in all spaces together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Texts within ten minutes.
    pub in_ten_minutes: i64,
    /// Texts within a day.
    pub in_a_day: i64,
    /// Links in one text.
    pub links: usize,
}

/// So long an account is new.
pub const NEW: SignedDuration = SignedDuration::from_hours(24);
/// So long it is young.
pub const YOUNG: SignedDuration = SignedDuration::from_hours(7 * 24);

/// The table. Without a confirmed e-mail address nothing is published at all.
#[must_use]
pub fn limits(level: Level, age: SignedDuration) -> Limits {
    let of = |in_ten_minutes, in_a_day, links| Limits {
        in_ten_minutes,
        in_a_day,
        links,
    };
    match level {
        Level::Anonymous => of(0, 0, 0),
        Level::Email if age < NEW => of(3, 10, 1),
        Level::Email if age < YOUNG => of(5, 30, 3),
        Level::Email => of(10, 100, 10),
        Level::Resident | Level::Strong if age < NEW => of(10, 60, 5),
        Level::Resident | Level::Strong => of(15, 200, 20),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn nobody_loses_by_age_or_by_showing_who_they_are(low in 0_i16..4, more in 0_i16..4, age in 0_i64..1000, older in 0_i64..1000) {
            let level = |n: i16| Level::from_number(n.min(3)).expect("a level");
            let hours = SignedDuration::from_hours;
            let before = limits(level(low), hours(age));
            let after = limits(level(low + more), hours(age + older));
            prop_assert!(after.in_ten_minutes >= before.in_ten_minutes);
            prop_assert!(after.in_a_day >= before.in_a_day);
            prop_assert!(after.links >= before.links);
        }
    }

    #[test]
    fn without_an_address_nothing_is_published() {
        let none = limits(Level::Anonymous, YOUNG);
        assert_eq!((none.in_ten_minutes, none.in_a_day, none.links), (0, 0, 0));
    }
}
