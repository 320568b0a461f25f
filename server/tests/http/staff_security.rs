//! The security of accounts of staff: line 9 of the issue on identity.

use app::db::DbError;
use app::{mail, run};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::actor::{Proof, Role};
use server::config::Config;
use support::links::signed_in;
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

async fn number(town: &Town, statement: &'static str) -> i64 {
    let mut tx = town.app.db.read().await.expect("a connection");
    let found: Result<i64, DbError> =
        async { Ok(run!(&mut tx, c => sqlx::query_scalar(statement).fetch_one(c).await?)) }.await;
    found.expect("a number")
}

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
