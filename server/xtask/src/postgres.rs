//! A throw-away PostgreSQL on a free loopback port, gone when it is dropped.

use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};
use std::{fs, io};

use anyhow::{Context, Result, bail};
use tempfile::TempDir;

use crate::process::{find_program, interrupted, is_program, is_root, output, stop};
use crate::{packages, workspace};

/// The variable the server's tests read; each test makes its own database there.
pub const TEST_VARIABLE: &str = "COMITIA_TEST_POSTGRES";

/// The superuser of the cluster. It has no password: only loopback is listened on, and only for the run.
const SUPERUSER: &str = "comitia";
/// How long the server may take to answer.
const PATIENCE: Duration = Duration::from_secs(60);

/// What a cluster promises about a commit.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Durability {
    /// Nothing survives a power cut: for tests.
    None,
    /// A commit is on the disk before it is answered: for measurements.
    Full,
}

/// A running cluster.
pub struct Cluster {
    programs: PathBuf,
    data: PathBuf,
    port: u16,
    owner: Option<&'static str>,
    server: Child,
    folder: TempDir,
}

impl Cluster {
    /// Finds or installs PostgreSQL, makes a cluster and waits until it answers.
    pub fn start(durability: Durability) -> Result<Self> {
        let programs = programs()?;
        let owner = if is_root() {
            Some(unprivileged_user()?)
        } else {
            None
        };
        let folder = folder_for(owner)?;
        let data = folder.path().join("data");
        let mut make = run_as(owner, &programs.join("initdb"));
        make.args([
            "--auth=trust",
            "--encoding=UTF8",
            "--locale=C",
            "--no-sync",
            "--username",
            SUPERUSER,
            "--pgdata",
        ]);
        output(make.arg(&data).current_dir(folder.path()))
            .context("cannot make a PostgreSQL cluster")?;
        let port = free_port()?;
        let log = fs::File::create(folder.path().join("log"))?;
        let mut start = run_as(owner, &programs.join("postgres"));
        start
            .arg("-D")
            .arg(&data)
            .args(["-p", &port.to_string(), "-h", "127.0.0.1"]);
        for setting in settings(durability) {
            start.args(["-c", setting]);
        }
        start
            .stdin(Stdio::null())
            .stdout(log.try_clone()?)
            .stderr(log)
            .current_dir(folder.path());
        let server = start.spawn().context("cannot start postgres")?;
        let mut cluster = Self {
            programs,
            data,
            port,
            owner,
            server,
            folder,
        };
        cluster.wait_until_ready()?;
        println!("    PostgreSQL listens on 127.0.0.1:{port}");
        Ok(cluster)
    }

    /// The address of the maintenance database.
    pub fn url(&self) -> String {
        self.url_of("postgres")
    }

    /// Makes a database of this name and returns its address.
    pub fn create_database(&self, name: &str) -> Result<String> {
        let mut create = Command::new(self.programs.join("createdb"));
        create.args([
            "--host=127.0.0.1",
            "--port",
            &self.port.to_string(),
            "--username",
            SUPERUSER,
            name,
        ]);
        output(&mut create).with_context(|| format!("cannot make the database {name}"))?;
        Ok(self.url_of(name))
    }

    fn url_of(&self, name: &str) -> String {
        format!("postgres://{SUPERUSER}@127.0.0.1:{}/{name}", self.port)
    }

    fn wait_until_ready(&mut self) -> Result<()> {
        let begun = Instant::now();
        let port = self.port.to_string();
        let mut ask = Command::new(self.programs.join("pg_isready"));
        ask.args(["--quiet", "--host=127.0.0.1", "--port", &port]);
        while !ask.status().context("cannot start pg_isready")?.success() {
            if let Some(status) = self.server.try_wait()? {
                bail!("postgres stopped at once ({status}):\n{}", self.log());
            }
            if begun.elapsed() > PATIENCE || interrupted() {
                bail!(
                    "postgres did not answer within {} s:\n{}",
                    PATIENCE.as_secs(),
                    self.log()
                );
            }
            thread::sleep(Duration::from_millis(50));
        }
        Ok(())
    }

    fn log(&self) -> String {
        fs::read_to_string(self.folder.path().join("log")).unwrap_or_default()
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        let mut halt = run_as(self.owner, &self.programs.join("pg_ctl"));
        halt.args(["stop", "--mode=immediate", "--silent", "--pgdata"])
            .arg(&self.data);
        let _ = halt.current_dir("/").output();
        let _ = stop(&mut self.server, "INT");
    }
}

fn settings(durability: Durability) -> &'static [&'static str] {
    match durability {
        Durability::None => &[
            "unix_socket_directories=",
            "max_connections=300",
            "fsync=off",
            "synchronous_commit=off",
            "full_page_writes=off",
        ],
        Durability::Full => &[
            "unix_socket_directories=",
            "max_connections=300",
            "fsync=on",
            "synchronous_commit=on",
            "full_page_writes=on",
            "shared_buffers=256MB",
        ],
    }
}

/// The folder with PostgreSQL's server programs; installs them where possible.
fn programs() -> Result<PathBuf> {
    if let Some(folder) = find_programs() {
        return Ok(folder);
    }
    packages::install("the PostgreSQL server", &["postgresql"])?;
    find_programs().context(
        "PostgreSQL is installed but initdb and postgres are nowhere in /usr/lib/postgresql",
    )
}

fn find_programs() -> Option<PathBuf> {
    let complete = |folder: &PathBuf| {
        ["initdb", "postgres", "pg_ctl", "pg_isready", "createdb"]
            .iter()
            .all(|name| is_program(&folder.join(name)))
    };
    // initdb on PATH is often a link into the folder that holds the others.
    let linked = find_program(&["initdb"]).and_then(|file| fs::canonicalize(file).ok());
    let on_path = linked
        .and_then(|file| file.parent().map(Path::to_path_buf))
        .filter(complete);
    on_path.or_else(|| {
        let versions = fs::read_dir("/usr/lib/postgresql").ok()?.flatten();
        let mut folders: Vec<_> = versions
            .map(|version| version.path().join("bin"))
            .filter(complete)
            .collect();
        folders.sort();
        folders.pop()
    })
}

/// PostgreSQL refuses to run as root, so as root it runs as one of these.
fn unprivileged_user() -> Result<&'static str> {
    ["postgres", "nobody"]
        .into_iter()
        .find(|user| output(Command::new("id").args(["-u", user])).is_ok())
        .context(
            "PostgreSQL does not run as root, and there is no user postgres or nobody to run it as",
        )
}

/// The command as that user; it also stops when we die without having stopped it.
fn run_as(owner: Option<&str>, program: &Path) -> Command {
    let Some(setpriv) = find_program(&["setpriv"]) else {
        let Some(owner) = owner else {
            return Command::new(program);
        };
        let mut command = Command::new("runuser");
        command.args(["-u", owner, "--"]).arg(program);
        return command;
    };
    let mut command = Command::new(setpriv);
    command.args(["--pdeathsig", "INT"]);
    if let Some(owner) = owner {
        let group = output(Command::new("id").args(["-g", owner])).unwrap_or_default();
        command.args(["--reuid", owner, "--regid", group.trim(), "--clear-groups"]);
    }
    command.arg(program);
    command
}

/// A folder that the owner may write: under `target/` if it can be reached there, else in the system's own.
fn folder_for(owner: Option<&str>) -> Result<TempDir> {
    fs::create_dir_all(workspace::target())?;
    let make = |parent: &Path| -> io::Result<TempDir> {
        tempfile::Builder::new()
            .prefix("postgres-")
            .tempdir_in(parent)
    };
    let near = make(&workspace::target())?;
    let Some(owner) = owner else { return Ok(near) };
    for folder in [near, make(&std::env::temp_dir())?] {
        output(Command::new("chown").arg(owner).arg(folder.path()))?;
        if output(
            run_as(Some(owner), Path::new("test"))
                .arg("-w")
                .arg(folder.path()),
        )
        .is_ok()
        {
            return Ok(folder);
        }
    }
    bail!("the user {owner} can reach neither target/ nor the system's folder for temporary files")
}

fn free_port() -> Result<u16> {
    Ok(TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_measurements_wait_for_the_disk() {
        assert!(settings(Durability::Full).contains(&"fsync=on"));
        assert!(settings(Durability::Full).contains(&"synchronous_commit=on"));
        assert!(settings(Durability::None).contains(&"fsync=off"));
    }

    /// On a machine without PostgreSQL there is nothing to try; `cargo xtask test` installs or demands it first.
    #[test]
    fn a_cluster_answers_makes_databases_and_leaves_nothing() {
        if find_programs().is_none() {
            return;
        }
        let cluster = Cluster::start(Durability::None).expect("it starts");
        let url = cluster.create_database("town").expect("made");
        assert_eq!(url, cluster.url().replace("/postgres", "/town"));
        let (folder, port) = (cluster.folder.path().to_path_buf(), cluster.port);
        drop(cluster);
        assert!(!folder.exists(), "the folder is left");
        assert!(
            TcpListener::bind(("127.0.0.1", port)).is_ok(),
            "the port is still taken"
        );
    }
}
