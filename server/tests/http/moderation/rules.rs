//! What a space asks for before a text is public.

use super::{World, choose, count, decide, item_about, moderator, name_id};
use domain::actor::Role;
use domain::ids::SpaceId;
use support::{Browser, Reply, Town, both};

async fn set(browser: &Browser, space: SpaceId, fields: &[(&str, &str)]) -> Reply {
    let path = format!("/admin/spaces/{space}/moderation");
    let page = browser.get(&path).await;
    assert_eq!(page.status, 200, "{}", page.text());
    // The form with the list is the one that is sent, also where the list stays as it is.
    let words = page.field("word_list").unwrap_or_default();
    let given = fields.iter().find(|(name, _)| *name == "word_list");
    let mut all = vec![*given.unwrap_or(&("word_list", words.as_str()))];
    all.extend(fields.iter().filter(|(name, _)| *name != "word_list"));
    browser.submit(&page, &path, &all).await
}

both!(
    a_word_of_the_list_lets_a_text_wait_whatever_its_spelling,
    async |town: &Town| {
        let space = town.space("park").await;
        let ada = town.official("Ada", Role::Administrator, Some(space)).await;
        let words = [("word_list", "Drecksäcke\nidiot*\n\n go home ")];
        assert_eq!(set(&ada.browser, space, &words).await.status, 303);
        let page = ada
            .browser
            .get(&format!("/admin/spaces/{space}/moderation"))
            .await;
        assert_eq!(
            page.field("word_list").as_deref(),
            Some("Drecksäcke\nidiot*\ngo home")
        );
        for (name, waits) in [
            ("You DRECKSAECKE", true),
            ("An idiótic name", true),
            ("id\u{ad}iot", true),
            ("Go, HOME!", true),
            ("A kind name", false),
            ("Home we go", false),
        ] {
            let person = town.citizen("Otto").await;
            let before = count(town, "items").await;
            let reply = choose(&person.browser, space, name).await;
            assert_eq!(reply.status, 303, "{name}: {}", reply.text());
            let opened = count(town, "items").await - before;
            assert_eq!(opened, i64::from(waits), "{name}");
            let told = person.browser.visit("/me/names").await;
            assert_eq!(told.has_text("when moderators have looked"), waits);
        }
        let mona = moderator(town, "Mona", space).await;
        let queue = mona.browser.get("/moderation?origin=rule").await;
        assert!(queue.has_text("Word of the list") && queue.has_text("You DRECKSAECKE"));
    }
);

both!(
    where_everything_is_looked_at_first_nothing_is_public_before,
    async |town: &Town| {
        let world = World::new(town).await;
        let ada = town
            .official("Ada", Role::Administrator, Some(world.space))
            .await;
        let yes = [("premoderated", "yes")];
        assert_eq!(set(&ada.browser, world.space, &yes).await.status, 303);
        let person = town.citizen("Nora").await;
        choose(&person.browser, world.space, "Nora from the park").await;
        let name = name_id(town, &person, world.space).await;
        let strangers = format!("/report/name/{name}");
        assert_eq!(world.reporter.browser.get(&strangers).await.status, 404);
        let item = item_about(town, name).await;
        let mona = &world.moderator.browser;
        let page = mona.get(&format!("/moderation/items/{item}")).await;
        assert!(page.has_text("Waits, not public") && page.has_text("Before it is public"));
        let kept = decide(mona, item, "keep", &[]).await;
        assert_eq!(kept.status, 303);
        assert_eq!(world.reporter.browser.get(&strangers).await.status, 200);
        let told = person.browser.get("/me/decisions").await;
        assert!(told.has_text("Keep"), "its author is told");
        // Staff of the space are not held.
        choose(&world.moderator.browser, world.space, "Mona").await;
        let own = name_id(town, &world.moderator, world.space).await;
        let page = world
            .reporter
            .browser
            .get(&format!("/report/name/{own}"))
            .await;
        assert_eq!(page.status, 200);
    }
);

both!(
    the_first_texts_of_new_accounts_wait_where_a_space_asks_for_it,
    async |town: &Town| {
        let space = town.space("park").await;
        let ada = town.official("Ada", Role::Administrator, Some(space)).await;
        let days = [("new_days", "7")];
        assert_eq!(set(&ada.browser, space, &days).await.status, 303);
        let old = town.citizen("Old").await;
        town.clock.advance(8 * 24 * 3600);
        let old = town.signed_in(old.account).await;
        choose(&old, space, "An old friend").await;
        assert_eq!(count(town, "items").await, 0);
        let new = town.citizen("New").await;
        choose(&new.browser, space, "Just arrived").await;
        assert_eq!(count(town, "items").await, 1);
    }
);

both!(
    rules_are_set_by_the_administration_of_the_space_and_never_over_somebody_elses,
    async |town: &Town| {
        let space = town.space("park").await;
        let elsewhere = town.space("river").await;
        let path = format!("/admin/spaces/{space}/moderation");
        let ada = town.official("Ada", Role::Administrator, Some(space)).await;
        for (role, place) in [(Role::Moderator, space), (Role::Administrator, elsewhere)] {
            let other = town.official("Other", role, Some(place)).await;
            assert_eq!(other.browser.get(&path).await.status, 403);
            assert_eq!(other.browser.post(&path, &[]).await.status, 403);
        }
        let first = ada.browser.get(&path).await;
        let words = [("word_list", "one")];
        assert_eq!(set(&ada.browser, space, &words).await.status, 303);
        let stale = ada
            .browser
            .submit(&first, &path, &[("word_list", "two")])
            .await;
        assert!(
            stale.has_text("Somebody else") || stale.status == 200,
            "{}",
            stale.text()
        );
        assert!(stale.body.contains("two"), "what was typed stays");
        let page = ada.browser.get(&path).await;
        assert_eq!(page.field("word_list").as_deref(), Some("one"));
        let bad = [("links", "0"), ("alike", "7"), ("new_days", "x")];
        let refused = set(&ada.browser, space, &bad).await;
        assert_eq!(refused.status, 422);
    }
);

both!(
    the_field_that_people_do_not_see_stays_empty,
    async |town: &Town| {
        let space = town.space("park").await;
        let person = town.citizen("Otto").await;
        let path = format!("/me/names/{space}");
        assert!(
            person
                .browser
                .get(&path)
                .await
                .body
                .contains("name=\"website\"")
        );
        let fields = [
            ("how", "other"),
            ("name", "Cheap pills"),
            ("website", "http://pills.example"),
        ];
        let refused = person.browser.post(&path, &fields).await;
        assert_eq!(refused.status, 422);
        assert!(refused.has_text("One field has to stay empty"));
        assert!(refused.body.contains("Cheap pills"));
    }
);
