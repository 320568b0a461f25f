//! Secret polls over HTTP: from the manifest to the result, and what is refused on the way.

use ballot::secret::verify::Evidence;
use ballot::secret::{Leaf, Promise, ResultLeaf};
use support::python::second;
use support::secret::{Device, Downloaded, SecretPoll, send};
use support::sources::root;
use support::{Person, PollText, Town, both};

const HOUR: i64 = 3600;

fn text() -> PollText {
    PollText {
        secret: true,
        revote: true,
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

async fn close(town: &Town, secret: &SecretPoll) {
    town.clock.advance(7 * 24 * HOUR);
    town.jobs().await;
    town.clock.advance(24 * HOUR);
    secret.hand_in(town, 2).await;
    town.jobs().await;
}

/// The second verifier, in Python, finds nothing wrong and counts the same.
fn agrees(record: &Downloaded, result: &ResultLeaf) {
    let folder = tempfile::tempdir().expect("a folder");
    record.write(folder.path());
    let Some((status, said)) = second(&root(), "verify.py", folder.path()) else {
        return;
    };
    assert_eq!((status, &said["failures"]), (0, &serde_json::json!([])));
    assert_eq!(said["count"]["counted"].as_u64(), Some(result.counted));
    let hex = |bytes: &[u8]| -> String { bytes.iter().map(|b| format!("{b:02x}")).collect() };
    assert_eq!(said["count"]["tally"], hex(&result.tally));
    assert_eq!(said["count"]["hash"], hex(&result.hash));
}

both!(
    a_poll_is_held_counted_and_verified_by_a_stranger,
    async |town: &Town| {
        let people = residents(town, 25).await;
        let secret = SecretPoll::open(town, &text()).await;
        let mut promises: Vec<Promise> = Vec::new();
        let mut devices = Vec::new();
        for (number, person) in (0_u16..).zip(&people) {
            let mut device = Device::new(town, &secret, &person.browser).await;
            device.enrol(&secret, person).await;
            promises.push(device.cast(town, &secret, &[number % 3 + 1]).await);
            devices.push(device);
        }
        // A batch of all that waits, without a person, an order or a time.
        town.jobs().await;
        let record = Downloaded::read(town, &secret).await;
        assert_eq!(
            record.leaves().len(),
            1 + 1 + 25,
            "manifest, slots, ballots"
        );
        // Two change their minds.
        for device in devices.iter_mut().take(2) {
            promises.push(device.cast(town, &secret, &[]).await);
        }
        close(town, &secret).await;

        let record = Downloaded::read(town, &secret).await;
        let evidence = Evidence {
            poll_id: Some(devices[0].poll.id()),
            promises,
            ..Evidence::default()
        };
        let report = record.verify(&evidence);
        assert_eq!(report.findings, [], "{report:?}");
        assert!(report.closed && report.unsealed);
        assert_eq!((report.ballots, report.credentials), (27, 25));
        let result = report.result.expect("a result");
        assert_eq!(
            (result.counted, result.invalid, result.unreadable),
            (25, 0, 0)
        );
        agrees(&record, &result);
        // What citizens read is what the verifier computed: 9, 8, 8 ballots, of which the first two now say "none of these".
        let page = people[0].browser.get(&secret.path("/results.json")).await;
        let published: serde_json::Value = serde_json::from_str(&page.body).expect("JSON");
        let votes = |n: usize| published["votes"][n]["votes"].as_u64();
        assert_eq!(
            (votes(0), votes(1), votes(2)),
            (Some(8), Some(7), Some(8)),
            "{published}"
        );
    }
);

both!(
    one_person_has_one_credential_and_a_retry_the_same_answer,
    async |town: &Town| {
        let people = residents(town, 21).await;
        let secret = SecretPoll::open(town, &text()).await;
        let device = Device::new(town, &secret, &people[0].browser).await;
        let first = device.ask(&secret, &people[0]).await;
        let again = device.ask(&secret, &people[0]).await;
        assert_eq!((first.status.as_u16(), &first.body), (200, &again.body));
        let other = Device::new(town, &secret, &people[0].browser).await;
        let refused = other.ask(&secret, &people[0]).await;
        assert_eq!(refused.status, 409);
        assert!(refused.body.contains("\"used\""), "{}", refused.body);
        // Who may not vote gets none, nor does who is nobody.
        let stranger = town.citizen("Stranger").await;
        let refused = other.ask(&secret, &stranger).await;
        assert_eq!(
            (refused.status.as_u16(), refused.body.contains("\"level\"")),
            (403, true)
        );
        let visitor = Person {
            browser: town.visitor(),
            ..stranger
        };
        let refused = other.ask(&secret, &visitor).await;
        assert_eq!(
            (
                refused.status.as_u16(),
                refused.body.contains("\"sign-in\"")
            ),
            (401, true)
        );
        let late = town.resident("Moved in later").await;
        let refused = other.ask(&secret, &late).await;
        assert_eq!(
            (refused.status.as_u16(), refused.body.contains("\"denied\"")),
            (403, true)
        );
    }
);

both!(
    a_ballot_is_taken_once_and_promised_again,
    async |town: &Town| {
        let people = residents(town, 20).await;
        let secret = SecretPoll::open(town, &text()).await;
        let mut device = Device::new(town, &secret, &people[0].browser).await;
        device.enrol(&secret, &people[0]).await;
        let signed = device.seal(&[1], "a blue kite");
        let first = send(town, &secret, &signed).await;
        let again = send(town, &secret, &signed).await;
        assert_eq!((first.status.as_u16(), &first.body), (200, &again.body));
        // The same number with another choice is not.
        let other = send(town, &secret, &device.seal(&[2], "")).await;
        assert_eq!(other.status, 409);
        assert!(other.body.contains("\"seq\""), "{}", other.body);
        // A swapped signature, a ballot of another poll, and rubbish are refused by name.
        let mut broken = signed.clone();
        broken.sig[0] ^= 1;
        assert!(
            send(town, &secret, &broken)
                .await
                .body
                .contains("voter-signature")
        );
        let visitor = town.visitor();
        for rubbish in ["", "{}", "[]", "{\"ballot\":1}"] {
            let refused = visitor.post_json(&secret.path("/ballots"), rubbish).await;
            assert_eq!(refused.status, 422, "{rubbish}");
        }
        // After the close nothing new is taken, and what was taken is promised as before.
        town.clock.advance(7 * 24 * HOUR);
        town.jobs().await;
        device.last = Some((0, signed.receipt()));
        let late = send(town, &secret, &device.seal(&[2], "")).await;
        assert_eq!(late.status, 403);
        assert_eq!(send(town, &secret, &signed).await.body, first.body);
        let place = secret.path(&format!("/record/receipts/{}", signed.receipt()));
        assert!(visitor.get(&place).await.body.contains("recorded"));
    }
);

both!(
    a_poll_does_not_open_before_its_trustees_have_shown_their_shares,
    async |town: &Town| {
        residents(town, 20).await;
        let secret = SecretPoll::published(town, &text()).await;
        town.jobs().await;
        town.jobs().await;
        let visitor = town.visitor();
        assert_eq!(
            visitor.get(&secret.path("/record/checkpoint")).await.status,
            200
        );
        assert!(!visitor.get(&secret.path("")).await.has_text("Vote now"));
        secret.show_shares(town, 1).await;
        town.jobs().await;
        let held = app::secret::held(&town.app, secret.id)
            .await
            .expect("the database")
            .expect("fixed");
        assert!(
            app::secret::ready(&town.app, secret.id)
                .await
                .expect("the database")
                .is_none()
        );
        secret.show_shares(town, 2).await;
        let ready = app::secret::ready(&town.app, secret.id)
            .await
            .expect("the database");
        assert_eq!(ready.map(|ready| ready.name), Some(held.name()));
    }
);

both!(a_poll_of_too_few_is_not_secret, async |town: &Town| {
    residents(town, 19).await;
    let secret = SecretPoll::published(town, &text()).await;
    town.jobs().await;
    let manifest = town
        .visitor()
        .get(&secret.path("/record/manifest.json"))
        .await;
    assert_eq!(manifest.status, 404);
});

both!(
    shares_are_taken_after_the_time_for_complaints,
    async |town: &Town| {
        residents(town, 20).await;
        let secret = SecretPoll::open(town, &text()).await;
        town.clock.advance(7 * 24 * HOUR);
        town.jobs().await;
        let held = app::secret::held(&town.app, secret.id)
            .await
            .expect("the database")
            .expect("fixed");
        let now = app::clock::Clock::now(&town.clock);
        let early = app::secret::hand_in(&town.app, &held, &secret.shares[0], now)
            .await
            .expect("the database");
        assert_eq!(early, Err(app::secret::ShareRefused::TooEarly));
        town.clock.advance(24 * HOUR);
        secret.hand_in(town, 1).await;
        secret.hand_in(town, 1).await;
        town.jobs().await;
        let record = Downloaded::read(town, &secret).await;
        let shares = record
            .leaves()
            .iter()
            .filter(|leaf| matches!(Leaf::from_bytes(leaf), Ok(Leaf::Share(_))));
        assert_eq!(shares.count(), 1, "the same share twice is one leaf");
        assert!(!record.verify(&Evidence::default()).unsealed, "one of two");
    }
);
