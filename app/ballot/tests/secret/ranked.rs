//! A secret poll whose options are ranked, and whose tie the record's close breaks.

use ballot::{
    methods::{BordaRules, MethodCounter, Outcome, Rules, Span, TieSeed, Unranked, Vote},
    secret::{
        Body, Leaf, ResultLeaf, SignedBallot,
        record::tree::{Hash, empty_root, root},
        verify::{Counter, Evidence, Fault},
    },
};

use crate::{
    folder::Folder,
    support::{Published, Town, manifest},
};

/// What the manifest of the tests is about.
const TEXT: [&str; 5] = ["A bench?", "Where?", "Square", "Park", "School"];

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

/// The whole record, with this tally in its result.
fn with_result(town: &Town, tally: Vec<u8>) -> Published {
    let (mut record, _) = closed(town);
    let result = ResultLeaf::new(&town.id(), (3, 1, 0), tally);
    record.add(&Leaf::Result(result));
    record.sign(town);
    record
}

/// The count by the lot that the record draws.
fn drawn(town: &Town) -> Outcome {
    let (_, root) = closed(town);
    let mut counter = MethodCounter::new(&town.poll.manifest().method).expect("a known method");
    for choice in choices() {
        counter.count(&choice);
    }
    let sealing = &town.poll.manifest().sealing;
    let key = sealing.interpolate(&town.shares[..2]).expect("a key");
    counter.outcome_by(&TieSeed::new(&town.id(), &root, Some(&key)))
}

/// As [`drawn`], but of the two that are equal the other one wins.
fn not_drawn(town: &Town) -> Outcome {
    let Outcome::Borda(mut other) = drawn(town) else {
        panic!("another method");
    };
    other.standing.order.swap(0, 1);
    other.standing.winners = vec![other.standing.order[0]];
    Outcome::Borda(other)
}

fn published(outcome: impl Fn(&Town) -> Outcome) -> Folder {
    let town = town();
    let record = with_result(&town, outcome(&town).to_bytes());
    Folder::new(&record, town.poll.manifest(), &TEXT)
}

/// The record as it is published.
pub fn folder() -> Folder {
    published(drawn)
}

/// The same, with a result that names the other of the two that are equal.
pub fn folder_where_another_wins() -> Folder {
    published(not_drawn)
}

fn faults_with(town: &Town, tally: Vec<u8>) -> Vec<Fault> {
    let record = with_result(town, tally);
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
    assert_eq!(outcome, drawn(&town));
    assert_eq!(faults_with(&town, counter.tally(&seed)), []);
    let other = not_drawn(&town).to_bytes();
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
