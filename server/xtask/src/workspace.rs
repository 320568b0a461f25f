//! Where things lie in the repository and under `target/`.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The target triple of the browser bundle.
pub const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// The repository's root folder.
pub fn root() -> &'static Path {
    let crate_folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    crate_folder.ancestors().nth(2).unwrap_or(crate_folder)
}

/// Cargo's target folder: `CARGO_TARGET_DIR` if set, else `target/`.
pub fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR")
        .map_or_else(|| root().join("target"), |folder| root().join(folder))
}

/// The folder the server is told to serve the browser bundle from.
pub fn site() -> PathBuf {
    target().join("site")
}

/// The data folder of `cargo xtask serve --demo`.
pub fn demo_data() -> PathBuf {
    target().join("demo")
}

/// The browser tests.
pub fn end2end() -> PathBuf {
    root().join("end2end")
}

/// The server's binary as cargo leaves it.
pub fn server_binary(release: bool) -> PathBuf {
    target()
        .join(if release { "release" } else { "debug" })
        .join("comitia")
}

/// A `cargo` command that runs in the repository's root.
pub fn cargo() -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(root());
    command
}

/// The command that builds the server's binary.
///
/// It selects the whole workspace so that the same features, and so the same compiled dependencies, serve the tests.
pub fn build_server(release: bool) -> Command {
    let mut command = cargo();
    command.args(["build", "--workspace", "--bin", "comitia"]);
    if release {
        command.arg("--release");
    }
    command
}
