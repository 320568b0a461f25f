//! Whether the bundle at hand was made from the sources at hand.
//!
//! Cargo lists the sources it really read for the browser (code behind the server's feature is not among them), so an
//! edit that only concerns the server leaves the bundle fresh.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::{BUNDLES, Bundle, LOADER, pack};
use crate::workspace::{self, WASM_TARGET};

/// Raise it when the way of building changes.
const BUILDER_VERSION: &str = "3";

/// Inputs that cargo's list leaves out.
const SETTINGS: &[&str] = &[
    ".cargo/config.toml",
    "Cargo.lock",
    "Cargo.toml",
    "app/Cargo.toml",
    "app/ballot/Cargo.toml",
    "app/domain/Cargo.toml",
    "app/workflow/Cargo.toml",
    "rust-toolchain.toml",
];

/// Where cargo leaves the browser's build.
pub fn compiled() -> PathBuf {
    workspace::target().join(WASM_TARGET).join("browser")
}

/// Whether the folder holds a whole bundle of the present sources.
pub fn is_fresh(folder: &Path) -> bool {
    let stamped = fs::read_to_string(stamp_file()).ok();
    stamped.is_some() && stamped == fingerprint().ok() && pack::is_whole(folder)
}

/// Notes that the bundle is now that of the present sources.
pub fn stamp() -> Result<()> {
    fs::write(stamp_file(), fingerprint()?).context("cannot note what the bundle was made from")
}

/// Keeps the list of sources that cargo made for a bundle: it has one at a time.
pub fn note_sources(bundle: Bundle) -> Result<()> {
    fs::copy(compiled().join("app.d"), list_file(bundle)).context("cargo listed no sources")?;
    Ok(())
}

fn list_file(bundle: Bundle) -> PathBuf {
    compiled().join(format!("{}.sources", bundle.stem))
}

fn stamp_file() -> PathBuf {
    compiled().join("bundle.stamp")
}

fn fingerprint() -> Result<String> {
    let mut inputs = Vec::new();
    for bundle in BUNDLES {
        inputs.extend(sources(&fs::read_to_string(list_file(bundle))?));
    }
    inputs.extend(SETTINGS.iter().map(|path| workspace::root().join(path)));
    inputs.sort();
    inputs.dedup();
    let mut hasher = blake3::Hasher::new();
    hasher
        .update(BUILDER_VERSION.as_bytes())
        .update(LOADER.as_bytes());
    for path in inputs {
        hasher.update(path.to_string_lossy().as_bytes());
        hasher.update(blake3::hash(&fs::read(&path).unwrap_or_default()).as_bytes());
    }
    Ok(hasher.finalize().to_hex().to_string())
}

/// The paths after the colon of a makefile rule, where a blank in a path is written `\ `.
fn sources(rule: &str) -> Vec<PathBuf> {
    let listed = rule
        .lines()
        .next()
        .and_then(|line| line.split_once(": "))
        .map_or("", |(_, listed)| listed);
    let mark = "\u{0}";
    let words = listed.replace("\\ ", mark);
    words
        .split_whitespace()
        .map(|word| PathBuf::from(word.replace(mark, " ")))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_in_paths_survive() {
        let rule = "/t/app.wasm: /a/src/lib.rs /a/my\\ notes/x.rs\n\n/a/src/lib.rs:\n";
        assert_eq!(
            sources(rule),
            [
                PathBuf::from("/a/src/lib.rs"),
                PathBuf::from("/a/my notes/x.rs")
            ]
        );
    }
}
