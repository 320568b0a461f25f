//! Pages of a list of ideas: which ideas, by one statement for each order so that an index serves it, and then their rows.

use super::{IdeaRecord, Row};
use crate::db::{DbError, Tx};
use crate::ideas::lists::{Cursor, Wanted};
use crate::search::{self, Scope};
use crate::{run, sql};
use domain::idea::{Sort, Status};
use domain::ids::{AccountId, BoardId, IdeaId};
use domain::search::FoundKind;
use std::collections::HashMap;
use uuid::Uuid;

/// So many ideas are read at once.
pub const AT_ONCE: usize = 64;
/// So many of the newest ideas with all the words are looked at, where they are filtered or stand in another order than how well they fit.
const LOOKED_AT: i64 = 20_000;

/// A page of a list.
#[derive(Clone, Debug, Default)]
pub struct Listed {
    /// The ideas, in their order.
    pub ideas: Vec<(IdeaId, Cursor)>,
    /// How many there are on all pages, where that was found out on the way.
    pub found: Option<i64>,
}

/// Binds what all lists ask for, in this order: board, status, whether of any category, category, district, whether by anybody, whose, whether
/// followed or not.
macro_rules! filtered {
    ($query:expr, $board:expr, $wanted:expr, $whose:expr) => {
        $query
            .bind($board.0)
            .bind($wanted.status.map_or("", Status::word))
            .bind($wanted.category.is_none())
            .bind($wanted.category.unwrap_or(Uuid::nil()))
            .bind(&$wanted.district)
            .bind(!$wanted.mine)
            .bind($whose.0)
            .bind(!$wanted.followed)
    };
}

/// The ideas of a page.
///
/// # Errors
/// When the database fails.
pub async fn listed(
    tx: &mut Tx,
    board: BoardId,
    wanted: &Wanted,
    whose: AccountId,
    limit: i64,
) -> Result<Listed, DbError> {
    let words = domain::search::query(&wanted.words);
    if !words.is_empty() {
        return with_words(tx, board, wanted, &words, whose, limit).await;
    }
    if !wanted.words.is_empty() {
        // Signs alone are in no idea.
        return Ok(Listed {
            found: Some(0),
            ..Listed::default()
        });
    }
    if wanted.sort == Sort::Random {
        return at_random(tx, board, wanted, whose, limit).await;
    }
    let (key, id) = wanted
        .after
        .map_or((i64::MAX, Uuid::max()), |after| (after.key, after.id.0));
    let rows: Vec<(Uuid, i64)> = run!(tx, c => {
        let query = match wanted.sort {
            Sort::Supported => sqlx::query_as(sql!(
                "SELECT i.id, i.supports FROM ideas i
                 WHERE i.board = $1 AND i.visibility = 'visible' AND i.status NOT IN ('withdrawn', 'merged') AND ($2 = '' OR i.status = $2) AND ($3 OR i.category = $4)
                     AND ($5 = '' OR i.district = $5) AND ($6 OR EXISTS (SELECT 1 FROM idea_authors a WHERE a.idea = i.id AND a.account = $7))
                     AND ($8 OR EXISTS (SELECT 1 FROM idea_follows f WHERE f.idea = i.id AND f.account = $7)) AND i.supports <= $9 AND (i.supports < $9 OR i.id < $10)
                 ORDER BY i.supports DESC, i.id DESC LIMIT $11"
            )),
            Sort::Discussed => sqlx::query_as(sql!(
                "SELECT i.id, i.comments FROM ideas i
                 WHERE i.board = $1 AND i.visibility = 'visible' AND i.status NOT IN ('withdrawn', 'merged') AND ($2 = '' OR i.status = $2) AND ($3 OR i.category = $4)
                     AND ($5 = '' OR i.district = $5) AND ($6 OR EXISTS (SELECT 1 FROM idea_authors a WHERE a.idea = i.id AND a.account = $7))
                     AND ($8 OR EXISTS (SELECT 1 FROM idea_follows f WHERE f.idea = i.id AND f.account = $7)) AND i.comments <= $9 AND (i.comments < $9 OR i.id < $10)
                 ORDER BY i.comments DESC, i.id DESC LIMIT $11"
            )),
            Sort::Active => sqlx::query_as(sql!(
                "SELECT i.id, i.last_activity_at FROM ideas i
                 WHERE i.board = $1 AND i.visibility = 'visible' AND i.status NOT IN ('withdrawn', 'merged') AND ($2 = '' OR i.status = $2) AND ($3 OR i.category = $4)
                     AND ($5 = '' OR i.district = $5) AND ($6 OR EXISTS (SELECT 1 FROM idea_authors a WHERE a.idea = i.id AND a.account = $7))
                     AND ($8 OR EXISTS (SELECT 1 FROM idea_follows f WHERE f.idea = i.id AND f.account = $7)) AND i.last_activity_at <= $9 AND (i.last_activity_at < $9 OR i.id < $10)
                 ORDER BY i.last_activity_at DESC, i.id DESC LIMIT $11"
            )),
            Sort::Newest | Sort::Random | Sort::Fitting => sqlx::query_as(sql!(
                "SELECT i.id, i.created_at FROM ideas i
                 WHERE i.board = $1 AND i.visibility = 'visible' AND i.status NOT IN ('withdrawn', 'merged') AND ($2 = '' OR i.status = $2) AND ($3 OR i.category = $4)
                     AND ($5 = '' OR i.district = $5) AND ($6 OR EXISTS (SELECT 1 FROM idea_authors a WHERE a.idea = i.id AND a.account = $7))
                     AND ($8 OR EXISTS (SELECT 1 FROM idea_follows f WHERE f.idea = i.id AND f.account = $7)) AND i.created_at <= $9 AND (i.created_at < $9 OR i.id < $10)
                 ORDER BY i.created_at DESC, i.id DESC LIMIT $11"
            )),
        };
        filtered!(query, board, wanted, whose).bind(key).bind(id).bind(limit).fetch_all(c).await?
    });
    Ok(Listed {
        ideas: rows
            .into_iter()
            .map(|(id, key)| placed(false, key, id))
            .collect(),
        found: None,
    })
}

fn placed(lap: bool, key: i64, id: Uuid) -> (IdeaId, Cursor) {
    let id = IdeaId(id);
    (id, Cursor { lap, key, id })
}

/// An order at random that stays: ideas lie on a ring by the number drawn for each, and the list goes once around it from where the seed says.
async fn at_random(
    tx: &mut Tx,
    board: BoardId,
    wanted: &Wanted,
    whose: AccountId,
    limit: i64,
) -> Result<Listed, DbError> {
    let seed = i64::from(wanted.seed.unwrap_or(0));
    let (lap, key, id) = wanted
        .after
        .map_or((false, seed - 1, Uuid::max()), |after| {
            (after.lap, after.key, after.id.0)
        });
    let rows: Vec<(i64, i64, Uuid)> = run!(tx, c => {
        let query = sqlx::query_as(sql!(
            "SELECT u.lap, u.shuffle, u.id FROM (
                SELECT * FROM (SELECT CAST(0 AS BIGINT) AS lap, i.shuffle, i.id FROM ideas i
                 WHERE i.board = $1 AND i.visibility = 'visible' AND i.status NOT IN ('withdrawn', 'merged') AND ($2 = '' OR i.status = $2) AND ($3 OR i.category = $4)
                     AND ($5 = '' OR i.district = $5) AND ($6 OR EXISTS (SELECT 1 FROM idea_authors a WHERE a.idea = i.id AND a.account = $7))
                     AND ($8 OR EXISTS (SELECT 1 FROM idea_follows f WHERE f.idea = i.id AND f.account = $7))
                     AND $12 = 0 AND i.shuffle >= $9 AND (i.shuffle > $9 OR i.id > $10) ORDER BY i.shuffle, i.id LIMIT $11) ahead
                UNION ALL
                SELECT * FROM (SELECT CAST(1 AS BIGINT) AS lap, i.shuffle, i.id FROM ideas i
                 WHERE i.board = $1 AND i.visibility = 'visible' AND i.status NOT IN ('withdrawn', 'merged') AND ($2 = '' OR i.status = $2) AND ($3 OR i.category = $4)
                     AND ($5 = '' OR i.district = $5) AND ($6 OR EXISTS (SELECT 1 FROM idea_authors a WHERE a.idea = i.id AND a.account = $7))
                     AND ($8 OR EXISTS (SELECT 1 FROM idea_follows f WHERE f.idea = i.id AND f.account = $7))
                     AND i.shuffle < $13 AND ($12 = 0 OR i.shuffle > $9 OR (i.shuffle = $9 AND i.id > $10)) ORDER BY i.shuffle, i.id LIMIT $11) around
             ) u ORDER BY u.lap, u.shuffle, u.id LIMIT $11"
        ));
        filtered!(query, board, wanted, whose).bind(key).bind(id).bind(limit).bind(i64::from(lap)).bind(seed).fetch_all(c).await?
    });
    let ideas = rows.into_iter();
    Ok(Listed {
        ideas: ideas
            .map(|(lap, key, id)| placed(lap == 1, key, id))
            .collect(),
        found: None,
    })
}

/// Ideas that have all the words. The index of words belongs to the search; joining it here is one statement instead of thousands of ids, and it is
/// the split between the engines.
async fn with_words(
    tx: &mut Tx,
    board: BoardId,
    wanted: &Wanted,
    words: &[String],
    whose: AccountId,
    limit: i64,
) -> Result<Listed, DbError> {
    let scope = Scope {
        kind: Some(FoundKind::Idea),
        board: Some(board),
        space: None,
    };
    let (key, id) = wanted
        .after
        .map_or((i64::MAX, Uuid::max()), |after| (after.key, after.id.0));
    let sort = wanted.sort.word();
    // Where some are left out, or another order is asked for, the newest are not enough.
    let looked_at = match (wanted.sort, wanted.is_narrowed()) {
        (Sort::Fitting, false) => search::RANKED,
        _ => LOOKED_AT,
    };
    let rows: Vec<(Uuid, i64, i64)> = match tx {
        Tx::Sqlite(c) => {
            c.note_statement();
            let query = sqlx::query_as(sql!(Sqlite,
                "SELECT h.id, h.place, h.found FROM (
                    SELECT i.id, COUNT(*) OVER () AS found, CASE $12 WHEN 'newest' THEN i.created_at WHEN 'supported' THEN i.supports WHEN 'discussed' THEN i.comments
                        WHEN 'active' THEN i.last_activity_at ELSE CAST(t.place * -1000000 AS INTEGER) END AS place
                    FROM (SELECT rowid AS number, bm25(search_texts, 6.0, 1.0, 0.0) AS place FROM search_texts WHERE search_texts MATCH $13 ORDER BY rowid DESC LIMIT $14) t
                         JOIN search_entries e ON e.number = t.number JOIN ideas i ON i.id = e.id
                    WHERE i.board = $1 AND i.visibility = 'visible' AND i.status NOT IN ('withdrawn', 'merged') AND ($2 = '' OR i.status = $2) AND ($3 OR i.category = $4)
                        AND ($5 = '' OR i.district = $5) AND ($6 OR EXISTS (SELECT 1 FROM idea_authors a WHERE a.idea = i.id AND a.account = $7))
                        AND ($8 OR EXISTS (SELECT 1 FROM idea_follows f WHERE f.idea = i.id AND f.account = $7))
                 ) h WHERE h.place <= $9 AND (h.place < $9 OR h.id < $10) ORDER BY h.place DESC, h.id DESC LIMIT $11"
            ));
            filtered!(query, board, wanted, whose)
                .bind(key)
                .bind(id)
                .bind(limit)
                .bind(sort)
                .bind(search::for_sqlite(words, &scope, false))
                .bind(looked_at)
                .fetch_all(&mut **c)
                .await?
        }
        Tx::Postgres(c) => {
            c.note_statement();
            let query = sqlx::query_as(sql!(Postgres,
                "WITH q AS (SELECT to_tsquery('english', $13) || to_tsquery('german', $13) || to_tsquery('simple', $13) AS words),
                      s AS (SELECT words && CAST($15 AS TSQUERY) AS within FROM q)
                 SELECT h.id, h.place, h.found FROM (
                    SELECT i.id, COUNT(*) OVER () AS found, CASE $12 WHEN 'newest' THEN i.created_at WHEN 'supported' THEN i.supports WHEN 'discussed' THEN i.comments
                        WHEN 'active' THEN i.last_activity_at ELSE CAST(ts_rank(t.document, (SELECT words FROM q), 1) * 1000000 AS BIGINT) END AS place
                    FROM (SELECT x.entry, x.document FROM search_texts x WHERE x.document @@ (SELECT within FROM s) ORDER BY x.entry DESC LIMIT $14) t
                         JOIN ideas i ON i.id = t.entry
                    WHERE i.board = $1 AND i.visibility = 'visible' AND i.status NOT IN ('withdrawn', 'merged') AND ($2 = '' OR i.status = $2) AND ($3 OR i.category = $4)
                        AND ($5 = '' OR i.district = $5) AND ($6 OR EXISTS (SELECT 1 FROM idea_authors a WHERE a.idea = i.id AND a.account = $7))
                        AND ($8 OR EXISTS (SELECT 1 FROM idea_follows f WHERE f.idea = i.id AND f.account = $7))
                 ) h WHERE h.place <= $9 AND (h.place < $9 OR h.id < $10) ORDER BY h.place DESC, h.id DESC LIMIT $11"
            ));
            filtered!(query, board, wanted, whose)
                .bind(key)
                .bind(id)
                .bind(limit)
                .bind(sort)
                .bind(search::for_postgres(words, false))
                .bind(looked_at)
                .bind(search::within_postgres(&scope))
                .fetch_all(&mut **c)
                .await?
        }
    };
    let found = rows.first().map(|(_, _, found)| *found);
    Ok(Listed {
        ideas: rows
            .into_iter()
            .map(|(id, key, _)| placed(false, key, id))
            .collect(),
        found: Some(found.unwrap_or(0)),
    })
}

/// How many ideas a list without words has in all; counting stops at `most`.
///
/// # Errors
/// When the database fails.
pub async fn count_listed(
    tx: &mut Tx,
    board: BoardId,
    wanted: &Wanted,
    whose: AccountId,
    most: i64,
) -> Result<i64, DbError> {
    Ok(run!(tx, c => {
        let query = sqlx::query_scalar(sql!(
            "SELECT COUNT(*) FROM (SELECT i.id FROM ideas i
             WHERE i.board = $1 AND i.visibility = 'visible' AND i.status NOT IN ('withdrawn', 'merged') AND ($2 = '' OR i.status = $2) AND ($3 OR i.category = $4)
                 AND ($5 = '' OR i.district = $5) AND ($6 OR EXISTS (SELECT 1 FROM idea_authors a WHERE a.idea = i.id AND a.account = $7))
                 AND ($8 OR EXISTS (SELECT 1 FROM idea_follows f WHERE f.idea = i.id AND f.account = $7)) LIMIT $9) found"
        ));
        filtered!(query, board, wanted, whose).bind(most).fetch_one(c).await?
    }))
}

/// The rows of these ideas, in the order of the ids; those that are gone meanwhile are left out. At most [`AT_ONCE`].
///
/// # Errors
/// When the database fails.
pub async fn records(tx: &mut Tx, ids: &[IdeaId]) -> Result<Vec<IdeaRecord>, DbError> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let rows: Vec<Row> = run!(tx, c => {
        let mut query = sqlx::query_as(sql!(
            "SELECT i.id, i.board, i.status, i.visibility, i.title, i.body, i.lang, i.category, k.name AS category_name, i.district, i.place, i.latitude, i.longitude,
                    i.cost_minor, i.version, i.author, i.created_at, i.updated_at, i.supports, i.follows, i.comments, i.pros, i.cons, i.questions, i.answer_due_at,
                    i.answered_at, i.merged_into
             FROM ideas i LEFT JOIN board_categories k ON k.id = i.category
             WHERE i.id IN ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34, $35, $36, $37, $38, $39, $40, $41, $42, $43, $44, $45, $46, $47, $48, $49, $50, $51, $52, $53, $54, $55, $56, $57, $58, $59, $60, $61, $62, $63, $64)"
        ));
        for at in 0..AT_ONCE {
            query = query.bind(ids.get(at).map_or(Uuid::nil(), |id| id.0));
        }
        query.fetch_all(c).await?
    });
    let mut found = HashMap::new();
    for row in rows {
        let record = IdeaRecord::try_from(row)?;
        found.insert(record.id, record);
    }
    Ok(ids.iter().filter_map(|id| found.remove(id)).collect())
}
