//! What a municipality and a further issuer of its poll say to each other before the poll, and at its close: signed notes, by keys that both know from
//! elsewhere. They begin as no checkpoint does.

use base64::{Engine, engine::general_purpose::STANDARD};

use super::{
    context::SIGNATURE_PREFIX,
    manifest::Manifest,
    record::{
        note::{NoteError, SignedNote},
        vkey::{NamedKey, VerifierKey},
    },
};
use crate::PollId;

/// What is asked begins with this line, after [`SIGNATURE_PREFIX`].
const ASK: &str = "ask";
/// What is answered begins with this one.
const AGREED: &str = "agreed";

/// A request for a key counts so long after it was written, and before, in milliseconds: clocks differ.
pub const MAX_AGE_MS: i64 = 10 * 60 * 1000;

/// What a municipality asks of an issuer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ask {
    /// Fresh keys for a poll.
    Key {
        /// How the municipality calls the poll: a line.
        poll: String,
        /// When it asks, in milliseconds since 1970.
        at_ms: i64,
        /// 32 bytes of its own, so that no earlier answer fits.
        nonce: [u8; 32],
        /// Bits of the RSA key.
        bits: u16,
    },
    /// To issue for the poll with this manifest, which holds the keys.
    Manifest {
        /// How the municipality calls the poll.
        poll: String,
        /// The manifest.
        manifest: Box<Manifest>,
    },
    /// To issue no more, and to publish what was issued to last.
    Close {
        /// The poll.
        poll: PollId,
    },
    /// To delete keys and everything about persons.
    Forget {
        /// The poll.
        poll: PollId,
    },
}

/// What an issuer answers. A refusal is not signed.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(
    clippy::large_enum_variant,
    reason = "there is one at a time, and it lives shortly"
)]
pub enum Agreed {
    /// Its keys.
    Key {
        /// The nonce of the request.
        nonce: [u8; 32],
        /// The RSA key, as it stands in manifests.
        rsa_spki: Vec<u8>,
        /// What it will sign batches with.
        record_vkey: VerifierKey,
    },
    /// It issues for this poll.
    Manifest {
        /// The poll.
        poll: PollId,
    },
    /// It issues no more.
    Close {
        /// The poll.
        poll: PollId,
        /// How many batches it has published in all.
        batches: u64,
    },
    /// It has forgotten.
    Forget {
        /// The poll.
        poll: PollId,
    },
}

fn hex(bytes: &[u8; 32]) -> String {
    PollId(*bytes).to_string()
}

fn unhex(text: &str) -> Option<[u8; 32]> {
    let digit = |byte: u8| match byte {
        b'0'..=b'9' => Some(byte - b'0'),
        b'a'..=b'f' => Some(byte - b'a' + 10),
        _ => None,
    };
    let digits: Vec<u8> = text.bytes().map(digit).collect::<Option<_>>()?;
    let (pairs, rest) = digits.as_chunks::<2>();
    let bytes: Vec<u8> = pairs.iter().map(|[high, low]| high << 4 | low).collect();
    bytes.try_into().ok().filter(|_| rest.is_empty())
}

fn text(kind: &str, lines: &[&str]) -> String {
    format!("{SIGNATURE_PREFIX}{kind}\n{}\n", lines.join("\n"))
}

/// The lines of a note of this kind, if the key signed it.
fn lines<'a>(note: &'a SignedNote, kind: &str, key: &VerifierKey) -> Option<Vec<&'a str>> {
    note.verify(key, &[]).ok()?;
    let mut lines = note.text.strip_suffix('\n')?.split('\n');
    let first = lines.next()?.strip_prefix(SIGNATURE_PREFIX)?;
    (first == kind).then(|| lines.collect())
}

impl Ask {
    /// The request, signed.
    ///
    /// # Errors
    /// [`NoteError`] for a key that signs no notes, or a name of a poll that is no line.
    pub fn sign(&self, key: &NamedKey) -> Result<String, NoteError> {
        let text = match self {
            Self::Key {
                poll,
                at_ms,
                nonce,
                bits,
            } => {
                let (at, bits) = (at_ms.to_string(), bits.to_string());
                text(ASK, &["key", poll, &at, &hex(nonce), &bits])
            }
            Self::Manifest { poll, manifest } => {
                let manifest = STANDARD.encode(manifest.to_bytes());
                text(ASK, &["manifest", poll, &manifest])
            }
            Self::Close { poll } => text(ASK, &["close", &poll.to_string()]),
            Self::Forget { poll } => text(ASK, &["forget", &poll.to_string()]),
        };
        SignedNote::sign(&text, key).map(|note| note.to_string())
    }

    /// Who says that they signed a request: nothing is verified.
    #[must_use]
    pub fn signer(note: &str) -> Option<String> {
        let note = SignedNote::parse(note).ok()?;
        note.signatures.first().map(|line| line.name.clone())
    }

    /// Reads a request that this key signed; `None` if it did not, or for what is no request.
    #[must_use]
    pub fn open(note: &str, key: &VerifierKey) -> Option<Self> {
        let note = SignedNote::parse(note).ok()?;
        let asked = match lines(&note, ASK, key)?[..] {
            ["key", poll, at, nonce, bits] => Self::Key {
                poll: poll.to_owned(),
                at_ms: at.parse().ok()?,
                nonce: unhex(nonce)?,
                bits: bits.parse().ok()?,
            },
            ["manifest", poll, manifest] => {
                let bytes = STANDARD.decode(manifest).ok()?;
                let manifest = Box::new(Manifest::from_bytes(&bytes).ok()?);
                let poll = poll.to_owned();
                Self::Manifest { poll, manifest }
            }
            ["close", poll] => Self::Close {
                poll: PollId(unhex(poll)?),
            },
            ["forget", poll] => Self::Forget {
                poll: PollId(unhex(poll)?),
            },
            _ => return None,
        };
        Some(asked)
    }
}

impl Agreed {
    /// The answer, signed.
    ///
    /// # Errors
    /// [`NoteError`] for a key that signs no notes.
    pub fn sign(&self, key: &NamedKey) -> Result<String, NoteError> {
        let text = match self {
            Self::Key {
                nonce,
                rsa_spki,
                record_vkey,
            } => {
                let (spki, vkey) = (STANDARD.encode(rsa_spki), record_vkey.to_string());
                text(AGREED, &["key", &hex(nonce), &spki, &vkey])
            }
            Self::Manifest { poll } => text(AGREED, &["manifest", &poll.to_string()]),
            Self::Close { poll, batches } => {
                text(AGREED, &["close", &poll.to_string(), &batches.to_string()])
            }
            Self::Forget { poll } => text(AGREED, &["forget", &poll.to_string()]),
        };
        SignedNote::sign(&text, key).map(|note| note.to_string())
    }

    /// Reads an answer that this key signed.
    #[must_use]
    pub fn open(note: &str, key: &VerifierKey) -> Option<Self> {
        let note = SignedNote::parse(note).ok()?;
        let agreed = match lines(&note, AGREED, key)?[..] {
            ["key", nonce, spki, vkey] => Self::Key {
                nonce: unhex(nonce)?,
                rsa_spki: STANDARD.decode(spki).ok()?,
                record_vkey: vkey.parse().ok()?,
            },
            ["manifest", poll] => Self::Manifest {
                poll: PollId(unhex(poll)?),
            },
            ["close", poll, batches] => Self::Close {
                poll: PollId(unhex(poll)?),
                batches: batches.parse().ok()?,
            },
            ["forget", poll] => Self::Forget {
                poll: PollId(unhex(poll)?),
            },
            _ => return None,
        };
        Some(agreed)
    }
}

#[cfg(test)]
mod tests {
    use super::{Agreed, Ask};
    use crate::{PollId, secret::record::vkey::KeyKind, secret::record::vkey::NamedKey};

    fn key(seed: u8) -> NamedKey {
        NamedKey::from_seed("town.example", KeyKind::Note, &[seed; 32]).expect("a key")
    }

    #[test]
    fn what_is_asked_and_agreed_is_read_by_the_key_that_signed_it_alone() {
        let (poll, nonce) = (PollId([7; 32]), [8; 32]);
        let asks = [
            Ask::Key {
                poll: "a poll".to_owned(),
                at_ms: -5,
                nonce,
                bits: 2048,
            },
            Ask::Close { poll },
            Ask::Forget { poll },
        ];
        for ask in asks {
            let note = ask.sign(&key(1)).expect("a note");
            assert_eq!(Ask::signer(&note).as_deref(), Some("town.example"));
            assert_eq!(Ask::open(&note, key(1).public()), Some(ask));
            assert_eq!(Ask::open(&note, key(2).public()), None);
            assert_eq!(Agreed::open(&note, key(1).public()), None, "no answer");
            let other = note.replace("CBP1 ask", "CBP1 agreed");
            assert_eq!(Agreed::open(&other, key(1).public()), None);
        }
        let agreed = [
            Agreed::Key {
                nonce,
                rsa_spki: vec![1, 2, 3],
                record_vkey: key(3).public().clone(),
            },
            Agreed::Manifest { poll },
            Agreed::Close { poll, batches: 4 },
            Agreed::Forget { poll },
        ];
        for agreed in agreed {
            let note = agreed.sign(&key(1)).expect("a note");
            assert_eq!(Ask::open(&note, key(1).public()), None);
            assert_eq!(Agreed::open(&note, key(1).public()), Some(agreed));
            assert_eq!(Agreed::open(&note, key(2).public()), None);
        }
    }

    #[test]
    fn a_name_with_line_ends_asks_nothing_else() {
        let ask = Ask::Key {
            poll: "a\nb".to_owned(),
            at_ms: 1,
            nonce: [0; 32],
            bits: 2048,
        };
        let note = ask.sign(&key(1)).expect("a note");
        assert_eq!(Ask::open(&note, key(1).public()), None);
    }
}
