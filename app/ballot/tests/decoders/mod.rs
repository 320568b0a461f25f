//! Every decoder of the ballot protocol under one shape, for `tests/corpus.rs` and for `cargo xtask fuzz`: what it says of an input, and whether what it reads is
//! the one way to write it.

use ballot::methods::TieSeed;
use ballot::secret::record::{
    checkpoint::Checkpoint,
    leaf::Leaf,
    note::SignedNote,
    tiles::{TileName, bundle, unbundle},
    vkey::VerifierKey,
    witness::AddCheckpoint,
};
use ballot::secret::{
    BlindRequest, Body, Manifest, Method, OptionCounter, Promise, ReceiptFile, SignedBallot,
    from_json, to_json, verify::Counter,
};
use ballot::{Choice, Receipt, decode, encode};
use std::fmt::Debug;

/// What a decoder said of an input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// `ok`, or the kind of the error, without numbers.
    pub kind: String,
    /// Whether what was read is written as it was, up to what the decoder forgives. True for what was refused.
    pub is_canonical: bool,
}

/// A decoder and its name, which is the folder of its inputs in the corpus.
pub struct Decoder {
    pub name: &'static str,
    pub run: fn(&[u8]) -> Said,
}

/// All of them.
pub const DECODERS: &[Decoder] = &[
    Decoder {
        name: "manifest",
        run: |b| bytes(b, Manifest::from_bytes(b), |read| Some(read.to_bytes())),
    },
    Decoder {
        name: "manifest-json",
        run: json::<Manifest>,
    },
    Decoder {
        name: "leaf",
        run: |b| bytes(b, Leaf::from_bytes(b), |read| read.to_bytes().ok()),
    },
    Decoder {
        name: "ballot",
        run: |b| bytes(b, SignedBallot::from_bytes(b), |read| Some(read.to_bytes())),
    },
    Decoder {
        name: "ballot-json",
        run: json::<SignedBallot>,
    },
    Decoder {
        name: "promise-json",
        run: json::<Promise>,
    },
    Decoder {
        name: "receipt-json",
        run: json::<ReceiptFile>,
    },
    Decoder {
        name: "request-json",
        run: json::<BlindRequest>,
    },
    Decoder {
        name: "body",
        run: |b| {
            bytes(b, Body::from_bytes(b), |read| {
                read.to_bytes(u32::try_from(b.len()).ok()?).ok()
            })
        },
    },
    Decoder {
        name: "note",
        run: |b| {
            text(b, |text| {
                SignedNote::parse(text).map(|read| read.to_string())
            })
        },
    },
    Decoder {
        name: "checkpoint",
        run: |b| text(b, |text| Checkpoint::parse(text).map(|read| read.body())),
    },
    Decoder {
        name: "add-checkpoint",
        run: |b| {
            text(b, |text| {
                AddCheckpoint::parse(text)
                    .map(|read| read.to_string())
                    .ok_or("Form")
            })
        },
    },
    Decoder {
        name: "vkey",
        run: |b| {
            text(b, |text| {
                text.parse::<VerifierKey>().map(|read| read.to_string())
            })
        },
    },
    Decoder {
        name: "tile-name",
        run: |b| {
            text(b, |text| {
                TileName::parse(text)
                    .map(|read| read.to_string())
                    .ok_or("Form")
            })
        },
    },
    Decoder {
        name: "bundle",
        run: |b| {
            bytes(b, unbundle(b).ok_or("Cut"), |read| {
                bundle(read.iter().map(Vec::as_slice))
            })
        },
    },
    Decoder {
        name: "choice",
        run: choice,
    },
    Decoder {
        name: "params",
        run: params,
    },
    Decoder {
        name: "receipt",
        run: receipt,
    },
];

/// The name of a variant: what `Debug` writes, up to its fields; for errors within errors, both names.
fn kind(error: &impl Debug) -> String {
    let debug = format!("{error:?}");
    debug
        .chars()
        .filter(|c| !c.is_ascii_digit() && *c != '"')
        .take_while(|c| c.is_alphabetic() || *c == '(')
        .collect()
}

fn said<T, E: Debug>(read: Result<T, E>, is_same: impl FnOnce(T) -> bool) -> Said {
    match read {
        Ok(read) => Said {
            kind: "ok".to_owned(),
            is_canonical: is_same(read),
        },
        Err(error) => Said {
            kind: kind(&error),
            is_canonical: true,
        },
    }
}

fn bytes<T, E: Debug>(
    input: &[u8],
    read: Result<T, E>,
    write: impl FnOnce(T) -> Option<Vec<u8>>,
) -> Said {
    said(read, |read| write(read).as_deref() == Some(input))
}

fn text<E: Debug>(input: &[u8], read: impl FnOnce(&str) -> Result<String, E>) -> Said {
    match std::str::from_utf8(input) {
        Ok(text) => said(read(text), |written| written == text),
        Err(_) => Said {
            kind: "utf8".to_owned(),
            is_canonical: true,
        },
    }
}

/// White space and the order of fields are forgiven: what is written is read as the same.
fn json<T: serde::de::DeserializeOwned + serde::Serialize + PartialEq>(input: &[u8]) -> Said {
    match from_json::<T>(input) {
        Ok(read) => {
            let again = to_json(&read)
                .ok()
                .and_then(|text| from_json::<T>(text.as_bytes()).ok());
            Said {
                kind: "ok".to_owned(),
                is_canonical: again.is_some_and(|again| again == read),
            }
        }
        Err(error) => {
            // The sentence of serde, without what it quotes: which rule was broken.
            let sentence = error.to_string();
            let start = sentence.split(['`', '"', '\'']).next().unwrap_or_default();
            Said {
                kind: start
                    .chars()
                    .filter(|c| c.is_alphabetic())
                    .take(48)
                    .collect(),
                is_canonical: true,
            }
        }
    }
}

/// The first byte is the number of options, the rest a choice among them.
fn choice(input: &[u8]) -> Said {
    let Some((options, rest)) = input.split_first() else {
        return Said {
            kind: "empty".to_owned(),
            is_canonical: true,
        };
    };
    let options = u16::from(*options);
    said(decode(&Choice(rest.to_vec()), options), |selection| {
        encode(&selection, options).is_ok_and(|written| written.0 == rest)
    })
}

/// The parameters of a method: what can be read counts a ballot without a panic.
fn params(input: &[u8]) -> Said {
    let method = Method {
        id: "approval".to_owned(),
        version: 1,
        params: input.to_vec(),
        max_len: 64,
    };
    said(
        OptionCounter::new(&method).ok_or("Params"),
        |mut counter| {
            counter.count(input);
            counter.count(&[1]);
            !counter.tally(&TieSeed([0; 32])).is_empty()
        },
    )
}

/// Readers of receipts forgive: what is written is read as the same.
fn receipt(input: &[u8]) -> Said {
    let Ok(text) = std::str::from_utf8(input) else {
        return Said {
            kind: "utf8".to_owned(),
            is_canonical: true,
        };
    };
    said(text.parse::<Receipt>(), |read| {
        read.to_string().parse() == Ok(read)
    })
}
