//! Limits that keep others from being troubled through us, and that lock no town hall out.

use hyper::Method;
use std::time::Instant;
use support::links::links;
use support::{Browser, Reply, Town, both};

/// Links that one network may ask for at once, and in a minute.
const AT_ONCE: u64 = 300;
const A_MINUTE: u64 = 30;

fn behind_a_proxy(config: &mut server::config::Config) {
    config.proxy = Some(std::net::Ipv4Addr::LOCALHOST.into());
}

/// Asks for a link as somebody at this address does, seen through the proxy.
async fn ask(browser: &Browser, from: &str, email: &str) -> Reply {
    let form = url::form_urlencoded::Serializer::new(String::new())
        .extend_pairs([("email", email), ("next", "/")])
        .finish();
    let headers = [
        ("content-type", "application/x-www-form-urlencoded"),
        ("sec-fetch-site", "same-origin"),
        ("x-forwarded-for", from),
    ];
    browser
        .send(Method::POST, "/sign-in/link", &headers, form.into_bytes())
        .await
}

/// Asks, each time for another person, until it is refused; how often it was granted, and the refusal.
async fn ask_until_refused(browser: &Browser, from: impl Fn(u64) -> String) -> (u64, Reply) {
    let begun = Instant::now();
    for n in 0..=2 * AT_ONCE {
        let reply = ask(browser, &from(n), &format!("person{n}@example.org")).await;
        if reply.status == 429 {
            // The budget grows while we ask, however slow the machine is.
            let grown = begun.elapsed().as_secs() * A_MINUTE / 60 + 1;
            assert!((AT_ONCE..=AT_ONCE + grown).contains(&n), "{n} granted");
            return (n, reply);
        }
        assert_eq!(reply.status, 303, "{n}: {}", reply.text());
    }
    panic!("one network was never refused");
}

both!(
    links_by_mail_are_limited_by_network,
    behind_a_proxy,
    async |town: &Town| {
        let browser = town.visitor();
        // What a visitor claims of their address stands before what the proxy has seen.
        let from = |n| format!("198.51.100.{}, 192.0.2.1", n % 250);
        let (granted, refused) = ask_until_refused(&browser, from).await;
        let wait: u64 = refused.header("retry-after").parse().expect("seconds");
        assert!((1..=60 / A_MINUTE + 1).contains(&wait), "{wait} s");
        assert!(refused.is_page());
        assert_eq!(refused.heading(), "Too many requests");
        assert!(refused.has_text("Wait a minute and try again"));
        let first = format!("person{}@example.org", granted - 1);
        assert_eq!(links(town, &first).await.len(), 1);
        let last = format!("person{granted}@example.org");
        assert_eq!(links(town, &last).await.len(), 0, "no mail is sent");

        // Pages are there as before, and others get their links.
        assert_eq!(browser.get("/sign-in").await.status, 200);
        let other = ask(&browser, "192.0.2.2", "ada@example.org").await;
        assert_eq!(other.status, 303, "{}", other.text());
        assert_eq!(links(town, "ada@example.org").await.len(), 1);
    }
);

both!(
    links_by_mail_are_limited_by_ipv6_subscriber,
    behind_a_proxy,
    async |town: &Town| {
        let browser = town.visitor();
        let (_, refused) = ask_until_refused(&browser, |n| format!("2001:db8::{n:x}")).await;
        assert_eq!(refused.heading(), "Too many requests");
        let other = ask(&browser, "2001:db8:0:1::1", "ada@example.org").await;
        assert_eq!(other.status, 303, "{}", other.text());
    }
);
