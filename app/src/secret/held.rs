//! Secret polls as this server holds them: made ready once, with their keys, and kept in memory.

use super::keys::{PollKeyError, PollKeys};
use super::showing::RollTree;
use super::store;
use crate::error::Problem;
use crate::web::AppState;
use ballot::ParticipationKey;
use ballot::secret::record::vkey::NamedKey;
use ballot::secret::{Manifest, ManifestFault, Poll};
use domain::ids::PollId;
use std::collections::HashMap;
use std::sync::{Arc, RwLock};
use tokio::sync::OnceCell;

/// The number of the issuer that this server is.
pub const OWN_ISSUER: u16 = 0;

/// A secret poll with a fixed manifest.
pub struct Held {
    /// Its id in this server.
    pub id: PollId,
    /// The poll in the ballot protocol.
    pub poll: Poll,
    /// What signs for it; nothing once the keys are deleted.
    pub signing: Result<Signing, PollKeyError>,
    /// The tree of its roll, once somebody had to show their place on it.
    pub roll: OnceCell<Arc<RollTree>>,
}

/// What signs for a poll.
pub struct Signing {
    /// The keys.
    pub keys: PollKeys,
    /// Signs promises and checkpoints.
    pub ballot_box: NamedKey,
    /// Signs batches of issued slots.
    pub record: NamedKey,
    /// Hashes participation.
    pub participation: ParticipationKey,
}

impl Held {
    /// The name of the poll in the ballot protocol: the hash of its manifest.
    #[must_use]
    pub fn name(&self) -> ballot::PollId {
        self.poll.id()
    }

    /// What signs.
    ///
    /// # Errors
    /// [`Problem::Unavailable`] if the keys are missing or damaged; the log says which.
    pub fn signing(&self) -> Result<&Signing, Problem> {
        self.signing.as_ref().map_err(|error| {
            tracing::error!(poll = %self.id, error.cause = %error, "the keys of a secret poll cannot be used");
            Problem::Unavailable
        })
    }
}

impl Signing {
    /// The keys of a poll, if they are those of its manifest.
    ///
    /// # Errors
    /// [`PollKeyError`].
    pub fn of(poll: &Poll, bytes: Option<Vec<u8>>) -> Result<Self, PollKeyError> {
        let manifest = poll.manifest();
        let keys = PollKeys::from_bytes(&bytes.ok_or(PollKeyError::Missing)?)?;
        keys.require_of(manifest, usize::from(OWN_ISSUER))?;
        let own = manifest.issuers.get(usize::from(OWN_ISSUER));
        let own = own.ok_or(PollKeyError::Damaged)?;
        Ok(Self {
            ballot_box: keys.ballot_box(&manifest.record_origin)?,
            record: keys.record(own.record_vkey.name())?,
            participation: keys.participation(&poll.id()),
            keys,
        })
    }
}

/// Polls that were made ready.
#[derive(Clone, Default)]
pub struct HeldPolls(Arc<RwLock<HashMap<ballot::PollId, Arc<Held>>>>);

impl HeldPolls {
    fn get(&self, name: ballot::PollId) -> Option<Arc<Held>> {
        self.0.read().ok()?.get(&name).cloned()
    }

    fn keep(&self, held: Arc<Held>) {
        if let Ok(mut polls) = self.0.write() {
            polls.insert(held.name(), held);
        }
    }

    /// Forgets what was made ready, so that keys which were deleted are in nobody's memory.
    pub fn forget(&self) {
        if let Ok(mut polls) = self.0.write() {
            polls.clear();
        }
    }
}

/// The poll with this manifest, which is known by its hash from the row of the poll. `None` if that is not (any more) its manifest.
///
/// # Errors
/// When the database fails, or the stored manifest makes no poll.
pub async fn held_as(
    app: &AppState,
    id: PollId,
    name: ballot::PollId,
) -> Result<Option<Arc<Held>>, Problem> {
    if let Some(held) = app.held_polls.get(name) {
        return Ok(Some(held));
    }
    let found = held(app, id).await?;
    Ok(found.filter(|held| held.name() == name))
}

/// The poll as it is fixed now; `None` if it has no manifest.
///
/// # Errors
/// As [`held_as`].
pub async fn held(app: &AppState, id: PollId) -> Result<Option<Arc<Held>>, Problem> {
    let setting = store::setting(&mut app.db.read().await?, id).await?;
    let Some(manifest) = setting.and_then(|setting| setting.manifest) else {
        return Ok(None);
    };
    if let Some(held) = app.held_polls.get(manifest.poll_id()) {
        return Ok(Some(held));
    }
    let held = Arc::new(ready(app, id, manifest).map_err(Problem::internal)?);
    if held.signing.is_ok() {
        app.held_polls.keep(held.clone());
    }
    Ok(Some(held))
}

fn ready(app: &AppState, id: PollId, manifest: Manifest) -> Result<Held, ManifestFault> {
    let nonce = manifest.nonce;
    let poll = Poll::new(manifest)?;
    let bytes = app.keys.poll(&nonce).map_err(PollKeyError::File);
    let signing = bytes.and_then(|bytes| Signing::of(&poll, bytes));
    Ok(Held {
        id,
        poll,
        signing,
        roll: OnceCell::new(),
    })
}
