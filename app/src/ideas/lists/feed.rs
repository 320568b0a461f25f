//! The ideas of a board as an Atom feed (RFC 4287): what everybody may see, whoever asks, because feed readers share what they fetched.

use super::wanted::Wanted;
use crate::error::{Answer, OrNotFound};
use crate::ideas::store::{self, IdeaRecord};
use crate::ui::markdown;
use crate::ui::xml::{element, text};
use crate::web::{Name, Query, Visit};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, VARY};
use axum::response::IntoResponse;
use domain::idea::Sort;
use domain::ids::{AccountId, IdeaId};

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
    let updated = updated.unwrap_or(jiff::Timestamp::UNIX_EPOCH);
    let here = text(&format!("{base}/boards/{slug}"));
    let this = text(&format!(
        "{base}{}",
        wanted.address(&format!("/boards/{slug}/ideas.atom"), None)
    ));
    let entries: String = ideas.iter().map(|idea| entry(idea, base)).collect();
    let xml = format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n<id>urn:uuid:{}</id>\n{}\n\
         <updated>{updated}</updated>\n<author>{}</author>\n<link rel=\"self\" href=\"{this}\"/>\n<link href=\"{here}\"/>\n{entries}</feed>\n",
        text(&board.draft.lang),
        board.id(),
        element("title", &board.draft.title),
        element("name", &visit.app.site.operator),
    );
    let caching = if visit.session.id().is_some() {
        "private, max-age=300"
    } else {
        "public, max-age=300"
    };
    let headers = [
        (CONTENT_TYPE, "application/atom+xml; charset=utf-8"),
        (CACHE_CONTROL, caching),
        (VARY, "Accept-Language, Cookie"),
    ];
    Ok((headers, xml).into_response())
}

fn entry(idea: &IdeaRecord, base: &str) -> String {
    let told: String = markdown::plain(&idea.body).chars().take(TOLD).collect();
    format!(
        "<entry xml:lang=\"{}\">\n<id>urn:uuid:{}</id>\n{}\n<published>{}</published>\n<updated>{}</updated>\n<link href=\"{}/ideas/{}\"/>\n{}\n</entry>\n",
        text(&idea.lang),
        idea.id,
        element("title", &idea.title),
        idea.created_at,
        idea.updated_at,
        text(base),
        idea.id,
        element("summary", &told),
    )
}
