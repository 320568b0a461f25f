//! Following the directory every night, beside the other jobs.

use super::{MEMBERS, number, of, with_directory};
use app::directory;
use domain::actor::Role;
use server::config::Config;
use server::security::Limits;
use std::net::TcpListener;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use support::{PollText, Town, both};

both!(
    line_4_the_directory_is_followed_once_a_night,
    with_directory,
    async |town: &Town| {
        let Some(slapd) = of(town) else { return };
        for _ in 0..30 {
            directory::nightly(&town.app).await.expect("it answers");
            town.clock.advance(3600);
        }
        let runs = "SELECT COUNT(*) FROM directory_runs WHERE day IS NOT NULL AND outcome = 'done'";
        let made = number(town, runs).await;
        assert!((1..=2).contains(&made), "{made} runs in 30 hours");
        drop(slapd);
        // Over a whole day, so that the hour in which the test runs does not matter.
        let mut failed = 0;
        for _ in 0..24 {
            town.clock.advance(3600);
            failed += i64::from(directory::nightly(&town.app).await.is_err());
        }
        assert!(failed > 1, "it is tried again, {failed} times in a day");
        let written = "SELECT COUNT(*) FROM directory_runs WHERE outcome = 'failed'";
        assert_eq!(number(town, written).await, failed);
        assert_eq!(number(town, runs).await, made);
        assert_eq!(
            number(town, MEMBERS).await,
            6,
            "a directory that is down removes nobody"
        );
    }
);

/// Directories that take a connection and say nothing.
static SILENT: Mutex<Vec<TcpListener>> = Mutex::new(Vec::new());

fn with_silent_directory(config: &mut Config) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("an address");
    SILENT.lock().expect("nobody panicked").push(listener);
    config.directory_url = Some(format!("ldap://{address}"));
    std::fs::create_dir_all(config.keys_folder()).expect("a folder");
    let file = config.keys_folder().join("directory-password");
    std::fs::write(file, "secret").expect("the password");
}

both!(
    a_directory_that_does_not_answer_holds_up_no_other_job,
    with_silent_directory,
    async |town: &Town| {
        // In the hours in which it is followed.
        for _ in 0..24 {
            let now = app::clock::Clock::now(&town.clock);
            if app::i18n::local(now, &town.app.site.time_zone).hour() >= 2 {
                break;
            }
            town.clock.advance(3600);
        }
        let (stopping, stopped) = tokio::sync::watch::channel(false);
        let limits = Arc::new(Limits::new(0, 0, None));
        let jobs = server::jobs::start(town.app.clone(), limits, stopped);
        let asked = "SELECT COUNT(*) FROM directory_runs WHERE outcome = 'running'";
        for _ in 0..100 {
            if number(town, asked).await == 1 {
                break;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        assert_eq!(number(town, asked).await, 1, "it is being asked");
        // From now on the directory is silent for ten seconds; a poll opens long before.
        let space = town.space("here").await;
        town.official("Ada", Role::Administrator, None).await;
        town.poll(space, "published", &PollText::default()).await;
        let open = "SELECT COUNT(*) FROM polls WHERE state = 'open'";
        for _ in 0..70 {
            if number(town, open).await == 1 {
                break;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        assert_eq!(number(town, open).await, 1, "the other jobs go on");
        assert_eq!(number(town, asked).await, 1, "while it is being asked");
        let _ = stopping.send(true);
        let ended = tokio::time::timeout(Duration::from_secs(5), jobs).await;
        ended.expect("it is not waited for").expect("no panic");
    }
);
