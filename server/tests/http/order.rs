//! After the close nothing says any more in which order people took part and ballots came in: not the rows, and not where they lie.

use app::db::Tx;
use domain::ids::PollId;
use std::collections::BTreeSet;
use support::voting::{close, open_poll, receipt_of, vote};
use support::{Engine, PollText, Town, both};

/// Voters; their rows fit into one page of either engine.
const PEOPLE: usize = 24;

/// Hashes in the order in which people voted.
struct Voted {
    tags: Vec<Vec<u8>>,
    receipts: Vec<Vec<u8>>,
}

async fn hashes(town: &Town, statement: &'static str, poll: PollId) -> Vec<Vec<u8>> {
    let mut tx = town.app.db.read().await.expect("a connection");
    let found: Result<_, app::db::DbError> = async {
        Ok(app::run!(&mut tx, c => sqlx::query_scalar(statement).bind(poll.0).fetch_all(c).await?))
    }
    .await;
    found.expect("rows")
}

async fn tags(town: &Town, poll: PollId) -> Vec<Vec<u8>> {
    let statement = "SELECT tag FROM participation WHERE poll = $1 ORDER BY tag";
    hashes(town, statement, poll).await
}

/// One after the other, each in a transaction of their own.
async fn all_vote(town: &Town, poll: PollId) -> Voted {
    let mut voted = Voted {
        tags: Vec::new(),
        receipts: Vec::new(),
    };
    for n in 0..PEOPLE {
        let person = town.resident(&format!("Person {n}")).await;
        town.enlist(person.entry.expect("an entry")).await;
        let reply = vote(&person.browser, poll, &["1"]).await;
        let receipt: ballot::Receipt = receipt_of(&reply).parse().expect("a receipt");
        voted.receipts.push(receipt.0.to_vec());
        let now = tags(town, poll).await;
        let new = now.into_iter().filter(|tag| !voted.tags.contains(tag));
        voted.tags.extend(new.collect::<Vec<_>>());
        assert_eq!(voted.tags.len(), n + 1);
    }
    voted
}

/// The transactions that wrote the rows of a poll, and its hashes in the order in which they lie in the table.
async fn lying(
    town: &Town,
    statement: &'static str,
    poll: PollId,
) -> (BTreeSet<String>, Vec<Vec<u8>>) {
    let mut tx = town.app.db.read().await.expect("a connection");
    let Tx::Postgres(connection) = &mut tx else {
        panic!("only PostgreSQL can be asked");
    };
    let rows: Vec<(String, Vec<u8>)> = sqlx::query_as(statement)
        .bind(poll.0)
        .fetch_all(&mut **connection)
        .await
        .expect("rows");
    rows.into_iter().unzip()
}

const PARTICIPATION: &str =
    "SELECT CAST(xmin AS TEXT), tag FROM participation WHERE poll = $1 ORDER BY ctid";
const BALLOTS: &str =
    "SELECT CAST(xmin AS TEXT), receipt FROM ballots WHERE poll = $1 ORDER BY ctid";

async fn postgres_forgets(town: &Town, poll: PollId, voted: &Voted) {
    let (transactions, order) = lying(town, PARTICIPATION, poll).await;
    assert_eq!(transactions.len(), PEOPLE, "before, each row tells its own");
    assert_eq!(order, voted.tags);
    close(town).await;
    for (statement, hashes) in [(PARTICIPATION, &voted.tags), (BALLOTS, &voted.receipts)] {
        let (transactions, order) = lying(town, statement, poll).await;
        assert_eq!(transactions.len(), 1, "{statement}");
        assert_eq!(order.len(), PEOPLE);
        assert!(order.is_sorted(), "{statement}");
        assert_eq!(
            BTreeSet::from_iter(order),
            BTreeSet::from_iter(hashes.clone())
        );
    }
    // What was deleted is gone from the table's file too, which is cut off.
    let mut tx = town.app.db.read().await.expect("a connection");
    let Tx::Postgres(connection) = &mut tx else {
        panic!("only PostgreSQL can be asked");
    };
    let bytes: i64 = sqlx::query_scalar("SELECT pg_relation_size('staged_ballots')")
        .fetch_one(&mut **connection)
        .await
        .expect("a size");
    assert_eq!(bytes, 0);
}

/// Where in the file of the database a hash lies, as often as it does.
fn places(file: &[u8], hash: &[u8]) -> Vec<usize> {
    let windows = file.windows(hash.len()).enumerate();
    windows
        .filter(|(_, window)| *window == hash)
        .map(|(at, _)| at)
        .collect()
}

async fn sqlite_forgets(town: &Town, voted: &Voted) {
    let file = town.config.data.join("comitia.db");
    let log = town.config.data.join("comitia.db-wal");
    let logged = || {
        let bytes = std::fs::read(&log).expect("the log");
        let hashes = voted.tags.iter().chain(&voted.receipts);
        hashes
            .filter(|hash| !places(&bytes, hash).is_empty())
            .count()
    };
    assert_eq!(
        logged(),
        2 * PEOPLE,
        "before, the log holds the votes in their order"
    );
    close(town).await;
    assert_eq!(logged(), 0, "the count alone is in the log");
    let bytes = std::fs::read(&file).expect("the database");
    for (what, hashes) in [("tags", &voted.tags), ("receipts", &voted.receipts)] {
        let mut sorted = hashes.clone();
        sorted.sort();
        let lie: Vec<Vec<usize>> = sorted.iter().map(|hash| places(&bytes, hash)).collect();
        assert!(
            lie.iter().all(|at| at.len() == 1),
            "{what} left over: {lie:?}"
        );
        let lie: Vec<usize> = lie.into_iter().flatten().collect();
        // A page is filled from its end.
        assert!(
            lie.is_sorted() || lie.iter().rev().is_sorted(),
            "{what} lie in the order of voting: {lie:?}"
        );
    }
}

both!(
    after_the_close_no_order_of_voting_is_left,
    async |town: &Town| {
        let poll = open_poll(town, &PollText::default()).await;
        let voted = all_vote(town, poll).await;
        match town.engine {
            Engine::Sqlite => sqlite_forgets(town, &voted).await,
            Engine::Postgres => postgres_forgets(town, poll, &voted).await,
        }
        assert_eq!(tags(town, poll).await.len(), PEOPLE);
    }
);
