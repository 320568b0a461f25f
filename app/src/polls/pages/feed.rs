//! The list of open and coming polls as an Atom feed (RFC 4287). Only what everybody may see is on these shelves, whoever asks: feed readers
//! share what they fetched.

use crate::error::Answer;
use crate::polls::store::{self, ListedPoll, Shelf, Wanted};
use crate::t;
use crate::ui::atom::{Entry, Feed, Words};
use crate::web::Visit;
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
    let base = visit.app.site.base_url.as_str().trim_end_matches('/');
    let place = visit.app.site.name.as_str();
    let title = t!(visit.locale, "feed-title", place = place);
    let updated = polls.iter().map(|poll| poll.opens_at).max();
    let feed = Feed {
        id: format!("{base}/polls"),
        lang: visit.locale.tag(),
        title: &title,
        address: format!("{base}/polls.atom"),
        page: format!("{base}/polls"),
        updated: updated.unwrap_or(Timestamp::UNIX_EPOCH),
        max_age: 300,
        entries: polls.iter().map(|poll| entry(poll, base)).collect(),
    };
    Ok(feed.answer(&visit))
}

fn entry(poll: &ListedPoll, base: &str) -> Entry {
    Entry {
        id: format!("urn:uuid:{}", poll.id),
        lang: poll.lang.clone(),
        title: poll.title.clone(),
        published: None,
        updated: poll.opens_at,
        address: format!("{base}/polls/{}", poll.id),
        words: Words::Summary(poll.summary.clone()),
    }
}
