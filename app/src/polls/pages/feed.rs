//! The list of open and coming polls as an Atom feed (RFC 4287). Only what everybody may see is on these shelves, whoever asks: feed readers
//! share what they fetched.

use crate::error::Answer;
use crate::polls::store::{self, ListedPoll, Shelf, Wanted};
use crate::t;
use crate::ui::xml::{element, text};
use crate::web::Visit;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, VARY};
use axum::response::IntoResponse;
use jiff::Timestamp;

/// Polls of each kind in the feed.
const MOST: i64 = 50;

/// `GET /polls.atom`
pub async fn atom(visit: Visit) -> Answer {
    let mut tx = visit.app.db.read().await?;
    let mut polls = store::listed(&mut tx, &Wanted::first(Shelf::Open, visit.now, MOST)).await?;
    polls.extend(store::listed(&mut tx, &Wanted::first(Shelf::Upcoming, visit.now, MOST)).await?);
    drop(tx);
    polls.sort_by_key(|poll| std::cmp::Reverse(poll.opens_at));
    let base = visit
        .app
        .site
        .base_url
        .as_str()
        .trim_end_matches('/')
        .to_owned();
    let title = t!(
        visit.locale,
        "feed-title",
        place = visit.app.site.name.as_str()
    );
    let updated = polls
        .iter()
        .map(|poll| poll.opens_at)
        .max()
        .unwrap_or(Timestamp::UNIX_EPOCH);
    let entries: String = polls.iter().map(|poll| entry(poll, &base)).collect();
    let xml = format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n<id>{base}/polls</id>\n{}\n\
         <updated>{updated}</updated>\n<author><name>{}</name></author>\n<link rel=\"self\" href=\"{base}/polls.atom\"/>\n<link href=\"{base}/polls\"/>\n{entries}</feed>\n",
        visit.locale.tag(),
        element("title", &title),
        text(&visit.app.site.operator),
        base = text(&base),
    );
    // The same for everybody but for the language of its title; still nobody's session is to lie in a cache that others share.
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

fn entry(poll: &ListedPoll, base: &str) -> String {
    format!(
        "<entry xml:lang=\"{}\">\n<id>urn:uuid:{}</id>\n{}\n<updated>{}</updated>\n<link href=\"{}/polls/{}\"/>\n<summary>{}</summary>\n</entry>\n",
        text(&poll.lang),
        poll.id,
        element("title", &poll.title),
        poll.opens_at,
        text(base),
        poll.id,
        text(&poll.summary),
    )
}
