//! Putting ideas forward, and what happened to them.

use crate::clock::{from_millis, millis};
use crate::db::{DbError, Tx};
use crate::{run, sql};
use domain::idea::{Place, Status};
use domain::ids::{AccountId, IdeaId};
use domain::moderation::Visibility;
use domain::rights::{MayEditIdea, MayPropose, MaySetVisibility, MayWithdraw};
use jiff::Timestamp;
use uuid::Uuid;

/// What authors write of an idea.
#[derive(Clone, Debug, PartialEq)]
pub struct Wording {
    /// What it is called.
    pub title: String,
    /// The text, in Markdown.
    pub body: String,
    /// Language of both (BCP 47).
    pub lang: String,
    /// Its category.
    pub category: Option<Uuid>,
    /// Its part of the municipality.
    pub district: Option<String>,
    /// Where it is, in words; may be empty.
    pub place: String,
    /// Where it is on the map.
    pub point: Option<Place>,
    /// What it may cost, in minor units.
    pub cost_minor: Option<i64>,
}

/// Writes an idea with its first wording and its author. `random` orders it among others.
///
/// # Errors
/// When the database fails.
pub async fn insert(
    tx: &mut Tx,
    may: &MayPropose,
    id: IdeaId,
    wording: &Wording,
    visibility: Visibility,
    random: [u8; 32],
    now: Timestamp,
) -> Result<(), DbError> {
    let [a, b, c, d, ..] = random;
    let shuffle = i64::from(u32::from_le_bytes([a, b, c, d]));
    let (at, by) = (millis(now), may.by().0);
    let (latitude, longitude) = coordinates(wording);
    run!(tx, c => sqlx::query(sql!(
        "INSERT INTO ideas (id, board, status, visibility, title, body, lang, category, district, place, latitude, longitude, cost_minor, version, author,
                created_at, updated_at, last_activity_at, supports, follows, comments, pros, cons, questions, answer_due_at, answered_at, merged_into, shuffle)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 1, $14, $15, $15, $15, 0, 0, 0, 0, 0, 0, NULL, NULL, NULL, $16)"
    )).bind(id.0).bind(may.board().0).bind(Status::New.word()).bind(visibility.word()).bind(&wording.title).bind(&wording.body)
        .bind(&wording.lang).bind(wording.category).bind(&wording.district).bind(&wording.place).bind(latitude).bind(longitude)
        .bind(wording.cost_minor).bind(by).bind(at).bind(shuffle).execute(c).await?.rows_affected());
    // What comes from elsewhere has no author here.
    if *may.by() != AccountId::ERASED {
        run!(tx, c => sqlx::query(sql!("INSERT INTO idea_authors (idea, account, since, via) VALUES ($1, $2, $3, NULL)"))
            .bind(id.0).bind(by).bind(at).execute(c).await?.rows_affected());
    }
    insert_version(tx, id, 1, wording, *may.by(), now).await
}

fn coordinates(wording: &Wording) -> (Option<f64>, Option<f64>) {
    let point = wording.point;
    (
        point.map(|point| point.latitude),
        point.map(|point| point.longitude),
    )
}

/// Keeps a wording in the history.
///
/// # Errors
/// When the database fails.
pub async fn insert_version(
    tx: &mut Tx,
    id: IdeaId,
    version: i64,
    wording: &Wording,
    by: AccountId,
    now: Timestamp,
) -> Result<(), DbError> {
    let (latitude, longitude) = coordinates(wording);
    run!(tx, c => sqlx::query(sql!(
        "INSERT INTO idea_versions (idea, version, title, body, category, district, place, latitude, longitude, cost_minor, edited_by, at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)"
    )).bind(id.0).bind(version).bind(&wording.title).bind(&wording.body).bind(wording.category).bind(&wording.district).bind(&wording.place)
        .bind(latitude).bind(longitude).bind(wording.cost_minor).bind(by.0).bind(millis(now)).execute(c).await?.rows_affected());
    Ok(())
}

/// Replaces the text of an idea, if nobody changed it since `version`; `false` if somebody did.
///
/// # Errors
/// When the database fails.
pub async fn rewrite(
    tx: &mut Tx,
    may: &MayEditIdea,
    version: i64,
    (wording, visibility): (&Wording, Visibility),
    now: Timestamp,
) -> Result<bool, DbError> {
    let (latitude, longitude) = coordinates(wording);
    let changed = run!(tx, c => sqlx::query(sql!(
        "UPDATE ideas SET version = version + 1, title = $3, body = $4, lang = $5, category = $6, district = $7, place = $8, latitude = $9, longitude = $10,
                cost_minor = $11, updated_at = $12, visibility = $13 WHERE id = $1 AND version = $2"
    )).bind(may.idea().0).bind(version).bind(&wording.title).bind(&wording.body).bind(&wording.lang).bind(wording.category).bind(&wording.district)
        .bind(&wording.place).bind(latitude).bind(longitude).bind(wording.cost_minor).bind(millis(now)).bind(visibility.word()).execute(c).await?.rows_affected());
    if changed == 0 {
        return Ok(false);
    }
    insert_version(tx, *may.idea(), version + 1, wording, *may.by(), now).await?;
    Ok(true)
}

/// Takes an idea back; `false` if it does not stand where it stood any more.
///
/// # Errors
/// When the database fails.
pub async fn withdraw(tx: &mut Tx, may: &MayWithdraw) -> Result<bool, DbError> {
    set_status(tx, *may.idea(), *may.from(), Status::Withdrawn).await
}

/// Takes an idea from one status to another; `false` if it does not stand there any more.
///
/// # Errors
/// When the database fails.
pub(super) async fn set_status(
    tx: &mut Tx,
    id: IdeaId,
    from: Status,
    to: Status,
) -> Result<bool, DbError> {
    let changed = run!(tx, c => sqlx::query(sql!("UPDATE ideas SET status = $3 WHERE id = $1 AND status = $2"))
        .bind(id.0).bind(from.word()).bind(to.word()).execute(c).await?.rows_affected());
    Ok(changed == 1)
}

/// A wording an idea has had.
#[derive(Clone, Debug)]
pub struct Version {
    /// Its number, from 1.
    pub version: i64,
    /// What it was called.
    pub title: String,
    /// Its text.
    pub body: String,
    /// What its category was called.
    pub category_name: Option<String>,
    /// Its part of the municipality.
    pub district: Option<String>,
    /// Where it was, in words.
    pub place: String,
    /// Where it was on the map.
    pub point: Option<Place>,
    /// What it was to cost, in minor units.
    pub cost_minor: Option<i64>,
    /// Who wrote it.
    pub by: AccountId,
    /// When.
    pub at: Timestamp,
}

#[derive(sqlx::FromRow)]
struct VersionRow {
    version: i64,
    title: String,
    body: String,
    category_name: Option<String>,
    district: Option<String>,
    place: String,
    latitude: Option<f64>,
    longitude: Option<f64>,
    cost_minor: Option<i64>,
    edited_by: Uuid,
    at: i64,
}

impl TryFrom<VersionRow> for Version {
    type Error = DbError;

    fn try_from(row: VersionRow) -> Result<Self, DbError> {
        let point = row.latitude.zip(row.longitude);
        Ok(Self {
            version: row.version,
            title: row.title,
            body: row.body,
            category_name: row.category_name,
            district: row.district,
            place: row.place,
            point: point.and_then(|(latitude, longitude)| Place::new(latitude, longitude)),
            cost_minor: row.cost_minor,
            by: AccountId(row.edited_by),
            at: from_millis(row.at)?,
        })
    }
}

/// The wordings of an idea up to one, newest first, at most `limit`.
///
/// # Errors
/// When the database fails.
pub async fn versions(
    tx: &mut Tx,
    id: IdeaId,
    until: i64,
    limit: i64,
) -> Result<Vec<Version>, DbError> {
    let rows: Vec<VersionRow> = run!(tx, c => sqlx::query_as(sql!(
        "SELECT v.version, v.title, v.body, k.name AS category_name, v.district, v.place, v.latitude, v.longitude, v.cost_minor, v.edited_by, v.at
         FROM idea_versions v LEFT JOIN board_categories k ON k.id = v.category WHERE v.idea = $1 AND v.version <= $2 ORDER BY v.version DESC LIMIT $3"
    )).bind(id.0).bind(until).bind(limit).fetch_all(c).await?);
    rows.into_iter().map(Version::try_from).collect()
}

/// Sets who sees an idea.
///
/// # Errors
/// When the database fails.
pub async fn set_visibility(
    tx: &mut Tx,
    _may: &MaySetVisibility,
    id: IdeaId,
    to: Visibility,
) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!("UPDATE ideas SET visibility = $2 WHERE id = $1")).bind(id.0).bind(to.word()).execute(c).await?.rows_affected());
    Ok(())
}
