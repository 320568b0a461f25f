//! The table and the file of a measurement.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::thread;

use anyhow::Result;
use serde_json::{Value, json};

use super::load::Sample;
use super::scenarios::Scenario;
use crate::process::output;
use crate::workspace;

/// Memory the server is meant to stay below, in kB.
const MEMORY_AIM: u64 = 150_000;

/// What a row measures, and so which aim it has.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Reading a page.
    Page,
    /// Reading a page of ideas: a list, a search, an idea with its discussion.
    IdeaPage,
    /// Casting a durable vote.
    Vote,
    /// Reading a page while secret ballots are cast.
    BusyPage,
    /// Getting the credential for a secret poll.
    Credential,
    /// Casting a durable secret ballot whose credential was verified.
    SecretBallot,
}

impl Kind {
    /// At least this many per second, and at most these milliseconds for 99 of 100.
    const fn aim(self) -> (f64, f64) {
        match self {
            Self::Page => (5000.0, 50.0),
            Self::IdeaPage => (1000.0, 50.0),
            Self::Vote => (4000.0, 250.0),
            Self::BusyPage => (0.0, 50.0),
            Self::Credential => (300.0, f64::INFINITY),
            Self::SecretBallot => (1500.0, 300.0),
        }
    }

    /// The status of an answer as it should be.
    pub const fn status(self) -> u16 {
        match self {
            Self::Vote => 303,
            Self::Page
            | Self::IdeaPage
            | Self::BusyPage
            | Self::Credential
            | Self::SecretBallot => 200,
        }
    }
}

/// One measured thing.
pub struct Row {
    engine: String,
    scenario: String,
    what: String,
    kind: Kind,
    polls: u32,
    votes: u32,
    requests: usize,
    seconds: f64,
    rate: f64,
    p50: f64,
    p99: f64,
    bytes: u64,
    statuses: BTreeMap<u16, u64>,
    errors: u64,
}

impl Row {
    /// What the sample says.
    pub fn new(scenario: &Scenario, what: &str, kind: Kind, sample: &Sample) -> Self {
        Self {
            engine: scenario.engine.to_string(),
            scenario: scenario.name(),
            what: what.to_owned(),
            kind,
            polls: scenario.polls,
            votes: scenario.votes,
            requests: sample.count(),
            seconds: sample.took.as_secs_f64(),
            rate: sample.rate(),
            p50: sample.percentile(0.5),
            p99: sample.percentile(0.99),
            bytes: sample.average_bytes(),
            statuses: sample.statuses.clone(),
            errors: sample.errors,
        }
    }

    /// The row as text.
    pub fn line(&self) -> String {
        let (rate, p99) = self.kind.aim();
        let verdict = if self.rate >= rate && self.p99 <= p99 {
            "meets the aim"
        } else {
            "misses the aim"
        };
        format!(
            "{:24} {:18} {:>8.0}/s   p50 {:>7.2} ms   p99 {:>7.2} ms   {:>7} B   {}{}",
            self.scenario,
            self.what,
            self.rate,
            self.p50,
            self.p99,
            self.bytes,
            verdict,
            self.oddities()
        )
    }

    fn oddities(&self) -> String {
        let usual = self.kind.status();
        let odd: Vec<_> = self
            .statuses
            .iter()
            .filter(|(status, _)| **status != usual)
            .collect();
        let mut text = String::new();
        for (status, count) in odd {
            text += &format!(", {count} × {status}");
        }
        if self.errors > 0 {
            text += &format!(", {} without answer", self.errors);
        }
        text
    }

    fn json(&self) -> Value {
        json!({
            "engine": self.engine, "scenario": self.scenario, "what": self.what, "polls": self.polls,
            "votes": self.votes, "requests": self.requests, "seconds": self.seconds, "per_second": self.rate,
            "p50_ms": self.p50, "p99_ms": self.p99, "average_bytes": self.bytes,
            "statuses": self.statuses.iter().map(|(status, count)| (status.to_string(), *count)).collect::<BTreeMap<_, _>>(),
            "errors": self.errors,
        })
    }
}

/// Everything measured in one run.
pub struct Report {
    quick: bool,
    rows: Vec<Row>,
    memory: Vec<(String, u64, u64)>,
}

impl Report {
    /// An empty one.
    pub fn new(quick: bool) -> Self {
        Self {
            quick,
            rows: Vec::new(),
            memory: Vec::new(),
        }
    }

    /// Adds a row.
    pub fn add(&mut self, row: Row) {
        self.rows.push(row);
    }

    /// Notes the server's resident memory in kB after a scenario, and its peak.
    pub fn memory(&mut self, scenario: &str, now: u64, peak: u64) {
        self.memory.push((scenario.to_owned(), now, peak));
    }

    /// The whole table: rows, memory, growth.
    pub fn table(&self) -> String {
        let mut text: String = self.rows.iter().map(|row| row.line() + "\n").collect();
        for (scenario, now, peak) in &self.memory {
            let verdict = if *peak <= MEMORY_AIM {
                "meets the aim"
            } else {
                "misses the aim"
            };
            text += &format!(
                "{scenario:24} memory {:>5} MB, peak {:>5} MB   {verdict}\n",
                now / 1000,
                peak / 1000
            );
        }
        for (row, usual, factor) in self.growth() {
            text += &format!(
                "{:24} {:18} p50 × {factor:.2} against {} polls, {} votes\n",
                row.scenario, row.what, usual.polls, usual.votes
            );
        }
        text
    }

    /// Rows of grown databases with the same row of the usual one, and how much longer the middle answer took.
    fn growth(&self) -> Vec<(&Row, &Row, f64)> {
        let grown = |row: &&Row| !row.scenario.ends_with("usual") && row.kind == Kind::Page;
        let usual = |row: &Row| {
            self.rows.iter().find(|other| {
                other.scenario.ends_with("usual")
                    && other.engine == row.engine
                    && other.what == row.what
            })
        };
        let compared = self
            .rows
            .iter()
            .filter(grown)
            .filter_map(|row| usual(row).map(|usual| (row, usual)));
        compared
            .map(|(row, usual)| (row, usual, row.p50 / usual.p50.max(f64::EPSILON)))
            .collect()
    }

    /// The same for programs, with the machine and the commit.
    pub fn json(&self) -> Result<String> {
        let memory = self.memory.iter().map(
            |(scenario, now, peak)| json!({ "scenario": scenario, "kb": now, "peak_kb": peak }),
        );
        let growth = self.growth().into_iter().map(|(row, _, factor)| {
            json!({ "scenario": row.scenario, "what": row.what, "p50_factor": factor })
        });
        Ok(serde_json::to_string_pretty(&json!({
            "commit": commit(), "cores": thread::available_parallelism().map_or(0, usize::from), "cpu": cpu(),
            "quick": self.quick, "rows": self.rows.iter().map(Row::json).collect::<Vec<_>>(),
            "memory": memory.collect::<Vec<_>>(), "growth": growth.collect::<Vec<_>>(),
        }))?)
    }
}

fn commit() -> Option<String> {
    let mut describe = Command::new("git");
    describe
        .args(["describe", "--always", "--dirty"])
        .current_dir(workspace::root());
    output(&mut describe)
        .ok()
        .map(|text| text.trim().to_owned())
}

fn cpu() -> Option<String> {
    let facts = fs::read_to_string(Path::new("/proc/cpuinfo")).ok()?;
    let line = facts.lines().find(|line| line.starts_with("model name"))?;
    line.split_once(": ").map(|(_, name)| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(scenario: &Scenario, p50: f64) -> Row {
        Row {
            p50,
            ..Row::new(scenario, "home", Kind::Page, &Sample::default())
        }
    }

    #[test]
    fn growth_compares_with_the_usual_town_on_the_same_engine() {
        let all = Scenario::all(false);
        let mut report = Report::new(false);
        let measured = [2.0, 3.0, 2.0, 5.0, 2.0, 10.0, 10.0, 40.0, 5.0, 20.0];
        assert_eq!(all.len(), measured.len());
        for (scenario, p50) in all.iter().zip(measured) {
            report.add(row(scenario, p50));
        }
        report.memory("sqlite usual", 90_000, 200_000);
        let factors: Vec<_> = report
            .growth()
            .iter()
            .map(|(_, _, factor)| *factor)
            .collect();
        assert_eq!(factors, [1.5, 1.0, 2.5, 1.0, 1.0, 4.0, 0.5, 2.0]);
        let table = report.table();
        assert!(table.contains("peak   200 MB   misses the aim"), "{table}");
        assert!(
            table.contains("p50 × 4.00 against 10 polls, 1000 votes"),
            "{table}"
        );
        assert!(report.json().expect("json").contains("\"p50_factor\": 4.0"));
    }
}
