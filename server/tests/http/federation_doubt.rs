//! Signing in by a provider of identities that misbehaves, or does not answer: nobody is let in, and the other ways stay.

use crate::federation::walk::{Walker, administrator, number, set_up};
use support::node::Node;
use support::{Browser, Log, Reply, Town, both};

async fn misbehaving(town: &Town, provider: &Node, wrong: &str) -> Reply {
    let admin = administrator(town).await;
    let issuer = format!("http://{}/{wrong}", provider.address);
    let id = set_up(&admin, &issuer, &[("trusts_email", "yes")]).await;
    let walker = Walker::new(town.visitor(), provider.address, "mallory");
    walker.there.set_cookie("email", "mallory@example.org");
    let start = format!("/sign-in/with/{id}");
    let at_start = ["silent", "redirecting", "huge", "error", "open-endpoint"];
    if at_start.contains(&wrong) {
        return walker.here.get(&start).await;
    }
    walker.go(&start).await
}

both!(
    line_3_what_a_provider_says_wrongly_is_not_believed,
    async |town: &Town| {
        let log = Log::capture();
        let Some(provider) = Node::start("misbehaving.mjs") else {
            return;
        };
        let good = misbehaving(town, &provider, "good").await;
        assert_eq!(good.location().as_deref(), Some("/"), "{}", good.text());
        let wrongs = [
            "nonce",
            "no-nonce",
            "unsigned",
            "shared-secret",
            "signature",
            "audience",
            "audiences",
            "issuer",
            "expired",
            "old",
            "no-token",
            "refusing",
        ];
        for wrong in wrongs {
            let reply = misbehaving(town, &provider, wrong).await;
            assert_eq!(reply.status, 502, "{wrong}: {}", reply.text());
            assert!(
                reply.has_text("cannot be trusted"),
                "{wrong}: {}",
                reply.text()
            );
            assert!(
                reply.links().contains(&"/sign-in?next=%2F".to_owned()),
                "{wrong}"
            );
        }
        assert_eq!(
            number(
                town,
                "SELECT COUNT(*) FROM events WHERE kind = 'provider.failed'"
            )
            .await,
            12
        );
        assert_eq!(
            number(town, "SELECT COUNT(*) FROM federated_identities").await,
            1,
            "the good one"
        );
        assert!(log.text().contains("signing in by a provider failed"));
    }
);

both!(
    line_3_a_provider_that_is_down_leaves_the_other_ways,
    async |town: &Town| {
        let Some(provider) = Node::start("misbehaving.mjs") else {
            return;
        };
        for wrong in ["silent", "redirecting", "huge", "error", "open-endpoint"] {
            let reply = misbehaving(town, &provider, wrong).await;
            assert_eq!(reply.status, 502, "{wrong}: {}", reply.text());
            assert!(
                reply.has_text("does not answer at the moment"),
                "{wrong}: {}",
                reply.text()
            );
        }
        let admin = administrator(town).await;
        let id = set_up(&admin, &format!("http://{}/good", provider.address), &[]).await;
        drop(provider);
        let reply = town.visitor().get(&format!("/sign-in/with/{id}")).await;
        assert_eq!(reply.status, 502);
        let page = town.visitor().get("/sign-in").await;
        assert!(page.has_text("Send me a link") && page.has_text("Continue with Town ID"));
        let test = admin
            .post(&format!("/admin/providers/{id}/test"), &[])
            .await;
        assert!(
            test.has_text("It does not answer as a provider does."),
            "{}",
            test.text()
        );
    }
);

both!(
    line_3_an_answer_is_bound_to_the_session_that_asked,
    async |town: &Town| {
        let Some(provider) = Node::start("misbehaving.mjs") else {
            return;
        };
        let admin = administrator(town).await;
        let id = set_up(
            &admin,
            &format!("http://{}/good", provider.address),
            &[("trusts_email", "yes")],
        )
        .await;
        let start = format!("/sign-in/with/{id}");
        let mallory = Walker::new(town.visitor(), provider.address, "mallory");
        mallory.there.set_cookie("email", "mallory@example.org");
        let back = mallory.there(&start).await;
        // In somebody else's browser: one that asked nothing, and one that asked something else.
        assert_eq!(town.visitor().get(&back).await.status, 422);
        let victim = Walker::new(town.visitor(), provider.address, "anna");
        victim.there(&start).await;
        assert_eq!(victim.here.get(&back).await.status, 502);
        assert_eq!(
            number(
                town,
                "SELECT COUNT(*) FROM events WHERE kind = 'provider.failed'"
            )
            .await,
            1
        );
        assert_eq!(victim.here.get("/me").await.status, 303);
        // Another issuer in the answer (RFC 9207), and an answer that comes too late.
        let back = mallory.there(&start).await;
        assert_eq!(
            mallory
                .here
                .get(&format!("{back}&iss=https%3A%2F%2Fother.example"))
                .await
                .status,
            502
        );
        let back = mallory.there(&start).await;
        town.clock.advance(1300);
        assert_eq!(mallory.here.get(&back).await.status, 422);
    }
);

both!(
    line_3_a_provider_that_does_not_ask_again_does_not_confirm,
    async |town: &Town| {
        let Some(provider) = Node::start("misbehaving.mjs") else {
            return;
        };
        let admin = administrator(town).await;
        let id = set_up(
            &admin,
            &format!("http://{}/stale", provider.address),
            &[("trusts_email", "yes")],
        )
        .await;
        let anna = Walker::new(town.visitor(), provider.address, "anna");
        anna.there.set_cookie("email", "anna@example.org");
        let signed_in = anna.go(&format!("/sign-in/with/{id}")).await;
        assert_eq!(
            signed_in.location().as_deref(),
            Some("/"),
            "an older proof signs in"
        );
        let first = anna
            .here
            .get(&format!("/sign-in/with/{id}?for=connect"))
            .await;
        assert!(
            first
                .location()
                .unwrap_or_default()
                .starts_with("/confirm?"),
            "but is not fresh enough for more"
        );
        let reply = anna
            .go(&format!("/sign-in/with/{id}?for=confirm&next=/me"))
            .await;
        assert_eq!(reply.status, 502);
        assert!(
            reply.has_text("without asking you to sign in once more"),
            "{}",
            reply.text()
        );
    }
);

both!(
    what_a_provider_offers_is_kept_for_some_minutes,
    async |town: &Town| {
        let Some(provider) = Node::start("misbehaving.mjs") else {
            return;
        };
        let admin = administrator(town).await;
        let id = set_up(
            &admin,
            &format!("http://{}/good", provider.address),
            &[("trusts_email", "yes")],
        )
        .await;
        let start = format!("/sign-in/with/{id}");
        let signs_in = async |person: &str| {
            let walker = Walker::new(town.visitor(), provider.address, person);
            walker
                .there
                .set_cookie("email", &format!("{person}@example.org"));
            let reply = walker.go(&start).await;
            assert_eq!(reply.location().as_deref(), Some("/"), "{}", reply.text());
        };
        let there = Browser::new(provider.address);
        let described = async || there.get("/good/described").await.body;
        signs_in("anna").await;
        signs_in("ben").await;
        assert_eq!(described().await, "1", "on the way and back, for both");

        // A key that is not known yet is asked for; one that nobody has asks in vain.
        there.get("/good/new-key").await;
        signs_in("carla").await;
        assert_eq!(described().await, "2");
        signs_in("dora").await;
        assert_eq!(described().await, "2");

        town.clock.advance(600);
        town.visitor().get(&start).await;
        assert_eq!(described().await, "3", "later it is asked anew");
        // Whoever tests it wants to know how it is now.
        admin
            .post(&format!("/admin/providers/{id}/test"), &[])
            .await;
        assert_eq!(described().await, "4");
    }
);
