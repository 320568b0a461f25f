//! Signed notes: a text and lines of signatures ([C2SP signed-note](https://c2sp.org/signed-note)).

use std::fmt;

use base64::{Engine, engine::general_purpose::STANDARD};

use super::vkey::{KeyKind, NamedKey, VerifierKey, is_name};

/// The start of a signature line: an em dash and a space.
const DASH: &str = "\u{2014} ";
/// More signature lines than this are refused, as the specification permits: nobody can make a reader check thousands.
const MAX_SIGNATURES: usize = 100;

/// One signature line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoteSignature {
    /// Who signed, as they say.
    pub name: String,
    /// The id of the key, as they say.
    pub id: [u8; 4],
    /// The signature itself; for a cosignature eight bytes of time (seconds since 1970, big-endian) stand before it.
    pub bytes: Vec<u8>,
}

/// A text with its signatures; nothing is verified yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedNote {
    /// The text, with its last newline.
    pub text: String,
    /// At least one.
    pub signatures: Vec<NoteSignature>,
}

/// Why bytes are no signed note, or not one that known keys signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoteError {
    /// A control character, a missing newline at the end, or no blank line before the signatures.
    Form,
    /// A signature line is malformed, or there are none or more than a hundred.
    Signatures,
    /// A known key is named, but did not make this signature.
    BadSignature {
        /// The name of the key.
        name: String,
    },
    /// There is no signature of the key that has to sign.
    NotSigned {
        /// The name of the key.
        name: String,
    },
}

impl fmt::Display for NoteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Form => f.write_str("the text is no signed note"),
            Self::Signatures => f.write_str("the signature lines of the note are malformed"),
            Self::BadSignature { name } => write!(f, "the signature of {name} is wrong"),
            Self::NotSigned { name } => write!(f, "{name} did not sign"),
        }
    }
}

impl std::error::Error for NoteError {}

/// What a known witness says about a note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cosignature {
    /// The witness.
    pub name: String,
    /// When it saw the note: seconds since 1970.
    pub timestamp: u64,
}

impl SignedNote {
    /// Reads a note. Nothing is verified.
    ///
    /// # Errors
    /// [`NoteError::Form`] and [`NoteError::Signatures`].
    pub fn parse(note: &str) -> Result<Self, NoteError> {
        if note.chars().any(|c| c < ' ' && c != '\n') {
            return Err(NoteError::Form);
        }
        let split = note.rfind("\n\n").ok_or(NoteError::Form)?;
        let (text, lines) = note.split_at_checked(split + 1).ok_or(NoteError::Form)?;
        let lines = lines
            .strip_prefix('\n')
            .and_then(|lines| lines.strip_suffix('\n'))
            .ok_or(NoteError::Form)?;
        let signatures: Vec<NoteSignature> = lines
            .split('\n')
            .take(MAX_SIGNATURES + 1)
            .map(parse_line)
            .collect::<Option<_>>()
            .ok_or(NoteError::Signatures)?;
        if signatures.len() > MAX_SIGNATURES {
            return Err(NoteError::Signatures);
        }
        let text = text.to_owned();
        Ok(Self { text, signatures })
    }

    /// A text signed by a key that signs notes. The text ends with a newline and has no control characters.
    ///
    /// # Errors
    /// [`NoteError::Form`], also for a key of another kind.
    pub fn sign(text: &str, key: &NamedKey) -> Result<Self, NoteError> {
        if key.public().kind() != KeyKind::Note {
            return Err(NoteError::Form);
        }
        let note = Self {
            text: text.to_owned(),
            signatures: vec![NoteSignature {
                name: key.public().name().to_owned(),
                id: key.public().id(),
                bytes: key.sign(text.as_bytes()).to_vec(),
            }],
        };
        Self::parse(&note.to_string())
    }

    /// Adds what a witness says who saw the note at a time (seconds since 1970). A key of another kind adds a line that readers refuse.
    pub fn cosign(&mut self, witness: &NamedKey, timestamp: u64) {
        let mut bytes = timestamp.to_be_bytes().to_vec();
        bytes.extend_from_slice(&witness.sign(cosigned(timestamp, &self.text).as_bytes()));
        self.signatures.push(NoteSignature {
            name: witness.public().name().to_owned(),
            id: witness.public().id(),
            bytes,
        });
    }

    /// Takes over what a witness answered: of its lines the one of this key, which has to be good. Whoever has cosigned already is not taken twice.
    ///
    /// # Errors
    /// [`NoteError::Signatures`], [`NoteError::NotSigned`] and [`NoteError::BadSignature`].
    pub fn take(&mut self, lines: &str, witness: &VerifierKey) -> Result<(), NoteError> {
        let name = witness.name().to_owned();
        let is_of = |line: &NoteSignature| line.name == name && line.id == witness.id();
        let lines: Option<Vec<NoteSignature>> = lines.lines().map(parse_line).collect();
        let answered = lines.ok_or(NoteError::Signatures)?.into_iter().find(is_of);
        let Some(line) = answered else {
            return Err(NoteError::NotSigned { name });
        };
        if !matches!(line.check(witness, &self.text), Some(Some(_))) {
            return Err(NoteError::BadSignature { name });
        }
        if !self.signatures.iter().any(is_of) {
            self.signatures.push(line);
        }
        Ok(())
    }

    /// Verifies the note: `log` must have signed it. Returns what known witnesses say, each once with its earliest time, in their order.
    /// Lines of keys that are not known are passed over.
    ///
    /// # Errors
    /// [`NoteError::NotSigned`], and [`NoteError::BadSignature`] for a wrong signature of any known key.
    pub fn verify(
        &self,
        log: &VerifierKey,
        witnesses: &[VerifierKey],
    ) -> Result<Vec<Cosignature>, NoteError> {
        let mut signed = false;
        let mut cosignatures: Vec<Cosignature> = Vec::new();
        for line in &self.signatures {
            let known = std::iter::once(log).chain(witnesses);
            let Some(key) = known
                .into_iter()
                .find(|key| key.name() == line.name && key.id() == line.id)
            else {
                continue;
            };
            let timestamp = line.check(key, &self.text).ok_or(NoteError::BadSignature {
                name: line.name.clone(),
            })?;
            let again = cosignatures.iter_mut().find(|seen| seen.name == line.name);
            match (timestamp, again) {
                (None, _) => signed |= key == log,
                (Some(timestamp), Some(seen)) => seen.timestamp = timestamp.min(seen.timestamp),
                (Some(timestamp), None) => cosignatures.push(Cosignature {
                    name: line.name.clone(),
                    timestamp,
                }),
            }
        }
        if signed {
            Ok(cosignatures)
        } else {
            Err(NoteError::NotSigned {
                name: log.name().to_owned(),
            })
        }
    }
}

impl NoteSignature {
    /// `None` if the key did not sign; else the time, where the key is a witness.
    fn check(&self, key: &VerifierKey, text: &str) -> Option<Option<u64>> {
        match key.kind() {
            KeyKind::Note => {
                let signature = self.bytes.as_slice().try_into().ok()?;
                key.has_signed(text.as_bytes(), signature).then_some(None)
            }
            KeyKind::Witness => {
                let (timestamp, signature) = self.bytes.split_first_chunk::<8>()?;
                let timestamp = u64::from_be_bytes(*timestamp);
                let message = cosigned(timestamp, text);
                key.has_signed(message.as_bytes(), signature.try_into().ok()?)
                    .then_some(Some(timestamp))
            }
        }
    }
}

/// What a witness signs.
fn cosigned(timestamp: u64, text: &str) -> String {
    format!("cosignature/v1\ntime {timestamp}\n{text}")
}

fn parse_line(line: &str) -> Option<NoteSignature> {
    let (name, encoded) = line.strip_prefix(DASH)?.split_once(' ')?;
    let bytes = STANDARD.decode(encoded).ok()?;
    let (id, bytes) = bytes.split_first_chunk::<4>()?;
    (is_name(name) && !bytes.is_empty()).then(|| NoteSignature {
        name: name.to_owned(),
        id: *id,
        bytes: bytes.to_vec(),
    })
}

impl fmt::Display for SignedNote {
    /// The note as it is published.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.text)?;
        self.signatures.iter().try_for_each(|line| line.fmt(f))
    }
}

impl fmt::Display for NoteSignature {
    /// The line, with its newline.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut bytes = self.id.to_vec();
        bytes.extend_from_slice(&self.bytes);
        writeln!(f, "{DASH}{} {}", self.name, STANDARD.encode(bytes))
    }
}
