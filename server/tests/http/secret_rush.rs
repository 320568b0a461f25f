//! A thousand requests at once in a secret poll: one right to vote, one ballot.

use ballot::secret::verify::Evidence;
use ballot::secret::{BlindAnswer, SignedBallot, Voter, from_json, to_json};
use std::collections::{HashMap, HashSet};
use support::secret::{Device, Downloaded, SecretPoll, send};
use support::{Person, PollText, Town, both};

/// As many requests as a person with a script might send.
const REQUESTS: usize = 1000;
/// Connections they come over.
const CONNECTIONS: usize = 40;

fn unlimited(config: &mut server::config::Config) {
    config.account_limit = 1_000_000;
    config.address_limit = 1_000_000;
}

async fn open(town: &Town) -> (Vec<Person>, SecretPoll) {
    let mut people = Vec::new();
    for number in 0..20 {
        people.push(town.resident(&format!("Resident {number}")).await);
    }
    let text = PollText {
        secret: true,
        ..PollText::default()
    };
    let secret = SecretPoll::open(town, &text).await;
    (people, secret)
}

/// What the verifier says after the close.
async fn verified(town: &Town, secret: &SecretPoll) -> ballot::secret::verify::Report {
    town.clock.advance(8 * 24 * 3600);
    town.jobs().await;
    secret.hand_in(town, 2).await;
    town.jobs().await;
    let record = Downloaded::read(town, secret).await;
    let report = record.verify(&Evidence::default());
    assert_eq!(report.findings, [], "{report:?}");
    report
}

both!(
    a_thousand_requests_of_one_citizen_are_one_credential,
    unlimited,
    async |town: &Town| {
        let (people, secret) = open(town).await;
        let ada = &people[0];
        let poll = secret.read(&ada.browser).await;
        let path = secret.path("/credential");
        // Half of them come from one device, the others each from one of its own.
        let seed_of = |n: usize| {
            let number = if n.is_multiple_of(2) { 0 } else { n };
            let mut seed = [0; 32];
            seed[..8].copy_from_slice(&u64::try_from(number).expect("few").to_be_bytes());
            seed
        };
        let ask = |n: usize| {
            let request = Voter::new(seed_of(n), poll.id()).blind(&poll, 0);
            let json = to_json(&request.expect("a request")).expect("JSON");
            let (path, browser) = (&path, &ada.browser);
            async move { (n, browser.post_json(path, &json).await) }
        };
        let mut statuses: HashMap<u16, usize> = HashMap::new();
        let mut given: HashMap<[u8; 32], HashSet<String>> = HashMap::new();
        for group in 0..REQUESTS / CONNECTIONS {
            let requests = (0..CONNECTIONS).map(|n| ask(group * CONNECTIONS + n));
            for (n, reply) in futures::future::join_all(requests).await {
                *statuses.entry(reply.status.as_u16()).or_default() += 1;
                if reply.status == 200 {
                    given.entry(seed_of(n)).or_default().insert(reply.body);
                }
            }
        }
        assert_eq!(statuses.values().sum::<usize>(), REQUESTS);
        assert!(
            statuses.keys().all(|status| [200, 409].contains(status)),
            "{statuses:?}"
        );
        assert_eq!(given.len(), 1, "one device has it");
        let (seed, answers) = given.into_iter().next().expect("one");
        assert_eq!(answers.len(), 1, "and always got the same");
        let answer = answers.into_iter().next().expect("one");
        let answer: BlindAnswer = from_json(answer.as_bytes()).expect("an answer");
        let credential = Voter::new(seed, poll.id()).finalise(&poll, &[answer.blind_sig]);
        credential.expect("the signature is good");
        assert_eq!(verified(town, &secret).await.issued, 1);
    }
);

both!(
    a_thousand_ballots_of_one_credential_are_one_ballot,
    unlimited,
    async |town: &Town| {
        let (people, secret) = open(town).await;
        let mut device = Device::new(town, &secret, &people[0].browser).await;
        device.enrol(&secret, &people[0]).await;
        // Half of them are the same ballot again.
        let sealed = |n: usize| {
            let phrase = if n.is_multiple_of(2) { 0 } else { n };
            device.seal(&[1], &phrase.to_string())
        };
        let ballots: Vec<SignedBallot> = (0..REQUESTS).map(sealed).collect();
        let mut statuses: HashMap<u16, usize> = HashMap::new();
        let mut promised: HashSet<String> = HashSet::new();
        for group in ballots.chunks(CONNECTIONS) {
            let requests = group.iter().map(|ballot| send(town, &secret, ballot));
            for reply in futures::future::join_all(requests).await {
                *statuses.entry(reply.status.as_u16()).or_default() += 1;
                if reply.status == 200 {
                    promised.insert(reply.body);
                }
            }
        }
        assert_eq!(statuses.values().sum::<usize>(), REQUESTS);
        assert!(
            statuses.keys().all(|status| [200, 409].contains(status)),
            "{statuses:?}"
        );
        assert_eq!(promised.len(), 1, "one promise");
        let report = verified(town, &secret).await;
        assert_eq!((report.ballots, report.credentials), (1, 1));
        assert_eq!(report.result.expect("a result").counted, 1);
    }
);
