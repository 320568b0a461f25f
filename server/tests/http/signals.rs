//! Signs of misuse: found without looking at ballots, explained, and quick to dismiss.

use app::db::DbError;
use app::{run, transact};
use domain::actor::Role;
use support::links::signed_in;
use support::{Person, Town, both};

async fn look(town: &Town) {
    town.clock.advance(120);
    app::signals::look(&town.app).await.expect("a look");
}

async fn clerk(town: &Town) -> Person {
    town.official("Nadia", Role::CaseWorker, None).await
}

both!(
    several_accounts_of_one_mailbox_are_told,
    async |town: &Town| {
        for email in ["ada+1@example.org", "ada+2@example.org", "ben@example.org"] {
            signed_in(town, email).await;
        }
        look(town).await;
        let nadia = clerk(town).await;
        assert!(
            nadia
                .browser
                .get("/desk/signals")
                .await
                .has_text("No sign here"),
            "two may be a couple"
        );
        signed_in(town, "ada@example.org").await;
        look(town).await;
        let page = nadia.browser.get("/desk/signals").await;
        assert!(page.has_text("3 accounts with one mailbox") && page.has_text("Harmless"));
        assert!(
            !page.body.contains("example.org"),
            "nothing of a person before it is opened"
        );
        let open = page
            .attributes("form", "action")
            .into_iter()
            .find(|a| !a.ends_with("dismiss"))
            .expect("a sign");
        let opened = nadia.browser.post(&open, &[]).await;
        assert!(opened.has_text("ada+1@example.org") && !opened.has_text("ben@"));
        assert_eq!(
            nadia
                .browser
                .post(&format!("{open}/dismiss"), &[])
                .await
                .status,
            303
        );
        look(town).await;
        assert!(
            nadia
                .browser
                .get("/desk/signals")
                .await
                .has_text("No sign here"),
            "dismissed stays dismissed"
        );
        signed_in(town, "ada+4@example.org").await;
        look(town).await;
        assert!(
            nadia
                .browser
                .get("/desk/signals")
                .await
                .has_text("4 accounts with one mailbox"),
            "unless it grows"
        );
        assert_eq!(
            nadia
                .browser
                .post(&format!("{open}/dismiss"), &[])
                .await
                .status,
            303
        );
        assert_eq!(
            nadia
                .browser
                .post(&format!("{open}/dismiss"), &[])
                .await
                .status,
            404,
            "once"
        );
    }
);

both!(
    codes_that_are_tried_are_told_and_the_account_sent_to_the_desk,
    async |town: &Town| {
        let (nadia, mallory) = (clerk(town).await, town.citizen("Mallory").await);
        for _ in 0..4 {
            let fields = [
                ("code", "0000-0000-0000"),
                ("born_day", "1"),
                ("born_month", "1"),
                ("born_year", "1990"),
            ];
            mallory.browser.post("/me/residence/code", &fields).await;
        }
        look(town).await;
        let page = nadia.browser.get("/desk/signals").await;
        assert!(page.has_text("4 wrong codes by one account"));
        let open = page
            .attributes("form", "action")
            .into_iter()
            .find(|a| !a.ends_with("dismiss"))
            .expect("a sign");
        let stranger = town.citizen("Stranger").await.account.to_string();
        let to_desk = format!("{open}/to-desk");
        assert_eq!(
            nadia
                .browser
                .post(&to_desk, &[("account", &stranger)])
                .await
                .status,
            404,
            "not of this sign"
        );
        let account = mallory.account.to_string();
        assert_eq!(
            nadia
                .browser
                .post(&to_desk, &[("account", &account)])
                .await
                .status,
            303
        );
        town.clock.advance(20 * 24 * 3600);
        let later = town.signed_in(mallory.account).await;
        assert_eq!(later.get("/me/residence/code").await.status, 429);
        assert_eq!(
            later.get("/me/residence/desk").await.status,
            200,
            "the way by the desk stays"
        );
    }
);

both!(a_burst_of_accounts_is_told, async |town: &Town| {
    for n in 0..30 {
        signed_in(town, &format!("n{n}@example.org")).await;
    }
    look(town).await;
    let page = clerk(town).await.browser.get("/desk/signals").await;
    assert!(page.has_text("accounts within an hour"), "{}", page.text());
});

both!(signs_are_for_those_who_serve, async |town: &Town| {
    let cem = town.citizen("Cem").await;
    let ada = town.official("Ada", Role::Administrator, None).await;
    let id = cem.account.to_string();
    for browser in [&cem.browser, &ada.browser] {
        assert_eq!(browser.get("/desk/signals").await.status, 403);
        for path in ["", "/dismiss", "/to-desk"] {
            assert_eq!(
                browser
                    .post(&format!("/desk/signals/{id}{path}"), &[("account", &id)])
                    .await
                    .status,
                403
            );
        }
    }
});

both!(
    line_10_a_device_of_several_accounts_confirmed_at_the_desk_is_told,
    async |town: &Town| {
        let device = town.visitor();
        let emails = ["a@example.org", "b@example.org", "c@example.org"];
        for email in emails {
            support::links::sign_in(town, &device, email).await;
        }
        look(town).await;
        let nadia = clerk(town).await;
        let signs = nadia.browser.get("/desk/signals").await;
        assert!(
            signs.has_text("No sign here"),
            "other accounts' devices are not compared"
        );
        for email in emails {
            let entry = town.roll_entry("Mitte", "1970-01-01").await;
            bound_at_desk(town, email, entry).await;
        }
        for email in &emails[..2] {
            support::links::sign_in(town, &device, email).await;
        }
        look(town).await;
        let signs = nadia.browser.get("/desk/signals").await;
        assert!(signs.has_text("No sign here"), "two may be a couple");
        support::links::sign_in(town, &device, emails[2]).await;
        look(town).await;
        let signs = nadia.browser.get("/desk/signals").await;
        assert!(
            signs.has_text("3 accounts confirmed at the desk are used on one device"),
            "{}",
            signs.text()
        );
        assert!(signs.has_text("Harmless"));
    }
);

/// As if a clerk had confirmed it.
async fn bound_at_desk(town: &Town, email: &'static str, entry: domain::ids::RollEntryId) {
    let id = app::clock::Clock::id(&town.clock);
    let written: Result<(), DbError> = transact!(&town.app.db, tx => {
        run!(tx, c => sqlx::query("UPDATE accounts SET roll_entry = $2 WHERE email = $1").bind(email).bind(entry.0).execute(c).await?.rows_affected());
        run!(tx, c => sqlx::query("INSERT INTO residence_matches (id, account, entry, means, at) SELECT $1, a.id, $3, 'desk', 0 FROM accounts a WHERE a.email = $2")
            .bind(id).bind(email).bind(entry.0).execute(c).await?.rows_affected());
        Ok(())
    });
    written.expect("bound");
}
