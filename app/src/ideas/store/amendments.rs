//! Rows of amendments and of votes on them.

use super::supports::both;
use super::{IdeaRecord, Tag, Wording, insert_version};
use crate::clock::{from_millis, millis};
use crate::db::{DbError, Tx};
use crate::{run, sql};
use domain::amendment::{Amendment, State};
use domain::ids::{AccountId, BoardId, IdeaId};
use domain::moderation::Visibility;
use domain::rights::amendments::{
    MayAmend, MayApplyAmendment, MayDecideAmendment, MayVoteOnAmendment, MayWithdrawAmendment,
};
use domain::rights::{MayRunSpace, MaySetVisibility};
use jiff::Timestamp;
use uuid::Uuid;

/// An amendment as it is stored.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct AmendmentRow {
    /// Its id.
    pub id: Uuid,
    /// The idea it changes.
    pub idea: Uuid,
    /// The version it was made from.
    pub base: i64,
    /// The title it proposes.
    pub title: String,
    /// The text it proposes, in Markdown.
    pub body: String,
    /// Why.
    pub why: String,
    /// Language of the reasons (BCP 47).
    pub lang: String,
    /// Who proposed it.
    pub proposed_by: Uuid,
    /// The word of who sees it.
    pub visibility: String,
    /// The word of where it stands.
    pub state: String,
    /// When it was proposed, in milliseconds since 1970.
    pub created_at: i64,
    /// Until when the board votes.
    pub closes_at: Option<i64>,
    /// Votes for it.
    pub pros: i64,
    /// Votes against it.
    pub cons: i64,
    /// When it was decided.
    pub decided_at: Option<i64>,
    /// The reasons of the decision; may be empty.
    pub reasons: String,
    /// The version of the idea that came of it.
    pub version: Option<i64>,
}

impl AmendmentRow {
    /// As far as rules ask for it.
    ///
    /// # Errors
    /// When what is stored makes no sense.
    pub fn rules(&self) -> Result<Amendment, DbError> {
        Ok(Amendment {
            id: self.id,
            idea: IdeaId(self.idea),
            base: self.base,
            by: AccountId(self.proposed_by),
            state: State::from_word(&self.state).ok_or(DbError::Stored("amendment"))?,
            visibility: Visibility::from_word(&self.visibility)
                .ok_or(DbError::Stored("visibility"))?,
            closes_at: self.closes_at.map(from_millis).transpose()?,
        })
    }

    /// The wording an idea has with it: title and text change, all else stays.
    #[must_use]
    pub fn wording(&self, idea: &IdeaRecord) -> Wording {
        Wording {
            title: self.title.clone(),
            body: self.body.clone(),
            lang: idea.lang.clone(),
            category: idea.category,
            district: idea.district.clone(),
            place: idea.place.clone(),
            point: idea.point,
            cost_minor: idea.cost_minor,
        }
    }
}

/// An amendment that is to be written.
#[derive(Clone, Debug)]
pub struct NewAmendment {
    /// The id it gets.
    pub id: Uuid,
    /// The version it was made from.
    pub base: i64,
    /// The title it proposes.
    pub title: String,
    /// The text it proposes.
    pub body: String,
    /// Why.
    pub why: String,
    /// Language of the reasons.
    pub lang: &'static str,
    /// Who sees it.
    pub visibility: Visibility,
    /// Until when the board votes.
    pub closes_at: Option<Timestamp>,
}

/// Writes an amendment.
///
/// # Errors
/// When the database fails.
pub async fn insert_amendment(
    tx: &mut Tx,
    may: &MayAmend,
    new: &NewAmendment,
    now: Timestamp,
) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!(
        "INSERT INTO amendments (id, idea, base, title, body, why, lang, proposed_by, visibility, state, created_at, closes_at, pros, cons, decided_at,
                decided_by, reasons, version, untold)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'open', $10, $11, 0, 0, NULL, NULL, '', NULL, $12) ON CONFLICT (id) DO NOTHING"
    )).bind(new.id).bind(may.idea().0).bind(new.base).bind(&new.title).bind(&new.body).bind(&new.why).bind(new.lang).bind(may.by().0)
        .bind(new.visibility.word()).bind(millis(now)).bind(new.closes_at.map(millis)).bind(true).execute(c).await?.rows_affected());
    Ok(())
}

/// The amendment with this id.
///
/// # Errors
/// When the database fails.
pub async fn amendment(tx: &mut Tx, id: Uuid) -> Result<Option<AmendmentRow>, DbError> {
    Ok(run!(tx, c => sqlx::query_as(sql!(
        "SELECT id, idea, base, title, body, why, lang, proposed_by, visibility, state, created_at, closes_at, pros, cons, decided_at, reasons, version
         FROM amendments WHERE id = $1"
    )).bind(id).fetch_optional(c).await?))
}

/// Amendments to an idea from before a moment, newest first, one more than a page.
///
/// # Errors
/// When the database fails.
pub async fn amendments(
    tx: &mut Tx,
    idea: IdeaId,
    before: i64,
) -> Result<Vec<AmendmentRow>, DbError> {
    Ok(run!(tx, c => sqlx::query_as(sql!(
        "SELECT id, idea, base, title, body, why, lang, proposed_by, visibility, state, created_at, closes_at, pros, cons, decided_at, reasons, version
         FROM amendments WHERE idea = $1 AND created_at < $2 ORDER BY created_at DESC, id DESC LIMIT 21"
    )).bind(idea.0).bind(before).fetch_all(c).await?))
}

/// How many amendments to an idea somebody has that wait.
///
/// # Errors
/// When the database fails.
pub async fn count_waiting(tx: &mut Tx, may: &MayAmend) -> Result<i64, DbError> {
    Ok(run!(tx, c => sqlx::query_scalar(sql!(
        "SELECT COUNT(*) FROM amendments WHERE idea = $1 AND proposed_by = $2 AND state = 'open'"
    )).bind(may.idea().0).bind(may.by().0).fetch_one(c).await?))
}

/// Amendments whose vote is over and not counted yet.
///
/// # Errors
/// When the database fails.
pub async fn votes_over(tx: &mut Tx, now: Timestamp, limit: i64) -> Result<Vec<Uuid>, DbError> {
    Ok(run!(tx, c => sqlx::query_scalar(sql!(
        "SELECT id FROM amendments WHERE state = 'open' AND closes_at <= $1 ORDER BY closes_at LIMIT $2"
    )).bind(millis(now)).bind(limit).fetch_all(c).await?))
}

/// Decides about an amendment that waits; `false` if it was decided meanwhile.
///
/// # Errors
/// When the database fails.
pub async fn decide_amendment(
    tx: &mut Tx,
    may: &MayDecideAmendment,
    state: State,
    (reasons, version): (&str, Option<i64>),
    now: Timestamp,
) -> Result<bool, DbError> {
    let decided = run!(tx, c => sqlx::query(sql!(
        "UPDATE amendments SET state = $2, reasons = $3, version = $4, decided_at = $5, decided_by = $6, untold = $7 WHERE id = $1 AND state = 'open'"
    )).bind(may.amendment()).bind(state.word()).bind(reasons).bind(version).bind(millis(now)).bind(may.by().map(|by| by.0)).bind(true)
        .execute(c).await?.rows_affected());
    Ok(decided == 1)
}

/// Puts the text of an amendment into its idea, as a version by whoever proposed it; `false` if the idea was changed since, and nothing is
/// overwritten.
///
/// # Errors
/// When the database fails.
pub async fn apply_amendment(
    tx: &mut Tx,
    may: &MayApplyAmendment,
    wording: &Wording,
    now: Timestamp,
) -> Result<bool, DbError> {
    let changed = run!(tx, c => sqlx::query(sql!(
        "UPDATE ideas SET version = version + 1, title = $3, body = $4, updated_at = $5 WHERE id = $1 AND version = $2"
    )).bind(may.idea().0).bind(*may.base()).bind(&wording.title).bind(&wording.body).bind(millis(now)).execute(c).await?.rows_affected());
    if changed == 0 {
        return Ok(false);
    }
    insert_version(tx, *may.idea(), may.base() + 1, wording, *may.by(), now).await?;
    Ok(true)
}

/// Takes an amendment back; `false` if it was decided meanwhile.
///
/// # Errors
/// When the database fails.
pub async fn withdraw_amendment(
    tx: &mut Tx,
    may: &MayWithdrawAmendment,
    now: Timestamp,
) -> Result<bool, DbError> {
    let withdrawn = run!(tx, c => sqlx::query(sql!(
        "UPDATE amendments SET state = 'withdrawn', decided_at = $2, untold = $3 WHERE id = $1 AND state = 'open'"
    )).bind(may.amendment()).bind(millis(now)).bind(false).execute(c).await?.rows_affected());
    Ok(withdrawn == 1)
}

/// How somebody voted on an amendment.
///
/// # Errors
/// When the database fails.
pub async fn vote_on(tx: &mut Tx, amendment: Uuid, tags: &[Tag]) -> Result<Option<bool>, DbError> {
    let (first, last) = both(tags);
    Ok(
        run!(tx, c => sqlx::query_scalar(sql!("SELECT in_favour FROM amendment_votes WHERE amendment = $1 AND tag IN ($2, $3)"))
        .bind(amendment).bind(first).bind(last).fetch_optional(c).await?),
    )
}

/// Votes on an amendment, in place of an earlier vote; `None` takes it back.
///
/// # Errors
/// When the database fails.
pub async fn put_vote(
    tx: &mut Tx,
    may: &MayVoteOnAmendment,
    tags: &[Tag],
    vote: Option<bool>,
    now: Timestamp,
) -> Result<(), DbError> {
    let (first, last) = both(tags);
    let before = vote_on(tx, *may.amendment(), tags).await?;
    run!(tx, c => sqlx::query(sql!("DELETE FROM amendment_votes WHERE amendment = $1 AND tag IN ($2, $3)"))
        .bind(may.amendment()).bind(&first).bind(last).execute(c).await?.rows_affected());
    if let Some(in_favour) = vote {
        run!(tx, c => sqlx::query(sql!("INSERT INTO amendment_votes (amendment, tag, account, in_favour, at) VALUES ($1, $2, $3, $4, $5)"))
            .bind(may.amendment()).bind(first).bind(may.by().0).bind(in_favour).bind(millis(now)).execute(c).await?.rows_affected());
    }
    let change = |side: bool| i64::from(vote == Some(side)) - i64::from(before == Some(side));
    run!(tx, c => sqlx::query(sql!("UPDATE amendments SET pros = pros + $2, cons = cons + $3 WHERE id = $1"))
        .bind(may.amendment()).bind(change(true)).bind(change(false)).execute(c).await?.rows_affected());
    Ok(())
}

/// For how many days a board votes on amendments; 0 where authors decide.
///
/// # Errors
/// When the database fails.
pub async fn amendment_days(tx: &mut Tx, board: BoardId) -> Result<i64, DbError> {
    let days: Option<i64> = run!(tx, c => sqlx::query_scalar(sql!("SELECT amendment_days FROM boards WHERE id = $1")).bind(board.0).fetch_optional(c).await?);
    Ok(days.unwrap_or(0))
}

/// Sets that.
///
/// # Errors
/// When the database fails.
pub async fn set_amendment_days(
    tx: &mut Tx,
    may: &MayRunSpace,
    board: BoardId,
    days: i64,
) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!("UPDATE boards SET amendment_days = $3 WHERE id = $1 AND space = $2"))
        .bind(board.0).bind(may.space().0).bind(days).execute(c).await?.rows_affected());
    Ok(())
}

/// Sets who sees an amendment, as moderators decided.
///
/// # Errors
/// When the database fails.
pub async fn show_amendment(
    tx: &mut Tx,
    _may: &MaySetVisibility,
    id: Uuid,
    to: Visibility,
) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!("UPDATE amendments SET visibility = $2 WHERE id = $1")).bind(id).bind(to.word()).execute(c).await?.rows_affected());
    Ok(())
}

/// Amendments in public of which nobody was told yet.
///
/// # Errors
/// When the database fails.
pub async fn untold_amendments(tx: &mut Tx, limit: i64) -> Result<Vec<Uuid>, DbError> {
    Ok(
        run!(tx, c => sqlx::query_scalar(sql!("SELECT id FROM amendments WHERE untold AND visibility = 'visible' ORDER BY created_at LIMIT $1"))
        .bind(limit).fetch_all(c).await?),
    )
}

/// Notes that those whom it concerns were told; `false` if they were before.
///
/// # Errors
/// When the database fails.
pub async fn told_of_amendment(tx: &mut Tx, id: Uuid, state: &str) -> Result<bool, DbError> {
    let told = run!(tx, c => sqlx::query(sql!("UPDATE amendments SET untold = $3 WHERE id = $1 AND state = $2 AND untold"))
        .bind(id).bind(state).bind(false).execute(c).await?.rows_affected());
    Ok(told == 1)
}
