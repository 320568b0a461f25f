//! When an account that nobody uses is warned and erased.

use domain::ids::AccountId;
use domain::retention::{Due, FIRST_WARNING, Kind, Quiet, SECOND_WARNING};
use domain::rights::due_to_erase;
use jiff::{SignedDuration, Timestamp};
use proptest::prelude::*;
use uuid::Uuid;

const DAY: SignedDuration = SignedDuration::from_hours(24);
const PERIOD: SignedDuration = SignedDuration::from_hours(24 * 730);

fn start() -> Timestamp {
    "2024-01-01T00:00:00Z".parse().expect("a time")
}

/// Looks at the account on these days after its last use, and does each time what is due.
fn lived(days: &[i64]) -> (Quiet, Option<Timestamp>) {
    let mut quiet = Quiet {
        seen: start(),
        warned_first: None,
        warned_second: None,
    };
    for day in days {
        let now = start() + DAY * i32::try_from(*day).expect("few days");
        match quiet.due(PERIOD, now) {
            Some(Due::WarnFirst) => quiet.warned_first = Some(now),
            Some(Due::WarnSecond) => quiet.warned_second = Some(now),
            Some(Due::Erase) => return (quiet, Some(now)),
            None => {}
        }
    }
    (quiet, None)
}

#[test]
fn an_account_is_warned_60_and_14_days_ahead_and_erased_after_two_years() {
    let (quiet, erased) = lived(&(0..=800).collect::<Vec<_>>());
    assert_eq!(quiet.warned_first, Some(start() + DAY * 670));
    assert_eq!(quiet.warned_second, Some(start() + DAY * 716));
    assert_eq!(erased, Some(start() + DAY * 730));
}

proptest! {
    /// However long the service stood still, nobody is erased before the warnings have had their time.
    #[test]
    fn nobody_is_erased_unwarned(mut days in prop::collection::vec(0_i64..3000, 0..12)) {
        days.sort_unstable();
        let (quiet, erased) = lived(&days);
        if let Some(erased) = erased {
            let first = quiet.warned_first.expect("warned");
            let second = quiet.warned_second.expect("warned twice");
            prop_assert!(erased >= first + FIRST_WARNING);
            prop_assert!(erased >= second + SECOND_WARNING);
            prop_assert!(second > first);
            prop_assert!(erased >= start() + PERIOD);
        }
    }

    #[test]
    fn staff_are_never_erased(day in 0_i32..5000) {
        let now = start() + DAY * day;
        let quiet = Quiet { seen: start(), warned_first: Some(start()), warned_second: Some(start()) };
        let account = AccountId(Uuid::from_u128(1));
        prop_assert!(due_to_erase(account, &quiet, true, PERIOD, now).is_none());
        prop_assert_eq!(due_to_erase(account, &quiet, false, PERIOD, now).is_some(), day >= 730);
    }
}

#[test]
fn every_kind_has_a_period() {
    for kind in Kind::ALL {
        assert_eq!(Kind::from_word(kind.word()), Some(*kind));
        assert!(!kind.period().is_negative());
        assert!(kind.goes_before(start()) <= start());
    }
}
