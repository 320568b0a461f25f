//! The chain of the access log: it never forks, and whoever changes it is found out.

use app::access::{Opened, record};
use app::clock::Clock;
use app::db::{Db, DbError};
use app::{run, transact};
use domain::access::{Chain, Field, Person as Whom, Purpose, Why};
use domain::actor::{Actor, Grant, Role};
use domain::ids::AccountId;
use domain::rights::{self, MayServe};
use server::config::Config;
use sqlx::{AssertSqlSafe, Connection, Executor, SqliteConnection};
use support::program::command_on;
use support::{Engine, Log, Town, both};

fn permit(account: AccountId) -> MayServe {
    let grants = vec![Grant {
        role: Role::CaseWorker,
        space: None,
    }];
    let actor = Actor {
        account: Some(account),
        grants,
        ..Actor::default()
    };
    rights::may_serve(&actor).expect("case workers serve")
}

async fn open(town: &Town, may: &MayServe, person: Whom) {
    let why = Why {
        purpose: Purpose::Letter,
        reason: String::new(),
        case: None,
    };
    let opened = Opened {
        may,
        person,
        why: &why,
        fields: &[Field::Name],
    };
    let now = town.clock.now();
    let written: Result<(), DbError> =
        transact!(&town.app.db, tx => record(tx, &opened, now).await);
    written.expect("it is written down");
}

both!(
    many_openings_at_the_same_moment_make_one_chain,
    async |town: &Town| {
        let ada = town.citizen("Ada").await;
        let cem = town.citizen("Cem").await;
        let may = permit(ada.account);
        let person = Whom::Account(cem.account);
        let openings = (0..12).map(|_| open(town, &may, person));
        futures::future::join_all(openings).await;
        let mut tx = town.app.db.read().await.expect("a connection");
        let numbers: Vec<i64> = run!(&mut tx, c => sqlx::query_scalar("SELECT number FROM access_log ORDER BY number").fetch_all(c).await.expect("numbers"));
        assert_eq!(numbers, (1..=12).collect::<Vec<i64>>());
        let links: Vec<(Vec<u8>, Vec<u8>)> = run!(&mut tx, c => sqlx::query_as("SELECT previous, hash FROM access_log ORDER BY number").fetch_all(c).await.expect("hashes"));
        let mut head = Chain::START.head().to_vec();
        for (previous, hash) in links {
            assert_eq!(previous, head);
            head = hash;
        }
    }
);

both!(
    auditors_see_counts_and_the_chain_and_no_names,
    async |town: &Town| {
        let clerk = town.official("Ada Amt", Role::CaseWorker, None).await;
        let rita = town.resident("Rita").await;
        let checker = town.official("Paul", Role::Auditor, None).await;
        let address = format!("/desk/people/account/{}", rita.account);
        clerk.browser.post(&address, &[("purpose", "letter")]).await;
        clerk.browser.post(&address, &[("purpose", "letter")]).await;
        let page = checker.browser.get("/audit/access").await;
        assert!(
            page.has_text("2 entries were checked.") && page.has_text("Sending a letter 2"),
            "{}",
            page.text()
        );
        for personal in ["Ada", "Rita", rita.email.as_str(), clerk.email.as_str()] {
            assert!(!page.body.contains(personal), "{personal}");
        }
        assert_eq!(clerk.browser.get("/audit/access").await.status, 403);
        tamper(
            town,
            "UPDATE access_log SET purpose = 'correction' WHERE number = 1",
        )
        .await;
        let page = checker.browser.get("/audit/access").await;
        assert!(page.has_text("Entry 1 is the first that is not as it was written"));
    }
);

async fn tamper(town: &Town, statement: &'static str) {
    let done: Result<(), DbError> = transact!(&town.app.db, tx => {
        run!(tx, c => sqlx::query(statement).execute(c).await?.rows_affected());
        Ok(())
    });
    done.expect("whoever holds the database can change it");
}

/// What `comitia verify access-log` answers: whether it is content, and what it prints.
fn verified(town: &Town, more: &[&str]) -> (bool, String) {
    let mut command = command_on(env!("CARGO_BIN_EXE_comitia"), &town.config);
    let output = command.args(["verify", "access-log"]).args(more).output();
    let output = output.expect("the program runs");
    let printed = [output.stdout, output.stderr].concat();
    (
        output.status.success(),
        String::from_utf8_lossy(&printed).into_owned(),
    )
}

both!(
    verify_access_log_finds_what_was_changed_removed_or_swapped,
    async |town: &Town| {
        let ada = town.citizen("Ada").await;
        let cem = town.citizen("Cem").await;
        let may = permit(ada.account);
        assert!(verified(town, &[]).0, "an empty log is whole");
        for _ in 0..5 {
            open(town, &may, Whom::Account(cem.account)).await;
        }
        let (is_whole, printed) = verified(town, &[]);
        assert!(
            is_whole && printed.starts_with("5 entries, head "),
            "{printed}"
        );
        let head = printed
            .trim()
            .rsplit(' ')
            .next()
            .expect("a head")
            .to_owned();
        open(town, &may, Whom::Account(cem.account)).await;
        assert!(
            verified(town, &["--head", &head]).0,
            "a head from before is in the chain"
        );
        assert!(!verified(town, &["--head", "abc"]).0);

        // The newest entries removed: the chain fits, the remembered head tells.
        let newest = verified(town, &[])
            .1
            .trim()
            .rsplit(' ')
            .next()
            .expect("a head")
            .to_owned();
        tamper(town, "DELETE FROM access_log WHERE number = 6").await;
        assert!(verified(town, &[]).0);
        let (is_whole, printed) = verified(town, &["--head", &newest]);
        assert!(
            !is_whole && printed.contains("removed from the end"),
            "{printed}"
        );
        assert!(verified(town, &["--head", &head]).0);

        tamper(town, "UPDATE access_log SET reason = 'x' WHERE number = 3").await;
        let (is_whole, printed) = verified(town, &[]);
        assert!(!is_whole && printed.contains("entry 3 is not"), "{printed}");
        tamper(town, "UPDATE access_log SET reason = '' WHERE number = 3").await;
        assert!(verified(town, &[]).0);

        // Two swapped.
        tamper(town, "UPDATE access_log SET number = 100 WHERE number = 2").await;
        tamper(town, "UPDATE access_log SET number = 2 WHERE number = 4").await;
        tamper(town, "UPDATE access_log SET number = 4 WHERE number = 100").await;
        let (is_whole, printed) = verified(town, &[]);
        assert!(!is_whole && printed.contains("entry 2 is not"), "{printed}");
        tamper(town, "UPDATE access_log SET number = 100 WHERE number = 2").await;
        tamper(town, "UPDATE access_log SET number = 2 WHERE number = 4").await;
        tamper(town, "UPDATE access_log SET number = 4 WHERE number = 100").await;
        assert!(verified(town, &[]).0);

        tamper(town, "DELETE FROM access_log WHERE number = 4").await;
        let (is_whole, printed) = verified(town, &[]);
        assert!(!is_whole && printed.contains("entry 4 is not"), "{printed}");
    }
);

#[test]
fn verify_access_log_refuses_a_database_that_is_not_there() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().join("data");
    let config = Config {
        data: data.clone(),
        ..Config::default()
    };
    let mut command = command_on(env!("CARGO_BIN_EXE_comitia"), &config);
    let output = command.args(["verify", "access-log"]).output();
    let output = output.expect("the program runs");
    let printed = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{printed}");
    let path = data.join("comitia.db").display().to_string();
    assert!(
        printed.contains(&format!("there is no database at {path}")),
        "{printed}"
    );
    assert!(!data.exists(), "nothing is created");
}

both!(verify_access_log_changes_nothing, async |town: &Town| {
    let ada = town.citizen("Ada").await;
    open(town, &permit(ada.account), Whom::Account(ada.account)).await;
    // As an older or newer program left it: whoever checks does not bring it up to date.
    let count = "SELECT COUNT(*) FROM _sqlx_migrations";
    tamper(town, "DELETE FROM _sqlx_migrations WHERE version = 27").await;
    tamper(town, "DROP INDEX events_actor").await;
    let before = number(town, count).await;
    assert!(verified(town, &[]).0);
    assert_eq!(number(town, count).await, before);
    // A copy that nobody has open stays alone, byte for byte, also where nothing can be written.
    if town.engine == Engine::Sqlite {
        let folder = tempfile::tempdir().expect("a folder");
        let copy = folder.path().join("comitia.db");
        let vacuum = format!("VACUUM INTO '{}'", copy.display());
        let Db::Sqlite { writer, .. } = &town.app.db else {
            panic!("a file");
        };
        let copied = writer.execute(AssertSqlSafe(vacuum)).await;
        copied.expect("a copy");
        let mut change = SqliteConnection::connect(&copy.display().to_string())
            .await
            .expect("it opens");
        let wal = change.execute("PRAGMA journal_mode = wal").await;
        wal.expect("as the service has it");
        change.close().await.expect("closed");
        let bytes = std::fs::read(&copy).expect("bytes");
        let config = Config {
            data: folder.path().to_owned(),
            ..Config::default()
        };
        let mut command = command_on(env!("CARGO_BIN_EXE_comitia"), &config);
        let output = command.args(["verify", "access-log"]).output();
        let output = output.expect("the program runs");
        let printed = String::from_utf8_lossy(&output.stdout);
        assert!(printed.starts_with("1 entries, head "), "{output:?}");
        assert_eq!(std::fs::read(&copy).expect("bytes"), bytes);
        let beside = std::fs::read_dir(folder.path()).expect("files").count();
        assert_eq!(beside, 1, "nothing lies beside it");
    }
});

async fn number(town: &Town, statement: &'static str) -> i64 {
    let mut tx = town.app.db.read().await.expect("a connection");
    run!(&mut tx, c => sqlx::query_scalar(statement).fetch_one(c).await.expect("a number"))
}

both!(the_head_of_the_chain_is_logged, async |town: &Town| {
    let log = Log::capture();
    let ada = town.citizen("Ada").await;
    open(town, &permit(ada.account), Whom::Account(ada.account)).await;
    app::access::log_head(&town.app).await.expect("logged");
    let head = verified(town, &[])
        .1
        .trim()
        .rsplit(' ')
        .next()
        .expect("a head")
        .to_owned();
    assert!(log.text().contains(&head), "{head}");
});
