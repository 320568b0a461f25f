//! What other parts ask before they publish a text: limits by age and level, near-duplicates, links, edits.

use super::{World, count, decide, item_about};
use app::clock::Clock;
use app::error::Problem;
use app::moderation::{Fresh, Screened, may_take_part, screen};
use app::transact;
use domain::actor::Actor;
use domain::ids::SpaceId;
use domain::moderation::ContentKind;
use domain::moderation::rules::{SpaceRules, Why};
use domain::rights::Denied;
use support::{Person, Town, both};
use uuid::Uuid;

const LONG: &str = "More benches along the river, so that older people can rest on their way to the market and back home again.";

async fn actor(town: &Town, person: &Person) -> Actor {
    let mut tx = town.app.db.read().await.expect("a connection");
    let actor = app::identity::actor(&mut tx, person.account).await;
    actor.expect("an answer").expect("an account")
}

fn fresh<'a>(town: &Town, actor: &'a Actor, space: SpaceId, text: &'a str) -> Fresh<'a> {
    let id = town.clock.id();
    Fresh {
        kind: ContentKind::Comment,
        id,
        space,
        about: id,
        actor,
        title: "",
        text,
        lang: "en",
        field: "body",
        honey: "",
        is_edit: false,
        item: town.clock.id(),
        now: town.clock.now(),
    }
}

async fn screened(town: &Town, fresh: &Fresh<'_>) -> Result<Screened, Problem> {
    transact!(&town.app.db, tx => screen(tx, fresh).await)
}

both!(
    how_much_somebody_publishes_depends_on_account_and_level,
    async |town: &Town| {
        let space = town.space("park").await;
        let (new, resident) = (town.citizen("New").await, town.resident("Rosa").await);
        let texts: Vec<String> = (0..20).map(|n| format!("Text {n}")).collect();
        for (person, most) in [(&new, 3), (&resident, 10)] {
            let actor = actor(town, person).await;
            for (n, text) in texts.iter().enumerate() {
                let found = screened(town, &fresh(town, &actor, space, text)).await;
                let found = found.expect("an answer");
                if n < most {
                    assert_eq!(found, Screened::Publish, "{n}");
                } else {
                    let refused = Screened::Refuse {
                        field: "body",
                        key: "limit-ten-minutes",
                        args: vec![("most", i64::try_from(most).expect("few"))],
                    };
                    assert_eq!(found, refused, "{n}");
                    break;
                }
            }
        }
        // Edits are not counted, and ten minutes later there is room again.
        let who = actor(town, &new).await;
        let edit = Fresh {
            is_edit: true,
            ..fresh(town, &who, space, "Text")
        };
        let found = screened(town, &edit).await.expect("an answer");
        assert_eq!(found, Screened::Publish);
        town.clock.advance(601);
        let later = fresh(town, &who, space, "Later");
        let found = screened(town, &later).await.expect("an answer");
        assert_eq!(found, Screened::Publish);
    }
);

both!(
    links_and_near_duplicates_wait_for_moderators,
    async |town: &Town| {
        let space = town.space("park").await;
        let ada = town
            .official("Ada", domain::actor::Role::Administrator, Some(space))
            .await;
        let path = format!("/admin/spaces/{space}/moderation");
        let set = ada.browser.post(&path, &[("alike", "80")]).await;
        assert_eq!(set.status, 303, "{}", set.text());
        let (one, other) = (town.citizen("One").await, town.citizen("Other").await);
        let (one, other) = (actor(town, &one).await, actor(town, &other).await);
        let first = screened(town, &fresh(town, &one, space, LONG)).await;
        assert_eq!(first.expect("an answer"), Screened::Publish);
        let copy = format!("{} !!", LONG.to_uppercase());
        let copied = fresh(town, &other, space, &copy);
        let found = screened(town, &copied).await.expect("an answer");
        let why = vec![Why::Duplicate];
        assert_eq!(found, Screened::Hold { why });
        let item = item_about(town, copied.id).await;
        assert_eq!(item, copied.item, "the item is there");
        let short = fresh(town, &other, space, "Good idea!");
        screened(town, &short).await.expect("an answer");
        let again = fresh(town, &one, space, "Good idea!");
        let found = screened(town, &again).await.expect("an answer");
        assert_eq!(found, Screened::Publish, "short texts are alike by chance");
        let links = fresh(town, &one, space, "http://a.example and www.b.example");
        let found = screened(town, &links).await.expect("an answer");
        let why = vec![Why::Links];
        assert_eq!(found, Screened::Hold { why });
        assert_eq!(count(town, "items").await, 2);
        assert_eq!(SpaceRules::default().links, 0);
    }
);

both!(
    visitors_and_suspended_people_publish_nothing_whoever_asks,
    async |town: &Town| {
        let world = World::new(town).await;
        let nobody = Actor::default();
        let denied = screened(town, &fresh(town, &nobody, world.space, "x")).await;
        assert!(matches!(denied, Err(Problem::Denied(Denied::SignIn))));
        let mona = &world.moderator.browser;
        let item = world.item().await;
        decide(mona, item, "suspend", &[("days", "1")]).await;
        let otto = actor(town, &world.author).await;
        let denied = screened(town, &fresh(town, &otto, world.space, "x")).await;
        assert!(matches!(
            denied,
            Err(Problem::Denied(Denied::Suspended { .. }))
        ));
        let mut tx = town.app.db.read().await.expect("a connection");
        let now = town.clock.now();
        let here = may_take_part(&mut tx, world.author.account, world.space, now).await;
        assert!(here.expect("an answer").is_err());
        let elsewhere = SpaceId(Uuid::nil());
        let there = may_take_part(&mut tx, world.author.account, elsewhere, now).await;
        assert!(there.expect("an answer").is_ok());
    }
);
