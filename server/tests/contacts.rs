//! Confirming a telephone number and a postal address; changes of them, told and taken back.

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
    line_5_no_more_than_three_messages_an_hour_by_account_and_by_number,
    gateway,
    async |town: &Town| {
        let amira = town.citizen("Amira").await;
        tell_phone(&amira.browser, "030 901820").await;
        for _ in 0..3 {
            assert_eq!(ask(&amira.browser).await.status, 303);
        }
        let refused = ask(&amira.browser).await;
        assert_eq!(refused.status, 429);
        assert!(refused.has_text("Too many codes"));
        assert_eq!(messages(town, NUMBER).await.len(), 3);
        // Not to another number either, and nobody else can annoy this one.
        tell_phone(&amira.browser, "030 222222").await;
        assert_eq!(ask(&amira.browser).await.status, 429);
        let ben = town.citizen("Ben").await;
        tell_phone(&ben.browser, "+49 30 901820").await;
        assert_eq!(ask(&ben.browser).await.status, 429);
        tell_phone(&ben.browser, "030 333333").await;
        assert_eq!(ask(&ben.browser).await.status, 303);
        an_hour_later(town).await;
        assert_eq!(ask(&amira.browser).await.status, 303);
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

/// The code on a printed sheet.
fn letter_code(sheet: &Reply) -> String {
    let text = sheet.text();
    let is_code = |word: &&str| word.len() == 14 && word.chars().filter(|c| *c == '-').count() == 2;
    text.split_whitespace()
        .find(is_code)
        .expect("a code")
        .to_owned()
}

both!(
    line_5_another_postal_address_is_confirmed_by_a_letter,
    async |town: &Town| {
        let entry = town.roll_entry_named("Amira", "Haddad", "1990-05-17").await;
        let amira = town.person("Amira", Some(entry)).await;
        let clerk = town.official("Cleo", Role::CaseWorker, None).await;
        let browser = &amira.browser;
        let here = "/me/about/address/confirm";
        assert_eq!(
            browser.get(here).await.location().as_deref(),
            Some("/me/about/address")
        );
        let typed = [("value", "Bahnhofstr. 7\r\n20095 Elsewhere")];
        assert_eq!(browser.post("/me/about/address", &typed).await.status, 303);
        assert!(
            clerk
                .browser
                .get("/desk/post")
                .await
                .has_text("No letter waits")
        );
        assert_eq!(
            browser.post("/me/about/address/letter", &[]).await.status,
            303
        );
        assert_eq!(
            browser.post("/me/about/address/letter", &[]).await.status,
            303,
            "double, still one"
        );
        assert!(browser.get(here).await.has_text("waiting to be printed"));
        let post = clerk.browser.get("/desk/post").await;
        assert!(post.has_text("one letter with a code") && !post.has_text("Bahnhofstr"));
        assert_eq!(browser.get("/desk/post").await.status, 403);
        assert_eq!(browser.post("/desk/post", &[]).await.status, 403);
        let sheet = clerk.browser.post("/desk/post", &[]).await;
        assert!(
            sheet.has_text("Bahnhofstr. 7") && sheet.has_text("Amira Haddad"),
            "{}",
            sheet.text()
        );
        let code = letter_code(&sheet);
        assert!(
            browser.get("/me/access").await.has_text("Cleo"),
            "that it was opened stands in the log"
        );
        assert_eq!(
            clerk.browser.post("/desk/post", &[]).await.status,
            303,
            "printed once"
        );

        let slip = browser.post(here, &[("code", "7Q4M")]).await;
        assert_eq!(slip.status, 422);
        let ben = town.citizen("Ben").await;
        ben.browser.post("/me/about/address", &typed).await;
        let of_other = ben.browser.post(here, &[("code", &code)]).await;
        assert_eq!(
            of_other.location().as_deref(),
            Some(here),
            "the letter of another"
        );
        let wrong = domain::letter_code::LetterCode::from_random(&[3; 32]).grouped();
        assert!(
            browser
                .post(here, &[("code", &wrong)])
                .await
                .has_text("4 more")
        );
        let done = browser.post(here, &[("code", &code.to_lowercase())]).await;
        assert_eq!(
            done.location().as_deref(),
            Some("/me/about"),
            "{}",
            done.text()
        );
        assert!(browser.get("/me/about").await.has_text("Confirmed."));

        // A change is told by mail and by a letter to the old address.
        let again = town.signed_in(amira.account).await;
        assert_eq!(
            again
                .post("/me/about/address", &[("value", "")])
                .await
                .status,
            303
        );
        let link = undo_link(town, &amira.email).await;
        let sheet = clerk.browser.post("/desk/post", &[]).await;
        assert!(
            sheet.has_text("Bahnhofstr. 7") && sheet.has_text("was changed"),
            "{}",
            sheet.text()
        );
        assert_eq!(town.visitor().post(&link, &[]).await.status, 200);
        let again = town.signed_in(amira.account).await;
        assert!(again.get("/me/about").await.has_text("Bahnhofstr. 7"));
        assert!(again.get("/me/about").await.has_text("Confirmed."));
    }
);

both!(
    line_5_letters_are_few_and_wrong_codes_wait,
    async |town: &Town| {
        let amira = town.citizen("Amira").await;
        let clerk = town.official("Cleo", Role::CaseWorker, None).await;
        let here = "/me/about/address/confirm";
        amira
            .browser
            .post("/me/about/address", &[("value", "Bahnhofstr. 7")])
            .await;
        let mut code = String::new();
        for _ in 0..2 {
            assert_eq!(
                amira
                    .browser
                    .post("/me/about/address/letter", &[])
                    .await
                    .status,
                303
            );
            code = letter_code(&clerk.browser.post("/desk/post", &[]).await);
        }
        assert_eq!(
            amira
                .browser
                .post("/me/about/address/letter", &[])
                .await
                .status,
            429
        );
        let wrong = domain::letter_code::LetterCode::from_random(&[3; 32]).grouped();
        for _ in 0..4 {
            assert_eq!(
                amira.browser.post(here, &[("code", &wrong)]).await.status,
                422
            );
        }
        assert_eq!(
            amira.browser.post(here, &[("code", &wrong)]).await.status,
            429
        );
        assert_eq!(
            amira.browser.post(here, &[("code", &code)]).await.status,
            429
        );
        an_hour_later(town).await;
        let again = town.signed_in(amira.account).await;
        assert_eq!(
            again
                .post(here, &[("code", &code)])
                .await
                .location()
                .as_deref(),
            Some("/me/about")
        );
    }
);

/// What a gateway was asked: head and body of each request. It answers with these statuses, one after the other, then with 200.
type Asked = Arc<Mutex<Vec<String>>>;

async fn receive(listener: TcpListener, asked: Asked, mut statuses: Vec<&'static str>) {
    statuses.reverse();
    loop {
        let Ok((mut stream, _)) = listener.accept().await else {
            return;
        };
        let mut text = String::new();
        let mut buffer = [0; 4096];
        while !text.ends_with('}') {
            match stream.read(&mut buffer).await {
                Ok(n) if n > 0 => text.push_str(&String::from_utf8_lossy(&buffer[..n])),
                _ => break,
            }
        }
        asked.lock().expect("unharmed").push(text);
        let status = statuses.pop().unwrap_or("200 OK");
        let answer = format!("HTTP/1.1 {status}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        let _ = stream.write_all(answer.as_bytes()).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn line_5_a_message_waits_while_the_gateway_is_down_and_the_page_says_so() {
    Town::with(Engine::Sqlite, gateway, async |town: &Town| {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let asked = Asked::default();
        let receiver = tokio::spawn(receive(listener, asked.clone(), vec!["503 Later"]));
        let config = Config {
            sms: Some(format!("http://127.0.0.1:{port}/send?x=1")),
            sms_secret: Some("s3cret".to_owned()),
            ..town.config.clone()
        };
        let gateway = Gateway::of(&config, &town.app.keys)
            .expect("settings")
            .expect("a gateway");
        let amira = town.citizen("Amira").await;
        tell_phone(&amira.browser, "030 901820").await;
        ask(&amira.browser).await;
        let code = code(town, NUMBER).await;
        let page = amira.browser.get("/me/about/phone/code").await;
        assert!(!page.has_text("trouble with sending"));
        let round = async || sms::round(&town.app, &gateway).await.expect("a round");
        round().await;
        round().await;
        assert_eq!(
            asked.lock().expect("unharmed").len(),
            1,
            "put off: it waits a minute"
        );
        let page = amira.browser.get("/me/about/phone/code").await;
        assert!(page.has_text("trouble with sending"), "{}", page.text());
        town.clock.advance(61);
        round().await;
        round().await;
        let requests = asked.lock().expect("unharmed").clone();
        assert_eq!(requests.len(), 2);
        let request = &requests[1];
        assert!(request.starts_with("POST /send?x=1 HTTP/1.1"), "{request}");
        assert!(
            request
                .to_lowercase()
                .contains("authorization: bearer s3cret")
        );
        assert!(request.contains(&format!("\"to\":\"{NUMBER}\"")) && request.contains(&code));
        assert!(
            messages(town, NUMBER).await.is_empty(),
            "what was sent is gone"
        );
        assert_eq!(
            enter(&amira.browser, &code).await.location().as_deref(),
            Some("/me/about")
        );
        // What is of no use any more is not sent.
        let ben = town.citizen("Ben").await;
        tell_phone(&ben.browser, "030 444444").await;
        ask(&ben.browser).await;
        town.clock.advance(601);
        round().await;
        assert!(messages(town, "+4930444444").await.is_empty());
        let sent = asked.lock().expect("unharmed").clone();
        assert!(!sent.iter().any(|request| request.contains("444444")));
        receiver.abort();
    })
    .await;
}

#[test]
fn a_gateway_is_asked_over_an_encrypted_connection_and_its_secret_is_not_printed() {
    let folder = tempfile::tempdir().expect("a folder");
    let keys = app::keys::Keys::open(folder.path().join("keys")).expect("keys");
    for (address, is_fine) in [
        ("https://sms.example/send", true),
        ("http://localhost:8080/send", true),
        ("http://sms.example/send", false),
        ("https://user:secret@sms.example/", false),
        ("sms.example", false),
    ] {
        let config = Config {
            sms: Some(address.to_owned()),
            sms_secret: Some("s3cret".to_owned()),
            ..Config::default()
        };
        assert_eq!(Gateway::of(&config, &keys).is_ok(), is_fine, "{address}");
        let printed = toml::to_string_pretty(&config).expect("settings");
        assert!(printed.contains(address) && !printed.contains("s3cret"));
    }
}

both!(
    line_5_a_demonstration_shows_messages_where_mails_appear,
    |config| config.demo = true,
    async |town: &Town| {
        let amira = town.citizen("Amira").await;
        tell_phone(&amira.browser, "030 901820").await;
        let asked = ask(&amira.browser).await;
        assert_eq!(asked.status, 303);
        let page = amira.browser.get("/me/about/phone/code").await;
        assert!(page.links().contains(&"/demo/outbox".to_owned()));
        let outbox = town.visitor().get("/demo/outbox").await;
        assert!(outbox.has_text("Text message") && outbox.has_text("is your code for"));
    }
);

/// Rows of contacts that belong to an account.
async fn rows(town: &Town, account: AccountId) -> i64 {
    let mut tx = town.app.db.read().await.expect("a connection");
    run!(&mut tx, c => sqlx::query_scalar(
        "SELECT (SELECT COUNT(*) FROM contact_points WHERE account = $1) + (SELECT COUNT(*) FROM contact_codes WHERE account = $1)
          + (SELECT COUNT(*) FROM contact_changes WHERE account = $1) + (SELECT COUNT(*) FROM outgoing_letters WHERE account = $1)"
    ).bind(account.0).fetch_one(c).await.expect("a number"))
}

both!(
    line_5_contacts_go_with_the_account_and_come_along_in_the_export,
    gateway,
    async |town: &Town| {
        let amira = town.citizen("Amira").await;
        confirm(town, &amira).await;
        tell_phone(&amira.browser, "030 111111").await;
        ask(&amira.browser).await;
        assert!(rows(town, amira.account).await >= 2);
        let export = amira.browser.post("/me/data/export", &[]).await;
        assert_eq!(export.status, 200);
        let now = Clock::now(&town.clock);
        let browser = town.signed_in_by(amira.account, Proof::passkey(now)).await;
        let page = browser.get("/me/data/erase").await;
        let form = page.form(None);
        let field = form
            .first()
            .map_or("email", |(name, _)| name.as_str())
            .to_owned();
        let gone = browser
            .post("/me/data/erase", &[(field.as_str(), amira.email.as_str())])
            .await;
        assert_eq!(gone.status, 303, "{}", gone.text());
        assert_eq!(rows(town, amira.account).await, 0);
        for number in [NUMBER, "+4930111111"] {
            assert!(
                messages(town, number).await.is_empty(),
                "nothing waits for {number}"
            );
        }
    }
);

both!(
    line_5_printed_letters_go_after_a_month,
    async |town: &Town| {
        let amira = town.citizen("Amira").await;
        let now = Clock::now(&town.clock);
        let id = Clock::id(&town.clock);
        let written: Result<(), DbError> = transact!(&town.app.db, tx => {
            run!(tx, c => sqlx::query("INSERT INTO outgoing_letters (id, account, address, subject, body, lang, queued_at, printed_at) VALUES ($1, $2, 'a', 's', 'b', 'en', $3, $3)")
                .bind(id).bind(amira.account.0).bind(millis(now)).execute(c).await?.rows_affected());
            Ok(())
        });
        written.expect("a letter");
        town.clock.advance(29 * 86_400);
        app::retention::apply(&town.app).await.expect("it runs");
        assert_eq!(rows(town, amira.account).await, 1);
        town.clock.advance(2 * 86_400);
        app::retention::apply(&town.app).await.expect("it runs");
        assert_eq!(rows(town, amira.account).await, 0);
    }
);
