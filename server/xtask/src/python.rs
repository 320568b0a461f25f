//! The second verifier of secret polls, in Python: the packages it needs, in a venv beside it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::process::{find_program, output, run};
use crate::{packages, workspace};

/// The oldest Python that the verifier is written for: its minor version.
const PYTHON_MINOR: u32 = 11;

/// Makes the venv of the verifier, unless what is in it came from the present list of packages, and runs the verifier's own tests in it.
pub fn verifier() -> Result<()> {
    let folder = workspace::end2end().join("verifier");
    let python = installed(&folder)?;
    run(Command::new(python)
        .args(["-m", "unittest", "--quiet"])
        .current_dir(folder))
}

/// The Python of the venv, with the packages.
fn installed(folder: &Path) -> Result<PathBuf> {
    let list = folder.join("requirements.txt");
    let list = fs::read(&list).with_context(|| format!("{} is missing", list.display()))?;
    let present = blake3::hash(&list).to_hex().to_string();
    let venv = folder.join("venv");
    let (python, stamp) = (venv.join("bin/python"), venv.join(".comitia-requirements"));
    if python.is_file() && fs::read_to_string(&stamp).is_ok_and(|old| old == present) {
        return Ok(python);
    }
    let mut system = python3()?;
    if !makes_venvs(&system) {
        packages::install("venv, a part of Python", &["python3-venv"])?;
        system = python3()?;
    }
    println!("    pip install -r end2end/verifier/requirements.txt");
    run(Command::new(system)
        .args(["-m", "venv", "--clear"])
        .arg(&venv))
    .context("a venv for the second verifier")?;
    run(Command::new(&python)
        .args(["-m", "pip", "install", "--quiet", "--no-input"])
        .args(["--disable-pip-version-check", "-r", "requirements.txt"])
        .current_dir(folder))
    .context("the packages of end2end/verifier/requirements.txt, which pip fetches from PyPI")?;
    fs::write(stamp, present)?;
    Ok(python)
}

/// Whether this Python can make a venv with pip in it. Debian's cannot until `python3-venv` is there.
fn makes_venvs(python: &Path) -> bool {
    let tried = Command::new(python)
        .args(["-c", "import venv, ensurepip"])
        .output();
    tried.is_ok_and(|tried| tried.status.success())
}

fn python3() -> Result<PathBuf> {
    if find_program(&["python3"]).is_none() {
        packages::install("Python", &["python3", "python3-venv"])?;
    }
    let python =
        find_program(&["python3"]).context("python3 is installed but `python3` is not on PATH")?;
    let version = output(Command::new(&python).arg("--version"))?;
    match minor(&version) {
        Some(minor) if minor >= PYTHON_MINOR => Ok(python),
        _ => bail!(
            "the second verifier needs Python 3.{PYTHON_MINOR} or newer; {} is {}",
            python.display(),
            version.trim()
        ),
    }
}

fn minor(version: &str) -> Option<u32> {
    version
        .trim()
        .strip_prefix("Python 3.")?
        .split('.')
        .next()?
        .parse()
        .ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_of_python_is_understood() {
        assert_eq!(minor("Python 3.11.2\n"), Some(11));
        assert_eq!(minor("Python 2.7.18"), None);
        assert_eq!(minor("pypy"), None);
    }
}
