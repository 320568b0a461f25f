//! Several items at once, after a look at all of them; and words for what comes again and again.

use super::{FACTS, NAME, World, count, item_about, moderator, named, report};
use app::db::DbError;
use app::{run, transact};
use support::{Town, both};
use uuid::Uuid;

both!(
    what_is_chosen_is_checked_and_decided_together,
    async |town: &Town| {
        let world = World::new(town).await;
        let mut items = vec![world.item().await];
        for n in 0..3 {
            let (_, name) = named(town, world.space, &format!("Crook {n}")).await;
            report(&world.reporter.browser, name).await;
            items.push(item_about(town, name).await);
        }
        // One of them the moderator reported, too.
        let mona = &world.moderator.browser;
        let (_, own) = named(town, world.space, "Crook 9").await;
        report(mona, own).await;
        items.push(item_about(town, own).await);
        let query: Vec<String> = items.iter().map(|item| format!("item={item}")).collect();
        let path = format!("/moderation/bulk?{}", query.join("&"));
        let page = mona.get(&path).await;
        assert_eq!(page.status, 200);
        assert_eq!(page.heading(), "Decide about 4 together");
        assert!(page.has_text("Left out:") && page.has_text("Crook 2"));
        let ids: Vec<String> = items.iter().map(Uuid::to_string).collect();
        let mut fields: Vec<(&str, &str)> = ids.iter().map(|id| ("item", id.as_str())).collect();
        let refused = mona.post("/moderation/bulk", &fields).await;
        assert_eq!(refused.status, 422);
        fields.extend([("decision", "hide"), ("ground", "insult"), ("facts", FACTS)]);
        let done = mona.post("/moderation/bulk", &fields).await;
        assert_eq!(done.status, 303, "{}", done.text());
        assert_eq!(count(town, "statements").await, 4, "a statement for each");
        assert_ne!(world.shown().await, NAME);
        let queue = mona.get("/moderation").await;
        assert!(queue.has_text("Crook 9") && !queue.has_text("Crook 2"));
        let again = mona.post("/moderation/bulk", &fields).await;
        assert_eq!(again.status, 422, "decided already");
        assert_eq!(count(town, "statements").await, 4);
    }
);

both!(several_are_claimed_together, async |town: &Town| {
    let world = World::new(town).await;
    let (_, name) = named(town, world.space, "Crook").await;
    report(&world.reporter.browser, name).await;
    let ids = [world.item().await, item_about(town, name).await].map(|id| id.to_string());
    let fields = [("item", ids[0].as_str()), ("item", ids[1].as_str())];
    let mona = &world.moderator.browser;
    let claimed = mona.post("/moderation/claims", &fields).await;
    assert_eq!(
        claimed.location().as_deref(),
        Some("/moderation?state=mine")
    );
    assert!(mona.get("/moderation?state=mine").await.has_text("Yours 2"));
    let none = mona.get("/moderation/bulk").await;
    assert_eq!(none.location().as_deref(), Some("/moderation"));
    let bad = mona.post("/moderation/claims", &[("item", "x")]).await;
    assert_eq!(bad.status, 400);
});

both!(a_template_decides_by_one_click, async |town: &Town| {
    let world = World::new(town).await;
    let mona = &world.moderator.browser;
    let space = world.space.to_string();
    let empty = mona.post("/moderation/templates", &[]).await;
    assert_eq!(empty.status, 422);
    let fields = [
        ("space", space.as_str()),
        ("title", "Insults a politician"),
        ("decision", "hide"),
        ("ground", "insult"),
        ("facts", FACTS),
    ];
    let added = mona.post("/moderation/templates", &fields).await;
    assert_eq!(added.status, 303, "{}", added.text());
    let item = world.item().await;
    let page = mona.get(&format!("/moderation/items/{item}")).await;
    assert!(page.has_text("Insults a politician"));
    let template = template(town).await;
    let filled = mona
        .get(&format!("/moderation/items/{item}?template={template}"))
        .await;
    assert!(filled.body.contains(FACTS), "it can fill the form, too");
    let template = template.to_string();
    let fields = [("by_template", template.as_str()), ("seen", "0")];
    let path = format!("/moderation/items/{item}/decide");
    assert_eq!(mona.post(&path, &fields).await.status, 303);
    assert_ne!(world.shown().await, NAME);
    let statement = world.newest_statement().await;
    let told = world
        .author
        .browser
        .get(&format!("/me/decisions/{statement}"))
        .await;
    assert!(told.has_text(FACTS));
    let remove = format!("/moderation/templates/{template}/remove");
    let other = moderator(town, "Elsa", town.space("river").await).await;
    assert_eq!(other.browser.post(&remove, &[]).await.status, 403);
    assert_eq!(mona.post(&remove, &[]).await.status, 303);
    assert!(
        !mona
            .get("/moderation/templates")
            .await
            .has_text("Insults a politician")
    );
});

async fn template(town: &Town) -> Uuid {
    let found: Result<Uuid, DbError> = transact!(&town.app.db, tx => {
        Ok(run!(tx, c => sqlx::query_scalar("SELECT id FROM moderation_templates LIMIT 1").fetch_one(c).await?))
    });
    found.expect("a template")
}
