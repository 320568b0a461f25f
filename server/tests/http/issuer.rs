//! Polls with a second issuer: a process of its own with its own register, keys and passkeys. Neither it nor the town alone can add a vote.

mod agreeing;
mod asking;
mod held;

use server::config::Config;
use std::path::Path;
use support::issuer::Office;
use support::passkey::Passkey;
use support::secret::SecretPoll;
use support::{Engine, Person, PollText, Town};

const BINARY: &str = env!("CARGO_BIN_EXE_comitia");
/// One more than a batch needs.
const PEOPLE: usize = 21;

fn secret_text() -> PollText {
    PollText {
        secret: true,
        ..PollText::default()
    }
}

async fn residents(town: &Town) -> Vec<Person> {
    let mut people = Vec::new();
    for number in 0..PEOPLE {
        people.push(town.resident(&format!("Resident {number}")).await);
    }
    people
}

/// Keys, consent, batches: what the worker beside the jobs does every second.
async fn agree(town: &Town) {
    app::polls::agree(&town.app).await.expect("the database");
}

/// A poll that both have agreed to, open now.
async fn open(town: &Town) -> SecretPoll {
    let secret = SecretPoll::published(town, &secret_text()).await;
    town.jobs().await;
    agree(town).await;
    town.jobs().await;
    agree(town).await;
    secret.show_shares(town, 2).await;
    town.jobs().await;
    secret
}

/// A passkey for each person, made with their codes.
async fn passkeys(town: &Town, office: &Office, people: &[Person]) -> Vec<Passkey> {
    let mut made = Vec::new();
    for code in office.enrol(town, people).await {
        made.push(office.passkey(town, &code).await);
    }
    made
}

/// A town on an engine with a second issuer beside it; `watched` are its witnesses.
async fn with_office(engine: Engine, watched: &str, test: impl AsyncFnOnce(&Town, Office, &Path)) {
    let folder = tempfile::tempdir().expect("a folder");
    let office = Office::start(BINARY, &folder.path().join("office"), 0);
    let setting = office.setting();
    let set = |config: &mut Config| {
        config.issuers = setting;
        config.witnesses = watched.to_owned();
    };
    Town::with(engine, set, async |town: &Town| {
        office.serve(town);
        test(town, office, folder.path()).await;
    })
    .await;
}
