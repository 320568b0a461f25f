//! Polls as citizens meet them: read, vote, check, keep the receipt, find them in lists.

use support::{
    PollText, Reply, Town, both,
    voting::{close, open_poll, pairs, receipt_of, vote},
};

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
