//! Appeals: by those who were told, for six months, decided by another moderator.

use super::{NAME, World, choose, count, mails, moderator};
use support::{Browser, Reply, Town, both};
use uuid::Uuid;

async fn appeal(browser: &Browser, statement: Uuid) -> Reply {
    let fields = [("words", "It is a quotation from a play.")];
    browser
        .post(&format!("/me/decisions/{statement}/appeal"), &fields)
        .await
}

/// The page of the only appeal that waits.
async fn only(moderator: &Browser) -> String {
    let page = moderator.get("/moderation/appeals").await;
    let links = page.links();
    let found = links
        .iter()
        .find(|link| link.starts_with("/moderation/appeals/"));
    found.expect("an appeal").clone()
}

both!(
    an_appeal_is_decided_by_another_moderator_and_can_undo_the_decision,
    async |town: &Town| {
        let world = World::new(town).await;
        let mona = &world.moderator.browser;
        world.decide(mona, "hide", &[]).await;
        let statement = world.newest_statement().await;
        let sent = appeal(&world.author.browser, statement).await;
        assert_eq!(sent.status, 303, "{}", sent.text());
        appeal(&world.author.browser, statement).await;
        assert_eq!(count(town, "appeals").await, 1, "once");
        let path = only(mona).await;
        let page = mona.get(&path).await;
        assert!(page.has_text("You made this decision yourself"));
        let fields = [("outcome", "upheld"), ("reasons", "I was right.")];
        let refused = mona.post(&path, &fields).await;
        assert_eq!(refused.status, 403);
        assert!(refused.has_text("Another moderator decides about the appeal"));
        let max = moderator(town, "Max", world.space).await;
        let page = max.browser.get(&path).await;
        assert!(page.has_text("It is a quotation from a play.") && page.has_text(NAME));
        let empty = max.browser.post(&path, &[("outcome", "reversed")]).await;
        assert_eq!(empty.status, 422);
        let fields = [("outcome", "reversed"), ("reasons", "A quotation, indeed.")];
        let decided = max.browser.post(&path, &fields).await;
        assert_eq!(decided.status, 303, "{}", decided.text());
        assert_eq!(world.shown().await, NAME, "public again");
        let page = world
            .author
            .browser
            .get(&format!("/me/decisions/{statement}"))
            .await;
        assert!(page.has_text("The decision is undone"));
        assert!(page.has_text("A quotation, indeed."));
        let told = mails(town, &world.author).await;
        assert!(told.iter().any(|mail| mail.subject.contains("Your appeal")));
        let again = max.browser.post(&path, &fields).await;
        assert_eq!(again.status, 409, "once");
        let log = town.visitor().get("/moderation/log").await;
        assert!(log.has_text("After an appeal") && log.has_text("Undone since"));
    }
);

both!(
    an_appeal_that_fails_leaves_the_decision_with_reasons,
    async |town: &Town| {
        let world = World::new(town).await;
        let mona = &world.moderator.browser;
        world.decide(mona, "keep", &[]).await;
        let statement = world.newest_statement().await;
        // Also whoever reported it may appeal.
        let sent = appeal(&world.reporter.browser, statement).await;
        assert_eq!(sent.status, 303);
        let max = moderator(town, "Max", world.space).await;
        let path = only(&max.browser).await;
        let fields = [("outcome", "upheld"), ("reasons", "Satire is permitted.")];
        assert_eq!(max.browser.post(&path, &fields).await.status, 303);
        assert_eq!(world.shown().await, NAME);
        let page = world
            .reporter
            .browser
            .get(&format!("/me/decisions/{statement}"))
            .await;
        assert!(page.has_text("The decision stays") && page.has_text("Satire is permitted."));
        let author = world
            .author
            .browser
            .get(&format!("/me/decisions/{statement}"))
            .await;
        assert!(
            !author.has_text("Satire is permitted."),
            "the appeal is between moderators and whoever made it"
        );
    }
);

both!(
    nobody_appeals_for_others_or_too_late,
    async |town: &Town| {
        let world = World::new(town).await;
        world.decide(&world.moderator.browser, "hide", &[]).await;
        let statement = world.newest_statement().await;
        let stranger = town.citizen("Stranger").await;
        let path = format!("/me/decisions/{statement}");
        assert_eq!(stranger.browser.get(&path).await.status, 404);
        assert_eq!(appeal(&stranger.browser, statement).await.status, 404);
        let empty = [("words", " ")];
        let author = &world.author.browser;
        let refused = author.post(&format!("{path}/appeal"), &empty).await;
        assert_eq!(refused.status, 422);
        town.clock.advance(184 * 24 * 3600);
        let author = town.signed_in(world.author.account).await;
        let page = author.get(&path).await;
        assert!(page.has_text("The time for an appeal is over"));
        assert_eq!(appeal(&author, statement).await.status, 403);
        assert_eq!(count(town, "appeals").await, 0);
    }
);

both!(
    a_suspension_that_an_appeal_finds_wrong_ends_at_once,
    async |town: &Town| {
        let world = World::new(town).await;
        let mona = &world.moderator.browser;
        world.decide(mona, "suspend", &[("days", "30")]).await;
        let statement = world.newest_statement().await;
        appeal(&world.author.browser, statement).await;
        let max = moderator(town, "Max", world.space).await;
        let path = only(&max.browser).await;
        let fields = [("outcome", "reversed"), ("reasons", "Too hard.")];
        assert_eq!(max.browser.post(&path, &fields).await.status, 303);
        let free = choose(&world.author.browser, world.space, "Otto").await;
        assert_eq!(free.status, 303, "{}", free.text());
    }
);
