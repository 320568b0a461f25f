//! What was read a moment ago and is the same for everybody: while thousands ask at once, it is read once and not once for each of them.

use crate::web::AppState;
use quick_cache::sync::Cache;
use std::future::Future;
use std::hash::Hash;
use std::sync::Arc;

/// Until when something that was read may be shown again: until this process writes, or the second is over, in which other processes
/// may have written or the time of something have come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Freshness {
    writes: u64,
    second: i64,
}

impl Freshness {
    /// What is read now is as fresh as this.
    #[must_use]
    pub fn now(app: &AppState) -> Self {
        Self {
            writes: app.db.writes(),
            second: app.clock.now().as_second(),
        }
    }
}

/// Readings by key. Each serves until this process writes anything, one second at most; whatever is written checks again inside of its
/// transaction.
#[derive(Clone)]
pub struct Recent<K, V>(Arc<Cache<(K, Freshness), V>>);

impl<K: Clone + Eq + Hash, V: Clone> Recent<K, V> {
    /// Keeps so many readings.
    #[must_use]
    pub fn keeping(readings: usize) -> Self {
        Self(Arc::new(Cache::new(readings)))
    }

    /// What stands under the key. Several who ask at the same moment wait for one reading, so nobody may ask who holds a connection that the
    /// reading could need.
    ///
    /// # Errors
    /// Those of reading, which are not kept.
    pub async fn get<E>(
        &self,
        app: &AppState,
        key: K,
        read: impl Future<Output = Result<V, E>>,
    ) -> Result<V, E> {
        let key = (key, Freshness::now(app));
        self.0.get_or_insert_async(&key, read).await
    }
}
