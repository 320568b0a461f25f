//! Boards and their categories.

use crate::clock::millis;
use crate::db::{DbError, Tx};
use crate::{run, sql};
use domain::actor::Level;
use domain::idea::{Area, Board, Status};
use domain::ids::{BoardId, SpaceId};
use domain::rights::MayRunSpace;
use jiff::Timestamp;
use uuid::Uuid;

/// A board with its texts.
#[derive(Clone, Debug)]
pub struct BoardRecord {
    /// What rules ask of it.
    pub rules: Board,
    /// What it says and asks.
    pub draft: BoardDraft,
    /// Counts changes.
    pub version: i64,
}

/// A board as it is written.
#[derive(Clone, Debug, PartialEq)]
pub struct BoardDraft {
    /// Its name in addresses.
    pub slug: String,
    /// What it is called.
    pub title: String,
    /// One or two sentences.
    pub summary: String,
    /// What is asked for and what becomes of it, in Markdown.
    pub body: String,
    /// Language of the texts (BCP 47).
    pub lang: String,
    /// The assurance level of everybody who takes part.
    pub min_level: Level,
    /// So many supports ask for an official answer; 0 for never.
    pub threshold: i32,
    /// So many days later it is due.
    pub answer_days: i16,
    /// Whether ideas say where.
    pub asks_place: bool,
    /// Whether ideas say what they may cost.
    pub asks_cost: bool,
    /// The currency of costs (ISO 4217).
    pub currency: String,
    /// Where places have to lie.
    pub area: Area,
    /// Parts of the municipality to choose from.
    pub districts: Vec<String>,
    /// What statuses are called here, where that is something else than usual.
    pub status_names: Vec<(Status, String)>,
    /// Whether it takes anything.
    pub is_open: bool,
}

impl BoardRecord {
    /// Its id.
    #[must_use]
    pub fn id(&self) -> BoardId {
        self.rules.id
    }
}

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    space: Uuid,
    slug: String,
    title: String,
    summary: String,
    body: String,
    lang: String,
    min_level: i16,
    threshold: i32,
    answer_days: i16,
    asks_place: bool,
    asks_cost: bool,
    currency: String,
    area: String,
    districts: String,
    status_names: String,
    is_open: bool,
    version: i64,
}

impl TryFrom<Row> for BoardRecord {
    type Error = DbError;

    fn try_from(row: Row) -> Result<Self, DbError> {
        let min_level = Level::from_number(row.min_level).ok_or(DbError::Stored("level"))?;
        let name = |line: &str| {
            let (word, name) = line.split_once('=')?;
            Some((Status::from_word(word)?, name.to_owned()))
        };
        Ok(Self {
            rules: Board {
                id: BoardId(row.id),
                space: SpaceId(row.space),
                min_level,
                is_open: row.is_open,
                threshold: row.threshold.into(),
                answer_days: row.answer_days.into(),
            },
            version: row.version,
            draft: BoardDraft {
                slug: row.slug,
                title: row.title,
                summary: row.summary,
                body: row.body,
                lang: row.lang,
                min_level,
                threshold: row.threshold,
                answer_days: row.answer_days,
                asks_place: row.asks_place,
                asks_cost: row.asks_cost,
                currency: row.currency,
                area: Area::parse(&row.area).map_err(|_| DbError::Stored("area"))?,
                districts: row.districts.lines().map(str::to_owned).collect(),
                status_names: row.status_names.lines().filter_map(name).collect(),
                is_open: row.is_open,
            },
        })
    }
}

fn names_of(draft: &BoardDraft) -> String {
    let lines: Vec<String> = draft
        .status_names
        .iter()
        .map(|(status, name)| format!("{}={name}", status.word()))
        .collect();
    lines.join("\n")
}

/// The board with this id.
///
/// # Errors
/// When the database fails.
pub async fn board(tx: &mut Tx, id: BoardId) -> Result<Option<BoardRecord>, DbError> {
    let row: Option<Row> = run!(tx, c => sqlx::query_as(sql!(
        "SELECT id, space, slug, title, summary, body, lang, min_level, threshold, answer_days, asks_place, asks_cost, currency, area, districts, status_names,
                is_open, version FROM boards WHERE id = $1"
    )).bind(id.0).fetch_optional(c).await?);
    row.map(BoardRecord::try_from).transpose()
}

/// The board with this name in addresses.
///
/// # Errors
/// When the database fails.
pub async fn board_by_slug(tx: &mut Tx, slug: &str) -> Result<Option<BoardRecord>, DbError> {
    let row: Option<Row> = run!(tx, c => sqlx::query_as(sql!(
        "SELECT id, space, slug, title, summary, body, lang, min_level, threshold, answer_days, asks_place, asks_cost, currency, area, districts, status_names,
                is_open, version FROM boards WHERE slug = $1"
    )).bind(slug).fetch_optional(c).await?);
    row.map(BoardRecord::try_from).transpose()
}

/// The boards of a space, or with `None` of all, by title; 200 at most.
///
/// # Errors
/// When the database fails.
pub async fn boards(tx: &mut Tx, space: Option<SpaceId>) -> Result<Vec<BoardRecord>, DbError> {
    let of = space.unwrap_or(SpaceId(Uuid::nil())).0;
    let rows: Vec<Row> = run!(tx, c => sqlx::query_as(sql!(
        "SELECT id, space, slug, title, summary, body, lang, min_level, threshold, answer_days, asks_place, asks_cost, currency, area, districts, status_names,
                is_open, version FROM boards WHERE $2 OR space = $1 ORDER BY is_open DESC, title, id LIMIT 200"
    )).bind(of).bind(space.is_none()).fetch_all(c).await?);
    rows.into_iter().map(BoardRecord::try_from).collect()
}

/// Writes a board.
///
/// # Errors
/// When the database fails; a unique violation says that the name in addresses is taken.
pub async fn insert_board(
    tx: &mut Tx,
    may: &MayRunSpace,
    id: BoardId,
    draft: &BoardDraft,
    now: Timestamp,
) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!(
        "INSERT INTO boards (id, space, slug, title, summary, body, lang, min_level, threshold, answer_days, asks_place, asks_cost, currency, area, districts,
                status_names, is_open, created_at, version)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, 1)"
    )).bind(id.0).bind(may.space().0).bind(&draft.slug).bind(&draft.title).bind(&draft.summary).bind(&draft.body).bind(&draft.lang)
        .bind(draft.min_level.number()).bind(draft.threshold).bind(draft.answer_days).bind(draft.asks_place).bind(draft.asks_cost)
        .bind(&draft.currency).bind(draft.area.words()).bind(draft.districts.join("\n")).bind(names_of(draft)).bind(draft.is_open)
        .bind(millis(now)).execute(c).await?.rows_affected());
    Ok(())
}

/// Replaces what a board says and asks, if nobody changed it since `version`; `false` if somebody did.
///
/// # Errors
/// When the database fails.
pub async fn update_board(
    tx: &mut Tx,
    may: &MayRunSpace,
    id: BoardId,
    version: i64,
    draft: &BoardDraft,
) -> Result<bool, DbError> {
    let changed = run!(tx, c => sqlx::query(sql!(
        "UPDATE boards SET version = version + 1, slug = $4, title = $5, summary = $6, body = $7, lang = $8, min_level = $9, threshold = $10, answer_days = $11,
                asks_place = $12, asks_cost = $13, currency = $14, area = $15, districts = $16, status_names = $17, is_open = $18
         WHERE id = $1 AND space = $2 AND version = $3"
    )).bind(id.0).bind(may.space().0).bind(version).bind(&draft.slug).bind(&draft.title).bind(&draft.summary).bind(&draft.body).bind(&draft.lang)
        .bind(draft.min_level.number()).bind(draft.threshold).bind(draft.answer_days).bind(draft.asks_place).bind(draft.asks_cost)
        .bind(&draft.currency).bind(draft.area.words()).bind(draft.districts.join("\n")).bind(names_of(draft)).bind(draft.is_open)
        .execute(c).await?.rows_affected());
    Ok(changed == 1)
}

/// A category of a board.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Category {
    /// Its id.
    pub id: Uuid,
    /// What it is called.
    pub name: String,
}

/// The categories of a board to choose from, in their order.
///
/// # Errors
/// When the database fails.
pub async fn categories(tx: &mut Tx, board: BoardId) -> Result<Vec<Category>, DbError> {
    Ok(run!(tx, c => sqlx::query_as(sql!(
        "SELECT id, name FROM board_categories WHERE board = $1 AND removed_at IS NULL ORDER BY position, name, id"
    )).bind(board.0).fetch_all(c).await?))
}

/// Sets the categories of a board by their names, in this order: what is called the same stays the same, new names come with these ids, and what is
/// not named is removed but for the ideas that have it.
///
/// # Errors
/// When the database fails.
pub async fn set_categories(
    tx: &mut Tx,
    _may: &MayRunSpace,
    board: BoardId,
    names: &[(Uuid, String)],
    now: Timestamp,
) -> Result<(), DbError> {
    let known: Vec<(Uuid, String)> = run!(tx, c => sqlx::query_as(sql!("SELECT id, name FROM board_categories WHERE board = $1"))
        .bind(board.0).fetch_all(c).await?);
    run!(tx, c => sqlx::query(sql!("UPDATE board_categories SET removed_at = $2 WHERE board = $1 AND removed_at IS NULL"))
        .bind(board.0).bind(millis(now)).execute(c).await?.rows_affected());
    for (position, (fresh, name)) in (0_i32..).zip(names) {
        let id = known.iter().find(|(_, known)| known == name);
        let id = id.map_or(*fresh, |(id, _)| *id);
        run!(tx, c => sqlx::query(sql!(
            "INSERT INTO board_categories (id, board, name, position, removed_at) VALUES ($1, $2, $3, $4, NULL)
             ON CONFLICT (id) DO UPDATE SET position = excluded.position, removed_at = NULL"
        )).bind(id).bind(board.0).bind(name).bind(position).execute(c).await?.rows_affected());
    }
    Ok(())
}
