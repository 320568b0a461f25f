//! The ideas of a board as an Atom feed (RFC 4287): what everybody may see, whoever asks, because feed readers share what they fetched.

use super::wanted::Wanted;
use crate::error::{Answer, OrNotFound};
use crate::ideas::store::{self, IdeaRecord};
use crate::ui::atom::{Entry, Feed, Words};
use crate::ui::markdown;
use crate::web::{Name, Query, Visit};
use domain::idea::Sort;
use domain::ids::{AccountId, IdeaId};
use jiff::Timestamp;

/// Ideas in the feed.
const MOST: i64 = 50;
/// Characters of each that are told.
const TOLD: usize = 600;

/// `GET /boards/{slug}/ideas.atom`, filtered as the list is.
pub async fn atom(visit: Visit, Name(slug): Name, Query(query): Query) -> Answer {
    let mut tx = visit.app.db.read().await?;
    let board = store::board_by_slug(&mut tx, &slug).await?.or_not_found()?;
    let categories = store::categories(&mut tx, board.id()).await?;
    let wanted = Wanted {
        mine: false,
        followed: false,
        after: None,
        sort: Sort::Newest,
        ..Wanted::of(&query, &board, &categories)
    };
    let listed = store::listed(&mut tx, board.id(), &wanted, AccountId::ERASED, MOST).await?;
    let ids: Vec<IdeaId> = listed.ideas.iter().map(|(id, _)| *id).collect();
    let ideas = store::records(&mut tx, &ids).await?;
    drop(tx);
    let base = visit.app.site.base_url.as_str().trim_end_matches('/');
    let updated = ideas.iter().map(|idea| idea.updated_at).max();
    let this = wanted.address(&format!("/boards/{slug}/ideas.atom"), None);
    let feed = Feed {
        id: format!("urn:uuid:{}", board.id()),
        lang: &board.draft.lang,
        title: &board.draft.title,
        address: format!("{base}{this}"),
        page: format!("{base}/boards/{slug}"),
        updated: updated.unwrap_or(Timestamp::UNIX_EPOCH),
        max_age: 300,
        entries: ideas.iter().map(|idea| entry(idea, base)).collect(),
    };
    Ok(feed.answer(&visit))
}

fn entry(idea: &IdeaRecord, base: &str) -> Entry {
    let told = markdown::plain(&idea.body).chars().take(TOLD).collect();
    Entry {
        id: format!("urn:uuid:{}", idea.id),
        lang: idea.lang.clone(),
        title: idea.title.clone(),
        published: Some(idea.created_at),
        updated: idea.updated_at,
        address: format!("{base}/ideas/{}", idea.id),
        words: Words::Summary(told),
    }
}
