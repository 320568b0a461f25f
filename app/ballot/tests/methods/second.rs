//! The second program, in Python, counts chance polls by every method as this crate does, to the byte.

#[path = "../../../../server/tests/support/src/python.rs"]
mod program;

use std::{
    fs,
    path::{Path, PathBuf},
};

use proptest::{
    prelude::*,
    strategy::ValueTree,
    test_runner::{Config, TestRunner},
};
use serde_json::{Value, json};

use crate::{
    properties::{all, profile},
    vectors,
};

/// Chance polls; each is counted by all methods.
const POLLS: usize = 60;

#[test]
fn the_second_program_counts_the_same() {
    let mut runner = TestRunner::new(Config::default());
    let polls: Vec<Value> = (0..POLLS)
        .flat_map(|_| {
            let (options, ballots) = any::<(bool, bool)>()
                .prop_flat_map(|(strict, whole)| profile(strict, whole))
                .new_tree(&mut runner)
                .expect("a poll")
                .current();
            let poll = move |rules| vectors::poll(rules, ballots.clone());
            all(options).into_iter().map(poll)
        })
        .collect();
    let file = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("polls-by-chance.json");
    fs::write(&file, Value::from(polls.clone()).to_string()).expect("a file");
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let Some((status, said)) = program::second(&root, "tally.py", &file) else {
        return;
    };
    assert_eq!(
        said,
        json!({ "polls": polls.len(), "failures": [] }),
        "{}",
        file.display()
    );
    assert_eq!(status, 0);
}
