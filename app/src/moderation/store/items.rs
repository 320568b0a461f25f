//! What waits for moderators, or was decided: one row for each piece of content.

use crate::clock::{from_millis, millis};
use crate::db::{DbError, Tx};
use crate::{run, sql};
use domain::ids::{AccountId, ItemId, SpaceId};
use domain::moderation::rules::Why;
use domain::moderation::{self, Claim, ContentKind, Ground, Label, Origin};
use domain::rights::{MayDecide, MayModerate};
use jiff::Timestamp;
use uuid::Uuid;

/// Characters of a text that the queue shows.
const EXCERPT: usize = 400;

/// An item.
#[derive(Clone, Debug)]
pub struct Item {
    /// Its id.
    pub id: ItemId,
    /// Where.
    pub space: SpaceId,
    /// What it is about.
    pub kind: ContentKind,
    /// Which.
    pub content: Uuid,
    /// The idea that belongs to.
    pub about: Uuid,
    /// Who wrote it.
    pub author: Option<AccountId>,
    /// What it was called when it came.
    pub title: String,
    /// How it began then.
    pub excerpt: String,
    /// Language of both.
    pub lang: String,
    /// Why it came.
    pub origin: Origin,
    /// What the rules noticed.
    pub why: Vec<Why>,
    /// The grounds of the reports.
    pub grounds: Vec<Ground>,
    /// The note beside the content.
    pub label: Option<Label>,
    /// Whether it waits.
    pub is_open: bool,
    /// How urgent it is.
    pub urgency: i64,
    /// Reports that are not answered.
    pub reports: i64,
    /// Since when it waits.
    pub opened_at: Timestamp,
    /// Until when it should be decided.
    pub due_at: Timestamp,
    /// When it was decided last.
    pub decided_at: Option<Timestamp>,
    /// Who works on it.
    pub claim: Option<Claim>,
}

#[derive(sqlx::FromRow)]
pub(super) struct Row {
    id: Uuid,
    space: Uuid,
    kind: String,
    content: Uuid,
    about: Uuid,
    author: Option<Uuid>,
    title: String,
    excerpt: String,
    lang: String,
    origin: String,
    why: String,
    grounds: String,
    label: Option<String>,
    state: String,
    urgency: i64,
    reports: i64,
    opened_at: i64,
    due_at: i64,
    decided_at: Option<i64>,
    claimed_by: Option<Uuid>,
    claimed_until: Option<i64>,
}

impl TryFrom<Row> for Item {
    type Error = DbError;

    fn try_from(row: Row) -> Result<Self, DbError> {
        let claim = match row.claimed_by.zip(row.claimed_until) {
            Some((by, until)) => Some(Claim {
                by: AccountId(by),
                until: from_millis(until)?,
            }),
            None => None,
        };
        Ok(Self {
            id: ItemId(row.id),
            space: SpaceId(row.space),
            kind: ContentKind::from_word(&row.kind).ok_or(DbError::Stored("kind of content"))?,
            content: row.content,
            about: row.about,
            author: row.author.map(AccountId),
            title: row.title,
            excerpt: row.excerpt,
            lang: row.lang,
            origin: Origin::from_word(&row.origin).ok_or(DbError::Stored("origin"))?,
            why: row
                .why
                .split_whitespace()
                .filter_map(Why::from_word)
                .collect(),
            grounds: grounds(&row.grounds),
            label: row.label.as_deref().and_then(Label::from_word),
            is_open: row.state == OPEN,
            urgency: row.urgency,
            reports: row.reports,
            opened_at: from_millis(row.opened_at)?,
            due_at: from_millis(row.due_at)?,
            decided_at: row.decided_at.map(from_millis).transpose()?,
            claim,
        })
    }
}

/// The state of what waits.
const OPEN: &str = "open";

fn grounds(words: &str) -> Vec<Ground> {
    let words = words.split_whitespace();
    words.filter_map(Ground::from_word).collect()
}

fn joined(words: impl Iterator<Item = &'static str>) -> String {
    words.collect::<Vec<_>>().join(" ")
}

/// The item with this id.
///
/// # Errors
/// When the database fails.
pub async fn find(tx: &mut Tx, id: ItemId) -> Result<Option<Item>, DbError> {
    let row: Option<Row> = run!(tx, c => sqlx::query_as(sql!(
        "SELECT id, space, kind, content, about, author, title, excerpt, lang, origin, why, grounds, label, state, urgency, reports, opened_at, due_at,
                decided_at, claimed_by, claimed_until FROM moderation_items WHERE id = $1"
    )).bind(id.0).fetch_optional(c).await?);
    row.map(Item::try_from).transpose()
}

/// The item about a piece of content.
///
/// # Errors
/// When the database fails.
pub async fn about(tx: &mut Tx, kind: ContentKind, content: Uuid) -> Result<Option<Item>, DbError> {
    let row: Option<Row> = run!(tx, c => sqlx::query_as(sql!(
        "SELECT id, space, kind, content, about, author, title, excerpt, lang, origin, why, grounds, label, state, urgency, reports, opened_at, due_at,
                decided_at, claimed_by, claimed_until FROM moderation_items WHERE kind = $1 AND content = $2"
    )).bind(kind.word()).bind(content).fetch_optional(c).await?);
    row.map(Item::try_from).transpose()
}

/// Items that came after a moment and until another (milliseconds since 1970), oldest first, at most `limit`.
///
/// # Errors
/// When the database fails.
pub async fn opened_between(
    tx: &mut Tx,
    after: i64,
    until: i64,
    limit: i64,
) -> Result<Vec<Item>, DbError> {
    let rows: Vec<Row> = run!(tx, c => sqlx::query_as(sql!(
        "SELECT id, space, kind, content, about, author, title, excerpt, lang, origin, why, grounds, label, state, urgency, reports, opened_at, due_at,
                decided_at, claimed_by, claimed_until FROM moderation_items WHERE opened_at > $1 AND opened_at <= $2 ORDER BY opened_at, id LIMIT $3"
    )).bind(after).bind(until).bind(limit).fetch_all(c).await?);
    rows.into_iter().map(Item::try_from).collect()
}

/// How content stands that its author edits.
#[derive(Clone, Copy, Debug)]
pub struct Waits {
    /// Moderators asked for a change, and nothing was decided since.
    pub asked_for_change: bool,
    /// It waits for moderators, and is not public until then.
    pub is_open_and_held: bool,
}

/// How content stands that its author edits; `None` if moderators never saw it.
///
/// # Errors
/// When the database fails.
pub async fn standing_of(
    tx: &mut Tx,
    kind: ContentKind,
    content: Uuid,
) -> Result<Option<Waits>, DbError> {
    let Some(item) = about(tx, kind, content).await? else {
        return Ok(None);
    };
    let last: Option<String> = run!(tx, c => sqlx::query_scalar(sql!(
        "SELECT decision FROM statements WHERE item = $1 AND undone_at IS NULL ORDER BY at DESC, id DESC LIMIT 1"
    )).bind(item.id.0).fetch_optional(c).await?);
    Ok(Some(Waits {
        asked_for_change: !item.is_open && last.as_deref() == Some("change"),
        is_open_and_held: item.is_open && item.origin != Origin::Report,
    }))
}

/// Content that comes to the moderators.
pub struct Opened<'a> {
    /// The id of the item, if there is none yet.
    pub id: Uuid,
    /// Where.
    pub space: SpaceId,
    /// What it is.
    pub kind: ContentKind,
    /// Which.
    pub content: Uuid,
    /// The idea it belongs to.
    pub about: Uuid,
    /// Who wrote it.
    pub author: Option<AccountId>,
    /// What it is called.
    pub title: &'a str,
    /// What it says.
    pub text: &'a str,
    /// Language of both.
    pub lang: &'a str,
    /// Why it comes.
    pub origin: Origin,
    /// What the rules noticed.
    pub why: &'a [Why],
    /// The ground of a report.
    pub ground: Option<Ground>,
    /// When.
    pub now: Timestamp,
}

/// Lets content wait for moderators; what waits already is added to. Yields the item.
///
/// # Errors
/// When the database fails.
pub async fn open(tx: &mut Tx, opened: &Opened<'_>) -> Result<ItemId, DbError> {
    let before = about(tx, opened.kind, opened.content).await?;
    let waits = before.as_ref().filter(|item| item.is_open);
    let mut all_grounds = waits.map(|item| item.grounds.clone()).unwrap_or_default();
    all_grounds.extend(opened.ground);
    let mut why = waits.map(|item| item.why.clone()).unwrap_or_default();
    why.extend(opened.why);
    why.sort_unstable();
    why.dedup();
    let urgency = moderation::urgency(&all_grounds);
    let opened_at = waits.map_or(opened.now, |item| item.opened_at);
    let due_at = moderation::due_at(urgency, opened_at);
    // What the rules held stays held until it is decided, also if somebody reports it meanwhile.
    let origin = waits.map_or(opened.origin, |item| match item.origin {
        Origin::Report => opened.origin,
        held => held,
    });
    let reports = i64::try_from(all_grounds.len()).unwrap_or(i64::MAX);
    let id = before.as_ref().map_or(ItemId(opened.id), |item| item.id);
    let excerpt: String = opened.text.chars().take(EXCERPT).collect();
    run!(tx, c => sqlx::query(sql!(
        "INSERT INTO moderation_items (id, space, kind, content, about, author, title, excerpt, lang, origin, why, grounds, label, state, urgency, reports,
            opened_at, due_at, decided_at, claimed_by, claimed_until)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, NULL, 'open', $13, $14, $15, $16, NULL, NULL, NULL)
         ON CONFLICT (id) DO UPDATE SET space = excluded.space, title = excluded.title, excerpt = excluded.excerpt, lang = excluded.lang, origin = excluded.origin,
            why = excluded.why, grounds = excluded.grounds, state = 'open', urgency = excluded.urgency, reports = excluded.reports,
            opened_at = excluded.opened_at, due_at = excluded.due_at"
    )).bind(id.0).bind(opened.space.0).bind(opened.kind.word()).bind(opened.content).bind(opened.about).bind(opened.author.map(|author| author.0))
        .bind(opened.title).bind(excerpt).bind(opened.lang).bind(origin.word()).bind(joined(why.iter().map(|why| why.word())))
        .bind(joined(all_grounds.iter().map(|ground| ground.word()))).bind(i64::from(urgency)).bind(reports)
        .bind(millis(opened_at)).bind(millis(due_at)).execute(c).await?.rows_affected());
    Ok(id)
}

/// Lets somebody work on an item, if nobody else does; `false` if somebody was faster, or it is decided.
///
/// # Errors
/// When the database fails.
pub async fn claim(
    tx: &mut Tx,
    may: &MayModerate,
    id: ItemId,
    claim: &Claim,
    now: Timestamp,
) -> Result<bool, DbError> {
    let claimed = run!(tx, c => sqlx::query(sql!(
        "UPDATE moderation_items SET claimed_by = $3, claimed_until = $4
         WHERE id = $1 AND space = $2 AND state = 'open' AND (claimed_by IS NULL OR claimed_by = $3 OR claimed_until <= $5)"
    )).bind(id.0).bind(may.space().0).bind(may.by().0).bind(millis(claim.until)).bind(millis(now)).execute(c).await?.rows_affected());
    Ok(claimed == 1)
}

/// Lets go of an item that one works on oneself.
///
/// # Errors
/// When the database fails.
pub async fn release(tx: &mut Tx, may: &MayModerate, id: ItemId) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!("UPDATE moderation_items SET claimed_by = NULL, claimed_until = NULL WHERE id = $1 AND claimed_by = $2"))
        .bind(id.0).bind(may.by().0).execute(c).await?.rows_affected());
    Ok(())
}

/// Notes that an item is decided: nobody works on it any more, and its reports are answered.
///
/// # Errors
/// When the database fails.
pub async fn close(tx: &mut Tx, _: &MayDecide, id: ItemId, now: Timestamp) -> Result<(), DbError> {
    shut(tx, id, now).await
}

/// Closes an item whose content is gone: its author took it away.
///
/// # Errors
/// When the database fails.
pub async fn close_gone(
    tx: &mut Tx,
    _: &MayModerate,
    id: ItemId,
    now: Timestamp,
) -> Result<(), DbError> {
    shut(tx, id, now).await
}

async fn shut(tx: &mut Tx, id: ItemId, now: Timestamp) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!(
        "UPDATE moderation_items SET state = 'decided', decided_at = $2, claimed_by = NULL, claimed_until = NULL, reports = 0, grounds = '' WHERE id = $1"
    )).bind(id.0).bind(millis(now)).execute(c).await?.rows_affected());
    run!(tx, c => sqlx::query(sql!("UPDATE reports SET closed_at = $2 WHERE item = $1 AND closed_at IS NULL"))
        .bind(id.0).bind(millis(now)).execute(c).await?.rows_affected());
    Ok(())
}

/// Sets the note beside the content of an item, or takes it away.
///
/// # Errors
/// When the database fails.
pub async fn set_label(
    tx: &mut Tx,
    _: &MayDecide,
    id: ItemId,
    label: Option<Label>,
) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!("UPDATE moderation_items SET label = $2 WHERE id = $1"))
        .bind(id.0).bind(label.map(Label::word)).execute(c).await?.rows_affected());
    Ok(())
}

/// What moderators note beside an idea and all that belongs to it: the ids of content, each with its note.
///
/// # Errors
/// When the database fails.
pub async fn labels_about(tx: &mut Tx, idea: Uuid) -> Result<Vec<(Uuid, Label)>, DbError> {
    let rows: Vec<(Uuid, String)> = run!(tx, c => sqlx::query_as(sql!(
        "SELECT content, label FROM moderation_items WHERE about = $1 AND label IS NOT NULL LIMIT 1000"
    )).bind(idea).fetch_all(c).await?);
    let known = |(content, word): (Uuid, String)| Some((content, Label::from_word(&word)?));
    Ok(rows.into_iter().filter_map(known).collect())
}
