//! Who looked at my data: nothing is shown without an entry, the citizen reads it and can ask, and nobody can change it unnoticed.

use app::db::DbError;
use app::{run, transact};
use domain::actor::Role;
use server::verify::{self, Verify};
use support::{Person, Town, both};

async fn open(clerk: &Person, person: &Person, purpose: &str, reason: &str) -> support::Reply {
    let path = format!("/desk/people/{}", person.entry.expect("an entry"));
    let fields = [("purpose", purpose), ("reason", reason)];
    clerk.browser.post(&path, &fields).await
}

async fn entries(town: &Town) -> i64 {
    let mut tx = town.app.db.read().await.expect("a connection");
    let count: Result<i64, DbError> = async {
        Ok(run!(&mut tx, c => sqlx::query_scalar("SELECT COUNT(*) FROM access_log").fetch_one(c).await?))
    }
    .await;
    count.expect("a count")
}

both!(
    nothing_is_shown_without_purpose_and_entry,
    async |town: &Town| {
        let nadia = town.official("Nadia", Role::CaseWorker, None).await;
        let amira = town.resident("Amira").await;
        let path = format!("/desk/people/{}", amira.entry.expect("an entry"));
        let asked = nadia.browser.get(&path).await;
        assert!(asked.has_text("recorded with your name") && !asked.body.contains(&amira.email));
        for (purpose, reason) in [
            ("", ""),
            ("identity", ""),
            ("other", " "),
            ("misuse", ""),
            ("curiosity", "x"),
        ] {
            let page = open(&nadia, &amira, purpose, reason).await;
            assert_eq!(page.status, 422, "{purpose}");
            assert!(!page.body.contains(&amira.email));
        }
        assert_eq!(entries(town).await, 0);
        let page = open(&nadia, &amira, "other", "A test <i>").await;
        assert!(page.has_text(&amira.email) && page.has_text("1990"));
        assert_eq!(
            entries(town).await,
            2,
            "the entry of the roll, and the account"
        );
    }
);

both!(
    the_citizen_reads_who_looked_and_can_ask,
    async |town: &Town| {
        let nadia = town.official("Nadia", Role::CaseWorker, None).await;
        let (amira, ben) = (town.resident("Amira").await, town.resident("Ben").await);
        assert!(
            amira
                .browser
                .get("/me/access")
                .await
                .has_text("Nobody has looked")
        );
        open(&nadia, &amira, "other", "A test <i>").await;
        let page = amira.browser.get("/me/access").await;
        assert!(
            page.has_text("Nadia, Case worker")
                && page.has_text("A test <i>")
                && !page.body.contains("test <i>")
        );
        assert!(page.has_text("date of birth") && page.has_text("e-mail address"));
        assert!(
            ben.browser
                .get("/me/access")
                .await
                .has_text("Nobody has looked")
        );
        let one = page
            .links()
            .into_iter()
            .find(|href| href.starts_with("/me/access/"))
            .expect("an entry");
        assert_eq!(ben.browser.get(&one).await.status, 404);
        assert_eq!(
            ben.browser.post(&one, &[("question", "Why?")]).await.status,
            404
        );
        assert_eq!(
            amira.browser.post(&one, &[("question", "  ")]).await.status,
            422
        );
        assert_eq!(
            amira
                .browser
                .post(&one, &[("question", "Why did you look?")])
                .await
                .status,
            303
        );
        assert_eq!(
            amira
                .browser
                .post(&one, &[("question", "Again?")])
                .await
                .status,
            409
        );
        let waiting = nadia.browser.get("/desk/questions").await;
        assert!(waiting.has_text("Why did you look?"));
        assert_eq!(
            nadia
                .browser
                .submit(&waiting, "/desk/questions", &[("answer", "")])
                .await
                .status,
            422
        );
        let answered = nadia
            .browser
            .submit(&waiting, "/desk/questions", &[("answer", "You called us.")])
            .await;
        assert_eq!(answered.status, 303);
        assert!(amira.browser.get(&one).await.has_text("You called us."));
    }
);

both!(
    the_person_is_told_by_mail_once_a_day,
    async |town: &Town| {
        let nadia = town.official("Nadia", Role::CaseWorker, None).await;
        let amira = town.resident("Amira").await;
        let told = async || {
            let mut tx = town.app.db.read().await.expect("a connection");
            let count: Result<i64, DbError> = async {
            Ok(run!(&mut tx, c => sqlx::query_scalar("SELECT COUNT(*) FROM outgoing_mail WHERE address = $1").bind(&amira.email).fetch_one(c).await?))
        }
        .await;
            count.expect("a count")
        };
        for _ in 0..3 {
            open(&nadia, &amira, "request", "").await;
        }
        assert_eq!(told().await, 1);
        town.clock.advance(24 * 3600 + 1);
        let nadia = Person {
            browser: town.signed_in(nadia.account).await,
            ..nadia
        };
        open(&nadia, &amira, "request", "").await;
        assert_eq!(told().await, 2);
    }
);

both!(the_chain_never_forks, async |town: &Town| {
    let nadia = town.official("Nadia", Role::CaseWorker, None).await;
    let oskar = town.official("Oskar", Role::UnitManager, None).await;
    let amira = town.resident("Amira").await;
    let both = (0..20).map(|n| {
        let clerk = if n % 2 == 0 { &nadia } else { &oskar };
        open(clerk, &amira, "request", "")
    });
    let pages = futures::future::join_all(both).await;
    let shown = pages
        .iter()
        .filter(|page| page.body.contains(&amira.email))
        .count();
    assert_eq!(
        i64::try_from(shown * 2).expect("few"),
        entries(town).await,
        "each page has its entries"
    );
    assert!(shown > 0);
    let chain = app::access::verify(&town.app.db, None)
        .await
        .expect("a whole chain");
    assert_eq!(chain.entries, entries(town).await);
});

async fn verified(town: &Town, head: Option<String>) -> Result<String, String> {
    let config = Box::new(town.config.clone());
    let found = verify::run(Verify::AccessLog { head, config }).await;
    found.map_err(|error| error.to_string())
}

async fn change(town: &Town, statement: &'static str) {
    let done: Result<(), DbError> = transact!(&town.app.db, tx => {
        run!(tx, c => sqlx::query(statement).execute(c).await?.rows_affected());
        Ok(())
    });
    done.expect("the table is changed");
}

both!(whoever_edits_the_log_is_caught, async |town: &Town| {
    let nadia = town.official("Nadia", Role::CaseWorker, None).await;
    let amira = town.resident("Amira").await;
    for _ in 0..3 {
        open(&nadia, &amira, "request", "").await;
    }
    let whole = verified(town, None).await.expect("a whole log");
    assert!(whole.contains("6 entries"));
    let mark = whole.trim().rsplit(' ').next().expect("a mark").to_owned();
    assert!(verified(town, Some(mark.clone())).await.is_ok());
    assert!(verified(town, Some("12".to_owned())).await.is_err());
    change(
        town,
        "UPDATE access_log SET purpose = 'letter' WHERE number = 3",
    )
    .await;
    assert!(
        verified(town, None)
            .await
            .expect_err("changed")
            .contains("entry 3 is not as it was written")
    );
    change(
        town,
        "UPDATE access_log SET purpose = 'request' WHERE number = 3",
    )
    .await;
    assert!(verified(town, None).await.is_ok(), "and back");
    change(town, "UPDATE access_log SET number = CASE number WHEN 2 THEN 102 WHEN 4 THEN 104 ELSE number END WHERE number IN (2, 4)").await;
    assert!(
        verified(town, None)
            .await
            .expect_err("removed")
            .contains("entry 2 is missing")
    );
    change(town, "UPDATE access_log SET number = CASE number WHEN 102 THEN 4 ELSE 2 END WHERE number IN (102, 104)").await;
    assert!(
        verified(town, None)
            .await
            .expect_err("exchanged")
            .contains("entry 2 is not")
    );
    change(
        town,
        "UPDATE access_log SET number = number + 100 WHERE number IN (2, 4)",
    )
    .await;
    change(town, "UPDATE access_log SET number = CASE number WHEN 102 THEN 4 ELSE 2 END WHERE number IN (102, 104)").await;
    assert!(verified(town, None).await.is_ok(), "and back");
    change(town, "DELETE FROM access_log WHERE number = 6").await;
    assert!(
        verified(town, None).await.is_ok(),
        "an end that is missing tells nothing by itself"
    );
    assert!(
        verified(town, Some(mark))
            .await
            .expect_err("remembered")
            .contains("taken off its end")
    );
});
