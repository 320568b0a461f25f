//! Keys in files of mode 0600, in a folder apart from the database and its backups.

use crate::clock::Clock;
use ballot::ParticipationKey;
use domain::ids::PollId;
use std::collections::HashMap;
use std::io::{ErrorKind, Read, Write};
use std::path::PathBuf;
use std::sync::{Arc, RwLock};

/// The folder of keys.
#[derive(Clone)]
pub struct Keys {
    folder: PathBuf,
    read: Arc<RwLock<HashMap<PollId, Arc<ParticipationKey>>>>,
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

    /// Makes the key under which participation in a poll is hashed, unless it is there.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn create_participation(&self, poll: PollId, clock: &dyn Clock) -> std::io::Result<()> {
        self.read_or_create(&format!("participation-{poll}"), clock)
            .map(|_| ())
    }

    /// The key under which participation in a poll is hashed. It is never made here: a poll that is open must not get a second one.
    ///
    /// # Errors
    /// When the file is missing, cannot be read, or is not 32 bytes.
    pub fn participation(&self, poll: PollId) -> std::io::Result<Arc<ParticipationKey>> {
        if let Some(key) = self
            .read
            .read()
            .ok()
            .and_then(|read| read.get(&poll).cloned())
        {
            return Ok(key);
        }
        let key = Arc::new(ParticipationKey::from_bytes(
            self.read(&format!("participation-{poll}"))?,
        ));
        if let Ok(mut read) = self.read.write() {
            read.insert(poll, key.clone());
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

    /// Destroys the key: from then on nobody can tell who took part in the poll. Missing already is fine.
    ///
    /// # Errors
    /// When the file cannot be overwritten or removed.
    pub fn destroy_participation(&self, poll: PollId) -> std::io::Result<()> {
        if let Ok(mut read) = self.read.write() {
            read.remove(&poll);
        }
        let path = self.folder.join(format!("participation-{poll}"));
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

#[cfg(unix)]
fn restrict(path: &std::path::Path, mode: u32) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode))
}

#[cfg(not(unix))]
fn restrict(_: &std::path::Path, _: u32) -> std::io::Result<()> {
    Ok(())
}
