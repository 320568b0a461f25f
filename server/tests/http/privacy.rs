//! The rights of a person: taking their data along, having it corrected, consenting and withdrawing.

use domain::actor::Role;
use serde_json::Value;
use std::io::{Cursor, Read};
use support::links::signed_in;
use support::{Browser, Town, both};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// The files of the ZIP that this browser downloads.
async fn downloaded(town: &Town, browser: &Browser) -> Vec<(String, String)> {
    let session = browser.cookie("comitia").expect("signed in");
    let request = format!(
        "POST /me/data/export HTTP/1.1\r\nHost: {}\r\nCookie: comitia={session}\r\nSec-Fetch-Site: same-origin\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
        town.address
    );
    let mut stream = TcpStream::connect(town.address).await.expect("it listens");
    stream.write_all(request.as_bytes()).await.expect("sent");
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).await.expect("answered");
    let at = answer
        .windows(4)
        .position(|w| w == b"\r\n\r\n")
        .expect("a head");
    let head = String::from_utf8_lossy(&answer[..at]).to_lowercase();
    assert!(
        head.contains("application/zip")
            && head.contains("no-store")
            && head.contains("attachment"),
        "{head}"
    );
    let mut zip = zip::ZipArchive::new(Cursor::new(answer[at + 4..].to_vec())).expect("a ZIP");
    let mut files = Vec::new();
    for index in 0..zip.len() {
        let mut file = zip.by_index(index).expect("a file");
        let name = file.name().expect("a name in UTF-8").into_owned();
        let mut text = String::new();
        file.read_to_string(&mut text).expect("text");
        files.push((name, text));
    }
    files
}

/// Whether a value is what the schema says: as much of JSON Schema as our schemas use.
fn fits(value: &Value, schema: &Value) -> bool {
    let types: Vec<&str> = match &schema["type"] {
        Value::String(one) => vec![one],
        Value::Array(many) => many.iter().filter_map(Value::as_str).collect(),
        _ => return false,
    };
    let is = |kind: &&str| match (*kind, value) {
        ("null", Value::Null) | ("boolean", Value::Bool(_)) => true,
        ("integer", Value::Number(n)) => n.is_i64(),
        ("string", Value::String(text)) => match schema["format"].as_str() {
            Some("date-time") => text.parse::<jiff::Timestamp>().is_ok(),
            Some("date") => text.parse::<jiff::civil::Date>().is_ok(),
            _ => true,
        },
        ("array", Value::Array(items)) => items.iter().all(|item| fits(item, &schema["items"])),
        ("object", Value::Object(fields)) => {
            let properties = schema["properties"].as_object().expect("properties");
            let names = schema["required"].as_array().expect("required");
            names
                .iter()
                .all(|name| fields.contains_key(name.as_str().expect("a name")))
                && fields.iter().all(|(name, value)| {
                    properties
                        .get(name)
                        .is_some_and(|property| fits(value, property))
                })
        }
        _ => false,
    };
    types.iter().any(is)
}

both!(
    everything_about_a_person_can_be_taken_along,
    async |town: &Town| {
        let clerk = town.official("Ada Amt", Role::CaseWorker, None).await;
        let rita = town.resident("Rita <b>").await;
        let other = town.resident("Otto").await;
        let address = format!("/desk/people/entry/{}", rita.entry.expect("on the roll"));
        clerk
            .browser
            .post(
                &address,
                &[("purpose", "other"), ("reason", "Call from the court")],
            )
            .await;
        rita.browser
            .post("/me/access/1/ask", &[("question", "Which court?")])
            .await;
        rita.browser
            .post(
                "/me/data/consents",
                &[("kind", "news"), ("version", "1"), ("action", "give")],
            )
            .await;
        let wish = [("about", "name"), ("wrong", "Famly"), ("right", "Family")];
        rita.browser.post("/me/data/corrections/new", &wish).await;

        // Somebody who found the device unlocked does not get it.
        town.clock.advance(11 * 60);
        let refused = rita.browser.post("/me/data/export", &[]).await;
        assert_eq!(
            refused.location().as_deref(),
            Some("/confirm?next=%2Fme%2Fdata%2Fexport")
        );
        let page = rita.browser.get("/me/data/export").await;
        assert!(
            page.has_text("Your votes are not in it") && page.has_text("Who looked at your data")
        );

        let browser = signed_in(town, &rita.email).await;
        let files = downloaded(town, &browser).await;
        let text = |name: &str| {
            let found = files.iter().find(|(file, _)| file == name);
            &found.unwrap_or_else(|| panic!("{name} is not there")).1
        };
        let mut parts = 0;
        for (name, schema) in &files {
            let Some(part) = name.strip_suffix(".schema.json") else {
                continue;
            };
            let schema: Value = serde_json::from_str(schema).expect("JSON");
            let data: Value = serde_json::from_str(text(&format!("{part}.json"))).expect("JSON");
            assert!(fits(&data, &schema), "{part}: {data} {schema}");
            assert!(
                !fits(&Value::Array(vec![serde_json::json!({ "x": 1 })]), &schema),
                "{part}"
            );
            parts += 1;
        }
        assert_eq!(parts, app::privacy::export::EXPORTS.len());
        for (name, expected) in [
            ("account.json", rita.email.as_str()),
            ("roll.json", "1990-05-17"),
            ("sessions.json", "Unknown device"),
            ("devices.json", "used"),
            ("consents.json", "at most twice a month"),
            ("corrections.json", "Famly"),
            ("opened.json", "Call from the court"),
            ("questions.json", "Which court?"),
            ("events.json", "data.exported"),
        ] {
            // The event of this export is written after it is read.
            let is_there = text(name).contains(expected) || name == "events.json";
            assert!(is_there, "{name}: {}", text(name));
        }
        let readable = text("index.html");
        for expected in [
            "17 May 1990",
            "Call from the court",
            "Ada Amt",
            "Case worker",
            "My name",
            "Nobody can say which vote is yours",
            "Rita &lt;b&gt;",
        ] {
            assert!(readable.contains(expected), "{expected}: {readable}");
        }
        for foreign in [
            other.email.as_str(),
            clerk.email.as_str(),
            "<script",
            "export-",
        ] {
            assert!(
                files.iter().all(|(_, text)| !text.contains(foreign)),
                "{foreign}"
            );
        }
        town.clock.advance(11 * 60);
        let late = browser.post("/me/data/export", &[]).await;
        assert!(
            late.location().is_some_and(|to| to.starts_with("/confirm")),
            "a proof is good for ten minutes"
        );
    }
);

both!(
    a_correction_is_asked_for_worked_on_and_told,
    async |town: &Town| {
        let clerk = town.official("Ada Amt", Role::CaseWorker, None).await;
        let rita = town.resident("Rita").await;
        let bad = rita
            .browser
            .post("/me/data/corrections/new", &[("about", "shoe size")])
            .await;
        assert_eq!(bad.status, 422);
        assert_eq!(
            bad.attributes("a", "href")
                .iter()
                .filter(|href| ["#about", "#wrong", "#right"].contains(&href.as_str()))
                .count(),
            3
        );
        let wish = [
            ("about", "name"),
            ("wrong", "Famly <i>"),
            ("right", "Family"),
        ];
        assert_eq!(
            rita.browser
                .post("/me/data/corrections/new", &wish)
                .await
                .status,
            303
        );
        let page = rita.browser.get("/me/data/corrections").await;
        assert!(page.has_text("Waiting") && page.has_text("Famly <i>"));

        let list = clerk.browser.get("/desk/corrections").await;
        assert!(list.has_text("This is recorded") && !list.has_text("Famly"));
        let link = list
            .links()
            .into_iter()
            .find(|href| href.starts_with("/desk/corrections/"))
            .expect("it waits");
        assert_eq!(rita.browser.get(&link).await.status, 403);
        assert_eq!(
            rita.browser
                .post(&link, &[("outcome", "corrected")])
                .await
                .status,
            403
        );
        let page = clerk.browser.get(&link).await;
        assert!(page.has_text("Famly <i>") && page.body.contains(&rita.email));
        let opened = rita.browser.get("/me/access").await;
        assert!(opened.has_text("Correcting an entry") && opened.has_text("A wish for correction"));
        let refused = clerk
            .browser
            .post(&link, &[("outcome", "corrected"), ("reason", "")])
            .await;
        assert_eq!(refused.status, 422);
        let done = [
            ("outcome", "refused"),
            ("reason", "The passport says Famly."),
        ];
        assert_eq!(clerk.browser.post(&link, &done).await.status, 303);
        assert_eq!(clerk.browser.post(&link, &done).await.status, 409, "once");
        let page = rita.browser.get("/me/data/corrections").await;
        assert!(
            page.has_text("It stays as it is.")
                && page.has_text("The passport says Famly.")
                && page.has_text("Ada Amt answered")
        );
        town.jobs().await;
        let mut tx = town.app.db.read().await.expect("the database answers");
        let mails = app::mail::newest(&mut tx, 50).await.expect("mails");
        let told: Vec<_> = mails
            .iter()
            .filter(|mail| mail.address == rita.email)
            .collect();
        assert_eq!(
            told.len(),
            1,
            "within a case nobody is told that it was opened: {told:?}"
        );
        assert!(told[0].body.contains("/me/data/corrections"));

        // Nobody works on a wish of their own, and nobody fills the list.
        clerk.browser.post("/me/data/corrections/new", &wish).await;
        let list = clerk.browser.get("/desk/corrections").await;
        let own = list
            .links()
            .into_iter()
            .find(|href| href.starts_with("/desk/corrections/"))
            .expect("it waits");
        assert_eq!(clerk.browser.get(&own).await.status, 403);
        assert_eq!(clerk.browser.post(&own, &done).await.status, 403);
        let mut statuses = Vec::new();
        for _ in 0..11 {
            statuses.push(
                rita.browser
                    .post("/me/data/corrections/new", &wish)
                    .await
                    .status
                    .as_u16(),
            );
        }
        assert_eq!((statuses[9], statuses[10]), (303, 422));
    }
);

both!(
    a_consent_has_its_wording_and_date_and_can_be_withdrawn,
    async |town: &Town| {
        let rita = town.resident("Rita").await;
        let other = town.resident("Otto").await;
        let kind = domain::privacy::Consent::News;
        let consenting = async || {
            let mut tx = town.app.db.read().await.expect("a connection");
            let nil = domain::ids::AccountId(uuid::Uuid::nil());
            app::privacy::consenting(&mut tx, kind, nil, 10)
                .await
                .expect("accounts")
        };
        let page = rita.browser.get("/me/data/consents").await;
        assert!(
            page.has_text("You have not agreed to this.") && page.has_text("at most twice a month")
        );
        let act = |action| [("kind", "news"), ("version", "1"), ("action", action)];
        let old = [("kind", "news"), ("version", "0"), ("action", "give")];
        assert_eq!(
            rita.browser.post("/me/data/consents", &old).await.status,
            409,
            "what was read is not what is asked"
        );
        for bad in [
            [("kind", "soul"), ("action", "give")],
            [("kind", "news"), ("action", "sell")],
        ] {
            assert_eq!(
                rita.browser.post("/me/data/consents", &bad).await.status,
                400
            );
        }
        assert!(consenting().await.is_empty());
        for _ in 0..2 {
            assert_eq!(
                rita.browser
                    .post("/me/data/consents", &act("give"))
                    .await
                    .status,
                303
            );
        }
        assert_eq!(consenting().await, [rita.account]);
        assert!(
            rita.browser
                .get("/me/data/consents")
                .await
                .has_text("Agreed on")
        );
        other
            .browser
            .post("/me/data/consents", &act("withdraw"))
            .await;
        assert_eq!(
            consenting().await,
            [rita.account],
            "everybody for themselves"
        );
        rita.browser
            .post("/me/data/consents", &act("withdraw"))
            .await;
        assert!(consenting().await.is_empty());
        let page = rita.browser.get("/me/data/consents").await;
        assert!(page.has_text("Earlier") && page.has_text("withdrawn on"));
        rita.browser.post("/me/data/consents", &act("give")).await;
        assert_eq!(consenting().await, [rita.account], "it can be given again");
    }
);
