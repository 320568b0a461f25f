//! Where a page of comments begins, as an address carries it.

use super::{Side, Turns};
use uuid::Uuid;

/// What comments are ordered by: how good they are (0 where that plays no part), then when they were written, then their id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
    /// See [`score`](super::score).
    pub score: i64,
    /// When it was written, in milliseconds since 1970.
    pub at: i64,
    /// The id of the comment.
    pub id: Uuid,
}

impl Key {
    /// Before all comments: lists go down from here.
    pub const TOP: Self = Self {
        score: i64::MAX,
        at: i64::MAX,
        id: Uuid::max(),
    };

    fn text(self) -> String {
        if self == Self::TOP {
            return String::new();
        }
        format!("{}-{}-{}", self.score, self.at, self.id.simple())
    }

    fn read(text: &str) -> Option<Self> {
        if text.is_empty() {
            return Some(Self::TOP);
        }
        let mut parts = text.splitn(3, '-');
        let number = |part: &str| part.parse::<i64>().ok().filter(|n| *n >= 0);
        Some(Self {
            score: number(parts.next()?)?,
            at: number(parts.next()?)?,
            id: parts.next()?.parse().ok()?,
        })
    }
}

/// Where a page begins: after these comments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cursor {
    /// After this one.
    After(Key),
    /// After the last one of each side, in the order of [`Side::ALL`], and whose turn it is.
    Sides([Key; 4], Turns),
}

impl Cursor {
    /// As an address carries it.
    #[must_use]
    pub fn text(&self) -> String {
        match self {
            Self::After(key) => key.text(),
            Self::Sides(keys, turns) => {
                let keys = keys.map(Key::text).join("_");
                format!("{}_{keys}", turns.number())
            }
        }
    }

    /// The place after one comment; one that makes no sense is the top.
    #[must_use]
    pub fn after(text: &str) -> Key {
        Key::read(text).unwrap_or(Key::TOP)
    }

    /// The place after the last of each side; one that makes no sense is the top.
    #[must_use]
    pub fn sides(text: &str) -> ([Key; 4], Turns) {
        let read = || {
            let mut parts = text.split('_');
            let turns = Turns::from_number(parts.next()?.parse().ok()?);
            let mut keys = [Key::TOP; Side::ALL.len()];
            for key in &mut keys {
                *key = Key::read(parts.next()?)?;
            }
            Some((keys, turns))
        };
        read().unwrap_or(([Key::TOP; 4], Turns::default()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn key() -> impl Strategy<Value = Key> {
        let some = (0..i64::MAX, 0..i64::MAX, any::<u128>());
        let some = some.prop_map(|(score, at, id)| Key {
            score,
            at,
            id: Uuid::from_u128(id),
        });
        prop_oneof![some, Just(Key::TOP)]
    }

    proptest! {
        #[test]
        fn a_place_comes_back_from_an_address(one in key(), four in [key(), key(), key(), key()], turn in 0_usize..8) {
            let text = Cursor::After(one).text();
            prop_assert!(text.chars().all(|c| c.is_ascii_alphanumeric() || "-_".contains(c)));
            prop_assert_eq!(Cursor::after(&text), one);
            let turns = Turns::from_number(turn);
            let text = Cursor::Sides(four, turns).text();
            prop_assert!(text.chars().all(|c| c.is_ascii_alphanumeric() || "-_".contains(c)));
            prop_assert_eq!(Cursor::sides(&text), (four, turns));
        }

        #[test]
        fn nonsense_is_the_top(text in "\\PC{0,60}") {
            let _ = Cursor::sides(&text);
            let key = Cursor::after(&text);
            prop_assert!(key == Key::TOP || Key::read(&text) == Some(key));
        }
    }

    #[test]
    fn negative_numbers_are_nonsense() {
        assert_eq!(Cursor::after("-1-2-3"), Key::TOP);
        assert_eq!(Cursor::after("1-2-no-id"), Key::TOP);
    }
}
