//! The only place that knows there are two database engines.
//!
//! A statement is written once, with `$1` binds, inside [`sql!`](crate::sql); [`run!`](crate::run) runs it on whichever engine
//! the connection belongs to. Every statement registers itself, so that one test can prepare all of them on both engines.

mod migrations;
mod reading;
mod transaction;

pub use migrations::{Databases, Part, Places};
pub use transaction::{Attempts, Collides};

pub mod settings;

use sqlx::pool::PoolConnection;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{ConnectOptions, Database, Executor, PgPool, Postgres, Sqlite, SqlitePool, Transaction};
use std::ops::{Deref, DerefMut};
use std::path::Path;
use std::str::FromStr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

/// A statement that stands somewhere in the sources.
pub struct Statement {
    /// The text, the same for both engines.
    pub text: &'static str,
    /// Which engines it is for.
    pub engine: Engine,
    /// Source file.
    pub file: &'static str,
    /// Line in that file.
    pub line: u32,
}

/// Which engine a statement is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Both: the rule.
    Both,
    /// SQLite alone: an exception that says why beside it.
    Sqlite,
    /// PostgreSQL alone: an exception that says why beside it.
    Postgres,
}

inventory::collect!(Statement);

/// All statements of this program, so that a test can prepare each on both engines.
pub fn statements() -> impl Iterator<Item = &'static Statement> {
    inventory::iter::<Statement>.into_iter()
}

/// Registers a statement and yields its text.
#[macro_export]
macro_rules! sql {
    ($text:literal) => { $crate::sql!(Both, $text) };
    ($engine:ident, $text:literal) => {{
        inventory::submit! {
            $crate::db::Statement { text: $text, engine: $crate::db::Engine::$engine, file: file!(), line: line!() }
        }
        $text
    }};
}

/// Runs the same expression on the connection of either engine.
#[macro_export]
macro_rules! run {
    ($tx:expr, $c:ident => $e:expr) => {
        match $tx {
            $crate::db::Tx::Sqlite(lease) => {
                lease.note_statement();
                let $c: &mut sqlx::SqliteConnection = lease;
                $e
            }
            $crate::db::Tx::Postgres(lease) => {
                lease.note_statement();
                let $c: &mut sqlx::PgConnection = lease;
                $e
            }
        }
    };
}

/// What can go wrong in a database.
#[derive(Debug, thiserror::Error)]
pub enum DbError {
    /// The engine or the way to it failed.
    #[error("database: {0}")]
    Sqlx(#[from] sqlx::Error),
    /// A migration failed.
    #[error("migration: {0}")]
    Migrate(#[from] sqlx::migrate::MigrateError),
    /// A stored value is not one this program can have written.
    #[error("stored value of {0} makes no sense")]
    Stored(&'static str),
    /// There is no file to be read.
    #[error("there is no database at {0}")]
    Missing(String),
    /// Another transaction was faster; this one is to be tried again from its beginning.
    #[error("another transaction was faster")]
    Overtaken,
    /// The transaction collided with others too often.
    #[error("the transaction collided with others {0} times")]
    Busy(u32),
}

impl DbError {
    /// Whether a UNIQUE constraint or primary key refused the row.
    #[must_use]
    pub fn is_unique_violation(&self) -> bool {
        matches!(self, Self::Sqlx(sqlx::Error::Database(e)) if e.kind() == sqlx::error::ErrorKind::UniqueViolation)
    }

    /// Whether the same transaction may succeed when tried again: a serialization failure or deadlock of PostgreSQL
    /// (SQLSTATE 40001, 40P01), or a busy SQLite file (primary result codes 5 and 6).
    #[must_use]
    pub fn is_collision(&self) -> bool {
        if matches!(self, Self::Overtaken) {
            return true;
        }
        let Self::Sqlx(sqlx::Error::Database(e)) = self else {
            return false;
        };
        match e.code().as_deref() {
            Some("40001" | "40P01") => true,
            Some(code) if e.try_downcast_ref::<sqlx::sqlite::SqliteError>().is_some() => {
                matches!(code.parse::<u32>().map(|n| n & 0xff), Ok(5 | 6))
            }
            _ => false,
        }
    }
}

/// A database of either kind.
#[derive(Clone, Debug)]
pub enum Db {
    /// One file: a single writer, several readers.
    Sqlite {
        /// The one connection that writes.
        writer: SqlitePool,
        /// Connections that can only read.
        readers: SqlitePool,
        /// Counts what this process has written.
        writes: Writes,
    },
    /// A server.
    Postgres {
        /// Connections to it.
        pool: PgPool,
        /// Counts what this process has written.
        writes: Writes,
    },
}

/// What this process did: how many transactions it has ended – what was read before the last of them may be out of date –, and how many
/// statements it has run, so that a page can be shown to need no more of them for a longer list.
#[derive(Clone, Debug, Default)]
pub struct Writes {
    transactions: Arc<AtomicU64>,
    statements: Arc<AtomicU64>,
}

/// A connection that is held for a while.
pub struct Lease<D: Database> {
    held: Held<D>,
    statements: Arc<AtomicU64>,
}

/// A connection, reading outside of a transaction or writing inside one.
enum Held<D: Database> {
    /// Reads; each statement sees what is committed.
    Reading(PoolConnection<D>),
    /// Writes; nothing is there for others before the commit.
    Writing(Transaction<'static, D>),
}

impl<D: Database> Lease<D> {
    /// Counts a statement; [`run!`](crate::run) does.
    pub fn note_statement(&self) {
        self.statements.fetch_add(1, Ordering::Relaxed);
    }
}

impl<D: Database> Deref for Lease<D> {
    type Target = D::Connection;
    fn deref(&self) -> &D::Connection {
        match &self.held {
            Held::Reading(connection) => connection,
            Held::Writing(transaction) => transaction,
        }
    }
}

impl<D: Database> DerefMut for Lease<D> {
    fn deref_mut(&mut self) -> &mut D::Connection {
        match &mut self.held {
            Held::Reading(connection) => connection,
            Held::Writing(transaction) => transaction,
        }
    }
}

/// What store functions take: a connection of either engine. Use it through [`run!`](crate::run).
pub enum Tx {
    /// SQLite.
    Sqlite(Lease<Sqlite>),
    /// PostgreSQL.
    Postgres(Lease<Postgres>),
}

impl Db {
    /// Opens (and for SQLite creates) the database, without migrating it.
    ///
    /// `url` is `sqlite:PATH`, or `postgres://…`; there each part other than [`Part::Main`] has a schema of its name, which is made where it is
    /// missing.
    ///
    /// # Errors
    /// When the file cannot be opened or the server cannot be reached.
    pub async fn open(url: &str, part: Part) -> Result<Self, DbError> {
        if let Some(path) = url.strip_prefix("sqlite:") {
            Self::open_sqlite(Path::new(path)).await
        } else {
            Self::open_postgres(url, part).await
        }
    }

    async fn open_sqlite(path: &Path) -> Result<Self, DbError> {
        let options = SqliteConnectOptions::new()
            .filename(path)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(Duration::from_secs(10))
            .statement_cache_capacity(256)
            .pragma("cache_size", "-16000")
            .pragma("temp_store", "memory")
            // What is deleted is overwritten: sign-in links, sessions, and where ballots lay before they were mixed.
            .pragma("secure_delete", "on");
        let writer = SqlitePoolOptions::new()
            .max_connections(1)
            .test_before_acquire(false)
            .connect_with(options.clone())
            .await?;
        let readers = SqlitePoolOptions::new()
            .max_connections(4)
            .test_before_acquire(false)
            .connect_with(options.pragma("query_only", "on"))
            .await?;
        Ok(Self::Sqlite {
            writer,
            readers,
            writes: Writes::default(),
        })
    }

    async fn open_postgres(url: &str, part: Part) -> Result<Self, DbError> {
        let mut options = PgConnectOptions::from_str(url)?.statement_cache_capacity(256);
        if let Some((schema, make)) = part.schema() {
            options.connect().await?.execute(make).await?;
            options = options.options([("search_path", schema)]);
        }
        let pool = PgPoolOptions::new()
            .max_connections(16)
            .acquire_timeout(Duration::from_secs(10))
            .test_before_acquire(false)
            .connect_with(options)
            .await?;
        Ok(Self::Postgres {
            pool,
            writes: Writes::default(),
        })
    }

    /// A connection for reading.
    ///
    /// # Errors
    /// When no connection is to be had within the time limit.
    pub async fn read(&self) -> Result<Tx, DbError> {
        Ok(match self {
            Self::Sqlite {
                readers, writes, ..
            } => Tx::Sqlite(writes.lease(Held::Reading(readers.acquire().await?))),
            Self::Postgres { pool, writes } => {
                Tx::Postgres(writes.lease(Held::Reading(pool.acquire().await?)))
            }
        })
    }

    /// Begins a transaction that writes; use it through [`transact!`](crate::transact), which also ends it.
    ///
    /// # Errors
    /// When no connection is to be had, or SQLite's write lock is not free within the time limit.
    pub async fn begin(&self) -> Result<Tx, DbError> {
        Ok(match self {
            Self::Sqlite { writer, writes, .. } => {
                let begun = writer.begin_with("BEGIN IMMEDIATE").await?;
                Tx::Sqlite(writes.lease(Held::Writing(begun)))
            }
            Self::Postgres { pool, writes } => {
                let begun = pool.begin_with("BEGIN ISOLATION LEVEL SERIALIZABLE");
                Tx::Postgres(writes.lease(Held::Writing(begun.await?)))
            }
        })
    }

    /// How many transactions this process has ended on this database.
    #[must_use]
    pub fn writes(&self) -> u64 {
        let (Self::Sqlite { writes, .. } | Self::Postgres { writes, .. }) = self;
        writes.transactions.load(Ordering::Acquire)
    }

    /// How many statements this process has run on this database.
    #[must_use]
    pub fn statements(&self) -> u64 {
        let (Self::Sqlite { writes, .. } | Self::Postgres { writes, .. }) = self;
        writes.statements.load(Ordering::Relaxed)
    }

    /// Notes that a transaction has ended; [`transact!`](crate::transact) does.
    pub fn note_write(&self) {
        let (Self::Sqlite { writes, .. } | Self::Postgres { writes, .. }) = self;
        writes.transactions.fetch_add(1, Ordering::Release);
    }

    /// Closes all connections after what is under way has finished.
    pub async fn close(&self) {
        match self {
            Self::Sqlite {
                writer, readers, ..
            } => {
                readers.close().await;
                writer.close().await;
            }
            Self::Postgres { pool, .. } => pool.close().await,
        }
    }
}

impl Writes {
    fn lease<D: Database>(&self, held: Held<D>) -> Lease<D> {
        Lease {
            held,
            statements: self.statements.clone(),
        }
    }
}

impl<D: Database> Held<D> {
    async fn commit(self) -> Result<(), sqlx::Error> {
        match self {
            Self::Writing(transaction) => transaction.commit().await,
            Self::Reading(_) => Ok(()),
        }
    }

    async fn rollback(self) -> Result<(), sqlx::Error> {
        match self {
            Self::Writing(transaction) => transaction.rollback().await,
            Self::Reading(_) => Ok(()),
        }
    }
}

impl Tx {
    async fn commit(self) -> Result<(), DbError> {
        match self {
            Self::Sqlite(lease) => lease.held.commit().await?,
            Self::Postgres(lease) => lease.held.commit().await?,
        }
        Ok(())
    }

    /// A rollback that fails leaves nothing committed, so its error adds nothing to the one that led here.
    async fn rollback(self) {
        let _ = match self {
            Self::Sqlite(lease) => lease.held.rollback().await,
            Self::Postgres(lease) => lease.held.rollback().await,
        };
    }
}
