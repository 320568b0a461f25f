//! The vectors in `vectors.json` were made by another implementation from `PROTOCOL.md`; this crate must agree.

use ballot::{
    Ballot, Choice, Eligibility, Manifest, Method, ParticipationKey, PollId, Profile, Receipt,
    Selection, Tag, Window, decode, encode, participation_tag, text_hash,
};
use serde_json::Value;

fn vectors() -> Value {
    serde_json::from_str(include_str!("../vectors.json")).expect("vectors.json is JSON")
}

fn list<'a>(value: &'a Value, key: &str) -> &'a Vec<Value> {
    let list = value[key].as_array().expect("a list");
    assert!(!list.is_empty(), "no vectors in {key}");
    list
}

fn text(value: &Value) -> &str {
    value.as_str().expect("a text")
}

fn number<N: TryFrom<i64>>(value: &Value) -> N {
    optional(value).expect("a number")
}

fn optional<N: TryFrom<i64>>(value: &Value) -> Option<N> {
    value
        .as_i64()
        .map(|number| N::try_from(number).unwrap_or_else(|_| panic!("{number} is out of range")))
}

fn bytes(value: &Value) -> Vec<u8> {
    let hex = text(value);
    (0..hex.len())
        .step_by(2)
        .map(|at| u8::from_str_radix(&hex[at..at + 2], 16).expect("hexadecimal"))
        .collect()
}

fn bytes32(value: &Value) -> [u8; 32] {
    bytes(value).try_into().expect("32 bytes")
}

fn manifest(value: &Value) -> Manifest {
    let (method, window, eligibility) = (&value["method"], &value["window"], &value["eligibility"]);
    assert_eq!(text(&value["profile"]), Profile::Confidential.name());
    Manifest {
        version: number(&value["version"]),
        profile: Profile::Confidential,
        operator: text(&value["operator"]).into(),
        nonce: bytes32(&value["nonce"]),
        text_hash: bytes32(&value["text_hash"]),
        method: Method {
            id: text(&method["id"]).into(),
            version: number(&method["version"]),
            min: number(&method["min"]),
            max: number(&method["max"]),
            none_allowed: method["none_allowed"].as_bool().expect("yes or no"),
            options: number(&method["options"]),
            params: Vec::new(),
        },
        window: Window {
            opens_at_ms: number(&window["opens_at_ms"]),
            closes_at_ms: number(&window["closes_at_ms"]),
        },
        eligibility: Eligibility {
            min_level: number(&eligibility["min_level"]),
            districts: eligibility["districts"]
                .as_array()
                .expect("a list")
                .iter()
                .map(|d| text(d).into())
                .collect(),
            min_age: optional(&eligibility["min_age"]),
            max_age: optional(&eligibility["max_age"]),
        },
        eligible_count: optional(&value["eligible_count"]),
    }
}

#[test]
fn texts() {
    for vector in list(&vectors(), "texts") {
        let parts = vector["parts"].as_array().expect("a list").iter().map(text);
        assert_eq!(text_hash(parts), bytes32(&vector["text_hash"]), "{vector}");
    }
}

#[test]
fn manifests() {
    for vector in list(&vectors(), "manifests") {
        let poll_id = manifest(&vector["manifest"]).poll_id();
        assert_eq!(poll_id, PollId(bytes32(&vector["poll_id"])), "{vector}");
        assert_eq!(poll_id.to_string(), text(&vector["poll_id"]));
    }
}

#[test]
fn ballots() {
    for vector in list(&vectors(), "ballots") {
        let options = number(&vector["options"]);
        let selection = match &vector["selection"] {
            Value::Array(chosen) => Selection::Options(chosen.iter().map(number).collect()),
            none => {
                assert_eq!(text(none), "none");
                Selection::NoneOfThese
            }
        };
        let choice = Choice(bytes(&vector["choice"]));
        assert_eq!(encode(&selection, options), Ok(choice.clone()), "{vector}");
        assert_eq!(decode(&choice, options), Ok(selection), "{vector}");
        let ballot = Ballot {
            poll: PollId(bytes32(&vector["poll_id"])),
            salt: bytes32(&vector["salt"]),
            choice,
        };
        assert_eq!(
            ballot.receipt(),
            Receipt(bytes32(&vector["receipt"])),
            "{vector}"
        );
        assert_eq!(ballot.receipt().to_string(), text(&vector["receipt_text"]));
    }
}

#[test]
fn tags() {
    for vector in list(&vectors(), "tags") {
        let key = ParticipationKey::from_bytes(bytes32(&vector["key"]));
        assert_eq!(
            participation_tag(&key, &bytes(&vector["person_ref"])),
            Tag(bytes32(&vector["tag"])),
            "{vector}"
        );
    }
}
