//! What a transaction promises, on both engines.

use app::db::{Collides, Db, DbError, Tx};
use app::{run, transact};
use futures::future::join_all;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use support::{Engine, Town, both};
use tokio::sync::Barrier;

async fn set(tx: &mut Tx, name: &str, value: &str) -> Result<(), DbError> {
    run!(tx, c => sqlx::query("INSERT INTO settings (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value")
        .bind(name).bind(value).execute(c).await?.rows_affected());
    Ok(())
}

async fn get(tx: &mut Tx, name: &str) -> Result<Option<String>, DbError> {
    Ok(
        run!(tx, c => sqlx::query_scalar("SELECT value FROM settings WHERE name = $1").bind(name).fetch_optional(c).await?),
    )
}

/// Reads how many places are left, and takes one: right only if nobody else does so in between.
async fn take(tx: &mut Tx, who: usize) -> Result<bool, DbError> {
    if get(tx, "places").await?.as_deref() != Some("1") {
        return Ok(false);
    }
    set(tx, "places", "0").await?;
    set(tx, &format!("taken by {who}"), "1").await?;
    Ok(true)
}

async fn takers(db: &Db) -> i64 {
    let mut tx = db.read().await.expect("reads");
    let count = async {
        Ok::<i64, DbError>(
            run!(&mut tx, c => sqlx::query_scalar("SELECT COUNT(*) FROM settings WHERE name LIKE 'taken by %'").fetch_one(c).await?),
        )
    };
    count.await.expect("counts")
}

both!(
    of_fifty_takers_of_the_last_place_one_wins,
    async |town: &Town| {
        for round in 1..=3 {
            let db = town.app.db.clone();
            let placed: Result<(), DbError> = transact!(&db, tx => set(tx, "places", "1").await);
            placed.expect("a place");
            let start = Arc::new(Barrier::new(50));
            let tasks = (0..50).map(|who| {
                let (db, start) = (db.clone(), start.clone());
                tokio::spawn(async move {
                    start.wait().await;
                    let won: Result<bool, DbError> =
                        transact!(&db, tx => take(tx, round * 100 + who).await);
                    won
                })
            });
            let outcomes = join_all(tasks).await;
            let won: Vec<bool> = outcomes
                .into_iter()
                .map(|outcome| outcome.expect("no panic").expect("an answer for everybody"))
                .collect();
            assert_eq!(won.iter().filter(|won| **won).count(), 1);
            assert_eq!(takers(&db).await, i64::try_from(round).expect("small"));
        }
    }
);

both!(an_error_leaves_nothing, async |town: &Town| {
    let db = &town.app.db;
    let refused: Result<(), DbError> = transact!(db, tx => {
        set(tx, "half", "done").await?;
        Err(DbError::Stored("anything"))
    });
    assert!(matches!(refused, Err(DbError::Stored("anything"))));
    let mut tx = db.read().await.expect("reads");
    assert_eq!(get(&mut tx, "half").await.expect("reads"), None);
});

/// An error that always says that it was a collision.
#[derive(Debug)]
enum Unlucky {
    Collision,
    Db(DbError),
}

impl From<DbError> for Unlucky {
    fn from(error: DbError) -> Self {
        Self::Db(error)
    }
}

impl Collides for Unlucky {
    fn collides(&self) -> bool {
        matches!(self, Self::Collision)
    }
}

both!(
    collisions_are_tried_again_but_not_for_ever,
    async |town: &Town| {
        let db = &town.app.db;
        let tries = AtomicU32::new(0);
        let ended: Result<(), Unlucky> = transact!(db, tx => {
            set(tx, "try", "1").await?;
            tries.fetch_add(1, Ordering::SeqCst);
            Err(Unlucky::Collision)
        });
        let tries_made = tries.load(Ordering::SeqCst);
        assert!(
            matches!(ended, Err(Unlucky::Db(DbError::Busy(n))) if n == tries_made),
            "{ended:?}"
        );
        assert!((2..=50).contains(&tries_made));

        tries.store(0, Ordering::SeqCst);
        let ended: Result<(), Unlucky> = transact!(db, tx => {
            set(tx, "third", "time").await?;
            if tries.fetch_add(1, Ordering::SeqCst) < 2 { Err(Unlucky::Collision) } else { Ok(()) }
        });
        ended.expect("the third try counts");
        let mut tx = db.read().await.expect("reads");
        assert_eq!(
            get(&mut tx, "third").await.expect("reads").as_deref(),
            Some("time")
        );
        assert_eq!(get(&mut tx, "try").await.expect("reads"), None);
    }
);

both!(a_collision_is_known_by_its_code, async |town: &Town| {
    if town.engine != Engine::Postgres {
        return;
    }
    let tries = AtomicU32::new(0);
    let ended: Result<(), DbError> = transact!(&town.app.db, tx => {
        let first = tries.fetch_add(1, Ordering::SeqCst) == 0;
        if let (Tx::Postgres(lease), true) = (&mut *tx, first) {
            let code = "DO $$ BEGIN RAISE EXCEPTION 'collided' USING ERRCODE = '40001'; END $$";
            sqlx::query(code).execute(&mut **lease).await?;
        }
        Ok(())
    });
    ended.expect("the second try");
    assert_eq!(tries.load(Ordering::SeqCst), 2);
});

both!(
    a_unique_row_is_refused_by_name_of_its_kind,
    async |town: &Town| {
        let twice: Result<(), DbError> = transact!(&town.app.db, tx => {
            for _ in 0..2 {
                run!(tx, c => sqlx::query("INSERT INTO settings (name, value) VALUES ('once', '')").execute(c).await?.rows_affected());
            }
            Ok(())
        });
        let error = twice.expect_err("the second is refused");
        assert!(
            error.is_unique_violation() && !error.is_collision(),
            "{error}"
        );
    }
);

both!(what_reads_on_sqlite_cannot_write, async |town: &Town| {
    if town.engine == Engine::Sqlite {
        let mut tx = town.app.db.read().await.expect("reads");
        assert!(set(&mut tx, "sneaky", "write").await.is_err());
    }
});
