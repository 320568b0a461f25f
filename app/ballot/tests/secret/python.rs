//! Both verifiers say the same: this crate's, and the second one, in Python.

#[path = "../../../../server/tests/support/src/python.rs"]
mod program;

use std::{
    fs,
    path::{Path, PathBuf},
};

use ballot::secret::{BallotLeaf, Leaf};
use serde_json::json;

use crate::{
    demo,
    folder::Folder,
    ranked,
    support::{Published, Town},
};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Writes the record somewhere, and lets the second verifier read it there.
fn second(name: &str, folder: &Folder) -> Option<(i32, serde_json::Value)> {
    let place = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("record-{name}"));
    if place.exists() {
        fs::remove_dir_all(&place).expect("the old one goes");
    }
    folder.write(&place);
    program::second(&root(), "verify.py", &place)
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[test]
fn both_count_the_same() {
    let town = demo::town();
    let folder = demo::folder(&town, &demo::record(&town));
    let Some((status, said)) = second("whole", &folder) else {
        return;
    };
    let report = folder.verify();
    assert_eq!((status, &said["failures"]), (0, &json!([])), "{said}");
    assert_eq!(report.findings, []);
    let result = report.result.expect("a result");
    assert_eq!(said["poll_id"], json!(hex(&town.id().0)));
    assert_eq!(
        said["count"]["counted"].as_u64(),
        Some(result.counted),
        "{said}"
    );
    assert_eq!(said["count"]["invalid"].as_u64(), Some(result.invalid));
    assert_eq!(
        said["count"]["unreadable"].as_u64(),
        Some(result.unreadable)
    );
    assert_eq!(said["count"]["tally"], json!(hex(&result.tally)));
    assert_eq!(said["count"]["hash"], json!(hex(&result.hash)));
    for (name, number) in [
        ("ballots", report.ballots),
        ("credentials", report.credentials),
        ("issued", report.issued),
        ("eligible", report.eligible),
    ] {
        assert_eq!(said["numbers"][name].as_u64(), Some(number), "{name}");
    }
}

#[test]
fn both_draw_the_same_lot() {
    let folder = ranked::folder();
    if let Some((status, said)) = second("ranked", &folder) {
        assert_eq!((status, &said["failures"]), (0, &json!([])), "{said}");
        let report = folder.verify();
        assert_eq!(report.findings, []);
        let tally = report.result.expect("a result").tally;
        assert_eq!(said["count"]["tally"], json!(hex(&tally)));
        assert_eq!(said["count"]["votes"]["tiers"], json!([[1, 2], [3]]));
    }
    // Another of the equal ones is not what was drawn.
    both_refuse("ranked-other", &ranked::folder_where_another_wins());
}

/// Both verifiers find that something is wrong.
fn both_refuse(name: &str, folder: &Folder) {
    assert!(
        !folder.verify().findings.is_empty(),
        "{name}: the first verifier"
    );
    if let Some((status, said)) = second(name, folder) {
        assert_eq!(status, 1, "{name}: the second verifier: {said}");
        let failures = said["failures"].as_array().map_or(0, Vec::len);
        assert!(failures > 0, "{name}: {said}");
    }
}

#[test]
fn both_refuse_what_is_damaged() {
    let town = demo::town();
    let whole = demo::folder(&town, &demo::record(&town));
    let bundle = whole.0.keys().find(|name| name.contains("/entries/"));
    let tile = whole.0.keys().find(|name| name.contains("tile/0/"));
    let (bundle, tile) = (bundle.expect("leaves"), tile.expect("hashes"));
    // A bit here and there, of each file: of the leaves in the manifest, in the slots, in a ballot, in the result.
    let leaves = whole.0[bundle].len();
    for (name, places) in [
        (bundle.as_str(), vec![900, 3_000, leaves / 2, leaves - 5]),
        (tile.as_str(), vec![40]),
        ("roll", vec![0, 799]),
        ("text.json", vec![10]),
        ("checkpoint", vec![30, 90, 150]),
        ("checkpoints/3", vec![30, 200]),
    ] {
        for place in places {
            let mut damaged = whole.clone();
            damaged.0.get_mut(name).expect("a file")[place] ^= 1;
            let short: String = name.chars().filter(|c| c.is_alphanumeric()).collect();
            both_refuse(&format!("{short}-{place}"), &damaged);
        }
    }
    for name in ["checkpoints/3", "roll", bundle] {
        let mut damaged = whole.clone();
        damaged.0.remove(name);
        let short: String = name.chars().filter(|c| c.is_alphanumeric()).collect();
        both_refuse(&format!("without-{short}"), &damaged);
    }
}

/// The record after an operator changed a leaf and signed everything anew.
fn signed_anew(town: &Town, record: &Published, at: usize, leaf: &Leaf) -> Folder {
    let mut changed = record.clone();
    changed.leaves[at] = leaf.to_bytes().expect("a leaf");
    let sizes = Folder::new(record, town.poll.manifest(), &[]).sizes();
    changed.checkpoints = sizes
        .into_iter()
        .map(|size| {
            let mut part = changed.clone();
            part.leaves
                .truncate(usize::try_from(size).expect("a small record"));
            part.note(town)
        })
        .collect();
    demo::folder(town, &changed)
}

#[test]
fn both_refuse_what_is_swapped_and_signed_anew() {
    let town = demo::town();
    let record = demo::record(&town);
    let ballots = || {
        let leaves = record.leaves.iter().enumerate();
        leaves.filter_map(|(at, bytes)| match Leaf::from_bytes(bytes) {
            Ok(Leaf::Ballot(leaf)) => Some((at, *leaf)),
            _ => None,
        })
    };
    let (at, own) = ballots().next().expect("a ballot");
    let (_, other) = ballots().nth(5).expect("another");
    // As signed by its voter, nothing else: the other's sealed part, the other's ballot, and one for another place.
    let mut sealed = own.clone();
    sealed.signed.ballot.sealed = other.signed.ballot.sealed.clone();
    let twice = BallotLeaf {
        signed: other.signed,
        ..own.clone()
    };
    let mut moved = own;
    moved.batch_no = 1;
    for (name, leaf) in [("sealed", sealed), ("twice", twice), ("moved", moved)] {
        let folder = signed_anew(&town, &record, at, &Leaf::Ballot(Box::new(leaf)));
        both_refuse(name, &folder);
    }
}
