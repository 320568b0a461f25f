//! From an idea to its delivery: the state machine, official answers with reasons, polls, money, milestones, and what supporters think.

use app::db::DbError;
use app::{run, transact};
use domain::actor::Role;
use domain::ids::IdeaId;
use support::proposing::{Board, BoardText};
use support::{Person, PollText, Reply, Town, both};

struct Ground {
    board: Board,
    edith: Person,
    lena: Person,
    idea: IdeaId,
}

async fn ground(town: &Town) -> Ground {
    let space = town.space("here").await;
    let text = BoardText {
        status_names: "accepted=Yes, let us do it\nplanned=In the budget",
        ..BoardText::default()
    };
    let board = town.board_of(space, "ideas", &text).await;
    let edith = town.citizen("Edith").await;
    let lena = town.official("Lena", Role::Councillor, Some(space)).await;
    let idea = town.idea_on(&board, edith.account, "A bench").await;
    Ground {
        board,
        edith,
        lena,
        idea,
    }
}

/// Answers as the form does it.
pub async fn answer(by: &Person, idea: IdeaId, status: &str, body: &str) -> Reply {
    let path = format!("/ideas/{idea}/answer");
    let page = by.browser.get(&path).await;
    let fields = [("status", status), ("body", body), ("action", "give")];
    by.browser.submit(&page, &path, &fields).await
}

async fn step(by: &Person, idea: IdeaId, fields: &[(&str, &str)]) -> Reply {
    let path = format!("/ideas/{idea}/progress");
    let page = by.browser.get(&path).await;
    by.browser.submit(&page, &path, fields).await
}

both!(
    line_1_an_official_answer_has_reasons_and_stands_out,
    async |town: &Town| {
        let g = ground(town).await;
        let path = format!("/ideas/{}", g.idea);
        let empty = answer(&g.lena, g.idea, "rejected", "").await;
        assert_eq!(empty.status, 422);
        assert!(empty.has_text("Write the answer with its reasons"));
        let preview_page = g.lena.browser.get(&format!("{path}/answer")).await;
        let fields = [
            ("status", "rejected"),
            ("body", "Too **dear**."),
            ("action", "preview"),
        ];
        let preview = g
            .lena
            .browser
            .submit(&preview_page, &format!("{path}/answer"), &fields)
            .await;
        assert!(preview.body.contains("<strong>dear</strong>"));
        let given = answer(&g.lena, g.idea, "rejected", "Too **dear**.").await;
        assert_eq!(
            given.location().as_deref(),
            Some(path.as_str()),
            "{}",
            given.text()
        );
        let page = town.visitor().get(&path).await;
        assert!(
            page.body.contains("class=\"official\"") && page.body.contains("<strong>dear</strong>")
        );
        assert!(
            page.has_text("Not accepted") && page.has_text("Councillor"),
            "{}",
            page.text()
        );
        // New facts: it is looked into again, and then accepted under the board's own name for that.
        assert_eq!(
            step(
                &g.lena,
                g.idea,
                &[("status", "under_review"), ("action", "status")]
            )
            .await
            .status,
            303
        );
        assert_eq!(
            answer(&g.lena, g.idea, "accepted", "There is money after all.")
                .await
                .status,
            303
        );
        let page = town.visitor().get(&path).await;
        assert!(page.has_text("Yes, let us do it") && page.has_text("Earlier answers"));
    }
);

both!(
    line_1_the_state_machine_refuses_steps_that_there_are_not,
    async |town: &Town| {
        let g = ground(town).await;
        for (status, action) in [
            ("done", "status"),
            ("planned", "status"),
            ("accepted", "status"),
            ("merged", "status"),
        ] {
            let refused = step(&g.lena, g.idea, &[("status", status), ("action", action)]).await;
            assert_eq!(refused.status, 422, "{status}");
        }
        for status in ["planned", "done", "withdrawn", "new", "nonsense"] {
            assert_eq!(
                answer(&g.lena, g.idea, status, "So.").await.status,
                422,
                "{status}"
            );
        }
        for status in ["discussed", "under_review"] {
            assert_eq!(
                step(&g.lena, g.idea, &[("status", status), ("action", "status")])
                    .await
                    .status,
                303,
                "{status}"
            );
        }
        // From a page that is out of date: both are told, nothing is overwritten.
        let path = format!("/ideas/{}/answer", g.idea);
        let page = g.lena.browser.get(&path).await;
        answer(&g.lena, g.idea, "rejected", "No.").await;
        let fields = [
            ("status", "accepted"),
            ("body", "Yes, because."),
            ("action", "give"),
        ];
        let stale = g.lena.browser.submit(&page, &path, &fields).await;
        assert_eq!(stale.status, 409);
        assert_eq!(stale.field("body").as_deref(), Some("Yes, because."));
        assert!(
            town.visitor()
                .get(&format!("/ideas/{}", g.idea))
                .await
                .has_text("Not accepted")
        );
    }
);

both!(
    line_1_the_same_answer_sent_twice_is_one,
    async |town: &Town| {
        let g = ground(town).await;
        let path = format!("/ideas/{}/answer", g.idea);
        let page = g.lena.browser.get(&path).await;
        let fields = [("status", "accepted"), ("body", "Yes."), ("action", "give")];
        for _ in 0..2 {
            let sent = g.lena.browser.submit(&page, &path, &fields).await;
            assert_eq!(sent.status, 303);
        }
        let count: Result<i64, DbError> = transact!(&town.app.db, tx => {
            Ok(run!(tx, c => sqlx::query_scalar("SELECT COUNT(*) FROM official_answers").fetch_one(c).await?))
        });
        assert_eq!(count.expect("a count"), 1);
    }
);

both!(
    line_1_only_those_who_answer_for_the_administration_do_and_nobody_their_own,
    async |town: &Town| {
        let g = ground(town).await;
        let elsewhere = town.space("elsewhere").await;
        let cem = town.citizen("Cem").await;
        let mona = town
            .official("Mona", Role::Moderator, Some(g.board.space))
            .await;
        let other = town
            .official("Otto", Role::Councillor, Some(elsewhere))
            .await;
        for path in ["answer", "progress"] {
            let path = format!("/ideas/{}/{path}", g.idea);
            for person in [&cem, &mona, &other, &g.edith] {
                assert_eq!(person.browser.get(&path).await.status, 403);
                let fields = [
                    ("status", "accepted"),
                    ("body", "x"),
                    ("news", "x"),
                    ("action", "news"),
                ];
                assert_eq!(person.browser.post(&path, &fields).await.status, 403);
            }
            let visitor = town.visitor().get(&path).await;
            assert!(visitor.location().expect("a way").starts_with("/sign-in"));
        }
        let own = town.idea_on(&g.board, g.lena.account, "Mine").await;
        assert_eq!(
            g.lena
                .browser
                .get(&format!("/ideas/{own}/answer"))
                .await
                .status,
            403
        );
        for word in ["withdrawn", "merged"] {
            town.set_idea(g.idea, "status", word).await;
            assert_eq!(
                answer(&g.lena, g.idea, "accepted", "x").await.status,
                403,
                "{word}"
            );
        }
    }
);

both!(
    line_1_a_thread_leads_from_idea_to_delivery,
    async |town: &Town| {
        let g = ground(town).await;
        let path = format!("/ideas/{}", g.idea);
        answer(&g.lena, g.idea, "accepted", "In spring.").await;
        let text = PollText {
            title: "Which colour shall the bench have?",
            ..PollText::default()
        };
        let poll = town.poll(g.board.space, "published", &text).await;
        let elsewhere = town.space("elsewhere").await;
        let foreign = town.poll(elsewhere, "published", &text).await;
        for typed in [
            format!("/polls/{foreign}"),
            "https://x.example/polls/1".to_owned(),
        ] {
            let refused = step(&g.lena, g.idea, &[("poll", &typed), ("action", "poll")]).await;
            assert_eq!(refused.status, 422, "{typed}");
            assert_eq!(refused.field("poll").as_deref(), Some(typed.as_str()));
        }
        let address = format!("https://town.example/polls/{poll}/results");
        step(&g.lena, g.idea, &[("poll", &address), ("action", "poll")]).await;
        step(
            &g.lena,
            g.idea,
            &[
                ("amount", "1.500"),
                ("line", "Budget 2027, line 5410"),
                ("action", "budget"),
            ],
        )
        .await;
        let due = [
            ("milestone_title", "The tender is out"),
            ("due_day", "1"),
            ("due_month", "4"),
            ("due_year", "2027"),
            ("action", "milestone"),
        ];
        let added = step(&g.lena, g.idea, &due).await;
        assert_eq!(added.status, 303, "{}", added.text());
        step(
            &g.lena,
            g.idea,
            &[
                ("status", "planned"),
                ("words", "Order **placed**."),
                ("action", "status"),
            ],
        )
        .await;
        step(
            &g.lena,
            g.idea,
            &[("news", "The wood is here."), ("action", "news")],
        )
        .await;
        let page = town.visitor().get(&path).await;
        assert!(page.has_text("0 of 1 done") && page.has_text("by 1 April 2027"));
        let done = step(
            &g.lena,
            g.idea,
            &[("milestone", &milestone(town).await), ("action", "done")],
        )
        .await;
        assert_eq!(done.status, 303);
        step(
            &g.lena,
            g.idea,
            &[("status", "in_progress"), ("action", "status")],
        )
        .await;
        step(&g.lena, g.idea, &[("status", "done"), ("action", "status")]).await;
        let page = town.visitor().get(&path).await;
        for words in [
            "Official answer: Yes, let us do it",
            "There is a poll about it",
            "Money for it: 1,500",
            "Budget 2027, line 5410",
            "It stands now at: In the budget",
            "The wood is here.",
            "Done: The tender is out",
            "1 of 1 done",
            "It stands now at: Done",
        ] {
            assert!(page.has_text(words), "{words}: {}", page.text());
        }
        assert!(page.links().contains(&format!("/polls/{poll}")));
        assert!(page.body.contains("<strong>placed</strong>"));
    }
);

async fn milestone(town: &Town) -> String {
    let read: Result<uuid::Uuid, DbError> = transact!(&town.app.db, tx => {
        Ok(run!(tx, c => sqlx::query_scalar("SELECT id FROM milestones").fetch_one(c).await?))
    });
    read.expect("a milestone").to_string()
}

both!(line_1_supporters_rate_the_answer, async |town: &Town| {
    let g = ground(town).await;
    let path = format!("/ideas/{}", g.idea);
    let (cem, dora) = (town.citizen("Cem").await, town.citizen("Dora").await);
    cem.browser.post(&format!("{path}/support"), &[]).await;
    let rate = format!("{path}/rate");
    assert_eq!(
        cem.browser.post(&rate, &[("rating", "yes")]).await.status,
        404,
        "no answer yet"
    );
    answer(&g.lena, g.idea, "accepted", "In spring.").await;
    for rating in ["no", "partly", "partly"] {
        assert_eq!(
            cem.browser.post(&rate, &[("rating", rating)]).await.status,
            303
        );
    }
    g.edith.browser.post(&rate, &[("rating", "yes")]).await;
    assert_eq!(
        dora.browser.post(&rate, &[("rating", "no")]).await.status,
        403,
        "she did not support it"
    );
    assert_eq!(
        cem.browser.post(&rate, &[("rating", "9")]).await.status,
        400
    );
    let page = town.visitor().get(&path).await;
    assert!(page.has_text("2 supporters say"), "{}", page.text());
    for words in ["1 Yes", "1 In part", "0 No"] {
        assert!(page.has_text(words), "{words}");
    }
    assert!(
        cem.browser
            .get(&path)
            .await
            .body
            .contains("aria-pressed=\"true\"")
    );
    // Another answer is rated anew.
    answer(&g.lena, g.idea, "accepted", "In autumn.").await;
    assert!(!town.visitor().get(&path).await.has_text("2 supporters say"));
});
