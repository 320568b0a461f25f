//! Who moderates where; and that people who try in others' names get nowhere.

use super::{NAME, World, count, decide, moderator, undo};
use domain::actor::Role;
use support::{Person, Town, both};

/// Every address that changes something about an item.
async fn tries(world: &World<'_>, by: &Person) -> Vec<u16> {
    let item = world.item().await;
    let id = item.to_string();
    let fields = [("decision", "hide"), ("ground", "spam"), ("facts", "x")];
    let bulk = [
        ("item", id.as_str()),
        ("decision", "hide"),
        ("ground", "spam"),
        ("facts", "x"),
    ];
    let path = format!("/moderation/items/{item}");
    let browser = &by.browser;
    vec![
        browser.get(&path).await.status.as_u16(),
        browser
            .post(&format!("{path}/claim"), &[])
            .await
            .status
            .as_u16(),
        browser
            .post(&format!("{path}/release"), &[])
            .await
            .status
            .as_u16(),
        browser
            .post(&format!("{path}/decide"), &fields)
            .await
            .status
            .as_u16(),
        browser
            .post(&format!("{path}/notes"), &[("note", "x")])
            .await
            .status
            .as_u16(),
        browser
            .post("/moderation/claims", &bulk)
            .await
            .status
            .as_u16(),
        browser
            .post("/moderation/bulk", &bulk)
            .await
            .status
            .as_u16(),
        browser
            .get(&format!("/moderation/bulk?item={item}"))
            .await
            .status
            .as_u16(),
    ]
}

both!(
    moderators_of_another_space_and_other_roles_do_nothing_here,
    async |town: &Town| {
        let world = World::new(town).await;
        let elsewhere = town.space("river").await;
        let mut people = vec![
            town.citizen("Cem").await,
            moderator(town, "Elsa", elsewhere).await,
        ];
        for role in [
            Role::Councillor,
            Role::UnitManager,
            Role::Administrator,
            Role::Auditor,
        ] {
            people.push(town.official("Olga", role, Some(world.space)).await);
        }
        for person in &people {
            let found = tries(&world, person).await;
            assert!(found.iter().all(|status| *status == 403), "{found:?}");
        }
        let elsa = &people[1].browser;
        assert!(!elsa.get("/moderation").await.has_text(NAME));
        let filtered = format!("/moderation?space={}", world.space);
        assert_eq!(elsa.get(&filtered).await.status, 403);
        let next = elsa.post("/moderation/next", &[]).await;
        assert_eq!(next.location().as_deref(), Some("/moderation"));
        assert_eq!(count(town, "statements").await, 0);
        let everywhere = town.official("Eva", Role::Moderator, None).await;
        assert!(everywhere.browser.get("/moderation").await.has_text(NAME));
        let done = world.decide(&everywhere.browser, "hide", &[]).await;
        assert_eq!(done.status, 303, "a moderator of the municipality may");
        let statement = world.newest_statement().await;
        for person in &people {
            let undone = undo(&person.browser, statement).await;
            assert_eq!(undone.status, 403);
        }
    }
);

both!(
    moderators_decide_neither_about_their_own_content_nor_their_own_reports,
    async |town: &Town| {
        let world = World::new(town).await;
        // The author and the reporter become moderators.
        for person in [&world.author, &world.reporter] {
            town.grant(person.account, Role::Moderator, Some(world.space))
                .await;
            let browser = town.signed_in(person.account).await;
            let item = world.item().await;
            let page = browser.get(&format!("/moderation/items/{item}")).await;
            assert!(page.has_text("Somebody else decides here"));
            let path = format!("/moderation/items/{item}/decide");
            for decision in ["keep", "hide"] {
                let fields = [
                    ("decision", decision),
                    ("ground", "spam"),
                    ("facts", "x"),
                    ("seen", "0"),
                ];
                let refused = browser.post(&path, &fields).await;
                assert_eq!(refused.status, 403);
                assert!(refused.has_text("Another moderator decides about it"));
            }
        }
        assert_eq!(count(town, "statements").await, 0);
        world.decide(&world.moderator.browser, "hide", &[]).await;
        let statement = world.newest_statement().await;
        for person in [&world.author, &world.reporter] {
            let browser = town.signed_in(person.account).await;
            let undone = undo(&browser, statement).await;
            assert_eq!(undone.status, 403, "nor do they undo it");
        }
    }
);

both!(
    two_who_decide_at_once_do_not_decide_twice,
    async |town: &Town| {
        let world = World::new(town).await;
        let item = world.item().await;
        let max = moderator(town, "Max", world.space).await;
        let mona = &world.moderator.browser;
        let (one, other) = futures::join!(
            decide(mona, item, "keep", &[]),
            decide(&max.browser, item, "hide", &[])
        );
        let mut found = [one.status.as_u16(), other.status.as_u16()];
        found.sort_unstable();
        assert_eq!(found, [303, 422]);
        assert_eq!(count(town, "statements").await, 1);
    }
);

both!(notes_are_for_moderators_alone, async |town: &Town| {
    let world = World::new(town).await;
    let item = world.item().await;
    let mona = &world.moderator.browser;
    let path = format!("/moderation/items/{item}");
    let empty = mona.post(&format!("{path}/notes"), &[("note", " ")]).await;
    assert_eq!(empty.status, 422);
    let note = [("note", "He did this before <script>alert(1)</script>")];
    assert_eq!(mona.post(&format!("{path}/notes"), &note).await.status, 303);
    let page = mona.get(&path).await;
    assert!(page.has_text("He did this before") && !page.body.contains("<script>alert"));
    world.decide(mona, "keep", &[]).await;
    let statement = world.newest_statement().await;
    for person in [&world.author, &world.reporter] {
        let own = person
            .browser
            .get(&format!("/me/decisions/{statement}"))
            .await;
        assert!(!own.has_text("He did this before"));
    }
});
