//! A secret poll whose options are ranked, and whose tie the record's close breaks.

use ballot::{
    methods::{BordaRules, MethodCounter, Outcome, Rules, Span, TieSeed, Unranked, Vote},
    secret::{
        Body, Leaf, ResultLeaf, SignedBallot,
        record::tree::{Hash, empty_root, root},
        verify::{Counter, Evidence, Fault},
    },
};

use crate::support::{Published, Town, manifest};

fn rules() -> Rules {
    Rules::Borda(BordaRules {
        span: Span {
            options: 3,
            min: 1,
            max: 3,
        },
        equal: false,
        unranked: Unranked::Zero,
        seats: 1,
    })
}

fn town() -> Town {
    let mut manifest = manifest();
    manifest.method = rules().method(48);
    Town::of(manifest)
}

/// Options 1 and 2 get equally many points, option 3 fewer; one ballot breaks the rules.
fn choices() -> Vec<Vec<u8>> {
    let vote = |tiers: &[u16]| Vote::Ranking(tiers.iter().map(|option| vec![*option]).collect());
    let encode = |tiers: &[u16]| rules().encode(&vote(tiers)).expect("a vote");
    vec![encode(&[1, 2]), encode(&[2, 1, 3]), vec![1, 1, 0]]
}

fn cast(town: &Town, seed: u8, choice: &[u8]) -> SignedBallot {
    let citizen = town.citizen(seed);
    let body = Body {
        choice: choice.to_vec(),
        phrase: "green kettle".into(),
    };
    let cast = citizen
        .voter
        .cast(&town.poll, &citizen.credential, (0, None), &body);
    cast.expect("a ballot")
}

/// Closed and unsealed; returns the root with the close as the last leaf.
fn closed(town: &Town) -> (Published, Hash) {
    let ballots = (1..).zip(choices());
    let ballots = ballots.map(|(seed, choice)| cast(town, seed, &choice));
    let mut record = town.record(4);
    record.batch(town, ballots.collect());
    record.close(3, 3, 4);
    let root = root(record.leaves.iter().map(Vec::as_slice));
    record.sign(town);
    record.add(&Leaf::Share(town.shares[0].clone()));
    record.add(&Leaf::Share(town.shares[2].clone()));
    (record, root)
}

fn faults_with(town: &Town, tally: Vec<u8>) -> Vec<Fault> {
    let (mut record, _) = closed(town);
    let result = ResultLeaf::new(&town.id(), (3, 1, 0), tally);
    record.add(&Leaf::Result(result));
    record.sign(town);
    let findings = record.verify(&Evidence::default()).findings;
    findings.into_iter().map(|finding| finding.fault).collect()
}

#[test]
fn a_tie_is_broken_by_the_record_up_to_its_close_and_by_nothing_else() {
    let town = town();
    let (_, root) = closed(&town);
    let mut counter = MethodCounter::new(&town.poll.manifest().method).expect("a known method");
    let counted: Vec<bool> = choices()
        .iter()
        .map(|choice| counter.count(choice))
        .collect();
    assert_eq!(counted, [true, true, false]);
    let sealing = &town.poll.manifest().sealing;
    let key = sealing.interpolate(&town.shares[1..]).expect("a key");
    let seed = TieSeed::new(&town.id(), &root, Some(&key));
    let outcome = counter.outcome_by(&seed);
    let standing = outcome.standing().expect("a standing");
    assert_eq!(standing.tiers, [vec![1, 2], vec![3]]);
    assert_eq!(standing.lot(), Some(&[1, 2][..]));
    assert_eq!(
        standing.winners[0],
        *seed
            .order(3)
            .options()
            .iter()
            .find(|o| **o < 3)
            .expect("one")
    );
    assert_eq!(faults_with(&town, counter.tally(&seed)), []);

    // The other of the two is not what was drawn.
    let Outcome::Borda(mut other) = outcome else {
        panic!("another method");
    };
    other.standing.order.swap(0, 1);
    other.standing.winners = vec![other.standing.order[0]];
    let other = Outcome::Borda(other).to_bytes();
    assert_eq!(faults_with(&town, other), [Fault::Tally]);
    // Everything in the seed matters.
    let other = Town::new().id();
    assert_ne!(TieSeed::new(&town.id(), &empty_root(), Some(&key)), seed);
    assert_ne!(TieSeed::new(&other, &root, Some(&key)), seed);
    assert_ne!(TieSeed::new(&town.id(), &root, None), seed);
}

#[test]
fn a_poll_whose_ballots_have_no_room_for_a_choice_cannot_be_counted() {
    let mut manifest = manifest();
    manifest.method = rules().method(0);
    manifest.method.max_len -= 1;
    assert!(MethodCounter::new(&manifest.method).is_err());
    let town = Town::of(manifest);
    let faults = town.record(4).verify(&Evidence::default()).findings;
    assert!(faults.iter().any(|finding| finding.fault == Fault::Method));
}
