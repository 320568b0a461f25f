//! The checks of the code: format, lints, tests, documentation.

use std::process::Command;

use anyhow::Result;

use crate::process::{find_program, run};
use crate::{bundle, postgres, workspace};

/// The sources are formatted as `cargo fmt` would.
pub fn format() -> Result<()> {
    run(workspace::cargo().args(["fmt", "--all", "--check"]))
}

/// The lints of the whole workspace, tests and all.
pub fn lints() -> Result<()> {
    run(workspace::cargo().args([
        "clippy",
        "--workspace",
        "--all-targets",
        "--",
        "-D",
        "warnings",
    ]))
}

/// The lints of the app as it runs in a browser.
pub fn browser_lints() -> Result<()> {
    bundle::ensure_target()?;
    run(workspace::cargo()
        .arg("clippy")
        .args(bundle::selection())
        .args(["--", "-D", "warnings"]))
}

/// The tests of the pure crates, and the server's test of the architecture once there is one.
pub fn pure_tests() -> Result<()> {
    let pure = ["--package=domain", "--package=ballot", "--package=workflow"];
    run(tests().args(pure))?;
    if workspace::root()
        .join("server/tests/architecture.rs")
        .is_file()
    {
        run(tests().args(["--workspace", "--test", "architecture"]))?;
    }
    Ok(())
}

/// The tests beside the code, of all crates.
pub fn unit_tests(postgres: &str) -> Result<()> {
    run(tests()
        .args(["--workspace", "--lib", "--bins"])
        .env(postgres::TEST_VARIABLE, postgres))
}

/// The tests over HTTP and on the store, on both databases.
pub fn http_tests(postgres: &str) -> Result<()> {
    run(tests()
        .args(["--workspace", "--test", "*"])
        .env(postgres::TEST_VARIABLE, postgres))
}

/// The documentation builds without a broken link, and its examples run.
pub fn documentation() -> Result<()> {
    run(workspace::cargo()
        .args(["doc", "--workspace", "--no-deps"])
        .env("RUSTDOCFLAGS", "-D warnings"))?;
    run(workspace::cargo().args(["test", "--workspace", "--doc"]))
}

/// The runner of tests: cargo-nextest where it is installed, else cargo's own.
fn tests() -> Command {
    let mut command = workspace::cargo();
    if find_program(&["cargo-nextest"]).is_some() {
        command.args(["nextest", "run", "--no-fail-fast", "--no-tests=pass"]);
    } else {
        command.args(["test", "--no-fail-fast"]);
    }
    command
}
