//! A file of the roll in the administration: tried first, held back when it looks wrong, then imported whole.

use app::db::DbError;
use app::run;
use domain::actor::Role;
use hyper::Method;
use server::imports::ImportError;
use server::imports::roll::{self, How};
use support::{Browser, Reply, Town, both};

const HEAD: &str = "reference,given_name,family_name,birth_date,district,address,status,left_on\n";

async fn send(browser: &Browser, file: &[u8], complete: bool) -> Reply {
    let mut body = Vec::new();
    let part = |body: &mut Vec<u8>, name: &str, extra: &str, value: &[u8]| {
        body.extend_from_slice(
            format!("--line\r\nContent-Disposition: form-data; name=\"{name}\"{extra}\r\n\r\n")
                .as_bytes(),
        );
        body.extend_from_slice(value);
        body.extend_from_slice(b"\r\n");
    };
    part(&mut body, "file", "; filename=\"roll <b>.csv\"", file);
    if complete {
        part(&mut body, "complete", "", b"yes");
    }
    body.extend_from_slice(b"--line--\r\n");
    let headers = [
        ("content-type", "multipart/form-data; boundary=line"),
        ("sec-fetch-site", "same-origin"),
    ];
    browser
        .send(Method::POST, "/admin/roll", &headers, body)
        .await
}

async fn residents(town: &Town) -> Vec<(String, Option<String>)> {
    let rows: Result<_, DbError> = async {
        let mut tx = town.app.db.read().await?;
        Ok(run!(&mut tx, c => sqlx::query_as("SELECT reference, left_why FROM roll_entries ORDER BY reference").fetch_all(c).await?))
    }
    .await;
    rows.expect("the roll")
}

both!(
    a_file_is_tried_before_it_is_imported,
    async |town: &Town| {
        let ada = town.official("Ada", Role::Administrator, None).await;
        let first = format!(
            "{HEAD}1,Åsa,Öz,1990-05-17,Mitte,\"Weg 1, Ort\",,\n2,Bo,Berg,1985-03-01,,,,\n3,Cem,Celik,1970-12-31,Nord,,,\n"
        );
        let sent = send(&ada.browser, first.as_bytes(), false).await;
        let look = sent.location().expect("the changes");
        let page = ada.browser.get(&look).await;
        assert!(
            page.has_text("What would change")
                && page.has_text("roll <b>.csv")
                && !page.body.contains("roll <b>")
        );
        assert!(residents(town).await.is_empty(), "nothing has happened yet");
        assert_eq!(
            ada.browser.post(&look, &[]).await.location().as_deref(),
            Some("/admin/roll")
        );
        assert_eq!(residents(town).await.len(), 3);
        assert_eq!(
            ada.browser.post(&look, &[]).await.status,
            404,
            "a file is imported once"
        );
        let second = format!(
            "{HEAD}1,Åsa,Öz,1990-05-17,Nord,\"Weg 1, Ort\",,\n2,Bo,Berg,1985-03-01,,,moved,2026-10-01\n4,Dina,Dahl,2001-01-01,,,,\n3,Cem,Celik,1970-12-31,Nord,,died,\n"
        );
        let look = send(&ada.browser, second.as_bytes(), false)
            .await
            .location()
            .expect("the changes");
        let table = ada.browser.get(&look).await.text();
        for words in [
            "Moved in or born 1",
            "Moved away 1",
            "Died 1",
            "Changed 1",
            "– of these another district or address 1",
        ] {
            assert!(table.contains(words), "{words} in {table}");
        }
        ada.browser.post(&look, &[]).await;
        let now = residents(town).await;
        assert_eq!(now[1].1.as_deref(), Some("moved"));
        assert_eq!(now[2].1.as_deref(), Some("died"));
        assert!(
            ada.browser
                .get("/admin/roll")
                .await
                .has_text("1 new, 1 changed, 2 left")
        );
    }
);

both!(
    a_bad_file_is_told_by_line_and_changes_nothing,
    async |town: &Town| {
        let ada = town.official("Ada", Role::Administrator, None).await;
        let latin: &[u8] = b"reference,given_name,family_name,birth_date\n1,\xc5sa,B,1990-05-17\n";
        let twice = format!(
            "{HEAD}1,A,B,1990-05-17,,,,\n1,C,D,1991-05-17,,,,\n2,E,F,1990-05-17,,,gone,\n3,G,H,1990-05-17,,,,2026-01-01\n"
        );
        let cases: [(&[u8], &[&str]); 4] = [
            (latin, &["line 2", "UTF-8"]),
            (
                b"reference,given_name\n1,A\n",
                &["family_name is missing", "birth_date is missing"],
            ),
            (
                twice.as_bytes(),
                &[
                    "line 3",
                    "is in line 2 already",
                    "is not a status",
                    "needs the status",
                ],
            ),
            (b"", &["Choose a file"]),
        ];
        for (file, words) in cases {
            let page = send(&ada.browser, file, false).await;
            assert_eq!(page.status, 422);
            assert!(page.title().starts_with("Error: "));
            for word in words {
                assert!(page.has_text(word), "{word} in {}", page.text());
            }
        }
        assert!(residents(town).await.is_empty());
    }
);

both!(
    a_file_after_which_many_would_be_gone_is_held_back,
    async |town: &Town| {
        let ada = town.official("Ada", Role::Administrator, None).await;
        let rows: String = (0..40)
            .map(|n| format!("{n:02},G,F,1980-01-01,,,,\n"))
            .collect();
        let path = town.config.data.join("roll.csv");
        std::fs::write(&path, format!("{HEAD}{rows}")).expect("a file");
        roll::import(&town.app, &path, How::default())
            .await
            .expect("a roll");
        let few: String = (0..15)
            .map(|n| format!("{n:02},G,F,1980-01-01,,,,\n"))
            .collect();
        let few = format!("{HEAD}{few}");
        let look = send(&ada.browser, few.as_bytes(), true)
            .await
            .location()
            .expect("the changes");
        assert!(
            ada.browser
                .get(&look)
                .await
                .has_text("25 of 40 residents would leave")
        );
        assert_eq!(ada.browser.post(&look, &[]).await.status, 422);
        assert!(residents(town).await.iter().all(|(_, left)| left.is_none()));
        std::fs::write(&path, &few).expect("a file");
        let how = How {
            complete: true,
            ..How::default()
        };
        let held = roll::import(&town.app, &path, how).await;
        assert!(matches!(held, Err(ImportError::Refused(_))), "{held:?}");
        assert_eq!(
            ada.browser.post(&look, &[("insist", "yes")]).await.status,
            303
        );
        let gone = residents(town)
            .await
            .iter()
            .filter(|(_, left)| left.as_deref() == Some("missing"))
            .count();
        assert_eq!(gone, 25);
        std::fs::write(&path, format!("{HEAD}{rows}")).expect("a file");
        let back = roll::import(&town.app, &path, how)
            .await
            .expect("they come back");
        assert_eq!((back.changes.returned, back.changes.unchanged), (25, 15));
    }
);

both!(
    birthdays_since_the_last_import_are_told,
    async |town: &Town| {
        let path = town.config.data.join("roll.csv");
        let today = app::i18n::local(
            app::clock::Clock::now(&town.clock),
            &town.app.site.time_zone,
        )
        .date();
        let turning = jiff::civil::Date::new(today.year() - 18, today.month(), 1)
            .expect("a day")
            .saturating_add(jiff::Span::new().months(1));
        std::fs::write(
            &path,
            format!("{HEAD}1,A,B,{turning},,,,\n2,C,D,1950-01-01,,,,\n"),
        )
        .expect("a file");
        let first = roll::import(&town.app, &path, How::default())
            .await
            .expect("a roll");
        assert!(
            first.changes.birthdays.is_empty(),
            "nobody knows since when"
        );
        town.clock.advance(40 * 24 * 3600);
        let later = roll::import(&town.app, &path, How::default())
            .await
            .expect("a roll");
        assert_eq!(later.changes.birthdays, [(16, 0), (18, 1)]);
    }
);

both!(
    only_administrators_of_all_import_and_only_their_own_file,
    async |town: &Town| {
        let space = town.space("here").await;
        let ada = town.official("Ada", Role::Administrator, None).await;
        let eve = town.official("Eve", Role::Administrator, None).await;
        let local = town.official("Lou", Role::Administrator, Some(space)).await;
        let file = format!("{HEAD}1,A,B,1990-05-17,,,,\n");
        assert_eq!(
            send(&local.browser, file.as_bytes(), false).await.status,
            403
        );
        let look = send(&ada.browser, file.as_bytes(), false)
            .await
            .location()
            .expect("the changes");
        for (browser, status) in [(&eve.browser, 404), (&local.browser, 403)] {
            assert_eq!(browser.get(&look).await.status, status);
            assert_eq!(browser.post(&look, &[]).await.status, status);
        }
        town.clock.advance(3601);
        let ada = town.signed_in(ada.account).await;
        assert_eq!(
            ada.get(&look).await.status,
            404,
            "after an hour it is forgotten"
        );
    }
);

both!(
    looking_at_what_a_file_would_change_only_reads,
    async |town: &Town| {
        let ada = town.official("Ada", Role::Administrator, None).await;
        let file = format!("{HEAD}1,A,B,1990-05-17,,,,\n2,C,D,1980-01-01,,,,\n");
        let look = send(&ada.browser, file.as_bytes(), false)
            .await
            .location()
            .expect("the changes");
        ada.browser.post(&look, &[]).await;
        // Somebody turned 18 since, somebody else moved away, and one is not in the file.
        let today = app::i18n::local(
            app::clock::Clock::now(&town.clock),
            &town.app.site.time_zone,
        )
        .date();
        town.clock.advance(40 * 24 * 3600);
        let ada = town.signed_in(ada.account).await;
        let turning = jiff::civil::Date::new(today.year() - 18, today.month(), 1)
            .expect("a day")
            .saturating_add(jiff::Span::new().months(1));
        let file =
            format!("{HEAD}2,C,D,{turning},,,,\n3,E,F,{turning},,,died,\n4,G,H,{turning},,,,\n");
        let look = send(&ada, file.as_bytes(), true)
            .await
            .location()
            .expect("the changes");
        let before = town.app.db.writes();
        let page = ada.get(&look).await;
        assert_eq!(page.status, 200);
        assert_eq!(town.app.db.writes(), before, "it only reads");
        let words = [
            "Moved in or born 2",
            "– of these another date of birth (look at them) 1",
            "Turned 18 since the last import 2",
        ];
        for words in words {
            assert!(page.has_text(words), "{words} in {}", page.text());
        }
        ada.post(&look, &[("insist", "yes")]).await;
        let now = residents(town).await;
        let left: Vec<_> = now.iter().map(|(_, left)| left.as_deref()).collect();
        assert_eq!(left, [Some("missing"), None, Some("died"), None]);
    }
);
