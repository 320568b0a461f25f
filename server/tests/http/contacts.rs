//! Confirming a telephone number and a postal address; changes of them, told and taken back.

mod letters;
mod sending;

use app::clock::{Clock, millis};
use app::db::DbError;
use app::mail::Mail;
use app::{run, transact};
use domain::actor::{Proof, Role};
use domain::ids::AccountId;
use server::config::Config;
use server::sms::{self, Gateway};
use std::sync::{Arc, Mutex};
use support::{Browser, Engine, Person, Reply, Town, both};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

const NUMBER: &str = "+4930901820";

/// A gateway that is set; nothing listens there unless a test does.
fn gateway(config: &mut Config) {
    config.sms = Some("http://127.0.0.1:1/send".to_owned());
}

async fn messages(town: &Town, to: &str) -> Vec<Mail> {
    let mut tx = town.app.db.read().await.expect("a connection");
    let mut mails = app::mail::newest(&mut tx, 100).await.expect("mails");
    mails.retain(|mail| mail.address == to);
    mails
}

/// The code in the newest message to a number.
async fn code(town: &Town, to: &str) -> String {
    let newest = messages(town, to).await.remove(0);
    assert_eq!(newest.channel, "sms");
    newest.body.split(' ').next().expect("a code").to_owned()
}

async fn tell_phone(browser: &Browser, number: &str) {
    let told = browser.post("/me/about/phone", &[("value", number)]).await;
    assert_eq!(told.status, 303, "{}", told.text());
}

async fn ask(browser: &Browser) -> Reply {
    browser.post("/me/about/phone/confirm", &[]).await
}

async fn enter(browser: &Browser, code: &str) -> Reply {
    browser
        .post("/me/about/phone/code", &[("code", code)])
        .await
}

/// A code that is not this one.
fn other(code: &str) -> String {
    let first = if code.starts_with('1') { "2" } else { "1" };
    format!("{first}{}", &code[1..])
}

async fn confirm(town: &Town, person: &Person) {
    tell_phone(&person.browser, "030 901820").await;
    assert_eq!(ask(&person.browser).await.status, 303);
    let code = code(town, NUMBER).await;
    let done = enter(&person.browser, &code).await;
    assert_eq!(
        done.location().as_deref(),
        Some("/me/about"),
        "{}",
        done.text()
    );
}

/// Empties what counts messages, as an hour without any does.
async fn an_hour_later(town: &Town) {
    town.clock.advance(3601);
}

both!(
    line_5_a_number_is_confirmed_by_a_code_in_a_message,
    gateway,
    async |town: &Town| {
        let amira = town.citizen("Amira").await;
        let page = amira.browser.get("/me/about/phone/confirm").await;
        assert_eq!(
            page.location().as_deref(),
            Some("/me/about/phone"),
            "first the number"
        );
        tell_phone(&amira.browser, "030 901820").await;
        let about = amira.browser.get("/me/about").await;
        assert!(
            about.has_text("Not confirmed.")
                && about
                    .links()
                    .contains(&"/me/about/phone/confirm".to_owned())
        );
        let page = amira.browser.get("/me/about/phone/confirm").await;
        assert!(page.has_text(NUMBER) && page.has_text("10 minutes"));
        assert!(
            messages(town, NUMBER).await.is_empty(),
            "a page alone sends nothing"
        );
        let asked = ask(&amira.browser).await;
        assert_eq!(asked.location().as_deref(), Some("/me/about/phone/code"));
        let code = code(town, NUMBER).await;
        assert_eq!(code.len(), 6);

        for no_code in ["", "12345", "abcdef"] {
            let refused = enter(&amira.browser, no_code).await;
            assert_eq!(refused.status, 422);
            assert!(refused.has_text("six digits"), "no try: {}", refused.text());
        }
        let wrong = enter(&amira.browser, &other(&code)).await;
        assert_eq!(wrong.status, 422);
        assert!(wrong.has_text("4 more tries"), "{}", wrong.text());
        // The code belongs to one account.
        let ben = town.citizen("Ben").await;
        tell_phone(&ben.browser, "030 901820").await;
        assert_eq!(
            enter(&ben.browser, &code).await.location().as_deref(),
            Some("/me/about/phone/confirm")
        );

        let spaced = format!(" {} {} ", &code[..3], &code[3..]);
        assert_eq!(
            enter(&amira.browser, &spaced).await.location().as_deref(),
            Some("/me/about")
        );
        assert!(amira.browser.get("/me/about").await.has_text("Confirmed."));
        assert!(!ben.browser.get("/me/about").await.has_text("Confirmed."));
        assert_eq!(
            enter(&amira.browser, &code).await.location().as_deref(),
            Some("/me/about/phone/confirm"),
            "once"
        );
        // The mailbox and the number are told.
        let told = messages(town, &amira.email).await;
        assert!(
            told[0].subject.contains("telephone number")
                && told[0].subject.contains("is confirmed")
        );
        assert!(
            messages(town, NUMBER).await[0]
                .body
                .contains("now confirmed")
        );
        // There is nothing more to send.
        let before = messages(town, NUMBER).await.len();
        assert_eq!(ask(&amira.browser).await.status, 200);
        assert_eq!(messages(town, NUMBER).await.len(), before);
        for path in ["/me/about/phone/confirm", "/me/about/phone/code"] {
            let to = town.visitor().get(path).await.location().expect("sign in");
            assert!(to.starts_with("/sign-in"));
        }
    }
);

both!(
    line_5_five_wrong_codes_and_an_hour_of_waiting,
    gateway,
    async |town: &Town| {
        let amira = town.citizen("Amira").await;
        tell_phone(&amira.browser, "030 901820").await;
        ask(&amira.browser).await;
        let right = code(town, NUMBER).await;
        for _ in 0..4 {
            assert_eq!(enter(&amira.browser, &other(&right)).await.status, 422);
        }
        assert_eq!(enter(&amira.browser, &other(&right)).await.status, 429);
        assert_eq!(
            enter(&amira.browser, &right).await.status,
            429,
            "also the right one"
        );
        assert_eq!(ask(&amira.browser).await.status, 429, "and no new one");
        assert_eq!(amira.browser.get("/me/about/phone/code").await.status, 429);
        an_hour_later(town).await;
        assert_eq!(ask(&amira.browser).await.status, 303);
        let right = code(town, NUMBER).await;
        assert_eq!(
            enter(&amira.browser, &right).await.location().as_deref(),
            Some("/me/about")
        );
    }
);

both!(
    line_5_a_code_expires_after_ten_minutes,
    gateway,
    async |town: &Town| {
        let amira = town.citizen("Amira").await;
        tell_phone(&amira.browser, "030 901820").await;
        ask(&amira.browser).await;
        let late = code(town, NUMBER).await;
        town.clock.advance(601);
        let gone = enter(&amira.browser, &late).await;
        assert_eq!(gone.location().as_deref(), Some("/me/about/phone/confirm"));
        assert!(
            amira
                .browser
                .get("/me/about/phone/confirm")
                .await
                .has_text("has expired")
        );
        // Whoever types another number meanwhile confirms that one, not the one before.
        ask(&amira.browser).await;
        let old = code(town, NUMBER).await;
        tell_phone(&amira.browser, "030 111111").await;
        assert_eq!(
            enter(&amira.browser, &old).await.location().as_deref(),
            Some("/me/about/phone/confirm")
        );
        assert!(!amira.browser.get("/me/about").await.has_text("Confirmed."));
        app::contacts::purge(&town.app).await.expect("it clears");
        app::contacts::purge(&town.app).await.expect("twice");
    }
);

both!(
    line_5_without_a_gateway_the_desk_confirms,
    async |town: &Town| {
        let amira = town.citizen("Amira").await;
        let clerk = town.official("Cleo", Role::CaseWorker, None).await;
        tell_phone(&amira.browser, "030 901820").await;
        let page = amira.browser.get("/me/about/phone/confirm").await;
        assert!(
            page.has_text("cannot send text messages")
                && page.links().contains(&"/me/residence/desk".to_owned())
        );
        assert_eq!(ask(&amira.browser).await.status, 200);
        assert!(messages(town, NUMBER).await.is_empty());

        let at_desk = amira.browser.post("/me/residence/desk", &[]).await.text();
        let at = at_desk.find("Your number").unwrap_or(0);
        let digits: String = at_desk[at..]
            .chars()
            .filter(char::is_ascii_digit)
            .take(6)
            .collect();
        let form = |number: &str, phone: &str, seen: &str| {
            [
                ("number", number.to_owned()),
                ("phone", phone.to_owned()),
                ("seen", seen.to_owned()),
            ]
        };
        async fn sent(clerk: &Person, fields: [(&str, String); 3]) -> Reply {
            let fields = fields
                .each_ref()
                .map(|(name, value)| (*name, value.as_str()));
            clerk.browser.post("/desk/contacts", &fields).await
        }
        assert_eq!(
            sent(&clerk, form("000000", "030 901820", "yes"))
                .await
                .status,
            422
        );
        assert_eq!(
            sent(&clerk, form(&digits, "030 901821", "yes"))
                .await
                .status,
            422
        );
        assert_eq!(
            sent(&clerk, form(&digits, "030 901820", "")).await.status,
            422
        );
        assert!(!amira.browser.get("/me/about").await.has_text("Confirmed."));
        assert_eq!(amira.browser.get("/desk/contacts").await.status, 403);
        let done = sent(&clerk, form(&digits, "030 901820", "yes")).await;
        assert_eq!(done.status, 303, "{}", done.text());
        assert!(amira.browser.get("/me/about").await.has_text("Confirmed."));
        assert!(
            amira.browser.get("/me/access").await.has_text("Cleo"),
            "it stands in the log"
        );
    }
);

both!(
    line_5_a_number_without_its_country_is_not_guessed,
    gateway,
    async |town: &Town| {
        let amira = town.citizen("Amira").await;
        tell_phone(&amira.browser, "901820").await;
        let page = amira.browser.get("/me/about/phone/confirm").await;
        assert!(page.has_text("cannot tell to which country"));
        assert_eq!(ask(&amira.browser).await.status, 200);
        assert!(messages(town, "901820").await.is_empty());
    }
);

/// The path of the link that takes a change back, in the newest message to an address.
async fn undo_link(town: &Town, to: &str) -> String {
    let body = messages(town, to).await.remove(0).body;
    let at = body.find("/contact/undo/").expect("a link");
    body[at..]
        .split_whitespace()
        .next()
        .expect("it ends")
        .to_owned()
}

both!(
    line_5_a_change_of_a_confirmed_number_is_told_and_can_be_undone,
    gateway,
    async |town: &Town| {
        let amira = town.citizen("Amira").await;
        confirm(town, &amira).await;
        // The same number typed otherwise is no change.
        tell_phone(&amira.browser, "+49 30 901820").await;
        assert!(amira.browser.get("/me/about").await.has_text("Confirmed."));
        // Whoever found the device unlocked cannot change it.
        town.clock.advance(660);
        let stopped = amira
            .browser
            .post("/me/about/phone", &[("value", "030 111111")])
            .await;
        assert!(
            stopped
                .location()
                .is_some_and(|to| to.starts_with("/confirm"))
        );
        let thief = town.signed_in(amira.account).await;
        tell_phone(&thief, "030 111111").await;
        assert!(thief.get("/me/about").await.has_text("Not confirmed."));
        let mail = messages(town, &amira.email).await.remove(0);
        assert!(mail.subject.contains("was changed"), "{}", mail.subject);
        let link = undo_link(town, &amira.email).await;
        assert_eq!(
            undo_link(town, NUMBER).await,
            link,
            "the old number is told too"
        );
        // The thief confirms the new one and changes that again: their link to take that back is worth nothing later.
        assert_eq!(ask(&thief).await.status, 303);
        let new = code(town, "+4930111111").await;
        assert_eq!(
            enter(&thief, &new).await.location().as_deref(),
            Some("/me/about")
        );
        tell_phone(&thief, "").await;
        let of_thief = undo_link(town, "+4930111111").await;

        let visitor = town.visitor();
        let page = visitor.get(&link).await;
        assert_eq!(page.status, 200);
        assert!(
            !page.body.contains("901820"),
            "a link tells nobody the number"
        );
        assert!(
            thief.get("/me/about").await.has_text("Telephone"),
            "opening changes nothing"
        );
        for forged in ["/contact/undo/x", &format!("{link}A")] {
            assert_eq!(visitor.get(forged).await.status, 410);
            assert_eq!(visitor.post(forged, &[]).await.status, 410);
        }
        assert_eq!(visitor.post(&link, &[]).await.status, 200);
        assert!(
            thief.get("/me/about").await.location().is_some(),
            "signed out everywhere"
        );
        let back = town.signed_in(amira.account).await;
        let about = back.get("/me/about").await;
        assert!(
            about.has_text(NUMBER) && about.has_text("Confirmed."),
            "{}",
            about.text()
        );
        assert_eq!(visitor.post(&link, &[]).await.status, 410, "once");
        assert_eq!(visitor.post(&of_thief, &[]).await.status, 410);
        // After three days there is nothing to take back.
        tell_phone(&back, "").await;
        let late = undo_link(town, &amira.email).await;
        town.clock.advance(72 * 3600 + 1);
        assert_eq!(visitor.get(&late).await.status, 410);
        assert_eq!(visitor.post(&late, &[]).await.status, 410);
    }
);
