//! Writing the public record: leaves, the tiles of its tree, and signed checkpoints.

use super::store::{self, BoxStand, PublishedCheckpoint};
use crate::db::{DbError, Tx};
use crate::error::Problem;
use ballot::PollId;
use ballot::secret::Leaf;
use ballot::secret::record::checkpoint::Checkpoint;
use ballot::secret::record::tiles::{TileBuilder, TileName};
use ballot::secret::record::tree::leaf_hash;
use ballot::secret::record::vkey::NamedKey;
use jiff::Timestamp;
use std::collections::HashMap;

/// Writes at the end of one record, inside of a transaction.
pub struct Pen {
    poll: PollId,
    /// Where the box stands; what is changed here is stored by [`sign`](Self::sign).
    pub stand: BoxStand,
    tiles: TileBuilder,
}

impl Pen {
    /// Takes up the record where it ends.
    ///
    /// # Errors
    /// When the database fails, or tiles are missing.
    pub async fn open(tx: &mut Tx, poll: PollId) -> Result<Self, DbError> {
        let stand = store::stand(tx, poll)
            .await?
            .ok_or(DbError::Stored("box"))?;
        let mut edge: HashMap<TileName, Vec<u8>> = HashMap::new();
        let (mut hashes, mut level) = (stand.leaves, 0_u32);
        while hashes > 0 {
            let width = u16::try_from(hashes & 255).unwrap_or(0);
            let index = hashes >> 8;
            if width > 0 {
                let mut tile = store::tile(tx, poll, level, index)
                    .await?
                    .ok_or(DbError::Stored("tile"))?;
                tile.truncate(usize::from(width) * 32);
                let level = Some(level);
                edge.insert(
                    TileName {
                        level,
                        index,
                        width,
                    },
                    tile,
                );
            }
            hashes = index;
            level += 1;
        }
        let tiles = TileBuilder::resume(stand.leaves, |name| edge.get(&name).cloned())
            .ok_or(DbError::Stored("tile"))?;
        Ok(Self { poll, stand, tiles })
    }

    /// Adds a leaf; yields its number.
    ///
    /// # Errors
    /// When the leaf is too long, or the database fails.
    pub async fn append(&mut self, tx: &mut Tx, leaf: &Leaf) -> Result<u64, DbError> {
        let place = self.stand.leaves;
        self.append_all(tx, std::slice::from_ref(leaf)).await?;
        Ok(place)
    }

    /// Adds leaves in their order.
    ///
    /// # Errors
    /// As [`append`](Self::append).
    pub async fn append_all(&mut self, tx: &mut Tx, leaves: &[Leaf]) -> Result<(), DbError> {
        let bytes = leaves.iter().map(Leaf::to_bytes);
        let bytes: Vec<Vec<u8>> = bytes
            .collect::<Result<_, _>>()
            .map_err(|_| DbError::Stored("leaf"))?;
        store::insert_leaves(tx, self.poll, self.stand.leaves, &bytes).await?;
        for leaf in &bytes {
            for (name, hashes) in self.tiles.push(leaf_hash(leaf)) {
                self.put(tx, &name, &hashes).await?;
            }
            self.stand.leaves += 1;
        }
        Ok(())
    }

    async fn put(&self, tx: &mut Tx, name: &TileName, hashes: &[u8]) -> Result<(), DbError> {
        let level = name.level.unwrap_or(0);
        store::put_tile(tx, self.poll, level, name.index, hashes).await
    }

    /// Ends what was written: the tiles at the edge, a checkpoint, and where the box stands.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn sign(self, tx: &mut Tx, key: &NamedKey, now: Timestamp) -> Result<(), Problem> {
        for (name, hashes) in self.tiles.partial() {
            self.put(tx, &name, &hashes).await?;
        }
        let checkpoint = Checkpoint {
            origin: key.public().name().to_owned(),
            size: self.stand.leaves,
            root: self.tiles.root(),
            extensions: Vec::new(),
        };
        let note = checkpoint.sign(key).map_err(Problem::internal)?;
        let published = PublishedCheckpoint {
            size: self.stand.leaves,
            at: now,
            note: note.to_string(),
        };
        store::put_checkpoint(tx, self.poll, &published).await?;
        Ok(store::set_stand(tx, self.poll, &self.stand).await?)
    }
}
