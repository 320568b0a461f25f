//! Opening a database for somebody who only looks.

use super::{Db, DbError, Writes};
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqlitePoolOptions};
use std::path::Path;
use std::str::FromStr;
use std::time::Duration;

impl Db {
    /// Opens a database that is there, to read from it alone: nothing is created, migrated or written.
    ///
    /// # Errors
    /// [`DbError::Missing`] where there is no file; when it cannot be opened or the server cannot be reached.
    pub async fn open_to_read(url: &str) -> Result<Self, DbError> {
        let Some(path) = url.strip_prefix("sqlite:") else {
            let options =
                PgConnectOptions::from_str(url)?.options([("default_transaction_read_only", "on")]);
            let pool = PgPoolOptions::new().max_connections(1);
            return Ok(Self::Postgres {
                pool: pool.connect_with(options).await?,
                writes: Writes::default(),
            });
        };
        if !Path::new(path).is_file() {
            return Err(DbError::Missing(path.to_owned()));
        }
        // A file that no process has open lies there without its log of writes (`-wal`). Read as one that does not change, it stays alone:
        // else the files that SQLite puts beside it would belong to whoever read, and keep the service from writing.
        let is_at_rest = !Path::new(&format!("{path}-wal")).exists();
        let options = SqliteConnectOptions::new()
            .filename(path)
            .read_only(true)
            .immutable(is_at_rest)
            .busy_timeout(Duration::from_secs(10));
        let readers = SqlitePoolOptions::new().max_connections(1);
        let readers = readers.connect_with(options).await?;
        Ok(Self::Sqlite {
            // A connection that cannot write takes the place of the one that does.
            writer: readers.clone(),
            readers,
            writes: Writes::default(),
        })
    }
}
