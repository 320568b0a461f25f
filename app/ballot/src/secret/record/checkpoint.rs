//! Checkpoints: how long a record is and what its root is, signed ([C2SP tlog-checkpoint](https://c2sp.org/tlog-checkpoint)).

use std::fmt;

use base64::{Engine, engine::general_purpose::STANDARD};

use super::{
    note::{Cosignature, NoteError, SignedNote},
    tree::Hash,
    vkey::{NamedKey, VerifierKey},
};

/// The state of a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checkpoint {
    /// Which record.
    pub origin: String,
    /// How many leaves it has.
    pub size: u64,
    /// The root of the tree of its leaves.
    pub root: Hash,
    /// Further lines; this protocol writes none.
    pub extensions: Vec<String>,
}

/// Why a note is not a checkpoint of a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CheckpointError {
    /// The note or its signatures.
    Note(NoteError),
    /// Its text is not that of a checkpoint.
    Body,
    /// It is of another record.
    Origin {
        /// The origin it has.
        found: String,
    },
    /// Fewer witnesses cosigned than the poll asks for.
    Quorum {
        /// How many have to.
        needed: u16,
        /// How many did.
        found: usize,
    },
}

impl fmt::Display for CheckpointError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Note(error) => error.fmt(f),
            Self::Body => f.write_str("the note is no checkpoint"),
            Self::Origin { found } => write!(f, "the checkpoint is of the record {found}"),
            Self::Quorum { needed, found } => {
                write!(f, "{found} witnesses cosigned, {needed} have to")
            }
        }
    }
}

impl std::error::Error for CheckpointError {}

impl From<NoteError> for CheckpointError {
    fn from(error: NoteError) -> Self {
        Self::Note(error)
    }
}

impl Checkpoint {
    /// The text that is signed.
    #[must_use]
    pub fn body(&self) -> String {
        let mut body = format!(
            "{}\n{}\n{}\n",
            self.origin,
            self.size,
            STANDARD.encode(self.root)
        );
        for line in &self.extensions {
            body.push_str(line);
            body.push('\n');
        }
        body
    }

    /// Reads the text of a note.
    ///
    /// # Errors
    /// [`CheckpointError::Body`].
    pub fn parse(text: &str) -> Result<Self, CheckpointError> {
        Self::read(text).ok_or(CheckpointError::Body)
    }

    fn read(text: &str) -> Option<Self> {
        let mut lines = text.strip_suffix('\n')?.split('\n');
        let (origin, size, root) = (lines.next()?, lines.next()?, lines.next()?);
        let parsed = Self {
            origin: origin.to_owned(),
            size: size.parse().ok()?,
            root: STANDARD.decode(root).ok()?.try_into().ok()?,
            extensions: lines.map(str::to_owned).collect(),
        };
        let is_whole = !origin.is_empty() && parsed.extensions.iter().all(|line| !line.is_empty());
        // No leading zeros, no plus sign, no stray bits: only what would be written.
        (is_whole && parsed.body() == text).then_some(parsed)
    }

    /// Signs the checkpoint as its record.
    ///
    /// # Errors
    /// [`CheckpointError::Note`] if origin or an extension cannot stand in a note.
    pub fn sign(&self, key: &NamedKey) -> Result<SignedNote, CheckpointError> {
        Ok(SignedNote::sign(&self.body(), key)?)
    }

    /// Opens a published checkpoint of the record of `log`: its origin is the name of the key. Also returns what the
    /// witnesses say.
    ///
    /// # Errors
    /// [`CheckpointError`]; of a quorum nothing is asked.
    pub fn open(
        note: &str,
        log: &VerifierKey,
        witnesses: &[VerifierKey],
    ) -> Result<(Self, Vec<Cosignature>), CheckpointError> {
        let note = SignedNote::parse(note)?;
        let checkpoint = Self::parse(&note.text)?;
        let cosignatures = note.verify(log, witnesses)?;
        if checkpoint.origin != log.name() {
            return Err(CheckpointError::Origin {
                found: checkpoint.origin,
            });
        }
        Ok((checkpoint, cosignatures))
    }
}
