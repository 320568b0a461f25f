//! Whoever wrote, supports or follows an idea is told at each change; whoever made it is not.

use super::answers::answer;
use domain::actor::Role;
use support::proposing::BoardText;
use support::{Town, both};

both!(
    line_1_author_supporters_and_followers_are_told_at_each_change,
    async |town: &Town| {
        let space = town.space("here").await;
        let board = town.board_of(space, "ideas", &BoardText::default()).await;
        let edith = town.citizen("Edith").await;
        let (cem, dora, otto) = (
            town.citizen("Cem").await,
            town.citizen("Dora").await,
            town.citizen("Otto").await,
        );
        let lena = town.official("Lena", Role::Councillor, Some(space)).await;
        let idea = town.idea_on(&board, edith.account, "A bench").await;
        cem.browser
            .post(&format!("/ideas/{idea}/support"), &[])
            .await;
        for person in [&dora, &lena] {
            person
                .browser
                .post(&format!("/ideas/{idea}/follow"), &[])
                .await;
        }
        town.jobs().await;
        let inbox = "/me/notices/inbox";
        assert!(
            cem.browser.get(inbox).await.has_text("No notices yet"),
            "nothing has happened"
        );
        answer(&lena, idea, "accepted", "In spring.").await;
        for _ in 0..3 {
            // However often the job runs.
            town.jobs().await;
        }
        for person in [&edith, &cem, &dora] {
            let page = person.browser.get(inbox).await;
            assert!(
                page.has_text("A bench: Official answer: Accepted"),
                "{}",
                page.text()
            );
            assert_eq!(page.text().matches("Official answer: Accepted").count(), 1);
            assert!(page.links().contains(&format!("/ideas/{idea}")));
        }
        for person in [&otto, &lena] {
            assert!(person.browser.get(inbox).await.has_text("No notices yet"));
        }
        let off = [("way", "off"), ("pace", "daily")];
        assert_eq!(
            cem.browser.post("/me/notices/ideas", &off).await.status,
            303
        );
        let path = format!("/ideas/{idea}/progress");
        let page = lena.browser.get(&path).await;
        lena.browser
            .submit(
                &page,
                &path,
                &[("news", "Wood is here."), ("action", "news")],
            )
            .await;
        town.jobs().await;
        assert!(dora.browser.get(inbox).await.has_text("A bench: News"));
        assert!(
            !cem.browser.get(inbox).await.has_text("A bench: News"),
            "he wants no more"
        );
    }
);

both!(
    line_1_a_change_of_the_text_is_told_and_what_is_hidden_is_not,
    async |town: &Town| {
        let space = town.space("here").await;
        let board = town.board_of(space, "ideas", &BoardText::default()).await;
        let (edith, cem) = (town.citizen("Edith").await, town.citizen("Cem").await);
        let idea = town.idea_on(&board, edith.account, "A bench").await;
        cem.browser
            .post(&format!("/ideas/{idea}/support"), &[])
            .await;
        let edit = format!("/ideas/{idea}/edit");
        let page = edith.browser.get(&edit).await;
        edith
            .browser
            .submit(
                &page,
                &edit,
                &[("title", "A parking lot"), ("action", "save")],
            )
            .await;
        town.jobs().await;
        let inbox = cem.browser.get("/me/notices/inbox").await;
        assert!(
            inbox.has_text("A parking lot: The text was changed"),
            "{}",
            inbox.text()
        );
        let page = edith.browser.get(&edit).await;
        edith
            .browser
            .submit(
                &page,
                &edit,
                &[("title", "A swear word"), ("action", "save")],
            )
            .await;
        town.set_idea(idea, "visibility", "hidden").await;
        town.jobs().await;
        assert!(!cem.browser.get("/me/notices/inbox").await.has_text("swear"));
    }
);
