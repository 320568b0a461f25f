//! Programs in Node.js that tests start beside the server.

use crate::sources::root;
use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

/// A running program; killed when it is dropped.
pub struct Node {
    /// Where it listens.
    pub address: SocketAddr,
    child: Child,
    /// It ends when this does.
    _input: Option<ChildStdin>,
    /// What it prints goes somewhere as long as it runs.
    _printed: BufReader<ChildStdout>,
}

impl Node {
    /// Starts a program of `server/tests/oidc` and waits until it listens. `None`: there is no Node.js, or `npm ci` was not run there
    /// (`cargo xtask test` does both); with `CI` set that is a failure.
    #[must_use]
    pub fn start(script: &str) -> Option<Self> {
        let folder = root().join("server/tests/oidc");
        let started = Command::new("node")
            .arg(script)
            .current_dir(folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn();
        let begun = started.ok().and_then(|mut child| {
            let mut line = String::new();
            let mut printed = BufReader::new(child.stdout.take()?);
            printed.read_line(&mut line).ok()?;
            let address = line.trim().strip_prefix("listening on http://");
            match address.and_then(|address| address.parse().ok()) {
                Some(address) => Some(Self {
                    address,
                    _input: child.stdin.take(),
                    _printed: printed,
                    child,
                }),
                None => {
                    let _ = child.kill();
                    let _ = child.wait();
                    None
                }
            }
        });
        if begun.is_none() {
            assert!(
                std::env::var_os("CI").is_none(),
                "with CI set, Node.js and the packages of server/tests/oidc have to be there"
            );
            println!("skipped: {script} does not start; run `npm ci` in server/tests/oidc");
        }
        begun
    }
}

impl Drop for Node {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
