//! Secret polls by methods that rank and rate: sealed, opened, counted, and verified by a stranger.

use ballot::methods::Vote;
use ballot::secret::verify::Evidence;
use support::secret::{Device, Downloaded, SecretPoll};
use support::{PollText, Town, both};

const HOUR: i64 = 3600;

async fn hold(
    town: &Town,
    method: (&'static str, i16, i16),
    votes: &[Vote],
) -> (SecretPoll, serde_json::Value) {
    let mut people = Vec::new();
    for number in 0..20 {
        people.push(town.resident(&format!("Resident {number}")).await);
    }
    let text = PollText {
        secret: true,
        method: Some(method),
        ..PollText::default()
    };
    let secret = SecretPoll::open(town, &text).await;
    for (person, vote) in people.iter().zip(votes) {
        let mut device = Device::new(town, &secret, &person.browser).await;
        device.enrol(&secret, person).await;
        device.cast_vote(town, &secret, vote).await;
    }
    town.clock.advance(7 * 24 * HOUR);
    town.jobs().await;
    town.clock.advance(24 * HOUR);
    secret.hand_in(town, 2).await;
    town.jobs().await;
    let record = Downloaded::read(town, &secret).await;
    let report = record.verify(&Evidence::default());
    assert_eq!(report.findings, [], "{report:?}");
    let result = report.result.expect("a result");
    assert_eq!(
        (result.counted, result.invalid, result.unreadable),
        (u64::try_from(votes.len()).expect("few"), 0, 0)
    );
    let json = town.visitor().get(&secret.path("/results.json")).await;
    (secret, serde_json::from_str(&json.body).expect("JSON"))
}

fn ranking(options: &[u16]) -> Vote {
    Vote::Ranking(options.iter().map(|option| vec![*option]).collect())
}

both!(rankings_are_sealed_and_counted, async |town: &Town| {
    let votes = [
        ranking(&[1, 2]),
        ranking(&[1, 2]),
        ranking(&[1, 2]),
        ranking(&[1]),
        ranking(&[3]),
        ranking(&[]),
    ];
    let (secret, json) = hold(town, ("stv", 2, 0), &votes).await;
    assert_eq!(json["winners"], serde_json::json!([1, 2]), "{json}");
    assert_eq!(
        (&json["ballots"], &json["none_of_these"]),
        (&6.into(), &1.into())
    );
    let page = town.visitor().get(&secret.path("/results")).await;
    assert!(page.has_text("Stage by stage"), "{}", page.text());
    let poll = town.visitor().get(&secret.path("")).await;
    assert!(
        poll.has_text("from the public record at its close and the key"),
        "{}",
        poll.text()
    );
});

both!(grades_are_sealed_and_counted, async |town: &Town| {
    let votes = [
        Vote::Ratings(vec![Some(5), Some(4), None]),
        Vote::Ratings(vec![Some(0), Some(4), Some(1)]),
        Vote::Ratings(vec![Some(1), Some(3), Some(5)]),
    ];
    let (_, json) = hold(town, ("judgment", 1, 0), &votes).await;
    assert_eq!(json["winners"], serde_json::json!([2]), "{json}");
});
