//! Leaving: what goes, what stays, and who cannot.

mod columns;

use app::clock::Clock;
use app::db::DbError;
use app::{run, transact};
use domain::actor::Role;
use support::links::signed_in;
use support::voting::{open_poll, receipt_of, vote};
use support::{PollText, Town, both};

async fn count(town: &Town, statement: &'static str) -> i64 {
    let mut tx = town.app.db.read().await.expect("a connection");
    run!(&mut tx, c => sqlx::query_scalar(statement).fetch_one(c).await.expect("a number"))
}

both!(
    an_account_is_erased_and_what_stays_names_nobody,
    async |town: &Town| {
        let clerk = town.official("Ada Amt", Role::CaseWorker, None).await;
        let rita = town.resident("Rita Ratlos").await;
        let other = town.resident("Otto").await;
        let poll = open_poll(town, &PollText::default()).await;
        assert!(!receipt_of(&vote(&rita.browser, poll, &["1"]).await).is_empty());
        let address = format!("/desk/people/entry/{}", rita.entry.expect("on the roll"));
        clerk
            .browser
            .post(&address, &[("purpose", "request_of_person")])
            .await;
        rita.browser
            .post("/me/access/1/ask", &[("question", "Why?")])
            .await;
        rita.browser
            .post(
                "/me/data/consents",
                &[("kind", "news"), ("version", "1"), ("action", "give")],
            )
            .await;
        rita.browser
            .post(
                "/me/data/corrections/new",
                &[("about", "name"), ("wrong", "a"), ("right", "b")],
            )
            .await;
        let ballots = "SELECT (SELECT COUNT(*) FROM ballots) + (SELECT COUNT(*) FROM staged_ballots) + (SELECT COUNT(*) FROM participation)";
        let before = count(town, ballots).await;
        assert_eq!(before, 2, "a vote, and that somebody voted");

        let page = rita.browser.get("/me/data/erase").await;
        for words in [
            "What goes",
            "What stays, and why",
            "Nobody can find out which are yours",
            "The law obliges the municipality",
            "to trace faults and attacks, and is kept for 3 years",
            rita.email.as_str(),
        ] {
            assert!(page.has_text(words), "{words}");
        }
        // Without showing anew who one is, nothing happens.
        town.clock.advance(11 * 60);
        let typed = [("email", rita.email.as_str())];
        let asked = rita.browser.post("/me/data/erase", &typed).await;
        assert_eq!(
            asked.location().as_deref(),
            Some("/confirm?next=%2Fme%2Fdata%2Ferase")
        );

        let browser = signed_in(town, &rita.email).await;
        for wrong in ["", "nonsense", other.email.as_str()] {
            let refused = browser.post("/me/data/erase", &[("email", wrong)]).await;
            assert_eq!(refused.status, 422, "{wrong}");
            assert!(refused.title().starts_with("Error: "));
        }
        assert_eq!(browser.post("/me/data/erase", &typed).await.status, 303);
        assert!(browser.get("/").await.has_text("Your account is erased."));
        for gone in [&browser, &rita.browser] {
            let reply = gone.get("/me").await;
            assert!(
                reply
                    .location()
                    .is_some_and(|to| to.starts_with("/sign-in")),
                "{}",
                reply.text()
            );
        }
        for (statement, left) in [
            (
                "SELECT COUNT(*) FROM accounts WHERE name = 'Rita Ratlos'",
                0,
            ),
            ("SELECT COUNT(*) FROM access_questions", 0),
            ("SELECT COUNT(*) FROM consents", 0),
            ("SELECT COUNT(*) FROM corrections", 0),
            ("SELECT COUNT(*) FROM access_untold", 0),
            ("SELECT COUNT(*) FROM access_log", 1),
            ("SELECT COUNT(*) FROM roll_entries", 2),
            (
                "SELECT COUNT(*) FROM events WHERE kind = 'account.erased'",
                1,
            ),
            ("SELECT COUNT(*) FROM accounts WHERE name = 'Otto'", 1),
        ] {
            assert_eq!(count(town, statement).await, left, "{statement}");
        }
        assert_eq!(count(town, ballots).await, before, "votes stay");
        let mut tx = town.app.db.read().await.expect("a connection");
        let mails = app::mail::newest(&mut tx, 50).await.expect("mails");
        let last: Vec<_> = mails
            .iter()
            .filter(|mail| mail.address == rita.email)
            .collect();
        assert_eq!(
            last.len(),
            1,
            "one last mail, and no link that waits: {last:?}"
        );
        assert!(last[0].subject.contains("is erased"));
        drop(tx);

        // The same person can come back, and is nobody we know.
        let again = signed_in(town, &rita.email).await;
        assert!(!again.get("/me/access").await.has_text("Ada Amt"));
        // A second form of the same page does not erase anybody else.
        assert!(other.browser.get("/me").await.status == 200);
    }
);

both!(who_holds_a_role_hands_it_back_first, async |town: &Town| {
    for role in Role::ALL {
        let official = town.official("O", role, None).await;
        let browser = signed_in(town, &official.email).await;
        let page = browser.get("/me/data/erase").await;
        assert!(
            page.has_text("You hold a role") && !page.body.contains("name=\"email\""),
            "{role:?}"
        );
        let reply = browser
            .post("/me/data/erase", &[("email", &official.email)])
            .await;
        assert_eq!(reply.status, 403, "{role:?}");
    }
    assert_eq!(count(town, "SELECT COUNT(*) FROM accounts").await, 6);
});

both!(
    a_dispute_with_somebody_who_left_can_still_be_decided,
    async |town: &Town| {
        let clerk = town.official("Ada Amt", Role::CaseWorker, None).await;
        let rita = town.resident("Rita").await;
        let otto = town.citizen("Otto").await;
        let (claim, entry) = (Clock::id(&town.clock), rita.entry.expect("on the roll"));
        let written: Result<(), DbError> = transact!(&town.app.db, tx => {
            run!(tx, c => sqlx::query("INSERT INTO residence_claims (id, entry, holder, claimant, means, at, state) VALUES ($1, $2, $3, $4, 'letter', 1, 'open')")
                .bind(claim).bind(entry.0).bind(rita.account.0).bind(otto.account.0).execute(c).await?.rows_affected());
            Ok(())
        });
        written.expect("a claim");
        let typed = [("email", rita.email.as_str())];
        assert_eq!(
            rita.browser.post("/me/data/erase", &typed).await.status,
            303
        );

        let address = format!("/desk/claims/{claim}");
        let page = clerk.browser.post(&address, &[]).await;
        assert!(
            page.has_text("This account is gone.") && page.body.contains(&otto.email),
            "{}",
            page.text()
        );
        assert_eq!(
            count(town, "SELECT COUNT(*) FROM access_log").await,
            2,
            "the entry and one account were opened, and nobody else"
        );
        let decided = [("decision", "moved"), ("reason", "The other one is gone.")];
        let reply = clerk
            .browser
            .post(&format!("{address}/decide"), &decided)
            .await;
        assert_eq!(reply.status, 303, "{}", reply.text());
        let page = otto.browser.get("/me/residence").await;
        assert!(page.has_text("Family"), "{}", page.text());
    }
);
