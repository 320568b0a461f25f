//! What is published after the close, and that nothing is before.

use ballot::{Choice, Receipt};
use domain::actor::Role;
use support::{
    PollText, Town, both,
    voting::{close, open_poll, receipt_of, vote},
};

fn unhex(text: &str) -> Vec<u8> {
    (0..text.len() / 2)
        .map(|n| u8::from_str_radix(&text[2 * n..2 * n + 2], 16).expect("hexadecimal"))
        .collect()
}

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
        params: Vec::new(),
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
            "/turnout.csv",
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
