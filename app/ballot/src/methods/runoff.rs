//! Instant runoff: one option wins, and the weakest drops out in each round.

use serde::{Deserialize, Serialize};

use super::{
    outcome::{amounts, tie_fields},
    papers::{Paper, Papers},
    rules::RunoffRules,
    ties::{End, Tie, TieOrder, take},
};
use crate::encoding::Fields;

/// The count by instant runoff.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RunoffOutcome {
    /// Ballots that rank an option.
    pub ballots: u64,
    /// Ballots that rank none.
    pub blank: u64,
    /// The rounds; none if no ballot counts.
    pub rounds: Vec<Round>,
    /// The winner: more than half of the ballots that still name an option are for it.
    pub winner: Option<u16>,
}

/// One round: every ballot counts for the best option on it that is still in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Round {
    /// Ballots for each option, the first is option 1; those that are out have 0.
    pub votes: Vec<u64>,
    /// Ballots that rank none of the options still in.
    pub exhausted: u64,
    /// The option that drops out: the one with fewest; `None` in the last round.
    pub eliminated: Option<u16>,
    /// How it was chosen, if others had as few.
    pub tie: Option<Tie>,
}

impl AsRef<[u64]> for Round {
    fn as_ref(&self) -> &[u64] {
        &self.votes
    }
}

pub(super) fn count(rules: &RunoffRules, papers: &Papers, ties: &TieOrder) -> RunoffOutcome {
    let mut left: Vec<u16> = (1..=rules.span.options).collect();
    let mut outcome = RunoffOutcome {
        ballots: papers.ballots(),
        blank: papers.blank(),
        rounds: Vec::new(),
        winner: None,
    };
    if outcome.ballots == 0 {
        return outcome;
    }
    let mut papers: Vec<(Paper, usize)> = papers.papers().into_iter().map(|p| (p, 0)).collect();
    loop {
        let round = round(&mut papers, &left, rules.span.options);
        let counting = outcome.ballots - round.exhausted;
        outcome.rounds.push(round);
        outcome.winner = left.iter().copied().find(|option| {
            let votes = outcome.rounds.last().map(|round| &round.votes);
            votes.is_some_and(|votes| 2 * votes[usize::from(*option) - 1] > counting)
        });
        // More than one is left if nobody has won: as long as any ballot names an option, the last one has all of them.
        if outcome.winner.is_some() || left.len() < 2 {
            return outcome;
        }
        let (out, tie) = take(&left, &outcome.rounds, End::Lowest, ties);
        left.retain(|option| *option != out);
        if let Some(round) = outcome.rounds.last_mut() {
            round.eliminated = Some(out);
            round.tie = tie;
        }
    }
}

/// Counts the papers, each from the place it has reached.
fn round(papers: &mut [(Paper, usize)], left: &[u16], options: u16) -> Round {
    let mut is_left = vec![false; usize::from(options) + 1];
    for option in left {
        is_left[usize::from(*option)] = true;
    }
    let mut round = Round {
        votes: vec![0; usize::from(options)],
        exhausted: 0,
        eliminated: None,
        tie: None,
    };
    for (paper, at) in papers {
        while paper
            .ranking
            .get(*at)
            .is_some_and(|option| !is_left[usize::from(*option)])
        {
            *at += 1;
        }
        match paper.ranking.get(*at) {
            Some(option) => round.votes[usize::from(*option) - 1] += paper.ballots,
            None => round.exhausted += paper.ballots,
        }
    }
    round
}

impl RunoffOutcome {
    pub(super) fn fields(&self) -> Fields {
        let fields = Fields::default()
            .number(self.ballots)
            .number(self.blank)
            .optional(self.winner)
            .count(self.rounds.len());
        self.rounds.iter().fold(fields, |fields, round| {
            let fields = fields
                .bytes(&amounts(&round.votes))
                .number(round.exhausted)
                .optional(round.eliminated);
            tie_fields(fields, round.tie.as_slice())
        })
    }
}
