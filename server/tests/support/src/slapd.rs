//! A directory of staff for one test: `slapd` of OpenLDAP, with a folder and a port of its own.

use ldap3::{LdapConnAsync, Mod};
use std::collections::HashSet;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// The entry everything is under.
pub const BASE: &str = "dc=lindenau,dc=example";
/// Who may change it.
pub const ROOT: &str = "cn=root,dc=lindenau,dc=example";
/// Their password.
pub const SECRET: &str = "a secret of the directory";

/// A running directory; killed when it is dropped.
pub struct Slapd {
    /// Its address.
    pub url: String,
    child: Child,
    _folder: tempfile::TempDir,
}

/// The program, on PATH or where Debian puts it.
fn program() -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path)
        .chain([PathBuf::from("/usr/sbin"), PathBuf::from("/usr/libexec")])
        .map(|folder| folder.join("slapd"))
        .find(|file| file.is_file())
}

impl Slapd {
    /// Starts one with these entries (LDIF). `None`: there is no `slapd` (`cargo xtask test` installs it); with `CI` set that is a failure.
    #[must_use]
    pub fn start(entries: &str) -> Option<Self> {
        let Some(program) = program() else {
            assert!(
                std::env::var_os("CI").is_none(),
                "with CI set, slapd has to be there"
            );
            println!("skipped: there is no slapd");
            return None;
        };
        let folder = tempfile::tempdir().expect("a folder");
        let conf = configure(folder.path());
        let ldif = folder.path().join("entries.ldif");
        std::fs::write(&ldif, entries).expect("the entries are written");
        let filled = Command::new(&program)
            .args(["-T", "add", "-f"])
            .arg(&conf)
            .arg("-l")
            .arg(&ldif)
            .output()
            .expect("slapadd runs");
        assert!(
            filled.status.success(),
            "{}",
            String::from_utf8_lossy(&filled.stderr)
        );
        let port = TcpListener::bind(("127.0.0.1", 0)).and_then(|listener| listener.local_addr());
        let port = port.expect("a free port").port();
        let url = format!("ldap://127.0.0.1:{port}");
        let child = Command::new(&program)
            .args(["-d", "0", "-h", &url, "-f"])
            .arg(&conf)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("slapd starts");
        let begun = Instant::now();
        while std::net::TcpStream::connect(("127.0.0.1", port)).is_err() {
            assert!(
                begun.elapsed() < Duration::from_secs(20),
                "slapd does not answer"
            );
            std::thread::sleep(Duration::from_millis(20));
        }
        Some(Self {
            url,
            child,
            _folder: folder,
        })
    }

    /// Removes an entry.
    pub async fn remove(&self, dn: &str) {
        let mut ldap = self.root().await;
        let done = ldap.delete(dn).await.and_then(ldap3::LdapResult::success);
        done.expect("removed");
    }

    /// Sets an attribute to one value.
    pub async fn set(&self, dn: &str, attribute: &str, value: &str) {
        let change = Mod::Replace(attribute, HashSet::from([value]));
        let mut ldap = self.root().await;
        let done = ldap.modify(dn, vec![change]).await;
        done.and_then(ldap3::LdapResult::success).expect("changed");
    }

    async fn root(&self) -> ldap3::Ldap {
        let (connection, mut ldap) = LdapConnAsync::new(&self.url).await.expect("it answers");
        ldap3::drive!(connection);
        let bound = ldap.simple_bind(ROOT, SECRET).await;
        bound
            .and_then(ldap3::LdapResult::success)
            .expect("it knows us");
        ldap
    }
}

fn configure(folder: &Path) -> PathBuf {
    let data = folder.join("data");
    std::fs::create_dir(&data).expect("a folder");
    let schemas = ["core", "cosine", "inetorgperson"]
        .map(|name| format!("include /etc/ldap/schema/{name}.schema\n"))
        .concat();
    let text = format!(
        "{schemas}modulepath /usr/lib/ldap\nmoduleload back_mdb\npidfile {folder}/pid\n\
         database mdb\nmaxsize 10485760\nsuffix \"{BASE}\"\nrootdn \"{ROOT}\"\nrootpw \"{SECRET}\"\ndirectory {data}\n",
        folder = folder.display(),
        data = data.display()
    );
    let file = folder.join("slapd.conf");
    std::fs::write(&file, text).expect("the settings are written");
    file
}

impl Drop for Slapd {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
