//! The keys of secret polls: one file for each, named after the nonce of its manifest. They are made once, never changed, and destroyed when the
//! time of the poll is over.

use super::{Keys, restrict};
use std::io::{ErrorKind, Write};
use uuid::Uuid;

/// Longer than the keys of any poll.
const LONGEST: u64 = 16 * 1024;

fn name(nonce: &[u8; 32]) -> String {
    let hex: String = nonce.iter().map(|byte| format!("{byte:02x}")).collect();
    format!("secret-{hex}")
}

impl Keys {
    /// Keeps the keys of a poll. The file is written beside and linked into place whole; one that is there stays, and that is an error.
    ///
    /// # Errors
    /// When it cannot be written, or the poll has keys.
    pub fn keep_poll(&self, nonce: &[u8; 32], keys: &[u8], draft: Uuid) -> std::io::Result<()> {
        let beside = self.folder.join(format!("{}.{draft}", name(nonce)));
        let mut file = std::fs::OpenOptions::new()
            .write(true)
            .create_new(true)
            .open(&beside)?;
        restrict(&beside, 0o600)?;
        file.write_all(keys)?;
        file.sync_all()?;
        let linked = std::fs::hard_link(&beside, self.folder.join(name(nonce)));
        std::fs::remove_file(&beside)?;
        linked?;
        std::fs::File::open(&self.folder)?.sync_all()
    }

    /// The keys of a poll; `None` if there are none.
    ///
    /// # Errors
    /// When the file cannot be read, or is longer than any.
    pub fn poll(&self, nonce: &[u8; 32]) -> std::io::Result<Option<Vec<u8>>> {
        let path = self.folder.join(name(nonce));
        match std::fs::metadata(&path) {
            Ok(file) if file.len() > LONGEST => Err(ErrorKind::InvalidData.into()),
            Ok(_) => std::fs::read(path).map(Some),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Destroys the keys of a poll. Missing already is fine.
    ///
    /// # Errors
    /// When the file cannot be overwritten or removed.
    pub fn destroy_poll(&self, nonce: &[u8; 32]) -> std::io::Result<()> {
        let path = self.folder.join(name(nonce));
        match std::fs::OpenOptions::new().write(true).open(&path) {
            Ok(mut file) => {
                let length = usize::try_from(file.metadata()?.len()).unwrap_or(0);
                file.write_all(&vec![0; length])?;
                file.sync_all()?;
                std::fs::remove_file(&path)
            }
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
            Err(error) => Err(error),
        }
    }
}
