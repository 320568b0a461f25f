//! Leaving: ideas stay under a neutral name, supports stay counted, drafts and follows go. And names for many are asked for at once.

use app::db::DbError;
use app::{run, transact};
use support::proposing::{BoardText, send};
use support::{Town, both};

both!(
    line_1_an_erased_authors_ideas_stay_under_a_neutral_name,
    async |town: &Town| {
        let space = town.space("here").await;
        let board = town.board_of(space, "ideas", &BoardText::default()).await;
        let (edith, cem) = (town.citizen("Edith").await, town.citizen("Cem").await);
        let idea = town.idea_on(&board, edith.account, "A bench").await;
        let other = town.idea_on(&board, cem.account, "A seat").await;
        let path = format!("/ideas/{idea}");
        let before = town.visitor().get(&path).await;
        edith
            .browser
            .post(&format!("/ideas/{other}/support"), &[])
            .await;
        edith
            .browser
            .post(&format!("/ideas/{other}/follow"), &[])
            .await;
        send(&edith.browser, &board, &[("title", "Half an idea")], "keep").await;
        let erased = edith
            .browser
            .post("/me/data/erase", &[("email", &edith.email)])
            .await;
        assert_eq!(erased.status, 303, "{}", erased.text());
        let page = town.visitor().get(&path).await;
        assert_eq!(page.status, 200);
        assert!(page.has_text("Somebody who has left"), "{}", page.text());
        assert!(!before.has_text("Somebody who has left"));
        assert!(
            town.visitor()
                .get(&format!("{path}/history"))
                .await
                .has_text("Somebody who has left")
        );
        let page = town.visitor().get(&format!("/ideas/{other}")).await;
        assert!(page.has_text("1 support") && !page.has_text("one person follows"));
        let left: Result<(i64, i64), DbError> = transact!(&town.app.db, tx => {
            Ok(run!(tx, c => sqlx::query_as("SELECT (SELECT COUNT(*) FROM idea_drafts), (SELECT COUNT(*) FROM idea_follows)").fetch_one(c).await?))
        });
        assert_eq!(left.expect("counts"), (0, 0));
        assert!(
            town.visitor()
                .get("/boards/ideas")
                .await
                .has_text("Somebody who has left")
        );
    }
);

both!(drafts_go_after_half_a_year, async |town: &Town| {
    let space = town.space("here").await;
    let board = town.board_of(space, "ideas", &BoardText::default()).await;
    let edith = town.citizen("Edith").await;
    send(&edith.browser, &board, &[("title", "Half an idea")], "keep").await;
    town.clock.advance(179 * 24 * 3600);
    app::retention::apply(&town.app).await.expect("a job");
    let later = town.signed_in(edith.account).await;
    assert!(later.get("/me/ideas").await.has_text("Half an idea"));
    town.clock.advance(2 * 24 * 3600);
    app::retention::apply(&town.app).await.expect("a job");
    let later = town.signed_in(edith.account).await;
    assert!(later.get("/me/ideas").await.has_text("No drafts"));
});
