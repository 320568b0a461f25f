//! Voting as a person does it, page by page.

use crate::{Browser, PollText, Reply, Town};
use domain::ids::PollId;

/// A poll that is open now.
pub async fn open_poll(town: &Town, text: &PollText) -> PollId {
    let space = town
        .space(&format!(
            "space-{}",
            app::clock::Clock::id(&town.clock).simple()
        ))
        .await;
    let poll = town.poll(space, "published", text).await;
    town.jobs().await;
    poll
}

/// A vote through all its pages; the answer to the last form.
pub async fn vote(browser: &Browser, poll: PollId, marks: &[&str]) -> Reply {
    let marks: Vec<(&str, &str)> = marks.iter().map(|mark| ("option", *mark)).collect();
    let check = browser.post(&format!("/polls/{poll}/check"), &marks).await;
    assert_eq!(check.status, 200, "{}", check.text());
    browser
        .post(
            &format!("/polls/{poll}/vote"),
            &pairs(&check.form(Some("salt"))),
        )
        .await
}

/// A form as it is sent.
#[must_use]
pub fn pairs(form: &[(String, String)]) -> Vec<(&str, &str)> {
    form.iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect()
}

/// The receipt an answer leads to.
#[must_use]
pub fn receipt_of(reply: &Reply) -> String {
    let to = reply
        .location()
        .unwrap_or_else(|| panic!("no redirect but {}: {}", reply.status, reply.text()));
    to.split_once("code=")
        .expect("the receipt's page")
        .1
        .to_owned()
}

/// Closes and counts whatever is due.
pub async fn close(town: &Town) {
    town.clock.advance(8 * 24 * 3600);
    town.jobs().await;
}
