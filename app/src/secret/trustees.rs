//! What the trustees of a secret poll do besides handing in their shares: they make the key that seals the ballots, and show before the opening that they
//! still have their shares.

use super::held::held;
use super::store::{self, BoxState};
use crate::db::{DbError, Tx};
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

/// The same within a transaction: the last confirmation and the key it completes are written together.
///
/// # Errors
/// When the database fails.
pub async fn set_sealing_in(tx: &mut Tx, id: PollId, sealing: &Sealing) -> Result<bool, DbError> {
    store::begin(tx, id).await?;
    store::set_sealing(tx, id, sealing).await
}

/// Takes the key back, because it is made anew; `false` if the manifest is fixed, and nothing changed.
///
/// # Errors
/// When the database fails.
pub async fn unset_sealing(tx: &mut Tx, id: PollId) -> Result<bool, DbError> {
    store::begin(tx, id).await?;
    store::unset_sealing(tx, id).await
}

/// Where a poll stands for its trustees.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ForTrustees {
    /// Its name, once its manifest is fixed.
    pub name: Option<ballot::PollId>,
    /// Whether the key that seals is set down.
    pub has_sealing: bool,
    /// How many persons have to be able to vote.
    pub least: u32,
    /// The nonce of the trial opening.
    pub trial_nonce: Option<[u8; 32]>,
    /// Whether the trial has passed.
    pub has_passed: bool,
    /// When casting ends, in milliseconds.
    pub closes_ms: i64,
    /// From when on shares are taken, in milliseconds.
    pub shares_from_ms: i64,
    /// Whether the last ballots are in the record.
    pub is_closed: bool,
    /// Whether the result is in the record.
    pub is_counted: bool,
}

/// Where a poll stands for its trustees.
///
/// # Errors
/// When a database fails.
pub async fn for_trustees(app: &AppState, id: PollId) -> Result<ForTrustees, Problem> {
    let Some(setting) = store::setting(&mut app.db.read().await?, id).await? else {
        return Ok(ForTrustees::default());
    };
    let mut stands = ForTrustees {
        has_sealing: setting.sealing.is_some(),
        least: setting.min_k,
        ..ForTrustees::default()
    };
    let Some(held) = held(app, id).await? else {
        return Ok(stands);
    };
    let stand = store::stand(&mut app.box_db.read().await?, held.name()).await?;
    let state = stand.map(|stand| stand.state);
    stands.name = Some(held.name());
    stands.trial_nonce = setting.trial_nonce;
    stands.has_passed = setting.trial_passed_at.is_some();
    stands.closes_ms = held.poll.manifest().windows.cast.closes_at_ms;
    stands.shares_from_ms = super::life::shares_from_ms(&held);
    stands.is_closed = matches!(state, Some(BoxState::Closed | BoxState::Final));
    stands.is_counted = state == Some(BoxState::Final);
    Ok(stands)
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
