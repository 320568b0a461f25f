//! A poll has one participation key, whatever happens to the files: another key would give the same person a second vote.

use app::clock::Clock;
use domain::ids::PollId;
use server::clock::SystemClock;
use server::config::Config;
use std::path::PathBuf;
use support::{Log, PollText, Reply, Town, both, voting::open_poll, voting::vote};

fn key_file(town: &Town, poll: PollId) -> PathBuf {
    let folder = town.config.keys_folder();
    folder.join(format!("participation-{poll}"))
}

fn assert_no_vote(reply: &Reply) {
    assert_eq!(reply.status, 503, "{}", reply.text());
    assert!(reply.is_page() && reply.has_text("Nobody can vote here at the moment"));
}

both!(
    without_its_key_an_open_poll_takes_no_votes_and_gets_no_other_key,
    async |town: &Town| {
        let log = Log::capture();
        let (ada, ben) = (town.resident("Ada").await, town.resident("Ben").await);
        let poll = open_poll(town, &PollText::default()).await;
        let file = key_file(town, poll);
        let key = std::fs::read(&file).expect("the key is there");
        let page = format!("/polls/{poll}");
        let ballot = [("option", "1"), ("salt", &*"01".repeat(32))];

        // This server has not used the key yet, so it holds none in memory; nor does the other, as one that has just started.
        let other = machine(town, town.config.keys_folder()).await;
        for broken in [None, Some([7_u8; 32])] {
            match broken {
                None => std::fs::remove_file(&file).expect("removed"),
                Some(bytes) => std::fs::write(&file, bytes).expect("replaced"),
            }
            app::polls::jobs::open_due(&other.app)
                .await
                .expect("a round");
            assert_no_vote(&ada.browser.post(&format!("{page}/vote"), &ballot).await);
            assert_no_vote(&ada.browser.get(&page).await);
            assert_no_vote(&ada.browser.get(&format!("{page}/vote")).await);
            assert_eq!(
                town.visitor().get(&page).await.status,
                200,
                "all others can read it"
            );
            assert_eq!(town.visitor().get("/readyz").await.status, 503);
            assert_eq!(file.exists(), broken.is_some(), "no new key was made");
        }
        let told = log.text();
        for why in [
            "is not in the folder of keys",
            "is not the one it was opened with",
        ] {
            let line = told
                .lines()
                .find(|line| line.contains(&poll.to_string()) && line.contains(why));
            assert!(line.is_some(), "the log does not say: {why}");
        }

        std::fs::write(&file, key).expect("put right");
        assert_eq!(town.visitor().get("/readyz").await.status, 200);
        assert_eq!(vote(&ada.browser, poll, &["1"]).await.status, 303);
        assert_eq!(vote(&ben.browser, poll, &["2"]).await.status, 303);
    }
);

both!(
    of_two_machines_with_two_folders_of_keys_one_takes_votes,
    async |town: &Town| {
        let ada = town.resident("Ada").await;
        let space = town.space("two").await;
        let poll = town.poll(space, "published", &PollText::default()).await;
        let folder = town.config.data.join("other-keys");
        let other = machine(town, folder.clone()).await;
        // Both find the poll due; the other machine is faster.
        town.app
            .keys
            .create_participation(poll, town.app.clock.as_ref())
            .expect("a key of our own");
        app::polls::jobs::open_due(&other.app)
            .await
            .expect("a round");
        town.jobs().await;
        assert_no_vote(&ada.browser.get(&format!("/polls/{poll}")).await);
        assert_eq!(town.visitor().get("/readyz").await.status, 503);
        app::polls::jobs::require_keys(&other.app)
            .await
            .expect("the other has the key the poll was opened with");
        let name = format!("participation-{poll}");
        std::fs::copy(folder.join(name), key_file(town, poll)).expect("one folder for both");
        assert_eq!(vote(&ada.browser, poll, &["1"]).await.status, 303);
    }
);

/// Another machine on the same database.
async fn machine(town: &Town, keys: PathBuf) -> server::Server {
    let config = Config {
        keys: Some(keys),
        ..town.config.clone()
    };
    let clock = SystemClock::default();
    clock.advance(town.clock.now().as_second() - clock.now().as_second());
    server::build(&config, clock).await.expect("it starts")
}
