//! Transactions that write: begun, committed or rolled back, and tried again after a collision.

use super::{DbError, Tx};
use std::time::Duration;

/// How often a transaction is tried when the engine says it collided with another.
const ATTEMPTS: u32 = 12;

/// Runs the body in one transaction and commits it; when this yields `Ok`, the effect is durable.
///
/// The body may run several times and so does nothing but SQL. SQLite takes the write lock at the beginning
/// (`BEGIN IMMEDIATE`); PostgreSQL runs at `SERIALIZABLE`, and a collision is tried again up to a limit.
/// It is a macro because a closure that borrows from its surroundings and returns a future cannot yet be shown to be `Send`
/// (tried with `AsyncFnMut` and Rust 1.95).
#[macro_export]
macro_rules! transact {
    ($db:expr, $tx:ident => $body:expr) => {{
        let db: &$crate::db::Db = $db;
        let mut attempts = $crate::db::Attempts::default();
        loop {
            let mut begun = match db.begin().await {
                Ok(begun) => begun,
                Err(error) => break Err(error.into()),
            };
            let $tx = &mut begun;
            let done = async { $body }.await;
            if let Some(ended) = attempts.end(begun, done).await {
                db.note_write();
                break ended;
            }
        }
    }};
}

/// Counts how often a transaction was tried.
#[derive(Default)]
pub struct Attempts(u32);

impl Attempts {
    /// Commits or rolls back; `None` says that the transaction collided and is to be tried again.
    pub async fn end<T, E: From<DbError> + Collides>(
        &mut self,
        tx: Tx,
        done: Result<T, E>,
    ) -> Option<Result<T, E>> {
        self.0 += 1;
        let ended = match done {
            Ok(value) => tx.commit().await.map(|()| value).map_err(E::from),
            Err(error) => {
                tx.rollback().await;
                Err(error)
            }
        };
        match ended {
            Err(error) if error.collides() => {
                if self.0 >= ATTEMPTS {
                    return Some(Err(DbError::Busy(ATTEMPTS).into()));
                }
                tokio::time::sleep(Duration::from_millis(u64::from(self.0 * self.0))).await;
                None
            }
            ended => Some(ended),
        }
    }
}

/// An error that may stand for a collision of two transactions, after which it makes sense to try again.
pub trait Collides {
    /// Whether it does.
    fn collides(&self) -> bool;
}

impl Collides for DbError {
    fn collides(&self) -> bool {
        self.is_collision()
    }
}
