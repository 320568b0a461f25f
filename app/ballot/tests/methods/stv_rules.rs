//! The single transferable vote by its rules, written along the text of the law paper by paper: every paper has its own
//! value and place.

use std::cmp::Reverse;

use ballot::methods::VOTE;

use crate::brute::first;

/// A ballot paper.
struct Paper<'a> {
    ranks: &'a [u8],
    value: u64,
    with: Option<usize>,
}

/// A count under way. Options count from 0.
struct Count<'a> {
    papers: Vec<Paper<'a>>,
    quota: u64,
    continuing: Vec<usize>,
    elected: Vec<usize>,
    surpluses: Vec<usize>,
    /// What elected options keep whose papers went on.
    kept: Vec<u64>,
    stages: Vec<Vec<u64>>,
    order: &'a [usize],
}

impl Count<'_> {
    /// The votes of an option, now and in the stages before.
    fn history(&self, option: usize) -> Vec<u64> {
        self.stages
            .iter()
            .rev()
            .map(|votes| votes[option])
            .collect()
    }

    fn drawn(&self, option: usize) -> Option<usize> {
        self.order.iter().position(|other| *other == option)
    }

    /// Greatest votes first.
    fn best(&self, option: usize) -> (Reverse<Vec<u64>>, Option<usize>) {
        (Reverse(self.history(option)), self.drawn(option))
    }

    fn end_stage(&mut self, seats: usize) {
        let mut votes = self.kept.clone();
        for paper in &self.papers {
            if let Some(option) = paper.with {
                votes[option] += paper.value;
            }
        }
        self.stages.push(votes.clone());
        let quota = self.quota;
        let (mut reached, rest): (Vec<usize>, Vec<usize>) = self
            .continuing
            .iter()
            .partition(|option| votes[**option] >= quota);
        reached.sort_by_key(|option| self.best(*option));
        self.continuing = rest;
        let above = reached.iter().filter(|option| votes[**option] > quota);
        self.surpluses.extend(above);
        self.elected.extend(reached);
        if self.continuing.len() <= seats - self.elected.len() {
            let mut last = std::mem::take(&mut self.continuing);
            last.sort_by_key(|option| self.best(*option));
            self.elected.extend(last);
        }
    }

    fn next_stage(&mut self) {
        let votes = self.stages.last().expect("a stage").clone();
        let largest = self.surpluses.iter().copied();
        let largest = largest.min_by_key(|option| self.best(*option));
        let lowest = self.continuing.iter().copied();
        let lowest = lowest.max_by_key(|option| self.best(*option));
        let from = largest.or(lowest).expect("an option");
        if largest.is_some() {
            self.surpluses.retain(|option| *option != from);
            self.kept[from] = self.quota;
        } else {
            self.continuing.retain(|option| *option != from);
        }
        let papers = self.papers.iter_mut();
        for paper in papers.filter(|paper| paper.with == Some(from)) {
            if largest.is_some() {
                paper.value = (votes[from] - self.quota) * paper.value / votes[from];
            }
            paper.with = first(paper.ranks, &self.continuing);
        }
    }
}

/// Elected in order, and the votes after each stage. `order` breaks ties.
pub fn elect(
    ballots: &[Vec<u8>],
    options: usize,
    seats: usize,
    order: &[usize],
) -> (Vec<usize>, Vec<Vec<u64>>) {
    let continuing: Vec<usize> = (0..options).collect();
    let papers: Vec<Paper> = ballots
        .iter()
        .filter(|ranks| ranks.iter().any(|rank| *rank != 0))
        .map(|ranks| Paper {
            ranks,
            value: VOTE,
            with: first(ranks, &continuing),
        })
        .collect();
    if papers.is_empty() {
        return (Vec::new(), Vec::new());
    }
    let quota = papers.len() / (seats + 1) + 1;
    let mut count = Count {
        papers,
        quota: u64::try_from(quota).expect("few") * VOTE,
        continuing,
        elected: Vec::new(),
        surpluses: Vec::new(),
        kept: vec![0; options],
        stages: Vec::new(),
        order,
    };
    count.end_stage(seats);
    while count.elected.len() < seats {
        count.next_stage();
        count.end_stage(seats);
    }
    (count.elected, count.stages)
}
