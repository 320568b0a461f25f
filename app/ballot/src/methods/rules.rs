//! The methods by which a secret poll may be counted, and their parameters.

use std::fmt;

use crate::secret::ReadError;

/// The version of all rules in this module.
pub const METHOD_VERSION: u16 = 1;
/// The most options of a poll by single choice or approval: the count stays a leaf of the record.
pub const MAX_CHOSEN: u16 = 5000;
/// The most options of a poll in which options are scored or graded.
pub const MAX_RATED: u16 = 255;
/// The most options of a poll in which options are ranked.
pub const MAX_RANKED: u16 = 64;
/// The highest score a poll may permit.
pub const MAX_SCORE: u8 = 100;
/// The most grades of a poll.
pub const MAX_GRADES: u8 = 10;

/// How many options there are, and how many of them a ballot names: scores, grades or ranks.
///
/// With `min` 0 a ballot may name none: it is blank, and counted as that alone. With `min` = `options` every
/// option must be named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// Options of the poll.
    pub options: u16,
    /// The least number of options on a ballot.
    pub min: u16,
    /// The greatest number of options on a ballot.
    pub max: u16,
}

/// Single choice and approval: the parameters of the profile `confidential`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OptionRules {
    /// Options of the poll and of a ballot that is not "none of these".
    pub span: Span,
    /// Whether "none of these" may be chosen.
    pub none_allowed: bool,
}

/// By what options are compared that were given scores.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScoreBy {
    /// The sum; an option left out of a ballot gets 0 from it.
    Sum,
    /// The sum divided by the number of ballots that score the option, as an exact fraction. An option that
    /// nobody scores is last.
    Mean,
}

/// Scores from 0 to `max_score`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ScoreRules {
    /// Options of the poll and of a ballot.
    pub span: Span,
    /// The highest score.
    pub max_score: u8,
    /// By what options are compared.
    pub by: ScoreBy,
    /// How many options win.
    pub seats: u16,
}

/// By what options are compared that were given grades.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JudgmentBy {
    /// The majority value: take away one median after another (Balinski and Laraki, *Majority Judgment*, 2010).
    Value,
    /// The majority gauge: the median, and whether more ballots are above or below it (ibid., for large electorates).
    Gauge,
}

/// Majority judgment: grades from 0, the worst, to `grades - 1`. An option left out of a ballot that grades another gets the worst.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct JudgmentRules {
    /// Options of the poll and of a ballot.
    pub span: Span,
    /// How many grades there are.
    pub grades: u8,
    /// By what options are compared.
    pub by: JudgmentBy,
    /// How many options win.
    pub seats: u16,
}

/// What options get that a ballot does not rank.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unranked {
    /// Nothing.
    Zero,
    /// The average of the points that are left: as if they were ranked equal, below all others.
    Average,
}

/// Borda: of `m` options the first gets `m - 1` points, the next one less; options ranked equal share theirs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BordaRules {
    /// Options of the poll and of a ballot.
    pub span: Span,
    /// Whether options may be ranked equal.
    pub equal: bool,
    /// What the others get.
    pub unranked: Unranked,
    /// How many options win.
    pub seats: u16,
}

/// How strong a victory of one option over another is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Strength {
    /// The ballots for the victor.
    WinningVotes,
    /// Those less the ballots for the other.
    Margins,
}

/// Schulze (*Social Choice and Welfare* 36, 2011): options that are not ranked are equal, below all others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SchulzeRules {
    /// Options of the poll and of a ballot.
    pub span: Span,
    /// Whether options may be ranked equal.
    pub equal: bool,
    /// How strong a victory is.
    pub strength: Strength,
    /// How many options win.
    pub seats: u16,
}

/// Instant runoff: one option wins; no equal ranks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RunoffRules {
    /// Options of the poll and of a ballot.
    pub span: Span,
}

/// The single transferable vote as in Scottish council elections (SSI 2007/42, schedule 1, rules 45 to 52); no equal ranks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StvRules {
    /// Options of the poll and of a ballot.
    pub span: Span,
    /// How many options win.
    pub seats: u16,
}

/// A method with its parameters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rules {
    /// `single`: one option.
    Single(OptionRules),
    /// `approval`: as many options as one likes, within bounds.
    Approval(OptionRules),
    /// `score`.
    Score(ScoreRules),
    /// `majority-judgment`.
    Judgment(JudgmentRules),
    /// `borda`.
    Borda(BordaRules),
    /// `schulze`.
    Schulze(SchulzeRules),
    /// `instant-runoff`.
    Runoff(RunoffRules),
    /// `stv-scottish`.
    Stv(StvRules),
}

/// Why rules make no poll.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RulesError {
    /// There is no such method, or no such version of it.
    Unknown,
    /// The parameters are not written as the method writes them.
    Params(ReadError),
    /// The number of options is out of range.
    Options {
        /// How many there are.
        found: u16,
        /// How many there must be.
        least: u16,
        /// How many there may be.
        most: u16,
    },
    /// The bounds of a ballot contradict each other, permit only blank ballots, or are above the number of options.
    Bounds,
    /// Single choice asks for one option, no more and no less.
    NotSingle,
    /// No seat, or more than options.
    Seats {
        /// How many there are.
        found: u16,
        /// How many options there are.
        options: u16,
    },
    /// The highest score is 0 or above [`MAX_SCORE`].
    MaxScore(u8),
    /// There are fewer than two grades or more than [`MAX_GRADES`].
    Grades(u8),
    /// Ballots of this length have no room for a choice.
    MaxLen {
        /// Bytes of a ballot.
        found: u32,
        /// Bytes that a choice and an empty phrase need.
        needed: u32,
    },
}

impl fmt::Display for RulesError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown => f.write_str("there is no such method or version of it"),
            Self::Params(error) => write!(f, "the parameters of the method: {error}"),
            Self::Options { found, least, most } => {
                write!(f, "{found} options, the method takes {least} to {most}")
            }
            Self::Bounds => f.write_str("the bounds of a ballot do not fit the options"),
            Self::NotSingle => f.write_str("single choice asks for exactly one option"),
            Self::Seats { found, options } => write!(f, "{found} seats for {options} options"),
            Self::MaxScore(found) => {
                write!(f, "the highest score is {found}, not 1 to {MAX_SCORE}")
            }
            Self::Grades(found) => write!(f, "{found} grades, not 2 to {MAX_GRADES}"),
            Self::MaxLen { found, needed } => {
                write!(f, "ballots have {found} bytes, a choice needs {needed}")
            }
        }
    }
}

impl std::error::Error for RulesError {}

impl From<ReadError> for RulesError {
    fn from(error: ReadError) -> Self {
        Self::Params(error)
    }
}

impl Span {
    fn check(self, least: u16, most: u16) -> Result<(), RulesError> {
        let found = self.options;
        if !(least..=most).contains(&found) {
            return Err(RulesError::Options { found, least, most });
        }
        if self.min > self.max || self.max == 0 || self.max > found {
            return Err(RulesError::Bounds);
        }
        Ok(())
    }

    fn check_seats(self, found: u16) -> Result<(), RulesError> {
        let options = self.options;
        if found == 0 || found > options {
            return Err(RulesError::Seats { found, options });
        }
        Ok(())
    }
}

impl Rules {
    /// The name in the manifest.
    #[must_use]
    pub fn id(&self) -> &'static str {
        match self {
            Self::Single(_) => "single",
            Self::Approval(_) => "approval",
            Self::Score(_) => "score",
            Self::Judgment(_) => "majority-judgment",
            Self::Borda(_) => "borda",
            Self::Schulze(_) => "schulze",
            Self::Runoff(_) => "instant-runoff",
            Self::Stv(_) => "stv-scottish",
        }
    }

    /// How many options there are, and how many a ballot names.
    #[must_use]
    pub fn span(&self) -> Span {
        match self {
            Self::Single(rules) | Self::Approval(rules) => rules.span,
            Self::Score(rules) => rules.span,
            Self::Judgment(rules) => rules.span,
            Self::Borda(rules) => rules.span,
            Self::Schulze(rules) => rules.span,
            Self::Runoff(rules) => rules.span,
            Self::Stv(rules) => rules.span,
        }
    }

    /// Whether the parameters fit together.
    ///
    /// # Errors
    /// The first [`RulesError`].
    pub fn check(&self) -> Result<(), RulesError> {
        let span = self.span();
        match self {
            Self::Single(_) if span.max == 1 && span.min == 1 => span.check(1, MAX_CHOSEN),
            Self::Single(_) => Err(RulesError::NotSingle),
            Self::Approval(_) if span.min == 0 => Err(RulesError::Bounds),
            Self::Approval(_) => span.check(1, MAX_CHOSEN),
            Self::Score(rules) => {
                span.check(2, MAX_RATED)?;
                if !(1..=MAX_SCORE).contains(&rules.max_score) {
                    return Err(RulesError::MaxScore(rules.max_score));
                }
                span.check_seats(rules.seats)
            }
            Self::Judgment(rules) => {
                span.check(2, MAX_RATED)?;
                if !(2..=MAX_GRADES).contains(&rules.grades) {
                    return Err(RulesError::Grades(rules.grades));
                }
                span.check_seats(rules.seats)
            }
            Self::Borda(BordaRules { seats, .. })
            | Self::Schulze(SchulzeRules { seats, .. })
            | Self::Stv(StvRules { seats, .. }) => {
                span.check(2, MAX_RANKED)?;
                span.check_seats(*seats)
            }
            Self::Runoff(_) => span.check(2, MAX_RANKED),
        }
    }
}
