//! Sending messages: gateways, limits, demonstrations; and what goes with the account.

use super::*;

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

both!(
    line_5_one_network_cannot_make_us_send_messages_without_end,
    gateway,
    async |town: &Town| {
        for n in 0..31 {
            let person = town.citizen("N").await;
            tell_phone(&person.browser, &format!("030 5550{n:03}")).await;
            let expected = if n < 30 { 303 } else { 429 };
            assert_eq!(ask(&person.browser).await.status, expected, "{n}");
        }
        assert!(messages(town, "+49305550030").await.is_empty());
    }
);
