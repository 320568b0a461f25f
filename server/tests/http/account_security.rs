//! The security of accounts: line 9 of the issue on identity.

use app::db::DbError;
use app::{mail, run};
use axum::http::Method;
use domain::actor::Role;
use server::config::Config;
use support::links::{newest_link, signed_in};
use support::{Browser, Reply, Town, both};

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
        app::identity::jobs::purge(&town.app)
            .await
            .expect("cleared away");
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
        // The visitor's own line, and the one that the proxy has added.
        let here = [
            ("x-forwarded-for", "198.51.100.9"),
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
        assert_eq!(
            number(town, "SELECT COUNT(*) FROM failed_attempts").await,
            1
        );
        town.clock.advance(2);
        assert_eq!(guesser.get("/sign-in/link/wrong").await.status, 410);
        assert_eq!(guesser.get("/sign-in/link/wrong").await.status, 429);
        // The longest wait is a quarter of an hour; a day forgets.
        town.clock.advance(901);
        signed_in(town, "amira@example.org").await;
        town.clock.advance(25 * 3600);
        app::identity::jobs::purge(&town.app)
            .await
            .expect("cleared away");
        assert_eq!(
            number(town, "SELECT COUNT(*) FROM failed_attempts").await,
            0
        );
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
    let table = include_str!("../authz_matrix.txt").to_lowercase();
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
