//! What voters show other issuers: that a slot of the roll is theirs.

use super::held::Held;
use super::store;
use crate::error::{OrNotFound, Problem};
use crate::roll;
use crate::web::AppState;
use ballot::secret::SlotOpening;
use ballot::secret::record::tiles::{TileBuilder, TileName, TileReader};
use ballot::secret::record::tree::{leaf_hash, prove_inclusion};
use domain::ids::RollEntryId;
use domain::rights::MayVote;
use std::collections::HashMap;
use std::sync::Arc;
use uuid::Uuid;

/// Slots that are read at once.
const SLOTS_AT_ONCE: i64 = 4096;

/// A roll with the hashes above it: about 65 bytes for each person.
pub struct RollTree {
    slots: Vec<[u8; 32]>,
    tiles: HashMap<TileName, Vec<u8>>,
}

impl RollTree {
    fn of(slots: Vec<[u8; 32]>) -> Self {
        let (mut builder, mut tiles) = (TileBuilder::default(), HashMap::new());
        for slot in &slots {
            tiles.extend(builder.push(leaf_hash(slot)));
        }
        tiles.extend(builder.partial());
        Self { slots, tiles }
    }

    /// Where a slot stands, and the proof of it.
    fn prove(&self, slot: &[u8; 32]) -> Option<(u64, Vec<[u8; 32]>)> {
        let index = u64::try_from(self.slots.binary_search(slot).ok()?).ok()?;
        let size = u64::try_from(self.slots.len()).ok()?;
        let read = |name: TileName| self.tiles.get(&name).cloned();
        let proof = prove_inclusion(&TileReader { size, read }, index, size)?;
        Some((index, proof))
    }
}

async fn tree(app: &AppState, held: &Held) -> Result<Arc<RollTree>, Problem> {
    let (mut slots, mut after) = (Vec::new(), None);
    loop {
        let mut tx = app.issuer_db.read().await?;
        let page = store::slots_after(&mut tx, held.name(), after, SLOTS_AT_ONCE).await?;
        let Some(last) = page.last() else { break };
        after = Some(*last);
        slots.extend(page);
    }
    let built = tokio::task::spawn_blocking(move || Arc::new(RollTree::of(slots)));
    built.await.map_err(Problem::internal)
}

/// What shows an issuer beside this server that somebody is on the roll of a poll.
///
/// # Errors
/// [`Problem::NotFound`] where there is no other issuer, or the person is not on the roll; when a database fails.
pub async fn slot_opening(
    app: &AppState,
    held: &Held,
    may: &MayVote,
) -> Result<SlotOpening, Problem> {
    if held.poll.issuers().len() < 2 || *may.poll() != held.id {
        return Err(Problem::NotFound);
    }
    let mut tx = app.issuer_db.read().await?;
    let place = store::place(&mut tx, held.name(), may.person()).await?;
    let place = place.or_not_found()?;
    drop(tx);
    let entry = RollEntryId(Uuid::from_bytes(*may.person()));
    let reference = roll::reference(&mut app.db.read().await?, entry).await?;
    let roll = held.roll.get_or_try_init(|| tree(app, held)).await?;
    let (index, proof) = roll.prove(&place.slot).or_not_found()?;
    Ok(SlotOpening {
        person_ref: reference.or_not_found()?.into_bytes(),
        authenticators: Vec::new(),
        salt: place.salt,
        index,
        proof,
    })
}

#[cfg(test)]
mod tests {
    use super::RollTree;
    use ballot::secret::{is_on_roll, roll_root};

    #[test]
    fn every_slot_of_a_roll_is_proven() {
        for count in [1_u64, 2, 255, 256, 257, 700] {
            let mut slots: Vec<[u8; 32]> = (0..count)
                .map(|n| *blake3::hash(&n.to_be_bytes()).as_bytes())
                .collect();
            slots.sort_unstable();
            let root = roll_root(&slots);
            let tree = RollTree::of(slots.clone());
            for (place, slot) in slots.iter().enumerate() {
                let (index, proof) = tree.prove(slot).expect("on the roll");
                assert_eq!(usize::try_from(index), Ok(place));
                assert!(is_on_roll(slot, index, count, &proof, &root));
            }
            assert!(tree.prove(&[0; 32]).is_none());
        }
    }
}
