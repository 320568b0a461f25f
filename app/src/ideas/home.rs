//! What the home page and pages of spaces show of ideas.

use super::list::{brief, tile};
use super::store::{self, BoardRecord, IdeaRecord};
use crate::db::{DbError, Tx};
use crate::t;
use crate::web::Visit;
use domain::ids::{BoardId, SpaceId};
use leptos::prelude::*;

/// Ideas shown.
const SHOWN: i64 = 4;

/// The ideas that were put forward last.
pub struct Fresh {
    ideas: Vec<IdeaRecord>,
    boards: Vec<BoardRecord>,
}

impl Fresh {
    /// Loads them.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn load(tx: &mut Tx) -> Result<Self, DbError> {
        let ideas = store::newest(tx, None, None, SHOWN).await?;
        let boards = match ideas.is_empty() {
            true => Vec::new(),
            false => store::boards(tx, None).await?,
        };
        Ok(Self { ideas, boards })
    }

    /// The section; nothing where there is no idea.
    pub fn section(&self, visit: &Visit) -> impl IntoView + use<> {
        let l = visit.locale;
        (!self.ideas.is_empty()).then(|| {
            let card = |idea: &IdeaRecord| {
                let board = self.boards.iter().find(|board| board.id() == idea.board)?;
                Some(brief(visit, board, idea, None))
            };
            let cards: Vec<_> = self.ideas.iter().filter_map(card).collect();
            view! { <div class="head"><h2>{t!(l, "ideas-fresh")}</h2><a href="/ideas">{t!(l, "home-all-ideas")}</a></div><ul class="idea-list">{cards}</ul> }
        })
    }
}

/// The boards of one space.
pub struct Boards {
    boards: Vec<BoardRecord>,
    counts: Vec<(BoardId, i64)>,
}

impl Boards {
    /// Loads them.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn load(tx: &mut Tx, space: SpaceId) -> Result<Self, DbError> {
        let boards = store::boards(tx, Some(space)).await?;
        let counts = match boards.is_empty() {
            true => Vec::new(),
            false => store::count_by_board(tx).await?,
        };
        Ok(Self { boards, counts })
    }

    /// The section; nothing where there is no board.
    pub fn section(&self, visit: &Visit) -> impl IntoView + use<> {
        let l = visit.locale;
        (!self.boards.is_empty()).then(|| {
            let tiles = self
                .boards
                .iter()
                .map(|board| {
                    let count = self.counts.iter().find(|(id, _)| *id == board.id());
                    tile(visit, board, count.map_or(0, |(_, n)| *n))
                })
                .collect_view();
            view! { <section aria-labelledby="boards"><div class="head"><h2 id="boards">{t!(l, "ideas-title")}</h2></div><ul class="grid">{tiles}</ul></section> }
        })
    }
}
