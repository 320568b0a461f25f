//! Sessions from sign-in to their end, and what is kept of a form meanwhile.

use hyper::Method;
use server::clock::SystemClock;
use server::config::Config;
use support::{Browser, Reply, Town, both};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::sync::oneshot;

const FORM: (&str, &str) = ("content-type", "application/x-www-form-urlencoded");

both!(
    over_https_cookies_are_bound_to_the_host,
    |config| config.base_url = "https://vote.example".into(),
    async |town: &Town| {
        let reply = town.visitor().get("/language/de").await;
        let cookie = reply.header("set-cookie");
        for flag in ["Secure", "HttpOnly", "SameSite=Lax", "Path=/"] {
            assert!(cookie.contains(flag), "{flag} is missing in {cookie}");
        }
        assert!(
            reply
                .header("strict-transport-security")
                .contains("max-age")
        );
        // Somebody who has to sign in gets a session that keeps what was typed.
        let reply = town.visitor().post("/me/name", &[("name", "Ada")]).await;
        let cookie = reply.header("set-cookie");
        assert!(cookie.starts_with("__Host-comitia="), "{cookie}");
        for flag in ["Secure", "HttpOnly", "SameSite=Lax", "Path=/"] {
            assert!(cookie.contains(flag), "{flag} is missing in {cookie}");
        }
        assert!(!cookie.contains("Domain"));
    }
);

both!(
    a_body_larger_than_any_form_is_refused,
    async |town: &Town| {
        let ada = town.resident("Ada").await;
        let body = vec![b'a'; 7 * 1024 * 1024];
        let headers = [FORM, ("sec-fetch-site", "same-origin")];
        let reply = ada
            .browser
            .send(Method::POST, "/me/name", &headers, body)
            .await;
        assert_eq!(reply.status, 413);
        assert!(reply.is_page());
    }
);

both!(
    what_was_typed_survives_the_end_of_a_session,
    async |town: &Town| {
        let ada = town.resident("Ada").await;
        town.clock.advance(13 * 3600);
        let reply = ada
            .browser
            .post("/me/name", &[("name", "Ada King, Countess of Lovelace")])
            .await;
        assert_eq!(reply.status, 303);
        assert_eq!(
            reply.location().as_deref(),
            Some("/sign-in?next=%2Fme%2Fname")
        );
        let back = sign_in_by_link(town, &ada.browser, &ada.email, "/me/name").await;
        assert_eq!(back.status, 200, "{}", back.text());
        assert_eq!(
            back.field("name").as_deref(),
            Some("Ada King, Countess of Lovelace")
        );
        let again = ada.browser.get("/me/name").await;
        assert_eq!(
            again.field("name").as_deref(),
            Some("Ada"),
            "it is there once"
        );
    }
);

both!(signing_in_changes_the_session, async |town: &Town| {
    let ada = town.resident("Ada").await;
    let browser = town.visitor();
    browser.post("/me/name", &[("name", "x")]).await;
    let before = browser
        .cookie("comitia")
        .expect("a session that keeps the form");
    sign_in_by_link(town, &browser, &ada.email, "/me").await;
    let after = browser.cookie("comitia").expect("a session");
    assert_ne!(before, after);
    let thief = town.visitor();
    thief.set_cookie("comitia", &before);
    assert!(
        !thief.get("/").await.has_text("Ada"),
        "the old session is worth nothing"
    );
});

/// Signs in as a person does who has only an e-mail address; yields the page they come to.
async fn sign_in_by_link(town: &Town, browser: &Browser, email: &str, next: &str) -> Reply {
    let page = browser
        .get(&format!("/sign-in?next={}", next.replace('/', "%2F")))
        .await;
    assert_eq!(page.status, 200);
    let sent = browser
        .submit(&page, "/sign-in/link", &[("email", email)])
        .await;
    assert_eq!(sent.status, 303, "{}", sent.text());
    let mut tx = town.app.db.read().await.expect("reads");
    let mails = app::mail::newest(&mut tx, 10).await.expect("mail");
    let mail = mails
        .iter()
        .find(|mail| mail.address == email)
        .expect("a mail");
    let base = town.app.site.base_url.as_str().trim_end_matches('/');
    let link = mail
        .body
        .split_whitespace()
        .find_map(|word| word.strip_prefix(base))
        .expect("a link to us");
    let open = browser.get(link).await;
    assert_eq!(
        open.status, 200,
        "a link only opens a page: mail scanners follow links"
    );
    let done = browser.submit(&open, link, &[]).await;
    assert_eq!(done.status, 303, "{}", done.text());
    browser.visit(&done.location().expect("an address")).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_under_way_is_finished_before_the_server_stops() {
    let folder = tempfile::tempdir().expect("a folder");
    let config = Config {
        listen: "127.0.0.1:0".parse().expect("an address"),
        data: folder.path().to_owned(),
        site: folder.path().join("none"),
        ..Config::default()
    };
    let server = server::build(&config, SystemClock::default())
        .await
        .expect("starts");
    let address = server.address;
    let (stop, stopped) = oneshot::channel::<()>();
    let running = tokio::spawn(async move {
        server
            .run(async {
                let _ = stopped.await;
            })
            .await
    });
    let mut slow = TcpStream::connect(address).await.expect("connects");
    let head = "POST /sign-in/link HTTP/1.1\r\nhost: x\r\nsec-fetch-site: same-origin\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: 12\r\n\r\nemail=";
    slow.write_all(head.as_bytes()).await.expect("sends");
    tokio::time::sleep(std::time::Duration::from_millis(200)).await;
    stop.send(()).expect("it runs");
    tokio::time::sleep(std::time::Duration::from_millis(200)).await;
    assert!(!running.is_finished(), "a request is under way");
    assert!(
        TcpStream::connect(address).await.is_err(),
        "no new connections"
    );
    slow.write_all(b"nobody").await.expect("sends the rest");
    let mut answer = String::new();
    slow.read_to_string(&mut answer).await.expect("an answer");
    assert!(answer.starts_with("HTTP/1.1 422"), "{answer}");
    running.await.expect("no panic").expect("ends well");
}
