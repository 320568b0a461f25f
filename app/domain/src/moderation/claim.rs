//! Who works on what: one moderator at a time, for a quarter of an hour at most.

use crate::ids::AccountId;
use jiff::{SignedDuration, Timestamp};

/// So long somebody has what they claimed, unless they claim it again.
pub const CLAIMED_FOR: SignedDuration = SignedDuration::from_mins(15);

/// Somebody works on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Claim {
    /// Who.
    pub by: AccountId,
    /// Until when nobody else can.
    pub until: Timestamp,
}

/// Somebody else works on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HeldByOther(pub Claim);

impl Claim {
    /// Whether it holds at this time.
    #[must_use]
    pub fn holds(&self, now: Timestamp) -> bool {
        now < self.until
    }

    /// The claim of `by` on something that `held` was claimed by before: a claim that has run out keeps nobody away.
    ///
    /// # Errors
    /// [`HeldByOther`].
    pub fn take(held: Option<Self>, by: AccountId, now: Timestamp) -> Result<Self, HeldByOther> {
        match held {
            Some(claim) if claim.holds(now) && claim.by != by => Err(HeldByOther(claim)),
            _ => Ok(Self {
                by,
                until: now.checked_add(CLAIMED_FOR).unwrap_or(Timestamp::MAX),
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use uuid::Uuid;

    fn who(n: u8) -> AccountId {
        AccountId(Uuid::from_u128(u128::from(n)))
    }

    proptest! {
        /// Whoever tries when, at no time two hold the same.
        #[test]
        fn at_no_time_two_people_hold_it(tries in prop::collection::vec((0_u8..4, 0_i64..1200), 1..40)) {
            let mut now = 0;
            let mut held: Option<Claim> = None;
            for (by, wait) in tries {
                now += wait;
                let now = Timestamp::from_second(now).expect("in range");
                match Claim::take(held, who(by), now) {
                    Ok(claim) => {
                        prop_assert!(held.is_none_or(|before| !before.holds(now) || before.by == who(by)));
                        prop_assert_eq!(claim.until.duration_since(now), CLAIMED_FOR);
                        held = Some(claim);
                    }
                    Err(HeldByOther(other)) => {
                        prop_assert!(other.by != who(by) && other.holds(now));
                        prop_assert_eq!(Some(other), held);
                    }
                }
            }
        }
    }

    #[test]
    fn a_claim_runs_out() {
        let start = Timestamp::UNIX_EPOCH;
        let claim = Claim::take(None, who(1), start).expect("free");
        let later = |minutes| start + SignedDuration::from_mins(minutes);
        assert!(Claim::take(Some(claim), who(2), later(14)).is_err());
        assert!(Claim::take(Some(claim), who(2), later(15)).is_ok());
    }
}
