//! What a witness keeps: its key, and of each log the last checkpoint it cosigned. That is on disk before anybody gets the cosignature.

use ballot::secret::record::checkpoint::Checkpoint;
use ballot::secret::record::note::SignedNote;
use ballot::secret::record::tree::Hash;
use ballot::secret::record::vkey::{KeyKind, NamedKey, VerifierKey};
use ballot::secret::record::witness::{AddCheckpoint, NotWitnessed};
use serde::Deserialize;
use std::collections::HashMap;
use std::fs::{self, File, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

/// Why nothing can be said.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// A file cannot be read or written.
    #[error("{0}: {1}")]
    Io(String, std::io::Error),
    /// A file is not what was written. Nothing is cosigned then: what was seen is not known.
    #[error("{0} is damaged")]
    Damaged(String),
    /// A setting.
    #[error("{0}")]
    Setting(String),
    /// Another process works on the same folder.
    #[error("another witness runs on {0}")]
    Taken(String),
    /// Something panicked before; what is on disk may be newer than what is in memory.
    #[error("the witness has to be started anew")]
    Stopped,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Logs {
    logs: Vec<VerifierKey>,
}

/// The memory of a witness.
pub struct Memory {
    key: NamedKey,
    seen: PathBuf,
    settings: PathBuf,
    logs: HashMap<String, VerifierKey>,
    /// Held as long as the process runs.
    _lock: File,
}

impl Memory {
    /// Opens the folder; the first time, a key with this name is made from the seed.
    ///
    /// # Errors
    /// [`Failure`].
    pub fn open(
        folder: &Path,
        name: Option<&str>,
        settings: &Path,
        seed: &[u8; 32],
    ) -> Result<Self, Failure> {
        let seen = folder.join("seen");
        fs::create_dir_all(&seen).map_err(io(&seen))?;
        let path = folder.join("lock");
        let lock = File::create(&path).map_err(io(&path))?;
        if lock.try_lock().is_err() {
            return Err(Failure::Taken(folder.display().to_string()));
        }
        let path = folder.join("key");
        if !path.exists() {
            let name = name.ok_or_else(|| {
                Failure::Setting("--name is needed to make the key of a new witness".to_owned())
            })?;
            let hex = blake3::Hash::from_bytes(*seed).to_hex();
            replace(&path, &format!("{name}\n{hex}\n"))?;
        }
        let key = read_key(&path)?;
        if name.is_some_and(|name| name != key.public().name()) {
            let text = format!("the key in {} has another name", folder.display());
            return Err(Failure::Setting(text));
        }
        let mut memory = Self {
            key,
            seen,
            settings: settings.to_owned(),
            logs: HashMap::new(),
            _lock: lock,
        };
        memory.read_logs()?;
        Ok(memory)
    }

    /// What others verify its cosignatures with.
    pub fn key(&self) -> &VerifierKey {
        self.key.public()
    }

    /// Answers a request: the line of the cosignature, or why there is none. The checkpoint is durable before the line is returned.
    ///
    /// # Errors
    /// [`Failure`]; then nothing was cosigned.
    pub fn witness(
        &mut self,
        request: &AddCheckpoint,
        seen_at: u64,
    ) -> Result<Result<String, NotWitnessed>, Failure> {
        let origin = match request.origin() {
            Ok(origin) => origin,
            Err(refused) => return Ok(Err(refused)),
        };
        if !self.logs.contains_key(&origin) {
            self.read_logs()?;
        }
        let Some(log) = self.logs.get(&origin) else {
            return Ok(Err(NotWitnessed::Origin));
        };
        let path = self.place(&origin);
        let last = read_seen(&path, log)?;
        let checkpoint = match request.admit(log, last) {
            Ok(checkpoint) => checkpoint,
            Err(refused) => return Ok(Err(refused)),
        };
        if last != Some((checkpoint.size, checkpoint.root)) {
            replace(&path, &request.note)?;
        }
        let mut note = SignedNote {
            text: checkpoint.body(),
            signatures: Vec::new(),
        };
        note.cosign(&self.key, seen_at);
        Ok(Ok(note
            .signatures
            .iter()
            .map(ToString::to_string)
            .collect()))
    }

    /// Where the last checkpoint of a log is kept.
    fn place(&self, origin: &str) -> PathBuf {
        self.seen
            .join(blake3::hash(origin.as_bytes()).to_hex().as_str())
    }

    /// Reads which logs are followed.
    fn read_logs(&mut self) -> Result<(), Failure> {
        let text = match fs::read_to_string(&self.settings) {
            Ok(text) => text,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
            Err(error) => return Err(io(&self.settings)(error)),
        };
        let place = self.settings.display();
        let read: Logs =
            toml::from_str(&text).map_err(|e| Failure::Setting(format!("{place}: {e}")))?;
        if let Some(other) = read.logs.iter().find(|key| key.kind() != KeyKind::Note) {
            return Err(Failure::Setting(format!(
                "{place}: {other} signs no checkpoints"
            )));
        }
        self.logs = read
            .logs
            .into_iter()
            .map(|key| (key.name().to_owned(), key))
            .collect();
        Ok(())
    }
}

fn io(path: &Path) -> impl Fn(std::io::Error) -> Failure + use<> {
    let path = path.display().to_string();
    move |error| Failure::Io(path.clone(), error)
}

fn read_key(path: &Path) -> Result<NamedKey, Failure> {
    let damaged = || Failure::Damaged(path.display().to_string());
    let text = fs::read_to_string(path).map_err(io(path))?;
    let (name, hex) = text.trim_end().split_once('\n').ok_or_else(damaged)?;
    let seed = blake3::Hash::from_hex(hex).map_err(|_| damaged())?;
    NamedKey::from_seed(name, KeyKind::Witness, seed.as_bytes())
        .map_err(|error| Failure::Setting(format!("{name}: {error}")))
}

/// Size and root that were seen last; `None` if nothing was. A file that cannot be read is never taken for nothing.
fn read_seen(path: &Path, log: &VerifierKey) -> Result<Option<(u64, Hash)>, Failure> {
    let note = match fs::read_to_string(path) {
        Ok(note) => note,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(io(path)(error)),
    };
    match Checkpoint::open(&note, log, &[]) {
        Ok((checkpoint, _)) => Ok(Some((checkpoint.size, checkpoint.root))),
        Err(_) => Err(Failure::Damaged(path.display().to_string())),
    }
}

/// Puts a text in the place of what was there; when this returns, it stays, whatever happens to the machine.
fn replace(path: &Path, text: &str) -> Result<(), Failure> {
    let fresh = path.with_extension("new");
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(&fresh).map_err(io(&fresh))?;
    file.write_all(text.as_bytes()).map_err(io(&fresh))?;
    file.sync_all().map_err(io(&fresh))?;
    fs::rename(&fresh, path).map_err(io(path))?;
    let folder = path.parent().unwrap_or(path);
    File::open(folder)
        .and_then(|folder| folder.sync_all())
        .map_err(io(folder))
}
