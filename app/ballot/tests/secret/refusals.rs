//! Each thing that makes a ballot, a manifest or a message bad is refused for its own reason.

use ballot::{
    PollId, Receipt,
    secret::{
        Body, Dealing, Issuance, JsonError, Leaf, LeafError, Manifest, Poll, Promise, ReadError,
        Refused, Revote, Sealing, Share, SharingError, SignedBallot, VoterError, check, deal,
        from_json, to_json,
    },
};

use crate::support::{Town, body, issuer_secret, manifest, named};
use ballot::secret::record::vkey::KeyKind;

fn refuses(town: &Town, change: impl FnOnce(&mut SignedBallot)) -> Refused {
    let mut signed = town.citizen(1).cast(&[1]);
    change(&mut signed);
    town.poll.check(&signed).expect_err("a bad ballot")
}

#[test]
fn ballots_are_refused_for_their_own_reason() {
    let town = Town::new();
    let receipt = Some(Receipt([1; 32]));
    assert_eq!(
        refuses(&town, |b| b.ballot.poll_id = PollId([0; 32])),
        Refused::OtherPoll
    );
    let too_few = refuses(&town, |b| {
        b.ballot.sigs.pop();
    });
    assert_eq!(too_few, Refused::Signatures { expected: 2 });
    let too_many = refuses(&town, |b| b.ballot.rands.push([0; 32]));
    assert_eq!(too_many, Refused::Signatures { expected: 2 });
    let long = refuses(&town, |b| b.ballot.sealed.push(0));
    assert_eq!(
        long,
        Refused::Length {
            expected: 80,
            found: 81
        }
    );
    assert_eq!(
        refuses(&town, |b| b.ballot.r_point = [0; 32]),
        Refused::Point,
        "the identity"
    );
    assert_eq!(
        refuses(&town, |b| b.ballot.r_point = [255; 32]),
        Refused::Point,
        "not canonical"
    );
    assert_eq!(
        refuses(&town, |b| b.ballot.pk = [0; 32]),
        Refused::PublicKey,
        "of small order"
    );
    assert_eq!(refuses(&town, |b| b.sig[0] ^= 1), Refused::VoterSignature);
    assert_eq!(
        refuses(&town, |b| b.ballot.sealed[0] ^= 1),
        Refused::VoterSignature
    );
    assert_eq!(
        refuses(&town, |b| b.ballot.prev_receipt = receipt),
        Refused::Previous
    );
    assert_eq!(refuses(&town, |b| b.ballot.seq = 1), Refused::Previous);
    assert_eq!(town.poll.check_window(999), Err(Refused::Window));
    assert_eq!(town.poll.check_window(1_000), Ok(()));
    assert_eq!(town.poll.check_window(10_000), Err(Refused::Window));
    let signed = town.citizen(1).cast(&[1]);
    assert_eq!(
        check(town.poll.manifest(), &signed),
        town.poll.check(&signed)
    );
}

#[test]
fn a_credential_without_both_issuers_is_refused() {
    let town = Town::new();
    let (anna, ben) = (town.citizen(1), town.citizen(2));
    for issuer in 0..2 {
        let mut credential = anna.credential.clone();
        credential.sigs[issuer] = ben.credential.sigs[issuer].clone();
        credential.rands[issuer] = ben.credential.rands[issuer];
        let signed = anna
            .voter
            .cast(&town.poll, &credential, (0, None), &body(&[1]))
            .expect("a ballot");
        assert_eq!(
            town.poll.check(&signed),
            Err(Refused::IssuerSignature(issuer))
        );
    }
    let stranger = anna
        .voter
        .cast(&town.poll, &ben.credential, (0, None), &body(&[1]));
    assert_eq!(stranger, Err(VoterError::OtherPoll));
    assert_eq!(
        anna.voter.finalise(&town.poll, &[]),
        Err(VoterError::NoSuchIssuer)
    );
}

#[test]
fn the_next_ballot_follows_the_last() {
    let town = Town::new();
    let anna = town.citizen(1);
    let first = town.poll.check(&anna.cast(&[1])).expect("good");
    let second = town.poll.check(&anna.cast(&[2])).expect("good");
    assert_eq!(first.follows(None), Ok(()));
    assert_eq!(second.follows(Some((0, first.receipt()))), Ok(()));
    assert_eq!(
        second.follows(None),
        Err(Refused::Seq {
            expected: 0,
            found: 1
        })
    );
    assert_eq!(
        second.follows(Some((0, second.receipt()))),
        Err(Refused::PreviousReceipt)
    );
    let again = first.follows(Some((0, first.receipt())));
    assert_eq!(
        again,
        Err(Refused::Seq {
            expected: 1,
            found: 0
        })
    );
}

#[test]
fn a_poll_without_revoting_takes_one_ballot() {
    let mut once = manifest();
    once.revote = Revote::None;
    let poll = Poll::new(once).expect("a poll");
    let voter = ballot::secret::Voter::new([1; 32], poll.id());
    let answers: Vec<Vec<u8>> = (0..2)
        .map(|issuer| {
            let request = voter.blind(&poll, issuer).expect("a request");
            issuer_secret(usize::from(issuer))
                .blind_sign(&request.blinded, &[0; 32])
                .expect("a signature")
        })
        .collect();
    let credential = voter.finalise(&poll, &answers).expect("a credential");
    let cast = |next| {
        voter
            .cast(&poll, &credential, next, &body(&[1]))
            .expect("a ballot")
    };
    assert!(poll.check(&cast((0, None))).is_ok());
    assert_eq!(
        poll.check(&cast((1, Some(Receipt([1; 32]))))),
        Err(Refused::NoRevote)
    );
}

#[test]
fn all_bodies_have_one_length() {
    let town = Town::new();
    let anna = town.citizen(1);
    let length = |phrase: &str| {
        let body = Body {
            choice: vec![2],
            phrase: phrase.into(),
        };
        let cast = anna
            .voter
            .cast(&town.poll, &anna.credential, (0, None), &body);
        cast.map(|signed| signed.ballot.sealed.len())
    };
    assert_eq!(length(""), Ok(80));
    assert_eq!(length(&"x".repeat(55)), Ok(80));
    assert!(matches!(
        length(&"x".repeat(56)),
        Err(VoterError::TooLong(_))
    ));
    let bytes = body(&[1]).to_bytes(64).expect("short");
    assert_eq!(Body::from_bytes(&bytes), Ok(body(&[1])));
    let mut stray = bytes;
    stray[63] = 1;
    assert_eq!(Body::from_bytes(&stray), Err(ReadError::NotCanonical));
}

#[test]
fn shares_that_are_not_of_the_poll_are_refused() {
    let town = Town::new();
    let sealing = &town.poll.manifest().sealing;
    let stranger = Share {
        index: 1,
        scalar: [3; 32],
    };
    assert_eq!(
        sealing.check_share(&stranger),
        Err(SharingError::Share { index: 1 })
    );
    let swapped = Share {
        index: 2,
        ..town.shares[0].clone()
    };
    assert_eq!(
        sealing.check_share(&swapped),
        Err(SharingError::Share { index: 2 })
    );
    let mut high = town.shares[0].clone();
    high.scalar[31] |= 0x80;
    assert_eq!(
        sealing.check_share(&high),
        Err(SharingError::Share { index: 1 }),
        "not canonical"
    );
    let twice = [town.shares[0].clone(), town.shares[0].clone(), stranger];
    assert_eq!(
        sealing.interpolate(&twice).err(),
        Some(SharingError::TooFew {
            needed: 2,
            found: 1
        })
    );
    assert_eq!(deal(&[0; 32], 3, 2).err(), Some(SharingError::Numbers));
    assert_eq!(deal(&[0; 32], 0, 2).err(), Some(SharingError::Numbers));
}

#[test]
fn trustees_can_deal_together() {
    let dealt: Vec<(Dealing, Vec<Share>)> = (0..3)
        .map(|n| deal(&[n; 32], 2, 3).expect("a dealing"))
        .collect();
    let dealings: Vec<Dealing> = dealt.iter().map(|(dealing, _)| dealing.clone()).collect();
    let sealing: Sealing = Dealing::join(&dealings, 3).expect("a sealing");
    let shares: Vec<Share> = (0..3)
        .map(|trustee| {
            let got: Vec<Share> = dealt
                .iter()
                .map(|(_, shares)| shares[trustee].clone())
                .collect();
            for (dealing, share) in dealings.iter().zip(&got) {
                assert_eq!(dealing.check(share), Ok(()));
            }
            assert!(dealings[0].check(&got[1]).is_err());
            Share::sum(&got).expect("a share")
        })
        .collect();
    for pair in [[0, 1], [0, 2], [1, 2]] {
        let two = pair.map(|trustee: usize| shares[trustee].clone());
        assert!(sealing.interpolate(&two).is_ok());
    }
    assert!(Share::sum(&[shares[0].clone(), shares[1].clone()]).is_err());
}

#[test]
fn the_wire_form_is_read_strictly() {
    let town = Town::new();
    let signed = town.citizen(1).cast(&[1]);
    let json = to_json(&signed).expect("JSON");
    let read = |json: &str| from_json::<SignedBallot>(json.as_bytes());
    assert_eq!(read(&json).expect("the same"), signed);
    let twice = json.replacen("\"seq\":0", "\"seq\":0,\"seq\":0", 1);
    let unknown = json.replacen("\"seq\":0", "\"seq\":0,\"time\":0", 1);
    let missing = json.replacen("\"seq\":0,", "", 1);
    let absent = json.replacen("\"prev_receipt\":null,", "", 1);
    let float = json.replacen("\"seq\":0", "\"seq\":0.0", 1);
    let padded = json.replacen("\"}", "=\"}", 1);
    let trailing = format!("{json}{{}}");
    for bad in [twice, unknown, missing, absent, float, padded, trailing] {
        assert_ne!(bad, json);
        assert!(read(&bad).is_err(), "{bad}");
    }
    let promise = town.promise(signed.receipt(), 1);
    let listed = format!(
        "[\"{}\"]",
        to_json(&promise)
            .expect("JSON")
            .split('"')
            .filter(|s| s.len() > 40)
            .collect::<Vec<_>>()
            .join("\",\"")
    );
    assert!(from_json::<Promise>(listed.as_bytes()).is_err(), "{listed}");
    let share = from_json::<Share>(format!("[1,\"{}\"]", "A".repeat(43)).as_bytes());
    assert!(
        matches!(share, Err(JsonError::NotCanonical)),
        "a list is no object"
    );
    let manifest: Manifest =
        from_json(to_json(town.poll.manifest()).expect("JSON").as_bytes()).expect("a manifest");
    assert_eq!(manifest.poll_id(), town.id());
}

#[test]
fn leaves_are_read_strictly() {
    assert_eq!(Leaf::from_bytes(&[]), Err(LeafError::Kind(None)));
    assert_eq!(Leaf::from_bytes(&[0x02]), Err(LeafError::Kind(Some(2))));
    assert_eq!(
        Leaf::from_bytes(&[0x30]),
        Err(LeafError::Fields(ReadError::Cut))
    );
    assert_eq!(
        Leaf::from_bytes(&vec![0x60; 70_000]),
        Err(LeafError::TooLong)
    );
    let town = Town::new();
    let mut bytes = town.issuance(0, &town.slots).to_bytes().expect("a leaf");
    assert!(Leaf::from_bytes(&bytes).is_ok());
    bytes.push(0);
    assert_eq!(
        Leaf::from_bytes(&bytes),
        Err(LeafError::Fields(ReadError::Trailing))
    );
    let key = named("town.example", KeyKind::Note, 10);
    let descending: Vec<[u8; 32]> = town.slots.iter().rev().copied().collect();
    assert!(Issuance::sign(&town.id(), 0, 0, descending, &key).is_err());
}
