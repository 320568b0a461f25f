//! One person, one ballot, however the requests come.

use domain::ids::PollId;
use std::collections::HashSet;
use support::{PollText, Town, both};

/// As many requests at once as a person with a script might send.
const AT_ONCE: usize = 1000;
/// Connections they come over.
const CONNECTIONS: usize = 40;

fn unlimited(config: &mut server::config::Config) {
    config.account_limit = 1_000_000;
    config.address_limit = 1_000_000;
}

async fn open_poll(town: &Town) -> PollId {
    let space = town.space("one").await;
    let poll = town.poll(space, "published", &PollText::default()).await;
    town.jobs().await;
    poll
}

both!(
    a_thousand_requests_of_one_person_are_one_ballot,
    unlimited,
    async |town: &Town| {
        let ada = town.resident("Ada").await;
        let poll = open_poll(town).await;
        let path = format!("/polls/{poll}/vote");
        let one = |n: usize| {
            let (path, browser) = (path.clone(), &ada.browser);
            async move {
                // Half of them are the same form again, the others new ballots.
                let salt = format!("{:064x}", if n.is_multiple_of(2) { 0 } else { n });
                let option = (n % 3 + 1).to_string();
                let option = if n.is_multiple_of(2) {
                    "1"
                } else {
                    option.as_str()
                };
                let reply = browser
                    .post(&path, &[("option", option), ("salt", &salt)])
                    .await;
                (reply.status.as_u16(), reply.location())
            }
        };
        let mut answers = Vec::new();
        for group in 0..AT_ONCE / CONNECTIONS {
            let requests = (0..CONNECTIONS).map(|n| one(group * CONNECTIONS + n));
            answers.extend(futures::future::join_all(requests).await);
        }
        assert_eq!(answers.len(), AT_ONCE);
        assert!(
            answers
                .iter()
                .all(|(status, _)| [303, 409].contains(status)),
            "{:?}",
            answers.iter().map(|a| a.0).collect::<HashSet<_>>()
        );
        let receipts: HashSet<&String> = answers.iter().filter_map(|(_, to)| to.as_ref()).collect();
        assert_eq!(receipts.len(), 1, "one receipt");
        town.clock.advance(8 * 24 * 3600);
        town.jobs().await;
        let json: serde_json::Value = serde_json::from_str(
            &town
                .visitor()
                .get(&format!("/polls/{poll}/results.json"))
                .await
                .body,
        )
        .expect("JSON");
        assert_eq!(json["ballots"], 1);
        let ballots = town
            .visitor()
            .get(&format!("/polls/{poll}/ballots.csv"))
            .await;
        assert_eq!(ballots.body.lines().count(), 2, "{}", ballots.body);
    }
);

both!(
    many_people_at_once_are_one_ballot_each,
    unlimited,
    async |town: &Town| {
        let mut people = Vec::new();
        for n in 0..60 {
            people.push(town.resident(&format!("Person {n}")).await);
        }
        let poll = open_poll(town).await;
        let path = format!("/polls/{poll}/vote");
        let votes = people.iter().enumerate().map(|(n, person)| {
            let path = path.clone();
            async move {
                let salt = format!("{n:064x}");
                person
                    .browser
                    .post(&path, &[("option", "1"), ("salt", &salt)])
                    .await
                    .location()
            }
        });
        let receipts: HashSet<String> = futures::future::join_all(votes)
            .await
            .into_iter()
            .flatten()
            .collect();
        assert_eq!(receipts.len(), 60);
        // Somebody else's salt with somebody else's choice: the ballot would be the same, so a new salt is asked for.
        let late = town.resident("Late").await;
        town.enlist(late.entry.expect("an entry")).await;
        let taken = late
            .browser
            .post(&path, &[("option", "1"), ("salt", &format!("{:064x}", 3))])
            .await;
        assert_eq!(
            (taken.status.as_u16(), taken.heading().as_str()),
            (409, "Check your vote")
        );
        town.clock.advance(8 * 24 * 3600);
        town.jobs().await;
        assert!(
            town.visitor()
                .get(&format!("/polls/{poll}/results"))
                .await
                .has_text("60 of 60")
        );
    }
);
