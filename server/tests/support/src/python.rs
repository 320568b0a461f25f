//! The second verifier of secret polls, `end2end/verifier`, which is written in Python. Tests of two crates have this file.

use std::path::{Path, PathBuf};
use std::process::Command;

/// The Python that has the packages of the verifier: that of its venv, which `cargo xtask test` makes, else the one on PATH. `None`: there
/// is neither; with `CI` set that is a failure.
#[must_use]
pub fn python(root: &Path) -> Option<PathBuf> {
    let venv = root.join("end2end/verifier/venv/bin/python");
    let has_packages = |python: &PathBuf| {
        let tried = Command::new(python)
            .args(["-c", "import blake3, cryptography"])
            .output();
        tried.is_ok_and(|tried| tried.status.success())
    };
    let found = [venv, PathBuf::from("python3")]
        .into_iter()
        .find(has_packages);
    if found.is_none() {
        assert!(
            std::env::var_os("CI").is_none(),
            "with CI set, Python with the packages of end2end/verifier/requirements.txt has to be there"
        );
        println!("skipped: no Python with the packages of end2end/verifier/requirements.txt");
    }
    found
}

/// What a program of the second verifier says of a file or folder: its status and its report. `None` without Python.
#[must_use]
pub fn second(root: &Path, program: &str, of: &Path) -> Option<(i32, serde_json::Value)> {
    let answer = Command::new(python(root)?)
        .arg(root.join("end2end/verifier").join(program))
        .arg(of)
        .arg("--json")
        .output()
        .expect("the second verifier starts");
    let report = serde_json::from_slice(&answer.stdout);
    let told = || String::from_utf8_lossy(&answer.stderr).into_owned();
    let report = report.unwrap_or_else(|error| panic!("{error}: {}", told()));
    Some((answer.status.code().unwrap_or(-1), report))
}
