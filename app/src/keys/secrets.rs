//! Secrets that others gave us, in files beside the keys: written and used, never shown.

use super::{Keys, restrict};
use std::io::{ErrorKind, Write};
use uuid::Uuid;

/// Longer than any secret; a larger file is none.
const LONGEST: usize = 4096;

impl Keys {
    /// Keeps a secret under this name, in place of the one that was there. The file is written beside and moved into place whole.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn keep_secret(&self, name: &str, secret: &str, draft: Uuid) -> std::io::Result<()> {
        let draft = self.folder.join(format!("{name}.{draft}"));
        let mut file = std::fs::OpenOptions::new()
            .write(true)
            .create_new(true)
            .open(&draft)?;
        restrict(&draft, 0o600)?;
        file.write_all(secret.as_bytes())?;
        file.sync_all()?;
        std::fs::rename(&draft, self.folder.join(name))?;
        std::fs::File::open(&self.folder)?.sync_all()
    }

    /// The secret kept under this name, without white space around it; `None` if there is none.
    ///
    /// # Errors
    /// When the file cannot be read, or holds no short text.
    pub fn secret(&self, name: &str) -> std::io::Result<Option<String>> {
        match std::fs::read(self.folder.join(name)) {
            Ok(bytes) if bytes.len() > LONGEST => Err(ErrorKind::InvalidData.into()),
            Ok(bytes) => String::from_utf8(bytes)
                .map(|text| Some(text.trim().to_owned()).filter(|text| !text.is_empty()))
                .map_err(|_| ErrorKind::InvalidData.into()),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Removes the secret kept under this name. Missing already is fine.
    ///
    /// # Errors
    /// When the file cannot be removed.
    pub fn forget_secret(&self, name: &str) -> std::io::Result<()> {
        match std::fs::remove_file(self.folder.join(name)) {
            Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }
}
