//! What the trustees of a secret poll do besides handing in their shares: they make the key that seals the ballots, and show before the opening that they
//! still have their shares.

use super::held::held;
use super::store;
use crate::error::Problem;
use crate::transact;
use crate::web::AppState;
use ballot::secret::{CanaryPart, Sealing, check_canary};
use domain::ids::PollId;
use jiff::Timestamp;
use std::collections::BTreeSet;

/// Sets down the public part of the key that the trustees have made; `false` if the manifest of the poll is fixed already, or the parts do not fit.
///
/// # Errors
/// When the database fails.
pub async fn set_sealing(app: &AppState, id: PollId, sealing: &Sealing) -> Result<bool, Problem> {
    if sealing.check().is_err() {
        return Ok(false);
    }
    transact!(&app.db, tx => {
        store::begin(tx, id).await?;
        Ok(store::set_sealing(tx, id, sealing).await?)
    })
}

/// The nonce of the trial opening of a poll whose manifest is fixed.
///
/// # Errors
/// When the database fails.
pub async fn trial_nonce(app: &AppState, id: PollId) -> Result<Option<[u8; 32]>, Problem> {
    let setting = store::setting(&mut app.db.read().await?, id).await?;
    Ok(setting.and_then(|setting| setting.trial_nonce))
}

/// Looks at the parts of a trial opening, and notes that it has passed if as many trustees as are needed to open the ballots have shown that they have their
/// shares. Yields the numbers of those who have.
///
/// # Errors
/// When the database fails.
pub async fn try_open(
    app: &AppState,
    id: PollId,
    parts: &[CanaryPart],
    now: Timestamp,
) -> Result<BTreeSet<u16>, Problem> {
    let (Some(held), Some(nonce)) = (held(app, id).await?, trial_nonce(app, id).await?) else {
        return Ok(BTreeSet::new());
    };
    let sealing = &held.poll.manifest().sealing;
    let is_good = |part: &&CanaryPart| check_canary(&held.name(), sealing, &nonce, part).is_ok();
    let shown: BTreeSet<u16> = parts
        .iter()
        .filter(is_good)
        .map(|part| part.index)
        .collect();
    if shown.len() >= usize::from(sealing.t) {
        transact!(&app.db, tx => store::pass_trial(tx, id, now).await)?;
    }
    Ok(shown)
}
