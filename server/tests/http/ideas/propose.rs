//! Putting ideas forward: the form, drafts, the check, and what bad input gets.

mod meanwhile;

use app::db::DbError;
use app::{run, transact};
use domain::actor::Role;
use domain::ids::SpaceId;
use domain::space::{Activity, Permits};
use support::proposing::{Board, BoardText, put_forward, send, typed};
use support::{Person, Town, both};

async fn ground(town: &Town) -> (Board, Person) {
    let space = town.space("here").await;
    let board = town.board_of(space, "ideas", &BoardText::default()).await;
    (board, town.citizen("Edith").await)
}

/// Lets the only phase of a space permit these activities.
pub async fn only_permit(town: &Town, space: SpaceId, what: &[Activity]) {
    let phase = town.phase(space).await;
    let bits = Permits::of(what).bits();
    let written: Result<(), DbError> = transact!(&town.app.db, tx => {
        run!(tx, c => sqlx::query("UPDATE phases SET permits = $2 WHERE id = $1").bind(phase.0).bind(bits).execute(c).await?.rows_affected());
        Ok(())
    });
    written.expect("the phase is there");
}

both!(
    line_1_an_idea_is_typed_checked_and_public,
    async |town: &Town| {
        let (board, edith) = ground(town).await;
        let sent = send(&edith.browser, &board, &[], "check").await;
        assert_eq!(sent.status, 303, "{}", sent.text());
        let check = edith.browser.get(&sent.location().expect("a check")).await;
        assert!(check.has_text("Check your idea") && check.has_text("A bench in the shade"));
        assert!(
            check.body.contains("<strong>hot</strong>"),
            "as it will look"
        );
        let published = edith
            .browser
            .post(&sent.location().expect("a path"), &[])
            .await;
        let path = published.location().expect("the idea");
        let page = town.visitor().get(&path).await;
        assert_eq!(page.status, 200);
        assert_eq!(page.heading(), "A bench in the shade");
        for words in [
            "Hafengasse 3, Mitte",
            "About 1,500",
            "Streets",
            "New",
            "0 supports",
        ] {
            assert!(page.has_text(words), "{words}: {}", page.text());
        }
        for list in ["/ideas", "/boards/ideas", "/"] {
            assert!(
                town.visitor()
                    .get(list)
                    .await
                    .has_text("A bench in the shade"),
                "{list}"
            );
        }
        assert!(
            town.visitor()
                .get("/spaces/here")
                .await
                .has_text("Board ideas")
        );
    }
);

both!(
    line_1_the_same_form_sent_twice_makes_one_idea,
    async |town: &Town| {
        let (board, edith) = ground(town).await;
        let sent = send(&edith.browser, &board, &[], "check").await;
        let check = sent.location().expect("a check");
        let (first, second) = tokio::join!(
            edith.browser.post(&check, &[]),
            edith.browser.post(&check, &[])
        );
        let third = edith.browser.post(&check, &[]).await;
        let path = third.location().expect("the idea");
        for reply in [&first, &second] {
            let to = reply.location().unwrap_or_default();
            assert!(to == path || reply.status == 404, "{} {to}", reply.status);
        }
        let list = town.visitor().get("/boards/ideas").await;
        assert_eq!(list.body.matches("class=\"idea-card\"").count(), 1);
        // The form itself, sent once more with the id it had, makes nothing either.
        let id = path.trim_start_matches("/ideas/").to_owned();
        let mut fields = typed(&board);
        fields.push(("id", id));
        fields.push(("lang", "en".to_owned()));
        let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (*n, v.as_str())).collect();
        let again = edith.browser.post(&board.new_path(), &fields).await;
        assert_eq!(again.status, 409);
    }
);

both!(
    line_1_a_preview_works_by_a_plain_button_and_keeps_what_was_typed,
    async |town: &Town| {
        let (board, edith) = ground(town).await;
        let page = send(&edith.browser, &board, &[("category", "")], "preview").await;
        assert_eq!(page.status, 200);
        assert!(page.body.contains("<strong>hot</strong>"));
        assert_eq!(page.field("title").as_deref(), Some("A bench in the shade"));
        let nobody = town.visitor();
        let page = send(&nobody, &board, &[], "preview").await;
        assert_eq!(page.status, 200, "also before signing in");
    }
);

both!(
    line_1_drafts_are_kept_and_are_nobody_elses,
    async |town: &Town| {
        let (board, edith) = ground(town).await;
        let kept = send(&edith.browser, &board, &[("body", "")], "keep").await;
        assert_eq!(kept.location().as_deref(), Some("/me/ideas"));
        let mine = edith.browser.get("/me/ideas").await;
        assert!(mine.has_text("A bench in the shade"));
        let links = mine.links();
        let draft = links
            .iter()
            .find(|l| l.starts_with("/ideas/drafts/"))
            .expect("a draft");
        let page = edith.browser.get(draft).await;
        assert_eq!(page.field("title").as_deref(), Some("A bench in the shade"));
        assert_eq!(
            edith.browser.get(&format!("{draft}/check")).await.status,
            422,
            "what is missing is said"
        );
        let mallory = town.citizen("Mallory").await;
        for path in [draft.clone(), format!("{draft}/check")] {
            assert_eq!(mallory.browser.get(&path).await.status, 404, "{path}");
            assert_eq!(mallory.browser.post(&path, &[]).await.status, 404, "{path}");
        }
        assert_eq!(
            mallory
                .browser
                .post(&format!("{draft}/discard"), &[])
                .await
                .status,
            404
        );
        // Nor does her id help to write over it.
        let id = draft.trim_start_matches("/ideas/drafts/").to_owned();
        let mut fields = typed(&board);
        fields.extend([
            ("id", id),
            ("lang", "en".to_owned()),
            ("action", "keep".to_owned()),
        ]);
        let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (*n, v.as_str())).collect();
        let stolen = mallory.browser.post(&board.new_path(), &fields).await;
        assert_eq!(stolen.status, 409);
        assert!(
            !mallory
                .browser
                .get("/me/ideas")
                .await
                .has_text("A bench in the shade")
        );
        assert_eq!(
            edith
                .browser
                .post(&format!("{draft}/discard"), &[])
                .await
                .status,
            303
        );
        assert!(edith.browser.get("/me/ideas").await.has_text("No drafts"));
    }
);

both!(
    line_1_whoever_has_to_sign_in_finds_their_text_again,
    async |town: &Town| {
        let (board, _) = ground(town).await;
        let visitor = town.visitor();
        let sent = send(&visitor, &board, &[], "check").await;
        assert_eq!(sent.status, 303);
        assert!(
            sent.location()
                .expect("a way")
                .starts_with("/sign-in?next=%2Fboards%2Fideas%2Fnew")
        );
        support::links::sign_in(town, &visitor, "edith@example.org").await;
        let page = visitor.get(&board.new_path()).await;
        assert_eq!(page.field("title").as_deref(), Some("A bench in the shade"));
        let sent = visitor
            .submit(&page, &board.new_path(), &[("action", "check")])
            .await;
        assert!(
            sent.location().expect("a check").ends_with("/check"),
            "{}",
            sent.text()
        );
    }
);

both!(
    line_1_a_board_asks_for_its_own_level_and_phase,
    async |town: &Town| {
        let space = town.space("here").await;
        let text = BoardText {
            min_level: 2,
            ..BoardText::default()
        };
        let board = town.board_of(space, "ideas", &text).await;
        let (cem, rita) = (town.citizen("Cem").await, town.resident("Rita").await);
        let sent = send(&cem.browser, &board, &[], "check").await;
        let check = sent.location().expect("drafts are for everybody");
        let led = cem.browser.post(&check, &[]).await;
        assert!(
            led.location()
                .expect("a step up")
                .starts_with("/step-up?needs=2")
        );
        put_forward(&rita, &board, "A crossing").await;

        only_permit(town, space, &[Activity::Vote]).await;
        let page = rita.browser.get(&board.new_path()).await;
        assert!(page.has_text("You can write and keep a draft"));
        let sent = send(&rita.browser, &board, &[], "check").await;
        let check = sent.location().expect("a draft is kept");
        assert_eq!(rita.browser.post(&check, &[]).await.status, 403);
        assert!(
            rita.browser
                .get(&check)
                .await
                .has_text("A bench in the shade"),
            "the text is there"
        );
    }
);

both!(line_1_a_closed_board_takes_nothing, async |town: &Town| {
    let space = town.space("here").await;
    let text = BoardText {
        is_open: false,
        ..BoardText::default()
    };
    let board = town.board_of(space, "ideas", &text).await;
    let edith = town.citizen("Edith").await;
    let sent = send(&edith.browser, &board, &[], "check").await;
    let check = sent.location().expect("a draft");
    assert_eq!(edith.browser.post(&check, &[]).await.status, 403);
    let idea = town.idea_on(&board, edith.account, "Old").await;
    let path = format!("/ideas/{idea}");
    assert_eq!(town.visitor().get(&path).await.status, 200);
    let cem = town.citizen("Cem").await;
    assert_eq!(
        cem.browser
            .post(&format!("{path}/support"), &[])
            .await
            .status,
        403
    );
});

both!(
    bad_input_gets_a_message_at_the_field_and_keeps_the_text,
    async |town: &Town| {
        let space = town.space("here").await;
        let text = BoardText {
            area: "51.2, 12.2\n51.4, 12.5",
            ..BoardText::default()
        };
        let board = town.board_of(space, "ideas", &text).await;
        let edith = town.citizen("Edith").await;
        let long = "x".repeat(10_001);
        let removed = app::clock::Clock::id(&town.clock).to_string();
        for (field, value, message) in [
            ("title", "", "Say your idea in one sentence"),
            ("title", "a\u{7}b", "cannot be stored"),
            ("body", long.as_str(), "10,000"),
            ("category", "", "Choose a topic"),
            ("category", removed.as_str(), "removed meanwhile"),
            ("district", "Atlantis", "removed meanwhile"),
            ("point", "52.5, 13.4", "outside the area"),
            ("point", "the market", "two numbers"),
            ("cost", "a lot", "Enter an amount"),
        ] {
            let page = send(&edith.browser, &board, &[(field, value)], "check").await;
            assert_eq!(page.status, 422, "{field}: {value}");
            assert!(page.title().starts_with("Error: "), "{}", page.title());
            assert!(
                page.has_text(message),
                "{field}: {message}: {}",
                page.text()
            );
            assert!(page.links().contains(&format!("#{field}")), "{field}");
            let (other, typed) = match field {
                "body" => ("title", "A bench in the shade"),
                _ => ("body", "It is **hot** at the tram stop."),
            };
            assert_eq!(page.field(other).as_deref(), Some(typed), "{field}");
        }
        assert!(edith.browser.get("/me/ideas").await.has_text("No drafts"));
    }
);

both!(
    a_text_of_5_mb_is_too_large_and_hostile_markdown_harmless,
    async |town: &Town| {
        let (board, edith) = ground(town).await;
        let huge = "x".repeat(5 * 1024 * 1024);
        let reply = send(&edith.browser, &board, &[("body", &huge)], "check").await;
        assert_eq!(reply.status, 422);
        assert!(reply.links().contains(&"#body".to_owned()), "at its field");
        assert_eq!(reply.field("body").map(|text| text.len()), Some(huge.len()));
        let deep = "> ".repeat(100) + "deep";
        let hostile = format!(
            "<script>alert(1)</script> [a](javascript:alert(1)) <img src=x onerror=alert(1)>\n\n{deep}"
        );
        let title = "</h1><script>alert(2)</script>";
        let changed = [("title", title), ("body", hostile.as_str())];
        let sent = send(&edith.browser, &board, &changed, "check").await;
        let check = sent.location().expect("a check");
        let page = edith.browser.get(&check).await;
        edith.browser.post(&check, &[]).await;
        let shown = town
            .visitor()
            .get(&check.replace("/drafts", "").replace("/check", ""))
            .await;
        let list = town.visitor().get("/boards/ideas").await;
        for page in [page, shown, list] {
            assert_eq!(page.status, 200);
            assert!(
                page.text().contains("</h1><script>alert(2)</script>"),
                "as text"
            );
            for bad in ["<script>alert", "href=\"javascript:", "onerror=alert"] {
                assert!(!page.body.contains(bad), "{bad}");
            }
        }
    }
);
