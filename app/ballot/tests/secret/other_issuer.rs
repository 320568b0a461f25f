//! Blind signatures together with another implementation of RFC 9474 (npm `@cloudflare/blindrsa-ts`): its issuer for our voter, and ours for its voter.

use std::{
    io::Write,
    path::Path,
    process::{Command, Stdio},
};

use ballot::secret::IssuerSecret;
use rand_chacha::{ChaCha20Rng, rand_core::SeedableRng};
use serde_json::{Value, json};

/// Where the other implementation is installed by `cargo xtask test`; `None` without it, which is a failure with `CI` set.
fn program() -> Option<std::path::PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../end2end/blindrsa");
    if folder.join("node_modules/@cloudflare/blindrsa-ts").is_dir() {
        return Some(folder.join("other.mjs"));
    }
    assert!(
        std::env::var_os("CI").is_none(),
        "with CI set, the packages of end2end/blindrsa have to be installed"
    );
    println!("skipped: the packages of end2end/blindrsa are not installed");
    None
}

/// What the other implementation answers.
fn ask(program: &Path, question: &Value) -> Value {
    let mut child = Command::new("node")
        .arg(program)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("node starts");
    let mut input = child.stdin.take().expect("its input");
    input
        .write_all(question.to_string().as_bytes())
        .expect("it reads");
    drop(input);
    let answer = child.wait_with_output().expect("it ends");
    assert!(answer.status.success(), "{}", question["do"]);
    serde_json::from_slice(&answer.stdout).expect("JSON")
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn bytes(value: &Value) -> Vec<u8> {
    let hex = value.as_str().expect("hexadecimal digits");
    (0..hex.len())
        .step_by(2)
        .map(|at| u8::from_str_radix(&hex[at..at + 2], 16).expect("hexadecimal digits"))
        .collect()
}

const MESSAGE: &[u8] = b"CBP1 credential\nwhat a voter wants signed";

#[test]
fn their_issuer_signs_for_our_voter() {
    let Some(program) = program() else { return };
    for (seed, bits) in [(1, 2048), (2, 3072)] {
        let secret = IssuerSecret::generate(&[seed; 32], bits).expect("a key");
        let key = secret.public().expect("a public key");
        let der = hex(&secret.to_der().expect("DER"));
        let mut rng = ChaCha20Rng::from_seed([3; 32]);
        let blinding = key.blind(MESSAGE, &mut rng).expect("blinded");
        let signed = json!({ "do": "sign", "key": der, "blinded": hex(blinding.blinded()) });
        let answer = bytes(&ask(&program, &signed)["signature"]);
        assert_eq!(
            answer,
            secret
                .blind_sign(blinding.blinded(), &[4; 32])
                .expect("signed"),
            "both issuers sign alike"
        );
        let signature = key.finalise(MESSAGE, &blinding, &answer);
        let signature = signature.expect("a good signature");
        let prepared = [&blinding.randomiser()[..], MESSAGE].concat();
        let mut question = json!({
            "do": "verify", "key": der, "prepared": hex(&prepared), "signature": hex(&signature),
        });
        assert_eq!(ask(&program, &question)["good"], true);
        question["prepared"] = json!(hex(MESSAGE));
        assert_eq!(ask(&program, &question)["good"], false);
    }
}

#[test]
fn our_issuer_signs_for_their_voter() {
    let Some(program) = program() else { return };
    for (seed, bits) in [(5, 2048), (6, 3072)] {
        let secret = IssuerSecret::generate(&[seed; 32], bits).expect("a key");
        let key = secret.public().expect("a public key");
        let der = hex(&secret.to_der().expect("DER"));
        let question = json!({ "do": "blind", "key": der, "message": hex(MESSAGE) });
        let theirs = ask(&program, &question);
        let blinded = bytes(&theirs["blinded"]);
        let answer = secret.blind_sign(&blinded, &[7; 32]).expect("signed");
        let finished = ask(
            &program,
            &json!({
                "do": "finish", "key": der, "prepared": theirs["prepared"],
                "signature": hex(&answer), "inverse": theirs["inverse"],
            }),
        );
        let prepared = bytes(&theirs["prepared"]);
        let (randomiser, message) = prepared.split_first_chunk::<32>().expect("a randomiser");
        assert_eq!(message, MESSAGE);
        let signature = bytes(&finished["signature"]);
        key.verify(MESSAGE, randomiser, &signature)
            .expect("a good signature");
        assert!(key.verify(MESSAGE, &[0; 32], &signature).is_err());
    }
}
