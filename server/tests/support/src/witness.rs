//! A witness as a process of its own, as somebody else runs it.

use crate::program::command;
use app::federation::fetch::fetch;
use axum::http::Request;
use ballot::secret::record::vkey::VerifierKey;
use ballot::secret::record::witness::AddCheckpoint;
use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Stdio};

/// A running `comitia witness`; killed (SIGKILL) when it is dropped.
pub struct Witness {
    child: Child,
    /// Where it listens.
    pub address: SocketAddr,
    /// Its key.
    pub key: VerifierKey,
    folder: PathBuf,
    _printed: BufReader<ChildStdout>,
}

impl Witness {
    /// Starts it on a folder, and waits until it listens; port 0 takes a free one.
    #[must_use]
    pub fn start(binary: &str, folder: &Path, name: &str, port: u16) -> Self {
        let mut child = command(binary)
            .args([
                "witness",
                "--name",
                name,
                "--listen",
                &format!("127.0.0.1:{port}"),
            ])
            .arg("--data")
            .arg(folder)
            .stdout(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let mut printed = BufReader::new(child.stdout.take().expect("its output"));
        let mut next = |before: &str| {
            let mut line = String::new();
            printed.read_line(&mut line).expect("its output is text");
            let found = line.trim().strip_prefix(before).map(str::to_owned);
            found.unwrap_or_else(|| panic!("not {before}…: {line}"))
        };
        let key = next("key ").parse().expect("a key");
        let address = next("listening on http://").parse().expect("an address");
        let folder = folder.to_owned();
        Self {
            child,
            address,
            key,
            folder,
            _printed: printed,
        }
    }

    /// From now on it follows these records, and no others.
    pub fn follow(&self, logs: &[VerifierKey]) {
        let logs: Vec<String> = logs.iter().map(|log| format!("\"{log}\"")).collect();
        let text = format!("logs = [{}]\n", logs.join(", "));
        std::fs::write(self.folder.join("logs.toml"), text).expect("the file is written");
    }

    /// The setting that names it.
    #[must_use]
    pub fn setting(&self) -> String {
        format!("http://{} {}", self.address, self.key)
    }

    /// Sends a body to a witness; status and answer, or nothing if there is none.
    pub async fn send(address: SocketAddr, body: String) -> Option<(u16, String)> {
        let url = format!("http://{address}/add-checkpoint");
        let request = Request::post(url)
            .body(body.into_bytes())
            .expect("a request");
        let answer = fetch(request).await.ok()?;
        let status = answer.status().as_u16();
        Some((status, String::from_utf8(answer.into_body()).expect("text")))
    }

    /// Asks it to cosign.
    pub async fn add(&self, request: &AddCheckpoint) -> (u16, String) {
        let answer = Self::send(self.address, request.to_string()).await;
        answer.expect("an answer")
    }
}

impl Drop for Witness {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
