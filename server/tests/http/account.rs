//! The own account: devices, name and language, passkeys.

use app::clock::{Clock, millis};
use app::db::DbError;
use app::{run, transact};
use domain::actor::Level;
use domain::ids::AccountId;
use server::config::Config;
use support::links::signed_in;
use support::{Town, both};

both!(
    devices_are_signed_out_one_by_one_or_all_at_once,
    async |town: &Town| {
        let here = signed_in(town, "amira@example.org").await;
        let there = signed_in(town, "amira@example.org").await;
        let stranger = signed_in(town, "ben@example.org").await;
        let page = here.get("/me/sessions").await;
        assert!(page.has_text("This device"));
        let mut actions = page.attributes("form", "action");
        actions.retain(|action| action.ends_with("/end"));
        assert_eq!(actions.len(), 1);
        // Other people's sessions, and ids that are none, are not there.
        assert_eq!(stranger.post(&actions[0], &[]).await.status, 404);
        assert_eq!(here.post("/me/sessions/%00/end", &[]).await.status, 404);
        assert_eq!(there.get("/me").await.status, 200);
        assert_eq!(here.post(&actions[0], &[]).await.status, 303);
        assert!(there.get("/me").await.location().is_some());
        assert_eq!(here.get("/me").await.status, 200);
        let again = signed_in(town, "amira@example.org").await;
        assert_eq!(here.post("/me/sessions/end-all", &[]).await.status, 303);
        for browser in [&here, &again] {
            assert!(browser.get("/me").await.location().is_some());
        }
        assert_eq!(stranger.get("/me").await.status, 200);
    }
);

both!(
    signing_out_ends_the_session_for_good,
    async |town: &Town| {
        let browser = signed_in(town, "amira@example.org").await;
        let id = browser.cookie("comitia").expect("a session");
        assert_eq!(browser.post("/sign-out", &[]).await.status, 303);
        assert!(browser.get("/").await.has_text("You are signed out."));
        browser.set_cookie("comitia", &id);
        assert!(browser.get("/me").await.location().is_some());
        // Signing out without being signed in is fine.
        assert_eq!(town.visitor().post("/sign-out", &[]).await.status, 303);
    }
);

both!(
    sessions_end_when_unused_and_after_thirty_days,
    async |town: &Town| {
        let browser = signed_in(town, "amira@example.org").await;
        for _ in 0..59 {
            town.clock.advance(11 * 3600);
            assert_eq!(browser.get("/me").await.status, 200);
        }
        town.clock.advance(2 * 24 * 3600);
        assert!(browser.get("/me").await.location().is_some());
        let browser = signed_in(town, "amira@example.org").await;
        app::retention::apply(&town.app)
            .await
            .expect("old sessions are cleared away");
        assert_eq!(browser.get("/me").await.status, 200);
        town.clock.advance(13 * 3600);
        assert!(browser.get("/me").await.location().is_some());
    }
);

both!(name_and_language_can_be_changed, async |town: &Town| {
    let amira = town.citizen("Amira").await;
    let browser = &amira.browser;
    let long = "x".repeat(1_000_000);
    let page = browser.post("/me/name", &[("name", &long)]).await;
    assert_eq!(page.status, 422);
    assert_eq!(page.field("name").map(|typed| typed.len()), Some(1_000_000));
    assert_eq!(
        browser
            .post("/me/name", &[("name", "</h1><i>")])
            .await
            .status,
        303
    );
    assert!(browser.get("/me").await.has_text("</h1><i>"));
    assert_eq!(
        browser.post("/me/language", &[("lang", "fr")]).await.status,
        422
    );
    let answer = browser.post("/me/language", &[("lang", "de")]).await;
    assert_eq!(answer.location().as_deref(), Some("/language/de?next=/me"));
    assert!(
        browser
            .visit("/language/de?next=/me")
            .await
            .has_text("Gespeichert.")
    );
});

/// A folder with what looks like a browser bundle, so that the server offers passkeys.
fn with_bundle(config: &mut Config) {
    let folder = config.site.join("pkg");
    std::fs::create_dir_all(&folder).expect("a folder");
    std::fs::write(folder.join("islands.js"), "").expect("a file");
    let manifest = r#"{"loader":"islands.js","files":["islands.js"]}"#;
    std::fs::write(folder.join("manifest.json"), manifest).expect("a file");
}

const MALFORMED: &[&str] = &[
    "",
    "null",
    "{}",
    "[1,2",
    "\"\\u0000\"",
    r#"{"id":"AA","rawId":"AA","type":"public-key","response":{}}"#,
    r#"{"id":"AA","rawId":"AA","type":"public-key","response":{"authenticatorData":"AA","clientDataJSON":"e30","signature":"AA","userHandle":"AA"}}"#,
    r#"{"id":"AA","rawId":"AA","type":"public-key","response":{"attestationObject":"AA","clientDataJSON":"e30"}}"#,
    r#"{"id":"AA","rawId":"AA","type":"public-key","response":{"attestationObject":"oWNmbXRkbm9uZQ","clientDataJSON":"bnVsbA"}}"#,
];

both!(
    a_malformed_answer_of_a_passkey_is_refused_in_words,
    with_bundle,
    async |town: &Town| {
        let browser = town.visitor();
        for answer in MALFORMED {
            browser.post("/sign-in/passkey/options", &[]).await;
            let fields = [("credential", *answer), ("next", "/polls")];
            let page = browser.post("/sign-in/passkey", &fields).await;
            assert_eq!(page.status, 422, "{answer}");
            assert!(page.has_text("There is a problem"));
            assert_eq!(page.field("next").as_deref(), Some("/polls"));
        }
        let amira = town.citizen("Amira").await.browser;
        for answer in MALFORMED {
            amira.get("/me/passkeys/new").await;
            let page = amira
                .post(
                    "/me/passkeys/new",
                    &[("name", "Phone"), ("credential", answer)],
                )
                .await;
            assert_eq!(page.status, 422, "{answer}");
            assert_eq!(page.field("name").as_deref(), Some("Phone"));
        }
        // Without a question there is no answer, and a question is asked once.
        let page = town
            .visitor()
            .post("/sign-in/passkey", &[("credential", "{}")])
            .await;
        assert_eq!(page.status, 422);
        assert!(page.has_text("It took too long"));
    }
);

both!(
    a_question_to_a_passkey_is_asked_once_and_not_for_long,
    with_bundle,
    async |town: &Town| {
        let browser = town.visitor();
        let unknown = MALFORMED[6];
        let question = browser.post("/sign-in/passkey/options", &[]).await;
        assert!(question.body.contains("challenge"), "{}", question.body);
        assert_eq!(question.header("cache-control"), "no-store");
        let cookie = browser.cookie("comitia").expect("the question is kept");
        let first = browser
            .post("/sign-in/passkey", &[("credential", unknown)])
            .await;
        assert!(
            first.has_text("We do not know this passkey"),
            "{}",
            first.text()
        );
        assert_eq!(browser.cookie("comitia"), Some(cookie));
        browser.post("/sign-in/passkey/options", &[]).await;
        town.clock.advance(601);
        let late = browser
            .post("/sign-in/passkey", &[("credential", unknown)])
            .await;
        assert!(late.has_text("It took too long"));
    }
);

async fn sessions(town: &Town) -> i64 {
    let mut tx = town.app.db.read().await.expect("a connection");
    let found: Result<i64, DbError> =
        async { Ok(run!(&mut tx, c => sqlx::query_scalar("SELECT COUNT(*) FROM sessions").fetch_one(c).await?)) }.await;
    found.expect("a number")
}

both!(
    looking_at_the_sign_in_page_leaves_no_session,
    with_bundle,
    async |town: &Town| {
        let visitor = town.visitor();
        let page = visitor.get("/sign-in").await;
        assert!(
            page.body.contains("leptos-island"),
            "the button for passkeys is there"
        );
        assert_eq!(visitor.cookie("comitia"), None);
        assert_eq!(sessions(town).await, 0);
        // Pressing the button asks a question, and that has to be kept.
        let question = visitor.post("/sign-in/passkey/options", &[]).await;
        assert_eq!(question.status, 200);
        assert_eq!(sessions(town).await, 1);
    }
);

async fn passkey_of(town: &Town, account: AccountId, id: &[u8]) {
    let now = millis(town.clock.now());
    let written: Result<(), DbError> = transact!(&town.app.db, tx => {
        run!(tx, c => sqlx::query("INSERT INTO passkeys (id, account, name, credential, created_at) VALUES ($1, $2, 'Phone', '{}', $3)")
            .bind(id).bind(account.0).bind(now).execute(c).await?.rows_affected());
        Ok(())
    });
    written.expect("the passkey is there");
}

both!(
    passkeys_are_named_and_removed_by_their_owner_alone,
    async |town: &Town| {
        let amira = town.citizen("Amira").await;
        let ben = town.citizen("Ben").await;
        passkey_of(town, amira.account, &[1, 2, 3]).await;
        for step in ["rename", "remove"] {
            let path = format!("/me/passkeys/AQID/{step}");
            assert_eq!(ben.browser.get(&path).await.status, 404);
            assert_eq!(
                ben.browser.post(&path, &[("name", "Mine")]).await.status,
                404
            );
            assert_eq!(amira.browser.get(&path).await.status, 200);
            assert!(town.visitor().post(&path, &[]).await.location().is_some());
        }
        let page = amira
            .browser
            .post("/me/passkeys/AQID/rename", &[("name", " ")])
            .await;
        assert_eq!(page.status, 422);
        let renamed = amira
            .browser
            .post("/me/passkeys/AQID/rename", &[("name", "Laptop")])
            .await;
        assert_eq!(renamed.location().as_deref(), Some("/me/passkeys"));
        assert!(amira.browser.get("/me/passkeys").await.has_text("Laptop"));
        assert_eq!(amira.browser.get("/me/passkeys/!/rename").await.status, 404);
        assert_eq!(
            amira
                .browser
                .post("/me/passkeys/AQID/remove", &[])
                .await
                .status,
            303
        );
        assert!(
            amira
                .browser
                .get("/me/passkeys")
                .await
                .has_text("You have no passkey yet")
        );
        assert_eq!(
            amira
                .browser
                .post("/me/passkeys/AQID/remove", &[])
                .await
                .status,
            404
        );
    }
);

both!(
    a_passkey_raises_the_level_of_residents_alone,
    async |town: &Town| {
        let (amira, ben) = (town.resident("Amira").await, town.citizen("Ben").await);
        for (person, level) in [(amira, Level::Strong), (ben, Level::Email)] {
            let mut tx = town.app.db.read().await.expect("the database answers");
            let actor = app::identity::actor(&mut tx, person.account)
                .await
                .expect("an answer");
            let proof = domain::actor::Proof::passkey(town.clock.now());
            let actor = actor.expect("an account").proved(Some(proof));
            assert_eq!(actor.level, level);
        }
    }
);
