//! Where the server's time goes, by `perf`.

use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

use anyhow::{Context, Result, ensure};

use crate::process::{find_program, output, stop};

/// Symbols shown.
const SHOWN: usize = 25;
/// Signs of a line that are shown; names of generic functions can be endless.
const WIDTH: usize = 120;

/// Whether `perf` can be used here; the error says what to install.
pub fn ensure_perf() -> Result<()> {
    ensure!(
        find_program(&["perf"]).is_some(),
        "--profile needs `perf`: install your system's package for it (Debian: linux-perf)"
    );
    Ok(())
}

/// A recording of one process.
pub struct Recording {
    perf: Child,
    file: PathBuf,
}

impl Recording {
    /// Begins to sample the process.
    pub fn start(process: u32, name: &str) -> Result<Self> {
        let file = super::folder().join(format!("{}.perf", name.replace(['/', ' '], "-")));
        let mut record = Command::new("perf");
        record
            .args([
                "record",
                "--quiet",
                "--freq=499",
                "--pid",
                &process.to_string(),
                "--output",
            ])
            .arg(&file);
        let perf = record
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .spawn()
            .context("cannot start perf")?;
        Ok(Self { perf, file })
    }

    /// Ends the recording and prints the symbols that took most of the time.
    pub fn print(mut self) -> Result<()> {
        stop(&mut self.perf, "INT")?;
        let mut report = Command::new("perf");
        report.args([
            "report",
            "--stdio",
            "--no-children",
            "--sort=dso,symbol",
            "--percent-limit=0.4",
            "--input",
        ]);
        let text = output(report.arg(&self.file))?;
        let lines = text
            .lines()
            .filter(|line| !line.starts_with('#') && !line.trim().is_empty());
        println!(
            "    where the server's time goes ({}):",
            self.file.display()
        );
        for line in lines.take(SHOWN) {
            println!(
                "    {}",
                line.chars().take(WIDTH).collect::<String>().trim_end()
            );
        }
        Ok(())
    }
}

impl Drop for Recording {
    fn drop(&mut self) {
        let _ = stop(&mut self.perf, "INT");
    }
}
