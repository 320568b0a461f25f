//! Choices and parameters have one encoding, and nothing else is taken.

use ballot::{
    ChoiceError, Selection,
    methods::{
        BordaRules, JudgmentBy, JudgmentRules, MAX_RANKED, MAX_RATED, MethodCounter, OptionRules,
        Rules, RulesError, RunoffRules, SchulzeRules, ScoreBy, ScoreRules, Span, Strength,
        StvRules, TieSeed, Unranked, Vote, VoteError, count_choices,
    },
    secret::{Method, ReadError, verify::Counter},
};
use proptest::{collection::vec, prelude::*};

fn span(options: u16, min: u16, max: u16) -> Span {
    Span { options, min, max }
}

/// Rules of every method, good and bad ones.
fn any_rules() -> impl Strategy<Value = Rules> {
    let spans = prop_oneof![
        9 => (1_u16..9).prop_flat_map(|n| (Just(n), 0..=n, 0..=n)),
        1 => any::<(u16, u16, u16)>(),
    ];
    let spans = spans.prop_map(|(options, min, max)| Span {
        options,
        min: min.min(max),
        max,
    });
    let flags = any::<(bool, bool)>();
    let numbers = (
        prop_oneof![9 => 1_u8..12, 1 => any::<u8>()],
        prop_oneof![9 => 1_u16..3, 1 => any::<u16>()],
    );
    (0_u8..8, spans, flags, numbers).prop_map(rules_of)
}

fn rules_of(
    (method, span, (equal, other), (number, seats)): (u8, Span, (bool, bool), (u8, u16)),
) -> Rules {
    match method {
        0 => Rules::Single(OptionRules {
            span: Span {
                min: 1,
                max: 1,
                ..span
            },
            none_allowed: equal,
        }),
        1 => Rules::Approval(OptionRules {
            span,
            none_allowed: equal,
        }),
        2 => Rules::Score(ScoreRules {
            span,
            max_score: number,
            by: if other { ScoreBy::Mean } else { ScoreBy::Sum },
            seats,
        }),
        3 => Rules::Judgment(JudgmentRules {
            span,
            grades: number,
            by: if other {
                JudgmentBy::Gauge
            } else {
                JudgmentBy::Value
            },
            seats,
        }),
        4 => Rules::Borda(BordaRules {
            span,
            equal,
            unranked: if other {
                Unranked::Average
            } else {
                Unranked::Zero
            },
            seats,
        }),
        5 => Rules::Schulze(SchulzeRules {
            span,
            equal,
            strength: if other {
                Strength::Margins
            } else {
                Strength::WinningVotes
            },
            seats,
        }),
        6 => Rules::Runoff(RunoffRules { span }),
        _ => Rules::Stv(StvRules { span, seats }),
    }
}

fn good_rules() -> impl Strategy<Value = Rules> {
    any_rules().prop_filter("rules that fit", |rules| rules.check().is_ok())
}

fn any_vote() -> impl Strategy<Value = Vote> {
    let ranking = vec(vec(0_u16..10, 0..3), 0..9).prop_map(Vote::Ranking);
    let ratings = vec(proptest::option::of(0_u8..12), 0..10).prop_map(Vote::Ratings);
    let options = vec(0_u16..10, 0..4).prop_map(|o| Vote::Options(Selection::Options(o)));
    prop_oneof![
        ranking,
        ratings,
        options,
        Just(Vote::Options(Selection::NoneOfThese))
    ]
}

proptest! {
    #[test]
    fn parameters_read_back(rules in any_rules()) {
        let read = Rules::read(rules.id(), 1, &rules.params());
        prop_assert_eq!(read, rules.check().map(|()| rules));
        prop_assert_eq!(Rules::read(rules.id(), 2, &rules.params()), Err(RulesError::Unknown));
        let mut long = rules.params();
        long.push(0);
        if rules.check().is_ok() {
            prop_assert!(Rules::read(rules.id(), 1, &long).is_err());
            prop_assert!(Rules::read(rules.id(), 1, &long[..long.len() - 2]).is_err());
        }
    }

    #[test]
    fn parameters_are_refused_or_the_only_way_to_say_them(
        id in prop_oneof!["single", "approval", "score", "majority-judgment", "borda", "schulze", "instant-runoff", "stv-scottish", ".*"],
        bytes in vec(prop_oneof![5 => Just(0_u8), 1 => Just(8), 1 => 1_u8..4, 1 => any::<u8>()], 0..90),
        numbers in vec(prop_oneof![9 => 0_u64..5, 1 => any::<u64>()], 0..8),
        plain: bool,
    ) {
        let mut params = Vec::new();
        for number in numbers {
            ballot::lp(&mut params, &number.to_be_bytes());
        }
        let params = if plain { bytes } else { params };
        if let Ok(rules) = Rules::read(&id, 1, &params) {
            prop_assert_eq!(rules.params(), params);
            prop_assert_eq!(rules.id(), id);
        }
    }

    #[test]
    fn bytes_are_refused_or_the_only_way_to_say_a_vote(rules in good_rules(), bytes in vec(prop_oneof![9 => 0_u8..10, 1 => any::<u8>()], 0..10), fit: bool) {
        let mut bytes = bytes;
        if fit {
            bytes.resize(rules.choice_len(), 0);
        }
        let mut counter = MethodCounter::by(rules).expect("good rules");
        let counted = counter.count(&bytes);
        match rules.decode(&bytes) {
            Ok(vote) => {
                prop_assert_eq!(rules.encode(&vote), Ok(bytes.clone()));
                prop_assert!(counted);
            }
            Err(_) => prop_assert!(!counted),
        }
        let (outcome, invalid) = count_choices(rules, [&bytes], &TieSeed([0; 32])).expect("good rules");
        prop_assert_eq!(counter.tally(&TieSeed([0; 32])), outcome.to_bytes());
        prop_assert_eq!(invalid, u64::from(!counted));
    }

    #[test]
    fn a_vote_is_refused_or_reads_back(rules in good_rules(), vote in any_vote()) {
        if let Ok(bytes) = rules.encode(&vote) {
            prop_assert_eq!(bytes.len(), rules.choice_len());
            let read = rules.decode(&bytes).expect("a choice");
            prop_assert_eq!(rules.encode(&read), Ok(bytes));
            let sorted = |vote: Vote| match vote {
                Vote::Ranking(mut tiers) => {
                    tiers.iter_mut().for_each(|tier| tier.sort_unstable());
                    Vote::Ranking(tiers)
                }
                vote => vote,
            };
            prop_assert_eq!(read, sorted(vote));
        }
    }

    #[test]
    fn a_manifest_has_room_for_every_choice(rules in good_rules(), phrase: u16) {
        let method = rules.method(phrase);
        prop_assert_eq!(Rules::of(&method), Ok(rules));
        let room = usize::try_from(method.max_len).expect("a length");
        prop_assert_eq!(8 + rules.choice_len() + usize::from(phrase), room);
        let needed = rules.max_len(0);
        let short = Method { max_len: needed - 1, ..method };
        prop_assert_eq!(Rules::of(&short), Err(RulesError::MaxLen { found: needed - 1, needed }));
    }
}

#[test]
fn rules_that_do_not_fit_are_refused() {
    let stv = |options, min, max, seats| {
        Rules::Stv(StvRules {
            span: span(options, min, max),
            seats,
        })
        .check()
    };
    assert_eq!(stv(3, 0, 3, 3), Ok(()));
    assert_eq!(stv(3, 2, 1, 1), Err(RulesError::Bounds));
    assert_eq!(stv(3, 0, 0, 1), Err(RulesError::Bounds));
    assert_eq!(stv(3, 0, 4, 1), Err(RulesError::Bounds));
    assert_eq!(
        stv(3, 1, 3, 0),
        Err(RulesError::Seats {
            found: 0,
            options: 3
        })
    );
    assert_eq!(
        stv(3, 1, 3, 4),
        Err(RulesError::Seats {
            found: 4,
            options: 3
        })
    );
    for found in [1, MAX_RANKED + 1] {
        let error = RulesError::Options {
            found,
            least: 2,
            most: MAX_RANKED,
        };
        assert_eq!(stv(found, 1, 1, 1), Err(error));
    }
    let score = |options, max_score| {
        let span = span(options, 0, options);
        Rules::Score(ScoreRules {
            span,
            max_score,
            by: ScoreBy::Sum,
            seats: 1,
        })
        .check()
    };
    assert_eq!(score(MAX_RATED, 100), Ok(()));
    assert_eq!(score(3, 0), Err(RulesError::MaxScore(0)));
    assert_eq!(score(3, 101), Err(RulesError::MaxScore(101)));
    assert!(score(MAX_RATED + 1, 5).is_err());
    let grades = |grades| {
        let span = span(3, 0, 3);
        Rules::Judgment(JudgmentRules {
            span,
            grades,
            by: JudgmentBy::Value,
            seats: 1,
        })
        .check()
    };
    assert_eq!(grades(1), Err(RulesError::Grades(1)));
    assert_eq!(grades(11), Err(RulesError::Grades(11)));
    let single = OptionRules {
        span: span(3, 1, 2),
        none_allowed: true,
    };
    assert_eq!(Rules::Single(single).check(), Err(RulesError::NotSingle));
    assert_eq!(Rules::read("plurality", 1, &[]), Err(RulesError::Unknown));
    assert_eq!(
        Rules::read("borda", 1, &[]),
        Err(RulesError::Params(ReadError::Cut))
    );
}

#[test]
fn rankings_are_refused_for_what_is_wrong_with_them() {
    let strict = Rules::Runoff(RunoffRules {
        span: span(4, 1, 3),
    });
    let rank = |tiers: &[&[u16]]| {
        strict.encode(&Vote::Ranking(tiers.iter().map(|t| t.to_vec()).collect()))
    };
    assert_eq!(rank(&[&[3], &[1]]), Ok(vec![2, 0, 1, 0]));
    assert_eq!(rank(&[]), Err(VoteError::TooFew { min: 1, found: 0 }));
    assert_eq!(
        rank(&[&[1], &[2], &[3], &[4]]),
        Err(VoteError::TooMany { max: 3, found: 4 })
    );
    assert_eq!(rank(&[&[1, 2]]), Err(VoteError::Equal(1)));
    assert_eq!(rank(&[&[1], &[]]), Err(VoteError::Gap(2)));
    assert_eq!(rank(&[&[1], &[1]]), Err(VoteError::Twice(1)));
    assert_eq!(rank(&[&[5]]), Err(VoteError::UnknownOption(5)));
    assert_eq!(rank(&[&[0]]), Err(VoteError::UnknownOption(0)));
    assert_eq!(strict.decode(&[0, 2, 0, 0]), Err(VoteError::Gap(1)));
    assert_eq!(strict.decode(&[1, 3, 0, 0]), Err(VoteError::Gap(2)));
    assert_eq!(strict.decode(&[1, 1, 0, 0]), Err(VoteError::Equal(1)));
    assert_eq!(
        strict.decode(&[1]),
        Err(VoteError::Length {
            expected: 4,
            found: 1
        })
    );
    assert_eq!(
        strict.encode(&Vote::Ratings(vec![None; 4])),
        Err(VoteError::Kind)
    );
}

#[test]
fn scores_are_refused_for_what_is_wrong_with_them() {
    let rules = ScoreRules {
        span: span(2, 1, 2),
        max_score: 5,
        by: ScoreBy::Sum,
        seats: 1,
    };
    let score = Rules::Score(rules);
    assert_eq!(
        score.encode(&Vote::Ratings(vec![Some(0), None])),
        Ok(vec![1, 0])
    );
    assert_eq!(
        score.encode(&Vote::Ratings(vec![Some(5), Some(3)])),
        Ok(vec![6, 4])
    );
    let high = VoteError::Rating {
        option: 2,
        found: 6,
        highest: 5,
    };
    assert_eq!(
        score.encode(&Vote::Ratings(vec![Some(5), Some(6)])),
        Err(high)
    );
    assert_eq!(score.decode(&[6, 7]), Err(high));
    assert_eq!(
        score.decode(&[0, 0]),
        Err(VoteError::TooFew { min: 1, found: 0 })
    );
}

#[test]
fn choices_of_options_are_refused_for_what_is_wrong_with_them() {
    let approval = Rules::Approval(OptionRules {
        span: span(3, 1, 2),
        none_allowed: false,
    });
    let none = Vote::Options(Selection::NoneOfThese);
    assert_eq!(
        approval.encode(&none),
        Err(VoteError::Options(ChoiceError::NoneNotAllowed))
    );
    assert_eq!(
        approval.decode(&[1]),
        Err(VoteError::Options(ChoiceError::NoneNotAllowed))
    );
    assert_eq!(
        approval.decode(&[0]),
        Err(VoteError::Options(ChoiceError::Blank))
    );
    assert_eq!(
        approval.decode(&[4]),
        Ok(Vote::Options(Selection::Options(vec![2])))
    );
}
