//! Decisions about discussions, and about content of other parts: ideas are reported, hidden, labelled and locked as names are.

use super::{FACTS, decide, item_about, moderator, undo};
use app::db::DbError;
use app::{run, transact};
use support::{Browser, Reply, Town, both};
use uuid::Uuid;

async fn comment(browser: &Browser, idea: Uuid, body: &str) -> Reply {
    let fields = [("body", body), ("stance", "for")];
    browser
        .post(&format!("/ideas/{idea}/comments"), &fields)
        .await
}

async fn newest_statement(town: &Town) -> Uuid {
    let found: Result<Uuid, DbError> = transact!(&town.app.db, tx => {
        Ok(run!(tx, c => sqlx::query_scalar("SELECT id FROM statements ORDER BY id DESC LIMIT 1").fetch_one(c).await?))
    });
    found.expect("a statement")
}

both!(
    a_discussion_is_closed_and_slowed_down_and_both_are_undone,
    async |town: &Town| {
        let space = town.space("park").await;
        town.board(space, "trees").await;
        let author = town.citizen("Otto").await;
        let idea = town.ideas("trees", author.account, 1).await[0].0;
        let rita = town.citizen("Rita").await;
        let path = format!("/report/idea/{idea}");
        let sent = rita.browser.post(&path, &[("ground", "insult")]).await;
        assert_eq!(sent.status, 303, "{}", sent.text());
        let item = item_about(town, idea).await;
        let mona = moderator(town, "Mona", space).await.browser;
        let cem = town.citizen("Cem").await.browser;
        assert_eq!(comment(&cem, idea, "One").await.status, 303);

        let locked = decide(&mona, item, "lock", &[]).await;
        assert_eq!(locked.status, 303, "{}", locked.text());
        assert_ne!(comment(&cem, idea, "Two").await.status, 303, "closed");
        let again = decide(&mona, item, "lock", &[]).await;
        assert!(again.has_text("It stands like that already"));
        let undone = undo(&mona, newest_statement(town).await).await;
        assert_eq!(undone.status, 303, "{}", undone.text());
        assert_eq!(comment(&cem, idea, "Three").await.status, 303);

        let slow = decide(&mona, item, "slow", &[("minutes", "30")]).await;
        assert_eq!(slow.status, 303, "{}", slow.text());
        assert_ne!(comment(&cem, idea, "Four").await.status, 303, "too soon");
        town.clock.advance(31 * 60);
        assert_eq!(comment(&cem, idea, "Five").await.status, 303);
    }
);

both!(
    an_idea_is_hidden_from_others_and_read_by_its_author_and_the_appeal,
    async |town: &Town| {
        let space = town.space("park").await;
        town.board(space, "trees").await;
        let author = town.citizen("Otto").await;
        let idea = town.ideas("trees", author.account, 1).await[0].0;
        let rita = town.citizen("Rita").await.browser;
        let path = format!("/ideas/{idea}");
        assert!(
            rita.get(&path)
                .await
                .body
                .contains(&format!("/report/idea/{idea}"))
        );
        let report = format!("/report/idea/{idea}");
        rita.post(&report, &[("ground", "spam")]).await;
        let item = item_about(town, idea).await;
        let mona = moderator(town, "Mona", space).await.browser;
        let page = mona.get(&format!("/moderation/items/{item}")).await;
        assert!(page.has_text("Idea number 0"), "{}", page.text());
        let noted = decide(&mona, item, "label", &[("label", "disputed")]).await;
        assert_eq!(noted.status, 303, "{}", noted.text());
        let hidden = decide(&mona, item, "hide", &[]).await;
        assert_eq!(hidden.status, 303, "{}", hidden.text());
        assert_eq!(town.visitor().get(&path).await.status, 404);
        assert_eq!(rita.get(&path).await.status, 404);
        let own = author.browser.get(&path).await;
        assert_eq!(own.status, 200, "its author reads it");
        let statement = newest_statement(town).await;
        let told = author
            .browser
            .get(&format!("/me/decisions/{statement}"))
            .await;
        assert!(told.has_text("A text about it.") && told.has_text(FACTS));
        undo(&mona, statement).await;
        assert_eq!(town.visitor().get(&path).await.status, 200);
    }
);
