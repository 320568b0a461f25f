//! Polls as they were read a moment ago: while thousands vote at once, the poll is read once and not once for each of them.

use super::store::{self, PollRecord};
use crate::error::Problem;
use crate::spaces;
use crate::web::{AppState, Freshness};
use domain::ids::PollId;
use domain::space::Space;
use quick_cache::sync::Cache;
use std::sync::Arc;

/// Readings kept; a town has a handful of open polls at a time.
const READINGS: usize = 256;

/// A poll with its space.
pub struct RecentPoll {
    /// The poll with its texts.
    pub record: PollRecord,
    /// The space with its phases.
    pub space: Space,
}

/// What was read under an id at a time; `None` where there is no such poll.
type Reading = Option<Arc<RecentPoll>>;

/// Readings of polls. Each serves until this process writes anything, one second at most; whatever is written checks again inside of its transaction.
#[derive(Clone)]
pub struct RecentPolls(Arc<Cache<(PollId, Freshness), Reading>>);

impl Default for RecentPolls {
    fn default() -> Self {
        Self(Arc::new(Cache::new(READINGS)))
    }
}

impl RecentPolls {
    /// The poll with this id. Several who ask at the same moment wait for one reading.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn get(&self, app: &AppState, id: PollId) -> Result<Reading, Problem> {
        let read = async {
            let mut tx = app.db.read().await?;
            let Some(record) = store::find(&mut tx, id).await? else {
                return Ok(None);
            };
            let space = spaces::rules_of(&mut tx, record.poll.space).await?;
            Ok(Some(Arc::new(RecentPoll { record, space })))
        };
        self.0
            .get_or_insert_async(&(id, app.freshness()), read)
            .await
    }
}
