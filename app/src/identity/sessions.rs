//! Sessions in the database, for `tower-sessions`. The cookie holds a random id of 128 bits, the table only its hash.

use crate::clock::{Clock, millis};
use crate::db::{Db, DbError, Tx};
use crate::web::{SESSION_ACCOUNT, SESSION_AGENT, SESSION_PLACE};
use crate::{run, sql, transact};
use jiff::Timestamp;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;
use tower_sessions::cookie::time::OffsetDateTime;
use tower_sessions::session::{Id, Record};
use tower_sessions::session_store::{Error, Result, SessionStore};
use uuid::Uuid;

/// A signed-in session ends after this time without a request.
pub const IDLE: Duration = Duration::from_secs(12 * 3600);
/// A signed-in session ends after this time in any case.
pub const ABSOLUTE: Duration = Duration::from_secs(30 * 24 * 3600);
/// A session without an account (somebody on the way to signing in) ends after this time.
pub const ANONYMOUS: Duration = Duration::from_secs(2 * 3600);
/// Last use is written down again when it is this long ago, so that reading a page rarely writes.
const SEEN_STEP: Duration = Duration::from_secs(600);

/// The store of sessions.
#[derive(Clone)]
pub struct SessionTable {
    db: Db,
    clock: Arc<dyn Clock>,
}

#[derive(sqlx::FromRow)]
struct Row {
    account: Option<Uuid>,
    data: String,
    seen_at: i64,
    expires_at: i64,
}

impl SessionTable {
    /// Sessions in this database.
    pub fn new(db: Db, clock: Arc<dyn Clock>) -> Self {
        Self { db, clock }
    }

    async fn insert(&self, record: &Record) -> std::result::Result<(), DbError> {
        let now = self.clock.now();
        let account = account_of(record);
        let expires_at = millis(now)
            + i64::try_from(
                if account.is_some() {
                    ABSOLUTE
                } else {
                    ANONYMOUS
                }
                .as_millis(),
            )
            .unwrap_or(i64::MAX);
        let text = |entry| {
            let text = record.data.get(entry).and_then(|text| text.as_str());
            text.unwrap_or_default()
        };
        let places = [text(SESSION_AGENT), text(SESSION_PLACE)];
        let data = data_of(record)?;
        transact!(&self.db, tx => insert(tx, &hash(&record.id), account, &data, places, now, expires_at).await)
    }

    async fn update(&self, record: &Record) -> std::result::Result<(), DbError> {
        let (account, data) = (account_of(record), data_of(record)?);
        let now = self.clock.now();
        transact!(&self.db, tx => update(tx, &hash(&record.id), account, &data, now).await)
    }

    async fn read(&self, id: &Id) -> std::result::Result<Option<Record>, DbError> {
        let now = millis(self.clock.now());
        let Some(row) = find(&mut self.db.read().await?, &hash(id)).await? else {
            return Ok(None);
        };
        let idle = if row.account.is_some() {
            IDLE
        } else {
            ANONYMOUS
        };
        let unused = Duration::from_millis(u64::try_from(now - row.seen_at).unwrap_or(0));
        if now >= row.expires_at || unused > idle {
            return Ok(None);
        }
        if unused > SEEN_STEP {
            transact!(&self.db, tx => touch(tx, &hash(id), now).await)?;
        }
        let data = serde_json::from_str(&row.data).map_err(|_| DbError::Stored("session"))?;
        Ok(Some(Record {
            id: *id,
            data,
            expiry_date: OffsetDateTime::UNIX_EPOCH
                + Duration::from_millis(now.unsigned_abs())
                + IDLE,
        }))
    }
}

impl fmt::Debug for SessionTable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SessionTable")
    }
}

#[async_trait::async_trait]
impl SessionStore for SessionTable {
    async fn create(&self, record: &mut Record) -> Result<()> {
        self.insert(record).await.map_err(backend)
    }

    /// Only a session that is still there is written: one that was signed out elsewhere meanwhile stays ended.
    async fn save(&self, record: &Record) -> Result<()> {
        self.update(record).await.map_err(backend)
    }

    async fn load(&self, id: &Id) -> Result<Option<Record>> {
        self.read(id).await.map_err(backend)
    }

    async fn delete(&self, id: &Id) -> Result<()> {
        transact!(&self.db, tx => remove(tx, &hash(id)).await).map_err(backend)
    }
}

fn backend(error: DbError) -> Error {
    Error::Backend(error.to_string())
}

/// What stands for a session in the table.
pub(super) fn hash(id: &Id) -> Vec<u8> {
    blake3::derive_key("comitia 2026-11 session id", &id.0.to_le_bytes()).to_vec()
}

fn account_of(record: &Record) -> Option<Uuid> {
    record.data.get(SESSION_ACCOUNT)?.as_str()?.parse().ok()
}

fn data_of(record: &Record) -> std::result::Result<String, DbError> {
    serde_json::to_string(&record.data).map_err(|_| DbError::Stored("session"))
}

async fn find(tx: &mut Tx, id: &[u8]) -> std::result::Result<Option<Row>, DbError> {
    Ok(
        run!(tx, c => sqlx::query_as(sql!("SELECT account, data, seen_at, expires_at FROM sessions WHERE id = $1")).bind(id).fetch_optional(c).await?),
    )
}

async fn insert(
    tx: &mut Tx,
    id: &[u8],
    account: Option<Uuid>,
    data: &str,
    [agent, place]: [&str; 2],
    now: Timestamp,
    expires_at: i64,
) -> std::result::Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!(
        "INSERT INTO sessions (id, account, data, agent, place, created_at, seen_at, expires_at) VALUES ($1, $2, $3, $4, $7, $5, $5, $6)"
    )).bind(id).bind(account).bind(data).bind(agent).bind(millis(now)).bind(expires_at).bind(place).execute(c).await?.rows_affected());
    Ok(())
}

async fn update(
    tx: &mut Tx,
    id: &[u8],
    account: Option<Uuid>,
    data: &str,
    now: Timestamp,
) -> std::result::Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!("UPDATE sessions SET account = $2, data = $3, seen_at = $4 WHERE id = $1"))
        .bind(id).bind(account).bind(data).bind(millis(now)).execute(c).await?.rows_affected());
    Ok(())
}

async fn touch(tx: &mut Tx, id: &[u8], now: i64) -> std::result::Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!("UPDATE sessions SET seen_at = $2 WHERE id = $1")).bind(id).bind(now).execute(c).await?.rows_affected());
    Ok(())
}

async fn remove(tx: &mut Tx, id: &[u8]) -> std::result::Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!("DELETE FROM sessions WHERE id = $1")).bind(id).execute(c).await?.rows_affected());
    Ok(())
}
