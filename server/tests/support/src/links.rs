//! Signing in by a link in a mail, read from the queue of mails.

use crate::{Browser, Reply, Town};

/// The address of the link in the newest mail of the outbox, without the server's name.
pub async fn newest_link(town: &Town, address: &str) -> String {
    links(town, address).await.remove(0)
}

/// The addresses of the links in all mails to an address that have one, newest first.
pub async fn links(town: &Town, address: &str) -> Vec<String> {
    let mut tx = town.app.db.read().await.expect("the database answers");
    let mails = app::mail::newest(&mut tx, 50).await.expect("mails");
    mails
        .iter()
        .filter(|mail| mail.address == address && mail.body.contains("/sign-in/link/"))
        .map(|mail| path_in(&mail.body))
        .collect()
}

/// The address of the link in a mail, without the server's name.
pub fn path_in(body: &str) -> String {
    let at = body.find("/sign-in/link/").expect("the mail has a link");
    body[at..]
        .split_whitespace()
        .next()
        .expect("it ends")
        .to_owned()
}

/// Asks for a link as the sign-in page does.
pub async fn ask(browser: &Browser, email: &str, next: &str) -> Reply {
    browser
        .post("/sign-in/link", &[("email", email), ("next", next)])
        .await
}

/// Signs a fresh browser in by link.
pub async fn signed_in(town: &Town, email: &str) -> Browser {
    let browser = town.visitor();
    sign_in(town, &browser, email).await;
    browser
}

/// Signs a browser in by link; whoever was signed in on it before is not any more.
pub async fn sign_in(town: &Town, browser: &Browser, email: &str) {
    assert_eq!(ask(browser, email, "/me").await.status, 303);
    let link = newest_link(town, email).await;
    assert_eq!(
        browser.post(&link, &[]).await.location().as_deref(),
        Some("/me")
    );
}
