//! Who looked at my data: what staff open about people is recorded, and the people can read it.

use app::run;
use domain::actor::Role;
use support::{Town, both};

/// The mails to an address that hold no link to sign in: subject and text.
async fn mails(town: &Town, address: &str) -> Vec<(String, String)> {
    let mut tx = town.app.db.read().await.expect("the database answers");
    let mails = app::mail::newest(&mut tx, 50).await.expect("mails");
    mails
        .into_iter()
        .filter(|mail| mail.address == address && !mail.body.contains("/sign-in/link/"))
        .map(|mail| (mail.subject, mail.body))
        .collect()
}

async fn number(town: &Town, statement: &'static str) -> i64 {
    let mut tx = town.app.db.read().await.expect("a connection");
    run!(&mut tx, c => sqlx::query_scalar(statement).fetch_one(c).await.expect("a number"))
}

both!(
    nothing_is_shown_without_a_purpose_and_a_record,
    async |town: &Town| {
        let clerk = town.official("Ada Amt", Role::CaseWorker, None).await;
        let rita = town.resident("Rita").await;
        let stranger = town.citizen("Sam").await;
        let entry = rita.entry.expect("she is on the roll");

        // By name and date of birth, by reference, by address; never by a name alone.
        let by = |name, value| [("name", ""), (name, value)];
        let alone = clerk
            .browser
            .post("/desk/people", &[("name", "family")])
            .await;
        assert_eq!(alone.status, 422);
        assert!(alone.title().starts_with("Error: "));
        assert_eq!(clerk.browser.post("/desk/people", &[]).await.status, 422);
        let sought = [
            ("name", "FAMILY given"),
            ("born_day", "17"),
            ("born_month", "5"),
            ("born_year", "1990"),
        ];
        let found = clerk.browser.post("/desk/people", &sought).await;
        assert!(
            found.has_text("1 person found") && found.has_text("Given Familyborn in 1990, Mitte"),
            "{}",
            found.text()
        );
        assert!(
            !found.body.contains(&rita.email) && !found.has_text("17 May"),
            "no more than that"
        );
        let reference = entry.to_string();
        for sought in [
            by("reference", reference.as_str()),
            by("email", rita.email.as_str()),
        ] {
            let found = clerk.browser.post("/desk/people", &sought).await;
            assert!(
                found
                    .links()
                    .contains(&format!("/desk/people/entry/{entry}"))
            );
        }
        let found = clerk
            .browser
            .post("/desk/people", &by("email", &stranger.email))
            .await;
        let address = format!("/desk/people/account/{}", stranger.account);
        assert!(found.links().contains(&address));
        assert_eq!(
            number(
                town,
                "SELECT COUNT(*) FROM events WHERE kind = 'people.searched'"
            )
            .await,
            4
        );

        let address = format!("/desk/people/entry/{entry}");
        let before = clerk.browser.get(&address).await;
        assert!(before.has_text("recorded with your name and purpose"));
        assert!(!before.body.contains(&rita.email) && !before.has_text("Given"));
        for bad in [
            [("purpose", ""), ("reason", "x")],
            [("purpose", "other"), ("reason", " ")],
        ] {
            let refused = clerk.browser.post(&address, &bad).await;
            assert_eq!(refused.status, 422);
            assert!(!refused.body.contains(&rita.email));
        }
        assert_eq!(number(town, "SELECT COUNT(*) FROM access_log").await, 0);
        let opened = clerk
            .browser
            .post(
                &address,
                &[("purpose", "letter"), ("reason", "Your ballot card")],
            )
            .await;
        assert!(opened.has_text("Given Family") && opened.body.contains(&rita.email));
        assert_eq!(number(town, "SELECT COUNT(*) FROM access_log").await, 1);

        // Nobody is there: nothing is written.
        let nobody = format!("/desk/people/account/{}", uuid::Uuid::from_u128(7));
        assert_eq!(
            clerk
                .browser
                .post(&nobody, &[("purpose", "letter")])
                .await
                .status,
            404
        );
        assert_eq!(number(town, "SELECT COUNT(*) FROM access_log").await, 1);

        let admin = town.official("Max", Role::Administrator, None).await;
        let space = town.space("here").await;
        let local = town.official("Lea", Role::CaseWorker, Some(space)).await;
        for browser in [&admin.browser, &local.browser, &rita.browser] {
            for path in ["/desk", "/desk/people", address.as_str()] {
                assert_eq!(browser.get(path).await.status, 403, "{path}");
            }
            assert_eq!(
                browser
                    .post(&address, &[("purpose", "letter")])
                    .await
                    .status,
                403
            );
            assert_eq!(browser.post("/desk/people", &sought).await.status, 403);
        }
    }
);

both!(
    the_citizen_reads_who_looked_asks_and_is_answered,
    async |town: &Town| {
        let clerk = town.official("Ada Amt", Role::CaseWorker, None).await;
        let lead = town.official("Lea Leitung", Role::UnitManager, None).await;
        let rita = town.resident("Rita").await;
        let other = town.resident("Otto").await;
        assert!(
            rita.browser
                .get("/me/access")
                .await
                .has_text("Nobody has opened anything")
        );
        let by_entry = format!("/desk/people/entry/{}", rita.entry.expect("on the roll"));
        let by_account = format!("/desk/people/account/{}", rita.account);
        let why = [("purpose", "other"), ("reason", "Call from the <court>")];
        clerk.browser.post(&by_entry, &why).await;
        clerk
            .browser
            .post(&by_account, &[("purpose", "letter"), ("case", "B-17")])
            .await;
        let page = rita.browser.get("/me/access").await;
        for words in [
            "Ada Amt, Case worker, for the whole municipality",
            "Another reason",
            "Call from the <court>",
            "Date of birth",
            "B-17",
        ] {
            assert!(page.has_text(words), "{words}: {}", page.text());
        }
        let (newer, older) = (page.body.find("B-17"), page.body.find("Call from"));
        assert!(newer < older, "newest first");
        assert!(
            other
                .browser
                .get("/me/access")
                .await
                .has_text("Nobody has opened anything")
        );

        // About somebody else's entry nobody can ask, nor learn what it says.
        assert_eq!(other.browser.get("/me/access/1/ask").await.status, 404);
        let asked = [("question", "Which court?")];
        assert_eq!(
            other.browser.post("/me/access/1/ask", &asked).await.status,
            404
        );
        assert_eq!(rita.browser.get("/me/access/99/ask").await.status, 404);
        assert_eq!(
            rita.browser
                .post("/me/access/1/ask", &[("question", " ")])
                .await
                .status,
            422
        );
        assert_eq!(
            rita.browser.post("/me/access/1/ask", &asked).await.status,
            303
        );
        assert!(
            rita.browser
                .get("/me/access")
                .await
                .has_text("Your question is sent.")
        );
        rita.browser.post("/me/access/1/ask", &asked).await;
        assert!(
            rita.browser
                .get("/me/access")
                .await
                .has_text("You have asked about this already.")
        );

        assert_eq!(clerk.browser.get("/desk/questions").await.status, 403);
        let list = lead.browser.get("/desk/questions").await;
        let question = list
            .links()
            .into_iter()
            .find(|href| href.starts_with("/desk/questions/"))
            .expect("it waits");
        assert!(lead.browser.get(&question).await.has_text("Which court?"));
        let page = rita.browser.get("/me/access").await;
        assert!(
            page.has_text("Lea Leitung")
                && page.has_text("The person asked for it")
                && page.has_text("A question about this record"),
            "a question is data about who asks: {}",
            page.text()
        );
        assert_eq!(clerk.browser.get(&question).await.status, 403);
        assert_eq!(
            clerk
                .browser
                .post(&question, &[("answer", "x")])
                .await
                .status,
            403
        );
        assert_eq!(
            lead.browser.post(&question, &[("answer", "")]).await.status,
            422
        );
        assert_eq!(
            lead.browser
                .post(&question, &[("answer", "The district court.")])
                .await
                .status,
            303
        );
        assert_eq!(
            lead.browser
                .post(&question, &[("answer", "Another.")])
                .await
                .status,
            409
        );
        let page = rita.browser.get("/me/access").await;
        assert!(page.has_text("Lea Leitung answered on") && page.has_text("The district court."));

        // A manager who asks something does not answer it.
        clerk
            .browser
            .post(
                &format!("/desk/people/account/{}", lead.account),
                &[("purpose", "letter")],
            )
            .await;
        let own = lead.browser.get("/me/access").await.links();
        let own = own
            .iter()
            .find(|href| href.ends_with("/ask"))
            .expect("it can be asked about");
        lead.browser.post(own, &[("question", "Why me?")]).await;
        let list = lead.browser.get("/desk/questions").await;
        let waiting = list
            .links()
            .into_iter()
            .find(|href| href.starts_with("/desk/questions/"));
        let waiting = waiting.expect("it waits");
        assert_ne!(waiting, question);
        assert_eq!(lead.browser.get(&waiting).await.status, 403);
        assert_eq!(
            lead.browser.post(&waiting, &[("answer", "x")]).await.status,
            403
        );
        let told = mails(town, &rita.email).await;
        assert_eq!(told.len(), 1, "{told:?}");
        assert!(told[0].0.contains("is answered") && told[0].1.contains("/me/access"));
    }
);

both!(
    what_was_opened_outside_a_case_is_told_by_mail_once_a_day_at_most,
    async |town: &Town| {
        let clerk = town.official("Ada Amt", Role::CaseWorker, None).await;
        let rita = town.resident("Rita").await;
        let address = format!("/desk/people/account/{}", rita.account);
        clerk
            .browser
            .post(&address, &[("purpose", "letter"), ("case", "B-17")])
            .await;
        let outside = [("purpose", "request_of_person")];
        town.jobs().await;
        town.jobs().await;
        let told = mails(town, &rita.email).await;
        // A reference that a clerk typed makes no case of it.
        assert_eq!(told.len(), 1, "at once, and once: {told:?}");
        assert!(
            told[0].1.contains("once since") && told[0].1.contains("/me/access"),
            "{}",
            told[0].1
        );
        assert!(!told[0].1.contains("Ada"), "a mail names nobody");
        for _ in 0..2 {
            clerk.browser.post(&address, &outside).await;
        }
        town.jobs().await;
        assert_eq!(
            mails(town, &rita.email).await.len(),
            1,
            "the next ones wait"
        );
        town.clock.advance(25 * 3600);
        town.jobs().await;
        let told = mails(town, &rita.email).await;
        assert_eq!(told.len(), 2);
        assert!(told[0].1.contains("2 times since"), "{}", told[0].1);
        // Whoever opens what is their own needs no mail about it.
        let clerk = town.official("Ada Amt", Role::CaseWorker, None).await;
        let own = format!("/desk/people/account/{}", clerk.account);
        clerk.browser.post(&own, &outside).await;
        town.jobs().await;
        assert!(mails(town, &clerk.email).await.is_empty());
    }
);
