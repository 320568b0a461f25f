//! Under which name somebody appears in a space.

pub mod words;

use words::{FIRST, SECOND};

/// What a space asks of names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum NameRule {
    /// The name on the roll.
    Real,
    /// A name of one's own choice, or a pseudonym: the person decides.
    #[default]
    Display,
    /// No name: in which role somebody speaks.
    Role,
}

impl NameRule {
    /// All rules, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Display, Self::Real, Self::Role];

    /// The word it is stored as.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Real => "real",
            Self::Display => "display",
            Self::Role => "role",
        }
    }

    /// The rule stored as `word`.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|rule| rule.word() == word)
    }
}

/// What is shown of somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shown {
    /// The name on the roll.
    Real(String),
    /// The name the person chose for this space.
    Display(String),
    /// The pseudonym of the person in this space.
    Pseudonym,
    /// The role alone.
    Role,
}

/// What a space shows of somebody: `roll` is the name on the roll, if the account is matched to it, `chosen` the name chosen for this space.
///
/// A name nobody has checked is never shown as a real one, and nobody gets a name in public who has not chosen one: both get the pseudonym.
#[must_use]
pub fn shown(rule: NameRule, roll: Option<&str>, chosen: &str) -> Shown {
    match (rule, roll) {
        (NameRule::Role, _) => Shown::Role,
        (NameRule::Real, Some(name)) if !name.trim().is_empty() => Shown::Real(name.to_owned()),
        (NameRule::Display, _) if !chosen.is_empty() => Shown::Display(chosen.to_owned()),
        (NameRule::Real | NameRule::Display, _) => Shown::Pseudonym,
    }
}

/// A name that says nothing of the person: two words and a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pseudonym(u32);

/// How many there are in a space.
pub const PSEUDONYMS: u32 = 32 * 32 * NUMBERS;
const NUMBERS: u32 = 9000;

impl Pseudonym {
    /// The pseudonym that follows from a hash.
    #[must_use]
    pub fn of(hash: &[u8; 32]) -> Self {
        let wide = hash[..8]
            .iter()
            .fold(0_u64, |sum, byte| sum << 8 | u64::from(*byte));
        Self(u32::try_from(wide % u64::from(PSEUDONYMS)).unwrap_or_default())
    }

    /// From the stored number.
    #[must_use]
    pub fn from_number(number: i64) -> Option<Self> {
        u32::try_from(number)
            .ok()
            .filter(|number| *number < PSEUDONYMS)
            .map(Self)
    }

    /// The number it is stored as.
    #[must_use]
    pub fn number(self) -> i64 {
        i64::from(self.0)
    }

    /// In words, English and German: `Quiet Maple 1234`, `Stiller Ahorn 1234`.
    #[must_use]
    pub fn words(self) -> (String, String) {
        let (pair, number) = (self.0 / NUMBERS, self.0 % NUMBERS + 1000);
        let at = |index: u32| usize::try_from(index).unwrap_or_default();
        let (first, second) = (FIRST[at(pair / 32 % 32)], SECOND[at(pair % 32)]);
        (
            format!("{} {} {number}", first.0, second.0),
            format!("{} {} {number}", first.1, second.1),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::HashSet;

    proptest! {
        #[test]
        fn different_numbers_are_different_words(a in 0..PSEUDONYMS, b in 0..PSEUDONYMS) {
            prop_assert_eq!(a == b, Pseudonym(a).words().0 == Pseudonym(b).words().0);
            prop_assert_eq!(a == b, Pseudonym(a).words().1 == Pseudonym(b).words().1);
            prop_assert_eq!(Pseudonym::from_number(Pseudonym(a).number()), Some(Pseudonym(a)));
        }

        #[test]
        fn a_name_is_shown_only_where_the_rule_and_the_person_say_so(roll in "[A-Z][a-z]{1,9}", chosen in "[a-z]{1,9}") {
            prop_assert_eq!(shown(NameRule::Real, Some(&roll), &chosen), Shown::Real(roll.clone()));
            prop_assert_eq!(shown(NameRule::Real, None, &chosen), Shown::Pseudonym);
            prop_assert_eq!(shown(NameRule::Display, Some(&roll), &chosen), Shown::Display(chosen.clone()));
            prop_assert_eq!(shown(NameRule::Display, Some(&roll), ""), Shown::Pseudonym);
            prop_assert_eq!(shown(NameRule::Role, Some(&roll), &chosen), Shown::Role);
        }
    }

    #[test]
    fn no_word_stands_twice() {
        for list in [FIRST, SECOND] {
            let english: HashSet<&str> = list.iter().map(|pair| pair.0).collect();
            let german: HashSet<&str> = list.iter().map(|pair| pair.1).collect();
            assert_eq!((english.len(), german.len()), (32, 32));
        }
        assert_eq!(Pseudonym::from_number(-1), None);
        assert_eq!(Pseudonym::from_number(i64::from(PSEUDONYMS)), None);
        for rule in NameRule::ALL {
            assert_eq!(NameRule::from_word(rule.word()), Some(rule));
        }
    }
}
