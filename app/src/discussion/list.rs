//! One page of a discussion: which comments, with the replies that are shown at once.

use super::store::{self, AT_ONCE, Row};
use crate::db::{DbError, Tx};
use crate::form::Fields;
use domain::discussion::{Cursor, Key, Side, Sort, balanced};
use domain::ids::{AccountId, CommentId, IdeaId};
use std::collections::{HashMap, VecDeque};
use uuid::Uuid;

/// A comment with those of its replies that are shown.
#[derive(Clone, Debug)]
pub struct Thread {
    /// The comment.
    pub comment: Row,
    /// Replies, in their order.
    pub replies: Vec<Row>,
}

/// One page.
#[derive(Clone, Debug)]
pub struct Listed {
    /// Its order.
    pub sort: Sort,
    /// The comments.
    pub threads: Vec<Thread>,
    /// Where the next page begins.
    pub next: Option<String>,
    /// Whether it is the first one.
    pub is_first: bool,
}

/// The page that an address asks for: `sort`, and `after` from where on, or `at` from which comment on.
///
/// # Errors
/// When the database fails.
pub async fn load(
    tx: &mut Tx,
    idea: IdeaId,
    query: &Fields,
    reader: Option<AccountId>,
) -> Result<Listed, DbError> {
    let at = query.get("at").parse().ok().map(CommentId);
    let anchor = match at {
        Some(at) => store::find(tx, at, reader).await?,
        None => None,
    };
    let anchor = anchor.filter(|row| row.idea == idea.0 && row.parent.is_none());
    let sort = match &anchor {
        Some(_) => Sort::Newest,
        None => Sort::from_word(query.get("sort")).unwrap_or(Sort::Newest),
    };
    let after = query.get("after");
    let (keys, next) = match sort {
        Sort::Newest => {
            let start = anchor.as_ref().map(from_here);
            let start = start.unwrap_or_else(|| Cursor::after(after));
            page(store::newest(tx, idea, start).await?)
        }
        Sort::Helpful => page(store::helpful(tx, idea, Cursor::after(after)).await?),
        Sort::Balanced => in_balance(tx, idea, after).await?,
    };
    let ids: Vec<Uuid> = keys.iter().map(|key| key.id).collect();
    Ok(Listed {
        sort,
        threads: threads(tx, &ids, reader).await?,
        next: next.map(|cursor| cursor.text()),
        is_first: after.is_empty() && anchor.is_none(),
    })
}

/// The place just before a comment: a page from there begins with it.
fn from_here(row: &Row) -> Key {
    let number = row.id.as_u128();
    match number.checked_add(1) {
        Some(next) => Key {
            id: Uuid::from_u128(next),
            ..row.key()
        },
        None => Key::TOP,
    }
}

/// What is shown of one more than a page, and where the next one begins.
fn page(mut keys: Vec<Key>) -> (Vec<Key>, Option<Cursor>) {
    let has_more = keys.len() > AT_ONCE;
    keys.truncate(AT_ONCE);
    let last = keys.last().filter(|_| has_more);
    let next = last.map(|key| Cursor::After(*key));
    (keys, next)
}

async fn in_balance(
    tx: &mut Tx,
    idea: IdeaId,
    after: &str,
) -> Result<(Vec<Key>, Option<Cursor>), DbError> {
    let (mut ends, turns) = Cursor::sides(after);
    let mut sides: [VecDeque<Key>; 4] = Default::default();
    for side in Side::ALL {
        let keys = store::of_side(tx, idea, side, ends[side.index()]).await?;
        sides[side.index()] = keys.into();
    }
    let (taken, turns) = balanced(&mut sides, turns, AT_ONCE);
    for (side, key) in &taken {
        ends[side.index()] = *key;
    }
    let has_more = sides.iter().any(|side| !side.is_empty());
    let next = has_more.then_some(Cursor::Sides(ends, turns));
    Ok((taken.into_iter().map(|(_, key)| key).collect(), next))
}

/// These comments in this order, each with its first replies and the newest one by the administration.
///
/// # Errors
/// When the database fails.
pub async fn threads(
    tx: &mut Tx,
    ids: &[Uuid],
    reader: Option<AccountId>,
) -> Result<Vec<Thread>, DbError> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let comments = store::by_ids(tx, ids, reader).await?;
    let mut replies = store::first_replies(tx, ids, reader).await?;
    let answers: Vec<Uuid> = comments.iter().filter_map(|row| row.answer).collect();
    if !answers.is_empty() {
        let answers = store::by_ids(tx, &answers, reader).await?;
        replies.extend(answers.into_iter().filter(|answer| answer.number > 3));
    }
    let mut of: HashMap<Uuid, Vec<Row>> = HashMap::new();
    for reply in replies {
        of.entry(reply.parent.unwrap_or_default())
            .or_default()
            .push(reply);
    }
    let mut by_id: HashMap<Uuid, Row> = comments.into_iter().map(|row| (row.id, row)).collect();
    let thread = |id: &Uuid| {
        Some(Thread {
            comment: by_id.remove(id)?,
            replies: of.remove(id).unwrap_or_default(),
        })
    };
    Ok(ids.iter().filter_map(thread).collect())
}
