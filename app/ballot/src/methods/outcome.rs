//! What comes out of a count, as data a page can explain, and its one encoding.

use serde::{Deserialize, Serialize};

use super::{
    borda::BordaOutcome,
    rated::{JudgmentOutcome, ScoreOutcome},
    runoff::RunoffOutcome,
    schulze::SchulzeOutcome,
    standing::Standing,
    stv::StvOutcome,
    ties::{Tie, TieBreak},
};
use crate::encoding::Fields;

/// The count of single choice or approval.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OptionOutcome {
    /// Ballots for an option.
    pub ballots: u64,
    /// Ballots for "none of these".
    pub none: u64,
    /// Ballots for each option, the first is option 1.
    pub per_option: Vec<u64>,
    /// Which option wins. It follows from the rest and the seed, and is not in the encoding.
    pub standing: Standing,
}

/// What comes out of a count. Invalid ballots are counted by whoever reads them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Outcome {
    /// Single choice and approval.
    Options(OptionOutcome),
    /// Scores.
    Score(ScoreOutcome),
    /// Majority judgment.
    Judgment(JudgmentOutcome),
    /// Borda.
    Borda(BordaOutcome),
    /// Schulze.
    Schulze(SchulzeOutcome),
    /// Instant runoff.
    Runoff(RunoffOutcome),
    /// Single transferable vote.
    Stv(StvOutcome),
}

impl Outcome {
    /// The options that win, best or first elected first. None if no ballot counts.
    #[must_use]
    pub fn winners(&self) -> &[u16] {
        match self {
            Self::Options(outcome) => &outcome.standing.winners,
            Self::Score(outcome) => &outcome.standing.winners,
            Self::Judgment(outcome) => &outcome.standing.winners,
            Self::Borda(outcome) => &outcome.standing.winners,
            Self::Schulze(outcome) => &outcome.standing.winners,
            Self::Runoff(outcome) => outcome.winner.as_slice(),
            Self::Stv(outcome) => &outcome.elected,
        }
    }

    /// The order of all options, by methods that have one.
    #[must_use]
    pub fn standing(&self) -> Option<&Standing> {
        match self {
            Self::Options(outcome) => Some(&outcome.standing),
            Self::Score(outcome) => Some(&outcome.standing),
            Self::Judgment(outcome) => Some(&outcome.standing),
            Self::Borda(outcome) => Some(&outcome.standing),
            Self::Schulze(outcome) => Some(&outcome.standing),
            Self::Runoff(_) | Self::Stv(_) => None,
        }
    }

    /// The bytes that stand in the result of the record: the `tally` of `H[tally]`.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let fields = match self {
            Self::Options(outcome) => outcome.fields(),
            Self::Score(outcome) => outcome.fields(),
            Self::Judgment(outcome) => outcome.fields(),
            Self::Borda(outcome) => outcome.fields(),
            Self::Schulze(outcome) => outcome.fields(),
            Self::Runoff(outcome) => outcome.fields(),
            Self::Stv(outcome) => outcome.fields(),
        };
        fields.finish()
    }
}

impl OptionOutcome {
    fn fields(&self) -> Fields {
        let fields = Fields::default()
            .number(self.none)
            .count(self.per_option.len());
        self.per_option
            .iter()
            .fold(fields, |fields, count| fields.number(*count))
    }
}

/// Amounts as one field: eight bytes each, big-endian.
pub(super) fn amounts(amounts: &[u64]) -> Vec<u8> {
    amounts.iter().flat_map(|n| n.to_be_bytes()).collect()
}

/// Options as one field: one byte each. The methods that use it have at most 255.
pub(super) fn numbers(options: &[u16]) -> Vec<u8> {
    let byte = |option: &u16| u8::try_from(*option).unwrap_or(u8::MAX);
    options.iter().map(byte).collect()
}

/// A list of ties.
pub(super) fn tie_fields(fields: Fields, ties: &[Tie]) -> Fields {
    ties.iter().fold(fields.count(ties.len()), |fields, tie| {
        let (stage, left) = match &tie.by {
            TieBreak::Earlier { stage } => (Some(*stage), &[][..]),
            TieBreak::Lot { left } => (None, &left[..]),
        };
        fields
            .bytes(&numbers(&tie.among))
            .number(tie.taken)
            .optional(stage)
            .bytes(&numbers(left))
    })
}
