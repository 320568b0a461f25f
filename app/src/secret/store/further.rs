//! Rows of the issuers of a poll beside this server: how far each has agreed, and what it issued to.

use super::{hash32, number, stored};
use crate::clock::millis;
use crate::db::{DbError, Tx};
use crate::secret::further::FurtherIssuer;
use crate::{run, sql};
use ballot::secret::record::vkey::VerifierKey;
use domain::ids::PollId;
use jiff::Timestamp;

/// An issuer of a poll beside this server, and how far it has agreed.
#[derive(Clone, Debug)]
pub struct Further {
    /// Its number in the manifest, from 1: this server is 0.
    pub place: u16,
    /// Who it is.
    pub issuer: FurtherIssuer,
    /// Its keys for the poll, once it has made them: RSA, and the one that signs batches.
    pub keys: Option<(Vec<u8>, VerifierKey)>,
    /// The manifest it has accepted.
    pub accepted: Option<ballot::PollId>,
    /// How many batches it published, once it is closed.
    pub batches: Option<u64>,
    /// Why it did not answer last as it should: a word.
    pub trouble: Option<String>,
    /// How often in a row.
    pub failures: u32,
    /// When it is asked again, in milliseconds since 1970.
    pub next_at: i64,
}

#[derive(sqlx::FromRow)]
struct Row {
    place: i16,
    name: String,
    url: String,
    vkey: String,
    rsa_spki: Option<Vec<u8>>,
    record_vkey: Option<String>,
    accepted: Option<Vec<u8>>,
    batches: Option<i64>,
    trouble: Option<String>,
    failures: i32,
    next_at: i64,
}

fn key(text: &str) -> Result<VerifierKey, DbError> {
    text.parse()
        .map_err(|_| DbError::Stored("key of an issuer"))
}

impl TryFrom<Row> for Further {
    type Error = DbError;

    fn try_from(row: Row) -> Result<Self, DbError> {
        let wrong = || DbError::Stored("issuer");
        let record_vkey = row.record_vkey.map(|text| key(&text)).transpose()?;
        Ok(Self {
            place: row.place.try_into().map_err(|_| wrong())?,
            issuer: FurtherIssuer {
                key: key(&row.vkey)?,
                name: row.name,
                url: row.url,
            },
            keys: row.rsa_spki.zip(record_vkey),
            accepted: row.accepted.map(hash32).transpose()?.map(ballot::PollId),
            batches: row.batches.map(number).transpose()?,
            trouble: row.trouble,
            failures: row.failures.try_into().map_err(|_| wrong())?,
            next_at: row.next_at,
        })
    }
}

fn small(place: u16) -> i16 {
    i16::try_from(place).unwrap_or(i16::MAX)
}

/// Names the issuers of a poll beside this server, unless that was done.
///
/// # Errors
/// When the database fails.
pub async fn name_further(
    tx: &mut Tx,
    poll: PollId,
    issuers: &[FurtherIssuer],
) -> Result<(), DbError> {
    for (place, issuer) in (1_i16..).zip(issuers) {
        run!(tx, c => sqlx::query(sql!(
            "INSERT INTO further_issuers (poll, place, name, url, vkey, failures, next_at) VALUES ($1, $2, $3, $4, $5, 0, 0) ON CONFLICT DO NOTHING"
        )).bind(poll.0).bind(place).bind(&issuer.name).bind(&issuer.url).bind(issuer.key.to_string()).execute(c).await?.rows_affected());
    }
    Ok(())
}

/// The issuers of a poll beside this server, in their order.
///
/// # Errors
/// When the database fails.
pub async fn further(tx: &mut Tx, poll: PollId) -> Result<Vec<Further>, DbError> {
    let rows: Vec<Row> = run!(tx, c => sqlx::query_as(sql!(
        "SELECT place, name, url, vkey, rsa_spki, record_vkey, accepted, batches, trouble, failures, next_at FROM further_issuers WHERE poll = $1 ORDER BY place"
    )).bind(poll.0).fetch_all(c).await?);
    rows.into_iter().map(Further::try_from).collect()
}

/// What an issuer has agreed to.
#[expect(
    clippy::large_enum_variant,
    reason = "there is one at a time, and it lives shortly"
)]
pub enum Step {
    /// It has made keys.
    Keys(Vec<u8>, VerifierKey),
    /// It has accepted the manifest.
    Accepted(ballot::PollId),
    /// It issues no more, and has published so many batches.
    Closed(u64),
    /// It has answered, and there was nothing new.
    Nothing,
}

/// Notes what an issuer has agreed to; it is asked again at once.
///
/// # Errors
/// When the database fails.
pub async fn note_step(tx: &mut Tx, poll: PollId, place: u16, step: &Step) -> Result<(), DbError> {
    let (mut spki, mut vkey, mut accepted, mut batches) = (None, None, None, None);
    match step {
        Step::Keys(rsa, record) => (spki, vkey) = (Some(rsa.as_slice()), Some(record.to_string())),
        Step::Accepted(name) => accepted = Some(name.0.to_vec()),
        Step::Closed(count) => batches = Some(stored(*count)),
        Step::Nothing => {}
    }
    run!(tx, c => sqlx::query(sql!(
        "UPDATE further_issuers SET rsa_spki = COALESCE($3, rsa_spki), record_vkey = COALESCE($4, record_vkey), accepted = COALESCE($5, accepted),
                batches = COALESCE($6, batches), trouble = NULL, failures = 0, next_at = 0
         WHERE poll = $1 AND place = $2"
    )).bind(poll.0).bind(small(place)).bind(spki).bind(vkey).bind(accepted).bind(batches).execute(c).await?.rows_affected());
    Ok(())
}

/// Notes why an issuer did not do what it was asked, and until when it is left alone.
///
/// # Errors
/// When the database fails.
pub async fn note_trouble(
    tx: &mut Tx,
    poll: PollId,
    place: u16,
    word: &str,
    until: Timestamp,
) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!("UPDATE further_issuers SET trouble = $3, failures = failures + 1, next_at = $4 WHERE poll = $1 AND place = $2"))
        .bind(poll.0).bind(small(place)).bind(word).bind(millis(until)).execute(c).await?.rows_affected());
    Ok(())
}

/// Leaves an issuer alone for a while that had nothing new.
///
/// # Errors
/// When the database fails.
pub async fn rest(tx: &mut Tx, poll: PollId, place: u16, until: Timestamp) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!("UPDATE further_issuers SET next_at = $3 WHERE poll = $1 AND place = $2 AND failures = 0"))
        .bind(poll.0).bind(small(place)).bind(millis(until)).execute(c).await?.rows_affected());
    Ok(())
}

/// Lets an issuer be asked again now, whatever it answered before.
///
/// # Errors
/// When the database fails.
pub async fn ask_now(tx: &mut Tx, poll: PollId) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!("UPDATE further_issuers SET failures = 0, next_at = 0 WHERE poll = $1"))
        .bind(poll.0).execute(c).await?.rows_affected());
    Ok(())
}

/// Begins anew with the issuers of a poll: what they have accepted they are to forget.
///
/// # Errors
/// When the database fails.
pub async fn leave_further(tx: &mut Tx, poll: PollId) -> Result<(), DbError> {
    forget_further(tx, poll).await?;
    run!(tx, c => sqlx::query(sql!("DELETE FROM further_issuers WHERE poll = $1")).bind(poll.0).execute(c).await?.rows_affected());
    Ok(())
}

/// The issuers of a poll are to forget what they have accepted.
///
/// # Errors
/// When the database fails.
pub async fn forget_further(tx: &mut Tx, poll: PollId) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!(
        "INSERT INTO issuers_to_forget (manifest, url, vkey, failures, next_at)
         SELECT accepted, url, vkey, 0, 0 FROM further_issuers WHERE poll = $1 AND accepted IS NOT NULL ON CONFLICT DO NOTHING"
    )).bind(poll.0).execute(c).await?.rows_affected());
    Ok(())
}

/// A manifest that an issuer is to forget.
pub struct ToForget {
    /// The manifest.
    pub manifest: ballot::PollId,
    /// The address of the issuer.
    pub url: String,
    /// Its key.
    pub key: VerifierKey,
    /// How often it could not be told.
    pub failures: u32,
}

/// What issuers are to be told now, at most 20.
///
/// # Errors
/// When the database fails.
pub async fn to_forget(tx: &mut Tx, now: Timestamp) -> Result<Vec<ToForget>, DbError> {
    let rows: Vec<(Vec<u8>, String, String, i32)> = run!(tx, c => sqlx::query_as(sql!(
        "SELECT manifest, url, vkey, failures FROM issuers_to_forget WHERE next_at <= $1 ORDER BY next_at LIMIT 20"
    )).bind(millis(now)).fetch_all(c).await?);
    let read = |(manifest, url, vkey, failures): (Vec<u8>, String, String, i32)| {
        Ok(ToForget {
            manifest: ballot::PollId(hash32(manifest)?),
            url,
            key: key(&vkey)?,
            failures: failures.try_into().unwrap_or(0),
        })
    };
    rows.into_iter().map(read).collect()
}

/// An issuer has forgotten; or, with a time, is told again then.
///
/// # Errors
/// When the database fails.
pub async fn note_forgotten(
    tx: &mut Tx,
    what: &ToForget,
    again: Option<Timestamp>,
) -> Result<(), DbError> {
    let manifest = what.manifest.0.to_vec();
    match again {
        None => {
            run!(tx, c => sqlx::query(sql!("DELETE FROM issuers_to_forget WHERE manifest = $1 AND url = $2"))
                .bind(manifest).bind(&what.url).execute(c).await?.rows_affected());
        }
        Some(at) => {
            run!(tx, c => sqlx::query(sql!("UPDATE issuers_to_forget SET failures = failures + 1, next_at = $3 WHERE manifest = $1 AND url = $2"))
                .bind(manifest).bind(&what.url).bind(millis(at)).execute(c).await?.rows_affected());
        }
    }
    Ok(())
}
