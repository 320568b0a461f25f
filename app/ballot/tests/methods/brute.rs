//! The methods once more, as directly as they can be said, for small polls.

use std::cmp::Ordering;

/// Removes one lower median after the other.
pub fn medians(mut grades: Vec<u8>) -> Vec<u8> {
    grades.sort_unstable();
    let mut medians = Vec::new();
    while !grades.is_empty() {
        medians.push(grades.remove((grades.len() - 1) / 2));
    }
    medians
}

/// Ballots that rank the first option above the second. Ranks count from 1, 0 is none.
pub fn above(ballots: &[Vec<u8>], a: usize, b: usize) -> u64 {
    let prefers = |ranks: &&Vec<u8>| ranks[a] != 0 && (ranks[b] == 0 || ranks[a] < ranks[b]);
    ballots
        .iter()
        .filter(prefers)
        .count()
        .try_into()
        .expect("few")
}

/// The strongest of all paths without a circle, one by one.
pub fn strongest_path(
    link: &dyn Fn(usize, usize) -> u64,
    path: &mut Vec<usize>,
    to: usize,
    options: usize,
) -> u64 {
    let from = *path.last().expect("a start");
    let mut best = link(from, to);
    for by in 0..options {
        if by == to || path.contains(&by) {
            continue;
        }
        path.push(by);
        let rest = strongest_path(link, path, to, options);
        path.pop();
        best = best.max(link(from, by).min(rest));
    }
    best
}

/// Twice the points: for each other option two if it is below, one if it is equal, which says the same as sharing points.
pub fn borda(ballots: &[Vec<u8>], option: usize, average: bool) -> u64 {
    let mut points = 0;
    for ranks in ballots
        .iter()
        .filter(|ranks| ranks.iter().any(|rank| *rank != 0))
    {
        if ranks[option] == 0 && !average {
            continue;
        }
        let place = |rank: u8| if rank == 0 { u8::MAX } else { rank };
        for (other, rank) in ranks.iter().enumerate() {
            points += match place(ranks[option]).cmp(&place(*rank)) {
                _ if other == option => 0,
                Ordering::Less => 2,
                Ordering::Equal => 1,
                Ordering::Greater => 0,
            };
        }
    }
    points
}

/// The first option on a ballot that is still in.
pub fn first(ranks: &[u8], left: &[usize]) -> Option<usize> {
    let ranked = left.iter().copied().filter(|option| ranks[*option] != 0);
    ranked.min_by_key(|option| ranks[*option])
}
