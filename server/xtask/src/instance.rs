//! A running `comitia serve`, as its own process on a free loopback port; stopped when dropped.

use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::process::{interrupted, stop};

/// How long a server may take until it listens: it migrates and makes keys first.
const PATIENCE: Duration = Duration::from_secs(120);
/// What the server prints on standard output once it answers.
const READY: &str = "listening on http://";

/// Resident memory of a process at its peak, in kB. None where there is no `/proc`.
pub fn peak_memory(process: u32) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    kilobytes(&status, "VmHWM:")
}

/// A server.
pub struct Instance {
    child: Child,
    /// Where it listens, as `127.0.0.1:PORT`.
    pub address: String,
}

impl Instance {
    /// Starts `comitia serve` with these arguments and a free port, and waits until it listens.
    pub fn start(binary: &Path, arguments: &[String], log: &Path) -> Result<Self> {
        let mut command = Command::new(binary);
        command
            .arg("serve")
            .args(["--listen", "127.0.0.1:0"])
            .args(arguments);
        // One address stands for a whole town here; the limits per address are tested elsewhere.
        command
            .env("COMITIA_ADDRESS_LIMIT", "0")
            .env("COMITIA_ACCOUNT_LIMIT", "0");
        command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(File::create(log)?);
        let mut child = command
            .spawn()
            .with_context(|| format!("cannot start {}", binary.display()))?;
        let lines = child
            .stdout
            .take()
            .context("the server has no standard output")?;
        let mut instance = Self {
            child,
            address: String::new(),
        };
        instance.address = instance.wait_for_address(lines, log)?;
        Ok(instance)
    }

    /// The process id.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Resident memory in kB, now and at its peak. None where there is no `/proc`.
    pub fn memory(&self) -> Option<(u64, u64)> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.id())).ok()?;
        Some((kilobytes(&status, "VmRSS:")?, kilobytes(&status, "VmHWM:")?))
    }

    fn wait_for_address(&mut self, output: ChildStdout, log: &Path) -> Result<String> {
        let (sender, address) = mpsc::channel();
        // Goes on reading after the address, or the server would block on a full pipe.
        thread::spawn(move || {
            for line in BufReader::new(output).lines().map_while(Result::ok) {
                if let Some(found) = address_in(&line) {
                    let _ = sender.send(found);
                }
            }
        });
        let begun = Instant::now();
        loop {
            if let Ok(found) = address.recv_timeout(Duration::from_millis(50)) {
                return Ok(found);
            }
            if let Some(status) = self.child.try_wait()? {
                bail!(
                    "the server stopped at its start ({status}):\n{}",
                    fs::read_to_string(log).unwrap_or_default()
                );
            }
            if begun.elapsed() > PATIENCE || interrupted() {
                bail!(
                    "the server did not print `{READY}…` within {} s; its log is {}",
                    PATIENCE.as_secs(),
                    log.display()
                );
            }
        }
    }
}

impl Drop for Instance {
    fn drop(&mut self) {
        let _ = stop(&mut self.child, "TERM");
    }
}

fn address_in(line: &str) -> Option<String> {
    let (_, rest) = line.split_once(READY)?;
    let address: String = rest
        .chars()
        .take_while(|sign| !sign.is_whitespace() && *sign != '/')
        .collect();
    address.contains(':').then_some(address)
}

fn kilobytes(status: &str, field: &str) -> Option<u64> {
    let line = status.lines().find_map(|line| line.strip_prefix(field))?;
    line.split_whitespace().next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_is_read_from_the_line_the_server_prints() {
        assert_eq!(
            address_in("listening on http://127.0.0.1:4321"),
            Some("127.0.0.1:4321".to_owned())
        );
        assert_eq!(
            address_in("listening on http://127.0.0.1:4321/ (demo)"),
            Some("127.0.0.1:4321".to_owned())
        );
        assert_eq!(address_in("sign in at http://127.0.0.1:4321"), None);
    }

    #[test]
    fn memory_is_read_from_the_kernels_table() {
        let status = "Name:\tcomitia\nVmHWM:\t   2048 kB\nVmRSS:\t   1024 kB\n";
        assert_eq!(kilobytes(status, "VmRSS:"), Some(1024));
        assert_eq!(kilobytes(status, "VmHWM:"), Some(2048));
        assert_eq!(kilobytes(status, "VmSwap:"), None);
    }
}
