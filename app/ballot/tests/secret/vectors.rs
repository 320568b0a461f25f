//! `vectors-secret.json`: one small poll with every value on the way. `COMITIA_REWRITE=1` writes it; ordinary runs compare.
//!
//! What the crate keeps to itself (scalars, keys, challenges) is computed here once more from `PROTOCOL.md`, by the plain
//! functions of BLAKE3, ristretto255 and ChaCha20-Poly1305.

use ballot::secret::{
    BallotLeaf, BlindAnswer, Close, Incident, Leaf, ReceiptFile, ResultLeaf, SecretFile,
    SelfOpening, SignedBallot, authenticator, credential_message, deal, evidence, issue_challenge,
    issue_request, open_canary, prove_slot, record::tree::leaf_hash, slot, to_json,
};
use chacha20poly1305::{ChaCha20Poly1305, KeyInit, aead::Aead, aead::Payload};
use curve25519_dalek::{ristretto::CompressedRistretto, ristretto::RistrettoPoint, scalar::Scalar};
use serde_json::{Value, json};

use crate::support::{Citizen, Published, Town, body, issuer_secret};

const PATH: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/vectors-secret.json");

fn hex(bytes: impl AsRef<[u8]>) -> String {
    bytes
        .as_ref()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// `H[context](fields)`, as many bytes as wanted.
fn hash<const N: usize>(context: &str, fields: &[&[u8]]) -> [u8; N] {
    let mut input = Vec::new();
    fields
        .iter()
        .for_each(|field| ballot::lp(&mut input, field));
    let mut hasher = blake3::Hasher::new_derive_key(&format!("comitia 2026-11 CBP1 {context}"));
    hasher.update(&input);
    let mut output = [0; N];
    hasher.finalize_xof().fill(&mut output);
    output
}

fn number(number: u64) -> [u8; 8] {
    number.to_be_bytes()
}

fn roll(town: &Town) -> Value {
    let nonce = &town.poll.manifest().nonce;
    let key = authenticator("webauthn", b"public key");
    let proof = prove_slot(&town.slots, 4).expect("a proof");
    json!({
        "authenticator": { "kind": "webauthn", "public_part": hex(b"public key"), "hash": hex(key) },
        "slot": {
            "person_ref": hex(b"person"), "authenticators": [hex(key)], "salt": hex([3; 32]),
            "slot": hex(slot(nonce, b"person", &[key], &[3; 32])),
        },
        "slots": town.slots.iter().map(hex).collect::<Vec<_>>(),
        "root": hex(town.poll.manifest().roll_root),
        "proof_of_slot_4": proof.iter().map(hex).collect::<Vec<_>>(),
    })
}

fn issuing(town: &Town, voter: &Citizen, seed: [u8; 32]) -> Vec<Value> {
    let id = town.id();
    (0..2_u16)
        .map(|issuer| {
            let place = usize::from(issuer);
            let request = voter.voter.blind(&town.poll, issuer).expect("a request");
            let rng: [u8; 32] = hash(&format!("blind rng {issuer}"), &[&seed, &id.0]);
            let secret = &town.issuers[place];
            json!({
                "issuer": issuer,
                "private_key_pkcs8": hex(issuer_secret(place).to_der().expect("DER")),
                "spki": hex(&town.poll.manifest().issuers[place].rsa_spki),
                "message": hex(credential_message(&id, &voter.credential.pk)),
                "chacha20_seed": hex(rng),
                "blinded": hex(&request.blinded),
                "issue_request": hex(issue_request(&request)),
                "issue_challenge": hex(issue_challenge(&request)),
                "evidence_of_slot_0_and_proof": hex(evidence(&request, &town.slots[0], b"proof")),
                "blind_sig": hex(secret.blind_sign(&request.blinded, &[1; 32]).expect("a signature")),
                "randomiser": hex(voter.credential.rands[place]),
                "sig": hex(&voter.credential.sigs[place]),
            })
        })
        .collect()
}

/// A ballot, and every value on the way to it.
fn ballot(town: &Town, seed: [u8; 32], options: &[u16], signed: &SignedBallot) -> Value {
    let id = town.id();
    let ballot = &signed.ballot;
    let bytes = body(options).to_bytes(64).expect("short");
    let seq = number(u64::from(ballot.seq));
    let r = Scalar::from_bytes_mod_order_wide(&hash("seal scalar", &[&seed, &id.0, &seq, &bytes]));
    let r_point = RistrettoPoint::mul_base(&r).compress();
    let key = CompressedRistretto(town.poll.manifest().sealing.key)
        .decompress()
        .expect("a point");
    let shared = (key * r).compress();
    let k: [u8; 32] = hash(
        "seal key",
        &[
            &id.0,
            r_point.as_bytes(),
            shared.as_bytes(),
            &ballot.pk,
            &seq,
        ],
    );
    let aad = [&id.0[..], &ballot.pk, &seq].concat();
    let payload = Payload {
        msg: &bytes,
        aad: &aad,
    };
    let sealed = ChaCha20Poly1305::new(&k.into())
        .encrypt(&[0; 12].into(), payload)
        .expect("sealed");
    assert_eq!(
        (ballot.r_point, &ballot.sealed),
        (r_point.to_bytes(), &sealed)
    );
    let hashed: [u8; 32] = blake3::derive_key("comitia 2026-11 CBP1 ballot", &ballot.to_bytes());
    let receipt: [u8; 32] = hash("receipt", &[&id.0, &ballot.to_bytes(), &signed.sig]);
    assert_eq!(receipt, signed.receipt().0);
    let promise = town.promise(signed.receipt(), 0);
    json!({
        "options": options, "phrase": body(options).phrase, "body": hex(&bytes),
        "seq": ballot.seq, "prev_receipt": ballot.prev_receipt.map(|receipt| hex(receipt.0)),
        "r": hex(r.to_bytes()), "R": hex(ballot.r_point), "shared": hex(shared.as_bytes()), "k": hex(k),
        "aad": hex(aad), "ct": hex(&sealed),
        "ballot": hex(ballot.to_bytes()), "hash": hex(hashed), "sig": hex(signed.sig),
        "cid": ballot.credential_id().to_string(),
        "receipt": hex(receipt), "receipt_text": signed.receipt().to_string(),
        "promise_in_batch_0": hex(promise.sig),
        "wire": serde_json::to_value(signed).expect("JSON"),
    })
}

fn sealing(town: &Town) -> Value {
    let (dealing, shares) = deal(&[42; 32], 2, 3).expect("a dealing");
    let sealing = &town.poll.manifest().sealing;
    let part = open_canary(&town.id(), sealing, &[5; 32], &shares[0], &[6; 32]).expect("a part");
    let point =
        RistrettoPoint::from_uniform_bytes(&hash("canary", &[b"point", &town.id().0, &[5; 32]]));
    json!({
        "dealer_seed": hex([42; 32]),
        "commitments": dealing.commitments.iter().map(hex).collect::<Vec<_>>(),
        "shares": shares.iter().map(|share| hex(share.scalar)).collect::<Vec<_>>(),
        "verifying_shares": sealing.verifying_shares.iter().map(hex).collect::<Vec<_>>(),
        "Y": hex(sealing.key),
        "canary": {
            "nonce": hex([5; 32]), "masking": hex([6; 32]), "P": hex(point.compress().as_bytes()),
            "part_of_trustee_1": { "D": hex(part.point), "c": hex(part.challenge), "z": hex(part.response) },
        },
    })
}

fn record(town: &Town, ballots: Vec<SignedBallot>) -> (Published, Value) {
    let mut record = town.record(3);
    let opening = SelfOpening {
        receipt: ballots[0].receipt(),
        r: [1; 32],
    };
    record.batch(town, ballots);
    record.close(2, 1, 3);
    record.sign(town);
    record.add(&Leaf::Share(town.shares[0].clone()));
    record.add(&Leaf::Share(town.shares[2].clone()));
    record.add(&Leaf::Incident(Incident {
        kind: "other".into(),
        text: "Nothing happened.".into(),
    }));
    record.result(town, (1, 0, 0), [0, 1, 0]);
    assert_eq!(record.faults(), []);
    let leaves: Vec<Value> = record
        .leaves
        .iter()
        .map(|leaf| json!({ "bytes": hex(leaf), "hash": hex(leaf_hash(leaf)) }))
        .collect();
    let value = json!({
        "leaves": leaves,
        "checkpoints": record.checkpoints,
        "leaf_of_kind_0x41": hex(Leaf::Opening(opening).to_bytes().expect("a leaf")),
    });
    (record, value)
}

/// What goes over the wire or into a file, as JSON.
fn wire(town: &Town, voter: &Citizen, seed: [u8; 32], signed: &SignedBallot) -> Value {
    let request = voter.voter.blind(&town.poll, 0).expect("a request");
    let blind_sig = town.issuers[0]
        .blind_sign(&request.blinded, &[1; 32])
        .expect("a signature");
    let promise = town.promise(signed.receipt(), 0);
    let secret = SecretFile {
        poll_id: town.id(),
        seed,
        bodies: vec![body(&[1, 3])],
    };
    json!({
        "blind_request": request,
        "blind_answer": BlindAnswer { blind_sig },
        "credential": voter.credential,
        "promise": promise,
        "receipt_file": ReceiptFile { promise: promise.clone(), ballot: signed.clone() },
        "secret_file": secret,
        "share": town.shares[0],
    })
}

fn vectors() -> Value {
    let town = Town::new();
    let seed = [1; 32];
    let anna = town.citizen(1);
    let ballots = vec![anna.cast(&[1, 3]), anna.cast(&[2])];
    let manifest: Value =
        serde_json::from_str(&to_json(town.poll.manifest()).expect("JSON")).expect("JSON");
    json!({
        "about": "Test vectors of CBP1, profile secret. Bytes are hexadecimal, except in \"wire\", which is as on the wire. See PROTOCOL.md.",
        "manifest": { "wire": manifest, "bytes": hex(town.poll.manifest().to_bytes()), "poll_id": town.id().to_string() },
        "roll": roll(&town),
        "credential": {
            "seed": hex(seed),
            "signing_key": hex(hash::<32>("credential key", &[&seed, &town.id().0])),
            "pk": hex(anna.credential.pk),
            "issuing": issuing(&town, &anna, seed),
        },
        "sealing": sealing(&town),
        "ballots": [ballot(&town, seed, &[1, 3], &ballots[0]), ballot(&town, seed, &[2], &ballots[1])],
        "wire": wire(&town, &anna, seed, &ballots[0]),
        "record": record(&town, ballots).1,
    })
}

#[test]
fn the_vectors_are_those_of_the_file() {
    let text = format!("{:#}\n", vectors());
    if std::env::var_os("COMITIA_REWRITE").is_some() {
        std::fs::write(PATH, &text).expect("the file can be written");
    }
    let file =
        std::fs::read_to_string(PATH).expect("vectors-secret.json; COMITIA_REWRITE=1 writes it");
    assert!(
        file == text,
        "vectors-secret.json is not what this crate computes; COMITIA_REWRITE=1 writes it anew"
    );
}

#[test]
fn hashes_of_published_values_are_those_of_the_protocol() {
    let town = Town::new();
    let id = town.id();
    let poll: [u8; 32] = blake3::derive_key(
        "comitia 2026-11 CBP1 manifest",
        &town.poll.manifest().to_bytes(),
    );
    assert_eq!(poll, id.0);
    let result = ResultLeaf::new(&id, (3, 1, 1), vec![9]);
    let expected: [u8; 32] = hash("tally", &[&id.0, &number(3), &number(1), &number(1), &[9]]);
    assert_eq!(result.hash, expected);
    let close = Leaf::Close(Close {
        ballots: 1,
        distinct_cids: 1,
        issued: 1,
        last_batch: None,
    });
    let mut bytes = vec![0x30];
    for field in [&number(1)[..], &number(1), &number(1), &[]] {
        ballot::lp(&mut bytes, field);
    }
    assert_eq!(close.to_bytes(), Ok(bytes));
    let signed = town.citizen(1).cast(&[1]);
    let leaf = BallotLeaf {
        batch_no: 7,
        assisted: true,
        signed: signed.clone(),
    };
    let mut bytes = vec![0x20];
    for field in [&number(7)[..], &number(1), &signed.to_bytes()] {
        ballot::lp(&mut bytes, field);
    }
    assert_eq!(Leaf::Ballot(Box::new(leaf)).to_bytes(), Ok(bytes));
}
