//! How ties are broken, and that every count fits into the record.

use ballot::{
    PollId,
    methods::{
        Action, JudgmentBy, JudgmentRules, MAX_CHOSEN, MAX_GRADES, MAX_RANKED, MAX_RATED,
        MethodCounter, OptionRules, Outcome, Rules, RunoffRules, SchulzeRules, ScoreBy, ScoreRules,
        Span, Strength, StvOutcome, StvRules, Tie, TieBreak, TieOrder, TieSeed, VOTE, Vote,
    },
    secret::{Leaf, ResultLeaf, verify::Counter},
};

use crate::support::{count, free};

fn rank(ballots: u64, options: &[u16]) -> (u64, Vote) {
    let tiers = options.iter().map(|option| vec![*option]).collect();
    (ballots, Vote::Ranking(tiers))
}

fn order(options: &[u16]) -> TieOrder {
    TieOrder::new(options.to_vec()).expect("all options")
}

fn stv(seats: u16, options: u16, votes: &[(u64, Vote)], ties: &TieOrder) -> StvOutcome {
    let span = free(options);
    match count(Rules::Stv(StvRules { span, seats }), votes, ties) {
        Outcome::Stv(outcome) => outcome,
        other => panic!("{other:?}"),
    }
}

#[test]
fn an_order_names_every_option_once() {
    assert_eq!(TieOrder::new(vec![1, 3]), None);
    assert_eq!(TieOrder::new(vec![0, 1]), None);
    assert_eq!(TieOrder::new(vec![1, 1]), None);
    assert_eq!(order(&[2, 1]).options(), [2, 1]);
    let mut first = [0; 3];
    for seed in 0..=255 {
        let drawn = TieSeed([seed; 32]).order(3);
        first[usize::from(drawn.options()[0]) - 1] += 1;
    }
    // Of 256 draws about 85 each: nobody is preferred.
    assert!(
        first.iter().all(|times| (60..110).contains(times)),
        "{first:?}"
    );
}

#[test]
fn the_last_stage_in_which_they_differed_decides_who_is_excluded() {
    // Option 3 goes first; then 1 and 2 have 5 votes each, and had 5 and 4 before.
    let votes = [
        rank(5, &[1]),
        rank(4, &[2]),
        rank(1, &[3, 2]),
        rank(8, &[4]),
    ];
    for ties in [order(&[1, 2, 3, 4]), order(&[2, 1, 4, 3])] {
        let outcome = stv(1, 4, &votes, &ties);
        let Action::Exclusion { option: 2, votes } = outcome.stages[2].action else {
            panic!("{:?}", outcome.stages[2]);
        };
        assert_eq!(votes, 5 * VOTE);
        let tie = Tie {
            among: vec![1, 2],
            taken: 2,
            by: TieBreak::Earlier { stage: 1 },
        };
        assert_eq!(outcome.stages[2].tie, Some(tie));
        assert_eq!(outcome.elected, [4]);
    }
}

#[test]
fn the_lot_decides_between_those_that_never_differed() {
    let votes = [rank(2, &[1]), rank(2, &[2]), rank(2, &[3]), rank(3, &[4])];
    let outcome = stv(1, 4, &votes, &order(&[3, 1, 2, 4]));
    let tie = Tie {
        among: vec![1, 2, 3],
        taken: 2,
        by: TieBreak::Lot {
            left: vec![1, 2, 3],
        },
    };
    assert_eq!(outcome.stages[1].tie, Some(tie));
    // Three are tied, the look-back leaves two of them, the lot takes one.
    let votes = [
        rank(4, &[1]),
        rank(3, &[2]),
        rank(3, &[3]),
        rank(1, &[4, 2]),
        rank(1, &[4, 3]),
        rank(9, &[5]),
    ];
    let outcome = stv(1, 5, &votes, &order(&[1, 2, 3, 4, 5]));
    let tie = Tie {
        among: vec![1, 2, 3],
        taken: 3,
        by: TieBreak::Lot { left: vec![2, 3] },
    };
    assert_eq!(outcome.stages[2].tie, Some(tie));
}

#[test]
fn equal_surpluses_go_by_the_lot_if_they_always_were_equal() {
    // Quota 4: both have a surplus of 2.
    let votes = [rank(6, &[1, 3]), rank(6, &[2, 4]), rank(2, &[3])];
    let outcome = stv(2, 4, &votes, &order(&[2, 1, 3, 4]));
    assert_eq!(outcome.elected, [2, 1]);
    assert_eq!(outcome.stages.len(), 1);
    assert_eq!(outcome.stages[0].order_ties.len(), 1);
    let outcome = stv(3, 4, &votes, &order(&[2, 1, 3, 4]));
    let surplus = Action::Surplus {
        option: 2,
        surplus: 2 * VOTE,
    };
    assert_eq!(outcome.stages[1].action, surplus);
    let tie = outcome.stages[1].tie.as_ref().expect("a tie");
    assert_eq!(
        (tie.taken, &tie.by),
        (2, &TieBreak::Lot { left: vec![1, 2] })
    );
}

#[test]
fn values_are_cut_after_five_decimal_places() {
    // Quota 4: a surplus of 3 on 7 papers goes on at 0.42857 each, of which 5 are for option 2.
    let votes = [
        rank(5, &[1, 2]),
        rank(2, &[1]),
        rank(2, &[2]),
        rank(2, &[3]),
    ];
    let outcome = stv(2, 3, &votes, &order(&[1, 2, 3]));
    assert_eq!(outcome.quota, 4);
    let stage = &outcome.stages[1];
    assert_eq!(stage.votes, [400_000, 200_000 + 5 * 42_857, 200_000]);
    assert_eq!((stage.exhausted, stage.cut_off), (2 * 42_857, 1));
    assert_eq!(outcome.elected, [1, 2]);
}

#[test]
fn nobody_is_elected_without_a_ballot() {
    let ties = order(&[1, 2, 3]);
    let blank = [rank(3, &[])];
    for votes in [&blank[..], &[]] {
        let outcome = stv(3, 3, votes, &ties);
        assert_eq!((outcome.elected.len(), outcome.stages.len()), (0, 0));
        let rules = RunoffRules { span: free(3) };
        assert!(
            count(Rules::Runoff(rules), votes, &ties)
                .winners()
                .is_empty()
        );
        let schulze = SchulzeRules {
            span: free(3),
            equal: false,
            strength: Strength::Margins,
            seats: 1,
        };
        let outcome = count(Rules::Schulze(schulze), votes, &ties);
        assert!(outcome.winners().is_empty());
        assert_eq!(
            outcome.standing().map(|standing| standing.tiers.len()),
            Some(1)
        );
    }
}

/// As many ballots as options, each option first on one of them: everything is tied, so counts are as long as they can be.
fn circle(rules: Rules) -> MethodCounter {
    let options = rules.span().options;
    let mut counter = MethodCounter::by(rules).expect("good rules");
    for turn in 0..options {
        let ranks =
            (0..options).map(|option| u8::try_from((option + turn) % options + 1).expect("few"));
        assert!(counter.count(&ranks.collect::<Vec<u8>>()));
    }
    counter
}

#[test]
fn the_longest_counts_fit_a_leaf_of_the_record() {
    let span = free(MAX_RANKED);
    let strength = Strength::WinningVotes;
    let chosen = OptionRules {
        span: Span {
            min: 1,
            ..free(MAX_CHOSEN)
        },
        none_allowed: true,
    };
    let score = ScoreRules {
        span: free(MAX_RATED),
        max_score: 1,
        by: ScoreBy::Sum,
        seats: MAX_RATED,
    };
    let judgment = JudgmentRules {
        span: free(MAX_RATED),
        grades: MAX_GRADES,
        by: JudgmentBy::Value,
        seats: MAX_RATED,
    };
    let empty = |rules| MethodCounter::by(rules).expect("good rules");
    let schulze = SchulzeRules {
        span,
        equal: false,
        strength,
        seats: MAX_RANKED,
    };
    let mut counters = vec![
        empty(Rules::Approval(chosen)),
        empty(Rules::Score(score)),
        empty(Rules::Judgment(judgment)),
        circle(Rules::Schulze(schulze)),
        circle(Rules::Runoff(RunoffRules { span })),
    ];
    for seats in [1, 2, 20, 32, 63, 64] {
        counters.push(circle(Rules::Stv(StvRules { span, seats })));
    }
    for counter in counters {
        let tally = counter.tally(&TieSeed([9; 32]));
        let all = (u64::MAX, u64::MAX, u64::MAX);
        let leaf = Leaf::Result(ResultLeaf::new(&PollId([1; 32]), all, tally));
        assert!(leaf.to_bytes().is_ok(), "{:?}", counter.rules());
    }
}
