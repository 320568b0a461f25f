//! Who may vote in a poll, asked for an account at a time: for notices. Who has voted is not known here.

use super::{jobs, store};
use crate::db::{DbError, Tx};
use crate::identity;
use crate::web::AppState;
use crate::{roll, spaces};
use domain::actor::Proof;
use domain::ids::{AccountId, PollId};
use domain::poll::{Listed, Poll, PollState};
use domain::rights;
use domain::space::Space;
use jiff::Timestamp;
use jiff::civil::Date;

/// A poll as it stands, with what decides who may vote.
pub struct Standing {
    /// The poll.
    pub poll: Poll,
    /// The question.
    pub title: String,
    /// Language of the question (BCP 47).
    pub lang: String,
    space: Space,
    close_day: Date,
    now: Timestamp,
}

/// The poll with this id, if there is one that is published.
///
/// # Errors
/// When the database fails.
pub async fn standing(
    app: &AppState,
    tx: &mut Tx,
    id: PollId,
    now: Timestamp,
) -> Result<Option<Standing>, DbError> {
    let Some(record) = store::find(tx, id).await? else {
        return Ok(None);
    };
    if matches!(record.poll.state, PollState::Draft | PollState::Preview) {
        return Ok(None);
    }
    Ok(Some(Standing {
        space: spaces::rules_of(tx, record.poll.space).await?,
        close_day: jobs::close_day(app, &record.poll),
        poll: record.poll,
        title: record.title,
        lang: record.lang,
        now,
    }))
}

/// A poll in any state, with what it is called.
pub struct Brief {
    /// The poll.
    pub poll: Poll,
    /// The question.
    pub title: String,
    /// Language of the question (BCP 47).
    pub lang: String,
}

/// The poll with this id, whatever its state.
///
/// # Errors
/// When the database fails.
pub async fn brief(tx: &mut Tx, id: PollId) -> Result<Option<Brief>, DbError> {
    let record = store::find(tx, id).await?;
    Ok(record.map(|record| Brief {
        poll: record.poll,
        title: record.title,
        lang: record.lang,
    }))
}

impl Standing {
    /// Whether the account may vote in it, apart from the time. Whoever has a passkey can show it when they vote.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn admits(&self, tx: &mut Tx, account: AccountId) -> Result<bool, DbError> {
        let Some(actor) = identity::actor(tx, account).await? else {
            return Ok(false);
        };
        let proof = actor.has_passkey.then(|| Proof::passkey(self.now));
        let actor = actor.proved(proof);
        let listed = match &actor.resident {
            Some(resident) if self.poll.eligibility.asks_for_resident() => {
                roll::listed(tx, self.poll.id, resident.entry).await?
            }
            _ => Listed::NotFixed,
        };
        let (space, poll) = (&self.space, &self.poll);
        let may = rights::belongs_to_electorate(&actor, space, poll, self.close_day, listed);
        Ok(may.is_ok())
    }
}

/// The open polls that close between two moments.
///
/// # Errors
/// When the database fails.
pub async fn closing(
    tx: &mut Tx,
    from: Timestamp,
    until: Timestamp,
) -> Result<Vec<PollId>, DbError> {
    store::closing(tx, from, until).await
}
