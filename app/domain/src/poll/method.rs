//! How a voter chooses, and how ballots are counted.

use serde::{Deserialize, Serialize};

/// The highest score a poll can ask for: more than these make no row of buttons that one can read.
pub const MAX_SCORE: u8 = 10;
/// How many grades majority judgment has.
pub const GRADES: u8 = 6;
/// Largest number of options a poll can have.
pub const MAX_OPTIONS: usize = 500;
/// Largest number of options that are scored or graded (`MAX_RATED` of the ballot protocol).
pub const MAX_RATED: usize = 255;
/// Largest number of options that are ranked (`MAX_RANKED` of the ballot protocol).
pub const MAX_RANKED: usize = 64;

/// How a voter chooses and how ballots are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Method {
    /// Exactly one option.
    SingleChoice,
    /// Every option the voter approves of, at least `min` and at most `max` of them.
    Approval {
        /// Smallest number of options on a ballot, at least 1.
        min: u16,
        /// Largest number of options on a ballot.
        max: u16,
    },
    /// Scores for options; those with the highest sums win.
    Score {
        /// The highest score.
        max_score: u8,
        /// How many options win.
        seats: u16,
    },
    /// Grades in words; the option with the best median wins.
    MajorityJudgment {
        /// How many options win.
        seats: u16,
    },
    /// Places give points.
    Borda {
        /// How many options win.
        seats: u16,
    },
    /// Every option against every other.
    Schulze {
        /// How many options win.
        seats: u16,
    },
    /// The weakest drops out until one has more than half.
    InstantRunoff,
    /// The single transferable vote, as Scottish councils are elected.
    Stv {
        /// How many options win.
        seats: u16,
    },
}

/// What a voter does with the options.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marks {
    /// Marks some of them.
    Options,
    /// Gives scores or grades, 0 the lowest.
    Ratings {
        /// The highest.
        highest: u8,
    },
    /// Gives places, 1 the best.
    Ranking {
        /// Whether options may share a place.
        equal: bool,
    },
}

impl Method {
    /// Smallest and largest number of options on a ballot that does not choose "none of these".
    #[must_use]
    pub fn bounds(self) -> (u16, u16) {
        match self {
            Self::SingleChoice => (1, 1),
            Self::Approval { min, max } => (min, max),
            _ => (1, u16::try_from(self.most_options()).unwrap_or(u16::MAX)),
        }
    }

    /// What a voter does with the options.
    #[must_use]
    pub fn marks(self) -> Marks {
        match self {
            Self::SingleChoice | Self::Approval { .. } => Marks::Options,
            Self::Score { max_score, .. } => Marks::Ratings { highest: max_score },
            Self::MajorityJudgment { .. } => Marks::Ratings {
                highest: GRADES - 1,
            },
            Self::Schulze { .. } => Marks::Ranking { equal: true },
            Self::Borda { .. } | Self::InstantRunoff | Self::Stv { .. } => {
                Marks::Ranking { equal: false }
            }
        }
    }

    /// How many options win.
    #[must_use]
    pub fn seats(self) -> u16 {
        match self {
            Self::SingleChoice | Self::Approval { .. } | Self::InstantRunoff => 1,
            Self::Score { seats, .. }
            | Self::MajorityJudgment { seats }
            | Self::Borda { seats }
            | Self::Schulze { seats }
            | Self::Stv { seats } => seats,
        }
    }

    /// The highest score; 0 where there are none.
    #[must_use]
    pub fn scale(self) -> u8 {
        match self {
            Self::Score { max_score, .. } => max_score,
            _ => 0,
        }
    }

    /// The largest number of options it can have.
    #[must_use]
    pub fn most_options(self) -> usize {
        match self.marks() {
            Marks::Options => MAX_OPTIONS,
            Marks::Ratings { .. } => MAX_RATED,
            Marks::Ranking { .. } => MAX_RANKED,
        }
    }

    /// The words of all methods, in the order in which forms offer them.
    pub const WORDS: [&'static str; 8] = [
        "single", "approval", "score", "judgment", "runoff", "schulze", "borda", "stv",
    ];

    /// The word it is stored as, and known as in forms.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::SingleChoice => "single",
            Self::Approval { .. } => "approval",
            Self::Score { .. } => "score",
            Self::MajorityJudgment { .. } => "judgment",
            Self::Borda { .. } => "borda",
            Self::Schulze { .. } => "schulze",
            Self::InstantRunoff => "runoff",
            Self::Stv { .. } => "stv",
        }
    }

    /// The method of a word; bounds, seats and scale are taken as far as it has them.
    #[must_use]
    pub fn from_word(word: &str, (min, max): (u16, u16), seats: u16, scale: u8) -> Option<Self> {
        Some(match word {
            "single" => Self::SingleChoice,
            "approval" => Self::Approval { min, max },
            "score" => Self::Score {
                max_score: scale,
                seats,
            },
            "judgment" => Self::MajorityJudgment { seats },
            "borda" => Self::Borda { seats },
            "schulze" => Self::Schulze { seats },
            "runoff" => Self::InstantRunoff,
            "stv" => Self::Stv { seats },
            _ => return None,
        })
    }

    /// Whether several options can win.
    #[must_use]
    pub fn has_seats(word: &str) -> bool {
        !matches!(word, "single" | "approval" | "runoff")
    }
}

#[cfg(test)]
mod tests {
    use super::Method;

    #[test]
    fn a_word_stands_for_one_method() {
        for word in Method::WORDS {
            let method = Method::from_word(word, (2, 3), 4, 5).expect("a method");
            assert_eq!(method.word(), word);
            assert_eq!(method.seats() == 4, Method::has_seats(word), "{word}");
            assert_eq!(method.scale() == 5, word == "score");
        }
        assert_eq!(Method::from_word("dice", (1, 1), 1, 0), None);
    }
}
