//! Forgetting the order: the engines themselves remember in which order credentials were given and ballots came in, beside what stands in the tables.
//! After each batch that is taken away.
//!
//! Split by engine. In PostgreSQL every row carries the number of its transaction (`xmin`) and lies where it was written (`ctid`), and dead rows stay until a
//! VACUUM. SQLite keeps these tables sorted by key, but within a page the bytes of rows lie as they came, and its write-ahead log holds the last commits one by
//! one. What this cannot reach: ballots that wait for their batch, and copies made before (backups, archived logs, replicas, images of the disk).

use crate::db::{Db, DbError, Tx};
use crate::{run, sql, transact};
use ballot::PollId;
use std::time::Duration;

/// Rows of SQLite that are written anew in one transaction, so that nobody who asks for a credential waits long.
const AT_ONCE: i64 = 1024;
/// How often a VACUUM is tried that the snapshot of somebody else keeps from removing dead rows; PostgreSQL's own ANALYZE is one.
const TRIES: u32 = 20;
/// How long it waits in between.
const PAUSE: Duration = Duration::from_millis(200);

/// What a VACUUM clears.
#[derive(Clone, Copy)]
enum Table {
    Issuance,
    StagedEnvelopes,
}

/// Writes anew, in the order of the hashes, who was given a credential, and clears away what that leaves.
///
/// # Errors
/// When the database fails; [`DbError::Busy`] when somebody who reads kept SQLite's log from being emptied, or PostgreSQL's dead rows from being removed.
pub async fn forget_issuing_order(db: &Db, poll: PollId) -> Result<(), DbError> {
    match db {
        Db::Postgres { .. } => transact!(db, tx => rewrite_at_once(tx, poll).await)?,
        Db::Sqlite { .. } => {
            let mut after = Vec::new();
            while let Some(last) = transact!(db, tx => rewrite_page(tx, poll, &after).await)? {
                after = last;
            }
        }
    }
    vacuum(db, Table::Issuance).await?;
    empty_log(db).await
}

/// Clears away what is left of ballots that were moved from the box into the record.
///
/// # Errors
/// As [`forget_issuing_order`].
pub async fn forget_casting_order(db: &Db) -> Result<(), DbError> {
    vacuum(db, Table::StagedEnvelopes).await?;
    empty_log(db).await
}

/// Removes dead rows, on PostgreSQL. Statistics that tell of them come late, so the pages are asked: one that a VACUUM did not find visible to all holds a dead
/// row, or one that came a moment ago.
async fn vacuum(db: &Db, table: Table) -> Result<(), DbError> {
    let Tx::Postgres(connection) = &mut db.read().await? else {
        return Ok(());
    };
    let name = match table {
        Table::Issuance => "issuance",
        Table::StagedEnvelopes => "staged_envelopes",
    };
    for _ in 0..TRIES {
        let vacuum = match table {
            Table::Issuance => sqlx::query(sql!(Postgres, "VACUUM issuance")),
            Table::StagedEnvelopes => sqlx::query(sql!(Postgres, "VACUUM staged_envelopes")),
        };
        vacuum.execute(&mut **connection).await?;
        let is_clean: bool = sqlx::query_scalar(sql!(
            Postgres,
            "SELECT relallvisible >= relpages FROM pg_class WHERE oid = CAST(CAST($1 AS TEXT) AS REGCLASS)"
        ))
        .bind(name)
        .fetch_one(&mut **connection)
        .await?;
        if is_clean {
            return Ok(());
        }
        tokio::time::sleep(PAUSE).await;
    }
    Err(DbError::Busy(TRIES))
}

/// `REPEATABLE READ` and not `SERIALIZABLE`: nothing is decided here, rows come back as they were, and a transaction this long would otherwise collide with every
/// credential that is given meanwhile.
async fn rewrite_at_once(tx: &mut Tx, poll: PollId) -> Result<(), DbError> {
    let Tx::Postgres(connection) = tx else {
        return Err(DbError::Stored("engine"));
    };
    sqlx::query(sql!(
        Postgres,
        "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ"
    ))
    .execute(&mut **connection)
    .await?;
    sqlx::query(sql!(
        Postgres,
        "WITH gone AS (DELETE FROM issuance WHERE poll = $1 RETURNING poll, tag, slot, digest, blind_sig, batch)
         INSERT INTO issuance (poll, tag, slot, digest, blind_sig, batch)
         SELECT poll, tag, slot, digest, blind_sig, batch FROM gone ORDER BY tag"
    ))
    .bind(poll.0.to_vec())
    .execute(&mut **connection)
    .await?;
    Ok(())
}

#[derive(sqlx::FromRow)]
struct Row {
    tag: Vec<u8>,
    slot: Vec<u8>,
    digest: Vec<u8>,
    blind_sig: Vec<u8>,
    batch: Option<i64>,
}

/// Takes some rows out and puts them back in their order; yields the last tag.
async fn rewrite_page(tx: &mut Tx, poll: PollId, after: &[u8]) -> Result<Option<Vec<u8>>, DbError> {
    let rows: Vec<Row> = run!(tx, c => sqlx::query_as(sql!(
        "SELECT tag, slot, digest, blind_sig, batch FROM issuance WHERE poll = $1 AND tag > $2 ORDER BY tag LIMIT $3"
    )).bind(poll.0.to_vec()).bind(after).bind(AT_ONCE).fetch_all(c).await?);
    let Some(last) = rows.last().map(|row| row.tag.clone()) else {
        return Ok(None);
    };
    run!(tx, c => sqlx::query(sql!("DELETE FROM issuance WHERE poll = $1 AND tag > $2 AND tag <= $3"))
        .bind(poll.0.to_vec()).bind(after).bind(&last).execute(c).await?.rows_affected());
    for row in rows {
        run!(tx, c => sqlx::query(sql!(
            "INSERT INTO issuance (poll, tag, slot, digest, blind_sig, batch) VALUES ($1, $2, $3, $4, $5, $6)"
        )).bind(poll.0.to_vec()).bind(row.tag).bind(row.slot).bind(row.digest).bind(row.blind_sig).bind(row.batch)
            .execute(c).await?.rows_affected());
    }
    Ok(Some(last))
}

async fn empty_log(db: &Db) -> Result<(), DbError> {
    let Db::Sqlite { writer, .. } = db else {
        return Ok(());
    };
    let (busy, ..): (i64, i64, i64) =
        sqlx::query_as(sql!(Sqlite, "PRAGMA wal_checkpoint(TRUNCATE)"))
            .fetch_one(writer)
            .await?;
    if busy == 0 {
        Ok(())
    } else {
        Err(DbError::Busy(1))
    }
}
