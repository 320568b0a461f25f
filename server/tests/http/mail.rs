//! Mail: the outbox of a demonstration, and sending, read by a receiver that speaks SMTP.

use server::channels::{self, Post};
use server::config::Config;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::time::{Duration, Instant};
use support::links::{ask, links, path_in};
use support::smtp::{Received, decoded, receive};
use support::{Town, both};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpListener;

both!(
    the_outbox_is_for_demonstrations,
    |config| config.demo = true,
    async |town: &Town| {
        let browser = town.visitor();
        assert!(browser.get("/demo/outbox").await.has_text("No mail yet"));
        let sent = ask(&browser, "amira@example.org", "/").await;
        assert!(
            browser
                .visit(&sent.location().expect("a page"))
                .await
                .links()
                .contains(&"/demo/outbox".to_owned())
        );
        let page = browser.get("/demo/outbox").await;
        assert_eq!(page.attributes("article", "data-to"), ["amira@example.org"]);
        assert!(
            page.links()
                .iter()
                .any(|link| link.contains("/sign-in/link/"))
        );
    }
);

both!(
    without_a_demonstration_there_is_no_outbox,
    async |town: &Town| {
        assert_eq!(town.visitor().get("/demo/outbox").await.status, 404);
    }
);

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_link_arrives_by_smtp_after_the_server_refused_it_once() {
    Town::with(
        support::Engine::Sqlite,
        |_| (),
        async |town: &Town| {
            let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
            let port = listener.local_addr().expect("an address").port();
            let received = Received::default();
            let receiver = tokio::spawn(receive(listener, received.clone(), 1));
            let config = Config {
                smtp: Some(format!("smtp+plain://127.0.0.1:{port}")),
                mail_from: "Lindenau <no-reply@lindenau.example>".into(),
                ..town.config.clone()
            };
            let post = Post::of(&config).expect("settings").expect("a mail server");
            let browser = town.visitor();
            ask(&browser, "amira@example.org", "/me").await;
            let round = async || channels::round(&town.app, &post).await.expect("a round");
            round().await;
            round().await;
            assert!(
                received.lock().expect("unharmed").is_empty(),
                "refused, and it waits"
            );
            town.clock.advance(61);
            round().await;
            round().await;
            let mails = received.lock().expect("unharmed").clone();
            assert_eq!(mails.len(), 1, "{mails:?}");
            let mail = decoded(&mails[0]);
            assert!(
                mail.contains("RCPT TO:<amira@example.org>")
                    && mail.contains("Subject: Your link to sign in at Lindenau"),
                "{mail}"
            );
            assert!(
                links(town, "amira@example.org").await.is_empty(),
                "a mail that was sent is gone from the table"
            );
            assert_eq!(
                browser
                    .post(&path_in(&mail), &[])
                    .await
                    .location()
                    .as_deref(),
                Some("/me")
            );
            receiver.abort();
        },
    )
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_mail_that_cannot_be_sent_is_given_up_after_a_day() {
    Town::with(
        support::Engine::Sqlite,
        |_| (),
        async |town: &Town| {
            let config = Config {
                smtp: Some("smtp+plain://127.0.0.1:1".into()),
                ..town.config.clone()
            };
            let post = Post::of(&config).expect("settings").expect("a mail server");
            ask(&town.visitor(), "amira@example.org", "/").await;
            for _ in 0..20 {
                channels::round(&town.app, &post).await.expect("a round");
                town.clock.advance(2 * 3600);
            }
            assert!(links(town, "amira@example.org").await.is_empty());
        },
    )
    .await;
}

/// A receiver that answers each mail after a while, refuses those to `no@…` for good, and counts how many it talks to at once.
async fn receive_slowly(listener: TcpListener, talking: Arc<AtomicUsize>, most: Arc<AtomicUsize>) {
    loop {
        let Ok((stream, _)) = listener.accept().await else {
            return;
        };
        let (talking, most) = (talking.clone(), most.clone());
        tokio::spawn(async move {
            most.fetch_max(talking.fetch_add(1, SeqCst) + 1, SeqCst);
            let (reading, mut writing) = stream.into_split();
            let mut lines = BufReader::new(reading).lines();
            let mut in_text = false;
            let _ = writing.write_all(b"220 test\r\n").await;
            while let Ok(Some(line)) = lines.next_line().await {
                if in_text && line != "." {
                    continue;
                }
                let answer = match line.split([' ', ':']).next().unwrap_or_default() {
                    "." => {
                        in_text = false;
                        tokio::time::sleep(Duration::from_millis(300)).await;
                        "250 taken\r\n"
                    }
                    "DATA" => {
                        in_text = true;
                        "354 go on\r\n"
                    }
                    "RCPT" if line.contains("no@") => "550 nobody here\r\n",
                    "QUIT" => "221 bye\r\n",
                    _ => "250 fine\r\n",
                };
                let _ = writing.write_all(answer.as_bytes()).await;
            }
            talking.fetch_sub(1, SeqCst);
        });
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn mails_are_sent_several_at_once_and_one_that_fails_holds_up_no_other() {
    Town::with(
        support::Engine::Sqlite,
        |_| (),
        async |town: &Town| {
            let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
            let port = listener.local_addr().expect("an address").port();
            let (talking, most) = (Arc::<AtomicUsize>::default(), Arc::<AtomicUsize>::default());
            let receiver = tokio::spawn(receive_slowly(listener, talking, most.clone()));
            let config = Config {
                smtp: Some(format!("smtp+plain://127.0.0.1:{port}")),
                ..town.config.clone()
            };
            let post = Post::of(&config).expect("settings").expect("a mail server");
            let visitor = town.visitor();
            ask(&visitor, "no@example.org", "/").await;
            for n in 0..40 {
                ask(&visitor, &format!("yes{n}@example.org"), "/").await;
            }
            let begun = Instant::now();
            channels::round(&town.app, &post).await.expect("a round");
            let taken = begun.elapsed();
            assert!(
                taken < Duration::from_secs(8),
                "40 mails of 0.3 s took {taken:?}"
            );
            let at_once = most.load(SeqCst);
            assert!((2..=10).contains(&at_once), "{at_once} at once");
            // All were sent but the one that was refused; that one waits for its next attempt.
            let mut tx = town.app.db.read().await.expect("the database answers");
            let left = app::mail::newest(&mut tx, 50).await.expect("mails");
            drop(tx);
            let [refused] = left.as_slice() else {
                panic!("{} are left", left.len());
            };
            assert_eq!(
                (refused.address.as_str(), refused.attempts),
                ("no@example.org", 1)
            );
            channels::round(&town.app, &post).await.expect("a round");
            let again = app::mail::newest(&mut town.app.db.read().await.expect("read"), 50).await;
            assert_eq!(again.expect("mails")[0].attempts, 1, "it waits a minute");
            receiver.abort();
        },
    )
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_round_that_is_killed_loses_no_mail() {
    Town::with(
        support::Engine::Sqlite,
        |_| (),
        async |town: &Town| {
            let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
            let port = listener.local_addr().expect("an address").port();
            let receiver = tokio::spawn(receive_slowly(listener, Arc::default(), Arc::default()));
            let config = Config {
                smtp: Some(format!("smtp+plain://127.0.0.1:{port}")),
                ..town.config.clone()
            };
            let post = Post::of(&config).expect("settings").expect("a mail server");
            for n in 0..5 {
                ask(&town.visitor(), &format!("yes{n}@example.org"), "/").await;
            }
            let round = channels::round(&town.app, &post);
            let killed = tokio::time::timeout(Duration::from_millis(150), round).await;
            assert!(killed.is_err(), "it was under way");
            let left = async || {
                let mut tx = town.app.db.read().await.expect("the database answers");
                app::mail::newest(&mut tx, 50).await.expect("mails").len()
            };
            assert_eq!(left().await, 5, "none is gone before it was taken");
            town.clock.advance(61);
            channels::round(&town.app, &post).await.expect("a round");
            assert_eq!(left().await, 0);
            receiver.abort();
        },
    )
    .await;
}
