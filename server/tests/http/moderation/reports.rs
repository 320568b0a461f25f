//! Reporting: by everybody whose address is confirmed, once for each person and thing.

use super::{NAME, World, count, mails, moderator, named, report};
use support::{Town, both};

both!(
    one_report_for_each_person_and_thing_which_is_confirmed,
    async |town: &Town| {
        let world = World::new(town).await;
        let rita = &world.reporter.browser;
        let path = format!("/report/name/{}", world.name);
        report(rita, world.name).await;
        assert_eq!(count(town, "reports").await, 1);
        let page = rita.get(&path).await;
        assert_eq!(page.heading(), "You reported this");
        assert!(page.has_text("Insult") && page.has_text("That is an insult."));
        let other = town.citizen("Ruth").await;
        report(&other.browser, world.name).await;
        assert_eq!(count(town, "reports").await, 2);
        assert_eq!(count(town, "items").await, 1, "one item for one thing");
        let mona = &world.moderator.browser;
        assert!(mona.get("/moderation").await.has_text("2 reports"));
        let item = mona
            .get(&format!("/moderation/items/{}", world.item().await))
            .await;
        assert!(item.has_text("That is an insult.") && item.has_text("Rita"));
    }
);

both!(
    visitors_sign_in_first_and_nobody_reports_themselves,
    async |town: &Town| {
        let world = World::new(town).await;
        let path = format!("/report/name/{}", world.name);
        let visitor = town.visitor();
        let to = visitor.get(&path).await.location().unwrap_or_default();
        assert!(to.starts_with("/sign-in?"), "{to}");
        let sent = visitor.post(&path, &[("ground", "spam")]).await;
        assert!(sent.location().unwrap_or_default().starts_with("/sign-in?"));
        let author = &world.author.browser;
        assert_eq!(author.get(&path).await.status, 403);
        let own = author.post(&path, &[("ground", "spam")]).await;
        assert_eq!(own.status, 403);
        assert_eq!(count(town, "reports").await, 1);
    }
);

both!(
    what_is_missing_or_unknown_is_said_and_kept,
    async |town: &Town| {
        let world = World::new(town).await;
        let ruth = town.citizen("Ruth").await.browser;
        let path = format!("/report/name/{}", world.name);
        let words = [("words", "I do not like this."), ("ground", "nonsense")];
        let refused = ruth.post(&path, &words).await;
        assert_eq!(refused.status, 422);
        assert!(refused.has_text("Choose what is wrong"));
        assert!(refused.body.contains("I do not like this."));
        assert!(refused.has_text(NAME));
        let long = "x".repeat(2001);
        let fields = [("words", long.as_str()), ("ground", "spam")];
        assert_eq!(ruth.post(&path, &fields).await.status, 422);
        for bad in [
            "/report/name/x",
            "/report/nothing/00000000-0000-7000-8000-000000000000",
            "/report/name/00000000-0000-7000-8000-000000000000",
            "/report/comment/00000000-0000-7000-8000-000000000000",
        ] {
            assert_eq!(ruth.get(bad).await.status, 404, "{bad}");
        }
        assert_eq!(count(town, "reports").await, 1);
    }
);

both!(
    who_floods_with_reports_waits_until_tomorrow,
    async |town: &Town| {
        let space = town.space("park").await;
        let ruth = town.citizen("Ruth").await.browser;
        for n in 0..21 {
            let (_, name) = named(town, space, &format!("Name {n}")).await;
            let path = format!("/report/name/{name}");
            let reply = ruth.post(&path, &[("ground", "spam")]).await;
            assert_eq!(reply.status, if n < 20 { 303 } else { 422 }, "{n}");
        }
    }
);

both!(
    a_new_report_after_a_decision_opens_the_item_again,
    async |town: &Town| {
        let world = World::new(town).await;
        let mona = &world.moderator.browser;
        world.decide(mona, "keep", &[]).await;
        assert!(mona.get("/moderation").await.has_text("Nothing waits here"));
        let answered = world
            .reporter
            .browser
            .get(&format!("/report/name/{}", world.name))
            .await;
        assert!(answered.has_text("Moderators have decided"));
        let ruth = town.citizen("Ruth").await;
        report(&ruth.browser, world.name).await;
        let queue = mona.get("/moderation").await;
        assert!(queue.has_text("1 report") && queue.has_text(NAME));
        world.decide(mona, "hide", &[]).await;
        let list = ruth.browser.get("/me/decisions").await;
        assert!(list.has_text("Hide"));
        let first = world.reporter.browser.get("/me/decisions").await;
        assert!(!first.has_text("Hide"), "only who waits for an answer");
    }
);

both!(
    moderators_of_the_space_are_told_that_something_waits,
    async |town: &Town| {
        let world = World::new(town).await;
        let elsa = moderator(town, "Elsa", town.space("river").await).await;
        town.clock.advance(61);
        town.jobs().await;
        town.clock.advance(601);
        town.jobs().await;
        town.jobs().await;
        let told = mails(town, &world.moderator).await;
        assert_eq!(told.len(), 1, "once");
        assert!(told[0].subject.contains("Waits for moderators"));
        assert!(told[0].body.contains(NAME) && told[0].body.contains("/moderation/items/"));
        assert!(mails(town, &elsa).await.is_empty());
        assert!(mails(town, &world.author).await.is_empty());
    }
);
