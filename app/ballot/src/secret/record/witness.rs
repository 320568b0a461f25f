//! What is asked of a witness, and when it says yes ([C2SP tlog-witness](https://c2sp.org/tlog-witness)). What it remembers, and that this is durable before it
//! answers, is for the caller.

use std::fmt;

use base64::{Engine, engine::general_purpose::STANDARD};

use super::{
    checkpoint::{Checkpoint, CheckpointError},
    note::{NoteError, SignedNote},
    tree::{Hash, empty_root, is_consistent},
    vkey::VerifierKey,
};

/// The longest proof.
const MAX_PROOF: usize = 63;

/// A request: a checkpoint, and the proof that it continues what the witness saw last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AddCheckpoint {
    /// The size the witness saw last; 0 for nothing.
    pub old: u64,
    /// From there to the checkpoint (RFC 6962 §2.1.2).
    pub proof: Vec<Hash>,
    /// The checkpoint, as a signed note.
    pub note: String,
}

/// Why a witness does not cosign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotWitnessed {
    /// The request is malformed.
    Form,
    /// The old size is greater than that of the checkpoint.
    OldSize,
    /// It does not follow this log.
    Origin,
    /// The log did not sign the checkpoint.
    Signature,
    /// It saw another size last, this one.
    Stale {
        /// The size it saw.
        size: u64,
    },
    /// It saw the same size with another root: the log shows two histories.
    Root {
        /// The size.
        size: u64,
    },
    /// The proof does not show that the log only grew.
    Proof,
}

impl NotWitnessed {
    /// The status of the answer.
    #[must_use]
    pub fn status(self) -> u16 {
        match self {
            Self::Form | Self::OldSize => 400,
            Self::Signature => 403,
            Self::Origin => 404,
            Self::Stale { .. } | Self::Root { .. } => 409,
            Self::Proof => 422,
        }
    }
}

impl fmt::Display for NotWitnessed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Form => f.write_str("the request is malformed"),
            Self::OldSize => f.write_str("the old size is greater than that of the checkpoint"),
            Self::Origin => f.write_str("this log is not followed here"),
            Self::Signature => f.write_str("the log did not sign this checkpoint"),
            Self::Stale { size } => {
                write!(f, "the last checkpoint that was seen has {size} leaves")
            }
            Self::Root { size } => write!(f, "another root with {size} leaves was seen"),
            Self::Proof => f.write_str("the proof does not show that the log only grew"),
        }
    }
}

impl std::error::Error for NotWitnessed {}

impl AddCheckpoint {
    /// Reads the body of a request, strictly: what is read is what [`Display`](fmt::Display) writes.
    #[must_use]
    pub fn parse(body: &str) -> Option<Self> {
        let (head, note) = body.split_once("\n\n")?;
        let mut lines = head.split('\n');
        let old = lines.next()?.strip_prefix("old ")?.parse().ok()?;
        let mut proof = Vec::new();
        for line in lines {
            if proof.len() == MAX_PROOF {
                return None;
            }
            proof.push(STANDARD.decode(line).ok()?.try_into().ok()?);
        }
        let note = note.to_owned();
        let read = Self { old, proof, note };
        (read.to_string() == body).then_some(read)
    }

    /// Which log it is about.
    ///
    /// # Errors
    /// [`NotWitnessed::Form`] if the note is no checkpoint.
    pub fn origin(&self) -> Result<String, NotWitnessed> {
        let note = SignedNote::parse(&self.note).map_err(|_| NotWitnessed::Form)?;
        let checkpoint = Checkpoint::parse(&note.text).map_err(|_| NotWitnessed::Form)?;
        Ok(checkpoint.origin)
    }

    /// Whether the checkpoint continues what was seen last of its log, size and root. It may be cosigned as soon as it is remembered.
    ///
    /// # Errors
    /// [`NotWitnessed`].
    pub fn admit(
        &self,
        log: &VerifierKey,
        last: Option<(u64, Hash)>,
    ) -> Result<Checkpoint, NotWitnessed> {
        let (checkpoint, _) = Checkpoint::open(&self.note, log, &[]).map_err(refused)?;
        if self.old > checkpoint.size {
            return Err(NotWitnessed::OldSize);
        }
        let size = last.map_or(0, |(size, _)| size);
        if self.old != size {
            return Err(NotWitnessed::Stale { size });
        }
        let new = (checkpoint.size, &checkpoint.root);
        let is_continued = match &last {
            Some((_, root)) if size == checkpoint.size && *root != checkpoint.root => {
                return Err(NotWitnessed::Root { size });
            }
            Some((_, root)) if size > 0 => is_consistent((size, root), new, &self.proof),
            _ => {
                let is_sound = checkpoint.size > 0 || checkpoint.root == empty_root();
                is_sound && self.proof.is_empty()
            }
        };
        is_continued
            .then_some(checkpoint)
            .ok_or(NotWitnessed::Proof)
    }
}

fn refused(error: CheckpointError) -> NotWitnessed {
    match error {
        CheckpointError::Note(NoteError::BadSignature { .. } | NoteError::NotSigned { .. }) => {
            NotWitnessed::Signature
        }
        CheckpointError::Origin { .. } => NotWitnessed::Origin,
        _ => NotWitnessed::Form,
    }
}

impl fmt::Display for AddCheckpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "old {}", self.old)?;
        for hash in &self.proof {
            writeln!(f, "{}", STANDARD.encode(hash))?;
        }
        write!(f, "\n{}", self.note)
    }
}
