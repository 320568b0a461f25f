//! One moderator at a time works on an item, for a quarter of an hour at most.

use super::{World, item_about, moderator, named, report};
use futures::future::join_all;
use support::{Town, both};

both!(
    of_fifty_who_claim_at_once_one_gets_it,
    async |town: &Town| {
        let world = World::new(town).await;
        let item = world.item().await;
        let mut people = Vec::new();
        for n in 0..50 {
            people.push(moderator(town, &format!("M{n}"), world.space).await);
        }
        let path = format!("/moderation/items/{item}/claim");
        let tries = people.iter().map(|person| person.browser.post(&path, &[]));
        let replies = join_all(tries).await;
        let got = replies.iter().filter(|reply| reply.status == 303).count();
        assert_eq!(got, 1);
        let late = replies.iter().filter(|reply| reply.status == 409).count();
        assert_eq!(late, 49);
        let holder = replies.iter().position(|reply| reply.status == 303);
        let holder = &people[holder.expect("one")];
        let own = holder
            .browser
            .get(&format!("/moderation/items/{item}"))
            .await;
        assert!(own.has_text("Yours until"));
        let other = world
            .moderator
            .browser
            .get(&format!("/moderation/items/{item}"))
            .await;
        assert!(other.has_text("Somebody else works on it"));
        assert!(!other.has_text("Decide and take the next one"));
    }
);

both!(
    a_claim_keeps_others_from_deciding_until_it_runs_out_or_is_let_go,
    async |town: &Town| {
        let world = World::new(town).await;
        let item = world.item().await;
        let path = format!("/moderation/items/{item}");
        let max = moderator(town, "Max", world.space).await;
        let mona = &world.moderator.browser;
        assert_eq!(mona.post(&format!("{path}/claim"), &[]).await.status, 303);
        let typed = [("decision", "keep")];
        let refused = max.browser.post(&format!("{path}/decide"), &typed).await;
        assert_eq!(refused.status, 422);
        assert!(refused.has_text("Somebody else works on it"));
        assert_eq!(
            max.browser
                .post(&format!("{path}/release"), &[])
                .await
                .status,
            303
        );
        let still = max.browser.post(&format!("{path}/claim"), &[]).await;
        assert_eq!(still.status, 409, "nobody lets go for somebody else");
        town.clock.advance(14 * 60);
        let early = max.browser.post(&format!("{path}/claim"), &[]).await;
        assert_eq!(early.status, 409);
        town.clock.advance(61);
        let now = max.browser.post(&format!("{path}/claim"), &[]).await;
        assert_eq!(now.status, 303, "it ran out");
        assert_eq!(
            max.browser
                .post(&format!("{path}/release"), &[])
                .await
                .status,
            303
        );
        assert_eq!(mona.post(&format!("{path}/claim"), &[]).await.status, 303);
    }
);

both!(
    taking_the_next_one_claims_what_is_urgent_and_not_ones_own,
    async |town: &Town| {
        let world = World::new(town).await;
        let (_, calm) = named(town, world.space, "Buy my soap").await;
        let rita = &world.reporter.browser;
        let fields = [("ground", "spam")];
        rita.post(&format!("/report/name/{calm}"), &fields).await;
        let (_, grave) = named(town, world.space, "I know where you live").await;
        let mona = &world.moderator.browser;
        // What one reported oneself is left to others.
        let fields = [("ground", "threat")];
        mona.post(&format!("/report/name/{grave}"), &fields).await;
        let urgent = item_about(town, grave).await;
        let next = mona.post("/moderation/next", &[]).await;
        let expected = format!("/moderation/items/{}", world.item().await);
        assert_eq!(next.location(), Some(expected));
        let max = moderator(town, "Max", world.space).await;
        let next = max.browser.post("/moderation/next", &[]).await;
        assert_eq!(next.location(), Some(format!("/moderation/items/{urgent}")));
        // The queue says who works on what, and how much time is left.
        let queue = mona.get("/moderation").await;
        for words in ["Waiting 3", "Yours 1", "Free 1", "Urgent", "left", "Mona"] {
            assert!(queue.has_text(words), "{words}: {}", queue.text());
        }
        town.clock.advance(5 * 3600);
        let later = town.signed_in(world.moderator.account).await;
        let queue = later.get("/moderation?state=late").await;
        assert!(queue.has_text("Late by 1 hour"), "{}", queue.text());
        assert!(queue.has_text("I know where you live") && !queue.has_text("Buy my soap"));
    }
);

both!(deciding_leads_on_to_the_next_one, async |town: &Town| {
    let world = World::new(town).await;
    let rita = &world.reporter.browser;
    let mut items = vec![world.item().await];
    for n in 0..5 {
        let (_, name) = named(town, world.space, &format!("Crook {n}")).await;
        report(rita, name).await;
        items.push(item_about(town, name).await);
    }
    let mona = &world.moderator.browser;
    let mut at = mona.post("/moderation/next", &[]).await.location();
    for (n, item) in items.iter().enumerate() {
        assert_eq!(at, Some(format!("/moderation/items/{item}")), "{n}");
        // One click for each: forty in ten minutes are possible.
        let page = mona.get(at.as_deref().expect("a page")).await;
        let path = format!("/moderation/items/{item}/decide");
        let fields = [("then", "next"), ("decision", "keep")];
        let reply = mona.submit(&page, &path, &fields).await;
        assert_eq!(reply.status, 303, "{}", reply.text());
        at = reply.location();
    }
    assert_eq!(at.as_deref(), Some("/moderation"));
    assert!(mona.get("/moderation").await.has_text("Nothing waits here"));
});
