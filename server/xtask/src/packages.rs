//! Programs the tests need from the operating system: installed where that is ours to do, plainly named elsewhere.

use std::path::Path;
use std::process::Command;
use std::sync::OnceLock;

use anyhow::{Context, Result, bail};

use crate::process::{find_program, is_program, is_root, run};

/// Installs Debian packages as root, or says what somebody has to install.
///
/// `what` names the missing thing in words ("Chromium", "the PostgreSQL server").
pub fn install(what: &str, packages: &[&str]) -> Result<()> {
    let names = packages.join(" ");
    let Some(apt) = find_program(&["apt-get"]) else {
        bail!(
            "{what} is missing: install it with your system's packages (Debian's are called: {names})"
        );
    };
    if !is_root() {
        bail!("{what} is missing: run `sudo apt-get install {names}`");
    }
    println!("    {what} is missing: installing {names} with apt-get");
    let quiet_apt = || {
        let mut command = Command::new(&apt);
        command
            .env("DEBIAN_FRONTEND", "noninteractive")
            .arg("--quiet");
        command
    };
    static LISTS: OnceLock<bool> = OnceLock::new();
    if !*LISTS.get_or_init(|| run(quiet_apt().arg("update")).is_ok()) {
        println!("    apt-get update failed; trying with the lists at hand");
    }
    run(quiet_apt()
        .args(["install", "--yes", "--no-install-recommends"])
        .args(packages))
    .with_context(|| format!("{what} could not be installed"))
}

/// The directory server that the tests over HTTP start.
pub fn directory() -> Result<()> {
    let is_there =
        || find_program(&["slapd"]).is_some() || is_program(Path::new("/usr/sbin/slapd"));
    if !is_there() {
        install("slapd, a directory server", &["slapd"])?;
    }
    if is_there() {
        Ok(())
    } else {
        bail!("slapd is installed but nowhere to be found")
    }
}
