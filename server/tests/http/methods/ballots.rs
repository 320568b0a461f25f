//! Ballots on which options are ranked or rated: filled in without scripts, refused at the field, checked, found again.

use super::{Drafted, recount};
use ballot::methods::files::{Blt, PrefKind, PrefLib};
use ballot::methods::{MethodCounter, Outcome};
use support::{Reply, Town, both};

/// What is typed, the field at which it is refused, and the words.
type Refusal = (
    &'static [(&'static str, &'static str)],
    &'static str,
    &'static str,
);

fn refused(reply: &Reply, field: &str, words: &str) {
    assert_eq!(reply.status, 422, "{words}");
    assert!(reply.title().starts_with("Error: "), "{}", reply.title());
    assert_eq!(
        reply.text().matches(words).count(),
        2,
        "{words}: {}",
        reply.text()
    );
    assert!(
        reply.links().contains(&format!("#{field}")),
        "{:?}",
        reply.links()
    );
    assert!(
        reply.body.contains(&format!("id=\"{field}\"")),
        "{field} is there"
    );
}

both!(
    a_ranking_that_breaks_the_rule_is_refused_at_its_field,
    async |town: &Town| {
        let poll = Drafted::open(town, &[("method", "stv"), ("seats", "2")]).await;
        let ada = town.citizen("Ada").await;
        let cases: [Refusal; 8] = [
            (&[], "option", "Give at least one option a place."),
            (
                &[("place-1", "1"), ("place-3", "1")],
                "place-3",
                "Place 1 is given twice.",
            ),
            (
                &[("place-1", "1"), ("place-2", "3")],
                "place-2",
                "Place 2 is empty, but a later place is given.",
            ),
            (&[("place-4", "2")], "place-4", "Place 1 is empty"),
            (
                &[("place-2", "9")],
                "place-2",
                "There is no such place in this poll.",
            ),
            (
                &[("place-2", "first")],
                "place-2",
                "There is no such place in this poll.",
            ),
            (
                &[("place-1", "1"), ("option", "none")],
                "option",
                "also chosen “None of these”",
            ),
            (
                &[("place-7", "1")],
                "option",
                "This is not an option of this poll.",
            ),
        ];
        for (fields, field, words) in cases {
            let reply = poll.check(&ada, fields).await;
            refused(&reply, field, words);
            for (name, value) in fields
                .iter()
                .filter(|(name, value)| *name == "place-1" && *value == "1")
            {
                assert_eq!(reply.field(name).as_deref(), Some(*value), "{name} is kept");
            }
            let forced = ada
                .browser
                .post(&format!("{}/vote", poll.path), fields)
                .await;
            assert_eq!(forced.status, 422, "{words}");
        }
        // A mark of another kind of ballot is none here.
        refused(
            &poll.check(&ada, &[("option", "1")]).await,
            "option",
            "This is not an option of this poll.",
        );
    }
);

both!(
    a_rating_that_breaks_the_rule_is_refused_at_its_field,
    async |town: &Town| {
        let poll = Drafted::open(
            town,
            &[
                ("method", "score"),
                ("scale", "3"),
                ("seats", "1"),
                ("none", "no"),
            ],
        )
        .await;
        let ada = town.citizen("Ada").await;
        let cases: [Refusal; 5] = [
            (&[("rating-1", "")], "option", "Rate at least one option."),
            (
                &[("rating-1", "3"), ("rating-2", "4")],
                "rating-2",
                "This cannot be given in this poll.",
            ),
            (
                &[("rating-2", "-1")],
                "rating-2",
                "This cannot be given in this poll.",
            ),
            (
                &[("rating-2", "1"), ("rating-2", "2")],
                "option",
                "This is not an option of this poll.",
            ),
            (
                &[("option", "none")],
                "option",
                "This is not an option of this poll.",
            ),
        ];
        for (fields, field, words) in cases {
            let reply = poll.check(&ada, fields).await;
            refused(&reply, field, words);
            if fields.first() == Some(&("rating-1", "3")) {
                assert_eq!(
                    reply.field("rating-1").as_deref(),
                    Some("3"),
                    "what was chosen is kept"
                );
            }
        }
    }
);

both!(
    a_ranking_is_checked_cast_and_found_again,
    async |town: &Town| {
        let poll = Drafted::open(town, &[("method", "schulze"), ("seats", "1")]).await;
        let ada = town.citizen("Ada").await;
        let ballot = ada.browser.get(&format!("{}/vote", poll.path)).await;
        assert!(
            ballot.has_text("Rank the options") && ballot.has_text("Options can share a place.")
        );
        assert!(ballot.has_text("No place") && ballot.has_text("Place 4"));
        // Two share the first place, the next is third: the same as second.
        let fields = [
            ("place-1", "3"),
            ("place-2", "1"),
            ("place-3", "1"),
            ("place-4", ""),
        ];
        let check = poll.check(&ada, &fields).await;
        assert_eq!(check.status, 200, "{}", check.text());
        let text = check.text();
        for words in [
            "School Place 1",
            "Park Place 1",
            "Market Place 2",
            "Lake No place",
        ] {
            assert!(text.contains(words), "{words}: {text}");
        }
        let change = ada
            .browser
            .post(
                &format!("{}/check", poll.path),
                &[&fields[..], &[("change", "1")]].concat(),
            )
            .await;
        assert_eq!(change.field("place-2").as_deref(), Some("1"));
        let receipt = poll.vote(town, &fields).await;
        poll.vote(town, &[("option", "none")]).await;
        let held = poll.close(town).await;
        let found = held.file(&format!("receipt?code={receipt}")).await;
        assert!(
            found.has_text("Your ballot was counted") && found.has_text("Market Place 2"),
            "{}",
            found.text()
        );
        let list = held.file("receipts").await;
        assert!(list.has_text("School Place 1") && list.has_text("None of these"));
        let csv = held.file("ballots.csv").await.body;
        assert!(
            csv.starts_with("receipt,salt,choice,ranking\r\n")
                && csv.contains(",02010100,2=3>1\r\n"),
            "{csv}"
        );
        let json = held.json("ballots.json").await;
        let rankings: Vec<&serde_json::Value> =
            (0..2).map(|n| &json["ballots"][n]["ranking"]).collect();
        assert!(
            rankings.contains(&&serde_json::json!([[2, 3], [1]]))
                && rankings.contains(&&serde_json::json!("none"))
        );
    }
);

both!(grades_are_checked_and_found_again, async |town: &Town| {
    let poll = Drafted::open(town, &[("method", "judgment"), ("seats", "1")]).await;
    let ada = town.citizen("Ada").await;
    let fields = [("rating-1", "2"), ("rating-3", "5"), ("rating-4", "0")];
    let check = poll.check(&ada, &fields).await;
    let text = check.text();
    for words in [
        "Park Excellent",
        "Market Acceptable",
        "Lake To be rejected",
        "School No grade",
    ] {
        assert!(text.contains(words), "{words}: {text}");
    }
    let receipt = poll.vote(town, &fields).await;
    let held = poll.close(town).await;
    assert!(
        held.file(&format!("receipt?code={receipt}"))
            .await
            .has_text("Park Excellent")
    );
    assert!(
        held.file("ballots.csv")
            .await
            .body
            .contains(",1:2 3:5 4:0\r\n")
    );
    let file = PrefLib::parse(&held.file("ballots.preflib").await.body).expect("a PrefLib file");
    assert_eq!(file.kind, PrefKind::Categories);
    assert_eq!(file.categories[0], "Excellent");
    assert_eq!(file.votes[0].tiers[0], [3]);
});

both!(
    other_programs_read_the_ballots_and_count_the_same,
    async |town: &Town| {
        let poll = Drafted::open(town, &[("method", "stv"), ("seats", "2")]).await;
        for fields in [
            &[("place-1", "1"), ("place-2", "2")] as &[(&str, &str)],
            &[("place-1", "1"), ("place-2", "2")],
            &[("place-1", "1"), ("place-3", "2")],
            &[("place-4", "1"), ("place-3", "2"), ("place-1", "3")],
            &[("option", "none")],
        ] {
            poll.vote(town, fields).await;
        }
        let held = poll.close(town).await;
        let (rules, outcome) = recount::again(&held).await;
        let Outcome::Stv(counted) = &outcome else {
            panic!("{outcome:?}")
        };
        let blt = Blt::parse(&held.file("ballots.blt").await.body).expect("a BLT file");
        assert_eq!((blt.seats, blt.options.len(), blt.votes.len()), (2, 4, 4));
        assert_eq!(blt.options[0], "Market");
        let preflib =
            PrefLib::parse(&held.file("ballots.preflib").await.body).expect("a PrefLib file");
        assert_eq!(preflib.kind, PrefKind::Strict);
        let order = held.json("results.json").await["tie_order"].clone();
        let order =
            ballot::methods::TieOrder::new(serde_json::from_value(order).expect("an order"))
                .expect("all");
        let whole: Vec<_> = blt.votes().collect();
        let without_blank: Vec<_> = preflib.votes().collect();
        for (votes, blank) in [(whole, 1), (without_blank, 0)] {
            let mut counter = MethodCounter::by(rules).expect("rules");
            for (ballots, vote) in votes {
                assert!(counter.count_alike(&rules.encode(&vote).expect("a vote"), ballots));
            }
            let Outcome::Stv(again) = counter.outcome(&order) else {
                panic!()
            };
            assert_eq!((&again.stages, again.blank), (&counted.stages, blank));
        }
        // An approval poll has categories, and no BLT file.
        let approval =
            Drafted::open(town, &[("method", "approval"), ("min", "1"), ("max", "2")]).await;
        approval
            .vote(town, &[("option", "2"), ("option", "4")])
            .await;
        let held = approval.close(town).await;
        let file =
            PrefLib::parse(&held.file("ballots.preflib").await.body).expect("a PrefLib file");
        assert_eq!(file.votes[0].tiers, [vec![2, 4], vec![1, 3]]);
        let none = held
            .visitor
            .get(&format!("{}/ballots.blt", held.path))
            .await;
        assert_eq!(none.status, 404);
    }
);
