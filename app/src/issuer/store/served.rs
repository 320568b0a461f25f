//! Rows of the polls that are served.

use super::{hash32, number, stored};
use crate::db::{DbError, Tx};
use crate::{run, sql};
use ballot::PollId;
use ballot::secret::Manifest;

/// How far a poll is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Keys are made; there is no manifest.
    Key,
    /// Credentials are given, within the window of the manifest.
    Open,
    /// None are given any more; what was given last is not published.
    Closing,
    /// All is published, the keys are gone.
    Closed,
}

impl State {
    const ALL: [Self; 4] = [Self::Key, Self::Open, Self::Closing, Self::Closed];

    fn word(self) -> &'static str {
        match self {
            Self::Key => "key",
            Self::Open => "open",
            Self::Closing => "closing",
            Self::Closed => "closed",
        }
    }
}

/// A poll that is served.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServedPoll {
    /// The name of its municipality's key.
    pub town: String,
    /// How its municipality calls it.
    pub poll: String,
    /// How far it is.
    pub state: State,
    /// The nonce of the newest request for keys.
    pub nonce: [u8; 32],
    /// When that was written.
    pub asked_at: i64,
    /// Names the file of its keys.
    pub key_file: [u8; 32],
    /// The RSA key.
    pub rsa_spki: Vec<u8>,
    /// What batches are verified with.
    pub record_vkey: String,
    /// The hash of its manifest.
    pub name: Option<PollId>,
    /// The number of this issuer in the manifest.
    pub place: Option<u16>,
    /// Batches that were published.
    pub batches: u64,
}

#[derive(sqlx::FromRow)]
struct Row {
    town: String,
    poll: String,
    state: String,
    nonce: Vec<u8>,
    asked_at: i64,
    key_file: Vec<u8>,
    rsa_spki: Vec<u8>,
    record_vkey: String,
    name: Option<Vec<u8>>,
    place: Option<i16>,
    batches: i64,
}

impl TryFrom<Row> for ServedPoll {
    type Error = DbError;

    fn try_from(row: Row) -> Result<Self, DbError> {
        let state = State::ALL
            .into_iter()
            .find(|state| state.word() == row.state);
        Ok(Self {
            town: row.town,
            poll: row.poll,
            state: state.ok_or(DbError::Stored("state of a poll"))?,
            nonce: hash32(row.nonce)?,
            asked_at: row.asked_at,
            key_file: hash32(row.key_file)?,
            rsa_spki: row.rsa_spki,
            record_vkey: row.record_vkey,
            name: row.name.map(hash32).transpose()?.map(PollId),
            place: row.place.and_then(|place| place.try_into().ok()),
            batches: number(row.batches)?,
        })
    }
}

/// A poll as its municipality calls it.
///
/// # Errors
/// When the database fails.
pub async fn served(tx: &mut Tx, town: &str, poll: &str) -> Result<Option<ServedPoll>, DbError> {
    let row: Option<Row> = run!(tx, c => sqlx::query_as(sql!(
        "SELECT town, poll, state, nonce, asked_at, key_file, rsa_spki, record_vkey, name, place, batches FROM served_polls WHERE town = $1 AND poll = $2"
    )).bind(town).bind(poll).fetch_optional(c).await?);
    row.map(ServedPoll::try_from).transpose()
}

/// The poll with this manifest.
///
/// # Errors
/// When the database fails.
pub async fn served_as(
    tx: &mut Tx,
    name: PollId,
) -> Result<Option<(ServedPoll, Manifest)>, DbError> {
    let row: Option<Row> = run!(tx, c => sqlx::query_as(sql!(
        "SELECT town, poll, state, nonce, asked_at, key_file, rsa_spki, record_vkey, name, place, batches FROM served_polls WHERE name = $1"
    )).bind(name.0.to_vec()).fetch_optional(c).await?);
    let Some(row) = row else { return Ok(None) };
    let manifest: Option<Vec<u8>> = run!(tx, c => sqlx::query_scalar(sql!("SELECT manifest FROM served_polls WHERE name = $1"))
        .bind(name.0.to_vec()).fetch_one(c).await?);
    let wrong = || DbError::Stored("manifest");
    let manifest = Manifest::from_bytes(&manifest.ok_or_else(wrong)?).map_err(|_| wrong())?;
    Ok(Some((row.try_into()?, manifest)))
}

/// Polls with a manifest.
///
/// # Errors
/// When the database fails.
pub async fn all_served(tx: &mut Tx) -> Result<Vec<PollId>, DbError> {
    let rows: Vec<Vec<u8>> = run!(tx, c => sqlx::query_scalar(sql!("SELECT name FROM served_polls WHERE name IS NOT NULL ORDER BY name"))
        .fetch_all(c).await?);
    rows.into_iter()
        .map(|name| hash32(name).map(PollId))
        .collect()
}

/// Polls with keys and no manifest whose keys were last asked for before this time.
///
/// # Errors
/// When the database fails.
pub async fn unused_keys(tx: &mut Tx, before_ms: i64) -> Result<Vec<ServedPoll>, DbError> {
    let rows: Vec<Row> = run!(tx, c => sqlx::query_as(sql!(
        "SELECT town, poll, state, nonce, asked_at, key_file, rsa_spki, record_vkey, name, place, batches FROM served_polls WHERE state = 'key' AND asked_at < $1"
    )).bind(before_ms).fetch_all(c).await?);
    rows.into_iter().map(ServedPoll::try_from).collect()
}

/// How many polls of a municipality have keys and no manifest.
///
/// # Errors
/// When the database fails.
pub async fn count_keys(tx: &mut Tx, town: &str) -> Result<u64, DbError> {
    let count: i64 = run!(tx, c => sqlx::query_scalar(sql!("SELECT COUNT(*) FROM served_polls WHERE town = $1 AND state = 'key'"))
        .bind(town).fetch_one(c).await?);
    number(count)
}

/// Writes down a poll whose keys were made; `false` if it is there.
///
/// # Errors
/// When the database fails.
pub async fn insert_served(tx: &mut Tx, new: &ServedPoll) -> Result<bool, DbError> {
    let added = run!(tx, c => sqlx::query(sql!(
        "INSERT INTO served_polls (town, poll, state, nonce, asked_at, key_file, rsa_spki, record_vkey, batches) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0)
         ON CONFLICT DO NOTHING"
    )).bind(&new.town).bind(&new.poll).bind(new.state.word()).bind(new.nonce.to_vec()).bind(new.asked_at).bind(new.key_file.to_vec())
        .bind(&new.rsa_spki).bind(&new.record_vkey).execute(c).await?.rows_affected());
    Ok(added == 1)
}

/// Notes a newer request for keys that are there.
///
/// # Errors
/// When the database fails.
pub async fn note_request(
    tx: &mut Tx,
    poll: &ServedPoll,
    nonce: [u8; 32],
    at_ms: i64,
) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!("UPDATE served_polls SET nonce = $3, asked_at = $4 WHERE town = $1 AND poll = $2"))
        .bind(&poll.town).bind(&poll.poll).bind(nonce.to_vec()).bind(at_ms).execute(c).await?.rows_affected());
    Ok(())
}

/// Accepts the manifest of a poll that has none; `false` if it has one meanwhile.
///
/// # Errors
/// When the database fails.
pub async fn accept(
    tx: &mut Tx,
    poll: &ServedPoll,
    manifest: &Manifest,
    place: u16,
) -> Result<bool, DbError> {
    let changed = run!(tx, c => sqlx::query(sql!(
        "UPDATE served_polls SET state = 'open', name = $3, manifest = $4, place = $5 WHERE town = $1 AND poll = $2 AND state = 'key'"
    )).bind(&poll.town).bind(&poll.poll).bind(manifest.poll_id().0.to_vec()).bind(manifest.to_bytes()).bind(i16::try_from(place).unwrap_or(i16::MAX))
        .execute(c).await?.rows_affected());
    Ok(changed == 1)
}

/// Notes how far a poll is.
///
/// # Errors
/// When the database fails.
pub async fn set_state(tx: &mut Tx, name: PollId, state: State) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!("UPDATE served_polls SET state = $2 WHERE name = $1"))
        .bind(name.0.to_vec()).bind(state.word()).execute(c).await?.rows_affected());
    Ok(())
}

/// Publishes a batch.
///
/// # Errors
/// When the database fails, or there is one of this number.
pub async fn insert_batch(
    tx: &mut Tx,
    name: PollId,
    batch: u64,
    leaf: &[u8],
) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!("INSERT INTO served_batches (poll, batch, leaf) VALUES ($1, $2, $3)"))
        .bind(name.0.to_vec()).bind(stored(batch)).bind(leaf).execute(c).await?.rows_affected());
    run!(tx, c => sqlx::query(sql!("UPDATE served_polls SET batches = batches + 1 WHERE name = $1"))
        .bind(name.0.to_vec()).execute(c).await?.rows_affected());
    Ok(())
}

/// A batch that was published.
///
/// # Errors
/// When the database fails.
pub async fn published(tx: &mut Tx, name: PollId, batch: u64) -> Result<Option<Vec<u8>>, DbError> {
    Ok(
        run!(tx, c => sqlx::query_scalar(sql!("SELECT leaf FROM served_batches WHERE poll = $1 AND batch = $2"))
        .bind(name.0.to_vec()).bind(stored(batch)).fetch_optional(c).await?),
    )
}

/// Deletes a poll, with everything about persons.
///
/// # Errors
/// When the database fails.
pub async fn delete(tx: &mut Tx, poll: &ServedPoll) -> Result<(), DbError> {
    if let Some(name) = poll.name {
        run!(tx, c => sqlx::query(sql!("DELETE FROM served_issuance WHERE poll = $1")).bind(name.0.to_vec()).execute(c).await?.rows_affected());
        run!(tx, c => sqlx::query(sql!("DELETE FROM served_batches WHERE poll = $1")).bind(name.0.to_vec()).execute(c).await?.rows_affected());
    }
    run!(tx, c => sqlx::query(sql!("DELETE FROM served_polls WHERE town = $1 AND poll = $2"))
        .bind(&poll.town).bind(&poll.poll).execute(c).await?.rows_affected());
    Ok(())
}
