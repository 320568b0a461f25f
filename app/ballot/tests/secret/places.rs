//! What stands where it may not is found, and does not count.

use ballot::secret::{
    BallotLeaf, Body, Incident, Issuance, Leaf, Refused, SelfOpening, SignedBallot,
    verify::{Evidence, Fault},
};

use crate::{
    red_operator::honest,
    support::{Citizen, Published, Town, body, manifest},
};

fn ballot(batch_no: u64, signed: SignedBallot) -> Leaf {
    Leaf::Ballot(Box::new(BallotLeaf {
        batch_no,
        assisted: false,
        signed,
    }))
}

fn told() -> Leaf {
    Leaf::Incident(Incident {
        kind: "other".into(),
        text: "The town hall burnt.".into(),
    })
}

/// Four voted, one batch each two; closed.
fn closed(town: &Town) -> Published {
    let mut record = town.record(4);
    for pair in [[1, 2], [3, 4]] {
        let ballots = pair.map(|seed| town.citizen(seed).cast(&[1]));
        record.batch(town, ballots.to_vec());
    }
    record.close(4, 4, 4);
    record.sign(town);
    record
}

fn open(town: &Town, record: &mut Published) {
    record.add(&Leaf::Share(town.shares[0].clone()));
    record.add(&Leaf::Share(town.shares[1].clone()));
}

#[test]
fn after_the_close_no_ballot_counts_and_no_slot() {
    let town = Town::new();
    let mut record = closed(&town);
    let anna = town.citizen(1);
    anna.cast(&[1]);
    let (again, new) = (anna.cast(&[3]), town.citizen(5).cast(&[3]));
    let promised = Evidence {
        promises: vec![town.promise(new.receipt(), 9)],
        ..Evidence::default()
    };
    record.add(&ballot(2, again));
    record.add(&ballot(2, new.clone()));
    let late = Issuance::sign(&town.id(), 0, 1, vec![town.slots[6]], &town.issuer_keys[0]);
    record.add(&Leaf::Issuance(late.expect("ascending")));
    open(&town, &mut record);
    record.result(&town, (4, 0, 0), [4, 0, 0]);
    let after = |leaf| (Some(leaf), Fault::AfterClose);
    assert_eq!(record.faults(), [after(8), after(9), after(10)]);
    let report = record.verify(&promised);
    assert_eq!(
        (report.ballots, report.credentials, report.issued),
        (4, 4, 4)
    );
    let receipt = new.receipt();
    let broken = Fault::PromiseBroken { receipt, batch: 9 };
    let found: Vec<Fault> = report.findings.into_iter().map(|f| f.fault).collect();
    assert!(found.contains(&broken), "too late is not there: {found:?}");
}

#[test]
fn after_the_result_nothing_but_incidents() {
    let town = Town::new();
    let mut record = honest(&town).record;
    let end = record.leaves.len() as u64;
    record.add(&told());
    record.add(&Leaf::Share(town.shares[2].clone()));
    let signed = town.citizen(1).cast(&[1]);
    record.add(&opening(&town.citizen(1), &signed, &body(&[1])));
    record.sign(&town);
    let after = |leaf| (Some(leaf), Fault::AfterResult);
    assert_eq!(record.faults(), [after(end + 1), after(end + 2)]);
}

#[test]
fn shares_before_the_close_open_nothing() {
    let town = Town::new();
    let mut record = town.record(4);
    open(&town, &mut record);
    record.sign(&town);
    let report = record.verify(&Evidence::default());
    assert_eq!(report.findings.len(), 2);
    assert!(!report.unsealed && report.result.is_none());
}

#[test]
fn a_batch_stands_in_one_piece_and_under_one_checkpoint() {
    let town = Town::new();
    let mut ballots: Vec<SignedBallot> =
        (1..=3).map(|seed| town.citizen(seed).cast(&[1])).collect();
    ballots.sort_by_key(SignedBallot::receipt);
    let [one, two, three] = ballots.try_into().expect("three");

    let mut apart = town.record(4);
    apart.add(&ballot(0, one.clone()));
    apart.sign(&town);
    let within = apart.checkpoints.last().cloned();
    apart.add(&ballot(0, two.clone()));
    apart.add(&ballot(0, three.clone()));
    apart.sign(&town);
    let fault = Fault::CheckpointInBatch { batch: 0, size: 4 };
    assert_eq!(apart.faults(), [(Some(4), fault.clone())]);
    // The operator hides that checkpoint; somebody has it.
    apart.checkpoints.remove(1);
    assert_eq!(apart.faults(), []);
    let kept = Evidence {
        checkpoints: within.into_iter().collect(),
        ..Evidence::default()
    };
    let found = apart.verify(&kept).findings;
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].fault, fault);

    let mut broken = town.record(4);
    broken.add(&ballot(0, one));
    broken.add(&told());
    broken.add(&ballot(0, two));
    broken.add(&ballot(0, three));
    broken.sign(&town);
    let fault = Fault::BrokenBatch { batch: 0 };
    assert_eq!(broken.faults(), [(Some(5), fault)]);
}

#[test]
fn slots_that_the_issuer_did_not_sign_are_not_issued_to() {
    let town = Town::new();
    let mut record = town.record(4);
    for issuer in [0, 1] {
        let stranger = &town.issuer_keys[usize::from(1 - issuer)];
        let batch = Issuance::sign(&town.id(), issuer, 1, vec![town.slots[5]], stranger);
        record.add(&Leaf::Issuance(batch.expect("ascending")));
    }
    record.sign(&town);
    let report = record.verify(&Evidence::default());
    assert_eq!((report.findings.len(), report.issued), (2, 4));
}

#[test]
fn ten_minutes_are_counted_in_milliseconds() {
    let early = |closes_at_ms| {
        let mut later = manifest();
        later.windows.cast.closes_at_ms = closes_at_ms;
        let town = Town::of(later);
        let mut record = town.record(4);
        record.close(0, 0, 4);
        record.sign(&town);
        record.faults().len() == 1
    };
    let seen_ms = (1_700_000_000 + 4) * 1000;
    assert!(!early(seen_ms + 600_000), "ten minutes are not more");
    assert!(early(seen_ms + 600_001));
}

/// What opens a ballot of somebody who wrote this.
fn opening(citizen: &Citizen, signed: &SignedBallot, written: &Body) -> Leaf {
    let r = citizen
        .voter
        .opening(&citizen.town.poll, signed.ballot.seq, written)
        .expect("an opening");
    let receipt = signed.receipt();
    Leaf::Opening(SelfOpening { receipt, r })
}

#[test]
fn openings_are_of_good_ballots_and_the_first_counts() {
    let town = Town::new();
    let (anna, ben) = (town.citizen(1), town.citizen(2));
    let good = anna.cast(&[2]);
    let mut forged = ben.cast(&[1]);
    forged.sig[0] ^= 1;
    let mut record = town.record(4);
    record.batch(&town, vec![good.clone(), forged.clone()]);
    let bad = record
        .leaves
        .iter()
        .position(|leaf| {
            let found = Leaf::from_bytes(leaf);
            matches!(found, Ok(Leaf::Ballot(leaf)) if leaf.signed == forged)
        })
        .expect("the forged one") as u64;
    record.close(2, 1, 4);
    record.sign(&town);
    record.add(&opening(&anna, &good, &body(&[2])));
    let receipt = good.receipt();
    let r = town.shares[0].scalar;
    record.add(&Leaf::Opening(SelfOpening { receipt, r }));
    record.add(&opening(&ben, &forged, &body(&[1])));
    record.sign(&town);
    assert_eq!(
        record.verify(&Evidence::default()).result,
        None,
        "not counted yet"
    );
    record.result(&town, (1, 0, 0), [0, 1, 0]);
    let none = |receipt| Fault::OpeningOfNone { receipt };
    assert_eq!(
        record.faults(),
        [
            (Some(bad), Fault::Ballot(Refused::VoterSignature)),
            (Some(7), none(receipt)),
            (Some(8), none(forged.receipt())),
        ]
    );
}

#[test]
fn who_opens_a_ballot_that_cannot_be_read_does_nothing_wrong() {
    let town = Town::new();
    let (anna, ben) = (town.citizen(1), town.citizen(2));
    let original = anna.cast(&[2]);
    // What Ben sends is sealed for Anna's key, and he knows its scalar.
    let mut copied = ben.cast(&[1]);
    copied.ballot.r_point = original.ballot.r_point;
    copied.ballot.sealed = original.ballot.sealed.clone();
    let Leaf::Opening(of_original) = opening(&anna, &original, &body(&[2])) else {
        panic!("an opening")
    };
    assert!(copied.ballot.is_opened_by(&of_original.r));
    assert!(!copied.ballot.is_opened_by(&town.shares[0].scalar));
    let key = &town.poll.manifest().sealing.key;
    assert_eq!(copied.ballot.open_own(key, &of_original.r), None);
    assert_eq!(
        original.ballot.open_own(key, &of_original.r),
        Some(body(&[2]))
    );
}
