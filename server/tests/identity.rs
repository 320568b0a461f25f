//! Signing in, the own account, devices, passkeys and roles, over HTTP; and mail, read by a receiver that speaks SMTP.

use app::clock::{Clock, millis};
use app::db::DbError;
use app::{run, transact};
use domain::actor::{Level, Role};
use domain::ids::AccountId;
use server::channels::{self, Post};
use server::config::Config;
use std::sync::Mutex;
use support::{Browser, Reply, Town, both};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpListener;
use uuid::Uuid;

/// The address of the link in the newest mail of the outbox, without the server's name.
async fn newest_link(town: &Town, address: &str) -> String {
    links(town, address).await.remove(0)
}

async fn links(town: &Town, address: &str) -> Vec<String> {
    let mut tx = town.app.db.read().await.expect("the database answers");
    let mails = app::mail::newest(&mut tx, 50).await.expect("mails");
    mails
        .iter()
        .filter(|mail| mail.address == address)
        .map(|mail| path_in(&mail.body))
        .collect()
}

fn path_in(body: &str) -> String {
    let at = body.find("/sign-in/link/").expect("the mail has a link");
    body[at..]
        .split_whitespace()
        .next()
        .expect("it ends")
        .to_owned()
}

async fn ask(browser: &Browser, email: &str, next: &str) -> Reply {
    browser
        .post("/sign-in/link", &[("email", email), ("next", next)])
        .await
}

/// Signs a fresh browser in by link.
async fn signed_in(town: &Town, email: &str) -> Browser {
    let browser = town.visitor();
    assert_eq!(ask(&browser, email, "/me").await.status, 303);
    let link = newest_link(town, email).await;
    assert_eq!(
        browser.post(&link, &[]).await.location().as_deref(),
        Some("/me")
    );
    browser
}

both!(
    a_link_signs_in_once_and_makes_the_account,
    async |town: &Town| {
        let browser = town.visitor();
        let answer = ask(&browser, " Amira@Example.org ", "/me?x=1").await;
        assert_eq!(
            answer.location().as_deref(),
            Some("/sign-in/sent?next=%2Fme%3Fx%3D1")
        );
        let link = newest_link(town, "amira@example.org").await;
        // A mail scanner opens the link, even twice: nothing happens.
        for _ in 0..2 {
            let page = town.visitor().get(&link).await;
            assert_eq!(page.status, 200);
            assert!(page.has_text("amira@example.org"));
        }
        let entered = browser.post(&link, &[]).await;
        assert_eq!(entered.location().as_deref(), Some("/me?x=1"));
        let page = browser.get("/me").await;
        assert!(page.has_text("You are signed in."), "{}", page.text());
        assert!(page.has_text("Your e-mail address is confirmed."));
        // Used up: for the one who used it and for everybody.
        for other in [&browser, &town.visitor()] {
            assert_eq!(other.get(&link).await.status, 410);
            assert_eq!(other.post(&link, &[]).await.status, 410);
        }
        assert_eq!(
            town.visitor()
                .get("/sign-in/link/no-such-link")
                .await
                .status,
            410
        );
    }
);

both!(a_link_expires, async |town: &Town| {
    let browser = town.visitor();
    ask(&browser, "amira@example.org", "/").await;
    let link = newest_link(town, "amira@example.org").await;
    town.clock.advance(30 * 60 + 1);
    assert_eq!(browser.get(&link).await.status, 410);
    assert_eq!(browser.post(&link, &[]).await.status, 410);
    assert!(browser.get("/me").await.location().is_some());
});

both!(
    of_many_who_use_one_link_at_once_one_is_signed_in,
    async |town: &Town| {
        ask(&town.visitor(), "amira@example.org", "/").await;
        let link = newest_link(town, "amira@example.org").await;
        let browsers: Vec<Browser> = (0..12).map(|_| town.visitor()).collect();
        let answers = futures::future::join_all(browsers.iter().map(|b| b.post(&link, &[]))).await;
        let won = answers.iter().filter(|a| a.status == 303).count();
        let lost = answers.iter().filter(|a| a.status == 410).count();
        assert_eq!((won, lost), (1, 11));
    }
);

both!(
    asking_for_a_link_tells_nobody_who_has_an_account,
    async |town: &Town| {
        let known = town.citizen("Ada").await;
        let browser = town.visitor();
        let one = ask(&browser, &known.email, "/").await;
        let other = ask(&browser, "nobody@example.org", "/").await;
        assert_eq!(
            (one.status, one.location()),
            (other.status, other.location())
        );
        assert_eq!(one.body, other.body);
    }
);

both!(
    links_are_limited_without_locking_out,
    async |town: &Town| {
        let browser = town.visitor();
        for _ in 0..9 {
            assert_eq!(ask(&browser, "amira@example.org", "/").await.status, 303);
        }
        let links = links(town, "amira@example.org").await;
        assert_eq!(links.len(), 5);
        assert_eq!(browser.post(&links[4], &[]).await.status, 303);
        // One was used: there is room for another, and after half an hour for five.
        ask(&browser, "amira@example.org", "/").await;
        assert_eq!(self::links(town, "amira@example.org").await.len(), 6);
        town.clock.advance(31 * 60);
        ask(&browser, "amira@example.org", "/").await;
        assert_eq!(self::links(town, "amira@example.org").await.len(), 7);
        app::identity::purge(&town.app)
            .await
            .expect("old links are cleared away");
    }
);

both!(
    a_bad_address_is_told_at_the_field_and_next_stays_here,
    async |town: &Town| {
        let browser = town.visitor();
        let page = ask(&browser, "not an address", "/polls").await;
        assert_eq!(page.status, 422);
        assert!(page.title().starts_with("Error: "));
        assert_eq!(page.field("email").as_deref(), Some("not an address"));
        assert_eq!(page.field("next").as_deref(), Some("/polls"));
        ask(&browser, "amira@example.org", "//evil.example").await;
        let link = newest_link(town, "amira@example.org").await;
        assert_eq!(
            browser.post(&link, &[]).await.location().as_deref(),
            Some("/")
        );
    }
);

both!(
    the_session_gets_a_new_id_at_sign_in_and_keeps_what_was_typed,
    async |town: &Town| {
        let browser = town.visitor();
        // A form sent without being signed in waits in the session.
        let refused = browser.post("/me/name", &[("name", "Amira S.")]).await;
        assert_eq!(
            refused.location().as_deref(),
            Some("/sign-in?next=%2Fme%2Fname")
        );
        let before = browser.cookie("comitia").expect("a session");
        ask(&browser, "amira@example.org", "/me/name").await;
        let link = newest_link(town, "amira@example.org").await;
        assert_eq!(
            browser.post(&link, &[]).await.location().as_deref(),
            Some("/me/name")
        );
        let after = browser.cookie("comitia").expect("a session");
        assert_ne!(before, after);
        let page = browser.get("/me/name").await;
        assert_eq!(page.field("name").as_deref(), Some("Amira S."));
        // The id from before is nobody's.
        let thief = town.visitor();
        thief.set_cookie("comitia", &before);
        assert!(thief.get("/me").await.location().is_some());
    }
);

async fn on_the_roll(town: &Town, email: &str) {
    let (id, now) = (Clock::id(&town.clock), millis(town.clock.now()));
    let written: Result<(), DbError> = transact!(&town.app.db, tx => {
        run!(tx, c => sqlx::query("INSERT INTO roll_entries (id, reference, given_name, family_name, birth_date, district, email, imported_at) VALUES ($1, $2, 'Amira', 'Sander', '1990-05-17', 'Mitte', $3, $4)")
            .bind(id).bind(id.to_string()).bind(email).bind(now).execute(c).await?.rows_affected());
        Ok(())
    });
    written.expect("the roll takes an entry");
}

both!(
    a_confirmed_address_is_matched_to_the_only_entry_of_the_roll,
    async |town: &Town| {
        on_the_roll(town, "amira@example.org").await;
        on_the_roll(town, "family@example.org").await;
        on_the_roll(town, "family@example.org").await;
        let page = signed_in(town, "amira@example.org").await.get("/me").await;
        assert!(
            page.has_text("You are matched to the roll of residents."),
            "{}",
            page.text()
        );
        assert!(page.has_text("Amira Sander") && page.has_text("Mitte"));
        let page = signed_in(town, "family@example.org").await.get("/me").await;
        assert!(!page.has_text("Amira Sander") && page.has_text("We have not found you"));
    }
);

both!(
    an_entry_of_the_roll_that_is_taken_stays_taken,
    async |town: &Town| {
        let entry = town.roll_entry("Mitte", "1990-05-17").await;
        town.person("Bea", Some(entry)).await;
        let written: Result<(), DbError> = transact!(&town.app.db, tx => {
            run!(tx, c => sqlx::query("UPDATE roll_entries SET email = 'amira@example.org' WHERE id = $1").bind(entry.0).execute(c).await?.rows_affected());
            Ok(())
        });
        written.expect("the address is set");
        let browser = signed_in(town, "amira@example.org").await;
        assert!(browser.get("/me").await.has_text("We have not found you"));
    }
);

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
        app::identity::purge(&town.app)
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
            browser.get("/sign-in").await;
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
        browser.get("/sign-in").await;
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
        browser.get("/sign-in").await;
        town.clock.advance(601);
        let late = browser
            .post("/sign-in/passkey", &[("credential", unknown)])
            .await;
        assert!(late.has_text("It took too long"));
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
            let actor = app::identity::raised(actor.expect("an account"), true);
            assert_eq!(actor.level, level);
        }
    }
);

both!(
    administrators_of_the_municipality_grant_and_revoke_roles,
    async |town: &Town| {
        let ada = town.official("Ada", Role::Administrator, None).await;
        let space = town.space("budget").await;
        let local = town.official("Ben", Role::Administrator, Some(space)).await;
        let citizen = town.citizen("Cem").await;
        for browser in [&local.browser, &citizen.browser] {
            assert_eq!(browser.get("/admin/roles").await.status, 403);
            let fields = [
                ("email", citizen.email.as_str()),
                ("role", "administrator"),
                ("space", "all"),
            ];
            assert_eq!(browser.post("/admin/roles", &fields).await.status, 403);
        }
        assert!(
            town.visitor()
                .get("/admin/roles")
                .await
                .location()
                .is_some()
        );
        let there = space.to_string();
        let fields = [
            ("email", citizen.email.as_str()),
            ("role", "moderator"),
            ("space", &there),
        ];
        assert_eq!(ada.browser.post("/admin/roles", &fields).await.status, 303);
        let page = ada.browser.get("/admin/roles").await;
        assert!(
            page.has_text("The role is granted.")
                && page.has_text("3 roles")
                && page.has_text("Space budget")
        );
        ada.browser.post("/admin/roles", &fields).await;
        assert!(
            ada.browser
                .get("/admin/roles")
                .await
                .has_text("holds that role already")
        );
        let bad = ada
            .browser
            .post(
                "/admin/roles",
                &[("email", "x"), ("role", "king"), ("space", "moon")],
            )
            .await;
        assert_eq!(bad.status, 422);
        assert_eq!(
            bad.attributes("a", "href")
                .iter()
                .filter(|href| ["#email", "#role", "#space"].contains(&href.as_str()))
                .count(),
            3
        );
        let account = citizen.account.to_string();
        let revoked = [
            ("account", account.as_str()),
            ("role", "moderator"),
            ("space", &there),
        ];
        assert_eq!(
            citizen
                .browser
                .post("/admin/roles/revoke", &revoked)
                .await
                .status,
            403
        );
        assert_eq!(
            ada.browser
                .post("/admin/roles/revoke", &revoked)
                .await
                .status,
            303
        );
        assert_eq!(
            ada.browser
                .post("/admin/roles/revoke", &revoked)
                .await
                .status,
            404
        );
        assert_eq!(
            ada.browser
                .post("/admin/roles/revoke", &[("role", "x")])
                .await
                .status,
            400
        );
    }
);

both!(the_last_administrator_stays, async |town: &Town| {
    let ada = town.official("Ada", Role::Administrator, None).await;
    let ben = town.official("Ben", Role::Administrator, None).await;
    let nowhere = Uuid::nil().to_string();
    let fields = |account: &AccountId| {
        [
            account.to_string(),
            "administrator".to_owned(),
            nowhere.clone(),
        ]
    };
    let revoke = async |by: &Browser, account: &AccountId| {
        let [account, role, space] = fields(account);
        by.post(
            "/admin/roles/revoke",
            &[("account", &account), ("role", &role), ("space", &space)],
        )
        .await
    };
    // Both give up their role at the same moment: one of them has to keep it.
    let (one, other) = tokio::join!(
        revoke(&ada.browser, &ada.account),
        revoke(&ben.browser, &ben.account)
    );
    let mut statuses = [one.status.as_u16(), other.status.as_u16()];
    statuses.sort_unstable();
    assert_eq!(statuses, [303, 422]);
});

both!(the_list_of_roles_is_paged, async |town: &Town| {
    let ada = town.official("Ada", Role::Administrator, None).await;
    for n in 0..52 {
        town.official(&format!("Person {n}"), Role::Moderator, None)
            .await;
    }
    let first = ada.browser.get("/admin/roles").await;
    let next = first
        .links()
        .into_iter()
        .find(|href| href.contains("after="))
        .expect("a second page");
    let second = ada.browser.get(&next).await;
    let shown = |page: &Reply| {
        page.attributes("form", "action")
            .iter()
            .filter(|a| a.ends_with("revoke"))
            .count()
    };
    assert_eq!((shown(&first), shown(&second)), (50, 3));
    assert_eq!(
        ada.browser
            .get("/admin/roles?after=%00nonsense")
            .await
            .status,
        200
    );
});

both!(
    the_first_administrator_comes_from_the_command_line,
    async |town: &Town| {
        let space = town.space("budget").await;
        let granted = app::identity::grant_by_operator(
            &town.app,
            "ada@example.org",
            Role::Administrator,
            None,
        )
        .await;
        assert!(granted.expect("granted"));
        let again = app::identity::grant_by_operator(
            &town.app,
            "ada@example.org",
            Role::Administrator,
            None,
        )
        .await;
        assert!(!again.expect("held"));
        let there = app::identity::grant_by_operator(
            &town.app,
            "ben@example.org",
            Role::Auditor,
            Some(space),
        )
        .await;
        assert!(there.expect("granted"));
        let browser = signed_in(town, "ada@example.org").await;
        assert_eq!(browser.get("/admin/roles").await.status, 200);
    }
);

both!(
    the_outbox_is_for_demonstrations,
    |config| config.demo = true,
    async |town: &Town| {
        let browser = town.visitor();
        assert!(browser.get("/demo/outbox").await.has_text("No mail yet"));
        let sent = ask(&browser, "amira@example.org", "/").await;
        assert!(
            browser
                .visit(&sent.location().expect("a page"))
                .await
                .links()
                .contains(&"/demo/outbox".to_owned())
        );
        let page = browser.get("/demo/outbox").await;
        assert_eq!(page.attributes("article", "data-to"), ["amira@example.org"]);
        assert!(
            page.links()
                .iter()
                .any(|link| link.contains("/sign-in/link/"))
        );
    }
);

both!(
    without_a_demonstration_there_is_no_outbox,
    async |town: &Town| {
        assert_eq!(town.visitor().get("/demo/outbox").await.status, 404);
    }
);

/// What the receiver below was sent: envelope and text of each mail.
static RECEIVED: Mutex<Vec<String>> = Mutex::new(Vec::new());

/// A receiver that speaks as much SMTP (RFC 5321) as a sender needs, and refuses the first mail for now.
async fn receive(listener: TcpListener) {
    let mut refused = false;
    loop {
        let Ok((stream, _)) = listener.accept().await else {
            return;
        };
        let (reading, mut writing) = stream.into_split();
        let mut lines = BufReader::new(reading).lines();
        let mut mail = String::new();
        let mut in_text = false;
        writing.write_all(b"220 test\r\n").await.expect("a reader");
        while let Ok(Some(line)) = lines.next_line().await {
            if in_text && line != "." {
                mail.push_str(&line);
                mail.push('\n');
                continue;
            }
            let answer = match line.split([' ', ':']).next().unwrap_or_default() {
                "." => {
                    in_text = false;
                    RECEIVED
                        .lock()
                        .expect("unharmed")
                        .push(std::mem::take(&mut mail));
                    "250 taken\r\n"
                }
                "DATA" => {
                    in_text = true;
                    "354 go on\r\n"
                }
                "MAIL" if !refused => {
                    refused = true;
                    "451 later\r\n"
                }
                "MAIL" | "RCPT" => {
                    mail.push_str(&line);
                    mail.push('\n');
                    "250 fine\r\n"
                }
                "QUIT" => "221 bye\r\n",
                _ => "250 fine\r\n",
            };
            let _ = writing.write_all(answer.as_bytes()).await;
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_link_arrives_by_smtp_after_the_server_refused_it_once() {
    Town::with(
        support::Engine::Sqlite,
        |_| (),
        async |town: &Town| {
            let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
            let port = listener.local_addr().expect("an address").port();
            let receiver = tokio::spawn(receive(listener));
            let config = Config {
                smtp: Some(format!("smtp+plain://127.0.0.1:{port}")),
                mail_from: "Lindenau <no-reply@lindenau.example>".into(),
                ..town.config.clone()
            };
            let post = Post::of(&config).expect("settings").expect("a mail server");
            let browser = town.visitor();
            ask(&browser, "amira@example.org", "/me").await;
            let round = async || channels::round(&town.app, &post).await.expect("a round");
            round().await;
            round().await;
            assert!(
                RECEIVED.lock().expect("unharmed").is_empty(),
                "refused, and it waits"
            );
            town.clock.advance(61);
            round().await;
            round().await;
            let mails = RECEIVED.lock().expect("unharmed").clone();
            assert_eq!(mails.len(), 1, "{mails:?}");
            let mail = decoded(&mails[0]);
            assert!(
                mail.contains("RCPT TO:<amira@example.org>")
                    && mail.contains("Subject: Your link to sign in at Lindenau"),
                "{mail}"
            );
            assert!(
                links(town, "amira@example.org").await.is_empty(),
                "a mail that was sent is gone from the table"
            );
            assert_eq!(
                browser
                    .post(&path_in(&mail), &[])
                    .await
                    .location()
                    .as_deref(),
                Some("/me")
            );
            receiver.abort();
        },
    )
    .await;
}

/// Quoted-printable (RFC 2045, 6.7) undone, as far as plain ASCII words need it.
fn decoded(mail: &str) -> String {
    mail.replace("=\n", "").replace("=3D", "=")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_mail_that_cannot_be_sent_is_given_up_after_a_day() {
    Town::with(
        support::Engine::Sqlite,
        |_| (),
        async |town: &Town| {
            let config = Config {
                smtp: Some("smtp+plain://127.0.0.1:1".into()),
                ..town.config.clone()
            };
            let post = Post::of(&config).expect("settings").expect("a mail server");
            ask(&town.visitor(), "amira@example.org", "/").await;
            for _ in 0..20 {
                channels::round(&town.app, &post).await.expect("a round");
                town.clock.advance(2 * 3600);
            }
            assert!(links(town, "amira@example.org").await.is_empty());
        },
    )
    .await;
}
