//! When too few trustees open a poll, its voters do.

use ballot::secret::verify::Evidence;
use ballot::secret::{Body, SelfOpening, to_json};
use ballot::{Selection, encode};
use support::secret::{Device, Downloaded, SecretPoll};
use support::{PollText, Reply, Town, both};

const DAY: i64 = 24 * 3600;

async fn open(town: &Town, secret: &SecretPoll, opening: &SelfOpening) -> Reply {
    let json = to_json(opening).expect("JSON");
    let path = secret.path("/openings");
    town.visitor().post_json(&path, &json).await
}

/// What the device sealed, opened.
fn opening(device: &Device, option: u16) -> SelfOpening {
    let (seq, receipt) = device.last.expect("a ballot");
    let choice = encode(&Selection::Options(vec![option]), 2);
    let body = Body {
        choice: choice.expect("a choice").0,
        phrase: String::new(),
    };
    let r = device.voter.opening(&device.poll, seq, &body);
    SelfOpening {
        receipt,
        r: r.expect("a scalar"),
    }
}

fn assert_refused(reply: &Reply, status: u16, word: &str) {
    assert_eq!(reply.status, status, "{}", reply.text());
    assert!(
        reply.body.contains(&format!("\"{word}\"")),
        "{}",
        reply.body
    );
}

both!(
    voters_open_what_lost_trustees_cannot,
    async |town: &Town| {
        let mut people = Vec::new();
        for number in 0..20 {
            people.push(town.resident(&format!("Resident {number}")).await);
        }
        let text = PollText {
            secret: true,
            revote: true,
            ..PollText::default()
        };
        let secret = SecretPoll::open(town, &text).await;
        let mut devices = Vec::new();
        for person in people.iter().take(4) {
            let mut device = Device::new(town, &secret, &person.browser).await;
            device.enrol(&secret, person).await;
            device.cast(town, &secret, &[2]).await;
            devices.push(device);
        }
        // The first voter changes their mind: the ballot before does not count any more.
        let before = opening(&devices[0], 2);
        devices[0].cast(town, &secret, &[1]).await;
        town.clock.advance(7 * DAY);
        town.jobs().await;
        town.clock.advance(DAY + 60);
        secret.hand_in(town, 1).await;
        town.jobs().await;
        let own = opening(&devices[0], 1);
        assert_refused(&open(town, &secret, &own).await, 409, "not-now");
        let page = people[1].browser.get(&secret.path("")).await;
        assert!(!page.has_text("open your own ballot"), "{}", page.text());

        town.clock.advance(14 * DAY);
        let page = town.visitor().get(&secret.path("")).await;
        assert!(page.has_text("open your own ballot"), "{}", page.text());
        let mut wrong = own.clone();
        wrong.r = opening(&devices[1], 2).r;
        assert_refused(&open(town, &secret, &wrong).await, 422, "wrong");
        assert_refused(&open(town, &secret, &before).await, 404, "no-ballot");
        for rubbish in ["", "{}", "[1]", "{\"receipt\":1,\"r\":2}"] {
            let path = secret.path("/openings");
            let reply = town.visitor().post_json(&path, rubbish).await;
            assert_refused(&reply, 422, "malformed");
        }
        assert_eq!(open(town, &secret, &own).await.status, 200);
        assert_eq!(open(town, &secret, &own).await.status, 200, "again");
        let third = opening(&devices[2], 2);
        assert_eq!(open(town, &secret, &third).await.status, 200);
        town.jobs().await;
        town.jobs().await;
        let visitor = town.visitor();
        let result = visitor.get(&secret.path("/results")).await;
        assert!(!result.has_text("1 vote"), "voters have time to come");

        town.clock.advance(28 * DAY);
        assert_refused(&open(town, &secret, &third).await, 409, "not-now");
        town.jobs().await;
        let record = Downloaded::read(town, &secret).await;
        let report = record.verify(&Evidence::default());
        assert_eq!(report.findings, [], "{report:?}");
        let result = report.result.expect("a result");
        assert_eq!((result.counted, result.unreadable), (4, 2));
        assert!(!report.unsealed);
        let page = visitor.get(&secret.path("/results")).await;
        assert_eq!(page.status, 200, "{}", page.text());
    }
);

both!(
    a_share_that_comes_late_opens_all_ballots,
    async |town: &Town| {
        let mut people = Vec::new();
        for number in 0..20 {
            people.push(town.resident(&format!("Resident {number}")).await);
        }
        let text = PollText {
            secret: true,
            ..PollText::default()
        };
        let secret = SecretPoll::open(town, &text).await;
        let mut devices = Vec::new();
        for person in people.iter().take(3) {
            let mut device = Device::new(town, &secret, &person.browser).await;
            device.enrol(&secret, person).await;
            device.cast(town, &secret, &[1]).await;
            devices.push(device);
        }
        town.clock.advance(7 * DAY);
        town.jobs().await;
        town.clock.advance(16 * DAY);
        let own = opening(&devices[0], 1);
        assert_eq!(open(town, &secret, &own).await.status, 200);
        town.jobs().await;
        secret.hand_in(town, 2).await;
        town.jobs().await;
        let record = Downloaded::read(town, &secret).await;
        let report = record.verify(&Evidence::default());
        assert_eq!(report.findings, [], "{report:?}");
        let result = report.result.expect("a result");
        assert_eq!((result.counted, result.unreadable), (3, 0));
        assert!(report.unsealed);
    }
);
