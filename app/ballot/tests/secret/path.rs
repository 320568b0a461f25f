//! The whole path of a poll: manifest, roll, issuing, ballots, record, close, shares, unsealing, verification.

use ballot::secret::{
    BlindRequest, Leaf, Promise, ReceiptFile, SecretFile, SelfOpening, check_canary, from_json,
    is_on_roll, issue_request, open_canary, prove_slot,
    record::{
        checkpoint::CheckpointError,
        tree::{Hash, leaf_hash, prove_consistency, prove_inclusion},
    },
    to_json,
    verify::{Evidence, Fault},
};

use crate::support::{Published, Town, body};

/// Three citizens vote, one of them twice, in two batches; the poll is closed and signed.
fn closed(town: &Town) -> (Published, Vec<Promise>) {
    let (anna, ben, cleo) = (town.citizen(1), town.citizen(2), town.citizen(3));
    let mut record = town.record(4);
    let first = vec![anna.cast(&[1]), ben.cast(&[2, 3]), anna.cast(&[2])];
    let promises = first
        .iter()
        .map(|signed| town.promise(signed.receipt(), 0))
        .collect();
    record.batch(town, first);
    record.batch(town, vec![cleo.cast(&[2]), ben.cast(&[3])]);
    record.close(5, 3, 4);
    record.sign(town);
    (record, promises)
}

#[test]
fn a_poll_from_manifest_to_result() {
    let town = Town::new();
    let (mut record, promises) = closed(&town);
    let evidence = Evidence {
        poll_id: Some(town.id()),
        promises,
        text: None,
        checkpoints: vec![record.checkpoints[1].clone()],
    };
    assert_eq!(record.codes(&evidence), []);
    assert_eq!(record.verify(&evidence).result, None);

    record.add(&Leaf::Share(town.shares[2].clone()));
    record.add(&Leaf::Share(town.shares[0].clone()));
    record.result(&town, (3, 0, 0), [0, 2, 1]);
    let report = record.verify(&evidence);
    assert_eq!(report.findings, []);
    assert!(report.closed && report.unsealed);
    assert_eq!(
        (report.ballots, report.credentials, report.issued),
        (5, 3, 4)
    );
    assert_eq!(
        report
            .result
            .map(|result| (result.counted, result.invalid, result.unreadable)),
        Some((3, 0, 0))
    );
    let json = serde_json::to_string(&record.verify(&evidence)).expect("a report is JSON");
    assert!(json.contains("\"findings\":[]"), "{json}");
}

#[test]
fn voters_open_their_ballots_where_shares_are_lost() {
    let town = Town::new();
    let (mut record, _) = closed(&town);
    record.add(&Leaf::Share(town.shares[1].clone()));
    let anna = town.citizen(1);
    let receipt = {
        anna.cast(&[1]);
        anna.cast(&[2]).receipt()
    };
    let r = anna
        .voter
        .opening(&town.poll, 1, &body(&[2]))
        .expect("an opening");
    record.add(&Leaf::Opening(SelfOpening { receipt, r }));
    record.result(&town, (3, 0, 2), [0, 1, 0]);
    let report = record.verify(&Evidence::default());
    assert_eq!(report.findings, []);
    assert!(!report.unsealed);

    let leaf = record.leaves.len() - 2;
    let wrong = SelfOpening {
        receipt,
        r: town.shares[0].scalar,
    };
    record.leaves[leaf] = Leaf::Opening(wrong).to_bytes().expect("a leaf");
    let faults = record.faults();
    assert!(
        faults.contains(&(Some(leaf as u64), Fault::Opening { receipt })),
        "{faults:?}"
    );
}

#[test]
fn a_retry_gives_the_same_bytes() {
    let town = Town::new();
    let (one, two) = (town.citizen(5), town.citizen(5));
    for issuer in 0..2 {
        let request = one.voter.blind(&town.poll, issuer).expect("a request");
        assert_eq!(two.voter.blind(&town.poll, issuer), Ok(request.clone()));
        let read: BlindRequest =
            from_json(to_json(&request).expect("JSON").as_bytes()).expect("a request");
        assert_eq!(issue_request(&read), issue_request(&request));
        let secret = &town.issuers[usize::from(issuer)];
        let signed = |masking| secret.blind_sign(&request.blinded, &[masking; 32]);
        assert_eq!(
            signed(1),
            signed(2),
            "masking does not change the signature"
        );
    }
    assert_eq!(one.credential, two.credential);
    let ballot = one.cast(&[1, 3]);
    assert_eq!(two.cast(&[1, 3]), ballot);
    assert_eq!(
        town.promise(ballot.receipt(), 3),
        town.promise(ballot.receipt(), 3)
    );
}

#[test]
fn citizens_find_themselves_on_the_roll() {
    let town = Town::new();
    let (root, count) = (
        town.poll.manifest().roll_root,
        town.poll.manifest().eligible_count,
    );
    for (index, slot) in (0..).zip(&town.slots) {
        let proof = prove_slot(&town.slots, index).expect("a proof");
        assert!(is_on_roll(slot, index, count, &proof, &root));
        assert!(!is_on_roll(&[0; 32], index, count, &proof, &root));
    }
    assert_eq!(prove_slot(&town.slots, count), None);
}

#[test]
fn trustees_show_that_they_have_their_shares() {
    let town = Town::new();
    let (poll, sealing, nonce) = (town.id(), &town.poll.manifest().sealing, [5; 32]);
    for share in &town.shares {
        let part = open_canary(&poll, sealing, &nonce, share, &[6; 32]).expect("a part");
        assert_eq!(check_canary(&poll, sealing, &nonce, &part), Ok(()));
        assert!(
            check_canary(&poll, sealing, &[4; 32], &part).is_err(),
            "not of another trial"
        );
        let mut other = part.clone();
        other.index = other.index % 3 + 1;
        assert!(
            check_canary(&poll, sealing, &nonce, &other).is_err(),
            "not of another trustee"
        );
        for place in 0..96 {
            let mut wrong = part.clone();
            let field = [&mut wrong.point, &mut wrong.challenge, &mut wrong.response];
            let [point, challenge, response] = field;
            [point, challenge, response][place / 32][place % 32] ^= 1;
            assert!(
                check_canary(&poll, sealing, &nonce, &wrong).is_err(),
                "byte {place}"
            );
        }
    }
    let mut lost = town.shares[0].clone();
    lost.scalar = town.shares[1].scalar;
    assert!(open_canary(&poll, sealing, &nonce, &lost, &[6; 32]).is_err());
}

#[test]
fn a_browser_sees_that_manifest_and_ballot_are_in_the_record() {
    let town = Town::new();
    let (record, _) = closed(&town);
    let hashes: Vec<Hash> = record.leaves.iter().map(|leaf| leaf_hash(leaf)).collect();
    let size = hashes.len() as u64;
    let checkpoint = town
        .poll
        .checkpoint(&record.checkpoints[3])
        .expect("a checkpoint");
    let proof = |index| prove_inclusion(&hashes[..], index, size).expect("a proof");
    assert!(town.poll.is_first_leaf(&checkpoint, &proof(0)));
    assert!(!town.poll.is_first_leaf(&checkpoint, &proof(1)));
    assert!(checkpoint.has_leaf(&record.leaves[4], 4, &proof(4)));
    assert!(!checkpoint.has_leaf(&record.leaves[4], 5, &proof(5)));
    let first = town
        .poll
        .checkpoint(&record.checkpoints[0])
        .expect("a checkpoint");
    let proof = prove_consistency(&hashes[..], first.size, size).expect("a proof");
    assert!(checkpoint.follows(&first, &proof));
    assert!(!first.follows(&checkpoint, &proof));
    let alone = &record.checkpoints[0][..record.checkpoints[0].find("— witness").expect("a line")];
    assert_eq!(
        town.poll.checkpoint(alone),
        Err(CheckpointError::Quorum {
            needed: 1,
            found: 0
        })
    );
}

#[test]
fn what_voters_keep_reads_back() {
    let town = Town::new();
    let anna = town.citizen(1);
    let signed = anna.cast(&[1]);
    let kept = ReceiptFile {
        promise: town.promise(signed.receipt(), 0),
        ballot: signed.clone(),
    };
    assert!(kept.is_of(&town.poll));
    let json = to_json(&kept).expect("JSON");
    assert_eq!(
        from_json::<ReceiptFile>(json.as_bytes()).expect("a file"),
        kept
    );
    let other = ReceiptFile {
        promise: kept.promise.clone(),
        ballot: anna.cast(&[2]),
    };
    assert!(!other.is_of(&town.poll), "a promise of another ballot");

    let secret = SecretFile {
        poll_id: town.id(),
        seed: [1; 32],
        bodies: vec![body(&[1])],
    };
    let json = to_json(&secret).expect("JSON");
    let read: SecretFile = from_json(json.as_bytes()).expect("a file");
    let again = read
        .voter()
        .cast(&town.poll, &anna.credential, (0, None), &read.bodies[0]);
    assert_eq!(again, Ok(signed));
}
