//! Signing in by providers of identities: with a real one, `oidc-provider` of npm.

pub mod walk;

use support::links::{ask, newest_link, signed_in};
use support::node::Node;
use support::{Town, both};
use walk::{Walker, number, real};

both!(
    line_3_a_real_provider_signs_people_in_and_out,
    async |town: &Town| {
        let Some(provider) = Node::start("provider.mjs") else {
            return;
        };
        let (_, id) = real(town, &provider, &[("trusts_email", "yes")]).await;
        let anna = Walker::new(town.visitor(), provider.address, "anna");
        let page = anna.here.get("/sign-in?next=/me/name").await;
        let way = format!("/sign-in/with/{id}?for=sign-in&next=%2Fme%2Fname");
        assert!(page.links().contains(&way), "{:?}", page.links());
        let back = anna.there(&way).await;
        let reply = anna.here.get(&back).await;
        assert_eq!(
            reply.location().as_deref(),
            Some("/me/name"),
            "{}",
            reply.text()
        );
        assert!(anna.here.get("/me").await.has_text("anna@example.org"));
        // The same answer a second time is of no use.
        assert_eq!(anna.here.get(&back).await.status, 422);

        // Later again, in another browser: the same account.
        let again = Walker::new(town.visitor(), provider.address, "anna");
        again.go(&way).await;
        assert!(again.here.get("/me").await.has_text("anna@example.org"));
        assert_eq!(
            number(
                town,
                "SELECT COUNT(*) FROM accounts WHERE email = 'anna@example.org'"
            )
            .await,
            1
        );
        assert_eq!(
            number(
                town,
                "SELECT COUNT(*) FROM events WHERE kind = 'identity.linked'"
            )
            .await,
            1
        );

        // Signing out offers to sign out there as well.
        let out = again.here.post("/sign-out", &[]).await;
        assert_eq!(out.location(), Some(format!("/sign-out/with/{id}")));
        let page = again.here.get(&format!("/sign-out/with/{id}")).await;
        let ends = format!("http://{}/session/end?", provider.address);
        assert!(
            page.links().iter().any(|link| link.starts_with(&ends)),
            "{:?}",
            page.links()
        );
        assert_eq!(
            again.here.get("/me").await.location().as_deref(),
            Some("/sign-in?next=%2Fme")
        );
    }
);

both!(
    line_3_the_person_who_cancels_at_the_provider_is_told_so,
    async |town: &Town| {
        let Some(provider) = Node::start("provider.mjs") else {
            return;
        };
        let (_, id) = real(town, &provider, &[]).await;
        let nobody = Walker::new(town.visitor(), provider.address, "");
        nobody.there.set_cookie("person", "");
        let reply = nobody.go(&format!("/sign-in/with/{id}")).await;
        assert_eq!(reply.status, 422);
        assert!(
            reply.has_text("Perhaps you cancelled")
                && reply.links().contains(&"/sign-in?next=%2F".to_owned()),
            "{}",
            reply.text()
        );
    }
);

both!(
    line_3_an_existing_account_is_connected_only_by_its_owner,
    async |town: &Town| {
        let Some(provider) = Node::start("provider.mjs") else {
            return;
        };
        let (_, id) = real(town, &provider, &[("trusts_email", "yes")]).await;
        let way = format!("/sign-in/with/{id}");
        let owner = signed_in(town, "anna@example.org").await;
        let anna = Walker::new(town.visitor(), provider.address, "anna");
        let page = anna.go_on(&way).await;
        assert_eq!(page.heading(), "You have an account here already");
        assert_eq!(
            number(town, "SELECT COUNT(*) FROM federated_identities").await,
            0
        );
        assert_eq!(anna.here.get("/me").await.status, 303, "not signed in");

        // By the link, then the question, then the button.
        let next = "/me/providers/connect";
        ask(&anna.here, "anna@example.org", next).await;
        let link = newest_link(town, "anna@example.org").await;
        assert_eq!(
            anna.here.post(&link, &[]).await.location().as_deref(),
            Some(next)
        );
        let page = anna.here.get(next).await;
        assert_eq!(page.heading(), "Connect Town ID with your account?");
        assert!(page.has_text("anna@example.org"));
        assert_eq!(
            number(town, "SELECT COUNT(*) FROM federated_identities").await,
            0,
            "asking connects nothing"
        );
        assert_eq!(
            anna.here.post(next, &[]).await.location().as_deref(),
            Some("/me/providers")
        );
        let page = anna.here.get("/me/providers").await;
        assert!(
            page.has_text("Connected. You can now sign in by it."),
            "{}",
            page.text()
        );
        // Pressed twice: nothing more.
        anna.here.post(next, &[]).await;
        assert_eq!(
            number(town, "SELECT COUNT(*) FROM federated_identities").await,
            1
        );

        // From now on it signs in to that account.
        let later = Walker::new(town.visitor(), provider.address, "anna");
        assert_eq!(later.go(&way).await.location().as_deref(), Some("/"));

        // Somebody else can neither connect it with their account, nor part it from hers.
        let stranger = Walker::new(
            signed_in(town, "eve@example.org").await,
            provider.address,
            "anna",
        );
        let page = stranger
            .go_on(&format!("{way}?for=connect&next=/me/providers"))
            .await;
        assert_eq!(page.heading(), "Connect Town ID with your account?");
        let page = stranger.here.post(next, &[]).await;
        assert_eq!(page.status, 422);
        assert!(page.has_text("connected with another account"));
        let mine = owner.get("/me/providers").await;
        let remove = mine
            .links()
            .into_iter()
            .find(|link| link.ends_with("/remove"))
            .expect("a link");
        assert_eq!(stranger.here.post(&remove, &[]).await.status, 404);

        // The owner, after more than ten minutes, has to show who she is first.
        town.clock.advance(700);
        let first = owner
            .post(&remove, &[])
            .await
            .location()
            .unwrap_or_default();
        assert!(first.starts_with("/confirm?"), "{first}");
        let owner = signed_in(town, "anna@example.org").await;
        assert_eq!(owner.post(&remove, &[]).await.status, 303);
        assert_eq!(
            number(town, "SELECT COUNT(*) FROM federated_identities").await,
            0
        );
        assert_eq!(
            number(
                town,
                "SELECT COUNT(*) FROM events WHERE kind = 'identity.unlinked'"
            )
            .await,
            1
        );
        assert_eq!(owner.post(&remove, &[]).await.status, 404, "a second time");
    }
);

both!(
    line_3_an_address_the_provider_does_not_confirm_is_confirmed_by_us,
    async |town: &Town| {
        let Some(provider) = Node::start("provider.mjs") else {
            return;
        };
        let (_, id) = real(town, &provider, &[("trusts_email", "yes")]).await;
        let ben = Walker::new(town.visitor(), provider.address, "ben");
        let page = ben.go_on(&format!("/sign-in/with/{id}")).await;
        assert_eq!(page.heading(), "One more step");
        assert_eq!(
            number(
                town,
                "SELECT COUNT(*) FROM accounts WHERE email = 'ben@example.org'"
            )
            .await,
            0
        );
    }
);

both!(
    line_3_confirming_asks_the_provider_anew,
    async |town: &Town| {
        let Some(provider) = Node::start("provider.mjs") else {
            return;
        };
        let (_, id) = real(town, &provider, &[("trusts_email", "yes")]).await;
        let anna = Walker::new(town.visitor(), provider.address, "anna");
        anna.go(&format!("/sign-in/with/{id}")).await;
        let me = anna.here.get("/me/providers").await;
        let remove = me
            .links()
            .into_iter()
            .find(|link| link.ends_with("/remove"))
            .expect("a link");
        town.clock.advance(660);
        let confirm = anna.here.get(&remove).await.location().expect("asks");
        assert!(confirm.starts_with("/confirm?"), "{confirm}");
        let page = anna.here.get(&confirm).await;
        let way = page
            .links()
            .into_iter()
            .find(|link| link.contains("for=confirm"))
            .expect("a way");
        // The clock of the real provider cannot be moved: what it says now is eleven minutes old to us, and is refused as stale.
        let reply = anna.go(&way).await;
        assert_eq!(reply.status, 502, "{}", reply.text());
        town.clock.advance(-660);
        assert_eq!(
            anna.go(&way).await.location().as_deref(),
            Some(remove.as_str())
        );
        // Somebody else's identity does not confirm.
        let other = Walker::new(anna.here, provider.address, "carla");
        let page = other.go_on(&way).await;
        assert_ne!(page.status, 303);
        assert!(
            page.heading().starts_with("Connect Town ID"),
            "{}",
            page.text()
        );
    }
);
