//! A record as the folder that is published (`PROTOCOL.md`, "Files"), in memory, so that a test can damage it.

use std::{collections::BTreeMap, fs, path::Path};

use ballot::secret::{
    Manifest,
    record::{
        checkpoint::Checkpoint,
        note::SignedNote,
        tiles::{TileName, files, unbundle},
    },
    to_json,
    verify::{Evidence, Record, Report, verify},
};

use crate::support::{Published, counter};

/// Every file by its path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folder(pub BTreeMap<String, Vec<u8>>);

fn size_of(note: &str) -> u64 {
    let note = SignedNote::parse(note).expect("a note");
    Checkpoint::parse(&note.text).expect("a checkpoint").size
}

impl Folder {
    /// The files of a record.
    pub fn new(record: &Published, manifest: &Manifest, text: &[&str]) -> Self {
        let mut all = BTreeMap::new();
        let mut add = |path: &str, bytes: Vec<u8>| all.insert(path.to_owned(), bytes);
        add("manifest.json", to_json(manifest).expect("JSON").into());
        add("text.json", serde_json::to_vec(text).expect("JSON"));
        add("roll", record.roll.as_flattened().to_vec());
        let mut sizes = String::new();
        for note in &record.checkpoints {
            let size = size_of(note);
            sizes.push_str(&format!("{size}\n"));
            add(&format!("checkpoints/{size}"), note.clone().into());
        }
        add("checkpoints/sizes", sizes.into());
        let newest = record.checkpoints.last().expect("a checkpoint");
        add("checkpoint", newest.clone().into());
        for (name, bytes) in files(&record.leaves).expect("files") {
            add(&name.to_string(), bytes);
        }
        Self(all)
    }

    /// A folder on disk.
    pub fn read(root: &Path) -> Self {
        let mut all = BTreeMap::new();
        let mut folders = vec![root.to_path_buf()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).expect("a folder").flatten() {
                let path = entry.path();
                if path.is_dir() {
                    folders.push(path);
                    continue;
                }
                let name = path.strip_prefix(root).expect("below").to_string_lossy();
                let name = name.replace(std::path::MAIN_SEPARATOR, "/");
                all.insert(name, fs::read(&path).expect("a file"));
            }
        }
        Self(all)
    }

    /// Writes all files below a folder.
    pub fn write(&self, root: &Path) {
        for (name, bytes) in &self.0 {
            let path = root.join(name);
            fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            fs::write(path, bytes).expect("a file");
        }
    }

    fn text(&self, name: &str) -> String {
        let bytes = self.0.get(name).cloned().unwrap_or_default();
        String::from_utf8_lossy(&bytes).into_owned()
    }

    /// The sizes of the checkpoints.
    pub fn sizes(&self) -> Vec<u64> {
        let sizes = self.text("checkpoints/sizes");
        sizes.lines().filter_map(|line| line.parse().ok()).collect()
    }

    /// What this crate's verifier says.
    pub fn verify(&self) -> Report {
        let evidence = Evidence {
            text: serde_json::from_str(&self.text("text.json")).ok(),
            ..Evidence::default()
        };
        verify(self, &evidence, counter, |_| {})
    }
}

impl Record for Folder {
    fn leaves(&self) -> impl Iterator<Item = Vec<u8>> {
        let size = self.sizes().last().copied().unwrap_or(0);
        (0..size.div_ceil(256)).flat_map(move |index| {
            let width = u16::try_from((size - index * 256).min(256)).unwrap_or(256);
            let name = TileName {
                level: None,
                index,
                width,
            };
            let bundle = self.0.get(&name.to_string());
            bundle
                .and_then(|bundle| unbundle(bundle))
                .unwrap_or_default()
        })
    }

    fn checkpoints(&self) -> impl Iterator<Item = String> {
        let of_sizes = self.sizes().into_iter();
        let of_sizes = of_sizes.map(|size| self.text(&format!("checkpoints/{size}")));
        of_sizes.chain([self.text("checkpoint")])
    }

    fn roll(&self) -> impl Iterator<Item = [u8; 32]> {
        let bytes = self.0.get("roll").cloned().unwrap_or_default();
        let slots: Vec<[u8; 32]> = bytes.as_chunks().0.to_vec();
        slots.into_iter()
    }

    fn has_tiles(&self) -> bool {
        true
    }

    fn tile(&self, name: TileName) -> Option<Vec<u8>> {
        self.0.get(&name.to_string()).cloned()
    }
}
