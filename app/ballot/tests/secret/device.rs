//! What a voter's device keeps: interrupted anywhere, it goes on with the same bytes; two devices with one secret say the same.

use ballot::secret::{
    BlindAnswer, Device, DeviceError, Elsewhere, Manifest, Next, Revote, SecretFile, VoterError,
    from_json, to_json,
};

use crate::support::{Town, body, manifest};

fn secret(town: &Town) -> SecretFile {
    SecretFile {
        poll_id: town.id(),
        seed: [9; 32],
        bodies: Vec::new(),
    }
}

/// What is stored is what goes on: every step is read back first.
fn stored(device: &Device) -> Device {
    let json = to_json(device).expect("JSON");
    from_json(json.as_bytes()).expect("what was stored")
}

fn answer(town: &Town, device: &Device) -> BlindAnswer {
    let request = device.request(&town.poll).expect("a request");
    let issuer = &town.issuers[usize::from(request.issuer)];
    let blind_sig = issuer.blind_sign(&request.blinded, &[3; 32]);
    BlindAnswer {
        blind_sig: blind_sig.expect("a signature"),
    }
}

/// From a wish to the promise, with every step stored and read.
fn carried(town: &Town, mut device: Device) -> Device {
    loop {
        device = stored(&device);
        device = match device.next() {
            Next::Ask => device
                .clone()
                .answered(&town.poll, answer(town, &device))
                .expect("an answer"),
            Next::Seal => device.sealing(&town.poll).expect("a ballot"),
            Next::Send => {
                let receipt = device.sealed().expect("sealed").receipt();
                let promise = town.promise(receipt, 0);
                device.promised(&town.poll, promise).expect("promised")
            }
            Next::Choose | Next::Done => return device,
        };
    }
}

#[test]
fn a_device_goes_on_where_it_was_and_another_with_its_secret_says_the_same() {
    let town = Town::new();
    let first = Device::new(secret(&town));
    assert_eq!(first.next(), Next::Choose);
    let first = first.wanting(&town.poll, body(&[2])).expect("a wish");
    assert_eq!(
        first.clone().wanting(&town.poll, body(&[1])).err(),
        Some(DeviceError::Order(Next::Ask)),
        "one ballot at a time"
    );
    let first = carried(&town, first);
    assert_eq!(first.next(), Next::Done);
    assert!(first.receipt().expect("a receipt").is_of(&town.poll));

    let second = carried(&town, Device::new(stored(&first).secret().clone()));
    assert_eq!(
        second.receipt(),
        first.receipt(),
        "every byte is computed anew"
    );

    let again = second.wanting(&town.poll, body(&[3])).expect("again");
    let again = carried(&town, again);
    assert_eq!(again.last().map(|(seq, _)| seq), Some(1));
    let previous = again
        .receipt()
        .expect("a receipt")
        .ballot
        .ballot
        .prev_receipt;
    assert_eq!(previous, first.last().map(|(_, receipt)| receipt));
    // The older device is overtaken, drops what it wanted, and goes on after the newer one.
    let (seq, receipt) = again.last().expect("a ballot");
    let older = first.wanting(&town.poll, body(&[1])).expect("a wish");
    let older = older.overtaken(Elsewhere { seq, receipt });
    assert_eq!((older.next(), older.receipt()), (Next::Done, None));
    let older = older.wanting(&town.poll, body(&[1])).expect("again");
    let older = carried(&town, older);
    assert_eq!(older.last().map(|(seq, _)| seq), Some(2));
}

#[test]
fn a_false_promise_is_not_kept() {
    let town = Town::new();
    let device = Device::new(secret(&town))
        .wanting(&town.poll, body(&[1]))
        .expect("a wish");
    let mut device = device;
    while device.next() == Next::Ask {
        let answer = answer(&town, &device);
        device = device.answered(&town.poll, answer).expect("an answer");
    }
    let device = device.sealing(&town.poll).expect("sealed");
    let receipt = device.sealed().expect("sealed").receipt();
    let mut forged = town.promise(receipt, 0);
    forged.batch_no = 1;
    let mut other = town.promise(receipt, 0);
    other.receipt.0[0] ^= 1;
    for promise in [forged, other] {
        let refused = device.clone().promised(&town.poll, promise).err();
        assert_eq!(refused, Some(DeviceError::Promise));
    }
}

#[test]
fn where_one_ballot_is_taken_there_is_no_second_wish() {
    let town = Town::of(Manifest {
        revote: Revote::None,
        ..manifest()
    });
    let device = Device::new(secret(&town));
    let device = carried(
        &town,
        device.wanting(&town.poll, body(&[1])).expect("a wish"),
    );
    let refused = device.wanting(&town.poll, body(&[2])).err();
    assert_eq!(refused, Some(DeviceError::NoRevote));
}

#[test]
fn issuers_are_asked_one_after_the_other_and_each_answer_is_kept() {
    let town = Town::new();
    let device = Device::new(secret(&town));
    assert_eq!(device.asks(), None, "nothing is to be cast");
    let device = device.wanting(&town.poll, body(&[1])).expect("a wish");
    assert!(
        !to_json(&device).expect("JSON").contains("answers"),
        "as it was stored before there could be several issuers"
    );
    let first = answer(&town, &device);
    let device = stored(&device.answered(&town.poll, first.clone()).expect("one"));
    assert_eq!((device.next(), device.asks()), (Next::Ask, Some(1)));
    let asked = device.request(&town.poll).expect("a request");
    assert_eq!(
        stored(&device).request(&town.poll).expect("again"),
        asked,
        "always the same bytes"
    );
    // The answer of another issuer is none, and what was there stays.
    let refused = device.clone().answered(&town.poll, first).err();
    assert!(
        matches!(
            refused,
            Some(DeviceError::Voter(VoterError::Issuer { issuer: 1, .. }))
        ),
        "{refused:?}"
    );
    let second = answer(&town, &device);
    let device = device.answered(&town.poll, second).expect("both");
    assert_eq!((device.next(), device.asks()), (Next::Seal, None));
    assert!(!to_json(&device).expect("JSON").contains("answers"));
}
