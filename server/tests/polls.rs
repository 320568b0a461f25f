//! Polls as citizens meet them: read, vote, check, look the receipt up, read the result, count again.

use ballot::{Choice, Receipt};
use domain::actor::Role;
use domain::ids::PollId;
use support::{Browser, PollText, Reply, Town, both};

/// A poll that is open now.
async fn open_poll(town: &Town, text: &PollText) -> PollId {
    let space = town
        .space(&format!(
            "space-{}",
            app::clock::Clock::id(&town.clock).simple()
        ))
        .await;
    let poll = town.poll(space, "published", text).await;
    town.jobs().await;
    poll
}

/// A vote through all its pages; the answer to the last form.
async fn vote(browser: &Browser, poll: PollId, marks: &[&str]) -> Reply {
    let marks: Vec<(&str, &str)> = marks.iter().map(|mark| ("option", *mark)).collect();
    let check = browser.post(&format!("/polls/{poll}/check"), &marks).await;
    assert_eq!(check.status, 200, "{}", check.text());
    browser
        .post(
            &format!("/polls/{poll}/vote"),
            &pairs(&check.form(Some("salt"))),
        )
        .await
}

fn pairs(form: &[(String, String)]) -> Vec<(&str, &str)> {
    form.iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect()
}

fn receipt_of(reply: &Reply) -> String {
    let to = reply
        .location()
        .unwrap_or_else(|| panic!("no redirect but {}: {}", reply.status, reply.text()));
    to.split_once("code=")
        .expect("the receipt's page")
        .1
        .to_owned()
}

/// Closes and counts whatever is due.
async fn close(town: &Town) {
    town.clock.advance(8 * 24 * 3600);
    town.jobs().await;
}

fn unhex(text: &str) -> Vec<u8> {
    (0..text.len() / 2)
        .map(|n| u8::from_str_radix(&text[2 * n..2 * n + 2], 16).expect("hexadecimal"))
        .collect()
}

both!(
    a_resident_votes_once_and_sees_the_result,
    async |town: &Town| {
        let ada = town.resident("Ada").await;
        let poll = open_poll(town, &PollText::default()).await;
        let page = ada.browser.get(&format!("/polls/{poll}")).await;
        assert_eq!(page.heading(), PollText::default().title);
        assert!(
            page.has_text("0 of 1") && page.has_text("Vote now"),
            "{}",
            page.text()
        );

        let ballot = ada.browser.get(&format!("/polls/{poll}/vote")).await;
        assert!(ballot.has_text("Old Ferry") && ballot.has_text("None of these"));
        let cast = vote(&ada.browser, poll, &["2"]).await;
        assert_eq!(cast.status, 303);
        let receipt = receipt_of(&cast);
        let shown = ada.browser.get(&cast.location().expect("a receipt")).await;
        assert!(shown.has_text("Your vote is in the box") && !shown.has_text("Old Ferry"));
        assert!(
            town.visitor()
                .get(&format!("/polls/{poll}/receipt?code={receipt}"))
                .await
                .has_text("in the box")
        );

        let again = ada.browser.get(&format!("/polls/{poll}/vote")).await;
        assert_eq!(again.heading(), "You have voted");
        assert!(!again.has_text("Old Ferry") && !again.body.contains(&receipt));
        let late = ada
            .browser
            .post(
                &format!("/polls/{poll}/vote"),
                &[("option", "1"), ("salt", &"ab".repeat(32))],
            )
            .await;
        assert_eq!(late.status, 409);
        assert_eq!(late.heading(), "You have voted");

        close(town).await;
        let result = town.visitor().get(&format!("/polls/{poll}/results")).await;
        assert_eq!(result.heading(), "“Old Ferry” wins by one vote");
        assert!(
            result.has_text("One of 1 who may vote has voted: 100.0"),
            "{}",
            result.text()
        );
        let found = town
            .visitor()
            .get(&format!("/polls/{poll}/receipt?code={receipt}"))
            .await;
        assert!(found.has_text("Your ballot was counted") && found.has_text("Old Ferry"));
        let csv = town
            .visitor()
            .get(&format!("/polls/{poll}/results.csv"))
            .await;
        assert!(csv.body.contains("2,Old Ferry,1,100.0"), "{}", csv.body);
        let too_late = ada.browser.get(&format!("/polls/{poll}/vote")).await;
        assert_eq!(
            (too_late.status.as_u16(), too_late.heading().as_str()),
            (403, "Too late to vote")
        );
    }
);

both!(
    the_same_form_sent_twice_is_one_ballot_with_one_receipt,
    async |town: &Town| {
        let ada = town.resident("Ada").await;
        let poll = open_poll(town, &PollText::default()).await;
        let check = ada
            .browser
            .post(&format!("/polls/{poll}/check"), &[("option", "1")])
            .await;
        let form = check.form(Some("salt"));
        let first = ada
            .browser
            .post(&format!("/polls/{poll}/vote"), &pairs(&form))
            .await;
        let second = ada
            .browser
            .post(&format!("/polls/{poll}/vote"), &pairs(&form))
            .await;
        assert_eq!(receipt_of(&first), receipt_of(&second));
        close(town).await;
        let json = town
            .visitor()
            .get(&format!("/polls/{poll}/ballots.json"))
            .await;
        assert_eq!(json.body.matches("\"receipt\"").count(), 1);
    }
);

both!(
    a_choice_that_breaks_the_rules_is_refused_at_the_field,
    async |town: &Town| {
        let ada = town.resident("Ada").await;
        let text = PollText {
            options: &["A", "B", "C", "D"],
            approval: Some((2, 3)),
            ..PollText::default()
        };
        let poll = open_poll(town, &text).await;
        let cases: [(&[&str], &str); 7] = [
            (&[], "Choose an option."),
            (&["1"], "You have chosen one option. Choose at least 2."),
            (
                &["1", "2", "3", "4"],
                "You have chosen 4 options. Choose 3 at most.",
            ),
            (
                &["none", "1"],
                "Choose options, or “None of these”, not both.",
            ),
            (&["1", "9"], "This is not an option of this poll."),
            (&["1", "1"], "This is not an option of this poll."),
            (&["1", "two"], "This is not an option of this poll."),
        ];
        for (marks, words) in cases {
            let fields: Vec<(&str, &str)> = marks.iter().map(|mark| ("option", *mark)).collect();
            for path in ["check", "vote"] {
                let reply = ada
                    .browser
                    .post(&format!("/polls/{poll}/{path}"), &fields)
                    .await;
                assert_eq!(reply.status, 422, "{marks:?} {path}");
                assert!(reply.title().starts_with("Error: "), "{}", reply.title());
                assert_eq!(
                    reply.text().matches(words).count(),
                    2,
                    "{marks:?}: {}",
                    reply.text()
                );
                assert!(
                    reply.links().contains(&"#option".to_owned())
                        && reply.body.contains("id=\"option\"")
                );
                for mark in marks
                    .iter()
                    .filter(|mark| ["1", "2", "3", "4", "none"].contains(mark))
                {
                    let kept = reply.form(Some("option"));
                    assert!(
                        kept.iter()
                            .any(|(name, value)| name == "option" && value == mark),
                        "{mark} is kept"
                    );
                }
            }
        }
        let no_salt = ada
            .browser
            .post(
                &format!("/polls/{poll}/vote"),
                &[("option", "1"), ("option", "2"), ("salt", "x")],
            )
            .await;
        assert_eq!(no_salt.status, 400);
        assert_eq!(vote(&ada.browser, poll, &["3", "1"]).await.status, 303);
    }
);

both!(
    the_check_page_leads_back_with_what_was_marked,
    async |town: &Town| {
        let ada = town.resident("Ada").await;
        let poll = open_poll(town, &PollText::default()).await;
        let check = ada
            .browser
            .post(&format!("/polls/{poll}/check"), &[("option", "3")])
            .await;
        assert!(check.has_text("Lindenau") && check.has_text("Cast my vote"));
        let back = ada
            .browser
            .post(
                &format!("/polls/{poll}/check"),
                &[("option", "3"), ("change", "1")],
            )
            .await;
        assert_eq!(back.status, 200);
        assert_eq!(back.field("option").as_deref(), Some("3"));
    }
);

both!(whoever_may_not_vote_is_told_why, async |town: &Town| {
    let (citizen, child, elsewhere) = (
        town.citizen("Cem").await,
        town.roll_entry("Mitte", "2015-01-01").await,
        town.roll_entry("Süd", "1980-01-01").await,
    );
    let (child, elsewhere) = (
        town.person("Kim", Some(child)).await,
        town.person("Eva", Some(elsewhere)).await,
    );
    let space = town.space("rules").await;
    let poll = town.poll(space, "published", &PollText::default()).await;
    restrict(town, poll, r#"["Mitte"]"#, Some(16)).await;
    town.jobs().await;
    let cases = [
        (&citizen.browser, "Your account is not matched to it yet"),
        (&child.browser, "You have to be 16 or older"),
        (&elsewhere.browser, "Only residents of Mitte may vote here"),
    ];
    for (browser, words) in cases {
        for path in ["", "/vote"] {
            let page = browser.get(&format!("/polls/{poll}{path}")).await;
            assert!(page.has_text(words), "{words}: {}", page.text());
            assert!(!page.has_text("Vote now"));
        }
        let forced = browser
            .post(
                &format!("/polls/{poll}/vote"),
                &[("option", "1"), ("salt", &"00".repeat(32))],
            )
            .await;
        assert_eq!(forced.status, 403);
    }
    let visitor = town.visitor();
    let reply = visitor
        .post(
            &format!("/polls/{poll}/vote"),
            &[("option", "1"), ("salt", &"00".repeat(32))],
        )
        .await;
    assert_eq!(
        reply.location(),
        Some(format!("/sign-in?next=%2Fpolls%2F{poll}%2Fvote"))
    );
    assert!(
        visitor
            .get(&format!("/polls/{poll}"))
            .await
            .has_text("Sign in to vote")
    );
    let page = visitor.get(&format!("/polls/{poll}")).await;
    assert!(
        page.has_text("Residents of Mitte, 16 or older") && page.has_text("0 of 0"),
        "{}",
        page.text()
    );
});

/// Narrows who may vote, before the poll opens.
async fn restrict(town: &Town, poll: PollId, districts: &str, min_age: Option<i16>) {
    let done: Result<(), app::db::DbError> = app::transact!(&town.app.db, tx => {
        app::run!(tx, c => sqlx::query("UPDATE polls SET districts = $2, min_age = $3 WHERE id = $1")
            .bind(poll.0).bind(districts).bind(min_age).execute(c).await?.rows_affected());
        Ok(())
    });
    done.expect("the poll is changed");
}

both!(
    before_and_after_its_time_a_poll_takes_no_ballot,
    async |town: &Town| {
        let ada = town.resident("Ada").await;
        let space = town.space("times").await;
        let text = PollText {
            opens_in: 3600,
            closes_in: 7200,
            ..PollText::default()
        };
        let poll = town.poll(space, "published", &text).await;
        let draft = town.poll(space, "draft", &text).await;
        town.jobs().await;
        let forced = [("option", "1"), ("salt", "00")];
        assert!(
            ada.browser
                .get(&format!("/polls/{poll}"))
                .await
                .has_text("Opens ")
        );
        assert_eq!(
            ada.browser
                .post(&format!("/polls/{poll}/vote"), &forced)
                .await
                .status,
            403
        );
        assert_eq!(
            ada.browser.get(&format!("/polls/{draft}")).await.status,
            404
        );
        assert_eq!(
            town.visitor()
                .get(&format!("/polls/{draft}/results"))
                .await
                .status,
            404
        );
        town.clock.advance(3601);
        town.jobs().await;
        let page = ada.browser.get(&format!("/polls/{poll}/vote")).await;
        assert_eq!(page.status, 200, "{}", page.text());
        // Time is over, but the worker has not come yet.
        town.clock.advance(3600);
        let late = ada
            .browser
            .post(
                &format!("/polls/{poll}/vote"),
                &[("option", "1"), ("salt", &"00".repeat(32))],
            )
            .await;
        assert_eq!(late.status, 403);
        assert!(late.has_text("Too late to vote") && late.has_text("Voting ended"));
        let counting = town.visitor().get(&format!("/polls/{poll}")).await;
        assert!(counting.has_text("We are counting"));
    }
);

both!(phases_say_when_votes_are_taken, async |town: &Town| {
    let ada = town.resident("Ada").await;
    let space = town.space("phases").await;
    let now = app::clock::millis(app::clock::Clock::now(&town.clock));
    let phase = app::clock::Clock::id(&town.clock);
    // Only in an hour.
    let done: Result<(), app::db::DbError> = app::transact!(&town.app.db, tx => {
        app::run!(tx, c => sqlx::query("INSERT INTO phases (id, space, title, starts_at, ends_at, permits) VALUES ($1, $2, 'You vote', $3, $4, $5)")
            .bind(phase).bind(space.0).bind(now + 3_600_000).bind(now + 86_400_000).bind(1_i16).execute(c).await?.rows_affected());
        Ok(())
    });
    done.expect("the phase is made");
    let poll = town.poll(space, "published", &PollText::default()).await;
    town.jobs().await;
    let page = ada.browser.get(&format!("/polls/{poll}")).await;
    assert!(
        page.has_text("The next phase with voting begins on") && page.has_text("You vote"),
        "{}",
        page.text()
    );
    assert_eq!(
        ada.browser.get(&format!("/polls/{poll}/vote")).await.status,
        403
    );
    town.clock.advance(3601);
    assert_eq!(vote(&ada.browser, poll, &["none"]).await.status, 303);
});

both!(the_published_list_proves_the_count, async |town: &Town| {
    let text = PollText {
        approval: Some((1, 3)),
        ..PollText::default()
    };
    let mut people = Vec::new();
    for n in 0..12 {
        people.push(town.resident(&format!("Person {n}")).await);
    }
    let poll = open_poll(town, &text).await;
    let marks: [&[&str]; 4] = [&["1"], &["1", "3"], &["none"], &["1", "2", "3"]];
    let mut receipts = Vec::new();
    for (n, person) in people.iter().enumerate() {
        receipts.push(receipt_of(&vote(&person.browser, poll, marks[n % 4]).await));
    }
    close(town).await;
    let visitor = town.visitor();
    let csv = visitor.get(&format!("/polls/{poll}/ballots.csv")).await;
    let published: Vec<(Receipt, [u8; 32], Choice)> = csv
        .body
        .lines()
        .skip(1)
        .map(|line| {
            let cells: Vec<&str> = line.split(',').collect();
            let salt = unhex(cells[1]).try_into().expect("32 bytes");
            (
                cells[0].parse().expect("a receipt"),
                salt,
                Choice(unhex(cells[2])),
            )
        })
        .collect();
    let manifest: serde_json::Value = serde_json::from_str(
        &visitor
            .get(&format!("/polls/{poll}/manifest.json"))
            .await
            .body,
    )
    .expect("JSON");
    let id = ballot::PollId(
        unhex(manifest["poll_id"].as_str().expect("an id"))
            .try_into()
            .expect("32 bytes"),
    );
    let method = ballot::Method {
        id: "approval".into(),
        version: 1,
        min: 1,
        max: 3,
        none_allowed: true,
        options: 3,
    };
    assert_eq!(manifest["method"]["options"], 3);
    assert_eq!(ballot::verify_published(&id, &method, &published), []);
    assert_eq!(published.len(), 12);
    for receipt in &receipts {
        assert!(csv.body.contains(receipt), "{receipt} is in the list");
    }
    let ballots: Vec<ballot::Ballot> = published
        .iter()
        .map(|(_, salt, choice)| ballot::Ballot {
            poll: id,
            salt: *salt,
            choice: choice.clone(),
        })
        .collect();
    let tally = ballot::tally(&ballots, &method).expect("one poll");
    assert_eq!(
        (tally.per_option.as_slice(), tally.none, tally.invalid),
        ([9, 3, 6].as_slice(), 3, 0)
    );
    let json: serde_json::Value = serde_json::from_str(
        &visitor
            .get(&format!("/polls/{poll}/results.json"))
            .await
            .body,
    )
    .expect("JSON");
    assert_eq!(json["votes"][0]["votes"], 9);
    assert_eq!(
        (&json["ballots"], &json["none_of_these"]),
        (&serde_json::json!(12), &serde_json::json!(3))
    );
    let all: serde_json::Value = serde_json::from_str(
        &visitor
            .get(&format!("/polls/{poll}/ballots.json"))
            .await
            .body,
    )
    .expect("JSON");
    assert_eq!(all["ballots"].as_array().map(Vec::len), Some(12));
    let list = visitor.get(&format!("/polls/{poll}/receipts")).await;
    assert!(receipts.iter().all(|receipt| list.has_text(receipt)));
    let result = visitor.get(&format!("/polls/{poll}/results")).await;
    assert!(
        result.heading().contains("“Anna Seghers” wins by 3 votes"),
        "{}",
        result.heading()
    );
    assert!(result.has_text("Mitte") && result.has_text("Turnout by district"));
    // The chart says what the table says.
    for svg in result.body.split("<desc").skip(1) {
        let value = svg
            .split_once('>')
            .and_then(|(_, rest)| rest.split_once('<'))
            .expect("a description")
            .0;
        let votes = value.split(" · ").next().expect("a number");
        assert!(
            result
                .body
                .contains(&format!("<td class=\"n\">{votes}</td>")),
            "{votes} is in the table"
        );
    }
    assert!(!result.body.contains("style="));
});

both!(
    a_closed_poll_that_was_not_counted_is_counted_by_the_next_round,
    async |town: &Town| {
        let ada = town.resident("Ada").await;
        let poll = open_poll(town, &PollText::default()).await;
        let receipt = receipt_of(&vote(&ada.browser, poll, &["1"]).await);
        close(town).await;
        // As after a crash between the close and the count.
        let done: Result<(), app::db::DbError> = app::transact!(&town.app.db, tx => {
            for table in ["DELETE FROM results", "DELETE FROM result_votes", "DELETE FROM district_turnout"] {
                app::run!(tx, c => sqlx::query(table).execute(c).await?.rows_affected());
            }
            Ok(())
        });
        done.expect("rows are gone");
        assert!(
            town.visitor()
                .get(&format!("/polls/{poll}/results"))
                .await
                .has_text("There is no result yet")
        );
        assert!(
            town.visitor()
                .get(&format!("/polls/{poll}/receipt?code={receipt}"))
                .await
                .has_text("in the box")
        );
        town.jobs().await;
        town.jobs().await;
        assert!(
            town.visitor()
                .get(&format!("/polls/{poll}/results"))
                .await
                .heading()
                .contains("Anna Seghers")
        );
    }
);

both!(
    no_result_is_seen_by_anybody_while_a_poll_is_open,
    async |town: &Town| {
        let text = PollText {
            options: &["Heron", "Otter", "Kestrel"],
            ..PollText::default()
        };
        let space = town.space("hidden").await;
        let mut people = vec![town.citizen("Cem").await];
        for role in Role::ALL {
            people.push(town.official("Official", role, Some(space)).await);
        }
        people.push(town.official("Boss", Role::Administrator, None).await);
        let voters = [
            town.resident("A").await,
            town.resident("B").await,
            town.resident("C").await,
        ];
        let poll = town.poll(space, "published", &text).await;
        town.jobs().await;
        let mut receipts = Vec::new();
        for voter in &voters {
            receipts.push(receipt_of(&vote(&voter.browser, poll, &["2"]).await));
        }
        let paths = [
            "",
            "/results",
            "/results.csv",
            "/results.json",
            "/ballots.csv",
            "/ballots.json",
            "/receipts",
            "/manifest.json",
            "/receipt",
            "/vote",
        ];
        let visitor = town.visitor();
        let browsers = people
            .iter()
            .map(|person| &person.browser)
            .chain([&visitor])
            .chain(voters.iter().map(|voter| &voter.browser));
        for browser in browsers {
            let others = [
                "/",
                "/polls",
                "/polls.atom",
                "/spaces",
                "/spaces/hidden",
                "/admin",
                "/me",
            ]
            .map(str::to_owned);
            let of_poll = paths.iter().map(|path| format!("/polls/{poll}{path}"));
            let admin = [
                format!("/admin/polls/{poll}"),
                format!("/admin/polls/{poll}/edit"),
            ];
            for path in of_poll.chain(others).chain(admin) {
                let reply = browser.get(&path).await;
                assert!(
                    receipts.iter().all(|receipt| !reply.body.contains(receipt)),
                    "{path} names a receipt"
                );
                assert!(
                    !reply.has_text("wins by") && !reply.body.contains("poll-result"),
                    "{path} names a winner"
                );
                assert!(!reply.body.contains("class=\"bars\""), "{path} has a chart");
                if path.ends_with(".csv")
                    || path.ends_with("ts.json")
                    || path.ends_with("results")
                    || path.ends_with("receipts")
                {
                    assert!(
                        reply.status == 404 || reply.has_text("There is no result yet"),
                        "{path}: {}",
                        reply.status
                    );
                    assert!(!reply.body.contains("Otter"), "{path} names an option");
                }
            }
        }
        // Nor does the log of events say anything about choices or voters.
        let mut tx = town.app.db.read().await.expect("a connection");
        let facts: Vec<String> = read_events(&mut tx).await.expect("events");
        for fact in facts {
            assert!(
                receipts.iter().all(|receipt| !fact.contains(receipt)) && !fact.contains("Otter"),
                "{fact}"
            );
            assert!(
                voters
                    .iter()
                    .all(|voter| !fact.contains(&voter.account.to_string())),
                "{fact}"
            );
        }
    }
);

async fn read_events(tx: &mut app::db::Tx) -> Result<Vec<String>, app::db::DbError> {
    let rows: Vec<(String, String)> =
        app::run!(tx, c => sqlx::query_as("SELECT kind, facts FROM events").fetch_all(c).await?);
    Ok(rows
        .into_iter()
        .map(|(kind, facts)| format!("{kind} {facts}"))
        .collect())
}

both!(
    a_receipt_that_is_none_is_refused_in_words,
    async |town: &Town| {
        let poll = open_poll(town, &PollText::default()).await;
        let bad = town
            .visitor()
            .get(&format!("/polls/{poll}/receipt?code=short"))
            .await;
        assert_eq!(bad.status, 422);
        assert!(bad.has_text("This is not a whole receipt"));
        let unknown = Receipt([7; 32]).to_string();
        let missing = town
            .visitor()
            .get(&format!("/polls/{poll}/receipt?code={unknown}"))
            .await;
        assert!(missing.has_text("We hold no such ballot"));
        for path in [
            "/polls/nonsense",
            "/polls/00000000-0000-0000-0000-000000000000/vote",
            "/polls/0/results",
        ] {
            assert_eq!(town.visitor().get(path).await.status, 404, "{path}");
        }
    }
);

both!(lists_are_filtered_paged_and_fed, async |town: &Town| {
    let space = town.space("market").await;
    let other = town.space("river").await;
    for _ in 0..25 {
        town.poll(space, "published", &PollText::default()).await;
    }
    let bridge = PollText {
        title: "How about 100 % of <this>?",
        ..PollText::default()
    };
    town.poll(other, "published", &bridge).await;
    town.jobs().await;
    let visitor = town.visitor();
    let page = visitor.get("/polls").await;
    assert!(page.has_text("26 polls"), "{}", page.text());
    let cards = |reply: &Reply| {
        reply
            .links()
            .iter()
            .filter(|link| link.starts_with("/polls/"))
            .count()
    };
    assert_eq!(cards(&page), 20);
    let next = page
        .links()
        .into_iter()
        .find(|link| link.contains("after="))
        .expect("a next page");
    let second = visitor.get(&next).await;
    assert_eq!(cards(&second), 6);
    assert!(visitor.get("/polls?q=100+%25").await.has_text("One poll"));
    assert!(
        visitor
            .get("/polls?q=100+_")
            .await
            .has_text("No poll matches")
    );
    assert_eq!(cards(&visitor.get("/polls?space=river").await), 1);
    assert!(
        visitor
            .get("/polls?state=upcoming")
            .await
            .has_text("No poll is announced")
    );
    assert_eq!(
        visitor.get("/polls?after=nonsense&state=x").await.status,
        200
    );
    let feed = visitor.get("/polls.atom").await;
    assert!(
        feed.body.contains("100 % of &lt;this&gt;?")
            && feed
                .header("content-type")
                .starts_with("application/atom+xml")
    );
    close(town).await;
    assert_eq!(cards(&visitor.get("/polls?state=closed").await), 20);
    let next = visitor
        .get("/polls?state=closed")
        .await
        .links()
        .into_iter()
        .find(|link| link.contains("after="))
        .expect("more");
    assert_eq!(cards(&visitor.get(&next).await), 6);
});

both!(
    home_and_help_are_there_in_both_languages,
    async |town: &Town| {
        let visitor = town.visitor();
        assert!(visitor.get("/").await.has_text("No poll is open"));
        open_poll(town, &PollText::default()).await;
        assert!(visitor.get("/").await.has_text(PollText::default().title));
        for path in [
            "/help",
            "/help/secrecy",
            "/help/accessibility",
            "/help/privacy",
        ] {
            let english = visitor.get(path).await;
            assert_eq!(english.status, 200);
            visitor.visit(&format!("/language/de?next={path}")).await;
            let german = visitor.get(path).await;
            assert_ne!(english.heading(), german.heading());
            visitor.visit(&format!("/language/en?next={path}")).await;
        }
    }
);
