//! A passkey in software (Web Authentication, level 2): makes a key pair, and signs what a page asks for.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use p256::ecdsa::signature::Signer;
use p256::ecdsa::{Signature, SigningKey};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

/// The person is there and was recognised; the key goes along.
const MADE: u8 = 0x45;
/// The person is there and was recognised.
const SHOWN: u8 = 0x05;

/// A passkey for one origin.
pub struct Passkey {
    key: SigningKey,
    id: [u8; 32],
    user: String,
    origin: String,
    rp_id: String,
    counter: u32,
}

fn encode(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

impl Passkey {
    /// Makes one, as options of a page ask for it; with the answer of the browser.
    #[must_use]
    pub fn make(seed: [u8; 32], origin: &str, options: &str) -> (Self, String) {
        let options: Value = serde_json::from_str(options).expect("options");
        let asked = &options["publicKey"];
        let text = |value: &Value| value.as_str().expect("a text").to_owned();
        let this = Self {
            key: SigningKey::from_slice(&seed).expect("a scalar"),
            id: Sha256::digest(seed).into(),
            user: text(&asked["user"]["id"]),
            origin: origin.to_owned(),
            rp_id: text(&asked["rp"]["id"]),
            counter: 0,
        };
        let client = this.client("webauthn.create", &text(&asked["challenge"]));
        let answer = json!({
            "id": encode(&this.id), "rawId": encode(&this.id), "type": "public-key",
            "response": { "clientDataJSON": encode(client.as_bytes()), "attestationObject": encode(&this.attestation()) },
        });
        (this, answer.to_string())
    }

    fn client(&self, kind: &str, challenge: &str) -> String {
        json!({ "type": kind, "challenge": challenge, "origin": self.origin, "crossOrigin": false })
            .to_string()
    }

    fn data(&self, flags: u8) -> Vec<u8> {
        let mut data = Sha256::digest(self.rp_id.as_bytes()).to_vec();
        data.push(flags);
        data.extend_from_slice(&self.counter.to_be_bytes());
        data
    }

    /// The attestation "none" in CBOR, by hand.
    fn attestation(&self) -> Vec<u8> {
        let point = self.key.verifying_key().to_sec1_point(false);
        let (x, y) = point.as_bytes()[1..].split_at(32);
        let mut data = self.data(MADE);
        data.extend_from_slice(&[0; 16]);
        data.extend_from_slice(&[0, 32]);
        data.extend_from_slice(&self.id);
        // A key of P-256 for ES256: {1: 2, 3: -7, -1: 1, -2: x, -3: y}.
        data.extend_from_slice(&[0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20]);
        data.extend_from_slice(x);
        data.extend_from_slice(&[0x22, 0x58, 0x20]);
        data.extend_from_slice(y);
        let mut object = b"\xa3\x63fmt\x64none\x67attStmt\xa0\x68authData\x58".to_vec();
        object.push(u8::try_from(data.len()).expect("short"));
        object.extend_from_slice(&data);
        object
    }

    /// Signs a challenge (base64url); the answer of the browser.
    pub fn show(&mut self, challenge: &str) -> Value {
        self.counter += 1;
        let client = self.client("webauthn.get", challenge);
        let data = self.data(SHOWN);
        let signed = [&data[..], &Sha256::digest(client.as_bytes())].concat();
        let signature: Signature = self.key.sign(&signed);
        json!({
            "id": encode(&self.id), "rawId": encode(&self.id), "type": "public-key",
            "response": {
                "authenticatorData": encode(&data), "clientDataJSON": encode(client.as_bytes()),
                "signature": encode(signature.to_der().as_bytes()), "userHandle": self.user,
            },
        })
    }
}
