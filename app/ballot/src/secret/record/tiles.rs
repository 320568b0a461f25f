//! The files of a record: tiles of 256 hashes and bundles of 256 leaves ([C2SP tlog-tiles](https://c2sp.org/tlog-tiles)).

use std::fmt;

use super::tree::{GrowingTree, Hash, Nodes, leaf_hash, root_of_peaks};

/// Hashes in a whole tile, leaves in a whole bundle.
pub const TILE_WIDTH: usize = 256;
/// The bits of [`TILE_WIDTH`].
const TILE_HEIGHT: u32 = 8;
/// The longest leaf: a bundle says the length in two bytes.
pub const MAX_LEAF: usize = u16::MAX as usize;

/// Which tile, or which bundle of leaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TileName {
    /// The level of the tile, 0 for leaf hashes; `None` for a bundle.
    pub level: Option<u32>,
    /// Its number within the level, from 0.
    pub index: u64,
    /// How many hashes or leaves it has: 1 to 256.
    pub width: u16,
}

impl TileName {
    /// Reads the path that [`Display`](fmt::Display) writes; `None` for any other.
    #[must_use]
    pub fn parse(path: &str) -> Option<Self> {
        let (level, rest) = path.strip_prefix("tile/")?.split_once('/')?;
        let (rest, width) = rest.split_once(".p/").unwrap_or((rest, "256"));
        let index = rest.split('/').try_fold(0_u64, |index, group| {
            let digits = group.strip_prefix('x').unwrap_or(group);
            index.checked_mul(1000)?.checked_add(digits.parse().ok()?)
        })?;
        let name = Self {
            level: match level {
                "entries" => None,
                level => Some(level.parse().ok().filter(|level| *level < 8)?),
            },
            index,
            width: width
                .parse()
                .ok()
                .filter(|width| (1..=256).contains(width))?,
        };
        (name.to_string() == path).then_some(name)
    }
}

impl fmt::Display for TileName {
    /// The path below the record: `tile/0/x001/234.p/5`, `tile/entries/000`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.level {
            Some(level) => write!(f, "tile/{level}/")?,
            None => f.write_str("tile/entries/")?,
        }
        let mut groups = vec![self.index % 1000];
        let mut rest = self.index / 1000;
        while rest > 0 {
            groups.push(rest % 1000);
            rest /= 1000;
        }
        for (place, group) in groups.iter().enumerate().rev() {
            if place > 0 {
                write!(f, "x{group:03}/")?;
            } else {
                write!(f, "{group:03}")?;
            }
        }
        if usize::from(self.width) < TILE_WIDTH {
            write!(f, ".p/{}", self.width)?;
        }
        Ok(())
    }
}

/// Tiles as they come about leaf by leaf. Keeps at most 256 hashes a level.
#[derive(Clone, Debug, Default)]
pub struct TileBuilder {
    levels: Vec<(u64, Vec<Hash>)>,
}

impl TileBuilder {
    /// Adds a leaf by its hash; returns the tiles that became whole.
    pub fn push(&mut self, leaf: Hash) -> Vec<(TileName, Vec<u8>)> {
        let (mut hash, mut level, mut whole) = (leaf, 0, Vec::new());
        loop {
            if self.levels.len() <= level {
                self.levels.push((0, Vec::with_capacity(TILE_WIDTH)));
            }
            let Some((index, hashes)) = self.levels.get_mut(level) else {
                return whole;
            };
            hashes.push(hash);
            if hashes.len() < TILE_WIDTH {
                return whole;
            }
            whole.push((name(level, *index, hashes.len()), hashes.concat()));
            let mut tree = GrowingTree::default();
            hashes.drain(..).for_each(|hash| tree.push(hash));
            *index += 1;
            hash = tree.root();
            level += 1;
        }
    }

    /// A builder that goes on after `size` leaves, from the tiles at the right edge as [`partial`](Self::partial) returned them. `None` if one is
    /// not there or of another width.
    #[must_use]
    pub fn resume(size: u64, read: impl Fn(TileName) -> Option<Vec<u8>>) -> Option<Self> {
        let mut levels = Vec::new();
        let mut hashes = size;
        while hashes > 0 {
            let name = TileName {
                level: u32::try_from(levels.len()).ok(),
                index: hashes >> TILE_HEIGHT,
                width: u16::try_from(hashes & 255).ok()?,
            };
            let edge = match name.width {
                0 => Vec::new(),
                _ => read(name)?,
            };
            let (chunks, rest) = edge.as_chunks::<32>();
            if !rest.is_empty() || chunks.len() != usize::from(name.width) {
                return None;
            }
            levels.push((name.index, chunks.to_vec()));
            hashes >>= TILE_HEIGHT;
        }
        Some(Self { levels })
    }

    /// How many leaves there are.
    #[must_use]
    pub fn size(&self) -> u64 {
        self.levels.first().map_or(0, |(index, hashes)| {
            let edge = u64::try_from(hashes.len()).unwrap_or(0);
            (index << TILE_HEIGHT) + edge
        })
    }

    /// The root of the leaves so far.
    #[must_use]
    pub fn root(&self) -> Hash {
        // The hashes of the highest level stand for the leftmost leaves.
        let mut peaks = Vec::new();
        for (_, hashes) in self.levels.iter().rev() {
            let mut tree = GrowingTree::default();
            hashes.iter().for_each(|hash| tree.push(*hash));
            peaks.extend_from_slice(tree.peaks());
        }
        root_of_peaks(&peaks)
    }

    /// The tiles at the right edge that are not whole: those a checkpoint of now needs.
    #[must_use]
    pub fn partial(&self) -> Vec<(TileName, Vec<u8>)> {
        self.levels
            .iter()
            .enumerate()
            .filter(|(_, (_, hashes))| !hashes.is_empty())
            .map(|(level, (index, hashes))| (name(level, *index, hashes.len()), hashes.concat()))
            .collect()
    }
}

fn name(level: usize, index: u64, width: usize) -> TileName {
    TileName {
        level: u32::try_from(level).ok(),
        index,
        width: u16::try_from(width).unwrap_or(0),
    }
}

/// Nodes read from the tiles of a record of `size` leaves.
pub struct TileReader<F> {
    /// How many leaves the record has.
    pub size: u64,
    /// The bytes of a tile; `None` if there is no such file.
    pub read: F,
}

impl<F: Fn(TileName) -> Option<Vec<u8>>> Nodes for TileReader<F> {
    fn node(&self, level: u32, index: u64) -> Option<Hash> {
        let (tile_level, inner) = (level / TILE_HEIGHT, level % TILE_HEIGHT);
        let first = index.checked_shl(inner)?;
        let hashes = self.size.checked_shr(tile_level * TILE_HEIGHT)?;
        let tile = first >> TILE_HEIGHT;
        let width = hashes.checked_sub(tile << TILE_HEIGHT)?.min(256);
        let name = TileName {
            level: Some(tile_level),
            index: tile,
            width: u16::try_from(width).ok()?,
        };
        let bytes = (self.read)(name)?;
        let (chunks, rest) = bytes.as_chunks::<32>();
        if !rest.is_empty() || chunks.len() != usize::from(name.width) {
            return None;
        }
        chunks.node(inner, (first & 255) >> inner)
    }
}

/// Leaves as one bundle: each with its length before it, two bytes, big-endian. `None` if a leaf is longer than
/// [`MAX_LEAF`].
#[must_use]
pub fn bundle<'a>(leaves: impl IntoIterator<Item = &'a [u8]>) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    for leaf in leaves {
        bytes.extend_from_slice(&u16::try_from(leaf.len()).ok()?.to_be_bytes());
        bytes.extend_from_slice(leaf);
    }
    Some(bytes)
}

/// The leaves of a bundle; `None` if it is cut off.
#[must_use]
pub fn unbundle(mut bytes: &[u8]) -> Option<Vec<Vec<u8>>> {
    let mut leaves = Vec::new();
    while !bytes.is_empty() {
        let (length, rest) = bytes.split_first_chunk::<2>()?;
        let (leaf, rest) = rest.split_at_checked(usize::from(u16::from_be_bytes(*length)))?;
        leaves.push(leaf.to_vec());
        bytes = rest;
    }
    Some(leaves)
}

/// All files of a record of these leaves, for tests and small records: tiles and bundles.
#[must_use]
pub fn files(leaves: &[Vec<u8>]) -> Option<Vec<(TileName, Vec<u8>)>> {
    let mut tiles = TileBuilder::default();
    let mut files = Vec::new();
    for leaf in leaves {
        files.extend(tiles.push(leaf_hash(leaf)));
    }
    files.extend(tiles.partial());
    for (index, leaves) in leaves.chunks(TILE_WIDTH).enumerate() {
        let name = TileName {
            level: None,
            index: u64::try_from(index).ok()?,
            width: u16::try_from(leaves.len()).ok()?,
        };
        files.push((name, bundle(leaves.iter().map(Vec::as_slice))?));
    }
    Some(files)
}
