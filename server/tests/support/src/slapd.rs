//! A directory of staff for one test: `slapd` of OpenLDAP, with a folder and a port of its own.

use ldap3::{LdapConnAsync, Mod};
use std::collections::HashSet;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
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
    /// Its encrypted addresses, where it has a certificate.
    pub encrypted: Option<Encrypted>,
    child: Child,
    _folder: tempfile::TempDir,
}

/// A directory that shows a certificate, and takes no password without encryption.
pub struct Encrypted {
    /// `ldaps://…`
    pub ldaps: String,
    /// `ldap://…` under an address that is not taken for this machine, so that encryption is asked for (StartTLS).
    pub starttls: String,
    /// The file with the authority that vouches for it.
    pub authority: PathBuf,
    /// The file with another one.
    pub stranger: PathBuf,
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
        Self::with(entries, None)
    }

    /// The same, with a certificate for these names (`DNS:…,IP:…`).
    #[must_use]
    pub fn encrypted(entries: &str, names: &str) -> Option<Self> {
        Self::with(entries, Some(names))
    }

    fn with(entries: &str, names: Option<&str>) -> Option<Self> {
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
            .output();
        succeeded(filled);
        let url = format!("ldap://{}", free("127.0.0.1"));
        let encrypted = names.map(|names| Encrypted {
            ldaps: format!(
                "ldaps://{}",
                free("127.0.0.1").replace("127.0.0.1", "localhost")
            ),
            starttls: format!("ldap://{}", free("127.0.0.2")),
            stranger: authority(folder.path(), "stranger"),
            authority: certificate(folder.path(), names),
        });
        if let Some(encrypted) = &encrypted {
            let text = std::fs::read_to_string(&conf).expect("the settings");
            let of = |name| folder.path().join(name).display().to_string();
            let more = format!(
                "TLSCertificateFile {}\nTLSCertificateKeyFile {}\nTLSCACertificateFile {}\nTLSVerifyClient never\nsecurity simple_bind=64\n",
                of("server.pem"),
                of("server.key"),
                encrypted.authority.display()
            );
            let text = text.replace("database mdb", &format!("{more}database mdb"));
            std::fs::write(&conf, text).expect("the settings are written");
        }
        let mut urls = vec![url.clone()];
        urls.extend(
            encrypted
                .iter()
                .flat_map(|e| [e.ldaps.clone(), e.starttls.clone()]),
        );
        let child = Command::new(&program)
            .args(["-d", "0", "-h", &urls.join(" "), "-f"])
            .arg(&conf)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("slapd starts");
        let begun = Instant::now();
        let address = url.trim_start_matches("ldap://");
        while std::net::TcpStream::connect(address).is_err() {
            assert!(
                begun.elapsed() < Duration::from_secs(20),
                "slapd does not answer"
            );
            std::thread::sleep(Duration::from_millis(20));
        }
        Some(Self {
            url,
            encrypted,
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

/// An address of this machine with a port that is free.
fn free(host: &str) -> String {
    let listener = TcpListener::bind((host, 0)).and_then(|listener| listener.local_addr());
    listener.expect("a free port").to_string()
}

fn succeeded(done: std::io::Result<Output>) {
    let done = done.expect("the program runs");
    assert!(
        done.status.success(),
        "{}",
        String::from_utf8_lossy(&done.stderr)
    );
}

fn openssl(folder: &Path, arguments: &str) {
    let done = Command::new("openssl")
        .args(arguments.split(' '))
        .current_dir(folder)
        .output();
    succeeded(done);
}

/// Makes an authority; the file with its certificate.
fn authority(folder: &Path, name: &str) -> PathBuf {
    openssl(
        folder,
        &format!(
            "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -keyout {name}.key -out {name}.pem -days 2 -subj /CN={name} -addext keyUsage=keyCertSign"
        ),
    );
    folder.join(format!("{name}.pem"))
}

/// Makes an authority and a certificate of it for the server with these names; the file of the authority.
fn certificate(folder: &Path, names: &str) -> PathBuf {
    let file = authority(folder, "authority");
    let more = format!("subjectAltName={names}\nbasicConstraints=CA:FALSE\n");
    std::fs::write(folder.join("server.ext"), more).expect("a file");
    openssl(
        folder,
        "req -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -keyout server.key -out server.csr -subj /CN=server",
    );
    openssl(
        folder,
        "x509 -req -in server.csr -CA authority.pem -CAkey authority.key -CAcreateserial -out server.pem -days 2 -extfile server.ext",
    );
    file
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
