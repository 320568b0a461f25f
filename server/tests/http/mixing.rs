//! What the engines themselves remember of the order of votes while a poll is open, beside what stands in the tables.

use app::db::{Db, DbError};
use app::polls::{CastVote, Outcome, jobs};
use app::run;
use ballot::{Receipt, Tag};
use domain::ids::PollId;
use futures::future::join_all;
use support::{PollText, Town, both, voting::open_poll};

/// A vote like any other, made of its number.
fn made(poll: PollId, n: u32) -> CastVote {
    let hash = |what: &str| *blake3::hash(format!("{what} {n}").as_bytes()).as_bytes();
    CastVote {
        poll,
        tag: Tag(hash("tag")),
        receipt: Receipt(hash("receipt")),
        salt: hash("salt"),
        choice: vec![0b10],
    }
}

/// Casts votes one after the other, as on a quiet day: each is a transaction of its own.
async fn cast_singly(town: &Town, poll: PollId, numbers: std::ops::Range<u32>) {
    for n in numbers {
        let outcome = town.app.casting.cast(made(poll, n)).await.expect("cast");
        assert_eq!(outcome, Outcome::InTheBox);
    }
}

async fn number(db: &Db, statement: &'static str) -> i64 {
    let mut tx = db.read().await.expect("a connection");
    let found: Result<i64, DbError> =
        async { Ok(run!(&mut tx, c => sqlx::query_scalar(statement).fetch_one(c).await?)) }.await;
    found.expect("a number")
}

/// The hashes of a table in the order in which their bytes lie: by row place in PostgreSQL, by offset in the file of SQLite.
/// Bytes that lie there more than once (a copy that was left) come more than once.
async fn as_they_lie(town: &Town, table: &str, hashes: &[[u8; 32]]) -> Vec<[u8; 32]> {
    if let Db::Postgres { pool, .. } = &town.app.db {
        let statement = match table {
            "participation" => "SELECT tag FROM participation ORDER BY ctid",
            _ => "SELECT receipt FROM staged_ballots ORDER BY ctid",
        };
        let rows: Vec<Vec<u8>> = sqlx::query_scalar(statement)
            .fetch_all(pool)
            .await
            .expect("rows");
        return rows
            .into_iter()
            .map(|row| row.try_into().expect("32 bytes"))
            .collect();
    }
    let file = std::fs::read(town.config.data.join("comitia.db")).expect("the file");
    let log = std::fs::read(town.config.data.join("comitia.db-wal")).unwrap_or_default();
    file.windows(32)
        .chain(log.windows(32))
        .filter_map(|window| hashes.iter().find(|hash| hash.as_slice() == window))
        .copied()
        .collect()
}

/// In how many transactions the rows of a table were written, as PostgreSQL remembers it.
async fn transactions(town: &Town, table: &str) -> i64 {
    let Db::Postgres { .. } = &town.app.db else {
        return 1;
    };
    let statement = match table {
        "participation" => "SELECT COUNT(DISTINCT xmin::text) FROM participation",
        _ => "SELECT COUNT(DISTINCT xmin::text) FROM staged_ballots",
    };
    number(&town.app.db, statement).await
}

both!(
    the_order_of_votes_is_forgotten_while_a_poll_is_open,
    async |town: &Town| {
        let poll = open_poll(town, &PollText::default()).await;
        cast_singly(town, poll, 0..24).await;
        let votes: Vec<CastVote> = (0..24).map(|n| made(poll, n)).collect();
        let tags: Vec<[u8; 32]> = votes.iter().map(|vote| vote.tag.0).collect();
        let receipts: Vec<[u8; 32]> = votes.iter().map(|vote| vote.receipt.0).collect();
        let before = as_they_lie(town, "participation", &tags).await;
        assert!(
            before.len() >= 24 && !before.is_sorted(),
            "there is something to forget"
        );

        jobs::mix_due(&town.app).await.expect("mixed");
        for (table, hashes) in [("participation", &tags), ("staged_ballots", &receipts)] {
            let lying = as_they_lie(town, table, hashes).await;
            assert_eq!(lying.len(), 24, "{table}: each row lies there once");
            let mut turned = lying.clone();
            turned.reverse();
            assert!(
                lying.is_sorted() || turned.is_sorted(),
                "{table}: in the order of hashes"
            );
            assert_eq!(transactions(town, table).await, 1, "{table}");
        }
        // Nothing else has changed: who voted has voted, and the receipts are held.
        let again = town.app.casting.cast(made(poll, 3)).await.expect("asked");
        assert_eq!(again, Outcome::InTheBox);
        let second = CastVote {
            tag: votes[3].tag,
            ..made(poll, 99)
        };
        let second = town.app.casting.cast(second).await.expect("asked");
        assert_eq!(second, Outcome::VotedBefore);
        let held = town
            .visitor()
            .get(&format!("/polls/{poll}/receipt?code={}", votes[5].receipt))
            .await;
        assert!(held.has_text("in the box"));
    }
);

both!(
    a_clean_up_that_a_reader_held_up_is_done_in_the_next_round,
    async |town: &Town| {
        let Db::Sqlite { readers, .. } = &town.app.db else {
            return; // Nothing holds up the VACUUM of PostgreSQL.
        };
        let poll = open_poll(town, &PollText::default()).await;
        cast_singly(town, poll, 0..24).await;
        let receipts: Vec<[u8; 32]> = (0..24).map(|n| made(poll, n).receipt.0).collect();
        let mut reader = readers.begin().await.expect("a transaction");
        let seen: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM polls")
            .fetch_one(&mut *reader)
            .await
            .expect("a number");
        assert_eq!(seen, 1);
        jobs::mix_due(&town.app)
            .await
            .expect_err("a reader is in the way");
        drop(reader);
        assert!(as_they_lie(town, "staged_ballots", &receipts).await.len() > 24);

        jobs::mix_due(&town.app).await.expect("cleaned up");
        let lying = as_they_lie(town, "staged_ballots", &receipts).await;
        assert_eq!(lying.len(), 24, "each lies there once");
    }
);

both!(
    a_box_is_mixed_when_twenty_ballots_and_a_tenth_have_come_in,
    async |town: &Town| {
        let poll = open_poll(town, &PollText::default()).await;
        let mixed = "SELECT COALESCE(CAST(SUM(voted) AS BIGINT), 0) FROM mixings";
        let round = async || {
            jobs::mix_due(&town.app).await.expect("a round");
            number(&town.app.db, mixed).await
        };
        cast_singly(town, poll, 0..19).await;
        assert_eq!(round().await, 0, "too few to be mixed");
        cast_singly(town, poll, 19..20).await;
        assert_eq!(round().await, 20);
        cast_singly(town, poll, 20..39).await;
        assert_eq!(round().await, 20, "nineteen more");
        let many = (39..300).map(|n| town.app.casting.cast(made(poll, n)));
        for outcome in join_all(many).await {
            assert_eq!(outcome.expect("cast"), Outcome::InTheBox);
        }
        assert_eq!(round().await, 300);
        cast_singly(town, poll, 300..325).await;
        assert_eq!(round().await, 300, "less than a tenth");
    }
);

both!(
    votes_cast_while_the_box_is_mixed_are_neither_lost_nor_doubled,
    async |town: &Town| {
        const VOTERS: u32 = 1500;
        let poll = open_poll(town, &PollText::default()).await;
        let mixing = async {
            let mut rounds = 0;
            while number(&town.app.db, "SELECT COUNT(*) FROM participation").await
                < i64::from(VOTERS)
            {
                jobs::mix_due(&town.app).await.expect("mixed");
                rounds += 1;
            }
            rounds
        };
        let casting = async {
            for group in 0..VOTERS / 50 {
                // Each group votes, and with it everybody of the last one tries to vote once more with another ballot.
                let first = (0..50).map(|n| made(poll, group * 50 + n));
                let second = (0..50).filter(|_| group > 0).map(|n| CastVote {
                    tag: made(poll, (group - 1) * 50 + n).tag,
                    ..made(poll, 1_000_000 + group * 50 + n)
                });
                let first = join_all(first.map(|vote| town.app.casting.cast(vote)));
                let second = join_all(second.map(|vote| town.app.casting.cast(vote)));
                let (first, second) = futures::join!(first, second);
                for outcome in first {
                    assert_eq!(outcome.expect("cast"), Outcome::InTheBox);
                }
                for outcome in second {
                    assert_eq!(outcome.expect("cast"), Outcome::VotedBefore);
                }
            }
        };
        let (rounds, ()) = futures::join!(mixing, casting);
        assert!(rounds > 2, "the box was mixed {rounds} times");
        let voters = i64::from(VOTERS);
        for statement in [
            "SELECT COUNT(*) FROM participation",
            "SELECT COUNT(*) FROM staged_ballots",
            "SELECT voted FROM turnout",
        ] {
            assert_eq!(number(&town.app.db, statement).await, voters, "{statement}");
        }
        support::voting::close(town).await;
        assert_eq!(
            number(&town.app.db, "SELECT ballots FROM results").await,
            voters
        );
        assert_eq!(transactions(town, "participation").await, 1);
    }
);
