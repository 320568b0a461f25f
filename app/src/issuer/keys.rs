//! The keys of one poll at an issuer.

use crate::clock::Clock;
use crate::keys::Keys;
use ballot::ParticipationKey;
use ballot::PollId;
use ballot::secret::record::vkey::{KeyKind, NamedKey};
use ballot::secret::{IssuerSecret, participation_key};

/// What is in the file: two seeds of 32 bytes, then the RSA key (PKCS #8, DER).
pub struct ServedKeys {
    record_seed: [u8; 32],
    participation: [u8; 32],
    /// Signs credentials.
    pub issuer: IssuerSecret,
}

/// Why the keys of a poll cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ServedKeyError {
    /// There is no such file.
    #[error("the keys of a poll are not in the folder of keys")]
    Missing,
    /// The file is cut off or damaged.
    #[error("the keys of a poll are damaged, or of a kind that is not known")]
    Damaged,
    /// The file cannot be read or written.
    #[error("the keys of a poll: {0}")]
    File(#[from] std::io::Error),
}

impl ServedKeys {
    /// New keys; making one of so many bits takes a second or two.
    ///
    /// # Errors
    /// [`ServedKeyError::Damaged`] for another number of bits than 2048, 3072 or 4096.
    pub fn generate(clock: &dyn Clock, bits: usize) -> Result<Self, ServedKeyError> {
        let issuer = IssuerSecret::generate(&clock.random(), bits);
        Ok(Self {
            record_seed: clock.random(),
            participation: clock.random(),
            issuer: issuer.map_err(|_| ServedKeyError::Damaged)?,
        })
    }

    /// Keeps them in a file of this name.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn keep(
        &self,
        keys: &Keys,
        file: &[u8; 32],
        clock: &dyn Clock,
    ) -> Result<(), ServedKeyError> {
        let der = self.issuer.to_der().map_err(|_| ServedKeyError::Damaged)?;
        let bytes = [&self.record_seed[..], &self.participation, &der].concat();
        Ok(keys.keep_poll(file, &bytes, clock.id())?)
    }

    /// Reads what was kept.
    ///
    /// # Errors
    /// [`ServedKeyError`].
    pub fn read(keys: &Keys, file: &[u8; 32]) -> Result<Self, ServedKeyError> {
        let bytes = keys.poll(file)?.ok_or(ServedKeyError::Missing)?;
        let (seeds, der) = bytes.split_at_checked(64).ok_or(ServedKeyError::Damaged)?;
        let (seeds, _) = seeds.as_chunks::<32>();
        let [record_seed, participation] = seeds else {
            return Err(ServedKeyError::Damaged);
        };
        Ok(Self {
            record_seed: *record_seed,
            participation: *participation,
            issuer: IssuerSecret::from_der(der).map_err(|_| ServedKeyError::Damaged)?,
        })
    }

    /// What signs batches of issued slots, under this name.
    ///
    /// # Errors
    /// [`ServedKeyError::Damaged`] for a name that cannot stand in a note.
    pub fn record(&self, name: &str) -> Result<NamedKey, ServedKeyError> {
        let key = NamedKey::from_seed(name, KeyKind::Note, &self.record_seed);
        key.map_err(|_| ServedKeyError::Damaged)
    }

    /// Under which participation is hashed.
    #[must_use]
    pub fn participation(&self, poll: &PollId) -> ParticipationKey {
        participation_key(&self.participation, poll)
    }
}
