//! Ed25519 keys with a name: verifier keys of [C2SP signed-note](https://c2sp.org/signed-note).

use std::{fmt, str::FromStr};

use base64::{Engine, engine::general_purpose::STANDARD};
use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};
use sha2::{Digest, Sha256};

/// What a key signs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyKind {
    /// Notes: the text as it stands. Type `0x01`.
    Note,
    /// Checkpoints of others, with a time: [C2SP tlog-cosignature](https://c2sp.org/tlog-cosignature) v1. Type `0x04`.
    Witness,
}

impl KeyKind {
    fn byte(self) -> u8 {
        match self {
            Self::Note => 0x01,
            Self::Witness => 0x04,
        }
    }
}

/// Who a signature is by: name, kind and public key. Written `<name>+<id in hex>+<base64 of kind and key>`.
#[derive(Clone, PartialEq, Eq)]
pub struct VerifierKey {
    name: String,
    kind: KeyKind,
    id: [u8; 4],
    key: VerifyingKey,
}

/// Why a text is no verifier key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyError {
    /// Not three parts with a `+` between them.
    Parts,
    /// The name is empty, or has white space, a `+` or a control character in it.
    Name,
    /// The id is not that of name, kind and key.
    Id,
    /// The kind is neither `0x01` nor `0x04`.
    Kind,
    /// The public key is no canonical point of large order, or not base64.
    Key,
}

impl fmt::Display for KeyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Parts => "a verifier key is a name, an id and a key with + between them",
            Self::Name => {
                "the name of a key is not empty and has no spaces, + or control characters"
            }
            Self::Id => "the id of the key is not that of its name and bytes",
            Self::Kind => "the kind of the key is not known here",
            Self::Key => "the bytes of the key are no Ed25519 public key",
        })
    }
}

impl std::error::Error for KeyError {}

/// That a name can stand in a signature line.
pub(crate) fn is_name(name: &str) -> bool {
    !name.is_empty()
        && !name
            .chars()
            .any(|c| c == '+' || c.is_whitespace() || c.is_control())
}

/// A public key that is canonical and not of small order, as `verify_strict` asks for.
pub(crate) fn public_key(bytes: &[u8; 32]) -> Option<VerifyingKey> {
    VerifyingKey::from_bytes(bytes)
        .ok()
        .filter(|key| !key.is_weak() && key.to_edwards().compress().as_bytes() == bytes)
}

impl VerifierKey {
    /// A key with a name.
    ///
    /// # Errors
    /// [`KeyError::Name`] and [`KeyError::Key`].
    pub fn new(name: &str, kind: KeyKind, key: &[u8; 32]) -> Result<Self, KeyError> {
        if !is_name(name) {
            return Err(KeyError::Name);
        }
        let key = public_key(key).ok_or(KeyError::Key)?;
        let digest = Sha256::new()
            .chain_update(name)
            .chain_update([b'\n', kind.byte()])
            .chain_update(key.as_bytes())
            .finalize();
        let id = digest.first_chunk().copied().unwrap_or_default();
        let name = name.to_owned();
        Ok(Self {
            name,
            kind,
            id,
            key,
        })
    }

    /// Whose key it is; for a log, the origin of its checkpoints.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What the key signs.
    #[must_use]
    pub fn kind(&self) -> KeyKind {
        self.kind
    }

    /// The first four bytes of SHA-256 over name, newline, kind and key.
    #[must_use]
    pub fn id(&self) -> [u8; 4] {
        self.id
    }

    /// The 32 bytes of the Ed25519 public key.
    #[must_use]
    pub fn public_key(&self) -> [u8; 32] {
        self.key.to_bytes()
    }

    /// Whether a signature (64 bytes, RFC 8032, strict) of a message is by this key.
    #[must_use]
    pub fn has_signed(&self, message: &[u8], signature: &[u8; 64]) -> bool {
        self.key
            .verify_strict(message, &Signature::from_bytes(signature))
            .is_ok()
    }
}

impl fmt::Display for VerifierKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut bytes = vec![self.kind.byte()];
        bytes.extend_from_slice(self.key.as_bytes());
        let id = u32::from_be_bytes(self.id);
        write!(f, "{}+{id:08x}+{}", self.name, STANDARD.encode(bytes))
    }
}

impl fmt::Debug for VerifierKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "VerifierKey({self})")
    }
}

impl FromStr for VerifierKey {
    type Err = KeyError;

    /// # Errors
    /// [`KeyError`] for everything that [`Display`](fmt::Display) would not write.
    fn from_str(text: &str) -> Result<Self, KeyError> {
        // The base64 of the key may have a + of its own; a name and an id have none.
        let (name, rest) = text.split_once('+').ok_or(KeyError::Parts)?;
        let (_, bytes) = rest.split_once('+').ok_or(KeyError::Parts)?;
        let bytes = STANDARD.decode(bytes).map_err(|_| KeyError::Key)?;
        let (kind, key) = bytes.split_first().ok_or(KeyError::Key)?;
        let kind = match kind {
            0x01 => KeyKind::Note,
            0x04 => KeyKind::Witness,
            _ => return Err(KeyError::Kind),
        };
        let key = Self::new(name, kind, key.try_into().map_err(|_| KeyError::Key)?)?;
        if key.to_string() == text {
            Ok(key)
        } else {
            Err(KeyError::Id)
        }
    }
}

impl Serialize for VerifierKey {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for VerifierKey {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        String::deserialize(from)?.parse().map_err(D::Error::custom)
    }
}

/// A signing key with its name. Its bytes are overwritten when it is dropped.
pub struct NamedKey {
    public: VerifierKey,
    key: SigningKey,
}

impl NamedKey {
    /// The key of 32 secret random bytes.
    ///
    /// # Errors
    /// [`KeyError::Name`].
    pub fn from_seed(name: &str, kind: KeyKind, seed: &[u8; 32]) -> Result<Self, KeyError> {
        let key = SigningKey::from_bytes(seed);
        let public = VerifierKey::new(name, kind, &key.verifying_key().to_bytes())?;
        Ok(Self { public, key })
    }

    /// What others verify with.
    #[must_use]
    pub fn public(&self) -> &VerifierKey {
        &self.public
    }

    /// Ed25519 (RFC 8032): the same message has the same signature.
    #[must_use]
    pub fn sign(&self, message: &[u8]) -> [u8; 64] {
        self.key.sign(message).to_bytes()
    }
}
