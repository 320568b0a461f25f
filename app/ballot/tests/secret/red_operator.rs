//! What a dishonest operator (or voter) could try, one test each: every one is found, and named.

use ballot::secret::{
    BallotLeaf, Leaf, Poll, Refused, SignedBallot, Voter, VoterError,
    verify::{Evidence, Fault},
};

use crate::support::{Published, Town, body, issuer_secret, manifest};

/// Four ballots of four citizens in two batches; closed; unsealed; counted.
pub struct Poll4 {
    pub record: Published,
    pub ballots: Vec<SignedBallot>,
}

pub fn honest(town: &Town) -> Poll4 {
    let ballots: Vec<SignedBallot> = (1..=4).map(|seed| town.citizen(seed).cast(&[1])).collect();
    let mut record = town.record(4);
    record.batch(town, ballots[..2].to_vec());
    record.batch(town, ballots[2..].to_vec());
    finish(town, &mut record, 4, [4, 0, 0]);
    assert_eq!(record.faults(), []);
    Poll4 { record, ballots }
}

fn finish(town: &Town, record: &mut Published, ballots: u64, per_option: [u64; 3]) {
    record.close(ballots, ballots, 4);
    record.sign(town);
    record.add(&Leaf::Share(town.shares[0].clone()));
    record.add(&Leaf::Share(town.shares[1].clone()));
    record.result(town, (ballots, 0, 0), per_option);
}

/// The leaves that hold ballots.
fn ballot_leaves(record: &Published) -> Vec<usize> {
    (0..record.leaves.len())
        .filter(|at| record.leaves[*at][0] == 0x20)
        .collect()
}

/// As an operator who signs everything anew.
fn resign(town: &Town, record: &mut Published) {
    let sizes: Vec<usize> = vec![3, 5, 7, 8, record.leaves.len()];
    record.checkpoints = sizes
        .into_iter()
        .map(|size| {
            let mut part = record.clone();
            part.leaves.truncate(size);
            part.note(town)
        })
        .collect();
}

fn has(faults: &[(Option<u64>, Fault)], fault: &Fault) -> bool {
    faults.iter().any(|(_, found)| found == fault)
}

#[test]
fn a_swapped_ballot_is_found() {
    let town = Town::new();
    let Poll4 { mut record, .. } = honest(&town);
    let at = ballot_leaves(&record)[0];
    let Ok(Leaf::Ballot(mut leaf)) = Leaf::from_bytes(&record.leaves[at]) else {
        panic!("a ballot")
    };
    leaf.signed.ballot.sealed[5] ^= 1;
    record.leaves[at] = Leaf::Ballot(leaf).to_bytes().expect("a leaf");
    assert!(
        has(&record.faults(), &Fault::Root { size: 5 }),
        "before signing anew"
    );
    resign(&town, &mut record);
    let faults = record.faults();
    assert!(
        faults.contains(&(Some(at as u64), Fault::Ballot(Refused::VoterSignature))),
        "{faults:?}"
    );
    assert!(!has(&faults, &Fault::Root { size: 5 }));
}

#[test]
fn a_ballot_stuffed_by_one_issuer_is_refused_and_found() {
    let town = Town::new();
    let voter = Voter::new([99; 32], town.id());
    let request = voter.blind(&town.poll, 0).expect("a request");
    let own = town.issuers[0]
        .blind_sign(&request.blinded, &[0; 32])
        .expect("a signature");
    let alone = voter.finalise(&town.poll, &[own.clone(), own]);
    assert!(
        matches!(alone, Err(VoterError::Issuer { issuer: 1, .. })),
        "{alone:?}"
    );
    let mut credential = town.citizen(1).credential;
    credential.pk = voter.public_key();
    let forged = voter
        .cast(&town.poll, &credential, (0, None), &body(&[1]))
        .expect("a ballot");
    assert_eq!(town.poll.check(&forged), Err(Refused::IssuerSignature(0)));
    let mut record = town.record(2);
    record.unsorted_batch(&town, vec![forged]);
    assert_eq!(
        record.faults(),
        [(Some(3), Fault::Ballot(Refused::IssuerSignature(0)))]
    );
}

#[test]
fn more_credentials_than_issued_slots_are_found() {
    let town = Town::new();
    let ballots: Vec<SignedBallot> = (1..=3).map(|seed| town.citizen(seed).cast(&[1])).collect();
    let mut record = town.record(2);
    record.batch(&town, ballots);
    let fault = Fault::TooManyCredentials {
        credentials: 3,
        issued: 2,
    };
    assert_eq!(record.faults(), [(None, fault)]);
}

#[test]
fn a_duplicate_credential_is_found() {
    let town = Town::new();
    let anna = town.citizen(1);
    let (first, second) = (anna.cast(&[1]), {
        anna.last.set(None);
        anna.cast(&[2])
    });
    let mut record = town.record(4);
    record.batch(&town, vec![first, second]);
    assert_eq!(
        record.faults(),
        [(
            Some(4),
            Fault::Ballot(Refused::Seq {
                expected: 1,
                found: 0
            })
        )]
    );
}

#[test]
fn a_replayed_ballot_is_found() {
    let town = Town::new();
    let ballots = vec![town.citizen(1).cast(&[1]), town.citizen(2).cast(&[1])];
    let mut record = town.record(4);
    record.batch(&town, ballots.clone());
    record.batch(&town, ballots);
    let fault = || {
        Fault::Ballot(Refused::Seq {
            expected: 1,
            found: 0,
        })
    };
    assert_eq!(record.faults(), [(Some(5), fault()), (Some(6), fault())]);
}

#[test]
fn a_wrong_seq_is_found() {
    let town = Town::new();
    let (anna, ben) = (town.citizen(1), town.citizen(2));
    anna.cast(&[1]);
    let second = anna.cast(&[2]);
    let mut record = town.record(4);
    record.batch(&town, vec![second, ben.cast(&[1])]);
    let codes: Vec<Fault> = record
        .faults()
        .into_iter()
        .map(|(_, fault)| fault)
        .collect();
    assert_eq!(
        codes,
        [Fault::Ballot(Refused::Seq {
            expected: 0,
            found: 1
        })],
        "the first is withheld"
    );
}

#[test]
fn a_copied_ciphertext_cannot_be_read() {
    let town = Town::new();
    let (anna, ben) = (town.citizen(1), town.citizen(2));
    let original = anna.cast(&[3]);
    let mut copy = ben.cast(&[1]).ballot;
    copy.r_point = original.ballot.r_point;
    copy.sealed = original.ballot.sealed.clone();
    let key = town
        .poll
        .manifest()
        .sealing
        .interpolate(&town.shares)
        .expect("the key");
    assert_eq!(original.ballot.unseal(&key), Some(body(&[3])));
    assert_eq!(copy.unseal(&key), None, "it is bound to the credential");
    let mut later = original.ballot.clone();
    later.seq = 1;
    assert_eq!(later.unseal(&key), None, "and to its number");
}

#[test]
fn a_tagged_rsa_key_makes_another_poll() {
    let town = Town::new();
    let mut tagged = manifest();
    tagged.issuers[0].rsa_spki = issuer_secret(2)
        .public()
        .expect("a key")
        .to_spki()
        .expect("a key");
    let tagged = Poll::new(tagged).expect("a manifest that keeps the rules");
    assert_ne!(tagged.id(), town.id());
    let voter = Voter::new([1; 32], town.id());
    assert_eq!(voter.blind(&tagged, 0), Err(VoterError::OtherPoll));
    // And an issuer that signs with another key than that of the manifest is found at once.
    let answers: Vec<Vec<u8>> = [2, 1]
        .into_iter()
        .zip(0..)
        .map(|(key, issuer)| {
            let request = voter.blind(&town.poll, issuer).expect("a request");
            issuer_secret(key)
                .blind_sign(&request.blinded, &[0; 32])
                .unwrap_or(vec![1; 256])
        })
        .collect();
    let finalised = voter.finalise(&town.poll, &answers);
    assert!(
        matches!(finalised, Err(VoterError::Issuer { issuer: 0, .. })),
        "{finalised:?}"
    );
}

#[test]
fn a_reordered_batch_is_found() {
    let town = Town::new();
    let mut ballots: Vec<SignedBallot> =
        (1..=3).map(|seed| town.citizen(seed).cast(&[1])).collect();
    ballots.sort_by_key(SignedBallot::receipt);
    ballots.swap(1, 2);
    let receipt = ballots[2].receipt();
    let mut record = town.record(4);
    record.unsorted_batch(&town, ballots);
    assert_eq!(record.faults(), [(Some(5), Fault::BatchOrder { receipt })]);
}

#[test]
fn a_dropped_promised_ballot_is_found() {
    let town = Town::new();
    let mut record = town.record(4);
    let dropped = town.citizen(5).cast(&[1]).receipt();
    record.batch(
        &town,
        (1..=2).map(|seed| town.citizen(seed).cast(&[1])).collect(),
    );
    let promised = |batch| Evidence {
        promises: vec![town.promise(dropped, batch)],
        ..Evidence::default()
    };
    let findings = record.verify(&promised(0)).findings;
    assert_eq!(findings.len(), 1);
    assert_eq!(
        findings[0].fault,
        Fault::PromiseBroken {
            receipt: dropped,
            batch: 0
        }
    );
    assert_eq!(
        record.verify(&promised(1)).findings,
        [],
        "its batch is still to come"
    );
    finish(&town, &mut record, 2, [2, 0, 0]);
    let findings = record.verify(&promised(1)).findings;
    assert_eq!(
        findings[0].fault,
        Fault::PromiseBroken {
            receipt: dropped,
            batch: 1
        }
    );
    let mut forged = promised(0);
    forged.promises[0].batch_no = 7;
    let findings = record.verify(&forged).findings;
    assert_eq!(findings[0].fault, Fault::NotPromised { receipt: dropped });
}

#[test]
fn a_forked_record_is_found() {
    let town = Town::new();
    let Poll4 { record, ballots } = honest(&town);
    let mut other = town.record(4);
    other.batch(&town, ballots[1..3].to_vec());
    let evidence = Evidence {
        checkpoints: other.checkpoints[1..].to_vec(),
        ..Evidence::default()
    };
    assert_eq!(record.codes(&evidence), [(None, "Fork".to_owned())]);
}

#[test]
fn a_shortened_record_is_found() {
    let town = Town::new();
    let Poll4 { record, .. } = honest(&town);
    let seen = record.checkpoints.last().cloned();
    let mut short = record.clone();
    short.leaves.truncate(5);
    short.checkpoints.truncate(2);
    assert_eq!(short.faults(), []);
    let evidence = Evidence {
        checkpoints: seen.into_iter().collect(),
        ..Evidence::default()
    };
    assert_eq!(short.codes(&evidence), [(None, "Truncated".to_owned())]);
}

#[test]
fn a_manifest_of_ones_own_is_found() {
    let town = Town::new();
    let Poll4 { record, .. } = honest(&town);
    let mut own = manifest();
    own.nonce[0] ^= 1;
    let shown = own.poll_id();
    let evidence = Evidence {
        poll_id: Some(shown),
        ..Evidence::default()
    };
    let findings = record.verify(&evidence).findings;
    assert_eq!(
        (findings[0].leaf, &findings[0].fault),
        (Some(0), &Fault::OtherPoll { shown })
    );
    let text = |title: &str| {
        let parts = [title, "Where?", "Square", "Park", "School"];
        let text = Some(parts.map(str::to_owned).to_vec());
        Evidence {
            text,
            ..Evidence::default()
        }
    };
    assert_eq!(record.codes(&text("A bench?")), []);
    assert_eq!(
        record.codes(&text("No bench?")),
        [(Some(0), "Text".to_owned())]
    );
    let right = Evidence {
        poll_id: Some(town.id()),
        ..Evidence::default()
    };
    assert_eq!(record.verify(&right).findings, []);
}

#[test]
fn a_late_ballot_is_found() {
    let town = Town::new();
    let Poll4 { mut record, .. } = honest(&town);
    let late = BallotLeaf {
        batch_no: 2,
        assisted: false,
        signed: town.citizen(5).cast(&[1]),
    };
    let at = record.leaves.len() as u64;
    record.add(&Leaf::Ballot(Box::new(late)));
    record.sign(&town);
    let faults = record.faults();
    assert!(
        faults.contains(&(Some(at), Fault::AfterClose)),
        "{faults:?}"
    );
}
