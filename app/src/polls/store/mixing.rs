//! Mixing: the engines themselves remember in which order people took part and ballots came in, beside what stands in the tables. Here that
//! is taken away, by writing the rows anew in the order of their hashes.
//!
//! Split by engine. In PostgreSQL every row carries the number of its transaction (`xmin`) and lies where it was written (`ctid`), and dead
//! rows stay until a VACUUM. SQLite keeps these tables sorted by key, but within a page the bytes of rows lie as they came, and its
//! write-ahead log holds the last commits one by one.
//!
//! What this cannot reach: copies made before (backups, archived logs, replicas, images of the disk).

use super::ballots::{insert_ballots, insert_participation};
use super::life::{PublicBallot, public_ballot};
use crate::db::{Db, DbError, Tx, settings};
use crate::{run, sql, transact};
use ballot::{Receipt, Tag};
use domain::ids::PollId;
use uuid::Uuid;

/// Fewest ballots among which one is hidden (`min_k` of the ballot protocol).
const FEWEST: i64 = 20;
/// Names the last mixing of which something is left; empty when nothing is.
const LEFT: &str = "left of mixing";
/// Rows of SQLite that are written anew in one transaction, so that nobody who votes waits long.
const AT_ONCE: i64 = 1024;

/// Open polls into which at least 20 ballots, and a tenth of the box, have come since they were last mixed. The tenth makes every
/// ballot of a box of a million be written anew about eleven times in all; the last time takes PostgreSQL some 20 seconds on a busy machine
/// of two cores.
///
/// # Errors
/// When the database fails.
pub async fn due_to_mix(tx: &mut Tx) -> Result<Vec<PollId>, DbError> {
    let ids: Vec<Uuid> = run!(tx, c => sqlx::query_scalar(sql!(
        "SELECT p.id FROM polls p JOIN turnout t ON t.poll = p.id LEFT JOIN mixings m ON m.poll = p.id
         WHERE p.state = 'open' AND t.voted - COALESCE(m.voted, 0) >= $1 AND (t.voted - COALESCE(m.voted, 0)) * 10 >= t.voted"
    )).bind(FEWEST).fetch_all(c).await?);
    Ok(ids.into_iter().map(PollId).collect())
}

/// Writes who took part and the ballots in the box anew, each in the order of their hashes. Votes may be cast meanwhile.
///
/// # Errors
/// When the database fails.
pub async fn mix(db: &Db, poll: PollId) -> Result<(), DbError> {
    let voted = match db {
        Db::Sqlite { .. } => mix_by_pages(db, poll).await?,
        Db::Postgres { .. } => transact!(db, tx => mix_at_once(tx, poll).await)?,
    };
    transact!(db, tx => {
        run!(tx, c => sqlx::query(sql!(
            "INSERT INTO mixings (poll, voted) VALUES ($1, $2) ON CONFLICT (poll) DO UPDATE SET voted = excluded.voted"
        )).bind(poll.0).bind(voted).execute(c).await?.rows_affected());
        settings::set(tx, LEFT, &format!("{poll} at {voted}")).await
    })
}

/// PostgreSQL: both tables in one transaction, so that all rows have one `xmin`. Yields how many have taken part.
///
/// `REPEATABLE READ` and not `SERIALIZABLE`: nothing is decided here, rows come back as they were, and a transaction this long would
/// otherwise collide with every vote that is cast meanwhile. UNIQUE holds at any level.
async fn mix_at_once(tx: &mut Tx, poll: PollId) -> Result<i64, DbError> {
    let Tx::Postgres(connection) = tx else {
        return Err(DbError::Stored("engine"));
    };
    sqlx::query(sql!(
        Postgres,
        "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ"
    ))
    .execute(&mut **connection)
    .await?;
    let voted = sqlx::query(sql!(
        Postgres,
        "WITH gone AS (DELETE FROM participation WHERE poll = $1 RETURNING poll, tag)
         INSERT INTO participation (poll, tag) SELECT poll, tag FROM gone ORDER BY tag"
    ))
    .bind(poll.0)
    .execute(&mut **connection)
    .await?
    .rows_affected();
    sqlx::query(sql!(
        Postgres,
        "WITH gone AS (DELETE FROM staged_ballots WHERE poll = $1 RETURNING poll, receipt, salt, choice)
         INSERT INTO staged_ballots (poll, receipt, salt, choice) SELECT poll, receipt, salt, choice FROM gone ORDER BY receipt"
    ))
    .bind(poll.0)
    .execute(&mut **connection)
    .await?;
    Ok(i64::try_from(voted).unwrap_or(i64::MAX))
}

/// SQLite: some rows after the others, each lot in a transaction of its own. Yields how many have taken part.
async fn mix_by_pages(db: &Db, poll: PollId) -> Result<i64, DbError> {
    let (mut voted, mut after) = (0, Vec::new());
    while let Some((last, count)) = transact!(db, tx => mix_tags(tx, poll, &after).await)? {
        voted += count;
        after = last;
    }
    after = Vec::new();
    while let Some(last) = transact!(db, tx => mix_ballots(tx, poll, &after).await)? {
        after = last;
    }
    Ok(voted)
}

/// Takes out the hashes of some who took part and puts them back in their order; yields the last one and how many there were.
async fn mix_tags(
    tx: &mut Tx,
    poll: PollId,
    after: &[u8],
) -> Result<Option<(Vec<u8>, i64)>, DbError> {
    let tags: Vec<Vec<u8>> = run!(tx, c => sqlx::query_scalar(sql!(
        "SELECT tag FROM participation WHERE poll = $1 AND tag > $2 ORDER BY tag LIMIT $3"
    )).bind(poll.0).bind(after).bind(AT_ONCE).fetch_all(c).await?);
    let Some(last) = tags.last().cloned() else {
        return Ok(None);
    };
    run!(tx, c => sqlx::query(sql!("DELETE FROM participation WHERE poll = $1 AND tag > $2 AND tag <= $3"))
        .bind(poll.0).bind(after).bind(&last).execute(c).await?.rows_affected());
    let tags: Vec<Tag> = tags
        .into_iter()
        .map(|tag| tag.try_into().map(Tag).map_err(|_| DbError::Stored("hash")))
        .collect::<Result<_, _>>()?;
    let count = i64::try_from(tags.len()).unwrap_or(i64::MAX);
    insert_participation(tx, poll, tags.into_iter()).await?;
    Ok(Some((last, count)))
}

/// Takes some ballots out of the box and puts them back in the order of their receipts; yields the last receipt.
async fn mix_ballots(tx: &mut Tx, poll: PollId, after: &[u8]) -> Result<Option<Vec<u8>>, DbError> {
    let rows: Vec<(Vec<u8>, Vec<u8>, Vec<u8>)> = run!(tx, c => sqlx::query_as(sql!(
        "SELECT receipt, salt, choice FROM staged_ballots WHERE poll = $1 AND receipt > $2 ORDER BY receipt LIMIT $3"
    )).bind(poll.0).bind(after).bind(AT_ONCE).fetch_all(c).await?);
    let Some((last, ..)) = rows.last().cloned() else {
        return Ok(None);
    };
    run!(tx, c => sqlx::query(sql!("DELETE FROM staged_ballots WHERE poll = $1 AND receipt > $2 AND receipt <= $3"))
        .bind(poll.0).bind(after).bind(&last).execute(c).await?.rows_affected());
    let ballots: Vec<PublicBallot> = rows
        .into_iter()
        .map(public_ballot)
        .collect::<Result<_, _>>()?;
    let ballots: Vec<(Receipt, [u8; 32], &[u8])> = ballots
        .iter()
        .map(|(receipt, salt, choice)| (*receipt, *salt, choice.0.as_slice()))
        .collect();
    insert_ballots(tx, poll, ballots).await?;
    Ok(Some(last))
}

/// Removes what is left of the rows as they were: dead rows in PostgreSQL, SQLite's write-ahead log. Does nothing if nothing is left; where it
/// fails, the next call tries it again.
///
/// # Errors
/// When the database fails; [`DbError::Busy`] when a reader kept SQLite's log from being emptied.
pub async fn clean_up(db: &Db) -> Result<(), DbError> {
    let left = settings::get(&mut db.read().await?, LEFT).await?;
    let Some(left) = left.filter(|left| !left.is_empty()) else {
        return Ok(());
    };
    remove_left(db).await?;
    // What was mixed meanwhile has another name and stays for the next time.
    transact!(db, tx => {
        if settings::get(tx, LEFT).await?.as_ref() == Some(&left) {
            settings::set(tx, LEFT, "").await?;
        }
        Ok(())
    })
}

async fn remove_left(db: &Db) -> Result<(), DbError> {
    if let Db::Sqlite { writer, .. } = db {
        let (busy, ..): (i64, i64, i64) =
            sqlx::query_as(sql!(Sqlite, "PRAGMA wal_checkpoint(TRUNCATE)"))
                .fetch_one(writer)
                .await?;
        return if busy == 0 {
            Ok(())
        } else {
            Err(DbError::Busy(1))
        };
    }
    let mut tx = db.read().await?;
    if let Tx::Postgres(connection) = &mut tx {
        sqlx::query(sql!(Postgres, "VACUUM staged_ballots"))
            .execute(&mut **connection)
            .await?;
        sqlx::query(sql!(Postgres, "VACUUM participation"))
            .execute(&mut **connection)
            .await?;
    }
    Ok(())
}
