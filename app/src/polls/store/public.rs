//! What everybody may read: lists of polls, corrections.

use crate::clock::{from_millis, millis};
use crate::db::{DbError, Tx};
use crate::{run, sql};
use domain::ids::PollId;
use domain::poll::PollState;
use jiff::Timestamp;
use uuid::Uuid;

/// A poll in a list.
#[derive(Clone, Debug)]
pub struct ListedPoll {
    /// Its id.
    pub id: PollId,
    /// Where it stands in its life.
    pub state: PollState,
    /// Language of the texts (BCP 47).
    pub lang: String,
    /// The question.
    pub title: String,
    /// One or two sentences: why it is asked.
    pub summary: String,
    /// When it opens or opened.
    pub opens_at: Timestamp,
    /// When it closes or closed.
    pub closes_at: Timestamp,
    /// Number of persons who may vote, where that is known.
    pub eligible: Option<i64>,
    /// How many have taken part.
    pub voted: i64,
    /// Title of the space.
    pub space_title: String,
}

#[derive(sqlx::FromRow)]
struct ListedRow {
    id: Uuid,
    state: String,
    lang: String,
    title: String,
    summary: String,
    opens_at: i64,
    closes_at: i64,
    eligible: Option<i64>,
    voted: i64,
    space_title: String,
}

impl TryFrom<ListedRow> for ListedPoll {
    type Error = DbError;

    fn try_from(row: ListedRow) -> Result<Self, DbError> {
        Ok(Self {
            id: PollId(row.id),
            state: PollState::from_word(&row.state).ok_or(DbError::Stored("poll state"))?,
            lang: row.lang,
            title: row.title,
            summary: row.summary,
            opens_at: from_millis(row.opens_at)?,
            closes_at: from_millis(row.closes_at)?,
            eligible: row.eligible,
            voted: row.voted,
            space_title: row.space_title,
        })
    }
}

/// Which polls a list is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shelf {
    /// Those that take ballots, closing soonest first.
    Open,
    /// Those that open later, opening soonest first.
    Upcoming,
    /// Those that are closed, closed last first.
    Closed,
}

/// What a list is asked for.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// Which polls.
    pub shelf: Shelf,
    /// Name of the space in addresses; empty for all.
    pub space: String,
    /// Words in question or reason; empty for all.
    pub words: String,
    /// The place the page begins after: time (of closing; of opening for upcoming ones) and id.
    pub after: Option<(i64, PollId)>,
    /// Now.
    pub now: Timestamp,
    /// Most polls wanted.
    pub limit: i64,
}

impl Wanted {
    /// The first polls of a shelf.
    #[must_use]
    pub fn first(shelf: Shelf, now: Timestamp, limit: i64) -> Self {
        Self {
            shelf,
            space: String::new(),
            words: String::new(),
            after: None,
            now,
            limit,
        }
    }

    fn after(&self) -> (i64, Uuid) {
        let start = match self.shelf {
            Shelf::Open | Shelf::Upcoming => (i64::MIN, Uuid::nil()),
            Shelf::Closed => (i64::MAX, Uuid::max()),
        };
        self.after.map_or(start, |(time, id)| (time, id.0))
    }

    /// The words as a pattern of LIKE, with `!` before what would be a wildcard.
    fn pattern(&self) -> String {
        if self.words.is_empty() {
            return String::new();
        }
        let mut pattern = String::from("%");
        for c in self.words.chars() {
            if matches!(c, '%' | '_' | '!') {
                pattern.push('!');
            }
            pattern.push(c);
        }
        pattern.push('%');
        pattern
    }
}

/// A page of polls. Each list walks an index in its order and stops after `limit`, however many polls there are.
///
/// # Errors
/// When the database fails.
pub async fn listed(tx: &mut Tx, wanted: &Wanted) -> Result<Vec<ListedPoll>, DbError> {
    let (time, id) = wanted.after();
    let (space, pattern, now, limit) = (
        &wanted.space,
        wanted.pattern(),
        millis(wanted.now),
        wanted.limit,
    );
    let rows: Vec<ListedRow> = match wanted.shelf {
        Shelf::Open => run!(tx, c => sqlx::query_as(sql!(
            "SELECT p.id, p.state, p.lang, p.title, p.summary, p.opens_at, p.closes_at, p.eligible, COALESCE(t.voted, 0) AS voted, s.title AS space_title
             FROM polls p JOIN spaces s ON s.id = p.space LEFT JOIN turnout t ON t.poll = p.id
             WHERE p.state = 'open' AND p.closes_at > $1 AND (p.closes_at > $2 OR (p.closes_at = $2 AND p.id > $3)) AND ($4 = '' OR s.slug = $4)
               AND ($5 = '' OR LOWER(p.title) LIKE LOWER($5) ESCAPE '!' OR LOWER(p.summary) LIKE LOWER($5) ESCAPE '!')
             ORDER BY p.closes_at, p.id LIMIT $6"
        )).bind(now).bind(time).bind(id).bind(space).bind(pattern).bind(limit).fetch_all(c).await?),
        Shelf::Upcoming => run!(tx, c => sqlx::query_as(sql!(
            "SELECT p.id, p.state, p.lang, p.title, p.summary, p.opens_at, p.closes_at, p.eligible, CAST(0 AS BIGINT) AS voted, s.title AS space_title
             FROM polls p JOIN spaces s ON s.id = p.space
             WHERE p.state = 'published' AND (p.opens_at > $1 OR (p.opens_at = $1 AND p.id > $2)) AND ($3 = '' OR s.slug = $3)
               AND ($4 = '' OR LOWER(p.title) LIKE LOWER($4) ESCAPE '!' OR LOWER(p.summary) LIKE LOWER($4) ESCAPE '!')
             ORDER BY p.opens_at, p.id LIMIT $5"
        )).bind(time).bind(id).bind(space).bind(pattern).bind(limit).fetch_all(c).await?),
        // Two states, each walked along its index; together at most twice the limit are sorted.
        Shelf::Closed => run!(tx, c => sqlx::query_as(sql!(
            "SELECT p.id, p.state, p.lang, p.title, p.summary, p.opens_at, p.closes_at, p.eligible, COALESCE(t.voted, 0) AS voted, s.title AS space_title
             FROM (SELECT a.id FROM (SELECT q.id FROM polls q JOIN spaces o ON o.id = q.space
                      WHERE q.state = 'closed' AND (q.closes_at < $1 OR (q.closes_at = $1 AND q.id < $2)) AND ($3 = '' OR o.slug = $3)
                        AND ($4 = '' OR LOWER(q.title) LIKE LOWER($4) ESCAPE '!' OR LOWER(q.summary) LIKE LOWER($4) ESCAPE '!')
                      ORDER BY q.closes_at DESC, q.id DESC LIMIT $5) a
                   UNION ALL SELECT b.id FROM (SELECT q.id FROM polls q JOIN spaces o ON o.id = q.space
                      WHERE q.state = 'archived' AND (q.closes_at < $1 OR (q.closes_at = $1 AND q.id < $2)) AND ($3 = '' OR o.slug = $3)
                        AND ($4 = '' OR LOWER(q.title) LIKE LOWER($4) ESCAPE '!' OR LOWER(q.summary) LIKE LOWER($4) ESCAPE '!')
                      ORDER BY q.closes_at DESC, q.id DESC LIMIT $5) b) f
             JOIN polls p ON p.id = f.id JOIN spaces s ON s.id = p.space LEFT JOIN turnout t ON t.poll = p.id
             ORDER BY p.closes_at DESC, p.id DESC LIMIT $5"
        )).bind(time).bind(id).bind(space).bind(pattern).bind(limit).fetch_all(c).await?),
    };
    rows.into_iter().map(ListedPoll::try_from).collect()
}

/// How many polls there are on a shelf that match; counting stops at `limit`.
///
/// # Errors
/// When the database fails.
pub async fn count_listed(tx: &mut Tx, wanted: &Wanted, limit: i64) -> Result<i64, DbError> {
    let (space, pattern) = (&wanted.space, wanted.pattern());
    let [first, second] = match wanted.shelf {
        Shelf::Open => ["open", "open"],
        Shelf::Upcoming => ["published", "published"],
        Shelf::Closed => ["closed", "archived"],
    };
    let closes_after = if wanted.shelf == Shelf::Open {
        millis(wanted.now)
    } else {
        i64::MIN
    };
    Ok(run!(tx, c => sqlx::query_scalar(sql!(
        "SELECT COUNT(*) FROM (SELECT 1 AS one FROM polls p JOIN spaces s ON s.id = p.space
            WHERE p.state IN ($1, $2) AND p.closes_at > $3 AND ($4 = '' OR s.slug = $4)
              AND ($5 = '' OR LOWER(p.title) LIKE LOWER($5) ESCAPE '!' OR LOWER(p.summary) LIKE LOWER($5) ESCAPE '!') LIMIT $6) f"
    )).bind(first).bind(second).bind(closes_after).bind(space).bind(pattern).bind(limit).fetch_one(c).await?))
}

/// Spaces that polls can be filtered by: name in addresses and title.
///
/// # Errors
/// When the database fails.
pub async fn spaces_to_filter(tx: &mut Tx) -> Result<Vec<(String, String)>, DbError> {
    Ok(
        run!(tx, c => sqlx::query_as(sql!("SELECT slug, title FROM spaces ORDER BY title LIMIT 100")).fetch_all(c).await?),
    )
}

/// A public correction.
#[derive(Clone, Debug)]
pub struct PollNote {
    /// When it was published.
    pub at: Timestamp,
    /// What it says, in Markdown.
    pub body: String,
}

/// The corrections of a poll, newest first.
///
/// # Errors
/// When the database fails.
pub async fn notes(tx: &mut Tx, poll: PollId) -> Result<Vec<PollNote>, DbError> {
    let rows: Vec<(i64, String)> = run!(tx, c => sqlx::query_as(sql!("SELECT at, body FROM poll_notes WHERE poll = $1 ORDER BY at DESC, id DESC"))
        .bind(poll.0).fetch_all(c).await?);
    rows.into_iter()
        .map(|(at, body)| {
            Ok(PollNote {
                at: from_millis(at)?,
                body,
            })
        })
        .collect()
}
