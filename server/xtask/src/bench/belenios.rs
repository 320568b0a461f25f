//! The same question asked of another verifiable system: how long `belenios-tool` (Debian's package of that name) takes to verify and count as many ballots,
//! each with one choice of two, on the same machine.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use anyhow::{Context, Result, ensure};
use indicatif::ProgressBar;

use crate::process::output;
use crate::steps::bar;

const TOOL: &str = "belenios-tool";
/// The group its own examples use.
const GROUP: &str = "BELENIOS-2048";
const QUESTION: &str = r#"{"description":"","name":"Bench","administrator":"Bench","credential_authority":"Bench","questions":[{"answers":["One","Two"],"min":1,"max":1,"question":"Which?"}]}"#;

/// Seconds in which so many ballots are verified; `None` without the program.
pub fn measure(ballots: u32) -> Result<Option<f64>> {
    if Command::new(TOOL)
        .arg("--version")
        .stdout(Stdio::null())
        .status()
        .is_err()
    {
        return Ok(None);
    }
    let folder = tempfile::tempdir()?;
    let work = bar("belenios ballots", u64::from(ballots));
    hold(folder.path(), ballots, &work)?;
    work.finish_and_clear();
    let begun = Instant::now();
    say(folder.path(), &["election", "verify"])?;
    Ok(Some(begun.elapsed().as_secs_f64()))
}

/// An election with one trustee, from the credentials to the result, as its `demo.sh` does it.
fn hold(folder: &Path, ballots: u32, work: &ProgressBar) -> Result<()> {
    let uuid = say(folder, &["setup", "generate-token"])?;
    let uuid = uuid.trim();
    let count = ballots.to_string();
    say(
        folder,
        &[
            "setup",
            "generate-credentials",
            "--uuid",
            uuid,
            "--group",
            GROUP,
            "--count",
            &count,
        ],
    )?;
    named(folder, "pubcreds", "public_creds.json")?;
    named(folder, "privcreds", "private_creds.txt")?;
    say(folder, &["setup", "generate-trustee-key", "--group", GROUP])?;
    named(folder, "pubkey", "public_keys.jsons")?;
    named(folder, "privkey", "trustee.privkey")?;
    say(folder, &["setup", "make-trustees"])?;
    fs::remove_file(folder.join("public_keys.jsons"))?;
    fs::write(folder.join("question.json"), QUESTION)?;
    say(
        folder,
        &[
            "setup",
            "make-election",
            "--uuid",
            uuid,
            "--group",
            GROUP,
            "--template",
            "question.json",
        ],
    )?;
    say(folder, &["archive", "init"])?;
    for file in ["election.json", "trustees.json", "public_creds.json"] {
        fs::remove_file(folder.join(file))?;
    }
    fs::write(folder.join("choice"), "[[1,0]]")?;
    let credentials = fs::read_to_string(folder.join("private_creds.txt"))?;
    for line in credentials.lines() {
        let credential = line.split_whitespace().last().unwrap_or_default();
        fs::write(folder.join("credential"), credential)?;
        let ballot = [
            "election",
            "generate-ballot",
            "--privcred",
            "credential",
            "--ballot",
            "choice",
        ];
        let ballot = say(folder, &ballot)?;
        event(folder, "Ballot", &ballot)?;
        work.inc(1);
    }
    event(folder, "EndBallots", "")?;
    let tally = say(folder, &["election", "compute-encrypted-tally"])?;
    event(folder, "EncryptedTally", &tally)?;
    let decrypt = [
        "election",
        "decrypt",
        "--privkey",
        "trustee.privkey",
        "--trustee-id",
        "1",
    ];
    let part = say(folder, &decrypt)?;
    event(folder, "PartialDecryption", &part)?;
    let result = say(folder, &["election", "compute-result"])?;
    event(folder, "Result", &result)
}

fn tool(folder: &Path) -> Command {
    let mut command = Command::new(TOOL);
    command.current_dir(folder).env("BELENIOS_USE_URANDOM", "1");
    command.stderr(Stdio::null());
    command
}

/// What the program says.
fn say(folder: &Path, arguments: &[&str]) -> Result<String> {
    output(tool(folder).args(arguments))
}

/// Adds an event to the archive.
fn event(folder: &Path, kind: &str, text: &str) -> Result<()> {
    let mut command = tool(folder);
    command.args(["archive", "add-event", &format!("--type={kind}")]);
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()?;
    let mut input = child.stdin.take().context("no input")?;
    input.write_all(text.as_bytes())?;
    drop(input);
    ensure!(child.wait()?.success(), "{TOOL} took no event {kind}");
    Ok(())
}

/// Renames the one file with this ending: the program names files by time or fingerprint.
fn named(folder: &Path, ending: &str, name: &str) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path
            .extension()
            .is_some_and(|extension| extension == ending)
        {
            return Ok(fs::rename(path, folder.join(name))?);
        }
    }
    anyhow::bail!("{TOOL} made no file .{ending}")
}
