//! Agreeing on a poll: an issuer answers towns it knows, and accepts manifests that are right; a poll does not open before, and its administrator is told.

use super::{agree, open, passkeys, residents, secret_text, with_office};
use app::clock::{Clock, millis};
use axum::http::Request;
use ballot::secret::record::vkey::{KeyKind, NamedKey};
use ballot::secret::{Agreed, Ask, Manifest};
use domain::actor::Role;
use support::issuer::{NAME, Office};
use support::secret::SecretPoll;
use support::{Engine, Town};

/// What an issuer answers to a note.
async fn say(office: &Office, note: String) -> (u16, String) {
    let request = Request::post(format!("{}/agreement", office.url)).body(note.into_bytes());
    let answer = app::federation::fetch::fetch(request.expect("a request")).await;
    let answer = answer.expect("an answer");
    let status = answer.status().as_u16();
    (status, String::from_utf8(answer.into_body()).expect("text"))
}

async fn ask(office: &Office, what: &Ask, key: &NamedKey) -> (u16, String) {
    say(office, what.sign(key).expect("a note")).await
}

fn key_of(town: &Town, poll: &str, late_ms: i64) -> Ask {
    Ask::Key {
        poll: poll.to_owned(),
        at_ms: millis(town.clock.now()) - late_ms,
        nonce: town.clock.random(),
        bits: 2048,
    }
}

/// What the page of the poll in the administration says.
async fn page(town: &Town, secret: &SecretPoll) -> String {
    let admin = town
        .official("Admin", Role::Administrator, Some(secret.space))
        .await;
    let page = admin
        .browser
        .get(&format!("/admin/polls/{}", secret.id))
        .await;
    assert_eq!(page.status, 200);
    page.text()
}

async fn is_open(town: &Town, secret: &SecretPoll) -> bool {
    let page = town.visitor().get(&secret.path("/record/checkpoint")).await;
    page.status == 200
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_issuer_answers_towns_it_knows_and_accepts_what_is_right() {
    with_office(Engine::Sqlite, "", async |town, office, _| {
        let own = app::secret::asking_key(&town.app).expect("a key");
        let word = |(status, text): (u16, String)| (status, text.trim().to_owned());
        let known = |status: u16, text: &str| (status, text.to_owned());
        // A town that is not known; a known name with another key; rubbish; an old request.
        let stranger = NamedKey::from_seed("evil.example", KeyKind::Note, &[1; 32]).expect("a key");
        let asked = key_of(town, "a", 0);
        assert_eq!(
            word(ask(&office, &asked, &stranger).await),
            known(403, "unknown-town")
        );
        let forged = NamedKey::from_seed(own.public().name(), KeyKind::Note, &[2; 32]);
        let forged = ask(&office, &asked, &forged.expect("a key")).await;
        assert_eq!(word(forged), known(403, "unknown-town"));
        assert_eq!(say(&office, "hello".to_owned()).await.0, 400);
        let old = key_of(town, "a", 11 * 60 * 1000);
        assert_eq!(word(ask(&office, &old, &own).await), known(409, "clock"));

        // Keys; the same request again gets the same; a newer one for the same poll the same keys under its own nonce.
        let (status, note) = ask(&office, &asked, &own).await;
        assert_eq!(status, 200, "{note}");
        assert_eq!(ask(&office, &asked, &own).await, (200, note.clone()));
        let agreed = Agreed::open(&note, &office.key).expect("its signature");
        let (status, newer) = ask(&office, &key_of(town, "a", -1), &own).await;
        assert_eq!(status, 200);
        let spki = |agreed: Agreed| match agreed {
            Agreed::Key { rsa_spki, .. } => rsa_spki,
            other => panic!("{other:?}"),
        };
        let newer = Agreed::open(&newer, &office.key).expect("its signature");
        assert_eq!(spki(newer), spki(agreed));
        assert_eq!(
            word(ask(&office, &asked, &own).await),
            known(409, "clock"),
            "an old one"
        );
        assert_eq!(
            office.visitor().get("/polls/00/batches/0").await.status,
            404
        );
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_manifest_that_is_not_right_is_not_accepted() {
    with_office(Engine::Sqlite, "", async |town, office, _| {
        let own = app::secret::asking_key(&town.app).expect("a key");
        residents(town).await;
        let secret = SecretPoll::published(town, &secret_text()).await;
        town.jobs().await;
        agree(town).await;
        town.jobs().await;
        // Its register has nobody: whoever is on the roll could not vote.
        agree(town).await;
        let words = page(town, &secret).await;
        assert!(
            words.contains("More persons may vote than its register has"),
            "{words}"
        );
        assert!(words.contains("Ask again now"), "{words}");
        secret.show_shares(town, 3).await;
        town.jobs().await;
        let state = town.visitor().get(&secret.path("/vote")).await;
        assert_ne!(state.status, 200, "it does not open");

        let manifest = secret.read(&town.visitor()).await.manifest().clone();
        let people: Vec<support::Person> = residents(town).await;
        office.enrol(town, &people).await;
        let tell = async |manifest: Manifest| {
            let poll = secret.id.to_string();
            let manifest = Box::new(manifest);
            let (status, text) = ask(&office, &Ask::Manifest { poll, manifest }, &own).await;
            (status, text.trim().to_owned())
        };
        type Change = fn(&mut Manifest);
        let changes: [(Change, &str); 6] = [
            (|m| m.issuers[1].name = "Another".to_owned(), "key"),
            (
                |m| m.issuers[1].url = "https://other.example".to_owned(),
                "key",
            ),
            (|m| m.issuers.swap(0, 1), "town"),
            (|m| m.operator = "Another town".to_owned(), "town"),
            (
                |m| m.issuers[0].url = "https://evil.example".to_owned(),
                "town",
            ),
            (
                |m| {
                    m.windows.cast.opens_at_ms = 0;
                    m.windows.issue = m.windows.cast;
                    m.windows.issue.closes_at_ms = 1;
                },
                "window",
            ),
        ];
        for (change, word) in changes {
            let mut wrong = manifest.clone();
            change(&mut wrong);
            assert_eq!(tell(wrong).await, (422, word.to_owned()));
        }
        // A key that was not made for this poll.
        let mut wrong = manifest.clone();
        let other = ballot::secret::IssuerSecret::generate(&[5; 32], 2048).expect("a key");
        let other = other.public().expect("public").to_spki().expect("its form");
        wrong.issuers[1].rsa_spki = other;
        assert_eq!(tell(wrong).await, (422, "key".to_owned()));
        // The right one is accepted, again too, and no other after it.
        assert_eq!(tell(manifest.clone()).await.0, 200);
        assert_eq!(tell(manifest.clone()).await.0, 200);
        let mut other = manifest;
        other.nonce[0] ^= 1;
        assert_eq!(tell(other).await, (409, "taken".to_owned()));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_poll_waits_for_an_issuer_that_is_down_and_its_administrator_is_told() {
    with_office(Engine::Sqlite, "", async |town, office, folder| {
        let people = residents(town).await;
        let _passkeys = passkeys(town, &office, &people).await;
        let port = office.address.port();
        drop(office);
        let secret = SecretPoll::published(town, &secret_text()).await;
        town.jobs().await;
        agree(town).await;
        town.jobs().await;
        assert!(
            !is_open(town, &secret).await,
            "no manifest without its keys"
        );
        let words = page(town, &secret).await;
        assert!(
            words.contains(NAME) && words.contains("It does not answer."),
            "{words}"
        );
        // It rests after a failure, and longer after the next; an administrator can have it asked at once.
        let office = Office::start(super::BINARY, &folder.join("office"), port);
        agree(town).await;
        let admin = town
            .official("Admin", Role::Administrator, Some(secret.space))
            .await;
        let asked = admin
            .browser
            .post(&format!("/admin/polls/{}/issuers", secret.id), &[])
            .await;
        assert_eq!(asked.status, 303);
        agree(town).await;
        town.jobs().await;
        assert!(is_open(town, &secret).await);
        agree(town).await;
        let words = page(town, &secret).await;
        assert!(
            words.contains("Has agreed") && !words.contains("does not answer"),
            "{words}"
        );
        drop(office);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_withdrawn_poll_is_forgotten_and_made_anew_with_fresh_keys() {
    with_office(Engine::Sqlite, "", async |town, office, _| {
        let people = residents(town).await;
        office.enrol(town, &people).await;
        let secret = open(town).await;
        let first = secret.read(&town.visitor()).await;
        // Opened already: another poll of the same town, which is withdrawn before it opens.
        let text = support::PollText {
            opens_in: 3600,
            ..secret_text()
        };
        let later = SecretPoll::published(town, &text).await;
        town.jobs().await;
        agree(town).await;
        town.jobs().await;
        agree(town).await;
        let before = later.read(&town.visitor()).await;
        assert_ne!(
            before.manifest().issuers[1].rsa_spki,
            first.manifest().issuers[1].rsa_spki
        );
        app::secret::take_back(&town.app, later.id)
            .await
            .expect("it is taken back");
        agree(town).await;
        town.jobs().await;
        agree(town).await;
        town.jobs().await;
        agree(town).await;
        let after = later.read(&town.visitor()).await;
        assert_ne!(after.id(), before.id());
        assert_ne!(
            after.manifest().issuers[1].rsa_spki,
            before.manifest().issuers[1].rsa_spki
        );
    })
    .await;
}
