//! Comments that come from elsewhere or are made up: an import, the demonstration, a measurement. Nobody is told of them.

use super::store::count_made;
use super::write;
use crate::clock::millis;
use crate::db::{DbError, Tx};
use crate::{ideas, run, sql};
use domain::actor::Role;
use domain::discussion::{Stance, score};
use domain::ids::{AccountId, CommentId, IdeaId};
use domain::rights::MayRunSpace;
use jiff::Timestamp;

/// A comment as it comes.
#[derive(Clone, Debug)]
pub struct Made {
    /// Its id: the same each time it is brought in.
    pub id: CommentId,
    /// The comment it replies to.
    pub parent: Option<CommentId>,
    /// Its stance; none for a reply.
    pub stance: Option<Stance>,
    /// The role in which its author speaks for the administration.
    pub role: Option<Role>,
    /// What it says.
    pub body: String,
    /// Language of the text.
    pub lang: String,
    /// Who wrote it; nobody where that is not known.
    pub author: AccountId,
    /// When.
    pub at: Timestamp,
    /// How many people found it helpful, and how many did not.
    pub rated: (i64, i64),
}

/// Brings in comments on an idea, those that are replied to before their replies; yields how many are new.
///
/// # Errors
/// When the database fails, or there is no such idea.
pub async fn put(
    tx: &mut Tx,
    _may: &MayRunSpace,
    idea: IdeaId,
    comments: &[Made],
) -> Result<usize, DbError> {
    let topic = ideas::topic(tx, idea).await?;
    let topic = topic.ok_or(DbError::Stored("idea of a comment"))?;
    let mut new = 0;
    for comment in comments {
        let number = match comment.parent {
            Some(parent) => count_made(tx, parent, comment.role.map(|_| comment.id)).await?,
            None => 0,
        };
        let (helpful, not) = comment.rated;
        let rated = helpful + not;
        let added = run!(tx, c => sqlx::query(sql!(
            "INSERT INTO comments (id, idea, parent, number, author, role, stance, body, lang, visibility, withdrawn_at, version, created_at, edited_at,
                                   replies, answer, helpful, rated, score, untold)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'visible', NULL, 1, $10, NULL, 0, NULL, $11, $12, $13, $14) ON CONFLICT (id) DO NOTHING"
        )).bind(comment.id.0).bind(idea.0).bind(comment.parent.map(|parent| parent.0)).bind(number).bind(comment.author.0)
            .bind(comment.role.map(Role::word)).bind(comment.stance.map_or("", Stance::word)).bind(&comment.body).bind(&comment.lang)
            .bind(millis(comment.at)).bind(helpful).bind(rated).bind(score(helpful, rated)).bind(false).execute(c).await?.rows_affected());
        if added == 0 {
            continue;
        }
        new += 1;
        ideas::count_comment(tx, idea, comment.stance, 1, comment.at).await?;
        write::list(tx, &topic, comment.id, (&comment.body, &comment.lang)).await?;
    }
    Ok(new)
}
