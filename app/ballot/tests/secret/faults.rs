//! Each fault of a record that the red operator tests do not meet is named, at its leaf.

use ballot::{
    Receipt,
    methods::TieSeed,
    secret::{
        BallotLeaf, Close, Incident, Issuance, Leaf, LeafError, ManifestFault, ResultLeaf,
        SelfOpening, Share,
        record::{tiles::TileName, vkey::NamedKey},
        verify::{Counter, Evidence, Fault, Record, Report, verify},
    },
};

use crate::{
    red_operator::honest,
    support::{Published, Town},
};

/// The faults of an honest record to which this leaf was added, before the close or at its end.
fn with(town: &Town, before_close: bool, leaf: &Leaf) -> Vec<(Option<u64>, Fault)> {
    let mut record = if before_close {
        town.record(4)
    } else {
        honest(town).record
    };
    record.add(leaf);
    record.sign(town);
    record.faults()
}

fn batch(town: &Town, issuer: u16, number: u64, key: &NamedKey) -> Issuance {
    Issuance::sign(&town.id(), issuer, number, vec![town.slots[5]], key).expect("a batch")
}

#[test]
fn faults_of_issuing() {
    let town = Town::new();
    let keys = &town.issuer_keys;
    let faults = |batch| with(&town, true, &Leaf::Issuance(batch));
    let at = |fault| vec![(Some(3), fault)];
    assert_eq!(faults(batch(&town, 0, 1, &keys[0])), []);
    let nobody = batch(&town, 2, 0, &keys[0]);
    assert_eq!(faults(nobody), at(Fault::NoSuchIssuer { issuer: 2 }));
    let stranger = batch(&town, 0, 1, &keys[1]);
    assert_eq!(faults(stranger), at(Fault::IssuanceSignature { issuer: 0 }));
    let gap = batch(&town, 1, 3, &keys[1]);
    let expected = 1;
    assert_eq!(faults(gap), at(Fault::IssuanceBatch { expected, found: 3 }));
    let mut empty = batch(&town, 0, 1, &keys[0]);
    empty.slots.clear();
    let found: Vec<Fault> = faults(empty).into_iter().map(|(_, fault)| fault).collect();
    let issuer = 0;
    assert_eq!(
        found,
        [
            Fault::IssuanceOrder { issuer },
            Fault::IssuanceSignature { issuer }
        ]
    );
    let mut short = town.record(4);
    short.roll.pop();
    let found: Vec<Fault> = short.faults().into_iter().map(|(_, fault)| fault).collect();
    let manifest = 9;
    assert_eq!(
        found,
        [Fault::RollCount { manifest, found: 8 }, Fault::RollRoot]
    );
}

#[test]
fn faults_of_place() {
    let town = Town::new();
    let manifest = Leaf::Manifest(Box::new(town.poll.manifest().clone()));
    assert_eq!(
        with(&town, true, &manifest),
        [(Some(3), Fault::SecondManifest)]
    );
    let share = Leaf::Share(town.shares[2].clone());
    assert_eq!(with(&town, true, &share), [(Some(3), Fault::BeforeClose)]);
    let issuance = Leaf::Issuance(batch(&town, 0, 1, &town.issuer_keys[0]));
    let end = honest(&town).record.leaves.len() as u64;
    assert_eq!(
        with(&town, false, &issuance),
        [(Some(end), Fault::AfterClose)]
    );
    let close = Close {
        ballots: 4,
        distinct_cids: 4,
        issued: 4,
        last_batch: Some(1),
    };
    assert_eq!(
        with(&town, false, &Leaf::Close(close)),
        [(Some(end), Fault::SecondClose)]
    );
    let incident = Incident {
        kind: "deleted".into(),
        text: "The keys of the poll.".into(),
    };
    assert_eq!(with(&town, false, &Leaf::Incident(incident)), []);
    let gap = BallotLeaf {
        batch_no: 3,
        assisted: true,
        signed: town.citizen(1).cast(&[1]),
    };
    let expected = 0;
    assert_eq!(
        with(&town, true, &Leaf::Ballot(Box::new(gap))),
        [(Some(3), Fault::BatchNumber { expected, found: 3 })]
    );
}

#[test]
fn faults_of_opening_and_counting() {
    let town = Town::new();
    let end = honest(&town).record.leaves.len() as u64 - 1;
    let at = |fault| vec![(Some(end), fault)];
    // Between the shares and the result, which is counted from them alone.
    let faults = |leaf: Leaf| {
        let mut record = honest(&town).record;
        let result = record.leaves.pop().expect("a result");
        record.checkpoints.pop();
        record.add(&leaf);
        record.leaves.push(result);
        record.sign(&town);
        record.faults()
    };
    let index = 3;
    let stranger = Share {
        index,
        scalar: [1; 32],
    };
    assert_eq!(faults(Leaf::Share(stranger)), at(Fault::Share { index }));
    let again = town.shares[0].clone();
    assert_eq!(
        faults(Leaf::Share(again)),
        at(Fault::SecondShare { index: 1 })
    );
    let receipt = Receipt([0; 32]);
    let r = [1; 32];
    let opening = SelfOpening { receipt, r };
    assert_eq!(
        faults(Leaf::Opening(opening)),
        at(Fault::OpeningOfNone { receipt })
    );
    let result = ResultLeaf::new(&town.id(), (0, 0, 0), Vec::new());
    let second = Some(end + 1);
    assert_eq!(
        with(&town, false, &Leaf::Result(result)),
        [(second, Fault::SecondResult)]
    );

    let last = honest(&town).record.leaves.len() - 1;
    let mut hash = honest(&town).record;
    *hash.leaves[last].last_mut().expect("a hash") ^= 1;
    hash.checkpoints.pop();
    hash.sign(&town);
    assert_eq!(hash.faults(), [(Some(last as u64), Fault::ResultHash)]);
}

#[test]
fn a_close_with_wrong_numbers_is_found() {
    let town = Town::new();
    let close = Close {
        ballots: 1,
        distinct_cids: 2,
        issued: 3,
        last_batch: Some(4),
    };
    let faults = with(&town, true, &Leaf::Close(close));
    let number = |what, published, computed| {
        let published = Some(published);
        (
            Some(3),
            Fault::Close {
                what,
                published,
                computed,
            },
        )
    };
    assert_eq!(
        faults,
        [
            number("ballots", 1, Some(0)),
            number("credentials", 2, Some(0)),
            number("issued slots", 3, Some(4)),
            number("as the last batch", 4, None),
        ]
    );
}

#[test]
fn a_leaf_that_is_none_and_a_manifest_that_makes_no_poll_are_found() {
    let town = Town::new();
    let mut record = town.record(4);
    record.leaves.push(vec![0x99]);
    record.sign(&town);
    let kind = LeafError::Kind(Some(0x99));
    assert_eq!(record.faults(), [(Some(3), Fault::Leaf(kind))]);
    let mut manifest = town.poll.manifest().clone();
    manifest.batch.min_k = 20;
    record.leaves[0] = Leaf::Manifest(Box::new(manifest))
        .to_bytes()
        .expect("a leaf");
    let fault = Fault::Manifest(ManifestFault::TooSmall);
    assert_eq!(record.faults(), [(Some(0), fault)]);
}

/// An honest record with a tile that is missing, and checkpoints in the wrong order.
struct Untidy(Published);

impl Record for Untidy {
    fn leaves(&self) -> impl Iterator<Item = Vec<u8>> {
        self.0.leaves()
    }

    fn checkpoints(&self) -> impl Iterator<Item = String> {
        self.0.checkpoints.iter().rev().cloned()
    }

    fn roll(&self) -> impl Iterator<Item = [u8; 32]> {
        self.0.roll()
    }

    fn has_tiles(&self) -> bool {
        true
    }
}

/// Counts nothing.
struct Nothing;

impl Counter for Nothing {
    fn count(&mut self, _: &[u8]) -> bool {
        true
    }

    fn tally(&self, _: &TieSeed) -> Vec<u8> {
        Vec::new()
    }
}

#[test]
fn missing_tiles_checkpoints_out_of_order_and_unknown_methods_are_found() {
    let town = Town::new();
    let record = Untidy(town.record(4));
    let verify = |record: &Untidy| -> Report {
        verify(
            record,
            &Evidence::default(),
            |_| None::<Nothing>,
            |progress| {
                assert_eq!(progress.reading, 1);
            },
        )
    };
    let name = TileName {
        level: Some(0),
        index: 0,
        width: 3,
    };
    let found: Vec<Fault> = verify(&record)
        .findings
        .into_iter()
        .map(|f| f.fault)
        .collect();
    assert_eq!(found, [Fault::Tile { name }, Fault::Method]);
    let mut two = town.record(4);
    two.batch(&town, vec![town.citizen(1).cast(&[1])]);
    let first = verify(&Untidy(two))
        .findings
        .into_iter()
        .map(|f| f.fault)
        .next();
    assert_eq!(first, Some(Fault::CheckpointOrder { place: 1 }));
}

#[test]
fn findings_say_in_words_and_for_programs_what_is_wrong() {
    let town = Town::new();
    let mut record = town.record(4);
    record.add(&Leaf::Share(town.shares[0].clone()));
    let report = record.verify(&Evidence::default());
    let texts: Vec<String> = report.findings.iter().map(ToString::to_string).collect();
    assert_eq!(
        texts,
        [
            "leaf 3: this was published before the close",
            "only 3 leaves are signed"
        ]
    );
    let json = serde_json::to_string(&report.findings[0]).expect("JSON");
    let expected =
        r#"{"leaf":3,"code":"BeforeClose","text":"this was published before the close"}"#;
    assert_eq!(json, expected);
}
