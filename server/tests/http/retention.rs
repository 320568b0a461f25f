//! What goes with time, and what becomes of accounts that nobody uses.

mod clearing;
mod roll;

use app::clock::{Clock, millis};
use app::db::DbError;
use app::{run, transact};
use domain::actor::Role;
use support::links::signed_in;
use support::{Town, both};

const DAY: u64 = 24 * 3600;

async fn count(town: &Town, statement: &'static str) -> i64 {
    let mut tx = town.app.db.read().await.expect("a connection");
    run!(&mut tx, c => sqlx::query_scalar(statement).fetch_one(c).await.expect("a number"))
}

async fn subjects(town: &Town, address: &str) -> Vec<String> {
    let mut tx = town.app.db.read().await.expect("a connection");
    let mails = app::mail::newest(&mut tx, 100).await.expect("mails");
    let to = mails
        .into_iter()
        .filter(|mail| mail.address == address && !mail.body.contains("/sign-in/link/"));
    to.map(|mail| mail.subject).collect()
}

async fn run_day(town: &Town, days: u64) {
    town.clock
        .advance(i64::try_from(days * DAY).expect("few days"));
    app::retention::apply(&town.app).await.expect("it runs");
}

both!(
    what_has_had_its_time_goes_after_a_preview_and_with_a_report,
    async |town: &Town| {
        let ada = town.official("Ada", Role::Administrator, None).await;
        let clerk = town.official("Cleo", Role::CaseWorker, None).await;
        let rita = town.resident("Rita").await;
        let wish = [("about", "name"), ("wrong", "a"), ("right", "b")];
        rita.browser.post("/me/data/corrections/new", &wish).await;
        rita.browser.post("/me/data/corrections/new", &wish).await;
        let list = clerk.browser.get("/desk/corrections").await;
        let link = list
            .links()
            .into_iter()
            .find(|href| href.starts_with("/desk/corrections/"))
            .expect("it waits");
        clerk
            .browser
            .post(&link, &[("outcome", "corrected"), ("reason", "Done.")])
            .await;
        for _ in 0..3 {
            rita.browser
                .post(
                    "/me/data/consents",
                    &[("kind", "news"), ("version", "1"), ("action", "give")],
                )
                .await;
            rita.browser
                .post(
                    "/me/data/consents",
                    &[("kind", "news"), ("version", "1"), ("action", "withdraw")],
                )
                .await;
        }
        assert_eq!(rita.browser.get("/admin/retention").await.status, 403);
        let page = ada.browser.get("/admin/retention").await;
        assert!(
            page.has_text("It has not run yet.") && page.has_text("3 years after withdrawal"),
            "{}",
            page.text()
        );

        run_day(town, 1).await;
        assert_eq!(
            count(town, "SELECT COUNT(*) FROM corrections").await,
            2,
            "too early"
        );
        town.clock.advance(i64::try_from(366 * DAY).expect("days"));
        let ada_again = town.signed_in(ada.account).await;
        let page = ada_again.get("/admin/retention").await;
        assert!(
            page.has_text(
                "So that the person can read the answer again. 1 year after the answer 1"
            ),
            "what would go: {}",
            page.text()
        );
        assert_eq!(
            count(town, "SELECT COUNT(*) FROM corrections").await,
            2,
            "a preview clears nothing"
        );
        run_day(town, 0).await;
        assert_eq!(
            count(town, "SELECT COUNT(*) FROM corrections").await,
            1,
            "the one that waits stays"
        );
        assert_eq!(count(town, "SELECT COUNT(*) FROM consents").await, 3);
        assert_eq!(
            count(
                town,
                "SELECT COUNT(*) FROM events WHERE kind LIKE 'consent.%' AND facts <> '{}'"
            )
            .await,
            0
        );
        assert_eq!(
            count(
                town,
                "SELECT COUNT(*) FROM events WHERE kind LIKE 'consent.%'"
            )
            .await,
            6,
            "that it happened stays"
        );
        let page = ada_again.get("/admin/retention").await;
        assert!(
            page.has_text("Answered requests for correction 1"),
            "the report: {}",
            page.text()
        );

        // On the same day it has run.
        rita.browser.post("/me/data/corrections/new", &wish).await;
        let before = count(town, "SELECT COUNT(*) FROM retention_runs").await;
        run_day(town, 0).await;
        assert_eq!(
            count(town, "SELECT COUNT(*) FROM retention_runs").await,
            before
        );
        run_day(town, 3 * 366).await;
        assert_eq!(count(town, "SELECT COUNT(*) FROM consents").await, 0);
    }
);

both!(
    an_account_nobody_uses_is_warned_twice_and_erased,
    async |town: &Town| {
        let address = "quiet@example.org";
        signed_in(town, address).await;
        let staff = town.official("Sam", Role::Moderator, None).await;
        let busy = "busy@example.org";
        run_day(town, 669).await;
        signed_in(town, busy).await;
        assert!(subjects(town, address).await.is_empty());
        run_day(town, 2).await;
        assert_eq!(
            subjects(town, address).await,
            ["Do you still use your account at Lindenau?"]
        );
        run_day(town, 1).await;
        assert_eq!(subjects(town, address).await.len(), 1, "once");
        run_day(town, 46).await;
        assert!(
            subjects(town, address).await[0]
                .starts_with("Your account at Lindenau will be erased on")
        );
        run_day(town, 10).await;
        assert_eq!(
            count(
                town,
                "SELECT COUNT(*) FROM accounts WHERE email = 'quiet@example.org'"
            )
            .await,
            1,
            "not before its day"
        );
        run_day(town, 6).await;
        assert_eq!(
            count(
                town,
                "SELECT COUNT(*) FROM accounts WHERE email = 'quiet@example.org'"
            )
            .await,
            0
        );
        assert_eq!(
            subjects(town, address).await[0],
            "Your account at Lindenau is erased"
        );
        assert_eq!(
            count(
                town,
                "SELECT COUNT(*) FROM events WHERE kind = 'account.erased' AND actor IS NULL"
            )
            .await,
            1
        );
        assert_eq!(
            count(
                town,
                "SELECT COUNT(*) FROM accounts WHERE email = 'busy@example.org'"
            )
            .await,
            1
        );
        assert!(subjects(town, busy).await.is_empty());

        // Staff are reported, never erased, and get no warning.
        assert!(subjects(town, &staff.email).await.is_empty());
        assert!(count(town, "SELECT COUNT(*) FROM retention_runs WHERE kind = 'accounts_of_staff' AND cleared = 1").await >= 1);
        let ada = town.official("Ada", Role::Administrator, None).await;
        let page = ada.browser.get("/admin/retention").await;
        assert!(
            page.has_text("1 account with a role has not been used for so long."),
            "{}",
            page.text()
        );
        assert_eq!(
            count(town, "SELECT COUNT(*) FROM accounts WHERE name = 'Sam'").await,
            1
        );
    }
);

both!(
    who_signs_in_after_a_warning_keeps_the_account,
    async |town: &Town| {
        let address = "back@example.org";
        signed_in(town, address).await;
        run_day(town, 680).await;
        assert_eq!(subjects(town, address).await.len(), 1);
        signed_in(town, address).await;
        run_day(town, 100).await;
        let warnings = subjects(town, address).await;
        assert!(
            !warnings
                .iter()
                .any(|subject| subject.contains("will be erased")),
            "{warnings:?}"
        );
        assert_eq!(count(town, "SELECT COUNT(*) FROM accounts").await, 1);
    }
);

both!(
    where_the_setting_says_never_accounts_stay,
    |config| config.inactive_days = 0,
    async |town: &Town| {
        let address = "quiet@example.org";
        signed_in(town, address).await;
        run_day(town, 5000).await;
        run_day(town, 100).await;
        assert_eq!(count(town, "SELECT COUNT(*) FROM accounts").await, 1);
        assert!(subjects(town, address).await.is_empty());
    }
);

both!(
    what_is_left_of_an_erased_account_goes_after_three_years,
    async |town: &Town| {
        let rita = town.resident("Rita").await;
        let browser = signed_in(town, &rita.email).await;
        browser
            .post("/me/data/erase", &[("email", &rita.email)])
            .await;
        let about = "SELECT COUNT(*) FROM events WHERE subject NOT IN (SELECT id FROM events WHERE kind = 'data.cleared')";
        let left = count(town, about).await;
        assert!(left >= 1);
        run_day(town, 3 * 365 - 1).await;
        assert_eq!(count(town, about).await, left);
        run_day(town, 2).await;
        assert_eq!(count(town, about).await, 0);
    }
);

both!(much_goes_in_batches, async |town: &Town| {
    let now = millis(town.clock.now());
    let ids: Vec<uuid::Uuid> = (0..1300).map(|_| Clock::id(&town.clock)).collect();
    let written: Result<(), DbError> = transact!(&town.app.db, tx => {
        for id in &ids {
            run!(tx, c => sqlx::query("INSERT INTO outgoing_mail (id, address, subject, body, queued_at, next_at, attempts) VALUES ($1, 'x', 'x', 'x', $2, $2, 9)")
                .bind(*id).bind(now).execute(c).await?.rows_affected());
        }
        Ok(())
    });
    written.expect("mails");
    run_day(town, 31).await;
    assert_eq!(count(town, "SELECT COUNT(*) FROM outgoing_mail").await, 0);
    assert_eq!(
        count(
            town,
            "SELECT CAST(cleared AS BIGINT) FROM retention_runs WHERE kind = 'mail'"
        )
        .await,
        1300
    );
    assert_eq!(
        count(
            town,
            "SELECT COUNT(*) FROM events WHERE kind = 'data.cleared'"
        )
        .await,
        3
    );
});

async fn write(town: &Town, statement: &'static str) {
    let done: Result<(), DbError> = transact!(&town.app.db, tx => {
        run!(tx, c => sqlx::query(statement).execute(c).await?.rows_affected());
        Ok(())
    });
    done.unwrap_or_else(|error| panic!("{statement}: {error}"));
}
