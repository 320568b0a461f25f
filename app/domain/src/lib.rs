//! The rules of Comitia: who may do what, when, and what follows from it.
//!
//! Nothing here reads a clock, a database, a socket or a source of randomness; what a rule needs comes in as an
//! argument, so that each rule can be tested alone and runs the same in the browser.

/// An enum whose variants are stored as words.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$vdoc])* $variant),+ }

        impl $name {
            /// All of them, in the order in which they are shown.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// The word it is stored as.
            #[must_use]
            pub fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }

            /// The one stored as `word`.
            #[must_use]
            pub fn from_word(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|known| known.word() == word)
            }
        }
    };
}

pub mod access;
pub mod actor;
pub mod amendment;
pub mod contacts;
pub mod discussion;
pub mod idea;
pub mod ids;
pub mod letter_code;
pub mod moderation;
pub mod names;
pub mod notices;
pub mod pabulib;
pub mod poll;
pub mod privacy;
pub mod profile;
pub mod residence;
pub mod results;
pub mod retention;
pub mod rights;
pub mod roll_csv;
pub mod search;
pub mod signals;
pub mod similarity;
pub mod space;
pub mod spelling;
pub mod text;
