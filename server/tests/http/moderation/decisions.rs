//! Each decision with what follows, its statement of reasons, and its undoing.

use super::{FACTS, NAME, World, choose, count, mails, undo};
use support::{Town, both};

both!(
    what_is_hidden_is_read_by_its_author_alone_until_it_is_restored,
    async |town: &Town| {
        let world = World::new(town).await;
        let mona = &world.moderator.browser;
        assert_eq!(world.shown().await, NAME);
        assert_eq!(world.decide(mona, "hide", &[]).await.status, 303);
        assert_ne!(world.shown().await, NAME, "others see the pseudonym");
        let stranger = town.citizen("Stranger").await;
        let path = format!("/report/name/{}", world.name);
        assert_eq!(stranger.browser.get(&path).await.status, 404);
        let statement = world.newest_statement().await;
        let own = format!("/me/decisions/{statement}");
        let page = world.author.browser.get(&own).await;
        assert!(page.has_text(NAME), "its author reads it");
        assert!(
            mona.get(&format!("/moderation/items/{}", world.item().await))
                .await
                .has_text(NAME)
        );
        let again = world.decide(mona, "hide", &[]).await;
        assert_eq!(again.status, 422);
        assert!(again.has_text("It stands like that already"));
        let kept = world.decide(mona, "keep", &[]).await;
        assert!(kept.has_text("It can only be made public again"));
        assert_eq!(world.decide(mona, "restore", &[]).await.status, 303);
        assert_eq!(world.shown().await, NAME);
    }
);

both!(
    each_decision_can_be_undone_and_everybody_is_told,
    async |town: &Town| {
        let world = World::new(town).await;
        let mona = &world.moderator.browser;
        for (decision, more) in [
            ("hide", [("days", "")]),
            ("change", [("days", "")]),
            ("suspend", [("days", "3")]),
        ] {
            let reply = world.decide(mona, decision, &more).await;
            assert_eq!(reply.status, 303, "{decision}: {}", reply.text());
            let statement = world.newest_statement().await;
            assert_eq!(world.shown().await == NAME, decision == "suspend");
            let undone = undo(mona, statement).await;
            assert_eq!(undone.status, 303, "{decision}: {}", undone.text());
            assert_eq!(world.shown().await, NAME, "{decision}");
            assert_eq!(undo(mona, statement).await.status, 409, "once");
            let told = world
                .author
                .browser
                .get(&format!("/me/decisions/{statement}"))
                .await;
            assert!(told.has_text("This decision does not hold any more"));
            let list = world.author.browser.get("/me/decisions").await;
            assert!(list.has_text("Decision undone"));
        }
        assert_eq!(world.decide(mona, "keep", &[]).await.status, 303);
        let kept = world.newest_statement().await;
        assert_eq!(undo(mona, kept).await.status, 303);
        assert_ne!(world.shown().await, NAME, "whoever reported it was right");
        let item = world.item().await;
        let page = mona.get(&format!("/moderation/items/{item}")).await;
        assert!(page.has_text("Undone on"), "all of it is in the history");
    }
);

both!(
    a_later_decision_is_undone_before_an_earlier_one,
    async |town: &Town| {
        let world = World::new(town).await;
        let mona = &world.moderator.browser;
        world.decide(mona, "hide", &[]).await;
        let hidden = world.newest_statement().await;
        world.decide(mona, "restore", &[]).await;
        let refused = undo(mona, hidden).await;
        assert_eq!(refused.status, 422);
        assert!(refused.has_text("A later decision changed the same"));
    }
);

both!(
    a_statement_of_reasons_has_every_field_of_the_article_and_goes_to_both_sides,
    async |town: &Town| {
        let world = World::new(town).await;
        let mona = &world.moderator.browser;
        let suspended = world.decide(mona, "suspend", &[("days", "7")]).await;
        assert_eq!(suspended.status, 303, "{}", suspended.text());
        let statement = world.newest_statement().await;
        for (person, begins) in [
            (&world.author, "Moderators decided about what you wrote"),
            (
                &world.reporter,
                "Moderators decided about what you reported",
            ),
        ] {
            let page = person
                .browser
                .get(&format!("/me/decisions/{statement}"))
                .await;
            assert!(page.has_text(begins), "{}", page.text());
            for field in [
                "What was decided",
                "does not take part in this space for 7 days",
                "In the space “Space park” on this platform",
                "How long",
                FACTS,
                "Somebody reported it.",
                "No program noticed it.",
                "A person decided",
                "Ground in our rules",
                "argue about the matter",
                "appeal within six months",
                "out of court",
                "Send the appeal",
            ] {
                assert!(page.has_text(field), "{field}: {}", page.text());
            }
            let is_author = person.account == world.author.account;
            assert!(!is_author || !page.has_text("Rita"), "no reporter is named");
            let mails = mails(town, person).await;
            assert_eq!(mails.len(), 1, "one mail");
            for words in [FACTS, "appeal within six months", "/me/decisions/"] {
                assert!(mails[0].body.contains(words), "{words}: {}", mails[0].body);
            }
            assert!(!mails[0].body.contains("Rita"));
        }
    }
);

both!(
    a_decision_that_restricts_needs_ground_and_facts_and_loses_nothing,
    async |town: &Town| {
        let world = World::new(town).await;
        let item = world.item().await;
        let path = format!("/moderation/items/{item}");
        let mona = &world.moderator.browser;
        let page = mona.get(&path).await;
        let fields = [("facts", "  "), ("decision", "hide")];
        let refused = mona.submit(&page, &format!("{path}/decide"), &fields).await;
        assert_eq!(refused.status, 422);
        assert!(refused.title().starts_with("Error:"));
        assert!(refused.has_text("Choose the ground"));
        assert!(refused.has_text("Say why, in a sentence or two"));
        let kept = refused.form(Some("facts"));
        assert!(kept.contains(&("decision".to_owned(), "hide".to_owned())));
        let fields = [("facts", FACTS), ("decision", "suspend"), ("days", "9999")];
        let refused = mona.submit(&page, &format!("{path}/decide"), &fields).await;
        assert_eq!(refused.status, 422);
        assert!(refused.body.contains(FACTS), "what was typed stays");
        assert_eq!(world.shown().await, NAME);
    }
);

both!(
    somebody_who_is_suspended_cannot_take_part_until_then,
    async |town: &Town| {
        let world = World::new(town).await;
        let mona = &world.moderator.browser;
        world.decide(mona, "suspend", &[("days", "2")]).await;
        let refused = choose(&world.author.browser, world.space, "Somebody new").await;
        assert_eq!(refused.status, 403);
        assert!(refused.has_text("You cannot take part in this space until"));
        let elsewhere = town.space("river").await;
        let fine = choose(&world.author.browser, elsewhere, "Somebody new").await;
        assert_eq!(fine.status, 303, "other spaces are open");
        town.clock.advance(2 * 24 * 3600 + 1);
        let later = town.signed_in(world.author.account).await;
        let fine = choose(&later, world.space, "Somebody new").await;
        assert_eq!(fine.status, 303, "{}", fine.text());
    }
);

both!(
    a_change_that_was_asked_for_comes_back_to_the_moderators,
    async |town: &Town| {
        let world = World::new(town).await;
        let mona = &world.moderator.browser;
        world.decide(mona, "change", &[]).await;
        assert_ne!(world.shown().await, NAME, "held until it is changed");
        let same = choose(&world.author.browser, world.space, NAME).await;
        assert_eq!(same.status, 303);
        assert_ne!(world.shown().await, NAME, "the same is no change");
        let other = choose(&world.author.browser, world.space, "A friendly name").await;
        assert_eq!(other.status, 303);
        assert_eq!(world.shown().await, "A friendly name");
    }
);

both!(content_that_is_gone_is_closed, async |town: &Town| {
    let world = World::new(town).await;
    let author = &world.author.browser;
    let item = world.item().await;
    let path = format!("/me/names/{}", world.space);
    let gone = author.post(&path, &[("how", "pseudonym")]).await;
    assert_eq!(gone.status, 303);
    let mona = &world.moderator.browser;
    let page = mona.get(&format!("/moderation/items/{item}")).await;
    assert!(page.has_text("Its author has taken it away"));
    let path = format!("/moderation/items/{item}/decide");
    let closed = mona.post(&path, &[("decision", "keep")]).await;
    assert_eq!(closed.status, 303);
    assert!(mona.get("/moderation").await.has_text("Nothing waits here"));
    assert_eq!(count(town, "statements").await, 0);
});
