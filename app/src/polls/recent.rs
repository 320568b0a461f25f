//! Polls as they were read a moment ago.

use super::store::{self, PollNote, PollOption, PollRecord};
use crate::error::Problem;
use crate::recent::Recent;
use crate::spaces;
use crate::web::AppState;
use domain::ids::PollId;
use domain::space::Space;
use std::sync::Arc;

/// A poll with all that belongs to it and everybody sees alike.
pub struct RecentPoll {
    /// The poll with its texts.
    pub record: PollRecord,
    /// The space with its phases.
    pub space: Space,
    /// What there is to choose, by number.
    pub options: Vec<PollOption>,
    /// Corrections, newest first.
    pub notes: Vec<PollNote>,
}

/// Readings of polls by id; `None` where there is no such poll.
pub type RecentPolls = Recent<PollId, Option<Arc<RecentPoll>>>;

/// The poll with this id.
///
/// # Errors
/// When the database fails.
pub async fn poll(app: &AppState, id: PollId) -> Result<Option<Arc<RecentPoll>>, Problem> {
    let read = async {
        let mut tx = app.db.read().await?;
        let Some(record) = store::find(&mut tx, id).await? else {
            return Ok(None);
        };
        let space = spaces::rules_of(&mut tx, record.poll.space).await?;
        let options = store::options(&mut tx, id).await?;
        let notes = store::notes(&mut tx, id).await?;
        Ok(Some(Arc::new(RecentPoll {
            record,
            space,
            options,
            notes,
        })))
    };
    app.recent_polls.get(app, id, read).await
}
