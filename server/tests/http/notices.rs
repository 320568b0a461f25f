//! What people are told, by which way and how often; and that it stops when they say so.

mod stop;
mod ways;

use app::db::DbError;
use app::mail::Mail;
use app::{run, transact};
use axum::http::Method;
use domain::actor::Role;
use domain::ids::PollId;
use server::channels::{self, Post};
use server::config::Config;
use support::smtp::{Received, decoded, receive};
use support::voting::{open_poll, receipt_of, vote};
use support::{Browser, Engine, Person, PollText, Reply, Town, both};
use tokio::net::TcpListener;

const DAY: i64 = 24 * 3600;
const QUESTION: &str = "Which name shall the new bridge carry?";

/// A gateway that is set; nothing listens there.
fn gateway(config: &mut Config) {
    config.sms = Some("http://127.0.0.1:1/send".to_owned());
}

async fn mails(town: &Town, to: &str) -> Vec<Mail> {
    let mut tx = town.app.db.read().await.expect("a connection");
    let mut mails = app::mail::newest(&mut tx, 200).await.expect("mails");
    mails.retain(|mail| mail.address == to);
    mails
}

/// What happened is read, what is told by the mail of the day is gathered, and all of it goes out; everything twice.
async fn told(town: &Town) {
    for _ in 0..2 {
        town.clock.advance(61);
        town.jobs().await;
        town.jobs().await;
        town.clock.advance(601);
        town.jobs().await;
        town.jobs().await;
    }
}

async fn choose(browser: &Browser, kind: &str, way: &str, pace: &str) -> Reply {
    let path = format!("/me/notices/{kind}");
    browser.post(&path, &[("way", way), ("pace", pace)]).await
}

async fn chosen(browser: &Browser, kind: &str, way: &str, pace: &str) {
    let done = choose(browser, kind, way, pace).await;
    assert_eq!(done.status, 303, "{}", done.text());
}

fn long() -> PollText {
    PollText {
        closes_in: 30 * DAY,
        ..PollText::default()
    }
}

/// A contact point that is confirmed.
async fn confirmed(town: &Town, person: &Person, kind: &str, value: &str) {
    let written: Result<(), DbError> = transact!(&town.app.db, tx => {
        run!(tx, c => sqlx::query("INSERT INTO contact_points (account, kind, value, means, confirmed_at) VALUES ($1, $2, $3, 'desk', 0)")
            .bind(person.account.0).bind(kind).bind(value).execute(c).await?.rows_affected());
        Ok(())
    });
    written.expect("a contact point");
}

/// The path of the address in a mail that stops such mails.
fn stop_path(mail: &Mail) -> String {
    let stop = mail.stop.clone().expect("an address that stops it");
    assert!(mail.body.contains(&stop), "it stands in the text, too");
    stop[stop.find("/stop/").expect("a path")..].to_owned()
}

both!(
    line_5_whoever_may_vote_is_told_once_that_a_poll_opens,
    async |town: &Town| {
        let amira = town.resident("Amira").await;
        let ben = town.citizen("Ben").await;
        let space = town.space("bridge").await;
        let text = PollText {
            opens_in: 3600,
            ..long()
        };
        town.poll(space, "published", &text).await;
        told(town).await;
        assert!(mails(town, &amira.email).await.is_empty(), "not open yet");
        town.clock.advance(3600);
        town.jobs().await;
        told(town).await;
        let mail = mails(town, &amira.email).await;
        assert_eq!(mail.len(), 1, "{mail:?}");
        assert!(mail[0].subject.contains(QUESTION) && mail[0].body.contains("/polls/"));
        assert!(
            mails(town, &ben.email).await.is_empty(),
            "who may not vote is not told"
        );
        let inbox = amira.browser.get("/me/notices/inbox").await;
        assert!(inbox.has_text(QUESTION) && inbox.has_text("1 new") && inbox.has_text("New"));
        assert!(
            !ben.browser
                .get("/me/notices/inbox")
                .await
                .has_text(QUESTION)
        );
        told(town).await;
        town.clock.advance(2 * DAY);
        told(town).await;
        assert_eq!(mails(town, &amira.email).await.len(), 1, "once");
    }
);

both!(
    line_5_one_mail_a_day_has_all_there_is_to_tell,
    async |town: &Town| {
        let amira = town.resident("Amira").await;
        for title in ["First question?", "Second question?"] {
            open_poll(town, &PollText { title, ..long() }).await;
        }
        told(town).await;
        let mail = mails(town, &amira.email).await;
        assert_eq!(mail.len(), 1, "{mail:?}");
        assert!(mail[0].subject.contains("2 notices"), "{}", mail[0].subject);
        for words in ["First question?", "Second question?", "Stop these e-mails"] {
            assert!(mail[0].body.contains(words), "{words}");
        }
        open_poll(
            town,
            &PollText {
                title: "Third question?",
                ..long()
            },
        )
        .await;
        told(town).await;
        assert_eq!(mails(town, &amira.email).await.len(), 1, "not twice a day");
        town.clock.advance(DAY);
        told(town).await;
        let mail = mails(town, &amira.email).await;
        assert_eq!(mail.len(), 2);
        assert!(mail[0].body.contains("Third question?") && !mail[0].body.contains("First"));
        // What was read on the site needs no mail.
        open_poll(
            town,
            &PollText {
                title: "Fourth question?",
                ..long()
            },
        )
        .await;
        town.clock.advance(61);
        town.jobs().await;
        let again = town.signed_in(amira.account).await;
        let inbox = again.get("/me/notices/inbox").await;
        assert!(inbox.has_text("Fourth question?"));
        let read = again.submit(&inbox, "/me/notices/inbox", &[]).await;
        assert_eq!(read.status, 303);
        let inbox = again.get("/me/notices/inbox").await;
        assert!(!inbox.has_text("new") && inbox.has_text("Fourth question?"));
        town.clock.advance(2 * DAY);
        told(town).await;
        assert_eq!(mails(town, &amira.email).await.len(), 2);
    }
);

async fn follow(browser: &Browser, poll: PollId, action: &str) -> Reply {
    let path = format!("/me/notices/polls/{poll}");
    browser.post(&path, &[("action", action)]).await
}

both!(
    line_5_who_follows_a_poll_is_reminded_whether_they_voted_or_not,
    async |town: &Town| {
        let amira = town.resident("Amira").await;
        let ben = town.resident("Ben").await;
        let cem = town.resident("Cem").await;
        let dora = town.citizen("Dora").await;
        for person in [&amira, &ben, &cem] {
            chosen(&person.browser, "poll_opens", "off", "daily").await;
        }
        let poll = open_poll(town, &long()).await;
        let page = amira.browser.get(&format!("/polls/{poll}")).await;
        assert!(page.links().contains(&format!("/me/notices/polls/{poll}")));
        for person in [&amira, &ben, &dora] {
            assert_eq!(follow(&person.browser, poll, "follow").await.status, 303);
            assert_eq!(
                follow(&person.browser, poll, "follow").await.status,
                303,
                "double"
            );
        }
        follow(&cem.browser, poll, "follow").await;
        assert_eq!(follow(&cem.browser, poll, "leave").await.status, 303);
        assert_eq!(follow(&cem.browser, poll, "x").await.status, 400);
        let voted = vote(&amira.browser, poll, &["1"]).await;
        assert!(!receipt_of(&voted).is_empty());
        told(town).await;
        assert!(mails(town, &amira.email).await.is_empty(), "not soon");
        town.clock.advance(29 * DAY + 3600);
        told(town).await;
        let (of_amira, of_ben) = (
            mails(town, &amira.email).await,
            mails(town, &ben.email).await,
        );
        assert_eq!((of_amira.len(), of_ben.len()), (1, 1));
        assert_eq!(of_amira[0].subject, of_ben[0].subject);
        let text = |mail: &Mail| mail.body.replace(mail.stop.as_deref().expect("stop"), "");
        assert_eq!(
            text(&of_amira[0]),
            text(&of_ben[0]),
            "the same for who voted and who did not"
        );
        assert!(mails(town, &cem.email).await.is_empty());
        assert!(
            mails(town, &dora.email).await.is_empty(),
            "who may not vote is not reminded"
        );
        let late = town.signed_in(cem.account).await;
        assert!(
            late.get(&format!("/me/notices/polls/{poll}"))
                .await
                .has_text("too late")
        );
        assert_eq!(follow(&late, poll, "follow").await.status, 409);
        let draft = town
            .poll(town.space("drafts").await, "draft", &long())
            .await;
        assert_eq!(follow(&late, draft, "follow").await.status, 404);
        assert_eq!(
            late.get(&format!("/me/notices/polls/{draft}")).await.status,
            404
        );
        assert!(
            town.visitor()
                .get(&format!("/me/notices/polls/{poll}"))
                .await
                .location()
                .is_some()
        );
    }
);

both!(
    line_5_notices_are_paged_and_only_ones_own_are_marked_as_read,
    async |town: &Town| {
        let amira = town.resident("Amira").await;
        let ben = town.resident("Ben").await;
        for person in [&amira, &ben] {
            chosen(&person.browser, "poll_opens", "here", "daily").await;
        }
        let space = town.space("many").await;
        for _ in 0..27 {
            town.poll(space, "published", &long()).await;
        }
        town.jobs().await;
        town.clock.advance(61);
        town.jobs().await;
        let first = amira.browser.get("/me/notices/inbox").await;
        assert!(first.has_text("27 new"));
        let next = first
            .links()
            .into_iter()
            .find(|href| href.contains("before="));
        let second = amira.browser.get(&next.expect("a second page")).await;
        assert_eq!(second.body.matches("<li><div><b>").count(), 2);
        let read = amira.browser.submit(&first, "/me/notices/inbox", &[]).await;
        assert_eq!(read.status, 303);
        assert!(
            !amira
                .browser
                .get("/me/notices/inbox")
                .await
                .has_text("27 new")
        );
        assert!(
            ben.browser
                .get("/me/notices/inbox")
                .await
                .has_text("27 new")
        );
        assert!(
            ben.browser.get("/me").await.has_text("27 new"),
            "in the navigation, too"
        );
        assert_eq!(
            amira
                .browser
                .post("/me/notices/inbox", &[("until", "x")])
                .await
                .status,
            400
        );
        assert_eq!(
            amira.browser.post("/me/notices/inbox", &[]).await.status,
            400
        );
    }
);

both!(
    line_5_old_notices_go_and_all_go_with_the_account,
    async |town: &Town| {
        let amira = town.resident("Amira").await;
        let poll = open_poll(town, &long()).await;
        follow(&amira.browser, poll, "follow").await;
        chosen(&amira.browser, "answers", "here", "daily").await;
        town.clock.advance(61);
        town.jobs().await;
        let rows = async || -> i64 {
            let mut tx = town.app.db.read().await.expect("a connection");
            run!(&mut tx, c => sqlx::query_scalar(
                "SELECT (SELECT COUNT(*) FROM notices WHERE account = $1) + (SELECT COUNT(*) FROM notice_choices WHERE account = $1)
                  + (SELECT COUNT(*) FROM poll_follows WHERE account = $1)"
            ).bind(amira.account.0).fetch_one(c).await.expect("a number"))
        };
        assert_eq!(rows().await, 3);
        town.clock.advance(181 * DAY);
        app::retention::apply(&town.app).await.expect("it runs");
        assert_eq!(rows().await, 2, "choices stay");
        let browser = town.signed_in(amira.account).await;
        let gone = browser
            .post("/me/data/erase", &[("email", &amira.email)])
            .await;
        assert_eq!(gone.status, 303, "{}", gone.text());
        assert_eq!(rows().await, 0);
    }
);
