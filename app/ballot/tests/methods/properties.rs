//! What must hold for all votes.

use ballot::methods::{
    BordaRules, JudgmentBy, JudgmentRules, MethodCounter, OptionRules, Outcome, Rules, RunoffRules,
    SchulzeRules, ScoreBy, ScoreRules, Span, Strength, StvRules, TieBreak, TieOrder, TieSeed,
    Unranked, VOTE, Vote,
};
use ballot::secret::verify::Counter;
use proptest::{collection::vec, prelude::*};

use crate::{brute, stv_rules, support::free};

/// Ranks of a few options, from 1 without gaps; 0 is none.
fn ranking(options: usize, strict: bool, whole: bool) -> impl Strategy<Value = Vec<u8>> {
    let order = Just((0..options).collect::<Vec<usize>>()).prop_shuffle();
    (order, vec(any::<bool>(), options), 0..=options).prop_map(move |(order, joins, named)| {
        let named = if whole { options } else { named };
        let mut ranks = vec![0; options];
        let mut rank = 0;
        for (place, option) in order.into_iter().take(named).enumerate() {
            if place == 0 || strict || !joins[place] {
                rank += 1;
            }
            ranks[option] = rank;
        }
        ranks
    })
}

pub fn profile(strict: bool, whole: bool) -> impl Strategy<Value = (usize, Vec<Vec<u8>>)> {
    (2_usize..6).prop_flat_map(move |options| {
        // Few different rankings more often than chance has it, so that ties and clear majorities occur.
        let few = vec(ranking(options, strict, whole), 1..4)
            .prop_flat_map(|few| vec(proptest::sample::select(few), 1..25));
        let many = vec(ranking(options, strict, whole), 0..25);
        (Just(options), prop_oneof![few, many])
    })
}

fn ties(options: usize) -> impl Strategy<Value = TieOrder> {
    let order = (1..=u16::try_from(options).expect("few")).collect::<Vec<_>>();
    Just(order)
        .prop_shuffle()
        .prop_map(|order| TieOrder::new(order).expect("all options"))
}

fn ranked(strict: bool, whole: bool) -> impl Strategy<Value = (usize, Vec<Vec<u8>>, TieOrder)> {
    profile(strict, whole)
        .prop_flat_map(|(options, ballots)| (Just(options), Just(ballots), ties(options)))
}

fn count_bytes(rules: Rules, ballots: &[Vec<u8>], ties: &TieOrder) -> Outcome {
    let mut counter = MethodCounter::by(rules).expect("good rules");
    ballots
        .iter()
        .for_each(|choice| assert!(counter.count(choice)));
    counter.outcome(ties)
}

fn number(options: usize) -> u16 {
    u16::try_from(options).expect("few options")
}

fn runoff(options: usize) -> Rules {
    Rules::Runoff(RunoffRules {
        span: free(number(options)),
    })
}

fn stv(options: usize, seats: usize) -> Rules {
    Rules::Stv(StvRules {
        span: free(number(options)),
        seats: number(seats),
    })
}

fn schulze(options: usize, strength: Strength) -> Rules {
    Rules::Schulze(SchulzeRules {
        span: free(number(options)),
        equal: true,
        strength,
        seats: 1,
    })
}

fn borda(options: usize, unranked: Unranked) -> Rules {
    Rules::Borda(BordaRules {
        span: free(number(options)),
        equal: true,
        unranked,
        seats: 1,
    })
}

/// All methods that take strict rankings as bytes, and as ratings too: a rank is a rating to them.
pub fn all(options: usize) -> Vec<Rules> {
    let span = free(number(options));
    vec![
        runoff(options),
        stv(options, 1),
        stv(options, options.div_ceil(2)),
        schulze(options, Strength::WinningVotes),
        schulze(options, Strength::Margins),
        borda(options, Unranked::Zero),
        borda(options, Unranked::Average),
        Rules::Score(ScoreRules {
            span,
            max_score: 9,
            by: ScoreBy::Sum,
            seats: 1,
        }),
        Rules::Score(ScoreRules {
            span,
            max_score: 9,
            by: ScoreBy::Mean,
            seats: 2,
        }),
        Rules::Judgment(JudgmentRules {
            span,
            grades: 10,
            by: JudgmentBy::Value,
            seats: 1,
        }),
        Rules::Judgment(JudgmentRules {
            span,
            grades: 10,
            by: JudgmentBy::Gauge,
            seats: 1,
        }),
    ]
}

proptest! {
    #[test]
    fn the_order_of_ballots_does_not_matter((options, ballots, ties) in ranked(true, false), turn: prop::sample::Index) {
        let mut shuffled = ballots.clone();
        shuffled.sort_unstable();
        let turn = turn.index(ballots.len().max(1));
        shuffled.rotate_left(turn.min(ballots.len()));
        let mut backward = ballots.clone();
        backward.reverse();
        for rules in all(options) {
            let outcome = count_bytes(rules, &ballots, &ties);
            prop_assert_eq!(&count_bytes(rules, &shuffled, &ties), &outcome);
            prop_assert_eq!(&count_bytes(rules, &backward, &ties), &outcome);
            prop_assert_eq!(count_bytes(rules, &backward, &ties).to_bytes(), outcome.to_bytes());
        }
    }

    #[test]
    fn ballots_that_are_alike_may_be_counted_at_once((options, ballots, ties) in ranked(true, false), times in 1_u64..5) {
        for rules in all(options) {
            let repeated: Vec<Vec<u8>> = (0..times).flat_map(|_| ballots.clone()).collect();
            let mut counter = MethodCounter::by(rules).expect("good rules");
            for ballot in &ballots {
                prop_assert!(counter.count_alike(ballot, times));
            }
            prop_assert_eq!(counter.outcome(&ties), count_bytes(rules, &repeated, &ties));
        }
    }

    #[test]
    fn the_names_of_options_do_not_matter((options, ballots, ties) in ranked(true, false), turn in 1_usize..6) {
        // Option n becomes option n + turn, in the ballots and in the order that was drawn.
        let renamed = |option: u16| (option - 1 + number(turn)) % number(options) + 1;
        let turned: Vec<Vec<u8>> = ballots
            .iter()
            .map(|ranks| {
                let mut ranks = ranks.clone();
                ranks.rotate_right(turn % options);
                ranks
            })
            .collect();
        let turned_ties = TieOrder::new(ties.options().iter().copied().map(renamed).collect()).expect("all");
        for rules in all(options) {
            let winners: Vec<u16> =
                count_bytes(rules, &ballots, &ties).winners().iter().copied().map(renamed).collect();
            let outcome = count_bytes(rules, &turned, &turned_ties);
            prop_assert_eq!(outcome.winners(), winners);
        }
    }

    #[test]
    fn schulze_elects_whoever_beats_all_others((options, ballots, ties) in ranked(false, false), margins: bool) {
        let strength = if margins { Strength::Margins } else { Strength::WinningVotes };
        let Outcome::Schulze(outcome) = count_bytes(schulze(options, strength), &ballots, &ties) else {
            panic!("another method");
        };
        let beats = |a: usize, b: usize| brute::above(&ballots, a, b) > brute::above(&ballots, b, a);
        let condorcet = (0..options).find(|a| (0..options).all(|b| *a == b || beats(*a, b)));
        prop_assert_eq!(outcome.condorcet, condorcet.map(|place| number(place) + 1));
        if let Some(winner) = outcome.condorcet {
            prop_assert_eq!(&outcome.standing.winners, &[winner]);
            prop_assert_eq!(&outcome.standing.tiers[0], &[winner]);
        }
        let link = |a: usize, b: usize| {
            let (votes, against) = (brute::above(&ballots, a, b), brute::above(&ballots, b, a));
            match votes > against {
                true if margins => votes - against,
                true => votes,
                false => 0,
            }
        };
        for a in 0..options {
            for b in (0..options).filter(|b| *b != a) {
                prop_assert_eq!(outcome.pairwise[a][b], brute::above(&ballots, a, b));
                let path = brute::strongest_path(&link, &mut vec![a], b, options);
                prop_assert_eq!(outcome.paths[a][b], path);
            }
        }
        // The order never contradicts the relation, whatever the lot.
        let order = &outcome.standing.order;
        for (place, above) in order.iter().enumerate() {
            for below in &order[place + 1..] {
                let (a, b) = (usize::from(*above) - 1, usize::from(*below) - 1);
                prop_assert!(outcome.paths[b][a] <= outcome.paths[a][b]);
            }
        }
    }

    #[test]
    fn borda_counts_as_pairs_do((options, ballots, ties) in ranked(false, false)) {
        for (unranked, average) in [(Unranked::Zero, false), (Unranked::Average, true)] {
            let Outcome::Borda(outcome) = count_bytes(borda(options, unranked), &ballots, &ties) else {
                panic!("another method");
            };
            // Without points for what is not ranked, an option still gets points over it.
            let expected: Vec<u64> = (0..options).map(|option| brute::borda(&ballots, option, average)).collect();
            prop_assert_eq!(outcome.half_points, expected);
        }
    }

    #[test]
    fn a_majority_wins_the_instant_runoff((options, ballots, ties) in ranked(true, false)) {
        let outcome = count_bytes(runoff(options), &ballots, &ties);
        let counted = ballots.iter().filter(|ranks| ranks.contains(&1)).count();
        for option in 0..options {
            if 2 * ballots.iter().filter(|ranks| ranks[option] == 1).count() > counted {
                prop_assert_eq!(outcome.winners(), &[number(option) + 1]);
            }
        }
        prop_assert_eq!(outcome.winners().is_empty(), counted == 0);
        let Outcome::Runoff(outcome) = outcome else { panic!("another method") };
        let mut left: Vec<usize> = (0..options).collect();
        for round in &outcome.rounds {
            for option in 0..options {
                let votes = ballots.iter().filter(|ranks| brute::first(ranks, &left) == Some(option)).count();
                prop_assert_eq!(round.votes[option], u64::try_from(votes).expect("few"));
            }
            prop_assert_eq!(round.votes.iter().sum::<u64>() + round.exhausted, outcome.ballots);
            left.retain(|option| Some(number(*option) + 1) != round.eliminated);
        }
    }

    #[test]
    fn one_seat_by_transferable_vote_is_the_instant_runoff((options, ballots, ties) in ranked(true, true)) {
        let one_seat = count_bytes(stv(options, 1), &ballots, &ties);
        let runoff = count_bytes(runoff(options), &ballots, &ties);
        prop_assert_eq!(one_seat.winners(), runoff.winners());
    }

    #[test]
    fn no_vote_is_lost_and_the_law_says_the_same((options, ballots, ties) in ranked(true, false), seats in 1_usize..4) {
        let seats = seats.min(options);
        let Outcome::Stv(outcome) = count_bytes(stv(options, seats), &ballots, &ties) else {
            panic!("another method");
        };
        for stage in &outcome.stages {
            let sum = stage.votes.iter().sum::<u64>() + stage.exhausted + stage.cut_off;
            prop_assert_eq!(sum, outcome.ballots * VOTE);
        }
        for pair in outcome.stages.windows(2) {
            prop_assert!(pair[0].exhausted <= pair[1].exhausted && pair[0].cut_off <= pair[1].cut_off);
        }
        let expected = if outcome.ballots == 0 { 0 } else { seats };
        prop_assert_eq!(outcome.elected.len(), expected);
        let order: Vec<usize> = ties.options().iter().map(|option| usize::from(*option) - 1).collect();
        let (elected, stages) = stv_rules::elect(&ballots, options, seats, &order);
        let elected: Vec<u16> = elected.into_iter().map(|place| number(place) + 1).collect();
        prop_assert_eq!(&outcome.elected, &elected);
        let votes: Vec<Vec<u64>> = outcome.stages.iter().map(|stage| stage.votes.clone()).collect();
        prop_assert_eq!(votes, stages);
    }

    #[test]
    fn medians_are_taken_away_one_by_one(ballots in vec(vec(0_u8..4, 3), 1..12), seed: [u8; 32]) {
        let rules = Rules::Judgment(JudgmentRules { span: free(3), grades: 4, by: JudgmentBy::Value, seats: 3 });
        let mut counter = MethodCounter::by(rules).expect("good rules");
        for grades in &ballots {
            let vote = Vote::Ratings(grades.iter().copied().map(Some).collect());
            prop_assert!(counter.count(&rules.encode(&vote).expect("a vote")));
        }
        let outcome = counter.outcome_by(&TieSeed(seed));
        let value = |option: &u16| {
            let place = usize::from(*option) - 1;
            brute::medians(ballots.iter().map(|grades| grades[place]).collect())
        };
        let standing = outcome.standing().expect("a standing");
        for pair in standing.order.windows(2) {
            prop_assert!(value(&pair[0]) >= value(&pair[1]));
        }
        for tier in &standing.tiers {
            prop_assert!(tier.iter().all(|option| value(option) == value(&tier[0])));
        }
        let values: std::collections::BTreeSet<_> = (1..=3).map(|option| value(&option)).collect();
        prop_assert_eq!(values.len(), standing.tiers.len());
    }

    #[test]
    fn only_the_lot_depends_on_the_seed((options, ballots, ties) in ranked(true, false), other in any::<[u8; 32]>()) {
        let other = TieSeed(other).order(number(options));
        for rules in all(options) {
            let (one, two) = (count_bytes(rules, &ballots, &ties), count_bytes(rules, &ballots, &other));
            if let (Some(one), Some(two)) = (one.standing(), two.standing()) {
                prop_assert_eq!(&one.tiers, &two.tiers);
                if one.lot().is_none() && !one.winners.is_empty() {
                    let sorted = |winners: &[u16]| { let mut w = winners.to_vec(); w.sort_unstable(); w };
                    prop_assert_eq!(sorted(&one.winners), sorted(&two.winners));
                }
            }
            let lots = |outcome: &Outcome| match outcome {
                Outcome::Runoff(outcome) => outcome.rounds.iter().filter_map(|round| round.tie.as_ref())
                    .any(|tie| matches!(tie.by, TieBreak::Lot { .. })),
                Outcome::Stv(outcome) => outcome.stages.iter()
                    .flat_map(|stage| stage.tie.iter().chain(&stage.order_ties))
                    .any(|tie| matches!(tie.by, TieBreak::Lot { .. })),
                _ => true,
            };
            if !lots(&one) {
                prop_assert_eq!(one, two);
            }
        }
    }

    #[test]
    fn single_choice_and_approval_add_up(options in 1_u16..20, chosen in vec(any::<u32>(), 0..30), seed: [u8; 32]) {
        let rules = Rules::Approval(OptionRules { span: Span { min: 1, ..free(options) }, none_allowed: true });
        let mut counter = MethodCounter::by(rules).expect("good rules");
        let chosen: Vec<Vec<u16>> = chosen.into_iter()
            .map(|bits| (1..=options).filter(|option| bits >> option & 1 == 1).collect())
            .collect();
        for options in &chosen {
            let selection = match options.is_empty() {
                true => ballot::Selection::NoneOfThese,
                false => ballot::Selection::Options(options.clone()),
            };
            prop_assert!(counter.count(&rules.encode(&Vote::Options(selection)).expect("a vote")));
        }
        let Outcome::Options(outcome) = counter.outcome_by(&TieSeed(seed)) else { panic!("another method") };
        for option in 1..=options {
            let votes = chosen.iter().filter(|chosen| chosen.contains(&option)).count();
            prop_assert_eq!(outcome.per_option[usize::from(option) - 1], u64::try_from(votes).expect("few"));
        }
        let most = outcome.per_option.iter().max();
        for winner in &outcome.standing.winners {
            prop_assert_eq!(outcome.per_option.get(usize::from(*winner) - 1), most);
        }
    }
}
