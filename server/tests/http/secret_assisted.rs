//! Voting in a secret poll with the server's help: for browsers that cannot seal, and at the desk. The leaf bears the mark; nothing links it to the person.

mod interrupted;
mod pages;
mod record;

use ballot::secret::{Poll, ReceiptFile, from_json};
use support::secret::SecretPoll;
use support::voting::pairs;
use support::{Browser, Person, PollText, Reply, Town};

const HOUR: i64 = 3600;

fn text() -> PollText {
    PollText {
        secret: true,
        assisted: true,
        ..PollText::default()
    }
}

async fn residents(town: &Town, how_many: usize) -> Vec<Person> {
    let mut people = Vec::new();
    for number in 0..how_many {
        people.push(town.resident(&format!("Resident {number}")).await);
    }
    people
}

/// The form that casts, from the page on which the choice is checked; `base` is where its addresses begin.
async fn checked(browser: &Browser, base: &str, marks: &[(&str, &str)]) -> Vec<(String, String)> {
    let page = browser.post(&format!("{base}/check"), marks).await;
    assert_eq!(page.status, 200, "{}", page.text());
    let form = page.form(Some("salt"));
    assert!(form.iter().any(|(name, _)| name == "phrase"), "{form:?}");
    assert!(
        !form.iter().any(|(name, _)| name == "sees"),
        "not ticked for anybody"
    );
    form
}

/// The form, with the tick and these words.
fn ticked(form: &[(String, String)], phrase: &str) -> Vec<(String, String)> {
    let mut form = form.to_vec();
    form.retain(|(name, _)| name != "phrase");
    form.push(("phrase".to_owned(), phrase.to_owned()));
    form.push(("sees".to_owned(), "yes".to_owned()));
    form
}

async fn put(browser: &Browser, base: &str, form: &[(String, String)]) -> Reply {
    browser.post(&format!("{base}/vote"), &pairs(form)).await
}

/// A vote through all pages; yields its receipt.
async fn vote(browser: &Browser, secret: &SecretPoll, marks: &[(&str, &str)]) -> String {
    let base = secret.path("/assisted");
    let form = checked(browser, &base, marks).await;
    let done = put(browser, &base, &ticked(&form, "")).await;
    support::voting::receipt_of(&done)
}

/// The receipt file, as anybody gets it who has the receipt; it is good.
async fn file(town: &Town, secret: &SecretPoll, poll: &Poll, receipt: &str) -> ReceiptFile {
    let path = secret.path(&format!("/record/receipts/{receipt}/file"));
    let reply = town.visitor().get(&path).await;
    assert_eq!(reply.status, 200, "{}", reply.text());
    assert!(
        reply
            .header("content-disposition")
            .starts_with("attachment")
    );
    let file: ReceiptFile = from_json(&reply.bytes).expect("a receipt file");
    assert!(file.is_of(poll));
    assert_eq!(file.promise.receipt.to_string(), receipt);
    file
}

async fn close(town: &Town, secret: &SecretPoll) {
    town.clock.advance(7 * 24 * HOUR);
    town.jobs().await;
    town.clock.advance(24 * HOUR);
    secret.hand_in(town, 2).await;
    town.jobs().await;
}
