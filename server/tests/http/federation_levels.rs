//! What a provider vouches for, and which level and which entry of the roll that leads to.

use crate::federation::walk::{Walker, number, real};
use app::db::DbError;
use app::{run, transact};
use support::node::Node;
use support::{Town, both};

/// The settings that make the real provider tell who somebody is on the roll.
const ROLL: &[(&str, &str)] = &[
    ("scopes", "openid profile email resident"),
    ("roll_match", "reference"),
    ("match_claim", "resident_number"),
    ("resident_acr", "known"),
    ("strong_acr", "eid"),
];

async fn on_the_roll(town: &Town, reference: &'static str) {
    let id = app::clock::Clock::id(&town.clock);
    let written: Result<(), DbError> = transact!(&town.app.db, tx => {
        run!(tx, c => sqlx::query(
            "INSERT INTO roll_entries (id, reference, given_name, family_name, birth_date, district, imported_at) VALUES ($1, $2, 'Anna', 'Ahrens', '1990-05-17', 'Mitte', 0)"
        ).bind(id).bind(reference).execute(c).await?.rows_affected());
        Ok(())
    });
    written.expect("the roll takes an entry");
}

both!(
    line_3_levels_by_acr_and_one_entry_for_one_account,
    async |town: &Town| {
        let Some(provider) = Node::start("provider.mjs") else {
            return;
        };
        on_the_roll(town, "R-1").await;
        let more = [ROLL, &[("trusts_email", "yes")]].concat();
        let (_, id) = real(town, &provider, &more).await;
        let anna = Walker::new(town.visitor(), provider.address, "anna");
        anna.there.set_cookie("acr", "basic");
        anna.go(&format!("/sign-in/with/{id}")).await;
        assert!(
            !anna.here.get("/me").await.has_text("Mitte"),
            "a weak level says nothing of the roll"
        );

        // Asked for a level, the provider is asked for its acr; too weak a one is refused in words.
        let page = anna.here.get("/step-up?needs=2&next=/me").await;
        let way = page
            .links()
            .into_iter()
            .find(|link| link.contains("for=resident"))
            .expect("a way");
        let reply = anna.go(&way).await;
        assert_eq!(reply.status, 422);
        assert!(
            reply.has_text("did not show strongly enough"),
            "{}",
            reply.text()
        );

        let anna = Walker::new(anna.here, provider.address, "anna");
        anna.there.set_cookie("acr", "known");
        assert_eq!(anna.go(&way).await.location().as_deref(), Some("/me"));
        let me = anna.here.get("/me").await;
        assert!(me.has_text("Mitte"), "{}", me.text());

        // Level 3 by electronic identity.
        let page = anna.here.get("/step-up?needs=3&next=/me").await;
        let way = page
            .links()
            .into_iter()
            .find(|link| link.contains("for=strong"))
            .expect("a way");
        assert_eq!(anna.go(&way).await.status, 422, "known is not eid");
        let anna = Walker::new(anna.here, provider.address, "anna");
        anna.there.set_cookie("acr", "eid");
        assert_eq!(anna.go(&way).await.location().as_deref(), Some("/me"));
        assert_eq!(
            anna.here
                .get("/step-up?needs=3&next=/me/name")
                .await
                .location()
                .as_deref(),
            Some("/me/name"),
            "the level is reached"
        );

        // Carla is vouched for as the same entry: refused, written down, and said.
        let carla = Walker::new(town.visitor(), provider.address, "carla");
        carla.there.set_cookie("acr", "eid");
        carla.go(&format!("/sign-in/with/{id}")).await;
        let page = carla.here.get("/me").await;
        assert!(page.has_text("carla@example.org"), "{}", page.text());
        let page = carla.here.get("/step-up?needs=2&next=/me").await;
        let way = page
            .links()
            .into_iter()
            .find(|link| link.contains("for=resident"))
            .expect("a way");
        let carla = Walker::new(carla.here, provider.address, "carla");
        carla.there.set_cookie("acr", "eid");
        let page = carla.go_on(&way).await;
        assert!(
            page.has_text("the desk will look into it") && !page.has_text("Mitte"),
            "{}",
            page.text()
        );
        assert_eq!(
            number(
                town,
                "SELECT COUNT(*) FROM events WHERE kind = 'claim.opened'"
            )
            .await,
            1
        );
        assert_eq!(
            number(
                town,
                "SELECT COUNT(*) FROM accounts WHERE roll_entry IS NOT NULL"
            )
            .await,
            1
        );
        let strong = carla.here.get("/step-up?needs=3&next=/me").await;
        assert_eq!(strong.status, 200, "not strong without an entry");
    }
);

both!(
    line_3_names_and_birthday_match_one_entry_alone,
    async |town: &Town| {
        let Some(provider) = Node::start("provider.mjs") else {
            return;
        };
        on_the_roll(town, "X-1").await;
        on_the_roll(town, "X-2").await;
        let more = [
            ("roll_match", "person"),
            ("strong_acr", "eid"),
            ("trusts_email", "yes"),
        ];
        let (_, id) = real(town, &provider, &more).await;
        let anna = Walker::new(town.visitor(), provider.address, "anna");
        anna.there.set_cookie("acr", "eid");
        anna.go(&format!("/sign-in/with/{id}")).await;
        let way = format!("/sign-in/with/{id}?for=resident&next=/me");
        assert_eq!(anna.go(&way).await.status, 422, "two entries fit");
        let gone: Result<(), DbError> = transact!(&town.app.db, tx => {
            run!(tx, c => sqlx::query("DELETE FROM roll_entries WHERE reference = 'X-2'").execute(c).await?.rows_affected());
            Ok(())
        });
        gone.expect("gone");
        assert_eq!(anna.go(&way).await.location().as_deref(), Some("/me"));
        assert!(anna.here.get("/me").await.has_text("Mitte"));
    }
);

both!(
    names_are_the_same_however_two_offices_write_them,
    async |town: &Town| {
        let Some(provider) = Node::start("provider.mjs") else {
            return;
        };
        town.roll_entry_named("Anna-Léna", "Müller Özkan", "1990-05-17")
            .await;
        let more = [
            ("roll_match", "person"),
            ("strong_acr", "eid"),
            ("trusts_email", "yes"),
        ];
        let (_, id) = real(town, &provider, &more).await;
        let way = format!("/sign-in/with/{id}?for=resident&next=/me");
        // Without the dots it is another name, where nobody looks at it.
        for (person, is_there) in [("lotte", false), ("jutta", true)] {
            let walker = Walker::new(town.visitor(), provider.address, person);
            walker.there.set_cookie("acr", "eid");
            walker.go(&format!("/sign-in/with/{id}")).await;
            walker.go(&way).await;
            let me = walker.here.get("/me").await;
            assert!(
                me.has_text(&format!("{person}@example.org")),
                "{}",
                me.text()
            );
            assert_eq!(me.has_text("Mitte"), is_there, "{person}: {}", me.text());
        }
    }
);
