//! Rows of polls and their options.

use super::searched;
use crate::clock::{from_millis, millis};
use crate::db::{DbError, Tx};
use crate::keys::KeyCheck;
use crate::polls::draft::{OptionDraft, PollDraft};
use crate::{run, sql};
use domain::actor::Level;
use domain::ids::{PollId, SpaceId};
use domain::poll::{Eligibility, Method, OptionOrder, Poll, PollState, Profile};
use domain::rights::{MayRunSpace, MayStep};
use jiff::Timestamp;
use uuid::Uuid;

/// A poll with its texts; the options stand apart.
#[derive(Clone, Debug)]
pub struct PollRecord {
    /// What rules ask for.
    pub poll: Poll,
    /// Counts changes; a form that was drawn from an older version is refused.
    pub version: i64,
    /// Language of the texts (BCP 47).
    pub lang: String,
    /// The question.
    pub title: String,
    /// One or two sentences: why it is asked.
    pub summary: String,
    /// The whole background, in Markdown; may be empty.
    pub body: String,
    /// Whom the result binds, in a sentence; may be empty.
    pub binding: String,
    /// ISO 4217 code of the costs of options.
    pub currency: Option<String>,
    /// Budget in minor units of the currency.
    pub budget_minor: Option<i64>,
    /// Nonce of the manifest, from opening on.
    pub nonce: Option<[u8; 32]>,
    /// Hash of the manifest (the poll's id in the ballot protocol), from opening on.
    pub manifest: Option<ballot::PollId>,
    /// What its participation key is told by, from opening on.
    pub key_check: Option<KeyCheck>,
    /// Number of persons who may vote, counted at opening; `None` where everybody with an account may.
    pub eligible: Option<i64>,
    /// How many have taken part.
    pub voted: i64,
    /// Name of the space in addresses.
    pub space_slug: String,
    /// Title of the space.
    pub space_title: String,
    /// When it was closed.
    pub closed_at: Option<Timestamp>,
}

/// An option of a poll.
#[derive(Clone, Debug, PartialEq, sqlx::FromRow)]
pub struct PollOption {
    /// Its number on ballots, from 1.
    pub number: i16,
    /// Its title.
    pub title: String,
    /// What it means; may be empty.
    pub description: String,
    /// Id in the source it was imported from.
    pub reference: Option<String>,
    /// Category, where options have one.
    pub category: Option<String>,
    /// District it concerns.
    pub district: Option<String>,
    /// Cost in minor units of the poll's currency.
    pub cost_minor: Option<i64>,
    /// Degrees north, WGS 84.
    pub latitude: Option<f64>,
    /// Degrees east, WGS 84.
    pub longitude: Option<f64>,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    space: Uuid,
    state: String,
    version: i64,
    lang: String,
    title: String,
    summary: String,
    body: String,
    binding: String,
    method: String,
    seats: i16,
    scale: i16,
    min_choices: i16,
    max_choices: i16,
    option_count: i16,
    none_option: bool,
    shuffled: bool,
    min_level: i16,
    districts: String,
    min_age: Option<i16>,
    max_age: Option<i16>,
    assisted: bool,
    profile: String,
    revote: bool,
    opens_at: i64,
    closes_at: i64,
    currency: Option<String>,
    budget_minor: Option<i64>,
    manifest_nonce: Option<Vec<u8>>,
    manifest_hash: Option<Vec<u8>>,
    key_check: Option<Vec<u8>>,
    eligible: Option<i64>,
    closed_at: Option<i64>,
    voted: i64,
    counted: bool,
    space_slug: String,
    space_title: String,
}

impl TryFrom<Row> for PollRecord {
    type Error = DbError;

    fn try_from(row: Row) -> Result<Self, DbError> {
        let number = |n: i16| u16::try_from(n).map_err(|_| DbError::Stored("number of options"));
        let hash =
            |bytes: Vec<u8>| <[u8; 32]>::try_from(bytes).map_err(|_| DbError::Stored("hash"));
        let bounds = (number(row.min_choices)?, number(row.max_choices)?);
        let scale = u8::try_from(row.scale).map_err(|_| DbError::Stored("scale"))?;
        let method = Method::from_word(&row.method, bounds, number(row.seats)?, scale)
            .ok_or(DbError::Stored("method"))?;
        let poll = Poll {
            id: PollId(row.id),
            space: SpaceId(row.space),
            state: PollState::from_word(&row.state).ok_or(DbError::Stored("poll state"))?,
            profile: match row.profile.as_str() {
                "confidential" => Profile::Confidential,
                "secret" => Profile::Secret { revote: row.revote },
                _ => return Err(DbError::Stored("profile")),
            },
            method,
            options: number(row.option_count)?,
            none_option: row.none_option,
            order: if row.shuffled {
                OptionOrder::Shuffled
            } else {
                OptionOrder::Fixed
            },
            eligibility: Eligibility {
                min_level: Level::from_number(row.min_level).ok_or(DbError::Stored("level"))?,
                districts: serde_json::from_str(&row.districts)
                    .map_err(|_| DbError::Stored("districts"))?,
                min_age: row.min_age,
                max_age: row.max_age,
            },
            assisted: row.assisted,
            opens_at: from_millis(row.opens_at)?,
            closes_at: from_millis(row.closes_at)?,
            counted: row.counted,
        };
        Ok(Self {
            poll,
            version: row.version,
            lang: row.lang,
            title: row.title,
            summary: row.summary,
            body: row.body,
            binding: row.binding,
            currency: row.currency,
            budget_minor: row.budget_minor,
            nonce: row.manifest_nonce.map(hash).transpose()?,
            manifest: row.manifest_hash.map(hash).transpose()?.map(ballot::PollId),
            key_check: row.key_check.map(hash).transpose()?.map(KeyCheck),
            eligible: row.eligible,
            voted: row.voted,
            space_slug: row.space_slug,
            space_title: row.space_title,
            closed_at: row.closed_at.map(from_millis).transpose()?,
        })
    }
}

/// The poll with this id.
///
/// # Errors
/// When the database fails.
pub async fn find(tx: &mut Tx, id: PollId) -> Result<Option<PollRecord>, DbError> {
    let row: Option<Row> = run!(tx, c => sqlx::query_as(sql!(
        "SELECT p.id, p.space, p.state, p.version, p.lang, p.title, p.summary, p.body, p.binding, p.method, p.min_choices, p.max_choices, p.seats, p.scale,
                p.option_count, p.none_option, p.shuffled, p.min_level, p.districts, p.min_age, p.max_age, p.assisted, p.profile, p.revote, p.opens_at, p.closes_at,
                p.currency, p.budget_minor, p.manifest_nonce, p.manifest_hash, p.key_check, p.eligible, p.closed_at,
                COALESCE(t.voted, 0) AS voted, r.poll IS NOT NULL AS counted, s.slug AS space_slug, s.title AS space_title
         FROM polls p JOIN spaces s ON s.id = p.space LEFT JOIN turnout t ON t.poll = p.id LEFT JOIN results r ON r.poll = p.id
         WHERE p.id = $1"
    )).bind(id.0).fetch_optional(c).await?);
    row.map(PollRecord::try_from).transpose()
}

/// The options of a poll in the order of their numbers.
///
/// # Errors
/// When the database fails.
pub async fn options(tx: &mut Tx, poll: PollId) -> Result<Vec<PollOption>, DbError> {
    Ok(run!(tx, c => sqlx::query_as(sql!(
        "SELECT number, title, description, reference, category, district, cost_minor, latitude, longitude
         FROM poll_options WHERE poll = $1 ORDER BY number"
    )).bind(poll.0).fetch_all(c).await?))
}

/// Writes a new poll as a draft, with its options.
///
/// # Errors
/// When the database fails.
pub async fn insert(
    tx: &mut Tx,
    may: &MayRunSpace,
    id: PollId,
    draft: &PollDraft,
    now: Timestamp,
) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!(
        "INSERT INTO polls (id, space, state, version, lang, title, summary, body, binding, method, min_choices, max_choices, option_count,
                            none_option, shuffled, min_level, districts, min_age, max_age, opens_at, closes_at, currency, budget_minor, created_at, assisted,
                            profile, revote, seats, scale)
         VALUES ($1, $2, 'draft', 1, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25,
                 $26, $27)"
    )).bind(id.0).bind(may.space().0)
        .bind(&draft.lang).bind(&draft.title).bind(&draft.summary).bind(&draft.body).bind(&draft.binding)
        .bind(draft.method.word()).bind(draft.min_choices()).bind(draft.max_choices()).bind(draft.option_count())
        .bind(draft.none_option).bind(draft.order == OptionOrder::Shuffled).bind(draft.eligibility.min_level.number())
        .bind(draft.districts_json()).bind(draft.eligibility.min_age).bind(draft.eligibility.max_age)
        .bind(millis(draft.opens_at)).bind(millis(draft.closes_at)).bind(&draft.currency).bind(draft.budget_minor).bind(millis(now)).bind(draft.assisted)
        .bind(draft.profile.word()).bind(draft.profile.permits_revote()).bind(draft.seats()).bind(draft.scale())
        .execute(c).await?.rows_affected());
    insert_options(tx, id, &draft.options).await
}

/// Replaces what binds of a poll that is still editable, if nobody changed it since `version`; `false` if somebody did, or it is published.
///
/// # Errors
/// When the database fails.
pub async fn update(
    tx: &mut Tx,
    may: &MayRunSpace,
    id: PollId,
    version: i64,
    draft: &PollDraft,
) -> Result<bool, DbError> {
    let changed = run!(tx, c => sqlx::query(sql!(
        "UPDATE polls SET version = version + 1, lang = $4, title = $5, summary = $6, body = $7, binding = $8, method = $9, min_choices = $10,
                max_choices = $11, option_count = $12, none_option = $13, shuffled = $14, min_level = $15, districts = $16, min_age = $17,
                max_age = $18, opens_at = $19, closes_at = $20, currency = $21, budget_minor = $22, assisted = $23,
                profile = $24, revote = $25, seats = $26, scale = $27
         WHERE id = $1 AND space = $2 AND version = $3 AND state IN ('draft', 'preview')"
    )).bind(id.0).bind(may.space().0).bind(version)
        .bind(&draft.lang).bind(&draft.title).bind(&draft.summary).bind(&draft.body).bind(&draft.binding)
        .bind(draft.method.word()).bind(draft.min_choices()).bind(draft.max_choices()).bind(draft.option_count())
        .bind(draft.none_option).bind(draft.order == OptionOrder::Shuffled).bind(draft.eligibility.min_level.number())
        .bind(draft.districts_json()).bind(draft.eligibility.min_age).bind(draft.eligibility.max_age)
        .bind(millis(draft.opens_at)).bind(millis(draft.closes_at)).bind(&draft.currency).bind(draft.budget_minor).bind(draft.assisted)
        .bind(draft.profile.word()).bind(draft.profile.permits_revote()).bind(draft.seats()).bind(draft.scale())
        .execute(c).await?.rows_affected());
    if changed == 0 {
        return Ok(false);
    }
    run!(tx, c => sqlx::query(sql!("DELETE FROM poll_options WHERE poll = $1")).bind(id.0).execute(c).await?.rows_affected());
    insert_options(tx, id, &draft.options).await?;
    Ok(true)
}

async fn insert_options(tx: &mut Tx, poll: PollId, options: &[OptionDraft]) -> Result<(), DbError> {
    for (number, option) in (1_i16..).zip(options) {
        run!(tx, c => sqlx::query(sql!(
            "INSERT INTO poll_options (poll, number, title, description, reference, category, district, cost_minor, latitude, longitude)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"
        )).bind(poll.0).bind(number).bind(&option.title).bind(&option.description).bind(&option.reference).bind(&option.category)
            .bind(&option.district).bind(option.cost_minor).bind(option.latitude).bind(option.longitude)
            .execute(c).await?.rows_affected());
    }
    Ok(())
}

/// Takes a poll a step further, if it still stands where the permit says; `false` if not.
///
/// # Errors
/// When the database fails.
pub async fn step(tx: &mut Tx, may: &MayStep, now: Timestamp) -> Result<bool, DbError> {
    change_state(tx, *may.poll(), *may.from(), *may.to(), now).await
}

/// Moves a poll from one state to the next, if it still is in the first; `false` if not. Who calls this has a permit.
///
/// # Errors
/// When the database fails.
pub(super) async fn change_state(
    tx: &mut Tx,
    id: PollId,
    from: PollState,
    to: PollState,
    now: Timestamp,
) -> Result<bool, DbError> {
    let changed = run!(tx, c => sqlx::query(sql!(
        "UPDATE polls SET state = $3, version = version + 1,
                published_at = CASE WHEN $3 = 'published' THEN $4 ELSE published_at END,
                opened_at = CASE WHEN $3 = 'open' THEN $4 ELSE opened_at END,
                closed_at = CASE WHEN $3 = 'closed' THEN $4 ELSE closed_at END,
                archived_at = CASE WHEN $3 = 'archived' THEN $4 ELSE archived_at END
         WHERE id = $1 AND state = $2"
    )).bind(id.0).bind(from.word()).bind(to.word()).bind(millis(now)).execute(c).await?.rows_affected());
    if changed == 0 {
        return Ok(false);
    }
    if matches!(
        to,
        PollState::Draft | PollState::Preview | PollState::Published
    ) {
        searched::index(tx, id).await?;
    }
    Ok(true)
}
