//! Round trips, and that one changed bit is always found.

use ballot::{
    PollId, Receipt,
    secret::{
        Body, Close, Incident, Issuance, IssuerKey, Leaf, Manifest, ResultLeaf, SelfOpening, Share,
        SignedBallot, Voter, deal, from_json,
        record::{
            checkpoint::Checkpoint,
            note::SignedNote,
            tree::{
                GrowingTree, Hash, is_consistent, is_included, leaf_hash, prove_consistency,
                prove_inclusion,
            },
        },
        to_json,
        verify::Evidence,
    },
};
use proptest::{collection::vec, prelude::*};

use crate::support::{Town, body, manifest};

/// Every change of one bit.
fn flipped(bytes: &[u8]) -> impl Iterator<Item = Vec<u8>> {
    (0..bytes.len() * 8).map(|bit| {
        let mut changed = bytes.to_vec();
        changed[bit / 8] ^= 1 << (bit % 8);
        changed
    })
}

#[test]
fn every_changed_bit_of_a_ballot_is_refused() {
    let town = Town::new();
    let anna = town.citizen(1);
    anna.cast(&[2]);
    let signed = anna.cast(&[1]);
    let bytes = signed.to_bytes();
    assert_eq!(SignedBallot::from_bytes(&bytes).as_ref(), Ok(&signed));
    for changed in flipped(&bytes) {
        if let Ok(changed) = SignedBallot::from_bytes(&changed) {
            assert!(town.poll.check(&changed).is_err());
            assert_ne!(changed.receipt(), signed.receipt());
        }
    }
}

#[test]
fn every_changed_bit_of_a_promise_is_refused() {
    let town = Town::new();
    let promise = town.promise(Receipt([9; 32]), 5);
    let key = &town.poll.manifest().box_vkey;
    assert!(promise.is_signed(key));
    for bit in 0..(32 + 32 + 8 + 64) * 8 {
        let (byte, mask) = (bit / 8, 1 << (bit % 8));
        let mut changed = promise.clone();
        match byte {
            0..32 => changed.poll_id.0[byte] ^= mask,
            32..64 => changed.receipt.0[byte - 32] ^= mask,
            64..72 => changed.batch_no ^= 1 << (bit - 64 * 8),
            _ => changed.sig[byte - 72] ^= mask,
        }
        assert!(!changed.is_signed(key), "bit {bit}");
    }
}

#[test]
fn every_changed_bit_of_a_checkpoint_is_refused() {
    let town = Town::new();
    let note = town.record(4).checkpoints[0].clone();
    let witnesses = &town.poll.manifest().witness_policy.witnesses;
    let key = &town.poll.manifest().box_vkey;
    let is_good =
        |note: &str| Checkpoint::open(note, key, witnesses).is_ok_and(|(_, seen)| seen.len() == 1);
    assert!(is_good(&note));
    for changed in flipped(note.as_bytes()) {
        assert!(
            !std::str::from_utf8(&changed).is_ok_and(is_good),
            "{}",
            String::from_utf8_lossy(&changed)
        );
    }
}

#[test]
fn every_changed_bit_of_a_manifest_is_another_poll() {
    let town = Town::new();
    let bytes = town.poll.manifest().to_bytes();
    assert_eq!(
        Manifest::from_bytes(&bytes).as_ref(),
        Ok(town.poll.manifest())
    );
    for changed in flipped(&bytes) {
        if let Ok(manifest) = Manifest::from_bytes(&changed) {
            assert_eq!(manifest.to_bytes(), changed, "there is one way to write it");
            assert_ne!(manifest.poll_id(), town.id());
        }
    }
}

#[test]
fn every_changed_bit_of_an_issuers_key_is_another_key_or_none() {
    let spki = &manifest().issuers[0].rsa_spki;
    let key = IssuerKey::from_spki(spki).expect("a key");
    for changed in flipped(spki) {
        if let Ok(other) = IssuerKey::from_spki(&changed) {
            assert_ne!(other, key);
            assert_eq!(other.to_spki(), Ok(changed), "there is one way to write it");
        }
    }
    for length in 0..spki.len() {
        assert!(IssuerKey::from_spki(&spki[..length]).is_err());
    }
}

/// A whole record, closed, opened and counted.
fn whole(town: &Town) -> crate::support::Published {
    let mut record = town.record(4);
    record.batch(
        town,
        vec![town.citizen(1).cast(&[1]), town.citizen(2).cast(&[2])],
    );
    record.close(2, 2, 4);
    record.add(&Leaf::Share(town.shares[0].clone()));
    record.add(&Leaf::Share(town.shares[1].clone()));
    record.add(&Leaf::Incident(Incident {
        kind: "other".into(),
        text: "A power cut.".into(),
    }));
    record.result(town, (2, 0, 0), [1, 1, 0]);
    assert_eq!(record.faults(), []);
    record
}

#[test]
fn every_changed_bit_of_a_leaf_is_another_leaf() {
    let town = Town::new();
    for bytes in whole(&town).leaves {
        let leaf = Leaf::from_bytes(&bytes).expect("a leaf");
        assert_eq!(leaf.to_bytes().as_ref(), Ok(&bytes));
        for changed in flipped(&bytes) {
            if let Ok(other) = Leaf::from_bytes(&changed) {
                assert_ne!(other, leaf);
                assert_eq!(
                    other.to_bytes(),
                    Ok(changed),
                    "there is one way to write it"
                );
            }
        }
    }
}

fn leaves() -> impl Strategy<Value = Leaf> {
    let receipt = || any::<[u8; 32]>().prop_map(Receipt);
    prop_oneof![
        (
            any::<u16>(),
            any::<u64>(),
            vec(any::<[u8; 32]>(), 0..5),
            any::<[u8; 32]>()
        )
            .prop_map(|(issuer, batch, slots, half)| {
                let signature = [half, half].concat().try_into().expect("64 bytes");
                Leaf::Issuance(Issuance {
                    issuer,
                    batch,
                    slots,
                    signature,
                })
            }),
        (
            any::<u64>(),
            any::<u64>(),
            any::<u64>(),
            any::<Option<u64>>()
        )
            .prop_map(|(ballots, distinct_cids, issued, last_batch)| {
                Leaf::Close(Close {
                    ballots,
                    distinct_cids,
                    issued,
                    last_batch,
                })
            }),
        (any::<u16>(), any::<[u8; 32]>())
            .prop_map(|(index, scalar)| Leaf::Share(Share { index, scalar })),
        (receipt(), any::<[u8; 32]>())
            .prop_map(|(receipt, r)| Leaf::Opening(SelfOpening { receipt, r })),
        (
            any::<[u8; 32]>(),
            any::<(u64, u64, u64)>(),
            vec(any::<u8>(), 0..50)
        )
            .prop_map(|(poll, numbers, tally)| Leaf::Result(ResultLeaf::new(
                &PollId(poll),
                numbers,
                tally
            ))),
        (any::<String>(), any::<String>())
            .prop_map(|(kind, text)| Leaf::Incident(Incident { kind, text })),
    ]
}

proptest! {
    #[test]
    fn leaves_read_back(leaf in leaves()) {
        let bytes = leaf.to_bytes().expect("a short leaf");
        prop_assert_eq!(Leaf::from_bytes(&bytes), Ok(leaf));
    }

    #[test]
    fn bytes_are_no_leaf_or_the_only_way_to_write_it(kind in prop::sample::select(vec![0x10_u8, 0x20, 0x30, 0x40, 0x41, 0x50, 0x60, 0x61]), fields in vec(vec(any::<u8>(), 0..9), 0..5)) {
        let mut bytes = vec![kind];
        fields.iter().for_each(|field| ballot::lp(&mut bytes, field));
        if let Ok(leaf) = Leaf::from_bytes(&bytes) {
            prop_assert_eq!(leaf.to_bytes(), Ok(bytes));
        }
    }

    #[test]
    fn any_text_is_no_note_or_the_only_way_to_write_it(text in "[a-z\n\u{2014} +=/A-Z0-9]{0,80}") {
        if let Ok(note) = SignedNote::parse(&text) {
            prop_assert_eq!(note.to_string(), text.clone());
        }
        if let Ok(checkpoint) = Checkpoint::parse(&text) {
            prop_assert_eq!(checkpoint.body(), text);
        }
    }

    #[test]
    fn a_body_reads_back(choice: Vec<u8>, phrase: String) {
        let body = Body { choice, phrase };
        if let Ok(bytes) = body.to_bytes(256) {
            prop_assert_eq!(bytes.len(), 256);
            prop_assert_eq!(Body::from_bytes(&bytes), Ok(body));
        }
    }

    #[test]
    fn bodies_are_no_body_or_the_only_way_to_write_it(bytes in vec(0_u8..4, 8..24)) {
        if let Ok(body) = Body::from_bytes(&bytes) {
            prop_assert_eq!(body.to_bytes(u32::try_from(bytes.len()).expect("short")), Ok(bytes));
        }
    }

    #[test]
    fn proofs_hold_and_changed_ones_do_not(size in 1_u64..70, at: prop::sample::Index, old: prop::sample::Index, bit in 0_usize..256) {
        let leaves: Vec<Hash> = (0..size).map(|n| leaf_hash(&n.to_be_bytes())).collect();
        let root_of = |size: u64| {
            let mut tree = GrowingTree::default();
            leaves.iter().take(size as usize).for_each(|leaf| tree.push(*leaf));
            tree.root()
        };
        let (index, old) = (at.index(leaves.len()) as u64, old.index(leaves.len()) as u64 + 1);
        let (root, old_root) = (root_of(size), root_of(old));
        let leaf = leaves[index as usize];
        let inclusion = prove_inclusion(&leaves[..], index, size).expect("a proof");
        prop_assert!(is_included(&leaf, index, size, &inclusion, &root));
        let consistency = prove_consistency(&leaves[..], old, size).expect("a proof");
        prop_assert!(is_consistent((old, &old_root), (size, &root), &consistency));
        for place in 0..inclusion.len() {
            let mut wrong = inclusion.clone();
            wrong[place][bit / 8] ^= 1 << (bit % 8);
            prop_assert!(!is_included(&leaf, index, size, &wrong, &root));
        }
        for place in 0..consistency.len() {
            let mut wrong = consistency.clone();
            wrong[place][bit / 8] ^= 1 << (bit % 8);
            prop_assert!(!is_consistent((old, &old_root), (size, &root), &wrong));
        }
        prop_assert!(!is_included(&leaf, index + 1, size, &inclusion, &root));
        prop_assert!(!is_included(&leaf, index, size, &[inclusion, vec![root]].concat(), &root));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn any_shares_open_and_fewer_do_not(seed: [u8; 32], t in 1_u16..5, more in 0_u16..4, order in Just((0..8_usize).collect::<Vec<_>>()).prop_shuffle()) {
        let n = t + more;
        let (dealing, shares) = deal(&seed, t, n).expect("a dealing");
        for share in &shares {
            prop_assert_eq!(dealing.check(share), Ok(()));
        }
        let sealing = ballot::secret::Dealing::join(&[dealing], n).expect("a sealing");
        let chosen: Vec<Share> = order.into_iter().filter_map(|place| shares.get(place).cloned()).collect();
        let t = usize::from(t);
        prop_assert!(sealing.interpolate(&chosen[..t]).is_ok());
        prop_assert!(sealing.interpolate(&chosen[..t - 1]).is_err());
    }

    #[test]
    fn a_ballot_opens_for_the_trustees_and_its_voter_alone(seed: [u8; 32], seq in 0_u32..3, phrase in "[a-z ]{0,20}") {
        let town = Town::new();
        let voter = Voter::new(seed, town.id());
        let mut credential = town.citizen(1).credential;
        credential.pk = voter.public_key();
        let body = Body { phrase, ..body(&[2, 3]) };
        let previous = (seq > 0).then_some(Receipt([1; 32]));
        let signed = voter.cast(&town.poll, &credential, (seq, previous), &body).expect("a ballot");
        let read: SignedBallot = from_json(to_json(&signed).expect("JSON").as_bytes()).expect("a ballot");
        prop_assert_eq!(&read, &signed);
        let sealing = &town.poll.manifest().sealing;
        let key = sealing.interpolate(&town.shares[1..]).expect("the key");
        prop_assert_eq!(signed.ballot.unseal(&key), Some(body.clone()));
        let r = voter.opening(&town.poll, seq, &body).expect("an opening");
        prop_assert_eq!(signed.ballot.open_own(&sealing.key, &r), Some(body.clone()));
        let other = voter.opening(&town.poll, seq + 1, &body).expect("an opening");
        prop_assert_eq!(signed.ballot.open_own(&sealing.key, &other), None);
    }

    #[test]
    fn one_changed_bit_anywhere_in_a_record_is_found(at: prop::sample::Index, byte: prop::sample::Index, bit in 0_u8..8) {
        let town = Town::new();
        let mut record = whole(&town);
        let place = at.index(record.leaves.len());
        let leaf = &mut record.leaves[place];
        let byte = byte.index(leaf.len());
        leaf[byte] ^= 1 << bit;
        let evidence = Evidence { poll_id: Some(town.id()), ..Evidence::default() };
        prop_assert_ne!(record.verify(&evidence).findings, []);
    }
}
