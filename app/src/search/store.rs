//! Rows of what can be found. Statements for one engine stand here because the two have no language for the search of texts in common.

use crate::db::{DbError, Tx};
use crate::ui::markdown;
use crate::{run, sql};
use domain::ids::{BoardId, SpaceId};
use domain::search::{self, FoundKind};
use std::collections::HashSet;
use uuid::Uuid;

/// So many of the newest texts that have all the words are ranked; a search for a word that stands everywhere costs no more than that.
pub const RANKED: i64 = 1001;
/// Characters of a text that are searched.
const MOST_INDEXED: usize = 20_000;

/// A text that everybody may read.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'a> {
    /// What it is.
    pub kind: FoundKind,
    /// Its id.
    pub id: Uuid,
    /// The space it belongs to.
    pub space: Option<SpaceId>,
    /// The board it stands on.
    pub board: Option<BoardId>,
    /// Its language (BCP 47).
    pub lang: &'a str,
    /// Its title; empty where it has none of its own.
    pub title: &'a str,
    /// The title of what it is about, where it has none of its own: shown, but not searched.
    pub about: &'a str,
    /// The text, in Markdown.
    pub text: &'a str,
    /// Where it is read.
    pub link: &'a str,
}

/// Where to look.
#[derive(Clone, Copy, Debug, Default)]
pub struct Scope {
    /// Only things of this kind.
    pub kind: Option<FoundKind>,
    /// Only in this space.
    pub space: Option<SpaceId>,
    /// Only on this board.
    pub board: Option<BoardId>,
}

/// Something that was found.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Hit {
    /// Its id.
    pub id: Uuid,
    /// What it is.
    pub kind: String,
    /// Its language.
    pub lang: String,
    /// Its title.
    pub title: String,
    /// Its text, without Markdown.
    pub body: String,
    /// Where it is read.
    pub link: String,
}

#[derive(sqlx::FromRow)]
struct Known {
    number: i64,
    title: String,
    body: String,
    tags: String,
}

/// Makes a text findable, or what is found of it the newest.
///
/// # Errors
/// When the database fails.
pub async fn index(tx: &mut Tx, entry: &Entry<'_>) -> Result<(), DbError> {
    let body: String = markdown::plain(entry.text)
        .chars()
        .take(MOST_INDEXED)
        .collect();
    let new = Known {
        number: 0,
        title: entry.title.to_owned(),
        body,
        tags: tags(Some(entry.kind), entry.space, entry.board).join(" "),
    };
    match tx {
        Tx::Sqlite(_) => index_sqlite(tx, entry, new).await,
        Tx::Postgres(_) => index_postgres(tx, entry, &new).await,
    }
}

async fn index_sqlite(tx: &mut Tx, entry: &Entry<'_>, mut new: Known) -> Result<(), DbError> {
    new.number = match known(tx, entry.id).await? {
        Some(old) => {
            unlist(tx, &old).await?;
            old.number
        }
        None => {
            run!(tx, c => sqlx::query_scalar(sql!("SELECT COALESCE(MAX(number), 0) + 1 FROM search_entries")).fetch_one(c).await?)
        }
    };
    write(tx, entry, &new).await?;
    let Tx::Sqlite(c) = tx else {
        return Ok(());
    };
    // FTS5 is told what it indexes; the text itself stands in the table of entries.
    sqlx::query(sql!(
        Sqlite,
        "INSERT INTO search_texts (rowid, title, body, tags) VALUES ($1, $2, $3, $4)"
    ))
    .bind(new.number)
    .bind(&new.title)
    .bind(&new.body)
    .bind(&new.tags)
    .execute(&mut **c)
    .await?;
    Ok(())
}

async fn index_postgres(tx: &mut Tx, entry: &Entry<'_>, new: &Known) -> Result<(), DbError> {
    // Here nothing is known by its number; a random one is in nobody's way.
    let number = i64::try_from(entry.id.as_u128() & 0x3fff_ffff_ffff_ffff).unwrap_or(0);
    let new = Known {
        number,
        title: new.title.clone(),
        body: new.body.clone(),
        tags: new.tags.clone(),
    };
    write(tx, entry, &new).await?;
    let Tx::Postgres(c) = tx else {
        return Ok(());
    };
    // `tsvector` is PostgreSQL's own.
    sqlx::query(sql!(
        Postgres,
        "INSERT INTO search_texts (entry, document)
         SELECT $1, setweight(to_tsvector(l.how, $3), 'A') || setweight(to_tsvector(l.how, $4), 'B') || CAST($5 AS TSVECTOR)
         FROM (SELECT CASE WHEN $2 LIKE 'en%' THEN 'english'::regconfig WHEN $2 LIKE 'de%' THEN 'german'::regconfig ELSE 'simple'::regconfig END AS how) l
         ON CONFLICT (entry) DO UPDATE SET document = excluded.document"
    ))
    .bind(entry.id)
    .bind(entry.lang)
    .bind(search::fold(&new.title))
    .bind(search::fold(&new.body))
    .bind(&new.tags)
    .execute(&mut **c)
    .await?;
    Ok(())
}

async fn write(tx: &mut Tx, entry: &Entry<'_>, new: &Known) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!(
        "INSERT INTO search_entries (id, number, kind, space, board, lang, title, body, tags, link, about) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
         ON CONFLICT (id) DO UPDATE SET space = excluded.space, board = excluded.board, lang = excluded.lang, title = excluded.title,
            body = excluded.body, tags = excluded.tags, link = excluded.link, about = excluded.about"
    )).bind(entry.id).bind(new.number).bind(entry.kind.word()).bind(entry.space.map(|space| space.0)).bind(entry.board.map(|board| board.0))
        .bind(entry.lang).bind(&new.title).bind(&new.body).bind(&new.tags).bind(entry.link).bind(entry.about)
        .execute(c).await?.rows_affected());
    Ok(())
}

async fn known(tx: &mut Tx, id: Uuid) -> Result<Option<Known>, DbError> {
    Ok(
        run!(tx, c => sqlx::query_as(sql!("SELECT number, title, body, tags FROM search_entries WHERE id = $1")).bind(id).fetch_optional(c).await?),
    )
}

/// Takes a text out of the index of SQLite, which has to be told once more what stood there.
async fn unlist(tx: &mut Tx, old: &Known) -> Result<(), DbError> {
    let Tx::Sqlite(c) = tx else {
        return Ok(());
    };
    // A table of FTS5 whose texts stand elsewhere is written by commands of its own.
    sqlx::query(sql!(
        Sqlite,
        "INSERT INTO search_texts (search_texts, rowid, title, body, tags) VALUES ('delete', $1, $2, $3, $4)"
    ))
    .bind(old.number)
    .bind(&old.title)
    .bind(&old.body)
    .bind(&old.tags)
    .execute(&mut **c)
    .await?;
    Ok(())
}

/// What of a kind can be found.
///
/// # Errors
/// When the database fails.
pub async fn of_kind(tx: &mut Tx, kind: FoundKind) -> Result<HashSet<Uuid>, DbError> {
    let ids: Vec<Uuid> = run!(tx, c => sqlx::query_scalar(sql!("SELECT id FROM search_entries WHERE kind = $1")).bind(kind.word()).fetch_all(c).await?);
    Ok(ids.into_iter().collect())
}

/// Lets a text be found no longer; nothing of it is kept.
///
/// # Errors
/// When the database fails.
pub async fn remove(tx: &mut Tx, id: Uuid) -> Result<(), DbError> {
    if let Some(old) = known(tx, id).await? {
        unlist(tx, &old).await?;
        run!(tx, c => sqlx::query(sql!("DELETE FROM search_entries WHERE id = $1")).bind(id).execute(c).await?.rows_affected());
    }
    Ok(())
}

/// Words under which both indexes find kind, space and board without reading rows. No word that somebody types begins so.
fn tags(kind: Option<FoundKind>, space: Option<SpaceId>, board: Option<BoardId>) -> Vec<String> {
    let kind = kind.map(|kind| format!("=k{}", kind.word()));
    let space = space.map(|space| format!("=s{}", space.0.simple()));
    let board = board.map(|board| format!("=b{}", board.0.simple()));
    kind.into_iter().chain(space).chain(board).collect()
}

/// The words as FTS5 reads them: each in quotes, all of them or any.
#[must_use]
pub fn for_sqlite(words: &[String], scope: &Scope, any: bool) -> String {
    let quoted = words.iter().map(|word| {
        let begins = word.chars().count() >= search::PREFIX_FROM;
        format!("\"{word}\"{}", if begins { "*" } else { "" })
    });
    let quoted: Vec<String> = quoted.collect();
    let quoted = quoted.join(if any { " OR " } else { " AND " });
    let within = tags(scope.kind, scope.space, scope.board).into_iter();
    let within: String = within.map(|tag| format!(" AND tags : \"{tag}\"")).collect();
    format!("({{title body}} : ({quoted})){within}")
}

/// The words as `to_tsquery` reads them.
#[must_use]
pub fn for_postgres(words: &[String], any: bool) -> String {
    let quoted = words.iter().map(|word| {
        let begins = word.chars().count() >= search::PREFIX_FROM;
        format!("'{word}'{}", if begins { ":*" } else { "" })
    });
    quoted
        .collect::<Vec<_>>()
        .join(if any { " | " } else { " & " })
}

/// Kind, space and board as a `tsquery`; empty where none is asked for.
#[must_use]
pub fn within_postgres(scope: &Scope) -> String {
    let quoted = tags(scope.kind, scope.space, scope.board).into_iter();
    let quoted: Vec<String> = quoted.map(|tag| format!("'{tag}'")).collect();
    quoted.join(" & ")
}

/// Counts a statement that is not run by [`run!`](crate::run), because it is split.
fn note(tx: &Tx) {
    match tx {
        Tx::Sqlite(lease) => lease.note_statement(),
        Tx::Postgres(lease) => lease.note_statement(),
    }
}

/// Finds what has all of these words, or with `any` one of them; the best first.
///
/// # Errors
/// When the database fails.
pub async fn find(
    tx: &mut Tx,
    words: &[String],
    scope: &Scope,
    any: bool,
    (limit, offset): (i64, i64),
) -> Result<Vec<Hit>, DbError> {
    if words.is_empty() {
        return Ok(Vec::new());
    }
    note(tx);
    Ok(match tx {
        Tx::Sqlite(c) => sqlx::query_as(sql!(Sqlite,
            "SELECT e.id, e.kind, e.lang, CASE e.title WHEN '' THEN e.about ELSE e.title END AS title, e.body, e.link
             FROM (SELECT number, place FROM (SELECT rowid AS number, bm25(search_texts, 6.0, 1.0, 0.0) AS place FROM search_texts WHERE search_texts MATCH $1
                                              ORDER BY rowid DESC LIMIT $2) ORDER BY place, number DESC LIMIT $3 OFFSET $4) f
                  CROSS JOIN search_entries e WHERE e.number = f.number
             ORDER BY f.place, f.number DESC"
        )).bind(for_sqlite(words, scope, any)).bind(RANKED).bind(limit).bind(offset).fetch_all(&mut **c).await?,
        Tx::Postgres(c) => sqlx::query_as(sql!(Postgres,
            "WITH w AS (SELECT to_tsquery('english', $1) || to_tsquery('german', $1) || to_tsquery('simple', $1) AS words),
                  q AS (SELECT words, CASE WHEN $2 = '' THEN words ELSE words && CAST($2 AS TSQUERY) END AS within FROM w)
             SELECT e.id, e.kind, e.lang, CASE e.title WHEN '' THEN e.about ELSE e.title END AS title, e.body, e.link
             FROM (SELECT r.entry, ts_rank(r.document, (SELECT words FROM q), 1) AS place
                   FROM (SELECT t.entry, t.document FROM search_texts t WHERE t.document @@ (SELECT within FROM q) ORDER BY t.entry DESC LIMIT $3) r
                   ORDER BY place DESC, r.entry DESC LIMIT $4 OFFSET $5) f
                  JOIN search_entries e ON e.id = f.entry
             ORDER BY f.place DESC, e.id DESC"
        )).bind(for_postgres(words, any)).bind(within_postgres(scope)).bind(RANKED).bind(limit).bind(offset).fetch_all(&mut **c).await?,
    })
}

/// How much has all of these words; counting stops at `most`.
///
/// # Errors
/// When the database fails.
pub async fn count(
    tx: &mut Tx,
    words: &[String],
    scope: &Scope,
    most: i64,
) -> Result<i64, DbError> {
    if words.is_empty() {
        return Ok(0);
    }
    note(tx);
    Ok(match tx {
        Tx::Sqlite(c) => sqlx::query_scalar(sql!(Sqlite,
            "SELECT COUNT(*) FROM (SELECT rowid FROM search_texts WHERE search_texts MATCH $1 LIMIT $2)"
        )).bind(for_sqlite(words, scope, false)).bind(most).fetch_one(&mut **c).await?,
        Tx::Postgres(c) => sqlx::query_scalar(sql!(Postgres,
            "WITH w AS (SELECT to_tsquery('english', $1) || to_tsquery('german', $1) || to_tsquery('simple', $1) AS words),
                  q AS (SELECT CASE WHEN $2 = '' THEN words ELSE words && CAST($2 AS TSQUERY) END AS within FROM w)
             SELECT COUNT(*) FROM (SELECT t.entry FROM search_texts t WHERE t.document @@ (SELECT within FROM q) LIMIT $3) found"
        )).bind(for_postgres(words, false)).bind(within_postgres(scope)).bind(most).fetch_one(&mut **c).await?,
    })
}
