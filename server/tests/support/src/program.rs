//! The program itself, as a process of its own: it reads its settings as an operator gives them, and can be killed at any moment.

use crate::Browser;
use server::config::Config;
use std::ffi::OsString;
use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::process::{Child, ChildStdout, Command, Stdio};

/// The program without any settings of this process' surroundings. `binary` is `env!("CARGO_BIN_EXE_comitia")`, which tests alone know.
#[must_use]
pub fn command(binary: &str) -> Command {
    let mut command = Command::new(binary);
    for (name, _) in std::env::vars_os() {
        if name.to_string_lossy().starts_with("COMITIA_") {
            command.env_remove(name);
        }
    }
    command.env("COMITIA_LOG", "error").stdin(Stdio::null());
    command
}

/// The program on the data of a town, with its settings as variables.
#[must_use]
pub fn command_on(binary: &str, config: &Config) -> Command {
    let mut command = command(binary);
    let mut set = |name: &str, value: OsString| {
        command.env(format!("COMITIA_{name}"), value);
    };
    set("DATA", config.data.clone().into());
    set("SITE", config.site.clone().into());
    set("LISTEN", "127.0.0.1:0".into());
    set("ACCOUNT_LIMIT", config.account_limit.to_string().into());
    set("ADDRESS_LIMIT", config.address_limit.to_string().into());
    if let Some(keys) = &config.keys {
        set("KEYS", keys.clone().into());
    }
    if let Some(database) = &config.database {
        set("DATABASE", database.into());
    }
    command
}

/// A running `comitia serve`; killed when it is dropped.
pub struct Program {
    child: Child,
    address: SocketAddr,
    /// What it prints goes somewhere as long as it runs.
    _printed: BufReader<ChildStdout>,
}

impl Program {
    /// Starts it on the data of a town, and waits until it listens.
    #[must_use]
    pub fn serve(binary: &str, config: &Config) -> Self {
        let mut child = command_on(binary, config)
            .arg("serve")
            .stdout(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let mut printed = BufReader::new(child.stdout.take().expect("its output"));
        let mut line = String::new();
        let address = loop {
            line.clear();
            let read = printed.read_line(&mut line).expect("its output is text");
            assert!(read > 0, "it ended before it listened: {:?}", child.wait());
            if let Some(address) = line.trim().strip_prefix("listening on http://") {
                break address.parse().expect("an address");
            }
        };
        Self {
            child,
            address,
            _printed: printed,
        }
    }

    /// The same browser, which now speaks to this process.
    #[must_use]
    pub fn browser(&self, of: &Browser) -> Browser {
        of.at(self.address)
    }

    /// Ends it without a warning (SIGKILL), and waits until it is gone.
    pub fn kill(self) {
        drop(self);
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
