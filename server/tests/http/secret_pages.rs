//! The pages of secret polls: what a citizen reads before, while and after voting. No form of ours holds a choice.

use ballot::secret::record::tree::is_included;
use ballot::secret::{Leaf, from_json};
use base64::Engine;
use support::secret::{Device, SecretPoll};
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

both!(
    the_ballot_is_filled_in_by_the_browser_and_no_form_takes_a_choice,
    async |town: &Town| {
        let people = residents(town, 20).await;
        let secret = SecretPoll::open(town, &text()).await;
        let browser = &people[0].browser;
        let page = browser.get(&secret.path("/vote")).await;
        assert_eq!(page.status, 200, "{}", page.text());
        assert!(
            page.body
                .contains("cannot hide your ballot from the operator")
        );
        assert!(!page.body.contains("name=\"option\""), "no field to send");
        // What is sent anyway is neither taken nor looked at.
        for below in ["/vote", "/check"] {
            let fields = [("option", "1"), ("salt", &"0".repeat(64))];
            let sent = browser.post(&secret.path(below), &fields).await;
            assert_eq!(sent.status, 303, "{below}");
        }
        // Whoever is not signed in is led there; whoever may not vote is told why.
        assert_eq!(town.visitor().get(&secret.path("/vote")).await.status, 303);
        let stranger = town.citizen("Stranger").await;
        let denied = stranger.browser.get(&secret.path("/vote")).await;
        assert!(denied.status == 403 || denied.status == 303);
        // The page for a second device is open to everybody: what it is brought stands behind #.
        let device = town.visitor().get(&secret.path("/device")).await;
        assert_eq!(device.status, 200);
        assert!(device.body.contains("<noscript>") || device.body.contains("class=\"denied\""));
    }
);

both!(
    the_poll_page_says_what_can_be_relied_on_and_what_not,
    async |town: &Town| {
        let people = residents(town, 20).await;
        let secret = SecretPoll::open(town, &text()).await;
        let page = people[0].browser.get(&secret.path("")).await;
        assert_eq!(page.status, 200);
        for said in [
            "Who could add votes?",
            "up to the 20 who may vote",
            "2 of the 3 trustees",
            "Nobody besides",
            "who could deliver a false one",
            "You can vote again until the close",
        ] {
            assert!(page.has_text(said), "{said}: {}", page.text());
        }
        let help = town.visitor().get("/help/secrecy").await;
        assert!(help.has_text("The way of a sealed ballot"));
        // Closed, and waiting: first for complaints, then for the trustees.
        town.clock.advance(7 * 24 * HOUR);
        town.jobs().await;
        let page = people[0].browser.get(&secret.path("")).await;
        assert!(
            page.has_text("Whoever misses a ballot can complain until"),
            "{}",
            page.text()
        );
        // Whoever voted still finds their receipt where they voted.
        let again = town.signed_in(people[0].account).await;
        assert_eq!(again.get(&secret.path("/vote")).await.status, 200);
        town.clock.advance(25 * HOUR);
        let page = people[0].browser.get(&secret.path("")).await;
        assert!(
            page.has_text("The ballots are waiting for 2 of the 3 trustees"),
            "{}",
            page.text()
        );
    }
);

both!(
    a_receipt_is_found_in_the_box_and_then_in_the_record,
    async |town: &Town| {
        let people = residents(town, 20).await;
        let secret = SecretPoll::open(town, &text()).await;
        let mut receipts = Vec::new();
        let mut cids = Vec::new();
        for person in &people {
            let mut device = Device::new(town, &secret, &person.browser).await;
            device.enrol(&secret, person).await;
            let promise = device.cast(town, &secret, &[1]).await;
            receipts.push(promise.receipt);
            cids.push(device.voter.credential_id());
        }
        let visitor = town.visitor();
        let look = async |code: &str| {
            visitor
                .get(&secret.path(&format!("/receipt?code={code}")))
                .await
        };
        let waiting = look(&receipts[0].to_string()).await;
        assert!(
            waiting.has_text("waits for the next batch"),
            "{}",
            waiting.text()
        );
        town.jobs().await;
        let recorded = look(&receipts[0].to_string()).await;
        assert!(
            recorded.has_text("is in the public record"),
            "{}",
            recorded.text()
        );
        let missing = look(&ballot::Receipt([7; 32]).to_string()).await;
        assert!(missing.has_text("was not found") && missing.has_text("signed promise"));
        assert_eq!(look("nonsense").await.status, 422);
        assert_eq!(visitor.get(&secret.path("/receipt")).await.status, 200);
        // A voter's other device learns how many ballots there are; of a credential that nobody has it learns nothing.
        let path = |cid: &dyn std::fmt::Display| secret.path(&format!("/record/credentials/{cid}"));
        let last = visitor.get(&path(&cids[0])).await;
        assert!(last.body.contains("\"seq\":0") && last.body.contains(&receipts[0].to_string()));
        assert_eq!(visitor.get(&path(&"00".repeat(32))).await.status, 404);
        assert_eq!(visitor.get(&path(&"zz")).await.status, 404);
    }
);

both!(
    the_record_has_a_page_a_feed_and_the_proof_of_its_first_leaf,
    async |town: &Town| {
        let people = residents(town, 20).await;
        let secret = SecretPoll::open(town, &text()).await;
        for person in &people {
            let mut device = Device::new(town, &secret, &person.browser).await;
            device.enrol(&secret, person).await;
            device.cast(town, &secret, &[2]).await;
        }
        town.jobs().await;
        let visitor = town.visitor();
        let page = visitor.get(&secret.path("/record")).await;
        assert_eq!(page.status, 200);
        assert!(page.has_text("comitia verify poll"), "{}", page.text());
        assert!(page.has_text("20 Sealed ballots") || page.has_text("Sealed ballots"));
        let feed = visitor.get(&secret.path("/record/checkpoints.atom")).await;
        assert_eq!(feed.status, 200);
        assert_eq!(feed.body.matches("<entry ").count(), 2, "{}", feed.body);
        // As a browser does: the manifest is the first leaf under a signed checkpoint.
        let poll = secret.read(&visitor).await;
        let first = visitor.get(&secret.path("/record/first.json")).await;
        let first: serde_json::Value = serde_json::from_str(&first.body).expect("JSON");
        let note = first["checkpoint"].as_str().expect("a note");
        let checkpoint = poll.checkpoint(note).expect("signed");
        let decode = |value: &serde_json::Value| {
            let engine = base64::engine::general_purpose::STANDARD;
            let bytes = engine
                .decode(value.as_str().expect("text"))
                .expect("base64");
            <[u8; 32]>::try_from(bytes).expect("a hash")
        };
        let proof: Vec<[u8; 32]> = first["proof"]
            .as_array()
            .expect("a list")
            .iter()
            .map(decode)
            .collect();
        assert!(poll.is_first_leaf(&checkpoint, &proof));
        assert!(!is_included(
            &[0; 32],
            0,
            checkpoint.size,
            &proof,
            &checkpoint.root
        ));
        // Lists that a secret poll does not have lead to its record.
        for below in [
            "/receipts",
            "/ballots.csv",
            "/ballots.json",
            "/manifest.json",
        ] {
            let led = visitor.get(&secret.path(below)).await;
            assert_eq!(led.status, 303, "{below}");
        }
        // A poll that is not secret has none of it.
        let plain = town
            .poll(secret.space, "published", &PollText::default())
            .await;
        for below in ["/record", "/record/checkpoints.atom", "/device"] {
            assert_eq!(
                visitor.get(&format!("/polls/{plain}{below}")).await.status,
                404,
                "{below}"
            );
        }
        let leaf = visitor.get(&secret.path("/record/manifest.json")).await;
        let manifest = from_json(&leaf.bytes).expect("a manifest");
        assert!(Leaf::Manifest(Box::new(manifest)).to_bytes().is_ok());
    }
);
