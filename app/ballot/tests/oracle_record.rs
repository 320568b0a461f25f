//! The record against the vectors of RFC 6962 (transparency-dev/merkle) and C2SP.

use std::collections::{BTreeMap, HashMap};

use ballot::secret::record::{
    checkpoint::Checkpoint,
    note::SignedNote,
    tiles::{TileBuilder, TileName, TileReader, files, unbundle},
    tree::{
        GrowingTree, Hash, empty_root, is_consistent, is_included, leaf_hash, prove_consistency,
        prove_inclusion, root_from,
    },
    vkey::{KeyKind, NamedKey, VerifierKey},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::Value;

fn cases(json: &str) -> Vec<Value> {
    serde_json::from_str(json).expect("a list of cases")
}

fn text(value: &Value) -> &str {
    value.as_str().expect("a text")
}

/// `None` if the case has something that is no hash; such a case must be refused.
fn hash(value: &Value) -> Option<Hash> {
    STANDARD.decode(text(value)).ok()?.try_into().ok()
}

fn hashes(value: &Value) -> Option<Vec<Hash>> {
    value
        .as_array()
        .map_or(Some(Vec::new()), |list| list.iter().map(hash).collect())
}

fn bytes(hex: &str) -> Vec<u8> {
    (0..hex.len())
        .step_by(2)
        .map(|at| u8::from_str_radix(&hex[at..at + 2], 16).expect("hexadecimal"))
        .collect()
}

#[test]
fn inclusion_cases() {
    for case in cases(include_str!("oracles/inclusion.json")) {
        let accepted = (|| {
            Some(is_included(
                &hash(&case["leafHash"])?,
                case["leafIdx"].as_u64()?,
                case["treeSize"].as_u64()?,
                &hashes(&case["proof"])?,
                &hash(&case["root"])?,
            ))
        })();
        assert_eq!(accepted != Some(true), case["wantErr"] == true, "{case}");
    }
}

#[test]
fn consistency_cases() {
    for case in cases(include_str!("oracles/consistency.json")) {
        let accepted = (|| {
            Some(is_consistent(
                (case["size1"].as_u64()?, &hash(&case["root1"])?),
                (case["size2"].as_u64()?, &hash(&case["root2"])?),
                &hashes(&case["proof"])?,
            ))
        })();
        assert_eq!(accepted != Some(true), case["wantErr"] == true, "{case}");
    }
}

#[test]
fn trees_of_all_sizes() {
    let vectors: Value =
        serde_json::from_str(include_str!("oracles/tree_vectors.json")).expect("JSON");
    let list = |key: &str| vectors[key].as_array().expect("a list").clone();
    let leaves: Vec<Hash> = list("leaves_hex")
        .iter()
        .map(|hex| leaf_hash(&bytes(text(hex))))
        .collect();
    let mut tree = GrowingTree::default();
    let mut roots = vec![tree.root()];
    for leaf in &leaves {
        tree.push(*leaf);
        roots.push(tree.root());
    }
    assert_eq!(roots[0], empty_root());
    let at = |value: &Value| usize::try_from(value.as_u64().expect("a number")).expect("small");
    for vector in list("roots") {
        assert_eq!(
            Some(roots[at(&vector["size"])]),
            hash(&vector["root"]),
            "{vector}"
        );
    }
    for vector in list("inclusion") {
        let (index, size) = (at(&vector["index"]), at(&vector["size"]));
        let proof = prove_inclusion(&leaves[..], index as u64, size as u64);
        assert_eq!(proof, hashes(&vector["proof"]), "{vector}");
        assert!(is_included(
            &leaves[index],
            index as u64,
            size as u64,
            &proof.expect("a proof"),
            &roots[size]
        ));
    }
    for vector in list("consistency") {
        let (old, new) = (at(&vector["size1"]), at(&vector["size2"]));
        let proof = prove_consistency(&leaves[..], old as u64, new as u64);
        assert_eq!(proof, hashes(&vector["proof"]), "{vector}");
        let (old, new) = ((old as u64, &roots[old]), (new as u64, &roots[new]));
        assert!(is_consistent(old, new, &proof.expect("a proof")));
    }
}

#[test]
fn tiles_give_the_same_proofs_as_the_leaves() {
    let leaves: Vec<Vec<u8>> = (0..66_000_u32).map(|n| n.to_be_bytes().to_vec()).collect();
    let hashes: Vec<Hash> = leaves.iter().map(|leaf| leaf_hash(leaf)).collect();
    let files: HashMap<TileName, Vec<u8>> =
        files(&leaves).expect("short leaves").into_iter().collect();
    let reader = TileReader {
        size: 66_000,
        read: |name| files.get(&name).cloned(),
    };
    for index in [0, 255, 256, 65_535, 65_536, 65_999] {
        let proof = prove_inclusion(&reader, index, 66_000);
        assert_eq!(
            proof,
            prove_inclusion(&hashes[..], index, 66_000),
            "{index}"
        );
        assert!(proof.is_some());
    }
    let proof = prove_consistency(&reader, 40_000, 66_000);
    assert_eq!(proof, prove_consistency(&hashes[..], 40_000, 66_000));
    assert!(proof.is_some());
    let mut tree = GrowingTree::default();
    hashes.iter().for_each(|hash| tree.push(*hash));
    assert_eq!(root_from(&reader, 66_000), Some(tree.root()));
    assert_eq!(root_from(&reader, 66_001), None);
    let last = TileName {
        level: None,
        index: 257,
        width: 208,
    };
    assert_eq!(unbundle(&files[&last]), Some(leaves[257 * 256..].to_vec()));
    let paths: Vec<String> = files
        .keys()
        .filter(|name| name.level > Some(0))
        .map(ToString::to_string)
        .collect();
    assert!(
        paths.contains(&"tile/1/000".to_owned()) && paths.contains(&"tile/2/000.p/1".to_owned()),
        "{paths:?}"
    );
}

#[test]
fn paths_are_those_of_tlog_tiles() {
    for path in [
        "tile/0/000",
        "tile/0/x001/234.p/5",
        "tile/entries/255",
        "tile/3/x001/x002/003",
    ] {
        let name = TileName::parse(path).expect(path);
        assert_eq!(name.to_string(), path);
    }
    for path in [
        "",
        "tile",
        "tile/0",
        "tile/0/0",
        "tile/0/0000",
        "tile/0/1000",
        "tile/00/000",
        "tile/8/000",
        "tile/0/000.p/0",
        "tile/0/000.p/256",
        "tile/0/000.p/05",
        "tile/0/x000/001",
        "tile/0/001/002",
        "tile/0/+01",
        "tile/entries/000.p/",
        "tile/0/x1/001",
    ] {
        assert_eq!(TileName::parse(path), None, "{path}");
    }
    let path = |level, index, width| {
        TileName {
            level,
            index,
            width,
        }
        .to_string()
    };
    assert_eq!(path(Some(0), 1_234_067, 256), "tile/0/x001/x234/067");
    assert_eq!(path(Some(3), 0, 5), "tile/3/000.p/5");
    assert_eq!(path(None, 1_000, 17), "tile/entries/x001/000.p/17");
}

#[test]
fn c2sp_examples() {
    let examples = cases(include_str!("oracles/c2sp_examples.json"));
    for example in &examples {
        let note = SignedNote::parse(text(&example["note"])).expect("a note");
        assert_eq!(note.to_string(), text(&example["note"]));
        if let Some(origin) = example["origin"].as_str() {
            let checkpoint = Checkpoint::parse(&note.text).expect("a checkpoint");
            assert_eq!(checkpoint.origin, origin);
            assert_eq!(Some(checkpoint.size), example["size"].as_u64());
            assert_eq!(Some(checkpoint.root), hash(&example["root"]));
        }
    }
    let key: VerifierKey = text(&examples[0]["vkey"]).parse().expect("a key");
    let note = SignedNote::parse(text(&examples[0]["note"])).expect("a note");
    assert_eq!(note.text, text(&examples[0]["text"]));
    assert_eq!(note.verify(&key, &[]), Ok(Vec::new()));
}

#[test]
fn checkpoint_cases() {
    for case in cases(include_str!("oracles/checkpoints.json")) {
        if case["sign"].is_object() {
            signatures_are_the_same(&case["sign"]);
            continue;
        }
        let log: VerifierKey = text(&case["log"]).parse().expect("a key");
        let witnesses: Vec<VerifierKey> = case["witnesses"]
            .as_array()
            .expect("a list")
            .iter()
            .map(|key| text(key).parse().expect("a key"))
            .collect();
        let opened = Checkpoint::open(text(&case["note"]), &log, &witnesses);
        assert_eq!(opened.is_ok(), case["accept"] == true, "{case}: {opened:?}");
        let Ok((checkpoint, cosignatures)) = opened else {
            continue;
        };
        assert_eq!(checkpoint.origin, text(&case["origin"]));
        assert_eq!(Some(checkpoint.size), case["size"].as_u64());
        assert_eq!(Some(checkpoint.root), hash(&case["root"]));
        assert_eq!(Value::from(checkpoint.extensions), case["extension_lines"]);
        let found: Vec<(String, Option<u64>)> = cosignatures
            .into_iter()
            .map(|c| (c.name, Some(c.timestamp)))
            .collect();
        let expected: Vec<(String, Option<u64>)> = case["cosignatures"]
            .as_array()
            .expect("a list")
            .iter()
            .map(|c| (text(&c["name"]).to_owned(), c["timestamp"].as_u64()))
            .collect();
        assert_eq!(found, expected, "{case}");
    }
}

fn signatures_are_the_same(sign: &Value) {
    let keys: Vec<NamedKey> = sign["keys"]
        .as_array()
        .expect("keys")
        .iter()
        .map(named_key)
        .collect();
    let mut times = sign["timestamps"].as_array().expect("times").iter();
    let mut note = SignedNote::sign(text(&sign["body"]), &keys[0]).expect("a note");
    for key in keys
        .iter()
        .filter(|key| key.public().kind() == KeyKind::Witness)
    {
        if let Some(time) = times.next() {
            note.cosign(key, time.as_u64().expect("a number"));
        }
    }
    let lines: String = sign["lines"]
        .as_array()
        .expect("lines")
        .iter()
        .map(text)
        .collect();
    assert_eq!(
        note.to_string(),
        format!("{}\n{lines}", text(&sign["body"]))
    );
}

fn named_key(key: &Value) -> NamedKey {
    let kind = if key["type"] == 1 {
        KeyKind::Note
    } else {
        KeyKind::Witness
    };
    let seed = bytes(text(&key["seed_hex"])).try_into().expect("32 bytes");
    let named = NamedKey::from_seed(text(&key["name"]), kind, &seed).expect("a key");
    assert_eq!(named.public().to_string(), text(&key["vkey"]));
    named
}

/// A builder that is taken up again at any size goes on as if it had never stopped, and its root is that of RFC 6962.
#[test]
fn a_builder_goes_on_where_another_stopped() {
    let mut tree = GrowingTree::default();
    let mut builder = TileBuilder::default();
    for number in 0..66_100_u64 {
        let hash = leaf_hash(&number.to_be_bytes());
        tree.push(hash);
        builder.push(hash);
        let size = number + 1;
        let is_edge = size % 256 < 2 || !(600..=65_530).contains(&size);
        if is_edge && (size % 7 == 0 || size % 256 < 2) {
            assert_eq!(builder.size(), size);
            assert_eq!(builder.root(), tree.root(), "{size}");
            let edge: BTreeMap<_, _> = builder.partial().into_iter().collect();
            builder =
                TileBuilder::resume(size, |name| edge.get(&name).cloned()).expect("all is there");
            assert_eq!(builder.root(), tree.root(), "{size} again");
        }
    }
    assert!(TileBuilder::resume(3, |_| None).is_none());
    assert!(TileBuilder::resume(3, |_| Some(vec![0; 64])).is_none());
}
