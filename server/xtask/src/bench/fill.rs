//! Filling a database for a scenario: `comitia bench-data`, and what it says about the filling.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use super::load::Reader;
use super::scenarios::Scenario;
use crate::process::run;
use crate::workspace;

/// What the load needs to know about a filled database.
pub struct Filled {
    /// Path of the page of an open poll.
    pub poll: String,
    /// Path a vote in that poll is sent to.
    pub vote: String,
    /// Path of the results of a closed poll with the scenario's number of votes.
    pub results: String,
    /// Path of a board of ideas.
    pub board: String,
    /// Path of an idea on it.
    pub idea: String,
    /// One `Cookie` header for each signed-in resident who has not voted.
    pub cookies: Vec<String>,
    /// The form of a valid vote, `{salt}` standing for the salt of the ballot.
    pub form: String,
}

impl Filled {
    /// A signed-in reader: each page is drawn for them alone, none comes from memory.
    pub fn resident(&self) -> Reader<'_> {
        Reader {
            encoding: "identity",
            cookie: self.cookies.first().map(String::as_str),
            pause: Duration::ZERO,
        }
    }
}

/// Runs `comitia bench-data` on a data folder, or on a database if one is given.
pub fn fill(scenario: &Scenario, data: &Path, database: Option<&str>) -> Result<Filled> {
    let out = data.join("bench.json");
    let mut command = Command::new(workspace::server_binary(true));
    command
        .arg("bench-data")
        .arg("--data")
        .arg(data)
        .arg("--out")
        .arg(&out);
    command.args(["--residents", &scenario.residents.to_string()]);
    command.args(["--polls", &scenario.polls.to_string()]);
    command.args(["--votes", &scenario.votes.to_string()]);
    command.args(["--ideas", &scenario.ideas[0].to_string()]);
    command.args(["--comments", &scenario.ideas[1].to_string()]);
    command.args(["--supports", &scenario.ideas[2].to_string()]);
    if scenario.is_secret() {
        command.arg("--secret");
    }
    if let Some(url) = database {
        command.args(["--database", url]);
    }
    run(&mut command)?;
    let filled = read(&fs::read_to_string(&out).context("bench-data wrote no file")?)?;
    ensure!(
        filled.cookies.len() >= scenario.residents,
        "bench-data signed in {} residents of {}",
        filled.cookies.len(),
        scenario.residents
    );
    Ok(filled)
}

fn read(text: &str) -> Result<Filled> {
    let said: Value = serde_json::from_str(text).context("bench-data wrote no JSON")?;
    let word = |key: &str| {
        said[key]
            .as_str()
            .map(str::to_owned)
            .with_context(|| format!("bench-data's file has no text `{key}`"))
    };
    let cookies = said["cookies"]
        .as_array()
        .context("bench-data's file has no list `cookies`")?;
    Ok(Filled {
        poll: word("poll")?,
        vote: word("vote")?,
        results: word("results")?,
        form: word("form")?,
        board: word("board")?,
        idea: word("idea")?,
        cookies: cookies
            .iter()
            .filter_map(Value::as_str)
            .map(str::to_owned)
            .collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_is_named() {
        let whole = r#"{"poll":"/p","vote":"/v","results":"/r","board":"/b","idea":"/i","form":"option=1&salt={salt}","cookies":["comitia=a","comitia=b"]}"#;
        assert_eq!(read(whole).expect("whole").cookies.len(), 2);
        let error = read(r#"{"poll":"/p","cookies":[]}"#)
            .err()
            .expect("no vote");
        assert_eq!(error.to_string(), "bench-data's file has no text `vote`");
    }
}
