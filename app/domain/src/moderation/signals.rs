//! Signs that support or comments around an idea were arranged. A sign is no proof, nothing follows from it by itself, and ballots are never
//! looked at: they are not even reachable from here.

use crate::ids::AccountId;
use crate::similarity::Sketch;
use jiff::{SignedDuration, Timestamp};

/// A support, as far as signs ask for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Supported {
    /// By which account.
    pub account: AccountId,
    /// When.
    pub at: Timestamp,
    /// When the account was made.
    pub account_made: Timestamp,
}

/// A text around the idea.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// By which account.
    pub account: AccountId,
    /// Which text.
    pub content: uuid::Uuid,
    /// What is kept of it.
    pub sketch: Sketch,
}

/// What was noticed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sign {
    /// Many supports in one hour.
    Burst {
        /// When the hour began.
        from: Timestamp,
        /// Supports in it.
        count: usize,
        /// Supports in an hour on average, in tenths.
        usual_tenths: usize,
        /// By whom.
        accounts: Vec<AccountId>,
    },
    /// Texts that are nearly the same, by different people.
    SameText {
        /// Which.
        contents: Vec<uuid::Uuid>,
        /// By whom.
        accounts: Vec<AccountId>,
    },
    /// Supports of accounts that were made shortly before, and shortly after each other.
    YoungAccounts {
        /// When the first of them was made.
        from: Timestamp,
        /// When the last was.
        until: Timestamp,
        /// Which.
        accounts: Vec<AccountId>,
    },
}

impl Sign {
    /// The accounts it is about.
    #[must_use]
    pub fn accounts(&self) -> &[AccountId] {
        match self {
            Self::Burst { accounts, .. }
            | Self::SameText { accounts, .. }
            | Self::YoungAccounts { accounts, .. } => accounts,
        }
    }
}

/// Fewer supports in an hour are never a burst.
const BURST: usize = 20;
/// A burst has so many times the supports of a usual hour.
const TIMES: usize = 5;
/// Texts that are alike by so many per mille are nearly the same.
const ALIKE: u16 = 750;
/// Fewer people who write the same are no sign: a couple, or a sentence that fits.
const SAME: usize = 3;
/// An account was made shortly before it supported.
const SHORTLY: SignedDuration = SignedDuration::from_hours(24);
/// Accounts were made shortly after each other, if none waits longer for the next.
const TOGETHER: SignedDuration = SignedDuration::from_hours(1);
/// Fewer young accounts are no sign.
const YOUNG: usize = 5;
/// An hour, in seconds.
const HOUR: i64 = 3600;

/// All signs around an idea.
#[must_use]
pub fn signs(supports: &[Supported], texts: &[Written]) -> Vec<Sign> {
    let mut found = bursts(supports);
    found.extend(same_texts(texts));
    found.extend(young_accounts(supports));
    found
}

/// The accounts of all signs, each once.
#[must_use]
pub fn cluster(signs: &[Sign]) -> Vec<AccountId> {
    let mut accounts: Vec<AccountId> = signs
        .iter()
        .flat_map(|sign| sign.accounts().iter().copied())
        .collect();
    accounts.sort_unstable();
    accounts.dedup();
    accounts
}

fn bursts(supports: &[Supported]) -> Vec<Sign> {
    let mut seconds: Vec<i64> = supports.iter().map(|one| one.at.as_second()).collect();
    seconds.sort_unstable();
    let (Some(first), Some(last)) = (seconds.first(), seconds.last()) else {
        return Vec::new();
    };
    let hours = usize::try_from((last - first) / HOUR + 1).unwrap_or(1);
    let mut by_hour: std::collections::BTreeMap<i64, Vec<AccountId>> =
        std::collections::BTreeMap::new();
    for one in supports {
        let hour = one.at.as_second().div_euclid(HOUR);
        by_hour.entry(hour).or_default().push(one.account);
    }
    let burst = |(hour, accounts): (i64, Vec<AccountId>)| {
        let count = accounts.len();
        let others = supports.len() - count;
        let usual_tenths = others * 10 / hours.saturating_sub(1).max(1);
        (count >= BURST && count * 10 > usual_tenths * TIMES).then(|| Sign::Burst {
            from: Timestamp::from_second(hour * HOUR).unwrap_or(Timestamp::MIN),
            count,
            usual_tenths,
            accounts,
        })
    };
    by_hour.into_iter().filter_map(burst).collect()
}

fn same_texts(texts: &[Written]) -> Vec<Sign> {
    let mut found = Vec::new();
    let mut taken = vec![false; texts.len()];
    for (at, text) in texts.iter().enumerate() {
        if taken.get(at).copied().unwrap_or(true) {
            continue;
        }
        let alike: Vec<usize> = texts
            .iter()
            .enumerate()
            .filter(|(_, other)| text.sketch.likeness(&other.sketch) >= ALIKE)
            .map(|(other, _)| other)
            .collect();
        let group: Vec<&Written> = alike.iter().filter_map(|at| texts.get(*at)).collect();
        let mut accounts: Vec<AccountId> = group.iter().map(|text| text.account).collect();
        accounts.sort_unstable();
        accounts.dedup();
        if accounts.len() < SAME {
            continue;
        }
        for at in alike {
            if let Some(taken) = taken.get_mut(at) {
                *taken = true;
            }
        }
        let contents = group.iter().map(|text| text.content).collect();
        found.push(Sign::SameText { contents, accounts });
    }
    found
}

fn young_accounts(supports: &[Supported]) -> Vec<Sign> {
    let mut young: Vec<&Supported> = supports
        .iter()
        .filter(|one| one.at.duration_since(one.account_made) < SHORTLY)
        .collect();
    young.sort_by_key(|one| one.account_made);
    let together =
        |a: &&Supported, b: &&Supported| b.account_made.duration_since(a.account_made) <= TOGETHER;
    let sign = |group: &[&Supported]| {
        let (first, last) = (group.first()?, group.last()?);
        (group.len() >= YOUNG).then(|| Sign::YoungAccounts {
            from: first.account_made,
            until: last.account_made,
            accounts: group.iter().map(|one| one.account).collect(),
        })
    };
    young.chunk_by(together).filter_map(sign).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::similarity::Trigrams;
    use proptest::prelude::*;
    use uuid::Uuid;

    fn who(n: usize) -> AccountId {
        AccountId(Uuid::from_u128(n as u128))
    }

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).expect("in range")
    }

    fn support(n: usize, second: i64, made: i64) -> Supported {
        Supported {
            account: who(n),
            at: at(second),
            account_made: at(made),
        }
    }

    #[test]
    fn a_burst_stands_out_and_slow_growth_does_not() {
        let slow: Vec<_> = (0..200)
            .map(|n| support(n, 1_000_000 + i64::try_from(n).expect("few") * 1800, 0))
            .collect();
        assert!(signs(&slow, &[]).is_empty());
        let mut burst = slow.clone();
        burst.extend((200..240).map(|n| support(n, 1_050_000, 0)));
        let found = signs(&burst, &[]);
        assert!(
            matches!(found.as_slice(), [Sign::Burst { count, .. }] if *count >= 40),
            "{found:?}"
        );
    }

    #[test]
    fn new_accounts_that_come_together_are_told() {
        let few: Vec<_> = (0..4).map(|n| support(n, 5000, 4000)).collect();
        assert!(signs(&few, &[]).is_empty(), "a family");
        let many: Vec<_> = (0..6)
            .map(|n| support(n, 90_000, 80_000 + i64::try_from(n).expect("few") * 600))
            .collect();
        let found = signs(&many, &[]);
        assert!(
            matches!(found.as_slice(), [Sign::YoungAccounts { accounts, .. }] if accounts.len() == 6)
        );
        let old: Vec<_> = (0..6).map(|n| support(n, 900_000, 80_000)).collect();
        assert!(signs(&old, &[]).is_empty());
    }

    #[test]
    fn the_same_text_by_three_people_is_told() {
        let text = |n: usize, words: &str| Written {
            account: who(n),
            content: Uuid::from_u128(100 + n as u128),
            sketch: Trigrams::of(words).sketch(),
        };
        let same = "I support this idea because our town needs more trees at once";
        let other = "What will it cost, and who waters them in summer?";
        let two = [text(1, same), text(2, same), text(3, other)];
        assert!(signs(&[], &two).is_empty());
        let own = [text(1, same), text(1, same), text(1, same)];
        assert!(signs(&[], &own).is_empty(), "one person who repeats it");
        let three = [text(1, same), text(2, other), text(3, same), text(4, same)];
        let found = signs(&[], &three);
        assert_eq!(cluster(&found), [who(1), who(3), who(4)]);
    }

    proptest! {
        #[test]
        fn a_cluster_is_never_more_than_those_who_took_part(moments in prop::collection::vec((0_i64..200_000, 0_i64..200_000), 0..80)) {
            let supports: Vec<_> = moments.iter().enumerate().map(|(n, (a, b))| support(n, (*a).max(*b), (*a).min(*b))).collect();
            let accounts = cluster(&signs(&supports, &[]));
            prop_assert!(accounts.len() <= supports.len());
            prop_assert!(accounts.iter().all(|account| supports.iter().any(|one| one.account == *account)));
        }
    }
}
