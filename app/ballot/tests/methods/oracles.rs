//! What other programs count: methods that look at every ballot once.

use ballot::{
    Selection,
    methods::{
        BordaRules, JudgmentBy, JudgmentRules, OptionRules, Outcome, Rules, SchulzeRules, ScoreBy,
        ScoreRules, Span, Standing, Strength, Unranked, Vote,
    },
};
use serde_json::Value;

use crate::support::{Case, cases, count, drawn, free, list, number, option, options, tiers};

fn each_case(json: &str, check: impl Fn(&Case)) {
    let oracle = cases(json);
    let cases = list(&oracle["cases"]);
    assert!(cases.len() >= 150);
    cases.iter().for_each(|case| check(&Case(case)));
}

/// The standing is these tiers, and the winner is of the first.
fn check_standing(case: &Case, standing: &Standing, expected: &Value, winners: &Value) {
    assert_eq!(standing.tiers, tiers(expected), "{}", case.id());
    assert_eq!(standing.tiers[0], options(winners), "{}", case.id());
    assert_eq!(standing.winners, standing.order[..1], "{}", case.id());
}

fn selection(chosen: Vec<u16>) -> Vote {
    Vote::Options(if chosen.is_empty() {
        Selection::NoneOfThese
    } else {
        Selection::Options(chosen)
    })
}

fn check_options(case: &Case, rules: Rules, votes: &[(u64, Vote)], none: &str) {
    let Outcome::Options(outcome) = count(rules, votes, &drawn(case.options())) else {
        panic!("another method");
    };
    let expected = case.expected();
    assert_eq!(outcome.per_option, case.each(&expected["counts"], number));
    assert_eq!(outcome.ballots, number(&expected["valid"]));
    assert_eq!(outcome.none, number(&expected[none]));
    if outcome.ballots > 0 {
        let (ranking, winners) = (&expected["ranking"], &expected["winners"]);
        check_standing(case, &outcome.standing, ranking, winners);
    }
}

#[test]
fn single_choice_counts_as_others_do() {
    each_case(include_str!("../oracles/tally/plurality.json"), |case| {
        let span = Span {
            options: case.options(),
            min: 1,
            max: 1,
        };
        let rules = Rules::Single(OptionRules {
            span,
            none_allowed: true,
        });
        let votes = case.votes(|_, ballot| {
            let choice = &ballot["choice"];
            selection(if choice.is_null() {
                Vec::new()
            } else {
                vec![option(choice)]
            })
        });
        check_options(case, rules, &votes, "blank");
    });
}

#[test]
fn approval_counts_as_others_do() {
    each_case(include_str!("../oracles/tally/approval.json"), |case| {
        let rules = Rules::Approval(OptionRules {
            span: Span {
                min: 1,
                ..free(case.options())
            },
            none_allowed: true,
        });
        let votes = case.votes(|_, ballot| selection(options(&ballot["approved"])));
        check_options(case, rules, &votes, "empty");
        let Outcome::Options(outcome) = count(rules, &votes, &drawn(case.options())) else {
            panic!("another method");
        };
        for (seats, committee) in case.expected()["committees"].as_object().expect("some") {
            let seats: usize = seats.parse().expect("a number");
            let mut first = outcome.standing.order[..seats].to_vec();
            first.sort_unstable();
            assert_eq!(first, options(committee), "{}", case.id());
        }
    });
}

/// What each option gets; `None` if it is not in the object.
fn ratings(case: &Case, object: &Value) -> Vote {
    let rating = |value: &Value| value.as_u64().and_then(|rating| u8::try_from(rating).ok());
    Vote::Ratings(case.each(object, rating))
}

#[test]
fn scores_are_added_up_as_others_do() {
    each_case(include_str!("../oracles/tally/score.json"), |case| {
        let votes = case.votes(|case, ballot| ratings(case, &ballot["scores"]));
        let expected = case.expected();
        let scale = list(&case.0["scale"]);
        assert_eq!(scale[0], 0);
        for (by, name) in [(ScoreBy::Sum, "sum"), (ScoreBy::Mean, "mean")] {
            let rules = Rules::Score(ScoreRules {
                span: free(case.options()),
                max_score: u8::try_from(number(&scale[1])).expect("a score"),
                by,
                seats: 1,
            });
            let Outcome::Score(outcome) = count(rules, &votes, &drawn(case.options())) else {
                panic!("another method");
            };
            assert_eq!(outcome.sums, case.each(&expected["sum"], number));
            let scored_by = case.each(&expected["scored_by"], number);
            assert_eq!(outcome.scored_by, scored_by);
            let ranking = &expected[format!("ranking_{name}")];
            let winners = &expected[format!("winners_{name}")];
            check_standing(case, &outcome.standing, ranking, winners);
        }
    });
}

#[test]
fn grades_are_judged_as_others_do() {
    let json = include_str!("../oracles/tally/majority_judgment.json");
    each_case(json, |case| {
        let votes = case.votes(|case, ballot| ratings(case, &ballot["grades"]));
        let expected = case.expected();
        for (by, name) in [(JudgmentBy::Value, "value"), (JudgmentBy::Gauge, "gauge")] {
            let rules = Rules::Judgment(JudgmentRules {
                span: free(case.options()),
                grades: u8::try_from(list(&case.0["grades"]).len()).expect("few grades"),
                by,
                seats: 1,
            });
            let Outcome::Judgment(outcome) = count(rules, &votes, &drawn(case.options())) else {
                panic!("another method");
            };
            let tally = |value: &Value| list(value).iter().map(number).collect::<Vec<_>>();
            let tallies = case.each(&expected["tallies"], tally);
            let medians = case.each(&expected["median"], number);
            let above = case.each(&expected["above"], number);
            let below = case.each(&expected["below"], number);
            for (place, merit) in outcome.merits.iter().enumerate() {
                assert_eq!(merit.tally, tallies[place], "{}", case.id());
                assert_eq!(u64::from(merit.median), medians[place], "{}", case.id());
                assert_eq!(merit.above, above[place], "{}", case.id());
                assert_eq!(merit.below, below[place], "{}", case.id());
            }
            let ranking = &expected[format!("ranking_majority_{name}")];
            let winners = &expected[format!("winners_majority_{name}")];
            check_standing(case, &outcome.standing, ranking, winners);
        }
    });
}

#[test]
fn borda_counts_as_others_do() {
    each_case(include_str!("../oracles/tally/borda.json"), |case| {
        let votes = case.strict();
        let expected = case.expected();
        let variants = [(Unranked::Zero, "zero"), (Unranked::Average, "average")];
        for (unranked, name) in variants {
            let rules = Rules::Borda(BordaRules {
                span: free(case.options()),
                equal: name == "zero",
                unranked,
                seats: 1,
            });
            let Outcome::Borda(outcome) = count(rules, &votes, &drawn(case.options())) else {
                panic!("another method");
            };
            assert_eq!(outcome.ballots, number(&expected["valid"]));
            assert_eq!(outcome.blank, number(&expected["empty"]));
            let expected = &expected[name];
            let half_points = case.each(&expected["scores"], twice);
            assert_eq!(outcome.half_points, half_points, "{}", case.id());
            let (ranking, winners) = (&expected["ranking"], &expected["winners"]);
            check_standing(case, &outcome.standing, ranking, winners);
        }
    });
}

/// Twice a number that may be a fraction `a/b`, or a decimal with halves.
fn twice(value: &Value) -> u64 {
    if let Some(whole) = value.as_u64() {
        return 2 * whole;
    }
    if let Some(fraction) = value.as_str() {
        let (a, b) = fraction.split_once('/').unwrap_or((fraction, "1"));
        let (a, b): (u64, u64) = (a.parse().expect("a"), b.parse().expect("b"));
        return 2 * a / b;
    }
    let halves = value.to_string();
    let (whole, half) = halves.split_once('.').expect("a decimal");
    2 * whole.parse::<u64>().expect("whole") + u64::from(half == "5")
}

#[test]
fn schulze_counts_as_others_do() {
    each_case(include_str!("../oracles/tally/schulze.json"), |case| {
        let votes = case.votes(|_, ballot| Vote::Ranking(sorted(tiers(&ballot["ranking"]))));
        let expected = case.expected();
        let variants = [
            (Strength::WinningVotes, "wv"),
            (Strength::Margins, "margins"),
        ];
        for (strength, name) in variants {
            let rules = Rules::Schulze(SchulzeRules {
                span: free(case.options()),
                equal: true,
                strength,
                seats: 1,
            });
            let Outcome::Schulze(outcome) = count(rules, &votes, &drawn(case.options())) else {
                panic!("another method");
            };
            let matrix = |object: &Value| {
                let amount = |value: &Value| value.as_u64().unwrap_or(0);
                case.each(object, |row| case.each(row, amount))
            };
            assert_eq!(outcome.pairwise, matrix(&expected["pairwise"]));
            let condorcet = &expected["condorcet_winner"];
            let condorcet = (!condorcet.is_null()).then(|| option(condorcet));
            assert_eq!(outcome.condorcet, condorcet, "{}", case.id());
            let expected = &expected[name];
            assert_eq!(outcome.paths, matrix(&expected["paths"]), "{}", case.id());
            let winners = sorted(vec![options(&expected["winners"])]);
            assert_eq!(outcome.standing.tiers[0], winners[0], "{}", case.id());
            if !expected["ranking"].is_null() {
                let ranking = options(&expected["ranking"]);
                assert_eq!(outcome.standing.order, ranking, "{}", case.id());
            }
        }
    });
}

fn sorted(mut tiers: Vec<Vec<u16>>) -> Vec<Vec<u16>> {
    tiers.iter_mut().for_each(|tier| tier.sort_unstable());
    tiers
}
