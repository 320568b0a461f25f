//! The browser tests: Chromium, Node.js and the npm packages they need, and their run.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};

use crate::process::{find_program, is_program, output, run};
use crate::{packages, workspace};

/// The oldest Node.js whose test runner has what we use.
const NODE_MAJOR: u32 = 20;

const CHROMIUM_NAMES: &[&str] = &[
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
];

/// Runs the specs; `filter` is part of a spec's file name, else a pattern for the names of tests.
///
/// Bundle and server must have been built. Every journey runs with scripts on and off.
pub fn test(filter: Option<&str>) -> Result<()> {
    let chromium = chromium()?;
    let node = node()?;
    install_packages(&workspace::end2end())?;
    let all = specs()?;
    let named: Vec<_> = all
        .iter()
        .filter(|spec| filter.is_some_and(|part| spec.contains(part)))
        .cloned()
        .collect();
    let mut command = Command::new(node);
    command
        .args(["--test", "--test-reporter=spec", "--test-concurrency=2"])
        .current_dir(workspace::end2end());
    match filter {
        Some(pattern) if named.is_empty() => command
            .arg(format!("--test-name-pattern={pattern}"))
            .args(all),
        Some(_) => command.args(named),
        None => command.args(all),
    };
    command.env("COMITIA_CHROMIUM", chromium);
    command.env("COMITIA_SERVER", workspace::server_binary(false));
    command.env("COMITIA_SITE", workspace::site());
    run(&mut command)
}

/// How long casting takes in a slowed-down browser, with the release server: a line of JSON for each vote.
pub fn slow_phone() -> Result<String> {
    let (chromium, node) = (chromium()?, node()?);
    install_packages(&workspace::end2end())?;
    let mut command = Command::new(node);
    command
        .arg("slow-phone.mjs")
        .current_dir(workspace::end2end());
    command.env("COMITIA_CHROMIUM", chromium);
    command.env("COMITIA_SERVER", workspace::server_binary(true));
    command.env("COMITIA_SITE", workspace::site());
    output(&mut command)
}

/// What the tests over HTTP need of Node.js: the OpenID provider that they start.
pub fn provider() -> Result<()> {
    node()?;
    install_packages(&workspace::root().join("server/tests/oidc"))
}

/// The other implementation of blind signatures, by which the tests of `ballot` check ours.
pub fn blind_signatures() -> Result<()> {
    node()?;
    install_packages(&workspace::end2end().join("blindrsa"))
}

/// The specs' file names, in order.
fn specs() -> Result<Vec<String>> {
    let mut names: Vec<_> = fs::read_dir(workspace::end2end())?
        .flatten()
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .filter(|name| name.ends_with(".spec.mjs"))
        .collect();
    names.sort();
    ensure!(!names.is_empty(), "there is no spec in end2end/");
    Ok(names)
}

/// The Chromium to test with: `COMITIA_CHROMIUM`, else one on PATH, else Debian's.
fn chromium() -> Result<PathBuf> {
    if let Some(given) = env::var_os("COMITIA_CHROMIUM").map(PathBuf::from) {
        ensure!(
            is_program(&given),
            "COMITIA_CHROMIUM names no program: {}",
            given.display()
        );
        return Ok(given);
    }
    if let Some(found) = find_program(CHROMIUM_NAMES) {
        return Ok(found);
    }
    packages::install("Chromium", &["chromium"])
        .context("or set COMITIA_CHROMIUM to the path of a Chromium or Chrome")?;
    find_program(CHROMIUM_NAMES).context("chromium is installed but not on PATH")
}

fn node() -> Result<PathBuf> {
    if find_program(&["node"]).is_none() || find_program(&["npm"]).is_none() {
        packages::install("Node.js with npm", &["nodejs", "npm"])?;
    }
    let node = find_program(&["node"]).context("nodejs is installed but `node` is not on PATH")?;
    let version = output(Command::new(&node).arg("--version"))?;
    match major(&version) {
        Some(major) if major >= NODE_MAJOR => Ok(node),
        _ => bail!(
            "the browser tests need Node.js {NODE_MAJOR} or newer; {} is {}",
            node.display(),
            version.trim()
        ),
    }
}

fn major(version: &str) -> Option<u32> {
    version
        .trim()
        .strip_prefix('v')?
        .split('.')
        .next()?
        .parse()
        .ok()
}

/// `npm ci`, unless what is installed came from the present lock file.
fn install_packages(folder: &Path) -> Result<()> {
    let lock = folder.join("package-lock.json");
    let lock = fs::read(&lock).with_context(|| format!("{} is missing", lock.display()))?;
    let stamp = folder.join("node_modules/.comitia-lock");
    let present = blake3::hash(&lock).to_hex().to_string();
    if fs::read_to_string(&stamp).is_ok_and(|installed| installed == present) {
        return Ok(());
    }
    println!("    npm ci");
    run(npm(folder).args(["ci", "--no-audit", "--no-fund", "--ignore-scripts"]))
        .context("npm packages")?;
    fs::write(stamp, present)?;
    Ok(())
}

fn npm(folder: &Path) -> Command {
    let mut command = Command::new("npm");
    command.current_dir(folder);
    command
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_of_node_is_understood() {
        assert_eq!(major("v20.20.2\n"), Some(20));
        assert_eq!(major("v8.0.0"), Some(8));
        assert_eq!(major("node"), None);
    }
}
