//! What changed while an idea was written.

use super::*;

both!(
    a_category_that_was_removed_meanwhile_is_said_at_the_field,
    async |town: &Town| {
        let (board, edith) = ground(town).await;
        let sent = send(&edith.browser, &board, &[], "check").await;
        let check = sent.location().expect("a check");
        let ada = town
            .official("Ada", Role::Administrator, Some(board.space))
            .await;
        let path = format!("/admin/boards/{}", board.id);
        let page = ada.browser.get(&path).await;
        let saved = ada
            .browser
            .submit(&page, &path, &[("categories", "Parks\nPlaygrounds")])
            .await;
        assert_eq!(saved.status, 303, "{}", saved.text());
        let refused = edith.browser.post(&check, &[]).await;
        assert_eq!(refused.status, 422);
        assert!(refused.has_text("removed meanwhile"));
        assert_eq!(
            refused.field("body").as_deref(),
            Some("It is **hot** at the tram stop.")
        );
        // An idea that has it keeps it.
        let old = town.idea_on(&board, edith.account, "Old").await;
        assert!(
            town.visitor()
                .get(&format!("/ideas/{old}"))
                .await
                .has_text("Streets")
        );
    }
);

both!(
    line_1_what_is_typed_is_kept_by_itself,
    async |town: &Town| {
        let (board, edith) = ground(town).await;
        let page = edith.browser.get(&board.new_path()).await;
        assert!(page.body.contains("data-component=\"KeepsDraft"));
        let id = page.field("id").expect("an id");
        let draft = format!("/boards/{}/draft", board.slug);
        let half = [
            ("id", id.as_str()),
            ("title", "Half an idea"),
            ("lang", "en"),
        ];
        for _ in 0..2 {
            assert_eq!(edith.browser.post(&draft, &half).await.status, 204);
        }
        assert_eq!(
            edith
                .browser
                .get("/me/ideas")
                .await
                .text()
                .matches("Half an idea")
                .count(),
            2,
            "its name and on its button"
        );
        let nothing = [("id", id.as_str()), ("title", " ")];
        assert_eq!(edith.browser.post(&draft, &nothing).await.status, 422);
        let mallory = town.citizen("Mallory").await;
        assert_eq!(
            mallory.browser.post(&draft, &half).await.status,
            409,
            "it is nobody else's"
        );
        let led = town.visitor().post(&draft, &half).await;
        assert!(led.location().expect("a way").starts_with("/sign-in"));
    }
);
