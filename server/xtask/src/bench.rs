//! `cargo xtask bench`: how fast a release server answers, on SQLite and on PostgreSQL with durable commits.
//!
//! Each scenario fills a fresh database with `comitia bench-data`, starts the server as its own process and loads it
//! over loopback, bounded in connections, seconds and requests.

mod ballots;
mod belenios;
mod fill;
mod load;
mod phone;
mod profile;
mod report;
mod scenarios;

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Result, bail};
use clap::Args;

use crate::postgres::{Cluster, Durability};
use crate::process::{interrupted, output, run};
use crate::steps::Steps;
use crate::{bundle, workspace};
use report::Report;
use scenarios::{Engine, Scenario};

/// What to measure, and how hard.
#[derive(Args, Clone)]
pub struct Options {
    /// Parts of names of scenarios, such as `sqlite`, `usual`, `polls` or `votes`, `secret` for casting in a secret poll, `ballots` for verifying one, `tally` for counting ranked ballots, `phone` for sealing in a slow browser; all if none.
    names: Vec<String>,
    /// Smaller numbers, for a look in between.
    #[arg(long)]
    quick: bool,
    /// Record the server with `perf` and print where its time goes.
    #[arg(long)]
    profile: bool,
    /// Connections that read pages.
    #[arg(long, default_value_t = 32, value_parser = clap::value_parser!(u32).range(1..=1024))]
    connections: u32,
    /// Connections that cast votes.
    #[arg(long, default_value_t = 256, value_parser = clap::value_parser!(u32).range(1..=1024))]
    vote_connections: u32,
}

/// Builds, measures, prints the table and writes it to `target/bench/<date>.json`.
pub fn bench(options: &Options) -> Result<()> {
    let chosen: Vec<_> = Scenario::all(options.quick)
        .into_iter()
        .filter(|scenario| options.wants(scenario))
        .collect();
    let wants = |name| options.names.is_empty() || options.names.iter().any(|n| n == name);
    let (wants_ballots, wants_phone) = (wants("ballots"), wants("phone"));
    let wants_tally = wants("tally");
    if chosen.is_empty() && !wants_ballots && !wants_phone && !wants_tally {
        let names: Vec<_> = Scenario::all(options.quick)
            .iter()
            .map(Scenario::name)
            .collect();
        bail!("no scenario is called so; there are: {}", names.join(", "));
    }
    if options.profile {
        profile::ensure_perf()?;
    }
    fs::create_dir_all(folder())?;
    let mut steps = Steps::new();
    if wants_tally {
        steps.run("tally", || {
            run(workspace::cargo().args(["bench", "--package", "ballot", "--bench", "tally"]))
        });
        if chosen.is_empty() && !wants_ballots && !wants_phone {
            return steps.finish();
        }
    }
    if !chosen.is_empty() || wants_phone {
        steps.run("bundle", bundle::ensure);
    }
    if !steps.run("release server", || run(&mut workspace::build_server(true))) {
        return steps.finish();
    }
    if wants_ballots {
        steps.run("ballots", || ballots::measure(options.quick));
    }
    if wants_phone {
        steps.run("phone", phone::measure);
    }
    if chosen.is_empty() {
        return steps.finish();
    }
    let mut cluster = None;
    if chosen
        .iter()
        .any(|scenario| scenario.engine == Engine::Postgres)
    {
        steps.run("postgres", || {
            cluster = Some(Cluster::start(Durability::Full)?);
            Ok(())
        });
    }
    let mut report = Report::new(options.quick);
    for scenario in chosen {
        steps.run(&scenario.name(), || {
            scenarios::measure(&scenario, cluster.as_ref(), options, &mut report)
        });
    }
    drop(cluster);
    print!("\n{}\n", report.table());
    if !interrupted() {
        let file = folder().join(format!("{}.json", now()?));
        fs::write(&file, report.json()?)?;
        println!("written to {}\n", file.display());
    }
    steps.finish()
}

impl Options {
    fn wants(&self, scenario: &Scenario) -> bool {
        self.names.is_empty()
            || self
                .names
                .iter()
                .any(|part| scenario.name().contains(part.as_str()))
    }
}

/// Where results, logs and profiles go.
fn folder() -> PathBuf {
    workspace::target().join("bench")
}

/// The date and time in UTC, fit for a file name.
fn now() -> Result<String> {
    Ok(
        output(Command::new("date").args(["-u", "+%Y-%m-%dT%H%M%SZ"]))?
            .trim()
            .to_owned(),
    )
}
