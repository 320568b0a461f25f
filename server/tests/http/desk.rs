//! The desk: confirming who somebody is, deciding between two who claim one entry of the roll, and who may do that.

use app::db::DbError;
use app::{run, transact};
use domain::actor::{Level, Role};
use support::{Browser, Person, Reply, Town, both};

/// The codes on a page of letters, in its order.
fn codes(page: &Reply) -> Vec<String> {
    let groups = |text: &str| {
        text.len() == 14
            && text.split('-').count() == 3
            && text.chars().all(|c| c == '-' || c.is_ascii_alphanumeric())
    };
    page.text()
        .split_whitespace()
        .filter(|word| groups(word))
        .map(str::to_owned)
        .collect()
}

async fn clerk(town: &Town) -> Person {
    town.official("Nadia", Role::CaseWorker, None).await
}

/// Letters to everybody without an account; their codes.
async fn letters(clerk: &Person) -> Vec<String> {
    let order = [
        ("count", "100"),
        ("days", "30"),
        ("format", "sheet"),
        ("district", ""),
    ];
    let page = clerk.browser.post("/desk/letters", &order).await;
    assert_eq!(page.status, 200, "{}", page.text());
    codes(&page)
}

fn typed<'a>(code: &'a str, born: [&'a str; 3]) -> [(&'a str, &'a str); 4] {
    let [day, month, year] = born;
    [
        ("code", code),
        ("born_day", day),
        ("born_month", month),
        ("born_year", year),
    ]
}

async fn enter(browser: &Browser, code: &str, born: [&str; 3]) -> Reply {
    browser.post("/me/residence/code", &typed(code, born)).await
}

async fn level(town: &Town, person: &Person) -> Level {
    let mut tx = town.app.db.read().await.expect("a connection");
    let actor = app::identity::actor(&mut tx, person.account).await;
    actor.expect("an answer").expect("an account").level
}

both!(a_person_is_identified_at_the_desk, async |town: &Town| {
    let entry = town.roll_entry_named("Edith", "Amsel", "1951-03-27").await;
    let (nadia, edith) = (clerk(town).await, town.citizen("Edith").await);
    let page = edith.browser.post("/me/residence/desk", &[]).await;
    let digits: String = page
        .text()
        .split("Your number is")
        .nth(1)
        .expect("a number")
        .chars()
        .filter(char::is_ascii_digit)
        .take(6)
        .collect();
    assert_eq!(
        nadia
            .browser
            .post("/desk/identify", &[("number", "12")])
            .await
            .status,
        422
    );
    let found = nadia
        .browser
        .post("/desk/identify", &[("number", &digits)])
        .await;
    let at = found.location().expect("a visit");
    let sought = [
        ("family", "amsel"),
        ("born_day", "27"),
        ("born_month", "3"),
        ("born_year", "1951"),
    ];
    let page = nadia.browser.post(&at, &sought).await;
    assert!(page.has_text("Edith Amsel") && !page.body.contains("Hafengasse"));
    assert!(!page.body.contains(&edith.email), "the address is masked");
    let compare = format!("{at}/{entry}");
    let page = nadia.browser.get(&compare).await;
    assert!(page.has_text("Hafengasse") && !page.body.contains("type=\"password\""));
    let refused = nadia.browser.post(&compare, &[]).await;
    assert_eq!(refused.status, 422);
    assert!(
        refused.links().contains(&"#document".to_owned())
            && refused.links().contains(&"#same".to_owned())
    );
    let done = nadia
        .browser
        .post(&compare, &[("document", "passport"), ("same", "yes")])
        .await;
    assert_eq!(done.status, 303);
    assert_eq!(level(town, &edith).await, Level::Resident);
    assert!(
        edith
            .browser
            .get("/me/residence")
            .await
            .has_text("at the desk")
    );
    assert_eq!(
        nadia
            .browser
            .post(&compare, &[("document", "passport"), ("same", "yes")])
            .await
            .status,
        404,
        "a number works once"
    );
    let seen = edith.browser.get("/me/access").await;
    assert!(seen.has_text("Identity check at the desk") && seen.has_text("Nadia"));
});

both!(nobody_identifies_themselves, async |town: &Town| {
    let entry = town.roll_entry_named("Nadia", "Reuter", "1980-01-01").await;
    let nadia = clerk(town).await;
    let page = nadia.browser.post("/me/residence/desk", &[]).await;
    let text = page.text();
    let digits: String = text
        .split("Your number is")
        .nth(1)
        .expect("a number")
        .chars()
        .filter(char::is_ascii_digit)
        .take(6)
        .collect();
    let at = nadia
        .browser
        .post("/desk/identify", &[("number", &digits)])
        .await
        .location()
        .expect("a visit");
    assert_eq!(nadia.browser.get(&at).await.status, 403);
    let confirm = format!("{at}/{entry}");
    assert_eq!(
        nadia
            .browser
            .post(&confirm, &[("document", "passport"), ("same", "yes")])
            .await
            .status,
        403
    );
    assert_eq!(level(town, &nadia).await, Level::Email);
});

/// Edith has the entry; Ella types the code of a letter for it.
async fn claimed(town: &Town) -> (Person, Person, Person) {
    let entry = town.roll_entry_named("Edith", "Amsel", "1951-03-27").await;
    let nadia = clerk(town).await;
    let code = letters(&nadia).await.remove(0);
    let edith = town.person("Edith", Some(entry)).await;
    let ella = town.citizen("Ella").await;
    let page = enter(&ella.browser, &code, ["27", "3", "1951"]).await;
    assert_eq!(page.location().as_deref(), Some("/me/residence"));
    (nadia, edith, ella)
}

async fn mails(town: &Town, address: &str) -> Vec<String> {
    let mut tx = town.app.db.read().await.expect("a connection");
    let rows: Result<Vec<String>, DbError> = async {
        Ok(run!(&mut tx, c => sqlx::query_scalar("SELECT subject FROM outgoing_mail WHERE address = $1 ORDER BY queued_at, id").bind(address).fetch_all(c).await?))
    }
    .await;
    rows.expect("the mails")
}

both!(
    a_second_claim_is_refused_and_decided_by_a_clerk,
    async |town: &Town| {
        let (nadia, edith, ella) = claimed(town).await;
        assert_eq!(level(town, &edith).await, Level::Resident);
        assert_eq!(
            level(town, &ella).await,
            Level::Email,
            "the claim gets nothing"
        );
        assert!(
            ella.browser
                .get("/me/residence")
                .await
                .has_text("We are looking into it")
        );
        assert!(mails(town, &edith.email).await[0].contains("Somebody else says to be you"));
        assert!(mails(town, &ella.email).await[0].contains("has to be checked"));
        assert!(nadia.browser.get("/desk").await.has_text("1 waits"));
        let list = nadia.browser.get("/desk/claims").await;
        let claim = list
            .links()
            .into_iter()
            .find(|href| href.starts_with("/desk/claims/"))
            .expect("a claim");
        assert!(
            !list.body.contains("Amsel") && !nadia.browser.get(&claim).await.body.contains("Amsel"),
            "nothing before it is opened"
        );
        let opened = nadia.browser.post(&claim, &[]).await;
        assert!(
            opened.has_text("Amsel")
                && opened.has_text(&edith.email)
                && opened.has_text(&ella.email),
            "{}",
            opened.text()
        );
        let decide = format!("{claim}/decide");
        let refused = nadia.browser.post(&decide, &[("reason", "")]).await;
        assert_eq!(refused.status, 422);
        let decision = [
            ("decision", "moved"),
            ("reason", "Ella showed her passport."),
        ];
        assert_eq!(nadia.browser.post(&decide, &decision).await.status, 303);
        assert_eq!(level(town, &ella).await, Level::Resident);
        assert_eq!(level(town, &edith).await, Level::Email);
        assert_eq!(
            mails(town, &edith.email).await.len(),
            2,
            "alert and decision; that it was opened comes once a day"
        );
        assert_eq!(
            nadia.browser.post(&decide, &decision).await.status,
            409,
            "decided once"
        );
        assert_eq!(
            nadia
                .browser
                .get("/desk/claims")
                .await
                .links()
                .iter()
                .filter(|href| href.starts_with("/desk/claims/"))
                .count(),
            0
        );
    }
);

both!(
    a_claim_that_was_refused_stays_refused,
    async |town: &Town| {
        let (nadia, edith, ella) = claimed(town).await;
        let list = nadia.browser.get("/desk/claims").await;
        let claim = list
            .links()
            .into_iter()
            .find(|href| href.starts_with("/desk/claims/"))
            .expect("a claim");
        let decision = [
            ("decision", "kept"),
            ("reason", "The letter was stolen <b>."),
        ];
        nadia
            .browser
            .post(&format!("{claim}/decide"), &decision)
            .await;
        assert_eq!(level(town, &edith).await, Level::Resident);
        let page = ella.browser.get("/me/residence").await;
        assert!(page.has_text("The letter was stolen <b>.") && !page.body.contains("stolen <b>"));
    }
);

both!(
    a_clerk_does_not_decide_about_themselves,
    async |town: &Town| {
        let (nadia, _, ella) = claimed(town).await;
        town.grant(ella.account, Role::CaseWorker, None).await;
        let claim = nadia
            .browser
            .get("/desk/claims")
            .await
            .links()
            .into_iter()
            .find(|href| href.starts_with("/desk/claims/"))
            .expect("a claim");
        let decision = [("decision", "moved"), ("reason", "It is me.")];
        assert_eq!(
            ella.browser
                .post(&format!("{claim}/decide"), &decision)
                .await
                .status,
            403
        );
        assert_eq!(level(town, &ella).await, Level::Email);
    }
);

both!(the_match_can_be_ended_by_its_owner, async |town: &Town| {
    let amira = town.resident("Amira").await;
    assert_eq!(amira.browser.get("/me/residence/release").await.status, 200);
    assert_eq!(
        amira
            .browser
            .post("/me/residence/release", &[])
            .await
            .status,
        303
    );
    assert_eq!(level(town, &amira).await, Level::Email);
    assert_eq!(
        amira
            .browser
            .post("/me/residence/release", &[])
            .await
            .status,
        404
    );
});

both!(
    whoever_left_the_roll_is_told_and_takes_no_part,
    async |town: &Town| {
        let amira = town.resident("Amira").await;
        let entry = amira.entry.expect("an entry");
        let left: Result<(), DbError> = transact!(&town.app.db, tx => {
            run!(tx, c => sqlx::query("UPDATE roll_entries SET left_on = '2026-10-01', left_why = 'moved' WHERE id = $1").bind(entry.0).execute(c).await?.rows_affected());
            Ok(())
        });
        left.expect("the roll is changed");
        assert_eq!(level(town, &amira).await, Level::Email);
        assert!(
            amira
                .browser
                .get("/me/residence")
                .await
                .has_text("you moved away on")
        );
    }
);

both!(
    the_desk_is_for_those_who_serve_there,
    async |town: &Town| {
        let entry = town.roll_entry_named("Edith", "Amsel", "1951-03-27").await;
        let space = town.space("here").await;
        let admin = town.official("Ada", Role::Administrator, None).await;
        let local = town.official("Lou", Role::CaseWorker, Some(space)).await;
        let citizen = town.citizen("Cem").await;
        let id = entry.to_string();
        for person in [&admin, &local, &citizen] {
            for path in [
                "/desk",
                "/desk/letters",
                "/desk/people",
                "/desk/claims",
                "/desk/questions",
                "/desk/identify",
            ] {
                assert_eq!(person.browser.get(path).await.status, 403, "{path}");
            }
            let open = person
                .browser
                .post(
                    &format!("/desk/people/entry/{id}"),
                    &[("purpose", "request")],
                )
                .await;
            assert_eq!(open.status, 403);
            let order = [("count", "1"), ("days", "30"), ("format", "csv")];
            assert_eq!(
                person.browser.post("/desk/letters", &order).await.status,
                403
            );
        }
    }
);
