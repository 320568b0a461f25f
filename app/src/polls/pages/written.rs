//! Choices and outcomes as programs read them: the same words in every language.

use super::outcome::place;
use ::ballot::methods::{Outcome, Rules, VOTE};
use domain::poll::{Chosen, Marks, Poll};
use serde_json::{Value, json};

/// What a choice is called in a table.
pub fn column(poll: &Poll) -> &'static str {
    match poll.method.marks() {
        Marks::Options => "options",
        Marks::Ratings { .. } => "ratings",
        Marks::Ranking { .. } => "ranking",
    }
}

fn joined(numbers: &[u16], mark: &str) -> String {
    let numbers: Vec<String> = numbers.iter().map(u16::to_string).collect();
    numbers.join(mark)
}

/// A choice in a cell of a table: `1 3`; ratings as `1:5 3:2`; a ranking as `2>1=3`; `none`, or `invalid`.
pub fn words(chosen: Option<&Chosen>) -> String {
    match chosen {
        None => "invalid".to_owned(),
        Some(Chosen::NoneOfThese) => "none".to_owned(),
        Some(Chosen::Options(numbers)) => joined(numbers, " "),
        Some(Chosen::Ratings(ratings)) => {
            let given = (1..)
                .zip(ratings)
                .filter_map(|(option, rating): (u16, _)| Some(format!("{option}:{}", (*rating)?)));
            given.collect::<Vec<_>>().join(" ")
        }
        Some(Chosen::Ranking(tiers)) => {
            let tiers = tiers.iter().map(|tier| joined(tier, "="));
            tiers.collect::<Vec<_>>().join(">")
        }
    }
}

/// A choice in JSON, and what it is called there.
pub fn value(rules: &Rules, chosen: Option<&Chosen>) -> (&'static str, Value) {
    let name = match rules {
        Rules::Single(_) | Rules::Approval(_) => "options",
        Rules::Score(_) | Rules::Judgment(_) => "ratings",
        Rules::Borda(_) | Rules::Schulze(_) | Rules::Runoff(_) | Rules::Stv(_) => "ranking",
    };
    let value = match chosen {
        None => Value::Null,
        Some(Chosen::NoneOfThese) => json!("none"),
        Some(Chosen::Options(numbers)) => json!(numbers),
        Some(Chosen::Ratings(ratings)) => json!(ratings),
        Some(Chosen::Ranking(tiers)) => json!(tiers),
    };
    (name, value)
}

/// What a table of results says of each option beside who wins: names of the columns, and the cells of each option in the order of their numbers.
pub fn figures(outcome: &Outcome, options: usize) -> (Vec<String>, Vec<Vec<String>>) {
    let numbered = |name: &str, count: usize| (1..=count).map(|n| format!("{name}_{n}")).collect();
    let by_option = |cells: &dyn Fn(usize) -> Vec<String>| (0..options).map(cells).collect();
    let at = |numbers: &[u64], place: usize| numbers.get(place).copied().unwrap_or(0);
    match outcome {
        Outcome::Options(outcome) => (
            vec!["votes".to_owned()],
            by_option(&|n| vec![at(&outcome.per_option, n).to_string()]),
        ),
        Outcome::Score(outcome) => (
            vec!["sum".to_owned(), "scored_by".to_owned()],
            by_option(&|n| {
                [&outcome.sums, &outcome.scored_by]
                    .map(|sums| at(sums, n).to_string())
                    .to_vec()
            }),
        ),
        Outcome::Borda(outcome) => (
            vec!["points".to_owned()],
            by_option(&|n| {
                let halves = at(&outcome.half_points, n);
                vec![format!("{}.{}", halves / 2, halves % 2 * 5)]
            }),
        ),
        Outcome::Judgment(outcome) => {
            let grades = outcome.merits.first().map_or(0, |merit| merit.tally.len());
            let mut columns = vec!["median".to_owned()];
            columns.extend((0..grades).map(|grade| format!("grade_{grade}")));
            let cells = |n: usize| {
                let merit = outcome.merits.get(n);
                let median = merit.map(|merit| merit.median.to_string());
                let tally = merit.into_iter().flat_map(|merit| &merit.tally);
                median
                    .into_iter()
                    .chain(tally.map(u64::to_string))
                    .collect()
            };
            (columns, by_option(&cells))
        }
        Outcome::Schulze(outcome) => (
            numbered("ballots_above", options),
            by_option(&|n| {
                let row = outcome.pairwise.get(n).into_iter().flatten();
                row.map(u64::to_string).collect()
            }),
        ),
        Outcome::Runoff(outcome) => (
            numbered("round", outcome.rounds.len()),
            by_option(&|n| {
                let rounds = outcome.rounds.iter();
                rounds
                    .map(|round| at(&round.votes, n).to_string())
                    .collect()
            }),
        ),
        Outcome::Stv(outcome) => (
            numbered("stage", outcome.stages.len()),
            by_option(&|n| {
                let stages = outcome.stages.iter();
                stages
                    .map(|stage| {
                        let votes = at(&stage.votes, n);
                        format!("{}.{:05}", votes / VOTE, votes % VOTE)
                    })
                    .collect()
            }),
        ),
    }
}

/// The place of an option by the ballots alone, by methods that give one to each.
pub fn placed(outcome: &Outcome, option: u16) -> String {
    let standing = outcome.standing();
    standing.map_or_else(String::new, |standing| place(standing, option).to_string())
}

#[cfg(test)]
mod tests {
    use super::words;
    use domain::poll::Chosen;

    #[test]
    fn choices_are_written_for_programs() {
        assert_eq!(words(Some(&Chosen::Options(vec![1, 3]))), "1 3");
        assert_eq!(
            words(Some(&Chosen::Ratings(vec![Some(5), None, Some(0)]))),
            "1:5 3:0"
        );
        assert_eq!(
            words(Some(&Chosen::Ranking(vec![vec![2], vec![1, 3]]))),
            "2>1=3"
        );
        assert_eq!(words(None), "invalid");
    }
}
