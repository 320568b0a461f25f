//! The keys of one secret poll, as this server plays issuer, box and record.

use crate::clock::Clock;
use ballot::secret::record::vkey::{KeyError, KeyKind, NamedKey};
use ballot::secret::{IssuerError, IssuerSecret, Manifest, participation_key};
use ballot::{ParticipationKey, Tag};

/// Context of the seeds of ballots that the server seals.
const ASSISTED: &str = "comitia 2026-11 seed of an assisted ballot";

/// What is in the file: three seeds of 32 bytes, then the issuer's key (PKCS #8, DER).
pub struct PollKeys {
    box_seed: [u8; 32],
    record_seed: [u8; 32],
    participation: [u8; 32],
    issuer: IssuerSecret,
}

/// Why the keys of a poll cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum PollKeyError {
    /// There is no such file.
    #[error("its file is not in the folder of keys")]
    Missing,
    /// The file is cut off, damaged, or that of another poll.
    #[error("its file in the folder of keys is damaged, or that of another poll")]
    Damaged,
    /// The file cannot be read.
    #[error("its file in the folder of keys: {0}")]
    File(#[from] std::io::Error),
}

impl From<IssuerError> for PollKeyError {
    fn from(_: IssuerError) -> Self {
        Self::Damaged
    }
}

impl From<KeyError> for PollKeyError {
    fn from(_: KeyError) -> Self {
        Self::Damaged
    }
}

impl PollKeys {
    /// New keys; making the issuer's of so many bits takes a second or two.
    ///
    /// # Errors
    /// [`PollKeyError::Damaged`] for another number of bits than 2048, 3072 or 4096.
    pub fn generate(clock: &dyn Clock, bits: usize) -> Result<Self, PollKeyError> {
        Ok(Self {
            box_seed: clock.random(),
            record_seed: clock.random(),
            participation: clock.random(),
            issuer: IssuerSecret::generate(&clock.random(), bits)?,
        })
    }

    /// As they are kept.
    ///
    /// # Errors
    /// [`PollKeyError::Damaged`] if the issuer's key cannot be written.
    pub fn to_bytes(&self) -> Result<Vec<u8>, PollKeyError> {
        let seeds = [self.box_seed, self.record_seed, self.participation];
        Ok([seeds.concat(), self.issuer.to_der()?].concat())
    }

    /// Reads what [`to_bytes`](Self::to_bytes) wrote.
    ///
    /// # Errors
    /// [`PollKeyError::Damaged`].
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, PollKeyError> {
        let (seeds, issuer) = bytes.split_at_checked(96).ok_or(PollKeyError::Damaged)?;
        let (seeds, _) = seeds.as_chunks::<32>();
        let [box_seed, record_seed, participation] = seeds else {
            return Err(PollKeyError::Damaged);
        };
        Ok(Self {
            box_seed: *box_seed,
            record_seed: *record_seed,
            participation: *participation,
            issuer: IssuerSecret::from_der(issuer)?,
        })
    }

    /// What signs promises and checkpoints, under this name.
    ///
    /// # Errors
    /// [`PollKeyError::Damaged`] for a name that cannot stand in a note.
    pub fn ballot_box(&self, origin: &str) -> Result<NamedKey, PollKeyError> {
        Ok(NamedKey::from_seed(origin, KeyKind::Note, &self.box_seed)?)
    }

    /// What signs batches of issued slots, under this name.
    ///
    /// # Errors
    /// As [`ballot_box`](Self::ballot_box).
    pub fn record(&self, name: &str) -> Result<NamedKey, PollKeyError> {
        Ok(NamedKey::from_seed(name, KeyKind::Note, &self.record_seed)?)
    }

    /// What signs credentials.
    #[must_use]
    pub fn issuer(&self) -> &IssuerSecret {
        &self.issuer
    }

    /// Under which participation is hashed.
    #[must_use]
    pub fn participation(&self, poll: &ballot::PollId) -> ParticipationKey {
        participation_key(&self.participation, poll)
    }

    /// What a voter's device would draw at random, for a ballot that the server seals. Without the number that the voter's browser keeps nobody computes it.
    #[must_use]
    pub fn assisted_seed(&self, poll: &ballot::PollId, tag: &Tag, nonce: &[u8; 32]) -> [u8; 32] {
        let parts = [self.participation, poll.0, tag.0, *nonce];
        blake3::derive_key(ASSISTED, &parts.concat())
    }

    /// Whether these are the keys of the poll with this manifest, of which this server is the issuer `issuer`.
    ///
    /// # Errors
    /// [`PollKeyError::Damaged`] if not.
    pub fn require_of(&self, manifest: &Manifest, issuer: usize) -> Result<(), PollKeyError> {
        let entry = manifest.issuers.get(issuer).ok_or(PollKeyError::Damaged)?;
        let ballot_box = self.ballot_box(&manifest.record_origin)?;
        let record = self.record(entry.record_vkey.name())?;
        let is_same = *ballot_box.public() == manifest.box_vkey
            && *record.public() == entry.record_vkey
            && self.issuer.public()?.to_spki()? == entry.rsa_spki;
        is_same.then_some(()).ok_or(PollKeyError::Damaged)
    }
}
