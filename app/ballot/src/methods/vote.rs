//! What a voter chose by any method, and the bytes that say it.

use std::fmt;

use super::rules::{OptionRules, Rules, Span};
use crate::{Choice, ChoiceError, Selection, decode, encode};

/// What a voter chose, as people would say it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Vote {
    /// Options, or none of them: single choice and approval.
    Options(Selection),
    /// What each option gets, the first is option 1; `None` if it is left out. Scores, or grades with 0 as the worst.
    Ratings(Vec<Option<u8>>),
    /// Options by number, best first; those in one tier are ranked equal. Those that are not there are not ranked.
    Ranking(Vec<Vec<u16>>),
}

/// Why a vote or its bytes are refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VoteError {
    /// What is wrong with a choice of options.
    Options(ChoiceError),
    /// The vote is for another method.
    Kind,
    /// Not as many bytes or ratings as every choice of the poll has.
    Length {
        /// As many as there must be.
        expected: usize,
        /// As many as there are.
        found: usize,
    },
    /// A score or grade is higher than the poll permits.
    Rating {
        /// The option.
        option: usize,
        /// What it gets.
        found: u8,
        /// The highest it may get.
        highest: u8,
    },
    /// There is no option of this number.
    UnknownOption(u16),
    /// An option is ranked twice.
    Twice(u16),
    /// Nothing has this rank, and something has a lower one; or the rank is above the number of options.
    Gap(u8),
    /// Two options have this rank, and the poll does not permit that.
    Equal(u8),
    /// Fewer options than the method asks for.
    TooFew {
        /// The least.
        min: u16,
        /// How many there are.
        found: usize,
    },
    /// More options than the method permits.
    TooMany {
        /// The most.
        max: u16,
        /// How many there are.
        found: usize,
    },
}

impl fmt::Display for VoteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Options(error) => error.fmt(f),
            Self::Kind => f.write_str("this is a vote for another method"),
            Self::Length { expected, found } => {
                write!(f, "{found} long, every choice here is {expected} long")
            }
            Self::Rating {
                option,
                found,
                highest,
            } => write!(
                f,
                "option {option} gets {found}, the most it may get is {highest}"
            ),
            Self::UnknownOption(option) => write!(f, "there is no option {option}"),
            Self::Twice(option) => write!(f, "option {option} is ranked twice"),
            Self::Gap(rank) => write!(f, "rank {rank} is empty or too low"),
            Self::Equal(rank) => write!(f, "more than one option has rank {rank}"),
            Self::TooFew { min, found } => {
                write!(f, "{found} options named, at least {min} are asked for")
            }
            Self::TooMany { max, found } => {
                write!(f, "{found} options named, at most {max} are permitted")
            }
        }
    }
}

impl std::error::Error for VoteError {}

impl From<ChoiceError> for VoteError {
    fn from(error: ChoiceError) -> Self {
        Self::Options(error)
    }
}

/// What the bytes of a choice are.
enum Kind {
    Options(OptionRules),
    /// The highest rating.
    Ratings(u8),
    /// Whether options may be ranked equal.
    Ranking(bool),
}

impl Rules {
    fn kind(&self) -> Kind {
        match self {
            Self::Single(rules) | Self::Approval(rules) => Kind::Options(*rules),
            Self::Score(rules) => Kind::Ratings(rules.max_score),
            Self::Judgment(rules) => Kind::Ratings(rules.grades.saturating_sub(1)),
            Self::Borda(rules) => Kind::Ranking(rules.equal),
            Self::Schulze(rules) => Kind::Ranking(rules.equal),
            Self::Runoff(_) | Self::Stv(_) => Kind::Ranking(false),
        }
    }

    /// The bytes of a vote, as they go into the body of a ballot.
    ///
    /// # Errors
    /// [`VoteError`] for a vote that these rules do not permit.
    pub fn encode(&self, vote: &Vote) -> Result<Vec<u8>, VoteError> {
        let span = self.span();
        let bytes = match (self.kind(), vote) {
            (Kind::Options(rules), Vote::Options(selection)) => {
                rules.as_method(self.id()).check(selection)?;
                return Ok(encode(selection, span.options)?.0);
            }
            (Kind::Ratings(highest), Vote::Ratings(ratings)) => write_ratings(ratings, highest)?,
            (Kind::Ranking(_), Vote::Ranking(tiers)) => write_ranks(tiers, span.options)?,
            _ => return Err(VoteError::Kind),
        };
        self.check_choice(&bytes)?;
        Ok(bytes)
    }

    /// Reads the bytes of a vote: exactly what [`encode`](Self::encode) can write, nothing else.
    ///
    /// # Errors
    /// [`VoteError`] for everything else.
    pub fn decode(&self, bytes: &[u8]) -> Result<Vote, VoteError> {
        self.check_choice(bytes)?;
        Ok(match self.kind() {
            Kind::Options(rules) => Vote::Options(rules.read(bytes, self.id())?),
            Kind::Ratings(_) => {
                Vote::Ratings(bytes.iter().map(|byte| byte.checked_sub(1)).collect())
            }
            Kind::Ranking(_) => Vote::Ranking(read_ranks(bytes)),
        })
    }

    /// Whether bytes are a choice these rules permit, without taking them apart.
    ///
    /// # Errors
    /// [`VoteError`] for those [`encode`](Self::encode) would not write.
    pub fn check_choice(&self, bytes: &[u8]) -> Result<(), VoteError> {
        let (expected, found) = (self.choice_len(), bytes.len());
        if expected != found {
            return Err(VoteError::Length { expected, found });
        }
        match self.kind() {
            Kind::Options(rules) => rules.read(bytes, self.id()).map(|_| ()),
            Kind::Ratings(highest) => check_ratings(bytes, self.span(), highest),
            Kind::Ranking(equal) => check_ranks(bytes, self.span(), equal),
        }
    }
}

impl OptionRules {
    /// The same rules in the words of the profile `confidential`.
    pub(crate) fn as_method(self, id: &str) -> crate::Method {
        crate::Method {
            id: id.to_owned(),
            version: super::rules::METHOD_VERSION,
            min: self.span.min,
            max: self.span.max,
            none_allowed: self.none_allowed,
            options: self.span.options,
            params: Vec::new(),
        }
    }

    fn read(self, bytes: &[u8], id: &str) -> Result<Selection, VoteError> {
        let selection = decode(&Choice(bytes.to_vec()), self.span.options)?;
        self.as_method(id).check(&selection)?;
        Ok(selection)
    }
}

impl Span {
    fn check_named(self, found: usize) -> Result<(), VoteError> {
        if found < usize::from(self.min) {
            let min = self.min;
            return Err(VoteError::TooFew { min, found });
        }
        if found > usize::from(self.max) {
            let max = self.max;
            return Err(VoteError::TooMany { max, found });
        }
        Ok(())
    }
}

/// One byte for each option: 0 if it is left out, otherwise its rating and one more.
fn write_ratings(ratings: &[Option<u8>], highest: u8) -> Result<Vec<u8>, VoteError> {
    let write = |(place, rating): (usize, &Option<u8>)| match rating {
        None => Ok(0),
        Some(rating) if *rating <= highest => Ok(rating.saturating_add(1)),
        Some(rating) => Err(VoteError::Rating {
            option: place + 1,
            found: *rating,
            highest,
        }),
    };
    ratings.iter().enumerate().map(write).collect()
}

fn check_ratings(bytes: &[u8], span: Span, highest: u8) -> Result<(), VoteError> {
    let mut named = 0;
    for (place, byte) in bytes.iter().enumerate() {
        let Some(found) = byte.checked_sub(1) else {
            continue;
        };
        if found > highest {
            return Err(VoteError::Rating {
                option: place + 1,
                found,
                highest,
            });
        }
        named += 1;
    }
    span.check_named(named)
}

/// One byte for each option: 0 if it is not ranked, otherwise its rank, the best is 1. Ranks have no gaps.
fn write_ranks(tiers: &[Vec<u16>], options: u16) -> Result<Vec<u8>, VoteError> {
    let mut bytes = vec![0; usize::from(options)];
    for (rank, tier) in (1_usize..).zip(tiers) {
        let rank = u8::try_from(rank).map_err(|_| VoteError::Gap(u8::MAX))?;
        if tier.is_empty() {
            return Err(VoteError::Gap(rank));
        }
        for option in tier {
            let place = usize::from(*option).checked_sub(1);
            match place.and_then(|place| bytes.get_mut(place)) {
                None => return Err(VoteError::UnknownOption(*option)),
                Some(byte) if *byte != 0 => return Err(VoteError::Twice(*option)),
                Some(byte) => *byte = rank,
            }
        }
    }
    Ok(bytes)
}

/// How many options have each rank; the first is those without.
pub(super) fn per_rank(bytes: &[u8]) -> [u8; 256] {
    let mut ranks = [0_u8; 256];
    for byte in bytes {
        let rank = &mut ranks[usize::from(*byte)];
        *rank = rank.saturating_add(1);
    }
    ranks
}

fn check_ranks(bytes: &[u8], span: Span, equal: bool) -> Result<(), VoteError> {
    let ranks = per_rank(bytes);
    let lowest = bytes.iter().copied().max().unwrap_or(0);
    for rank in 1..=lowest {
        match ranks[usize::from(rank)] {
            0 => return Err(VoteError::Gap(rank)),
            1 => {}
            _ if equal => {}
            _ => return Err(VoteError::Equal(rank)),
        }
    }
    span.check_named(bytes.len() - usize::from(ranks[0]))
}

fn read_ranks(bytes: &[u8]) -> Vec<Vec<u16>> {
    let lowest = bytes.iter().copied().max().unwrap_or(0);
    let mut tiers = vec![Vec::new(); usize::from(lowest)];
    for (option, byte) in (1..).zip(bytes) {
        let place = usize::from(*byte).checked_sub(1);
        if let Some(tier) = place.and_then(|place| tiers.get_mut(place)) {
            tier.push(option);
        }
    }
    tiers
}
