//! `cargo xtask test`: everything, in the order that fails soonest.

use anyhow::{Result, anyhow};
use clap::ValueEnum;

use crate::postgres::{Cluster, Durability};
use crate::process::run;
use crate::steps::Steps;
use crate::{browser, bundle, checks, packages, python, workspace};

/// A part of the tests, for `--only`.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Part {
    /// Format.
    Fmt,
    /// Lints, for the server and for the browser.
    Clippy,
    /// Tests beside the code.
    Unit,
    /// The second verifier of secret polls, in Python, with its own tests.
    Python,
    /// Tests over HTTP and on the store, on both databases.
    Http,
    /// Documentation.
    Doc,
    /// Browser tests.
    E2e,
}

/// Runs all parts, or only those asked for.
pub fn test(only: &[Part]) -> Result<()> {
    let wanted = |part: Part| only.is_empty() || only.contains(&part);
    let mut steps = Steps::new();
    if wanted(Part::Fmt) {
        steps.run("fmt", checks::format);
    }
    if wanted(Part::Clippy) {
        steps.run("clippy", checks::lints);
        steps.run("clippy for the browser", checks::browser_lints);
    }
    // The tests over HTTP let both verifiers read the same records.
    if wanted(Part::Python) || wanted(Part::Http) {
        steps.run("a second verifier to test with", python::verifier);
    }
    if wanted(Part::Unit) || wanted(Part::Http) {
        rust_tests(&mut steps, wanted(Part::Unit), wanted(Part::Http));
    }
    if wanted(Part::Doc) {
        steps.run("doc", checks::documentation);
    }
    if wanted(Part::E2e) {
        browser_tests(&mut steps, None);
    }
    steps.finish()
}

/// Builds the bundle and the server and runs the browser tests.
pub fn browser_tests(steps: &mut Steps, filter: Option<&str>) {
    let bundle = steps.run("bundle", bundle::ensure);
    let server = steps.run("server", || run(&mut workspace::build_server(false)));
    if bundle && server {
        steps.run("e2e", || browser::test(filter));
    } else {
        steps.skip("e2e", "it needs the bundle and the server");
    }
}

/// The Rust tests, with a PostgreSQL that lives as long as they run.
fn rust_tests(steps: &mut Steps, unit: bool, http: bool) {
    let mut started = None;
    steps.run("postgres", || {
        started = Some(Cluster::start(Durability::None)?);
        Ok(())
    });
    let url = started.as_ref().map(Cluster::url);
    let url = || {
        url.as_deref()
            .ok_or_else(|| anyhow!("there is no PostgreSQL to test on"))
    };
    if unit {
        steps.run("unit tests", || checks::unit_tests(url()?));
    }
    if http {
        steps.run("a provider to test with", browser::provider);
        steps.run("a directory to test with", packages::directory);
        steps.run(
            "other blind signatures to test with",
            browser::blind_signatures,
        );
        steps.run("http tests", || checks::http_tests(url()?));
    }
}
