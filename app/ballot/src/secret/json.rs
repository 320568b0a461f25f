//! The form on the wire: JSON, with bytes in base64url without padding (RFC 4648 §5). One value has one form, up to white
//! space and the order of fields.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::DeserializeOwned, de::Error};

use crate::{PollId, Receipt};

/// Why a text is not the wire form of a value.
#[derive(Debug)]
pub enum JsonError {
    /// It is no JSON, a field is unknown, missing or there twice, or bytes follow the value.
    Json(serde_json::Error),
    /// It can be read, but it is not how this value is written: a list instead of an object, for example.
    NotCanonical,
}

impl std::fmt::Display for JsonError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Json(error) => write!(f, "not the JSON that is expected: {error}"),
            Self::NotCanonical => f.write_str("the JSON is not how this value is written"),
        }
    }
}

impl std::error::Error for JsonError {}

/// Reads the wire form of a manifest, ballot, promise and so on.
///
/// # Errors
/// [`JsonError`] for everything that [`to_json`] would not write, white space and the order of fields apart.
pub fn from_json<T: DeserializeOwned + Serialize>(json: &[u8]) -> Result<T, JsonError> {
    let value: T = serde_json::from_slice(json).map_err(JsonError::Json)?;
    // serde reads structures from lists too; what was written must be what would be written.
    let written: serde_json::Value = serde_json::from_slice(json).map_err(JsonError::Json)?;
    if serde_json::to_value(&value).map_err(JsonError::Json)? == written {
        Ok(value)
    } else {
        Err(JsonError::NotCanonical)
    }
}

/// Writes the wire form.
///
/// # Errors
/// None for the values of this crate; serde's form of it is passed on.
pub fn to_json<T: Serialize>(value: &T) -> Result<String, JsonError> {
    serde_json::to_string(value).map_err(JsonError::Json)
}

fn decode<E: Error>(text: &str) -> Result<Vec<u8>, E> {
    URL_SAFE_NO_PAD.decode(text).map_err(E::custom)
}

fn decode_array<const N: usize, E: Error>(text: &str) -> Result<[u8; N], E> {
    <[u8; N]>::try_from(decode(text)?)
        .map_err(|bytes| E::invalid_length(bytes.len(), &&*format!("{N} bytes")))
}

/// `#[serde(with)]` for `Vec<u8>`.
pub(crate) mod bytes {
    use super::*;

    pub(crate) fn serialize<S: Serializer>(bytes: &[u8], to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&URL_SAFE_NO_PAD.encode(bytes))
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<u8>, D::Error> {
        decode(&String::deserialize(from)?)
    }
}

/// `#[serde(with)]` for `[u8; N]`.
pub(crate) mod array {
    use super::*;

    pub(crate) fn serialize<S: Serializer, const N: usize>(
        bytes: &[u8; N],
        to: S,
    ) -> Result<S::Ok, S::Error> {
        to.serialize_str(&URL_SAFE_NO_PAD.encode(bytes))
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>, const N: usize>(
        from: D,
    ) -> Result<[u8; N], D::Error> {
        decode_array(&String::deserialize(from)?)
    }
}

/// `#[serde(with)]` for `Vec<[u8; N]>`.
pub(crate) mod arrays {
    use super::*;

    pub(crate) fn serialize<S: Serializer, const N: usize>(
        list: &[[u8; N]],
        to: S,
    ) -> Result<S::Ok, S::Error> {
        to.collect_seq(list.iter().map(|bytes| URL_SAFE_NO_PAD.encode(bytes)))
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>, const N: usize>(
        from: D,
    ) -> Result<Vec<[u8; N]>, D::Error> {
        let list = Vec::<String>::deserialize(from)?;
        list.iter().map(|text| decode_array(text)).collect()
    }
}

/// `#[serde(with)]` for `Vec<Vec<u8>>`.
pub(crate) mod lists {
    use super::*;

    pub(crate) fn serialize<S: Serializer>(list: &[Vec<u8>], to: S) -> Result<S::Ok, S::Error> {
        to.collect_seq(list.iter().map(|bytes| URL_SAFE_NO_PAD.encode(bytes)))
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(
        from: D,
    ) -> Result<Vec<Vec<u8>>, D::Error> {
        let list = Vec::<String>::deserialize(from)?;
        list.iter().map(|text| decode(text)).collect()
    }
}

impl Serialize for PollId {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        array::serialize(&self.0, to)
    }
}

impl<'de> Deserialize<'de> for PollId {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        array::deserialize(from).map(Self)
    }
}

impl Serialize for Receipt {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        array::serialize(&self.0, to)
    }
}

impl<'de> Deserialize<'de> for Receipt {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        array::deserialize(from).map(Self)
    }
}
