//! An idea with what is asked for whenever somebody comes to it: its board, its space, and who wrote it.

use super::store::{self, BoardRecord, IdeaRecord};
use crate::db::{DbError, Tx};
use crate::error::{OrNotFound, Problem};
use crate::spaces;
use crate::web::Visit;
use domain::idea::Idea;
use domain::ids::IdeaId;
use domain::rights;
use domain::space::Space;

/// An idea that somebody may see.
#[derive(Clone, Debug)]
pub struct Seen {
    /// The idea.
    pub idea: IdeaRecord,
    /// Its board.
    pub board: BoardRecord,
    /// Its space with its phases.
    pub space: Space,
    /// What rules ask of it, its authors among them.
    pub rules: Idea,
}

impl Seen {
    /// Loads an idea, whoever may see it; `None` if there is none.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn find(tx: &mut Tx, id: IdeaId) -> Result<Option<Self>, DbError> {
        let Some(idea) = store::find(tx, id).await? else {
            return Ok(None);
        };
        let board = store::board(tx, idea.board).await?;
        let board = board.ok_or(DbError::Stored("board of an idea"))?;
        let authors = store::authors(tx, id).await?;
        let space = spaces::rules_of(tx, board.rules.space).await?;
        let rules = idea.rules(&board.rules, &authors);
        Ok(Some(Self {
            idea,
            board,
            space,
            rules,
        }))
    }

    /// Loads an idea for a visitor; what they may not see is not there.
    ///
    /// # Errors
    /// [`Problem::NotFound`], or when the database fails.
    pub async fn load(visit: &Visit, tx: &mut Tx, id: IdeaId) -> Result<Self, Problem> {
        let found = Self::find(tx, id).await?.or_not_found()?;
        if rights::may_see_idea(&visit.actor, &found.rules) {
            Ok(found)
        } else {
            Err(Problem::NotFound)
        }
    }

    /// The address of its page.
    #[must_use]
    pub fn path(&self) -> String {
        format!("/ideas/{}", self.idea.id)
    }
}
