//! The security of accounts: line 9 of the issue on identity.

use app::db::DbError;
use app::{mail, run};
use axum::http::Method;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::actor::{Proof, Role};
use server::config::Config;
use support::links::{newest_link, signed_in};
use support::{Browser, Person, Reply, Town, both};

/// The mails to an address, newest first: subject and text.
async fn mails(town: &Town, address: &str) -> Vec<(String, String)> {
    let mut tx = town.app.db.read().await.expect("the database answers");
    let mails = mail::newest(&mut tx, 50).await.expect("mails");
    mails
        .into_iter()
        .filter(|mail| mail.address == address)
        .map(|mail| (mail.subject, mail.body))
        .collect()
}

/// The path of the newest link of this kind to an address.
async fn link(town: &Town, address: &str, kind: &str) -> String {
    let mails = mails(town, address).await;
    let body = mails
        .iter()
        .map(|(_, body)| body)
        .find(|body| body.contains(kind))
        .unwrap_or_else(|| panic!("no {kind} to {address}: {mails:?}"));
    let at = body.find(kind).expect("it is there");
    let path = body[at..].split_whitespace().next();
    path.expect("it ends").to_owned()
}

async fn number(town: &Town, statement: &'static str) -> i64 {
    let mut tx = town.app.db.read().await.expect("a connection");
    let found: Result<i64, DbError> =
        async { Ok(run!(&mut tx, c => sqlx::query_scalar(statement).fetch_one(c).await?)) }.await;
    found.expect("a number")
}

async fn change(town: &Town, browser: &Browser, new: &str) -> Reply {
    let asked = browser.post("/me/email", &[("email", new)]).await;
    assert_eq!(asked.location().as_deref(), Some("/me/email/sent"));
    let confirm = link(town, new, "/email/confirm/").await;
    assert_eq!(town.visitor().get(&confirm).await.status, 200);
    town.visitor().post(&confirm, &[]).await
}

both!(
    line_9_the_address_is_changed_by_a_link_and_taken_back_for_72_hours,
    async |town: &Town| {
        let (old, new) = ("amira@example.org", "amira.new@example.org");
        let amira = signed_in(town, old).await;
        let thief = signed_in(town, old).await;
        assert!(thief.get("/me/email").await.has_text(old));
        let same = thief.post("/me/email", &[("email", old)]).await;
        assert_eq!(same.status, 422);
        assert_eq!(change(town, &thief, new).await.status, 200);
        assert!(amira.get("/me").await.has_text(new));
        // Used up; and the next change waits until this one cannot be undone any more.
        let confirm = link(town, new, "/email/confirm/").await;
        assert_eq!(town.visitor().post(&confirm, &[]).await.status, 410);
        let again = thief
            .post("/me/email", &[("email", "third@example.org")])
            .await;
        assert_eq!(again.status, 409);
        assert!(thief.get("/me/email").await.has_text("just changed"));

        // Nobody else gets the old address meanwhile: neither by signing in nor by a change of theirs.
        let stranger = town.visitor();
        support::links::ask(&stranger, old, "/me").await;
        let (_, told) = mails(town, old).await.remove(0);
        assert!(
            !told.contains("/sign-in/link/") && told.contains("another address"),
            "{told}"
        );
        let ben = signed_in(town, "ben@example.org").await;
        assert_eq!(change(town, &ben, old).await.status, 409);
        let ada = town.official("Ada", Role::Administrator, None).await;
        let given = [("email", old), ("role", "moderator"), ("space", "all")];
        assert_eq!(ada.browser.post("/admin/roles", &given).await.status, 422);

        town.clock.advance(72 * 3600 - 60);
        let undo = link(town, old, "/email/undo/").await;
        let page = town.visitor().get(&undo).await;
        assert!(page.has_text("Take the change back?"), "{}", page.text());
        assert_eq!(number(town, "SELECT COUNT(*) FROM held_emails").await, 1);
        assert_eq!(town.visitor().post(&undo, &[]).await.status, 200);
        assert_eq!(town.visitor().post(&undo, &[]).await.status, 410);
        for browser in [&amira, &thief] {
            assert!(browser.get("/me").await.location().is_some());
        }
        assert!(signed_in(town, old).await.get("/me").await.has_text(old));
        assert_eq!(number(town, "SELECT COUNT(*) FROM held_emails").await, 0);
    }
);

both!(
    line_9_after_72_hours_the_change_stays_and_the_old_address_is_free,
    async |town: &Town| {
        let (old, new) = ("amira@example.org", "amira.new@example.org");
        let amira = signed_in(town, old).await;
        assert_eq!(change(town, &amira, new).await.status, 200);
        let undo = link(town, old, "/email/undo/").await;
        town.clock.advance(72 * 3600 + 1);
        assert_eq!(town.visitor().get(&undo).await.status, 410);
        assert_eq!(town.visitor().post(&undo, &[]).await.status, 410);
        app::identity::purge(&town.app).await.expect("cleared away");
        assert!(signed_in(town, old).await.get("/me").await.has_text(old));
        let page = signed_in(town, new).await.get("/me").await;
        assert!(page.has_text(new));
        assert_eq!(number(town, "SELECT COUNT(*) FROM accounts").await, 2);
    }
);

both!(
    line_9_a_change_of_address_asks_who_it_is_and_says_nothing_of_others,
    async |town: &Town| {
        let amira = signed_in(town, "amira@example.org").await;
        let ben = signed_in(town, "ben@example.org").await;
        // The same answer for an address that has an account; its mailbox alone is told.
        let taken = change(town, &amira, "ben@example.org").await;
        assert_eq!(taken.status, 409);
        assert!(ben.get("/me").await.has_text("ben@example.org"));
        assert_eq!(amira.post("/me/email", &[("email", "x")]).await.status, 422);
        town.clock.advance(601);
        let asked = amira.get("/me/email").await;
        assert_eq!(
            asked.location().as_deref(),
            Some("/confirm?next=%2Fme%2Femail")
        );
        let asked = amira.post("/me/email", &[("email", "y@example.org")]).await;
        assert_eq!(
            asked.location().as_deref(),
            Some("/confirm?next=%2Fme%2Femail")
        );
        assert!(town.visitor().get("/me/email").await.location().is_some());
        // A link that is an hour old is of no use.
        let late = signed_in(town, "cem@example.org").await;
        late.post("/me/email", &[("email", "d@example.org")]).await;
        let confirm = link(town, "d@example.org", "/email/confirm/").await;
        town.clock.advance(3601);
        assert_eq!(town.visitor().post(&confirm, &[]).await.status, 410);
    }
);

both!(
    line_9_devices_are_shown_with_their_network_never_with_an_address,
    |config: &mut Config| config.proxy = "127.0.0.1".parse().ok(),
    async |town: &Town| {
        let browser = town.visitor();
        let email = "amira@example.org";
        support::links::ask(&browser, email, "/me").await;
        let link = newest_link(town, email).await;
        let here = [
            ("x-forwarded-for", "203.0.113.77"),
            ("sec-fetch-site", "same-origin"),
        ];
        let entered = browser.send(Method::POST, &link, &here, Vec::new()).await;
        assert_eq!(entered.status, 303);
        let page = browser
            .send(Method::GET, "/me/sessions", &here, Vec::new())
            .await;
        assert!(page.has_text("203.0.113.x"), "{}", page.text());
        assert!(page.has_text("this network"));
        assert!(!page.body.contains("203.0.113.77"));
        let kept = number(
            town,
            "SELECT COUNT(*) FROM sessions WHERE data LIKE '%203.0.113.77%' OR place LIKE '%.77'",
        )
        .await;
        assert_eq!(kept, 0);
        let elsewhere = signed_in(town, email).await;
        let page = elsewhere.get("/me/sessions").await;
        assert!(
            page.has_text("own network: this network"),
            "{}",
            page.text()
        );
    }
);

both!(
    line_9_guessing_links_is_slowed_on_all_machines,
    async |town: &Town| {
        let guesser = town.visitor();
        for n in 0..20 {
            let path = ["/sign-in/link/wrong", "/email/undo/wrong"][n % 2];
            assert_eq!(guesser.get(path).await.status, 410, "{n}");
        }
        assert_eq!(guesser.post("/email/confirm/wrong", &[]).await.status, 410);
        let slowed = guesser.get("/sign-in/link/wrong").await;
        assert_eq!(slowed.status, 429);
        assert_eq!(slowed.header("retry-after"), "1");
        // The count lies in the database, and says nobody's address.
        assert_eq!(number(town, "SELECT COUNT(*) FROM attempts").await, 1);
        town.clock.advance(2);
        assert_eq!(guesser.get("/sign-in/link/wrong").await.status, 410);
        assert_eq!(guesser.get("/sign-in/link/wrong").await.status, 429);
        // The longest wait is a quarter of an hour; a day forgets.
        town.clock.advance(901);
        signed_in(town, "amira@example.org").await;
        town.clock.advance(25 * 3600);
        app::identity::purge(&town.app).await.expect("cleared away");
        assert_eq!(number(town, "SELECT COUNT(*) FROM attempts").await, 0);
    }
);

both!(line_9_roles_wait_for_a_passkey, async |town: &Town| {
    let ada = town.official("Ada", Role::Administrator, None).await;
    let now = app::clock::Clock::now(&town.clock);
    let by_link = town.signed_in_by(ada.account, Proof::link(now)).await;
    {
        let browser = &by_link;
        let page = browser.get("/admin").await;
        assert_eq!(page.status, 403);
        assert!(page.has_text("Your roles wait for your passkey"));
        let links = page.attributes("a", "href");
        assert!(
            links.contains(&"/me/passkeys/new?next=%2Fadmin".to_owned()),
            "{links:?}"
        );
        let given = [
            ("email", "x@example.org"),
            ("role", "moderator"),
            ("space", "all"),
        ];
        let refused = browser.post("/admin/roles", &given).await;
        assert_eq!(refused.status, 403);
        assert!(refused.has_text("Your roles wait for your passkey"));
        assert!(browser.get("/me").await.has_text("Your roles wait."));
    }
    assert_eq!(number(town, "SELECT COUNT(*) FROM role_grants").await, 1);
    assert_eq!(ada.browser.get("/admin").await.status, 200);
    assert!(
        !town
            .citizen("C")
            .await
            .browser
            .get("/me")
            .await
            .has_text("Your roles wait.")
    );
});

both!(
    line_9_a_demonstration_says_that_roles_count_without_a_passkey,
    |config: &mut Config| config.demo = true,
    async |town: &Town| {
        let ada = town.official("Ada", Role::Administrator, None).await;
        let now = app::clock::Clock::now(&town.clock);
        let browser = town.signed_in_by(ada.account, Proof::link(now)).await;
        let page = browser.get("/admin").await;
        assert_eq!(page.status, 200);
        assert!(page.has_text("Roles count without a passkey here."));
    }
);

/// A folder with what looks like a browser bundle, so that the server offers passkeys.
fn with_bundle(config: &mut Config) {
    let folder = config.site.join("pkg");
    std::fs::create_dir_all(&folder).expect("a folder");
    std::fs::write(folder.join("islands.js"), "").expect("a file");
    let manifest = r#"{"loader":"islands.js","files":["islands.js"]}"#;
    std::fs::write(folder.join("manifest.json"), manifest).expect("a file");
}

/// What a device answers when it makes a passkey: WebAuthn level 3, section 7.1, without attestation. Its key is the generator of P-256.
fn new_passkey(town: &Town, challenge: &str) -> String {
    const RP: &str = "49960de5880e8c687434170f6476605b8fe4aeb9a28632c7995cf3ba831d9763";
    const X: &str = "6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296";
    const Y: &str = "4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5";
    let hex = format!(
        "a363666d74646e6f6e656761747453746d74a0686175746844617461589\
         4{RP}4500000000{zero}0010{id}a5010203262001215820{X}225820{Y}",
        zero = "00".repeat(16),
        id = "07".repeat(16),
    );
    let object: Vec<u8> = (0..hex.len())
        .step_by(2)
        .map(|at| u8::from_str_radix(&hex[at..at + 2], 16).expect("hex"))
        .collect();
    let origin = town.app.site.base_url.origin().ascii_serialization();
    let client = serde_json::json!({ "type": "webauthn.create", "challenge": challenge, "origin": origin, "crossOrigin": false });
    let id = URL_SAFE_NO_PAD.encode([7_u8; 16]);
    serde_json::json!({
        "id": id, "rawId": id, "type": "public-key", "extensions": {},
        "response": { "attestationObject": URL_SAFE_NO_PAD.encode(object), "clientDataJSON": URL_SAFE_NO_PAD.encode(client.to_string()) },
    })
    .to_string()
}

both!(
    line_9_the_first_administrator_comes_in_by_link_and_makes_a_passkey,
    with_bundle,
    async |town: &Town| {
        let email = "ada@example.org";
        let granted =
            app::identity::grant_by_operator(&town.app, email, Role::Administrator, None).await;
        assert!(granted.expect("the role is granted"));
        let ada = signed_in(town, email).await;
        assert_eq!(ada.get("/admin").await.status, 403);
        let page = ada.get("/me/passkeys/new?next=%2Fadmin").await;
        let plain = page.body.replace("&quot;", "\"").replace('\\', "");
        let (_, rest) = plain.split_once("challenge\":\"").expect("a challenge");
        let (challenge, _) = rest.split_once('"').expect("it ends");
        let answer = new_passkey(town, challenge);
        let fields = [
            ("name", "Laptop"),
            ("next", "/admin"),
            ("credential", answer.as_str()),
        ];
        let made = ada.post("/me/passkeys/new", &fields).await;
        assert_eq!(
            made.location().as_deref(),
            Some("/admin"),
            "{}",
            made.text()
        );
        assert_eq!(ada.get("/admin").await.status, 200);
        // A link alone does not do it afterwards either.
        let again = signed_in(town, email).await;
        let page = again.get("/admin").await;
        assert_eq!(page.status, 403);
        let links = page.attributes("a", "href");
        assert!(
            links.contains(&"/confirm?next=%2Fadmin".to_owned()),
            "{links:?}"
        );
    }
);

async fn wish(by: &Person, email: &str, role: &str) -> Reply {
    let fields = [("email", email), ("role", role), ("space", "all")];
    by.browser.post("/admin/roles", &fields).await
}

async fn actions(browser: &Browser, end: &str) -> Vec<String> {
    let page = browser.get("/admin/roles/requests").await;
    let mut actions = page.attributes("form", "action");
    actions.retain(|action| action.ends_with(end));
    actions
}

both!(
    line_9_a_second_administrator_confirms_what_one_wants_for_oneself,
    async |town: &Town| {
        let ada = town.official("Ada", Role::Administrator, None).await;
        let alone = wish(&ada, &ada.email, "auditor").await;
        assert_eq!(alone.status, 422);
        assert!(alone.has_text("comitia admin grant"));
        assert!(
            ada.browser
                .get("/admin/roles/requests")
                .await
                .has_text("comitia admin grant")
        );

        let ben = town.official("Ben", Role::Administrator, None).await;
        let cem = town.citizen("Cem").await;
        // For oneself, over another administrator, and a further administrator: none of them alone.
        for (email, role) in [
            (&ada.email, "auditor"),
            (&ben.email, "moderator"),
            (&cem.email, "administrator"),
        ] {
            let asked = wish(&ada, email, role).await;
            assert_eq!(asked.location().as_deref(), Some("/admin/roles/requests"));
        }
        wish(&ada, &ada.email, "auditor").await;
        assert_eq!(number(town, "SELECT COUNT(*) FROM role_grants").await, 2);
        assert_eq!(number(town, "SELECT COUNT(*) FROM role_requests").await, 3);
        assert_eq!(mails(town, &ben.email).await.len(), 3);
        assert!(actions(&ada.browser, "/confirm").await.is_empty());

        let confirm = actions(&ben.browser, "/confirm").await;
        assert_eq!(confirm.len(), 3);
        // Neither whoever asked nor others.
        for browser in [&ada.browser, &cem.browser] {
            assert_eq!(browser.post(&confirm[0], &[]).await.status, 403);
            let refuse = confirm[0].replace("/confirm", "/refuse");
            assert_eq!(browser.post(&refuse, &[("reason", "x")]).await.status, 403);
        }
        assert_eq!(ben.browser.post(&confirm[0], &[]).await.status, 303);
        assert_eq!(ben.browser.post(&confirm[0], &[]).await.status, 404);
        assert_eq!(
            number(
                town,
                "SELECT COUNT(*) FROM role_grants WHERE role = 'auditor'"
            )
            .await,
            1
        );
        assert!(mails(town, &ada.email).await[0].1.contains("confirmed"));

        let refuse = confirm[2].replace("/confirm", "/refuse");
        let empty = ben.browser.post(&refuse, &[("reason", " ")]).await;
        assert_eq!(empty.status, 422);
        assert!(empty.has_text("Say why."));
        assert_eq!(
            ben.browser
                .post(&refuse, &[("reason", "Not needed")])
                .await
                .status,
            303
        );
        for email in [&ada.email, &cem.email] {
            assert!(mails(town, email).await[0].1.contains("Not needed"));
        }
        // Seven days, and what nobody confirmed is void.
        town.clock.advance(7 * 24 * 3600 + 1);
        let ben = town.signed_in(ben.account).await;
        assert_eq!(ben.post(&confirm[1], &[]).await.status, 404);
        assert!(actions(&ben, "/confirm").await.is_empty());
        let told = number(town, "SELECT COUNT(*) FROM events WHERE kind IN ('role.asked', 'role.confirmed', 'role.refused')").await;
        assert_eq!(told, 5);
    }
);

#[test]
fn line_9_impersonation_does_not_exist() {
    let words = [
        "impersonat",
        "masquerade",
        "sudo",
        "act-as",
        "login-as",
        "sign-in-as",
        "become",
    ];
    for route in support::sources::routes() {
        let path = route.path.to_lowercase();
        assert!(!words.iter().any(|word| path.contains(word)), "{path}");
    }
    let table = include_str!("authz_matrix.txt").to_lowercase();
    assert!(!words.iter().any(|word| table.contains(word)));
    // A session gets its account in one place, behind a link or a passkey of that account.
    // (`bench_data` fills a database of its own with people who do not exist.)
    let setting: Vec<String> = support::sources::all()
        .iter()
        .filter(|source| source.path.starts_with("app/src"))
        .filter(|source| source.code().contains("insert(SESSION_ACCOUNT"))
        .map(|source| source.path.to_string())
        .collect();
    assert_eq!(setting, ["app/src/identity/sign_in.rs"]);
}
