//! What other programs count: methods with rounds.

use ballot::methods::{Action, Outcome, Rules, RunoffRules, StvRules, TieBreak, TieSeed, VOTE};
use serde_json::Value;

use crate::support::{Case, cases, count, drawn, free, list, number, option, options, text};

/// A number with five decimal places, in hundred-thousandths.
fn votes(value: &Value) -> u64 {
    let Some(text) = value.as_str() else {
        return 0;
    };
    let (whole, decimals) = text.split_once('.').expect("a decimal");
    assert_eq!(decimals.len(), 5);
    let whole: u64 = whole.parse().expect("whole");
    whole * VOTE + decimals.parse::<u64>().expect("decimals")
}

#[test]
fn instant_runoff_counts_as_others_do() {
    let oracle = cases(include_str!("../oracles/tally/irv.json"));
    let mut compared = 0;
    for case in list(&oracle["cases"]).iter().map(Case) {
        let (votes, expected) = (case.strict(), case.expected());
        let rules = Rules::Runoff(RunoffRules {
            span: free(case.options()),
        });
        let possible = options(&expected["possible_winners"]);
        for seed in 0..20 {
            let ties = TieSeed([seed; 32]).order(case.options());
            let outcome = count(rules, &votes, &ties);
            assert_eq!(outcome.winners().len(), 1, "{}", case.id());
            assert!(possible.contains(&outcome.winners()[0]), "{}", case.id());
        }
        if !expected["tie_free"].as_bool().expect("yes or no") {
            continue;
        }
        compared += 1;
        let Outcome::Runoff(outcome) = count(rules, &votes, &drawn(case.options())) else {
            panic!("another method");
        };
        assert_eq!(outcome.ballots, number(&expected["valid"]));
        assert_eq!(outcome.blank, number(&expected["empty"]));
        let rounds = list(&expected["rounds"]);
        assert_eq!(outcome.rounds.len(), rounds.len(), "{}", case.id());
        for (round, expected) in outcome.rounds.iter().zip(rounds) {
            let tallies = case.each(&expected["tallies"], |n| n.as_u64().unwrap_or(0));
            assert_eq!(round.votes, tallies, "{}", case.id());
            assert_eq!(round.exhausted, number(&expected["exhausted"]));
            let eliminated = &expected["eliminated"];
            let eliminated = (!eliminated.is_null()).then(|| option(eliminated));
            assert_eq!(round.eliminated, eliminated, "{}", case.id());
            assert_eq!(round.tie, None, "{}", case.id());
        }
    }
    assert!(compared >= 50, "{compared}");
}

fn sorted(options: &[u16]) -> Vec<u16> {
    let mut sorted = options.to_vec();
    sorted.sort_unstable();
    sorted
}

fn check_stages(case: &Case) {
    let expected = case.expected();
    let rules = Rules::Stv(StvRules {
        span: free(case.options()),
        seats: u16::try_from(number(&case.0["seats"])).expect("few seats"),
    });
    let Outcome::Stv(outcome) = count(rules, &case.strict(), &drawn(case.options())) else {
        panic!("another method");
    };
    assert_eq!(outcome.ballots, number(&expected["valid"]));
    assert_eq!(outcome.blank, number(&expected["empty"]));
    assert_eq!(outcome.quota, number(&expected["quota"]));
    // Two that are elected in one stage with equal votes stand in the order of letters there.
    if outcome
        .stages
        .iter()
        .all(|stage| stage.order_ties.is_empty())
    {
        let in_order = options(&expected["elected_in_order"]);
        assert_eq!(outcome.elected, in_order, "{}", case.id());
    }
    let elected = sorted(&outcome.elected);
    assert_eq!(elected, options(&expected["elected"]), "{}", case.id());
    let stages = list(&expected["stages"]);
    assert_eq!(outcome.stages.len(), stages.len(), "{}", case.id());
    let mut looked_back = false;
    for (stage, expected) in outcome.stages.iter().zip(stages) {
        let (action, acted) = match stage.action {
            Action::First => ("first_preferences", None),
            Action::Surplus { option, .. } => ("surplus", Some(option)),
            Action::Exclusion { option, .. } => ("exclusion", Some(option)),
        };
        assert_eq!(action, text(&expected["action"]), "{}", case.id());
        let option = expected.get("option").map(option);
        assert_eq!(acted, option, "{}", case.id());
        let tallies = case.each(&expected["tallies"], votes);
        assert_eq!(stage.votes, tallies, "{}", case.id());
        let not_transferred = votes(&expected["not_transferred"]);
        assert_eq!(stage.exhausted + stage.cut_off, not_transferred);
        let elected = options(&expected["elected"]);
        assert_eq!(sorted(&stage.elected), sorted(&elected), "{}", case.id());
        let filled = expected.get("elected_without_quota").map(options);
        let filled = sorted(&filled.unwrap_or_default());
        assert_eq!(sorted(&stage.filled), filled, "{}", case.id());
        if let Some(tie) = &stage.tie {
            assert!(matches!(tie.by, TieBreak::Earlier { .. }), "{}", case.id());
            looked_back = true;
        }
    }
    let used = &expected["used_history_tiebreak"];
    assert_eq!(Some(looked_back), used.as_bool(), "{}", case.id());
}

#[test]
fn the_single_transferable_vote_counts_as_others_do() {
    let oracle = cases(include_str!("../oracles/tally/stv_scottish.json"));
    let cases = list(&oracle["cases"]);
    assert!(cases.len() >= 150);
    cases.iter().for_each(|case| check_stages(&Case(case)));
}

#[test]
fn several_surpluses_go_on_as_others_do_it() {
    let json = include_str!("../oracles/tally/stv_scottish_multi_surplus.json");
    let oracle = cases(json);
    let cases = list(&oracle["cases"]);
    assert!(!cases.is_empty());
    cases.iter().for_each(|case| check_stages(&Case(case)));
}
