//! How long a stranger verifies and counts a secret poll, and in how much memory: with twice the ballots it should be twice the time and, but for what is kept of
//! each credential, the same memory.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use serde_json::json;

use super::{belenios, folder, now};
use crate::instance::peak_memory;
use crate::process::run;
use crate::workspace;

/// Seconds in which 100,000 ballots are meant to be verified and counted on two cores.
const AIM: f64 = 60.0;

/// Makes the records, unless they are there, and verifies them with all cores and with one.
pub fn measure(quick: bool) -> Result<()> {
    let sizes: &[(u32, u32)] = if quick {
        &[(200, 5), (1000, 5)]
    } else {
        &[(1000, 1), (4000, 5), (20_000, 5)]
    };
    let mut rows = Vec::new();
    for (voters, each) in sizes {
        let record = record(*voters, *each)?;
        for threads in ["all", "1"] {
            let row = Row::measure(&record, u64::from(voters * each), threads)?;
            println!("{}", row.line());
            rows.push(json!({
                "ballots": row.ballots, "credentials": voters, "threads": threads, "seconds": row.seconds,
                "verifying_seconds": row.verifying, "counting_seconds": row.counting, "peak_kb": row.memory,
            }));
        }
    }
    let others = if quick { 20 } else { 1000 };
    match belenios::measure(others)? {
        Some(seconds) => {
            println!(
                "{others:>7} ballots by belenios-tool  {seconds:>7.1} s: {:.0}/s",
                f64::from(others) / seconds
            );
            rows.push(json!({ "belenios_ballots": others, "seconds": seconds }));
        }
        None => println!("belenios-tool is not installed: nothing to compare with"),
    }
    let file = folder().join(format!("ballots-{}.json", now()?));
    fs::write(&file, serde_json::to_string_pretty(&rows)?)?;
    println!("written to {}", file.display());
    Ok(())
}

/// The folder of a record of so many voters with so many ballots each.
fn record(voters: u32, each: u32) -> Result<PathBuf> {
    let record = folder().join(format!("record-{voters}-{each}"));
    if record.join("checkpoint").is_file() {
        return Ok(record);
    }
    if record.exists() {
        fs::remove_dir_all(&record)?;
    }
    let mut make = Command::new(workspace::server_binary(true));
    make.arg("bench-record").arg(&record);
    run(make.args([
        "--voters",
        &voters.to_string(),
        "--ballots-each",
        &each.to_string(),
    ]))?;
    Ok(record)
}

struct Row {
    ballots: u64,
    threads: &'static str,
    seconds: f64,
    verifying: f64,
    counting: f64,
    /// Resident memory at its peak, in kB; 0 where there is no `/proc`.
    memory: u64,
}

impl Row {
    fn measure(record: &PathBuf, ballots: u64, threads: &'static str) -> Result<Self> {
        let mut command = Command::new(workspace::server_binary(true));
        command
            .args(["verify", "poll", "--json", "--timing"])
            .arg(record);
        if threads != "all" {
            command.args(["--threads", threads]);
        }
        command.stdout(Stdio::null()).stderr(Stdio::piped());
        let begun = Instant::now();
        let mut child = command.spawn()?;
        let mut memory = 0;
        while child.try_wait()?.is_none() {
            memory = peak_memory(child.id()).unwrap_or(memory);
            sleep(Duration::from_millis(20));
        }
        let seconds = begun.elapsed().as_secs_f64();
        let output = child.wait_with_output()?;
        ensure!(
            output.status.success(),
            "the record is not good: {}",
            output.status
        );
        let said = String::from_utf8(output.stderr)?;
        let line = said.lines().find_map(|line| line.strip_prefix("seconds "));
        let (verifying, counting) = line
            .and_then(|line| line.split_once(' '))
            .context("no times")?;
        Ok(Self {
            ballots,
            threads,
            seconds,
            verifying: verifying.parse()?,
            counting: counting.parse()?,
            memory,
        })
    }

    fn line(&self) -> String {
        let ballots = u32::try_from(self.ballots).map_or(f64::MAX, f64::from);
        let aim = match self.threads {
            "all" if self.seconds <= AIM * ballots / 100_000.0 => ", meets the aim",
            "all" => ", misses the aim",
            _ => "",
        };
        format!(
            "{:>7} ballots, threads: {:3}  {:>7.1} s  (verifying {:.1} s, counting {:.1} s: {:.0}/s)  peak {} kB{aim}",
            self.ballots,
            self.threads,
            self.seconds,
            self.verifying,
            self.counting,
            ballots / self.seconds,
            self.memory
        )
    }
}
