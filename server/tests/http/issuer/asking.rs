//! What the second issuer gives, and to whom: the right person's passkey, for their own place on the roll, once.

use super::{BINARY, open, passkeys, residents, with_office};
use ballot::secret::{IssueRequest, issue_challenge};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use support::issuer::asked;
use support::passkey::Passkey;
use support::secret::Device;
use support::{Engine, Reply};

fn refused(reply: &Reply, status: u16, word: &str) {
    assert_eq!(reply.status, status, "{word}: {}", reply.text());
    assert!(
        reply.body.contains(&format!("\"{word}\"")),
        "{}",
        reply.body
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_person_gets_one_answer_by_their_own_passkey_for_their_own_place() {
    with_office(Engine::Sqlite, "", async |town, office, _| {
        let people = residents(town).await;
        let mut passkeys = passkeys(town, &office, &people).await;
        let secret = open(town).await;
        let device = Device::new(town, &secret, &people[0].browser).await;
        let ask = asked(&device, &secret, &people[0]).await;

        // Another person's passkey, also with that person's own request.
        refused(
            &office.send(&ask, &mut passkeys[1]).await,
            403,
            "other-person",
        );
        // A passkey that is not of this issuer.
        let options = office.making(&another_code(&office, town).await).await;
        let (mut stranger, _) = Passkey::make([9; 32], &office.url, &options);
        refused(
            &office.send(&ask, &mut stranger).await,
            403,
            "unknown-passkey",
        );
        // A passkey that signed another request, or for another origin.
        let other = Device::new(town, &secret, &people[0].browser).await;
        let other = asked(&other, &secret, &people[0]).await;
        let signed = passkeys[0].show(&URL_SAFE_NO_PAD.encode(issue_challenge(&other.request)));
        refused(&office.send_with(&ask, &signed).await, 403, "passkey");
        // A place that is not on the roll: another salt, another number.
        for change in [
            |ask: &mut IssueRequest| ask.opening.salt[0] ^= 1,
            |ask: &mut IssueRequest| ask.opening.index ^= 1,
            |ask: &mut IssueRequest| ask.opening.person_ref.push(b'x'),
            |ask: &mut IssueRequest| ask.opening.authenticators.push([1; 32]),
        ] {
            let mut wrong = ask.clone();
            change(&mut wrong);
            refused(
                &office.send(&wrong, &mut passkeys[0]).await,
                403,
                "not-on-roll",
            );
        }
        // Another issuer's number, another poll, rubbish.
        let mut wrong = ask.clone();
        wrong.request.issuer = 0;
        refused(
            &office.send(&wrong, &mut passkeys[0]).await,
            422,
            "malformed",
        );
        let mut wrong = ask.clone();
        wrong.request.poll_id.0[0] ^= 1;
        refused(&office.send(&wrong, &mut passkeys[0]).await, 403, "window");
        let path = format!("/polls/{}/credential", ask.request.poll_id);
        let rubbish = office.visitor().post_json(&path, "{\"ask\":1}").await;
        refused(&rubbish, 422, "malformed");
        let long = office.visitor().post_json(&path, &"x".repeat(40_000)).await;
        refused(&long, 413, "too-large");

        // The right one; the same request again, also after the process was killed, gets the same bytes; another one is refused.
        let first = office.send(&ask, &mut passkeys[0]).await;
        assert_eq!(first.status, 200, "{}", first.text());
        let office = office.killed_and_started();
        let again = office.send(&ask, &mut passkeys[0]).await;
        assert_eq!((again.status.as_u16(), &again.body), (200, &first.body));
        let second = office.send(&other, &mut passkeys[0]).await;
        refused(&second, 409, "used");
        assert!(
            second.body.contains("confirmed here before"),
            "{}",
            second.body
        );
        // The opening is for the person alone, and only for whoever may vote.
        assert_eq!(
            town.visitor().get(&secret.path("/opening")).await.status,
            401
        );
        let citizen = town.citizen("Nobody").await;
        assert_eq!(
            citizen.browser.get(&secret.path("/opening")).await.status,
            403
        );
    })
    .await;
}

/// A code of somebody else of the register.
async fn another_code(office: &support::issuer::Office, town: &support::Town) -> String {
    let somebody = town.resident("Somebody").await;
    let codes = office.enrol(town, std::slice::from_ref(&somebody)).await;
    codes.into_iter().next().expect("a code")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_code_works_once_and_what_is_wrong_with_it_is_said() {
    with_office(Engine::Sqlite, "", async |town, office, _| {
        let code = another_code(&office, town).await;
        let type_in = async |code: &str| {
            let page = office.visitor().post("/enrol", &[("code", code)]).await;
            (page.status.as_u16(), page.text())
        };
        for (typed, words) in [
            ("", "Type the code of your letter."),
            ("abc", "Type all of them."),
            ("0000-0000-0001", "There is a slip"),
            ("0000-0000-0000", "This code is not known"),
        ] {
            let (status, page) = type_in(typed).await;
            assert_eq!(status, 422, "{typed}");
            assert!(page.contains(words), "{typed}: {page}");
        }
        let (status, page) = type_in(&code.to_lowercase().replace('-', " ")).await;
        assert_eq!(status, 200, "{page}");
        assert!(page.contains("This code belongs to Person 0."), "{page}");
        office.passkey(town, &code).await;
        let (status, page) = type_in(&code).await;
        assert_eq!(status, 422, "it is used up: {page}");
        // Whoever has a passkey gets no second code, unless the operator says so.
        let csv = office.file("again.csv");
        let entry = town.roll_entry("Mitte", "1990-01-01").await;
        std::fs::write(&csv, format!("name,reference\nNew,{}\n", entry.0)).expect("a file");
        let codes = office.file("codes.csv");
        let (csv, to) = (csv.to_str().expect("text"), codes.to_str().expect("text"));
        for (arguments, words) in [
            (vec!["enrol", csv, "--codes", to], "1 persons, 1 new codes."),
            (vec!["enrol", csv, "--codes", to], "0 new codes."),
            (vec!["enrol", csv, "--codes", to, "--all"], "1 new codes."),
        ] {
            let _ = std::fs::remove_file(&codes);
            let done = office.step(&arguments);
            let said = String::from_utf8_lossy(&done.stdout).into_owned();
            assert!(said.contains(words), "{arguments:?}: {done:?}");
        }
        let reference = entry.0.to_string();
        assert!(office.step(&["strike", &reference]).status.success());
        assert!(!office.step(&["strike", &reference]).status.success());
        // Its pages: strict policy, both languages, and without scripts plain words.
        let page = office.visitor().get("/issue").await;
        let policy = page.header("content-security-policy");
        assert!(policy.contains("default-src 'none'") && !policy.contains("unsafe-inline"));
        assert!(
            page.text().contains("This page needs scripts"),
            "{}",
            page.text()
        );
        let german = [("accept-language", "de")];
        let page = office
            .visitor()
            .send(hyper::Method::GET, "/", &german, Vec::new())
            .await;
        assert!(
            page.text().contains("Passkey einrichten"),
            "{}",
            page.text()
        );
        assert_eq!(office.visitor().get("/nothing").await.status, 404);
        assert_eq!(office.visitor().get("/healthz").await.body, "ok\n");
        assert_eq!(office.visitor().get("/readyz").await.body, "ready\n");
        assert!(BINARY.contains("comitia"));
    })
    .await;
}
