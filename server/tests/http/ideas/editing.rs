//! Changing an idea: versions with what changed, nothing overwritten, taking it back.

use domain::actor::Role;
use domain::ids::IdeaId;
use support::proposing::{Board, BoardText};
use support::{Browser, Person, Reply, Town, both};

async fn ground(town: &Town) -> (Board, Person, IdeaId) {
    let space = town.space("here").await;
    let board = town.board_of(space, "ideas", &BoardText::default()).await;
    let edith = town.citizen("Edith").await;
    let idea = town
        .idea_on(&board, edith.account, "A bench in the sun")
        .await;
    (board, edith, idea)
}

async fn save(browser: &Browser, page: &Reply, path: &str, title: &str) -> Reply {
    browser
        .submit(page, path, &[("title", title), ("action", "save")])
        .await
}

both!(
    line_1_every_wording_is_kept_with_what_changed,
    async |town: &Town| {
        let (_, edith, idea) = ground(town).await;
        let edit = format!("/ideas/{idea}/edit");
        let page = edith.browser.get(&edit).await;
        assert_eq!(page.field("title").as_deref(), Some("A bench in the sun"));
        let preview = edith
            .browser
            .submit(
                &page,
                &edit,
                &[("title", "A bench in the rain"), ("action", "preview")],
            )
            .await;
        assert_eq!(preview.status, 200);
        assert!(
            !town
                .visitor()
                .get(&format!("/ideas/{idea}"))
                .await
                .has_text("rain")
        );
        let saved = save(&edith.browser, &page, &edit, "A bench in the shade").await;
        assert_eq!(saved.status, 303, "{}", saved.text());
        let page = town.visitor().get(&format!("/ideas/{idea}")).await;
        assert_eq!(page.heading(), "A bench in the shade");
        assert!(page.has_text("The text was changed"));
        let history = town.visitor().get(&format!("/ideas/{idea}/history")).await;
        assert!(history.has_text("Version 2") && history.has_text("Version 1"));
        let (gone, new) = ("(taken out:) sun", "(added:) shade");
        assert!(
            history.has_text(gone) && history.has_text(new),
            "{}",
            history.text()
        );
        // Saving without a change is no version.
        let page = edith.browser.get(&edit).await;
        save(&edith.browser, &page, &edit, "A bench in the shade").await;
        assert!(
            !town
                .visitor()
                .get(&format!("/ideas/{idea}/history"))
                .await
                .has_text("Version 3")
        );
    }
);

both!(
    line_1_editing_over_somebodys_newer_version_shows_both_and_overwrites_nothing,
    async |town: &Town| {
        let (_, edith, idea) = ground(town).await;
        let edit = format!("/ideas/{idea}/edit");
        let other = town.signed_in(edith.account).await;
        let (early, late) = (edith.browser.get(&edit).await, other.get(&edit).await);
        save(&edith.browser, &early, &edit, "A bench in the shade").await;
        let stale = save(&other, &late, &edit, "A bench in the rain").await;
        assert_eq!(stale.status, 409);
        for words in ["A bench in the shade", "A bench in the rain"] {
            assert!(stale.has_text(words), "{words}");
        }
        assert_eq!(
            stale.field("title").as_deref(),
            Some("A bench in the rain"),
            "what was typed is there"
        );
        let page = town.visitor().get(&format!("/ideas/{idea}")).await;
        assert_eq!(page.heading(), "A bench in the shade");
        // Having seen both, they can decide.
        let saved = save(&other, &stale, &edit, "A bench in the rain").await;
        assert_eq!(saved.status, 303);
    }
);

both!(
    line_1_only_authors_change_an_idea_and_only_until_it_is_looked_into,
    async |town: &Town| {
        let (board, edith, idea) = ground(town).await;
        let ada = town
            .official("Ada", Role::Administrator, Some(board.space))
            .await;
        let cem = town.citizen("Cem").await;
        for path in ["edit", "withdraw"] {
            let path = format!("/ideas/{idea}/{path}");
            for person in [&ada, &cem] {
                assert_eq!(person.browser.get(&path).await.status, 403, "{path}");
                let fields = [("title", "Mine"), ("body", "x"), ("version", "1")];
                assert_eq!(
                    person.browser.post(&path, &fields).await.status,
                    403,
                    "{path}"
                );
            }
        }
        assert_eq!(
            town.visitor()
                .get(&format!("/ideas/{idea}"))
                .await
                .heading(),
            "A bench in the sun"
        );
        town.set_idea(idea, "status", "under_review").await;
        assert_eq!(
            edith
                .browser
                .get(&format!("/ideas/{idea}/edit"))
                .await
                .status,
            403
        );
    }
);

both!(
    line_1_an_idea_is_taken_back_and_stays_readable,
    async |town: &Town| {
        let (_, edith, idea) = ground(town).await;
        let path = format!("/ideas/{idea}/withdraw");
        assert!(
            edith
                .browser
                .get(&path)
                .await
                .has_text("This cannot be undone")
        );
        for _ in 0..2 {
            assert_eq!(
                edith.browser.post(&path, &[]).await.status,
                303,
                "twice is once"
            );
        }
        let page = town.visitor().get(&format!("/ideas/{idea}")).await;
        assert_eq!(page.status, 200);
        assert!(page.has_text("Its authors took this idea back"));
        assert!(!page.body.contains("name=\"action\" value=\"support\""));
        assert!(
            !town
                .visitor()
                .get("/boards/ideas")
                .await
                .has_text("A bench in the sun")
        );
        assert_eq!(
            edith
                .browser
                .get(&format!("/ideas/{idea}/edit"))
                .await
                .status,
            403
        );
        let decided = town
            .idea_on(&other_board(town).await, edith.account, "Decided")
            .await;
        town.set_idea(decided, "status", "accepted").await;
        assert_eq!(
            edith
                .browser
                .post(&format!("/ideas/{decided}/withdraw"), &[])
                .await
                .status,
            403
        );
    }
);

async fn other_board(town: &Town) -> Board {
    let space = town.space("there").await;
    town.board_of(space, "others", &BoardText::default()).await
}
