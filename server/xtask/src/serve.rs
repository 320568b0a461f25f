//! `cargo xtask serve`: everything a first start needs, then the server in our place.

use std::os::unix::process::CommandExt;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::process::{interrupted, run};
use crate::{bundle, workspace};

/// Builds what is stale and becomes the server, so that Ctrl-C reaches it and nothing else.
pub fn serve(demo: bool, release: bool, extra: &[String]) -> Result<()> {
    println!("==> browser bundle");
    if let Err(error) = bundle::ensure() {
        if interrupted() {
            bail!("interrupted");
        }
        eprintln!(
            "warning: {error:#}\nwarning: going on; without the bundle every page works, only islands are off"
        );
    }
    println!("==> server");
    run(&mut workspace::build_server(release))?;
    let mut server = Command::new(workspace::server_binary(release));
    server
        .args(arguments(demo, extra))
        .current_dir(workspace::root());
    println!("==> comitia serve");
    Err(server.exec()).context("cannot start the server")
}

fn arguments(demo: bool, extra: &[String]) -> Vec<String> {
    let mut arguments = vec!["serve".to_owned()];
    let given = |name: &str| {
        extra
            .iter()
            .any(|word| word == name || word.starts_with(&format!("{name}=")))
    };
    if !given("--site") {
        arguments.extend(["--site".to_owned(), workspace::site().display().to_string()]);
    }
    if demo {
        arguments.push("--demo".to_owned());
        if !given("--data") {
            arguments.extend([
                "--data".to_owned(),
                workspace::demo_data().display().to_string(),
            ]);
        }
    }
    arguments.extend_from_slice(extra);
    arguments
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_given_by_hand_wins() {
        let words = arguments(
            true,
            &[
                "--data=/elsewhere".to_owned(),
                "--listen".to_owned(),
                "[::1]:80".to_owned(),
            ],
        );
        assert_eq!(
            words
                .iter()
                .filter(|word| word.starts_with("--data"))
                .count(),
            1
        );
        assert_eq!(words[..2], ["serve", "--site"]);
        assert!(arguments(true, &[]).contains(&"--data".to_owned()));
        assert!(!arguments(false, &[]).contains(&"--demo".to_owned()));
    }
}
