//! What a dishonest operator could try with the record itself: the roll, batches, checkpoints, shares and the count.

use std::cell::Cell;

use ballot::{
    PollId,
    secret::{
        BallotLeaf, Leaf, OptionCounter,
        verify::{Evidence, Fault, Record, verify},
    },
};

use crate::{
    red_operator::{Poll4, honest},
    support::{Published, Town, manifest},
};

#[test]
fn lost_shares_leave_ballots_unreadable_and_that_is_told() {
    let town = Town::new();
    let mut record = town.record(4);
    record.batch(
        &town,
        (1..=2).map(|seed| town.citizen(seed).cast(&[1])).collect(),
    );
    record.close(2, 2, 4);
    record.add(&Leaf::Share(town.shares[0].clone()));
    let mut claimed = record.clone();
    claimed.result(&town, (2, 0, 0), [2, 0, 0]);
    let codes: Vec<String> = claimed
        .codes(&Evidence::default())
        .into_iter()
        .map(|(_, code)| code)
        .collect();
    assert_eq!(
        codes,
        ["ResultNumber", "Tally"],
        "nobody can have counted that"
    );
    record.result(&town, (2, 0, 2), [0, 0, 0]);
    assert_eq!(record.faults(), []);
}

#[test]
fn a_wrong_count_is_found() {
    let town = Town::new();
    let Poll4 { mut record, .. } = honest(&town);
    record.leaves.pop();
    record.checkpoints.pop();
    record.result(&town, (4, 0, 0), [3, 1, 0]);
    let at = record.leaves.len() as u64 - 1;
    assert_eq!(record.faults(), [(Some(at), Fault::Tally)]);
}

#[test]
fn issuing_off_the_roll_or_twice_is_found() {
    let town = Town::new();
    let mut record = town.record(4);
    record.add(&town.issuance(0, &[[0; 32]]));
    record.add(&town.issuance(1, &town.slots[3..5]));
    record.sign(&town);
    let faults = record.faults();
    assert!(
        faults.contains(&(Some(3), Fault::NotOnRoll { slot: [0; 32] })),
        "{faults:?}"
    );
    assert!(
        faults.contains(&(
            Some(4),
            Fault::IssuedTwice {
                issuer: 1,
                slot: town.slots[3]
            }
        )),
        "{faults:?}"
    );
    let mut other = town.record(4);
    other.roll.swap(0, 1);
    let faults: Vec<Fault> = other.faults().into_iter().map(|(_, fault)| fault).collect();
    assert_eq!(faults, [Fault::RollOrder { line: 1 }, Fault::RollRoot]);
}

#[test]
fn small_batches_and_missing_checkpoints_are_found() {
    let town = Town::new();
    let mut record = town.record(4);
    record.batch(&town, vec![town.citizen(1).cast(&[1])]);
    assert_eq!(record.faults(), [], "it may be the last");
    record.checkpoints.pop();
    record.batch(&town, vec![town.citizen(2).cast(&[1])]);
    let expected = [
        Fault::SmallBatch {
            batch: 0,
            found: 1,
            min_k: 2,
        },
        Fault::NoCheckpoint { batch: 0 },
    ];
    assert_eq!(record.faults(), expected.map(|fault| (Some(4), fault)));
}

#[test]
fn a_checkpoint_without_witnesses_is_found() {
    let town = Town::new();
    let mut record = town.record(4);
    let note = record.checkpoints[0].clone();
    let end = note.find("— witness").expect("a cosignature");
    record.checkpoints[0] = note[..end].to_owned();
    let codes: Vec<String> = record
        .codes(&Evidence::default())
        .into_iter()
        .map(|(_, code)| code)
        .collect();
    assert_eq!(codes, ["Checkpoint", "Unsigned"]);
}

#[test]
fn a_poll_that_was_closed_early_is_found() {
    let mut later = manifest();
    let closes = 1_700_001_000;
    later.windows.cast.closes_at_ms = closes * 1000;
    let town = Town::of(later);
    let mut record = town.record(4);
    record.close(0, 0, 4);
    record.sign(&town);
    let seen = 1_700_000_000 + 4;
    let fault = Fault::ClosedEarly { seen, closes };
    assert_eq!(record.faults(), [(Some(3), fault)]);
}

/// Answers differently when it is asked again.
struct TwoFaced {
    first: Published,
    then: Published,
    asked: Cell<u8>,
}

impl Record for TwoFaced {
    fn leaves(&self) -> impl Iterator<Item = Vec<u8>> {
        // The manifest is looked at before the first reading.
        self.asked.set(self.asked.get() + 1);
        let face = if self.asked.get() > 2 {
            &self.then
        } else {
            &self.first
        };
        face.leaves.iter().cloned()
    }

    fn checkpoints(&self) -> impl Iterator<Item = String> {
        self.first.checkpoints()
    }

    fn roll(&self) -> impl Iterator<Item = [u8; 32]> {
        self.first.roll()
    }
}

#[test]
fn leaves_that_change_between_the_readings_are_found() {
    let town = Town::new();
    let Poll4 { record, .. } = honest(&town);
    let mut then = record.clone();
    let other = town.citizen(4);
    let leaf = BallotLeaf {
        batch_no: 1,
        assisted: false,
        signed: other.cast(&[3]),
    };
    for at in [5, 6] {
        then.leaves[at] = Leaf::Ballot(Box::new(leaf.clone()))
            .to_bytes()
            .expect("a leaf");
    }
    let record = TwoFaced {
        first: record,
        then,
        asked: Cell::new(0),
    };
    let report = verify(&record, &Evidence::default(), OptionCounter::new, |_| {});
    let faults: Vec<Fault> = report.findings.into_iter().map(|f| f.fault).collect();
    assert!(faults.contains(&Fault::SecondReading), "{faults:?}");

    // Another manifest at the first look than at the first reading.
    let mut own = manifest();
    own.nonce[0] ^= 1;
    let mut looked_at = record.first.clone();
    looked_at.leaves[0] = Leaf::Manifest(Box::new(own)).to_bytes().expect("a leaf");
    let record = TwoFaced {
        first: looked_at,
        then: record.first,
        asked: Cell::new(1),
    };
    let report = verify(&record, &Evidence::default(), OptionCounter::new, |_| {});
    let first = report.findings.iter().find(|f| f.leaf == Some(0));
    assert_eq!(first.map(|f| &f.fault), Some(&Fault::SecondReading));
}

#[test]
fn a_record_without_a_manifest_is_no_record() {
    let town = Town::new();
    let mut record = town.record(4);
    record.leaves.remove(0);
    assert_eq!(record.faults(), [(None, Fault::NoManifest)]);
    let evidence = Evidence {
        poll_id: Some(PollId([0; 32])),
        ..Evidence::default()
    };
    assert_eq!(record.verify(&evidence).poll_id, None);
}
