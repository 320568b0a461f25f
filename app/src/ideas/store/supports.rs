//! Supports: one row a person, told apart by keyed hashes; the counter of the idea changes with them.

use crate::clock::{from_millis, millis};
use crate::db::{DbError, Tx};
use crate::{run, sql};
use domain::ids::{AccountId, IdeaId};
use domain::rights::{MayFollow, MaySupport, Person};
use jiff::Timestamp;
use uuid::Uuid;

/// A keyed hash that stands for a person wherever each counts once.
pub type Tag = [u8; 32];

/// The tags of a person: of the entry of the roll where there is one, and of the account. Whoever came to be matched after supporting has
/// supported by the account already.
#[must_use]
pub fn tags(key: &[u8; 32], persons: &[Person]) -> Vec<Tag> {
    let tag = |person: &Person| {
        let mut hasher = blake3::Hasher::new_keyed(key);
        match person {
            Person::Entry(id) => hasher.update(b"entry").update(id),
            Person::Account(id) => hasher.update(b"account").update(id),
        };
        *hasher.finalize().as_bytes()
    };
    persons.iter().map(tag).collect()
}

/// The first tag and the last: the same where there is one.
pub(super) fn both(tags: &[Tag]) -> (Vec<u8>, Vec<u8>) {
    let of = |tag: Option<&Tag>| tag.map(|tag| tag.to_vec()).unwrap_or_default();
    (of(tags.first()), of(tags.last()))
}

/// Supports an idea; yields the number of supports if it is a new one.
///
/// # Errors
/// When the database fails.
pub async fn support(
    tx: &mut Tx,
    may: &MaySupport,
    tags: &[Tag],
    now: Timestamp,
) -> Result<Option<i64>, DbError> {
    let (first, last) = both(tags);
    let added = run!(tx, c => sqlx::query(sql!(
        "INSERT INTO idea_supports (idea, tag, account, via, at) SELECT $1, $2, $4, NULL, $5
         WHERE NOT EXISTS (SELECT 1 FROM idea_supports s WHERE s.idea = $1 AND s.tag IN ($2, $3)) ON CONFLICT (idea, tag) DO NOTHING"
    )).bind(may.idea().0).bind(first).bind(last).bind(may.by().0).bind(millis(now)).execute(c).await?.rows_affected());
    if added == 0 {
        return Ok(None);
    }
    Ok(Some(
        run!(tx, c => sqlx::query_scalar(sql!("UPDATE ideas SET supports = supports + 1 WHERE id = $1 RETURNING supports"))
            .bind(may.idea().0).fetch_one(c).await?),
    ))
}

/// Takes a support back, also what it was to ideas that went up in this one; `false` if there was none.
///
/// # Errors
/// When the database fails.
pub async fn unsupport(tx: &mut Tx, may: &MayFollow, tags: &[Tag]) -> Result<bool, DbError> {
    let (first, last) = both(tags);
    let ideas: Vec<Uuid> = run!(tx, c => sqlx::query_scalar(sql!(
        "DELETE FROM idea_supports WHERE tag IN ($2, $3) AND idea IN (
            WITH RECURSIVE below (idea) AS (SELECT i.id FROM ideas i WHERE i.id = $1
                UNION SELECT m.idea FROM idea_merges m JOIN below b ON m.into_idea = b.idea)
            SELECT idea FROM below) RETURNING idea"
    )).bind(may.idea().0).bind(first).bind(last).fetch_all(c).await?);
    for idea in &ideas {
        run!(tx, c => sqlx::query(sql!("UPDATE ideas SET supports = supports - 1 WHERE id = $1")).bind(*idea).execute(c).await?.rows_affected());
    }
    Ok(!ideas.is_empty())
}

/// Whether a person supports an idea, and whether the account follows it.
///
/// # Errors
/// When the database fails.
pub async fn mine(
    tx: &mut Tx,
    idea: IdeaId,
    account: AccountId,
    tags: &[Tag],
) -> Result<(bool, bool), DbError> {
    let (first, last) = both(tags);
    let (supports, follows): (i64, i64) = run!(tx, c => sqlx::query_as(sql!(
        "SELECT (SELECT COUNT(*) FROM idea_supports s WHERE s.idea = $1 AND s.tag IN ($2, $3)),
                (SELECT COUNT(*) FROM idea_follows f WHERE f.idea = $1 AND f.account = $4)"
    )).bind(idea.0).bind(first).bind(last).bind(account.0).fetch_one(c).await?);
    Ok((supports > 0, follows > 0))
}

/// Follows an idea, or does not any more; `false` if that was so already.
///
/// # Errors
/// When the database fails.
pub async fn follow(
    tx: &mut Tx,
    may: &MayFollow,
    is_wanted: bool,
    now: Timestamp,
) -> Result<bool, DbError> {
    let changed = if is_wanted {
        run!(tx, c => sqlx::query(sql!("INSERT INTO idea_follows (idea, account, at) VALUES ($1, $2, $3) ON CONFLICT (idea, account) DO NOTHING"))
            .bind(may.idea().0).bind(may.by().0).bind(millis(now)).execute(c).await?.rows_affected())
    } else {
        run!(tx, c => sqlx::query(sql!("DELETE FROM idea_follows WHERE idea = $1 AND account = $2"))
            .bind(may.idea().0).bind(may.by().0).execute(c).await?.rows_affected())
    };
    if changed == 0 {
        return Ok(false);
    }
    let by: i64 = if is_wanted { 1 } else { -1 };
    run!(tx, c => sqlx::query(sql!("UPDATE ideas SET follows = follows + $2 WHERE id = $1")).bind(may.idea().0).bind(by).execute(c).await?.rows_affected());
    Ok(true)
}

/// Notes when the official answer is due, unless that is noted or it was given.
///
/// # Errors
/// When the database fails.
pub async fn set_due(tx: &mut Tx, idea: IdeaId, due: Timestamp) -> Result<bool, DbError> {
    let set = run!(tx, c => sqlx::query(sql!("UPDATE ideas SET answer_due_at = $2 WHERE id = $1 AND answer_due_at IS NULL AND answered_at IS NULL"))
        .bind(idea.0).bind(millis(due)).execute(c).await?.rows_affected());
    Ok(set == 1)
}

/// Who supports an idea, and since when, in the order of time; those who left are not among them.
///
/// # Errors
/// When the database fails.
pub async fn supporters(tx: &mut Tx, idea: IdeaId) -> Result<Vec<(AccountId, Timestamp)>, DbError> {
    let rows: Vec<(Uuid, i64)> = run!(tx, c => sqlx::query_as(sql!("SELECT account, at FROM idea_supports WHERE idea = $1 AND account <> $2 ORDER BY at, account"))
        .bind(idea.0).bind(AccountId::ERASED.0).fetch_all(c).await?);
    let support = |(account, at)| Ok((AccountId(account), from_millis(at)?));
    rows.into_iter().map(support).collect()
}
