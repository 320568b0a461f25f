//! Counting and verifying: what an honest operator publishes passes, and every change of it is named.

use ballot::{
    Ballot, Choice, ChoiceError, Fault, Method, PollId, Published, Selection, Tally, TallyError,
    encode, tally, verify_published,
};
use proptest::prelude::*;

const POLL: PollId = PollId([3; 32]);

fn method() -> Method {
    Method {
        id: "approval".into(),
        version: 1,
        min: 1,
        max: 2,
        none_allowed: true,
        options: 9,
        params: Vec::new(),
    }
}

fn ballot(salt: [u8; 32], selection: &Selection) -> Ballot {
    Ballot {
        poll: POLL,
        salt,
        choice: encode(selection, 9).expect("a good selection"),
    }
}

fn selections() -> impl Strategy<Value = Selection> {
    let chosen = proptest::collection::btree_set(1_u16..=9, 1..=2);
    prop_oneof![
        Just(Selection::NoneOfThese),
        chosen.prop_map(|set| Selection::Options(set.into_iter().collect()))
    ]
}

/// Ballots with different salts, so with different receipts.
fn ballots() -> impl Strategy<Value = Vec<Ballot>> {
    proptest::collection::hash_map(any::<[u8; 32]>(), selections(), 2..40).prop_map(|map| {
        map.into_iter()
            .map(|(salt, selection)| ballot(salt, &selection))
            .collect()
    })
}

/// What an honest operator publishes.
fn publish(ballots: &[Ballot]) -> Vec<Published> {
    let mut list: Vec<Published> = ballots
        .iter()
        .map(|ballot| (ballot.receipt(), ballot.salt, ballot.choice.clone()))
        .collect();
    list.sort_by_key(|line| line.0);
    list
}

#[test]
fn the_count_is_the_count() {
    let over = Ballot {
        choice: encode(&Selection::Options(vec![1, 2, 3]), 9).expect("good"),
        ..ballot([4; 32], &Selection::NoneOfThese)
    };
    let ballots = [
        ballot([1; 32], &Selection::Options(vec![1, 9])),
        ballot([2; 32], &Selection::Options(vec![9])),
        ballot([3; 32], &Selection::NoneOfThese),
        over,
        Ballot {
            poll: POLL,
            salt: [5; 32],
            choice: Choice(vec![0, 0]),
        },
        Ballot {
            poll: POLL,
            salt: [6; 32],
            choice: Choice(Vec::new()),
        },
    ];
    let counted = Tally {
        ballots: 6,
        none: 1,
        per_option: vec![1, 0, 0, 0, 0, 0, 0, 0, 2],
        invalid: 3,
    };
    assert_eq!(tally(&ballots, &method()), Ok(counted));
    let nobody = Tally {
        ballots: 0,
        none: 0,
        per_option: vec![0; 9],
        invalid: 0,
    };
    assert_eq!(tally(Vec::<Ballot>::new(), &method()), Ok(nobody));
}

#[test]
fn ballots_of_two_polls_are_not_counted_together() {
    let mine = ballot([1; 32], &Selection::NoneOfThese);
    let other = Ballot {
        poll: PollId([4; 32]),
        ..mine.clone()
    };
    let receipt = other.receipt();
    assert_eq!(
        tally([mine, other], &method()),
        Err(TallyError::MixedPolls { receipt })
    );
}

#[test]
fn all_faults_are_named() {
    let good = publish(&[
        ballot([1; 32], &Selection::Options(vec![1])),
        ballot([2; 32], &Selection::Options(vec![2])),
        ballot([3; 32], &Selection::NoneOfThese),
    ]);
    assert_eq!(verify_published(&POLL, &method(), &good), []);

    let unreadable = Ballot {
        poll: POLL,
        salt: [9; 32],
        choice: Choice(vec![0, 0]),
    };
    let blank = (
        unreadable.receipt(),
        unreadable.salt,
        unreadable.choice.clone(),
    );
    assert_eq!(
        verify_published(&POLL, &method(), &[blank]),
        [Fault::Choice {
            line: 0,
            receipt: unreadable.receipt(),
            error: ChoiceError::Blank.into()
        }]
    );

    let mut bad = vec![good[1].clone(), good[0].clone(), good[1].clone()];
    bad[2].1[0] ^= 1;
    let computed = Ballot {
        poll: POLL,
        salt: bad[2].1,
        choice: bad[2].2.clone(),
    }
    .receipt();
    let faults = verify_published(&POLL, &method(), &bad);
    assert_eq!(
        faults,
        [
            Fault::Order {
                line: 1,
                receipt: good[0].0
            },
            Fault::Receipt {
                line: 2,
                published: good[1].0,
                computed
            },
            Fault::Twice {
                line: 2,
                first: 0,
                receipt: good[1].0
            },
        ]
    );
    assert_eq!(
        faults[2].to_string(),
        format!("line 2: {} stands in line 0 already", good[1].0)
    );
}

proptest! {
    #[test]
    fn an_honest_list_passes_and_counts_as_cast(ballots in ballots()) {
        let list = publish(&ballots);
        prop_assert_eq!(verify_published(&POLL, &method(), &list), []);
        let read_back = list.into_iter().map(|(_, salt, choice)| Ballot { poll: POLL, salt, choice });
        let counted = tally(read_back, &method()).expect("one poll");
        prop_assert_eq!(&counted, &tally(&ballots, &method()).expect("one poll"));
        prop_assert_eq!(counted.invalid, 0);
        let marks: u32 = ballots.iter().flat_map(|ballot| &ballot.choice.0).map(|byte| byte.count_ones()).sum();
        prop_assert_eq!(counted.none + counted.per_option.iter().sum::<u64>(), u64::from(marks));
    }

    #[test]
    fn another_choice_under_the_same_receipt_is_found(ballots in ballots(), at: prop::sample::Index, selection in selections()) {
        let mut list = publish(&ballots);
        let line = at.index(list.len());
        let choice = encode(&selection, 9).expect("a good selection");
        prop_assume!(choice != list[line].2);
        list[line].2 = choice;
        let faults = verify_published(&POLL, &method(), &list);
        let computed = Ballot { poll: POLL, salt: list[line].1, choice: list[line].2.clone() }.receipt();
        prop_assert_eq!(faults, [Fault::Receipt { line, published: list[line].0, computed }]);
    }

    #[test]
    fn two_lines_in_the_wrong_order_are_found(ballots in ballots(), at: prop::sample::Index) {
        let mut list = publish(&ballots);
        let line = at.index(list.len() - 1);
        list.swap(line, line + 1);
        let faults = verify_published(&POLL, &method(), &list);
        let order = Fault::Order { line: line + 1, receipt: list[line + 1].0 };
        prop_assert!(faults.contains(&order), "{faults:?}");
    }

    #[test]
    fn a_list_of_another_poll_fails_in_every_line(ballots in ballots()) {
        let list = publish(&ballots);
        prop_assert_eq!(verify_published(&PollId([4; 32]), &method(), &list).len(), list.len());
    }
}
