//! The single transferable vote by its rules, written along the text of the law paper by paper: every paper has its own value and place.

use ballot::methods::VOTE;

use crate::brute::first;

/// A ballot paper.
struct Paper<'a> {
    ranks: &'a [u8],
    value: u64,
    with: Option<usize>,
}

/// Elected in order, and the votes after each stage. `order` breaks ties; options count from 0.
pub fn elect(
    ballots: &[Vec<u8>],
    options: usize,
    seats: usize,
    order: &[usize],
) -> (Vec<usize>, Vec<Vec<u64>>) {
    let valid: Vec<&Vec<u8>> = ballots
        .iter()
        .filter(|r| r.iter().any(|rank| *rank != 0))
        .collect();
    let (mut elected, mut stages): (Vec<usize>, Vec<Vec<u64>>) = (Vec::new(), Vec::new());
    if valid.is_empty() {
        return (elected, stages);
    }
    let quota = (u64::try_from(valid.len()).expect("few") / u64::try_from(seats + 1).expect("few")
        + 1)
        * VOTE;
    let mut continuing: Vec<usize> = (0..options).collect();
    let mut papers: Vec<Paper> = valid
        .iter()
        .map(|ranks| Paper {
            ranks,
            value: VOTE,
            with: first(ranks, &continuing),
        })
        .collect();
    let mut kept = vec![0; options];
    let mut surpluses: Vec<usize> = Vec::new();
    loop {
        let mut votes = kept.clone();
        for paper in &papers {
            if let Some(option) = paper.with {
                votes[option] += paper.value;
            }
        }
        stages.push(votes.clone());
        let history = |option: &usize| -> Vec<u64> {
            stages.iter().rev().map(|votes| votes[*option]).collect()
        };
        let place = |option: &usize| order.iter().position(|other| other == option);
        let mut reached: Vec<usize> = continuing
            .iter()
            .copied()
            .filter(|o| votes[*o] >= quota)
            .collect();
        reached.sort_by_key(|option| (std::cmp::Reverse(history(option)), place(option)));
        continuing.retain(|option| !reached.contains(option));
        surpluses.extend(reached.iter().filter(|option| votes[**option] > quota));
        elected.extend(reached);
        if continuing.len() <= seats - elected.len() {
            continuing.sort_by_key(|option| (std::cmp::Reverse(history(option)), place(option)));
            elected.append(&mut continuing);
        }
        if elected.len() == seats {
            return (elected, stages);
        }
        let largest = surpluses
            .iter()
            .copied()
            .min_by_key(|o| (std::cmp::Reverse(history(o)), place(o)));
        let lowest = continuing
            .iter()
            .copied()
            .min_by_key(|o| (history(o), std::cmp::Reverse(place(o))));
        let from = largest.or(lowest).expect("an option");
        if largest.is_some() {
            surpluses.retain(|option| *option != from);
            kept[from] = quota;
        } else {
            continuing.retain(|option| *option != from);
        }
        for paper in papers.iter_mut().filter(|paper| paper.with == Some(from)) {
            if largest.is_some() {
                paper.value = (votes[from] - quota) * paper.value / votes[from];
            }
            paper.with = first(paper.ranks, &continuing);
        }
    }
}
