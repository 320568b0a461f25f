//! Decisions with their statements of reasons, and who was told.

use crate::clock::{from_millis, millis};
use crate::db::{DbError, Tx};
use crate::{run, sql};
use domain::ids::{AccountId, ItemId, SpaceId, StatementId};
use domain::moderation::{
    ContentKind, Decision, Ground, Label, Part, Source, Standing, ThreadRule, Visibility,
};
use domain::rights::MayDecide;
use jiff::Timestamp;
use uuid::Uuid;

/// The word of a decision that undoes another.
pub const UNDO: &str = "undo";

/// A decision with its reasons.
#[derive(Clone, Debug)]
pub struct Statement {
    /// Its id.
    pub id: StatementId,
    /// The item it is about.
    pub item: ItemId,
    /// Where it holds.
    pub space: SpaceId,
    /// What it is about.
    pub kind: ContentKind,
    /// Which.
    pub content: Uuid,
    /// Who wrote that.
    pub author: Option<AccountId>,
    /// What it was called.
    pub title: String,
    /// Language of the title.
    pub lang: String,
    /// The word of the decision.
    pub decision: String,
    /// What belongs to it.
    pub detail: String,
    /// When it ends by itself.
    pub ends_at: Option<Timestamp>,
    /// On what ground; none where nothing is taken away.
    pub ground: Option<Ground>,
    /// Facts and circumstances.
    pub facts: String,
    /// What led to it.
    pub source: Source,
    /// Whether a rule noticed the content.
    pub automated_detection: bool,
    /// Whether a program decided.
    pub automated_decision: bool,
    /// How the content stood before.
    pub before: Standing,
    /// Who decided.
    pub decided_by: AccountId,
    /// When.
    pub at: Timestamp,
    /// Since when the content waited for it.
    pub opened_at: Timestamp,
    /// When it was undone.
    pub undone_at: Option<Timestamp>,
    /// The decision it undoes.
    pub undoes: Option<StatementId>,
    /// The appeal that led to it.
    pub appeal: Option<Uuid>,
}

impl Statement {
    /// What was decided; `None` for one that undoes another.
    #[must_use]
    pub fn decided(&self) -> Option<Decision> {
        Decision::from_words(&self.decision, &self.detail)
    }
}

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    item: Uuid,
    space: Uuid,
    kind: String,
    content: Uuid,
    author: Option<Uuid>,
    title: String,
    lang: String,
    decision: String,
    detail: String,
    ends_at: Option<i64>,
    ground: String,
    facts: String,
    source: String,
    automated_detection: bool,
    automated_decision: bool,
    before_visibility: String,
    before_label: Option<String>,
    before_locked: bool,
    before_slow: i64,
    decided_by: Uuid,
    at: i64,
    opened_at: i64,
    undone_at: Option<i64>,
    statement: Option<Uuid>,
    appeal: Option<Uuid>,
}

impl TryFrom<Row> for Statement {
    type Error = DbError;

    fn try_from(row: Row) -> Result<Self, DbError> {
        let kind = ContentKind::from_word(&row.kind).ok_or(DbError::Stored("kind of content"))?;
        let before = Standing {
            kind,
            visibility: Visibility::from_word(&row.before_visibility)
                .ok_or(DbError::Stored("visibility"))?,
            label: row.before_label.as_deref().and_then(Label::from_word),
            thread: ThreadRule {
                is_locked: row.before_locked,
                slow_minutes: u32::try_from(row.before_slow)
                    .map_err(|_| DbError::Stored("minutes"))?,
            },
            suspended_until: None,
        };
        Ok(Self {
            id: StatementId(row.id),
            item: ItemId(row.item),
            space: SpaceId(row.space),
            kind,
            content: row.content,
            author: row.author.map(AccountId),
            title: row.title,
            lang: row.lang,
            decision: row.decision,
            detail: row.detail,
            ends_at: row.ends_at.map(from_millis).transpose()?,
            ground: Ground::from_word(&row.ground),
            facts: row.facts,
            source: Source::from_word(&row.source).ok_or(DbError::Stored("source"))?,
            automated_detection: row.automated_detection,
            automated_decision: row.automated_decision,
            before,
            decided_by: AccountId(row.decided_by),
            at: from_millis(row.at)?,
            opened_at: from_millis(row.opened_at)?,
            undone_at: row.undone_at.map(from_millis).transpose()?,
            undoes: row.statement.map(StatementId),
            appeal: row.appeal,
        })
    }
}

/// Writes a statement.
///
/// # Errors
/// When the database fails.
pub async fn add(tx: &mut Tx, may: &MayDecide, of: &Statement) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!(
        "INSERT INTO statements (id, item, space, kind, content, author, title, lang, decision, detail, ends_at, ground, facts, source, automated_detection,
            automated_decision, before_visibility, before_label, before_locked, before_slow, decided_by, at, opened_at, undone_at, statement, appeal)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, NULL, $24, $25)"
    )).bind(of.id.0).bind(of.item.0).bind(may.space().0).bind(of.kind.word()).bind(of.content).bind(of.author.map(|author| author.0)).bind(&of.title)
        .bind(&of.lang).bind(&of.decision).bind(&of.detail).bind(of.ends_at.map(millis)).bind(of.ground.map_or("", Ground::word)).bind(&of.facts)
        .bind(of.source.word()).bind(of.automated_detection).bind(of.automated_decision).bind(of.before.visibility.word())
        .bind(of.before.label.map(Label::word)).bind(of.before.thread.is_locked).bind(i64::from(of.before.thread.slow_minutes)).bind(may.by().0)
        .bind(millis(of.at)).bind(millis(of.opened_at)).bind(of.undoes.map(|undoes| undoes.0)).bind(of.appeal).execute(c).await?.rows_affected());
    Ok(())
}

/// Notes that a decision is undone; `false` if it was already.
///
/// # Errors
/// When the database fails.
pub async fn undo(
    tx: &mut Tx,
    _: &MayDecide,
    id: StatementId,
    now: Timestamp,
) -> Result<bool, DbError> {
    let undone = run!(tx, c => sqlx::query(sql!("UPDATE statements SET undone_at = $2 WHERE id = $1 AND undone_at IS NULL"))
        .bind(id.0).bind(millis(now)).execute(c).await?.rows_affected());
    Ok(undone == 1)
}

/// The statement with this id.
///
/// # Errors
/// When the database fails.
pub async fn find(tx: &mut Tx, id: StatementId) -> Result<Option<Statement>, DbError> {
    let row: Option<Row> = run!(tx, c => sqlx::query_as(sql!(
        "SELECT id, item, space, kind, content, author, title, lang, decision, detail, ends_at, ground, facts, source, automated_detection, automated_decision,
                before_visibility, before_label, before_locked, before_slow, decided_by, at, opened_at, undone_at, statement, appeal FROM statements WHERE id = $1"
    )).bind(id.0).fetch_optional(c).await?);
    row.map(Statement::try_from).transpose()
}

/// The statements about an item, newest first.
///
/// # Errors
/// When the database fails.
pub async fn of_item(tx: &mut Tx, item: ItemId) -> Result<Vec<Statement>, DbError> {
    let rows: Vec<Row> = run!(tx, c => sqlx::query_as(sql!(
        "SELECT id, item, space, kind, content, author, title, lang, decision, detail, ends_at, ground, facts, source, automated_detection, automated_decision,
                before_visibility, before_label, before_locked, before_slow, decided_by, at, opened_at, undone_at, statement, appeal
         FROM statements WHERE item = $1 ORDER BY at DESC, id DESC LIMIT 100"
    )).bind(item.0).fetch_all(c).await?);
    rows.into_iter().map(Statement::try_from).collect()
}

/// Decisions about what an author wrote in a space: the word of each, and how often, without those that were undone.
///
/// # Errors
/// When the database fails.
pub async fn about_author(
    tx: &mut Tx,
    author: AccountId,
    space: SpaceId,
) -> Result<Vec<(String, i64)>, DbError> {
    Ok(run!(tx, c => sqlx::query_as(sql!(
        "SELECT decision, COUNT(*) FROM statements WHERE author = $1 AND space = $2 AND undone_at IS NULL AND statement IS NULL GROUP BY decision ORDER BY decision"
    )).bind(author.0).bind(space.0).fetch_all(c).await?))
}

/// Statements somebody was told of, newest first, from before one on, at most `limit`, each with the part in which they were told.
///
/// # Errors
/// When the database fails.
pub async fn told(
    tx: &mut Tx,
    account: AccountId,
    before: StatementId,
    limit: i64,
) -> Result<Vec<(Statement, Part)>, DbError> {
    let ids: Vec<(Uuid, String)> = run!(tx, c => sqlx::query_as(sql!(
        "SELECT statement, part FROM statement_recipients WHERE account = $1 AND statement < $2 ORDER BY statement DESC LIMIT $3"
    )).bind(account.0).bind(before.0).bind(limit).fetch_all(c).await?);
    let mut found = Vec::with_capacity(ids.len());
    for (id, part) in ids {
        let part = Part::from_word(&part).ok_or(DbError::Stored("part"))?;
        let statement = find(tx, StatementId(id)).await?;
        found.extend(statement.map(|statement| (statement, part)));
    }
    Ok(found)
}

/// Who was told of a statement, and in which part.
///
/// # Errors
/// When the database fails.
pub async fn recipients(tx: &mut Tx, id: StatementId) -> Result<Vec<(AccountId, Part)>, DbError> {
    let rows: Vec<(Uuid, String)> = run!(tx, c => sqlx::query_as(sql!("SELECT account, part FROM statement_recipients WHERE statement = $1 ORDER BY account"))
        .bind(id.0).fetch_all(c).await?);
    let known = |(account, part): (Uuid, String)| {
        let part = Part::from_word(&part).ok_or(DbError::Stored("part"))?;
        Ok((AccountId(account), part))
    };
    rows.into_iter().map(known).collect()
}

/// Notes that somebody is told of a statement.
///
/// # Errors
/// When the database fails.
pub async fn add_recipient(
    tx: &mut Tx,
    _: &MayDecide,
    id: StatementId,
    account: AccountId,
    part: Part,
) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!("INSERT INTO statement_recipients (statement, account, part) VALUES ($1, $2, $3) ON CONFLICT (statement, account) DO NOTHING"))
        .bind(id.0).bind(account.0).bind(part.word()).execute(c).await?.rows_affected());
    Ok(())
}
