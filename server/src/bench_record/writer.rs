//! Writing a record as files, leaf by leaf.

use super::Failure;
use ballot::secret::Leaf;
use ballot::secret::record::checkpoint::Checkpoint;
use ballot::secret::record::tiles::{TILE_WIDTH, TileBuilder, TileName, bundle};
use ballot::secret::record::tree::{Hash, leaf_hash};
use ballot::secret::record::vkey::NamedKey;
use std::fs;
use std::path::{Path, PathBuf};

/// The end of a record.
pub struct Writer {
    root: PathBuf,
    origin: String,
    tiles: TileBuilder,
    /// Leaves that are in no whole bundle yet.
    edge: Vec<Vec<u8>>,
    sizes: Vec<u64>,
    newest: String,
}

impl Writer {
    /// Begins in a folder that is not there yet.
    ///
    /// # Errors
    /// When it cannot be made.
    pub fn new(root: &Path, origin: &str) -> Result<Self, Failure> {
        fs::create_dir_all(root.parent().unwrap_or(root))?;
        fs::create_dir(root)?;
        fs::create_dir(root.join("checkpoints"))?;
        Ok(Self {
            root: root.to_owned(),
            origin: origin.to_owned(),
            tiles: TileBuilder::default(),
            edge: Vec::new(),
            sizes: Vec::new(),
            newest: String::new(),
        })
    }

    /// Adds a leaf.
    ///
    /// # Errors
    /// When it is too long, or a file cannot be written.
    pub fn add(&mut self, leaf: &Leaf) -> Result<(), Failure> {
        let bytes = leaf.to_bytes()?;
        for (name, hashes) in self.tiles.push(leaf_hash(&bytes)) {
            self.write(&name, &hashes)?;
        }
        self.edge.push(bytes);
        if self.edge.len() == TILE_WIDTH {
            self.write_bundle()?;
            self.edge.clear();
        }
        Ok(())
    }

    /// The root of the tree of all leaves so far.
    pub fn tree_root(&self) -> Hash {
        self.tiles.root()
    }

    /// Signs a checkpoint of now.
    ///
    /// # Errors
    /// When a file cannot be written.
    pub fn sign(&mut self, key: &NamedKey) -> Result<(), Failure> {
        let checkpoint = Checkpoint {
            origin: self.origin.clone(),
            size: self.tiles.size(),
            root: self.tiles.root(),
            extensions: Vec::new(),
        };
        self.newest = checkpoint.sign(key)?.to_string();
        self.sizes.push(checkpoint.size);
        let name = format!("checkpoints/{}", checkpoint.size);
        Ok(fs::write(self.root.join(name), &self.newest)?)
    }

    /// Writes what stands at the right edge.
    ///
    /// # Errors
    /// When a file cannot be written.
    pub fn finish(self) -> Result<(), Failure> {
        for (name, hashes) in self.tiles.partial() {
            self.write(&name, &hashes)?;
        }
        if !self.edge.is_empty() {
            self.write_bundle()?;
        }
        let lines: String = self.sizes.iter().map(|size| format!("{size}\n")).collect();
        fs::write(self.root.join("checkpoints/sizes"), lines)?;
        Ok(fs::write(self.root.join("checkpoint"), &self.newest)?)
    }

    fn write_bundle(&self) -> Result<(), Failure> {
        let width = u16::try_from(self.edge.len())?;
        let name = TileName {
            level: None,
            index: (self.tiles.size() - 1) >> 8,
            width,
        };
        let bytes = bundle(self.edge.iter().map(Vec::as_slice)).ok_or("a leaf is too long")?;
        self.write(&name, &bytes)
    }

    fn write(&self, name: &TileName, bytes: &[u8]) -> Result<(), Failure> {
        let path = self.root.join(name.to_string());
        fs::create_dir_all(path.parent().unwrap_or(&self.root))?;
        Ok(fs::write(path, bytes)?)
    }
}
