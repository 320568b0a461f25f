//! Keys in files of mode 0600, in a folder apart from the database and its backups.
//!
//! A poll has one participation key for all its life. Its [`KeyCheck`] stands with the poll in the database, so that a machine with another
//! folder of keys refuses to vote instead of hashing the same person to another tag, which would be a second vote.

mod polls;
mod secrets;

use crate::clock::Clock;
use ballot::ParticipationKey;
use domain::ids::PollId;
use std::collections::HashMap;
use std::io::{ErrorKind, Read, Write};
use std::path::PathBuf;
use std::sync::{Arc, RwLock};

/// What a participation key is told by: a hash of it, in a context of its own. It says nothing of the key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KeyCheck(pub [u8; 32]);

impl KeyCheck {
    fn of(key: &[u8; 32]) -> Self {
        Self(blake3::derive_key(
            "comitia 2026-11 participation key check",
            key,
        ))
    }
}

/// Why a poll's participation key cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    /// There is no such file.
    #[error("the participation key of poll {0} is not in the folder of keys")]
    Missing(PollId),
    /// The file holds another key than the one the poll was opened with.
    #[error(
        "the participation key of poll {0} is not the one it was opened with: do all machines use the same folder of keys?"
    )]
    Other(PollId),
    /// The poll has no key: it was never opened, or by a version that wrote no check.
    #[error("poll {0} was opened without a check of its participation key")]
    Unchecked(PollId),
    /// The file cannot be read or written.
    #[error("the participation key of poll {0}: {1}")]
    File(PollId, std::io::Error),
}

/// Keys that were read and checked, so that a vote costs one comparison of 32 bytes.
type Checked = HashMap<PollId, (KeyCheck, Arc<ParticipationKey>)>;

/// The folder of keys.
#[derive(Clone)]
pub struct Keys {
    folder: PathBuf,
    read: Arc<RwLock<Checked>>,
}

impl Keys {
    /// Uses (and where needed makes) the folder; only the owner can enter it.
    ///
    /// # Errors
    /// When it cannot be made.
    pub fn open(folder: PathBuf) -> std::io::Result<Self> {
        std::fs::create_dir_all(&folder)?;
        restrict(&folder, 0o700)?;
        Ok(Self {
            folder,
            read: Arc::default(),
        })
    }

    /// Makes the key under which participation in a poll is hashed, unless it is there; yields what it is told by. Only for a poll that is not
    /// open yet: one that is must not get a second one.
    ///
    /// # Errors
    /// When the file cannot be read or written.
    pub fn create_participation(
        &self,
        poll: PollId,
        clock: &dyn Clock,
    ) -> Result<KeyCheck, KeyError> {
        let key = self
            .read_or_create(&participation(poll), clock)
            .map_err(|error| KeyError::File(poll, error))?;
        Ok(KeyCheck::of(&key))
    }

    /// The key under which participation in a poll is hashed, if it is the one the poll was opened with. It is never made here.
    ///
    /// # Errors
    /// [`KeyError`].
    pub fn participation(
        &self,
        poll: PollId,
        check: Option<KeyCheck>,
    ) -> Result<Arc<ParticipationKey>, KeyError> {
        let check = check.ok_or(KeyError::Unchecked(poll))?;
        if let Ok(read) = self.read.read()
            && let Some((checked, key)) = read.get(&poll)
            && *checked == check
        {
            return Ok(key.clone());
        }
        let bytes = self
            .read(&participation(poll))
            .map_err(|error| match error.kind() {
                ErrorKind::NotFound => KeyError::Missing(poll),
                _ => KeyError::File(poll, error),
            })?;
        if KeyCheck::of(&bytes) != check {
            return Err(KeyError::Other(poll));
        }
        let key = Arc::new(ParticipationKey::from_bytes(bytes));
        if let Ok(mut read) = self.read.write() {
            read.insert(poll, (check, key.clone()));
        }
        Ok(key)
    }

    /// The polls whose participation key is there.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub fn participations(&self) -> std::io::Result<Vec<PollId>> {
        let mut polls = Vec::new();
        for entry in std::fs::read_dir(&self.folder)? {
            let name = entry?.file_name();
            let id = name.to_str().and_then(|n| n.strip_prefix("participation-"));
            polls.extend(id.and_then(|id| id.parse::<PollId>().ok()));
        }
        Ok(polls)
    }

    /// The key from which the salts of a replayed file follow, made at its first use.
    ///
    /// # Errors
    /// When the file cannot be read or written.
    pub fn replay(&self, source: &[u8; 32], clock: &dyn Clock) -> std::io::Result<[u8; 32]> {
        let source: String = source.iter().map(|byte| format!("{byte:02x}")).collect();
        self.read_or_create(&format!("replay-{source}"), clock)
    }

    /// The key under which codes of letters are hashed, made at its first use: without it the hashes say nothing, though codes are short.
    ///
    /// # Errors
    /// When the file cannot be read or written.
    pub fn letter_codes(&self, clock: &dyn Clock) -> std::io::Result<[u8; 32]> {
        self.read_or_create("letter-codes", clock)
    }

    /// The key under which mailboxes are hashed to tell two of one person, made at its first use.
    ///
    /// # Errors
    /// When the file cannot be read or written.
    pub fn mailboxes(&self, clock: &dyn Clock) -> std::io::Result<[u8; 32]> {
        self.read_or_create("mailboxes", clock)
    }

    /// Forgets the keys that were read, so that one which another process has destroyed is in nobody's memory either.
    pub fn forget_read(&self) {
        if let Ok(mut read) = self.read.write() {
            read.clear();
        }
    }

    /// A key of this service for one purpose, made at its first use and the same on all machines that share the folder.
    ///
    /// # Errors
    /// When the file cannot be read or written.
    pub fn of_purpose(&self, purpose: &str, clock: &dyn Clock) -> std::io::Result<[u8; 32]> {
        self.read_or_create(&format!("purpose-{purpose}"), clock)
    }

    /// Destroys the key: from then on nobody can tell who took part in the poll. Missing already is fine.
    ///
    /// # Errors
    /// When the file cannot be overwritten or removed.
    pub fn destroy_participation(&self, poll: PollId) -> std::io::Result<()> {
        if let Ok(mut read) = self.read.write() {
            read.remove(&poll);
        }
        let path = self.folder.join(participation(poll));
        match std::fs::OpenOptions::new().write(true).open(&path) {
            Ok(mut file) => {
                file.write_all(&[0; 32])?;
                file.sync_all()?;
                std::fs::remove_file(&path)
            }
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
            Err(error) => Err(error),
        }
    }

    fn read(&self, name: &str) -> std::io::Result<[u8; 32]> {
        let mut key = [0; 32];
        let mut file = std::fs::File::open(self.folder.join(name))?;
        file.read_exact(&mut key)?;
        Ok(key)
    }

    /// A new key is written beside and linked into place whole, so that a crash leaves none or a complete one, and two makers agree.
    fn read_or_create(&self, name: &str, clock: &dyn Clock) -> std::io::Result<[u8; 32]> {
        match self.read(name) {
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            found => return found,
        }
        let draft = self.folder.join(format!("{name}.{}", clock.id()));
        {
            let mut file = std::fs::OpenOptions::new()
                .write(true)
                .create_new(true)
                .open(&draft)?;
            restrict(&draft, 0o600)?;
            file.write_all(&clock.random())?;
            file.sync_all()?;
        }
        let linked = std::fs::hard_link(&draft, self.folder.join(name));
        std::fs::remove_file(&draft)?;
        match linked {
            Err(error) if error.kind() != ErrorKind::AlreadyExists => return Err(error),
            _ => std::fs::File::open(&self.folder)?.sync_all()?,
        }
        self.read(name)
    }
}

/// The name of the file with a poll's participation key.
fn participation(poll: PollId) -> String {
    format!("participation-{poll}")
}

#[cfg(unix)]
fn restrict(path: &std::path::Path, mode: u32) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode))
}

#[cfg(not(unix))]
fn restrict(_: &std::path::Path, _: u32) -> std::io::Result<()> {
    Ok(())
}
