//! Who writes an idea, and who is invited to write along.

use crate::clock::{from_millis, millis};
use crate::db::{DbError, Tx};
use crate::{run, sql};
use domain::ids::{AccountId, IdeaId};
use domain::rights::{MayEditIdea, MayManageOwnAccount};
use jiff::Timestamp;
use uuid::Uuid;

/// Who wrote an idea and is still there, the first author first.
///
/// # Errors
/// When the database fails.
pub async fn authors(tx: &mut Tx, id: IdeaId) -> Result<Vec<AccountId>, DbError> {
    let ids: Vec<Uuid> = run!(tx, c => sqlx::query_scalar(sql!(
        "SELECT a.account FROM idea_authors a JOIN ideas i ON i.id = a.idea WHERE a.idea = $1
         ORDER BY CASE WHEN a.account = i.author THEN 0 ELSE 1 END, a.since, a.account"
    )).bind(id.0).fetch_all(c).await?);
    Ok(ids.into_iter().map(AccountId).collect())
}

/// Makes somebody an author; `false` if they are one.
///
/// # Errors
/// When the database fails.
pub async fn add_author(
    tx: &mut Tx,
    may: &MayManageOwnAccount,
    idea: IdeaId,
    now: Timestamp,
) -> Result<bool, DbError> {
    let added = run!(tx, c => sqlx::query(sql!("INSERT INTO idea_authors (idea, account, since, via) VALUES ($1, $2, $3, NULL) ON CONFLICT (idea, account) DO NOTHING"))
        .bind(idea.0).bind(may.account().0).bind(millis(now)).execute(c).await?.rows_affected());
    Ok(added == 1)
}

/// Takes oneself out of the authors; the first author stays.
///
/// # Errors
/// When the database fails.
pub async fn leave_authors(
    tx: &mut Tx,
    may: &MayManageOwnAccount,
    idea: IdeaId,
) -> Result<bool, DbError> {
    let gone = run!(tx, c => sqlx::query(sql!(
        "DELETE FROM idea_authors WHERE idea = $1 AND account = $2 AND NOT EXISTS (SELECT 1 FROM ideas i WHERE i.id = $1 AND i.author = $2)"
    )).bind(idea.0).bind(may.account().0).execute(c).await?.rows_affected());
    Ok(gone == 1)
}

/// An invitation that waits for an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invitation {
    /// Its id.
    pub id: Uuid,
    /// To which idea.
    pub idea: IdeaId,
    /// When it was sent.
    pub at: Timestamp,
    /// Until when it is good.
    pub expires_at: Timestamp,
}

type Row = (Uuid, Uuid, i64, i64);

fn invitation_of((id, idea, at, expires_at): Row) -> Result<Invitation, DbError> {
    Ok(Invitation {
        id,
        idea: IdeaId(idea),
        at: from_millis(at)?,
        expires_at: from_millis(expires_at)?,
    })
}

/// The invitations of an idea that wait for an answer.
///
/// # Errors
/// When the database fails.
pub async fn invitations(
    tx: &mut Tx,
    idea: IdeaId,
    now: Timestamp,
) -> Result<Vec<Invitation>, DbError> {
    let rows: Vec<Row> = run!(tx, c => sqlx::query_as(sql!(
        "SELECT id, idea, at, expires_at FROM idea_invitations WHERE idea = $1 AND expires_at > $2 ORDER BY at, id"
    )).bind(idea.0).bind(millis(now)).fetch_all(c).await?);
    rows.into_iter().map(invitation_of).collect()
}

/// How many invitations somebody has sent since a moment, as far as they wait.
///
/// # Errors
/// When the database fails.
pub async fn count_invited(tx: &mut Tx, by: AccountId, since: Timestamp) -> Result<i64, DbError> {
    Ok(
        run!(tx, c => sqlx::query_scalar(sql!("SELECT COUNT(*) FROM idea_invitations WHERE invited_by = $1 AND at > $2"))
        .bind(by.0).bind(millis(since)).fetch_one(c).await?),
    )
}

/// Writes an invitation down, by the hash of what stands in its link.
///
/// # Errors
/// When the database fails.
pub async fn invite(
    tx: &mut Tx,
    may: &MayEditIdea,
    invitation: &Invitation,
    secret: &[u8; 32],
) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!("INSERT INTO idea_invitations (id, idea, secret, invited_by, at, expires_at) VALUES ($1, $2, $3, $4, $5, $6)"))
        .bind(invitation.id).bind(may.idea().0).bind(secret.to_vec()).bind(may.by().0).bind(millis(invitation.at))
        .bind(millis(invitation.expires_at)).execute(c).await?.rows_affected());
    Ok(())
}

/// The invitation whose link holds this, if it is still good.
///
/// # Errors
/// When the database fails.
pub async fn invitation(
    tx: &mut Tx,
    secret: &[u8; 32],
    now: Timestamp,
) -> Result<Option<Invitation>, DbError> {
    let row: Option<Row> = run!(tx, c => sqlx::query_as(sql!(
        "SELECT id, idea, at, expires_at FROM idea_invitations WHERE secret = $1 AND expires_at > $2"
    )).bind(secret.to_vec()).bind(millis(now)).fetch_optional(c).await?);
    row.map(invitation_of).transpose()
}

/// Takes an invitation of an idea away: it was answered, or called back.
///
/// # Errors
/// When the database fails.
pub async fn end_invitation(tx: &mut Tx, idea: IdeaId, id: Uuid) -> Result<bool, DbError> {
    let gone = run!(tx, c => sqlx::query(sql!("DELETE FROM idea_invitations WHERE id = $1 AND idea = $2"))
        .bind(id).bind(idea.0).execute(c).await?.rows_affected());
    Ok(gone == 1)
}

/// Deletes invitations that are not good any more.
///
/// # Errors
/// When the database fails.
pub async fn clear_invitations(tx: &mut Tx, now: Timestamp) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!("DELETE FROM idea_invitations WHERE expires_at <= $1")).bind(millis(now)).execute(c).await?.rows_affected());
    Ok(())
}
