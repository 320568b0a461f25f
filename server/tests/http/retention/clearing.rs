//! Clearing: one failure does not keep the rest from it, and nothing is cleared in two places.

use super::{count, run_day, write};
use support::links::signed_in;
use support::{Engine, Log, Town, both, sources};

both!(
    where_one_account_cannot_be_erased_the_others_are,
    async |town: &Town| {
        let [first, second] = ["first@example.org", "second@example.org"];
        signed_in(town, first).await;
        signed_in(town, second).await;
        // Something still refers to the first one that nobody takes away.
        for statement in [
            "CREATE TABLE clings (account BLOB NOT NULL REFERENCES accounts (id))",
            "CREATE TABLE clings (account UUID NOT NULL REFERENCES accounts (id))",
        ] {
            if statement.contains("BLOB") == (town.engine == Engine::Sqlite) {
                write(town, statement).await;
            }
        }
        write(
            town,
            "INSERT INTO clings (account) SELECT id FROM accounts WHERE email = 'first@example.org'",
        )
        .await;
        run_day(town, 671).await;
        run_day(town, 47).await;
        let log = Log::capture();
        run_day(town, 20).await;
        assert!(
            log.text()
                .contains("an account that nobody uses could not be warned or erased"),
            "{}",
            log.text()
        );
        assert!(!log.text().contains(first), "the log names nobody");
        let emails = "SELECT COUNT(*) FROM accounts WHERE email = 'first@example.org'";
        assert_eq!(count(town, emails).await, 1);
        assert_eq!(
            count(town, "SELECT COUNT(*) FROM accounts").await,
            1,
            "the second one is erased in spite of the first"
        );
        let reports =
            "SELECT COUNT(*) FROM retention_runs WHERE kind = 'accounts_failed' AND cleared = 1";
        assert_eq!(count(town, reports).await, 1);
        // What was in the way is gone: the next day it is erased.
        write(town, "DROP TABLE clings").await;
        run_day(town, 1).await;
        assert_eq!(count(town, "SELECT COUNT(*) FROM accounts").await, 0);
    }
);

both!(
    what_is_kept_for_hours_goes_all_day_long_and_is_reported_once_a_day,
    async |town: &Town| {
        let amira = town.citizen("Amira").await;
        run_day(town, 1).await;
        let report =
            "SELECT CAST(SUM(cleared) AS BIGINT) FROM retention_runs WHERE kind = 'sessions'";
        let before = count(town, report).await;
        let later = town.signed_in(amira.account).await;
        assert_eq!(later.get("/me").await.status, 200);
        town.clock.advance(60);
        app::retention::apply(&town.app).await.expect("it runs");
        assert_eq!(later.get("/me").await.status, 200);
        write(town, "UPDATE sessions SET expires_at = 1").await;
        app::retention::apply(&town.app).await.expect("it runs");
        assert_eq!(count(town, "SELECT COUNT(*) FROM sessions").await, 0);
        assert_eq!(count(town, report).await, before + 1, "on the same day");
        assert_eq!(
            count(
                town,
                "SELECT COUNT(*) FROM events WHERE kind = 'data.cleared' AND facts LIKE '%sessions%'"
            )
            .await,
            0
        );
    }
);

/// Of two that clear the same, one is forgotten when a period changes.
#[test]
fn each_kind_of_data_is_cleared_in_one_place() {
    let sources = sources::all();
    let statements: Vec<String> = sources
        .iter()
        .filter(|source| source.is_program())
        .flat_map(sources::Source::statements)
        .collect();
    for table in [
        "sessions",
        "email_links",
        "devices",
        "desk_devices",
        "code_tries",
        "letter_codes",
        "outgoing_letters",
        "notices",
        "corrections",
        "consents",
        "access_questions",
    ] {
        let clears = |text: &&String| {
            text.starts_with(&format!("DELETE FROM {table} "))
                && [" < $", " <= $"]
                    .iter()
                    .any(|by_time| text.contains(by_time))
        };
        let found: Vec<&String> = statements.iter().filter(clears).collect();
        assert_eq!(found.len(), 1, "{table}: {found:?}");
    }
}
