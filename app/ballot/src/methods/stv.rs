//! The single transferable vote as Scottish councils are elected: the Scottish Local Government Elections Order 2007
//! (SSI 2007/42), schedule 1, rules 45 to 52. Weighted inclusive Gregory: all papers of a surplus move, at a fraction of
//! the value with which they came.

use serde::{Deserialize, Serialize};

use super::{
    outcome::{amounts, numbers, tie_fields},
    papers::{Paper, Papers},
    rules::StvRules,
    ties::{End, Tie, TieOrder, take},
};
use crate::encoding::Fields;

/// Hundred-thousandths in a vote: values have five decimal places (rule 48 (3)).
pub const VOTE: u64 = 100_000;

/// The count of a single transferable vote. Votes are in hundred-thousandths: [`VOTE`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StvOutcome {
    /// Ballots that rank an option.
    pub ballots: u64,
    /// Ballots that rank none.
    pub blank: u64,
    /// Whole votes that elect: ballots divided by one more than the seats, cut to a whole number, and one more (rule 46).
    pub quota: u64,
    /// The stages; none if no ballot counts.
    pub stages: Vec<Stage>,
    /// Who is elected, in that order.
    pub elected: Vec<u16>,
}

/// What happened in a stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Action {
    /// Every ballot was counted for its first preference (rule 45).
    First,
    /// What an elected option had above the quota went on (rules 48 and 49).
    Surplus {
        /// The option.
        option: u16,
        /// What it had above the quota, in hundred-thousandths.
        surplus: u64,
    },
    /// The option with the fewest votes was excluded, and its papers went on (rules 50 and 51).
    Exclusion {
        /// The option.
        option: u16,
        /// The votes it had, in hundred-thousandths.
        votes: u64,
    },
}

/// A stage of the count. Votes are in hundred-thousandths.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stage {
    /// What happened.
    pub action: Action,
    /// How the option was chosen, if others had as many votes.
    pub tie: Option<Tie>,
    /// The votes of each option after the stage, the first is option 1.
    pub votes: Vec<u64>,
    /// Votes of papers that name no further option, from all stages so far.
    pub exhausted: u64,
    /// What was cut off behind the fifth decimal place, in all stages so far.
    pub cut_off: u64,
    /// Who reached the quota in this stage, the one with most votes first (rule 47).
    pub elected: Vec<u16>,
    /// Who is elected because no more are left than seats (rule 52); only in the last stage.
    pub filled: Vec<u16>,
    /// Equal votes among those elected in this stage, which matter only for their order.
    pub order_ties: Vec<Tie>,
}

impl AsRef<[u64]> for Stage {
    fn as_ref(&self) -> &[u64] {
        &self.votes
    }
}

/// Papers that came to an option together: which, at which of their preferences, and with what value.
#[derive(Clone, Copy, Debug)]
struct Parcel {
    paper: usize,
    at: usize,
    value: u64,
}

struct Count<'a> {
    ties: &'a TieOrder,
    papers: Vec<Paper>,
    quota: u64,
    seats: usize,
    continuing: Vec<u16>,
    /// Elected, with votes above the quota that have not gone on yet.
    pending: Vec<u16>,
    elected: Vec<u16>,
    piles: Vec<Vec<Parcel>>,
    votes: Vec<u64>,
    exhausted: u64,
    cut_off: u64,
    stages: Vec<Stage>,
}

pub(super) fn count(rules: &StvRules, papers: &Papers, ties: &TieOrder) -> StvOutcome {
    let (ballots, blank) = (papers.ballots(), papers.blank());
    let quota = ballots / (u64::from(rules.seats) + 1) + 1;
    let options = usize::from(rules.span.options);
    let mut count = Count {
        ties,
        papers: papers.papers(),
        quota: quota * VOTE,
        seats: usize::from(rules.seats),
        continuing: (1..=rules.span.options).collect(),
        pending: Vec::new(),
        elected: Vec::new(),
        piles: vec![Vec::new(); options],
        votes: vec![0; options],
        exhausted: 0,
        cut_off: 0,
        stages: Vec::new(),
    };
    if ballots > 0 {
        count.run();
    }
    StvOutcome {
        ballots,
        blank,
        quota,
        stages: count.stages,
        elected: count.elected,
    }
}

impl Count<'_> {
    fn run(&mut self) {
        let first = (0..self.papers.len()).map(|paper| Parcel {
            paper,
            at: 0,
            value: VOTE,
        });
        for parcel in first.collect::<Vec<_>>() {
            self.give(parcel);
        }
        self.end_stage(Action::First, None);
        while self.elected.len() < self.seats {
            if self.pending.is_empty() {
                self.exclude();
            } else {
                self.transfer_surplus();
            }
        }
    }

    /// Puts a parcel on the pile of the next continuing option, or with those that name none. Returns its votes.
    fn give(&mut self, parcel: Parcel) -> u64 {
        let paper = &self.papers[parcel.paper];
        let votes = paper.ballots * parcel.value;
        let next = (parcel.at..).zip(paper.ranking.iter().skip(parcel.at));
        let mut next = next.filter(|(_, option)| self.continuing.contains(option));
        match next.next() {
            Some((at, option)) => {
                let place = usize::from(*option) - 1;
                self.votes[place] += votes;
                self.piles[place].push(Parcel { at, ..parcel });
            }
            None => self.exhausted += votes,
        }
        votes
    }

    /// Rules 48 and 49.
    fn transfer_surplus(&mut self) {
        let (option, tie) = take(&self.pending, &self.stages, End::Highest, self.ties);
        self.pending.retain(|other| *other != option);
        let place = usize::from(option) - 1;
        let total = self.votes[place];
        let surplus = total - self.quota;
        let mut moved = 0;
        for parcel in std::mem::take(&mut self.piles[place]) {
            let value = u128::from(surplus) * u128::from(parcel.value) / u128::from(total);
            // A part of a surplus is not greater than it was.
            let value = u64::try_from(value).unwrap_or(parcel.value);
            moved += self.give(Parcel { value, ..parcel });
        }
        self.votes[place] = self.quota;
        self.cut_off += surplus - moved;
        self.end_stage(Action::Surplus { option, surplus }, tie);
    }

    /// Rules 50 and 51.
    fn exclude(&mut self) {
        let (option, tie) = take(&self.continuing, &self.stages, End::Lowest, self.ties);
        self.continuing.retain(|other| *other != option);
        let place = usize::from(option) - 1;
        let votes = std::mem::take(&mut self.votes[place]);
        for parcel in std::mem::take(&mut self.piles[place]) {
            self.give(parcel);
        }
        self.end_stage(Action::Exclusion { option, votes }, tie);
    }

    /// Notes the stage; then who is elected by it: rules 47 and 52.
    fn end_stage(&mut self, action: Action, tie: Option<Tie>) {
        self.stages.push(Stage {
            action,
            tie,
            votes: self.votes.clone(),
            exhausted: self.exhausted,
            cut_off: self.cut_off,
            elected: Vec::new(),
            filled: Vec::new(),
            order_ties: Vec::new(),
        });
        let has_quota = |option: &u16| self.votes[usize::from(*option) - 1] >= self.quota;
        let (reached, rest): (Vec<u16>, Vec<u16>) =
            self.continuing.iter().copied().partition(has_quota);
        self.continuing = rest;
        let (reached, mut order_ties) = self.in_order(reached);
        let is_above = |option: &u16| self.votes[usize::from(*option) - 1] > self.quota;
        self.pending
            .extend(reached.iter().copied().filter(is_above));
        self.elected.extend(&reached);
        let mut filled = Vec::new();
        if self.continuing.len() <= self.seats - self.elected.len() {
            let rest = std::mem::take(&mut self.continuing);
            let (last, ties) = self.in_order(rest);
            filled = last;
            order_ties.extend(ties);
            self.elected.extend(&filled);
        }
        if let Some(stage) = self.stages.last_mut() {
            stage.elected = reached;
            stage.filled = filled;
            stage.order_ties = order_ties;
        }
    }

    /// The one with most votes first.
    fn in_order(&self, mut options: Vec<u16>) -> (Vec<u16>, Vec<Tie>) {
        let (mut sorted, mut order_ties) = (Vec::new(), Vec::new());
        while !options.is_empty() {
            let (next, tie) = take(&options, &self.stages, End::Highest, self.ties);
            options.retain(|option| *option != next);
            sorted.push(next);
            order_ties.extend(tie);
        }
        (sorted, order_ties)
    }
}

impl StvOutcome {
    pub(super) fn fields(&self) -> Fields {
        let fields = Fields::default()
            .number(self.ballots)
            .number(self.blank)
            .number(self.quota)
            .bytes(&numbers(&self.elected))
            .count(self.stages.len());
        self.stages.iter().fold(fields, |fields, stage| {
            let (kind, option, amount) = match stage.action {
                Action::First => (0_u64, None, None),
                Action::Surplus { option, surplus } => (1, Some(option), Some(surplus)),
                Action::Exclusion { option, votes } => (2, Some(option), Some(votes)),
            };
            let fields = fields.number(kind).optional(option).optional(amount);
            let fields = tie_fields(fields, stage.tie.as_slice())
                .bytes(&amounts(&stage.votes))
                .number(stage.exhausted)
                .number(stage.cut_off)
                .bytes(&numbers(&stage.elected))
                .bytes(&numbers(&stage.filled));
            tie_fields(fields, &stage.order_ties)
        })
    }
}
