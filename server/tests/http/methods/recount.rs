//! Counting again what is published, as a stranger does: from the manifest and the list of ballots alone.

use super::Held;
use ballot::methods::{Drawing, MethodCounter, Outcome, Rules};
use ballot::secret::verify::Counter;
use ballot::{Choice, Eligibility, Manifest, Method, Profile, Published, Window};
use serde_json::Value;

pub fn unhex(text: &str) -> Vec<u8> {
    (0..text.len() / 2)
        .map(|n| u8::from_str_radix(&text[2 * n..2 * n + 2], 16).expect("hexadecimal"))
        .collect()
}

fn number<T: TryFrom<i64>>(value: &Value) -> T {
    let number = value.as_i64().expect("a number");
    T::try_from(number).ok().expect("in range")
}

fn hash(value: &Value) -> [u8; 32] {
    unhex(value.as_str().expect("a hash"))
        .try_into()
        .expect("32 bytes")
}

/// The manifest as it is published; its hash is the id of the poll.
pub fn manifest(json: &Value) -> Manifest {
    let text = |value: &Value| value.as_str().expect("a text").to_owned();
    let (method, window, who) = (&json["method"], &json["window"], &json["eligibility"]);
    let districts = who["districts"].as_array().expect("a list");
    let manifest = Manifest {
        version: number(&json["version"]),
        profile: Profile::Confidential,
        operator: text(&json["operator"]),
        nonce: hash(&json["nonce"]),
        text_hash: hash(&json["text_hash"]),
        method: Method {
            id: text(&method["id"]),
            version: number(&method["version"]),
            min: number(&method["min"]),
            max: number(&method["max"]),
            none_allowed: method["none_allowed"].as_bool().expect("yes or no"),
            options: number(&method["options"]),
            params: unhex(&text(&method["params"])),
        },
        window: Window {
            opens_at_ms: number(&window["opens_at_ms"]),
            closes_at_ms: number(&window["closes_at_ms"]),
        },
        eligibility: Eligibility {
            min_level: number(&who["min_level"]),
            districts: districts.iter().map(text).collect(),
            min_age: None,
            max_age: None,
        },
        eligible_count: json["eligible_count"].as_u64(),
    };
    assert_eq!(
        manifest.poll_id().0,
        hash(&json["poll_id"]),
        "the manifest hashes to the id"
    );
    manifest
}

/// The ballots as they are published.
pub async fn published(held: &Held) -> Vec<Published> {
    let csv = held.file("ballots.csv").await.body;
    let line = |line: &str| {
        let cells: Vec<&str> = line.split(',').collect();
        let salt = unhex(cells[1]).try_into().expect("32 bytes");
        (
            cells[0].parse().expect("a receipt"),
            salt,
            Choice(unhex(cells[2])),
        )
    };
    csv.lines().skip(1).map(line).collect()
}

/// The rules and the outcome, counted again; they are those that the server publishes.
pub async fn again(held: &Held) -> (Rules, Outcome) {
    let manifest = manifest(&held.json("manifest.json").await);
    let list = published(held).await;
    let id = manifest.poll_id();
    assert_eq!(ballot::verify_published(&id, &manifest.method, &list), []);
    let rules = manifest.method.rules().expect("rules");
    let mut counter = MethodCounter::by(rules).expect("rules");
    let mut drawing = Drawing::new(&id);
    for (receipt, _, choice) in &list {
        assert!(counter.count(&choice.0), "{receipt}");
        drawing.add(receipt);
    }
    let outcome = counter.outcome_by(&drawing.seed());
    let json = held.json("results.json").await;
    let stated: Outcome = serde_json::from_value(json["outcome"].clone()).expect("an outcome");
    assert_eq!(stated, outcome);
    let drawn = drawing.seed().order(manifest.method.options);
    assert_eq!(json["tie_order"], serde_json::json!(drawn.options()));
    (rules, outcome)
}
