//! Proofs about the tree of a record, from its tiles.

use super::store;
use crate::db::Tx;
use crate::error::{OrNotFound, Problem};
use ballot::PollId;
use ballot::secret::record::tiles::{TileName, TileReader};
use ballot::secret::record::tree::{Hash, prove_consistency, prove_inclusion};
use std::collections::HashMap;

/// Tiles by level and number, as wide as they have become.
type Tiles = HashMap<(u32, u64), Vec<u8>>;

/// The tiles that hold all hashes beside the way up from a leaf, in the tree of so many leaves: on each level the one on the way, and the one at the right
/// edge.
async fn tiles(tx: &mut Tx, poll: PollId, leaf: u64, size: u64) -> Result<Tiles, Problem> {
    let mut tiles = Tiles::new();
    let (mut index, mut hashes, mut level) = (leaf, size, 0_u32);
    while hashes > 0 {
        for tile in [index >> 8, (hashes - 1) >> 8] {
            if let Some(bytes) = store::tile(tx, poll, level, tile).await? {
                tiles.insert((level, tile), bytes);
            }
        }
        index >>= 8;
        hashes >>= 8;
        level += 1;
    }
    Ok(tiles)
}

fn reader(tiles: &Tiles, size: u64) -> TileReader<impl Fn(TileName) -> Option<Vec<u8>>> {
    let read = move |name: TileName| {
        let mut bytes = tiles.get(&(name.level?, name.index))?.clone();
        let width = usize::from(name.width) * 32;
        (bytes.len() >= width).then(|| {
            bytes.truncate(width);
            bytes
        })
    };
    TileReader { size, read }
}

/// The proof that a leaf is under the checkpoint of so many leaves.
///
/// # Errors
/// When tiles are missing, or the database fails.
pub async fn inclusion(
    tx: &mut Tx,
    poll: PollId,
    leaf: u64,
    size: u64,
) -> Result<Vec<Hash>, Problem> {
    let tiles = tiles(tx, poll, leaf, size).await?;
    prove_inclusion(&reader(&tiles, size), leaf, size).or_not_found()
}

/// The proof that the record of `size` leaves begins with that of `old`; empty if `old` is 0 or the same.
///
/// # Errors
/// As [`inclusion`]; also if `old` is greater.
pub async fn consistency(
    tx: &mut Tx,
    poll: PollId,
    old: u64,
    size: u64,
) -> Result<Vec<Hash>, Problem> {
    let Some(last) = old.checked_sub(1) else {
        return Ok(Vec::new());
    };
    // The way up from the last leaf of the old tree has the boundary beside it.
    let tiles = tiles(tx, poll, last, size).await?;
    prove_consistency(&reader(&tiles, size), old, size).or_not_found()
}
