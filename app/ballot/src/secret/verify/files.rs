//! A record as files, laid out as `PROTOCOL.md` says. Leaves are read bundle by bundle; what is wrong with a file is noted, and what can be read of it is read.

use std::{
    cell::RefCell,
    collections::BTreeSet,
    io::{self, Read},
};

use super::{Record, said::Said};
use crate::secret::{
    Leaf, Manifest, from_json,
    record::{
        checkpoint::Checkpoint,
        note::SignedNote,
        tiles::{TILE_WIDTH, TileName},
    },
};

/// Leaves of a whole bundle.
const WHOLE: u16 = 256;

/// Where the files of a record are: a folder, or an address. Reading is for whoever has it.
pub trait Place {
    /// Opens a file. What an error says is told to people.
    ///
    /// # Errors
    /// If it is not there, or cannot be read.
    fn open(&self, name: &str) -> io::Result<impl Read>;
    /// The bundle of this number: the whole one, else the widest that is there.
    fn bundle(&self, index: u64) -> Option<TileName>;
}

/// The files of a record, read for the verifier.
pub struct Files<P> {
    place: P,
    /// The sizes of its checkpoints, as its list says.
    sizes: Vec<u64>,
    /// What is wrong with its files; a set, as files are read more than once.
    wrong: RefCell<BTreeSet<Said>>,
}

impl<P: Place> Files<P> {
    /// The files at a place.
    pub fn new(place: P) -> Self {
        let mut files = Self {
            place,
            sizes: Vec::new(),
            wrong: RefCell::default(),
        };
        files.sizes = files.read_sizes();
        files
    }

    /// The sizes of the checkpoints that are listed, ascending.
    #[must_use]
    pub fn sizes(&self) -> &[u64] {
        &self.sizes
    }

    /// Leaves under its newest checkpoint.
    #[must_use]
    pub fn size(&self) -> u64 {
        self.sizes.last().copied().unwrap_or(0)
    }

    /// Where they are.
    pub fn place(&self) -> &P {
        &self.place
    }

    /// The texts that bind, as they are published.
    #[must_use]
    pub fn text(&self) -> Option<Vec<String>> {
        let bytes = self.file("text.json")?;
        let texts = serde_json::from_slice(&bytes).ok();
        if texts.is_none() {
            self.note("text.json", None, "FileForm", "it is no list of texts");
        }
        texts
    }

    /// Whether files that say the same say the same, and then all that was found to be wrong with files.
    pub fn finish(self) -> Vec<Said> {
        self.compare_manifest();
        self.compare_newest();
        self.wrong.into_inner().into_iter().collect()
    }

    fn note(&self, file: &str, leaf: Option<u64>, code: &'static str, text: &str) {
        self.wrong.borrow_mut().insert(Said {
            leaf,
            file: Some(file.to_owned()),
            code: code.to_owned(),
            text: text.to_owned(),
        });
    }

    /// The bytes of a file that has to be there.
    fn file(&self, name: &str) -> Option<Vec<u8>> {
        let mut bytes = Vec::new();
        let opened = self.place.open(name);
        let read = opened.and_then(|mut file| file.read_to_end(&mut bytes));
        if let Err(error) = &read {
            self.note(name, None, "FileMissing", &error.to_string());
        }
        read.ok().map(|_| bytes)
    }

    fn string(&self, name: &str) -> Option<String> {
        let text = String::from_utf8(self.file(name)?).ok();
        if text.is_none() {
            self.note(name, None, "FileForm", "it is not UTF-8");
        }
        text
    }

    fn read_sizes(&self) -> Vec<u64> {
        let name = "checkpoints/sizes";
        let text = self.string(name).unwrap_or_default();
        let mut sizes = Vec::new();
        for (number, line) in (1..).zip(text.lines()) {
            let size = line
                .parse::<u64>()
                .ok()
                .filter(|size| size.to_string() == line);
            match size {
                Some(size) if sizes.last().is_none_or(|last| *last < size) => sizes.push(size),
                _ => {
                    let text = format!("line {number} is no size greater than the one before");
                    self.note(name, None, "FileForm", &text);
                }
            }
        }
        sizes
    }

    /// The leaves of a bundle, up to the first that is cut off.
    fn unbundle(&self, name: TileName) -> Vec<Vec<u8>> {
        let file = name.to_string();
        let bytes = self.file(&file).unwrap_or_default();
        let (mut leaves, mut rest) = (Vec::with_capacity(TILE_WIDTH), bytes.as_slice());
        while let Some((length, after)) = rest.split_first_chunk::<2>() {
            let length = usize::from(u16::from_be_bytes(*length));
            let Some((leaf, after)) = after.split_at_checked(length) else {
                break;
            };
            leaves.push(leaf.to_vec());
            rest = after;
        }
        if !rest.is_empty() || leaves.len() != usize::from(name.width) {
            let first = name.index.saturating_mul(u64::from(WHOLE));
            let at = first.saturating_add(u64::try_from(leaves.len()).unwrap_or(u64::MAX));
            let text = format!("it does not hold {} whole leaves", name.width);
            self.note(&file, Some(at), "FileForm", &text);
        }
        leaves
    }

    /// `manifest.json` says the same as leaf 0.
    fn compare_manifest(&self) {
        let Some(bytes) = self.file("manifest.json") else {
            return;
        };
        let name = "manifest.json";
        let manifest: Manifest = match from_json(&bytes) {
            Ok(manifest) => manifest,
            Err(error) => return self.note(name, None, "FileForm", &error.to_string()),
        };
        let first = self.leaves().next().map(|leaf| Leaf::from_bytes(&leaf));
        if first != Some(Ok(Leaf::Manifest(Box::new(manifest)))) {
            self.note(
                name,
                Some(0),
                "FileDiffers",
                "it is not the manifest of leaf 0",
            );
        }
    }

    /// `checkpoint` is the newest of `checkpoints`; each of those has the size its name says.
    fn compare_newest(&self) {
        let newest = self.string("checkpoint").and_then(|note| body(&note));
        if newest.is_none() {
            self.note("checkpoint", None, "FileForm", "it is no checkpoint");
        }
        let mut last = None;
        for size in &self.sizes {
            let name = format!("checkpoints/{size}");
            let found = self.string(&name).and_then(|note| body(&note));
            if found.as_ref().is_some_and(|found| found.size != *size) {
                self.note(
                    &name,
                    None,
                    "FileDiffers",
                    "it is of another size than its name says",
                );
            }
            last = found;
        }
        if newest.is_some() && newest != last {
            self.note(
                "checkpoint",
                None,
                "FileDiffers",
                "it is not the last of those that are listed",
            );
        }
    }
}

/// What a note says, its signatures apart: those are for the verifier.
fn body(note: &str) -> Option<Checkpoint> {
    Checkpoint::parse(&SignedNote::parse(note).ok()?.text).ok()
}

impl<P: Place> Record for Files<P> {
    fn leaves(&self) -> impl Iterator<Item = Vec<u8>> {
        let mut goes_on = true;
        (0..)
            .map_while(move |index| {
                let name = self.place.bundle(index).filter(|_| goes_on)?;
                let leaves = self.unbundle(name);
                goes_on = leaves.len() == TILE_WIDTH;
                Some(leaves)
            })
            .flatten()
    }

    fn checkpoints(&self) -> impl Iterator<Item = String> {
        let names = self.sizes.iter().map(|size| format!("checkpoints/{size}"));
        names.filter_map(|name| self.string(&name))
    }

    fn roll(&self) -> impl Iterator<Item = [u8; 32]> {
        let opened = self.place.open("roll");
        if let Err(error) = &opened {
            self.note("roll", None, "FileMissing", &error.to_string());
        }
        let mut file = opened.ok().map(io::BufReader::new);
        std::iter::from_fn(move || {
            let mut slot = Vec::with_capacity(32);
            let read = file.as_mut()?.take(32).read_to_end(&mut slot);
            if let Err(error) = read {
                self.note("roll", None, "FileMissing", &error.to_string());
                return None;
            }
            if !slot.is_empty() && slot.len() < 32 {
                self.note("roll", None, "FileForm", "its last slot is cut off");
            }
            slot.try_into().ok()
        })
    }

    fn has_tiles(&self) -> bool {
        true
    }

    fn tile(&self, name: TileName) -> Option<Vec<u8>> {
        let mut bytes = Vec::new();
        let name = name.to_string();
        let mut file = self.place.open(&name).ok()?;
        file.read_to_end(&mut bytes).ok()?;
        Some(bytes)
    }
}
