//! Rows of the log, of questions about it, and of the mails that told of it.

use super::chain;
use crate::clock::millis;
use crate::db::{DbError, Tx};
use crate::i18n::Locale;
use crate::web::{AppState, Site};
use crate::{identity, run, sql, t};
use domain::access::{Field, Logged, Person, Purpose};
use domain::ids::{AccountId, RollEntryId};
use domain::rights::MayServe;
use jiff::Timestamp;
use std::sync::Arc;
use uuid::Uuid;

/// So long after a mail no second one is sent.
const QUIET: i64 = 24 * 3600 * 1000;

/// Who opens, and when.
pub struct By {
    /// The account.
    pub account: AccountId,
    /// The name, as it is then.
    pub name: String,
    /// The role in which it is done, as it is stored.
    pub role: &'static str,
    site: Arc<Site>,
    now: Timestamp,
}

impl By {
    /// Somebody who serves at the desk.
    #[must_use]
    pub fn new(app: &AppState, may: &MayServe, name: &str) -> Self {
        Self {
            account: *may.by(),
            name: name.to_owned(),
            role: may.role().word(),
            site: app.site.clone(),
            now: app.clock.now(),
        }
    }
}

/// What is opened.
#[derive(Clone, Debug)]
pub struct Opened {
    /// Whose data.
    pub person: Person,
    /// What for.
    pub purpose: Purpose,
    /// In words; may be empty where the purpose says enough.
    pub reason: String,
    /// Which fields.
    pub fields: &'static [Field],
    /// For the mail that tells the person.
    mail: Uuid,
}

impl Opened {
    /// These fields of this person, for this purpose.
    #[must_use]
    pub fn new(
        app: &AppState,
        person: Person,
        (purpose, reason): (Purpose, &str),
        fields: &'static [Field],
    ) -> Self {
        Self {
            person,
            purpose,
            reason: reason.to_owned(),
            fields,
            mail: app.clock.id(),
        }
    }
}

/// Writes down that data was opened, one after the other. Call it in the transaction that reads the data. The person is told by mail, once a day
/// at most; not where they stand at the desk themselves, and not about letters.
///
/// # Errors
/// When the database fails. Of two transactions that write at the same moment one is tried again, so that the chain never forks.
pub async fn record(tx: &mut Tx, by: &By, opened: &[Opened]) -> Result<(), DbError> {
    let (mut number, mut previous) = head(tx).await?;
    for one in opened {
        number += 1;
        let words: Vec<&str> = one.fields.iter().map(|field| field.word()).collect();
        let logged = Logged {
            number,
            at: millis(by.now),
            person_kind: one.person.kind().to_owned(),
            person: one.person.id(),
            actor: by.account.0,
            actor_name: by.name.clone(),
            role: by.role.to_owned(),
            unit: Uuid::nil(),
            purpose: one.purpose.word().to_owned(),
            reason: one.reason.clone(),
            about_case: None,
            fields: words.join(","),
        };
        previous = chain::link(&previous, &logged);
        insert(tx, &logged, &previous).await?;
    }
    for one in opened {
        if !matches!(one.purpose, Purpose::Identity | Purpose::Letter) {
            tell(tx, by, one).await?;
        }
    }
    Ok(())
}

async fn head(tx: &mut Tx) -> Result<(i64, [u8; 32]), DbError> {
    let row: Option<(i64, Vec<u8>)> = run!(tx, c => sqlx::query_as(sql!("SELECT number, hash FROM access_log ORDER BY number DESC LIMIT 1")).fetch_optional(c).await?);
    match row {
        None => Ok((0, [0; 32])),
        Some((number, hash)) => Ok((
            number,
            hash.try_into().map_err(|_| DbError::Stored("hash"))?,
        )),
    }
}

async fn insert(tx: &mut Tx, logged: &Logged, hash: &[u8; 32]) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!(
        "INSERT INTO access_log (number, at, person_kind, person, actor, actor_name, role, unit, purpose, reason, about_case, fields, hash)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)"
    )).bind(logged.number).bind(logged.at).bind(&logged.person_kind).bind(logged.person).bind(logged.actor).bind(&logged.actor_name)
        .bind(&logged.role).bind(logged.unit).bind(&logged.purpose).bind(&logged.reason).bind(logged.about_case).bind(&logged.fields)
        .bind(hash.to_vec()).execute(c).await?.rows_affected());
    Ok(())
}

async fn tell(tx: &mut Tx, by: &By, one: &Opened) -> Result<(), DbError> {
    let account = match one.person {
        Person::Account(id) => Some(AccountId(id)),
        Person::Entry(id) => identity::holder(tx, RollEntryId(id)).await?,
    };
    let Some(account) = account.filter(|account| *account != by.account) else {
        return Ok(());
    };
    let told = run!(tx, c => sqlx::query(sql!(
        "INSERT INTO access_notices (account, at) VALUES ($1, $2) ON CONFLICT (account) DO UPDATE SET at = $2 WHERE access_notices.at <= $3"
    )).bind(account.0).bind(millis(by.now)).bind(millis(by.now) - QUIET).execute(c).await?.rows_affected());
    if told == 1 {
        let site = &by.site;
        identity::write_to(tx, site, one.mail, account, by.now, |l| letter(l, site)).await?;
    }
    Ok(())
}

fn letter(l: Locale, site: &Site) -> (String, String) {
    let name = site.name.as_str();
    let base = site.base_url.as_str().trim_end_matches('/');
    let page = format!("{base}/me/access");
    (
        t!(l, "mail-access-subject", site = name),
        t!(
            l,
            "mail-access-body",
            site = name,
            page = page,
            contact = site.contact.as_str()
        ),
    )
}

/// An entry of the log with its hash.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Row {
    pub number: i64,
    pub at: i64,
    pub person_kind: String,
    pub person: Uuid,
    pub actor: Uuid,
    pub actor_name: String,
    pub role: String,
    pub unit: Uuid,
    pub purpose: String,
    pub reason: String,
    pub about_case: Option<Uuid>,
    pub fields: String,
    pub hash: Vec<u8>,
}

impl Row {
    /// The entry as it is hashed.
    #[must_use]
    pub fn logged(&self) -> Logged {
        Logged {
            number: self.number,
            at: self.at,
            person_kind: self.person_kind.clone(),
            person: self.person,
            actor: self.actor,
            actor_name: self.actor_name.clone(),
            role: self.role.clone(),
            unit: self.unit,
            purpose: self.purpose.clone(),
            reason: self.reason.clone(),
            about_case: self.about_case,
            fields: self.fields.clone(),
        }
    }
}

/// Entries after a number in their order, at most `limit`.
///
/// # Errors
/// When the database fails.
pub async fn after(tx: &mut Tx, number: i64, limit: i64) -> Result<Vec<Row>, DbError> {
    Ok(run!(tx, c => sqlx::query_as(sql!(
        "SELECT number, at, person_kind, person, actor, actor_name, role, unit, purpose, reason, about_case, fields, hash FROM access_log
         WHERE number > $1 ORDER BY number LIMIT $2"
    )).bind(number).bind(limit).fetch_all(c).await?))
}

/// Entries about an account or the entry of the roll it belongs to, newest first, from before a number on, at most `limit`.
///
/// # Errors
/// When the database fails.
pub async fn about(
    tx: &mut Tx,
    account: AccountId,
    entry: Option<RollEntryId>,
    before: i64,
    limit: i64,
) -> Result<Vec<Row>, DbError> {
    let entry = entry.map_or(account.0, |entry| entry.0);
    Ok(run!(tx, c => sqlx::query_as(sql!(
        "SELECT number, at, person_kind, person, actor, actor_name, role, unit, purpose, reason, about_case, fields, hash FROM access_log
         WHERE person IN ($1, $2) AND number < $3 ORDER BY number DESC LIMIT $4"
    )).bind(account.0).bind(entry).bind(before).bind(limit).fetch_all(c).await?))
}

/// A question about an entry.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Question {
    /// The number of the entry.
    pub number: i64,
    /// Who asked.
    pub account: Uuid,
    /// What was asked.
    pub question: String,
    /// The answer.
    pub answer: Option<String>,
}

/// The question about an entry, if one was asked.
///
/// # Errors
/// When the database fails.
pub async fn question(tx: &mut Tx, number: i64) -> Result<Option<Question>, DbError> {
    Ok(
        run!(tx, c => sqlx::query_as(sql!("SELECT number, account, question, answer FROM access_questions WHERE number = $1")).bind(number).fetch_optional(c).await?),
    )
}

/// Asks; `false` if the entry was asked about before.
///
/// # Errors
/// When the database fails.
pub async fn ask(
    tx: &mut Tx,
    account: AccountId,
    number: i64,
    question: &str,
    now: Timestamp,
) -> Result<bool, DbError> {
    let asked = run!(tx, c => sqlx::query(sql!(
        "INSERT INTO access_questions (number, account, at, question) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING"
    )).bind(number).bind(account.0).bind(millis(now)).bind(question).execute(c).await?.rows_affected());
    Ok(asked == 1)
}

/// Questions that wait for an answer, oldest first, with the entries they are about.
///
/// # Errors
/// When the database fails.
pub async fn waiting(tx: &mut Tx, limit: i64) -> Result<Vec<(Question, Row)>, DbError> {
    let questions: Vec<Question> = run!(tx, c => sqlx::query_as(sql!(
        "SELECT number, account, question, answer FROM access_questions WHERE answered_at IS NULL ORDER BY at LIMIT $1"
    )).bind(limit).fetch_all(c).await?);
    let mut waiting = Vec::with_capacity(questions.len());
    for question in questions {
        let entry = after(tx, question.number - 1, 1).await?.pop();
        waiting.extend(entry.map(|entry| (question, entry)));
    }
    Ok(waiting)
}

/// Answers a question; `None` if there is none that waits. Yields who asked.
///
/// # Errors
/// When the database fails.
pub async fn answer(
    tx: &mut Tx,
    may: &MayServe,
    number: i64,
    words: &str,
    now: Timestamp,
) -> Result<Option<AccountId>, DbError> {
    let account: Option<Uuid> = run!(tx, c => sqlx::query_scalar(sql!(
        "UPDATE access_questions SET answer = $2, answered_at = $3, answered_by = $4 WHERE number = $1 AND answered_at IS NULL RETURNING account"
    )).bind(number).bind(words).bind(millis(now)).bind(may.by().0).fetch_optional(c).await?);
    Ok(account.map(AccountId))
}

/// How many questions wait for an answer.
///
/// # Errors
/// When the database fails.
pub async fn count_waiting(tx: &mut Tx) -> Result<i64, DbError> {
    Ok(
        run!(tx, c => sqlx::query_scalar(sql!("SELECT COUNT(*) FROM access_questions WHERE answered_at IS NULL")).fetch_one(c).await?),
    )
}
