//! What holds for every page: who may send forms, headers, cookies, sessions, limits, problems, the log, starting and stopping.

use app::clock::Clock;
use app::db::DbError;
use app::{run, transact};
use hyper::Method;
use support::{Browser, Log, Reply, Town, both};

const FORM: (&str, &str) = ("content-type", "application/x-www-form-urlencoded");

async fn send(browser: &Browser, method: Method, path: &str, headers: &[(&str, &str)]) -> Reply {
    browser.send(method, path, headers, Vec::new()).await
}

both!(forms_of_other_sites_are_refused, async |town: &Town| {
    let foreign: &[&[(&str, &str)]] = &[
        &[FORM],
        &[FORM, ("sec-fetch-site", "cross-site")],
        &[FORM, ("sec-fetch-site", "same-site")],
        &[FORM, ("origin", "https://evil.example")],
        &[FORM, ("origin", "null")],
        &[
            FORM,
            ("sec-fetch-site", "cross-site"),
            ("origin", "http://localhost"),
        ],
    ];
    let ada = town.resident("Ada").await;
    for headers in foreign {
        for path in ["/", "/polls", "/sign-in/link", "/nowhere"] {
            for method in [Method::POST, Method::PUT, Method::DELETE, Method::PATCH] {
                let reply = send(&ada.browser, method, path, headers).await;
                assert_eq!(reply.status, 403, "{path} {headers:?}");
                assert!(reply.has_text("another site"), "{}", reply.text());
            }
        }
    }
    let ours = town.app.site.base_url.origin().ascii_serialization();
    for header in [("sec-fetch-site", "same-origin"), ("origin", &*ours)] {
        let reply = send(&ada.browser, Method::POST, "/nowhere", &[FORM, header]).await;
        assert_eq!(reply.status, 404, "{header:?}");
    }
});

both!(every_answer_carries_the_headers, async |town: &Town| {
    let browser = town.visitor();
    let style = town.app.site.style.clone();
    let paths = [
        "/",
        "/polls",
        "/sign-in",
        "/nowhere",
        "/healthz",
        "/readyz",
        "/robots.txt",
        &style,
        "/assets/none.css",
        "/language/de",
        "/language/xx",
    ];
    for path in paths {
        let reply = browser.get(path).await;
        for (name, value) in [
            ("x-content-type-options", "nosniff"),
            ("referrer-policy", "same-origin"),
            ("x-frame-options", "DENY"),
            ("cross-origin-opener-policy", "same-origin"),
            ("cross-origin-resource-policy", "same-origin"),
        ] {
            assert_eq!(reply.header(name), value, "{name} of {path}");
        }
        let policy = reply.header("content-security-policy");
        assert!(
            policy.contains("frame-ancestors 'none'"),
            "{path}: {policy}"
        );
        assert!(!policy.contains("unsafe-inline"), "{path}: {policy}");
        assert!(reply.header("strict-transport-security").is_empty());
        assert!(reply.header("server").is_empty());
        if reply.is_page() {
            assert!(policy.contains("script-src"), "{path}: {policy}");
            assert!(!reply.body.contains(" style=\""), "{path}");
            assert!(!reply.body.contains("<script>"), "{path}");
        }
    }
});

fn nonce(reply: &Reply) -> String {
    let policy = reply.header("content-security-policy");
    let (_, rest) = policy.split_once("'nonce-").expect("a nonce");
    rest.split('\'').next().unwrap_or_default().to_owned()
}

both!(
    no_two_answers_share_a_nonce,
    |config| {
        // As small as a browser bundle can be: without one, no page has a script.
        let folder = config.site.join("pkg");
        std::fs::create_dir_all(&folder).expect("a folder");
        std::fs::write(folder.join("islands.js"), "// nothing").expect("a file");
        let manifest = r#"{ "loader": "islands.js", "files": ["islands.js"] }"#;
        std::fs::write(folder.join("manifest.json"), manifest).expect("a file");
    },
    async |town: &Town| {
        let browser = town.visitor();
        let (one, two) = (browser.get("/sign-in").await, browser.get("/sign-in").await);
        assert_ne!(nonce(&one), nonce(&two));
        assert!(nonce(&one).len() >= 22, "at least 128 bits");
        assert_eq!(one.attributes("script", "nonce"), [nonce(&one)]);
        let policy = browser
            .get("/")
            .await
            .header("content-security-policy")
            .to_owned();
        assert!(
            !policy.contains("nonce"),
            "a page without a script announces none: {policy}"
        );
    }
);

both!(a_session_ends_when_it_is_not_used, async |town: &Town| {
    let ada = town.resident("Ada Idle").await;
    let is_in = async || ada.browser.get("/").await.has_text("Ada Idle");
    assert!(is_in().await);
    town.clock.advance(11 * 3600);
    assert!(is_in().await, "eleven hours without a request");
    town.clock.advance(11 * 3600);
    assert!(is_in().await, "the last request counts");
    town.clock.advance(12 * 3600 + 60);
    assert!(!is_in().await, "twelve hours without a request");
});

both!(
    a_session_ends_after_thirty_days_in_any_case,
    async |town: &Town| {
        let ada = town.resident("Ada Busy").await;
        for _ in 0..29 * 3 {
            town.clock.advance(8 * 3600);
            assert!(ada.browser.get("/").await.has_text("Ada Busy"));
        }
        town.clock.advance(24 * 3600 - 60);
        for _ in 0..3 {
            town.clock.advance(60);
            let _ = ada.browser.get("/").await;
        }
        assert!(!ada.browser.get("/").await.has_text("Ada Busy"));
    }
);

both!(
    a_cookie_that_is_none_of_ours_is_a_visitor,
    async |town: &Town| {
        for cookie in ["x", "", "AAAAAAAAAAAAAAAAAAAAAA", "%00", "\"", "==", "a=b"] {
            let browser = town.visitor();
            browser.set_cookie("comitia", cookie);
            assert_eq!(browser.get("/").await.status, 200, "{cookie}");
        }
    }
);

both!(
    an_unknown_address_is_a_page_with_a_search,
    async |town: &Town| {
        let reply = town.visitor().get("/nowhere").await;
        assert_eq!(reply.status, 404);
        assert_eq!(reply.form(Some("q")), [("q".to_owned(), String::new())]);
        assert_eq!(reply.attributes("form", "role"), ["search"]);
    }
);

both!(
    a_wrong_method_is_told_which_are_right,
    async |town: &Town| {
        let headers = [("sec-fetch-site", "same-origin")];
        let reply = send(&town.visitor(), Method::PUT, "/", &headers).await;
        assert_eq!(reply.status, 405);
        assert!(reply.header("allow").contains("GET"), "{:?}", reply.headers);
        assert!(reply.is_page());
    }
);

both!(
    a_fault_of_ours_shows_an_id_and_logs_the_cause,
    async |town: &Town| {
        let log = Log::capture();
        let ada = town.resident("Ada").await;
        let dropped: Result<(), DbError> = transact!(&town.app.db, tx => {
            run!(tx, c => sqlx::query("DROP TABLE sessions").execute(c).await?.rows_affected());
            Ok(())
        });
        dropped.expect("dropped");
        let reply = ada.browser.get("/").await;
        assert_eq!(reply.status, 500);
        let (_, rest) = reply.body.split_once("<code>").expect("an id");
        let id = rest.split('<').next().expect("an id");
        assert!(id.len() == 36, "{id}");
        assert!(!reply.body.contains("sessions"), "the cause is on the page");
        let log = log.text();
        let line = log
            .lines()
            .find(|line| line.contains(id))
            .expect("a line with the id");
        assert!(line.contains("sessions"), "{line}");
    }
);

both!(health_and_readiness, async |town: &Town| {
    let browser = town.visitor();
    assert_eq!(browser.get("/healthz").await.status, 200);
    assert_eq!(browser.get("/readyz").await.status, 200);
    town.app.db.close().await;
    assert_eq!(browser.get("/healthz").await.status, 200);
    assert_eq!(browser.get("/readyz").await.status, 503);
});

both!(
    one_account_over_its_budget_does_not_lock_out_the_town_hall,
    |config| {
        config.account_limit = 20;
        config.address_limit = 30;
    },
    async |town: &Town| {
        let (ada, ben) = (town.resident("Ada").await, town.resident("Ben").await);
        let mut last = ada.browser.get("/").await;
        for _ in 0..20 {
            last = ada.browser.get("/").await;
        }
        assert_eq!(last.status, 429);
        assert!(last.is_page());
        assert!(
            last.header("retry-after")
                .parse::<u64>()
                .is_ok_and(|s| s >= 1)
        );
        assert_eq!(ben.browser.get("/").await.status, 200);
        let visitor = town.visitor();
        let mut last = visitor.get("/").await;
        for _ in 0..30 {
            last = visitor.get("/").await;
        }
        assert_eq!(last.status, 429, "visitors share the budget of the address");
        assert_eq!(
            ben.browser.get("/").await.status,
            200,
            "who is signed in goes on"
        );
        assert_eq!(visitor.get("/healthz").await.status, 200);
    }
);

both!(we_lead_to_our_own_pages_only, async |town: &Town| {
    let evil = [
        "https://evil.example",
        "//evil.example",
        "/%5Cevil.example",
        "/\\evil.example",
        "javascript:alert(1)",
        "http:evil.example",
        "%0d%0aset-cookie:a=b",
    ];
    let browser = town.visitor();
    for next in evil {
        let query: String = url::form_urlencoded::byte_serialize(next.as_bytes()).collect();
        let reply = browser.get(&format!("/language/de?next={query}")).await;
        let to = reply.location().expect("a redirect");
        assert!(
            to.starts_with('/') && !to.starts_with("//") && !to.contains('\\'),
            "{next} → {to}"
        );
    }
});

both!(the_log_names_nobody, async |town: &Town| {
    let log = Log::capture();
    let ada = town.resident("Ada Lovelace-Logged").await;
    let receipt = "0123456789ABCDEFGHJKMNPQRSTVWXYZ0123456789ABCDEFGHJK";
    for path in [
        "/".to_owned(),
        format!("/polls?q={receipt}"),
        format!("/nowhere/{receipt}"),
        format!(
            "/polls/{}/receipts?receipt={receipt}",
            Clock::id(&town.clock)
        ),
        "/me".to_owned(),
    ] {
        ada.browser.get(&path).await;
    }
    ada.browser
        .post("/sign-in/link", &[("email", &ada.email), ("next", "/")])
        .await;
    ada.browser
        .post("/me/name", &[("name", "Ada Lovelace-Logged")])
        .await;
    town.jobs().await;
    let log = log.text();
    assert!(log.contains("comitia::requests"), "requests are logged");
    let session = ada.browser.cookie("comitia").expect("signed in");
    for secret in [
        &ada.email,
        receipt,
        "Lovelace-Logged",
        &session,
        "127.0.0.1",
    ] {
        assert!(!log.contains(secret), "{secret} is in the log");
    }
});

both!(
    pages_of_somebody_are_not_kept_by_caches,
    async |town: &Town| {
        let ada = town.resident("Ada").await;
        assert_eq!(
            ada.browser.get("/").await.header("cache-control"),
            "no-store"
        );
        let visitor = town.visitor().get("/").await;
        assert!(visitor.header("cache-control").contains("private"));
        let style = town.visitor().get(&town.app.site.style).await;
        assert!(style.header("cache-control").contains("immutable"));
    }
);

// The support's towns have no bundle at all.
both!(
    every_page_is_there_without_the_bundle,
    async |town: &Town| {
        let ada = town
            .official("Ada", domain::actor::Role::Administrator, None)
            .await;
        for path in support::sources::routes() {
            if path.path.contains('{') || !path.methods.contains(&"get") {
                continue;
            }
            let reply = ada.browser.get(&path.path).await;
            assert!(
                !reply.status.is_server_error(),
                "{}: {}",
                path.path,
                reply.status
            );
            assert!(!reply.body.contains("<script"), "{}", path.path);
        }
    }
);

both!(
    a_nul_in_an_address_is_not_found_on_either_engine,
    async |town: &Town| {
        for path in ["/spaces/%00", "/spaces/a%00b", "/language/%00"] {
            assert_eq!(town.visitor().get(path).await.status, 404, "{path}");
        }
    }
);
