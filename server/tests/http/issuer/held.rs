//! A whole poll: a town, a second issuer with its own passkeys on its own origin, and two witnesses, all on loopback; from the agreement to the verified result.

use super::{BINARY, PEOPLE, agree, open, passkeys, residents, with_office};
use app::secret::Asking;
use ballot::secret::verify::{Evidence, Fault};
use ballot::secret::{BallotLeaf, BlindAnswer, Leaf, Promise, from_json};
use domain::actor::Role;
use std::path::Path;
use support::issuer::{NAME, Office};
use support::passkey::Passkey;
use support::program::command;
use support::python::second;
use support::secret::{Device, Downloaded, SecretPoll, send};
use support::sources::root;
use support::witness::Witness;
use support::{Engine, Person, Town};

const HOUR: i64 = 3600;
/// All but one vote.
const VOTERS: usize = PEOPLE - 1;

async fn watch(town: &Town) {
    let mut asking = Asking::default();
    app::polls::watch(&town.app, &mut asking)
        .await
        .expect("the database");
}

/// What `comitia verify poll` says of a folder: its status and its report.
fn first(folder: &Path) -> (i32, serde_json::Value) {
    let mut program = command(BINARY);
    program.args(["verify", "poll"]).arg(folder).arg("--json");
    let answer = program.output().expect("it runs");
    let report = serde_json::from_slice(&answer.stdout);
    let report = report.unwrap_or_else(|error| panic!("{error}: {answer:?}"));
    (answer.status.code().unwrap_or(-1), report)
}

async fn whole_poll(town: &Town, office: Office, folder: &Path, witnesses: &[Witness; 2]) {
    let people = residents(town).await;
    let passkeys = passkeys(town, &office, &people).await;
    let secret = open(town).await;
    let poll = secret.read(&town.visitor()).await;
    let issuers = &poll.manifest().issuers;
    assert_eq!(issuers.len(), 2);
    assert_eq!((&*issuers[1].name, &*issuers[1].url), (NAME, &*office.url));
    for witness in witnesses {
        witness.follow(std::slice::from_ref(&poll.manifest().box_vkey));
    }
    says_who(town, &secret, &people[0]).await;
    let (devices, promises) = all_vote(town, &office, &secret, (&people, passkeys)).await;
    stuffed_is_refused(town, &secret, &people[VOTERS]).await;
    let office = end(town, &secret, office, &folder.join("office")).await;

    let mut record = Downloaded::read(town, &secret).await;
    let evidence = Evidence {
        poll_id: Some(poll.id()),
        promises,
        ..Evidence::default()
    };
    let report = record.verify(&evidence);
    // The clock of this town goes eight days ahead of those of its witnesses: they saw the close before it was due.
    let is_other = |fault: &Fault| !matches!(fault, Fault::ClosedEarly { .. });
    let others: Vec<_> = report
        .findings
        .iter()
        .filter(|finding| is_other(&finding.fault))
        .collect();
    assert!(others.is_empty(), "{others:?}");
    assert_eq!((report.ballots, report.credentials), (20, 20));
    let result = report.result.expect("a result");
    agree_on(&record, result.counted);
    stuffed_is_found(&mut record, &devices[0]);
    forgotten(town, &office, &secret).await;
}

/// The trust card says who together could add votes, and the page of the ballot where one has to go.
async fn says_who(town: &Town, secret: &SecretPoll, person: &Person) {
    let page = person.browser.get(&secret.path("")).await.text();
    let both = format!("Only {} and {NAME} together.", town.app.site.operator);
    assert!(page.contains(&both), "{page}");
    let page = person.browser.get(&secret.path("/vote")).await.text();
    assert!(page.contains(&format!("{NAME} confirms, too")), "{page}");
}

/// All but one ask both issuers and cast; their devices, and what the box promised.
async fn all_vote(
    town: &Town,
    office: &Office,
    secret: &SecretPoll,
    (people, mut passkeys): (&[Person], Vec<Passkey>),
) -> (Vec<Device>, Vec<Promise>) {
    let (mut devices, mut promises) = (Vec::new(), Vec::new());
    let voters = people.iter().take(VOTERS).zip(&mut passkeys);
    for (number, (person, passkey)) in (0_u16..).zip(voters) {
        let mut device = Device::new(town, secret, &person.browser).await;
        office
            .enrol_device(&mut device, secret, (person, passkey))
            .await;
        promises.push(device.cast(town, secret, &[number % 3 + 1]).await);
        devices.push(device);
    }
    (devices, promises)
}

/// The close waits until the second issuer has ended, too, and all it issued to is here, even if that issuer is down for days; then the ballots are
/// opened and counted.
async fn end(town: &Town, secret: &SecretPoll, office: Office, folder: &Path) -> Office {
    town.jobs().await;
    agree(town).await;
    watch(town).await;
    let port = office.address.port();
    drop(office);
    town.clock.advance(7 * 24 * HOUR);
    town.jobs().await;
    agree(town).await;
    town.jobs().await;
    assert_eq!(kinds(&Downloaded::read(town, secret).await, 0x30), 0);
    let page = town.visitor().get(&secret.path("")).await.text();
    let words = format!("Before the count, {NAME} has to confirm");
    assert!(page.contains(&words), "{page}");
    let role = Role::Administrator;
    let admin = town.official("Admin", role, Some(secret.space)).await;
    let path = format!("/admin/polls/{}", secret.id);
    let page = admin.browser.get(&path).await.text();
    assert!(page.contains("It does not answer."), "{page}");

    let office = Office::start(BINARY, folder, port);
    let asked = admin.browser.post(&format!("{path}/issuers"), &[]).await;
    assert_eq!(asked.status, 303);
    agree(town).await;
    town.jobs().await;
    assert_eq!(kinds(&Downloaded::read(town, secret).await, 0x30), 1);
    let page = town.visitor().get(&secret.path("")).await.text();
    assert!(!page.contains(&words), "{page}");
    town.clock.advance(24 * HOUR);
    secret.hand_in(town, 2).await;
    town.jobs().await;
    watch(town).await;
    office
}

fn kinds(record: &Downloaded, kind: u8) -> usize {
    let of_kind = |leaf: &&Vec<u8>| leaf.first() == Some(&kind);
    record.leaves().iter().filter(of_kind).count()
}

/// Both verifiers, as programs, count the same and find nothing but the town's clock.
fn agree_on(record: &Downloaded, counted: u64) {
    let folder = tempfile::tempdir().expect("a folder");
    record.write(folder.path());
    let (_, report) = first(folder.path());
    let failures = report["failures"].as_array().expect("failures");
    assert_eq!(failures.len(), 1, "{report}");
    assert_eq!(
        report["report"]["ballots"].as_u64(),
        Some(counted),
        "{report}"
    );
    if let Some((_, said)) = second(&root(), "verify.py", folder.path()) {
        let failures = said["failures"].as_array().expect("failures");
        assert_eq!(failures.len(), 1, "{said}");
        assert_eq!(said["count"]["counted"].as_u64(), Some(counted));
    }
}

/// A ballot that the town alone signed for, as its operator could make it: both signatures are the town's.
async fn stuffed(town: &Town, secret: &SecretPoll, person: &Person) -> Device {
    let mut device = Device::new(town, secret, &town.visitor()).await;
    let reply = device.ask(secret, person).await;
    assert_eq!(reply.status, 200, "{}", reply.text());
    let own: BlindAnswer = from_json(&reply.bytes).expect("an answer");
    let (signature, randomiser) = device
        .voter
        .finalise_one(&device.poll, 0, &own.blind_sig)
        .expect("the town's own");
    device.credential = Some(ballot::secret::Credential {
        pk: device.voter.public_key(),
        sigs: vec![signature.clone(), signature],
        rands: vec![randomiser, randomiser],
    });
    device
}

/// The town signs for somebody who does not vote, as its operator could: the box does not take it, as the second issuer did not sign.
async fn stuffed_is_refused(town: &Town, secret: &SecretPoll, absent: &Person) {
    let device = stuffed(town, secret, absent).await;
    let refused = send(town, secret, &device.seal(&[2], "")).await;
    assert_eq!(refused.status, 422, "{}", refused.text());
    assert!(
        refused.body.contains("issuer-signature"),
        "{}",
        refused.body
    );
}

/// The keeper puts a ballot into the record that the second issuer did not sign: both verifiers name it.
fn stuffed_is_found(record: &mut Downloaded, honest: &Device) {
    let at = record.leaves().iter().position(|leaf| leaf[0] == 0x20);
    let at = at.expect("a ballot");
    let Ok(Leaf::Ballot(leaf)) = Leaf::from_bytes(&record.leaves()[at]) else {
        panic!("a ballot");
    };
    let mut credential = honest.credential.clone().expect("a credential");
    credential.sigs[1] = credential.sigs[0].clone();
    credential.rands[1] = credential.rands[0];
    let body = ballot::secret::Body {
        choice: vec![2],
        phrase: String::new(),
    };
    let signed = honest
        .voter
        .cast(&honest.poll, &credential, (0, None), &body)
        .expect("a ballot");
    let forged = Leaf::Ballot(Box::new(BallotLeaf { signed, ..*leaf }));
    record.put_leaf(at, forged.to_bytes().expect("a leaf"));
    let folder = tempfile::tempdir().expect("a folder");
    record.write(folder.path());
    let (status, report) = first(folder.path());
    assert_eq!(status, 1);
    let text = report["failures"].to_string();
    assert!(text.contains("issuer"), "{text}");
    if let Some((status, said)) = second(&root(), "verify.py", folder.path()) {
        assert_eq!(status, 1);
        let text = said["failures"].to_string();
        assert!(text.contains("issuer"), "{text}");
    }
}

/// When the term of the poll is over, the issuer is told, and has nothing left of it.
async fn forgotten(town: &Town, office: &Office, secret: &SecretPoll) {
    let keys = || {
        let names = std::fs::read_dir(office.file("keys")).expect("a folder");
        let names = names.map(|entry| entry.expect("an entry").file_name());
        let is_of_poll = |name: &std::ffi::OsString| name.to_string_lossy().starts_with("secret-");
        names.filter(is_of_poll).count()
    };
    assert_eq!(keys(), 0, "its keys went at the close");
    assert!(rows(office).await > 0);
    let now = app::clock::Clock::now(&town.clock);
    app::secret::delete_keys(&town.app, secret.id, now)
        .await
        .expect("the database");
    agree(town).await;
    assert_eq!(rows(office).await, 0, "nothing about persons is left");
}

/// How many rights the issuer's own database says were used.
async fn rows(office: &Office) -> i64 {
    let file = format!("sqlite:{}", office.file("issuer.db").display());
    let db = app::db::Db::open_to_read(&file)
        .await
        .expect("its database");
    let mut tx = db.read().await.expect("a connection");
    let count: Result<i64, app::db::DbError> = async {
        Ok(app::run!(&mut tx, c => sqlx::query_scalar("SELECT COUNT(*) FROM served_issuance").fetch_one(c).await?))
    }
    .await;
    count.expect("a number")
}

async fn on(engine: Engine) {
    let folder = tempfile::tempdir().expect("a folder");
    let witness = |name: &str| Witness::start(BINARY, &folder.path().join(name), name, 0);
    let witnesses = [witness("first.example"), witness("second.example")];
    let watched = witnesses.each_ref().map(Witness::setting).join("; ");
    with_office(engine, &watched, async |town, office, folder| {
        whole_poll(town, office, folder, &witnesses).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_poll_is_held_by_a_town_a_second_issuer_and_two_witnesses_sqlite() {
    on(Engine::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_poll_is_held_by_a_town_a_second_issuer_and_two_witnesses_postgres() {
    on(Engine::Postgres).await;
}
