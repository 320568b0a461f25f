//! Where a ballot is: in the box, or in the record, with the proof that it is.

use super::files::{Lasting, file, found};
use crate::error::{Answer, OrNotFound, Problem};
use crate::secret::store::{self, Whereabouts};
use crate::web::Visit;
use axum::extract::Path;
use ballot::Receipt;
use ballot::secret::record::tiles::{TileName, TileReader};
use ballot::secret::record::tree::{Hash, prove_inclusion};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;
use std::collections::HashMap;

/// `GET /polls/{id}/record/receipts/{receipt}`: where the ballot with this receipt is. For one in the record also its leaf, the newest checkpoint, and the proof
/// that the leaf is under it.
pub async fn receipt(visit: Visit, Path((id, receipt)): Path<(String, String)>) -> Answer {
    let held = found(&visit.app, &id).await?;
    let receipt: Receipt = receipt.parse().map_err(|_| Problem::NotFound)?;
    let name = held.name();
    let mut tx = visit.app.box_db.read().await?;
    let place = store::whereabouts(&mut tx, name, receipt).await?;
    let value = match place.or_not_found()? {
        Whereabouts::Waiting => json!({ "state": "waiting" }),
        Whereabouts::Recorded { leaf, batch } => {
            let newest = store::checkpoints_before(&mut tx, name, u64::MAX, 1).await?;
            let newest = newest.into_iter().next().or_not_found()?;
            let proof = inclusion(&mut tx, name, leaf, newest.size).await?;
            let bytes = store::leaves_from(&mut tx, name, leaf, 1).await?;
            let proof: Vec<String> = proof.iter().map(|hash| STANDARD.encode(hash)).collect();
            json!({
                "state": "recorded",
                "number": leaf,
                "batch": batch,
                "leaf": STANDARD.encode(bytes.first().or_not_found()?),
                "checkpoint": newest.note,
                "proof": proof,
            })
        }
    };
    Ok(file(value.to_string(), "application/json", Lasting::Moment))
}

/// The proof that a leaf is under the checkpoint of so many leaves.
///
/// # Errors
/// When tiles are missing, or the database fails.
pub async fn inclusion(
    tx: &mut crate::db::Tx,
    poll: ballot::PollId,
    leaf: u64,
    size: u64,
) -> Result<Vec<Hash>, Problem> {
    let mut tiles: HashMap<(u32, u64), Vec<u8>> = HashMap::new();
    let (mut index, mut hashes, mut level) = (leaf, size, 0_u32);
    // On each level the tile on the way up from the leaf, and the one at the right edge.
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
    let read = |name: TileName| {
        let mut bytes = tiles.get(&(name.level?, name.index))?.clone();
        let width = usize::from(name.width) * 32;
        (bytes.len() >= width).then(|| {
            bytes.truncate(width);
            bytes
        })
    };
    prove_inclusion(&TileReader { size, read }, leaf, size).or_not_found()
}
