//! Rows of boards and ideas. What is asked for often comes by one statement.

mod amendments;
mod answers;
mod authors;
mod boards;
mod comments;
mod drafts;
mod listed;
mod lists;
mod merging;
mod reminders;
mod rounds;
mod steps;
mod supports;
mod work;
mod writing;

pub use amendments::*;
pub use answers::*;
pub use authors::*;
pub use boards::*;
pub use comments::*;
pub use drafts::*;
pub use listed::*;
pub use lists::*;
pub use merging::*;
pub use reminders::*;
pub use rounds::*;
pub use steps::*;
pub use supports::*;
pub use work::*;
pub use writing::*;

use crate::clock::from_millis;
use crate::db::{DbError, Tx};
use crate::{run, sql};
use domain::idea::{Board, Idea, Place, Status};
use domain::ids::{AccountId, BoardId, IdeaId};
use domain::moderation::Visibility;
use jiff::Timestamp;
use uuid::Uuid;

/// An idea as it stands.
#[derive(Clone, Debug)]
pub struct IdeaRecord {
    /// Its id.
    pub id: IdeaId,
    /// Its board.
    pub board: BoardId,
    /// Where it stands.
    pub status: Status,
    /// Who sees it.
    pub visibility: Visibility,
    /// What it is called.
    pub title: String,
    /// The text, in Markdown.
    pub body: String,
    /// Language of both (BCP 47).
    pub lang: String,
    /// Its category.
    pub category: Option<Uuid>,
    /// What the category is called.
    pub category_name: Option<String>,
    /// Its part of the municipality.
    pub district: Option<String>,
    /// Where it is, in words; may be empty.
    pub place: String,
    /// Where it is on the map.
    pub point: Option<Place>,
    /// What it may cost, in minor units.
    pub cost_minor: Option<i64>,
    /// Counts wordings, from 1.
    pub version: i64,
    /// The first author, or nobody where they left.
    pub author: AccountId,
    /// When it was put forward.
    pub created_at: Timestamp,
    /// When its text was changed last.
    pub updated_at: Timestamp,
    /// Supports, each of another person.
    pub supports: i64,
    /// People who follow it.
    pub follows: i64,
    /// Comments that are shown.
    pub comments: i64,
    /// Comments for it.
    pub pros: i64,
    /// Comments against it.
    pub cons: i64,
    /// Questions.
    pub questions: i64,
    /// When an official answer is due.
    pub answer_due_at: Option<Timestamp>,
    /// When it was answered.
    pub answered_at: Option<Timestamp>,
    /// The idea it went up in.
    pub merged_into: Option<IdeaId>,
}

impl IdeaRecord {
    /// What rules ask of it.
    #[must_use]
    pub fn rules(&self, board: &Board, authors: &[AccountId]) -> Idea {
        Idea {
            id: self.id,
            board: board.clone(),
            status: self.status,
            visibility: self.visibility,
            authors: authors.to_vec(),
        }
    }
}

/// A row of an idea with the name of its category.
#[derive(sqlx::FromRow)]
pub(super) struct Row {
    id: Uuid,
    board: Uuid,
    status: String,
    visibility: String,
    title: String,
    body: String,
    lang: String,
    category: Option<Uuid>,
    category_name: Option<String>,
    district: Option<String>,
    place: String,
    latitude: Option<f64>,
    longitude: Option<f64>,
    cost_minor: Option<i64>,
    version: i64,
    author: Uuid,
    created_at: i64,
    updated_at: i64,
    supports: i64,
    follows: i64,
    comments: i64,
    pros: i64,
    cons: i64,
    questions: i64,
    answer_due_at: Option<i64>,
    answered_at: Option<i64>,
    merged_into: Option<Uuid>,
}

impl TryFrom<Row> for IdeaRecord {
    type Error = DbError;

    fn try_from(row: Row) -> Result<Self, DbError> {
        let point = row.latitude.zip(row.longitude);
        Ok(Self {
            id: IdeaId(row.id),
            board: BoardId(row.board),
            status: Status::from_word(&row.status).ok_or(DbError::Stored("status of an idea"))?,
            visibility: Visibility::from_word(&row.visibility)
                .ok_or(DbError::Stored("visibility"))?,
            title: row.title,
            body: row.body,
            lang: row.lang,
            category: row.category,
            category_name: row.category_name,
            district: row.district,
            place: row.place,
            point: point.and_then(|(latitude, longitude)| Place::new(latitude, longitude)),
            cost_minor: row.cost_minor,
            version: row.version,
            author: AccountId(row.author),
            created_at: from_millis(row.created_at)?,
            updated_at: from_millis(row.updated_at)?,
            supports: row.supports,
            follows: row.follows,
            comments: row.comments,
            pros: row.pros,
            cons: row.cons,
            questions: row.questions,
            answer_due_at: row.answer_due_at.map(from_millis).transpose()?,
            answered_at: row.answered_at.map(from_millis).transpose()?,
            merged_into: row.merged_into.map(IdeaId),
        })
    }
}

/// The idea with this id, whoever may see it.
///
/// # Errors
/// When the database fails.
pub async fn find(tx: &mut Tx, id: IdeaId) -> Result<Option<IdeaRecord>, DbError> {
    let row: Option<Row> = run!(tx, c => sqlx::query_as(sql!(
        "SELECT i.id, i.board, i.status, i.visibility, i.title, i.body, i.lang, i.category, k.name AS category_name, i.district, i.place, i.latitude, i.longitude,
                i.cost_minor, i.version, i.author, i.created_at, i.updated_at, i.supports, i.follows, i.comments, i.pros, i.cons, i.questions, i.answer_due_at,
                i.answered_at, i.merged_into
         FROM ideas i LEFT JOIN board_categories k ON k.id = i.category WHERE i.id = $1"
    )).bind(id.0).fetch_optional(c).await?);
    row.map(IdeaRecord::try_from).transpose()
}
